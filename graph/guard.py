"""What a user's Cypher may hold. Every query passes here, on either store, before an engine sees it.

Only what was seen to give the same rows on Neo4j and on the embedded engine is let through; all else is refused, with the place in the query and
what to write instead. What comes out reads only: the grammar has no word for anything else.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.cypher_clauses import Compiled, compiled
from graph.cypher_syntax import parse
from graph.errors import QueryError


def check(cypher: str, parameters: Mapping[str, object]) -> Compiled:
    """Return the query as the engines get it; raise QueryError for what is refused, for a missing parameter and for a syntax error."""
    try:
        return compiled(parse(cypher), cypher, parameters)
    except RecursionError:
        raise QueryError("The query is nested too deeply", cure="Break it up with WITH.") from None
