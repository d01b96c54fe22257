"""Participation: PARTICIPATED_IN of localities, officials and organisations in events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.schema import Status
from loaders.delegation import LED
from loaders.draft import Draft
from loaders.fact import Examples, Fact, day, span, wished
from loaders.pattern import Pattern
from loaders.typed import Item, Typed, rule

_ATTEND: Final = r"(?:tham dự|dự(?! án| kiến| thảo| báo| toán| thầu| trữ| định| phòng| đoán| đám| giờ| thi| tuyển))"
_SAY: Final = (
    r"(?:phát biểu|trao đổi|chia sẻ|thông tin|cho biết|báo cáo|tham luận|khẳng định|nhấn mạnh|nhìn nhận|cho rằng|đánh giá|đề nghị|bày tỏ|"
    r"ghi nhận|yêu cầu|cảm ơn|cám ơn|mong muốn|kiến nghị|đề xuất|góp ý|nêu|nói|hy vọng|kêu gọi|biểu dương|chúc mừng|giới thiệu|lưu ý|gợi ý|"
    r"chỉ đạo|kết luận|cam kết|tin tưởng|hoan nghênh|đặt vấn đề|phân tích|trình bày|gửi lời|nhận định|đề cập|thông báo|chỉ rõ|thống nhất|"
    r"chỉ ra|nhắc lại|tri ân|xin|trân trọng|đáp từ|ôn lại|điểm lại|cho hay|đồng tình|giải thích|làm rõ|lý giải|nhắn gửi|quán triệt|phản ánh|"
    r"thừa nhận|cảnh báo|khuyến nghị|đọc diễn văn|trình bày diễn văn)"
)
_JOIN: Final = (
    rf"(?:{_ATTEND}|tham gia|chủ trì|chủ tọa|phát biểu|chứng kiến|tổ chức|đăng cai|điều hành|khai mạc|chia sẻ|bế mạc|có mặt|trình bày|cắt băng|"
    r"báo cáo|tham luận|kết luận|góp mặt|chỉ đạo)"
)
_BEFORE: Final = Pattern(
    rf"\b(?P<verb>{_JOIN})\b[^.;\ue005\ue002]{{0,50}}$|\b(?P<deed>ký|ký kết|trao|trao tặng|công bố|kéo băng|trưng bày|giới thiệu|biểu diễn|thực "
    r"hiện nghi thức|bấm nút|thảo luận)\b[^.;\ue005\ue002]{0,50}\btại\s+$",
    ignorecase=True,
)
_CLAUSE: Final = Pattern(
    r";|(?<!tỉnh)(?<!thành)(?<!phố)(?<!phương)(?<!chí)(?<!ông)(?<!bà)(?<!huyện):|"
    rf"\b(?:nhằm|để|khi|nếu|sau khi|trong đó|trong lúc|bên lề|về việc|kế hoạch|theo)\b|[\ue000-\ue003][^.;,\ue000-\ue003]{{0,40}}?\b{_SAY}\b",
    ignorecase=True,
)
_TEAM: Final = re.compile(r"(?:^|[,;]\s*|\b(?:ngày|cùng|theo đó)\b[^.;]{0,20})đoàn(?: công tác| đại biểu)?\b[^.;\ue000-\ue003]{0,60}$", re.IGNORECASE)
_ROW: Final = re.compile(r"\s*(?:,|;|và|cùng|với|cùng với|, và|-|/)\s*(?:\w+\s+){0,3}", re.IGNORECASE)
_NO_ACTOR: Final = re.compile(
    r"\b(?:tại|ở|địa bàn|từ|thăm|gặp|tiếp|đón|mời|giúp|hỗ trợ|cho|về|sang|đến|tới|ra|vào|bên|gần|qua|trong|ngoài|theo|trước|khu vực|trung tâm|"
    r"chúc mừng|cảm ơn|giao|tặng)\s+(?:\w+\s+){0,2}$|\($|"
    r"\b(?:thuộc|nhân dân|người dân|địa phận|hợp tác với|giáp)\s+$|(?<!\bquan )(?<!\bliên quan )(?<!\bdiện )(?<!\bđạo )(?<!\bđoàn )(?<!\bngành )"
    r"(?<!\bbiểu )(?<!\bnghiệp )(?<!\bbộ )(?<!\bsĩ )(?<!\bnhân )\bcủa\s+$",
    re.IGNORECASE,
)
_AT: Final = re.compile(r"\b(?:tại|ở)\s+(?:\w+\s+){3,5}$", re.IGNORECASE)
_APPOSED: Final = re.compile(r"\ue002\s*[-–(]\s*[^,;.()\ue000-\ue003]{0,40}$")
_VENUE: Final = re.compile(r"\b(?:tại|ở)\s[^.;\ue000-\ue003]{2,60}[,(]\s*$", re.IGNORECASE)
_PLACE: Final = re.compile(
    r"(?:tại|ở|địa bàn|thuộc|(?<!biểu đến )(?<!diện đến )(?<!đạo đến )(?<!đoàn đến )(?<!biểu )(?<!thuật đến )(?<!hàng đến )từ|với|(?<!hàng )"
    r"(?<!đoàn )(?<!gia )(?<!diện )(?<!đạo )(?<!biểu )của)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_HELD_BY: Final = rule(
    r"(?P<e><E>)[^.;\ue005]{0,120}?\b(?:do|được)\s+(?P<list>[^.;\ue005]{0,160}?<PLGO>[^.;\ue005]{0,200}?\b(?:tổ chức|chủ trì|đăng cai|chủ tọa|điều "
    r"hành|khởi xướng))\b"
)
_JOINED_BY: Final = rule(
    r"(?P<e><E>)[^.;\ue005]{0,220}?(?:(?:có|với|dưới|cùng)\s+(?:sự\s+)?(?:tham dự|tham gia|góp mặt|hiện diện|chủ trì|chứng kiến|phối hợp|điều "
    r"hành)(?:\s+(?:tổ chức|và\s+\w+\s+\w+))?\s+của|quy tụ|thu hút)(?P<list>[^;\ue005]+)"
)
_ATTENDING: Final = rule(
    r"\bsự\s+(?:tham dự|tham gia|có mặt|góp mặt|hiện diện|chứng kiến|chủ trì)\s+của\s+(?P<list>[^.;\ue005]{0,160}?<PLGO>[^.;\ue005]{0,60}?),\s*"
    r"(?:[^.;,\ue000-\ue005]{0,30}\s)?(?P<e><E>)"
)
_ATTENDED_BY: Final = rule(
    rf"(?:\b(?:{_ATTEND}|tham gia|chủ trì|đồng chủ trì|chứng kiến|có mặt|chủ tọa|điều hành)\b)"
    r"[^.;:\ue005\ue002]{0,40}?(?P<e><E>)(?P<mid>[^.;\ue002]{0,90}?)(?:có|gồm|:|là)(?P<list>.*)"
)
_MEMBERS: Final = rule(
    r"(?P<e><E>)[^.;\ue005]{0,60}?\b(?:địa phương|tỉnh|thành|thành phố|đơn vị|nước)\b[^.;:\ue005\ue000]{0,60}?(?:gồm|:|là|như|\()\s*:?\s*"
    r"(?:\w+\s+){0,3}?(?P<list><LG+>)"
)
_COUNTED: Final = rule(
    rf"(?P<e><E>)[^.;\ue005]{{0,80}}?\b(?:có|gồm|trong đó có|với)\s+(?P<list>(?:[^.;:\ue005\ue000-\ue003]{{0,40}}?<PLGO+>)[^.;:\ue005]{{0,160}}?)"
    rf"\s(?:cùng |cũng |đã |về |đến |tới )*(?:{_ATTEND}|tham gia|góp mặt|có mặt)\b"
)
_CAPTION: Final = rule(r"^\W*(?:(?:các|đại diện|đoàn|lãnh đạo|đại biểu)\s+){0,4}(?P<list><LG+>)(?:\s+\w+){0,6}?\s+(?:tại|trong)\s+(?P<e><E>)\W*$")
_BETWEEN: Final = rule(
    r"(?P<e><E>)[^.;\ue005]{0,60}?(?<!ở )\b(?:giữa|với)\s+(?:\w+\s+){0,4}?(?P<list>(?:<LPT>\s+(?=<G>))?<PLG+>(?:\s*[:(]\s*<LG+>)?)"
)
_TITLED: Final = re.compile(r"\ue002[^.;,()\ue000-\ue003]{0,50}[,(-]\s*(?:thuộc\s+)?$")
_TIE: Final = re.compile(r"\b(?:nối|quan hệ|so|cùng kỳ|khác|gắn|trùng|kết hợp|liên quan|theo)\b|\ue004", re.IGNORECASE)
_NOT_HIM: Final = re.compile(
    r"\b(?:tiếp|gặp|thăm|theo|tại|ở|của|mời|hội kiến|hội đàm với|làm việc với|đại diện cho|ủy quyền)\s+(?:\w+\s+){0,1}$", re.IGNORECASE
)
_THANKED: Final = re.compile(r"\b(?:của|cho|cảm ơn|tới|đến|gặp|tiếp|mời|chào mừng|tặng)\s+(?:\w+\s+){0,1}$", re.IGNORECASE)
_RECEIVED: Final = Pattern(
    r"\ue002[^.;\ue000-\ue003]{0,60}?\b(?:tiếp(?: xã giao| đón)?|đón(?: tiếp)?|chào mừng)\s"
    r"(?=[^.;]{0,40}(?:đoàn|\ue000|\ue002))(?=[^.;]*[\ue000\ue002])",
    ignorecase=True,
)
_OFTEN: Final = re.compile(r"\b(?:thường xuyên|định kỳ|hằng năm|hàng năm|thường niên)\b[^.;,]{0,30}$", re.IGNORECASE)
_SPEAKING: Final = (
    rule(rf"{_SAY}[^.;\ue005]{{0,30}}?\btại\s+(?P<e><E>)[^.;\ue002\ue005]{{0,70}}?(?P<list><P+>)"),
    rule(
        rf"(?:^|,\s*)(?:{_ATTEND}|phát biểu|kết luận|khai mạc|bế mạc|chỉ đạo|chủ trì)(?:\s(?:và\s)?(?:khai mạc|chỉ đạo|kết luận|bế mạc|chào mừng|"
        r"đáp từ|ý kiến|chủ trì|phát biểu(?: tại)?))?\s+(?P<e><E>)[^.;\ue002\ue005]{0,70}?(?P<list><P+>)"
    ),
    rule(
        rf"(?:tại|trong khuôn khổ|trong|sau)\s+(?P<e><E>)[^.;\ue005\ue002]{{0,110}}?(?P<list><P>)\s*(?:[-,(][^.;\ue002]{{0,40}}?)?"
        rf"(?:đã |cũng |cùng |trao|ký|công bố|và|{_SAY})"
    ),
    rule(r"\btại\s+(?P<e><E>)[^.;\ue002\ue005]{0,60}?,\s*(?:\w+\s+){0,5}?(?P<list><P+>)"),
    rule(r"(?P<list><P+>)[^.;\ue005\ue002]{0,80}?\b(?:tại|trong khuôn khổ)\s+(?P<e><E>)"),
    rule(
        r"^[^.;\ue005]{0,20}?(?:tại|trong khuôn khổ)\s+(?P<e><E>)\s*,\s*(?:\w+\s+){0,3}?(?P<list><LGO+>)\s+(?:đã|cùng|cũng|ký|trao|công bố|"
        rf"giới thiệu|kêu gọi|thống nhất|{_SAY})\b"
    ),
)
_ALSO: Final = rule(
    rf"^[^.;\ue002\ue005]{{0,40}}?(?:{_ATTEND}|về dự|có mặt|chủ trì|tham gia|chứng kiến)\b[^.;\ue005\ue002]{{0,60}}?(?:có|còn có|gồm|:)(?P<list>.*)"
)
_RITES: Final = rule(
    r"(?P<list><PLGO+>)[^.;\ue005\ue002]{0,60}?\b(?:thực hiện nghi thức|tiến hành nghi thức|làm lễ|cắt băng|kéo băng|bấm nút|nhấn nút|phát lệnh|"
    r"ký (?:kết )?(?:<A>|biên bản|bản ghi nhớ|thỏa thuận|hợp tác)|trao (?:<A>|biên bản|bản ghi nhớ|thỏa thuận|quyết định|tặng|biển))"
)
_SIDE: Final = rule(r"^\W*(?:về phía|phía)\s[^.;\ue002]{0,60}?(?:có|gồm|:)(?P<list>.*)")
_SIDE_OF: Final = rule(r"(?:^\W*(?:phía|đoàn)|\bvề phía)\s+(?:[^.;,\ue000-\ue005]{0,30}\s)?(?P<l><L>)[^.;\ue002]{0,60}?(?:có|gồm|:)[^.;]{0,40}?<P>")
_DOES: Final = rule(
    rf"(?P<list><P+>)[^.;\ue005\ue002]{{0,40}}?\b(?:(?:đồng|cùng)\s+(?:chủ trì|chủ tọa)|chủ trì|chủ tọa|(?:cùng|đến|tới|về)\s+dự|{_ATTEND}|"
    r"phát biểu(?: khai mạc| chỉ đạo| kết luận| chào mừng| bế mạc)?|khai mạc|điều hành)\s*(?:\W*$|[,;.]|và\b)"
)
_OPENS: Final = rule(
    r"^\W*(?:(?:thay mặt|đại diện)[^.;\ue002]{0,60}?,?\s*)?(?:phát biểu|khai mạc|bế mạc|kết luận|đáp từ|về phần mình|về phía mình|tại đây|"
    r"cũng tại đây|đồng quan điểm|tiếp lời|nhân dịp này|thay mặt|đại diện|cũng trong|(?:trình bày|đọc) diễn văn)"
    r"[^.;:\ue005\ue002]{0,80}?(?P<list><P>)"
)
_SAYS: Final = rule(rf"(?P<list><P>)[^.;\ue005\ue002]{{0,60}}?\b{_SAY}\b")
_ASIDE: Final = Pattern(
    r"\b(?:buổi tiếp|cuộc tiếp|buổi làm việc|cuộc làm việc|làm việc với|hội đàm|tiếp đoàn|cùng tiếp|dự tiếp|đón tiếp|buổi gặp|cuộc gặp|"
    r"họp báo|trả lời|phỏng vấn|phóng viên|trước đó|hôm sau|hôm qua|chuyến thăm|đến thăm|tới thăm|báo chí|cùng ngày|chào xã giao|hội kiến)\b",
    ignorecase=True,
)
_OCCASION: Final = rule(r"\b(?:nhân dịp|nhân|bên lề|hướng tới|sau khi)\s[^.;,]{0,80}?<E>")
_RECEPTION: Final = Pattern(r"\b(?:buổi tiếp|cuộc tiếp|buổi làm việc|hội đàm|tiếp đoàn|cùng tiếp|dự tiếp|đón tiếp)\b", ignorecase=True)
_IDEA: Final = re.compile(r"\b(?:ý tưởng|ý định|chủ trương|sáng kiến|phương án)\b[^.;,]{0,60}$", re.IGNORECASE)
_HELD: Final = re.compile(
    rf"\b(?:tại|{_ATTEND}|trong khuôn khổ|khai mạc|bế mạc|tổ chức|diễn ra|phát biểu|chủ trì|toàn cảnh|quang cảnh)\b[^.;\ue005]{{0,40}}$",
    re.IGNORECASE,
)
_TAKES_PLACE: Final = re.compile(
    r"^[^.;\ue005]{0,100}?\b(?:diễn ra|được tổ chức|khai mạc|vừa|long trọng|nhằm|tổ chức|tại)\b|^\s*(?:\(|đã\b)", re.IGNORECASE
)
_LATER: Final = re.compile(r"\bsẽ\b|dự kiến|chuẩn bị|hướng tới|chào mừng|nhân dịp|kế hoạch", re.IGNORECASE)


_TOGETHER: Final = rule(
    r"^(?:[Đđ]ồng thời,?\s+|[Nn]goài ra,?\s+)?[Pp]hối hợp\s+(?:[^.;,\ue000-\ue005]{0,20}\s)?tổ chức\s+(?:thành công\s+)?(?P<e><E>)"
)
"""Said of the two of the sentence before: "Hai tỉnh trao đổi nhiều đoàn. Phối hợp tổ chức thành công lễ ...\"."""


def state(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the PARTICIPATED_IN facts: who attends, speaks, presides or organises; a reception is no event."""
    found: list[Fact] = []
    current: Draft | None = None
    spoken = -9
    room: Draft | None = None
    sent: list[Item] = []
    both: list[Item] = []  # the two that the sentence before speaks of
    for number, typed in enumerate(sentences):
        events = [i for i in typed.items.values() if i.kind == "E"]
        if events:
            for match in _TOGETHER.finditer(typed.text):
                found += _facts(typed, "subject", both, typed.items[match.start("e")].drafts)
            for name, event, people in (*_organised(typed, sent), *_told(typed)):
                side = _side(typed) if name == "attended-by" else []
                found += _facts(typed, name, [*side, *people], event.drafts)
            if not _OCCASION.search(typed.text):
                current, spoken = events[0].drafts[0], number
            room = (_entered(typed) if _RECEIVED.search(typed.text) is None else None) or room
        elif current is not None and not _RECEPTION.search(typed.text):
            told = _ALSO.search(typed.text) or (_SIDE.search(typed.text) if number - spoken <= 3 else None)
            if told:
                found += _facts(typed, "attended-by", [*_side(typed), *_listed(typed, *told.span("list"))], (current,))
        both = [i for i in typed.items.values() if i.kind == "G" and len(i.drafts) == 2][:1]
        if typed.items:
            sent = next(([typed.items[m.start("l")], typed.items[m.start("p")]] for m in LED.finditer(typed.text)), sent)
        if room is None or (not events and _ASIDE.search(typed.text)):
            room = room if events else None
            continue
        for pattern in (_DOES, _OPENS, _SAYS, *((_RITES,) if "lễ" in (room.kind or "") else ())):
            for match in pattern.finditer(typed.text):
                if pattern is _SAYS and any(at > match.end() for at, i in typed.items.items() if i.kind == "E"):
                    continue  # "ông A cảm ơn các đại biểu đã dự hội nghị"
                found += _facts(typed, "in-the-room", typed.at(*match.span("list")), (room,))
    return found


def _side(typed: Typed) -> list[Item]:
    """Return the locality whose attendants a sentence lists: "Về phía tỉnh A có ông B"."""
    return [typed.items[match.start("l")] for match in _SIDE_OF.finditer(typed.text)]


def _entered(typed: Typed) -> Draft | None:
    """Return the event that a sentence says is held: what is said from there on is said at it."""
    for at, item in typed.items.items():
        if item.kind == "E" and (_HELD.search(typed.text[max(0, at - 70) : at]) or _TAKES_PLACE.search(typed.text[at + 1 : at + 140])):
            return None if _LATER.search(typed.text[max(0, at - 60) : at]) else item.drafts[0]
    return None


def _organised(typed: Typed, sent: Sequence[Item]) -> Iterator[tuple[str, Item, list[Item]]]:
    """Yield each event with those of whom its sentence says before it that they attend, hold or organise it; "đoàn" are those ``sent``."""
    before: tuple[int, list[Item]] | None = None
    for at, item in typed.items.items():
        if item.kind != "E":
            continue
        if before is not None and re.fullmatch(r"\s*(?:,|và|, và|cùng|hoặc)\s*(?:\w+\s+){0,2}", typed.text[before[0] + 1 : at]):
            people = before[1]
        elif (match := _BEFORE.search(typed.text, 0, at)) and not wished(typed, at) and not any(p.search(typed.text, 0, at) for p in (_IDEA, _OFTEN)):
            people = _subjects(typed, match.start(match.lastgroup or 0))
            if not people and _TEAM.search(typed.text, 0, match.start(match.lastgroup or 0)):
                people = list(sent)
        else:
            continue
        before = (at, people)
        yield "subject", item, people


def _subjects(typed: Typed, end: int) -> list[Item]:
    """Return the actors of the clause that ends with a verb at ``end``: its subjects and those they act with."""
    start = max((m.end() for m in _CLAUSE.finditer(typed.text, 0, end)), default=0)
    if taken := _RECEIVED.search(typed.text, start, end):
        start = taken.end()  # "ông A tiếp đoàn ... do ông B dẫn đầu sang dự hội chợ": those who come attend
    found: list[Item] = []
    last = -1
    for at, item in typed.items.items():
        if not start <= at < end or item.kind not in "PLGO":
            continue
        row = last >= 0 and _ROW.fullmatch(typed.text, last + 1, at)
        if not row and item.kind == "L" and _VENUE.search(typed.text[start:at]) and typed.text[at + 1 : at + 2] in {",", ")"}:
            continue
        lead = typed.text[max(start, at - 50) : at] if item.kind in "LG" and not row else ""
        if lead and (_NO_ACTOR.search(lead[-30:]) or _AT.search(lead) or _APPOSED.search(lead)):
            continue
        if item.kind in "PO" and _NOT_HIM.search(typed.text[max(0, at - 30) : at]):
            continue
        if _employs(typed, at, item):
            continue
        found.append(item)
        last = at
    return found


def _employs(typed: Typed, at: int, item: Item) -> bool:
    """Tell whether a ministry at ``at`` only ends the title of the person before it: "ông A, Vụ trưởng Vụ B (Bộ C)"."""
    match = _TITLED.search(typed.text[max(0, at - 60) : at]) if item.kind == "O" else None
    return match is not None and ("(" in match.group() or item.drafts[0].name.startswith("Bộ "))


def _told(typed: Typed) -> Iterator[tuple[str, Item, list[Item]]]:
    """Yield each event with those whom its sentence names as attending, organising or speaking in other ways."""
    for name, pattern in (
        ("attended-by", _ATTENDED_BY),
        ("presence", _HELD_BY),
        ("presence", _JOINED_BY),
        ("presence", _COUNTED),
        ("presence", _ATTENDING),
        ("speaking", _CAPTION),
        ("between", _MEMBERS),
        ("between", _BETWEEN),
        *(("speaking", p) for p in _SPEAKING),
    ):
        for match in pattern.finditer(typed.text):
            if pattern is _BETWEEN and (_TIE.search(typed.text, match.end("e"), match.start("list")) or wished(typed, match.start("e"))):
                continue
            if name == "speaking" and _THANKED.search(typed.text[max(0, match.start("list") - 24) : match.start("list")]):
                continue
            yield name, typed.items[match.start("e")], _listed(typed, *match.span("list"))


def _listed(typed: Typed, start: int, end: int) -> list[Item]:
    found: list[Item] = []
    last = -1
    for at, item in typed.items.items():
        if not start <= at < end or item.kind not in "PLGO":
            continue
        row = last >= 0 and _ROW.fullmatch(typed.text, last + 1, at) and typed.items[last].kind in "LG"
        lead = typed.text[max(start, at - 50) : at] if item.kind in "LG" and not row else ""
        if lead and (_PLACE.search(lead[-30:]) or _APPOSED.search(lead)):
            continue
        if _employs(typed, at, item):
            continue
        found.append(item)
        last = at
    return found


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
    "in-the-room": (
        ("Ngày 9/5, hội nghị xúc tiến đầu tư năm 2022 diễn ra tại tỉnh Hà Giang. Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An khẳng định tỉnh luôn mở "
        "cửa."),
        ("Ngày 9/5, hội nghị xúc tiến đầu tư năm 2022 diễn ra tại tỉnh Hà Giang. Trả lời báo chí, Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An khẳng "
        "định "
        "tỉnh luôn mở cửa."),
    ),
    "between": (
        "Hội nghị xúc tiến du lịch năm 2022 giữa tỉnh Hà Giang và tỉnh Lào Cai thành công tốt đẹp.",
        "Hội nghị xúc tiến du lịch năm 2022 thành công tốt đẹp ở giữa mùa mưa của tỉnh Hà Giang.",
    ),
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
