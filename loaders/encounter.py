"""Encounters: MET_WITH that one sentence tells by itself, be it talks, a visit, or thanks and a greeting between two sides."""

from __future__ import annotations

from itertools import combinations, product
from typing import Final

from loaders.fact import Examples, Fact, day, localities, may_meet, seat, span, wished
from loaders.pattern import Family
from loaders.typed import SIGNS, Typed, rule

_TALKS: Final = rule(
    r"\b(?:buổi làm việc|buổi tiếp|cuộc tiếp|buổi hội đàm|hội đàm|điện đàm|cuộc gặp|buổi gặp mặt|cuộc làm việc|cuộc họp|buổi họp|buổi hội kiến|"
    r"cuộc hội kiến)\b[^.;\ue000\ue001]{0,30}?(?:giữa\s+(?:\w+\s+){0,3}?(?P<a><LG+>)|,\s*(?P<b><LG+>))"
)
_WORKING: Final = rule(
    r"(?P<g><L>)(?=[^.;]*\b(?:thăm|làm việc|hội đàm|trao đổi|học tập)\b)[^.;\ue000]{0,160}?\b(?:làm việc|hội đàm|trao đổi kinh nghiệm|"
    r"học tập kinh nghiệm|thăm hữu nghị|thăm chính thức|thăm, làm việc|thăm và làm việc)\s+(?:tại|với)\s+(?P<h><L>)"
)
_FESTIVE: Final = rule(
    r"(?P<g><L>)[^.;\ue000]{0,120}?\b(?:sang|đến|tới|qua|thăm,|thăm và)\s(?:[^.;,\ue000]{0,20}\s)?chúc\s(?:mừng\s)?"
    r"(?:năm mới|Tết)(?:(?!\b(?:cán bộ|chiến sĩ|gia đình|người dân|đồng bào|hộ|công nhân|đơn vị|đồn|trường|trung tâm|hội viên)\b)"
    r"[^.;,\ue000]){0,50}?"
    r"\s(?:tại\s|cho\s)?(?P<h><L>)"
)
_JOURNEY: Final = (
    rule(
        r"\bchuyến\s+(?:thăm|công tác|làm việc|khảo sát)[^.;\ue000]{0,60}?\bcủa\b[^.;\ue000]{0,40}?(?P<g><L>)[^.;\ue000]{0,40}?\b(?:tại|đến|tới|sang|"
        r"ở)"
        r"\s+(?P<h><L+>)"
    ),
    rule(r"(?P<g><L>)[^.;\ue000]{0,90}?\bchuyến\s+(?:thăm|công tác|làm việc|khảo sát)[^.;\ue000]{0,40}?\b(?:tại|đến|tới|sang|ở)\s+(?P<h><L+>)"),
    rule(
        r"\blời mời của\s+(?:\w+\s+){0,4}(?P<h><PL+>)[^;]{0,60}?,\s*[^.;\ue000]{0,60}?(?P<g><L>)[^.;\ue000]{0,160}?\b(?:thăm|làm việc|công tác|hội "
        r"đàm|dự)\b"
    ),
)
_EXCHANGE: Final = rule(
    r"\b(?:buổi|cuộc)\s(?:làm việc|tiếp|gặp|hội đàm|hội kiến|trao đổi)\b[^.;\ue002]{0,40}?,[^.;\ue002]{0,30}?(?P<h><P>)[^.;\ue002]{0,60}?\b(?:và|"
    r"cùng)\b"
    r"[^.;\ue002]{0,60}?(?P<g><P>)[^.;\ue002]{0,30}?\b(?:trao đổi|thảo luận|thống nhất|bàn|ký|chứng kiến|nhất trí)\b"
)
_GREETS: Final = rule(
    r"(?P<h><P>)[^.;\ue002]{0,60}?\b(?:cảm ơn|chào mừng|chào đón|hoan nghênh|tặng quà|tặng hoa|trao quà|bắt tay|chụp ảnh|trao "
    r"đổi)\b[^.;\ue002]{0,50}?"
    r"(?P<g><P>)"
)
_THANKS: Final = rule(
    r"(?P<g><P>)[^.\ue002]{0,200}?\b(?:cảm ơn|cám ơn)\b[^.;\ue000]{0,40}?\bsự (?:đón tiếp|tiếp đón|đón nhận)\b[^.;\ue000]{0,60}?(?P<h><L>)"
)
_TOGETHER: Final = rule(r"\b(?:hội đàm|buổi làm việc|cuộc làm việc|hội kiến|cuộc họp|buổi gặp|cuộc gặp)\b")
CHAIRS: Final = rule(r"(?P<a><P>)[^.;\ue002]{0,30}?\b(?:và|cùng)\s+[^.;\ue002]{0,60}?(?P<b><P>)[^.;\ue002]{0,30}?\b(?:chủ trì|chủ tọa)\b")
_PAIR: Final = (
    rule(
        r"\b(?:buổi|cuộc)\s(?:gặp gỡ|gặp mặt|gặp|hội đàm|hội kiến|làm việc|tiếp|trao đổi|điện đàm)\b[^.;\ue000\ue002]{0,20}?\bgiữa\s+(?:\w+\s+){0,3}?"
        r"(?P<h><P>)\s*,?\s*(?:và|với|cùng)\s+(?:\w+\s+){0,3}?(?P<g><P>)"
    ),
    rule(
        r"(?P<h><P>)\s*,?\s*(?:và|cùng)\s+(?:\w+\s+){0,3}?(?P<g><P>)[^.;\ue002]{0,20}?\s(?:tại|trong)\s(?:buổi|cuộc)\s(?:gặp|hội đàm|hội kiến|"
        r"làm việc|tiếp|trao đổi)\b"
    ),
)


_VISITS: Final = Family(_WORKING, _FESTIVE, *_JOURNEY)
GREETINGS: Final = Family(_THANKS, _TOGETHER, _GREETS, _EXCHANGE, *_PAIR)
"""Without any of these ``greeted`` finds nothing."""


def greeted(typed: Typed, *, under_way: bool) -> list[Fact]:
    """Return the meeting of two officials of different places of whom one thanks the other or hands over a gift."""
    if SIGNS["E"] in typed.text:
        return []
    found: list[Fact] = []
    for match in _THANKS.finditer(typed.text):
        host, guest = typed.items[match.start("h")], typed.items[match.start("g")]
        if (own := seat(guest.drafts[0])) is not None:
            spans = (span(host), span(guest))
            found += [Fact("MET_WITH", own, h, typed.scan.sentence, "greeting", spans, day(typed)) for h in localities([host]) if may_meet(own, h)]
    chairs = [(m, "a", "b") for m in CHAIRS.finditer(typed.text)] if _TOGETHER.search(typed.text) else []
    for match, a, b in (*((m, "h", "g") for p in (_GREETS, _EXCHANGE, *_PAIR) for m in p.finditer(typed.text)), *chairs):
        host, guest = typed.items[match.start(a)], typed.items[match.start(b)]
        one, other = seat(host.drafts[0]), seat(guest.drafts[0])
        known = one is not None and other is not None
        if one is other or not (known or (under_way and guest.head is not None)) or wished(typed, match.start(b)):
            continue
        ends = [(host.drafts[0], guest.drafts[0])]
        ends += [(one, other)] if one is not None and other is not None and may_meet(one, other) else []
        found += [Fact("MET_WITH", x, y, typed.scan.sentence, "greeting", (span(host), span(guest)), day(typed)) for x, y in ends]
    return found


def visits(typed: Typed) -> list[Fact]:
    """Return the localities of "đoàn công tác tỉnh A (do ông X dẫn đầu) thăm và làm việc tại tỉnh B" and "chuyến thăm của tỉnh A tại tỉnh B"."""
    found = []
    for pattern in _VISITS.among(typed.text):
        for match in pattern.finditer(typed.text):
            guests, hosts = typed.at(*match.span("g")), typed.at(*match.span("h"))
            found += [
                Fact("MET_WITH", g, h, typed.scan.sentence, "visit", tuple(span(i) for i in (*guests, *hosts)), day(typed))
                for g in localities(guests) for h in localities(hosts) if may_meet(g, h)
            ]  # fmt: skip
    return found


def talks(typed: Typed) -> list[Fact]:
    """Return the localities between which talks are said to be held ("Tại buổi làm việc, hai bên ...")."""
    found = []
    for match in _TALKS.finditer(typed.text):
        start, end = match.span("a" if match["a"] else "b")
        beside = typed.text.find(" với ", start, end)
        sides = [localities(typed.at(*part)) for part in ((start, beside), (beside, end))] if beside >= 0 else []
        pairs = product(*sides) if sides else combinations(localities(typed.at(start, end)), 2)  # "giữa A với B và C": B and C do not meet
        spans = tuple(span(i) for i in typed.at(*match.span()))
        found += [Fact("MET_WITH", a, b, typed.scan.sentence, "talks", spans, day(typed)) for a, b in pairs if may_meet(a, b)]
    return found


EXAMPLES: Final[Examples] = {
    "greeting": (
        "Tỉnh trưởng tỉnh Xiêng Khoảng Bun Thoong tặng quà Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An.",
        "Tỉnh trưởng tỉnh Xiêng Khoảng Bun Thoong mong muốn tặng quà Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn An.",
    ),
    "talks": (
        "Buổi làm việc giữa tỉnh Hà Giang và tỉnh Xiêng Khoảng kéo dài hai giờ.",
        "Buổi làm việc kéo dài hai giờ; mưa lớn ở tỉnh Hà Giang và tỉnh Xiêng Khoảng.",
    ),
    "visit": (
        "Đoàn công tác tỉnh Hà Giang kết thúc chuyến thăm và làm việc tại tỉnh Xiêng Khoảng.",
        "Tỉnh Hà Giang có nhiều kinh nghiệm quý hơn tỉnh Xiêng Khoảng.",
    ),
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
