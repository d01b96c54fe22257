"""Cypher as tokens: names, quoted names, strings, parameters, numbers and symbols, each with its place; comments and blanks are skipped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from graph.errors import QueryError

Kind: TypeAlias = Literal["name", "quoted", "string", "parameter", "integer", "float", "symbol", "end"]

_BLANK: Final = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")
_NUMBER: Final = re.compile(r"0x[0-9a-fA-F]+|(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SYMBOL: Final = re.compile(r"<=|>=|<>|=~|\.\.|\|\||[-+*/%^=<>()\[\]{},.:;|&!]")
_ESCAPES: Final = {"\\": "\\", "'": "'", '"': '"', "`": "`", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` is the word as written, or what a string, quoted name or parameter stands for; ``start`` and ``end`` are offsets into the query."""

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The text in capitals if it is a bare word, else nothing: what keywords are compared with."""
        return self.text.upper() if self.kind == "name" else ""


def place(cypher: str, offset: int) -> str:
    """Return ``line L, column C`` (both from 1) of an offset into the query."""
    line = cypher.count("\n", 0, offset) + 1
    return f"line {line}, column {offset - (cypher.rfind(chr(10), 0, offset) + 1) + 1}"


def refusal(cypher: str, offset: int, what: str, *, cure: str | None = None) -> QueryError:
    """Return the error for what stands at ``offset``."""
    return QueryError(f"{what} at {place(cypher, offset)}", cure=cure)


def tokens(cypher: str) -> tuple[Token, ...]:
    """Return the tokens of a query, the last of kind ``end``.

    Raises QueryError at a string, name or comment that does not end, and at a character that no allowed query has outside strings and
    quoted names.
    """
    found: list[Token] = []
    at = 0
    while True:
        if blank := _BLANK.match(cypher, at):
            at = blank.end()
        if at >= len(cypher):
            found.append(Token("end", "the end of the query", len(cypher), len(cypher)))
            return tuple(found)
        found.append(_token(cypher, at))
        at = found[-1].end


def _token(cypher: str, at: int) -> Token:
    first = cypher[at]
    if first in "'\"":
        return _string(cypher, at)
    if first == "`":
        return _quoted(cypher, at)
    if cypher.startswith("/*", at):
        raise refusal(cypher, at, "A comment without an end", cure="Close it with */.")
    if first == "$":
        if cypher.startswith("`", at + 1):
            name = _quoted(cypher, at + 1)
            return Token("parameter", name.text, at, name.end)
        word = _NAME.match(cypher, at + 1)
        if not word:
            raise refusal(cypher, at, "A parameter without a name", cure="Write $name, with ASCII letters.")
        return Token("parameter", word.group(), at, word.end())
    if word := _NAME.match(cypher, at):
        _ends(cypher, word.end())
        return Token("name", word.group(), at, word.end())
    if number := _NUMBER.match(cypher, at):
        _ends(cypher, number.end())
        text = number.group()
        return Token("float" if re.fullmatch(r"(?!0x).*[.eE].*", text) else "integer", text, at, number.end())
    if symbol := _SYMBOL.match(cypher, at):
        return Token("symbol", symbol.group(), at, symbol.end())
    cure = "Names are ASCII here; put other names between backticks." if first.isalpha() else "Remove it, or put it in a string."
    raise refusal(cypher, at, f"The character {first!r} is not allowed", cure=cure)


def _ends(cypher: str, at: int) -> None:
    if at < len(cypher) and (cypher[at].isalnum() or cypher[at] == "_" or (not cypher[at].isascii() and not cypher[at].isspace())):
        raise refusal(cypher, at, f"The character {cypher[at]!r} is not allowed", cure="Names are ASCII here; put other names between backticks.")


def _string(cypher: str, at: int) -> Token:
    parts: list[str] = []
    quote, here = cypher[at], at + 1
    while here < len(cypher):
        char = cypher[here]
        if char == quote:
            return Token("string", "".join(parts), at, here + 1)
        if char == "\\":
            text, here = _escape(cypher, here)
            parts.append(text)
        else:
            parts.append(char)
            here += 1
    raise refusal(cypher, at, "A string without an end", cure=f"Close it with {quote}.")


def _escape(cypher: str, at: int) -> tuple[str, int]:
    char = cypher[at + 1 : at + 2]
    if char in _ESCAPES:
        return _ESCAPES[char], at + 2
    digits = cypher[at + 2 : at + 6]
    if char == "u" and re.fullmatch(r"[0-9a-fA-F]{4}", digits) and not 0xD800 <= int(digits, 16) <= 0xDFFF:
        return chr(int(digits, 16)), at + 6
    raise refusal(cypher, at, f"The escape \\{char} in a string is not allowed", cure="Write \\\\ for a backslash.")


def _quoted(cypher: str, at: int) -> Token:
    parts: list[str] = []
    here = at + 1
    while (end := cypher.find("`", here)) >= 0:
        parts.append(cypher[here:end])
        if not cypher.startswith("`", end + 1):
            text = "`".join(parts)
            if not text or "\\" in text or not text.isprintable():
                raise refusal(cypher, at, "A quoted name that is empty or has a backslash or a control character", cure="Choose a plainer name.")
            return Token("quoted", text, at, end + 1)
        here = end + 2
    raise refusal(cypher, at, "A quoted name without an end", cure="Close it with `.")
