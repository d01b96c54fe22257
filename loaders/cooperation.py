"""Cooperation: COOPERATES_WITH between localities."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from graph.names import key
from graph.schema import Status
from loaders.draft import Draft
from loaders.fact import Examples, Fact, fields, localities, partner, span, subjects, wished
from loaders.locality import level_of
from loaders.pattern import Family
from loaders.typed import PARTNERS, Item, Typed, rule

_BOND: Final = (
    r"(?:hợp tác|hữu nghị|kết nghĩa|liên kết|quan hệ|giao lưu|đoàn kết|gắn bó|đối tác|phối hợp|tình cảm|mối lương duyên|anh em|song phương)"
)
_PEOPLE: Final = r"(?:(?:đảng bộ|chính quyền|nhân dân|quân và dân|lãnh đạo|các cấp)(?:,\s*|\s+và\s+|\s+))*"
_TWIN: Final = r"(?:kết nghĩa|chị em|anh em|hữu nghị|kết bạn|đối tác|hợp tác)"
_PLACE: Final = r"(?:tỉnh|thành phố|địa phương|đô thị|thủ đô|huyện|quận|xã|đối tác|người bạn|điểm đến)"
_RULES: Final = (
    ("bond-between", rule(
        rf"\b{_BOND}\b[^.;\ue000\ue001]{{0,90}}?\bgiữa\s+(?:hai |các |2 |3 |ba )?(?:tỉnh |thành phố |địa phương )?"
        rf"(?P<a><LG>)\s+(?:với|và|cùng)\s+(?=(?:các|những|nhiều|một số|hai|ba|\d+|tỉnh|thành phố|địa phương)\s"
        rf"[^\ue000\ue001]{{0,60}}(?:<C>|\b(?:như|gồm|nhất là|là|có)\s))"
        rf"{PARTNERS}(?P<b><LG+>)"
    )),
    ("bond-between", rule(rf"\b{_BOND}\b[^.;\ue000\ue001]{{0,90}}?\bgiữa\s+{_PEOPLE}"
        rf"(?:hai |các |2 |3 |ba )?(?:tỉnh |thành phố |địa phương )?(?P<a><LG+>)")),
    ("group-bond", rule(
        r"\b(?:quan hệ|hợp tác|kết nghĩa|hữu nghị|liên kết)[^.;,\ue000\ue001]{0,50}?\s(?:của\s+)?(?P<a><L>\s*[-–]\s*<L>(?:\s*[-–]\s*<L>)*|<G>)"
    )),
    ("bond-with", rule(
        r"(?P<a><L+>)(?:[^.;\ue000\ue001]){0,60}?\b(?:hợp tác|kết nghĩa|liên kết|gắn bó|ký kết|quan hệ (?:hữu nghị|hợp tác|kết nghĩa|đối tác|"
        r"đoàn kết|gắn bó)"
        rf"[^.;,]{{0,30}}?)\s(?:[^.;,\ue000\ue001]{{0,40}}?\s)?với\s+{PARTNERS}(?P<b><LG+>)"
    )),
    ("bond-with", rule(r"(?P<a><L>)\s+(?:(?:đã|vốn|chính thức|cùng)\s+)*kết nghĩa\s+(?:cùng\s+)?(?P<b><L>)")),
    ("with-bond", rule(
        r"(?:^|[;:]\s+)(?:Đối với|Riêng với|Với)\s+(?P<a><L>),\s+(?P<b><LG>)\s[^.;]{0,50}?\b(?:hợp tác|kết nghĩa|liên kết|quan hệ)\b"
    )),
    ("twin", rule(
        rf"(?P<a><L>)\s*(?:[,-]|(?:vốn |đã |chính |hiện |luôn |cũng |tiếp tục )*(?:là|trở thành))\s*(?:một trong (?:những|các) |hai |các )?"
        rf"{_PLACE}\s+(?:[^.;,\ue000\ue001]{{0,30}}\s)?(?:{_TWIN}|quan trọng|tin cậy|truyền thống|hàng đầu|chiến "
        rf"lược)\b[^.;,\ue000\ue001]{{0,40}}?\b(?:của|với)\s+(?P<b><L+>)"
    )),
    ("twin", rule(r"(?P<a><L>)\s+(?:(?:đã|hiện|luôn|vốn|cũng)\s+)*là\s+(?:một\s+)?(?:đối tác|bạn bè|người bạn)\s+(?:của|với)\s+(?P<b><L+>)")),
    ("joint", rule(r"(?P<a><L+>)\s+(?:(?:đã|cùng|cũng|vừa)\s+)*(?:<A>|thỏa thuận (?:hợp tác|kết nghĩa|thiết lập))(?=\s+(?:về|trên|trong|toàn diện)\b)"
    )),
    ("twin", rule(
        rf"(?P<a><L>)\s+(?:(?:đã|hiện|đang|cũng|chính thức|hiện nay)\s+)*có\s+(?:<G>|(?:\w+\s+){{0,2}}?{_PLACE}(?:,?\s+{_PLACE})?)"
        rf"\s+{_TWIN}\s*"
        rf"(?:,?\s*(?:là|gồm|bao gồm|như|trong đó có|:)\s*:?)\s*(?:{_PLACE}\s+)?(?P<b><L+>)"
    )),
    ("twin", rule(
        rf"{_PLACE}\s+(?:[^.;,\ue000\ue001]{{0,20}}\s)?{_TWIN}\s+(?:của|với)\s+(?P<a><L>)\s*,?\s*(?:là|gồm|bao gồm|như|:|\()\s*:?\s*"
        rf"(?:(?:các|hai|ba|\d+)\s+)?(?:{_PLACE}\s+)?(?P<b><L+>)"
    )),
    ("twin", rule(
        rf"(?<!\w)(?:các|những|nhiều|\d+)\s+(?:{_PLACE}(?:,\s+)?\s*)+(?:[^.;,\ue000\ue001]{{0,40}}\s)?(?:có|đã|đang)\s+(?:[^.;,\ue000\ue001]{{0,30}}\s)?"
        rf"(?:quan hệ|hợp tác|kết nghĩa)\s+(?:[^.;,\ue000\ue001]{{0,30}}\s)?với\s+(?P<a><L>)\s*,?\s*(?:như|gồm|bao gồm|là|trong đó có|:|\()\s*:?\s*"
        rf"(?:{_PLACE}\s+)?(?P<b><L+>)"
    )),
    ("twin-of", rule(
        rf"(?P<a><PL>)[^.;\ue000\ue001\ue002]{{0,110}}?\b(?:hỗ trợ|giúp đỡ|giúp|thăm|tặng|cho|với|đến|tại|cùng|của)\s+(?:các\s+|hai\s+|\d+\s+)?"
        rf"(?:{_PLACE}|đơn vị)\s+kết nghĩa(?:\s+(?:là|gồm))?\s*:?\s+(?P<b><L+>)"
    )),
    ("since", rule(
        r"(?P<a><L+>)\s+(?:(?:cùng|đã|vừa|sẽ|tổ chức)\s+)*(?:lễ\s+)?kỷ niệm\s+\d+ năm\s+(?:ngày\s+)?(?:thiết lập|hợp tác|kết nghĩa|ký kết|quan hệ)"
    )),
    ("since", rule(
        r"^(?:[Ss]au|[Tt]ừ|[Kk]ể từ|[Nn]gay sau)(?:\s+khi)?\s+[^.;\ue000\ue001]{0,30}?(?:ký|kí|kết nghĩa|thiết lập)[^.;\ue000\ue001]{0,60}?\bvới\s+"
        r"(?P<b><L>)[^.;\ue000\ue001]{0,40},\s+(?P<a><L>)"
    )),
    ("twin", rule(
        r"(?P<a><L+>)\s+(?:đã |cũng |chính thức |vừa |hiện |vốn )*(?:là|trở thành)\s+(?:những |các |hai |cặp )*"
        rf"(?:<G>|{_PLACE})\s+(?:kết nghĩa|chị em|anh em|hữu nghị)"
    )),
    ("bound", rule(r"(?P<a><L>)[^.;,\ue000\ue001]{0,30}?\b(?:gắn bó|đồng hành|sát cánh)(?:\s+\w+){0,3}?\s+(?:cùng|với|bên)(?: với)?\s+(?P<b><L>)")),
    ("since", rule(
        r"\b(?:[Kk]ể từ|[Tt]ừ|[Ss]au|[Qq]ua|[Tt]rong)\b[^.;,\ue000\ue001]{0,40}?(?:\b(?:quan hệ|hợp tác|kết nghĩa)\b|\ue004)"
        r"[^.;,\ue000\ue001]{0,40},\s+"
        r"(?P<a><L>\s*(?:và|-|–)\s*<L>)\s+(?:đã|cùng)"
    )),
    ("group-bond", rule(
        r"(?P<a><LG+>)(?:\s*(?:và|cùng|với)\s+[^.;,():\ue000\ue001]{0,40}?(?:tỉnh|thành phố|địa "
        r"phương)[^.;,()\ue000\ue001]{0,30}[(:]\s*(?P<b><L+>)\s*\)?)?"
        r"(?:\s+(?:đã|đang|luôn|cùng|có|tiếp tục|thường xuyên|chủ động|là|sẽ tiếp tục|vốn|không ngừng|cũng|đều|sẽ)"
        r")*\s+(?:rà soát kết quả |thiết lập |ký kết |ký |duy trì |tăng cường |đẩy mạnh |thực hiện |triển khai |phát triển |mở rộng |nhất trí |"
        r"thống nhất |xây dựng |thúc đẩy |có |trao đổi,? |đánh giá (?:cao )?(?:kết quả )?|củng cố |nâng cấp |tổ chức |phối hợp "
        r"){0,3}(?:[^.;,\ue000\ue001]{0,30}?)"
        r"(?:\bhợp tác\b|\bkết nghĩa\b|quan hệ (?:hữu nghị|đối tác|đoàn kết|gắn bó|song phương|truyền thống)|"
        r"(?:thiết lập|nâng cấp|nâng tầm|nâng|duy trì|phát triển|có) quan hệ|mối quan hệ|liên kết|giao lưu hữu nghị|trao đổi "
        r"đoàn)(?!\s+(?:[^.;,\ue000\ue001]{0,30}\s)?với\s+(?:\w+\s+){0,3}<LG>)"
    )),
    ("joint", rule(
        r"(?P<a><LG+>)\s+(?:(?:đã|sẽ|đang|cùng|cùng nhau|tiếp tục|luôn|và các đơn vị|thường xuyên)\s+)*(?:phối hợp|bắt tay|chung tay|"
        r"(?:thống nhất|nhất trí)(?! cho rằng| đánh giá| nhận định))\b"
    )),
    ("joint", rule(
        r"(?P<a><L>(?:\s*[-–,]\s*<L>)*)\s+cùng(?: với)?\s+(?P<b><L>)\s+(?:(?:đã|sẽ|đang|cùng)\s+)*(?:xây dựng|triển khai|phát triển|thực hiện|"
        r"hợp tác|hình thành)\b"
    )),
    ("title-pair", rule(r"^(?P<a><L>\s*(?:-|và|,)\s*<L>(?:\s*(?:-|và|,)\s*<L>)*)\s*[:,]?\s[^.]{0,60}?(?:hợp tác|liên kết|kết nghĩa|hữu "
        r"nghị)(?!\s+với)")),
)  # fmt: skip
_MORE: Final = rule(
    r"(?:[;,]|\bcũng như\b|\bvà\b|\bđồng thời\b)\s[^.\ue000\ue001]{0,80}?\b(?:hợp tác|kết nghĩa|liên kết|quan hệ|ký "
    r"kết)\b[^.;\ue000\ue001]{0,50}?\bvới\s+"
    rf"{PARTNERS}(?P<b><LG+>)"
)
"""Further partners of the subject: "A kết nghĩa với B; ký thỏa thuận hợp tác với C"."""
_PAIR: Final = r"<L>\s*(?:-|–|và|với)\s*<L>"
_PAIRS: Final = rule(
    rf"(?:\b(?:hợp tác|kết nghĩa|hữu nghị|liên kết|giao lưu)\b|<A>)[^.;\ue000\ue001]{{0,60}}?(?:như|gồm|:|là|"
    rf"giữa)\s*(?P<row>{_PAIR}(?:\s*[,;][^.]{{0,40}}?{_PAIR})+)"
)
_ONE_PAIR: Final = rule(_PAIR)
_EVENT: Final = rule(r"(?P<e><E>)[^.;\ue005\ue000\ue001]{0,20}?\bgiữa\s+(?:hai |các |2 |3 |ba )?(?:tỉnh |thành phố |địa phương )?(?P<a><LG+>)")
_HOSTS: Final = rule(
    r"(?P<a><L+>)\s+(?:đã\s+|vừa\s+|cùng\s+)*(?:phối hợp|phối kết hợp)\s+(?:(?:với|cùng|và)\s+)*"
    r"(?:[^.;,\ue000-\ue005]{0,30}?\s)?(?:các\s+(?:tỉnh|thành phố|địa phương|huyện)\s*[:,]?\s*)?(?P<b><LG+>)[^.;\ue005]{0,50}?\btổ chức\b"
    r"[^.;\ue005]{0,40}?(?P<e><E>)(?P<tail>[^.;]{0,90})"
)
"""Hosts of one event: "tỉnh A phối hợp với tỉnh B tổ chức hội nghị hợp tác ...\"."""
_EVENT_BOND: Final = re.compile(r"hợp tác|kết nghĩa|quan hệ|liên kết|hữu nghị", re.IGNORECASE)
_ASKED: Final = re.compile(
    (
        r"(?:đề xuất|đề nghị|mong muốn|kỳ vọng|hy vọng|muốn|kêu gọi|tiềm năng|cơ hội|khả năng|nghiên cứu|xem xét|hướng tới|xúc "
        r"tiến)[^.;,]{0,60}?(?:thiết lập|kết nghĩa|"
        r"ký kết|ký|hình thành|xây dựng)\b[^.;,]{0,50}$"
    ),
    re.IGNORECASE,
)
_SUBJECTS: Final = frozenset({"group-bond", "joint", "bond-with", "title-pair"})
_WISHED: Final = frozenset({"bond-with", "group-bond", "with-bond", "bound"})
_OTHERS: Final = rule(r"(?:^(?:Với|Đối với|Riêng với)\s+<L>,|(?:chứng kiến|tham dự|có mặt) của (?:đại diện |lãnh đạo )*)\s*$")
"""With these words before it a group is not who cooperates: "với tỉnh A, hai bên", "trước sự chứng kiến của hai tỉnh"."""
_WITH: Final = re.compile(r"\b(?:với|có)\s+(?:cả\s+)?$")
_OTHER_SIDE: Final = rule(r"<LG>\s+với\s+(?=(?:\w+\s+){0,3}?<LG>)")
"""In "giữa A với B và C" B and C stand on one side."""
_EXISTING: Final = re.compile(
    r"quan hệ|mối|tiếp tục|tăng cường|đẩy mạnh|thúc đẩy|mở rộng|kết quả|chương trình|thỏa thuận|thời gian qua|những năm qua|đã ", re.IGNORECASE
)
_ANY: Final = Family(*(pattern for _, pattern in _RULES), _PAIRS, _EVENT, _HOSTS)


def state(sentences: Sequence[Typed], signings: Sequence[Fact]) -> list[Fact]:
    """Return the COOPERATES_WITH facts: relations stated as existing or agreed, and those between the parties of an agreement to cooperate."""
    found: list[Fact] = []
    named = {key(form): i for t in sentences for i in t.items.values() if i.kind == "L" for d in i.drafts for form in (d.name, *d.aliases)}
    for typed in sentences:
        if typed.items and _ANY.possible(typed.text):
            found.extend(_stated(typed, sentences))
        for item in typed.items.values():
            if item.kind == "E" and any(_EVENT_BOND.search(d.name) for d in item.drafts):
                found.extend(_pairs(typed, "event-bond", _within_name(item, typed, named), []))
    found.extend(_parties(signings))
    return found


def _stated(typed: Typed, sentences: Sequence[Typed]) -> list[Fact]:
    """Return what the rules find in one sentence."""
    found: list[Fact] = []
    for name, pattern in _RULES:
        for match in pattern.finditer(typed.text):
            left, right = (
                subjects(typed, *match.span("a")) if name in _SUBJECTS else typed.at(*match.span("a")),
                typed.at(*match.span("b")) if "b" in pattern.groupindex else [],
            )
            head = typed.text[max(0, match.start() - 80) : match.start("a")]
            if (
                _ASKED.search(head)
                or (name == "group-bond" and (_OTHERS.search(head) or _partners(typed, match, left)))
                or (name in _WISHED and wished(typed, match.start("b") if right and name != "with-bond" else match.end()))
                or (name == "bond-between" and wished(typed, match.start()) and not _EXISTING.search(head))
            ):
                continue
            if not right and (joint := _OTHER_SIDE.search(typed.text, *match.span("a"))):
                left, right = typed.at(match.start("a"), joint.start() + 1), typed.at(joint.end(), match.end("a"))
            if name == "with-bond" and right[0].kind == "G":
                other = partner(sentences, left[0].drafts[0])
                right = [replace(right[0], drafts=(other,))] if other else []
            found.extend(_pairs(typed, name, left, right))
            if name == "bond-with":
                for more in _MORE.finditer(typed.text, match.end()):
                    if not wished(typed, more.start("b")):
                        found.extend(_pairs(typed, name, left, typed.at(*more.span("b"))))
    for match in _PAIRS.finditer(typed.text):
        for pair in _ONE_PAIR.finditer(typed.text, *match.span("row")):
            found.extend(_pairs(typed, "pairs", typed.at(*pair.span()), []))
    for match in _EVENT.finditer(typed.text):
        if any(_EVENT_BOND.search(d.name) for d in typed.items[match.start("e")].drafts):
            found.extend(_pairs(typed, "event-bond", typed.at(*match.span("a")), []))
    for match in _HOSTS.finditer(typed.text):
        names = " ".join(d.name for d in typed.items[match.start("e")].drafts)
        host = subjects(typed, *match.span("a"))
        if len(host) == 1 and _EVENT_BOND.search(f"{names} {match['tail']}"):
            found.extend(_pairs(typed, "event-bond", host, typed.at(*match.span("b"))))
    return found


def _within_name(event: Item, typed: Typed, named: Mapping[str, Item]) -> list[Item]:
    """Return the localities that an event's own name joins by a dash or "và" ("Lễ kỷ niệm 30 năm quan hệ hữu nghị A - B")."""
    inside = [m for m in typed.scan.places if event.start <= m.start and m.end <= event.end and key(m.name) in named]
    return [named[key(m.name)] for m in inside] if len(inside) == 2 else []


def _partners(typed: Typed, match: re.Match[str], named: Sequence[Item]) -> bool:
    """Tell whether a group behind "với" are the partners of who stands before: "tỉnh A hợp tác với hai tỉnh B và C" joins no B and C."""
    start = match.start("a")
    return all(i.kind == "G" for i in named) and _WITH.search(typed.text[max(0, start - 20) : start]) is not None and bool(typed.at(0, start))


def _pairs(typed: Typed, name: str, left: list[Item], right: list[Item]) -> list[Fact]:
    spans = tuple(span(i) for i in (*left, *right))
    first, second = localities(left), localities(right)
    pairs = [(a, b) for a in first for b in second] if second else list(combinations(first, 2))
    return [_fact(typed, name, a, b, spans, "agreed") for a, b in pairs if a is not b and abs(level_of(a) - level_of(b)) <= 1 and not _within(a, b)]


def _within(a: Draft, b: Draft) -> bool:
    ids = {a.place.id if a.place else "", b.place.id if b.place else ""}
    return any(d.place is not None and d.place.parent in ids for d in (a, b))


def _fact(typed: Typed, name: str, a: Draft, b: Draft, spans: tuple[tuple[int, int], ...], status: Status) -> Fact:
    return Fact("COOPERATES_WITH", a, b, typed.scan.sentence, name, spans, None, status, fields(typed))


def _parties(signings: Sequence[Fact]) -> list[Fact]:
    """Return the facts between the parties of one agreement; of partners named behind "với" each has its own with the one before it."""
    by_agreement: dict[int, list[Fact]] = {}
    for fact in signings:
        if fact.type == "PARTY_TO" and fact.source.type == "Locality":
            by_agreement.setdefault(id(fact.target), []).append(fact)
    found = []
    for facts in by_agreement.values():
        for a, b in combinations(facts, 2):
            partners = a.rule == b.rule == "signed-with" and a.sentence is b.sentence
            if a.source is not b.source and not partners and not _within(a.source, b.source):
                found.append(Fact("COOPERATES_WITH", a.source, b.source, a.sentence, "parties", (*a.spans, *b.spans), a.date, "agreed", a.fields))
    return found


EXAMPLES: Final[Examples] = {
    "bond-between": (
        "Quan hệ hợp tác giữa tỉnh Hà Giang và tỉnh Vân Nam ngày càng bền chặt."
    , "Quan hệ hợp tác giữa Việt Nam và Trung Quốc ngày càng bền chặt."),
    "bond-with": ("Tỉnh Quảng Trị đã kết nghĩa với tỉnh Savannakhet từ lâu.", "Tỉnh Quảng Trị mong muốn kết nghĩa với tỉnh Savannakhet."),
    "group-bond": (
        "Lãnh đạo tỉnh Hà Giang và tỉnh Vân Nam có mặt. Hai tỉnh tiếp tục tăng cường hợp tác về du lịch.",
        "Lãnh đạo tỉnh Hà Giang và tỉnh Vân Nam có mặt. Hai tỉnh cùng bị mưa lớn.",
    ),
    "joint": ("Tỉnh Hà Giang và tỉnh Cao Bằng phối hợp tuần tra rừng.", "Tỉnh Hà Giang và tỉnh Cao Bằng đề nghị phối hợp tuần tra rừng."),
    "title-pair": ("Cần Thơ - Osaka: mở rộng hợp tác nông nghiệp", "Cần Thơ - Osaka: hai mùa mưa nắng"),
    "with-bond": (
        "Với tỉnh Vân Nam, Hà Giang hợp tác chặt chẽ về thương mại.",
        "Với tỉnh Vân Nam, Hà Giang đề nghị hợp tác chặt chẽ về thương mại.",
    ),
    "twin": (
        "Savannakhet là địa phương kết nghĩa của tỉnh Quảng Trị.",
        "Savannakhet là địa phương ở phía tây của tỉnh Quảng Trị.",
    ),
    "bound": ("Thành phố Leipzig đã gắn bó cùng TP.HCM nhiều năm qua.", "Thành phố Leipzig mong muốn gắn bó cùng TP.HCM."),
    "twin-of": (
        "Phường Hồng Gai đến thăm xã Mường Lò. Phường Hồng Gai trao 5 tấn hàng hóa nhằm hỗ trợ xã kết nghĩa Mường Lò.",
        "Phường Hồng Gai trao 5 tấn hàng hóa cho các địa phương kết nghĩa và xã Mường Lò.",
    ),
    "since": (
        "Kể từ khi thiết lập quan hệ kết nghĩa, tỉnh Quảng Trị và tỉnh Savannakhet đã trao đổi nhiều đoàn.",
        "Kể từ khi có bão, tỉnh Quảng Trị và tỉnh Savannakhet đã trao đổi nhiều đoàn.",
    ),
    "pairs": (
        "Nhiều cặp địa phương đang hợp tác như Hà Giang và Vân Nam; Quảng Trị và Savannakhet.",
        "Nhiều cặp địa phương đang mưa như Hà Giang và Vân Nam; Quảng Trị và Savannakhet.",
    ),
    "event-bond": (
        "Lễ kỷ niệm 20 năm thiết lập quan hệ hữu nghị giữa tỉnh Quảng Trị và tỉnh Savannakhet vừa diễn ra.",
        "Lễ kỷ niệm 20 năm ngày thành lập ngành bưu điện giữa tỉnh Quảng Trị và tỉnh Savannakhet vừa diễn ra.",
    ),
    "parties": (
        "Tỉnh Hà Giang và tỉnh Vân Nam đã ký thỏa thuận hợp tác về du lịch giai đoạn 2021 - 2025.",
        "Tỉnh Hà Giang đề nghị tỉnh Vân Nam sớm ký thỏa thuận hợp tác về du lịch.",
    ),
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
