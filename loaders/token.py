"""Tokens: the words of a sentence in their place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from loaders.shape import LOWER

# A hyphen stays inside a word where it goes on in lower case ("Lếch-lay"); otherwise it parts two words ("Nội-Thái").
_TOKEN: Final = re.compile(rf"[^\W\d_]+(?:[-'][{LOWER}][^\W\d_]*)*(?:&[^\W\d_]+)*|\d+(?:[.,/]\d+)*|\S")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: ``text`` in one shape, ``lower`` in lower case, and its place in the article's text."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def cap(self) -> bool:
        """Whether the word begins with a capital."""
        return self.text[0].isupper()

    @property
    def title(self) -> bool:
        """Whether the word is written as a syllable of a name: a capital, then lower case."""
        return self.text[0].isupper() and (len(self.text) == 1 or not self.text.isupper())


def tokens(shaped: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of ``shaped[start:end]`` in order, with offsets into ``shaped``."""
    return tuple(Token(m.start(), m.end(), m.group(), m.group().lower()) for m in _TOKEN.finditer(shaped, start, end))
