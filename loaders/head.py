"""Heads of offices: where the words begin that make a title ("Phó Chủ tịch", "nguyên Bí thư")."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from loaders.lexicon import OFFICES
from loaders.token import Words, stand

HEADS: Final[dict[str, list[tuple[str, ...]]]] = {}
for _words in map(str.split, OFFICES):
    HEADS.setdefault(_words[0], []).append(tuple(_words))
PREFIXES: Final = frozenset({"nguyên", "quyền", "cựu", "tân"})
_PAIRS: Final = frozenset(o[:2] for heads in HEADS.values() for o in heads)
_FIRST: Final = frozenset(HEADS)
_SINGLE: Final = frozenset(o[0] for o in _PAIRS if len(o) == 1)
_HOUSES: Final = (("tổng", "lãnh", "sự", "quán"), ("lãnh", "sự", "quán"), ("đại", "sứ", "quán"))
# "Ban Bí thư", "Bộ Tư lệnh", "Đoàn Chủ tịch", "Đoàn đại biểu Quốc hội" are bodies, "chức vụ phó chủ tịch" is no "vụ phó",
# and "đặc mệnh toàn quyền" belongs to the ambassador
_NO_HEADS: Final = frozenset({("ban", "bí"), ("đoàn", "chủ"), ("đoàn", "đại"), ("chức", "vụ"), ("mệnh", "toàn"), ("bộ", "tư")})


def office_at(words: Words, i: int) -> int | None:
    """Return the index after the head words of an office that begin at token ``i`` (a leading "nguyên" included), or None."""
    first = words[i].lower
    j = i
    if first in PREFIXES and i + 1 < len(words):
        j = i + 1
    elif first not in HEADS:
        return None
    heads = HEADS.get(words[j].lower)
    if heads is None:
        return None
    if i and words.start[i] - words.end[i - 1] == 1 and (words[i - 1].lower, first) in _NO_HEADS:
        return None
    for head in heads:
        end = j + len(head)
        if end <= len(words) and stand(words, j, head):
            if end < len(words) and head[-1] in {"sự", "sứ"} and words[end].lower in {"quán", "quân"}:  # "quân" is a slip, and no "Quân khu"
                return None if words[end].lower == "quân" else _house(words, j)
            return end
    return None


def any_office(words: Words) -> bool:
    """Tell whether the first two words of any office stand among ``words``: in most sentences they do not."""
    if words.said.isdisjoint(_FIRST):
        return False
    return not (_PAIRS.isdisjoint(pairwise(words.lower)) and _SINGLE.isdisjoint(words.said))


def _house(words: Words, j: int) -> int | None:
    return next((j + len(h) for h in _HOUSES if all(j + k < len(words) and words[j + k].lower == h[k] for k in range(len(h)))), None)
