"""Participation: PARTICIPATED_IN of localities, officials and organisations in events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.schema import Status
from loaders.draft import Draft
from loaders.fact import Examples, Fact, day, span, wished
from loaders.typed import SIGNS, Item, Typed, rule

_JOIN: Final = (
    r"(?:tham dự|dự(?! án| kiến| thảo| báo| toán| thầu| trữ| định)|tham gia|đồng chủ trì|chủ trì|chủ tọa|phát biểu|chứng kiến|phối hợp tổ chức|"
    r"tổ chức|đăng cai|điều hành|khai mạc|chia sẻ|bế mạc|có mặt|trình bày|cắt băng)"
)
_RULES: Final = (
    ("subject", rule(
        rf"(?<!\btại )(?<!\bở )(?<!\bvới )(?P<s><PLGO+>)(?P<mid>[^.;\ue005\ue000-\ue003]{{0,110}}?)"
        rf"\b{_JOIN}\b[^.;\ue005\ue002]{{0,50}}?(?P<e><E>)"
    )),
    ("attended-by", rule(
        r"(?:\b(?:tham dự|dự(?! án| kiến| thảo| báo| toán| thầu| trữ| định)|tham gia|chủ trì|đồng chủ trì|chứng kiến|cùng dự|đến dự)\b)"
        r"[^.;:\ue005\ue002]{0,40}?(?P<e><E>)(?P<mid>[^.;\ue002]{0,70}?)(?:có|gồm|:|là)(?P<list>.*)"
    )),
    ("presence", rule(
        r"(?P<e><E>)[^.;\ue005]{0,80}?(?:có sự tham dự của|với sự tham dự của|có sự tham gia của|với sự tham gia của|dưới sự chủ trì của|"
        r"có sự hiện diện của|do)\s+(?P<s><PLGO+>)"
    )),
    ("speaking", rule(
        r"(?:phát biểu|trao đổi|chia sẻ|thông tin|cho biết|báo cáo|tham luận|khẳng định)[^.;\ue005]{0,30}?\btại\s+(?P<e><E>)"
        r"[^.;\ue002\ue005]{0,50}?(?P<s><P>)"
    )),
    ("speaking", rule(
        r"(?:^|,\s*)(?:phát biểu|kết luận|khai mạc|bế mạc|chỉ đạo|chủ trì)(?:\s(?:khai mạc|chỉ đạo|kết luận|bế mạc|chào mừng|đáp từ|ý kiến)"
        r")?\s+(?P<e><E>)[^.;\ue002\ue005]{0,50}?(?P<s><P>)"
    )),
    ("speaking", rule(
        r"(?:tại|trong khuôn khổ|trong)\s+(?P<e><E>)[^.;\ue005\ue002]{0,80}?(?P<s><P>)\s*(?:đã |cũng |cho biết|khẳng định|nhấn mạnh|phát biểu|"
        r"bày tỏ|chia sẻ|đề nghị|trao|ký|thông tin|nêu|đánh giá|yêu cầu|cảm ơn|mong muốn|và)"
    )),
    ("speaking", rule(r"\btại\s+(?P<e><E>)[^.;\ue002\ue005]{0,60}?,\s*(?:\w+\s+){0,4}?(?P<s><P+>)")),
    ("speaking", rule(
        r"(?P<s><P>)[^.;\ue005\ue002]{0,70}?(?:nhìn nhận|phát biểu|chia sẻ|cho biết|nói|khẳng định|nhấn mạnh|thông tin|trao đổi|báo cáo|đánh giá|"
        r"đề nghị)[^.;\ue005]{0,40}?\btại\s+(?P<e><E>)"
    )),
    ("between", rule(r"(?P<e><E>)[^.;\ue005]{0,60}?(?<!ở )\b(?:giữa|với)\s+(?:\w+\s+){0,4}?(?P<s><PLG+>)")),
)  # fmt: skip
_WITNESSED: Final = rule(r"(?:trước sự|với sự|dưới sự|có sự|trước|dưới)\s*(?:chứng kiến|chủ trì|điều hành)\s+của\s+(?P<s><PLGO+>)")
_ALSO: Final = rule(
    r"^[^.;\ue002\ue005]{0,40}?(?:cùng dự|tham dự|cùng tham dự|đến dự|dự có|về dự|có mặt|dự(?! án| kiến| thảo| báo| toán| thầu| trữ| định)\b)"
    r"[^.;\ue005\ue002]{0,60}?(?:có|còn có|gồm|:)(?P<list>.*)"
)
_SIDE: Final = rule(r"^\W*(?:về phía|phía)\s[^.;\ue002]{0,60}?(?:có|gồm|:)(?P<list>.*)|^(?P<come><P+>)[^.;]{0,20}?\b(?:đã\s+)?(?:tới|đến)\s+dự\W*$")
_PLACE: Final = re.compile(r"(?:tại|ở|địa bàn|thuộc|từ|với|,|của)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_RECEPTION: Final = re.compile(r"\b(?:buổi tiếp|cuộc tiếp|buổi làm việc|hội đàm|tiếp đoàn|cùng tiếp|dự tiếp|đón tiếp)\b", re.IGNORECASE)
_SIGNS: Final = "".join(SIGNS[c] for c in "PLGO")


def state(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the PARTICIPATED_IN facts: who attends, speaks, presides or organises; a reception is no event."""
    found: list[Fact] = []
    current: Draft | None = None
    spoken = -9
    for number, typed in enumerate(sentences):
        events = [i for i in typed.items.values() if i.kind == "E"]
        if events:
            for name, pattern in _RULES:
                for match in pattern.finditer(typed.text):
                    if name == "subject" and wished(typed, match.start("e")):
                        continue
                    people = typed.at(*match.span("s")) if "s" in pattern.groupindex else _listed(typed, *match.span("list"))
                    found += _facts(typed, name, people, typed.items[match.start("e")].drafts)
            current, spoken = events[0].drafts[0], number
        elif (
            current is not None
            and not _RECEPTION.search(typed.text)
            and (told := _ALSO.search(typed.text) or (_SIDE.search(typed.text) if number - spoken <= 3 else None))
        ):
            group = "come" if "come" in told.re.groupindex and told["come"] else "list"
            found += _facts(typed, "attended-by", _listed(typed, *told.span(group)), (current,))
    return found


def _listed(typed: Typed, start: int, end: int) -> list[Item]:
    return [
        item for at, item in typed.items.items()
        if start <= at < end and item.kind in "PLGO" and not (item.kind in "LG" and _PLACE.search(typed.text[max(start, at - 30) : at]))
    ]  # fmt: skip


def _facts(typed: Typed, name: str, people: Sequence[Item], events: Sequence[Draft]) -> list[Fact]:
    status: Status = "planned" if re.search(r"\bsẽ\b|dự kiến", typed.text) else "done"
    date = day(typed)
    return [
        Fact("PARTICIPATED_IN", draft, event, typed.scan.sentence, name, (span(item),), date, status)
        for item in people for draft in item.drafts for event in events
    ]  # fmt: skip


EXAMPLES: Final[Examples] = {
    "subject": (
        "Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An dự hội nghị xúc tiến đầu tư năm 2022.",
        "Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An đề xuất tổ chức hội nghị xúc tiến đầu tư năm 2022.",
    ),
    "attended-by": (
        "Dự hội nghị xúc tiến đầu tư năm 2022 có Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An.",
        "Dự buổi tiếp có Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An.",
    ),
    "presence": (
        "Hội nghị xúc tiến đầu tư năm 2022 có sự tham dự của Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An.",
        "Hội nghị xúc tiến đầu tư năm 2022 vắng mặt Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An.",
    ),
    "speaking": (
        "Phát biểu tại hội nghị xúc tiến đầu tư năm 2022, Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An cảm ơn các đại biểu.",
        "Nhắc lại hội nghị xúc tiến đầu tư năm 2022. Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An cảm ơn các đại biểu.",
    ),
    "between": (
        "Hội nghị xúc tiến du lịch năm 2022 giữa tỉnh Hà Giang và tỉnh Lào Cai thành công tốt đẹp.",
        "Hội nghị xúc tiến du lịch năm 2022 thành công tốt đẹp ở giữa mùa mưa của tỉnh Hà Giang.",
    ),
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
