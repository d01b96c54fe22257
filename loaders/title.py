"""Titles: offices as the text states them, and the place or organisation each is held at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from loaders.lexicon import HONORIFICS, NATIONAL_OFFICES, NATIONAL_ORGANS, OFFICES, ORGAN_SYLLABLES, SURNAMES
from loaders.organization import organization_end, type_at
from loaders.place import Country, PlaceMention, is_person_start
from loaders.shape import shape
from loaders.token import Token

_HEADS: Final[dict[str, list[tuple[str, ...]]]] = {}
for _words in map(str.split, OFFICES):
    _HEADS.setdefault(_words[0], []).append(tuple(_words))
_PREFIXES: Final = frozenset({"nguyên", "quyền", "cựu", "tân"})
_HOUSES: Final = (("tổng", "lãnh", "sự", "quán"), ("lãnh", "sự", "quán"), ("đại", "sứ", "quán"))
# "Ban Bí thư", "Đoàn Chủ tịch", "Đoàn đại biểu Quốc hội" are bodies, "chức vụ phó chủ tịch" is no "vụ phó", "đặc mệnh toàn quyền" belongs to the ambassador
_NO_HEADS: Final = frozenset({("ban", "bí"), ("đoàn", "chủ"), ("đoàn", "đại"), ("chức", "vụ"), ("mệnh", "toàn")})
_DIPLOMATS: Final = frozenset(
    "đại sứ|phó đại sứ|tổng lãnh sự|phó tổng lãnh sự|lãnh sự|phó lãnh sự|tham tán|công sứ|tùy viên|trưởng đại diện|phó trưởng đại diện|đại diện thường trú|đại biện|"
    "tổng lãnh sự quán|lãnh sự quán|đại sứ quán|trưởng cơ quan đại diện|phó trưởng cơ quan đại diện".split("|")
)
_STATESMEN: Final = frozenset("thủ tướng|tổng thống|quốc vương|nữ hoàng|phó thủ tướng|phó tổng thống|đại sứ|tổng lãnh sự|toàn quyền".split("|"))
_AIDES: Final = frozenset({"đặc phái viên", "đặc sứ", "trợ lý", "thư ký", "cố vấn"})
_MINISTERS: Final = frozenset({"bộ trưởng", "thứ trưởng", "quyền bộ trưởng"})
_COMPANY_HEADS: Final = frozenset({"tổng giám đốc", "phó tổng giám đốc", "giám đốc điều hành", "chủ tịch hội đồng quản trị", "chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc"})
_COMPANY_TYPES: Final = frozenset({("công", "ty"), ("tập", "đoàn"), ("tổng", "công", "ty"), ("ngân", "hàng"), ("doanh", "nghiệp"), ("hợp", "tác", "xã"), ("hãng",), ("liên", "doanh")})
_BOARD: Final = re.compile(r"hđqt|hđtv|hội đồng quản trị|hội đồng thành viên|tổng giám đốc|giám đốc điều hành|tập đoàn|công ty|ngân hàng|kế toán trưởng", re.IGNORECASE)
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
_NATIONAL: Final = re.compile(
    r"\bđảng\b(?! ủy| bộ| đoàn)|\bquốc gia\b|\btoàn quốc\b|\btrung ương\b|(?<!đảng )(?<!cán )(?<!nội )\bbộ (?!chỉ huy|đội|phận|môn|tư lệnh)|văn phòng (?:chính phủ|quốc hội|chủ tịch nước)|"
    r"^(?:nguyên |quyền )?(?:phó )?(?:tổng )?(?:cục|vụ) trưởng\b|^vụ phó\b|^trợ lý (?:tổng|chủ tịch nước|thủ)"
)
_LOCAL: Final = re.compile(r"\b(?:tỉnh|thành phố|thành ủy|tp|huyện|quận|thị xã|phường|xã(?! hội))\b")
_DEPARTMENTS: Final = frozenset({"sở", "ban", "bộ", "phòng", "văn", "cục", "vụ", "chi", "viện", "khối", "ủy", "hội", "hiệp", "trung", "tổng", "bảo", "khu", "cơ"})
_LINKS: Final = frozenset({"và", "về", "trong", "các", "trên"})
# of these lower-case words a title is never made, though some of its organs are
_STOP: Final = frozenset(
    "của tại cùng với do đã đang sẽ cho nói phát nhấn khẳng đề nghị mong muốn tiếp trao tặng chủ trì làm dự tham là và bày".split()
)
# over these no title reads on to a place, a country or a name further on
_VERBS: Final = _STOP | frozenset(
    """thăm đến tới ký kí gửi đánh chia báo trình yêu giao nhận xác thừa trả kể chúc cảm ghi giới đón gặp
    dẫn có vừa cũng còn thì mà bị được để khi từ này đó nêu ra vào chứng chào phải cần không hay hiện nay đưa đi lên về nhắc kêu hỏi biết bởi nhưng nên vì giữ cụng lưu""".split()
)
# words that are both: "phát" ("phát biểu") and "phát triển", "tổ chức" the deed and the board
_AMBIGUOUS: Final = frozenset({"phát triển", "thông tin", "tổ chức", "báo chí", "giao thông", "giao dịch", "chủ nhiệm", "tiếp dân", "tiếp công", "giới thiệu", "đăng ký", "thế giới", "đại biểu"})


@dataclass(frozen=True, slots=True)
class Office:
    """One title in the text: ``start``/``end`` of the title alone (no place), and where it is held.

    ``place`` is the place named behind it, ``organization`` the span of the organisation named behind it. ``national`` tells that the office is held
    at a country or a national body, ``company`` that it is one of a company.
    """

    start: int
    end: int
    text: str
    head: str
    place: PlaceMention | None = None
    organization: tuple[int, int] | None = None
    national: bool = False

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
        return max(self.end, self.place.end if self.place else 0, self.organization[1] if self.organization else 0)


Group = tuple[int, int, list[Office]]
"""Offices that follow each other: (start, end, offices)."""


def office_at(words: Sequence[Token], i: int) -> int | None:
    """Return the index after the head words of an office that begin at token ``i`` (a leading "nguyên" included), or None."""
    first = words[i].lower
    j = i
    if first in _PREFIXES and i + 1 < len(words):
        j = i + 1
    elif first not in _HEADS:
        return None
    heads = _HEADS.get(words[j].lower)
    if heads is None:
        return None
    if i and words[i].start - words[i - 1].end == 1:
        before = words[i - 1].lower
        if (before, first) in _NO_HEADS:
            return None
    for head in heads:
        end = j + len(head)
        if end <= len(words) and all(words[j + k].lower == head[k] for k in range(1, len(head))):
            if end < len(words) and words[end].lower in {"quán", "quân"}:
                return None if words[end].lower == "quân" else _house(words, i, j)
            return end
    return None


def _house(words: Sequence[Token], i: int, j: int) -> int | None:
    return next((j + len(h) for h in _HOUSES if all(j + k < len(words) and words[j + k].lower == h[k] for k in range(len(h)))), None)


def organ_kind(title: str) -> str | None:
    """Return the class of locality that a title tells by its organ ("Tỉnh ủy" a tỉnh, "Thành ủy" a thành phố), or None."""
    written = shape(title)
    return next((kind for pattern, kind in _ORGAN_KIND if pattern.search(written)), None)


def groups(words: Sequence[Token], mentions: Mapping[int, PlaceMention], lands: Mapping[int, Country], shaped: str) -> list[Group]:
    """Return the groups of offices among ``words``; ``mentions`` and ``lands`` are places and countries by where they start."""
    found: list[Group] = []
    i = 0
    while i < len(words):
        if (words[i].lower in _HEADS or words[i].lower in _PREFIXES) and (head := office_at(words, i)) is not None:
            if [t.text for t in words[head : head + 3]] == ["Hồ", "Chí", "Minh"]:
                i = head + 3
                continue
            offices, end = _offices(words, i, mentions, lands, shaped)
            if offices:
                found.append((offices[0].start, offices[-1].extent, offices))
                i = max(end, i + 1)
                continue
        i += 1
    return found


def _offices(words: Sequence[Token], i: int, here: Mapping[int, PlaceMention], lands: Mapping[int, Country], shaped: str) -> tuple[list[Office], int]:
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
        rest = _JOIN.match(shaped, words[end - 1].end)
        if rest is None or end >= len(words):
            break
        following = next((k for k in range(end, min(end + 5, len(words))) if words[k].start >= rest.end()), None)
        if following is None or words[following].start != rest.end() or office_at(words, following) is None:
            break
        j = following
    if not group:
        return [], i
    reach = group[-1].extent
    while j < len(words) and words[j].end <= reach:
        j += 1
    return group, max(j, i)


_JOIN: Final = re.compile(r"\s*(?:[,;]|-|/)?\s*(?:(?:và|kiêm|đồng thời là|kiêm nhiệm|cùng là|hiện là|nay là)\s+)?")


def _office(
    words: Sequence[Token], j: int, head_end: int, here: Mapping[int, PlaceMention], lands: Mapping[int, Country], shaped: str
) -> tuple[Office | None, int]:
    """Return the office whose head words are tokens ``j`` to ``head_end``, and the index after it with its place or organisation."""
    head = " ".join(t.lower for t in words[j:head_end] if t.lower not in _PREFIXES)
    end = title_end = head_end
    place: PlaceMention | None = None
    national = head in NATIONAL_OFFICES or head.endswith("quán")
    organization = _company(words, head, end, j, here)
    of = end + 1 if end < len(words) and words[end].lower == "của" else end
    if organization is not None:
        end = _past(words, end, organization[1])
    elif head not in _DIPLOMATS and (org := organization_end(words, of)) is not None:
        end, organization = _extended(words, org, here), (words[of].start, words[org - 1].end)
        organization = (organization[0], words[end - 1].end)
    elif head in _DIPLOMATS and (house := organization_end(words, end)) is not None and words[end].lower in {"đại", "tổng", "lãnh"}:
        title_end = end = house
        national = True
    else:
        end = _tail(words, end, here, lands, head in _MINISTERS)
        while end > head_end and (words[end - 1].text in {",", "-", "&"} or words[end - 1].lower in {"các", "và", "của", "kiêm"}):
            end -= 1
        title_end = end
        if head in _AIDES and end + 1 < len(words) and words[end].lower == "của" and (chief_end := office_at(words, end + 1)) is not None:
            chief, end = _office(words, end + 1, chief_end, here, lands, shaped)
            if chief is not None:  # "đặc phái viên của Thống đốc A"
                return replace(chief, start=words[j].start, text=shaped[words[j].start : chief.end], head=head), end
        if (found := _seat_organization(words, head_end, end, here)) is not None:
            title_end, end, organization = found
        if organization is None and end < len(words) and end > head_end and words[end].lower == "của" and end + 1 < len(words) and words[end + 1].start in here:
            end += 1
        if organization is None and end < len(words) and words[end].start in here:
            place = here[words[end].start]
            if place.kind == "bang" and words[end].lower == "bang":
                title_end = end + 1  # "Chủ tịch Quốc hội bang"
            end = _past(words, end, place.end)
            national = False
        elif end < len(words) and words[end].start in lands and organization is None:
            national = True
            title_end = end = _past(words, end, lands[words[end].start].end)
    if head in _DIPLOMATS or national:
        if end + 1 < len(words) and words[end].lower == "tại" and (words[end + 1].start in here or words[end + 1].start in lands):
            where = words[end + 1].start
            title_end = end = _past(words, end + 1, here[where].end if where in here else lands[where].end)
            national, place, organization = True, None, None
    text = shaped[words[j].start : words[title_end - 1].end]
    national = national or (place is None and organization is None and _national(text))
    if head == "ủy viên" and title_end == head_end and organization is None and place is None:
        return None, j
    return Office(words[j].start, words[title_end - 1].end, text, head, None if national else place, organization, national), end


def _national(title: str) -> bool:
    """Tell whether a title names a national body and no locality's."""
    low = shape(title).lower()
    if _LOCAL.search(low):
        return False
    return _NATIONAL.search(low) is not None or any(f" {o}" in low for o in NATIONAL_ORGANS)


def _extended(words: Sequence[Token], end: int, here: Mapping[int, PlaceMention]) -> int:
    """Return the index after the place that belongs to an organisation's name ending before token ``end`` ("Hiệp hội Doanh nghiệp tỉnh A")."""
    if end < len(words) and words[end].start in here and words[end].start - words[end - 1].end == 1:
        return _past(words, end, here[words[end].start].end)
    return end


def _seat_organization(words: Sequence[Token], head_end: int, end: int, here: Mapping[int, PlaceMention]) -> tuple[int, int, tuple[int, int]] | None:
    """Return (end of the title, end of the whole, span) of the organisation a title is followed by: "của" it, a dash or comma and it, or it alone."""
    if end >= len(words):
        return None
    title = " ".join(t.lower for t in words[head_end - 1 : end])
    board = bool(re.search(r"hđqt|hđtv|quản trị|thành viên|giám đốc|tập đoàn", title)) or "giám đốc" in " ".join(t.lower for t in words[max(0, head_end - 4) : end])
    after = end
    if words[end].lower == "của" or (words[end].text in {",", "-"} and (board or _ministry(words, end + 1))):
        after = end + 1
    if after < len(words) and (org := organization_end(words, after)) is not None and (after > end or _company_type(words, after)):
        if after > end and words[end].text in {",", "-"} and not (_company_type(words, after)):
            return None
        whole = _extended(words, org, here)
        return end, whole, (words[after].start, words[whole - 1].end)
    if after > end and words[end].text != "," and _ministry(words, after):
        last = _tail(words, after + 1, here, {}, False)
        while last > after + 1 and words[last - 1].text in {",", "-", "&"}:
            last -= 1
        return end, last, (words[after].start, words[last - 1].end)
    if board and after == end and words[end].cap and words[end].text.isalpha() and words[end].start not in here and words[end].text not in SURNAMES:
        last = end
        while last < len(words) and words[last].cap and words[last].text.isascii() and words[last].text.isalpha() and (last == end or words[last].start - words[last - 1].end == 1):
            last += 1
        numbered = last < len(words) and words[last].text.isdigit() and words[last].start == words[last - 1].end  # "F1"
        if last > end and not numbered and (words[end].text.isupper() or any(c.isupper() for c in words[end].text[1:])):
            return end, last, (words[end].start, words[last - 1].end)
    return None


def _ministry(words: Sequence[Token], i: int) -> bool:
    return i + 1 < len(words) and words[i].lower == "bộ" and words[i + 1].cap


def _company_type(words: Sequence[Token], i: int) -> bool:
    end = type_at(words, i)
    return end is not None and any(tuple(t.lower for t in words[i : i + len(kind)]) == kind for kind in _COMPANY_TYPES)


def _tail(words: Sequence[Token], i: int, here: Mapping[int, PlaceMention], lands: Mapping[int, Country], minister: bool) -> int:
    """Return the index after the organ words that follow an office from token ``i`` on; a ``minister``'s field may be any words up to a country."""
    department = False
    j = i
    while j < len(words):
        word = words[j]
        if word.start in here or (word.start in lands and not (lands[word.start].code == "vn" and j > i)):
            return j
        if word.text in {",", "-", "&", "."}:
            following = words[j + 1] if j + 1 < len(words) else None
            if not (department and following and (following.lower in ORGAN_SYLLABLES or (word.text == "&" and following.cap)) and office_at(words, j + 1) is None):
                break
            if word.text == "." or (not following.cap and (word.text == "," or following.lower in _STOP)) or _ministry(words, j + 1):
                break
            if word.text == "," and not _reads_on(words, j):
                break
            j += 1
            continue
        if _company_type(words, j) and (organization_end(words, j) is not None or j > i):
            return j if organization_end(words, j) is not None else min(j + (type_at(words, j) or j) - j, len(words))
        if department and words[j - 1].lower in _DEPARTMENTS and word.cap and word.text.isalpha() and not is_person_start(words, j):
            j += 1  # a department of any name: "Ban Liên lạc"
            continue
        if department and words[j - 1].text == "&" and word.cap:
            j += 1
            continue
        if word.lower not in ORGAN_SYLLABLES or (
            not word.cap and word.lower in _STOP and not _ambiguous(words, j) and not (word.lower == "và" and department and _domain(words, j + 1))
        ):
            break
        if is_person_start(words, j) or (j > i and office_at(words, j) is not None and not _inside_office(words, j)):
            return j
        department = department or (word.lower in _DEPARTMENTS and (word.cap or j == i or words[j - 1].lower in {"trưởng", "đốc"}))
        j += 1
    return _completed(words, i, j, here, lands, department or (minister and j < len(words) and not words[j].cap))


def _ambiguous(words: Sequence[Token], j: int) -> bool:
    return any(f"{words[k].lower} {words[k + 1].lower}" in _AMBIGUOUS for k in (j - 1, j) if 0 <= k < len(words) - 1)


def _completed(words: Sequence[Token], i: int, j: int, here: Mapping[int, PlaceMention], lands: Mapping[int, Country], department: bool) -> int:
    """Return the end of a title whose organ is made of words nobody lists ("Bộ Điều phối hàng hải Indonesia"), ``j`` where no such end is near.

    Such a title goes on to a place, to a country, or to a dash or comma with an honorific behind it; no verb may stand on the way.
    """
    if j >= len(words) or not words[j].text.isalpha() and words[j].text not in {",", "&", "-"}:
        return j
    if words[j].cap and not department:
        return j
    if not department and not (j > i and words[j - 1].cap) and not (j == i and words[j].cap):
        return j
    for k in range(j, min(j + 13, len(words))):
        word = words[k]
        if word.start in here or word.start in lands:
            return k if k > j or department else j
        if word.text in {"-", ",", "("}:
            following = words[k + 1] if k + 1 < len(words) else None
            if following is not None and following.lower in {"ông", "bà", "ngài"} and k > j:
                return k
            if word.text == "," and department and k + 1 < len(words) and not words[k + 1].cap and any(w.lower == "và" for w in words[k + 2 : k + 5]):
                continue
            return j
        if word.text.isalpha() and word.lower in HONORIFICS and k > j and word.lower in {"ông", "bà"}:
            return k
        if not word.text.isalpha() and word.text != "&":
            return j
        if word.lower in _VERBS and word.lower not in _LINKS and not _ambiguous(words, k) and not word.cap:
            return j
        if k > j and (is_person_start(words, k) or office_at(words, k) is not None):
            return k if is_person_start(words, k) and k > j and department else j
    return j


def _domain(words: Sequence[Token], i: int) -> bool:
    return i < len(words) and words[i].cap and words[i].lower in ORGAN_SYLLABLES and office_at(words, i) is None and not is_person_start(words, i)


def _reads_on(words: Sequence[Token], comma: int) -> bool:
    """Tell whether the domain of a department goes on after a comma ("Sở Văn hóa, Thể thao và Du lịch"): an "và" follows within four syllables."""
    return any(words[k].lower in {"và", "-", "&"} for k in range(comma + 2, min(comma + 6, len(words)))) and _domain(words, comma + 1)


def _inside_office(words: Sequence[Token], j: int) -> bool:
    """Tell whether a head word at ``j`` belongs to the title before it ("Trợ lý Bí thư", "Thường trực Chủ tịch đoàn", "Văn phòng Chủ tịch nước")."""
    return j > 0 and (words[j - 1].lower in {"trợ", "lý", "đoàn"} or (words[j - 1].lower == "phòng" and words[j].lower == "chủ"))


def _company(words: Sequence[Token], head: str, i: int, j: int, here: Mapping[int, PlaceMention]) -> tuple[int, int] | None:
    """Return the span of a company named by an acronym or a bare proper name right behind its office ("Chủ tịch THACO", "- Tổng giám đốc Vietnam Airlines")."""
    if i >= len(words) or not words[i].cap or not words[i].text.isalpha() or words[i].start in here:
        return None
    if words[i].text.isupper() and len(words[i].text) >= 3 and words[i].lower not in ORGAN_SYLLABLES:
        last = i + 1
        while last < len(words) and words[last].text.isupper() and words[last].text.isalpha() and len(words[last].text) > 1 and words[last].start - words[last - 1].end == 1:
            last += 1
        if last + 1 < len(words) and words[last].lower == "việt" and words[last + 1].lower == "nam":
            last += 2
        return words[i].start, words[last - 1].end
    if head not in _COMPANY_HEADS or j == 0 or words[j - 1].text not in {"-", ",", "("} or words[i].text in SURNAMES or words[i].lower in ORGAN_SYLLABLES:
        return None
    last = i
    while last < len(words) and words[last].title and words[last].text.isascii() and (last == i or words[last].start - words[last - 1].end == 1):
        last += 1
    return (words[i].start, words[last - 1].end) if last > i else None


def _another(one: Office, two: Office, between: str) -> bool:
    """Tell whether two neighbouring offices belong to two persons: "Chủ tịch UBND tỉnh A và Thứ trưởng Bộ B", "Thủ tướng B, Bí thư Thành ủy A"."""
    if between == "và" and two.national and one.place is not None:
        return True
    return one.head in _STATESMEN and not two.national and (two.place is not None or organ_kind(two.text) is not None)


def _same_level(office: Office, text: str) -> bool:
    """Tell whether two titles are of one level: then two places mean two persons."""
    levels = {organ_kind(office.text), organ_kind(text)} - {None}
    return len(levels) < 2 or levels <= {"tỉnh", "thành phố"}


def _past(words: Sequence[Token], i: int, offset: int) -> int:
    while i < len(words) and words[i].end <= offset:
        i += 1
    return i
