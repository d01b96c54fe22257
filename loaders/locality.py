"""Localities: which place each mention is, and what "tỉnh", "Thủ đô" or "hai địa phương" point to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from operator import attrgetter
from typing import Final

from graph.names import fold, key, slug
from graph.schema import Place
from loaders.draft import Draft
from loaders.gazetteer import gazetteer
from loaders.lexicon import LEVELS
from loaders.place import PlaceMention
from loaders.scan import Scan

_NUMBERS: Final = {
    "hai": 2,
    "2": 2,
    "02": 2,
    "ba": 3,
    "3": 3,
    "03": 3,
    "bốn": 4,
    "4": 4,
    "04": 4,
    "năm": 5,
    "5": 5,
    "05": 5,
    "sáu": 6,
    "6": 6,
    "06": 6,
    "bảy": 7,
    "7": 7,
    "tám": 8,
    "8": 8,
}
GROUP: Final = re.compile(
    r"\b(?P<n>hai|ba|bốn|năm|sáu|bảy|tám|0?[2-8])\s+(?P<what>địa phương|tỉnh,? thành phố|tỉnh,? thành|tỉnh|thành phố|bên|phía|huyện|xã|thủ đô|"
    r"phường|quận|đơn vị hành chính|chính quyền)\b(?!\s+(?:tỉnh|thành phố|biên giới|giáp ranh|lân cận|láng giềng|miền núi)?\s*"
    r"(?-i:(?!(?:Đông |Tây |Nam |Bắc |Trung )+(?:Lào|[Bb]ộ)\b)[A-ZĐ]))|"
    r"\b(?P<each>các bên|cả hai|đôi bên)\b", re.IGNORECASE,
)  # fmt: skip
ANAPHOR: Final = re.compile(
    r"(?<!\w)(?P<what>[Tt]hủ đô|[Tt]ỉnh(?: nhà| ta| bạn| này| đó)?|[Tt]hành phố(?: này)?|TP|[Hh]uyện(?: này)?|[Đđ]ịa phương này|[Tt]hị xã(?: này)?|"
    r"[Pp]hía bạn)(?!\w)(?!\s+(?:ủy|trưởng|đoàn|lộ|thành|lỵ|lẻ|hội|trực thuộc|thông minh|xanh|"
    r"lân cận|của\s+[A-ZĐ]\w*|trên thế giới|nước ngoài|trong nước|trong cả nước|quốc tế|"
    r"kết nghĩa|chị em|anh em|hữu nghị|đối tác|hợp tác)\b)(?!\.\s?[A-Z])"
)
_BESIDE: Final = re.compile(
    r"\s*\(\s*(?:nước\s+|CHDCND\s+|Cộng hòa\s+|CHLB\s+)?|\s*,?\s*(?:của\s+)?nước\s+|\s*[,-]\s*|\s+của\s+|\s*\((?:[^()]{2,30})[,-]\s*|\s+"
)
_APART: Final = re.compile(r"\s*(?:,|\(|-|thuộc)\s*(?:thuộc\s+)?")
_JOINED: Final = re.compile(
    r"\s*(?:\([^()]*\))?\s*(?:,|-|và|với|cùng|&|và các|;)?\s*(?:(?:với|cùng|và|của|các|giữa|UBND|HĐND|Tỉnh ủy|Thành ủy|lãnh đạo|"
    r"chính quyền)\s*)*"
)


@dataclass(slots=True)
class Localities:
    """The localities of an article: ``drafts`` in order of first mention, ``of`` from a mention's name_start to its draft."""

    drafts: list[Draft] = field(default_factory=list)
    of: dict[int, Draft] = field(default_factory=dict)
    lists: list[tuple[int, tuple[Draft, ...]]] = field(default_factory=list)
    """Coordinated localities as they come: (offset, members)."""

    positions: list[int] = field(default_factory=list)
    """The keys of ``of`` in order."""

    def between(self, start: int, end: int) -> list[int]:
        """Return where in ``text[start:end]`` the names of localities begin, in order."""
        return self.positions[bisect_left(self.positions, start) : bisect_left(self.positions, end)]

    def counts(self) -> Counter[int]:
        """Return how often each draft (by index) is mentioned."""
        return Counter({i: len(d.mentions) for i, d in enumerate(self.drafts)})


def level_of(draft: Draft) -> int:
    """Return the level of a locality: 1 province and city, 2 district, 3 commune, 4 village."""
    return (gazetteer().rank(draft.place.id) if draft.place is not None else None) or LEVELS.get(draft.kind or "", 2)


def resolve(shaped: str, text: str, scans: Sequence[Scan], inside: Sequence[tuple[int, int]]) -> Localities:
    """Return the localities of an article; a mention within one of the spans ``inside`` names something else and is left out."""
    result = Localities()
    seats = {o.place.name_start for s in scans for h in s.holders for o in h.offices if o.place}  # "Giám đốc Sở Du lịch TP.HCM" names the city
    said = [(m, s) for s in scans for m in s.places if not m.inside and (m.name_start in seats or not any(a <= m.name_start < b for a, b in inside))]
    lands = Counter(c.code for s in scans for c in s.countries)
    known = {p.id for m, _ in said if len({gazetteer().level(p) for p in m.candidates}) == 1 and len(m.candidates) == 1 for p in m.candidates}
    by_id: dict[str, Draft] = {}
    chosen: dict[str, Place] = {}
    pending: list[tuple[PlaceMention, Scan]] = []
    countries: dict[int, str | None] = {}
    for m, s in reversed(said):  # a row of places is followed from its end
        _country(m, s, shaped, countries)
    stated = {key(m.name): code for m, _ in said if (code := countries[m.name_start])}
    classed = {key(m.name) for m, _ in said if m.kind}
    for mention, scan in said:
        if mention.kind is None and (key(mention.name) in chosen or (not mention.candidates and key(mention.name) in classed)):
            pending.append((mention, scan))
            continue
        name = key(mention.name)
        country = countries[mention.name_start]
        up = _unit_above(mention, scan, shaped)
        place = _choose(mention, up, lands, known, country or stated.get(name))
        earlier = chosen.get(name)
        same = earlier is not None and (mention.level == gazetteer_level(earlier) or mention.kind == earlier.kind)
        if earlier is not None and same and not _capital(mention, place, earlier) and not _placed(mention, up, country):
            place = earlier
        if not mention.candidates:
            place = _spelt(place, by_id, mention)
        if name not in chosen or (mention.kind is None) or gazetteer_level(place) < gazetteer_level(chosen[name]):
            chosen[name] = place
        _note(result, by_id, mention, place, text)
    for mention, scan in pending:
        place = chosen[key(mention.name)]
        _note(result, by_id, mention, _among_provinces(mention, scan, shaped, place) or place, text)
    result.drafts.sort(key=lambda d: d.first)
    _name(result, text)
    _lists(result, shaped, scans)
    result.positions = sorted(result.of)
    return result


def gazetteer_level(place: Place) -> int:
    """Return the level of a place, of one that the gazetteer does not hold by its class word."""
    return gazetteer().rank(place.id) or LEVELS.get(place.kind or "", 2)


def _capital(mention: PlaceMention, place: Place, province: Place) -> bool:
    """Tell whether a mention is the city that a province of the same name is governed from: "tại thành phố Hà Giang" where tỉnh Hà Giang meets."""
    return mention.kind == place.kind == "thành phố" and province.kind == "tỉnh" and place.parent == province.id


def _among_provinces(mention: PlaceMention, scan: Scan, shaped: str, city: Place) -> Place | None:
    """Return the province of the same name as ``city`` where a bare mention stands in a row of provinces, or None."""
    province = next((p for p in mention.candidates if p.id == city.parent and p.name == city.name), None)
    for other in scan.places if province is not None else ():
        first, last = (mention, other) if mention.end <= other.start else (other, mention)
        row = re.fullmatch(r"\s*(?:,|-|và|, và)\s*", shaped[first.end : last.start]) is not None
        if row and other.kind is None and any(p.kind == "tỉnh" for p in other.candidates) and key(other.name) != key(mention.name):
            return province
    return None


def _country(mention: PlaceMention, scan: Scan, shaped: str, told: dict[int, str | None]) -> str | None:
    """Return the country stated right behind a mention ("A (Lào)", "A, Trung Quốc", "A của nước B"), of the foreign unit above it, or None.

    ``told`` keeps what is known of the mentions behind it, by where their names start.
    """
    if mention.name_start not in told:
        told[mention.name_start] = _country_behind(mention, scan, shaped, told)
    return told[mention.name_start]


def _country_behind(mention: PlaceMention, scan: Scan, shaped: str, told: dict[int, str | None]) -> str | None:
    near = next((c for c in scan.countries if mention.end <= c.start <= mention.end + 24), None)
    if near is not None and _BESIDE.fullmatch(shaped[mention.end : near.start]):
        return near.code
    up = _unit_above(mention, scan, shaped)
    if up is None:
        return None
    foreign = not mention.candidates and up.candidates and all(p.country != "vn" for p in up.candidates)
    return up.candidates[0].country if foreign else _country(up, scan, shaped, told)


def _unit_above(mention: PlaceMention, scan: Scan, shaped: str) -> PlaceMention | None:
    """Return the unit stated right behind a mention ("xã A, huyện B", "xã A (huyện B)"), or None."""
    apart = _APART.match(shaped, mention.end)
    if apart is None:
        return None
    behind = scan.places[bisect_right(scan.places, mention.name_end, key=attrgetter("name_start")) :]
    return next((m for m in behind if m.start <= apart.end() and _APART.fullmatch(shaped, mention.end, m.start)), None)


def _placed(mention: PlaceMention, up: PlaceMention | None, country: str | None) -> bool:
    """Tell whether a mention says itself where it lies, by the unit above it or by its country."""
    return country is not None or (up is not None and up.level is not None and up.level < (mention.level or 9))


def _spelt(place: Place, by_id: dict[str, Draft], mention: PlaceMention) -> Place:
    """Return the place of the article whose name an unknown name is a slip of ("Saint Peterburg"), else ``place``."""
    for draft in by_id.values():
        other = draft.place
        if other is None or other.id == place.id or (mention.level is not None and gazetteer_level(other) != mention.level):
            continue
        one, two = fold(mention.name), fold(draft.name)
        if one == two or (other.country != "vn" and len(one) >= 8 and SequenceMatcher(None, one, two).ratio() >= 0.92):
            return other
    return place


def _choose(mention: PlaceMention, up: PlaceMention | None, lands: Counter[str], known: set[str], country: str | None) -> Place:
    """Return the place that a mention most likely is: by class word, the country beside it, the unit above it, then the better known one."""
    gaz = gazetteer()
    above = {p.id for p in up.candidates} if up else set()

    home = any(p.country == "vn" and gaz.level(p) == 1 and (mention.kind is None or p.kind == mention.kind) for p in mention.candidates)

    def worth(place: Place) -> tuple[int, ...]:
        level = gaz.level(place)
        fits = (
            mention.kind is None
            or place.kind == mention.kind
            or (mention.level == level and not (mention.kind == "tỉnh" and place.kind == "thành phố"))
        )
        loose = fits or (mention.kind == "thành phố" and level <= 2)
        chain = set(ancestors(place))
        foreign = place.country not in {None, "vn"}
        likely = lands[place.country or ""] > 0 and level <= 2 and not home
        return (
            int(loose),
            int(place.kind == mention.kind),
            int(country is not None and place.country == country),
            int(bool(above & chain)),
            (2 if likely else int(level == 1 and not home)) if foreign else 1 + int(home),
            int(bool(known & chain)),
            int(fits),
            -level,
            int(place.valid_to is None),
        )

    best = max(mention.candidates, key=worth, default=None)
    worths = worth(best) if best is not None else ()
    fitting = best is not None and (mention.kind is None or worths[0] or gaz.level(best) == 1)
    large = mention.level is None or mention.level < 3 or len(mention.candidates) == 1
    if best is not None and fitting and (large or worths[2] or worths[3] or worths[5]):
        return best
    if best is not None and mention.kind in {"vùng", "hạt", "châu"} and gaz.level(best) <= 2:
        return best
    if best is not None and mention.level is not None and mention.level >= 3 and worths[0]:
        return Place(f"vn/-/{slug(mention.name)}", mention.name, mention.kind, "vn")
    abroad = country or ("" if not lands else None)
    prefix = (
        "vn/-"
        if not country and (abroad == "" or mention.level is None or mention.level >= 2 or set(lands) <= {"vn"})
        else f"{country}/-"
        if country
        else "-"
    )
    return Place(f"{prefix}/{slug(mention.name)}", mention.name, mention.kind, country or ("vn" if prefix == "vn/-" else None))


def ancestors(place: Place) -> list[str]:
    """Return the ids of the units a place lies in, and of those it was merged into, nearest first."""
    gaz, at = gazetteer(), place
    found: list[str] = []
    for _ in range(5):
        found.extend(at.merged_into)
        if at.parent is None:
            break
        found.append(at.parent)
        above = gaz.place(at.parent)
        if above is None:
            break
        at = above
    return found


def _note(result: Localities, by_id: dict[str, Draft], mention: PlaceMention, place: Place, text: str) -> None:
    draft = by_id.get(place.id)
    if draft is None:
        draft = by_id[place.id] = Draft("Locality", text[mention.name_start : mention.name_end], kind=mention.kind or place.kind, place=place)
        result.drafts.append(draft)
    draft.note(mention.name_start, mention.name_end, text[mention.name_start : mention.name_end])
    if mention.kind and text[mention.start : mention.name_end] != text[mention.name_start : mention.name_end]:
        draft.aliases.setdefault(text[mention.start : mention.name_end])
    result.of[mention.name_start] = draft


def _name(result: Localities, text: str) -> None:
    """Give each locality its most used bare form; where two share a name the lower one keeps its class word."""
    for draft in result.drafts:
        forms = Counter(text[a:b] for a, b in draft.mentions)
        best = max(forms, key=lambda f: (forms[f], -draft_first(draft, f, text)))
        if best != draft.name:
            draft.aliases.setdefault(draft.name)
            draft.name = best
            draft.aliases.pop(best, None)
    by_name: dict[str, list[Draft]] = {}
    for draft in result.drafts:
        by_name.setdefault(key(draft.name), []).append(draft)
    for same in by_name.values():
        if len(same) > 1:
            same.sort(key=lambda d: (level_of(d), d.first))
            for lower in same[1:]:
                classed = [a for a in lower.aliases if a.lower().endswith(" " + lower.name.lower()) or a.lower().endswith("." + lower.name.lower())]
                lower.name = classed[0] if classed else f"{lower.kind or 'huyện'} {lower.name}"


def draft_first(draft: Draft, form: str, text: str) -> int:
    """Return where the article first uses ``form`` for a draft."""
    return min(a for a, b in draft.mentions if text[a:b] == form)


def _lists(result: Localities, shaped: str, scans: Sequence[Scan]) -> None:
    """Record runs of localities joined by commas, dashes and "và"."""
    for scan in scans:
        run: list[Draft] = []
        last = start = 0
        for mention in scan.places:
            draft = result.of.get(mention.name_start)
            if draft is None:
                continue
            between = shaped[last : mention.start]
            joined = run and _JOINED.fullmatch(between)
            if not joined:
                if len(run) > 1:
                    result.lists.append((start, tuple(dict.fromkeys(run))))
                run, start = [], mention.start
            run.append(draft)
            last = mention.end
        if len(run) > 1:
            result.lists.append((start, tuple(dict.fromkeys(run))))
    result.lists = [(s, m) for s, m in result.lists if len(m) > 1]


def group(localities: Localities, match: re.Match[str], start: int) -> tuple[Draft, ...]:
    """Return the localities that "hai địa phương", "3 tỉnh" or "các bên" at offset ``start`` points to, () where that is not clear."""
    count = _NUMBERS.get((match["n"] or "").lower()) if match["n"] else (2 if match["each"] and "hai" in match["each"].lower() else None)
    what = (match["what"] or "").lower()

    def fits(draft: Draft) -> bool:
        if what.startswith(("địa phương", "bên", "phía", "đơn vị", "chính quyền", "tỉnh, thành", "tỉnh thành", "tỉnh,")) or not what:
            return level_of(draft) <= 3
        if what == "thủ đô":
            return level_of(draft) == 1
        wanted = "tỉnh" if what.startswith("tỉnh") else what
        return (draft.kind or (draft.place.kind if draft.place else None)) == wanted or level_of(draft) == LEVELS.get(wanted, 0)

    def abreast(members: Sequence[Draft]) -> bool:
        levels = {level_of(d) for d in members}
        mixed = count == 2 and what in {"địa phương", "bên", "phía"} and levels == {1, 2}  # a province and a city abroad
        return len(levels) == 1 or (mixed and any(d.place is None or d.place.country != "vn" for d in members))

    before = [m for s, m in localities.lists if s <= start + 60 and (count is None or len(m) == count) and all(map(fits, m)) and abreast(m)]
    home = any(d.place is not None and d.place.country == "vn" for d in localities.drafts)
    before = [m for m in before if not home or any(d.place is None or d.place.country in {None, "vn"} for d in m)]
    if before:
        return before[-1]
    if count is not None and count > 2:  # counted before they are named, as a headline does
        behind = (m for s, m in localities.lists if len(m) == count and all(map(fits, m)) and abreast(m))
        if (first := next(behind, None)) is not None:
            return first
    if count is None:
        return ()
    ranked = sorted((d for d in localities.drafts if fits(d)), key=lambda d: (-len(d.mentions), d.first))
    above = {p for d in ranked for p in (ancestors(d.place) if d.place else [])}
    ranked = [d for d in ranked if not (d.place and d.place.id in above and what != "tỉnh")] if len(ranked) > count else ranked
    if len(ranked) < count:
        return ()
    if len(ranked) > count and len(ranked[count].mentions) == len(ranked[count - 1].mentions):
        early = [d for d in ranked if d.first < start]
        return tuple(sorted(early[-count:], key=lambda d: d.first)) if len(early) == count else ()
    return tuple(sorted(ranked[:count], key=lambda d: d.first))


def anaphor(localities: Localities, what: str, start: int) -> Draft | None:
    """Return the locality that "tỉnh", "thành phố", "Thủ đô" or "huyện" at ``start`` points to, None where that is not clear."""
    word = what.lower()
    if word == "thủ đô":
        return next((d for d in localities.drafts if d.place and d.place.id == "vn/ha-noi"), None)
    wanted = {"tp": "thành phố"}.get(word, re.sub(r" (?:nhà|ta|này|đó|bạn)$", "", word))
    ranked = [
        d
        for d in localities.drafts
        if (d.place.kind if d.place and d.place.kind else d.kind) == wanted or (wanted == "thành phố" and d.kind == "thành phố")
    ]
    if wanted in {"thành phố", "tỉnh"}:
        ranked = [d for d in ranked if level_of(d) == 1] or ranked
    if not ranked:
        return None
    if len(ranked) == 1:
        return ranked[0]
    home = [d for d in ranked if d.place and d.place.country == "vn"]
    pool = home or ranked
    best = max(pool, key=lambda d: (len(d.mentions), -d.first))
    recent = max((d for d in pool if d.first < start), key=lambda d: max(a for a, _ in d.mentions if a < start), default=best)
    if word.endswith((" này", " đó")):
        return recent
    share = len(best.mentions) / sum(len(d.mentions) for d in pool)
    return best if share >= 0.5 or recent is best else recent
