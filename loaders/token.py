"""Tokens: the words of a sentence in their place."""

from __future__ import annotations

import re
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
    found = []
    for match in _TOKEN.finditer(shaped, start, end):
        text = match.group()
        cap = text[0].isupper()
        found.append(Token(match.start(), match.end(), text, text.lower(), cap, cap and (len(text) == 1 or not text.isupper())))
    return tuple(found)
