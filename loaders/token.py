"""Tokens: the words of a sentence in their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from loaders.shape import LOWER

# A hyphen stays inside a word where it goes on in lower case ("Lếch-lay"); otherwise it parts two words ("Nội-Thái").
_TOKEN: Final = re.compile(rf"[^\W\d_]+(?:[-'][{LOWER}][^\W\d_]*)*(?:&[^\W\d_]+)*|\d+(?:[.,/]\d+)*|\S")


@dataclass(slots=True)
class Token:
    """A word or mark: ``text`` in one shape, ``lower`` in lower case, and its place in the article's text.

    ``cap`` tells that the word begins with a capital, ``title`` that it is written as a syllable of a name: a capital, then lower case. Not frozen:
    much of reading is making tokens, and a frozen one takes four times as long to make.
    """

    start: int
    end: int
    text: str
    lower: str
    cap: bool
    title: bool


class Words(tuple[Token, ...]):
    """The tokens of a sentence in order; ``lower`` are their forms in lower case, ``said`` the same as a set, which tells what cannot be there."""

    lower: list[str]
    said: frozenset[str]


def tokens(shaped: str, start: int, end: int) -> Words:
    """Return the tokens of ``shaped[start:end]`` in order, with offsets into ``shaped``."""
    found: list[Token] = []
    low: list[str] = []
    at = start
    for chunk in shaped[start:end].split(" "):
        for begin, stop, text, lower, cap, title in _PARTS[chunk]:
            found.append(Token(at + begin, at + stop, text, lower, cap, title))
            low.append(lower)
        at += len(chunk) + 1
    words = Words(found)
    words.lower, words.said = low, frozenset(low)
    return words


def stand(words: Sequence[Token], i: int, phrase: Sequence[str]) -> bool:
    """Tell whether the tokens from ``i`` on, of which there are enough, are the words of a phrase whose first is known to be there."""
    for k in range(1, len(phrase)):  # noqa: SIM110 - asked for nearly every word: a generator takes twice as long
        if words[i + k].lower != phrase[k]:
            return False
    return True


class _Parts(dict[str, tuple[tuple[int, int, str, str, bool, bool], ...]]):
    """The tokens of what stands between two spaces, with offsets into it; few thousand syllables make up nearly all of the language."""

    def __missing__(self, chunk: str) -> tuple[tuple[int, int, str, str, bool, bool], ...]:
        parts = tuple(_token(match) for match in _TOKEN.finditer(chunk))
        if len(chunk) <= _LONG and len(self) < _MOST:
            self[chunk] = parts
        return parts


_LONG: Final = 40
"""Chunks of more letters are not worth remembering."""
_MOST: Final = 1 << 14
_PARTS: Final = _Parts()


def _token(match: re.Match[str]) -> tuple[int, int, str, str, bool, bool]:
    text = match.group()
    cap = text[0].isupper()
    return *match.span(), text, text.lower(), cap, cap and (len(text) == 1 or not text.isupper())
