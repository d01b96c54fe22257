"""Support: SUPPORTED, FUNDS and INVESTS_IN, with their sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.schema import ClaimType, Status
from loaders.draft import Draft
from loaders.fact import FUTURE, Fact, day, localities, partner, span, wished
from loaders.locality import level_of
from loaders.money import Sum
from loaders.typed import Item, Typed, rule

_GIVE: Final = (
    r"(?:hỗ trợ|trao tặng|tặng|trao|ủng hộ|giúp đỡ|giúp|viện trợ|tài trợ|đóng góp|chi viện|quyên góp|trích|dành|chuyển|cấp|gửi tặng|gửi)"
)
_GIVE_TO: Final = rule(rf"(?<!\bcho )(?<!\bđến )(?<!\btới )(?<!\bgiúp )(?<!\btại )(?<!\bở )(?<!\bvới )(?P<s><PLO>)(?P<mid>[^.;\ue007]{{0,90}}?)\b(?P<v>{_GIVE})\b(?P<to>[^.;]*)")
_FROM: Final = rule(r"^[^.;,]{0,40}?\b(?:của|từ)\s+(?P<g><LO>)")
_BY: Final = rule(r"\bđược\s+(?P<g><LO>)")
_GOODS: Final = re.compile(r"(?:phần|suất|món) quà|nhu yếu phẩm|tấn (?:gạo|hàng|lương thực)|hàng cứu trợ|vật tư y tế|trang thiết bị|hàng hóa|lương thực|khẩu trang|thuốc|máy (?:thở|móc)|xe cứu thương|nhà (?:tình nghĩa|đại đoàn kết)", re.IGNORECASE)
_AID: Final = re.compile(r"ủng hộ|quyên góp|chi viện|cứu trợ", re.IGNORECASE)
_HONOUR: Final = re.compile(r"bằng khen|kỷ niệm chương|huân chương|huy hiệu|quà lưu niệm|tặng hoa|\bcờ\b|giấy chứng nhận|quyết định|lưu niệm|biểu trưng", re.IGNORECASE)
_TEAM: Final = rule(rf"(?:^|,\s*)(?:[^.;,\ue000-\ue006]{{0,40}}\s)?đoàn(?: công tác)?\s+(?:đã|cũng|còn|tiếp tục|đến|cũng đã)[^.;\ue007\ue000]{{0,30}}?\b(?P<v>{_GIVE})\b(?P<to>[^.;]*)")
_SENT: Final = rule(r"(?P<l><L>)[^.;]{0,90}?\b(?:hỗ trợ|trao|tặng|ủng hộ|thăm)")
_EACH: Final = rule(
    r"\b(?:mỗi|từng)\s+(?:tỉnh|địa phương|thành phố|nơi|đơn vị|huyện|xã|bên)[^.;\ue007]{0,20}?(?P<m><M>)|(?P<m2><M>)\s*(?:/|cho mỗi|mỗi)\s*(?:tỉnh|địa phương|thành phố)"
)
_INVESTORS: Final = rule(r"(?:nhà đầu tư|doanh nghiệp|doanh nhân)\s+(?:đến\s+)?(?:từ|của|tại)?\s*(?P<s><L>)(?P<rest>[^.;]{0,160})")
_LICENSED: Final = rule(r"(?:đăng ký đầu tư|chủ trương đầu tư|giấy phép đầu tư|quyết định đầu tư)[^.;]{0,60}?\bcho\s+(?P<s><O>)[^.;\ue003]{0,60}?(?P<j><J>)")
_BUILT_BY: Final = rule(r"(?P<j><J>)[^.;,\ue003]{0,40}?\b(?:do|của)\s+(?P<s><O+>)(?=[^.;]{0,60}?(?:đầu tư|liên doanh|làm chủ|vốn|triển khai|thực hiện|,|$))")
_DEVELOPER: Final = rule(r"\bdo\s+(?P<s><LO>)\s+(?:làm|là)\s+chủ đầu tư")
_OWNER: Final = rule(r"(?P<s><O>)(?P<mid>[^.;\ue006]{0,60}?)\b(?:đầu tư|làm chủ đầu tư|là chủ đầu tư|khởi công|xây dựng)\b(?P<rest>[^.;]{0,160})")
_VAGUE: Final = re.compile(r"kinh nghiệm|quảng bá|điểm trưng bày|xúc tiến|tuyên truyền|thông tin|chia sẻ", re.IGNORECASE)
_TOTAL: Final = re.compile(r"\b(?:cho|các)\s+(?:\d+|nhiều|các)\s+(?:tỉnh|địa phương)|tổng (?:số|cộng|trị giá|giá trị)", re.IGNORECASE)


def state(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the SUPPORTED, FUNDS and INVESTS_IN facts of an article; a total for several receivers belongs to no pair."""
    found: list[Fact] = []
    last: tuple[list[Draft], list[Draft]] | None = None
    team: Draft | None = None
    for typed in sentences:
        gifts, pair = _gifts(typed, last, team)
        found.extend(gifts)
        if match := _SENT.search(typed.text):
            team = next(iter(localities([typed.items[match.start("l")]])), team)
        last = pair if pair and any(f.sum for f in gifts) else None
        found.extend(_investments(typed, sentences))
    return found


def typed_offset(typed: Typed, item: Item) -> int:
    """Return where an item's sign stands in the typed text."""
    return next(k for k, i in typed.items.items() if i is item)


def _kind(source: Draft) -> ClaimType:
    return "FUNDS" if source.type == "Organization" else "SUPPORTED"


def _team(typed: Typed, team: Draft, receivers: Sequence[Item], sums: Sequence[Item]) -> list[Fact]:
    """Return what "đoàn" gave, on behalf of the locality that sent it."""
    places = [p for p in localities(receivers) if p is not team]
    each = _EACH.search(typed.text) is not None
    if not sums or not places or (len(places) > 1 and not each):
        return []
    return [_gift(typed, team, p, "team", [sums[0], *receivers], "done", sums[0].sum) for p in places]


def _gifts(typed: Typed, last: tuple[list[Draft], list[Draft]] | None, team: Draft | None) -> tuple[list[Fact], tuple[list[Draft], list[Draft]] | None]:
    found: list[Fact] = []
    pair = None
    if team is not None and (match := _TEAM.search(typed.text)) and not wished(typed, match.start("v")):
        body = typed.at(*match.span("to"))
        found.extend(_team(typed, team, [i for i in body if i.kind in "LG"], [i for i in body if i.kind == "M"]))
        if found:
            return found, None
    for match in _GIVE_TO.finditer(typed.text):
        if wished(typed, match.start("v"), back=match.start("v") - match.start() + 40):
            continue
        giver = typed.items[match.start("s")]
        if re.search(r"\b(?:nhận|tiếp nhận|được)\b", match["mid"]):
            found.extend(_received(typed, giver, match))
            continue
        givers = [giver.drafts[0]] if giver.kind == "O" else localities([giver])
        body = typed.at(*match.span("to"))
        sums = [i for i in body if i.kind == "M"]
        targets = [i for i in body if i.kind in "LGJO" and not (i.kind == "L" and any(d in givers for d in i.drafts))]
        if not givers:
            continue
        people = [d for i in targets if i.kind in "LG" for d in localities([i])]
        works = [i for i in targets if i.kind == "J" or (i.kind == "O" and giver.kind != "O" and re.search(r"(?:cho|về|tới|đến|tặng|giúp)\s+$", match["to"][: typed_offset(typed, i) - match.start("to")][-8:]))]
        status: Status = "planned" if FUTURE.search(typed.text[match.start("mid") : match.start("v")]) else "done"
        each = _EACH.search(typed.text)
        if each is not None and people:
            item = typed.items[each.start("m") if each["m"] else each.start("m2")]
            found += [_gift(typed, g, p, "each", [giver, *targets], status, item.sum) for g in givers for p in people]
        elif sums and (people or works):
            found.extend(_with_sums(typed, givers, giver, targets, sums, status))
        elif works and not _VAGUE.search(match["to"]) and not _HONOUR.search(match["to"]):
            found += [_gift(typed, g, d, "work", [giver, i], status, None) for g in givers for i in works[:1] for d in i.drafts]
        if not found and not sums and not works:
            found += _goods(typed, givers, giver, targets or _before(typed, match), match)
        if people and len(people) == 1:
            pair = (givers, people)
        if found:
            break
    if not found and last is not None:
        found.extend(_shares(typed, last))
        pair = last if found else pair
    return found, pair


def _before(typed: Typed, match: re.Match[str]) -> list[Item]:
    """Return the locality a delegation went to before it gave: "đã đến tỉnh B trao ..."."""
    return [i for i in typed.at(*match.span("mid")) if i.kind == "L" and re.search(r"\b(?:đến|tại|về)\s+(?:\w+\s+){0,3}$", typed.text[match.start("mid") : typed_offset(typed, i)])]


def _goods(typed: Typed, givers: Sequence[Draft], giver: Item, targets: Sequence[Item], match: re.Match[str]) -> list[Fact]:
    """Return gifts in kind, and aid that is told without its sum."""
    if _HONOUR.search(match["to"]) or _VAGUE.search(match["to"]):
        return []
    if not (_GOODS.search(match["to"]) or (_AID.search(match["v"]) and re.search(r"\b(?:đồng bào|nhân dân|người dân|bão|lũ|thiên tai|dịch)", typed.text))):
        return []
    receivers = [p for p in localities([i for i in targets if i.kind in "LG"]) if p not in givers]
    return [_gift(typed, g, r, "goods", [giver, *targets], "done", None) for g in givers for r in receivers if g.type == "Locality"]


def _received(typed: Typed, receiver: Item, match: re.Match[str]) -> list[Fact]:
    """Return the gifts of a sentence told from the receiver's side: "A được B hỗ trợ 5 tỷ đồng", "A nhận được sự hỗ trợ của B"."""
    givers = _FROM.search(match["to"]) or _BY.search(match["mid"] + match["v"])
    sums = [i for i in typed.at(*match.span("to")) if i.kind == "M"]
    if givers is None or len(sums) != 1 or receiver.kind not in "PL":
        return []
    base = match.start("to") if givers.re is _FROM else match.start("mid")
    giver = typed.items[base + givers.start("g")]
    sources = list(giver.drafts[:1]) if giver.kind == "O" else localities([giver])
    return [_gift(typed, s, t, "received", [giver, receiver, sums[0]], "done", sums[0].sum) for s in sources for t in localities([receiver]) if s is not t]


def _with_sums(typed: Typed, givers: Sequence[Draft], giver: Item, targets: Sequence[Item], sums: Sequence[Item], status: Status) -> list[Fact]:
    """Give each sum to the receiver nearest to it; one sum for a row of receivers is a total and goes to none of them."""
    found = []
    receivers = [i for i in targets if i.kind in "LG"]
    works = [i for i in targets if i.kind in "JO"]
    rows = localities(receivers)
    for item in sums:
        near = [w for w in works if not receivers and abs(w.start - item.end) < 120]
        if near:
            found += [_gift(typed, g, d, "sum", [giver, item, near[0]], status, item.sum) for g in givers for d in near[0].drafts]
        elif len(rows) == 1 or (len(sums) == len(rows) and len(rows) > 1):
            target = rows[0] if len(rows) == 1 else rows[list(sums).index(item)]
            found += [_gift(typed, g, target, "sum", [giver, item, *receivers], status, item.sum) for g in givers]
    return found


_SHARE: Final = rule(r"(?P<m><M>)(?P<use>[^.;\ue007]{0,140})")
_PART: Final = re.compile(r"^\W*(?:trong đó|trong số đó|cụ thể|bao gồm|gồm|phần còn lại|số còn lại|số tiền)", re.IGNORECASE)


def _shares(typed: Typed, last: tuple[list[Draft], list[Draft]]) -> list[Fact]:
    """Return the parts of a sum that the sentence before gave whole: "Trong đó, 12 tỷ đồng dành cho ... và 127 tỷ đồng để xây dựng ..."."""
    if not _PART.search(typed.text):
        return []
    found = []
    givers, receivers = last
    for match in _SHARE.finditer(typed.text):
        item = typed.items[match.start("m")]
        works = [i for i in typed.at(*match.span("use")) if i.kind == "J"]
        targets = [d for i in works[:1] for d in i.drafts] or receivers
        found += [_gift(typed, g, t, "share", [item, *works[:1]], "done", item.sum) for g in givers for t in targets]
    return found


def _gift(typed: Typed, source: Draft, target: Draft, name: str, items: Sequence[Item], status: Status, amount: Sum | None) -> Fact:
    return Fact(_kind(source), source, target, typed.scan.sentence, name, tuple(span(i) for i in items), day(typed), status, sum=amount)


def _investments(typed: Typed, sentences: Sequence[Typed]) -> list[Fact]:
    found: list[Fact] = []
    current = next((d for t in reversed(sentences[: sentences.index(typed)]) for i in t.items.values() if i.kind == "J" for d in i.drafts), None)
    for match in _INVESTORS.finditer(typed.text):
        source = typed.items[match.start("s")]
        context = typed.text
        if (
            not re.search(r"đầu tư|dự án|vốn", context)
            or wished(typed, match.start("s"), back=80)
            or re.search(r"mong muốn|quan tâm|tìm hiểu|có thể|tạo điều kiện|mời|kêu gọi|tham gia", match["rest"][:80])
        ):
            continue
        sums = [i for i in typed.at(*match.span("rest")) if i.kind == "M"]
        targets = [d for i in typed.at(0, len(typed.text)) if i.kind in "LJ" for d in i.drafts if d not in source.drafts]
        status: Status = "planned" if re.search(r"dự kiến|sẽ|đăng ký", context) else "done"
        if sums and (re.search(r"đầu tư|dự án", context)):
            targets = targets[:1] or [p for p in [partner(sentences, source.drafts[0])] if p]
            found += [
                Fact(
                    "INVESTS_IN", source.drafts[0], t, typed.scan.sentence, "investors", (span(source), span(sums[0])), None, status, sum=sums[0].sum
                )
                for t in targets
            ]
    for match in _LICENSED.finditer(typed.text):
        owner, work = typed.items[match.start("s")], typed.items[match.start("j")]
        sums = [i for i in typed.at(match.start("j"), len(typed.text)) if i.kind == "M"]
        found += [Fact("INVESTS_IN", owner.drafts[0], d, typed.scan.sentence, "licensed", (span(owner), span(work)), None, "planned", sum=sums[0].sum if len(sums) == 1 else None) for d in work.drafts[:1]]
    for match in _BUILT_BY.finditer(typed.text):
        work, owners = typed.items[match.start("j")], typed.at(*match.span("s"))
        sums = [i for i in typed.at(match.start(), len(typed.text)) if i.kind == "M"]
        found += [
            Fact("INVESTS_IN", o.drafts[0], d, typed.scan.sentence, "built-by", (span(o), span(work)), None, "done", sum=sums[0].sum if len(sums) == 1 else None)
            for o in owners if o.kind in "OL" for d in work.drafts[:1]
        ]  # fmt: skip
    for match in _DEVELOPER.finditer(typed.text):
        source = typed.items[match.start("s")]
        works = [i for i in typed.at(0, match.start()) if i.kind == "J"]
        drafts = [d for w in works[-1:] for d in w.drafts] or ([current] if current is not None and re.match(r"^(?:Trường|Công trình|Dự án|Cầu|Nhà|Bệnh viện|Tuyến)", typed.text) else [])
        sums = [i for i in typed.at(match.end(), len(typed.text)) if i.kind == "M"] or [i for i in typed.at(0, len(typed.text)) if i.kind == "M"]
        found += [Fact("INVESTS_IN", p, d, typed.scan.sentence, "developer", (span(source),), None, "done", sum=sums[0].sum if len(sums) == 1 else None) for p in source.drafts[:1] for d in drafts[:1]]
    for match in _OWNER.finditer(typed.text):
        source = typed.items[match.start("s")]
        if wished(typed, match.start("rest"), back=80):
            continue
        items = typed.at(*match.span("rest"))
        sums = [i for i in items if i.kind == "M"]
        works = [i for i in items if i.kind == "J"] or [i for i in items if sums and i.kind == "L" and level_of(i.drafts[0]) <= 2]
        status = "planned" if FUTURE.search(match["mid"]) else "done"
        found += [
            Fact("INVESTS_IN", source.drafts[0], d, typed.scan.sentence, "owner", (span(source), span(w)), None, status, sum=sums[0].sum if sums else None)
            for w in works[:1] for d in w.drafts
        ]  # fmt: skip
    return found
