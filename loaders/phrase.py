"""Phrases that name agreements, events and projects: a type word and the noun phrase behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import regex

from loaders.nounphrase import CHAIN, PLURAL, WORD, Phrase, kind_of, trim
from loaders.pattern import Family, Pattern
from loaders.work import PROJECTS, projects

_PERIOD: Final = (
    r"(?:\s*,?\s*(?:giai đoạn|năm|nhiệm kỳ|thời kỳ|các năm)\s+\d{4}(?:\s?-\s?\d{4})?|\s+lần(?: thứ)?\s+(?:[IVXLC]+|\d+|nhất|hai|ba|tư|năm|sáu|bảy|"
    r"tám|chín|mười|đầu tiên)\b|\s+đến năm \d{4}|\s+giai đoạn (?:một|hai|[I]{1,3}|\d)\b)"
)
_ORDINAL: Final = r"\s+(?:lần )?thứ\s+(?:\d+|[IVXLC]+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b"
_LISTED: Final = (
    r"(?:\s*,\s+(?:và\s+)?(?i:kết nối|xúc tiến|quảng bá|giới thiệu|triển khai|phương hướng|nhiệm vụ|khen thưởng|giao thương|liên kết|hợp tác|"
    r"đánh giá|phát động|tôn vinh|tuyên dương|biểu dương|tri ân|tổng kết|sơ kết|tiêu thụ|bàn giao|trao tặng|khánh thành|thông xe|ký kết|"
    r"phòng,? chống|tìm kiếm|bảo tồn|phát huy|ứng phó|khắc phục|chuyển giao|trao đổi|trưng bày|triển lãm)\b)"
)
"""What a title such as "hội nghị sơ kết công tác A, triển khai nhiệm vụ B" goes on with behind a comma."""
_TASKS: Final = r"(?:\s*,\s+(?:và\s+)?(?i:triển khai|phương hướng|nhiệm vụ|kế hoạch)\b)"
_REGIONS: Final = (
    r"(?:\s*,\s+(?:[Mm]iền (?:Trung|Bắc|Nam|Tây|núi phía Bắc)|Tây Nguyên|Tây Bắc|Đông Bắc|(?:Tây|Đông) Nam Bộ|(?:Bắc|Nam) Trung Bộ|Trung Bộ)"
    r"(?!\w))"
)
"""What a row of regions goes on with behind a comma: "các tỉnh miền Trung, Tây Nguyên"."""
_MOU: Final = r"(?:\s*\((?i:mou)\))?"
_LATE: Final = (
    r"(?:(?=(?P<late>\s+(?:giữa|với)\b(?:(?!\b(?:đã|được|vừa|nhằm|để|và (?:thực hiện|ký|tổ chức|trao|khai mạc))\b)"
    r"(?:[^.;,]|\.(?=\S))){2,90}?\s(?:giai đoạn|năm)\s+\d{4}(?:\s?-\s?\d{4})?)))?"
)
_QUOTED: Final = r"(?:\s*(?:với (?:chủ đề|tên gọi|tên)|chủ đề|mang chủ đề|có chủ đề|mang tên)?\s*[:,]?\s*(?:\"[^\"]{3,160}\"|' ?[^'\"]{3,120}['\"]))"
_SIGNED: Final = r"(?<=(?:ký|ký kết|kí kết|kí|trao)\s)"
_AGREEMENT_HEAD: Final = (
    rf"(?:{PLURAL}(?:[Bb]iên bản|[Bb]ản|[Vv]ăn bản|[Tt]hư)\s+(?:[Tt]hỏa thuận|[Gg]hi nhớ|[Hh]ợp tác|[Hh]ội đàm|[Hh]ội nghị|[Bb]àn giao|"
    rf"[Cc]am kết|[Kk]ý kết|[Đđ]iều "
    rf"khoản|[Kk]ết luận)"
    rf"|{PLURAL}(?<!(?<!\w)(?:đã|cùng|để|tự|sự|không|được) )[Tt]hỏa thuận(?=\s+(?:hợp tác|nâng cấp|thúc đẩy|tăng cường|giao lưu|"
    rf"về|khung|kết nghĩa|quốc tế|giữa|này|thiết lập|"
    rf"hữu nghị|phối hợp|đối tác|ký|liên kết|chung|hỗ trợ|phát triển|đã ký|với|trên|"
    r"đầu tư|tài trợ|nguyên tắc|chuyển giao|song phương|ghi nhớ|cung cấp|viện trợ|kinh tế)\b)"
    r"|(?<=(?:ký|ký kết|kí kết|lễ ký|theo|bản)\s)[Gg]hi nhớ\b|[Gg]hi nhớ(?=\s+(?:hợp tác|hữu nghị)\b)|(?<!\w)(?:MOU|MoU)(?!\w)"
    rf"|{_SIGNED}(?:(?:[Cc]hương trình|[Kk]ế hoạch|[Qq]uy chế|[Hh]iệp định|[Tt]hỏa thuận|[Tt]uyên bố)(?=\s+(?:hợp tác|phối hợp|liên kết|"
    rf"kết nghĩa|chung|khung|giữa|hữu nghị))|[Pp]hụ lục hợp đồng|[Hh]ợp đồng(?=\s+(?:tài trợ|viện trợ|BOT|BT|PPP|dự án)\b)|[Tt]uyên bố "
    rf"chung|"
    rf"[Kk]ết luận chung|[Nn]ghị định thư|[Ýý] định thư)|{PLURAL}[Cc]hương trình hợp tác(?=[^.;]{{0,60}}\bgiai đoạn \d{{4}})|(?<=\bthực "
    rf"hiện |\btrong |\btheo )[Tt]hỏa thuận\b(?=\s+(?:này|trên|đã|mà))|"
    rf"{PLURAL}(?:[Hh]iệp định|[Hh]iệp ước|[Gg]iao ước|[Nn]ghị định thư|[Ýý] định thư|[Tt]uyên bố chung)(?=\s+(?:hợp tác|kết nghĩa|hữu nghị|"
    rf"(?:về )?(?:việc )?thiết lập))|(?<![\w,;]\s)[Tt]hỏa thuận(?=\s+(?:được|do|có hiệu lực|nêu rõ|gồm)\b))"
)
# A sentence without any of these words names no such thing; looking for them costs far less than the patterns.
_EVENT_WORDS: Final = tuple(
    (
        "hội nghị|hội thảo|diễn đàn|tọa đàm|hội chợ|triển lãm|ngày hội|liên hoan|festival|đại hội|hội thi|hội thao|tuần lễ|tuần văn|tuần "
        "phim|tuần hàng|tuần du|tuần nông|tuần giao|gặp gỡ|giao lưu|lễ|buổi ký|phiên họp|họp mặt|gặp mặt|chương trình|ngày "
        "văn|mít tinh|mít-tinh|buổi khai mạc|buổi bế mạc|sự kiện"
    ).split("|")
)
_AGREEMENT_WORDS: Final = tuple(
    (
        "biên bản|bản thỏa|bản ghi|bản hợp|bản cam|bản ký|bản kết|văn bản|thư|thỏa thuận|ghi nhớ|mou|ký|kí|chương trình hợp tác|hiệp định|hiệp ước|"
        "giao ước|tuyên bố chung"
    ).split("|")
)
_AGREEMENT: Final = Pattern(
    rf"(?<!\w)(?=[BbVvTtGgMCcKkQqHhPpNnÝý])(?P<head>{_AGREEMENT_HEAD})(?P<tail>(?:{CHAIN})*(?:\s+\"[^\"]{{3,160}}\")?{_MOU}{_PERIOD}?){_LATE}",
    letters=True,
    needs=_AGREEMENT_WORDS,
)
_ATTACHED: Final = Pattern(r"(?<=\b(?:ký kết|ký|kí kết|kí)\s)hợp tác\b", letters=True, needs=_AGREEMENT_WORDS)
_CEREMONY: Final = (
    r"(?:ký kết|ký|kí kết|khởi công|động thổ|khánh thành|bàn giao|trao tặng|trao|tiếp nhận|công bố|kết nghĩa|phát động|khai mạc|bế mạc|"
    r"ra mắt|tưởng niệm|dâng hương|gắn biển|thông xe|thông hầm|hợp long|khởi động|"
    r"kỷ niệm|đón nhận|xuất quân|xuất xưởng|thành lập|mít[ -]tinh|khai trương|gắn bia|đón|tổng kết|cắt băng(?: khánh thành)?|đặt viên đá|"
    r"đặt tên|kích hoạt|khai giảng|truy điệu|tuyên dương|vinh danh|tặng|giao nhận|hưởng ứng|chúc mừng|chào mừng|tri ân|cất nóc|hạ thủy|quyên góp|"
    r"phát lệnh|giao quân|an táng|cầu siêu)"
)
_EVENT_HEAD: Final = (
    rf"(?:{PLURAL}(?<!lần |khuôn khổ các |cuộc |[Tt]rung tâm |[Pp]hòng )(?:"
    rf"[Hh]ội nghị(?! [Hh]iệp thương)|[Hh]ội thảo|[Dd]iễn đàn|[Tt]ọa đàm|[Hh]ội chợ|[Tt]riển lãm|"
    rf"[Nn]gày hội|"
    rf"[Pp]hiên họp(?=\s+(?:lần )?thứ\s)|[Ll]iên hoan|[Ff]estival|[Đđ]ại hội(?!\s+(?:đồng\b|(?i:(?:đại biểu )?nhân dân)))|"
    rf"[Hh]ội thi(?!\w)|[Hh]ội thao(?!\w)|"
    rf"[Tt]uần lễ|[Tt]uần(?=\s+(?:[Vv]ăn hóa|"
    rf"phim|hàng|[Dd]u lịch|nông sản|[Gg]iao lưu))|(?:[Nn]hững )?[Nn]gày(?=\s+[Vv]ăn hóa)|"
    rf"Gặp gỡ(?=\s+(?:[Đđ]ầu [Xx]uân|\p{{Lu}}\w+[^.;,]{{0,40}}?\s(?:năm\s)?\d{{4}}))|Giao lưu(?=\s+[^.;,]{{4,60}}?\slần thứ)|"
    rf"[Mm]ít[ -]tinh|[Ll]ễ hội|"
    rf"(?:[Bb]uổi\s+)?[Ll]ễ\s+(?i:{_CEREMONY})\b|[Bb]uổi lễ|[Bb]uổi(?=\s+ký\b)|(?:[Bb]uổi\s+|[Đđ]êm\s+)?(?:[Hh]ọp mặt|[Gg]ặp mặt)"
    r"(?=\s+(?:kỷ niệm|đầu [Xx]uân|hữu nghị|đồng hương|truyền thống))|"
    r"[Cc]hương trình(?=\s+(?i:gặp mặt|gặp gỡ|giao lưu|nghệ thuật|kết nối|hội đàm|đối thoại|trao tặng|"
    r"trao học bổng|trao (?:kinh phí|tiền|hỗ trợ|hàng)|tiếp nhận (?:ủng hộ|hỗ trợ|kinh phí|tiền)|"
    r"trao quà|tặng quà|khám bệnh|họp mặt|kỷ niệm|(?-i:Xúc tiến))\b|\s+(?:được "
    r"diễn ra|diễn ra|do\b|được tổ|có sự tham|thu hút|lần này)|\s+\"[^\"]{4,90}\"[^.;]{0,40}?\b(?:do|diễn ra|tổ chức|tại)\b)|(?<=\b(?:diễn ra|tổ "
    r"chức|khai mạc) )[Cc]hương trình(?=\s+\")|"
    r"(?<=\b(?:dự|tại|mạc) )[Cc]hương trình(?=\s+(?:có|còn có|gồm)\b|\s*[,.])|"
    r"[Bb]uổi (?:khai mạc|bế mạc|họp mặt)|"
    r"[Ss]ự kiện(?=\s*(?:này\b|trên\b|nói trên\b|[.,;]|có\b|còn có\b|do\b|được\b|diễn ra\b|có sự\b|thu hút\b|nhằm\b)))|"
    r"[Ll]ễ(?=\s+\"))"
)
_JUBILEE: Final = (
    rf"(?:(?<=[Kk]ỷ niệm|mặt)(?:\s+kỷ niệm)?(?:\s+lần thứ)?\s+\d+ năm(?:\s+ngày)?(?:\s+(?!(?:tại|do|được|diễn|với|giữa|đã|sẽ|vào|và)\b){WORD}|"
    rf"\s*-\s*(?=\p{{Lu}}){WORD}|\s*(?:,(?:\s*và)?|\bvà)\s+\d+ năm\b|\s+và(?=\s+(?!Lễ|Đón|Hội|Ngày hội)\p{{Lu}}\p{{Ll}}))+)"
)
_EVENT: Final = Pattern(
    rf"(?<!\w)(?=[HhDdTtNnLlFfĐđBbCcGgSsMmPp])(?P<head>{_EVENT_HEAD})(?P<tail>(?P<quoted>{_QUOTED})(?:{_PERIOD})*|{_JUBILEE}|"
    rf"(?:{_ORDINAL}(?=\s+\p{{Lu}}))?(?:{CHAIN}|{_LISTED}|{_REGIONS}|{_ORDINAL}(?=\s+(?:các (?:tỉnh|nước|thành|địa)|Ủy ban|Hội đồng|Ban))|\s+(?:ký|"
    rf"kí)(?:\s+kết)?(?=\s+"
    rf"(?:hợp|ghi|bản|biên|thỏa|kết|chương|giao|văn|MoU|MOU)))*(?:(?:{_PERIOD}|\s+\d{{4}}\b)+(?:{_TASKS}(?:{CHAIN}|{_TASKS})*(?:{_PERIOD})*)?)?(?P<motto>{_QUOTED})?){_LATE}",
    letters=True,
    needs=_EVENT_WORDS,
)
_ANY: Final = Family(_EVENT, _AGREEMENT, _ATTACHED, *PROJECTS.patterns)
_POINTING: Final = regex.compile(
    r"\s*(?:(?:lần )?đầu tiên|lần (?:này|trước)|này|tiếp theo|lớn|chung|năm nay|thường niên|hôm nay|vừa qua|sắp tới|nói trên|trọng thể|long trọng|"
    r"doanh nghiệp|quan trọng)?\s*"
)


def phrases(shaped: str, start: int, end: int) -> tuple[Phrase, ...]:
    """Return the phrases in ``shaped[start:end]`` in order; one that stands in the name of another is marked as inner, none overlap otherwise."""
    if not _ANY.possible(shaped, start, end):
        return ()
    found: list[Phrase] = []
    for phrase in (*_events(shaped, start, end), *_agreements(shaped, start, end), *projects(shaped, start, end)):
        over = next((p for p in found if p.start < phrase.end and phrase.start < p.end), None)
        if over is not None and phrase.type == "Agreement" and phrase.start < over.start and over.end <= max(phrase.end, phrase.name_end):
            found.remove(over)  # "biên bản hội nghị ..." is what a conference agreed on
            over = None
        if over is None:
            found.append(phrase)
        elif over.type != phrase.type and not phrase.bare and not over.inner and over.start < phrase.start and phrase.end <= over.end:
            found.append(Phrase(phrase.type, phrase.start, phrase.end, phrase.name_start, phrase.kind, False, phrase.name_end, inner=True))
    return tuple(sorted(found, key=lambda p: (p.start, -p.end)))


def _motto(shaped: str, start: int, match: re.Match[str]) -> int:
    """Return where the event's name ends: before a motto that follows the name, and before a quotation mark that closes what began before it."""
    quoted = match.start("motto")
    if quoted < 0 or match.start("tail") == quoted:
        return match.end("tail")
    closing = shaped.count('"', start, shaped.index('"', quoted) if '"' in match["motto"] else quoted) % 2 == 1
    return quoted if closing or "chủ đề" in match["motto"] else match.end("tail")


_ABOUT: Final = ("ban tổ chức ", "nội dung ", "thành phần ", "mục đích ", "ý nghĩa ", "quy mô ")
_NESTED: Final = regex.compile(r"\s*\"(?P<name>[^\"]+)")
_THEMED: Final = regex.compile(r"\s+(?:có|mang) chủ đề\b")
_THIS: Final = regex.compile(r"\b[Đđ]ây (?:cũng )?là (?:một |kỳ )?$")


def _events(shaped: str, start: int, end: int) -> Iterator[Phrase]:
    for match in _EVENT.finditer(shaped, start, end):
        head_end = match.end("head")
        stop = max(trim(shaped, head_end, _motto(shaped, start, match)), head_end)
        if match["head"].lower() in {"buổi lễ", "sự kiện"} and match["quoted"] is None:
            stop = head_end  # a named ceremony is "lễ khởi công ...", "buổi lễ" only points to it
        bare = _POINTING.fullmatch(shaped, head_end, stop) is not None or _THEMED.match(shaped, head_end) is not None
        late = match.end("late") if match["late"] and stop == match.end("tail") else 0
        before = shaped[max(0, match.start() - 16) : match.start()]
        if match["quoted"] is None and (_THIS.search(before) or before.lower().endswith(_ABOUT)):
            bare = True  # "đây là hội chợ thứ hai của ...", "trưởng ban tổ chức lễ hội Nguyễn Văn A": it points to what has a name
        elif match["quoted"] is None and match["head"][0].islower() and before.endswith(("là ", "là một ")) and not match["head"].startswith("lễ "):
            continue  # "hội nghị là diễn đàn để ..." says what it is and names nothing
        nested = _NESTED.match(shaped, head_end, stop) if match["quoted"] is not None else None
        if nested is not None and nested["name"].lower().startswith(match["head"].lower()):  # 'lễ hội "Lễ hội Hoa Ban"'
            yield Phrase("Event", nested.start("name"), nested.end("name"), nested.start("name"), kind_of(match["head"]), False)
            continue
        yield Phrase("Event", match.start(), head_end if bare else stop, match.start(), kind_of(match["head"]), bare, late)


def _agreements(shaped: str, start: int, end: int) -> Iterator[Phrase]:
    for match in _AGREEMENT.finditer(shaped, start, end):
        head_end = match.end("head")
        stop = max(trim(shaped, head_end, match.end("tail")), head_end)
        late = match.end("late") if match["late"] and stop == match.end("tail") else 0
        yield Phrase("Agreement", match.start(), stop, match.start(), kind_of(match["head"]), stop <= head_end and not late, late)
    for match in _ATTACHED.finditer(shaped, start, end):
        yield Phrase("Agreement", match.start(), match.end(), match.start(), match.group().lower(), True)
