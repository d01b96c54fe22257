"""Phrases that name agreements, events and projects: a type word and the noun phrase behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import regex

from graph.schema import EntityType
from loaders.pattern import Pattern

_WORD: Final = r"[\w&/.]*[\w&]"
# Syllables that end a noun phrase, unless they are the second half of a word: "tài chính" goes on, "X chính thức ..." does not.
_HALVES: Final = {
    "chính": "tài hành bưu", "đồng": "hợp cộng hội tương triệu tỷ tỉ nghìn",
    "không": "hàng", "tạo": "đào chế sáng nhân tái cải", "mới": "đổi thôn thị",
    "tiếp": "trực gián", "nhân": "tư doanh công cá nạn quân bệnh", "thể": "tổng toàn tập đoàn quần", (
        "thành"
    ): "hoàn hình trưởng", "ký": "đăng ngày Ngày",
    "bằng": "đồng cân công mặt", "hướng": "định phương xu", "góp": "đóng", "sáng": "chiếu", "do": "tự", "ở": "nhà", "giúp": "trợ", "vừa": "và",
    "phát": "xuất", "hiện": "thực thể phát xuất tái biểu", "qua": "thông", "ghi": "bản", "mang": "xi", "sau": "tương",
}  # fmt: skip
_STOP: Final = (
    r"(?:đã|được|đang|sẽ|tại|nhằm|để|là|này|đó|nêu|cũng|mà|khi|thì|như|gồm|hôm|vào|có|ngày|chiều|tối|trưa|diễn|cùng|theo|nói|trước|bao|"
    r"nhưng|tuy|nếu|vì|bởi|từ|"
    r"đến|cần|phải|cho|trên|trong|ngoài|dưới|rằng|kí|đều|chưa|rồi|gì|nào|ấy|còn|tổ|khẳng|nhấn|ông|bà|lần|xong|ra|đi|lên|xuống|nay|"
    r"đây|hết|luôn|đánh|đặt|về phía|với|giữa|hai bên|các bên|"
    r"(?:dài|rộng|cao)(?=\s+\d)|trị giá|nằm|sắp|cách|khiến|từng|vẫn|kêu gọi|đóng chân|sử dụng|tham quan|gây|thưởng thức|bị|hay|hoặc|mỗi|"
    r"thuộc|xác định|khai mạc|bế mạc|(?<=\b\p{Lu}[\p{L}\d]*\s)nối(?=\s+\p{Lu})|(?<!\b(?:đường|tuyến|cầu)\s)nối(?=\s+(?:\d+|hai|ba|các|tỉnh|huyện|"
    r"thành phố|TP|thị xã|xã|quận)\b)|ước tính|đề xuất|kéo dài|quy tụ|thu hút sự|chọn|kể|kiêm|"
    r"(?:giai đoạn|nhiệm kỳ)(?=\s+(?:\d|một\b|hai\b|I))|năm(?=\s+\d{4})|và (?:khai mạc|trao|ký|phát động|tiếp tục|các|những|một|nhiều|"
    r"thưởng|đang|[Nn]hà máy|[Bb]ệnh viện|[Bb]iên bản|[Bb]ản ghi|[Tt]hỏa thuận|[Dd]ự án|[Dd]iễn đàn|[Hh]ội nghị|[Hh]ội chợ|[Hh]ội thảo|"
    r"[Tt]rường|[Ll]ễ|[Ll]iên hoan|[Nn]gày hội|[Tt]riển lãm|[Tt]ọa đàm|[Ff]estival|[Tt]uần lễ)\b|"
    + "|".join(rf"(?<!\b(?:{before.replace(' ', '|')})\s){half}" for half, before in _HALVES.items())
    + ")"
)
_FIELD: Final = (
    r"(?:kinh tế|xã hội|văn hóa|giáo dục|y tế|du lịch|thương mại|đầu tư|nông nghiệp|công nghiệp|khoa học|công nghệ|môi trường|an ninh|"
    r"quốc phòng|thể thao|logistics|bất động sản|đô thị|nghệ thuật|giao thông|"
    r"đào tạo|lao động|thủy sản|dịch vụ|hữu nghị|thực phẩm|thoát lũ|thoát nước|gia công|chế biến|nâng cấp|mở rộng|cải tạo|kinh doanh|xây "
    r"dựng|hiện đại|năng lượng|hạ tầng|nhà ở|công viên|"
    r"nghỉ dưỡng|sinh thái|vui chơi)"
)
# What goes on with the phrase although it begins with a word that would end it.
_ON: Final = (
    r"(?:\s+(?:trong|trên)\s+(?:các |nhiều |một số |mọi |tất cả các )?lĩnh vực|\s+thành (?:phố|lập|viên|tựu|phần|tích)|\s+đồng (?:bộ|bằng|"
    r"hành|bào)|\s+phát (?:triển|thanh|điện)|\s+tiếp (?:thị|cận|vận)|\s+về tổ chức|"
    r"\s+nhân (?:lực|dân|văn|đạo|tạo|quyền|sự)|\s+không (?:gian|khí|hoàn lại)|\s+sáng (?:tạo|kiến)|\s+từ thiện|\s+bà con|\s+đánh (?:bắt|"
    r"giá(?!\s+(?:cao|đúng|về)\b))|(?<=đồng bào|người dân|nhân dân|vùng|hộ dân|địa phương)\s+bị(?=\s+(?:thiệt|ảnh|thiên|lũ))|"
    r"(?<=thiệt hại|ảnh hưởng)\s+do(?=\s+(?:ảnh hưởng|bão|mưa|lũ|thiên|cơn|hoàn lưu|dịch))|\s+và kêu gọi(?=\s+(?:hợp|đầu|thu))|"
    r"\s+hướng nghiệp|"
    r"(?<=\bkết hợp)\s+với(?=\s+\p{Ll})|(?<=sản phẩm|chế biến)\s+từ(?=\s+\p{Ll})|(?<=\bvề việc\s\p{L}+(?:\s\p{L}+)?),(?=\s+\p{Ll})|"
    r"\s+(?:và\s+)?đưa vào (?:sử dụng|khai thác|vận hành|hoạt động)|\s+ghi nhớ|\s+[Nn]gày(?=\s+(?:thiết|thành|giải|ký|sinh|truyền|Quốc|Giải|"
    r"Thành))|\s+trên (?:nhiều|các) mặt|\s+với nội dung|"
    r"\s+thể (?:thao|chất)|\s+chính (?:trị|quyền|sách|phủ)|\s+cho (?:người|thanh|phụ|học|sinh|đồng bào|nhân dân|bà con|hộ nghèo|các hộ|các gia đình)|"
    r"\s+hiện đại|\s+đến tỉnh|"
    rf"\s+(?:qua|ở)\s+(?:đèo|sông|eo)\b|\s+qua biên giới|\s*,\s+\p{{Lu}}+\d+\b|\s*,\s+(?:và\s+)?{_FIELD}\b|\s*\([^()]{{2,30}}\)(?=\s*-\s*\p{{Lu}})|"
    rf"(?<=\([^()]{{2,30}}\)\s*-\s*\p{{Lu}}[^"
    rf"(),.;]{{1,30}})\s*\([^()]{{2,30}}\)|"
    r"\s*\((?i:mou)\)(?=\s+\w)|(?<=\bvề\b[^.;]{0,90})\s+(?:cho|vì|hướng tới)(?=\s+\w))"
)
_CHAIN: Final = rf"(?:{_ON}|\s+(?!{_STOP}\b){_WORD}|\s*-\s*(?!{_STOP}\b){_WORD})"
_PERIOD: Final = (
    r"(?:\s*,?\s*(?:giai đoạn|năm|nhiệm kỳ|thời kỳ|các năm)\s+\d{4}(?:\s?-\s?\d{4})?|\s+lần(?: thứ)?\s+(?:[IVXLC]+|\d+|nhất|hai|ba|đầu "
    r"tiên)\b|\s+đến năm \d{4}|\s+giai đoạn (?:một|hai|[I]{1,3}|\d)\b)"
)
_ORDINAL: Final = r"\s+(?:lần )?thứ\s+(?:\d+|[IVXLC]+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\b"
_MOU: Final = r"(?:\s*\((?i:mou)\))?"
_LATE: Final = r"(?:(?=(?P<late>\s+(?:giữa|với)\b(?:[^.;,]|\.(?=\S)){2,90}?\s(?:giai đoạn|năm)\s+\d{4}(?:\s?-\s?\d{4})?)))?"
_PLURAL: Final = r"(?<!(?<!\w)(?:các|những|nhiều|số|mọi|\d+|hai|ba|bốn|loạt) )"
_QUOTED: Final = r"(?:\s*(?:với (?:chủ đề|tên gọi|tên)|chủ đề|mang chủ đề|có chủ đề|mang tên)?\s*[:,]?\s*(?:\"[^\"]{3,160}\"|' ?[^'\"]{3,120}['\"]))"

_SIGNED: Final = r"(?<=(?:ký|ký kết|kí kết|kí|trao)\s)"
_AGREEMENT_HEAD: Final = (
    rf"(?:{_PLURAL}(?:[Bb]iên bản|[Bb]ản|[Vv]ăn bản|[Tt]hư)\s+(?:[Tt]hỏa thuận|[Gg]hi nhớ|[Hh]ợp tác|[Hh]ội đàm|[Hh]ội nghị|[Bb]àn giao|"
    rf"[Cc]am kết|[Kk]ý kết|[Đđ]iều "
    rf"khoản|[Kk]ết luận)"
    rf"|{_PLURAL}(?<!(?<!\w)(?:đã|cùng|để|tự|sự|không|được) )[Tt]hỏa thuận(?=\s+(?:hợp tác|nâng cấp|thúc đẩy|tăng cường|giao lưu|"
    rf"về|khung|kết nghĩa|quốc tế|giữa|này|thiết lập|"
    rf"hữu nghị|phối hợp|đối tác|ký|liên kết|chung|hỗ trợ|phát triển|đã ký|với|trên|"
    r"đầu tư|tài trợ|nguyên tắc|chuyển giao|song phương|ghi nhớ|cung cấp|viện trợ|kinh tế)\b)"
    r"|(?<=(?:ký|ký kết|kí kết|lễ ký|theo|bản)\s)[Gg]hi nhớ\b|[Gg]hi nhớ(?=\s+(?:hợp tác|hữu nghị)\b)|(?<!\w)(?:MOU|MoU)(?!\w)"
    rf"|{_SIGNED}(?:(?:[Cc]hương trình|[Kk]ế hoạch|[Qq]uy chế|[Hh]iệp định|[Tt]hỏa thuận|[Tt]uyên bố)(?=\s+(?:hợp tác|phối hợp|liên kết|"
    rf"kết nghĩa|chung|khung|giữa|hữu nghị))|[Pp]hụ lục hợp đồng|[Hh]ợp đồng(?=\s+(?:tài trợ|viện trợ|BOT|BT|PPP|dự án)\b)|[Tt]uyên bố "
    rf"chung|"
    rf"[Kk]ết luận chung|[Nn]ghị định thư|[Ýý] định thư)|{_PLURAL}[Cc]hương trình hợp tác(?=[^.;]{{0,60}}\bgiai đoạn \d{{4}})|(?<=\bthực "
    rf"hiện |\btrong |\btheo )[Tt]hỏa thuận\b(?=\s+(?:này|trên|đã|mà)))"
)
_AGREEMENT: Final = Pattern(
    rf"(?<!\w)(?=[BbVvTtGgMCcKkQqHhPpNnÝý])(?P<head>{_AGREEMENT_HEAD})(?P<tail>(?:{_CHAIN})*(?:\s+\"[^\"]{{3,160}}\")?{_MOU}{_PERIOD}?){_LATE}",
    letters=True,
)
_ATTACHED: Final = Pattern(r"(?<=\b(?:ký kết|ký|kí kết|kí)\s)hợp tác\b", letters=True)

_CEREMONY: Final = (
    r"(?:ký kết|ký|kí kết|khởi công|động thổ|khánh thành|bàn giao|trao tặng|trao|tiếp nhận|công bố|kết nghĩa|phát động|khai mạc|bế mạc|"
    r"ra mắt|tưởng niệm|dâng hương|gắn biển|thông xe|thông hầm|hợp long|khởi động|"
    r"kỷ niệm|đón nhận|xuất quân|xuất xưởng|thành lập|mít[ -]tinh|khai trương|gắn bia|đón|tổng kết|cắt băng(?: khánh thành)?|đặt viên đá|"
    r"đặt tên|kích hoạt|khai giảng|truy điệu|tuyên dương|vinh danh|tặng|giao nhận|hưởng ứng|chúc mừng|chào mừng|tri ân|cất nóc|hạ thủy|quyên góp|"
    r"phát lệnh|giao quân|an táng|cầu siêu)"
)
_EVENT_HEAD: Final = (
    rf"(?:{_PLURAL}(?<!lần |khuôn khổ các |cuộc |[Tt]rung tâm |[Pp]hòng )(?:[Hh]ội nghị|[Hh]ội thảo|[Dd]iễn đàn|[Tt]ọa đàm|[Hh]ội chợ|[Tt]riển lãm|"
    rf"[Nn]gày hội|"
    rf"[Pp]hiên họp(?=\s+(?:lần )?thứ\s)|[Ll]iên hoan|[Ff]estival|[Đđ]ại hội(?!\s+(?:đồng\b|(?i:(?:đại biểu )?nhân dân)))|[Hh]ội thi|[Hh]ội thao|"
    rf"[Tt]uần lễ|[Tt]uần(?=\s+(?:[Vv]ăn hóa|"
    rf"phim|hàng))|(?:[Nn]hững )?[Nn]gày(?=\s+[Vv]ăn hóa)|[Mm]ít[ -]tinh|[Ll]ễ hội|"
    rf"(?:[Bb]uổi\s+)?[Ll]ễ\s+(?i:{_CEREMONY})\b|[Bb]uổi lễ|[Bb]uổi(?=\s+ký\b)|(?:[Bb]uổi\s+|[Đđ]êm\s+)?(?:[Hh]ọp mặt|[Gg]ặp mặt)(?=\s+kỷ niệm)|"
    r"[Cc]hương trình(?=\s+(?i:gặp mặt|gặp gỡ|giao lưu|nghệ thuật|kết nối|hội đàm|đối thoại|trao tặng|họp mặt|kỷ niệm|(?-i:Xúc tiến))\b|\s+(?:được "
    r"diễn ra|diễn ra|do\b|được tổ|có sự tham|thu hút|lần này))|"
    r"[Bb]uổi (?:khai mạc|bế mạc|họp mặt)|[Ss]ự kiện(?=\s*(?:này\b|trên\b|nói trên\b|[.,;]|do\b|được\b|diễn ra\b|có sự\b|thu hút\b|nhằm\b)))|"
    r"[Ll]ễ(?=\s+\"))"
)
_JUBILEE: Final = (
    rf"(?:(?<=[Kk]ỷ niệm|mặt)(?:\s+kỷ niệm)?(?:\s+lần thứ)?\s+\d+ năm(?:\s+ngày)?(?:\s+(?!(?:tại|do|được|diễn|với|giữa|đã|sẽ|vào|và)\b){_WORD}|"
    rf"\s*-\s*(?=\p{{Lu}}){_WORD}|\s*(?:,(?:\s*và)?|\bvà)\s+\d+ năm\b|\s+và(?=\s+(?!Lễ|Đón|Hội|Ngày hội)\p{{Lu}}\p{{Ll}}))+)"
)
_EVENT: Final = Pattern(
    rf"(?<!\w)(?=[HhDdTtNnLlFfĐđBbCcGgSsMmPp])(?P<head>{_EVENT_HEAD})(?P<tail>(?P<quoted>{_QUOTED})|{_JUBILEE}|"
    rf"(?:{_ORDINAL}(?=\s+\p{{Lu}}))?(?:{_CHAIN}|\s+(?:ký|"
    rf"kí)(?:\s+kết)?(?=\s+"
    rf"(?:hợp|ghi|bản|biên|thỏa|kết|chương|giao|văn|MoU|MOU)))*(?:{_PERIOD}|\s+\d{{4}}\b)*(?P<motto>{_QUOTED})?){_LATE}",
    letters=True,
)
_POINTING: Final = regex.compile(
    r"\s*(?:(?:lần )?đầu tiên|lần (?:này|trước)|này|tiếp theo|lớn|chung|năm nay|thường niên|hôm nay|vừa qua|sắp tới|nói trên|trọng thể|long trọng|"
    r"doanh nghiệp|quan trọng)?\s*"
)
_CAP: Final = r"(?:\p{Lu}[\p{L}\d]*(?:[ ]\p{Lu}[\p{L}\d]*|[ ]\d+\w?)*)"
_ROUTE: Final = rf"{_CAP}(?:\s?\([^()]{{2,25}}\))?(?:\s?-\s?{_CAP}(?:\s?\([^()]{{2,25}}\))?){{1,3}}"
_WORK: Final = (
    r"(?:[Nn]hà máy|[Bb]ệnh viện|[Tt]rường(?: (?i:tiểu học|trung học cơ sở|trung học phổ thông|trung học|THCS|THPT|mầm non|mẫu giáo|phổ "
    r"thông|PTDT|PTDTNT|PTDTBT|dân tộc|bán trú|nội trú|học|năng khiếu|dạy nghề))+|[Đđ]iểm trường|[Tt]rạm (?:y tế|xá)|[Nn]hà (?:sinh hoạt )?văn hóa|"
    r"[Nn]hà lưu niệm|[Tt](?:òa|oà) nhà|[Nn]hà (?:bán trú|nội trú|công vụ|lớp học|cộng đồng)|[Kk]hu (?:lưu niệm|di tích|bán trú|nội trú)|"
    r"[Đđ]ền thờ|[Kk]hán đài|"
    r"[Nn]hà tưởng niệm|[Nn]hà đa năng|[Nn]hà truyền thống|[Nn]hà thi đấu|[Nn]hà hữu nghị|[Cc]ột cờ|[Tt]ượng đài|[Đđ]ài tưởng niệm|[Kk]hu "
    r"tưởng niệm|[Bb]ảo tàng|[Cc]ông viên|[Tt]rung tâm hội nghị|[Cc]ung văn hóa|[Bb]ến cảng|"
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
_BEING_MADE: Final = regex.compile(
    r"(?i)(?:\s*(?:,|thuộc|tại|ở)\s+(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|TP|tỉnh)\s[^,().;]{2,30})*\s*(?:\([^()]*\))?\s*,?\s*"
    r"(?:đã |vừa |sẽ |đang |từng )*(?:được (?:xây|khởi|đầu tư|khánh|nâng|thiết kế|tài trợ)|do\b|trị giá|"
    r"có (?:tổng|quy mô|diện tích|kinh phí)|với (?:tổng|kinh phí|quy mô)|hoàn thành|khởi công)"
)
_AT_HOUSE: Final = regex.compile(r"(?i)\b(?:tại|ở|của|thăm|trưởng|đốc|sinh|viên|sĩ|đến|từ|với|cùng|gặp|vào|trong|thuộc|qua|lý)\s+$")
_NEAR_NAME: Final = (
    rf"(?=(?:\s+(?!{_STOP}\b|(?:và|của|khác|đầu tư|lớn|nhất|đầu tiên)\b)\w+|\s+và\s+(?:{_FIELD}|giải trí)|\s+-|\s+qua|\s*,\s+{_FIELD}){{0,8}}?"
    r"\s+\p{Lu})"
)
_WORK_NAME: Final = rf"(?:{_WORK}|{_SITE}){_NEAR_NAME}(?:{_CHAIN})+(?:\s+(?:tại|ở)\s+Mũi\s+{_CAP})?"
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
# A factory told by what it makes: it has no name of its own, so that whose it is or where it stands has to follow.
_PLANT: Final = Pattern(
    rf"(?<!\w)(?<!(?<!\w)(?:các|những|nhiều|số|mọi|\d+|hai|ba|bốn|loạt|cụm) ){_OFFICE}(?P<prefix>(?:[Dd]ự án\s+(?:đầu tư\s+)?(?:xây dựng\s+)?)?)"
    r"(?P<name>(?:(?:[Cc]ụm\s+)?[Nn]hà máy(?=\s)|"
    r"(?<=[Dd]ự án )(?:sản xuất|trồng|chăn nuôi|nuôi|chế biến|khai thác|kinh doanh|phát triển|trung tâm|tổ hợp|"
    r"trang trại|kho|cảng|điện|thủy điện|khu|đào tạo|hỗ trợ|cấp nước))"
    rf"(?:(?!\s+(?:của|này)\b){_CHAIN}|,\s+\p{{Ll}}+){{2,16}}?)(?=\s+(?:của|do)\s+(?:\p{{Lu}}|công ty|tập đoàn|tổng công ty|liên danh|liên doanh|"
    r"doanh nghiệp|tổ chức)|(?<=[Nn]hà máy\s[^.;]{1,90})(?:\s*\((?:tại|ở)\b|\s+(?:tại|ở)\s+\p{L}|"
    r"\s+(?:của|do|cho)\s+(?:\p{Lu}|công ty|tập đoàn|tổng công ty|liên danh|liên doanh|doanh nghiệp)))",
    letters=True,
)
_PREFIX: Final = (
    rf"(?P<prefix>{_PLURAL}(?:(?:[Dd]ự án|[Cc]ông trình|[Đđ]ề án)\s+(?:đầu tư\s+)?(?:(?:xây dựng|xây)\s+|cải tạo,?\s+nâng cấp\s+|nâng "
    rf"cấp\s+)?)?)"
)
_ROADS: Final = Pattern(rf"(?<!\w){_OFFICE}{_PREFIX}(?P<name>{_ROAD})", letters=True)
_WORKS: Final = Pattern(rf"(?<!\w)(?=[DdCcĐđNnBbTtKkLlSsHhQq]){_OFFICE}{_PREFIX}(?P<name>{_WORK_NAME})", letters=True)
_BUILDING: Final = Pattern(
    r"đầu tư|\bxây\b|thi công|triển khai|dự án|hoàn thành|khởi công|nâng cấp|mở rộng|hạ tầng|kết nối|khánh thành|"
    r"thông xe|vốn|cao tốc|thông hầm|động thổ",
    ignorecase=True,
    letters=True,
)
_DEED: Final = (
    r"(?i:phát triển|xây dựng|xây|nạo vét|cải tạo|nâng cấp|sản xuất|nhà máy|đầu tư xây|kinh doanh|mở rộng|khôi phục|bảo tồn|cấp nước|hỗ "
    r"trợ|tăng cường|chế biến|khu|quản lý|tái)"
)
_BUILDING_OF: Final = regex.compile(r"(?i)^(?:(?:đầu tư|xây dựng|phát triển|xây|nâng cấp|mở rộng)\s*)+")
_NAMED_PROJECT: Final = Pattern(
    rf"{_PLURAL}{_OFFICE}(?<!mục tiêu )(?P<prefix>[Dd]ự án|[Đđ]ề án)\s+"
    rf"(?P<name>(?:\"[^\"]{{4,100}}\"|(?!(?:này|đã|được|đang|sẽ|có|đó|trên|của|do|tại|ở|là|nói|"
    rf"với|khác|cụ|trọng|mới|lớn|FDI|đầu tư(?!\s+xây)|hợp tác|và|để|cho|trong|về\s+đích|thì|không|hoàn|vào|phải|cần|"
    rf"bị|từ|bằng|giữa|ODA|BOT|BT|PPP|theo|hiện|nhằm|sau|khi|tỷ|tỉ|triệu|nghìn|thuộc|lên|đi|giao thông(?!\s+\p{{L}}+\s+\p{{Lu}})|cũng|"
    rf"còn|quan trọng|\d)\b)(?:{_WORD})(?:{_CHAIN})+)(?:\s+\([A-Z]{{2,6}}\))?)",
    letters=True,
)
_QUOTED_ROW: Final = Pattern(
    r"[Dd]ự án[^\".;:]{0,60}(?P<row>\"[^\"]{6,160}\"(?:[^\".;:]{0,60}(?:,|và)[^\".;:]{0,20}\"[^\"]{6,160}\"){0,5})", letters=True
)
_QUOTE: Final = regex.compile(
    r"\"\s*(?P<name>(?:(?:[Dd]ự án|[Xx]ây|[Tt]rường|[Nn]âng|[Hh]ỗ trợ|[Cc]ải|[Pp]hát|[Tt]ăng|[Cc]ấp|[Đđ]ào)\b)[^\"]{4,150})\""
)
_PLACE_BEHIND: Final = regex.compile(r"\s*,\s+(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|TP\.?|tỉnh)\s+\p{Lu}|\.?\s*$")
_LISTED: Final = Pattern(rf"[Dd]ự án[^.;,:\d]{{0,20}}\s(?:như|gồm):\s+(?P<name>\p{{Lu}}\p{{Ll}}+(?:{_CHAIN}){{3,}})(?=\s+(?:do|của)\b)", letters=True)
_ALONE: Final = Pattern(
    r"(?<!\w)(?P<head>(?:[Dd]ự án|[Cc]ông trình|[Tt]rường|[Nn]hà máy|[Bb]ệnh viện|[Cc]ây cầu|[Cc]ầu|[Tt]uyến đường|[Đđ]ường|[Hh]ầm)"
    r"(?=\s+(?:này\b|được (?:xây dựng|đầu tư|khởi công|thực hiện|triển khai)|có (?:tổng|chiều|quy mô|vốn|diện tích|công suất|mức)|do\b)))",
    letters=True,
)


# A sentence without any of these words names no such thing; looking for them costs far less than the patterns.
_EVENT_WORDS: Final = tuple(
    (
        "hội nghị|hội thảo|diễn đàn|tọa đàm|hội chợ|triển lãm|ngày hội|liên hoan|festival|đại hội|hội thi|hội thao|tuần lễ|tuần văn|tuần "
        "phim|tuần hàng|lễ|buổi ký|phiên họp|họp mặt|gặp mặt|chương trình|ngày văn|mít tinh|mít-tinh|buổi khai mạc|buổi bế mạc|sự kiện"
    ).split("|")
)
_AGREEMENT_WORDS: Final = tuple(
    ("biên bản|bản thỏa|bản ghi|bản hợp|bản cam|bản ký|bản kết|văn bản|thư|thỏa thuận|ghi nhớ|mou|ký|kí|chương trình hợp tác").split("|")
)
_ROAD_WORDS: Final = tuple("cao tốc|đường|tuyến|quốc lộ|vành đai|metro|monorail|tàu điện|cầu|hầm|cột mốc".split("|"))
_WORK_WORDS: Final = tuple(
    (
        "nhà |bệnh viện|trường|trạm y tế|cột cờ|tượng đài|đài tưởng|khu |bảo tàng|công viên|trung tâm hội nghị|cung văn|bến |nút giao|đường dẫn|"
        "đường trục|làng|đền thờ|khán đài|trạm xá|quần thể|cụm |sân |cảng|chợ|hồ chứa|đập|điện|khách sạn|tổ hợp|trụ sở"
    ).split("|")
)
_PROJECT_WORDS: Final = ("dự án", "đề án")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that names an agreement, an event or a project: ``start``/``end`` with its type word, ``kind`` the type word in lower case.

    ``bare`` tells that it is only a type word ("hội nghị"), which points to one named elsewhere. ``name_start`` leaves a prefix such as "dự án" out,
    ``name_end`` takes in a period that follows the parties ("thỏa thuận hợp tác giữa A và B giai đoạn 2014-2019"). ``inner`` tells that it stands in
    the name of another phrase ("lễ khánh thành trường X").
    """

    type: EntityType
    start: int
    end: int
    name_start: int
    kind: str
    bare: bool
    name_end: int = 0
    inner: bool = False

    @property
    def name_span(self) -> tuple[int, int]:
        """The words of the name in the article's text."""
        return self.name_start, max(self.end, self.name_end)


def phrases(shaped: str, start: int, end: int) -> tuple[Phrase, ...]:
    """Return the phrases in ``shaped[start:end]`` in order; one that stands in the name of another is marked as inner, none overlap otherwise."""
    found: list[Phrase] = []
    low = shaped[start:end].lower()
    for phrase in (*_events(shaped, start, end, low), *_agreements(shaped, start, end, low), *_projects(shaped, start, end, low)):
        over = next((p for p in found if p.start < phrase.end and phrase.start < p.end), None)
        if over is not None and phrase.type == "Agreement" and phrase.start < over.start and over.end <= max(phrase.end, phrase.name_end):
            found.remove(over)  # "biên bản hội nghị ..." is what a conference agreed on
            over = None
        if over is None:
            found.append(phrase)
        elif over.type != phrase.type and not phrase.bare and not over.inner and over.start < phrase.start and phrase.end <= over.end:
            found.append(Phrase(phrase.type, phrase.start, phrase.end, phrase.name_start, phrase.kind, False, phrase.name_end, inner=True))
    return tuple(sorted(found, key=lambda p: (p.start, -p.end)))


# Words a name does not end with, unless they are the second half of one ("hải quan", "chuyển đổi số", "giai đoạn hai").
_TRAILING: Final = regex.compile(
    r"(?:\s+(?:và|của \d+|của|các|những|về|một số|(?<!đoạn\s)(?:một|hai|ba)|tỉnh|mỗi|cả|tới|thứ|(?<!\b(?:đổi|tế|nghệ|hội|quyền|quốc|tham|dân)\s)số|"
    r"(?<!\b(?:dân|tự|gia|làm)\s)chủ|"
    r"(?<!\b(?:hải|cơ|cảnh|tham|khách|ngoại|trực)\s)quan|(?<!\b(?:dân|quân|nhân|thời|lãnh|đại|hình)\s)sự|(?<!\b(?:làm|công)\s)việc|trọng|"
    r"(?<!\b(?:hiện|xác)\s)thực|tham|cam|"
    r"(?<!\b(?:tổng|phối|kết|liên|phù|tập|tích|hỗn)\s)hợp|hai bên|liên quan|nhiều|mức|tổng|trị|đối)|\s*[-.,/&]|\s*\()+$"
)


def _trim(shaped: str, start: int, end: int) -> int:
    while (cut := _TRAILING.search(shaped, start, end)) is not None and not shaped[start:end].endswith(("chủ", "tỉnh Hà")):
        end = cut.start()
    return end


_RUN_ON: Final = regex.compile(
    r"(?<=\p{Lu}[\p{L}\d]*\s(?:-\s)?\p{Lu}[\p{L}\d]*)(?:\s+(?!trung ương|quốc tế|quốc gia|đa khoa|khu vực|tỉnh|thành|mở rộng|giai đoạn|"
    r"số|và|công suất)\p{Ll}[\w/]*)(?:\s+\p{Ll}[\w/]*)*$"
)


_JOINS: Final = regex.compile(r"(?<=[\p{Lu}\d][\p{L}\d]*)\s+nối\b")


def _cut(shaped: str, start: int, end: int) -> int:
    """Return where a work's name ends: with the proper name of two words or more in it, not with the clause that runs on behind it."""
    end = _trim(shaped, start, end)
    if joins := _JOINS.search(shaped, start, end):
        end = joins.start()
    run = _RUN_ON.search(shaped[start:end])
    return start + run.start() if run else end


def _kind(head: str) -> str:
    return " ".join(head.lower().split())


def _has(low: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110 - asked six times a sentence: a generator takes three times as long
        if word in low:
            return True
    return False


def _motto(shaped: str, start: int, match: re.Match[str]) -> int:
    """Return where the event's name ends: before a motto that follows the name, and before a quotation mark that closes what began before it."""
    quoted = match.start("motto")
    if quoted < 0 or match.start("tail") == quoted:
        return match.end("tail")
    closing = shaped.count('"', start, shaped.index('"', quoted) if '"' in match["motto"] else quoted) % 2 == 1
    return quoted if closing or "chủ đề" in match["motto"] else match.end("tail")


_THIS: Final = regex.compile(r"\b[Đđ]ây (?:cũng )?là (?:một |kỳ )?$")


def _events(shaped: str, start: int, end: int, low: str) -> Iterator[Phrase]:
    if not _has(low, _EVENT_WORDS):
        return
    for match in _EVENT.finditer(shaped, start, end):
        head_end = match.end("head")
        stop = max(_trim(shaped, head_end, _motto(shaped, start, match)), head_end)
        if match["head"].lower() == "buổi lễ" and match["quoted"] is None:
            stop = head_end  # a named ceremony is "lễ khởi công ...", "buổi lễ" only points to it
        bare = _POINTING.fullmatch(shaped, head_end, stop) is not None
        late = match.end("late") if match["late"] and stop == match.end("tail") else 0
        before = shaped[max(0, match.start() - 16) : match.start()]
        if match["quoted"] is None and (_THIS.search(before) or before.lower().endswith("ban tổ chức ")):
            bare = True  # "đây là hội chợ thứ hai của ...", "trưởng ban tổ chức lễ hội Nguyễn Văn A": it points to what has a name
        elif match["quoted"] is None and match["head"][0].islower() and before.endswith(("là ", "là một ")):
            continue  # "hội nghị là diễn đàn để ..." says what it is and names nothing
        yield Phrase("Event", match.start(), head_end if bare else stop, match.start(), _kind(match["head"]), bare, late)


def _agreements(shaped: str, start: int, end: int, low: str) -> Iterator[Phrase]:
    if not _has(low, _AGREEMENT_WORDS):
        return
    for match in _AGREEMENT.finditer(shaped, start, end):
        head_end = match.end("head")
        stop = max(_trim(shaped, head_end, match.end("tail")), head_end)
        late = match.end("late") if match["late"] and stop == match.end("tail") else 0
        yield Phrase("Agreement", match.start(), stop, match.start(), _kind(match["head"]), stop <= head_end and not late, late)
    for match in _ATTACHED.finditer(shaped, start, end):
        yield Phrase("Agreement", match.start(), match.end(), match.start(), match.group().lower(), True)


def _made(shaped: str, start: int, begin: int, stop: int, end: int) -> bool:
    """Tell whether the words around a house's name say that it is built, paid for or handed over."""
    if _AT_HOUSE.search(shaped, max(start, begin - 12), begin):
        return False
    return _BEING_MADE.match(shaped, stop, end) is not None or _MADE.search(shaped, max(start, begin - 60), begin) is not None


def _quoted(shaped: str, start: int, end: int) -> Iterator[Phrase]:
    """Yield the projects that "(hai) dự án" names in quotation marks; where they stand does not belong to the name."""
    for row in _QUOTED_ROW.finditer(shaped, start, end):
        for match in _QUOTE.finditer(shaped, row.start("row"), row.end("row")):
            stop = match.end("name")
            place = _PLACE_BEHIND.search(shaped, match.start("name"), stop)
            yield Phrase("Project", match.start("name"), place.start() if place else stop, match.start("name"), "dự án", False)


def _projects(shaped: str, start: int, end: int, low: str) -> Iterator[Phrase]:
    if "dự án" in low and '"' in low:
        yield from _quoted(shaped, start, end)
    if "nhà máy" in low or "dự án" in low:
        for match in _PLANT.finditer(shaped, start, end):
            whole = match["name"][:1].islower() and not match["name"].startswith(("nhà máy", "cụm"))
            yield Phrase("Project", match.start(), match.end(), match.start("prefix" if whole else "name"), "nhà máy", False)
    if _has(low, _WORK_WORDS):
        for match in _WORKS.finditer(shaped, start, end):
            stop = _cut(shaped, match.start("name"), match.end("name"))
            if not match["prefix"] and _HOUSE.match(match["name"]) and not _made(shaped, start, match.start(), stop, end):
                continue
            yield Phrase("Project", match.start(), stop, match.start("name"), _kind(" ".join(match["name"].split()[:2])), False)
    if _has(low, _ROAD_WORDS) and _BUILDING.search(shaped, start, end) is not None:
        for match in _ROADS.finditer(shaped, start, end):
            yield Phrase("Project", match.start(), match.end("name"), match.start("name"), "road", False)
    if _has(low, _PROJECT_WORDS):
        for match in _LISTED.finditer(shaped, start, end):
            yield Phrase("Project", match.start("name"), _cut(shaped, match.start("name"), match.end("name")), match.start("name"), "dự án", False)
        for match in _NAMED_PROJECT.finditer(shaped, start, end):
            stop = _cut(shaped, match.start("name"), match.end("name"))
            name = shaped[match.start("name") : stop]
            proper = any(c.isupper() for c in name[1:]) and len(name.split()) >= 2
            if proper or (len(name.split()) >= 4 and regex.match(_DEED, name) and len(_BUILDING_OF.sub("", name).split()) >= 2):
                yield Phrase("Project", match.start(), stop, match.start(), match["prefix"].lower(), False)
    if not (_has(low, _PROJECT_WORDS) or _has(low, _ROAD_WORDS) or _has(low, _WORK_WORDS)):
        return
    for match in _ALONE.finditer(shaped, start, end):
        yield Phrase("Project", match.start(), match.end(), match.start(), _kind(match["head"]), True)
