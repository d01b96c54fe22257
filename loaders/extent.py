"""Extents: how far the name of an organisation goes on behind its type word, over capitalised words and the fields such names are made of."""

from __future__ import annotations

import re
from typing import Final

from loaders.gazetteer import gazetteer
from loaders.lexicon import HONORIFICS, SURNAMES
from loaders.token import Phrases, Words
from loaders.typeword import COMPANIES, DEPARTMENTS, HOUSES, NO_NAMES, another_word, starts_other, type_at

_LOWER_DEPARTMENTS: Final = frozenset({"bộ", "ban", "sở", "tổng cục", "cục", "vụ"})
_ABROAD: Final = frozenset({"hội doanh nhân", "hội doanh nghiệp", "hội người"})
"""Societies of people away from home, to whose name the place belongs where they are."""
_UNITS: Final = frozenset(
    "tỷ tỉ triệu nghìn ngàn trăm đồng usd suất phần căn tấn chiếc bộ xe máy thùng ngôi dự công năm tháng ngày người tỉnh % ,".split()
)
"""What a number behind a name counts."""
_TROOPS: Final = frozenset({"quân khu", "quân đoàn", "binh đoàn", "sư đoàn", "lữ đoàn", "trung đoàn"})
"""Bodies of an army, whose name may be a number alone."""

_STAFFS: Final = frozenset({"CHQS", "CHBĐBP", "TLTĐ"})
"""Initials of commands that every province has: they are no ministry."""

_NOUNS: Final = frozenset(
    """cổ phần|thương mại|công nghiệp|du lịch|hàng không|điện lực|khoa học|xã hội|nhân văn|kinh tế|quốc dân|quốc tế|quốc gia|nông nghiệp|nông thôn|
    ngoại thương|bách khoa|y dược|sư phạm|mỹ thuật|văn hóa|thể thao|nghệ thuật|đa khoa|trung ương|phụ sản|doanh nghiệp|doanh nhân|dịch vụ|
    hữu nghị|tiến bộ|dầu khí|bưu chính|viễn thông|bưu điện|tài chính|bảo hiểm|chứng khoán|bất động|động sản|thủy sản|lương thực|thực phẩm|
    cao su|cà phê|hàng hải|than khoáng|khoáng sản|hóa chất|phân bón|dệt may|giao thông|vận tải|thủy lợi|kỹ thuật|công nghệ|thông tin|môi trường|
    nước sạch|vệ sinh|tổng hợp|giống cây|cây trồng|vật nuôi|truyền thông|giáo dục|chính sách|tín dụng|khu vực|hòa bình|đoàn kết|lao động|
    đất đai|công thương|kiến trúc|đô thị|phần mềm|thủy điện|liên hiệp|một thành|thành viên|hai thành|trách nhiệm|hữu hạn|gia công|an toàn|
    điều hành|ứng dụng|trao đổi|cảnh sát|tin học|gia cầm|quân đội|dữ liệu|tiếp vận|khẩu vận|tiếp thị|quảng cáo|thường trực|chiến lược|
    tăng trưởng|nhà nước|cơ sở|hạ tầng|tài nguyên|nội vụ|tư pháp|ngoại giao|ngoại vụ|quốc phòng|an ninh|công an|y tế|thể chất|dân tộc|tôn giáo|
    thương binh|đường sắt|đường bộ|đường thủy|nhà đất|địa ốc|hải quan|biên phòng|quân sự|chữ thập|thập đỏ|phụ nữ|nông dân|thanh niên|cựu chiến|
    chiến binh|tổ quốc|mặt trận|nhân dân|đối ngoại|dân vận|tuyên giáo|nội chính|liên lạc|nhiên liệu|năng lượng|tiền lương|bệnh nhiệt|nhiệt đới|
    y học|cổ truyền|thú y|chăn nuôi|trồng trọt|lâm nghiệp|hải sản|nông sản|trái cây|rau quả|thiết bị|máy móc|điện tử|điện máy|cơ khí|ô tô|
    xe máy|may mặc|da giày|thép xây|vật liệu|xi măng|gỗ lâm|nội thất|mỹ nghệ|kim loại|nhựa an|bao bì|xăng dầu|khí tượng|thủy văn|bản đồ|sở hữu|
    trí tuệ|tiêu chuẩn|chất lượng|hạt nhân|vũ trụ|tài năng|trẻ em|người cao|cao tuổi|khuyết tật|nạn nhân|chất độc|da cam|phát thanh|truyền hình|
    hậu cần|cảng biển|hàng hóa|sân bay|cảng hàng|kinh doanh|thành phố|hoa sen|luật sư|nhà báo|nhà văn|ngoại ngữ|ngân sách|tiền tệ|công cộng|
    công viên|cây xanh|chiếu sáng|cấp nước|thoát nước|môi sinh|cao cấp|chính trị|hành chính|công đoàn|cứu trợ|từ thiện|nhân đạo|bảo trợ|
    tập đoàn|khối doanh|cộng hòa|dân chủ|liên bang|khu công|khu kinh|chế xuất|dự án|giải phóng|kỹ nghệ|thế giới|toàn cầu|khu đô|đồng bào|
    con người|cộng đồng|bền vững|công chính|nhà ở|song phương|đa phương|công trình|cầu đường|khởi nghiệp|sáng tạo|
    cơ động|dân số|gia đình|chữa cháy|cứu nạn|thiên tai|miền trung|khuyến học|khuyến nông""".replace("\n    ", "").split("|")
)
_DEEDS: Final = frozenset(
    """xây dựng|đầu tư|phát triển|xuất nhập|nhập khẩu|xuất khẩu|hợp tác|tư vấn|thiết kế|phát điện|đóng tàu|chế biến|đào tạo|nghiên cứu|xúc tiến|
    chuyển giao|quản lý|quy hoạch|kế hoạch|sản xuất|chế tạo|bảo vệ|điều phối|kiểm định|khai thác|lắp máy|vận động|quản trị|kiểm tra|giám sát|
    bảo tồn|lắp đặt|hỗ trợ|phòng chống""".replace("\n    ", "").split("|")
)
"""Fields that are deeds too: in lower case they belong to a name only between its parts ("Đầu tư phát triển X")."""
_SINGLE: Final = frozenset(
    (
        "viên tnhh cp tm dv sx mtv xnk tmcp nước luật điện y dược nhi lao than sữa thép giấy nhựa may gỗ trẻ quân muối đường mía chè gạo "
        "rượu bia trà hoa lúa bot binh"
    ).split()
)


SYLLABLE: Final = re.compile(r"(?:ngh|ng|nh|ph|th|tr|ch|gh|gi|kh|qu|[bcdđghklmnpqrstvx])?[aăâeêioôơuưyà-ỹ]{1,3}(?:ng|nh|ch|[cmnpt])?")
_LINE: Final = 6
"""How many words of a company's line of business the name may hold in lower case before a capitalised one."""
_NO_LINE: Final = frozenset(
    "giúp chuyển chi ứng dành trích viện chịu con mẹ nào khác lớn trẻ trúng vay ngừng sa điều họp gặp thăm đối bỏ rót xin".split()
)
_PROPER: Final = frozenset("Việt Nam Bắc Đông Tây Á Âu Mỹ Hòa Bình Phú Minh Long Thành Nhật Hàn Pháp Nga Lào Anh Sài Gòn Thịnh Phát Đức Tín".split())
_ENDS: Final = frozenset(
    """đã được đang sẽ vừa do tại nhằm để là này đó nêu cũng mà khi thì bằng như gồm hôm vào ở có ngày cùng theo nói trước sau nhưng tuy vì bởi từ
    qua đến cần phải mới nhân cho trên trong ngoài dưới rằng ký đều không chưa rồi còn tiếp tổ khẳng nhấn phát hiện ra đi lên với giữa về của
    các những một và hay hoặc phối làm tham trao hỗ ủng khởi cam đề kiến mong muốn tặng bàn giới thông công chính bị luôn vẫn sắp đồng cấp
    quyết yêu mở đưa gửi thuộc cử tài đầu xây kêu nhận thành hợp tiến triển quy đạt lập dự ông bà chia sẻ tuyên cảm cắt kết chủ trình báo vui
    xin nên hoạt đóng thực giao góp đón trực nơi nằm số khai đặt mang xác tuyển nộp bán mua thuê""".split()
)
_LOWER_BANKS: Final = Phrases(["chính sách xã hội", "nhà nước", "thế giới", "phát triển châu á"])


def _pair(words: Words, j: int) -> str:
    if j + 1 >= len(words) or words.start[j + 1] - words.end[j] != 1 or words[j + 1].text.isupper():
        return ""
    return f"{words[j].lower} {words[j + 1].lower}"


def _field(words: Words, j: int) -> int:
    """Return how many tokens from ``j`` name a field ("du lịch", "Đầu tư", "nước"): 0, 1 or 2."""
    if j >= len(words):
        return 0
    pair = _pair(words, j)
    if pair in _NOUNS or pair in _DEEDS:
        return 2
    return int(words[j].lower in _SINGLE)


def _compound(words: Words, j: int) -> bool:
    """Tell whether a capitalised syllable goes on in lower case as one word ("Máy tính"): both Vietnamese, the second none that ends a name."""
    if not _pair(words, j) or words[j + 1].cap or words[j].text in SURNAMES or words[j].text in _PROPER:
        return False
    first, second = words[j].lower, words[j + 1].lower
    return SYLLABLE.fullmatch(first) is not None and SYLLABLE.fullmatch(second) is not None and second not in _ENDS


def _adds(words: Words, j: int) -> bool:
    """Tell whether the "và" at token ``j`` adds another field to the name and does not begin the next organisation."""
    return type_at(words, j + 1) is None and _field(words, j + 1) > 0 and not (words[j + 1].cap and starts_other(words, j + 1))


def _joined(words: Words, j: int) -> bool:
    """Tell whether the comma at token ``j`` goes on with the name: a field in lower case, or fields closed by "và" or a dash and another."""
    if not (size := _field(words, j + 1)) or type_at(words, j + 1) is not None:
        return False
    if not words[j + 1].cap:
        return j + 1 + size < len(words) and (words[j + 1 + size].cap or words[j + 1 + size].lower in {"và", "tỉnh", "thành"})
    k = j + 1 + size
    while k < len(words) and words[k].text == "," and (size := _field(words, k + 1)):
        k += 1 + size
    return k < len(words) and words[k].lower in {"và", "&"} and _field(words, k + 1) > 0


def _name_end(words: Words, j: int, *, company: bool) -> tuple[int | None, bool]:
    """Return (index after the name that goes on at token ``j``, whether a proper word is in it); None where no capitalised word follows."""
    last: int | None = None
    proper = False
    field = True  # the part before is a field or the type word, behind which lower-case fields go on
    pending = False
    while j < len(words):
        word = words[j]
        gap = words.start[j] - words.end[j - 1]
        if gap > 1 or (word.text == "TP" and j + 1 < len(words)) or (word.cap and word.lower in HONORIFICS and word.text != "Anh"):
            break
        following = words[j + 1] if j + 1 < len(words) else None
        if last is not None and word.lower == "chi" and following is not None and following.lower == "nhánh":
            break
        size = _field(words, j)
        if word.cap:
            if last is not None and (starts_other(words, j) or (word.text in SURNAMES and not size and _person(words, j))):
                break
            whole = not size and field and _compound(words, j)
            last = j = j + (2 if whole else max(size, 1))
            field, pending, proper = size > 0 or whole, False, proper or not (size or whole)
            continue
        if word.text in {"&", "-"} and following is not None and (last is not None or (company and field)):
            if not following.cap or type_at(words, j + 1) or following.lower in HONORIFICS:
                break
            if word.text == "-" and gap and following.text in SURNAMES:
                break
        elif field and last is not None and (_adds(words, j) if word.lower == "và" else word.text == "," and not gap and _joined(words, j)):
            pass
        elif word.text.isdigit() and last is not None and len(word.text) <= 3 and not (following is not None and following.lower in _UNITS):
            last = j + 1
        elif size and field:
            deed = size == 2 and _pair(words, j) in _DEEDS
            if deed and last is not None and not company and words[j - 1].lower != "và":
                break
            if last is not None and ((not deed and not pending) or words[j - 1].lower == "và"):
                last = j + size
            pending = pending or deed
            j += size
            continue
        elif company and field and (on := _bridge(words, j)):
            j = on
            continue
        else:
            break
        j += 1
    return last, proper


def _bridge(words: Words, j: int) -> int | None:
    """Return the index of the capitalised word to which a company's line of business leads in lower case ("gang thép Nghi Sơn"), or None."""
    k = j
    while k < min(j + _LINE, len(words)):
        word = words[k]
        if words.start[k] - words.end[k - 1] > 1 or word.text == "TP":
            return None
        if word.cap:
            return k if word.lower not in HONORIFICS and type_at(words, k) is None else None
        size = _field(words, k)
        if not size and (not word.text.isalpha() or (word.lower in _ENDS and word.lower != "và") or word.lower in _NO_LINE):
            return None
        k += size or 1
    return None


def _person(words: Words, j: int) -> bool:
    """Tell whether the surname at token ``j`` begins a person's name and no place that a firm is called by ("Hoàng Anh Gia Lai")."""
    if not (j + 2 < len(words) and words[j + 1].title and words[j + 2].title and words.start[j + 2] - words.end[j + 1] == 1):
        return False
    province = gazetteer().named(f"{words[j + 1].text} {words[j + 2].text}")
    return not (province and province[0].country == "vn" and province[0].parent is None)


def organization_end(words: Words, i: int) -> int | None:
    """Return the index after the organisation's name that begins with a type word at token ``i``, or None where no name follows it.

    The name goes on over capitalised words and over the lower-case fields that such names are made of, and ends with a capitalised one.
    """
    if i >= len(words) or (j := type_at(words, i)) is None:
        return None
    kind = " ".join(t.lower for t in words[i:j])
    if (NO_NAMES.end(words, i) is not None and kind != "hội đồng hương") or another_word(words, i):
        return None
    if kind in HOUSES and j < len(words) and words[j].lower == "nước":
        j += 1
    if kind == "chi nhánh" and (bank := organization_end(words, j)) is not None:
        return bank
    if kind == "quỹ" and j < len(words) and words[j].lower == "vì":  # "Quỹ Vì người nghèo"
        k = j + 1
        while k < min(j + 6, len(words)) and words[k].text.isalpha() and words[k].lower not in _ENDS | {"và", "tỉnh"}:
            k += 1
        return k if k > j + 1 else None
    if kind == "ngân hàng" and words[i].cap and (lower := _LOWER_BANKS.end(words, j)) is not None:
        return lower
    end = _name_end(words, j, company=kind in COMPANIES)[0]
    if end is not None and kind in _ABROAD and end + 1 < len(words) and words[end].lower == "tại" and words[end + 1].cap:
        end += 2  # "Hội Doanh nhân A tại Hà Nội"
        while end < len(words) and words[end].title and words.start[end] - words.end[end - 1] == 1 and words[end - 1].text not in {"TP", "TPHCM"}:
            end += 1
    return end


def department_end(words: Words, i: int) -> tuple[int, str] | None:
    """Return (index after the name, kind) of the department, ministry or front committee that begins at token ``i``, or None."""
    j = DEPARTMENTS.end(words, i)
    if j is None or NO_NAMES.end(words, i) is not None or another_word(words, i):
        return None
    kind = " ".join(t.lower for t in words[i:j])
    if not words[i].cap and not (kind in _LOWER_DEPARTMENTS and j < len(words) and words[j].cap and _field(words, j) == 2) and kind != "đảng ủy khối":
        return None
    if j - i == 1 and kind not in {"tỉnh đoàn", "mttq", "ubmttq"} and not (j < len(words) and words[j].cap):
        return None
    if kind == "đảng ủy khối":
        while j < len(words) and (_field(words, j) == 2 or words[j].lower in {"các", "cơ", "quan"}):
            j += 2 if _field(words, j) == 2 else 1
        return j, kind
    if "mặt trận" in kind and [w.text for w in words[j : j + 3]] == ["(", "MTTQ", ")"]:
        j += 3
    if kind in {"bộ", "sở"} and (end := _initials_end(words, j)) is not None:
        return end, kind
    if kind == "bộ tư lệnh" and (body := above(words, j)) is not None:
        return body, kind
    if kind in _TROOPS:
        if words.lower[j : j + 2] == ["thủ", "đô"]:
            return j + 2, kind
        return (j + 1, kind) if j < len(words) and words[j].text.isdigit() else None
    end, proper = _name_end(words, j, company=kind.startswith("ban quản lý"))
    if kind in {"ban", "vụ", "cục", "ủy ban"} and (end is None or not _field(words, j)):
        return None
    if kind in {"bộ", "sở"} and (end is None or (proper and not _field(words, j))):
        return None
    if end is None:
        return (j, kind) if j - i > 1 else None
    for k in range(j + 1, end):  # a minister's name may follow the ministry's: "Bộ Tài chính Lào Bun Chôm"
        width = next((w for w in (3, 2, 1) if k + w <= end and gazetteer().is_country(" ".join(t.text for t in words[k : k + w]))), None)
        if width is not None:
            return k + width, kind
    return end, kind


def _initials_end(words: Words, j: int) -> int | None:
    """Return the index after the initials of a field from token ``j`` on ("Bộ VHTTDL", "Sở KH&ĐT", "Bộ LĐ-TB&XH"), or None."""
    end = j
    while end < len(words) and (letters := words[end].text.replace("&", "")).isalpha() and letters.isupper() and letters not in _STAFFS:
        end += 1
        if end + 1 >= len(words) or words[end].text not in {"-", "&"} or words.start[end + 1] - words.end[end] > 1:
            break
        end += 1
    return end if end > j and words.end[end - 1] - words.start[j] > 2 else None


def above(words: Words, end: int) -> int | None:
    """Return the index after the command or ministry that follows right behind a name that ends at token ``end`` ("Cục Chính trị Quân khu 7")."""
    if end >= len(words) or words[end].lower not in {"quân", "bộ"} or not words[end].cap or words.start[end] - words.end[end - 1] != 1:
        return None
    body = department_end(words, end)
    return body[0] if body is not None and body[1] in {"quân khu", "bộ"} else None
