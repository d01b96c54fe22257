"""Tokens: the words of a sentence in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from loaders.shape import LOWER

# A hyphen stays inside a word where it goes on in lower case ("Lếch-lay"); otherwise it parts two words ("Nội-Thái").
_TOKEN: Final = re.compile(rf"[^\W\d_]+(?:[-'][{LOWER}][^\W\d_]*)*(?:&[^\W\d_]+)*|\d+(?:[.,/]\d+)*|\S")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: ``text`` in one shape and ``lower`` in lower case.

    ``cap`` tells that the word begins with a capital, ``title`` that it is written as a syllable of a name: a capital, then lower case. It knows
    nothing of its place, so that each word of the language is made out once.
    """

    text: str
    lower: str
    cap: bool
    title: bool


class Words(tuple[Token, ...]):
    """The tokens of a sentence in order; ``start`` and ``end`` are their places in the article's text.

    ``lower`` are their forms in lower case, ``said`` the same as a set, which tells what cannot be there.
    """

    start: list[int]
    end: list[int]
    lower: list[str]
    said: frozenset[str]


def tokens(shaped: str, start: int, end: int) -> Words:
    """Return the tokens of ``shaped[start:end]`` in order, with offsets into ``shaped``."""
    found: list[Token] = []
    starts: list[int] = []
    ends: list[int] = []
    at = start
    for chunk in shaped[start:end].split(" "):
        if (word := _WORDS.get(chunk)) is not None:
            found.append(word)
            starts.append(at)
            at += len(chunk)
            ends.append(at)
            at += 1
            continue
        for begin, stop, token in _PARTS[chunk]:
            found.append(token)
            starts.append(at + begin)
            ends.append(at + stop)
        at += len(chunk) + 1
    words = Words(found)
    words.start, words.end = starts, ends
    words.lower = [token.lower for token in found]
    words.said = frozenset(words.lower)
    return words


class Phrases:
    """Phrases of words in lower case, of which the longest that stands at a place is found; ``first`` are the words that any begins with."""

    __slots__ = ("_known", "_lengths", "first")

    def __init__(self, phrases: Iterable[str]) -> None:
        self._known: Final = frozenset(tuple(phrase.split()) for phrase in phrases)
        self._lengths: Final[dict[str, dict[str, list[int]]]] = {}
        for phrase in sorted(self._known, key=len, reverse=True):
            self._lengths.setdefault(phrase[0], {}).setdefault(phrase[1] if len(phrase) > 1 else "", []).append(len(phrase))
        self.first: Final = frozenset(self._lengths)

    def end(self, words: Words, i: int) -> int | None:
        """Return the index after the longest phrase that begins at token ``i``, or None, as behind the last token."""
        lower = words.lower
        lengths = self._lengths.get(lower[i]) if i < len(lower) else None
        if lengths is None:
            return None
        for length in lengths.get(lower[i + 1], ()) if i + 1 < len(lower) else ():
            if length == 2 or (i + length <= len(lower) and tuple(lower[i : i + length]) in self._known):
                return i + length
        return i + 1 if "" in lengths else None


class _Parts(dict[str, tuple[tuple[int, int, Token], ...]]):
    """The tokens of what stands between two spaces, with offsets into it; few thousand syllables make up nearly all of the language."""

    def __missing__(self, chunk: str) -> tuple[tuple[int, int, Token], ...]:
        parts = tuple((*match.span(), _token(match.group())) for match in _TOKEN.finditer(chunk))
        if len(chunk) <= _LONG and len(self) + len(_WORDS) < _MOST:
            if len(parts) == 1 and parts[0][:2] == (0, len(chunk)):
                _WORDS[chunk] = parts[0][2]
            else:
                self[chunk] = parts
        return parts


_LONG: Final = 40
"""Chunks of more letters are not worth remembering."""
_MOST: Final = 1 << 14
_WORDS: Final[dict[str, Token]] = {}
"""The chunks that are one token each, as most are."""
_PARTS: Final = _Parts()


def _token(text: str) -> Token:
    cap = text[0].isupper()
    return Token(text, text.lower(), cap, cap and (len(text) == 1 or not text.isupper()))
