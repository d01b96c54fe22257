"""Type words: what the name of an organisation begins with, and what only looks like one."""

from __future__ import annotations

from typing import Final

from loaders.lexicon import SURNAMES
from loaders.token import Phrases, Words

_COMPANY: Final = (
    "công ty|tập đoàn|tổng công ty|công ty cổ phần|công ty tnhh|công ty cp|xí nghiệp|doanh nghiệp tư nhân|liên danh|liên doanh|hãng|hãng "
    "hàng không|hãng tàu|hãng xe|ngân hàng|hợp tác xã|htx|ngân hàng tmcp|ctcp|cty|cty tnhh|cty cp"
)
_BODY: Final = (
    "hiệp hội|liên hiệp hội|phòng thương mại|trường|trường đại học|đại học|đh|trường đh|học viện|trường cao đẳng|cao đẳng|bệnh viện|quỹ|"
    "doanh nghiệp|câu lạc bộ|clb|đại sứ quán|lãnh sự quán|tổng lãnh sự quán|đsq|tlsq|"
    "văn phòng đại diện|hội đồng doanh nghiệp|hội doanh nghiệp|hội doanh nhân|cơ quan hợp tác|cơ quan phát triển|cơ quan|tổ chức|viện|"
    "trung tâm xúc tiến|trung tâm|liên đoàn thương mại|liên đoàn công nghiệp|liên đoàn|"
    "liên minh|chi nhánh|phòng thương mại và công nghiệp|hội hữu nghị|ủy ban hợp tác|tổng cục|cục|hội người|"
    "hội đồng hương|hội|nhà xuất bản|đài truyền hình|đài "
    "phát thanh và truyền hình|đài phát thanh - truyền hình|hội đồng kinh doanh|đảng ủy khối|báo|tạp chí|tổng hội|hệ thống y tế|nhà hát|"
    "giáo hội|tổ hợp giáo dục|chùa"
)
_DEPARTMENT: Final = (
    "sở|bộ|cục|tổng cục|ban quản lý|ban quản lý dự án|mặt trận tổ quốc|ủy ban mặt trận tổ quốc|ủy ban mttq|ubmttq|mttq|hội chữ thập đỏ|"
    "liên đoàn lao động|quỹ cứu trợ|ban cứu trợ|ban vận động cứu trợ|ủy ban trung ương mttq|"
    "ủy ban trung ương mặt trận tổ quốc|trung ương mặt trận tổ quốc|trung ương mttq|ban|ủy ban|vụ|hội nông dân|hội liên hiệp phụ nữ|hội "
    "cựu chiến binh|tỉnh đoàn|thành đoàn|công an|bộ chỉ huy|bộ chỉ huy quân sự|hội hữu nghị|"
    "liên hiệp các tổ chức hữu nghị|văn phòng chính phủ|kiểm toán nhà nước|thanh tra chính phủ|đảng ủy khối|văn phòng chủ tịch nước|"
    "văn phòng quốc hội|văn phòng trung ương đảng|quân khu|quân đoàn|binh đoàn|sư đoàn|lữ đoàn|trung đoàn|bộ tư lệnh|bộ đội biên phòng|"
    "đồn biên phòng|hội khuyến học|bảo hiểm xã hội|tổng liên đoàn lao động|công đoàn|trung ương đoàn"
)
NO_NAMES: Final = Phrases(
    "bộ chính trị|ban thường vụ|ban chấp hành|ban cán sự|ban giám đốc|ban giám hiệu|ủy ban nhân dân|ủy ban "
    "kiểm tra|bộ trưởng|ban lãnh đạo|ban thường trực|ban chỉ đạo|ban chỉ huy|ban tổ chức|bộ phận|cục trưởng|vụ trưởng|"
    "ban đại diện|hội nghị|hội thảo|hội đàm|hội chợ|hội đồng|hội viên|hội trường|hội nhập|quỹ đất|viện trợ|viện trưởng|viện phó|"
    "trường hợp|trường chinh|trường sa|trường sơn|ban hành|ban đầu|ban bí|cơ quan chức|tổ chức lễ|tổ chức hội|trung tâm hành|vụ án|vụ việc".split("|")
)
"""What begins like an organisation and is none: bodies that stand for their locality, and words."""
_CONTINUED: Final = {
    word: frozenset(before.split())
    for word, before in {
        "hội": "quốc xã đại lễ ngày dạ cơ chi giáo nghị vũ hiệp phó của",
        "bộ": "cán đảng nội toàn tiến đồng đường liên bắc nam trung đông tây cục thái",
        "sở": "trụ cơ công",
        "vụ": "nhiệm dịch phục nghĩa chức thời trong",
        "ban": "ủy thường",
        "viện": "bệnh học thư tu nghị thành",
        "cục": "tổng bố kết",
        "trường": "thị môi hiện lập chủ quảng nhà công hội",
        "quỹ": "thủ",
        "báo": "thông cảnh dự quảng tình điện nhà làng họp khai mật bằng nguyệt ảnh",
    }.items()
}
"""Syllables before a type word with which it is another word ("Quốc hội", "cán bộ", "thị trường") or none of a name."""
_EVENTS: Final = frozenset("lễ ngày diễn hội đại tuần chương tọa cuộc festival triển liên".split())
HOUSES: Final = frozenset({"đsq", "tlsq", "đại sứ quán", "lãnh sự quán", "tổng lãnh sự quán", "văn phòng đại diện"})
"""Type words of embassies, consulates and other seats away from home."""


_TYPES: Final = Phrases([*_COMPANY.split("|"), *_BODY.split("|")])
DEPARTMENTS: Final = Phrases(_DEPARTMENT.split("|"))
COMPANIES: Final = frozenset(_COMPANY.split("|"))
STARTS: Final = _TYPES.first | DEPARTMENTS.first


def another_word(words: Words, i: int) -> bool:
    """Tell whether the type word at token ``i`` is the second half of another word, or "tổ chức" the verb."""
    if words.lower[i] == "tổ" and i + 2 < len(words) and words[i + 1].lower == "chức" and words[i + 2].lower in _EVENTS:
        return True
    if i and words[i].cap and words[i - 1].text in SURNAMES and words.start[i] - words.end[i - 1] == 1 and i + 1 < len(words) and words[i + 1].cap:
        return True  # "Cao Trường Danh"
    before = _CONTINUED.get(words[i].lower)
    return before is not None and i > 0 and words[i - 1].lower in before and not (words[i].cap and not words[i - 1].cap)


def type_at(words: Words, i: int) -> int | None:
    """Return the index after the type word of an organisation that begins at token ``i``, or None."""
    return _TYPES.end(words, i)


def starts_other(words: Words, j: int) -> bool:
    """Tell whether another organisation's name begins at the capitalised token ``j`` ("Sở Du lịch và Sở Y tế")."""
    head = DEPARTMENTS.end(words, j)
    if head is not None and head - j == 1 and words[j].lower in {"ban", "vụ", "cục", "bộ"}:
        return head < len(words) and words[head].cap
    return head is not None
