"""Officials: persons with stated offices, where each office is held, and what "ông Hạo" or "Bí thư Thành ủy" point to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from graph.names import fold, key
from loaders.draft import Draft
from loaders.lexicon import SURNAMES
from loaders.locality import Localities, level_of
from loaders.office import Holder, Office, organ_kind
from loaders.scan import Scan

_LOCAL: Final = re.compile(
    r"ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|hội đồng|tỉnh|thành|huyện|quận|thị|phường|\bxã\b|sở|ban|bí thư|chủ tịch|trưởng|văn phòng|công an|mặt trận|mttq|hội|đoàn|đảng|thống đốc|giám đốc|bộ chỉ huy|chỉ huy",
    re.IGNORECASE,
)
_ORGAN: Final = re.compile(r"ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|tỉnh ủy|thành ủy", re.IGNORECASE)
_BARE: Final = frozenset({"chủ tịch", "phó chủ tịch", "giám đốc", "phó giám đốc", "tổng giám đốc", "phó tổng giám đốc", "trưởng phòng", "phó trưởng phòng", "hiệu trưởng", "viện trưởng", "trưởng đại diện", "thư ký", "cố vấn", "trưởng ban", "ủy viên"})
_FOREIGN_OFFICE: Final = re.compile(r"thị trưởng|tỉnh trưởng|đô trưởng|thống đốc|quận trưởng|huyện trưởng|châu trưởng", re.IGNORECASE)


@dataclass(slots=True)
class Officials:
    """The officials of an article; ``of`` leads from where a holder begins (``Holder.start``) to the person, or to the localities it stands for."""

    drafts: list[Draft] = field(default_factory=list)
    of: dict[int, tuple[Draft, ...]] = field(default_factory=dict)


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


def resolve(
    shaped: str, text: str, scans: Sequence[Scan], localities: Localities, organization: Callable[[tuple[int, int]], Draft | None]
) -> Officials:
    """Return the officials of an article; ``organization`` gives the organisation whose name stands at a span."""
    result = Officials()
    people: dict[str, Draft] = {}
    named: list[tuple[Holder, Scan, Draft]] = []
    for scan in scans:
        for holder in scan.holders:
            if holder.name is None or not holder.offices:
                continue
            person = _person(people, holder.name)
            person.note(holder.name_start, holder.name_end, holder.name)
            named.append((holder, scan, person))
    offices: dict[int, list[tuple[Holder, Scan, Office, Draft | None]]] = {}
    for holder, scan, person in named:
        for office in holder.offices:
            at = _explicit(office, localities, organization)
            offices.setdefault(id(person), []).append((holder, scan, office, at))
    for _, _, person in named:
        if person.offices:
            continue
        stated = offices[id(person)]
        for holder, scan, office, at in stated:
            place = at
            if place is None and not office.national:
                place = _within(holder, office, localities, stated) or _context(shaped, holder, scan, office, scans, localities)
            _hold(person, office, place, scan.sentence.start)
    result.drafts = [p for p in dict.fromkeys(people.values()) if p.offices]
    result.drafts.sort(key=lambda d: d.first)
    _refer(result, scans, localities, shaped)
    return result


def _person(people: dict[str, Draft], name: str) -> Draft:
    """Return the draft of that name, of a name spelt almost so, or a new one."""
    person = people.get(key(name))
    if person is None:
        foreign = name.split()[0] not in SURNAMES
        for other in people.values():
            if foreign and len(other.name.split()) == len(name.split()) and SequenceMatcher(None, fold(other.name), fold(name)).ratio() >= 0.85:
                other.aliases.setdefault(name)
                people[key(name)] = other
                return other
        person = people[key(name)] = Draft("Official", name)
    return person


def _explicit(office: Office, localities: Localities, organization: Callable[[tuple[int, int]], Draft | None]) -> Draft | None:
    if office.organization is not None:
        return organization(office.organization)
    return localities.of.get(office.place.name_start) if office.place else None


def _within(holder: Holder, office: Office, localities: Localities, stated: Sequence[tuple[Holder, Scan, Office, Draft | None]]) -> Draft | None:
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


def _context(shaped: str, holder: Holder, scan: Scan, office: Office, scans: Sequence[Scan], localities: Localities) -> Draft | None:
    """Return the locality spoken of whose class fits the title: nearest before in the sentence, then the side named, then the article's own."""
    if not _LOCAL.search(office.text) or key(office.text) in _BARE:
        return None
    kind = organ_kind(office.text)
    foreign_only = bool(_FOREIGN_OFFICE.search(office.text))
    before = [localities.of[m.name_start] for m in scan.places if m.name_start in localities.of and m.end <= holder.start]
    delegation = re.search(r"\bdo\s+(?:\S+\s+){0,3}$", shaped[max(0, holder.start - 30) : holder.start]) is not None

    def able(draft: Draft) -> bool:
        if foreign_only and draft.place is not None and draft.place.country == "vn":
            return False
        return fits(draft, kind)

    if delegation or foreign_only:
        near = [d for d in before if able(d)]
        if near:
            return near[-1]
    pool = [d for d in localities.drafts if able(d)]
    if not pool:
        # a province that is only called by its name: any locality of the first level will do
        pool = [d for d in localities.drafts if level_of(d) == 1 and kind in {"tỉnh", "thành phố", None} and not foreign_only and _kind(d) is None]
    if not pool:
        return None
    if len(pool) == 1:
        return pool[0]
    near = [d for d in before if d in pool]
    side = re.search(r"(?:phía|đoàn|của|lãnh đạo|tỉnh|tham dự)\s+[^,;.]{0,40}$", shaped[scan.sentence.start : holder.start], re.IGNORECASE)
    if near and side and holder.start - max(a for d in near for a, _ in d.mentions if a < holder.start) < 80:
        return near[-1]
    home = [d for d in pool if d.place is not None and d.place.country == "vn" and d.place.valid_to is None] or pool
    return max(home, key=lambda d: (len(d.mentions) + 2 * int(d in near), -d.first))


def _hold(person: Draft, office: Office, at: Draft | None, sentence: int) -> None:
    for other, where, _ in person.offices:
        same = key(other.text) == key(office.text) or (key(other.text).endswith(key(office.text)) or key(other.text).startswith(key(office.text)))
        if same and (where is at or at is None):
            return
        if key(other.text) == key(office.text) and where is None:
            person.offices.remove((other, where, _))
            break
        if where is at and at is not None and key(office.text).startswith(key(other.text) + " "):
            person.offices.remove((other, where, _))
            break
    person.offices.append((office, at, sentence))


def _refer(result: Officials, scans: Sequence[Scan], localities: Localities, shaped: str) -> None:
    """Lead every holder of the article to a person or to localities, in the order of the text."""
    by_name = {key(d.name): d for d in result.drafts}
    for draft in result.drafts:
        for alias in draft.aliases:
            by_name.setdefault(key(alias), draft)
    last: Draft | None = None
    for scan in scans:
        for holder in scan.holders:
            person: Draft | None = None
            if holder.name is not None:
                person = by_name.get(key(holder.name)) or _short(result.drafts, holder.name, last)
                if person is not None:
                    person.note(holder.name_start, holder.name_end, person.name if key(holder.name) in by_name else person.name)
            elif holder.offices:
                person = _by_office(result.drafts, holder.offices, localities)
            if person is not None:
                last = person
                result.of[holder.start] = (person,)
            elif holder.name is None and holder.offices:
                place = next((localities.of.get(o.place.name_start) for o in holder.offices if o.place), None)
                if place is None and any(organ_kind(o.text) or _ORGAN.search(o.text) for o in holder.offices):
                    place = next((p for o in holder.offices if not o.national and (p := _context(shaped, holder, scan, o, scans, localities))), None)
                if place is not None:
                    result.of[holder.start] = (place,)


def _short(drafts: Sequence[Draft], name: str, last: Draft | None) -> Draft | None:
    """Return the person that a short name means: the last syllable of a Vietnamese name, any word of a foreign one."""
    wanted = key(name).split()
    found = []
    for draft in drafts:
        words = key(draft.name).split()
        if draft.name.split()[0] in SURNAMES:
            if words[-len(wanted) :] == wanted:
                found.append(draft)
        elif set(wanted) <= set(words):
            found.append(draft)
    return found[0] if len(found) == 1 else (last if last in found else None)


def _by_office(drafts: Sequence[Draft], offices: Sequence[Office], localities: Localities) -> Draft | None:
    """Return the one person who holds one of these offices at the place named, if any."""
    for office in offices:
        place = localities.of.get(office.place.name_start) if office.place else None
        title = key(office.text)
        found = [d for d in drafts if any(key(o.text) == title and (place is None or at is place) for o, at, _ in d.offices)]
        if not found and len(title.split()) >= 2:
            found = [d for d in drafts if any(key(o.text).startswith(title + " ") and (place is None or at is place) for o, at, _ in d.offices)]
        if len(found) == 1:
            return found[0]
    return None
