"""Tokens: the words of a sentence in their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Final, NamedTuple

from loaders.shape import LOWER

# A hyphen stays inside a word where it goes on in lower case ("Lếch-lay"); otherwise it parts two words ("Nội-Thái").
_TOKEN: Final = re.compile(rf"[^\W\d_]+(?:[-'][{LOWER}][^\W\d_]*)*(?:&[^\W\d_]+)*|\d+(?:[.,/]\d+)*|\S")


class Token(NamedTuple):
    """A word or mark: ``text`` in one shape, ``lower`` in lower case, and its place in the article's text.

    ``cap`` tells that the word begins with a capital, ``title`` that it is written as a syllable of a name: a capital, then lower case. A tuple and
    no dataclass, as much of reading is making and asking tokens.
    """

    start: int
    end: int
    text: str
    lower: str
    cap: bool
    title: bool


def tokens(shaped: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of ``shaped[start:end]`` in order, with offsets into ``shaped``."""
    found: list[Token] = []
    at = start
    for chunk in shaped[start:end].split(" "):
        parts = _remembered(chunk) if len(chunk) <= _LONG else _split(chunk)
        for begin, stop, text, lower, cap, title in parts:
            found.append(_new((at + begin, at + stop, text, lower, cap, title)))
        at += len(chunk) + 1
    return tuple(found)


def stand(words: Sequence[Token], i: int, phrase: Sequence[str]) -> bool:
    """Tell whether the tokens from ``i`` on, of which there are enough, are the words of a phrase whose first is known to be there."""
    for k in range(1, len(phrase)):  # noqa: SIM110 - asked for nearly every word: a generator takes twice as long
        if words[i + k].lower != phrase[k]:
            return False
    return True


_new: Final = partial(tuple.__new__, Token)
_LONG: Final = 40
"""Chunks of more letters are not worth remembering."""


def _split(chunk: str) -> tuple[Token, ...]:
    """Return the tokens of what stands between two spaces, with offsets into it."""
    return tuple(_token(match) for match in _TOKEN.finditer(chunk))


_remembered: Final = lru_cache(maxsize=1 << 14)(_split)  # few thousand syllables make up nearly all of the language


def _token(match: re.Match[str]) -> Token:
    text = match.group()
    cap = text[0].isupper()
    return Token(*match.span(), text, text.lower(), cap, cap and (len(text) == 1 or not text.isupper()))
