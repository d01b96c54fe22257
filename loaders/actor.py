"""Actors: organisations of which a sentence says that they do or receive something, although no claim may hold it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from loaders.draft import Draft
from loaders.pattern import Family
from loaders.typed import SIGNS, Typed, rule

_DEED: Final = (
    r"(?:trao|tặng|hỗ trợ|ủng hộ|tài trợ|viện trợ|quyên góp|đóng góp|tổ chức|phối hợp|ký kết|ký|đầu tư|khởi công|động thổ|khánh thành|"
    r"bàn giao|tiếp nhận|phát động|vận động|dành|chi(?! nhánh)|rót|cứu trợ|xây dựng|triển khai|đồng hành|chủ trì|đăng cai)"
)
_DOES: Final = rule(
    r"(?P<o><LO+>)(?:\s*\([^()]{0,60}\))?,?\s+(?:(?:đã|vừa|cũng|sẽ|đang|tiếp tục|đồng loạt|trực tiếp|chính thức|quyết định|cam kết|được giao|"
    rf"đại diện|nhân dịp này)\s+)*{_DEED}\b(?! (?:của|cho biết|chức năng))"
)
_BY: Final = rule(rf"\b(?:do|phối hợp(?:\s+(?:cùng|với))?|đồng hành cùng|được)\s+(?:các đơn vị\s+)?(?P<o><LO+>)[^.;\ue003]{{0,40}}?\b{_DEED}\b")
_WITH: Final = rule(
    r"\b(?:phối hợp(?=[^.;]{0,200}\b(?:tổ chức|trao|tặng|hỗ trợ|khởi công|ký)\b)|"
    r"ký kết|kí kết|ký|hợp tác|liên doanh|bàn giao|tài trợ|tiếp nhận)\b[^.;\ue003]{0,60}?\b(?:cùng với|cùng|với|của|từ|cho)\s+"
    r"(?P<o><LO+>)"
)
_PAYS: Final = rule(r"(?P<o><O>)\s*(?:\(\s*)?<M>")
_ALONGSIDE: Final = rule(r"\bphối hợp\s+(?:cùng với|cùng|với)\s+(?P<o><LO+>)")
_OFFICES: Final = ("sở", "bộ", "cục", "ban", "ủy ban", "công an", "vụ", "tổng cục")
"""Kinds of organisations that work with others every day; of them only those that organise or give with them are kept."""
_GETS: Final = rule(r"\b(?:trao|tặng|ủng hộ|hỗ trợ|tài trợ|viện trợ|bàn giao)\b[^.;\ue003]{0,60}?(?:\b(?:cho|giúp)\s+|<M>\s+)(?P<o><LO+>)")

_ACTS: Final = Family(_DOES, _BY, _WITH, _ALONGSIDE, _GETS, _PAYS)
_TOLD: Final = re.compile(r"\b(?:giao|yêu cầu|chỉ đạo|đề nghị|phân công|phối hợp(?: chặt chẽ)?(?: với)?|báo cáo|của)\s+$", re.IGNORECASE)
"""Before an organisation that is told to do something, or that somebody works with."""


def acting(sentences: Sequence[Typed]) -> set[int]:
    """Return the identities of the organisations that give, build, organise, sign or receive by what a sentence says."""
    found: set[int] = set()
    for typed in sentences:
        if SIGNS["O"] not in typed.text:
            continue
        for pattern in _ACTS.among(typed.text):
            for match in pattern.finditer(typed.text):
                if pattern is _DOES and _TOLD.search(typed.text, 0, match.start("o")):
                    continue
                if pattern is not _ALONGSIDE or not (typed.items[match.start("o")].drafts[0].kind or "").startswith(_OFFICES):
                    found.update(id(d) for i in typed.at(*match.span("o")) if i.kind == "O" for d in i.drafts)
    return found


def named(organization: Draft) -> bool:
    """Tell whether an organisation has a name beside its type word."""
    return organization.name.lower() != organization.kind
