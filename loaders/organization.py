"""Organisations: a type word and the name behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from loaders.lexicon import ORGAN_SYLLABLES, SURNAMES
from loaders.place import PlaceMention
from loaders.token import Token

TYPES: Final = tuple(
    sorted(
        (
            tuple(t.split())
            for t in """công ty|tập đoàn|tổng công ty|ngân hàng|hiệp hội|liên hiệp hội|phòng thương mại|trường|trường đại học|đại học|đh|học viện|trường cao đẳng|cao đẳng|bệnh viện|quỹ|hãng|hãng hàng không|doanh nghiệp|
            hợp tác xã|htx|câu lạc bộ|clb|đại sứ quán|lãnh sự quán|tổng lãnh sự quán|văn phòng đại diện|hội đồng doanh nghiệp|hội doanh nghiệp|hội doanh nhân|cơ quan hợp tác|cơ quan phát triển|tổ chức|viện|trung tâm xúc tiến|trung tâm|
            liên đoàn thương mại|liên đoàn công nghiệp|liên minh|xí nghiệp|chi nhánh|phòng thương mại và công nghiệp|công ty cổ phần|công ty tnhh|hội hữu nghị|ủy ban hợp tác""".replace(
                "\n", ""
            )
            .replace("            ", "")
            .split("|")
        ),
        key=lambda t: (-len(t), t),
    )
)
_LOWER: Final = frozenset(
    """cổ phần tnhh cp tm dv sx mtv một hai thành viên và thương mại công nghiệp xây dựng đầu tư phát triển du lịch vận tải hàng không điện lực xuất nhập khẩu việt nam khoa học xã hội nhân văn kinh tế quốc dân quốc tế quốc gia
    nông nghiệp nông thôn ngoại thương bách khoa y dược sư phạm mỹ thuật văn hóa thể thao nghệ thuật luật tế đa khoa trung ương phụ sản nhi hợp tác doanh nghiệp nhỏ vừa doanh nhân trẻ tư vấn thiết kế dịch vụ hữu nghị tiến bộ nhật bản
    hàn quốc trung quốc lào phát điện dầu khí bưu chính viễn thông tài chính bảo hiểm chứng khoán bất động sản thủy sản lương thực cao su cà phê hàng hải đóng tàu than khoáng sản hóa chất phân bón dệt may giao thông thủy lợi
    kỹ thuật công nghệ thông tin môi trường nước sạch vệ sinh tổng hợp thực phẩm chế biến sữa đường mía giống cây trồng vật nuôi nghề truyền thông giáo dục đào tạo nghiên cứu chính sách xúc tiến doanh nghiệp chính sách xã hội tín dụng
    tại chi nhánh phía bắc nam khu vực trồng hòa bình đoàn kết các tổ chức lao động đất quy hoạch tỉnh thành phố công thương kiến trúc đô thị chuyển giao phần mềm dịch vụ cntt thủy điện liên hiệp hội""".split()
)


_TYPES_BY_FIRST: Final[dict[str, list[tuple[str, ...]]]] = {}
for _type in TYPES:
    _TYPES_BY_FIRST.setdefault(_type[0], []).append(_type)


def type_at(words: Sequence[Token], i: int) -> int | None:
    """Return the index after the type word of an organisation that begins at token ``i``, or None."""
    for kind in _TYPES_BY_FIRST.get(words[i].lower, ()) if i < len(words) else ():
        if i + len(kind) <= len(words) and all(words[i + k].lower == kind[k] for k in range(len(kind))):
            return i + len(kind)
    return None


def organization_end(words: Sequence[Token], i: int) -> int | None:
    """Return the index after the organisation's name that begins with a type word at token ``i``, or None where no name follows it.

    The name goes on over capitalised words and over the lower-case words that such names are made of, and ends with a capitalised one.
    """
    if i >= len(words):
        return None
    j = type_at(words, i)
    if j is None:
        return None
    last = None
    while j < len(words):
        word = words[j]
        if word.start - words[j - 1].end > 1:
            break
        if word.cap or (word.text.isdigit() and last is not None):
            if (
                j + 2 < len(words)
                and word.text in SURNAMES
                and words[j + 1].title
                and words[j + 2].title
                and last is not None
                and words[j + 1].lower not in _LOWER
            ):
                break
            last = j + 1
        elif word.text in {"&", "-"} and j + 1 < len(words) and words[j + 1].cap and (last is not None):
            pass
        elif word.lower not in _LOWER:
            break
        elif last is not None and words[j - 1].cap:
            last = j + 1 if not _opens(words, j) else last
        j += 1
    return last


def _opens(words: Sequence[Token], j: int) -> bool:
    return words[j].lower in {"và", "tại", "tỉnh", "thành", "các", "khu", "phía"}


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """An organisation named at ``start`` to ``end``. ``department`` tells that it is a department, board or front committee of a locality or ministry."""

    start: int
    end: int
    kind: str
    department: bool


_DEPARTMENT: Final = (
    "sở", "bộ", "cục", "tổng cục", "ban quản lý", "mặt trận tổ quốc", "ủy ban mặt trận tổ quốc", "ủy ban mttq", "mttq", "hội chữ thập đỏ", "liên đoàn lao động", "quỹ cứu trợ", "ban cứu trợ", "ban vận động cứu trợ", "ủy ban trung ương mttq", "ủy ban trung ương mặt trận tổ quốc",
    "hội nông dân", "hội liên hiệp phụ nữ", "hội cựu chiến binh", "tỉnh đoàn", "thành đoàn", "công an", "bộ chỉ huy", "đại sứ quán", "tổng lãnh sự quán", "lãnh sự quán", "hội hữu nghị", "liên hiệp các tổ chức hữu nghị", "hội doanh nghiệp",
)  # fmt: skip
_DEPARTMENTS: Final = tuple(sorted((tuple(d.split()) for d in _DEPARTMENT), key=lambda d: -len(d)))


_DEPARTMENTS_BY_FIRST: Final[dict[str, list[tuple[str, ...]]]] = {}
for _department in _DEPARTMENTS:
    _DEPARTMENTS_BY_FIRST.setdefault(_department[0], []).append(_department)


def _department_end(words: Sequence[Token], i: int) -> tuple[int, str] | None:
    for kind in _DEPARTMENTS_BY_FIRST.get(words[i].lower, ()):
        if i + len(kind) <= len(words) and all(words[i + k].lower == kind[k] for k in range(len(kind))):
            if not words[i].cap:
                return None
            j = last = i + len(kind)
            while (
                j < len(words)
                and words[j].lower in ORGAN_SYLLABLES
                and (words[j].cap or words[j - 1].cap or words[j].lower == "và")
                and words[j].start - words[j - 1].end <= 1
            ):
                if words[j].text in SURNAMES and j + 2 < len(words) and words[j + 1].title and words[j + 2].title:
                    break
                j += 1
                last = j if words[j - 1].lower != "và" else last
            return (last, " ".join(kind)) if last > i + 1 or len(kind) > 1 else None
    return None


def organizations(words: Sequence[Token], places: Sequence[PlaceMention]) -> tuple[OrganizationMention, ...]:
    """Return the organisations named among ``words``, in order; a place name right behind one belongs to its name."""
    behind = {p.start: p.end for p in places}
    found: list[OrganizationMention] = []
    i = 0
    while i < len(words):
        department = _department_end(words, i)
        end = department[0] if department else organization_end(words, i)
        if end is None:
            i += 1
            continue
        kind = department[1] if department else " ".join(t.lower for t in words[i : type_at(words, i)])
        stop = words[end - 1].end
        if kind in {"đại sứ quán", "lãnh sự quán", "tổng lãnh sự quán", "văn phòng đại diện"} and end + 1 < len(words) and words[end].lower == "tại" and words[end + 1].cap:
            end = end + 2
            while end < len(words) and words[end].title and words[end].start - words[end - 1].end == 1:
                end += 1
            stop = words[end - 1].end
        if end < len(words) and words[end].start in behind:
            stop = behind[words[end].start]
        if words[i].cap or not department:
            found.append(OrganizationMention(words[i].start, stop, kind, department is not None))
        i = end
    return tuple(found)
