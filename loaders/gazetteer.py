"""The gazetteer: Vietnamese units of before and after 1 July 2025, countries, foreign provinces and cities by their names in the press."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Final

from graph.names import key
from graph.schema import Place

_LEVEL, _ALIASES, _SPELLINGS, _CAUTIOUS, _KEYS = 3, 5, 13, 14, 15
_DATA: Final = files("loaders") / "data"


class Gazetteer:
    """Places by name and by id, read lazily from the tables beside this module. All answers come in a fixed order."""

    def named(self, name: str) -> tuple[Place, ...]:
        """Return every place of this name or alias, class word left out, by ``graph.names.key``; () if there is none.

        The most prominent comes first: Vietnamese provinces, Vietnamese districts, foreign provinces, foreign cities, communes; inside a group
        units of today before ended ones, and larger cities before smaller.
        """
        wanted = key(name)
        found = self._found.get(wanted)
        if found is None:
            found = tuple(self._place(row) for row in (*self._units.index.get(wanted, ()), *self._communes.index.get(wanted, ())))
            if found:
                self._found[wanted] = found
        return found

    def place(self, place_id: str) -> Place | None:
        """Return the place with this id, or None."""
        row = self._row(place_id)
        return self._place(row) if row else None

    def is_country(self, name: str) -> str | None:
        """Return the ISO 3166 alpha-2 code, in lower case, of the country of this name, or None."""
        return self._countries[0].get(key(name))

    def countries(self) -> Mapping[str, str]:
        """Return ``key(name)`` -> ISO code, in lower case, for every name of every country."""
        return self._countries[0]

    def is_region(self, name: str) -> bool:
        """Tell whether ``name`` is a geographic or economic region, a continent or a group of countries, none of which is a locality."""
        return key(name) in self._regions

    def names(self, *, communes: bool = False) -> Iterator[str]:
        """Yield, each once, the names by which a text may mention a province, district, foreign place or country without a class word.

        With ``communes`` also those of communes. Foreign names that are common Vietnamese words or personal names are left out;
        ``named`` knows them.
        """
        seen: set[str] = set()
        tables = [self._units.rows, self._communes.rows] if communes else [self._units.rows]
        for row in (row for table in tables for row in table):
            cautious = row[_CAUTIOUS].split("|")
            for name in _names(row):
                if name not in seen and name not in cautious:
                    seen.add(name)
                    yield name
        yield from (name for name in self._countries[1] if name not in seen)

    def needs_class(self, name: str) -> bool:
        """Tell whether ``name`` is of a known place, and left out by ``names`` since it is as well a word or a personal name."""
        return name in self._cautious

    def closure(self, place_ids: Iterable[str]) -> tuple[Place, ...]:
        """Return these places and all they were merged into, followed to the end, sorted by id; an unknown id yields nothing."""
        found: dict[str, Place] = {}
        waiting = list(place_ids)
        while waiting:
            place = self.place(waiting.pop())
            if place and place.id not in found:
                found[place.id] = place
                waiting.extend(place.merged_into)
        return tuple(found[place_id] for place_id in sorted(found))

    def level(self, place: Place) -> int:
        """Return 1 for a province, state, autonomous region or city of that rank, 2 for a district or foreign city, 3 for a commune.

        A place that the gazetteer does not know counts by its class word, and as 2 without one.
        """
        return self.rank(place.id) or _LEVEL_OF.get(place.kind or "", 2)

    def rank(self, place_id: str) -> int | None:
        """Return the level of the place with this id, None of one that the gazetteer does not know."""
        level = self._ranks.get(place_id)
        if level is None and (row := self._row(place_id)):
            level = self._ranks[place_id] = int(row[_LEVEL])
        return level

    @cached_property
    def _units(self) -> _Table:
        return _Table("places.tsv.gz")

    @cached_property
    def _communes(self) -> _Table:
        return _Table("communes.tsv.gz")

    @cached_property
    def _countries(self) -> tuple[dict[str, str], tuple[str, ...]]:
        pairs = [(line.split("\t")[0], name) for line in _lines("countries.tsv") for name in line.split("\t")[1].split("|")]
        return {key(name): code for code, name in reversed(pairs)}, tuple(name for _, name in pairs)

    @cached_property
    def _regions(self) -> frozenset[str]:
        return frozenset(key(line) for line in _lines("regions.tsv") if not line.startswith("#"))

    @cached_property
    def _cautious(self) -> frozenset[str]:
        return frozenset(name for row in self._units.rows for name in row[_CAUTIOUS].split("|"))

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {}

    @cached_property
    def _found(self) -> dict[str, tuple[Place, ...]]:
        return {}

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {}

    def _row(self, place_id: str) -> list[str] | None:
        return self._units.by_id.get(place_id) or self._communes.by_id.get(place_id)

    def _place(self, row: list[str]) -> Place:
        place = self._places.get(row[0])
        if place is None:
            id_, name, kind, _, parent, aliases, first, last, into, on, instrument, lat, lon, *_ = row
            place = self._places[id_] = Place(
                id=id_,
                name=name,
                kind=kind or None,
                country=id_[:2],
                parent=parent or None,
                aliases=_split(aliases),
                valid_from=first or None,
                valid_to=last or None,
                merged_into=_split(into),
                merged_on=on or None,
                instrument=instrument or None,
                lat=float(lat) if lat else None,
                lon=float(lon) if lon else None,
            )
        return place


class _Table:
    """The rows of one table in order of prominence, by id and by key of name.

    Rows become a Place only when asked for, and the tables hold the keys of the names: there are 17,000 rows, and start-up is part of the product.
    """

    def __init__(self, file: str) -> None:
        self.rows = [line.split("\t") for line in _lines(file)]
        self.by_id = {row[0]: row for row in self.rows}
        self.index: dict[str, list[list[str]]] = {}
        for row in self.rows:
            for known in row[_KEYS].split("|"):
                self.index.setdefault(known, []).append(row)


_LEVEL_OF: Final = dict.fromkeys(("tỉnh", "bang", "khu tự trị", "vùng", "đặc khu hành chính"), 1) | dict.fromkeys(
    ("xã", "phường", "thị trấn", "đặc khu", "thôn", "bản", "ấp", "làng"), 3
)


def _lines(file: str) -> list[str]:
    data = (_DATA / file).read_bytes()
    return (gzip.decompress(data) if file.endswith(".gz") else data).decode().splitlines()


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _names(row: list[str]) -> tuple[str, ...]:
    return (row[1], *_split(row[_ALIASES]), *_split(row[_SPELLINGS]))


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, one for the whole program; nothing is read before the first question."""
    return Gazetteer()
