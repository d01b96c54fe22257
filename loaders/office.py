"""Offices and who holds them: titles as the text states them, the place or organisation they are held at, and the names beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from loaders.lexicon import HONORIFICS, NATIONAL_OFFICES, NATIONAL_ORGANS, OFFICES, ORGAN_SYLLABLES, RANKS, SURNAMES
from loaders.organization import organization_end
from loaders.place import Country, PlaceMention, is_person_start
from loaders.token import Token

_HEADS: Final[dict[str, list[tuple[str, ...]]]] = {}
for _office in OFFICES:
    _HEADS.setdefault(_office.split()[0], []).append(tuple(_office.split()))
_PREFIXES: Final = frozenset({"nguyên", "quyền", "cựu", "tân"})
_HONORIFIC: Final = "|".join(sorted((re.escape(h) for h in (*HONORIFICS, *RANKS)), key=len, reverse=True))
_DIRECT: Final = re.compile(rf"\s*(?:(?:là|:)\s*)?(?:(?:{_HONORIFIC})[\s.:]*)*\s*", re.IGNORECASE)
_BEFORE_NAME: Final = re.compile(rf"\s*[,:-]\s*(?:(?:{_HONORIFIC})[\s.:]*)+\s*", re.IGNORECASE)
_DASH_NAME: Final = re.compile(r"\s*[-:]\s*")
_AFTER_NAME: Final = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:[,-]|\()\s*(?:(?:là|hiện là|nay là|hiện đang là|vừa là)\s+)?(?:đồng thời là\s+)?", re.IGNORECASE
)
_COPULA: Final = re.compile(r"\s+(?:là|hiện là|giữ chức(?: vụ)?|làm|được bầu làm|được bổ nhiệm làm|trên cương vị(?: là)?)\s+", re.IGNORECASE)
_JOIN: Final = re.compile(r"\s*(?:[,;]|-|/)?\s*(?:(?:và|kiêm|đồng thời là|kiêm nhiệm|cùng là)\s+)?")
_LETTER_NAME: Final = re.compile(r"[^\W\d_]+(?:[-'.][^\W\d_]+)*")
_HISTORICAL: Final = frozenset({"Hồ Chí Minh"})  # streets, cities, museums and anniversaries carry the name; no living official does
_COMPANY_HEADS: Final = frozenset({"tổng giám đốc", "phó tổng giám đốc", "giám đốc điều hành", "chủ tịch hội đồng quản trị", "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc"})
_ORGAN_KIND: Final = (
    (re.compile(r"\btỉnh(?: ủy|\b)|tỉnh trưởng|tỉnh ủy|\btỉnh đoàn", re.IGNORECASE), "tỉnh"),
    (re.compile(r"thành ủy|thành phố|\btp\b|thị trưởng|đô trưởng|thành đoàn|thủ đô", re.IGNORECASE), "thành phố"),
    (re.compile(r"huyện ủy|\bhuyện\b|huyện trưởng", re.IGNORECASE), "huyện"),
    (re.compile(r"quận ủy|\bquận\b|quận trưởng", re.IGNORECASE), "quận"),
    (re.compile(r"thị ủy|thị xã", re.IGNORECASE), "thị xã"),
    (re.compile(r"\bphường\b", re.IGNORECASE), "phường"),
    (re.compile(r"\bxã\b(?! hội)", re.IGNORECASE), "xã"),
    (re.compile(r"thị trấn", re.IGNORECASE), "thị trấn"),
    (re.compile(r"thống đốc|\bbang\b", re.IGNORECASE), "tỉnh"),
)
_EMBASSY: Final = re.compile(r"(?:đại sứ quán|(?:tổng )?lãnh sự quán)", re.IGNORECASE)
_DEPARTMENTS: Final = frozenset({"sở", "ban", "bộ", "phòng", "văn", "cục", "vụ", "chi"})
# of these lower-case words a title is never made, though some of its organs are
_STOP: Final = frozenset(
    "của tại cùng với do đã đang sẽ cho nói phát nhấn khẳng đề nghị mong muốn tiếp trao tặng chủ trì làm dự tham là và bày".split()
)


@dataclass(frozen=True, slots=True)
class Office:
    """One title in the text: ``start``/``end`` of the title alone (no place), and where it is held.

    ``place`` is the place named behind it, ``organization`` the span of the organisation named behind it. ``national`` tells that the office is held
    at a country or a national body.
    """

    start: int
    end: int
    text: str
    head: str
    place: PlaceMention | None = None
    organization: tuple[int, int] | None = None
    national: bool = False


@dataclass(frozen=True, slots=True)
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


def office_at(words: Sequence[Token], i: int) -> int | None:
    """Return the index after the head words of an office that begin at token ``i`` (a leading "nguyên" included), or None."""
    j = i + 1 if words[i].lower in _PREFIXES and i + 1 < len(words) else i
    if i and words[i - 1].lower in {"ban", "đoàn"} and words[i].lower in {"bí", "chủ"} and words[i].start - words[i - 1].end == 1:
        return None  # "Ban Bí thư", "Đoàn Chủ tịch" are bodies
    for head in _HEADS.get(words[j].lower, ()):
        if j + len(head) <= len(words) and all(words[j + k].lower == head[k] for k in range(len(head))):
            if j + len(head) < len(words) and words[j + len(head)].lower in {"quán", "quân"}:
                return None  # "Đại sứ quán" is a house
            return j + len(head)
    return None


def _tail(words: Sequence[Token], i: int, here: Mapping[int, PlaceMention], lands: Mapping[int, Country]) -> int:
    """Return the index after the organ words that follow an office from token ``i`` on."""
    department = False
    j = i
    while j < len(words):
        word = words[j]
        if word.start in here or (word.start in lands and not (lands[word.start].code == "vn" and j > i)):
            break
        if word.text in {",", "-", "&"}:
            following = words[j + 1] if j + 1 < len(words) else None
            if not (department and following and following.lower in ORGAN_SYLLABLES and office_at(words, j + 1) is None):
                break
            if not following.cap and (word.text == "," or following.lower in _STOP):
                break
            if word.text == "," and not _reads_on(words, j):
                break
            j += 1
            continue
        if department and words[j - 1].lower in _DEPARTMENTS and word.title and not is_person_start(words, j):
            j += 1  # a department of any name: "Ban Liên lạc"
            continue
        if word.lower not in ORGAN_SYLLABLES or (
            not word.cap and word.lower in _STOP and not (word.lower == "và" and department and _domain(words, j + 1))
        ):
            break
        if is_person_start(words, j) or (j > i and office_at(words, j) is not None and not _inside_office(words, j)):
            break
        department = department or (word.lower in _DEPARTMENTS and word.cap)
        j += 1
    return j


def _domain(words: Sequence[Token], i: int) -> bool:
    return i < len(words) and words[i].cap and words[i].lower in ORGAN_SYLLABLES and office_at(words, i) is None and not is_person_start(words, i)


def _reads_on(words: Sequence[Token], comma: int) -> bool:
    """Tell whether the domain of a department goes on after a comma ("Sở Văn hóa, Thể thao và Du lịch"): an "và" follows within four syllables."""
    return any(words[k].lower in {"và", "-", "&"} for k in range(comma + 2, min(comma + 6, len(words)))) and _domain(words, comma + 1)


def _inside_office(words: Sequence[Token], j: int) -> bool:
    """Tell whether a head word at ``j`` belongs to the title before it ("Trợ lý Bí thư", "Thường trực Chủ tịch đoàn")."""
    return j > 0 and words[j - 1].lower in {"trợ", "lý", "đoàn"}


def _offices(words: Sequence[Token], i: int, here: Mapping[int, PlaceMention], lands: Mapping[int, Country], shaped: str) -> tuple[list[Office], int]:
    """Return the offices of the group that begins at token ``i`` and the index after it."""
    group: list[Office] = []
    j = i
    while (head_end := office_at(words, j)) is not None:
        head = " ".join(t.lower for t in words[j:head_end] if t.lower not in _PREFIXES)
        end = head_end
        organization: tuple[int, int] | None = _company(words, head, end, j)
        place: PlaceMention | None = None
        national = head in NATIONAL_OFFICES
        of = end + 1 if end < len(words) and words[end].lower == "của" else end
        if organization is not None:
            title_end, end = end, _past(words, end, organization[1])
        elif (org := organization_end(words, of)) is not None:
            organization = (words[of].start, words[org - 1].end)
            title_end, end = end, org
            if _EMBASSY.match(shaped, organization[0]):
                organization, national, title_end = None, True, org
        else:
            end = _tail(words, end, here, lands)
            while end > head_end and words[end - 1].text in {",", "-", "&"}:
                end -= 1
            while end > head_end + 1 and words[end - 1].lower in {"các", "và", "của"}:
                end -= 1
            title_end = end
            if end < len(words) and words[end].lower == "của" and (org := organization_end(words, end + 1)) is not None:
                organization, end = (words[end + 1].start, words[org - 1].end), org
            if end < len(words) and end > head_end and words[end].lower == "của" and end + 1 < len(words) and words[end + 1].start in here:
                end += 1
            if end < len(words) and words[end].start in here:
                place = here[words[end].start]
                while end < len(words) and words[end].end <= place.end:
                    end += 1
            elif end < len(words) and words[end].start in lands:
                national = True
                end = _past(words, end, lands[words[end].start].end)
                title_end = end
            if end + 1 < len(words) and words[end].lower == "tại" and (words[end + 1].start in here or words[end + 1].start in lands):
                if (
                    head
                    in {
                        "đại sứ",
                        "phó đại sứ",
                        "tổng lãnh sự",
                        "phó tổng lãnh sự",
                        "lãnh sự",
                        "tham tán",
                        "công sứ",
                        "trưởng đại diện",
                        "phó trưởng đại diện",
                    }
                    or national
                ):
                    where = words[end + 1].start
                    end = _past(words, end + 1, here[where].end if where in here else lands[where].end)
                    title_end = end
                    national = True
        text = shaped[words[j].start : words[title_end - 1].end]
        organ = text.lower()
        if any(f" {o}" in organ for o in NATIONAL_ORGANS) and place is None and not re.search(r"\b(?:tỉnh|thành|huyện|quận)\b", organ):
            national = True
        if head == "ủy viên" and title_end == head_end and organization is None and place is None:
            break
        if group and place and group[-1].place and place.name != group[-1].place.name and _same_level(group[-1], text):
            break  # "Bí thư Tỉnh ủy A và Bí thư Tỉnh ủy B" are two persons
        group.append(Office(words[j].start, words[title_end - 1].end, text, head, None if national else place, organization, national))
        j = end
        rest = _JOIN.match(shaped, words[end - 1].end)
        if rest is None or end >= len(words):
            break
        following = next((k for k in range(end, min(end + 5, len(words))) if words[k].start >= rest.end()), None)
        if following is None or words[following].start != rest.end() or office_at(words, following) is None:
            break
        j = following
    last = j if not group else next((k + 1 for k in range(len(words) - 1, -1, -1) if words[k].end <= max(group[-1].end, _extent(group[-1]))), j)
    return group, max(last, i)


def _company(words: Sequence[Token], head: str, i: int, j: int) -> tuple[int, int] | None:
    """Return the span of a company named by an acronym or a bare proper name right behind its office ("Chủ tịch THACO", "- Tổng giám đốc Vietnam Airlines")."""
    if i >= len(words) or not words[i].cap or not words[i].text.isalpha():
        return None
    if words[i].text.isupper() and len(words[i].text) >= 3 and words[i].lower not in ORGAN_SYLLABLES:
        return words[i].start, words[i].end
    if head not in _COMPANY_HEADS or j == 0 or words[j - 1].text not in {"-", ","} or words[i].text in SURNAMES:
        return None
    last = i
    while last < len(words) and words[last].title and words[last].text.isascii() and (last == i or words[last].start - words[last - 1].end == 1):
        last += 1
    return (words[i].start, words[last - 1].end) if last > i else None


def organ_kind(title: str) -> str | None:
    """Return the class of locality that a title tells by its organ ("Tỉnh ủy" a tỉnh, "Thành ủy" a thành phố), or None."""
    return next((kind for pattern, kind in _ORGAN_KIND if pattern.search(title)), None)


def _same_level(office: Office, text: str) -> bool:
    """Tell whether two titles are of one level: then two places mean two persons."""
    levels = {organ_kind(office.text), organ_kind(text)} - {None}
    return len(levels) < 2 or levels <= {"tỉnh", "thành phố"}


def _extent(office: Office) -> int:
    return max(office.end, office.place.end if office.place else 0, office.organization[1] if office.organization else 0)


def _past(words: Sequence[Token], i: int, offset: int) -> int:
    while i < len(words) and words[i].end <= offset:
        i += 1
    return i


def name_end(words: Sequence[Token], i: int, here: Mapping[int, PlaceMention], *, foreign: bool) -> int | None:
    """Return the index after the personal name that begins at token ``i``, or None; a foreign name may begin with any capitalised word."""
    if i >= len(words) or not words[i].title or not _LETTER_NAME.fullmatch(words[i].text) or office_at(words, i) is not None:
        return None
    if words[i].lower in HONORIFICS:
        return None
    vietnamese = words[i].text in SURNAMES
    if not vietnamese and not foreign:
        return None
    j = i
    while j < len(words) and j - i < 7:
        word = words[j]
        if j > i:
            gap = word.start - words[j - 1].end
            if word.text == "-" and gap == 0 and j + 1 < len(words) and words[j + 1].start == word.end and words[j + 1].title and not vietnamese:
                j += 1
                continue
            if gap != 1 and words[j - 1].text != "-":
                break
            if word.start in here or office_at(words, j) is not None:
                break
        if not word.title or not _LETTER_NAME.fullmatch(word.text) or (len(word.text) == 1 and j == i):
            break
        if j > i and foreign and not vietnamese and is_person_start(words, j) and j - i >= 1 and j + 2 < len(words) and words[j + 2].title:
            break
        j += 1
    while j > i and words[j - 1].text == "-":
        j -= 1
    return j if j > i else None


def holders(shaped: str, text: str, words: Sequence[Token], mentions: Sequence[PlaceMention], countries: Sequence[Country]) -> tuple[Holder, ...]:
    """Return who is said to hold which offices in one sentence (tokens ``words``), in order of their place in the text."""
    here = {m.start: m for m in mentions if not m.inside}
    lands = {c.start: c for c in countries}
    groups: list[tuple[int, int, list[Office]]] = []
    i = 0
    while i < len(words):
        if office_at(words, i) is not None:
            offices, end = _offices(words, i, here, lands, shaped)
            if offices:
                groups.append((offices[0].start, _extent(offices[-1]), [replace(o, text=text[o.start : o.end]) for o in offices]))
                i = max(end, i + 1)
                continue
        i += 1
    names = _names(shaped, text, words, here, lands, groups, mentions)
    return _marry(shaped, groups, names)


@dataclass(slots=True)
class _Name:
    start: int
    end: int
    begin: int  # with its honorific
    text: str
    honorific: bool
    groups: list[tuple[int, int, list[Office]]]


def _names(
    shaped: str,
    text: str,
    words: Sequence[Token],
    here: Mapping[int, PlaceMention],
    lands: Mapping[int, Country],
    groups: Sequence[tuple[int, int, list[Office]]],
    mentions: Sequence[PlaceMention],
) -> list[_Name]:
    covered = [(g[0], g[1]) for g in groups] + [(m.start, m.end) for m in mentions] + [(c.start, c.end) for c in lands.values()]
    after_group = {g[1] for g in groups}
    names: list[_Name] = []
    i = 0
    while i < len(words):
        word = words[i]
        if not word.title or any(s <= word.start < e for s, e in covered):
            i += 1
            continue
        begin, honorific = _honorific(shaped, words, i)
        lead = shaped[max(e for e in after_group if e <= begin) : begin] if any(e <= begin for e in after_group) else None
        directly = lead is not None and re.fullmatch(r"\s*[-:,]?\s*", lead) is not None and (honorific or "," not in lead)
        end = name_end(words, i, here, foreign=honorific or directly or _office_follows(shaped, words, i, groups))
        if end is None or (end - i < 2 and not honorific):
            i += 1
            continue
        if text[word.start : words[end - 1].end] in _HISTORICAL:
            i = end
            continue
        names.append(_Name(word.start, words[end - 1].end, begin, text[word.start : words[end - 1].end], honorific, []))
        i = end
    return names


def _office_follows(shaped: str, words: Sequence[Token], i: int, groups: Sequence[tuple[int, int, list[Office]]]) -> bool:
    """Tell whether a capitalised run from token ``i`` is followed by a dash or comma and an office, as a foreign name in a list is."""
    j = i
    while j < len(words) and words[j].title and words[j].text.isalpha() and (j == i or words[j].start - words[j - 1].end == 1):
        j += 1
    if j - i < 2 or j >= len(words):
        return False
    mark = _AFTER_NAME.match(shaped, words[j - 1].end)
    before = words[i - 1].text if i else ";"
    return mark is not None and before in {";", ":", ",", "do", "và", "gồm"} and any(g[0] == mark.end() for g in groups)


def _honorific(shaped: str, words: Sequence[Token], i: int) -> tuple[int, bool]:
    """Return (offset where the honorifics before token ``i`` begin, whether there are any)."""
    window = shaped[max(0, words[i].start - 40) : words[i].start]
    match = re.search(rf"(?:(?<=\s)|(?<=^)|(?<=[(\"',:;-]))(?:(?:{_HONORIFIC})[\s.:]+)+$", window, re.IGNORECASE)
    return (words[i].start - len(match.group()), True) if match else (words[i].start, False)


def _marry(shaped: str, groups: Sequence[tuple[int, int, list[Office]]], names: list[_Name]) -> tuple[Holder, ...]:
    """Give each group of offices to the name right behind it, else to the name before it, else to nobody."""
    alone: list[tuple[int, int, list[Office]]] = []
    waiting: list[tuple[int, int, list[Office]]] = []
    for group in groups:
        start, end, _ = group
        behind = next((n for n in names if n.start >= end), None)
        before = next((n for n in reversed(names) if n.end <= start), None)
        between = shaped[end : behind.start] if behind else None
        if (
            behind
            and between is not None
            and (_DIRECT.fullmatch(between) or _BEFORE_NAME.fullmatch(between))
            and not (before and _AFTER_NAME.fullmatch(shaped[before.end : start]) and "," in between and not before.groups)
        ):
            behind.groups.append(group)
        elif before and (_AFTER_NAME.fullmatch(shaped[_reach(before) : start]) or _COPULA.fullmatch(shaped[before.end : start])):
            before.groups.append(group)
        elif behind and between is not None and _DASH_NAME.fullmatch(between):
            behind.groups.append(group)
        else:
            waiting.append(group)
    alone.extend(waiting)
    holders = [
        Holder(
            min([n.begin, *(g[0] for g in n.groups)]), max([n.end, *(g[1] for g in n.groups)]), n.start, n.end, n.text,
            tuple(o for g in n.groups for o in g[2]), n.honorific,
        )
        for n in names
    ]  # fmt: skip
    holders += [Holder(s, e, s, s, None, tuple(offices)) for s, e, offices in alone]
    return tuple(sorted(holders, key=lambda h: (h.start, h.end)))


def _reach(name: _Name) -> int:
    return max([name.end, *(g[1] for g in name.groups)])
