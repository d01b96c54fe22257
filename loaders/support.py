"""Support: SUPPORTED and FUNDS, with their sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.schema import ClaimType, Status
from loaders.draft import Draft
from loaders.fact import FUTURE, Examples, Fact, day, localities, span, wished
from loaders.money import Sum
from loaders.typed import Item, Typed, rule

_GIVE: Final = rule(
    r"\b(?P<v>hỗ trợ|trao tặng|tặng|trao|ủng hộ|giúp đỡ|giúp|viện trợ|tài trợ|đóng góp|chi viện|quyên góp|trích|dành|chuyển|cấp|gửi tặng|gửi|"
    r"bàn giao|cứu trợ)\b(?! (?:đổi|hội|quyền|khai|vùng|thiết|cao|ủy|trên|dưới|cơ sở|phép|giấy))"
)
_CLAUSE: Final = re.compile(r"[;]|(?<=\w)\.(?= )|, (?:trong khi|nhưng)")
_NOT_SUBJECT: Final = re.compile(
    r"(?:\b(?:tại|ở|đến|tới|với|cho|về|từ|giúp|thăm|vùng|dân|hộ|xã hội|địa bàn|theo|qua)\s+(?:\w+\s+){0,2}|[(])$", re.IGNORECASE
)
_NO_GIFT: Final = re.compile(
    (
        r"bằng khen|kỷ niệm chương|huân chương|huy hiệu|huy chương|quà lưu niệm|tặng hoa|\bhoa\b|\bcờ\b|giấy chứng nhận|chứng nhận|quyết định|"
        r"lưu niệm|biểu trưng|bức tranh|chủ trương|văn kiện|thỏa thuận|biên bản|hợp đồng"
    ),
    re.IGNORECASE,
)
_VAGUE: Final = re.compile(r"kinh nghiệm|quảng bá|điểm trưng bày|xúc tiến|tuyên truyền|thông tin|chia sẻ|lẫn nhau", re.IGNORECASE)
_GOODS: Final = re.compile(
    (
        r"(?:phần|suất|món) quà|nhu yếu phẩm|tấn (?:gạo|hàng|lương thực)|hàng cứu trợ|vật tư y tế|trang thiết bị|hàng hóa|lương thực|khẩu trang|"
        r"thuốc|máy (?:thở|móc)|xe cứu thương|nhà (?:tình nghĩa|đại đoàn kết)|kinh phí"
    ),
    re.IGNORECASE,
)
_RELIEF: Final = re.compile(r"\b(?:đồng bào|nhân dân|người dân|bão|lũ|thiên tai|dịch|khắc phục)", re.IGNORECASE)
_EACH: Final = re.compile(r"\b(?:mỗi|từng)\s+(?:tỉnh|địa phương|thành phố|nơi|đơn vị|huyện|xã|bên)", re.IGNORECASE)
_INVESTED: Final = re.compile(r"vốn|đầu tư|đăng ký|GDP|doanh thu|thu ngân sách|kim ngạch|thiệt hại|trị giá hợp đồng", re.IGNORECASE)
_TO: Final = re.compile(r"\b(?:cho|giúp|về|tới|đến|ủng hộ|hỗ trợ|tặng|gửi|xây dựng|dựng|chi viện)\s+(?:[\w,]+\s+){0,5}$", re.IGNORECASE)
_GIVEN: Final = re.compile(r"(?:hỗ trợ|tặng|viện trợ|tài trợ|bàn giao|giúp|giúp đỡ)$", re.IGNORECASE)
_PAIR: Final = rule(r"(?P<l><L>)\s*(?:\(|:|là|được|số tiền)?\s*(?P<m><M>)\s*\)?(?=\s*(?:[,;.)]|và|$))")
_BUILD: Final = re.compile(r"\b(?:xây|dựng|xây dựng|làm|sửa chữa|nâng cấp)\b", re.IGNORECASE)
_PART: Final = re.compile(r"^\W*(?:trong đó|trong số (?:đó|này|tiền)|cụ thể|bao gồm|gồm|phần còn lại|số còn lại|số tiền)", re.IGNORECASE)
_TEAM: Final = re.compile(
    (
        r"\bđoàn(?: công tác| đại biểu)?\b|^\W*(?:đồng thời|nhân dịp này|dịp này|bên cạnh đó|ngoài ra|cùng ngày|trước đó|tại đây|cũng tại|sau đó)"
        r"|đã|cũng"
    ),
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Aid:
    """Who gave to whom, as the sentences so far tell; ``at`` counts sentences, ``told`` tells that the last one named a sum."""

    givers: list[Draft] = field(default_factory=list)
    receivers: list[Draft] = field(default_factory=list)
    at: int = -9
    told: bool = False
    work: Draft | None = None


def state(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the SUPPORTED and FUNDS facts of an article; a total for several receivers belongs to no pair.

    A giver or receiver that a sentence leaves out is the one of the sentences before.
    """
    found: list[Fact] = []
    aid = _Aid()
    for number, typed in enumerate(sentences):
        facts = _sentence(typed, aid, number)
        if not facts and aid.told and number - aid.at == 1 and _PART.search(typed.text):
            facts = _shares(typed, aid)
            aid.at = number if facts else aid.at
        found.extend(facts)
        aid.work = next((d for i in reversed(typed.items.values()) if i.kind == "J" for d in i.drafts), aid.work)
    return found


def _sentence(typed: Typed, aid: _Aid, number: int) -> list[Fact]:
    found: list[Fact] = []
    text = typed.text
    done = -1
    for verb in _GIVE.finditer(text):
        if verb.start() < done:
            continue
        start = max([m.end() for m in _CLAUSE.finditer(text, 0, verb.start())], default=0)
        end = next((m.start() for m in _CLAUSE.finditer(text, verb.end())), len(text))
        rest = text[verb.end() : end]
        if wished(typed, verb.start(), back=verb.start() - start) or _NO_GIFT.search(rest[:45]):
            continue
        givers, receivers, told = _sides(typed, aid, number, start, verb, end)
        if not givers:
            continue
        status: Status = "planned" if FUTURE.search(text[start : verb.start()]) and not re.search(r"\bđã\b", text[start : verb.start()]) else "done"
        facts = _gifts(typed, givers, receivers, verb.end() if told is None else start, end, status, told is not None)
        if facts:
            found.extend(facts)
            done = end
            aid.givers, aid.at, aid.told = givers, number, any(f.sum for f in facts)
            aid.receivers = list({id(f.target): f.target for f in facts if f.target.type == "Locality"}.values()) or aid.receivers
    if not found:
        _visited(typed, aid, number)
    return found


def _visited(typed: Typed, aid: _Aid, number: int) -> None:
    """Remember which delegation a sentence sends where, for the gifts the next sentences tell."""
    sent = _SENT.search(typed.text)
    if sent is None and (out := _SENT_OUT.search(typed.text)) is not None:
        aid.givers, aid.receivers, aid.at, aid.told = localities([typed.items[out.start("g")]]), [], number, False
    if sent is not None:
        givers = localities([typed.items[sent.start("g")]])
        receivers = [p for p in localities([typed.items[sent.start("r")]]) if p not in givers]
        if givers and receivers:
            aid.givers, aid.receivers, aid.at, aid.told = givers, receivers, number, False


_SENT: Final = rule(r"(?P<g><PL>)[^.;]{0,140}?\b(?:thăm|đến|động viên|tiếp|chia sẻ)\b[^.;\ue000]{0,80}?(?P<r><L>)")
_SENT_OUT: Final = rule(r"(?P<g><L>)\s+(?:đã\s+|vừa\s+|cũng\s+|tiếp tục\s+)*(?:lên đường|đến|thăm hỏi|cứu trợ|chia sẻ|động viên)\b")
_PASSIVE: Final = rule(r"\bđược\s+(?P<g><PLO>)[^.;]{0,30}?$")
_DONOR: Final = rule(r"\bdo\s+(?P<g><LO>)(?:\s*\([^()]*\))?\s+(?:tài trợ|viện trợ|tặng|hỗ trợ|trao tặng)$")
_FROM: Final = rule(r"^[^.;,\ue007]{0,60}?\b(?:của|từ)\s+(?P<g><PLO>)")


def _sides(typed: Typed, aid: _Aid, number: int, start: int, verb: re.Match[str], end: int) -> tuple[list[Draft], list[Draft], bool | None]:
    """Return givers, receivers known without looking behind the verb, and True where the sentence is told from the receiver's side (else None)."""
    text = typed.text
    before = text[start : verb.start()]
    donor = _DONOR.search(text, start, verb.end())
    if donor is not None:
        giver = typed.items[donor.start("g")]
        works = [i for k, i in typed.items.items() if k < donor.start() and i.kind == "J"]
        return _drafts(giver), [d for w in works[-1:] for d in w.drafts] or ([aid.work] if aid.work else []), True
    subjects = [(k, i) for k, i in typed.items.items() if start <= k < verb.start() and i.kind in "PLO" and not _NOT_SUBJECT.search(text[start:k])]
    if (passive := _PASSIVE.search(before)) is not None:
        giver = typed.items[start + passive.start("g")]
        return _drafts(giver), localities([i for k, i in subjects if i is not giver][:1]) or aid.receivers, True
    if re.search(r"\b(?:nhận|tiếp nhận|nhận được)\b[^.;]{0,40}$", before):
        behind = _FROM.search(text[verb.end() : end])
        if behind is None:
            return [], [], None
        return _drafts(typed.items[verb.end() + behind.start("g")]), localities([i for _, i in subjects][:1]), True
    if subjects:
        return _drafts(subjects[-1][1]) or _drafts(subjects[0][1]), [], None
    if number - aid.at <= (6 if re.search(r"\bđoàn\b", before) else 3) and _TEAM.search(before):
        return aid.givers, [], None
    behind = _FROM.search(text[verb.end() : end])  # "kinh phí hỗ trợ của A cho B"
    return (_drafts(typed.items[verb.end() + behind.start("g")]), [], None) if behind else ([], [], None)


def _drafts(item: Item) -> list[Draft]:
    return list(item.drafts[:1]) if item.kind == "O" else localities([item])


def _gifts(typed: Typed, givers: list[Draft], known: list[Draft], start: int, end: int, status: Status, told: bool) -> list[Fact]:
    """Return the gifts of a clause: each sum with the receivers it stands beside, or goods without a sum."""
    row = [(k, i) for k, i in typed.items.items() if start <= k < end and i.kind in "MLGJOP"]
    row = [(k, i) for k, i in row if i.kind == "M" or not any(d in givers for d in i.drafts)]
    row = [
        (k, i)
        for k, i in row
        if not (i.kind in "LG" and re.search(r"\b(?:tại|ở|trên địa bàn)\s+$", typed.text[start:k]) and any(j.kind in "JO" for _, j in row))
    ]
    sums = [(k, i) for k, i in row if i.kind == "M" and not _INVESTED.search(typed.text[max(start, k - 25) : k])]
    found: list[Fact] = []
    if not sums:
        receivers = [i for _, i in row if i.kind in "LG"]
        works = [i for _, i in row if i.kind == "J"]
        rest = typed.text[start:end]
        if (
            works
            and status == "done"
            and _GIVEN.search(typed.text, max(0, start - 12), start)
            and not _VAGUE.search(rest)
            and (not receivers or _BUILD.search(rest))
        ):
            return [_gift(typed, g, d, "work", [works[0]], status, None) for g in givers for d in works[0].drafts]
        aid = re.search(r"ủng hộ|quyên góp|chi viện|cứu trợ|hỗ trợ", typed.text[max(0, start - 12) : start + 1]) and _RELIEF.search(rest)
        if status == "done" and (_GOODS.search(rest) or aid) and not _VAGUE.search(rest):
            places = known or [p for i in receivers for p in localities([i])] or _earlier(typed, start)
            return [_gift(typed, g, p, "goods", receivers, status, None) for g in givers for p in places if g.type == "Locality" and p is not g]
        return []
    pairs = _pairs(typed, start, end)
    if len(pairs) > 1:  # "(tỉnh A 3 tỷ đồng, tỉnh B 2 tỷ đồng)"
        return [
            _gift(typed, g, p, "sum", [place, item], status, item.sum)
            for place, item in pairs
            for g in givers
            for p in localities([place])
            if p is not g
        ]
    share = _EACH.search(typed.text, start, end)
    each = share is not None
    if share is not None:  # "30 tỷ đồng, mỗi tỉnh 10 tỷ đồng": the total is nobody's
        sums = sorted(sums, key=lambda s: abs(s[0] - share.end()))[:1]
    for n, (k, item) in enumerate(sums):
        until = sums[n + 1][0] if n + 1 < len(sums) else end
        since = sums[n - 1][0] if n else start
        ahead = [(j, i) for j, i in row if k < j < until and i.kind in "LGJO"]
        back = [i for j, i in row if (start if each else since) < j < k and i.kind in "LGJO"]
        led = bool(ahead) and _TO.search(typed.text[k : ahead[0][0]]) is not None
        beside = [i for _, i in ahead] if led or not back else back
        targets = _targets(beside, givers) or (known if told or not beside else []) or []
        if not targets and not beside and not told:
            targets = [d for d in _earlier(typed, start) if d not in givers]
        if len([t for t in targets if t.type == "Locality"]) > 1 and not each:
            continue  # a total for several
        found += [_gift(typed, g, t, "sum", [item, *beside], status, item.sum) for g in givers for t in targets if t is not g]
    return found


def _pairs(typed: Typed, start: int, end: int) -> list[tuple[Item, Item]]:
    """Return localities that each have a sum right behind them."""
    return [(typed.items[m.start("l")], typed.items[m.start("m")]) for m in _PAIR.finditer(typed.text, start, end)]


def _targets(items: Sequence[Item], givers: Sequence[Draft]) -> list[Draft]:
    works = [d for i in items if i.kind in "JO" for d in i.drafts]
    if items and items[0].kind in "JO":
        return works[:1]
    return [p for p in localities([i for i in items if i.kind in "LG"]) if p not in givers]


def _earlier(typed: Typed, start: int) -> list[Draft]:
    """Return the locality a delegation went to before it gave: "đã đến tỉnh B trao 5 tỷ đồng"."""
    near = [
        i
        for k, i in typed.items.items()
        if k < start and i.kind == "L" and re.search(r"\b(?:đến|thăm|tại|về|cho)\s+(?:\w+\s+){0,4}$", typed.text[:k])
    ]
    return localities(near[-1:])


_SHARE: Final = rule(r"(?P<m><M>)(?P<use>[^.;\ue007]{0,140})")


def _shares(typed: Typed, aid: _Aid) -> list[Fact]:
    """Return the parts of a sum that the sentence before gave whole: "Trong đó, 12 tỷ đồng dành cho ... và 127 tỷ đồng để xây dựng ..."."""
    found = []
    for match in _SHARE.finditer(typed.text):
        item = typed.items[match.start("m")]
        if _INVESTED.search(typed.text[max(0, match.start() - 25) : match.start()]):
            continue
        works = [i for i in typed.at(*match.span("use")) if i.kind == "J"]
        targets = [d for i in works[:1] for d in i.drafts] or aid.receivers
        if len(targets) == 1:
            found += [_gift(typed, g, targets[0], "sum", [item, *works[:1]], "done", item.sum) for g in aid.givers if g is not targets[0]]
    return found


def _gift(typed: Typed, source: Draft, target: Draft, name: str, items: Sequence[Item], status: Status, amount: Sum | None) -> Fact:
    kind: ClaimType = "FUNDS" if source.type == "Organization" else "SUPPORTED"
    return Fact(kind, source, target, typed.scan.sentence, name, tuple(span(i) for i in items), day(typed), status, sum=amount)


EXAMPLES: Final[Examples] = {
    "sum": ("Tỉnh Quảng Ninh đã hỗ trợ tỉnh Yên Bái 5 tỷ đồng.", "Tỉnh Yên Bái đề nghị tỉnh Quảng Ninh hỗ trợ 5 tỷ đồng."),
    "goods": (
        "Đoàn công tác tỉnh Quảng Ninh đã trao 300 suất quà cho người dân tỉnh Yên Bái.",
        "Đoàn công tác tỉnh Quảng Ninh đã trao quà lưu niệm cho lãnh đạo tỉnh Yên Bái.",
    ),
    "work": (
        "Tỉnh Quảng Ninh đã hỗ trợ xây dựng cầu Mường Lò.",
        "Tỉnh Quảng Ninh sẵn sàng hỗ trợ xây dựng cầu Mường Lò.",
    ),
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
