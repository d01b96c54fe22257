"""Works: the projects that a sentence names, and the houses that it says are being made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from loaders.nounphrase import CHAIN, FIELD, PLURAL, STOP, WORD, Phrase, kind_of, trim
from loaders.pattern import Family, Pattern

_CAP: Final = r"(?:\p{Lu}[\p{L}\d]*(?:[ ]\p{Lu}[\p{L}\d]*|[ ]\d+\w?)*)"
_ROUTE: Final = rf"{_CAP}(?:\s?\([^()]{{2,25}}\))?(?:\s?-\s?{_CAP}(?:\s?\([^()]{{2,25}}\))?){{1,3}}"
_WORK: Final = (
    r"(?:[Nn]hà máy|[Bb]ệnh viện|[Tt]rường(?: (?i:tiểu học|trung học cơ sở|trung học phổ thông|trung học|THCS|THPT|mầm non|mẫu giáo|phổ "
    r"thông|PTDT|PTDTNT|PTDTBT|dân tộc|bán trú|nội trú|học|năng khiếu|dạy nghề))+|[Đđ]iểm trường|[Tt]rạm (?:y tế|xá)|[Nn]hà (?:sinh hoạt )?văn hóa|"
    r"[Nn]hà lưu niệm|[Tt](?:òa|oà) nhà|[Nn]hà (?:bán trú|nội trú|công vụ|lớp học|cộng đồng)|[Kk]hu (?:lưu niệm|di tích|bán trú|nội trú)|"
    r"[Đđ]ền thờ|[Kk]hán đài|"
    r"[Nn]hà tưởng niệm|[Nn]hà đa năng|[Nn]hà truyền thống|[Nn]hà thi đấu|[Nn]hà hữu nghị|[Cc]ột cờ|[Tt]ượng đài|[Đđ]ài tưởng niệm|[Kk]hu "
    r"tưởng niệm|[Bb]ảo tàng|[Cc]ông viên|[Tt]rung tâm (?:hội nghị|hành chính|thể thao|thương mại|y tế|"
    r"logistics|điều dưỡng|bảo trợ)|[Cc]ung văn hóa|[Bb]ến cảng|"
    r"(?:[Cc]ụm\s+)?[Nn]út giao(?: thông)?|[Đđ]ường dẫn(?= cầu)|[Đđ]ường trục|[Ll]àng (?:văn hóa|trẻ em|hữu nghị))"
)
# Works that are named as places too.
_SITE: Final = (
    r"(?:[Kk]hu (?:công nghiệp|du lịch|đô thị|tái định cư|liên hợp|nghỉ dưỡng|phức hợp|dịch vụ|dân cư|nhà ở|vui chơi|resort)|[Qq]uần thể (?:du lịch|"
    r"nghỉ dưỡng|khu)|[Ss]ân bay|[Cc]ảng(?! vụ)|[Nn]hà ga|[Bb]ến xe|[Cc]hợ|[Cc]ụm công nghiệp|"
    r"[Hh]ồ chứa|[Đđ]ập|[Tt]hủy điện|[Nn]hiệt điện|[Đđ]iện gió|[Ss]ân vận động|[Kk]hách sạn|[Tt]ổ hợp|[Tt]rụ sở)"
)
# Houses that act and receive, too: only one that is being built, paid for or handed over is a project.
_HOUSE: Final = regex.compile(
    r"(?i)(?:điểm )?trường|bệnh viện|trạm|nhà (?:sinh hoạt )?văn hóa|bảo tàng|công viên|đền thờ|khu|tòa nhà|toà nhà|trung tâm|quần thể|"
    r"sân|cảng|nhà ga|bến xe|chợ|cụm|hồ|đập|thủy điện|nhiệt điện|điện gió|khách sạn|tổ hợp|trụ sở"
)
_MADE: Final = regex.compile(
    r"(?i)\b(?:xây|dựng|khởi công|động thổ|khánh thành|bàn giao|công trình|dự án|nâng cấp|sửa chữa|cải tạo|đầu tư|tặng|mở rộng|"
    r"thi công|tôn tạo|trùng tu)\b[^.;:]{0,40}$"
)
_ROW_OF: Final = regex.compile(r"(?i)(?:dự án|công trình|hạng mục)(?:(?:\s+\w+){0,8}?\s*|[^.;:]{0,160}\s(?:như|gồm))\s*:[^.]*$")
"""A row of works up to where one of them may stand: "Các công trình gồm: cầu A; trường B và"."""
_BESIDE: Final = regex.compile(
    r"(?:\s*,?\s*(?:xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|thành phố|TP\.?)\s+[^,;.()]{2,25}|\s*\([^()]{2,60}\)){0,3}\s*(?:,|;|,?\s+và)\s+"
)
"""What stands between two works of a row: "trường A, huyện B và trường C"."""
_PART: Final = regex.compile(
    r"\b(?:phòng học|lớp học|dãy nhà|khối nhà|nhà (?!máy)\p{Ll}+|phòng \p{Ll}+|thư viện|bếp ăn|nhà vệ sinh|sân \p{Ll}+)(?:\s+\p{Ll}+){0,3}\s+"
    r"(?:tại|ở|cho|của)\s+$"
)
_BEING_MADE: Final = regex.compile(
    r"(?i)(?:\s*(?:,|thuộc|tại|ở)\s+(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|TP|tỉnh)\s[^,().;]{2,30})*\s*(?:\([^()]*\))?\s*,?\s*"
    r"(?:đã |vừa |sẽ |đang |từng )*(?:được (?:xây|khởi|đầu tư|khánh|nâng|thiết kế|tài trợ)|do\b|trị giá|"
    r"có (?:tổng|quy mô|diện tích|kinh phí)|với (?:tổng|kinh phí|quy mô)|hoàn thành|khởi công)"
)
_AT_HOUSE: Final = regex.compile(r"(?i)\b(?:tại|ở|của|thăm|trưởng|đốc|sinh|viên|sĩ|đến|từ|với|cùng|gặp|vào|trong|thuộc|qua|lý|nối)\s+$")
_NEAR_NAME: Final = (
    rf"(?=(?:\s+(?!{STOP}\b|(?:và|của|khác|đầu tư|lớn|nhất|đầu tiên)\b)\w++|\s+và\s+(?:{FIELD}|giải trí)|\s+-|\s+qua|\s*,\s+{FIELD}){{0,8}}?"
    r"\s+\p{Lu})"
)
_WORK_NAME: Final = (
    rf"(?:(?:{_WORK}|{_SITE}(?:\s*\(\p{{Lu}}{{2,5}}\))?){_NEAR_NAME}(?:{CHAIN})+(?:\s+(?:tại|ở)\s+Mũi\s+{_CAP})?|"
    r"[Bb]ệnh viện\s+(?:quy mô\s+)?\d[\d.]*\s+giường)"
)
_ROAD: Final = (
    rf"(?:các\s+)?(?:[Tt]uyến\s+)?(?:đường\s+(?:bộ\s+|sắt\s+)?cao tốc|cao tốc|đường sắt(?: tốc độ cao| đô thị)?|[Mm]etro|đường bộ|[Đđ]ường "
    rf"vành đai|[Đđ]ường liên vùng|(?:[Tt]uyến )?[Đđ]ường(?: (?:chuyên dụng|vận tải|hàng hóa|nối|tỉnh|huyện|biên giới|ven biển|liên tỉnh)){{0,5}}|"
    rf"[Tt]uyến)"
    rf"\s+{_ROUTE}(?:(?:,\s*|\s+và\s+){_ROUTE})*"
    r"|(?:[Tt]uyến\s+)?[Qq]uốc lộ\s+\d+\w?(?: cũ)?|(?:[Tt]uyến\s+)?(?:[Đđ]ường\s+)?[Vv]ành đai\s+\d\w?|(?:tuyến\s+)?(?:metro|monorail|"
    r"tàu điện(?: ngầm| một ray)?)(?:\s+\([^()]{3,30}\))?\s+số\s+\d\w?"
    rf"|(?<!yêu |nhu |toàn |đường |bóng |địa |điểm |dẫn |quận |huyện |phường |xã |phố |trấn |Q\.)[Cc]ầu\s+(?:(?:vượt|đường bộ|hữu nghị|"
    rf"biên giới|qua sông|dây văng|treo|cảng)\s+)*{_CAP}(?:\s?-\s?{_CAP})?|(?<!\w)[Hh]ầm\s+(?:đường bộ\s+)?(?:xuyên\s+)?(?:qua\s+)?(?:đèo\s+)?{_CAP}"
    r"|[Cc]ột mốc(?: biên giới)?(?: số)?\s+\d+"
    rf"|{_ROUTE}(?:(?:,\s*|\s+và\s+){_ROUTE})+(?=\s+là\s+(?:\w+\s+){{0,2}}(?:tuyến|cao tốc|đường))"
)
# "Ban quản lý dự án X" is an office, not the work it manages.
_OFFICE: Final = r"(?<![Qq]uản lý (?:(?:các )?dự án )?)"
_ROAD_WORDS: Final = tuple("cao tốc|đường|tuyến|quốc lộ|vành đai|metro|monorail|tàu điện|cầu|hầm|cột mốc".split("|"))
_WORK_WORDS: Final = tuple(
    (
        "nhà |bệnh viện|trường|trạm y tế|cột cờ|tượng đài|đài tưởng|khu |bảo tàng|công viên|trung tâm hội nghị|cung văn|bến |nút giao|đường dẫn|"
        "đường trục|làng|đền thờ|khán đài|trạm xá|quần thể|cụm |sân |cảng|chợ|hồ chứa|đập|điện|khách sạn|tổ hợp|trụ sở"
    ).split("|")
)
_PROJECT_WORDS: Final = ("dự án", "đề án")
# A factory told by what it makes: it has no name of its own, so that whose it is or where it stands has to follow.
_PLANT: Final = Pattern(
    rf"(?<!\w)(?<!(?<!\w)(?:các|những|nhiều|số|mọi|\d+|hai|ba|bốn|loạt|cụm) ){_OFFICE}(?P<prefix>(?:[Dd]ự án\s+(?:đầu tư\s+)?(?:xây dựng\s+)?)?)"
    r"(?P<name>(?:(?:[Cc]ụm\s+)?[Nn]hà máy(?=\s)|"
    r"(?<=[Dd]ự án )(?:sản xuất|trồng|chăn nuôi|nuôi|chế biến|khai thác|kinh doanh|phát triển|trung tâm|tổ hợp|"
    r"trang trại|kho|cảng|điện|thủy điện|khu|đào tạo|hỗ trợ|cấp nước))"
    rf"(?:(?!\s+(?:của|này)\b){CHAIN}|,\s+\p{{Ll}}+){{2,16}}?)(?:(?=\s+(?:của|do)\s+(?:\p{{Lu}}|công ty|tập đoàn|tổng công ty|liên danh|liên doanh|"
    r"doanh nghiệp|tổ chức))|(?=\s*\((?:tại|ở)\b|\s+(?:tại|ở)\s+\p{L}|"
    r"\s+(?:của|do|cho)\s+(?:\p{Lu}|công ty|tập đoàn|tổng công ty|liên danh|liên doanh|doanh nghiệp))(?<=[Nn]hà máy\s[^.;]{1,90}))",
    letters=True,
    needs=("nhà máy", "dự án"),
)
_PREFIX: Final = (
    rf"(?P<prefix>{PLURAL}(?:(?:[Dd]ự án|[Cc]ông trình|[Đđ]ề án)\s+(?:đầu tư\s+)?(?:(?:xây dựng|xây)\s+|(?:(?:xây dựng|cải tạo|nâng cấp|mở "
    rf"rộng|sửa chữa)(?:,\s*|\s+và\s+|\s+))+)?)?)"
)
_ROADS: Final = Pattern(rf"(?<!\w){_OFFICE}{_PREFIX}(?P<name>{_ROAD})", letters=True, needs=_ROAD_WORDS)
_WORKS: Final = Pattern(rf"(?<!\w)(?=[DdCcĐđNnBbTtKkLlSsHhQq]){_OFFICE}{_PREFIX}(?P<name>{_WORK_NAME})", letters=True, needs=_WORK_WORDS)
_BUILDING: Final = Pattern(
    r"đầu tư|\bxây\b|thi công|triển khai|dự án|hoàn thành|khởi công|nâng cấp|mở rộng|hạ tầng|kết nối|khánh thành|"
    r"thông xe|vốn|cao tốc|thông hầm|động thổ|công trình",
    ignorecase=True,
    letters=True,
)
_DEED: Final = (
    r"(?i:phát triển|xây dựng|xây|nạo vét|cải tạo|nâng cấp|sản xuất|nhà máy|đầu tư xây|kinh doanh|mở rộng|khôi phục|bảo tồn|cấp nước|hỗ "
    r"trợ|tăng cường|chế biến|khu|quản lý|tái)"
)
_BUILDING_OF: Final = regex.compile(r"(?i)^(?:(?:đầu tư|xây dựng|phát triển|xây|nâng cấp|mở rộng)\s*)+")
_NAMED_PROJECT: Final = Pattern(
    rf"{PLURAL}{_OFFICE}(?<![Mm]ục tiêu )(?P<prefix>[Dd]ự án|[Đđ]ề án)\s+"
    rf"(?P<name>(?:\"[^\"]{{4,100}}\"|(?!(?:này|đã|được|đang|sẽ|có|đó|trên|của|do|tại|ở|là|nói|"
    rf"với|khác|cụ|trọng|mới|lớn|FDI|đầu tư(?!\s+xây)|hợp tác|kết nối|đưa|giúp|góp|mang|nằm|hướng|thu hút|kỳ|và|để|"
    rf"cho|trong|về\s+đích|thì|không|hoàn|vào|phải|cần|"
    rf"bị|từ|bằng|giữa|ODA|BOT|BT|PPP|theo|hiện|nhằm|sau|khi|tỷ|tỉ|triệu|nghìn|thuộc|lên|đi|giao thông(?!\s+\p{{L}}+\s+\p{{Lu}})|cũng|"
    rf"còn|quan trọng|\d)\b)(?:{WORD})(?:{CHAIN})+)(?:\s+\([A-Z]{{2,6}}\))?)",
    letters=True,
)
_QUOTED_ROW: Final = Pattern(
    r"[Dd]ự án[^\".;:]{0,60}(?P<row>\"[^\"]{6,160}\"(?:[^\".;:]{0,60}(?:,|và)[^\".;:]{0,20}\"[^\"]{6,160}\"){0,5})",
    letters=True,
    needs=('"',),
)
_QUOTE: Final = regex.compile(
    r"\"\s*(?P<name>(?:(?:[Dd]ự án|[Xx]ây|[Tt]rường|[Nn]âng|[Hh]ỗ trợ|[Cc]ải|[Pp]hát|[Tt]ăng|[Cc]ấp|[Đđ]ào)\b)[^\"]{4,150})\""
)
_PLACE_BEHIND: Final = regex.compile(r"\s*,\s+(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|TP\.?|tỉnh)\s+\p{Lu}|\.?\s*$")
# What is begun with a sum behind it is one work, whatever it is called: "khởi công tuyến tàu điện B với tổng vốn 9.000 tỷ đồng".
_BEGUN: Final = Pattern(
    r"(?<=(?:khởi công|động thổ|triển khai|khánh thành|đầu tư|xây dựng)\s)(?P<name>(?:tuyến(?: \p{Ll}+)?|khu|Khu|tổ hợp|Tổ hợp|quần thể|siêu dự án|"
    rf"trung tâm|trang trại|cảng|kho|nhà máy|khách sạn)(?:(?!\s+(?:với|có|tại|ở|trên|do)\b){CHAIN}){{2,12}}?)(?:\s+giai đoạn\s+\w+)?"
    rf"(?:\s*\([^()]{{2,30}}\))?"
    r"(?=,?\s+(?:(?:tại|ở|trên)\s[^.;]{2,60}?)?(?:với|có)\s+(?:tổng|số|mức|vốn|kinh phí|quy mô)\b)",
    letters=True,
)
_LISTED: Final = Pattern(rf"[Dd]ự án[^.;,:\d]{{0,20}}\s(?:như|gồm):\s+(?P<name>\p{{Lu}}\p{{Ll}}+(?:{CHAIN}){{3,}})(?=\s+(?:do|của)\b)", letters=True)
_ALONE: Final = Pattern(
    rf"{PLURAL}(?<!\w)(?P<head>(?:[Dd]ự án|[Cc]ông trình|[Tt]rường|[Nn]hà máy|[Bb]ệnh viện|[Cc]ây cầu|[Cc]ầu|[Tt]uyến đường|[Đđ]ường|[Hh]ầm)"
    r"(?=\s+(?:này\b|được (?:xây dựng|đầu tư|khởi công|thực hiện|triển khai)|có (?:tổng|chiều|quy mô|vốn|diện tích|công suất|mức)|do\b)))",
    letters=True,
    needs=(*_PROJECT_WORDS, *_ROAD_WORDS, *_WORK_WORDS),
)
_RUN_ON: Final = regex.compile(
    r"(?<=\p{Lu}[\p{L}\d]*\s(?:-\s)?\p{Lu}[\p{L}\d]*)(?:\s+(?!trung ương|quốc tế|quốc gia|đa khoa|khu vực|tỉnh|thành|mở rộng|giai đoạn|"
    r"số|và|công suất)\p{Ll}[\w/]*)(?:\s+\p{Ll}[\w/]*)*$"
)
_SEATED: Final = regex.compile(r"(?<=\p{Lu}[\p{L}\d]*\s\p{Lu}[\p{L}\d]*)\s+(?:xã|phường|thị trấn|huyện|quận|thị xã)\s+\p{Lu}")
"""The unit that follows a name of its own: "trường Trần Phú huyện Đồng Văn"."""
_JOINS: Final = regex.compile(r"(?<=[\p{Lu}\d][\p{L}\d]*)\s+nối\b")


def _cut(shaped: str, start: int, end: int) -> int:
    """Return where a work's name ends: with the proper name of two words or more in it, not with the clause that runs on behind it."""
    end = trim(shaped, start, end)
    if seat := _SEATED.search(shaped, start, end):
        end = seat.start()
    if joins := _JOINS.search(shaped, start, end):
        end = joins.start()
    run = _RUN_ON.search(shaped[start:end])
    return start + run.start() if run else end


def _made(shaped: str, start: int, begin: int, stop: int, end: int) -> bool:
    """Tell whether the words around a house's name say that it is built, paid for or handed over."""
    if _AT_HOUSE.search(shaped, max(start, begin - 12), begin):
        part = _PART.search(shaped, max(start, begin - 60), begin)
        return part is not None and _MADE.search(shaped[max(start, part.start() - 60) : part.start()].replace(":", " ")) is not None
    if ":" in shaped[start:begin] and _ROW_OF.search(shaped, start, begin):
        return True
    return _BEING_MADE.match(shaped, stop, end) is not None or _MADE.search(shaped, max(start, begin - 60), begin) is not None


def _quoted(shaped: str, start: int, end: int) -> Iterator[Phrase]:
    """Yield the projects that "(hai) dự án" names in quotation marks; where they stand does not belong to the name."""
    for row in _QUOTED_ROW.finditer(shaped, start, end):
        for match in _QUOTE.finditer(shaped, row.start("row"), row.end("row")):
            stop = match.end("name")
            place = _PLACE_BEHIND.search(shaped, match.start("name"), stop)
            yield Phrase("Project", match.start("name"), place.start() if place else stop, match.start("name"), "dự án", False)


PROJECTS: Final = Family(_QUOTED_ROW, _PLANT, _WORKS, _ROADS, _LISTED, _NAMED_PROJECT, _ALONE)


def projects(shaped: str, start: int, end: int) -> Iterator[Phrase]:
    """Yield the works and projects named in ``shaped[start:end]``, those most sure of their name first."""
    if not PROJECTS.possible(shaped, start, end):
        return
    yield from _quoted(shaped, start, end)
    for match in _PLANT.finditer(shaped, start, end):
        whole = match["name"][:1].islower() and not match["name"].startswith(("nhà máy", "cụm"))
        yield Phrase("Project", match.start(), match.end(), match.start("prefix" if whole else "name"), "nhà máy", False)
    reached = start
    for match in _WORKS.finditer(shaped, start, end):
        stop = _cut(shaped, match.start("name"), match.end("name"))
        beside = reached > start and _BESIDE.fullmatch(shaped, reached, match.start()) is not None
        if not (match["prefix"] or beside) and _HOUSE.match(match["name"]) and not _made(shaped, start, match.start(), stop, end):
            continue
        reached = stop
        yield Phrase("Project", match.start(), stop, match.start("name"), kind_of(" ".join(match["name"].split()[:2])), False)
    if _ROADS.possible(shaped, start, end) and _BUILDING.search(shaped, start, end) is not None:
        for match in _ROADS.finditer(shaped, start, end):
            yield Phrase("Project", match.start(), match.end("name"), match.start("name"), "road", False)
    for match in _BEGUN.finditer(shaped, start, end):
        stop = trim(shaped, match.start("name"), match.end("name"))
        yield Phrase("Project", match.start("name"), stop, match.start("name"), kind_of(" ".join(match["name"].split()[:2])), False)
    for match in _LISTED.finditer(shaped, start, end):
        yield Phrase("Project", match.start("name"), _cut(shaped, match.start("name"), match.end("name")), match.start("name"), "dự án", False)
    for match in _NAMED_PROJECT.finditer(shaped, start, end):
        stop = _cut(shaped, match.start("name"), match.end("name"))
        name = shaped[match.start("name") : stop]
        proper = any(c.isupper() for c in name[1:]) and len(name.split()) >= 2
        if proper or (len(name.split()) >= 4 and regex.match(_DEED, name) and len(_BUILDING_OF.sub("", name).split()) >= 2):
            yield Phrase("Project", match.start(), stop, match.start(), match["prefix"].lower(), False)
    for match in _ALONE.finditer(shaped, start, end):
        yield Phrase("Project", match.start(), match.end(), match.start(), kind_of(match["head"]), True)
