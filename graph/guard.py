"""What a user's Cypher may hold. Every query passes here, on either store, before an engine sees it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.cypher_tokens import refusal, tokens
from graph.errors import QueryError

_REFUSED: Final = {
    **dict.fromkeys(("CREATE", "MERGE", "SET", "DELETE", "REMOVE", "DETACH", "DROP", "FOREACH", "INSERT"), "Queries only read; use `lienket load`."),
    **dict.fromkeys(("LOAD", "CSV"), "Queries read no files; use `lienket load`."),
    **dict.fromkeys(("USE", "SHOW", "TERMINATE", "ALTER", "GRANT", "DENY", "REVOKE", "PROFILE", "EXPLAIN"), "Queries ask the graph, nothing else."),
}


def check(cypher: str, parameters: Mapping[str, object]) -> str:
    """Return the query if it only reads and every parameter it names is given; raise QueryError otherwise."""
    found = tokens(cypher)
    for before, token in zip(found[:1] + found, found, strict=False):
        if token.word in _REFUSED and before.text not in (".", ":"):
            raise refusal(cypher, token.start, f"{token.word} is not allowed", cure=_REFUSED[token.word])
        if token.kind == "parameter" and token.text not in parameters:
            raise refusal(cypher, token.start, f"The parameter ${token.text} has no value", cure=f"Give it with --param {token.text}=VALUE.")
    if len(found) == 1:
        raise QueryError("The query is empty", cure="Try: MATCH (n) RETURN n.name LIMIT 10")
    return cypher
