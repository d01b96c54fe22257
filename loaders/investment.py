"""Investment: INVESTS_IN by localities and organisations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.schema import Status
from loaders.fact import FUTURE, Examples, Fact, partner, span, wished
from loaders.locality import level_of
from loaders.typed import Typed, rule

_INVESTORS: Final = rule(r"(?:nhà đầu tư|doanh nghiệp|doanh nhân)\s+(?:đến\s+)?(?:từ|của|tại)?\s*(?P<s><L>)(?P<rest>[^.;]{0,160})")
_LICENSED: Final = rule(
    r"(?:đăng ký đầu tư|chủ trương đầu tư|giấy phép đầu tư|quyết định đầu tư)[^.;]{0,60}?\bcho\s+(?P<s><O>)[^.;\ue003]{0,60}?(?P<j><J>)"
)
_BUILT_BY: Final = rule(
    r"(?P<j><J>)[^.;,\ue003]{0,40}?\b(?:do|của)\s+(?:(?:liên doanh|liên danh|các|nhà đầu tư)\s+)*(?P<s><O+>)(?=[^.;]{0,60}?(?:đầu tư|"
    r"liên doanh|làm chủ|vốn|triển khai|thực hiện|,|$))"
)
_DEVELOPER: Final = rule(r"\bdo\s+(?P<s><LO>)\s+(?:làm|là)\s+chủ đầu tư")
_CHARGED: Final = rule(
    r"(?P<s><LO+>)\s+(?:sẽ\s+|được giao\s+|đã\s+)*(?:chịu trách nhiệm|là nhà|làm nhà|bỏ vốn)\s+đầu tư\b[^.;\ue000\ue003\ue006]{0,60}?(?P<j><J>)"
)
_INTO: Final = rule(r"(?P<s><LO>)[^.;\ue000\ue003]{0,50}?\b(?P<v>đầu tư)\b[^.;\ue000\ue003]{0,40}?\b(?:vào|lên|tại)\s+(?P<l><L>)")
_OWNER: Final = rule(r"(?P<s><O>)(?P<mid>[^.;\ue006]{0,60}?)\b(?:đầu tư|làm chủ đầu tư|là chủ đầu tư|khởi công|xây dựng)\b(?P<rest>[^.;]{0,160})")


def state(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the INVESTS_IN facts of an article: investors of a locality, owners and builders of a project."""
    return [fact for typed in sentences for fact in _investments(typed, sentences)]


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
        found += [
            Fact(
                "INVESTS_IN",
                owner.drafts[0],
                d,
                typed.scan.sentence,
                "owner",
                (span(owner), span(work)),
                None,
                "planned",
                sum=sums[0].sum if len(sums) == 1 else None,
            )
            for d in work.drafts[:1]
        ]
    for match in (*_BUILT_BY.finditer(typed.text), *_CHARGED.finditer(typed.text)):
        work, owners = typed.items[match.start("j")], typed.at(*match.span("s"))
        sums = [i for i in typed.at(match.start(), len(typed.text)) if i.kind == "M"]
        found += [
            Fact("INVESTS_IN", o.drafts[0], d, typed.scan.sentence, "owner", (span(o), span(work)), None, (
                "done"
            ), sum=sums[0].sum if len(sums) == 1 else None)
            for o in owners if o.kind in "OL" for d in work.drafts[:1]
        ]  # fmt: skip
    for match in _DEVELOPER.finditer(typed.text):
        source = typed.items[match.start("s")]
        works = [i for i in typed.at(0, match.start()) if i.kind == "J"]
        drafts = [d for w in works[-1:] for d in w.drafts] or (
            [current] if current is not None and re.match(r"^(?:Trường|Công trình|Dự án|Cầu|Nhà|Bệnh viện|Tuyến)", typed.text) else []
        )
        sums = [i for i in typed.at(match.end(), len(typed.text)) if i.kind == "M"] or [i for i in typed.at(0, len(typed.text)) if i.kind == "M"]
        found += [
            Fact("INVESTS_IN", p, d, typed.scan.sentence, "owner", (span(source),), None, "done", sum=sums[0].sum if len(sums) == 1 else None)
            for p in source.drafts[:1]
            for d in drafts[:1]
        ]
    for match in _INTO.finditer(typed.text):
        source, place = typed.items[match.start("s")], typed.items[match.start("l")]
        sums = [i for i in typed.items.values() if i.kind == "M"]
        firm = re.search(
            r"doanh nghiệp|nhà đầu tư|công ty|thành phố|tỉnh", typed.text[max(0, match.start() - 30) : match.start()] + match.group(), re.IGNORECASE
        )
        if wished(typed, match.start("v"), back=60) or not (sums or (firm and source.kind == "L" and re.search(r"đang|đã|hiện", match.group()))):
            continue
        status = "planned" if FUTURE.search(match.group()) else "done"
        found += [
            Fact(
                "INVESTS_IN",
                source.drafts[0],
                d,
                typed.scan.sentence,
                "into",
                (span(source), span(place)),
                None,
                status,
                sum=sums[0].sum if sums else None,
            )
            for d in place.drafts[:1]
        ]
    if found:
        return found
    for match in _OWNER.finditer(typed.text):
        source = typed.items[match.start("s")]
        if wished(typed, match.start("rest"), back=80):
            continue
        items = typed.at(*match.span("rest"))
        sums = [i for i in items if i.kind == "M"]
        works = [i for i in items if i.kind == "J"] or [i for i in items if sums and i.kind == "L" and level_of(i.drafts[0]) <= 2]
        status = "planned" if FUTURE.search(match["mid"]) else "done"
        paid = sums[0].sum if sums else None
        found += [
            Fact("INVESTS_IN", source.drafts[0], d, typed.scan.sentence, "owner", (span(source), span(w)), None, status, sum=paid)
            for w in works[:1]
            for d in w.drafts
        ]
    return found


EXAMPLES: Final[Examples] = {
    "investors": (
        "Đến nay, có 12 dự án của các nhà đầu tư đến từ Hà Nội tại tỉnh Hà Giang với số vốn 300 tỷ đồng.",
        "Các nhà đầu tư đến từ Hà Nội mong muốn tìm hiểu dự án 300 tỷ đồng tại tỉnh Hà Giang.",
    ),
    "owner": (
        "Cầu Sông Lô do Công ty Cổ phần Thành Long làm chủ đầu tư.",
        "Cầu Sông Lô được Công ty Cổ phần Thành Long nhắc đến.",
    ),
    "into": (
        "Tập đoàn Thành Long đã đầu tư 300 tỷ đồng vào tỉnh Hà Giang.",
        "Tập đoàn Thành Long mong muốn đầu tư 300 tỷ đồng vào tỉnh Hà Giang.",
    ),
}  # fmt: skip
"""For each rule a text it reads, and one it must leave alone."""
