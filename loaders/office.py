"""Who holds offices: the names beside titles, in apposition before or behind them, in lists and with honorifics."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from loaders.frozen import frozen
from loaders.gazetteer import gazetteer
from loaders.head import office_at
from loaders.lexicon import HONORIFICS, RANKS, SURNAMES
from loaders.place import OPENERS, Country, PlaceMention, is_person_start
from loaders.shape import UPPER
from loaders.title import Group, Office, groups
from loaders.token import Token, Words, tokens

_HONORIFIC: Final = "|".join(sorted((re.escape(h) for h in (*HONORIFICS, *RANKS)), key=len, reverse=True))
_HONORIFIC_ENDS: Final = frozenset(re.split(r"[\s./]+", h)[-1] for h in (*HONORIFICS, *RANKS))
_HONORIFIC_WORDS: Final = frozenset(t.lower for h in (*HONORIFICS, *RANKS) for t in tokens(h, 0, len(h))) | {".", ":"}
_BEFORE: Final = re.compile(rf"(?:(?<=\s)|(?<=^)|(?<=[(\"',:;-]))(?:(?:{_HONORIFIC})[\s.:]+)+$", re.IGNORECASE)
_ASIDE: Final = r"(?:\s*\([^()]{2,40}\))?"  # "thành phố Naju (Hàn Quốc) Kim Kwan Yong"
_ROLE: Final = r"(?:\s*,\s*(?:trưởng|phó trưởng|đại diện)\s+đoàn\b[^,;.()]{0,60}?)?"  # "Bí thư Tỉnh ủy, Trưởng đoàn công tác Nguyễn Văn A"
_DIRECT: Final = re.compile(rf"{_ASIDE}{_ROLE}\s*(?:là\s+)?(?:(?:{_HONORIFIC})[\s.:]*)*\s*", re.IGNORECASE)
_BEFORE_NAME: Final = re.compile(rf"{_ASIDE}\s*[,:-]\s*(?:(?:{_HONORIFIC})[\s.:]*)+\s*", re.IGNORECASE)
_DASH_NAME: Final = re.compile(rf"{_ASIDE}\s*[-:]\s*(?!(?:Ông|Bà)\b)")
_SEVERAL: Final = re.compile(r"(?:các|những|hai|ba|bốn)\s+(?:đồng chí\s+|vị\s+|ông\s+)?$", re.IGNORECASE)
_COLON: Final = re.compile(r"\s*:\s*(?:(?:các\s+)?(?:đồng chí|ông|bà)\s*:?\s*)?")
_NEXT_NAME: Final = re.compile(r"\s*(?:,|và|;)\s*(?:(?:đồng chí|ông|bà)\s+)?")
_AFTER_NAME: Final = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:[,-]|\()\s*(?:(?:là|hiện là|nay là|hiện đang là|vừa là|khi đó là|lúc đó là)\s+)?(?:đồng thời là\s+)?",
    re.IGNORECASE,
)
_UNKNOWN_TITLE: Final = re.compile(rf"\s*,\s*[{UPPER}](?:(?!\b(?:đã|cho|có|là|cùng|do|ông|bà|và)\b)[^,;.()-]){{3,40}},\s*")
_STRAY: Final = re.compile(rf"\s+[{UPPER}]\w*\s*,\s*")  # "Ủy viên Trung ương Đản, Bí thư": a slip ends a title
_COPULA: Final = re.compile(r"\s+(?:là|hiện là|giữ chức(?: vụ)?|làm|được bầu làm|được bổ nhiệm làm|trên cương vị(?: là)?)\s+", re.IGNORECASE)
_LETTER_NAME: Final = re.compile(r"[^\W\d_]+(?:[-'.][^\W\d_]+)*")
_JOINED: Final = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")  # "KimRithy"
_HISTORICAL: Final = frozenset({"Hồ Chí Minh"})  # streets, cities, museums and anniversaries carry the name; no living official does
_PARTICLES: Final = frozenset("de la van von bin al da di dos del der den ben ibn el le af".split())
_BODIES: Final = frozenset("Bộ Sở Ban Cục Vụ Ủy Viện Tổng Văn Hội".split()) - SURNAMES
"""What a capital begins that is no name: "Cục trưởng Cục Ngoại vụ Bộ Ngoại giao"."""
_UPPER_SURNAMES: Final = frozenset(s.upper() for s in SURNAMES)


@frozen
class Holder:
    """Who holds offices: a personal name with the offices stated beside it, or only the offices (``name`` None), or a short form ("ông Hạo").

    ``start``/``end`` hold everything: offices, places, honorific and name.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    name: str | None
    offices: tuple[Office, ...] = ()
    honorific: bool = False


def name_end(words: Words, i: int, here: Mapping[int, PlaceMention], *, foreign: bool, honorific: bool = False) -> int | None:
    """Return the index after the personal name that begins at token ``i``, or None; a foreign name may begin with any capitalised word."""
    first = words[i] if i < len(words) else None
    if first is None or not _lettered(first) or office_at(words, i) is not None or first.lower in HONORIFICS:
        return None
    follows = i + 1 < len(words) and words[i + 1].title and words.start[i + 1] - words.end[i] == 1
    shouted = honorific and not first.title and first.text.isalpha() and len(first.text) > 2 and follows  # "ngài IKEDA Tadashi"
    if first.text in _BODIES:
        return None
    shouted = shouted or (honorific and _JOINED.fullmatch(first.text) is not None)
    if not first.title and not shouted:
        return _upper_name_end(words, i) if honorific else None
    vietnamese = first.text in SURNAMES
    if not vietnamese and (not foreign or (first.lower in OPENERS and not (honorific and follows))):
        return None
    if len(first.text) == 1 and not (honorific and i + 2 < len(words) and words[i + 1].title and words.start[i + 1] - words.end[i] == 1):
        return None  # "ông T.", but "ông O Su Yong"
    j = i + 1
    marks = 0
    while j < len(words) and j - i < 7 + marks:
        word = words[j]
        gap = words.start[j] - words.end[j - 1]
        following = words[j + 1] if j + 1 < len(words) else None
        if (
            word.text in {"-", "'"}
            and gap == 0
            and following
            and words.start[j + 1] == words.end[j]
            and following.title
            and (not vietnamese or word.text == "'")
        ):
            j += 1
            marks += 2
            continue
        if honorific and not vietnamese and word.text == "-" and _apart(words, i, j):
            j += 1
            marks += 2
            continue
        if word.text == "." and gap == 0 and len(words[j - 1].text) == 1 and not vietnamese and following and following.title:
            j += 1
            continue
        if (
            not vietnamese
            and gap == 1
            and word.lower in _PARTICLES
            and not word.cap
            and following
            and (following.title or following.lower in _PARTICLES)
        ):
            j += 1
            continue
        if gap != 1 and words[j - 1].text not in {"-", "'", "."}:
            break
        loud = honorific and foreign and not vietnamese and len(word.text) > 3 and word.text.isupper() and j == i + 1  # "ông Takeo NAKAJIMA"
        if words.start[j] in here or office_at(words, j) is not None or not (word.title or loud) or not _lettered(word):
            break
        if foreign and not vietnamese and is_person_start(words, j) and j + 2 < len(words) and words[j + 2].title:
            break
        j += 1
    while j > i and words[j - 1].text in {"-", ".", "'"}:
        j -= 1
    return j


def _lettered(word: Token) -> bool:
    """Tell whether a word is made of letters, with hyphens, dots and apostrophes between them."""
    return word.text.isalpha() or _LETTER_NAME.fullmatch(word.text) is not None


def _apart(words: Words, i: int, j: int) -> bool:
    """Tell whether the dash at token ``j`` stands with spaces within a Korean name that begins at token ``i``: "ông Lee Seon - Ho, Thị trưởng"."""
    if j - i > 2 or j + 2 >= len(words) or words[j + 2].text not in {",", "(", ")"}:
        return False
    return all(w.title and w.text.isascii() and 2 <= len(w.text) <= 5 for w in (*words[i:j], words[j + 1])) and office_at(words, j + 1) is None


def _upper_name_end(words: Words, i: int) -> int | None:
    """Return the index after a Vietnamese name written in capitals ("ông NGUYỄN VĂN A"), or None."""
    if words[i].text not in _UPPER_SURNAMES:
        return None
    j = i
    while j < len(words) and j - i < 5 and words[j].text.isalpha() and words[j].text.isupper() and (j == i or words.start[j] - words.end[j - 1] == 1):
        j += 1
    return j if j - i >= 2 else None


def _written(office: Office, text: str) -> Office:
    """Return an office as the article writes it."""
    title = text[office.start : office.end]
    return office if office.text == title else replace(office, text=title)


def holders(shaped: str, text: str, words: Words, mentions: Sequence[PlaceMention], countries: Sequence[Country]) -> tuple[Holder, ...]:
    """Return who is said to hold which offices in one sentence (tokens ``words``), in order of their place in the text."""
    here = {m.start: m for m in mentions if not m.inside}
    lands = {c.start: c for c in countries}
    found = [(s, e, [_written(o, text) for o in offices]) for s, e, offices in groups(words, here, lands, shaped)]
    names = _names(shaped, text, words, here, lands, found, mentions)
    return _marry(shaped, found, names) if found or names else ()


def _ends(shaped: str, offset: int) -> bool:
    """Tell whether a short name is over at an offset: "Bí thư Nhân cho biết" against "Chủ tịch Hội"."""
    return (
        re.match(
            r"\s+(?:đã|cho|nói|nhấn|khẳng|đề|mong|cũng|chia|và|sẽ|rất|bày|đánh|phát|nêu|trao|tiếp|thăm|tới|đến|hi|hy|cảm|dẫn|làm|gửi|tặng|thay|trực|"
            r"chủ|nhận|thông|biểu|chúc|ghi|yêu|ký)\b|\s*[.;:)]",
            shaped[offset : offset + 8],
        )
        is not None
    )


_LEAD: Final = re.compile(rf"{_ASIDE}\s*[-:,]?\s*")


@dataclass(slots=True)
class _Name:
    start: int
    end: int
    begin: int  # with its honorific
    text: str
    honorific: bool
    groups: list[Group]
    shared: list[Group]
    """Groups that stand before the first name of a row: its holder takes them in, and those of the other names do not."""


def _names(
    shaped: str,
    text: str,
    words: Words,
    here: Mapping[int, PlaceMention],
    lands: Mapping[int, Country],
    groups: Sequence[Group],
    mentions: Sequence[PlaceMention],
) -> list[_Name]:
    caps = [i for i, word in enumerate(words) if word.cap and (groups or word.text in SURNAMES or _after_honorific(words, i))]
    if not caps:
        return []  # only beside an office or an honorific a name may be foreign
    covered = [(g[0], g[1]) for g in groups] + [(m.start, m.end) for m in mentions] + [(c.start, c.end) for c in lands.values()]
    after_group = {g[1] for g in groups}
    plain = {g[1] for g in groups if len(g[2]) == 1 and (g[2][0].national or len(g[2][0].text.split()) == len(g[2][0].head.split()))}
    names: list[_Name] = []
    reached = 0
    for i in caps:
        word = words[i]
        if i < reached or any([s <= words.start[i] < e for s, e in covered]):  # noqa: C419 - quicker as a list
            continue
        begin, honorific = _honorific(shaped, words, i)
        if not (honorific or groups or word.text in SURNAMES):
            continue
        lead = shaped[max(e for e in after_group if e <= begin) : begin] if after_group and min(after_group) <= begin else None
        directly = lead is not None and _LEAD.fullmatch(lead) is not None and (honorific or "," not in lead)
        end = name_end(words, i, here, foreign=honorific or directly or _office_follows(shaped, words, i, groups), honorific=honorific)
        if end is None or (
            end - i < 2
            and not honorific
            and not (directly and lead == " " and len(word.text) > 1 and begin - 1 in plain and _ends(shaped, words.end[end - 1]))
        ):
            continue
        name = text[words.start[i] : words.end[end - 1]]
        if name in _HISTORICAL or (not honorific and gazetteer().is_region(name)):
            reached = end
            continue
        names.append(_Name(words.start[i], words.end[end - 1], begin, name, honorific, [], []))
        reached = end
    return names


def _office_follows(shaped: str, words: Words, i: int, groups: Sequence[Group]) -> bool:
    """Tell whether a capitalised run from token ``i`` is followed by a dash or comma and an office, as a foreign name in a list is."""
    if not groups:
        return False
    j = i
    while j < len(words) and words[j].title and words[j].text.isalpha() and (j == i or words.start[j] - words.end[j - 1] == 1):
        j += 1
    if j - i < 2 or j >= len(words):
        return False
    mark = _AFTER_NAME.match(shaped, words.end[j - 1])
    before = words[i - 1].text if i else ";"
    return mark is not None and before in {";", ":", ",", "do", "và", "gồm"} and any(g[0] == mark.end() for g in groups)


def _after_honorific(words: Words, i: int) -> bool:
    """Tell whether an honorific may end right before token ``i``."""
    return i > 0 and (words.lower[i - 1] in _HONORIFIC_ENDS or words.lower[i - 1] in {".", ":"})


def _honorific(shaped: str, words: Words, i: int) -> tuple[int, bool]:
    """Return (offset where the honorifics before token ``i`` begin, whether there are any)."""
    if not _after_honorific(words, i):
        return words.start[i], False
    first = i
    while first and words.lower[first - 1] in _HONORIFIC_WORDS:
        first -= 1
    begin = words.start[first - 1] if first else 0
    match = _BEFORE.search(shaped[max(begin, words.start[i] - 40, 0) : words.start[i]])
    return (words.start[i] - len(match.group()), True) if match else (words.start[i], False)


def _marry(shaped: str, groups: Sequence[Group], names: list[_Name]) -> tuple[Holder, ...]:
    """Give each group of offices to the name right behind it, else to the name before it, else to nobody."""
    alone: list[Group] = []
    for group in groups:
        start, end, _ = group
        behind = next((n for n in names if n.start >= end), None)
        before = next((n for n in reversed(names) if n.end <= start), None)
        between = shaped[end : behind.start] if behind else None
        if between is not None and shaped[start:end].endswith("TP"):
            between = between.removeprefix(".")
        if (
            behind
            and between is not None
            and (_DIRECT.fullmatch(between) or _BEFORE_NAME.fullmatch(between) or _plain(shaped, group, behind, between, groups))
            and not (before and _AFTER_NAME.fullmatch(shaped[before.end : start]) and "," in between and not before.groups)
            and (behind.honorific or not group[2][-1].house)
            and not _stranger(shaped, group, behind, between, groups)
        ):
            behind.groups.append(group)
            if _SEVERAL.search(shaped[max(0, start - 20) : start]):  # "các Phó Chủ tịch UBND tỉnh A, B"
                for name in _row(shaped, names, behind)[1:]:
                    own = _AFTER_NAME.match(shaped, name.end)
                    if ";" in shaped[behind.end : name.start] or (own is not None and any(g[0] == own.end() for g in groups)):
                        break
                    name.shared.append(group)
        elif behind and between is not None and _COLON.fullmatch(between) and _SEVERAL.search(shaped[max(0, start - 20) : start]):
            behind.groups.append(group)
            for name in _row(shaped, names, behind)[1:]:
                name.shared.append(group)
        elif (
            before
            and not _next_speaker(shaped, group, before)
            and not all(o.house for o in group[2])
            and (_after(shaped, before, start) or _COPULA.fullmatch(shaped[before.end : start]))
        ):
            before.groups.append(group)
        elif behind and between is not None and _DASH_NAME.fullmatch(between):
            behind.groups.append(group)
        elif not any(o.house for o in group[2]):
            alone.append(group)
    holders = [
        Holder(
            min([n.begin, *(g[0] for g in n.groups)]), max([n.end, *(g[1] for g in n.groups)]), n.start, n.end, n.text,
            tuple(o for g in (*n.shared, *n.groups) for o in g[2]), n.honorific,
        )
        for n in names
    ]  # fmt: skip
    holders += [Holder(s, e, s, s, None, tuple(offices)) for s, e, offices in alone]
    return tuple(sorted(holders, key=lambda h: (h.start, h.end)))


def _after(shaped: str, name: _Name, start: int) -> bool:
    """Tell whether a title at ``start`` stands in apposition to the name before it; one phrase that is no known title may stand between."""
    gap = shaped[_reach(name) : start]
    if name.groups and _STRAY.fullmatch(gap):
        return True
    if gap == " " and name.honorific and not name.groups:
        return True  # "ông Nguyễn Văn A Chủ tịch UBND tỉnh B"
    return _AFTER_NAME.fullmatch(gap) is not None or (name.honorific and _UNKNOWN_TITLE.fullmatch(gap) is not None)


_ROLE_BEHIND: Final = re.compile(r"\s*,\s*(?:[Tt]rưởng|[Pp]hó trưởng|[Pp]hó)\s+(?:[Bb]an|[Đđ]oàn)\b[^,;.]{0,40},")


def _plain(shaped: str, group: Group, name: _Name, between: str, groups: Sequence[Group]) -> bool:
    """Tell whether a full name behind a title and a comma is its holder: "Bí thư Tỉnh ủy A, Nguyễn Văn B cho biết"."""
    full = not name.honorific and len(name.text.split()) >= 3 and name.text.split()[0] in SURNAMES
    if not full or between.strip() != "," or len(group[2]) > 2 or any(g[0] > name.end for g in groups):
        return False
    role = _ROLE_BEHIND.match(shaped, name.end)
    return _ends(shaped, role.end() if role else name.end)


def _stranger(shaped: str, group: Group, name: _Name, between: str, groups: Sequence[Group]) -> bool:
    """Tell whether a name behind a title and a comma is another person: it has its own title, or is foreign where the title is Vietnamese."""
    if "," not in between or not name.honorific:
        return False
    after = _AFTER_NAME.match(shaped, name.end)
    if after is not None and any(g[0] == after.end() for g in groups):
        return True
    seat = group[2][-1].place
    return name.text.split()[0] not in SURNAMES and seat is not None and any(p.country == "vn" for p in seat.candidates)


def _next_speaker(shaped: str, group: Group, name: _Name) -> bool:
    """Tell whether a title behind a name that has one already opens a clause: "... Bộ trưởng A, Bộ trưởng B đã đến"."""
    return any(g[1] <= name.start for g in name.groups) and re.match(r"\s+[^\W\d_]", shaped[group[1] : group[1] + 3]) is not None


def _row(shaped: str, names: Sequence[_Name], first: _Name) -> list[_Name]:
    """Return the names joined by commas and "và" from ``first`` on: they share the title before them."""
    row = [first]
    for name in names[names.index(first) + 1 :]:
        if not _NEXT_NAME.fullmatch(shaped[row[-1].end : name.begin]) and not _NEXT_NAME.fullmatch(shaped[row[-1].end : name.start]):
            break
        row.append(name)
    return row


def _reach(name: _Name) -> int:
    return max([name.end, *(g[1] for g in name.groups)])
