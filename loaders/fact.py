"""Facts: what a rule states of a sentence, before it becomes a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from graph.schema import ClaimType, Status
from loaders.draft import Draft
from loaders.frozen import frozen
from loaders.locality import level_of
from loaders.money import Sum
from loaders.pattern import Pattern
from loaders.sentence import Sentence
from loaders.typed import Item, Typed

_FIELDS: Final = (
    "du lịch", "giao thông", "nông nghiệp", "công nghiệp", "thương mại", "đầu tư", "giáo dục", (
        "đào tạo"
    ), "y tế", "văn hóa", "thể thao", "khoa học công nghệ", "khoa học", "công nghệ thông tin", "chuyển đổi số", "môi trường", "an ninh", "quốc phòng",
    "logistics", "lao động", "năng lượng", "thủy sản", "biên giới", "đối ngoại", "xây dựng đảng", (
        "an sinh xã hội"
    ), "hạ tầng", "tài chính", "ngân hàng", "quy hoạch", "đô thị", "nguồn nhân lực", "khởi nghiệp", "nghệ thuật",
)  # fmt: skip
_FIELD: Final = re.compile(r"(?<!\w)(?:" + "|".join(sorted(_FIELDS, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE)
WISH: Final = Pattern(
    (
        r"(?:đề xuất|đề nghị|mong muốn|mong\b|kỳ vọng|kiến nghị|hy vọng|hi vọng|sẵn sàng|tin tưởng|có thể|\bcần\b|\bnên\b|kêu gọi|\bmuốn\b|"
        r"(?<!lời )\bmời\b|\bxin\b(?! (?:chỉ đạo|ý kiến|phép))|"
        r"phấn đấu|nếu\b|gợi ý|gợi mở|hướng tới|nghiên cứu|xem xét|khuyến khích|vận động|yêu cầu|tiềm năng|cơ hội|chúc\b(?! (?:tết|mừng|thọ))|"
        r"ước mong|nguyện vọng|dự kiến sẽ xem|phải\b|khả năng\b)"
    ),
    ignorecase=True,
)
_BASED: Final = re.compile(r"\b(?:trên cơ sở|theo|xét|căn cứ|từ)\s+(?:\w+\s+){0,2}(?:đề nghị|đề xuất|kiến nghị|yêu cầu|lời mời)", re.IGNORECASE)
"""What was asked for and is now granted."""
FUTURE: Final = Pattern(r"\b(?:sẽ|dự kiến|sắp|kế hoạch|quyết định|cam kết|hứa|thống nhất sẽ|chuẩn bị)\b", ignorecase=True)


Examples: TypeAlias = Mapping[str, tuple[str, str]]
"""Rule id -> (a text the rule reads, a text it must leave alone); every rule module has one."""


@frozen
class Fact:
    """``source`` -[``type``]-> ``target``, stated by ``sentence`` and found by ``rule``; ``spans`` are the words that made it."""

    type: ClaimType
    source: Draft
    target: Draft
    sentence: Sentence
    rule: str
    spans: tuple[tuple[int, int], ...] = ()
    date: str | None = None
    status: Status = "done"
    fields: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    sum: Sum | None = None


def localities(items: Iterable[Item]) -> list[Draft]:
    """Return the localities of items, groups and single ones, each once, in order; an official stands for where the office is held."""
    found: dict[int, Draft] = {}
    for item in items:
        for draft in item.drafts:
            place = draft if draft.type == "Locality" else seat(draft)
            if place is not None:
                found.setdefault(id(place), place)
    return list(found.values())


def may_meet(one: Draft, other: Draft) -> bool:
    """Tell whether two localities can meet as equals: of about one level, and neither right below the other."""
    if one is other or abs(level_of(one) - level_of(other)) > 1:
        return False
    places = (one.place, other.place)
    return not any(a is not None and b is not None and b.id == a.parent for a, b in (places, places[::-1]))


_OPENING: Final = re.compile(
    r"\s*(?:(?:và|rồi)\s+)?(?:(?:sáng|chiều|tối|trưa|hôm|ngày|đầu|cuối|mới đây|vừa qua|trước đó|tiếp đó|sau đó)\b[^,;:]{0,40}\s)?"
    r"(?:tại|ở|trong|nhân|sau|trước|theo|thực hiện|cùng với|với|dưới|qua|từ|đến|để|nhằm|bên lề|ngay|ngoài|bên cạnh|cùng)\b[^,;:]*$",
    re.IGNORECASE,
)


def subjects(typed: Typed, start: int, end: int) -> list[Item]:
    """Return the items of a row at ``typed.text[start:end]`` that are the subject: those behind the adverbial it may begin in ("Tại A, B và C ký").

    In "Dưới sự chứng kiến của A, B và C, D và E ký" the last comma but that of a row ends the witnesses.
    """
    lead = re.split(r"[,;:]", typed.text[max(0, start - 120) : start])[-1]
    comma = typed.text.find(",", start, end)
    if comma < 0 or not _OPENING.match(lead):
        return typed.at(start, end)
    return typed.at(comma + 1, end) or typed.at(start, end)


def partner(sentences: Sequence[Typed], place: Draft) -> Draft | None:
    """Return the locality an article speaks of beside ``place``: the one of the same level it mentions most, None where that is not clear."""
    ranked: dict[int, Draft] = {}
    for typed in sentences:
        for item in typed.items.values():
            for draft in item.drafts:
                if item.kind in "LG" and draft is not place and level_of(draft) == level_of(place):
                    ranked.setdefault(id(draft), draft)
    order = sorted(ranked.values(), key=lambda d: (-len(d.mentions), d.first))
    return order[0] if order and (len(order) == 1 or len(order[0].mentions) > len(order[1].mentions)) else None


def seat(official: Draft) -> Draft | None:
    """Return the locality an official holds an office at, the highest-placed statement first, or None."""
    return next((at for _, at, _ in official.offices if at is not None and at.type == "Locality"), None)


def works(item: Item) -> tuple[Draft, ...]:
    """Return the projects an item names: itself, or those that the name of an event holds."""
    return item.drafts if item.kind == "J" else item.works


def span(item: Item) -> tuple[int, int]:
    """Return the words of an item that name it, without titles and class words where a name stands."""
    return item.head or (item.start, item.end)


def day(typed: Typed) -> str | None:
    """Return the one date a sentence states as a day or month, None where it states none or several."""
    stated = {i.when.iso for i in typed.items.values() if i.when is not None}
    full = {d for d in stated if len(d) >= 7}
    pool = full or stated
    return pool.pop() if len(pool) == 1 else None


def fields(typed: Typed) -> tuple[str, ...]:
    """Return the fields of cooperation a sentence names, sorted."""
    return tuple(sorted({m.group().lower() for m in _FIELD.finditer(typed.text)}))


def wished(typed: Typed, start: int, *, back: int = 70) -> bool:
    """Tell whether the deed at offset ``start`` of a typed sentence is only wished, asked or possible: such a word stands before it in its clause."""
    if not WISH.possible(typed.text):
        return False
    clause = re.split(r"[;:]|, (?:đồng thời|trong khi|nhưng|và đã)", typed.text[max(0, start - back) : start])[-1]
    return WISH.search(_BASED.sub("", clause)) is not None
