"""Noun phrases: how far a name goes on, word by word, and where it ends."""

from __future__ import annotations

from typing import Final

import regex

from graph.schema import EntityType
from loaders.frozen import frozen

WORD: Final = r"(?>[\w&/.]*[\w&])"
# Syllables that end a noun phrase, unless they are the second half of a word: "tài chính" goes on, "X chính thức ..." does not.
_HALVES: Final = {
    "chính": "tài hành bưu", "đồng": "hợp cộng hội tương triệu tỷ tỉ nghìn",
    "không": "hàng", "tạo": "đào chế sáng nhân tái cải", "mới": "đổi thôn thị",
    "tiếp": "trực gián đón", "nhân": "tư doanh công cá nạn quân bệnh", "thể": "tổng toàn tập đoàn quần", (
        "thành"
    ): "hoàn hình trưởng", "ký": "đăng ngày",
    "bằng": "đồng cân công mặt", "hướng": "định phương xu", "góp": "đóng", "sáng": "chiếu", "do": "tự", "ở": "nhà", "giúp": "trợ", "vừa": "và",
    "phát": "xuất", "hiện": "thực thể phát xuất tái biểu", "qua": "thông", "ghi": "bản", "mang": "xi", "sau": "tương",
    "bị": "chuẩn thiết trang trù phòng", "cách": "cải phong tư quy tính", "chọn": "tuyển bình lựa", "đặt": "sắp", "đi": "xuất",
}  # fmt: skip
STOP: Final = (
    r"(?:đã|được|đang|sẽ|tại|nhằm|để|là|này|đó|nêu|cũng|mà|khi|thì|như|gồm|hôm|vào|có|ngày|chiều|tối|trưa|diễn|cùng|theo|nói|trước|bao|"
    r"nhưng|tuy|nếu|vì|bởi|từ|"
    r"đến|cần|phải|cho|trên|trong|ngoài|dưới|rằng|kí|đều|chưa|rồi|gì|nào|ấy|còn|tổ|khẳng|nhấn|ông|bà|lần|xong|ra|lên|xuống|nay|"
    r"đây|hết|luôn|đánh|về phía|với|giữa|hai bên(?!\s+(?:sông|bờ|đường|tuyến))|các bên|mở(?=\s+(?:ra|đầu|đường|màn)\b)|"
    r"(?:dài|rộng|cao)(?=\s+\d)|trị giá|nằm|sắp|khiến|từng|vẫn|kêu gọi|đóng chân|sử dụng|tham quan|gây|thưởng thức|hay|hoặc|mỗi|"
    r"thuộc|xác định|khai mạc|bế mạc|nối(?<=\b\p{Lu}[\p{L}\d]*\snối)(?=\s+\p{Lu})|"
    r"nối(?<!\b(?:đường|tuyến|cầu)\snối)(?=\s+(?:\d+|hai|ba|các|tỉnh|huyện|"
    r"thành phố|TP|thị xã|xã|quận)\b)|ước tính|đề xuất|kéo dài|quy tụ|thu hút(?=\s+(?:sự|hơn|gần|đông|nhiều|khoảng|\d))|kể|kiêm|"
    r"(?:giai đoạn|nhiệm kỳ)(?=\s+(?:\d|một\b|hai\b|I))|năm(?=\s+\d{4})|và (?:khai mạc|trao|ký|phát động|tiếp tục|các|những|một|nhiều|"
    r"thưởng|đang|[Nn]hà máy|[Bb]ệnh viện|[Bb]iên bản|[Bb]ản ghi|[Tt]hỏa thuận|[Dd]ự án|[Dd]iễn đàn|[Hh]ội nghị|[Hh]ội chợ|[Hh]ội thảo|"
    r"[Tt]rường|[Ll]ễ|[Ll]iên hoan|[Nn]gày hội|[Tt]riển lãm|[Tt]ọa đàm|[Ff]estival|[Tt]uần lễ)\b|"
    + "|".join(rf"{half}(?<!\b(?i:{before.replace(' ', '|')})\s{half})" for half, before in _HALVES.items())
    + ")"
)
FIELD: Final = (
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
    r"giá(?!\s+(?:cao|đúng|về)\b))|(?=\s+bị)(?<=đồng bào|người dân|nhân dân|vùng|hộ dân|địa phương)\s+bị(?=\s+(?:thiệt|ảnh|thiên|lũ))|"
    r"(?=\s+do)(?<=thiệt hại|ảnh hưởng)\s+do(?=\s+(?:ảnh hưởng|bão|mưa|lũ|thiên|cơn|hoàn lưu|dịch))|\s+và kêu gọi(?=\s+(?:hợp|đầu|thu))|"
    r"\s+trong (?:bối cảnh|tình hình|kỷ nguyên|thời kỳ|điều kiện|công tác|quá trình|phát triển|xây dựng|hội nhập|chuyển đổi)|"
    r"(?=,)(?:(?<=\blãnh đạo),\s+chỉ đạo|(?<=\bchỉ đạo),\s+điều hành)|\s+có (?=sử dụng|chung|biên giới)|\s+hướng nghiệp|"
    r"(?=\s+tổ chức)(?<=\bkế hoạch|\bkế hoạch phối hợp|\bcông tác|\bchuẩn bị)\s+tổ chức|(?=\s+đến)(?<=\bliên quan)\s+đến|"
    r"\s+cách mạng|\s+đi (?:bộ|lại)|\s+ra (?:mắt|quân|đa)|\s+cùng (?=phát triển|thịnh vượng|thắng)|"
    r"\s+sử dụng(?=\s+(?:đất|năng lượng|đường|điện|chung|hiệu quả|bền vững))|"
    r"\s+theo (?=hướng|chuỗi|mô hình|Nghị quyết)|(?=\s+với)(?<=\bgắn|\bgắn kết|\bgắn liền)\s+với(?=\s+\p{Ll})|"
    r"(?=\s+với)(?<=\bkết hợp)\s+với(?=\s+\p{Ll})|(?=\s+từ)(?<=sản phẩm|chế biến)\s+từ(?=\s+\p{Ll})|"
    r"(?=,)(?<=\bvề việc\s\p{L}+(?:\s\p{L}+)?),(?=\s+\p{Ll})|"
    r"\s+(?:và\s+)?đưa vào (?:sử dụng|khai thác|vận hành|hoạt động)|\s+ghi nhớ|\s+[Nn]gày(?=\s+(?:thiết|thành|giải|ký|sinh|truyền|Quốc|Giải|"
    r"Thành))|\s+trên (?:nhiều|các) mặt|\s+với nội dung|"
    r"\s+thể (?:thao|chất)|\s+chính (?:trị|quyền|sách|phủ)|\s+cho (?:người|thanh|phụ|học|sinh|đồng bào|nhân dân|bà con|hộ nghèo|các hộ|các gia đình)|"
    r"\s+hiện đại|\s+đến tỉnh|"
    rf"\s+(?:qua|ở)\s+(?i:đèo|sông|eo)\b|\s+qua biên giới|\s*,\s+\p{{Lu}}+\d+\b|(?<!\p{{Lu}}[\p{{L}}\d]*)"
    rf"\s*,\s+(?:và\s+)?{FIELD}\b|\s*\([^()]{{2,30}}\)(?=\s*-\s*\p{{Lu}})|"
    rf"(?=\s*\()(?<=\([^()]{{2,30}}\)\s*-\s*\p{{Lu}}[^"
    rf"(),.;]{{1,30}})\s*\([^()]{{2,30}}\)|"
    r"\s*\((?i:mou)\)(?=\s+\w)|(?=\s+(?:cho|vì|hướng))(?<=\bvề\b[^.;]{0,90})\s+(?:cho|vì|hướng tới)(?=\s+\w))"
)
CHAIN: Final = rf"(?:{_ON}|\s+(?!{STOP}\b){WORD}|\s*-\s*(?!{STOP}\b){WORD})"
PLURAL: Final = r"(?<!(?<!\w)(?i:các|những|nhiều|số|mọi|\d+|hai|ba|bốn|loạt) )"


@frozen
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


# Words a name does not end with, unless they are the second half of one ("hải quan", "chuyển đổi số", "giai đoạn hai").
_TRAILING: Final = regex.compile(
    r"(?:\s+(?:và|của \d+|của|các|những|về|một số|(?<!đoạn\s)(?:một|hai|ba)|tỉnh|mỗi|cả|tới|thứ|(?<!\b(?:đổi|tế|nghệ|hội|quyền|quốc|tham|dân)\s)số|"
    r"(?<!\b(?:dân|tự|gia|làm)\s)chủ|"
    r"(?<!\b(?:hải|cơ|cảnh|tham|khách|ngoại|trực)\s)quan|(?<!\b(?:dân|quân|nhân|thời|lãnh|đại|hình)\s)sự|(?<!\b(?:làm|công)\s)việc|"
    r"trọng|"
    r"(?<!\b(?:hiện|xác)\s)thực|tham|cam|"
    r"(?<!\b(?:tổng|phối|kết|liên|phù|tập|tích|hỗn)\s)hợp|hai bên|liên quan|nhiều|mức|tổng|"
    r"(?<!\b(?:chính|quản|điều|cai)\s)trị|đối)|\s*[-.,/&]|\s*\()+$"
)


def trim(shaped: str, start: int, end: int) -> int:
    """Return where a name ends without the words that no name ends with."""
    while (cut := _TRAILING.search(shaped, start, end)) is not None and not shaped[start:end].endswith(("chủ", "tỉnh Hà")):
        end = cut.start()
    return end


def kind_of(head: str) -> str:
    """Return a type word in lower case with single spaces."""
    return " ".join(head.lower().split())
