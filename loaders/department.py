"""Organs: the run of words behind the head of an office that tells whose office it is ("UBND", "Sở Văn hóa, Thể thao và Du lịch")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from loaders.extent import organization_end
from loaders.head import office_at
from loaders.lexicon import HONORIFICS, ORGAN_SYLLABLES
from loaders.place import Country, PlaceMention, is_person_start
from loaders.token import Words
from loaders.typeword import type_at

_COMPANY_TYPES: Final = frozenset(
    {
        ("công", "ty"),
        ("tập", "đoàn"),
        ("tổng", "công", "ty"),
        ("ngân", "hàng"),
        ("doanh", "nghiệp"),
        ("hợp", "tác", "xã"),
        ("hãng",),
        ("liên", "doanh"),
    }
)
_DEPARTMENTS: Final = frozenset(
    {"sở", "ban", "bộ", "phòng", "văn", "cục", "vụ", "chi", "viện", "khối", "ủy", "hội", "hiệp", "trung", "tổng", "bảo", "khu", "cơ"}
)
_LINKS: Final = frozenset({"và", "về", "trong", "các", "trên"})
# of these lower-case words a title is never made, though some of its organs are
_STOP: Final = frozenset(
    "của tại cùng với do đã đang sẽ cho nói phát nhấn khẳng đề nghị mong muốn tiếp trao tặng chủ trì làm dự tham là và bày".split()
)
# over these no title reads on to a place, a country or a name further on
_VERBS: Final = _STOP | frozenset(
    """thăm đến tới ký kí gửi đánh chia báo trình yêu giao nhận xác thừa trả kể chúc cảm ghi giới đón gặp dẫn có vừa cũng còn
    thì mà bị được để khi từ này đó nêu ra vào chứng chào phải cần không hay
    hiện nay đưa đi lên về nhắc kêu hỏi biết bởi nhưng nên vì giữ cụng lưu""".split()
)
# words that are both: "phát" ("phát biểu") and "phát triển", "tổ chức" the deed and the board
_AMBIGUOUS: Final = frozenset(
    {
        "phát triển",
        "thông tin",
        "tổ chức",
        "báo chí",
        "giao thông",
        "giao dịch",
        "chủ nhiệm",
        "tiếp dân",
        "tiếp công",
        "giới thiệu",
        "đăng ký",
        "thế giới",
        "đại biểu",
        "hữu nghị",
        "nghị viện",
        "nghị sự",
        "tham mưu",
        "phát thanh",
        "phát hành",
        "danh dự",
    }
)


def organ_end(words: Words, i: int, here: Mapping[int, PlaceMention], lands: Mapping[int, Country], minister: bool) -> int:
    """Return the index after the organ words that follow an office from token ``i`` on; a ``minister``'s field may be any words up to a country."""
    department = False
    j = i
    while j < len(words):
        word = words[j]
        if (start := words.start[j]) in here or (start in lands and not (lands[start].code == "vn" and j > i)):
            return j
        if word.text == "T" and j + 2 < len(words) and words[j + 1].text == "." and words[j + 2].text in {"Ư", "W"}:
            j += 3  # "T.Ư Đảng"
            continue
        if word.text in {",", "-", "&", "."}:
            following = words[j + 1] if j + 1 < len(words) else None
            if not (
                department
                and following
                and (following.lower in ORGAN_SYLLABLES or (word.text == "&" and following.cap))
                and office_at(words, j + 1) is None
            ):
                break
            if word.text == "." or (not following.cap and (word.text == "," or following.lower in _STOP)) or ministry(words, j + 1):
                break
            if word.text == "," and not _reads_on(words, j):
                break
            j += 1
            continue
        if word.lower == "công" and j + 1 < len(words) and words[j + 1].lower == "ty" and organization_end(words, j) is None:
            return j + 2
        if company_type(words, j) and (organization_end(words, j) is not None or j > i):
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
        youth = (
            word.lower == "đoàn" and j > i and words[j - 1].lower in {"thành", "tỉnh", "huyện", "quận", "thị", "ương"}
        )  # "Thành Đoàn Nguyễn Văn A"
        if (is_person_start(words, j) and not youth) or (j > i and office_at(words, j) is not None and not _inside_office(words, j)):
            return j
        department = department or (word.lower in _DEPARTMENTS and (word.cap or j == i or words[j - 1].lower in {"trưởng", "đốc"}))
        j += 1
    return _completed(words, i, j, here, lands, department or (minister and j < len(words) and not words[j].cap))


def _ambiguous(words: Words, j: int) -> bool:
    return any(f"{words[k].lower} {words[k + 1].lower}" in _AMBIGUOUS for k in (j - 1, j) if 0 <= k < len(words) - 1)


def _completed(words: Words, i: int, j: int, here: Mapping[int, PlaceMention], lands: Mapping[int, Country], department: bool) -> int:
    """Return the end of a title whose organ is made of words nobody lists ("Bộ Điều phối hàng hải Indonesia"), ``j`` where no such end is near.

    Such a title goes on to a place, to a country, or to a dash or comma with an honorific behind it; no verb may stand on the way.
    """
    if j >= len(words) or (not words[j].text.isalpha() and words[j].text not in {",", "&", "-"}):
        return j
    if (words[j].cap and not department) or is_person_start(words, j):
        return j  # "Giám đốc Sở A Nguyễn Thái Bình", which no "Thái" begins
    if not department and not (j > i and words[j - 1].cap) and not (j == i and words[j].cap):
        return j
    for k in range(j, min(j + 13, len(words))):
        word = words[k]
        if words.start[k] in here or words.start[k] in lands:
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


def _domain(words: Words, i: int) -> bool:
    return i < len(words) and words[i].cap and words[i].lower in ORGAN_SYLLABLES and office_at(words, i) is None and not is_person_start(words, i)


def _reads_on(words: Words, comma: int) -> bool:
    """Tell whether the domain of a department goes on after a comma ("Sở Văn hóa, Thể thao và Du lịch"): an "và" follows within four syllables."""
    return any(words[k].lower in {"và", "-", "&"} for k in range(comma + 2, min(comma + 6, len(words)))) and _domain(words, comma + 1)


def _inside_office(words: Words, j: int) -> bool:
    """Tell whether a head word at ``j`` belongs to the title before it ("Trợ lý Bí thư", "Thường trực Chủ tịch đoàn", "Văn phòng Chủ tịch nước")."""
    return j > 0 and (words[j - 1].lower in {"trợ", "lý", "đoàn"} or (words[j - 1].lower == "phòng" and words[j].lower == "chủ"))


def ministry(words: Words, i: int) -> bool:
    """Tell whether the name of a ministry begins at token ``i``."""
    return i + 1 < len(words) and words[i].lower == "bộ" and words[i + 1].cap


def company_type(words: Words, i: int) -> bool:
    """Tell whether the type word of a company begins at token ``i``."""
    end = type_at(words, i)
    return end is not None and any(tuple(t.lower for t in words[i : i + len(kind)]) == kind for kind in _COMPANY_TYPES)
