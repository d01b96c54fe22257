"""Titles: offices as the text states them, and the place or organisation each is held at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from loaders.department import company_type, ministry, organ_end
from loaders.extent import organization_end
from loaders.frozen import frozen
from loaders.gazetteer import gazetteer
from loaders.head import HEADS, PREFIXES, any_office, office_at
from loaders.lexicon import NATIONAL_OFFICES, NATIONAL_ORGANS, ORGAN_SYLLABLES, SURNAMES
from loaders.organization import WELL_KNOWN
from loaders.place import Country, PlaceMention
from loaders.shape import shape
from loaders.token import Phrases, Words

_DIPLOMATS: Final = frozenset(
    "đại sứ|phó đại sứ|tổng lãnh sự|phó tổng lãnh sự|lãnh sự|phó lãnh sự|tham tán|công sứ|tùy viên|trưởng đại diện|phó trưởng đại diện|"
    "đại diện thường trú|đại biện|tổng lãnh sự quán|lãnh sự quán|đại sứ quán|trưởng cơ quan đại diện|phó trưởng cơ quan đại diện".split("|")
)
_AGENTS: Final = frozenset({"trưởng đại diện", "phó trưởng đại diện", "trưởng văn phòng đại diện"})
_BUREAUS: Final = frozenset(f"{rank}{bureau} trưởng" for rank in ("", "phó ") for bureau in ("cục", "vụ", "tổng cục"))
"""Heads of bureaus of a ministry, which belong to their titles: "Vụ trưởng Vụ A"."""
_STATESMEN: Final = frozenset("thủ tướng|tổng thống|quốc vương|nữ hoàng|phó thủ tướng|phó tổng thống|đại sứ|tổng lãnh sự|toàn quyền".split("|"))
_AIDES: Final = frozenset({"đặc phái viên", "đặc sứ", "trợ lý", "thư ký", "cố vấn"})
_MINISTERS: Final = frozenset({"bộ trưởng", "thứ trưởng", "quyền bộ trưởng"})
_COMPANY_HEADS: Final = frozenset(
    "tổng giám đốc|phó tổng giám đốc|giám đốc điều hành|chủ tịch hội đồng quản trị|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc".split("|")
)
_MASS: Final = Phrases(
    (
        "hội nông dân|hội liên hiệp phụ nữ|hội phụ nữ|hội cựu chiến binh|hội chữ thập đỏ|hội người cao tuổi|hội khuyến học|liên đoàn lao động|"
        "hội liên hiệp thanh niên|liên hiệp các tổ chức hữu nghị|liên hiệp các hội|hội luật gia|hội nhà báo|liên minh hợp tác xã|"
        "hội ccb|hội lhpn|hội nd|hội lhtn|hội đông y|hội sinh viên"
    ).split("|")
)
_BOARD: Final = re.compile(
    r"hđqt|hđtv|hội đồng quản trị|hội đồng thành viên|tổng giám đốc|giám đốc điều hành|tập đoàn|công ty|ngân hàng|kế toán trưởng", re.IGNORECASE
)
_ORGAN_KIND: Final = (
    (re.compile(r"\btỉnh(?: ủy|\b)|tỉnh trưởng|tỉnh ủy|\btỉnh đoàn|^tuv\b", re.IGNORECASE), "tỉnh"),
    (re.compile(r"thành ủy|thành phố|\btp\b|thị trưởng|đô trưởng|thành đoàn|thủ đô", re.IGNORECASE), "thành phố"),
    (re.compile(r"huyện ủy|\bhuyện\b|huyện trưởng", re.IGNORECASE), "huyện"),
    (re.compile(r"quận ủy|\bquận\b|quận trưởng", re.IGNORECASE), "quận"),
    (re.compile(r"thị ủy|thị xã", re.IGNORECASE), "thị xã"),
    (re.compile(r"\bphường\b", re.IGNORECASE), "phường"),
    (re.compile(r"\bxã\b(?! hội)", re.IGNORECASE), "xã"),
    (re.compile(r"thị trấn", re.IGNORECASE), "thị trấn"),
    (re.compile(r"thống đốc|\bbang\b", re.IGNORECASE), "tỉnh"),
)
_NATIONAL: Final = re.compile(
    r"\bđảng\b(?! ủy| bộ| đoàn)|\bquốc gia\b|\btoàn quốc\b|\btrung ương\b|"
    r"(?<!đảng )(?<!cán )(?<!nội )\bbộ (?!chỉ huy|đội|phận|môn|tư lệnh)|văn phòng (?:chính phủ|quốc hội|chủ tịch nước)|"
    r"^(?:nguyên |quyền )?(?:phó )?(?:tổng )?(?:cục|vụ) trưởng\b|^vụ phó\b|^trợ lý (?:tổng|chủ tịch nước|thủ)"
)
_LOCAL: Final = re.compile(r"\b(?:tỉnh|thành phố|thành ủy|tp|huyện|quận|thị xã|phường|xã(?! hội))\b")


@frozen
class Office:
    """One title in the text: ``start``/``end`` of the title alone (no place), and where it is held.

    ``place`` is the place named behind it, ``above`` the units it lies in where they are named next ("huyện A, tỉnh B"), ``organization`` the span of
    the organisation named behind it. ``national`` tells that the office is held at a country or a national body, ``company`` that it is one of a
    company.
    """

    start: int
    end: int
    text: str
    head: str
    place: PlaceMention | None = None
    organization: tuple[int, int] | None = None
    national: bool = False
    above: tuple[PlaceMention, ...] = ()

    @property
    def company(self) -> bool:
        """Whether it is an office of a company, which no locality has."""
        return self.organization is None and _BOARD.search(shape(self.text)) is not None

    @property
    def house(self) -> bool:
        """Whether it names a consulate or an embassy, which is a title only with a name right behind it."""
        return self.head.endswith("quán") and shape(self.text).lower().startswith(self.head)

    @property
    def extent(self) -> int:
        """Where the title ends, its place or organisation included."""
        return max(
            self.end, self.place.end if self.place else 0, self.above[-1].end if self.above else 0, self.organization[1] if self.organization else 0
        )


_FIRST: Final = HEADS.first | PREFIXES

Group = tuple[int, int, list[Office]]
"""Offices that follow each other: (start, end, offices)."""


def organ_kind(title: str) -> str | None:
    """Return the class of locality that a title tells by its organ ("Tỉnh ủy" a tỉnh, "Thành ủy" a thành phố), or None."""
    written = shape(title)
    return next((kind for pattern, kind in _ORGAN_KIND if pattern.search(written)), None)


def groups(words: Words, mentions: Mapping[int, PlaceMention], lands: Mapping[int, Country], shaped: str) -> list[Group]:
    """Return the groups of offices among ``words``; ``mentions`` and ``lands`` are places and countries by where they start."""
    found: list[Group] = []
    reached = 0
    for i in [i for i, low in enumerate(words.lower) if low in _FIRST] if any_office(words) else ():
        if i < reached or (head := office_at(words, i)) is None:
            continue
        if [t.text for t in words[head : head + 3]] == ["Hồ", "Chí", "Minh"]:
            reached = head + 3
            continue
        offices, end = _offices(words, i, mentions, lands, shaped)
        if offices:
            found.append((offices[0].start, offices[-1].extent, offices))
            reached = end
    return found


def _offices(words: Words, i: int, here: Mapping[int, PlaceMention], lands: Mapping[int, Country], shaped: str) -> tuple[list[Office], int]:
    """Return the offices of the group that begins at token ``i`` and the index after it."""
    group: list[Office] = []
    j = i
    while (head_end := office_at(words, j)) is not None:
        office, end = _office(words, j, head_end, here, lands, shaped)
        if office is None:
            break
        if (
            group
            and office.place
            and group[-1].place
            and office.place.name != group[-1].place.name
            and shaped[group[-1].place.end : office.start].strip() in {"và", "", ","}
            and _same_level(group[-1], office.text)
        ):
            break  # "Bí thư Tỉnh ủy A và Bí thư Tỉnh ủy B" are two persons
        if group and _another(group[-1], office, shaped[group[-1].extent : office.start].strip()):
            break
        group.append(office)
        j = end
        rest = _JOIN.match(shaped, words.end[end - 1])
        if rest is None or end >= len(words):
            break
        following = next((k for k in range(end, min(end + 5, len(words))) if words.start[k] >= rest.end()), None)
        if following is None or words.start[following] != rest.end() or office_at(words, following) is None:
            break
        j = following
    if not group:
        return [], i
    reach = group[-1].extent
    while j < len(words) and words.end[j] <= reach:
        j += 1
    return group, max(j, i)


_NUMBER: Final = re.compile(r"\d{1,3}|[IVX]{1,4}")
_JOIN: Final = re.compile(r"\s*(?:,|-|/)?\s*(?:(?:và|kiêm|đồng thời là|kiêm nhiệm|cùng là|hiện là|nay là)\s+)?")


def _office(
    words: Words, j: int, head_end: int, here: Mapping[int, PlaceMention], lands: Mapping[int, Country], shaped: str
) -> tuple[Office | None, int]:
    """Return the office whose head words are tokens ``j`` to ``head_end``, and the index after it with its place or organisation."""
    head = " ".join(t.lower for t in words[j:head_end] if t.lower not in PREFIXES)
    end = title_end = head_end
    place: PlaceMention | None = None
    above: tuple[PlaceMention, ...] = ()
    national = head in NATIONAL_OFFICES or head.endswith("quán")
    organization = _company(words, head, end, j, here)
    of = end + 1 if end < len(words) and words[end].lower == "của" else end
    if organization is not None:
        end = _past(words, end, organization[1])
    elif (
        (head not in _DIPLOMATS or head in _AGENTS)
        and head not in _BUREAUS
        and not _mass(words, of)
        and not _board(words, end)
        and (org := organization_end(words, of)) is not None
    ):
        end, organization = _extended(words, org, here), (words.start[of], words.end[org - 1])
        organization = (organization[0], words.end[end - 1])
    elif head in _DIPLOMATS and (house := organization_end(words, end)) is not None and words[end].lower in {"đại", "tổng", "lãnh"}:
        title_end = end = house
        national = True
    else:
        end = organ_end(words, end, here, lands, head in _MINISTERS)
        if end < len(words) and words[end - 1].lower in {"khu", "đoàn"} and _NUMBER.fullmatch(words[end].text):
            end += 1  # "Tư lệnh Quân khu 4"
        while end > head_end and (words[end - 1].text in {",", "-", "&"} or words[end - 1].lower in {"các", "và", "của", "kiêm"}):
            end -= 1
        title_end = end
        if head in _AIDES and end + 1 < len(words) and words[end].lower == "của" and (chief_end := office_at(words, end + 1)) is not None:
            chief, end = _office(words, end + 1, chief_end, here, lands, shaped)
            if chief is not None:  # "đặc phái viên của Thống đốc A"
                return replace(chief, start=words.start[j], text=shaped[words.start[j] : chief.end], head=head), end
        if (found := _seat_organization(words, head_end, end, here)) is not None:
            title_end, end, organization = found
        if (
            organization is None
            and end < len(words)
            and end > head_end
            and words[end].lower == "của"
            and end + 1 < len(words)
            and words.start[end + 1] in here
        ):
            end += 1
        if organization is None and end < len(words) and words.start[end] in here:
            place = here[words.start[end]]
            above = _above(words, _past(words, end, place.end), place, here)
            if place.kind == "bang" and words[end].lower == "bang":
                title_end = end + 1  # "Chủ tịch Quốc hội bang"
            end = _past(words, end, above[-1].end if above else place.end)
            national = False
        elif end < len(words) and words.start[end] in lands and organization is None:
            national = True
            title_end = end = _past(words, end, lands[words.start[end]].end)
    where = words.start[end + 1] if end + 1 < len(words) and words[end].lower == "tại" else -1
    if (head in _DIPLOMATS or national) and (where in here or where in lands):
        title_end = end = _past(words, end + 1, here[where].end if where in here else lands[where].end)
        national, place, organization = True, None, None
    if place is None and organization is None and not national and (aside := _aside(words, end, here)) is not None:
        place, end = aside
    text = shaped[words.start[j] : words.end[title_end - 1]]
    national = national or (place is None and organization is None and _national(text))
    if head == "ủy viên" and title_end == head_end and organization is None and place is None:
        return None, j
    return Office(
        words.start[j], words.end[title_end - 1], text, head, None if national else place, organization, national, () if national else above
    ), end


def _above(words: Words, i: int, place: PlaceMention, here: Mapping[int, PlaceMention]) -> tuple[PlaceMention, ...]:
    """Return the units of higher levels that a place is followed by, with their class words: "huyện A, tỉnh B", "huyện A tỉnh B"."""
    i += i < len(words) and words[i].text == ","
    upper = here.get(words.start[i]) if i < len(words) else None
    if upper is None or upper.kind is None or upper.start == upper.name_start:
        return ()
    if upper.kind == "tỉnh":
        within = place.kind != "tỉnh" and (place.kind is not None or any(gazetteer().level(p) > 1 for p in place.candidates))
    else:
        within = place.level is not None and upper.level is not None and place.level > upper.level
    return (upper, *_above(words, _past(words, i, upper.end), upper, here)) if within else ()


def _board(words: Words, end: int) -> bool:
    """Tell whether a head before token ``end`` is that of a committee's board: "Trưởng ban Tổ chức Tỉnh ủy" heads no "Tổ chức Tỉnh ủy"."""
    return end < len(words) and words[end - 1].lower == "ban" and words[end].lower in {"tổ", "tuyên"}


def _mass(words: Words, i: int) -> bool:
    """Tell whether a mass organisation begins at token ``i``, which has its branch in every locality: its name belongs to the title."""
    return _MASS.end(words, i) is not None


def _aside(words: Words, i: int, here: Mapping[int, PlaceMention]) -> tuple[PlaceMention, int] | None:
    """Return (place, index behind it) of the organ in parentheses a title is followed by: "phó trưởng phòng X (Công an tỉnh A)"."""
    if i >= len(words) or words[i].text != "(":
        return None
    for k in range(i + 1, min(i + 8, len(words))):
        if words.start[k] in here:
            end = _past(words, k, here[words.start[k]].end)
            closed = end < len(words) and words[end].text == ")"
            return (here[words.start[k]], end + 1) if k > i + 1 and closed else None
        if words[k].lower not in ORGAN_SYLLABLES:
            return None
    return None


def _national(title: str) -> bool:
    """Tell whether a title names a national body and no locality's."""
    low = shape(title).lower()
    if _LOCAL.search(low):
        return False
    return _NATIONAL.search(low) is not None or any(f" {o}" in low for o in NATIONAL_ORGANS)


def _extended(words: Words, end: int, here: Mapping[int, PlaceMention]) -> int:
    """Return the index after the place that belongs to an organisation's name ending before token ``end`` ("Hiệp hội Doanh nghiệp tỉnh A")."""
    if end < len(words) and words.start[end] in here and words.start[end] - words.end[end - 1] == 1:
        return _past(words, end, here[words.start[end]].end)
    return end


def _seat_organization(words: Words, head_end: int, end: int, here: Mapping[int, PlaceMention]) -> tuple[int, int, tuple[int, int]] | None:
    """Return (end of the title, end of the whole, span) of the organisation a title is followed by: "của" it, a dash or comma and it, or it alone."""
    if end >= len(words):
        return None
    title = " ".join(words.lower[max(0, head_end - 5) : end])
    board = any(word in title for word in ("hđqt", "hđtv", "quản trị", "thành viên", "giám đốc", "tập đoàn"))
    after = end
    if words[end].lower == "của" or (words[end].text in {",", "-"} and (board or ministry(words, end + 1))):
        after = end + 1
    if after < len(words) and (org := organization_end(words, after)) is not None and (after > end or company_type(words, after)):
        if after > end and words[end].text in {",", "-"} and not (company_type(words, after)):
            return None
        whole = _extended(words, org, here)
        return end, whole, (words.start[after], words.end[whole - 1])
    if after > end and words[end].text != "," and ministry(words, after):
        last = organ_end(words, after + 1, here, {}, False)
        while last > after + 1 and words[last - 1].text in {",", "-", "&"}:
            last -= 1
        return end, last, (words.start[after], words.end[last - 1])
    if board and after == end and words[end].cap and words[end].text.isalpha() and words.start[end] not in here and words[end].text not in SURNAMES:
        last = end
        while (
            last < len(words)
            and words[last].cap
            and words[last].text.isascii()
            and words[last].text.isalpha()
            and (last == end or words.start[last] - words.end[last - 1] == 1)
        ):
            last += 1
        numbered = last < len(words) and words[last].text.isdigit() and words.start[last] == words.end[last - 1]  # "F1"
        if last > end and not numbered and (any(c.isupper() for c in words[end].text[1:]) or words[end].text in WELL_KNOWN):
            return end, last, (words.start[end], words.end[last - 1])
    return None


def _company(words: Words, head: str, i: int, j: int, here: Mapping[int, PlaceMention]) -> tuple[int, int] | None:
    """Return the span of a company named by an acronym or a proper name right behind its office ("Chủ tịch THACO", "- Giám đốc Vietnam Airlines")."""
    if i >= len(words) or not words[i].cap or not words[i].text.isalpha() or words.start[i] in here:
        return None
    if words[i].text.isupper() and len(words[i].text) >= 3 and words[i].lower not in ORGAN_SYLLABLES:
        last = i + 1
        while (
            last < len(words)
            and words[last].text.isupper()
            and words[last].text.isalpha()
            and len(words[last].text) > 1
            and words.start[last] - words.end[last - 1] == 1
        ):
            last += 1
        if last + 1 < len(words) and words[last].lower == "việt" and words[last + 1].lower == "nam":
            last += 2
        return words.start[i], words.end[last - 1]
    if (
        head not in _COMPANY_HEADS
        or j == 0
        or words[j - 1].text not in {"-", ",", "("}
        or words[i].text in SURNAMES
        or words[i].lower in ORGAN_SYLLABLES
    ):
        return None
    last = i
    while last < len(words) and words[last].title and words[last].text.isascii() and (last == i or words.start[last] - words.end[last - 1] == 1):
        last += 1
    return (words.start[i], words.end[last - 1]) if last > i else None


def _another(one: Office, two: Office, between: str) -> bool:
    """Tell whether two neighbouring offices belong to two persons: "Chủ tịch UBND tỉnh A và Thứ trưởng Bộ B", "Thủ tướng B, Bí thư Thành ủy A"."""
    if between == "và" and ((two.national and one.place is not None) or (one.organization is not None and two.place is not None)):
        return True
    if two.head in _DIPLOMATS and two.national and one.head not in _DIPLOMATS and (one.place is not None or organ_kind(one.text) is not None):
        return True  # "Tỉnh trưởng A, Đại sứ Việt Nam tại B"
    return one.head in _STATESMEN and not two.national and (two.place is not None or organ_kind(two.text) is not None)


def _same_level(office: Office, text: str) -> bool:
    """Tell whether two titles are of one level: then two places mean two persons."""
    levels = {organ_kind(office.text), organ_kind(text)} - {None}
    return len(levels) < 2 or levels <= {"tỉnh", "thành phố"}


def _past(words: Words, i: int, offset: int) -> int:
    while i < len(words) and words.end[i] <= offset:
        i += 1
    return i
