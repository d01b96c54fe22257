"""Cooperation: COOPERATES_WITH between localities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from graph.schema import Status
from loaders.draft import Draft
from loaders.fact import Examples, Fact, fields, localities, span, wished
from loaders.locality import level_of
from loaders.typed import Item, Typed, rule

_BOND: Final = r"(?:hợp tác|hữu nghị|kết nghĩa|liên kết|quan hệ|giao lưu|đoàn kết|gắn bó|đối tác|phối hợp|tình cảm|mối lương duyên|anh em)"
_RULES: Final = (
    ("bond-between", rule(rf"\b{_BOND}\b[^.;\ue000\ue001]{{0,90}}?\bgiữa\s+(?:hai |các |2 |3 |ba )?(?:tỉnh |thành phố |địa phương )?(?P<a><LG+>)")),
    ("group-bond", rule(
        r"\b(?:quan hệ|hợp tác|kết nghĩa|hữu nghị|liên kết)[^.;,\ue000\ue001]{0,50}?\s(?:của\s+)?(?P<a><L>\s*[-–]\s*<L>(?:\s*[-–]\s*<L>)*|<G>)"
    )),
    ("bond-with", rule(
        r"(?P<a><L>)(?:[^.;\ue000\ue001]){0,60}?\b(?:hợp tác|kết nghĩa|liên kết|quan hệ (?:hữu nghị|hợp tác|kết nghĩa)[^.;,]{0,30}?)"
        r"\s(?:[^.;,\ue000\ue001]{0,40}?\s)?với\s+(?:(?:các|những|hai|ba|bốn|\d+)\s+)?(?P<b><LG+>)"
    )),
    ("group-bond", rule(
        r"(?P<a><LG+>)(?:\s+(?:đã|đang|luôn|cùng|có|tiếp tục|thường xuyên|chủ động|là|sẽ tiếp tục|vốn|không ngừng|cũng|đều|sẽ)"
        r")*\s+(?:rà soát kết quả |thiết lập |ký kết |ký |duy trì |tăng cường |đẩy mạnh |thực hiện |triển khai |phát triển |mở rộng |nhất trí |"
        r"thống nhất |xây dựng |thúc đẩy |có |trao đổi,? |đánh giá (?:cao )?(?:kết quả )?|củng cố ){0,3}(?:[^.;,\ue000\ue001]{0,30}?)"
        r"(?:\bhợp tác\b|\bkết nghĩa\b|quan hệ hữu nghị|mối quan hệ|liên kết)"
    )),
    ("joint", rule(
        r"(?P<a><LG+>)\s+(?:(?:đã|sẽ|đang|cùng|cùng nhau|tiếp tục|luôn|và các đơn vị|thường xuyên)\s+)*(?:phối hợp|bắt tay|chung tay|"
        r"(?:thống nhất|nhất trí)(?! cho rằng| đánh giá| nhận định))\b"
    )),
    ("title-pair", rule(r"^(?P<a><L>\s*(?:-|và|,)\s*<L>(?:\s*(?:-|và|,)\s*<L>)*)\s*[:,]?\s[^.]{0,60}?(?:hợp tác|liên kết|kết nghĩa|hữu nghị)")),
)  # fmt: skip
_ASKED: Final = re.compile(
    (
        r"(?:đề xuất|đề nghị|mong muốn|kỳ vọng|hy vọng|muốn|kêu gọi|tiềm năng|cơ hội|nghiên cứu|xem xét)[^.;,]{0,60}?(?:thiết lập|kết nghĩa|"
        r"ký kết|ký|hình thành|xây dựng)\b[^.;,]{0,30}$"
    ),
    re.IGNORECASE,
)
_EXISTING: Final = re.compile(
    r"quan hệ|mối|tiếp tục|tăng cường|đẩy mạnh|thúc đẩy|mở rộng|kết quả|chương trình|thỏa thuận|thời gian qua|những năm qua|đã ", re.IGNORECASE
)


def state(sentences: Sequence[Typed], signings: Sequence[Fact]) -> list[Fact]:
    """Return the COOPERATES_WITH facts: relations stated as existing or agreed, and those between the parties of an agreement to cooperate."""
    found: list[Fact] = []
    for typed in sentences:
        for name, pattern in _RULES:
            for match in pattern.finditer(typed.text):
                left, right = typed.at(*match.span("a")), typed.at(*match.span("b")) if "b" in pattern.groupindex else []
                head = typed.text[max(0, match.start() - 80) : match.start("a")]
                if (
                    _ASKED.search(head)
                    or (name in {"bond-with", "group-bond"} and wished(typed, match.end() if name == "group-bond" else match.start("b")))
                    or (name == "bond-between" and wished(typed, match.start()) and not _EXISTING.search(head))
                ):
                    continue
                found.extend(_pairs(typed, name, left, right))
    found.extend(_parties(signings))
    return found


def _pairs(typed: Typed, name: str, left: list[Item], right: list[Item]) -> list[Fact]:
    spans = tuple(span(i) for i in (*left, *right))
    first, second = localities(left), localities(right)
    pairs = [(a, b) for a in first for b in second] if second else list(combinations(first, 2))
    return [_fact(typed, name, a, b, spans, "agreed") for a, b in pairs if a is not b and abs(level_of(a) - level_of(b)) <= 1 and not _within(a, b)]


def _within(a: Draft, b: Draft) -> bool:
    ids = {a.place.id if a.place else "", b.place.id if b.place else ""}
    return any(d.place is not None and d.place.parent in ids for d in (a, b))


def _fact(typed: Typed, name: str, a: Draft, b: Draft, spans: tuple[tuple[int, int], ...], status: Status) -> Fact:
    return Fact("COOPERATES_WITH", a, b, typed.scan.sentence, name, spans, None, status, fields(typed))


def _parties(signings: Sequence[Fact]) -> list[Fact]:
    by_agreement: dict[int, list[Fact]] = {}
    for fact in signings:
        if fact.type == "PARTY_TO" and fact.source.type == "Locality":
            by_agreement.setdefault(id(fact.target), []).append(fact)
    found = []
    for facts in by_agreement.values():
        for a, b in combinations(facts, 2):
            if a.source is not b.source and not _within(a.source, b.source):
                found.append(Fact("COOPERATES_WITH", a.source, b.source, a.sentence, "parties", (*a.spans, *b.spans), a.date, "agreed", a.fields))
    return found


EXAMPLES: Final[Examples] = {
    "bond-between": (
        "Quan hệ hợp tác giữa tỉnh Hà Giang và tỉnh Vân Nam ngày càng bền chặt."
    , "Quan hệ hợp tác giữa Việt Nam và Trung Quốc ngày càng bền chặt."),
    "bond-with": ("Tỉnh Quảng Trị đã kết nghĩa với tỉnh Savannakhet từ lâu.", "Tỉnh Quảng Trị mong muốn kết nghĩa với tỉnh Savannakhet."),
    "group-bond": (
        "Lãnh đạo tỉnh Hà Giang và tỉnh Vân Nam có mặt. Hai tỉnh tiếp tục tăng cường hợp tác về du lịch.",
        "Lãnh đạo tỉnh Hà Giang và tỉnh Vân Nam có mặt. Hai tỉnh cùng bị mưa lớn.",
    ),
    "joint": ("Tỉnh Hà Giang và tỉnh Cao Bằng phối hợp tuần tra rừng.", "Tỉnh Hà Giang và tỉnh Cao Bằng đề nghị phối hợp tuần tra rừng."),
    "title-pair": ("Cần Thơ - Osaka: mở rộng hợp tác nông nghiệp", "Cần Thơ - Osaka: hai mùa mưa nắng"),
    "parties": (
        "Tỉnh Hà Giang và tỉnh Vân Nam đã ký thỏa thuận hợp tác về du lịch giai đoạn 2021 - 2025.",
        "Tỉnh Hà Giang đề nghị tỉnh Vân Nam sớm ký thỏa thuận hợp tác về du lịch.",
    ),
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
