"""Phrases that name agreements, events and projects: a type word and the noun phrase behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from graph.schema import EntityType

_WORD: Final = r"[\w&/.]*[\w&]"
# Words that end a noun phrase: what follows says where, when, by whom, or what the thing does.
_STOP: Final = (
    r"(?:đã|được|đang|sẽ|vừa|do|tại|nhằm|để|là|này|đó|nêu|cũng|mà|khi|thì|bằng|như|gồm|hôm|vào|ở|có|ngày|sáng|chiều|tối|trưa|diễn|cùng|theo|nói|trước|sau|bao|nhưng|tuy|nếu|vì|bởi|từ|qua|đến|cần|phải|mới|"
    r"nhân|cho|trên|trong|ngoài|dưới|rằng|ký|kí|đều|không|chưa|rồi|gì|nào|ấy|còn|tiếp|tổ|khẳng|nhấn|ghi|phát|thể|ông|bà|đồng|hiện|lần|chính|xong|ra|đi|lên|xuống|nay|đây|hết|luôn|thành|góp|mang|đánh|đặt|tạo|giúp|hướng|về phía|với|giữa|hai bên|các bên)"
)
_CHAIN: Final = rf"(?:\s+(?!{_STOP}\b){_WORD}|\s*-\s*(?!{_STOP}\b){_WORD}|\s+(?:trong|trên)\s+(?:các |nhiều |một số |mọi |tất cả các )?lĩnh vực|\s+thành (?:phố|lập|viên|tựu)|\s+đồng (?:bộ|bằng)|\s+phát triển|\s+tiếp (?:thị|cận)|\s+về tổ chức|\s+đưa vào (?:sử dụng|khai thác|vận hành)|\s+ghi nhớ|\s+ngày (?=thiết|thành|giải|ký|sinh|truyền)|\s+trên (?:nhiều|các) mặt|\s+với nội dung|\s+thể (?:thao|chất)|\s+chính (?:trị|quyền|sách|phủ)|\s+cho (?:người|thanh|phụ|học|sinh)|\s+hiện đại)"
_PERIOD: Final = r"(?:\s*,?\s*(?:giai đoạn|năm|nhiệm kỳ|thời kỳ|các năm)\s+\d{4}(?:\s?-\s?\d{4})?|\s+lần(?: thứ)?\s+(?:[IVXLC]+|\d+|nhất|hai|ba|đầu tiên)\b|\s+đến năm \d{4})"
_PARTIES: Final = r"(?:\s*\((?i:mou)\))?"
_ATTACHED: Final = regex.compile(r"(?<=\b(?:ký kết|ký|kí kết|kí)\s)hợp tác\b")

_AGREEMENT_HEAD: Final = (
    r"(?:(?<!các |những |nhiều |số |mọi |\d )(?:[Bb]iên bản|[Bb]ản|[Vv]ăn bản|[Tt]hư)\s+(?:[Tt]hỏa thuận|[Gg]hi nhớ|[Hh]ợp tác|[Hh]ội đàm|[Cc]am kết|[Kk]ý kết|[Đđ]iều khoản)"
    r"|(?<!các |những |nhiều |số |mọi |\d |đã |cùng |để |tự |sự |không |được )[Tt]hỏa thuận(?=\s+(?:hợp tác|về|khung|kết nghĩa|quốc tế|giữa|này|thiết lập|hữu nghị|phối hợp|đối tác|ký|liên kết|chung|hỗ trợ|phát triển|đã ký|với|trên)\b)"
    r"|(?<=(?:ký|ký kết|kí kết|lễ ký|theo|bản)\s)[Gg]hi nhớ\b|[Gg]hi nhớ(?=\s+(?:hợp tác|hữu nghị)\b)|(?<!\w)(?:MOU|MoU)(?!\w)"
    r"|(?<=(?:ký|ký kết|kí kết|kí)\s)(?:[Cc]hương trình|[Kk]ế hoạch|[Qq]uy chế|[Hh]iệp định|[Tt]hỏa thuận|[Tt]uyên bố)(?=\s+(?:hợp tác|phối hợp|liên kết|kết nghĩa|chung|khung|giữa|hữu nghị))"
    r"|(?<!các |những |nhiều |số |mọi )[Cc]hương trình hợp tác(?=[^.;]{0,60}\bgiai đoạn \d{4})|(?<=\bthực hiện |\btrong |\btheo )[Tt]hỏa thuận\b(?=\s+(?:này|trên|đã|mà)))"
)
_AGREEMENT: Final = regex.compile(
    rf"(?P<head>{_AGREEMENT_HEAD})(?P<tail>(?:{_CHAIN})*{_PARTIES}{_PERIOD}?)(?P<period>(?=\s+giữa\b[^.;]{{0,90}}?(?P<late>\b(?:giai đoạn|năm)\s+\d{{4}}(?:\s?-\s?\d{{4}})?)))?"
)

_CEREMONY: Final = r"(?:ký kết|ký|kí kết|khởi công|động thổ|khánh thành|bàn giao|trao tặng|trao|tiếp nhận|công bố|kết nghĩa|phát động|khai mạc|bế mạc|ra mắt|tưởng niệm|dâng hương|gắn biển|thông xe|hợp long|khởi động|kỷ niệm|đón nhận|xuất quân|xuất xưởng|thành lập|mít tinh|khai trương|gắn bia|đón|tổng kết)"
_EVENT_HEAD: Final = (
    rf"(?:(?<!các |những |nhiều |số |mọi |\d |khuôn khổ các )(?:[Hh]ội nghị|[Hh]ội thảo|[Dd]iễn đàn|[Tt]ọa đàm|[Hh]ội chợ|[Tt]riển lãm|[Nn]gày hội|[Ll]iên hoan|[Ff]estival|[Đđ]ại hội|[Hh]ội thi|[Hh]ội thao|[Tt]uần lễ|[Tt]uần(?=\s+(?:văn hóa|phim|hàng))|[Ll]ễ hội|"
    rf"[Ll]ễ\s+{_CEREMONY}|[Bb]uổi lễ|[Bb]uổi(?=\s+ký\b)|[Cc]hương trình(?=\s+(?:gặp mặt|gặp gỡ|giao lưu|nghệ thuật|kết nối|hội đàm|xúc tiến|đối thoại)\b))|[Ll]ễ(?=\s+\"))"
)
_QUOTED: Final = r"(?:\s*(?:với chủ đề|chủ đề|mang chủ đề|có chủ đề)?\s*[:,]?\s*\"[^\"]{3,120}\")"
_EVENT: Final = regex.compile(
    rf"(?P<head>{_EVENT_HEAD})(?P<tail>(?P<quoted>{_QUOTED})|(?:{_CHAIN}|\s+(?:ký|kí)(?:\s+kết)?(?=\s+(?:hợp|ghi|bản|biên|thỏa|kết|chương|giao|văn)))*(?:{_PERIOD}|\s+\d{{4}}\b)*(?:{_QUOTED})?)"
)
_CAP: Final = r"(?:\p{Lu}[\p{L}\d]*(?:[ ]\p{Lu}[\p{L}\d]*|[ ]\d+\w?)*)"
_ROUTE: Final = rf"{_CAP}(?:\s?-\s?{_CAP}){{1,3}}"
_WORK: Final = (
    r"(?:[Nn]hà máy|[Bb]ệnh viện|[Tt]rường(?: (?:tiểu học|trung học cơ sở|trung học phổ thông|trung học|THCS|THPT|mầm non|mẫu giáo|phổ thông|PTDT|dân tộc|nội trú|học))+|[Tt]rạm y tế|[Nn]hà văn hóa|[Nn]hà lưu niệm|[Nn]hà tưởng niệm|[Nn]hà đa năng|[Nn]hà truyền thống|"
    r"[Cc]ột cờ|[Tt]ượng đài|[Đđ]ài tưởng niệm|[Kk]hu tưởng niệm|[Bb]ảo tàng|[Cc]ông viên|[Tt]rụ sở|[Tt]rung tâm hội nghị|[Cc]ung văn hóa|[Ll]àng (?:văn hóa|trẻ em|hữu nghị))"
)
_WORK_NAME: Final = rf"{_WORK}(?=(?:\s+(?!{_STOP}\b)\w+){{0,6}}?\s+\p{{Lu}})(?:{_CHAIN})+(?:\s+(?:tại|ở)\s+Mũi\s+{_CAP})?"
_ROAD: Final = (
    rf"(?:các\s+)?(?:tuyến\s+)?(?:đường\s+(?:bộ\s+|sắt\s+)?cao tốc|cao tốc|đường sắt(?: tốc độ cao)?|đường bộ|[Tt]uyến đường|[Đđ]ường vành đai|[Đđ]ường liên vùng|[Tt]uyến)\s+{_ROUTE}(?:(?:,\s*|\s+và\s+){_ROUTE})*"
    r"|(?:[Tt]uyến\s+)?[Qq]uốc lộ\s+\d+\w?(?: cũ)?|(?:[Tt]uyến\s+)?(?:[Đđ]ường\s+)?[Vv]ành đai\s+\d\w?|(?:tuyến\s+)?(?:metro|monorail)\s+số\s+\d\w?"
    rf"|(?<!yêu |nhu |toàn |đường |bóng |địa |điểm )[Cc]ầu\s+(?:(?:vượt|đường bộ|hữu nghị|biên giới|qua sông)\s+)*{_CAP}(?:\s?-\s?{_CAP})?|[Hh]ầm\s+(?:đường bộ\s+)?{_CAP}"
)
_PROJECT: Final = regex.compile(
    r"(?P<prefix>(?<!các |những |nhiều |số |mọi |\d )(?:(?:[Dd]ự án|[Cc]ông trình|[Đđ]ề án)\s+(?:đầu tư\s+)?(?:xây dựng\s+|cải tạo,?\s+nâng cấp\s+|nâng cấp\s+)?)?)"
    rf"(?P<name>(?P<road>{_ROAD})|{_WORK_NAME})"
)
_BUILDING: Final = regex.compile(r"đầu tư|xây dựng|thi công|triển khai|dự án|hoàn thành|khởi công|nâng cấp|mở rộng|hạ tầng|kết nối|khánh thành|thông xe|vốn|cao tốc", regex.IGNORECASE)
_NAMED_PROJECT: Final = regex.compile(
    rf"(?<!các |những |nhiều |số |mọi |\d )(?P<prefix>[Dd]ự án|[Đđ]ề án)\s+(?P<name>(?:\"[^\"]{{4,100}}\"|(?!(?:này|đã|được|đang|sẽ|có|đó|trên|của|do|tại|là|nói|với|khác|cụ|trọng|mới|lớn|FDI|đầu tư(?!\s+xây)|hợp tác|và|để|cho|trong|về\s+đích|tại|thì|không|hoàn|vào|phải|cần|bị|từ|bằng|giữa|ODA|theo|hiện|nhằm|sau|khi)\b)(?:{_WORD})(?:{_CHAIN})+))"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that names an agreement, an event or a project: ``start``/``end`` with its type word, ``kind`` the type word in lower case.

    ``bare`` tells that it is only a type word ("hội nghị"), which points to one named elsewhere. ``name_start`` leaves a prefix such as "dự án" out.
    """

    type: EntityType
    start: int
    end: int
    name_start: int
    kind: str
    bare: bool


def phrases(shaped: str, start: int, end: int) -> tuple[Phrase, ...]:
    """Return the phrases in ``shaped[start:end]`` in order; they do not overlap, an agreement inside an event's name belongs to the event."""
    found: list[Phrase] = []
    for phrase in (*_events(shaped, start, end), *_agreements(shaped, start, end), *_projects(shaped, start, end)):
        if not any(p.start < phrase.end and phrase.start < p.end for p in found):
            found.append(phrase)
    return tuple(sorted(found, key=lambda p: p.start))


_TRAILING: Final = regex.compile(
    r"(?:\s+(?:và|của|các|những|về|một số|hai|ba|tỉnh|mỗi|cả|tới|thứ|số|chủ|quan|sự|việc|trọng|thực|tham|triển|cam|hợp|hai bên|liên quan)|\s*[-.,/&])+$"
)


def _trim(shaped: str, start: int, end: int) -> int:
    while (cut := _TRAILING.search(shaped, start, end)) is not None and not shaped[start:end].endswith(("chủ", "tỉnh Hà")):
        end = cut.start()
    return end


def _events(shaped: str, start: int, end: int) -> Iterator[Phrase]:
    for match in _EVENT.finditer(shaped, start, end):
        head = match["head"]
        stop = _trim(shaped, match.end("head"), match.end())
        kind = " ".join(head.lower().split())
        yield Phrase("Event", match.start(), max(stop, match.end("head")), match.start(), kind, stop <= match.end("head"))


def _agreements(shaped: str, start: int, end: int) -> Iterator[Phrase]:
    for match in _AGREEMENT.finditer(shaped, start, end):
        stop = _trim(shaped, match.end("head"), match.end("tail"))
        yield Phrase("Agreement", match.start(), max(stop, match.end("head")), match.start(), " ".join(match["head"].lower().split()), stop <= match.end("head"))
    for match in _ATTACHED.finditer(shaped, start, end):
        yield Phrase("Agreement", match.start(), match.end(), match.start(), match.group().lower(), True)


def _projects(shaped: str, start: int, end: int) -> Iterator[Phrase]:
    building = _BUILDING.search(shaped, start, end) is not None
    for match in _PROJECT.finditer(shaped, start, end):
        if match["road"]:
            if building:
                yield Phrase("Project", match.start(), match.end("name"), match.start("name"), "road", False)
            continue
        stop = _trim(shaped, match.start("name"), match.end("name"))
        yield Phrase("Project", match.start(), stop, match.start("name"), " ".join(match["name"].split()[:2]).lower(), False)
    for match in _NAMED_PROJECT.finditer(shaped, start, end):
        stop = _trim(shaped, match.start("name"), match.end("name"))
        if len(shaped[match.start("name") : stop].split()) >= 2:
            yield Phrase("Project", match.start(), stop, match.start(), match["prefix"].lower(), False)
