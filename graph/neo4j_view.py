"""What a Neo4j server holds of the profiles and places that a batch touches, as it will be when the batch before has been written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, NamedTuple, Protocol

from graph.neo4j_connection import rows

ONCE: Final = "CYPHER replan=skip"
"""Plans name their indexes, so none gets better when the store has grown; made anew, which takes long, they would be every ten seconds."""


class Held(NamedTuple):
    """A profile as the server keeps it; ``node`` is the id of its node."""

    key: str
    data: str
    label: str
    block: str | None
    stem: str | None
    node: str
    facts: str
    names: str


_PROFILES: Final = (
    "UNWIND $values AS value MATCH (p:_Profile {{{0}: value}}) USING INDEX SEEK p:_Profile({0}) "
    f"RETURN collect([{', '.join(f'p.{name}' for name in Held._fields)}])"
)
_BLOCKS: Final = """
UNWIND $values AS stem MATCH (p:_Profile {stem: stem}) USING INDEX SEEK p:_Profile(stem) WHERE p.block IS NOT NULL RETURN collect(DISTINCT p.block)
"""
_PLACES: Final = "UNWIND $values AS id MATCH (p:_Place {id: id}) USING INDEX SEEK p:_Place(id) RETURN collect([p.id, p.records])"
_COUNT: Final = "MATCH (r:_Reading) RETURN count(r)"


class Changes(Protocol):
    """What another batch writes: profiles by key, records of places by id."""

    profiles: dict[str, Held]
    records: dict[str, set[str]]

    @property
    def readings_after(self) -> int:
        """How many readings the server holds when that has been written."""
        ...


class View:
    """Answers from a transaction, and from the changes that were under way when it began. Nobody else may have written in between."""

    def __init__(self, tx: Any, under_way: Changes | None = None) -> None:
        self._tx = tx
        self._profiles: Mapping[str, Held] = under_way.profiles if under_way else {}
        self._records: Mapping[str, set[str]] = under_way.records if under_way else {}
        self.readings: int = under_way.readings_after if under_way else rows(tx, _COUNT, {})[0][0]

    def _collected(self, cypher: str, values: Iterable[str]) -> list[Any]:
        """Return what a statement collects (one answer is much cheaper to send and to read than many), unless it is asked about nothing."""
        wanted = sorted(values)
        return list(rows(self._tx, f"{ONCE} {cypher}", {"values": wanted})[0][0]) if wanted else []

    def profiles(self, name: str, values: Collection[str]) -> dict[str, Held]:
        """Return, by key, the profiles of which ``name`` (key, block or node) is one of ``values``."""
        found = {row[0]: Held(*row) for row in self._collected(_PROFILES.format(name), values) if row[0] not in self._profiles}
        wanted = set(values)
        return found | {key: held for key, held in self._profiles.items() if getattr(held, name) in wanted}

    def blocks(self, stems: Collection[str]) -> set[str]:
        """Return the blocks in which these stems occur."""
        return {*self._collected(_BLOCKS, stems), *(held.block for held in self._profiles.values() if held.block and held.stem in stems)}

    def places(self, place_ids: Collection[str]) -> dict[str, set[str]]:
        """Return the records of those places that are held."""
        found = {place_id: set(records) for place_id, records in self._collected(_PLACES, place_ids)}
        return found | {place_id: self._records[place_id] for place_id in place_ids if place_id in self._records}
