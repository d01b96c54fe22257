"""Heads of offices: where the words begin that make a title ("Phó Chủ tịch", "nguyên Bí thư")."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from loaders.lexicon import OFFICES
from loaders.token import Phrases, Words

HEADS: Final = Phrases(OFFICES)
PREFIXES: Final = frozenset({"nguyên", "quyền", "cựu", "tân"})
_PAIRS: Final = frozenset(tuple(o.split()[:2]) for o in OFFICES)
_SINGLE: Final = frozenset(o[0] for o in _PAIRS if len(o) == 1)
_HOUSES: Final = Phrases(("tổng lãnh sự quán", "lãnh sự quán", "đại sứ quán"))
# "Ban Bí thư", "Bộ Tư lệnh", "Đoàn Chủ tịch", "Đoàn đại biểu Quốc hội" are bodies, "chức vụ phó chủ tịch" is no "vụ phó",
# and "đặc mệnh toàn quyền" belongs to the ambassador
_NO_HEADS: Final = frozenset({("ban", "bí"), ("đoàn", "chủ"), ("đoàn", "đại"), ("chức", "vụ"), ("mệnh", "toàn"), ("bộ", "tư")})


def office_at(words: Words, i: int) -> int | None:
    """Return the index after the head words of an office that begin at token ``i`` (a leading "nguyên" included), or None."""
    first = words.lower[i]
    j = i
    if first in PREFIXES and i + 1 < len(words):
        j = i + 1
    end = HEADS.end(words, j)
    if end is None:
        return None
    if i and words.start[i] - words.end[i - 1] == 1 and (words[i - 1].lower, first) in _NO_HEADS:
        return None
    if end < len(words) and words.lower[end - 1] in {"sự", "sứ"} and words.lower[end] in {"quán", "quân"}:  # "quân" is a slip, and no "Quân khu"
        return None if words.lower[end] == "quân" else _HOUSES.end(words, j)
    return end


def any_office(words: Words) -> bool:
    """Tell whether the first two words of any office stand among ``words``: in most sentences they do not."""
    if words.said.isdisjoint(HEADS.first):
        return False
    return not (_PAIRS.isdisjoint(pairwise(words.lower)) and _SINGLE.isdisjoint(words.said))
