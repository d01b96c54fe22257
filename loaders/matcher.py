"""The matcher: names of the gazetteer in a text, all in one pass."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from loaders.gazetteer import Gazetteer, gazetteer
from loaders.shape import shape

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Span = tuple[int, int, str]


class Matcher:
    """Finds gazetteer names in text; built once a process."""

    def __init__(self, gaz: Gazetteer) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        forms: dict[str, str] = {}
        for name in gaz.names():
            form = shape(name)
            if len(form) < 2 or not form[0].isupper():
                continue
            variants = [form, re.sub(r"\s*-\s*", "-", form), re.sub(r"\s*-\s*", " - ", form)] if "-" in form else [form]
            if " " in form:
                variants += [form.upper()] if not form.isascii() or len(form) > 6 else []  # headlines in capitals
                variants += [form.replace(" ", "")] if form.isascii() else []  # "PhnomPenh"
            for variant in variants:
                forms.setdefault(variant, form)
        self.forms = tuple(forms)
        self.names = tuple(forms.values())
        self._automaton: AhoCorasick = AhoCorasick(self.forms, matchkind=MatchKind.LeftmostLongest)

    def find(self, shaped: str) -> list[Span]:
        """Return the names that begin and end at word boundaries as (start, end, name in the gazetteer), leftmost and longest first."""
        found = []
        for number, start, end in self._automaton.find_matches_as_indexes(shaped):
            if (start and shaped[start - 1].isalnum()) or (end < len(shaped) and shaped[end].isalnum()):
                continue
            found.append((start, end, self.names[number]))
        return found


@cache
def matcher() -> Matcher:
    """Return the matcher over the whole gazetteer but communes."""
    return Matcher(gazetteer())
