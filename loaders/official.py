"""Officials: persons with stated offices, where each office is held, and what "ông Hạo" or "Bí thư Thành ủy" point to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from graph.names import fold, key
from loaders.draft import Draft
from loaders.lexicon import SURNAMES
from loaders.locality import Localities
from loaders.naming import Things
from loaders.office import Holder
from loaders.scan import Scan
from loaders.seat import ORGAN, all_national, employer, explicit, house, listed, sides_of, spoken_of, within
from loaders.shape import shape
from loaders.title import Office, organ_kind

_WRITTEN_OUT: Final = {
    "ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "tp": "thành phố", "tp.": "thành phố", "đbqh": "đại biểu quốc hội",
    "mttq": "mặt trận tổ quốc", "bch": "ban chấp hành", "tw": "trung ương", "btv": "ban thường vụ", "vn": "việt nam",
}  # fmt: skip
_TAIL: Final = re.compile(r"(?: (?:tỉnh|thành phố|thủ đô|huyện|quận|thị xã|xã|phường))+$")


@dataclass(slots=True)
class Officials:
    """The officials of an article; ``of`` leads from where a holder begins (``Holder.start``) to the person, or to the localities it stands for."""

    drafts: list[Draft] = field(default_factory=list)
    of: dict[int, tuple[Draft, ...]] = field(default_factory=dict)


def resolve(shaped: str, scans: Sequence[Scan], localities: Localities, organizations: Things) -> Officials:
    """Return the officials of an article."""
    result = Officials()
    people: dict[str, Draft] = {}
    named: list[tuple[Holder, Scan, Draft]] = []
    full = {h.name for s in scans for h in s.holders if h.name and h.offices and " " in h.name}
    for scan in scans:
        for holder in scan.holders:
            if holder.name is None or not holder.offices or _short_only(holder, full):
                continue
            person = _person(people, holder.name)
            person.note(holder.name_start, holder.name_end, holder.name)
            named.append((holder, scan, person))
    offices: dict[int, list[tuple[Holder, Scan, Office, Draft | None]]] = {}
    for holder, scan, person in named:
        for office in holder.offices:
            at = explicit(office, localities, organizations)
            offices.setdefault(id(person), []).append((holder, scan, office, at))
    sides = sides_of(shaped, scans, localities)
    for _, _, person in named:
        if person.offices:
            continue
        stated = offices[id(person)]
        inferred: dict[str, Draft | None] = {}
        for holder, scan, office, at in stated:
            if at is None and not (office.company or office.national) and (side := sides.get(scan.sentence.start)) and listed(shaped, holder, scan):
                inferred[key(office.text)] = spoken_of(shaped, holder, scan, office, localities, side)
        for holder, scan, office, at in stated:
            place = at
            if place is None and not office.national:
                place = house(shaped, holder, scan, office, organizations)
            if place is None and office.company:
                place = employer(holder, office, organizations, stated)
            elif place is None and not office.national and not all_national(holder):
                place = inferred.get(key(office.text)) or within(holder, office, localities, stated)
                place = place or spoken_of(
                    shaped, holder, scan, office, localities, sides.get(scan.sentence.start, ()) if listed(shaped, holder, scan) else ()
                )
                inferred[key(office.text)] = place
            _hold(person, office, place, scan.sentence.start)
    result.drafts = [p for p in dict.fromkeys(people.values()) if p.offices]
    _complete(result.drafts, scans, localities)
    result.drafts.sort(key=lambda d: d.first)
    _refer(result, scans, localities, shaped)
    return result


def _complete(drafts: Sequence[Draft], scans: Sequence[Scan], localities: Localities) -> None:
    """Give a bare "Bí thư" the full title that the article states at the same place without a name ("đoàn do Bí thư Thành ủy TP.HCM dẫn đầu")."""
    unnamed = [(o, localities.of.get(o.place.name_start)) for s in scans for h in s.holders if h.name is None for o in h.offices if o.place]
    for person in drafts:
        for i, (office, at, sentence) in enumerate(person.offices):
            if at is None or len(office.text.split()) != len(office.head.split()):
                continue
            fuller = {key(o.text): o for o, place in unnamed if place is at and o.head == office.head and len(_words(o)) > len(_words(office))}
            if len(fuller) == 1 and not any(key(o.text) in fuller and where is at for d in drafts if d is not person for o, where, _ in d.offices):
                person.offices[i] = (next(iter(fuller.values())), at, sentence)


def _short_only(holder: Holder, full: set[str]) -> bool:
    """Tell whether a name of one syllable is the short form of a full name of the article, or too little to name a person by."""
    name = holder.name or ""
    if " " in name:
        return False
    if not any(o.national for o in holder.offices):
        if holder.honorific and name.isascii() and len(name) >= 6 and name not in SURNAMES:
            return any(name in f.split() for f in full)  # "ông KimRithy, Phó tỉnh trưởng"
        return True  # "Tổng giám đốc Sagri" names a company
    return not name.isascii() or name in SURNAMES or len(name) < 5 or any(name in f.split() for f in full)


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


def _hold(person: Draft, office: Office, at: Draft | None, sentence: int) -> None:
    """Add an office to a person; a shorter form of one already held is the same office."""
    for held in person.offices:
        other, where, _ = held
        if where is not at and not (key(other.text) == key(office.text) and (where is None or at is None)):
            if not (at is None and _shorter(office, other)):
                continue
            return
        if key(other.text) == key(office.text) and where is not at:
            if at is None:
                return
            person.offices.remove(held)
            break
        if _shorter(office, other, anywhere=at is not None):
            return
        if _shorter(other, office, anywhere=at is not None):
            person.offices.remove(held)
            break
    person.offices.append((office, at, sentence))


def _shorter(one: Office, other: Office, *, anywhere: bool = False) -> bool:
    """Tell whether title ``one`` is ``other`` or a shorter form of it: its beginning, or with ``anywhere`` some of its words in their order."""
    short, full = _words(one), _words(other)
    if short[:1] != full[:1]:
        return False
    if full[: len(short)] == short:
        return True
    rest = iter(full)
    return anywhere and one.head == other.head and all(word in rest for word in short)


def _words(office: Office) -> list[str]:
    """Return the words of a title with abbreviations written out and class words at its end left out."""
    written = " ".join(_WRITTEN_OUT.get(w, w) for w in shape(office.text).lower().split())
    return _TAIL.sub("", written).split()


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
                    person.note(holder.name_start, holder.name_end, person.name)
            elif holder.offices:
                person = _by_office(result.drafts, holder.offices, localities)
            if person is not None:
                last = person
                result.of[holder.start] = (person,)
            elif holder.name is None and holder.offices:
                place = next((localities.of.get(o.place.name_start) for o in holder.offices if o.place), None)
                if place is None and any(organ_kind(o.text) or ORGAN.search(shape(o.text)) for o in holder.offices):
                    place = next((p for o in holder.offices if not o.national and (p := spoken_of(shaped, holder, scan, o, localities, ()))), None)
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
