"""Support: SUPPORTED and FUNDS, with their sums."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.schema import Status
from loaders.draft import Draft
from loaders.fact import FUTURE, Examples, Fact, localities, wished, works
from loaders.gift import EACH, GOODS, INVESTED, allot, built, gift, gifts, goods_only, paired, shares
from loaders.giver import OTHERS, Aid, drafts, named_in_row, sides, state_gives, unnamed, visited
from loaders.locality import level_of
from loaders.pattern import Family
from loaders.typed import SIGNS, Typed, rule

_GIVE: Final = rule(
    r"\b(?P<v>hỗ trợ|trao tặng|tặng|trao|ủng hộ|giúp đỡ|giúp|viện trợ|tài trợ|đóng góp|chi viện|quyên góp|trích|dành|chuyển|cấp|gửi tặng|gửi|"
    r"bàn giao|cứu trợ|chi(?=\s+(?:<M>|số tiền|ngân sách))|phân bổ|sẻ chia(?=\s+<M>)|chia sẻ(?=\s+<M>)|bố trí(?=\s+<M>))\b"
    r"(?! (?:đổi|hội|quyền|khai|vùng|thiết(?! bị)|cao|ủy|trên|dưới|cơ sở|phép|giấy|nhượng|giao|hướng|biến|mục|tiếp|trả))"
)
_CLAUSE: Final = re.compile(
    r";|(?<=\w)\.(?= )|, (?:trong khi|nhưng)|"
    r",\s+(?=[\ue000\ue002\ue003]\s+(?:đã\s+)?(?:hỗ trợ|tài trợ|ủng hộ|tặng|trao|viện trợ|góp|đóng góp)\b)"
)
_NO_GIFT: Final = re.compile(
    (
        r"bằng khen|kỷ niệm chương|huân chương|huy hiệu|huy chương|quà lưu niệm|tặng hoa|\bhoa\b|\bcờ\b|giấy chứng nhận|chứng nhận|quyết định|"
        r"lưu niệm|biểu trưng|bức tranh|chủ trương|văn kiện|thỏa thuận|biên bản|hợp đồng"
    ),
    re.IGNORECASE,
)
_DENIED: Final = re.compile(r"\b(?:không|chưa|chẳng)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_DEED: Final = re.compile(r"[\ue000-\ue003]\)?\s+(?:cũng\s+)?(?:đã|vừa)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_PART: Final = re.compile(
    r"^\W*(?:trong đó|trong số (?:đó|này|tiền)|cụ thể|bao gồm|gồm|phần còn lại|số còn lại|số tiền|mức h[ỗộ] trợ|theo đó|các mức)|như sau|danh sách",
    re.IGNORECASE,
)
_FOR: Final = re.compile(r"\W*(?:trong đó|cụ thể|bao gồm|gồm|theo đó|số tiền)", re.IGNORECASE)
_NEXT_GIVER: Final = rule(r"\s*(?:và\s+)?<PLO>(?:\s*\([^()]*\))?\s+(?:đã\s+|cũng\s+)?(?:hỗ trợ|tài trợ|ủng hộ|tặng|trao|viện trợ|góp|đóng góp)\b")
_ALSO: Final = rule(r"(?:[,;]|\bvà)\s*(?:và\s+)?(?P<g><O>)(?:\s*\([^()]*\))?\s*:?\s*(?P<m><M>)")
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
_GOT_GOODS: Final = (
    rule(
        r"(?P<r><PL>)[^.;\ue000\ue002\ue003\ue007]{0,60}?\b(?P<v>tiếp nhận|nhận được|đón nhận)\b(?P<what>[^.;\ue000-\ue003\ue007]{0,160}?)"
        r"\b(?:từ|của|do)\s+(?:\w+\s+){0,4}?(?P<g><LG+>)"
    ),
    rule(
        r"\b(?P<v>tiếp nhận|nhận được|đón nhận)\b(?P<what>[^.;\ue000-\ue003\ue007]{0,160}?)\b(?:từ|của|do)\s+(?:\w+\s+){0,4}?(?P<g><LG+>)\s+"
        r"(?:đã\s+)?(?:hỗ trợ|tặng|trao tặng|ủng hộ|gửi tặng|gửi|giúp|viện trợ|dành)\s+[^.;\ue000-\ue003\ue007]{0,50}?(?P<r><L>)"
    ),
)
_KEEPSAKE: Final = rule(
    r"\blà\s+(?:một\s+)?(?:món\s+|phần\s+|những\s+)?(?P<v>quà|công trình|số tiền|khoản tiền|nguồn tiền|số quà)\b[^.;\ue000-\ue003\ue007]{0,60}?"
    r"\b(?:của|do)\s+(?:\w+,?\s+){0,4}?(?P<g><PL>)\s*[^.;\ue000-\ue003\ue007]{0,30}?"
    r"\b(?:tặng|gửi tặng|dành tặng|trao tặng|hỗ trợ|ủng hộ|giúp|giúp đỡ|viện trợ|dành cho|gửi tới|gửi đến)\s+"
    r"[^.;\ue000-\ue003\ue007]{0,50}?(?P<r><L>)"
)
"""What was a present: "Trường B là quà của tỉnh A tặng tỉnh C"."""
_MARK: Final = rule(
    r"\b(?P<v>ghi dấu|mang dấu ấn|in dấu|thắm tình|đậm nghĩa tình)\b[^.;\ue000-\ue003\ue007]{0,60}?\bcủa\s+(?:\w+,?\s+){0,4}?(?P<g><L>)"
    r"[^.;\ue003\ue006\ue007]{0,90}?(?:như|gồm|là|:)\s*:?\s*(?:\w+\s+){0,3}?(?P<row><JO+>)"
)
"""Works that keep alive what a province did: "ghi dấu tình cảm của tỉnh A như: trường B, bệnh viện C"."""
_TOLD: Final = Family(_GIVE, _MARK, _GOT_GOODS[0])


def state(sentences: Sequence[Typed]) -> list[Fact]:
    """Return the SUPPORTED and FUNDS facts of an article; a total for several receivers belongs to no pair.

    A giver or receiver that a sentence leaves out is the one of the sentences before.
    """
    found: list[Fact] = []
    aid = Aid()
    places = localities(i for t in sentences for i in t.items.values() if i.kind in "LG")
    aid.provinces = [p for p in places if level_of(p) == 1]
    for number, typed in enumerate(sentences):
        aid.open = aid.open and number - aid.at <= 1
        if not typed.items:
            continue
        goes_on = aid.told and number - aid.at == 1 and SIGNS["J"] in typed.text and _FOR.match(typed.text) is not None
        parts = built(typed, aid, [f.target for f in found]) if goes_on else []
        gives = number - aid.at <= 3 or SIGNS["M"] in typed.text or _TOLD.possible(typed.text)
        facts = [f for start, end in _clauses(typed) for f in _clause(typed, aid, number, start, end)] if gives else []
        facts += [f for f in parts if not any(f.target is o.target for o in facts)]
        if not facts:
            visited(typed, aid, number)
        found.extend(facts)
        if (row := named_in_row(typed)) is not None:
            aid.row, aid.listed = row, number
        aid.work = next((d for k, i in reversed(typed.items.items()) for d in works(i) if typed.text[k - 1 : k] != "("), aid.work)
    return found


def _clauses(typed: Typed) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a sentence; one that names a sum but nobody who gets it goes on: "trao 40 tỷ đồng; thuốc trị giá 2 tỷ đồng cho tỉnh B"."""
    start = 0
    for match in _CLAUSE.finditer(typed.text):
        verb = _GIVE.search(typed.text, start, match.start())
        kinds = {i.kind for i in typed.at(verb.end(), match.start())} if verb else set()
        if match.group()[0] == "," and match.group().strip() == "," and verb is None:
            continue  # a row of givers
        if match.group() == ";" and "M" in kinds and kinds.isdisjoint("LGOJ") and not _NEXT_GIVER.match(typed.text, match.end()):
            continue
        yield start, match.start()
        start = match.end()
    yield start, len(typed.text)


def _received(typed: Typed, start: int, end: int) -> list[Fact]:
    """Return the gift of a clause told by who got it: "tỉnh B tiếp nhận 5 tỷ đồng từ tỉnh A"."""
    for pattern in (_GOT_FROM, _GOT_SUM, _SUM_OF):
        for match in pattern.finditer(typed.text, start, end):
            if wished(typed, match.start("v"), back=match.start("v") - start) or INVESTED.search(match.group()):
                continue
            givers, item = drafts(typed.items[match.start("g")]), typed.items[match.start("m")]
            heads = [match.start(name) for name in ("later", "r") if match[name]]
            found = [p for k in heads[:1] for p in localities([typed.items[k]]) if p not in givers]
            if found and givers:
                return [gift(typed, g, found[0], "received", [item], "done", item.sum) for g in givers]
    return []


def _presents(typed: Typed, start: int, end: int) -> list[Fact]:
    """Return the gifts of a clause that has no verb of a giver: goods that came, a work that is a present, works that keep a help alive."""
    for pattern in _GOT_GOODS:
        got = pattern.search(typed.text, start, end)
        if got is not None and GOODS.search(got["what"]) and not wished(typed, got.start("v"), back=got.start("v") - start):
            to = localities([typed.items[got.start("r")]])[:1]
            return [gift(typed, g, p, "goods", [], "done", None) for g in localities(typed.at(*got.span("g"))) for p in to if p is not g]
    if (mark := _MARK.search(typed.text, start, end)) is not None and not wished(typed, mark.start("v"), back=mark.start("v") - start):
        made = [d for i in typed.at(*mark.span("row")) for d in i.drafts]
        return [gift(typed, g, d, "work", [], "done", None) for g in localities([typed.items[mark.start("g")]]) for d in made]
    keep = _KEEPSAKE.search(typed.text, start, end)
    if keep is None or wished(typed, keep.start(), back=keep.start() - start) or SIGNS["M"] in typed.text[start:end]:
        return []
    made = [d for k, i in typed.items.items() if start <= k < keep.start() and i.kind in "JO" for d in i.drafts][-1:]
    to = localities([typed.items[keep.start("r")]])
    return [
        gift(typed, g, d, "work" if d in made else "goods", [], "done", None)
        for g in drafts(typed.items[keep.start("g")])
        for d in [*made, *to]
        if d is not g
    ]


def _helped(facts: Iterable[Fact]) -> list[Draft]:
    """Return the localities that facts say got something, each once."""
    return list({id(f.target): f.target for f in facts if f.target.type == "Locality"}.values())


def _also(typed: Typed, facts: list[Fact], start: int, end: int) -> list[Fact]:
    """Return what the others of a row gave to the same receiver: "A ủng hộ tỉnh B 5 tỷ đồng, C 3 tỷ đồng"."""
    receivers = {id(f.target): f.target for f in facts if f.target.type == "Locality"}
    if len(receivers) != 1 or SIGNS["O"] not in typed.text[start:end]:
        return []
    found = []
    for match in _ALSO.finditer(typed.text, start, end):
        giver, paid = typed.items[match.start("g")], typed.items[match.start("m")]
        found += [
            gift(typed, giver.drafts[0], d, "sum", [giver, paid], facts[0].status, paid.sum) for d in receivers.values() if d is not giver.drafts[0]
        ]
    return found


def _clause(typed: Typed, aid: Aid, number: int, start: int, end: int) -> list[Fact]:
    """Return the gifts of a clause: those told by who got them, else those of its first verb that gives, else those a list goes on with."""
    text = typed.text
    own = False
    if present := _presents(typed, start, end):
        aid.givers, aid.receivers, aid.at, aid.told = [present[0].source], _helped(present) or aid.receivers, number, False
        return present
    if SIGNS["M"] in text[start:end] and (got := _received(typed, start, end)):
        aid.givers, aid.receivers, aid.at, aid.told = [f.source for f in got], [got[0].target], number, True
        return got
    for verb in _GIVE.finditer(text, start, end):
        if (
            (wished(typed, verb.start(), back=verb.start() - start) and not _DEED.search(text, start, verb.start()))
            or _DENIED.search(text, start, verb.start())
            or _NO_GIFT.search(text, verb.end(), min(end, verb.end() + 45))
        ):
            own = True
            continue
        givers, receivers, told = sides(typed, aid, number, start, verb, end)
        if not givers:
            own = own or OTHERS.search(text, start, verb.start()) is not None or state_gives(typed, start, verb.start())
            continue
        status: Status = "planned" if FUTURE.search(text[start : verb.start()]) and not re.search(r"\bđã\b", text[start : verb.start()]) else "done"
        facts = gifts(typed, givers, receivers, verb.end() if told is None else start, end, status, told is not None)
        if not facts and (to := unnamed(typed, aid, number, givers, start, verb, end)):
            facts = [f for f in gifts(typed, givers[:1], to, verb.end(), end, status, True) if f.sum is not None and f.target in to]
        paid = any(i.kind == "M" for i in typed.at(verb.end(), end))
        aid.open = text.rstrip().endswith(":")
        if facts or paid or aid.open:
            aid.givers, aid.at, aid.told = givers, number, paid
            aid.receivers = _helped(facts) or aid.receivers
        if len(givers) > 1 and not EACH.search(text, start, end):
            facts = [replace(f, sum=None) if f.target.type == "Locality" else f for f in facts]  # what several gave together is no one's sum
        if not facts and status == "done" and len(aid.receivers) == 1 and number - aid.at <= 2 and goods_only(typed, verb.end(), end):
            facts = [gift(typed, g, aid.receivers[0], "goods", [], status, None) for g in givers if g is not aid.receivers[0]]
        if facts:
            return facts + _also(typed, facts, verb.end(), end)
    if own or not aid.givers or number - aid.at > 3:
        return []
    pairs = paired(typed, aid.givers, start, end)
    share = EACH.search(text, start, end)
    if not pairs and share is not None and number - aid.listed <= 2:  # "19 tỉnh, gồm: A, B, C. Mỗi tỉnh được hỗ trợ 1 tỷ đồng."
        pairs = [([p for p in aid.row if p not in aid.givers], i, True) for i in typed.at(share.end(), end) if i.kind == "M"][:1]
    listed = (aid.open and pairs) or len(pairs) > 1 or any(each for _, _, each in pairs) or (pairs and (number == aid.at or _PART.search(text)))
    if listed or (aid.told and number - aid.at <= 1 and _PART.search(text)):
        aid.at = number
        return allot(typed, aid.givers, pairs, "list", "done") if listed else shares(typed, aid)
    return []


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
