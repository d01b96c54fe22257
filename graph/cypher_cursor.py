"""A walk along the tokens of a query: what comes next, what must come next, and what is said when it does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NoReturn, TypeVar

from graph.cypher_tokens import Token, refusal, tokens
from graph.errors import QueryError

_T = TypeVar("_T")
_READ: Final = "Queries only read; `lienket load` adds articles."
_ONLY: Final = "A query asks the graph and nothing else."
_REFUSED: Final = {
    **dict.fromkeys("CREATE MERGE SET DELETE REMOVE DETACH NODETACH DROP FOREACH INSERT ALTER".split(), _READ),
    **dict.fromkeys("GRANT DENY REVOKE USE SHOW TERMINATE START STOP ENABLE RENAME PROFILE EXPLAIN CYPHER PERIODIC DRYRUN".split(), _ONLY),
    "LOAD": "Queries read no files; `lienket load` adds articles.",
    "FINISH": "End the query with RETURN.",
    "YIELD": "Procedures are not allowed; use MATCH.",
    "FILTER": "Write WITH * WHERE ...",
    "LET": "Write WITH *, ... AS name.",
    "OFFSET": "Write SKIP.",
}


class Cursor:
    """Stands before the token at ``at``."""

    def __init__(self, cypher: str) -> None:
        self.cypher = cypher
        self.tokens = tokens(cypher)
        self.at = 0

    @property
    def token(self) -> Token:
        """Return the token that comes next."""
        return self.tokens[self.at]

    def ahead(self, n: int = 1) -> Token:
        """Return a token further on."""
        return self.tokens[min(self.at + n, len(self.tokens) - 1)]

    def next(self) -> Token:
        """Return the next token and step over it."""
        token = self.token
        self.at += 1
        return token

    def is_word(self, *words: str) -> bool:
        """Tell whether these bare words come next."""
        return all(self.ahead(i).word == word for i, word in enumerate(words))

    def is_symbol(self, text: str) -> bool:
        """Tell whether this symbol comes next."""
        return self.token.kind == "symbol" and self.token.text == text

    def word(self, *words: str) -> bool:
        """Step over these words if they come next."""
        if found := self.is_word(*words):
            self.at += len(words)
        return found

    def symbol(self, text: str) -> bool:
        """Step over this symbol if it comes next."""
        if found := self.is_symbol(text):
            self.at += 1
        return found

    def need(self, text: str, after: str) -> None:
        """Step over a symbol or word that must come next."""
        if not (self.symbol(text) or (text.isalpha() and self.word(text))):
            self.fail(f"expected {text} {after}")

    def fail(self, what: str, *, cure: str | None = None) -> NoReturn:
        """Refuse the token that comes next."""
        token = self.token
        found = self.cypher[token.start : token.end] if token.kind != "end" else token.text
        if token.word in _REFUSED:
            raise self.refuse(f"{token.word} is not allowed", token.start, _REFUSED[token.word])
        shown = found if len(found) <= 40 else found[:40] + "…"
        raise self.refuse(f"Syntax error: {what}, found {shown}", token.start, cure)

    def refuse(self, what: str, at: int, cure: str | None) -> QueryError:
        """Return the error for what stands at ``at``."""
        return refusal(self.cypher, at, what, cure=cure)

    def name(self, what: str) -> str:
        """Step over a name and return it."""
        if self.token.kind not in ("name", "quoted"):
            self.fail(f"expected {what}")
        return self.next().text

    def listed(self, one: Callable[[], _T], close: str, after: str) -> tuple[_T, ...]:
        """Return what stands between commas, up to the closing symbol."""
        found: list[_T] = []
        if self.symbol(close):
            return ()
        while True:
            found.append(one())
            if not self.symbol(","):
                self.need(close, after)
                return tuple(found)

    def attempt(self, what: Callable[[], _T]) -> _T | None:
        """Return what can be read here, or None, and then stand where we stood."""
        at = self.at
        try:
            return what()
        except QueryError:
            self.at = at
            return None
