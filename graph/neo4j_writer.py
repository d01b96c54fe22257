"""Writing readings to a Neo4j server: one transaction a batch, and node ids brought up to date before it ends.

Besides the graph that users see, the server keeps what the store needs to go on: ``_Reading`` (what was loaded, compressed), ``_Profile`` (which
entities are one node, and what they say of it), ``_Place``, ``_Form`` and ``_Word`` (names for the search). None of these has a relationship,
so no walk through the graph meets them. Every node that users see also has the label ``_Node``, which makes ids unique across labels.
A claim remembers the profiles of its ends (``_s``, ``_t``), a MENTIONED_IN those of its mentions: so a node can be taken apart again.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from graph.facts import best_place, facts_of, forms_of, node_properties
from graph.identity import named
from graph.neo4j_connection import rows
from graph.neo4j_moves import Moves
from graph.profile import Profile, profiles
from graph.records import Record, article_record, claim_record, dump, entity_record, place_record
from graph.schema import ARTICLE, ENTITY_TYPES, LABELS, MENTIONED_IN, MERGED_INTO, SYMMETRIC, Article, Claim, Reading

_LONGEST: Final = 2000
"""Names beyond this are not found by a search: the server's indexes hold no longer values."""
_UNIQUE: Final = {
    **dict.fromkeys((*LABELS, "_Node", "_Place", "_Store"), "id"),
    "_Reading": "article",
    "_Profile": "key",
    "_Form": "fold, n.profile",
    "_Word": "word, n.fold",
}
SCHEMA: Final = {
    **{
        f"lienket_{label.lower()}": f"CREATE CONSTRAINT lienket_{label.lower()} IF NOT EXISTS FOR (n:{label}) REQUIRE (n.{key}) IS UNIQUE"
        for label, key in _UNIQUE.items()
    },
    **{f"lienket_by_{key}": f"CREATE INDEX lienket_by_{key} IF NOT EXISTS FOR (n:_Profile) ON (n.{key})" for key in ("block", "stem", "node")},
}
"""What a database gets before the first load, by name; a constraint has an index of its name."""
_LOCK: Final = "MERGE (s:_Store {id: 'lienket'}) SET s.writing = true REMOVE s.writing"
_KNOWN: Final = "UNWIND $keys AS key MATCH (p:_Profile {key: key}) RETURN p.key"
_CREATE: Final = "UNWIND $rows AS w CREATE (p:_Profile) SET p = w"
_TOUCHED: Final = """
MATCH (p:_Profile) WHERE p.block IN $blocks WITH collect(DISTINCT p.stem) AS stems
MATCH (p:_Profile) WHERE p.stem IN stems AND p.block IS NOT NULL WITH collect(DISTINCT p.block) AS blocks
MATCH (p:_Profile) WHERE p.block IN blocks RETURN p.key, p.data, p.block, p.node
"""
_FACTS: Final = "UNWIND $keys AS key MATCH (p:_Profile {key: key}) RETURN p.key, p.facts"
_UPDATE: Final = "UNWIND $rows AS w MATCH (p:_Profile {key: w.key}) SET p.facts = w.facts, p.degree = p.degree + w.degree"
_PLACE: Final = "UNWIND $ids AS id MATCH (p:_Place {id: id}) RETURN p.id, p.records"
_CLAIM: Final = "UNWIND $rows AS w MATCH (s:_Node {{id: w.s}}) MATCH (t:_Node {{id: w.t}}) CREATE (s)-[r:{type}]->(t) SET r = w.p"


def profile_key(profile: Profile) -> str:
    """Return what a profile is known by on the server."""
    return hashlib.sha256(profile.dump().encode()).hexdigest()[:32]


def packed(reading: Reading) -> bytes:
    """Return a reading as compressed JSON; ``graph.neo4j_reader.unpacked`` reads it."""
    claims = [{name: value for name, value in claim_record(c).items() if name not in ("quote", "article_id")} for c in reading.claims]
    record: Record = {"article": article_record(reading.article), "entities": [entity_record(e) for e in reading.entities], "claims": claims}
    return zlib.compress(dump({**record, "places": [place_record(p) for p in reading.places]}).encode())


def write(tx: Any, batch: Sequence[Reading]) -> list[str]:
    """Add those readings of a batch that the server does not hold, and return the ids of their articles.

    Another load waits until this transaction has ended.
    """
    tx.run(_LOCK).consume()
    ids = [reading.article.id for reading in batch]
    held = {row[0] for row in rows(tx, "UNWIND $ids AS id MATCH (r:_Reading {article: id}) RETURN r.article", {"ids": ids})}
    fresh = [reading for reading in batch if reading.article.id not in held]
    if fresh:
        _Batch(tx).write(fresh)
    return [reading.article.id for reading in fresh]


class _Batch:
    """One batch on its way to the server."""

    def __init__(self, tx: Any) -> None:
        self.tx = tx
        self.profiles: dict[str, Profile] = {}
        self.facts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self.forms: set[tuple[str, str]] = set()
        self.degrees: Counter[str] = Counter()
        self.places: dict[str, set[str]] = defaultdict(set)
        self.claims: list[tuple[Claim, str, str]] = []
        self.mentions: list[tuple[str, str, int | None, int | None]] = []
        self.nodes: dict[str, str] = {}
        self.alive: set[str] = set()

    def run(self, cypher: str, values: Iterable[Any]) -> None:
        """Run a statement for all values at once, if there are any."""
        if listed := list(values):
            self.tx.run(cypher, {"rows": listed}).consume()

    def rows(self, cypher: str, **parameters: Any) -> list[list[Any]]:
        """Return the rows of a statement."""
        return rows(self.tx, cypher, parameters)

    def write(self, batch: Sequence[Reading]) -> None:
        """Write all of it."""
        for reading in batch:
            self.gather(reading)
        merged = self.merge_places()
        fresh = self.create_profiles()
        self.identify(fresh)
        self.run("UNWIND $rows AS w CREATE (r:_Reading) SET r = w", ({"article": r.article.id, "data": packed(r)} for r in batch))
        self.run(f"UNWIND $rows AS w CREATE (n:_Node:{ARTICLE}) SET n = w", (article_properties(r.article) for r in batch))
        self.write_mentions()
        self.write_claims()
        self.write_merged(merged)
        self.write_names()

    def gather(self, reading: Reading) -> None:
        """Take what a reading says."""
        found = {key: self.profile(p) for key, p in profiles(reading).items()}
        for entity in reading.entities:
            key = found[entity.key]
            self.facts[key].update(facts_of(entity))
            self.name(key, (entity.name, *entity.aliases))
            first = min(entity.mentions, default=None)
            self.mentions.append((reading.article.id, key, first and first.start, first and first.end))
        for claim in reading.claims:
            source, target = found[claim.source], found[claim.target]
            self.degrees.update((source, target))
            self.claims.append((claim, source, target))
        for place in reading.places:
            self.places[place.id].add(dump(place_record(place)))
            self.name(self.locality(place.id), (place.name, *place.aliases))
            for successor in place.merged_into:
                self.locality(successor)

    def profile(self, profile: Profile) -> str:
        """Return the key of a profile, and see to it that the profile will be there."""
        key = profile_key(profile)
        self.profiles.setdefault(key, profile)
        return key

    def locality(self, place_id: str) -> str:
        """Return the key of a locality's profile."""
        return self.profile(Profile("Locality", place_id))

    def name(self, key: str, names: Iterable[str]) -> None:
        """Let a profile be found under these names."""
        self.forms.update((form, key) for form in forms_of(names) if len(form) <= _LONGEST)

    def merge_places(self) -> dict[str, tuple[str, ...]]:
        """Keep every version of the places; return, by place, the record of the best where it is new."""
        held = {place_id: set(records) for place_id, records in self.rows(_PLACE, ids=sorted(self.places))}
        changed = {place_id: held.get(place_id, set()) | records for place_id, records in self.places.items()}
        changed = {place_id: records for place_id, records in changed.items() if records != held.get(place_id)}
        values = ({"id": place_id, "records": sorted(records)} for place_id, records in sorted(changed.items()))
        self.run("UNWIND $rows AS w MERGE (p:_Place {id: w.id}) SET p.records = w.records", values)
        return {place_id: tuple(sorted(records)) for place_id, records in sorted(changed.items())}

    def create_profiles(self) -> dict[str, Profile]:
        """Make the profiles that are not there yet, and return them."""
        known = {key for (key,) in self.rows(_KNOWN, keys=sorted(self.profiles))}
        fresh = {key: profile for key, profile in sorted(self.profiles.items()) if key not in known}
        for key, profile in fresh.items():
            if profile.on:
                self.facts[key]["on", profile.on] += 1
        self.run(
            _CREATE,
            (
                {
                    "key": key,
                    "data": profile.dump(),
                    "label": profile.label,
                    "block": _bounded(profile.block),
                    "stem": _bounded(profile.stem),
                    "node": profile.settled,
                    "facts": "[]",
                    "degree": 0,
                }
                for key, profile in fresh.items()
            ),
        )
        held = self.rows(_FACTS, keys=sorted({*self.facts, *self.degrees}))
        for key, facts in held:
            self.facts[key].update({(field, value): n for field, value, n in json.loads(facts)})
        self.run(
            _UPDATE,
            (
                {"key": key, "facts": dump([[*fact, n] for fact, n in sorted(self.facts[key].items())]), "degree": self.degrees[key]}  # type: ignore[arg-type]
                for key, _ in held
            ),
        )
        return fresh

    def identify(self, fresh: Mapping[str, Profile]) -> None:
        """Give every new profile its node, and every profile whose node id changes by that; make, rename and remove nodes."""
        now = {key: node_id for key, profile in fresh.items() if (node_id := profile.settled) is not None}
        labels = {node_id: fresh[key].label for key, node_id in now.items()}
        touched = {_bounded(block) for profile in fresh.values() if (block := profile.block) is not None}
        blocks: dict[str, list[Profile]] = defaultdict(list)
        before: dict[str, str] = {}
        for key, data, block, node_id in self.rows(_TOUCHED, blocks=sorted(filter(None, touched))) if touched else ():
            blocks[block].append(Profile.load(data))
            if node_id is not None:
                before[key] = node_id
        for cluster, node_id in named(blocks, [block for block in touched if block]):
            labels[node_id] = cluster.label
            now.update((profile_key(profile), node_id) for profile in cluster.members)
        changed = {key: node_id for key, node_id in sorted(now.items()) if before.get(key) != node_id}
        values = ({"key": key, "node": node_id} for key, node_id in changed.items())
        self.run("UNWIND $rows AS w MATCH (p:_Profile {key: w.key}) SET p.node = w.node", values)
        moves = Moves(self.tx, {key: (before[key], node_id) for key, node_id in changed.items() if key in before}, before)
        moves.rename()
        found = self.rows("UNWIND $keys AS key MATCH (p:_Profile {key: key}) RETURN p.key, p.node", keys=sorted(self.profiles))
        self.nodes = dict(found)  # type: ignore[arg-type]
        affected = {*self.nodes.values(), *changed.values(), *moves.left}
        self.describe(sorted(affected), labels)
        moves.move()
        self.run("UNWIND $rows AS id MATCH (n:_Node {id: id}) DETACH DELETE n", sorted(moves.left - self.alive))

    def describe(self, node_ids: Sequence[str], labels: Mapping[str, str]) -> None:
        """Write nodes with all that is known of them."""
        facts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        label_of = dict(labels)
        query = "UNWIND $ids AS id MATCH (p:_Profile {node: id}) RETURN p.node, p.label, p.facts"
        for node_id, label, said in self.rows(query, ids=list(node_ids)):
            label_of[node_id] = label
            facts[node_id].update({(field, value): n for field, value, n in json.loads(said)})
        self.alive = {node_id for node_id in node_ids if node_id in facts}
        localities = [node_id for node_id in self.alive if label_of[node_id] == "Locality"]
        places = {place_id: best_place(records) for place_id, records in self.rows(_PLACE, ids=sorted(localities))}
        by_label: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for node_id in sorted(self.alive):
            said = ((field, value, n) for (field, value), n in facts[node_id].items())
            by_label[label_of[node_id]].append(dict(node_properties(node_id, label_of[node_id], said, places.get(node_id))))
        for label in ENTITY_TYPES:
            self.run(f"UNWIND $rows AS w MERGE (n:_Node {{id: w.id}}) SET n:{label}, n = w", by_label[label])

    def write_mentions(self) -> None:
        """Write one MENTIONED_IN for every node and article."""
        by_ends: dict[tuple[str, str], list[str]] = defaultdict(list)
        for article, key, start, end in self.mentions:
            by_ends[self.nodes[key], article].append(mention(key, start, end))
        values = ({"s": node_id, "t": article, "p": mention_properties(entries)} for (node_id, article), entries in sorted(by_ends.items()))
        self.run(_CLAIM.format(type=MENTIONED_IN), values)

    def write_claims(self) -> None:
        """Write the claims, type by type."""
        by_type: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for claim, source, target in self.claims:
            ends = [(self.nodes[source], source), (self.nodes[target], target)]
            if claim.type in SYMMETRIC and ends[1][0] < ends[0][0]:
                ends.reverse()
            properties = {**claim_properties(claim), "_s": ends[0][1], "_t": ends[1][1]}
            by_type[claim.type].append({"s": ends[0][0], "t": ends[1][0], "p": properties})
        for type_, values in sorted(by_type.items()):
            self.run(_CLAIM.format(type=type_), values)

    def write_merged(self, merged: Mapping[str, tuple[str, ...]]) -> None:
        """Bring the mergers of places that came with this batch up to date."""
        places = [best_place(records) for records in merged.values()]
        self.run(f"UNWIND $rows AS id MATCH (:_Node {{id: id}})-[r:{MERGED_INTO}]->() DELETE r", (place.id for place in places))
        self.run(
            _CLAIM.format(type=MERGED_INTO),
            (
                {"s": place.id, "t": successor, "p": _present({"on": place.merged_on, "instrument": place.instrument})}
                for place in places
                for successor in sorted(set(place.merged_into))
                if successor != place.id
            ),
        )

    def write_names(self) -> None:
        """Let the search find the names."""
        forms = sorted(self.forms)
        self.run("UNWIND $rows AS w MERGE (f:_Form {fold: w[0], profile: w[1]})", ([form, key] for form, key in forms))
        words = sorted({(word, form) for form, _ in forms for word in form.split()})
        self.run("UNWIND $rows AS w MERGE (:_Word {word: w[0], fold: w[1]})", ([word, form] for word, form in words))


def article_properties(article: Article) -> dict[str, Any]:
    """Return the properties of an Article node."""
    return {name: value for name, value in article_record(article).items() if name != "text"}


def claim_properties(claim: Claim) -> dict[str, Any]:
    """Return the properties that a claim has as a relationship."""
    return {name: value for name, value in claim_record(claim).items() if name not in ("type", "source", "target")}


def mention(key: str, start: int | None, end: int | None) -> str:
    """Return where a profile is first named in an article, as MENTIONED_IN keeps it."""
    return f"{key} {'' if start is None else start} {'' if end is None else end}"


def mention_properties(entries: Sequence[str]) -> dict[str, Any]:
    """Return the properties of a MENTIONED_IN: the first of the mentions, and all of them for the store."""
    spans = [(int(start), int(end)) for _, start, end in (entry.split(" ") for entry in entries) if start]
    first = min(spans, default=(None, None))
    return _present({"mention_start": first[0], "mention_end": first[1], "_p": sorted(entries)})


def _present(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None}


def _bounded(text: str | None) -> str | None:
    """Return a text that an index can hold, the same for the same text."""
    if text is None or len(text) <= _LONGEST:
        return text
    return f"{text[:200]} {hashlib.sha256(text.encode()).hexdigest()}"
