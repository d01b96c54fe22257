"""Gifts: what a clause says was given, each sum with the receivers it stands beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from graph.schema import ClaimType, Status
from loaders.draft import Draft
from loaders.fact import Fact, day, localities, span
from loaders.giver import HELPED, RELIEF, ROW, Aid
from loaders.money import Sum
from loaders.typed import SIGNS, Item, Typed, rule

_VAGUE: Final = re.compile(r"kinh nghiệm|quảng bá|điểm trưng bày|xúc tiến|tuyên truyền|thông tin|chia sẻ|lẫn nhau", re.IGNORECASE)
GOODS: Final = re.compile(
    r"\d\s+(?:phần|suất|món|tấn|kg|bộ|chiếc|máy|thùng|căn|ngôi|cây|con|xe|liều|túi|lít|cuốn|áo|giường|hộp|cặp|chăn|bao|đôi|bồn|bình|tủ|viên|quyển|tivi|can)\b"
    r"|nhu yếu phẩm|hàng cứu trợ|thiết bị|vật tư|khẩu trang|vắc[- ]?xin|máy thở|hàng hóa|lương thực|xe cứu thương|một (?:ngôi )?trường"
    r"|^\s*(?:tặng\s+)?(?:số tiền|tiền|kinh phí|tiền mặt|quà)\s+(?:mặt\s+)?(?:hỗ trợ|ủng hộ|cứu trợ)\b|^\s*(?:ủng hộ|hỗ trợ)\s+(?:tiền mặt|tiền)\b",
    re.IGNORECASE,
)
_PRESENT: Final = re.compile(
    r"^\s*(?:tặng\s+)?(?:\w+\s+){0,3}?(?:quà|sữa|thuốc|gạo|áo|chăn|sách|xe|máy|nhà|bò|trâu|giống|công trình|"
    r"phòng học|lớp học|trang thiết bị|kinh phí)\b"
    r"|\bhọc bổng\b",
    re.IGNORECASE,
)
"""What an organisation gives without a sum."""
_AT_PLACE: Final = re.compile(r"\b(?:tại|ở|trên địa bàn)\s+(?:(?:hai|ba|các|\d+)\s+)?$", re.IGNORECASE)
_FOLK: Final = re.compile(r"\b(?:người dân|nhân dân|đồng bào|bà con)\b", re.IGNORECASE)
_PEOPLE_AT: Final = re.compile(
    r"\b(?:cho|tặng|giúp|đến|tới|hỗ trợ)\s+(?:\d+\s+|các\s+|những\s+|nhiều\s+)?(?:người|nhân dân|bà con|đồng bào|hộ|gia đình|học sinh|trẻ em|"
    r"hội viên|giáo viên|cán bộ)\b[^.;:\ue000-\ue007]{0,90}\b(?:tại|ở|trên địa bàn)\s+(?:(?:hai|ba|các|\d+)\s+)?$",
    re.IGNORECASE,
)
"""Those who get something, where they live: "cho người dân bị ngập lụt tại xã B"."""
_COUNTED: Final = re.compile(r"\s*[:(]?\s*\d[\d.,]*\s+(?:phần|suất|tấn|bộ|chiếc|máy|thùng|căn|ngôi|con|xe|liều)\b")
_HANDED: Final = re.compile(r"(?:^|\b(?:cho|tặng|giúp|đến|tới|gửi|hỗ trợ))\s+(?:(?!tại\b|ở\b)[\w,]+\s+){0,5}$", re.IGNORECASE)
_SITE: Final = re.compile(r"mặt bằng|mốc giới|hồ sơ|gói thầu", re.IGNORECASE)
_STAGED: Final = re.compile(r"\b(?:biên bản|lễ|tổ chức|phối hợp|chứng kiến|phát động|kêu gọi|tiếp nhận)\b", re.IGNORECASE)
_ASKED: Final = re.compile(r"\b(?:biên bản|chứng kiến|phát động|kêu gọi|tiếp nhận)\b", re.IGNORECASE)
_TOTAL: Final = re.compile(r"\btổng\b[^;]{0,40}$", re.IGNORECASE)
EACH: Final = re.compile(r"\b(?:mỗi|từng)\s+(?:tỉnh|địa phương|thành phố|nơi|đơn vị|huyện|xã|bên|phường|tỉnh, thành)", re.IGNORECASE)
INVESTED: Final = re.compile(
    r"vốn|đầu tư|đăng ký|GDP|doanh thu|thu ngân sách|kim ngạch|thiệt hại|trị giá hợp đồng|tương đương|ước tính|cần|thiếu|đề nghị|đề xuất|dự toán",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"\b(?:cho|giúp|về|tới|đến|ủng hộ|hỗ trợ|tặng|gửi|xây dựng|dựng|chi viện)\s+(?:[\w,]+\s+){0,5}$", re.IGNORECASE)
_GIVEN: Final = re.compile(r"(?:hỗ trợ|tặng|viện trợ|tài trợ|bàn giao|giúp|giúp đỡ)$", re.IGNORECASE)
_BUILD: Final = re.compile(r"\b(?:xây|dựng|xây dựng|làm|sửa chữa|nâng cấp)\b", re.IGNORECASE)
_FUND: Final = re.compile(r"^quỹ (?:cứu trợ|vì người nghèo|phòng[^,]*|vắc[- ]?xin|xã hội)\b", re.IGNORECASE)
_SOURCE: Final = re.compile(r"\btừ\s+[^\ue000-\ue00a,;]{0,40}$")
_ASIDE: Final = re.compile(r"\b(?:từ|thông qua|qua|nguồn|do|theo)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_PAID: Final = (
    r"(?:mỗi|từng|đều|cùng|cũng|được|đã|nhận|tiếp nhận|là|với|số tiền|kinh phí|tổng số|tổng|mức|tỉnh|thành phố|địa phương|"
    r"đơn vị|nơi|huyện|xã|phường|bên|thêm|trị giá|khoản|(?<=được )(?:hỗ trợ|ủng hộ|trao|tặng|cấp|phân bổ))"
)
_SUM_BEHIND: Final = rule(rf"(?P<r><LG+>)(?P<mid>(?:\s*\([^()\ue007]*\)|\))?\s*(?:[,:(-]\s*|{_PAID}(?:\s+|(?=:)))*)(?P<m><M>)")
_SUM_BEFORE: Final = rule(
    r"(?P<m><M>)(?P<mid>\s+(?:[^.;:\ue000\ue001\ue003\ue006\ue007]{0,90}?\s)?(?:cho|giúp|hỗ trợ|ủng hộ|tặng|về|tới|đến|đối với|chia sẻ với|"
    r"chi viện)\s+[^.;:\ue000\ue001\ue003\ue006\ue007]{0,60}?)(?P<r><LG+>)"
)
_SHARE: Final = rule(r"(?P<m><M>)(?P<use>[^.;\ue007]{0,140})")


def gifts(typed: Typed, givers: list[Draft], known: list[Draft], start: int, end: int, status: Status, told: bool) -> list[Fact]:
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
    sums = [(k, i) for k, i in row if i.kind == "M" and not INVESTED.search(typed.text[max(start, k - 25) : k])]
    if not sums:
        return _unpriced(typed, givers, known, row, start, end, status, told)
    named = [d for _, i in row if i.kind in "JO" for d in i.drafts]
    built_for = [d for _, i in row if i.kind == "J" for d in i.drafts]
    if len(sums) == 1 and len(built_for) > 1 and _TOTAL.search(typed.text, start, sums[0][0]):
        return [gift(typed, g, d, "work", [], status, None) for g in givers for d in built_for]  # the total is no work's alone
    pairs = [] if told else paired(typed, givers, start, end)
    if len(pairs) > 1 or (pairs and not named):
        if len(localities(i for _, i in row if i.kind in "LG")) == 1:  # "5 tỷ đồng và thuốc trị giá 1 tỷ đồng cho tỉnh B"
            pairs = [(pairs[0][0], i, False) for _, i in sums]
        taken = {id(i) for _, i, _ in pairs}
        for (since, _), (k, item) in pairwise([(start, None), *sums]):  # "giúp tỉnh B xây trường với kinh phí 5 tỷ đồng, tỉnh C 3 tỷ đồng"
            near = [i for i in typed.at(since, k) if i.kind == "L" and i.drafts[0] not in givers]
            if item is not None and id(item) not in taken and len(near) == 1:
                pairs.append((localities(near), item, False))
        return allot(typed, givers, pairs, "sum", status)
    found: list[Fact] = []
    share = EACH.search(typed.text, start, end)
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
        found += [gift(typed, g, t, "sum", [item, *beside], status, item.sum) for g in givers for t in targets if t is not g]
    return found


def _unpriced(
    typed: Typed, givers: list[Draft], known: list[Draft], row: list[tuple[int, Item]], start: int, end: int, status: Status, told: bool
) -> list[Fact]:
    """Return what a clause says was given without a sum: a work, or goods."""
    text, rest = typed.text, typed.text[start:end]
    if status != "done" or _VAGUE.search(rest):
        return []
    receivers = [(k, i) for k, i in row if i.kind in "LGP" or (i.kind == "O" and givers[0].type == "Locality")]
    works = [i for _, i in row if i.kind == "J" and not (_SITE.search(text, start, end) or _STAGED.search(text, max(0, start - 30), start))]
    if told and known and known[0].type == "Project":
        cost = [i for i in typed.items.values() if i.kind == "M"]
        return [gift(typed, g, d, "work", cost[:1], status, cost[0].sum if len(cost) == 1 else None) for g in givers for d in known]
    if works and _GIVEN.search(text, max(0, start - 12), start) and (not receivers or _BUILD.search(rest)):
        return [gift(typed, g, d, "work", [works[0]], status, None) for g in givers for d in works[0].drafts]
    near = HELPED.match(text, start)
    bare = near is not None and _FOLK.search(near.group()) is not None and not text[near.end() : end].strip(" .…")
    if (
        told
        or not (bare or GOODS.search(rest) or RELIEF.search(rest) or _PRESENT.search(rest))
        or ((_STAGED if givers[0].type == "Locality" else _ASKED).search(text, max(0, start - 60), start))
    ):
        return []
    if near is not None and (bare or RELIEF.search(rest)) and not told and givers[0].type == "Locality":
        helped = localities(typed.at(*near.span()))
        return [gift(typed, g, p, "relief", typed.at(*near.span()), status, None) for g in givers for p in helped if p is not g]
    if not GOODS.search(rest) and not (givers[0].type == "Organization" and _PRESENT.search(rest)):
        return []
    handed: list[Item] = []
    for k, i in receivers:
        beside = ROW.search(text, start, k)
        at = givers[0].type == "Organization" and _AT_PLACE.search(text, start, k) is not None
        people = i.kind in "LG" and _PEOPLE_AT.search(text, start, k) is not None
        if (
            at
            or people
            or _HANDED.search(text[start:k])
            or _COUNTED.match(text, k + 1)
            or (beside is not None and typed.items[beside.start()] in handed)
        ):
            handed.append(i)
    bodies = [d for i in handed if i.kind == "O" for d in i.drafts[:1]]
    places = [*localities(i for i in handed if i.kind != "O"), *bodies] or _earlier(typed, start)
    return [gift(typed, g, p, "goods", handed, status, None) for g in givers for p in places if p is not g]


def goods_only(typed: Typed, start: int, end: int) -> bool:
    """Tell whether a stretch tells of goods and of nobody who gets them."""
    kinds = {i.kind for i in typed.at(start, end)}
    return kinds.isdisjoint("LGPJOM") and GOODS.search(typed.text, start, end) is not None and _VAGUE.search(typed.text, start, end) is None


def paired(typed: Typed, givers: Sequence[Draft], start: int, end: int) -> list[tuple[list[Draft], Item, bool]]:
    """Return the sums that stand right behind or before their receivers, with these and whether each of them gets it."""
    if SIGNS["M"] not in typed.text[start:end]:
        return []
    found: dict[int, tuple[list[Draft], Item, bool]] = {}
    for pattern in (_SUM_BEHIND, _SUM_BEFORE):
        for match in pattern.finditer(typed.text, start, end):
            at, who = match.start("m"), localities(typed.at(*match.span("r")))
            here = [p for p in who if p not in givers]
            if at in found or not here or INVESTED.search(typed.text, max(start, at - 25), at) or re.search(r"\b(?:tại|ở|từ|của)\s+$", match["mid"]):
                continue
            found[at] = here, typed.items[at], EACH.search(match["mid"]) is not None or "đều" in match["mid"]
    return [found[at] for at in sorted(found)]


def allot(typed: Typed, givers: Sequence[Draft], pairs: Sequence[tuple[list[Draft], Item, bool]], name: str, status: Status) -> list[Fact]:
    """Return a gift for each receiver of a sum; a total for several is nobody's."""
    return [
        gift(typed, g, p, name, [item], status, item.sum)
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


def shares(typed: Typed, aid: Aid) -> list[Fact]:
    """Return the parts of a sum that the sentence before gave whole: "Trong đó, 12 tỷ đồng dành cho ... và 127 tỷ đồng để xây dựng ..."."""
    found = []
    for match in _SHARE.finditer(typed.text):
        item = typed.items[match.start("m")]
        if INVESTED.search(typed.text[max(0, match.start() - 25) : match.start()]):
            continue
        works = [i for i in typed.at(*match.span("use")) if i.kind == "J"]
        targets = [d for i in works[:1] for d in i.drafts] or aid.receivers
        if len(targets) == 1:
            found += [gift(typed, g, targets[0], "sum", [item, *works[:1]], "done", item.sum) for g in aid.givers if g is not targets[0]]
    return found


def built(typed: Typed, aid: Aid, known: Sequence[Draft]) -> list[Fact]:
    """Return the works that a sentence lists as what the gift before it was for: "Trong đó, xây dựng trường A, huyện B; trường C"."""
    works = [i for k, i in typed.items.items() if i.kind == "J" and _BUILD.search(typed.text, 0, k)]
    named = [d for i in works for d in i.drafts if d not in known]
    return [gift(typed, g, d, "work", works, "done", None) for g in aid.givers for d in dict.fromkeys(named)]


def gift(typed: Typed, source: Draft, target: Draft, name: str, items: Sequence[Item], status: Status, amount: Sum | None) -> Fact:
    """Return the fact that ``source`` gave to ``target``: FUNDS for an organisation, SUPPORTED for a locality."""
    kind: ClaimType = "FUNDS" if source.type == "Organization" else "SUPPORTED"
    return Fact(kind, source, target, typed.scan.sentence, name, tuple(span(i) for i in items), day(typed), status, sum=amount)
