"""Investment: INVESTS_IN by localities and organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph.schema import Status
from loaders.draft import Draft
from loaders.fact import FUTURE, Examples, Fact, partner, span, wished, works
from loaders.locality import level_of
from loaders.money import Sum
from loaders.pattern import Pattern
from loaders.typed import SIGNS, Item, Typed, rule
from loaders.typeword import COMPANIES

_WORDS: Final = Pattern("đầu tư|vốn|khởi công|xây dựng|chủ đầu|dự án|triển khai|thực hiện|liên doanh|giấy|rót|chi ", ignorecase=True)
_WHO: Final = r"(?:(?:các|nhiều|những|\d[\d.]*|hai|ba)\s+)?(?:nhà đầu tư|doanh nghiệp|doanh nhân|tập đoàn|công ty|đơn vị)(?:\s+(?:lớn|hàng đầu|FDI))*"
_INVESTORS: Final = rule(rf"{_WHO}\s+(?:đến\s+)?(?:từ|của|tại|ở)?\s*(?P<s><L>)(?P<rest>[^.;]{{0,160}})")
_OF_PLACE: Final = rule(
    r"(?P<t><L>)[^.;\ue000]{0,60}?\b(?:có|thu hút|tiếp nhận|được)\s[^.;\ue000]{0,60}?\bdự án\b[^.;\ue000]{0,60}?\b(?:của|từ|do)\s"
    rf"(?P<who>[^.;\ue000]{{0,40}}?(?:{_WHO}|nhà đầu tư)\s+(?:đến\s+)?(?:từ\s+|của\s+)?)?(?P<s><L>)"
)
_HAS_PROJECTS: Final = rule(
    r"(?P<s><L>)\s+(?:(?:hiện|đang|đã|cũng|còn|hiện đang)\s+)*(?:có|là nhà đầu tư|đầu tư)\s[^.;\ue000]{0,60}?\b(?:dự án|đầu tư)\b[^.;\ue000]{0,60}?"
    r"\b(?:tại|vào|ở|trên địa bàn|lên)\s+(?P<t><L>)"
)
_LICENSED: Final = rule(
    r"(?:đăng ký đầu tư|chứng nhận đầu tư|chủ trương đầu tư|giấy phép đầu tư|quyết định đầu tư|"
    r"phê duyệt|chấp thuận|giao|cho phép)[^.;]{0,60}?\b(?:cho\s+)?"
    r"(?P<s><O>)(?P<mid>[^.;\ue006]{0,80}?)(?P<j><J>)"
)
_BUILT_BY: Final = rule(
    r"(?P<j><J>)(?P<mid>(?:[^.;\ue003\ue006(]|\([^()]*\)){0,110}?)\b(?P<by>do|của|được)\s+(?:(?:liên doanh|liên danh|các|nhà đầu tư|"
    r"chủ đầu tư|doanh nghiệp)\s+)*(?P<s><O+>)(?P<after>(?:[^.;\ue006(]|\([^()]*\)){0,80})"
)
_BUILDS: Final = re.compile(
    r"^(?:\s*\([^()]*\))*\s*(?:,|$|\)|(?:\w+\s+){0,3}(?:làm chủ|là chủ|đầu tư|liên doanh|vốn|triển khai|thực hiện|xây dựng|phát triển|rót|"
    r"khởi công|đề xuất|làm nhà đầu tư|tại|trị giá))",
    re.IGNORECASE,
)
_APPOSED: Final = re.compile(r"\s*\ue007?(?:\s*(?:tại|ở)\s+\ue000)?\s*")
_STARTS: Final = re.compile(r"\s+(?:(?:đã|sẽ|vừa|chính thức|đang)\s+)*được\s+(?:khởi công|động thổ|khánh thành|đầu tư|xây dựng|triển khai|cấp)")
_DEVELOPER: Final = rule(r"\bdo\s+(?P<s><LO>)\s+(?:làm|là)\s+chủ đầu tư")
_INVESTOR_IS: Final = rule(
    r"\b(?:chủ đầu tư|nhà đầu tư|đơn vị đầu tư)(?:\s+(?:của\s+)?(?:dự án|công trình|<J>)(?:\s+này)?)?\s*(?:là|:|-|,|gồm)?\s*(?P<s><O+>)"
)
_IS_INVESTOR: Final = rule(
    r"(?P<s><O>)(?:\s*\([^()]*\))?\s*[,-]?\s+(?:cũng\s+|hiện\s+|đang\s+|được\s+|giao\s+)*(?:là|làm)?\s*\(?(?:chủ đầu tư|nhà đầu tư)\)?(?:\s+của)?\s+"
    r"(?P<j><J>)"
)
_CHARGED: Final = rule(
    r"(?P<s><LO+>)\s+(?:sẽ\s+|được giao\s+|đã\s+)*(?:chịu trách nhiệm|là nhà|làm nhà|bỏ vốn)\s+đầu tư\b[^.;\ue000\ue003\ue006]{0,60}?(?P<j><J>)"
)
_INTO: Final = rule(
    r"(?P<s><LO>)[^.;\ue000\ue003]{0,50}?\b(?P<v>đầu tư|rót vốn|bỏ vốn|rót|chi(?= thêm\b|\s+<M>))\b[^.;\ue000\ue003\ue006]{0,60}?"
    r"\b(?:vào|lên|tại|trên địa bàn)\s+(?P<l><L>)"
)
_OWNER: Final = rule(
    r"(?P<s><O>)(?P<mid>[^.;\ue006]{0,60}?|[^.;\ue006]{0,60}?\bphối hợp\b[^.;\ue006]{0,90}?)"
    r"\b(?:đầu tư|làm chủ đầu tư|là chủ đầu tư|khởi công|xây dựng|động thổ|góp vốn|rót vốn|bỏ vốn|khởi động|"
    r"triển khai|thực hiện)\b"
    r"(?P<rest>[^.;]{0,160})"
)
_SPOKEN_OF: Final = re.compile(r"(?:Đây là (?:dự án|công trình)|Trường|Công trình|Dự án|Cầu|Nhà|Bệnh viện|Tuyến)")
_SPOKEN: Final = re.compile(
    r"\b(?:cho vay|viện trợ|tài trợ|ủng hộ|tặng|trao|nói|cho biết|cho rằng|cho hay|công bố|kêu gọi|yêu cầu|nhấn mạnh|về việc|hỗ trợ đầu tư)\b"
)
_BY_WORD: Final = re.compile(r"\b(?:theo|báo cáo|đề nghị|kết luận)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_BREAKS_GROUND: Final = rule(r"(?P<s><O>)(?P<mid>[^.;\ue003\ue005\ue006]{0,60}?)\b(?:tổ chức|làm|tiến hành)\s+(?P<e><E>)(?P<rest>[^.;]{0,100})")
_GROUND: Final = re.compile(r"(?:buổi )?lễ (?:khởi công|động thổ|khánh thành|khai trương|đặt viên đá|thông xe)")
_GIFT_HOUSE: Final = re.compile(r"(?:điểm )?trường|bệnh viện|trạm|nhà (?!máy)|khu di tích|đền")
_OF_THE_PROJECT: Final = rule(
    r"(?P<s><O>)(?:\s*\((?:<O>|[^()]*)\))?\s+(?:là|làm)\s+(?:chủ đầu tư|nhà đầu tư)(?:\s+(?:của\s+)?(?:dự án|công trình))?\b"
)
_NAMED_OWNER: Final = rule(r"\b(?:cho|giao|chọn|chấp thuận)\s+(?P<s><O>)(?:\s*\([^()]*\))?\s+(?:là|làm)\s+(?:chủ đầu tư|nhà đầu tư)")
_OFFICES: Final = ("sở", "bộ", "ban", "cục", "ủy ban", "tổng cục", "hội", "quỹ")
"""Kinds of organisations that put no money of their own into a locality."""
_OPENS_ROW: Final = rule(
    r"(?P<s><O>)(?:\s*\([^()]*\))?,?\s+(?:\w+\s+){0,4}?(?:khởi công|động thổ|triển khai|đầu tư|khánh thành|thực hiện|xây dựng)\s+(?:\w+\s+){0,3}?"
    r"(?:\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nhiều|các|loạt|hàng loạt|chuỗi)\s+(?:\W?\w+\W?\s+){0,2}?(?:dự án|công trình)"
)
_ROW: Final = re.compile(r"^\W*(?:\w+\s+){0,4}?(?:dự án|công trình|đó)(?:\s+\w+){0,5}?\s*(?:gồm|là|như|có|:)", re.IGNORECASE)
_SAID_FIRM: Final = rule(
    r"(?:^|[,)]\s+|\.\s+)(?P<who>(?:(?:tập đoàn|công ty|doanh nghiệp|nhà đầu tư|chủ đầu tư|đơn vị)(?:\s+(?:này|trên|nói trên|cũng))?))\s+"
    r"(?:(?:đã|cũng|còn|hiện|đang|sẽ|vừa|tiếp tục|chính thức)\s+)*(?:khởi công|động thổ|triển khai|đầu tư|xây dựng|thực hiện|rót vốn)\b"
    r"[^.;\ue003\ue006]{0,60}?(?P<j><J>)"
)
_OF_FIRM: Final = rule(r"\b(?:đầu tư|vốn|dự án)\s+(?:\w+\s+){0,2}?của\s+(?P<s><O>)(?:\s*\([^()]*\))?\s+(?:tại|vào|ở)\s+(?P<l><L>)")
_COST: Final = re.compile(
    r"^\W*(?:(?:được biết|theo đó|hiện|đây là),?\s+)*"
    r"(?:\ue006|dự án|công trình|nhà máy|tổng|tuyến|cầu|vốn|với tổng|bệnh viện|trường|giai đoạn|khu|cụm|cảng|sân|chợ|khách sạn|tổ hợp|trung tâm)",
    re.IGNORECASE,
)
_PRICED: Final = rule(r"(?:vốn|mức đầu tư|kinh phí|chi phí|trị giá|giá trị|đầu tư)[^.;,\ue007]{0,40}?(?P<m><M>)")


def state(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the INVESTS_IN facts of an article: investors of a locality, owners and builders of a project.

    A sum that the next sentence gives for the project is the investment's.
    """
    found: list[Fact] = []
    current: Draft | None = None
    fresh: list[int] = []
    said = _Said()
    for number, typed in enumerate(sentences):
        if not typed.items:
            continue
        facts = _investments(typed, sentences, current)
        if not facts and fresh and _COST.match(typed.text) and (paid := _price(typed, {id(found[n].target) for n in fresh})) is not None:
            for n in fresh:
                found[n] = replace(found[n], sum=paid)
            fresh = []
        elif facts or SIGNS["J"] in typed.text or SIGNS["O"] in typed.text:
            named = {id(f.target) for f in facts if f.target.type == "Project"}
            fresh = [len(found) + n for n, f in enumerate(facts) if f.sum is None and len(named) == 1 and f.target.type == "Project"]
        facts += said.again(typed, number)
        found.extend(facts)
        _priced_later(typed, found)
        current = next((d for i in reversed(typed.items.values()) for d in works(i)), current)
    return found


@dataclass(slots=True)
class _Said:
    """The firm last named, and the one last said to build several works, each with the number of its sentence."""

    firm: tuple[Draft, int] | None = None
    opened: tuple[Draft, int] | None = None

    def again(self, typed: Typed, number: int) -> list[Fact]:
        """Return what a sentence says of a firm that it does not name: a row of its works, or what "tập đoàn" builds; remember those it names."""
        named = SIGNS["O"] in typed.text
        found: list[Fact] = []
        if SIGNS["J"] in typed.text:
            if self.opened is not None and number - self.opened[1] <= 2 and not named and _ROW.match(typed.text):
                found += [_fact(typed, self.opened[0], d, "row", [i], "done", None) for i in typed.items.values() if i.kind == "J" for d in i.drafts]
            if self.firm is not None and number - self.firm[1] <= 3:
                found += _by_same_firm(typed, self.firm[0])
        if named:
            firms = [d for i in typed.items.values() if i.kind == "O" for d in i.drafts if d.kind is None or d.kind in COMPANIES]
            self.firm = (firms[-1], number) if firms else self.firm
            opening = _OPENS_ROW.search(typed.text)
            self.opened = (typed.items[opening.start("s")].drafts[0], number) if opening is not None else self.opened
        return found


def _by_same_firm(typed: Typed, firm: Draft) -> list[Fact]:
    """Return what the firm named before builds by a sentence that only calls it "tập đoàn" or "nhà đầu tư này"."""
    found = []
    for match in _SAID_FIRM.finditer(typed.text):
        work = typed.items[match.start("j")]
        if not wished(typed, match.start("j"), back=60):
            found += [_fact(typed, firm, d, "owner", [work], "done", _only_sum(typed, match.start("j"), len(typed.text))) for d in work.drafts[:1]]
    return found


def _priced_later(typed: Typed, found: list[Fact]) -> None:
    """Give what is invested in a project the sum that a later sentence names for it alone."""
    if SIGNS["M"] not in typed.text or SIGNS["O"] in typed.text:
        return
    named = {id(d): d for i in typed.items.values() if i.kind == "J" for d in i.drafts}
    waiting = [n for n, f in enumerate(found) if f.sum is None and id(f.target) in named]
    if len(named) == 1 and waiting and (price := _stated_price(typed)) is not None:
        for n in waiting:
            found[n] = replace(found[n], sum=price)


def _price(typed: Typed, targets: set[int]) -> Sum | None:
    """Return the one sum that a sentence names for a project of ``targets`` or for no named one."""
    others = [d for i in typed.items.values() if i.kind in "JO" for d in i.drafts if id(d) not in targets]
    return None if others else _stated_price(typed)


def _stated_price(typed: Typed) -> Sum | None:
    """Return the first sum a sentence names as a price, unless it is only wished or needed."""
    match = _PRICED.search(typed.text)
    return typed.items[match.start("m")].sum if match is not None and not wished(typed, match.start()) else None


def _investments(typed: Typed, sentences: Sequence[Typed], current: Draft | None) -> list[Fact]:
    if not _WORDS.possible(typed.text) and not any(i.works for i in typed.items.values()):
        return []
    found = [*_of_localities(typed, sentences), *_of_projects(typed, current), *_into(typed)]
    return found or list(_owned(typed))


def _fact(typed: Typed, source: Draft, target: Draft, name: str, items: Sequence[Item], status: Status, paid: Sum | None) -> Fact:
    return Fact("INVESTS_IN", source, target, typed.scan.sentence, name, tuple(span(i) for i in items), None, status, sum=paid)


def _only_sum(typed: Typed, start: int, end: int) -> Sum | None:
    """Return the sum in a stretch of a sentence that names one only."""
    sums = [i for i in typed.at(start, end) if i.kind == "M"]
    return sums[0].sum if len(sums) == 1 else None


def _of_localities(typed: Typed, sentences: Sequence[Typed]) -> Iterator[Fact]:
    """Yield what investors and enterprises of one locality invest in another."""
    context = typed.text
    status: Status = "planned" if re.search(r"dự kiến|sẽ|đăng ký", context) else "done"
    for pattern in (_OF_PLACE, _HAS_PROJECTS):
        for match in pattern.finditer(context):
            source, target = typed.items[match.start("s")], typed.items[match.start("t")]
            if wished(typed, match.start("s"), back=80) or wished(typed, match.end()) or level_of(source.drafts[0]) > 2:
                continue
            if pattern is _OF_PLACE and not match["who"] and (SIGNS["M"] not in context or "đầu tư" not in match.group()):
                continue
            if source.drafts[0] is not target.drafts[0] and not re.search(r"ODA|hợp tác xã|kêu gọi|mời gọi", match.group()):
                yield _fact(typed, source.drafts[0], target.drafts[0], "projects", [source, target], status, _only_sum(typed, 0, len(context)))
    for match in _INVESTORS.finditer(context):
        source = typed.items[match.start("s")]
        if (
            not re.search(r"đầu tư|dự án|vốn", context)
            or wished(typed, match.start("s"), back=80)
            or re.search(r"mong muốn|quan tâm|tìm hiểu|có thể|tạo điều kiện|mời|kêu gọi|tham gia", match["rest"][:80])
        ):
            continue
        sums = [i for i in typed.at(*match.span("rest")) if i.kind == "M"]
        targets = [d for i in typed.at(0, len(context)) if i.kind in "LJ" for d in i.drafts if d not in source.drafts]
        if sums and (re.search(r"đầu tư|dự án", context)):
            for place in targets[:1] or [p for p in [partner(sentences, source.drafts[0])] if p]:
                yield _fact(typed, source.drafts[0], place, "investors", [source, sums[0]], status, sums[0].sum)


def _of_projects(typed: Typed, current: Draft | None) -> Iterator[Fact]:
    """Yield who owns, builds or is licensed for the projects that a sentence names, or that it calls "dự án" after they were named."""
    text = typed.text
    for match in _LICENSED.finditer(text):
        owner, work = typed.items[match.start("s")], typed.items[match.start("j")]
        if wished(typed, match.start(), back=60) or not re.search(
            r"đầu tư|xây dựng|thực hiện|triển khai|dự án|^\W*$|về|với|khởi công", match["mid"] + match.group()[:60]
        ):
            continue
        for d in work.drafts[:1]:
            yield _fact(typed, owner.drafts[0], d, "owner", [owner, work], "planned", _only_sum(typed, match.start("j"), len(text)))
    for match in _BUILT_BY.finditer(text):
        work, owners = typed.items[match.start("j")], [i for i in typed.at(*match.span("s")) if i.kind == "O"]
        paid = _only_sum(typed, match.start(), match.end())
        if match["by"] != "của" and not _BUILDS.match(match["after"]):
            continue
        if match["by"] == "được" and not re.match(r"\s*(?:\([^()]*\)\s*)?(?:đầu tư|xây dựng|triển khai|khởi công)", match["after"]):
            continue
        if match["by"] == "của" and (
            not _APPOSED.fullmatch(match["mid"]) or not (paid or _BUILDS.match(match["after"]) or _STARTS.match(match["after"]))
        ):
            continue
        works = [*_beside(typed, match.start("j")), work] if re.search(r"\bđều\s+$", match["mid"]) else [work]
        for d in dict.fromkeys(d for w in works for d in w.drafts[:1]):
            for o in owners:
                yield _fact(typed, o.drafts[0], d, "owner", [o, work], "done", paid if len(works) == 1 else None)
    for match in _CHARGED.finditer(text):
        work = typed.items[match.start("j")]
        for o in typed.at(*match.span("s")):
            for d in work.drafts[:1] if o.kind in "OL" else ():
                yield _fact(typed, o.drafts[0], d, "owner", [o, work], "done", _only_sum(typed, match.start(), len(text)))
    for match in _DEVELOPER.finditer(text):
        source = typed.items[match.start("s")]
        works = [i for i in typed.at(0, match.start()) if i.kind == "J"]
        drafts = [d for w in works[-1:] for d in w.drafts] or ([current] if current is not None and _SPOKEN_OF.match(text) else [])
        paid = _only_sum(typed, match.end(), len(text)) or _only_sum(typed, 0, len(text))
        for d in drafts[:1]:
            yield _fact(typed, source.drafts[0], d, "owner", [source], "done", paid)
    for match in _IS_INVESTOR.finditer(text):
        source, work = typed.items[match.start("s")], typed.items[match.start("j")]
        yield _fact(typed, source.drafts[0], work.drafts[0], "owner", [source, work], "done", _only_sum(typed, match.start("j"), len(text)))
    for match in _OF_THE_PROJECT.finditer(text) if SIGNS["J"] not in text else ():
        if current is not None and not wished(typed, match.start(), back=60):
            yield _fact(typed, typed.items[match.start("s")].drafts[0], current, "owner", [typed.items[match.start("s")]], "done", None)
    for match in _NAMED_OWNER.finditer(text) if SIGNS["J"] not in text else ():
        source = typed.items[match.start("s")]
        if current is not None and not wished(typed, match.start(), back=60):
            yield _fact(typed, source.drafts[0], current, "owner", [source], "planned", None)
    for match in _INVESTOR_IS.finditer(text):
        works = [i for i in typed.items.values() if i.kind == "J"]
        drafts = [d for w in works[:1] for d in w.drafts[:1]] if len(works) == 1 else [current] if not works and current else []
        if wished(typed, match.start("s"), back=40) or re.search(r"\b(?:các|nhiều|những)\s+$", text[max(0, match.start() - 8) : match.start()]):
            continue
        for o in typed.at(*match.span("s")):
            for d in drafts if o.kind == "O" else ():
                yield _fact(typed, o.drafts[0], d, "owner", [o], "done", _only_sum(typed, 0, len(text)))


def _beside(typed: Typed, at: int) -> list[Item]:
    """Return the project that stands joined before the one at offset ``at``: "nhà máy A và nhà máy B"."""
    before = [(k, i) for k, i in typed.items.items() if k < at and i.kind == "J"]
    return [i for k, i in before[-1:] if re.fullmatch(r".\s*(?:,|và)\s*", typed.text[k:at])]


def _into(typed: Typed) -> Iterator[Fact]:
    for match in _OF_FIRM.finditer(typed.text):
        source, place = typed.items[match.start("s")], typed.items[match.start("l")]
        if not wished(typed, match.start("s"), back=60):
            yield _fact(typed, source.drafts[0], place.drafts[0], "into", [source, place], "done", _only_sum(typed, match.start(), len(typed.text)))
    for match in _INTO.finditer(typed.text):
        source, place = typed.items[match.start("s")], typed.items[match.start("l")]
        sums = [i for i in typed.items.values() if i.kind == "M"]
        firm = re.search(
            r"doanh nghiệp|nhà đầu tư|công ty|thành phố|tỉnh", typed.text[max(0, match.start() - 30) : match.start()] + match.group(), re.IGNORECASE
        )
        decided = source.kind == "O" and re.search(r"\b(?:đã|đang|hiện|quyết định|chọn)\b", match.group()) and level_of(place.drafts[0]) <= 2
        if (source.drafts[0].kind or "").startswith(_OFFICES):
            continue
        if wished(typed, match.start("v"), back=60) or not (
            sums or decided or (firm and source.kind == "L" and re.search(r"đang|đã|hiện", match.group()))
        ):
            continue
        status: Status = "planned" if FUTURE.search(match.group()) else "done"
        for d in place.drafts[:1]:
            yield _fact(typed, source.drafts[0], d, "into", [source, place], status, sums[0].sum if sums else None)


def _owned(typed: Typed) -> Iterator[Fact]:
    """Yield what an organisation builds or puts money into, and what it breaks ground for."""
    for match in _BREAKS_GROUND.finditer(typed.text):
        source, event = typed.items[match.start("s")], typed.items[match.start("e")]
        built = [d for d in event.works if not _GIFT_HOUSE.match(d.kind or "")]
        if built and _GROUND.match(event.drafts[0].kind or "") and not re.search(r"phối hợp|cùng", match["mid"]):
            yield _fact(typed, source.drafts[0], built[0], "owner", [source, event], "done", _only_sum(typed, *match.span("rest")))
    for match in _OWNER.finditer(typed.text):
        source = typed.items[match.start("s")]
        if wished(typed, match.start("rest"), back=80) or _SPOKEN.search(match["mid"]) or _BY_WORD.search(typed.text, 0, match.start()):
            continue
        items = typed.at(*match.span("rest"))
        sums = [i for i in items if i.kind == "M"]
        works = [i for i in items if i.kind == "J"] or [i for i in items if sums and i.kind == "L" and level_of(i.drafts[0]) <= 2]
        several = bool(works) and works[0].kind == "J" and not any(i.kind == "O" for i in items)
        for w in works if several else works[:1]:
            for d in w.drafts[:1]:
                yield _fact(
                    typed,
                    source.drafts[0],
                    d,
                    "owner",
                    [source, w],
                    "planned" if FUTURE.search(match["mid"]) else "done",
                    sums[0].sum if sums and len(works) == 1 else None,
                )


EXAMPLES: Final[Examples] = {
    "investors": (
        "Đến nay, có 12 dự án của các nhà đầu tư đến từ Hà Nội tại tỉnh Hà Giang với số vốn 300 tỷ đồng.",
        "Các nhà đầu tư đến từ Hà Nội mong muốn tìm hiểu dự án 300 tỷ đồng tại tỉnh Hà Giang.",
    ),
    "projects": (
        "Thành phố Đà Nẵng hiện có 12 dự án đầu tư tại tỉnh Hà Giang.",
        "Thành phố Đà Nẵng mong muốn có thêm dự án đầu tư tại tỉnh Hà Giang.",
    ),
    "owner": (
        "Cầu Sông Lô do Công ty Cổ phần Thành Long làm chủ đầu tư.",
        "Cầu Sông Lô được Công ty Cổ phần Thành Long nhắc đến.",
    ),
    "row": (
        "Tập đoàn Thành Long đã khởi công hai dự án. Hai dự án gồm: cầu Sông Lô và cầu Mường Lò.",
        "Tập đoàn Thành Long đã khảo sát hai dự án. Hai dự án gồm: cầu Sông Lô và cầu Mường Lò.",
    ),
    "into": (
        "Tập đoàn Thành Long đã đầu tư 300 tỷ đồng vào tỉnh Hà Giang.",
        "Tập đoàn Thành Long mong muốn đầu tư 300 tỷ đồng vào tỉnh Hà Giang.",
    ),
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
