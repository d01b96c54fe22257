"""Writing readings to a Neo4j server: one transaction a batch, and node ids brought up to date before it ends.

Besides the graph that users see, the server keeps what the store needs to go on: ``_Reading`` (what was loaded, compressed), ``_Profile`` (which
entities are one node, and what they say of it), ``_Place`` and ``_Word`` (for the search). None of these has a relationship, so no walk through the
graph meets them. Every node that users see also has the label ``_Node``, which makes ids unique across labels.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any, Final

from graph.facts import NODE_PROPERTIES, best_place, node_properties
from graph.identity import named
from graph.neo4j_batch import ARTICLE_PROPERTIES, CLAIM_PROPERTIES, Batch, claim_values, profile_key
from graph.neo4j_connection import rows
from graph.neo4j_moves import Moves
from graph.neo4j_rows import Part, create, each, found, properties, relate, statement, value
from graph.profile import Profile
from graph.records import dump
from graph.schema import ARTICLE, CLAIM_TYPES, ENTITY_TYPES, LABELS, MENTIONED_IN, MERGED_INTO, SYMMETRIC, Claim, Place

Facts = Counter[tuple[str, str]]
_UNIQUE: Final = {**dict.fromkeys((*LABELS, "_Node", "_Place", "_Store"), "id"), "_Reading": "article", "_Profile": "key", "_Word": "word"}
INDEX_OF_NAMES: Final = "lienket_by_names"
SCHEMA: Final = {
    **{
        f"lienket_{label.lower()}": f"CREATE CONSTRAINT lienket_{label.lower()} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
        for label, key in _UNIQUE.items()
    },
    **{f"lienket_by_{key}": f"CREATE INDEX lienket_by_{key} IF NOT EXISTS FOR (n:_Profile) ON (n.{key})" for key in ("block", "stem", "node")},
    INDEX_OF_NAMES: f"CREATE TEXT INDEX {INDEX_OF_NAMES} IF NOT EXISTS FOR (n:_Profile) ON (n.names)",
}
"""What a database gets before the first load, by name; a constraint has an index of its name."""
_ONCE: Final = "CYPHER replan=skip"
"""Plans name their indexes, so none gets better when the store has grown; made anew, which takes long, they would be every ten seconds."""
_LONGEST: Final = 1000
_MOST_NAMES: Final = 30_000  # bytes
_HELD: Final = """
MERGE (s:_Store {id: 'lienket'}) SET s.writing = true REMOVE s.writing WITH s
UNWIND $ids AS id MATCH (r:_Reading {article: id}) USING INDEX r:_Reading(article) RETURN collect(r.article)
"""
"""Waits until no other load writes: the node that it changes is locked as long as the transaction lasts."""
_PROFILE: Final = "MATCH (p:_Profile {{key: {}}}) USING INDEX p:_Profile(key)"
_KNOWN: Final = f"UNWIND $keys AS key {_PROFILE.format('key')} RETURN collect([p.key, p.facts, p.names, p.node])"
_IN_BLOCK: Final = """
UNWIND $blocks AS block MATCH (p:_Profile {block: block}) USING INDEX p:_Profile(block)
RETURN collect([p.key, p.data, p.block, p.stem, p.node, p.facts])
"""
_BLOCKS: Final = """
UNWIND $stems AS stem MATCH (p:_Profile {stem: stem}) USING INDEX p:_Profile(stem) WHERE p.block IS NOT NULL RETURN collect(DISTINCT p.block)
"""
_OF_NODES: Final = "UNWIND $ids AS id MATCH (p:_Profile {node: id}) USING INDEX p:_Profile(node) RETURN collect([p.node, p.key, p.label, p.facts])"
_PLACE: Final = "UNWIND $ids AS id MATCH (p:_Place {id: id}) USING INDEX p:_Place(id) RETURN collect([p.id, p.records])"
_UPDATED: Final = ("key", "facts", "names", "degree")
_UPDATE: Final = f"""
{each(_UPDATED)} {_PROFILE.format("$rows.key[i]")}
SET p.facts = $rows.facts[i], p.names = $rows.names[i], p.degree = p.degree + $rows.degree[i]
"""
_MOVE: Final = f"{each(('key', 'node'))} {_PROFILE.format('$rows.key[i]')} SET p.node = $rows.node[i]"
_KEPT: Final = ("id", "records")
_KEEP_PLACE: Final = f"{each(_KEPT)} MATCH (p:_Place {{id: $rows.id[i]}}) USING INDEX p:_Place(id) SET p.records = {value('records')}"
_WORD: Final = f"""
{each(("word",))} OPTIONAL MATCH (w:_Word {{word: $rows.word[i]}}) USING INDEX w:_Word(word)
WITH i, w WHERE w IS NULL CREATE (:_Word {{word: $rows.word[i]}})
"""
_DELETE: Final = f"{each(('id',))} {found('n', '$rows.id[i]')} DETACH DELETE n"
_UNMERGE: Final = f"{each(('id',))} {found('n', '$rows.id[i]')} MATCH (n)-[r:{MERGED_INTO}]->() DELETE r"
_DESCRIBE: Final = f"{each(NODE_PROPERTIES)} {found('n', '$rows.id[i]')} SET n = {properties(NODE_PROPERTIES)}"
NUMBERS: Final = f"UNWIND $ids AS id {found('n', 'id')} RETURN collect(n.id), collect(id(n))"
"""Asks for the numbers that the server has for nodes: to find a node by its number costs it much less than by its id."""
_MERGER: Final = ("source", "target", "on", "instrument")
MENTION: Final = ("source", "target", "mention_start", "mention_end")
CLAIM: Final = ("source", "target", *CLAIM_PROPERTIES)
PROFILE_PROPERTIES: Final = ("key", "data", "label", "block", "stem", "node", "facts", "names", "degree")


def write(tx: Any, batch: Batch) -> tuple[int, int]:
    """Add those readings of a batch that the server does not hold; return how many articles and claims that were.

    Another load waits until this transaction has ended.
    """
    ids = [reading.article.id for reading in batch.readings]
    if held := set(rows(tx, f"{_ONCE} {_HELD}", {"ids": ids})[0][0]):
        batch = Batch([reading for reading in batch.readings if reading.article.id not in held])
    if batch.readings:
        with ThreadPoolExecutor(1) as sender:
            _Writer(tx, batch, sender).write()
    return len(batch.readings), len(batch.claims)


class _Writer:
    """One batch on its way to the server."""

    def __init__(self, tx: Any, batch: Batch, sender: Executor) -> None:
        self.tx = tx
        self.sender = sender
        self.sent: list[Future[None]] = []
        self.batch = batch
        self.facts: dict[str, Facts] = {}
        self.facts_before: dict[str, str] = {}
        self.nodes: dict[str, str] = {}
        self.alive: set[str] = set()

    def run(self, *parts: Part) -> None:
        """Run statements, each for all its rows at once, if there are any.

        Their end is not waited for: while the server works, the next rows are worked out. ``settle`` raises what went wrong.
        """
        if any(values for _, _, values in parts):
            self.sent.append(self.sender.submit(self._run, parts))

    def _run(self, parts: Sequence[Part]) -> None:
        cypher, parameters = statement(parts)
        self.tx.run(f"{_ONCE} {cypher}", parameters)

    def settle(self) -> None:
        """Wait for all that was run; raise the first error."""
        for sent in self.sent:
            sent.result()

    def collected(self, cypher: str, **parameters: Any) -> list[Any]:
        """Return what a statement collects (one answer is much cheaper to send and to read than many), unless it is asked about nothing."""
        if not all(parameters.values()):
            return []
        asked = self.ask(cypher, **parameters)
        self.settle()
        return list(asked.result()[0][0])

    def ask(self, cypher: str, **parameters: Any) -> Future[list[list[Any]]]:
        """Return the rows of a statement, when they come."""
        return self.sender.submit(rows, self.tx, f"{_ONCE} {cypher}", parameters)

    def write(self) -> None:
        """Write all of it."""
        batch = self.batch
        places = self.write_places()
        known = {key: values for key, *values in self.collected(_KNOWN, keys=sorted(batch.profiles))}
        self.identify(known, places)
        mergers = merger_rows(places.values())
        ends = {*self.nodes.values(), *(reading.article.id for reading in batch.readings), *(end for merger in mergers for end in merger[:2])}
        asked = self.ask(NUMBERS, ids=sorted(ends))
        mentions, claims = mention_rows(batch.mentions, self.nodes), claim_rows(batch.claims, self.nodes)
        numbers = dict(zip(*asked.result()[0], strict=True))
        self.run(
            (relate(MENTIONED_IN, MENTION), MENTION, numbered(mentions, numbers)),
            *((relate(type_, CLAIM), CLAIM, numbered(claims.get(type_, ()), numbers)) for type_ in CLAIM_TYPES),
        )
        self.run((_UNMERGE, ("id",), [[place] for place in sorted(places)]), (relate(MERGED_INTO, _MERGER), _MERGER, numbered(mergers, numbers)))
        self.settle()

    def write_articles(self) -> None:
        """Write what depends on nothing that the server holds, save that no word is written twice."""
        words = {word for forms in self.batch.names.values() for form in forms for word in form.split()}
        self.run(
            (create(":_Reading", ("article", "data")), ("article", "data"), self.batch.packed),
            (create(f":_Node:{ARTICLE}", ARTICLE_PROPERTIES), ARTICLE_PROPERTIES, self.batch.articles),
            (_WORD, ("word",), [[word] for word in sorted(words)]),
        )

    def write_places(self) -> dict[str, Place]:
        """Keep every version of the places; return the best version of those that got a new one."""
        held = {place_id: set(records) for place_id, records in self.collected(_PLACE, ids=sorted(self.batch.places))}
        changed = {place_id: held.get(place_id, set()) | records for place_id, records in sorted(self.batch.places.items())}
        changed = {place_id: records for place_id, records in changed.items() if records != held.get(place_id)}
        self.run(
            (_KEEP_PLACE, _KEPT, [[place_id, sorted(records)] for place_id, records in changed.items() if place_id in held]),
            (create(":_Place", _KEPT), _KEPT, [[place_id, sorted(records)] for place_id, records in changed.items() if place_id not in held]),
        )
        return {place_id: best_place(records) for place_id, records in changed.items()}

    def identify(self, known: Mapping[str, Sequence[Any]], places: Mapping[str, Place]) -> None:
        """Give every new profile its node, and every profile whose node id changes by that; make, rename and remove nodes."""
        batch = self.batch
        fresh = {key: profile for key, profile in sorted(batch.profiles.items()) if key not in known}
        for key in batch.profiles:
            said = Counter(batch.facts[key])
            if key in known:
                self.facts_before[key] = known[key][0]
                said.update(_facts(known[key][0]))
            elif fresh[key].on:
                said["on", fresh[key].on] += 1
            self.facts[key] = said
        now, before, labels = self.cluster(fresh)
        self.write_articles()
        changed = {key: node_id for key, node_id in sorted(now.items()) if key in before and before[key] != node_id}
        self.nodes = {key: now[key] if key in now else known[key][2] for key in batch.profiles}
        made = [
            [
                key,
                p.dump(),
                p.label,
                bounded(p.block),
                bounded(p.stem),
                now[key],
                facts_text(self.facts[key]),
                names_text(batch.names[key]),
                batch.degrees[key],
            ]
            for key, p in fresh.items()
        ]
        updated = [
            [key, facts_text(self.facts[key]), names_text({*batch.names[key], *values[1].split("|")} - {""}), batch.degrees[key]]
            for key, values in sorted(known.items())
        ]
        self.run((create(":_Profile", PROFILE_PROPERTIES), PROFILE_PROPERTIES, made), (_UPDATE, _UPDATED, updated))
        self.run((_MOVE, ("key", "node"), list(changed.items())))
        moves = Moves(self.tx, {key: (before[key], node_id) for key, node_id in changed.items()}, before)
        self.settle()
        moves.rename()
        there = {moves.renamed.get(node_id, node_id) for node_id in before.values()} | {values[2] for values in known.values()}
        affected = {*self.nodes.values(), *changed.values(), *moves.left}
        self.describe(affected, there, labels, places, {**before, **now, **self.nodes})
        self.settle()
        moves.move()
        self.run((_DELETE, ("id",), [[node_id] for node_id in sorted(moves.left - self.alive)]))

    def cluster(self, fresh: Mapping[str, Profile]) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
        """Return nodes by profile as they are to be, nodes by profile as they were, and labels by node, of all that new profiles touch."""
        now = {key: node_id for key, profile in fresh.items() if (node_id := profile.settled) is not None}
        labels = {node_id: fresh[key].label for key, node_id in now.items()}
        blocks: dict[str, list[Profile]] = defaultdict(list)
        stems: set[str] = set()
        for profile in fresh.values():
            if (block := bounded(profile.block)) is not None:
                blocks[block].append(profile)
                stems.add(bounded(profile.stem) or "")
        touched, read, before = set(blocks), set[str](), dict[str, str]()
        wanted = set(touched)
        while wanted:
            for key, data, block, stem, node_id, facts in self.collected(_IN_BLOCK, blocks=sorted(wanted)):
                blocks[block].append(Profile.load(data))
                before[key] = node_id
                self.facts_before[key] = facts
                if not read:
                    stems.add(stem)
            read |= wanted
            wanted = set(self.collected(_BLOCKS, stems=sorted(stems))) - read if read == touched else set()
        for cluster, node_id in named(blocks, touched):
            labels[node_id] = cluster.label
            now.update((profile_key(profile), node_id) for profile in cluster.members)
        return now, before, labels

    def describe(
        self, affected: Iterable[str], there: set[str], labels: Mapping[str, str], places: Mapping[str, Place], known: Mapping[str, str]
    ) -> None:
        """Write the nodes of which something new is known; ``there`` are those that exist, ``known`` maps profiles that were read to nodes."""
        label_of = dict(labels)
        members: dict[str, set[str]] = defaultdict(set)
        for key, node_id in known.items():
            members[node_id].add(key)
        # Nodes of blocks that nothing new touched have members that were not read yet.
        unread = sorted(node_id for node_id in affected if node_id not in label_of)
        for node_id, key, label, facts in self.collected(_OF_NODES, ids=unread):
            label_of[node_id] = label
            members[node_id].add(key)
            self.facts_before.setdefault(key, facts)  # the batch's own have been written by now
        self.alive = {node_id for node_id in affected if members[node_id]}
        localities = {node_id for node_id in self.alive if label_of[node_id] == "Locality"}
        place_of = dict(places)
        place_of.update((place_id, best_place(records)) for place_id, records in self.collected(_PLACE, ids=sorted(localities - places.keys())))
        made: dict[str, list[list[Any]]] = defaultdict(list)
        for node_id in sorted(self.alive):
            label, place = label_of[node_id], place_of.get(node_id)
            before = {key: _facts(self.facts_before[key]) for key in members[node_id] & self.facts_before.keys()}
            said = _properties(node_id, label, place, {**before, **{key: self.facts[key] for key in members[node_id] & self.facts.keys()}})
            old = _properties(node_id, label, place, before) if node_id in there and node_id not in labels else None
            if node_id in places or said != old:
                statement = _DESCRIBE if node_id in there else create(f":_Node:{label}", NODE_PROPERTIES)
                made[statement].append([said.get(name) for name in NODE_PROPERTIES])
        statements = (_DESCRIBE, *(create(f":_Node:{label}", NODE_PROPERTIES) for label in ENTITY_TYPES))
        self.run(*((statement, NODE_PROPERTIES, made[statement]) for statement in statements))


def _properties(node_id: str, label: str, place: Place | None, facts: Mapping[str, Facts]) -> dict[str, Any]:
    """Return the properties of a node by the facts of its profiles."""
    total: Facts = Counter()
    for said in facts.values():
        total.update(said)
    return dict(node_properties(node_id, label, ((field, value, n) for (field, value), n in total.items()), place))


def mention_rows(mentions: Iterable[tuple[str, str, int | None, int | None]], nodes: Mapping[str, str]) -> list[list[Any]]:
    """Return one MENTIONED_IN for every node and article, with the first place where it is named."""
    first: dict[tuple[str, str], tuple[float, int | None, int | None]] = {}
    for article, key, start, end in mentions:
        ends = (nodes[key], article)
        here = (float("inf") if start is None else start, start, end)
        if ends not in first or here[0] < first[ends][0]:
            first[ends] = here
    return [[*ends, start, end] for ends, (_, start, end) in first.items()]


def claim_rows(claims: Iterable[tuple[Claim, str, str]], nodes: Mapping[str, str]) -> dict[str, list[list[Any]]]:
    """Return relationships by type; of a symmetric one the smaller node id comes first."""
    by_type: dict[str, list[list[Any]]] = defaultdict(list)
    for claim, source_key, target_key in claims:
        source, target = nodes[source_key], nodes[target_key]
        if claim.type in SYMMETRIC and target < source:
            source, target = target, source
        by_type[claim.type].append([source, target, *claim_values(claim)])
    return dict(sorted(by_type.items()))


def numbered(rows: Iterable[list[Any]], numbers: Mapping[str, int]) -> list[list[Any]]:
    """Return the rows of relationships with the server's numbers for source and target."""
    return [[numbers[source], numbers[target], *values] for source, target, *values in rows]


def merger_rows(places: Iterable[Place]) -> list[list[Any]]:
    """Return what places were merged into."""
    pairs = ((place, successor) for place in places for successor in sorted(set(place.merged_into)) if successor != place.id)
    return [[place.id, successor, place.merged_on, place.instrument] for place, successor in pairs]


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
    return Counter({(field, value): n for field, value, n in json.loads(text)})
