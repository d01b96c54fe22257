"""Situation: LOCATED_IN and PART_OF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from loaders.fact import Examples, Fact, day, localities, span
from loaders.typed import SIGNS, Typed, rule

_EVENT_AT: Final = rule(r"(?P<e><E>)(?P<mid>[^.;\ue005]{0,160}?)\b(?:tại|ở|trên địa bàn)\s+(?P<l><L>)")
_OPENING: Final = rule(
    r"^[^\ue000.;]{0,140}?\b(?:tại|ở)\s+(?P<l><L>)[^.;]{0,220}?(?:diễn ra|tổ chức|khai mạc|đã có|thực hiện|dự|chủ trì)[^.;\ue005]{0,50}?(?P<e><E>)"
)
_AT_VENUE: Final = rule(
    r"^[^\ue000.;]{0,140}?\b(?:tại|ở)\s+[^.;\ue000]{2,60}?[,(]\s*(?P<l><L>)\s*(?:[,)]|đã|diễn ra|khai mạc|long trọng|chính thức)[^.;]{0,160}?(?:diễn "
    r"ra|tổ chức|khai mạc|đã có|dự|chủ trì)"
    r"[^.;\ue005]{0,50}?(?P<e><E>)"
)
_VENUE_FIRST: Final = rule(
    r"^[^\ue000.;]{0,140}?\b(?:tại|ở)\s+(?:[^.;\ue000]{2,60}?[,(]\s*)?(?P<l><L>)\s*\)?\s*,\s*(?P<e><E>)[^.;\ue005]{0,60}?\b(?:diễn ra|khai mạc|được "
    r"tổ "
    r"chức|bế mạc|đã)\b"
)
_ACTS: Final = re.compile(r"\s*(?:đã |cùng |vừa )?(?:phối hợp|tổ chức|chủ trì|đăng cai)\b")
_STANDS: Final = rule(r"(?P<e><J>)(?P<mid>[^.;\ue006\ue000]{0,90}?)\b(?:tại|ở)\s+(?P<l><L>)")
_AT_EVENT: Final = rule(
    r"\b(?:tại|ở)\s+(?P<l><L>)(?:[^.;\ue005\ue000]){0,60}?(?:diễn ra|tổ chức|khai mạc|được tổ chức|đã có|,)[^.;\ue005\ue000]{0,50}?(?P<e><E>)"
)
_VENUE: Final = rule(
    r"(?P<e><E>)(?P<mid>(?:[^.;\ue005]{0,60}?(?:diễn ra|tổ chức|khai mạc)[^.;\ue005]{0,60}?\b|\s+)(?:tại|ở)\s+)"
    r"[^.;\ue000\ue005]{2,60}?[,(]\s*(?P<l><L>)"
)
_WORK_AT: Final = rule(
    r"(?P<e><J>)(?:\s*\([^()]*\))?\s*,?\s*(?:được\s+)?(?:xây dựng|nằm|đặt|đóng|thuộc|khởi công|đầu tư|triển khai)?\s*(?:tại|ở|trên địa bàn|"
    r"thuộc)\s+(?P<l><L>)"
)
_ORGANISED: Final = re.compile(r"diễn ra|tổ chức|khai mạc")
_HELD: Final = re.compile(r"^\s*(?:\([^()]*\))?\s*$|diễn ra|tổ chức|khai mạc|được|\ue008|giữa|lần|với|,\s*$|ngày|sáng|chiều|vừa", re.IGNORECASE)


def state(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the PART_OF and LOCATED_IN facts of an article."""
    found: list[Fact] = []
    for typed in sentences:
        found.extend(_chains(typed))
        found.extend(_locations(typed))
    return found


def _chains(typed: Typed) -> list[Fact]:
    """Return PART_OF for neighbours in a chain such as "xã A, huyện B, tỉnh C" or "huyện B (tỉnh C)": the lower unit first."""
    return [
        Fact("PART_OF", lower.drafts[0], upper.drafts[0], typed.scan.sentence, "chain", (span(lower), span(upper))) for lower, upper in typed.chains
    ]


def _locations(typed: Typed) -> list[Fact]:
    found = []
    for pattern, name in (
        (_EVENT_AT, "held-at"),
        (_AT_EVENT, "held-at"),
        (_OPENING, "held-at"),
        (_VENUE, "held-at"),
        (_VENUE_FIRST, "held-at"),
        (_AT_VENUE, "held-at"),
        (_WORK_AT, "stands-at"),
        (_STANDS, "stands-at"),
    ):
        if SIGNS["J" if pattern in {_WORK_AT, _STANDS} else "E"] not in typed.text:
            continue
        for match in pattern.finditer(typed.text):
            thing = typed.items[match.start("e")]
            if pattern is _EVENT_AT and (not _HELD.search(match["mid"]) or re.search(r"\bnhư\b|gặp gỡ|làm việc|thăm", match["mid"])):
                continue
            if pattern is _EVENT_AT and (_ACTS.match(typed.text, match.end()) or (len(match["mid"]) > 90 and not _ORGANISED.search(match["mid"]))):
                continue
            if pattern is _STANDS and re.search(
                r"ký|hội nghị|phát biểu|cho biết|làm việc|họp|kêu gọi|công bố|giới thiệu", match["mid"], re.IGNORECASE
            ):
                continue
            where = localities([typed.items[match.start("l")]])
            date = day(typed) if thing.kind == "E" else None
            found += [
                Fact("LOCATED_IN", d, w, typed.scan.sentence, name, (span(thing), span(typed.items[match.start("l")])), date)
                for d in thing.drafts
                for w in where
            ]
    return found


EXAMPLES: Final[Examples] = {
    "held-at": (
        "Hội nghị xúc tiến đầu tư năm 2022 được tổ chức tại tỉnh Hà Giang.",
        "Hội nghị xúc tiến đầu tư năm 2022 bàn về tỉnh Hà Giang.",
    ),
    "stands-at": (
        "Cầu Sông Lô được xây dựng tại huyện Mèo Vạc.",
        "Dự án cầu Sông Lô được giới thiệu tại huyện Mèo Vạc.",
    ),
    "chain": ("Người dân xã Lũng Cú, huyện Đồng Văn, tỉnh Hà Giang rất vui.", "Người dân tỉnh Hà Giang, tỉnh Lào Cai rất vui."),
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
