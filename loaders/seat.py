"""Seats: the locality or organisation an office is held at where the title alone does not say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.names import key
from loaders.draft import Draft
from loaders.lexicon import SURNAMES
from loaders.locality import Localities, level_of
from loaders.naming import Things
from loaders.office import Holder
from loaders.place import PlaceMention
from loaders.scan import Scan
from loaders.shape import shape
from loaders.title import Office, organ_kind

_LOCAL: Final = re.compile(
    (
        r"ubnd|hđnd|tuv|ủy ban nhân dân|hội đồng nhân dân|hội đồng|tỉnh|thành|huyện|quận|thị|phường|\bxã\b|\bsở\b|\bban\b|bí thư|chủ tịch|đô trưởng|"
        r"châu trưởng|văn phòng|công an|mặt trận|mttq|hội|(?<!binh )(?<!sư )(?<!quân )(?<!lữ )(?<!trung )đoàn|đảng|thống đốc|bộ "
        r"chỉ huy|chỉ huy"
    ),
    re.IGNORECASE,
)
ORGAN: Final = re.compile(r"ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|tỉnh ủy|thành ủy", re.IGNORECASE)
_BARE: Final = frozenset(
    {
        "chủ tịch",
        "phó chủ tịch",
        "giám đốc",
        "phó giám đốc",
        "tổng giám đốc",
        "phó tổng giám đốc",
        "trưởng phòng",
        "phó trưởng phòng",
        "hiệu trưởng",
        "viện trưởng",
        "trưởng đại diện",
        "thư ký",
        "cố vấn",
        "trưởng ban",
        "ủy viên",
    }
)
_PROVINCIAL: Final = re.compile(r"\bsở\b|tỉnh ủy|ban quản lý khu kinh tế", re.IGNORECASE)
_SIDE_LEAD: Final = re.compile(
    r"(?:(?:^|\s)(?:phía|bên|đoàn|lãnh đạo|đại diện|đại biểu|thường trực|chào mừng)\s[^,;.()]{0,45}$|(?:về phía|phía)\s+$)", re.IGNORECASE
)
_SIDE_GAP: Final = re.compile(
    r"\s*(?:\([^()]*\))?(?:,[^,;.]{0,40}){0,3}?\s*(?:,\s*)?(?:(?:tham dự|dự|còn|cũng)\s+)*(?:do|có|gồm|bao gồm|:|với sự)\b|\s*(?:\([^()]*\))?\s*:",
    re.IGNORECASE,
)
_RECEPTION: Final = re.compile(
    r"(?:tiếp|đón|đón tiếp|tiễn|chào mừng|làm việc với|hội đàm với|gặp gỡ|gặp)(?: và làm việc với)?\s+(?:[^,;.()]{0,80}\s)?đoàn\b[^,;.()]{0,45}$",
    re.IGNORECASE,
)
_HOSTS: Final = re.compile(r"\s*(?:\([^()]*\))?\s*,?\s*(?:về phía [^,;.]{0,40})?(?:còn )?(?:có|gồm)\b", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\s*(?:\([^()]*\))?\s*,\s*(?:các đồng chí:?\s*)?")
_OWN_SIDE: Final = re.compile(r"phía\s+(?:đoàn\s+)?(?:tỉnh|thành phố|huyện|quận)\s*(?:,|có\b|gồm|còn)[^;]*$", re.IGNORECASE)
_NAMED_SIDE: Final = re.compile(
    r"(?:phía|đoàn(?: công tác| đại biểu)?(?: của)?)\s+(?:(?:Tỉnh ủy|Thành ủy|UBND|HĐND|lãnh đạo)\s+)*(?:tỉnh|thành phố|TP\.?|huyện|quận)\s+$",
    re.IGNORECASE,
)
_COMMITTEE: Final = re.compile(r"UBND|Ủy ban [Nn]hân dân")
_BEHALF: Final = re.compile(r"thay mặt|đại diện|lãnh đạo", re.IGNORECASE)
_DIRECTLY: Final = re.compile(r"\s*(?:\([^()]*\))?\s*[,-]?\s*(?:(?:các\s+)?(?:đồng chí|ông|bà)\s*:?\s*)?", re.IGNORECASE)
_RECEIVES: Final = re.compile(
    r"(?:hỗ trợ|tặng|trao|thăm|tiếp|giúp|chia sẻ|làm việc với|động viên|ủng hộ|đón|hội đàm với)\b(?! chủ đề| nội dung)[^.;]{0,60}$", re.IGNORECASE
)
_THANKS: Final = re.compile(r"\b(?:cảm ơn|cám ơn|biết ơn|tri ân)(?: [^.;]*\b(?:của|từ|phía|lãnh đạo|chính quyền|nhân dân))? $", re.IGNORECASE)
_TURN: Final = re.compile(
    r"\W*(?:(?P<guests>(?:cùng )?tham gia đoàn|cùng đi|đi cùng|tháp tùng|thành viên đoàn)|cùng tiếp|tiếp đoàn|tiếp và làm việc|dự buổi tiếp|"
    r"cùng dự buổi tiếp|đón đoàn|đón tiếp)\b",
    re.IGNORECASE,
)
_DELEGATION: Final = re.compile(r"\bđoàn\b[^,;.]{0,50}$", re.IGNORECASE)
_OPENED: Final = re.compile(r"(?:phía|đoàn|lãnh đạo|đại biểu)[^.;]*:$", re.IGNORECASE)
_BULLET: Final = re.compile(r"\s*[-+•*–]")
_COMPANY_KINDS: Final = re.compile(r"công ty|tập đoàn|ngân hàng|hãng|company")
# a board of nobody named: only these boards are of every province
_BOARD: Final = re.compile(
    r"(?<!ủy )\bban (?!dân vận|tổ chức|tuyên giáo|nội chính|pháp chế|kinh tế|văn hóa|quản lý|chấp hành|thường vụ|dân tộc|đô thị|chỉ đạo|chỉ huy|"
    r"kiểm tra|đại diện)(?!.*(?:tỉnh|thành|huyện|ubnd|hđnd))",
    re.IGNORECASE,
)
_FOREIGN_OFFICE: Final = re.compile(r"thị trưởng|tỉnh trưởng|đô trưởng|thống đốc|quận trưởng|huyện trưởng|châu trưởng", re.IGNORECASE)


def _kind(draft: Draft) -> str | None:
    return (draft.place.kind if draft.place and draft.place.kind else draft.kind) or None


def fits(draft: Draft, kind: str | None) -> bool:
    """Tell whether a locality can be the one whose organ a title names; "UBND" alone fits every locality of the first two levels."""
    if kind is None:
        return level_of(draft) <= 2
    own = draft.kind or _kind(draft)
    if kind in {"tỉnh", "thành phố"} and level_of(draft) == 1:
        foreign = draft.place is not None and draft.place.country not in {None, "vn"}
        return own == kind or _kind(draft) == kind or foreign
    return own == kind or _kind(draft) == kind


def all_national(holder: Holder) -> bool:
    """Tell whether all other offices of a group are national and none names an organ of a locality: then this one is national too."""
    return len(holder.offices) > 1 and all(o.national or not (o.place or organ_kind(o.text) or ORGAN.search(shape(o.text))) for o in holder.offices)


def employer(holder: Holder, office: Office, organizations: Things, stated: Sequence[tuple[Holder, Scan, Office, Draft | None]]) -> Draft | None:
    """Return the company an office without one belongs to: that of another office of the person, else the last named before of its kind."""
    for _, _, _, at in sorted(stated, key=lambda s: s[0] is not holder):
        if at is not None and at.type == "Organization":
            return at
    kind = next((k for k in ("tập đoàn", "tổng công ty", "công ty", "ngân hàng") if k in shape(office.text).lower()), None)
    if kind is None:
        return None
    before = [
        (start, d)
        for start, drafts in organizations.of.items()
        for d in drafts
        if start < holder.start and _COMPANY_KINDS.search(shape(d.kind or ""))
    ]
    exact = [(start, d) for start, d in before if kind in shape(d.name).lower()] or before
    return max(exact, key=lambda item: item[0])[1] if exact else None


def house(shaped: str, holder: Holder, scan: Scan, office: Office, organizations: Things) -> Draft | None:
    """Return the organisation whose delegation or side a sentence names before a holder ("đoàn Đại học A do Hiệu trưởng B", "Về phía A, ông B").

    None for a title that names an organ of a locality.
    """
    if organ_kind(office.text) is not None or ORGAN.search(shape(office.text)):
        return None
    begin = scan.sentence.start
    named = [(o.start, o.end) for o in scan.organizations if not o.department]
    named += [(a, b) for a, b in organizations.more if begin <= a < holder.start]
    for start, end in sorted(named, reverse=True):
        gap = shaped[end : holder.start]
        if (
            end <= holder.start
            and start in organizations.of
            and _SIDE_LEAD.search(shaped[begin:start])
            and (_SIDE_GAP.match(gap) or _ASIDE.fullmatch(gap))
        ):
            return organizations.of[start][0]
    return None


def _guests_or_hosts(shaped: str, scan: Scan, localities: Localities, *, guests: bool) -> tuple[Draft, ...]:
    """Return the side a sentence gives to a delegation, or the others it names, of Việt Nam where the guests are not."""
    named = [(m, localities.of[m.name_start]) for m in scan.places if m.name_start in localities.of]
    visiting = next((d for m, d in named if _DELEGATION.search(shaped[scan.sentence.start : m.start])), None)
    if visiting is None or guests:
        return (visiting,) if visiting is not None else ()
    abroad = visiting.place is not None and visiting.place.country != "vn"
    return tuple(d for _, d in named if d is not visiting and (not abroad or (d.place is not None and d.place.country == "vn")))


def sides_of(shaped: str, scans: Sequence[Scan], localities: Localities) -> dict[int, tuple[Draft, ...]]:
    """Return the side that each bullet of a list belongs to, by where its sentence begins: the last place named in the line that opens the list."""
    found: dict[int, tuple[Draft, ...]] = {}
    side: Draft | None = None
    before: Scan | None = None
    for scan in scans:
        start, end = scan.sentence.start, scan.sentence.end
        if (
            before is not None
            and (turn := _TURN.match(shaped, start))
            and (who := _guests_or_hosts(shaped, before, localities, guests=bool(turn["guests"])))
        ):
            found[start] = who
        before = scan if not (before is not None and (turn or not scan.places)) else before
        if side is not None and not _BULLET.match(shaped[start : start + 3]) and not _BULLET.search(shaped[max(0, start - 3) : start]):
            side = None
        if side is not None:
            found.setdefault(start, (side,))
        said = shaped[start:end].rstrip()
        if said.endswith(":") and _OPENED.search(said):
            here = [localities.of[m.name_start] for m in scan.places if m.name_start in localities.of]
            side = here[-1] if here else None
    return found


def listed(shaped: str, holder: Holder, scan: Scan) -> bool:
    """Tell whether a holder is of those a sentence lists for its side: behind "có" in "Đón tiếp Bí thư A có Bí thư B"."""
    start = scan.sentence.start
    return not _TURN.match(shaped, start) or re.search(r"\b(?:có|gồm|là)\b|:", shaped[start : holder.start]) is not None


def explicit(office: Office, localities: Localities, organizations: Things) -> Draft | None:
    """Return the organisation or locality named right behind a title, or None."""
    if office.organization is not None:
        return next(iter(organizations.of.get(office.organization[0], ())), None)
    return localities.of.get(office.place.name_start) if office.place else None


def within(holder: Holder, office: Office, localities: Localities, stated: Sequence[tuple[Holder, Scan, Office, Draft | None]]) -> Draft | None:
    """Return the place another office of the same person gives: first of the same group, then of any sentence, if its class fits this title."""
    kind = organ_kind(office.text)
    pools = (
        [at for h, _, _, at in stated if h is holder],
        [at for h, _, o, at in stated if h is not holder and key(o.text) == key(office.text)],
        [at for h, _, _, at in stated if h is not holder],
    )
    for pool in pools:
        for at in pool:
            if at is not None and at.type == "Locality" and (fits(at, kind) or (kind is None and level_of(at) <= 3)):
                return at
            if at is not None and at.type == "Locality" and kind == "tỉnh" and at.place is not None:
                above = next((d for d in localities.drafts if d.place and at.place and d.place.id == at.place.parent), None)
                if above is not None:
                    return above
    return None


def spoken_of(shaped: str, holder: Holder, scan: Scan, office: Office, localities: Localities, sides: Sequence[Draft]) -> Draft | None:
    """Return the locality spoken of whose class fits the title: that of the delegation or side the sentence names, else the article's own, else None.

    ``sides`` are those the sentence before has opened a list for ("Về phía tỉnh A có:").
    """
    if (
        office.company
        or _BOARD.search(shape(office.text))
        or not _LOCAL.search(shape(office.text))
        or (key(office.text) in _BARE and not _chair(shaped, holder, office))
    ):
        return None
    kind = organ_kind(office.text)
    foreign_only = bool(_FOREIGN_OFFICE.search(shape(office.text)))

    def able(draft: Draft) -> bool:
        if foreign_only and draft.place is not None and draft.place.country == "vn":
            return False
        return fits(draft, kind) and not (kind is None and level_of(draft) != 1 and _PROVINCIAL.search(shape(office.text)))

    before = [(m, localities.of[m.name_start]) for m in scan.places if m.name_start in localities.of and m.end <= holder.start]
    sided = [d for m, d in reversed(before) if able(d) and _sided(shaped, scan, m, holder)]
    if sided:
        return next((d for d in sided if kind in {d.kind, _kind(d)}), sided[0])
    if known := next(filter(able, sides), None):
        return known
    if foreign_only and (near := [d for _, d in reversed(before) if able(d)]):
        return next((d for d in near if kind in {d.kind, _kind(d)}), near[0])
    pool = [d for d in localities.drafts if able(d)]
    if not pool:
        # a province that is only called by its name: any locality of the first level will do
        pool = [d for d in localities.drafts if level_of(d) == 1 and kind in {"tỉnh", "thành phố", None} and not foreign_only and _kind(d) is None]
    if _OWN_SIDE.search(shaped[scan.sentence.start : holder.start]):  # "về phía tỉnh có", where another is named as the other side
        named = [d for d in pool if any(_NAMED_SIDE.search(shaped[max(0, a - 60) : a]) for a, _ in d.mentions)]
        pool = [d for d in pool if d not in named] or pool
    abroad = [d for d in pool if d.place is not None and d.place.country not in {None, "vn"}]
    if holder.name and holder.name.split()[0] not in SURNAMES and abroad:
        pool = abroad
    elif len(abroad) < len(pool):
        pool = [d for d in pool if d not in abroad]
    pool = _without_thanked(pool, shaped, holder, scan, localities)
    receivers = {
        id(localities.of[m.name_start])
        for m in scan.places
        if m.start >= holder.end and m.name_start in localities.of and _RECEIVES.search(shaped[holder.end : m.start])
    }
    pool = [d for d in pool if id(d) not in receivers] or pool
    here = {id(d) for _, d in before}
    ranked = sorted(pool, key=lambda d: (-len(d.mentions) - 2 * int(id(d) in here), d.first))
    if len(ranked) > 2 and not here & {id(d) for d in ranked[:3]} and len({len(d.mentions) for d in ranked[:3]}) == 1:
        return None  # any of a row of provinces
    if kind is None and len(ranked) > 1 and key(office.text).split()[-1] in {"thư", "trực"} and len(ranked[0].mentions) == len(ranked[1].mentions):
        return None  # a bare "phó bí thư thường trực" among equals
    return ranked[0] if ranked else None


def _without_thanked(pool: list[Draft], shaped: str, holder: Holder, scan: Scan, localities: Localities) -> list[Draft]:
    """Return ``pool`` without the locality that a holder thanks, which is not the own, and the one it is part of."""
    behind = ((m.start, localities.of[m.name_start]) for m in scan.places if m.start >= holder.end and m.name_start in localities.of)
    thanked = next((d for start, d in behind if _THANKS.search(shaped, holder.end, start)), None)
    if thanked is None:
        return pool
    above = thanked.place.parent if thanked.place else None
    return [d for d in pool if d is not thanked and (above is None or d.place is None or d.place.id != above)]


def _chair(shaped: str, holder: Holder, office: Office) -> bool:
    """Tell whether a bare "Phó Chủ tịch" is one of a People's Committee the article has named before."""
    vietnamese = holder.name is not None and holder.name.split()[0] in SURNAMES
    return vietnamese and key(office.text) in {"chủ tịch", "phó chủ tịch"} and _COMMITTEE.search(shaped, 0, holder.start) is not None


def _sided(shaped: str, scan: Scan, mention: PlaceMention, holder: Holder) -> bool:
    """Tell whether a sentence is on the side of a place when it comes to a holder: "Về phía tỉnh A có", "đoàn tỉnh A do", "thay mặt tỉnh A"."""
    lead, gap = shaped[scan.sentence.start : mention.start], shaped[mention.end : holder.start]
    if _RECEPTION.search(lead) and _HOSTS.match(gap):
        return False
    if _SIDE_LEAD.search(lead) and _SIDE_GAP.match(gap):
        return True
    return _BEHALF.search(lead) is not None and _DIRECTLY.fullmatch(gap) is not None
