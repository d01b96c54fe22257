"""Facts: what entities say of the node they belong to, and what becomes of it: its properties and the names it answers to."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from graph.names import form, key
from graph.records import place_of
from graph.schema import Entity, Place, Value

_DATE: Final = {"Agreement": "signed_on", "Event": "held_on"}
NODE_PROPERTIES: Final = tuple("id name aliases kind country valid_from valid_to signed_on held_on titles lat lon".split())
"""All properties that nodes can have, whatever their label."""
_PLACE: Final = ("kind", "country", "valid_from", "valid_to", "lat", "lon")
_LONGEST_SQUASHED: Final = 3


def facts_of(entity: Entity) -> Iterator[tuple[str, str]]:
    """Yield what one entity says of its node as (field, value); a value may come twice."""
    yield "name", entity.name
    for alias in entity.aliases:
        yield "alias", alias
    if entity.kind:
        yield "kind", entity.kind
    for position in entity.positions:
        yield "title", position.title


def forms_of(names: Iterable[str]) -> Iterator[str]:
    """Yield the forms under which a search finds these names: folded, and short ones also without spaces ("hanoi", "tphcm")."""
    for name in names:
        whole = form(name)
        if whole:
            yield whole
        if 1 < len(whole.split()) <= _LONGEST_SQUASHED:
            yield whole.replace(" ", "")


def best_place(records: Iterable[str]) -> Place:
    """Return of several records of one place the one that says most, and of these the first in order of their text."""
    return place_of(json.loads(min(records, key=lambda record: (-len(json.loads(record)), record))))


def node_properties(node_id: str, label: str, facts: Iterable[tuple[str, str, int]], place: Place | None) -> dict[str, Value]:
    """Return what the readings together say of a node; ``facts`` are (field, value, how often).

    The name is the longest key's most frequent form (of a Locality the gazetteer's); what else it was called is among the aliases.
    """
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for field, value, n in facts:
        said[field][value] += n
    name = place.name if place else _name(said["name"]) or node_id
    aliases = {*said["name"], *said["alias"], *(place.aliases if place else ())} - {name}
    properties: dict[str, Value] = {"id": node_id, "name": name, "aliases": sorted(aliases)}
    kind = _most_frequent(said["kind"])
    if place:
        properties |= {field: value for field in _PLACE if (value := getattr(place, field)) is not None}
    if kind is not None and label != "Official":
        properties.setdefault("kind", kind)
    if said["title"]:
        properties["titles"] = sorted(said["title"])
    if said["on"] and label in _DATE:
        properties[_DATE[label]] = max(sorted(said["on"]), key=len)
    return properties


def _name(names: Counter[str]) -> str | None:
    if not names:
        return None
    keys = {name: key(name) for name in names}
    chosen = min(keys.values(), key=lambda k: (-len(k), k))
    return _most_frequent(Counter({name: n for name, n in names.items() if keys[name] == chosen}))


def _most_frequent(values: Counter[str]) -> str | None:
    return min(values, key=lambda value: (-values[value], value), default=None)
