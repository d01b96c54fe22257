"""Support: SUPPORTED and FUNDS, with their sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from graph.schema import ClaimType, Status
from loaders.draft import Draft
from loaders.fact import FUTURE, Examples, Fact, day, localities, span, wished, works
from loaders.locality import level_of
from loaders.money import Sum
from loaders.typed import SIGNS, Item, Typed, rule

_GIVE: Final = rule(
    r"\b(?P<v>hỗ trợ|trao tặng|tặng|trao|ủng hộ|giúp đỡ|giúp|viện trợ|tài trợ|đóng góp|chi viện|quyên góp|trích|dành|chuyển|cấp|gửi tặng|gửi|"
    r"bàn giao|cứu trợ|chi(?=\s+(?:<M>|số tiền|ngân sách))|phân bổ|sẻ chia(?=\s+<M>)|chia sẻ(?=\s+<M>)|bố trí(?=\s+<M>))\b"
    r"(?! (?:đổi|hội|quyền|khai|vùng|thiết(?! bị)|cao|ủy|trên|dưới|cơ sở|phép|giấy|nhượng|giao|hướng|biến|mục|tiếp|trả))"
)
_CLAUSE: Final = re.compile(
    r";|(?<=\w)\.(?= )|, (?:trong khi|nhưng)|"
    r",\s+(?=[\ue000\ue002\ue003]\s+(?:đã\s+)?(?:hỗ trợ|tài trợ|ủng hộ|tặng|trao|viện trợ|góp|đóng góp)\b)"
)
_NOT_SUBJECT: Final = re.compile(
    r"(?:\b(?:tại|ở|đến|tới|vào|lên|ra|sang|với|cho|về|từ|giúp|thăm|vùng|dân|hộ|xã hội|địa bàn|theo|qua)\s+(?:\w+\s+){0,2}|"
    r"\btừ\s+(?:\w+\s+){0,4}|[(])$",
    re.IGNORECASE,
)
_ROW: Final = re.compile(r"[\ue000-\ue003](?:\s*,\s*|\s+và\s+|\s*-\s*)(?:các\s+)?$")
_OTHERS: Final = re.compile(
    r"(?:chính phủ|thủ tướng|nhà nước|quốc hội|trung ương|"
    r"các (?:\w+\s+){0,2}(?:cơ quan|tổ chức|doanh nghiệp|đơn vị|cá nhân|nhà|mạnh|tỉnh|địa phương)|"
    r"doanh nghiệp|nhà hảo tâm|cá nhân)(?:\s+\w+){0,4}\s+$",
    re.IGNORECASE,
)
"""Givers that are nobody in particular, or the state."""
_NO_GIFT: Final = re.compile(
    (
        r"bằng khen|kỷ niệm chương|huân chương|huy hiệu|huy chương|quà lưu niệm|tặng hoa|\bhoa\b|\bcờ\b|giấy chứng nhận|chứng nhận|quyết định|"
        r"lưu niệm|biểu trưng|bức tranh|chủ trương|văn kiện|thỏa thuận|biên bản|hợp đồng"
    ),
    re.IGNORECASE,
)
_DENIED: Final = re.compile(r"\b(?:không|chưa|chẳng)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_DEED: Final = re.compile(r"[\ue000-\ue003]\)?\s+(?:cũng\s+)?(?:đã|vừa)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_VAGUE: Final = re.compile(r"kinh nghiệm|quảng bá|điểm trưng bày|xúc tiến|tuyên truyền|thông tin|chia sẻ|lẫn nhau", re.IGNORECASE)
_GOODS: Final = re.compile(
    r"\d\s+(?:phần|suất|món|tấn|kg|bộ|chiếc|máy|thùng|căn|ngôi|cây|con|xe|liều|túi|lít|cuốn|áo|giường|hộp|cặp|chăn|bao|suất)\b"
    r"|nhu yếu phẩm|hàng cứu trợ|thiết bị|vật tư|khẩu trang|vắc[- ]?xin|máy thở|hàng hóa|lương thực|xe cứu thương|một (?:ngôi )?trường",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(r"\s*[:(]?\s*\d[\d.,]*\s+(?:phần|suất|tấn|bộ|chiếc|máy|thùng|căn|ngôi|con|xe|liều)\b")
_HANDED: Final = re.compile(r"(?:^|\b(?:cho|tặng|giúp|đến|tới|gửi|hỗ trợ))\s+(?:(?!tại\b|ở\b)[\w,]+\s+){0,5}$", re.IGNORECASE)
_SITE: Final = re.compile(r"mặt bằng|mốc giới|hồ sơ|gói thầu", re.IGNORECASE)
_STAGED: Final = re.compile(r"\b(?:biên bản|lễ|tổ chức|phối hợp|chứng kiến|phát động|kêu gọi|tiếp nhận)\b", re.IGNORECASE)
_RELIEF: Final = re.compile(r"\b(?:bão|lũ|thiên tai|dịch|khắc phục|hạn hán)", re.IGNORECASE)
_PEOPLE: Final = re.compile(r"các tỉnh|địa phương|người (?:bị|tử|mất|có)|gia đình|nạn nhân|\bhộ\b|bệnh nhân|\bmỗi\b", re.IGNORECASE)
_EACH: Final = re.compile(r"\b(?:mỗi|từng)\s+(?:tỉnh|địa phương|thành phố|nơi|đơn vị|huyện|xã|bên|phường|tỉnh, thành)", re.IGNORECASE)
_INVESTED: Final = re.compile(
    r"vốn|đầu tư|đăng ký|GDP|doanh thu|thu ngân sách|kim ngạch|thiệt hại|trị giá hợp đồng|tương đương|ước tính", re.IGNORECASE
)
_TO: Final = re.compile(r"\b(?:cho|giúp|về|tới|đến|ủng hộ|hỗ trợ|tặng|gửi|xây dựng|dựng|chi viện)\s+(?:[\w,]+\s+){0,5}$", re.IGNORECASE)
_GIVEN: Final = re.compile(r"(?:hỗ trợ|tặng|viện trợ|tài trợ|bàn giao|giúp|giúp đỡ)$", re.IGNORECASE)
_BUILD: Final = re.compile(r"\b(?:xây|dựng|xây dựng|làm|sửa chữa|nâng cấp)\b", re.IGNORECASE)
_PART: Final = re.compile(
    r"^\W*(?:trong đó|trong số (?:đó|này|tiền)|cụ thể|bao gồm|gồm|phần còn lại|số còn lại|số tiền|mức h[ỗộ] trợ|theo đó|các mức)|như sau|danh sách",
    re.IGNORECASE,
)
_TEAM: Final = re.compile(
    (
        r"\bđoàn(?: công tác| đại biểu)?\b|^\W*(?:đồng thời|nhân dịp này|dịp này|bên cạnh đó|ngoài ra|cùng ngày|trước đó|tại đây|cũng tại|sau đó)"
        r"|đã|cũng"
    ),
    re.IGNORECASE,
)
_FUND: Final = re.compile(r"^quỹ (?:cứu trợ|vì người nghèo|phòng[^,]*|vắc[- ]?xin|xã hội)\b", re.IGNORECASE)
_SOURCE: Final = re.compile(r"\btừ\s+[^\ue000-\ue00a,;]{0,40}$")
_ASIDE: Final = re.compile(r"\b(?:từ|thông qua|qua|nguồn|do|theo)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


@dataclass(slots=True)
class _Aid:
    """Who gave to whom, as the clauses so far tell; ``at`` counts sentences, ``told`` tells that the last one named a sum."""

    givers: list[Draft] = field(default_factory=list)
    receivers: list[Draft] = field(default_factory=list)
    at: int = -9
    told: bool = False
    work: Draft | None = None
    row: list[Draft] = field(default_factory=list)
    listed: int = -9
    """The localities last named in a row, and the sentence that names them."""
    provinces: list[Draft] = field(default_factory=list)
    open: bool = False
    """Whether a sentence that ends with a colon opened a list of gifts."""


def state(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the SUPPORTED and FUNDS facts of an article; a total for several receivers belongs to no pair.

    A giver or receiver that a sentence leaves out is the one of the sentences before.
    """
    found: list[Fact] = []
    aid = _Aid()
    places = localities(i for t in sentences for i in t.items.values() if i.kind in "LG")
    aid.provinces = [p for p in places if level_of(p) == 1]
    for number, typed in enumerate(sentences):
        aid.open = aid.open and number - aid.at <= 1
        facts = [f for start, end in _clauses(typed) for f in _clause(typed, aid, number, start, end)] if typed.items else []
        if not facts:
            _visited(typed, aid, number)
        found.extend(facts)
        if (row := _row(typed)) is not None:
            aid.row, aid.listed = row, number
        aid.work = next((d for k, i in reversed(typed.items.items()) for d in works(i) if typed.text[k - 1 : k] != "("), aid.work)
    return found


def _row(typed: Typed) -> list[Draft] | None:
    """Return the localities that a sentence names in a row, None where it names none so."""
    rows = [localities(typed.at(*m.span())) for m in _PLACES.finditer(typed.text)]
    return max((r for r in rows if len(r) > 1), key=len, default=None)


def _clauses(typed: Typed) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a sentence; one that names a sum but nobody who gets it goes on: "trao 40 tỷ đồng; thuốc trị giá 2 tỷ đồng cho tỉnh B"."""
    start = 0
    for match in _CLAUSE.finditer(typed.text):
        verb = _GIVE.search(typed.text, start, match.start())
        kinds = {i.kind for i in typed.at(verb.end(), match.start())} if verb else set()
        if match.group() == ";" and "M" in kinds and kinds.isdisjoint("LGOJ"):
            continue
        yield start, match.start()
        start = match.end()
    yield start, len(typed.text)


def _received(typed: Typed, start: int, end: int) -> list[Fact]:
    """Return the gift of a clause told by who got it: "tỉnh B tiếp nhận 5 tỷ đồng từ tỉnh A"."""
    for pattern in (_GOT_FROM, _GOT_SUM, _SUM_OF):
        for match in pattern.finditer(typed.text, start, end):
            if wished(typed, match.start("v"), back=match.start("v") - start):
                continue
            givers, item = _drafts(typed.items[match.start("g")]), typed.items[match.start("m")]
            heads = [match.start(name) for name in ("later", "r") if match[name]]
            found = [p for k in heads[:1] for p in localities([typed.items[k]]) if p not in givers]
            if found and givers:
                return [_gift(typed, g, found[0], "received", [item], "done", item.sum) for g in givers]
    return []


def _clause(typed: Typed, aid: _Aid, number: int, start: int, end: int) -> list[Fact]:
    text = typed.text
    own = False
    if got := _received(typed, start, end):
        return got
    for verb in _GIVE.finditer(text, start, end):
        if (
            (wished(typed, verb.start(), back=verb.start() - start) and not _DEED.search(text, start, verb.start()))
            or _DENIED.search(text, start, verb.start())
            or _NO_GIFT.search(text, verb.end(), min(end, verb.end() + 45))
        ):
            own = True
            continue
        givers, receivers, told = _sides(typed, aid, number, start, verb, end)
        if not givers:
            own = own or _OTHERS.search(text, start, verb.start()) is not None or _state_gives(typed, start, verb.start())
            continue
        status: Status = "planned" if FUTURE.search(text[start : verb.start()]) and not re.search(r"\bđã\b", text[start : verb.start()]) else "done"
        facts = _gifts(typed, givers, receivers, verb.end() if told is None else start, end, status, told is not None)
        if not facts and (to := _unnamed(typed, aid, number, givers, start, verb, end)):
            facts = [f for f in _gifts(typed, givers[:1], to, verb.end(), end, status, True) if f.sum is not None and f.target in to]
        paid = any(i.kind == "M" for i in typed.at(verb.end(), end))
        aid.open = text.rstrip().endswith(":")
        if facts or paid or aid.open:
            aid.givers, aid.at, aid.told = givers, number, paid
            aid.receivers = list({id(f.target): f.target for f in facts if f.target.type == "Locality"}.values()) or aid.receivers
        if facts:
            return facts
    if own or not aid.givers or number - aid.at > 3:
        return []
    pairs = _pairs(typed, aid.givers, start, end)
    share = _EACH.search(text, start, end)
    if not pairs and share is not None and number - aid.listed <= 2:  # "19 tỉnh, gồm: A, B, C. Mỗi tỉnh được hỗ trợ 1 tỷ đồng."
        pairs = [([p for p in aid.row if p not in aid.givers], i, True) for i in typed.at(share.end(), end) if i.kind == "M"][:1]
    listed = (aid.open and pairs) or len(pairs) > 1 or any(each for _, _, each in pairs) or (pairs and (number == aid.at or _PART.search(text)))
    if listed or (aid.told and number - aid.at <= 1 and _PART.search(text)):
        aid.at = number
        return _allot(typed, aid.givers, pairs, "list", "done") if listed else _shares(typed, aid)
    return []


def _unnamed(typed: Typed, aid: _Aid, number: int, givers: Sequence[Draft], start: int, verb: re.Match[str], end: int) -> list[Draft]:
    """Return who gets what a clause gives to nobody by name: the host of a visit, whom the delegation went to, the other of two provinces."""
    rest = typed.text[verb.end() : end]
    if _PEOPLE.search(rest):
        return []
    if (host := _HOST.search(typed.text, start, verb.start())) is not None:
        to = localities([typed.items[host.start("r")]])
    elif aid.givers and givers[0] is aid.givers[0] and len(aid.receivers) == 1 and number - aid.at <= 4:
        to = aid.receivers
    else:
        to = aid.provinces if len(aid.provinces) == 2 and givers[0] in aid.provinces and _RELIEF.search(rest) else []
    return [p for p in to if p is not givers[0]]


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
_PLACES: Final = rule(r"<LG+>")
_HELPED: Final = rule(r"\s+(?:(?:cho|đồng bào|nhân dân|người dân|bà con|các|chính quyền|và|với|hai|2|3|vùng lũ)\s+){0,5}<L+>")
_HOST: Final = rule(r"(?P<r><PL>)\s+(?:đã\s+|vừa\s+|chủ trì\s+|cùng\s+)*(?:tiếp|đón|tiếp đón|đón tiếp)\b")
_PASSIVE: Final = rule(r"\bđược\s+(?P<g><PLO>)[^.;]{0,30}?$")
_DONOR: Final = rule(
    r"\b(?:do|được)\s+(?P<g><LO+>)(?:\s*\([^()]*\))?\s+(?:đã\s+|cùng\s+)?(?:tài trợ|viện trợ|tặng|hỗ trợ|trao tặng|ủng hộ|đóng góp|giúp đỡ|giúp)$"
)
_AIDED: Final = rule(
    r"\b(?:sự|nguồn|vốn|kinh phí|tiền|khoản)\s+(?:vốn\s+|kinh phí\s+)?(?:chung tay\s+)?(?:hỗ trợ|tài trợ|viện trợ|ủng hộ|đóng góp|giúp đỡ|tặng)"
    r"(?:\s+(?!cho\b)\w+){0,4}?\s+(?:của|từ)\s+(?P<g><LO+>)"
)
_GOT_FROM: Final = rule(
    r"(?:(?P<r><PL>)[^.;\ue000\ue002\ue003\ue007]{0,60}?)?\b(?P<v>tiếp nhận|nhận được|nhận|đón nhận)\b[^.;\ue000-\ue003\ue007]{0,60}?(?P<m><M>)"
    r"[^.;\ue000-\ue003\ue007]{0,60}?\b(?:từ|của|do)\s+(?:\w+\s+){0,3}?(?P<g><PLO>)(?:\s*,\s*(?P<later><L>))?"
)
_GOT_SUM: Final = rule(
    r"(?P<r><PL>)[^.;\ue000\ue002\ue003\ue007]{0,60}?\b(?P<v>tiếp nhận|nhận được|nhận|đón nhận)\b[^.;\ue000-\ue003\ue007]{0,60}?\b(?:từ|của|do)\s+"
    r"(?:\w+\s+){0,3}?(?P<g><PLO>)[^.;\ue000-\ue003\ue007]{0,60}?(?P<m><M>)(?P<later>)"
)
_SUM_OF: Final = rule(
    r"(?P<m><M>)[^.;\ue000-\ue003\ue007]{0,40}?\b(?:của|từ)\s+(?:\w+\s+){0,3}?(?P<g><PLO>)\s+(?:đã\s+)?(?P<v>hỗ trợ|tặng|trao tặng|ủng hộ|gửi tặng|"
    r"gửi|giúp|tài trợ|viện trợ|dành)\s+[^.;\ue000-\ue003\ue007]{0,50}?(?P<r><L>)(?P<later>)"
)
_GOT: Final = re.compile(r"[\ue000\ue001]\s*(?:,\s*)?(?:(?:mỗi|từng)\s+\w+\s+|đều\s+|đã\s+|sẽ\s+|cũng\s+|vừa\s+)*được\s+$", re.IGNORECASE)
_FROM: Final = rule(r"^[^.;,\ue007]{0,60}?\b(?:của|từ)\s+(?P<g><PLO>)")
_WORK_SPOKEN: Final = re.compile(
    r"^\W*(?:(?:đây là|toàn bộ|tổng)\s+)*(?:công trình|dự án|ngôi trường|trường|cây cầu|cầu|tuyến đường|"
    r"(?:tổng )?(?:số )?(?:kinh phí|vốn|mức đầu tư)|gói thầu)",
    re.IGNORECASE,
)


def _sides(typed: Typed, aid: _Aid, number: int, start: int, verb: re.Match[str], end: int) -> tuple[list[Draft], list[Draft], bool | None]:
    """Return givers, receivers known without looking behind the verb, and True where the sentence is told from the receiver's side (else None)."""
    text = typed.text
    before = text[start : verb.start()]
    donor = _DONOR.search(text, start, verb.end()) or _AIDED.search(text, max(start, verb.start() - 20), end)
    if donor is not None:
        who = [d for i in typed.at(*donor.span("g")) for d in _drafts(i)]
        near = _HELPED.match(text, donor.end())
        to = localities(typed.at(*near.span())) if near is not None else []
        to = to or localities(i for k, i in typed.items.items() if start <= k < donor.start() and i.kind in "PL" and _subject(text, start, k))
        if given := _works(typed, aid, start, donor.start("g")) or [p for p in to if p not in who]:
            return who, given, True
    if _GOT.search(before):
        return [], [], None
    subjects = [(k, i) for k, i in typed.items.items() if start <= k < verb.start() and i.kind in "PLO" and _subject(text, start, k)]
    if (passive := _PASSIVE.search(before)) is not None:
        giver = typed.items[start + passive.start("g")]
        return _drafts(giver), localities([i for k, i in subjects if i is not giver][:1]) or aid.receivers, True
    if re.search(r"\b(?:nhận|tiếp nhận|nhận được)\b[^.;]{0,40}$", before):
        behind = _FROM.search(text[verb.end() : end])
        if behind is None:
            return [], [], None
        return _drafts(typed.items[verb.end() + behind.start("g")]), localities([i for _, i in subjects][:1]), True
    if subjects:
        last = subjects[-1][1]
        row = [i for (k, i), (after, _) in pairwise(subjects) if i.kind == last.kind == "O" and _ROW.search(text, k, after)]
        return [d for i in [*row, last] for d in _drafts(i)] or _drafts(subjects[0][1]), [], None
    if _OTHERS.search(before) or _state_gives(typed, start, verb.start()):
        return [], [], None
    if number - aid.at <= (6 if re.search(r"\bđoàn\b", before) else 3) and _TEAM.search(before):
        return aid.givers, [], None
    behind = _FROM.search(text[verb.end() : end])  # "kinh phí hỗ trợ của A cho B"
    return (_drafts(typed.items[verb.end() + behind.start("g")]), [], None) if behind else ([], [], None)


def _state_gives(typed: Typed, start: int, end: int) -> bool:
    """Tell whether a title without a name that stands in a stretch is a national one ("Thủ tướng Chính phủ")."""
    titles = {i.start for i in typed.at(start, end) if i.kind == "T"}
    return any(h.start in titles and any(o.national for o in h.offices) for h in typed.scan.holders)


def _subject(text: str, start: int, k: int) -> bool:
    """Tell whether the mention at ``k`` can be who gives: neither it nor the row it ends stands behind "tại", "cho" ..."""
    while (row := _ROW.search(text, start, k)) is not None:
        k = row.start()
    return not _NOT_SUBJECT.search(text, start, k)


def _works(typed: Typed, aid: _Aid, start: int, end: int) -> list[Draft]:
    """Return the work that a clause says was given: the last one before ``end``, or the one spoken of when it only says "công trình"."""
    named = [d for k, i in typed.items.items() if start <= k < end for d in works(i)]
    if named:
        return named[-1:]
    return [aid.work] if aid.work is not None and _WORK_SPOKEN.search(typed.text[start:end]) else []


def _drafts(item: Item) -> list[Draft]:
    return list(item.drafts[:1]) if item.kind == "O" else localities([item])


def _gifts(typed: Typed, givers: list[Draft], known: list[Draft], start: int, end: int, status: Status, told: bool) -> list[Fact]:
    """Return the gifts of a clause: each sum with the receivers it stands beside, or goods without a sum."""
    row = [(k, i) for k, i in typed.items.items() if start <= k < end and i.kind in "MLGJOP"]
    own = " ".join(g.name for g in givers)
    row = [(k, i) for k, i in row if i.kind == "M" or not any(d in givers or (i.kind == "L" and d.name in own) for d in i.drafts)]
    row = [(k, i) for k, i in row if i.kind != "L" or not _SOURCE.search(typed.text, start, k)]
    row = [(k, i) for k, i in row if i.kind != "O" or not (_FUND.search(i.drafts[0].name) or _ASIDE.search(typed.text, start, k))]
    row = [
        (k, i)
        for k, i in row
        if not (i.kind in "LG" and re.search(r"\b(?:tại|ở|trên địa bàn)\s+$", typed.text[start:k]) and any(j.kind in "JO" for _, j in row))
    ]
    sums = [(k, i) for k, i in row if i.kind == "M" and not _INVESTED.search(typed.text[max(start, k - 25) : k])]
    if not sums:
        return _unpriced(typed, givers, known, row, start, end, status, told)
    named = [d for _, i in row if i.kind in "JO" for d in i.drafts]
    pairs = [] if told else _pairs(typed, givers, start, end)
    if len(pairs) > 1 or (pairs and not named):
        if len(localities(i for _, i in row if i.kind in "LG")) == 1:  # "5 tỷ đồng và thuốc trị giá 1 tỷ đồng cho tỉnh B"
            pairs = [(pairs[0][0], i, False) for _, i in sums]
        paired = {id(i) for _, i, _ in pairs}
        for (since, _), (k, item) in pairwise([(start, None), *sums]):  # "giúp tỉnh B xây trường với kinh phí 5 tỷ đồng, tỉnh C 3 tỷ đồng"
            near = [i for i in typed.at(since, k) if i.kind == "L" and i.drafts[0] not in givers]
            if item is not None and id(item) not in paired and len(near) == 1:
                pairs.append((localities(near), item, False))
        return _allot(typed, givers, pairs, "sum", status)
    found: list[Fact] = []
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
        targets = _targets(beside, givers) if not (told and known and known[0].type == "Project") else []
        targets = targets or (known if told or not beside else []) or []
        if not targets and not beside and not told:
            targets = [d for d in _earlier(typed, start) if d not in givers]
        if len(sums) == 1 and len(named) == 1 and not told and (to := localities(i for _, i in row if i.kind == "L")):
            targets = [named[0], *to] if len(to) == 1 else targets  # "tặng tỉnh B trường học C trị giá 5 tỷ đồng"
        if len([t for t in targets if t.type == "Locality"]) > 1 and not each:
            continue  # a total for several
        found += [_gift(typed, g, t, "sum", [item, *beside], status, item.sum) for g in givers for t in targets if t is not g]
    return found


def _unpriced(
    typed: Typed, givers: list[Draft], known: list[Draft], row: list[tuple[int, Item]], start: int, end: int, status: Status, told: bool
) -> list[Fact]:
    """Return what a clause says was given without a sum: a work, or goods."""
    text, rest = typed.text, typed.text[start:end]
    if status != "done" or _VAGUE.search(rest):
        return []
    receivers = [(k, i) for k, i in row if i.kind in "LG"]
    works = [i for _, i in row if i.kind == "J" and not (_SITE.search(text, start, end) or _STAGED.search(text, max(0, start - 30), start))]
    if told and known and known[0].type == "Project":
        cost = [i for i in typed.items.values() if i.kind == "M"]
        return [_gift(typed, g, d, "work", cost[:1], status, cost[0].sum if len(cost) == 1 else None) for g in givers for d in known]
    if works and _GIVEN.search(text, max(0, start - 12), start) and (not receivers or _BUILD.search(rest)):
        return [_gift(typed, g, d, "work", [works[0]], status, None) for g in givers for d in works[0].drafts]
    if told or not (_GOODS.search(rest) or _RELIEF.search(rest)) or _STAGED.search(text, max(0, start - 60), start):
        return []
    near = _HELPED.match(text, start)
    if near is not None and _RELIEF.search(rest) and not told and givers[0].type == "Locality":
        helped = localities(typed.at(*near.span()))
        return [_gift(typed, g, p, "relief", typed.at(*near.span()), status, None) for g in givers for p in helped if p is not g]
    if not _GOODS.search(rest):
        return []
    handed: list[Item] = []
    for k, i in receivers:
        beside = _ROW.search(text, start, k)
        if _HANDED.search(text[start:k]) or _COUNTED.match(text, k + 1) or (beside is not None and typed.items[beside.start()] in handed):
            handed.append(i)
    places = localities(handed) or _earlier(typed, start)
    return [_gift(typed, g, p, "goods", handed, status, None) for g in givers for p in places if g.type == "Locality" and p is not g]


_PAID: Final = (
    r"(?:mỗi|từng|đều|cùng|cũng|được|đã|nhận|tiếp nhận|là|với|số tiền|kinh phí|tổng số|tổng|mức|tỉnh|thành phố|địa phương|"
    r"đơn vị|nơi|huyện|xã|phường|bên|thêm|trị giá|khoản|(?<=được )(?:hỗ trợ|ủng hộ|trao|tặng|cấp|phân bổ))"
)
_SUM_BEHIND: Final = rule(rf"(?P<r><LG+>)(?P<mid>(?:\s*\([^()\ue007]*\)|\))?\s*(?:[,:(-]\s*|{_PAID}(?:\s+|(?=:)))*)(?P<m><M>)")
_SUM_BEFORE: Final = rule(
    r"(?P<m><M>)(?P<mid>\s+(?:[^.;:\ue000\ue001\ue003\ue006\ue007]{0,90}?\s)?(?:cho|giúp|hỗ trợ|ủng hộ|tặng|về|tới|đến|đối với|chia sẻ với|"
    r"chi viện)\s+[^.;:\ue000\ue001\ue003\ue006\ue007]{0,60}?)(?P<r><LG+>)"
)


def _pairs(typed: Typed, givers: Sequence[Draft], start: int, end: int) -> list[tuple[list[Draft], Item, bool]]:
    """Return the sums that stand right behind or before their receivers, with these and whether each of them gets it."""
    if SIGNS["M"] not in typed.text[start:end]:
        return []
    found: dict[int, tuple[list[Draft], Item, bool]] = {}
    for pattern in (_SUM_BEHIND, _SUM_BEFORE):
        for match in pattern.finditer(typed.text, start, end):
            at, who = match.start("m"), localities(typed.at(*match.span("r")))
            here = [p for p in who if p not in givers]
            if at in found or not here or _INVESTED.search(typed.text, max(start, at - 25), at) or re.search(r"\b(?:tại|ở|từ|của)\s+$", match["mid"]):
                continue
            found[at] = here, typed.items[at], _EACH.search(match["mid"]) is not None or "đều" in match["mid"]
    return [found[at] for at in sorted(found)]


def _allot(typed: Typed, givers: Sequence[Draft], pairs: Sequence[tuple[list[Draft], Item, bool]], name: str, status: Status) -> list[Fact]:
    """Return a gift for each receiver of a sum; a total for several is nobody's."""
    return [
        _gift(typed, g, p, name, [item], status, item.sum)
        for receivers, item, each in pairs
        for p in receivers
        for g in givers
        if (each or len(receivers) == 1) and p is not g
    ]


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
    "list": (
        "Tỉnh Quảng Ninh quyết định hỗ trợ 15 tỷ đồng cho các tỉnh bị lũ. Cụ thể, Yên Bái và Lào Cai mỗi tỉnh 5 tỷ đồng; Hà Giang 5 tỷ đồng.",
        "Tỉnh Quảng Ninh quyết định hỗ trợ các tỉnh bị lũ. Mưa lũ gây thiệt hại tại Yên Bái 50 tỷ đồng, Lào Cai 30 tỷ đồng.",
    ),
    "relief": (
        "Tỉnh Quảng Ninh ủng hộ tỉnh Yên Bái khắc phục hậu quả bão số 3.",
        "Tỉnh Quảng Ninh kêu gọi ủng hộ tỉnh Yên Bái khắc phục hậu quả bão số 3.",
    ),
    "received": (
        "Tỉnh Yên Bái đã tiếp nhận 5 tỷ đồng từ tỉnh Quảng Ninh.",
        "Tỉnh Yên Bái đề nghị được nhận 5 tỷ đồng từ tỉnh Quảng Ninh.",
    ),
    "goods": (
        "Đoàn công tác tỉnh Quảng Ninh đã trao 300 suất quà cho người dân tỉnh Yên Bái.",
        "Đoàn công tác tỉnh Quảng Ninh đã trao quà lưu niệm cho lãnh đạo tỉnh Yên Bái.",
    ),
    "work": (
        "Cầu Mường Lò được xây dựng với sự hỗ trợ của tỉnh Quảng Ninh.",
        "Tỉnh Quảng Ninh sẵn sàng hỗ trợ xây dựng cầu Mường Lò.",
    ),
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
