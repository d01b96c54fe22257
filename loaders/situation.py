"""Situation: LOCATED_IN and PART_OF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from loaders.fact import Examples, Fact, day, localities, span
from loaders.pattern import Family
from loaders.typed import SIGNS, Item, Typed, rule

_EVENT_AT: Final = rule(r"(?P<e><E>)(?P<mid>[^.;\ue005]{0,160}?)\b(?:tại|ở|trên địa bàn)\s+(?:(?:các|hai|ba|bốn|\d+)\s+)?(?P<l><L>)")
_OPENING: Final = rule(
    r"^(?:\([^()]{2,30}\)\s*-?\s*)?(?:[^\ue000.;]|\.(?=\d)){0,140}?\b(?:tại|ở)\s+(?P<l><L>)[^.;]{0,220}?(?:diễn ra|tổ chức|khai mạc|đã có|thực hiện|"
    r"dự|chủ trì)[^.;\ue005]{0,50}?(?P<e><E>)"
)
_AT_VENUE: Final = rule(
    r"^(?:\([^()]{2,30}\)\s*-?\s*)?(?:[^\ue000.;]|\.(?=\d)){0,140}?\b(?:tại|ở)\s+[^.;\ue000]{2,60}?[,(]\s*(?P<l><L>)\s*(?:[,)]|đã|diễn ra|khai mạc|"
    r"long trọng|chính thức)[^.;]{0,160}?(?:diễn "
    r"ra|tổ chức|khai mạc|đã có|dự|chủ trì)"
    r"[^.;\ue005]{0,50}?(?P<e><E>)"
)
_VENUE_FIRST: Final = rule(
    r"^(?:\([^()]{2,30}\)\s*-?\s*)?(?:[^\ue000.;]|\.(?=\d)){0,140}?\b(?:tại|"
    r"ở)\s+(?:[^.;\ue000]{2,60}?[,(]\s*)?(?P<l><L>)\s*\)?\s*,\s*(?P<e><E>)[^.;\ue005]{0,60}?\b(?:diễn ra|khai mạc|được "
    r"tổ "
    r"chức|bế mạc|đã)\b"
)
_ACTS: Final = re.compile(r"\s*(?:đã |cùng |vừa )?(?:phối hợp|tổ chức|chủ trì|đăng cai)\b")
_PLACED: Final = r"(?:tại|ở|trên địa bàn|thuộc|nằm trên|nằm ở|qua địa bàn|đi qua|chạy qua)(?:\s+(?:địa bàn|địa phận|các|khu vực|trung tâm|vùng)){0,3}"
_STANDS: Final = rule(
    rf"(?P<e><J>)(?P<mid>(?:[^.;\ue006\ue000(]|\.(?=\d)|\([^()\ue000]*\)){{0,140}}?[\s(,])"
    rf"{_PLACED}\s+"
    r"(?:[^.;,()\ue000-\ue00a]{2,50}[,(]\s*|(?:\d+|hai|ba|bốn|năm)\s+\w+\s+(?:của\s+)?)?(?P<l><L+>)"
)
_STANDS_BY: Final = rule(r"(?P<e><J>)(?P<mid>)\"?\s*[,(]\s*(?P<l><L>)(?!\s*(?:,|và)\s*<L>)")
_BUILT_AT: Final = rule(
    r"^(?:[^.;\ue000\ue006]{0,60}?[,\s])?(?:tại|ở)\s+(?P<l><L>)(?P<mid>[^.;\ue006]{0,140}?\b(?:khởi công|động thổ|khánh thành|xây dựng|đầu tư|"
    r"triển khai|phê duyệt|thông xe|bàn giao|gồm|có|là)\s[^.;\ue006]{0,60}?)(?P<e><J>)(?P<more>[^.;]{0,120})"
)
_SEATED: Final = rule(
    r"(?<!của )(?P<e><O>)(?P<mid>(?:(?!\b(?:rời|khỏi|đến|tới|thăm)\b)[^.;\ue003\ue000]){0,80}?\b(?:trụ sở|đóng|đặt)\b(?:\s+(?!tại\b)\w+){0,4}\s+)"
    r"(?:tại|ở|trên)\s+(?:(?!\ue003)[^.;\ue000]){0,50}?(?P<l><L>)"
)
_SEAT_OF: Final = rule(
    r"(?:trụ sở|văn phòng|nhà máy)(?:\s+\w+){0,3}\s+(?:của\s+)?(?P<e><O>)(?P<mid>\s+(?:được\s+)?(?:đặt|đóng|nằm)\s+(?:tại|ở|trên)\s+"
    r"(?:(?!\ue003)[^.;\ue000]){0,50}?)(?P<l><L>)"
)
_ASIDE: Final = re.compile(r"\b(?:của|với|theo|từ|về|cùng|cho|do)\s+(?:\w+\s+){0,2}$")
_ROW_ON: Final = re.compile(r"\s*(?:[,.;)]|và\b|$)")
_SEATS: Final = Family(_SEATED, _SEAT_OF)
_AND_AT: Final = rule(r"\s+và\s+(?P<l><L>)(?!\s+(?:đã|vừa|cũng|cùng|phối|tổ|tham))")
_SEAT_BEHIND: Final = rule(r"(?<!giữa )(?P<e><O>),\s+(?P<l><L>)(?!\s*(?:,|và)\s*<L>)")
_HOUSE: Final = re.compile(r"trung tâm|viện|công ty|tập đoàn|bệnh viện|trường|học viện|đại học|nhà hát|hợp tác xã|htx|chùa|câu lạc bộ")
_ROW_BEFORE: Final = re.compile(r"\ue006\s*(?:,|và|, và)\s+(?:(?!tại\b|ở\b)\w+\s+){0,3}$")
_OPENED: Final = re.compile(r"(?:buổi )?lễ (?:khởi công|động thổ|khánh thành|gắn biển|cắt băng|đặt viên đá|khai trương)")
_TALK: Final = re.compile(
    r"ký|hội nghị|phát biểu|cho biết|làm việc|họp|kêu gọi|công bố|giới thiệu|tuyên bố|khẳng định|gặp|thăm|tương tự|kết nối|nối|như|trụ sở",
    re.IGNORECASE,
)
_AT_EVENT: Final = rule(
    r"\b(?:tại|ở)\s+(?P<l><L>)(?:[^.;\ue005\ue000]){0,60}?(?:diễn ra|tổ chức|khai mạc|được tổ chức|đã có|,)[^.;\ue005\ue000]{0,50}?(?P<e><E>)"
)
_VENUE: Final = rule(
    r"(?P<e><E>)(?P<mid>(?:[^.;\ue005]{0,60}?(?:diễn ra|tổ chức|khai mạc)[^.;\ue005]{0,60}?\b|\s+)(?:tại|ở)\s+)"
    r"[^.;\ue000\ue005]{2,60}?[,(]\s*(?P<l><L>)"
)
_VENUES: Final = Family(_EVENT_AT, _AT_EVENT, _OPENING, _VENUE, _VENUE_FIRST, _AT_VENUE)
_ORGANISED: Final = re.compile(r"diễn ra|tổ chức|khai mạc")
_BETWEEN: Final = re.compile(r"\s+giữa\s[^,;]+")
_HELD: Final = re.compile(
    r"^\s*(?:\([^()]*\))?\s*$|^\s*(?:dành cho|cho|của|về)\s[^,;\ue000-\ue00a]{2,60}$|"
    r"diễn ra|tổ chức|khai mạc|được|\ue008|giữa|lần|với|,\s*$|ngày|sáng|chiều|vừa",
    re.IGNORECASE,
)


def state(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the PART_OF and LOCATED_IN facts of an article."""
    found: list[Fact] = []
    for typed in sentences:
        found.extend(_chains(typed))
        found.extend(_locations(typed))
    return found


def _chains(typed: Typed) -> list[Fact]:
    """Return PART_OF for neighbours in a chain such as "xã A, huyện B, tỉnh C" or "huyện B (tỉnh C)", LOCATED_IN for "Trường A (huyện B)"."""
    found: list[Fact] = []
    for lower, upper in typed.chains:
        if lower.kind == "O":
            found += _place(typed, lower, [upper], "seat")
        else:
            found.append(Fact("PART_OF", lower.drafts[0], upper.drafts[0], typed.scan.sentence, "chain", (span(lower), span(upper))))
    return found


def _locations(typed: Typed) -> list[Fact]:
    found = _events(typed) if SIGNS["E"] in typed.text else []
    if SIGNS["J"] in typed.text:
        found += _works(typed)
    if SIGNS["O"] in typed.text:
        for pattern in _SEATS.among(typed.text):
            for match in pattern.finditer(typed.text):
                found += _place(typed, typed.items[match.start("e")], [typed.items[match.start("l")]], "seat")
        for match in _SEAT_BEHIND.finditer(typed.text):
            house, where = typed.items[match.start("e")], typed.items[match.start("l")]
            if _ASIDE.search(typed.text, 0, match.start()) and not _ROW_ON.match(typed.text, match.end()):
                continue  # "Đồng ý với đề xuất của Tập đoàn A, tỉnh B cam kết"
            if (
                _HOUSE.match(house.drafts[0].kind or "")
                and where.head is not None
                and (where.start != where.head[0] or where.drafts[0].name.startswith("TP"))
            ):
                found += _place(typed, house, [where], "seat")
    return found


def _events(typed: Typed) -> list[Fact]:
    found = []
    for pattern in _VENUES.among(typed.text):
        for match in pattern.finditer(typed.text):
            thing = typed.items[match.start("e")]
            if pattern is _EVENT_AT and (not _HELD.search(match["mid"]) or re.search(r"\bnhư\b|gặp gỡ|làm việc|thăm", match["mid"])):
                continue
            if pattern is _EVENT_AT and SIGNS["P"] in match["mid"] and not (_ORGANISED.search(match["mid"]) or _BETWEEN.fullmatch(match["mid"])):
                continue  # "tại hội nghị, ông A cho biết, trên địa bàn tỉnh B ..."
            if pattern is _EVENT_AT and (_ACTS.match(typed.text, match.end()) or (len(match["mid"]) > 90 and not _ORGANISED.search(match["mid"]))):
                continue
            where = [typed.items[match.start("l")]]
            if pattern is _EVENT_AT and (also := _AND_AT.match(typed.text, match.end())) is not None and _counted(typed, match.start("l"), where[0]):
                where.append(typed.items[also.start("l")])
            found += _place(typed, thing, where, "held-at")
            if _OPENED.match(thing.drafts[0].kind or ""):
                works = [d for d in thing.works if d.kind != "road"]
                found += [
                    Fact("LOCATED_IN", d, w, typed.scan.sentence, "stands-at", (span(thing), *map(span, where)))
                    for d in works
                    for w in localities(where)
                ]
    return found


def _counted(typed: Typed, at: int, first: Item) -> bool:
    """Tell whether the locality at ``at`` begins a row of places where one thing is held: "tại hai xã A và B", "tại huyện A và B"."""
    return re.search(r"(?:hai|ba|các|\d+)\s+$", typed.text[max(0, at - 5) : at]) is not None or (
        first.head is not None and first.start != first.head[0]
    )


def _works(typed: Typed) -> list[Fact]:
    """Return where the works of a sentence stand: "cầu X tại huyện A", "tại huyện A, khởi công cầu X và cầu Y"."""
    found = []
    for pattern in (_STANDS, _STANDS_BY):
        for match in pattern.finditer(typed.text):
            where = typed.at(*match.span("l"))
            if _TALK.search(match["mid"]) or (pattern is _STANDS_BY and (where[0].head is None or where[0].start == where[0].head[0])):
                continue
            at = match.start("e")
            found += _place(typed, typed.items[at], where, "stands-at")
            while pattern is _STANDS and (row := _ROW_BEFORE.search(typed.text, 0, at)) is not None:  # "cầu A, cầu B và trường C tại huyện D"
                at = row.start()
                if not any(f.source in typed.items[at].drafts for f in found):
                    found += _place(typed, typed.items[at], where, "stands-at")
    for match in _BUILT_AT.finditer(typed.text):
        if _TALK.search(match["mid"]):
            continue
        more = [i for i in typed.at(*match.span("more")) if i.kind == "J"]
        for work in (typed.items[match.start("e")], *more):
            if not any(f.source in work.drafts for f in found):
                found += _place(typed, work, [typed.items[match.start("l")]], "stands-at")
    return found


def _place(typed: Typed, thing: Item, where: Sequence[Item], name: str) -> list[Fact]:
    date = day(typed) if thing.kind == "E" else None
    return [
        Fact("LOCATED_IN", d, w, typed.scan.sentence, name, (span(thing), *map(span, where)), date) for d in thing.drafts for w in localities(where)
    ]


EXAMPLES: Final[Examples] = {
    "held-at": (
        "Hội nghị xúc tiến đầu tư năm 2022 được tổ chức tại tỉnh Hà Giang.",
        "Hội nghị xúc tiến đầu tư năm 2022 bàn về tỉnh Hà Giang.",
    ),
    "stands-at": (
        "Cầu Sông Lô được xây dựng tại huyện Mèo Vạc.",
        "Dự án cầu Sông Lô được giới thiệu tại huyện Mèo Vạc.",
    ),
    "seat": (
        "Công ty Cổ phần Thành Long có trụ sở chính đóng tại phường Trần Phú, thành phố Hà Giang.",
        "Công ty Cổ phần Thành Long làm việc tại thành phố Hà Giang. Theo đề nghị của Công ty Cổ phần Thành Long, thành phố Hà Giang họp.",
    ),
    "chain": ("Người dân xã Lũng Cú, huyện Đồng Văn, tỉnh Hà Giang rất vui.", "Người dân tỉnh Hà Giang, tỉnh Lào Cai rất vui."),
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
