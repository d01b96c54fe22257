"""Typed sentences: a sentence in which every resolved mention is one sign of its type, so that rules read the language and not the names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from loaders.date import When
from loaders.draft import Draft
from loaders.frozen import frozen
from loaders.locality import ANAPHOR, GROUP, Localities, anaphor, ancestors, group, level_of
from loaders.money import Sum
from loaders.naming import Things
from loaders.official import Officials
from loaders.organization import OrganizationMention
from loaders.pattern import Pattern
from loaders.scan import Scan

SIGNS: Final = {
    "L": "\ue000",
    "G": "\ue001",
    "P": "\ue002",
    "O": "\ue003",
    "A": "\ue004",
    "E": "\ue005",
    "J": "\ue006",
    "M": "\ue007",
    "D": "\ue008",
    "C": "\ue009",
    "T": "\ue00a",
}
"""L a locality, G a group of localities, P an official, O an organisation, A an agreement, E an event, J a project, M a sum, D a date, C a country,
T a title without a holder known."""
_BODY: Final = (
    r"(?:đảng bộ|đảng ủy|chính quyền|nhân dân|lãnh đạo|đại diện|đoàn công tác|đoàn đại biểu|đoàn cán bộ|đoàn lãnh đạo|đoàn|ubnd|hđnd|"
    r"ủy ban nhân dân|hội đồng nhân dân|hội đồng|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|thường trực|ban thường vụ|"
    r"ban chấp hành|mttq việt nam|ủy ban mttq việt nam|ủy ban mttq|ubmttq việt nam|văn phòng|cấp cao|các cấp|của|phía|về phía|cán bộ|"
    r"đồng bào|toàn thể|tập thể|cơ quan|ban ngành|sở, ngành|cả|các|cùng|người dân|quân và dân|quân dân|bộ chỉ huy quân sự|công an)"
)
BODY: Final = re.compile(rf"(?:(?<=\s)|(?<=^)|(?<=[(\"]))(?:{_BODY}(?:\s*[,-]\s*|\s+và\s+|\s+))+$", re.IGNORECASE)
_BODY_ENDS: Final = tuple({body.split()[-1] for body in (*_BODY.strip("(?:)").split("|"), "và")})
_GROUP: Final = Pattern(GROUP.pattern, ignorecase=True)
_ANAPHOR: Final = Pattern(ANAPHOR.pattern)
_JOINT: Final = re.compile(r"(?:UBND|HĐND|[UuỦủ][yỷ] ban nhân dân|[Hh]ội đồng nhân dân)\s*(?:\((?:UBND|HĐND)\)\s*)?(?:-|,|và)\s*$")
_LEADING: Final = re.compile(r"^(?:(?:của|các|cả|cùng|về phía|và|người dân)\s+)+", re.IGNORECASE)
_ABOVE: Final = re.compile(r"\s*(?:,|\(|-)\s*(?:(?:thuộc|cùng)\s+)?|\s+(?:thuộc|của)\s+")
_ORDER: Final = {
    "bản": 1,
    "thôn": 1,
    "xã": 2,
    "phường": 2,
    "thị trấn": 2,
    "quận": 3,
    "huyện": 3,
    "thị xã": 3,
    "thành phố": 4,
    "châu": 5,
    "tỉnh": 6,
    "bang": 6,
    "khu tự trị": 6,
    "vùng": 6,
}
_COUNTRY: Final = re.compile(r"\s*\(\s*(?:nước\s+)?$")
_STATE: Final = re.compile(
    r"\s*,\s*(?:nước\s+(?:bạn\s+)?)?(?:Cộng hòa\s+(?:(?:xã hội chủ nghĩa|dân chủ nhân dân|nhân dân|liên bang)\s+)?|"
    r"Vương quốc\s+|Liên bang\s+|CH\w*\s+)?",
    re.IGNORECASE,
)
_PLURAL: Final = re.compile(r"(?<!\w)(?:các|những|nhiều|hai|ba|bốn|năm|sáu|bảy|tám|\d+)\s$", re.IGNORECASE)
_STATED: Final = re.compile(r"\s*(?:[),;.]|(?:và|với|cùng|giữa|đã|sẽ|tại)\b|$)")
PARTNERS: Final = (
    r"(?:<C>\s+và\s+)?(?:(?:(?:hơn|gần|khoảng|trên)\s+)?(?:các|những|nhiều|một số|hai|ba|bốn|năm|sáu|bảy|tám|\d+)\s+)?"
    r"(?:(?:tỉnh bạn|tỉnh|thành phố|thành|địa phương|đô thị|thủ đô|đối tác|huyện|quận|thị xã|xã|vùng|nước)\b,?\s*)*"
    r"(?:(?:kết nghĩa|hữu nghị|bạn|nước ngoài|ngoài nước|nước bạn|quốc tế|trên thế giới|trong (?:cả )?nước|"
    r"khu vực|khác|lớn|biên giới|láng giềng|lân cận|"
    r"(?:phía\s+)?(?:[Nn]am|[Bb]ắc|[Tt]rung|[Đđ]ông|[Tt]ây)|(?:của|thuộc|tại|ở)\s+(?:nước\s+)?(?:bạn\s+)?<C>|<C>)\s*,?\s*)*"
    r"(?:(?:gồm|bao gồm|là|như|trong đó,?(?: có)?|nhất là|đặc biệt là|đặc biệt với|trong đó nổi bật là|"
    r"tiêu biểu là|tiêu biểu như|tiêu biểu|cụ thể là|cụ thể|đó là)"
    r"\s*:?\s*|[:(]\s*)?(?:các\s+)?"
)
"""What may stand before a row of partners: "với 3 tỉnh của Lào là A, B và C", "với nhiều địa phương nước ngoài, trong đó có A"."""


@frozen
class Item:
    """A resolved mention: its type sign's letter, its place in the text, and what it refers to (drafts, or a sum, or a date)."""

    kind: str
    start: int
    end: int
    drafts: tuple[Draft, ...] = ()
    sum: Sum | None = None
    when: When | None = None
    head: tuple[int, int] | None = None
    inner: tuple[Draft, ...] = ()
    """Of an event: the agreements its name holds ("lễ ký biên bản ghi nhớ về ...")."""
    works: tuple[Draft, ...] = ()
    """Of an event or agreement: the projects its name holds ("lễ khánh thành trường ...")."""


@frozen
class Typed:
    """A sentence as rules read it: ``text`` with signs, ``items`` by the offset of their sign in ``text``."""

    text: str
    items: dict[int, Item]
    scan: Scan
    chains: tuple[tuple[Item, Item], ...] = ()
    """Localities and the unit above each, as in "xã A, huyện B", organisations and their seat ("Trường A (huyện B)"): only the first has a sign."""

    def at(self, start: int, end: int) -> list[Item]:
        """Return the items whose signs stand in ``text[start:end]``, in order."""
        return [self.items[i] for i in range(start, end) if i in self.items]


_COUNTED: Final = r"(?:các|hai|ba|bốn|năm|sáu|\d+)\s+(?:tỉnh|thành phố|huyện|địa phương)\s+(?:\w+\s+){1,3}?"
"""What may stand before the rest of a row: "tỉnh A và 4 tỉnh biên giới B, C, D và E"."""
_SAYS: Final = r"(?:cho|biết|nói|rằng|khẳng|đề|mong|đã|sẽ|được|bày|đánh|nhấn|tiếp|thăm|gặp|chúc|cảm|cách|giáp|giữa)\b"
"""Words with which a row is over: "ông A, cho biết tỉnh B ...\""""


@cache
def rule(pattern: str) -> Pattern:
    """Compile a rule's pattern: ``<L>`` is a locality, ``<LG>`` a locality or a group, ``<L+>`` a row, and so on for each letter of SIGNS."""

    def sign(match: re.Match[str]) -> str:
        letters, row = match[1], match[2]
        one = "[" + "".join(SIGNS[c] for c in letters) + "]"
        return rf"{one}(?:(?:\s*[,;]?\s*(?:và|cùng|với|cùng với)\s+|\s*[,;/-]\s*)(?:{_COUNTED}|(?:(?!{_SAYS})\w+\s+){{0,2}}?){one})*" if row else one

    return Pattern(re.sub(r"<([A-Z]+)(\+?)>", sign, pattern), ignorecase=True)


def typed(
    shaped: str,
    scan: Scan,
    localities: Localities,
    officials: Officials,
    agreements: Things,
    events: Things,
    projects: Things,
    organizations: Things,
) -> Typed:
    """Return the typed sentence of a scan."""
    start, end = scan.sentence.start, scan.sentence.end
    items: list[Item] = []

    def free(start: int, end: int) -> bool:
        for item in items:  # noqa: SIM110 - asked for every mention: a generator takes twice as long
            if item.start < end and start < item.end:
                return False
        return True

    def put(
        kind: str,
        start: int,
        end: int,
        drafts: tuple[Draft, ...] = (),
        head: tuple[int, int] | None = None,
        paid: Sum | None = None,
        when: When | None = None,
    ) -> None:
        if free(start, end):
            items.append(Item(kind, start, end, drafts, paid, when, head))

    for phrase in scan.phrases:
        things = {"Agreement": agreements, "Event": events, "Project": projects}[phrase.type]
        if (drafts := things.of.get(phrase.start)) and free(phrase.start, phrase.end):
            within = [p for p in scan.phrases if p.inner and phrase.start <= p.start < phrase.end]
            held = tuple(d for p in within if p.type == "Agreement" for d in agreements.of.get(p.start, ()))
            works = tuple(d for p in within if p.type == "Project" for d in projects.of.get(p.start, ()))
            kind = {"Agreement": "A", "Event": "E", "Project": "J"}[phrase.type]
            items.append(Item(kind, phrase.start, phrase.end, drafts, inner=held, works=works))
    for holder in scan.holders:
        drafts = officials.of.get(holder.start)
        if drafts and free(holder.start, holder.end):
            kind = "P" if drafts[0].type == "Official" else "L"
            items.append(Item(kind, holder.start, holder.end, drafts, head=(holder.name_start, holder.name_end) if holder.name else None))
        elif holder.offices and holder.name is None and free(holder.start, holder.end) and not any(o.place for o in holder.offices):
            items.append(Item("T", holder.start, holder.end))
    for organization in scan.organizations:
        if (drafts := organizations.of.get(organization.start)) and free(organization.start, organization.end):
            together = joint(shaped, organization)
            if (
                together
                and (seat := next((m for m in scan.places if organization.start < m.start < organization.end + 2), None)) is not None
                and seat.name_start in localities.of
            ):
                items.append(Item("L", organization.start, seat.end, (localities.of[seat.name_start],)))
                continue
            if together and "mttq" in shaped[organization.start : organization.end].lower():
                continue  # one of the bodies of a locality in a row: "lãnh đạo HĐND, UBND, Ủy ban MTTQ của hai tỉnh"
            items.append(Item("O", organization.start, organization.end, drafts))
    for begin, stop in organizations.more[bisect_left(organizations.more, (start,)) : bisect_left(organizations.more, (end,))]:
        put("O", begin, stop, organizations.of[begin])
    for m in scan.places:
        if (place := localities.of.get(m.name_start)) is not None:
            put("L", m.start, m.end, (place,), (m.name_start, m.name_end))
    for position in localities.between(start, end):
        place = localities.of[position]
        put("L", position, position + len(place.name), (place,), (position, position + len(place.name)))
    for match in _GROUP.finditer(shaped, start, end):
        if free(*match.span()) and (members := group(localities, match, match.start())):
            put("G", *match.span(), members)
    for match in _ANAPHOR.finditer(shaped, start, end):
        counted = not free(*match.span()) or _counted(shaped, match.start())
        if not counted and (place := anaphor(localities, match["what"], match.start())) is not None:
            put("L", *match.span(), (place,))
    for paid in scan.sums:
        put("M", paid.start, paid.end, paid=paid)
    for when in scan.dates:
        put("D", when.start, when.end, when=when)
    for land in scan.countries:
        put("C", land.start, land.end)
    items.sort(key=lambda i: i.start)
    tails = {
        m.end: Item("L", m.start, m.end, (localities.of[m.name_start],), head=(m.name_start, m.name_end))
        for m in scan.places
        if m.name_start in localities.of
    }
    return _write(shaped, scan, items, tails)


def joint(shaped: str, organization: OrganizationMention) -> bool:
    """Tell whether a front committee stands last in a row of a locality's bodies ("HĐND, UBND, Ủy ban MTTQ tỉnh A"): they are the locality."""
    front = "mttq" in organization.kind or "mặt trận" in organization.kind
    return front and _JOINT.search(shaped[max(0, organization.start - 30) : organization.start]) is not None


def _counted(shaped: str, start: int) -> bool:
    return (
        re.search(
            (
                r"(?:các|những|nhiều|mỗi|từng|mọi|\d+|hai|ba|bốn|năm|liên|cấp|nội|ngoại|ngoài|một|khu|vùng|đô thị|ven|lòng|số|luật)\s+$|(?:tỉnh|"
                r"huyện|quận)(?:,| và)?\s*$"
            ),
            shaped[max(0, start - 12) : start],
            re.IGNORECASE,
        )
        is not None
    )


def _write(shaped: str, scan: Scan, items: Sequence[Item], tails: Mapping[int, Item]) -> Typed:
    parts: list[str] = []
    signs: dict[int, Item] = {}
    chains: list[tuple[Item, Item]] = []
    length = 0
    at = scan.sentence.start
    for i, item in enumerate(items):
        between = shaped[at : item.start]
        before = items[i - 1] if i else None
        if before is not None and before.kind in "LG" and not _in_row(shaped, items, i) and _swallow(shaped, before, item, between):
            # "thành phố Sakai (Nhật Bản)" and "huyện B, tỉnh C" are one locality each
            if item.kind == "L":
                chains.extend((lower, item) for lower in _abreast(shaped, items, i - 1, item.drafts[0]))
            at = item.end + (1 if "(" in between and shaped[item.end : item.end + 1] == ")" else 0)
            continue
        if item.kind in "PTL":  # "chủ tịch UBND xã A (huyện B, tỉnh C) Nguyễn Văn D": the chain stands within the office
            within = sorted((t for t in tails.values() if item.start < t.start and t.end <= item.end), key=lambda t: t.start)
            chains.extend((a, b) for a, b in pairwise(within) if _swallow(shaped, a, b, shaped[a.end : b.start]))
        seat = tails.get(before.end) if before is not None and before.kind in "PT" else None
        if seat is not None and "(" in between and _swallow(shaped, seat, item, between):
            # "phó chủ tịch UBND huyện B (tỉnh C)": the unit above the locality that an office names
            if item.kind == "L":
                chains.append((seat, item))
            at = item.end + (1 if shaped[item.end : item.end + 1] == ")" else 0)
            continue
        if before is not None and before.kind == "O" and item.kind == "L" and between == " (" and shaped[item.end : item.end + 1] == ")":
            chains.append((before, item))
            at = item.end + 1
            continue
        if item.kind in "LG" and _ends_in_body(between) and (body := BODY.search(between)):
            lead = _LEADING.match(body.group())
            between = between[: body.start() + (lead.end() if lead else 0)]
            if between and not between[-1].isspace() and between[-1] not in '("':
                between += " "
        parts.append(between)
        length += len(between)
        signs[length] = item
        parts.append(SIGNS[item.kind])
        length += 1
        at = item.end
    parts.append(shaped[at : scan.sentence.end])
    return Typed("".join(parts), signs, scan, tuple(chains))


def _ends_in_body(between: str) -> bool:
    """Tell whether what stands before a locality may end with the bodies that act for it: with a word that ends the name of one."""
    return between[-40:].replace(",", " ").replace("-", " ").rstrip().lower().endswith(_BODY_ENDS)


def _in_row(shaped: str, items: Sequence[Item], i: int) -> bool:
    """Tell whether ``items[i]`` stands in the middle of a row of bare names, which lie beside each other: "Sakai, Kawasaki, Nagasaki, Fukuoka"."""
    if _listed(shaped, items, i):
        return True
    three = items[i - 1 : i + 2]
    bare = len(three) == 3 and all(t.kind == "L" and t.head is not None and t.start == t.head[0] for t in three)
    return bare and all(shaped[a.end : b.start].strip() == "," for a, b in pairwise(three))


def _listed(shaped: str, items: Sequence[Item], i: int) -> bool:
    """Tell whether ``items[i]`` is a bare name in a row behind a plural: "các tỉnh A, B, C" are three provinces."""
    for before, item in zip(reversed(items[:i]), reversed(items[1 : i + 1]), strict=True):
        if item.head is None or item.start != item.head[0] or before.kind != "L" or shaped[before.end : item.start].strip() not in {",", "và"}:
            return False
        if before.head is not None and before.start < before.head[0]:
            return _PLURAL.search(shaped, max(0, before.start - 8), before.start) is not None and level_of(before.drafts[0]) == 1
    return False


def _abreast(shaped: str, items: Sequence[Item], last: int, upper: Draft) -> list[Item]:
    """Return the localities of one level that stand in a row up to ``items[last]``: "huyện A và thị xã B, tỉnh C" places both."""
    row = [items[last]]
    for item, after in zip(reversed(items[:last]), reversed(items[1 : last + 1]), strict=True):
        if (
            item.kind != "L"
            or item.head is None
            or level_of(item.drafts[0]) != level_of(row[0].drafts[0])
            or _below(item.drafts[0], row[-1].drafts[0])
            or not re.fullmatch(r"\s*(?:,|và|, và)\s*", shaped[item.end : after.start])
        ):
            break
        place = item.drafts[0].place
        if place and place.country == "vn" and place.parent and upper.place and upper.place.id not in ancestors(place):
            break  # "thành phố A và thị xã B (tỉnh C của Lào)"
        if item.start == item.head[0] and item.drafts[0].kind is None and not (place and upper.place and place.parent == upper.place.id):
            break  # without a class word it may lie anywhere
        row.append(item)
    return row


def _below(lower: Draft, upper: Draft) -> bool:
    """Tell whether a locality can lie in another: by level, and abroad, where a city may be of any level, by class word."""
    if level_of(lower) != level_of(upper):
        return level_of(lower) > level_of(upper)
    if level_of(lower) == 1 and lower.place is not None and lower.place.parent is None and "-/" not in lower.place.id:
        return False  # a capital of the rank of a province
    abroad = lower.place is None or lower.place.country != "vn" or lower.place.id.startswith("vn/-/")
    return abroad and _ORDER.get(lower.kind or "", 9) < _ORDER.get(upper.kind or "", 0)


def _swallow(shaped: str, before: Item, item: Item, between: str) -> bool:
    """Tell whether ``item`` only says where the locality before it lies: its country in parentheses, or the unit above it."""
    if item.kind == "C":
        after = shaped[item.end : item.end + 1]
        return (after in {")", ","} and _COUNTRY.fullmatch(between) is not None) or (
            _STATE.fullmatch(between) is not None and _STATED.match(shaped, item.end) is not None
        )
    if item.kind != "L" or before.kind != "L" or item.head is None or before.head is None or item.drafts[0] is before.drafts[0]:
        return False
    lower, upper = before.drafts[0], item.drafts[0]
    apart = _ABOVE.fullmatch(between) or (between == " " and item.start < item.head[0])
    if not apart or not _below(lower, upper):
        return False
    if lower.place and upper.place and None not in {lower.place.country, upper.place.country} and lower.place.country != upper.place.country:
        return False  # "Paris, Tokyo"
    known = lower.place is not None and lower.place.country == "vn" and lower.place.parent is not None
    return (
        not known
        or "(" in between
        or item.start < item.head[0]
        or lower.place is None
        or upper.place is None
        or upper.place.id in ancestors(lower.place)
    )
