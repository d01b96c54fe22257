"""What a batch changes on a Neo4j server: worked out before it is sent, so while the server is busy with the batch before."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, TypeAlias

from graph.facts import NODE_PROPERTIES, best_place, node_properties
from graph.identity import named
from graph.neo4j_batch import Batch, profile_key
from graph.neo4j_moves import Moves
from graph.neo4j_view import Held, View
from graph.profile import Profile
from graph.records import dump
from graph.schema import Place

Facts: TypeAlias = Mapping[tuple[str, str], int]
_LONGEST: Final = 1000
_MOST_NAMES: Final = 30_000  # bytes


class Plan:
    """A batch, and what it makes of the profiles, nodes and places that the server holds.

    ``profiles`` are those that are new (``fresh``), say something new (``known``) or belong to another node than before, as they are to be.
    ``nodes`` maps the profiles of the batch to ids of nodes. ``made`` and ``described`` are the nodes, new and not, of which something new is known:
    by label, and all.
    """

    def __init__(self, batch: Batch, view: View) -> None:
        self.batch = batch
        self.readings = view.readings
        held = view.places(batch.places)
        records = {place_id: held.get(place_id, set()) | said for place_id, said in sorted(batch.places.items())}
        self.records = {place_id: said for place_id, said in records.items() if said != held.get(place_id)}
        self.new_places = self.records.keys() - held.keys()
        self.places = {place_id: best_place(said) for place_id, said in self.records.items()}
        self.known = view.profiles("key", batch.profiles)
        self.fresh = {key: profile for key, profile in sorted(batch.profiles.items()) if key not in self.known}
        self.profiles: dict[str, Held] = {}
        self.made: dict[str, list[list[Any]]] = defaultdict(list)
        self.described: list[list[Any]] = []
        self._facts_before = {key: held.facts for key, held in self.known.items()}
        self._facts: dict[str, Facts] = {}
        for key in batch.profiles:
            said: list[Facts] = [batch.facts[key]]
            if key in self.known:
                said.append(_facts(self.known[key].facts))
            elif on := self.fresh[key].on:
                said.append({("on", on): 1})
            self._facts[key] = _sum(said)
        self._identify(view)

    @property
    def readings_after(self) -> int:
        """How many readings the server holds when this has been written."""
        return self.readings + len(self.batch.readings)

    def _identify(self, view: View) -> None:
        """Give every new profile its node, and every profile whose node id changes by that."""
        batch = self.batch
        now, read, labels = self._cluster(view)
        before = {key: held.node for key, held in read.items()}
        self.moved = {key: node_id for key, node_id in sorted(now.items()) if key in before and before[key] != node_id}
        self.profiles = {key: read[key]._replace(node=node_id) for key, node_id in self.moved.items()}
        for key, p in self.fresh.items():
            facts, names = facts_text(self._facts[key]), names_text(batch.names[key])
            self.profiles[key] = Held(key, p.dump(), p.label, bounded(p.block), bounded(p.stem), now[key], facts, names)
        for key, held in sorted(self.known.items()):
            facts, names = facts_text(self._facts[key]), names_text({*batch.names[key], *held.names.split("|")} - {""})
            self.profiles[key] = held._replace(node=now.get(key, held.node), facts=facts, names=names)
        self.nodes = {key: self.profiles[key].node for key in batch.profiles}
        self.moves = Moves({key: (before[key], node_id) for key, node_id in self.moved.items()}, before, view)
        there = {self.moves.renamed.get(node_id, node_id) for node_id in (*before.values(), *(held.node for held in self.known.values()))}
        affected = {*self.nodes.values(), *self.moved.values(), *self.moves.left}
        alive = self._describe(view, affected, there, labels, {**before, **now, **self.nodes})
        self.emptied = sorted(self.moves.left - alive)

    def _cluster(self, view: View) -> tuple[dict[str, str], dict[str, Held], dict[str, str]]:
        """Return nodes by profile as they are to be, the profiles that were read, and labels by node, of all that new profiles touch."""
        now = {key: node_id for key, profile in self.fresh.items() if (node_id := profile.settled) is not None}
        labels = {node_id: self.fresh[key].label for key, node_id in now.items()}
        blocks: dict[str, list[Profile]] = defaultdict(list)
        stems: set[str] = set()
        for profile in self.fresh.values():
            if (block := bounded(profile.block)) is not None:
                blocks[block].append(profile)
                stems.add(bounded(profile.stem) or "")
        touched = set(blocks)
        read = view.profiles("block", touched)
        others = view.blocks(stems | {held.stem for held in read.values() if held.stem}) - touched
        read |= view.profiles("block", others)
        for held in read.values():
            blocks[held.block or ""].append(Profile.load(held.data))
            self._facts_before[held.key] = held.facts
        for cluster, node_id in named(blocks, touched):
            labels[node_id] = cluster.label
            now.update((profile_key(profile), node_id) for profile in cluster.members)
        return now, read, labels

    def _describe(self, view: View, affected: set[str], there: set[str], labels: Mapping[str, str], known: Mapping[str, str]) -> set[str]:
        """Work out the nodes of which something new is known, and return those of ``affected`` that have profiles.

        ``there`` are those that exist, ``known`` maps profiles that were read to nodes.
        """
        label_of = dict(labels)
        members: dict[str, set[str]] = defaultdict(set)
        for key, node_id in known.items():
            members[node_id].add(key)
        # Nodes of blocks that nothing new touched have members that were not read yet.
        for key, held in view.profiles("node", affected - label_of.keys()).items():
            label_of[held.node] = held.label
            if key not in known:
                members[held.node].add(key)
                self._facts_before[key] = held.facts
        alive = {node_id for node_id in affected if members[node_id]}
        localities = {node_id for node_id in alive if label_of[node_id] == "Locality"}
        place_of = {place_id: best_place(said) for place_id, said in view.places(localities - self.places.keys()).items()} | self.places
        for node_id in sorted(alive):
            label, place = label_of[node_id], place_of.get(node_id)
            before = {key: _facts(self._facts_before[key]) for key in members[node_id] if key in self._facts_before}
            said = _properties(node_id, label, place, {**before, **{key: self._facts[key] for key in members[node_id] if key in self._facts}})
            old = _properties(node_id, label, place, before) if node_id in there and node_id not in labels else None
            if node_id in self.places or said != old:
                (self.described if node_id in there else self.made[label]).append([said.get(name) for name in NODE_PROPERTIES])
        return alive


def _properties(node_id: str, label: str, place: Place | None, facts: Mapping[str, Facts]) -> dict[str, Any]:
    """Return the properties of a node by the facts of its profiles."""
    return dict(node_properties(node_id, label, ((field, value, n) for (field, value), n in _sum(facts.values()).items()), place))


def _sum(facts: Collection[Facts]) -> Facts:
    """Return how often each fact is stated in all."""
    if len(facts) == 1:
        return next(iter(facts))
    total: dict[tuple[str, str], int] = {}
    for said in facts:
        for fact, n in said.items():
            total[fact] = total.get(fact, 0) + n
    return total


def facts_text(facts: Facts) -> str:
    """Return facts as a profile keeps them."""
    return dump([[*fact, n] for fact, n in sorted(facts.items())])


def names_text(forms: Iterable[str]) -> str:
    """Return the forms that a profile answers to in one text, each between bars; what is too much for an index is left out."""
    text = "|".join(sorted(forms))
    held = text.encode()[:_MOST_NAMES].decode(errors="ignore")
    return f"|{held.rpartition('|')[0] if len(held) < len(text) else text}|"


def bounded(text: str | None) -> str | None:
    """Return a text that an index can hold, the same for the same text."""
    if text is None or len(text) <= _LONGEST:
        return text
    return f"{text[:200]} {hashlib.sha256(text.encode()).hexdigest()}"


def _facts(text: str) -> Facts:
    return {(field, value): n for field, value, n in json.loads(text)}
