"""Writing readings to a Neo4j server: one transaction a batch, and node ids brought up to date before it ends.

Besides the graph that users see, the server keeps what the store needs to go on: ``_Reading`` (what was loaded, compressed), ``_Profile`` (which
entities are one node, and what they say of it), ``_Place`` and ``_Word`` (for the search). None of these has a relationship, so no walk through the
graph meets them. Every node that users see also has the label ``_Node``, which makes ids unique across labels.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from graph.facts import NODE_PROPERTIES
from graph.neo4j_batch import ARTICLE_PROPERTIES, CLAIM, MENTION, MERGER, Batch, claim_rows, mention_rows, merger_rows
from graph.neo4j_connection import rows
from graph.neo4j_plan import Plan
from graph.neo4j_rows import NUMBERS, Part, create, each, found, numbered, properties, relate, statement, value
from graph.neo4j_view import ONCE, Held, View
from graph.schema import ARTICLE, CLAIM_TYPES, ENTITY_TYPES, LABELS, MENTIONED_IN, MERGED_INTO

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
_HELD: Final = """
MERGE (s:_Store {id: 'lienket'}) SET s.writing = true REMOVE s.writing WITH s
UNWIND $ids AS id MATCH (r:_Reading {article: id}) USING INDEX SEEK r:_Reading(article) RETURN collect(r.article)
"""
"""Waits until no other load writes: the node that it changes is locked as long as the transaction lasts."""
_PROFILE: Final = "MATCH (p:_Profile {key: $rows.key[i]}) USING INDEX SEEK p:_Profile(key)"
_UPDATED: Final = ("key", "facts", "names", "degree")
_UPDATE: Final = f"""
{each(_UPDATED)} {_PROFILE}
SET p.facts = $rows.facts[i], p.names = $rows.names[i], p.degree = p.degree + $rows.degree[i]
"""
_MOVE: Final = f"{each(('key', 'node'))} {_PROFILE} SET p.node = $rows.node[i]"
_KEPT: Final = ("id", "records")
_KEEP_PLACE: Final = f"{each(_KEPT)} MATCH (p:_Place {{id: $rows.id[i]}}) USING INDEX SEEK p:_Place(id) SET p.records = {value('records')}"
_WORD: Final = f"""
{each(("word",))} OPTIONAL MATCH (w:_Word {{word: $rows.word[i]}}) USING INDEX SEEK w:_Word(word)
WITH i, w WHERE w IS NULL CREATE (:_Word {{word: $rows.word[i]}})
"""
_DELETE: Final = f"{each(('id',))} {found('n', '$rows.id[i]')} DETACH DELETE n"
_UNMERGE: Final = f"{each(('id',))} {found('n', '$rows.id[i]')} MATCH (n)-[r:{MERGED_INTO}]->() DELETE r"
_DESCRIBE: Final = f"{each(NODE_PROPERTIES)} {found('n', '$rows.id[i]')} SET n = {properties(NODE_PROPERTIES)}"
PROFILE_PROPERTIES: Final = (*Held._fields, "degree")


class Written(NamedTuple):
    """How many articles and claims were added, and whether by the plan as it was."""

    articles: int
    claims: int
    as_planned: bool


def write(tx: Any, plan: Plan) -> Written:
    """Add those readings of a plan that the server does not hold.

    Another load waits until this transaction has ended; where one has written since the plan was made, a new one is made here.
    """
    batch = plan.batch
    ids = [reading.article.id for reading in batch.readings]
    held = rows(tx, f"{ONCE} {_HELD}", {"ids": ids})[0][0]
    view = View(tx)
    as_planned = view.readings == plan.readings and not held
    if not as_planned:
        batch = Batch([reading for reading in batch.readings if reading.article.id not in held])
        plan = Plan(batch, view)
    if batch.readings:
        _Writer(tx, plan).write()
    return Written(len(batch.readings), len(batch.claims), as_planned)


class _Writer:
    """A plan on its way to the server."""

    def __init__(self, tx: Any, plan: Plan) -> None:
        self.tx = tx
        self.plan = plan
        self.batch = plan.batch

    def run(self, *parts: Part) -> None:
        """Run statements, each for all its rows at once, if there are any; their end is not waited for, so a later one raises what went wrong."""
        if any(values for _, _, values in parts):
            cypher, parameters = statement(parts)
            self.tx.run(f"{ONCE} {cypher}", parameters)

    def write(self) -> None:
        """Write all of it."""
        plan = self.plan
        self.write_articles()
        self.write_places()
        self.write_profiles()
        plan.moves.rename(self.tx)
        self.run(
            (_DESCRIBE, NODE_PROPERTIES, plan.described),
            *((create(f":_Node:{label}", NODE_PROPERTIES), NODE_PROPERTIES, plan.made.get(label, ())) for label in ENTITY_TYPES),
        )
        plan.moves.move(self.tx)
        self.run((_DELETE, ("id",), _rows(plan.emptied)))
        self.write_relationships()

    def write_articles(self) -> None:
        """Write what depends on nothing that the server holds, save that no word is written twice."""
        words = {word for forms in self.batch.names.values() for form in forms for word in form.split()}
        self.run(
            (create(":_Reading", ("article", "data")), ("article", "data"), self.batch.packed),
            (create(f":_Node:{ARTICLE}", ARTICLE_PROPERTIES), ARTICLE_PROPERTIES, self.batch.articles),
            (_WORD, ("word",), _rows(sorted(words))),
        )

    def write_places(self) -> None:
        """Keep every version of the places."""
        made, kept = list[list[Any]](), list[list[Any]]()
        for place_id, records in self.plan.records.items():
            (made if place_id in self.plan.new_places else kept).append([place_id, sorted(records)])
        self.run((_KEEP_PLACE, _KEPT, kept), (create(":_Place", _KEPT), _KEPT, made))

    def write_profiles(self) -> None:
        """Write the profiles that are new, say something new or belong to another node."""
        plan, degrees = self.plan, self.batch.degrees
        fresh = [[*plan.profiles[key], degrees[key]] for key in plan.fresh]
        known = [[key, plan.profiles[key].facts, plan.profiles[key].names, degrees[key]] for key in sorted(plan.known)]
        self.run((create(":_Profile", PROFILE_PROPERTIES), PROFILE_PROPERTIES, fresh), (_UPDATE, _UPDATED, known))
        self.run((_MOVE, ("key", "node"), list(plan.moved.items())))

    def write_relationships(self) -> None:
        """Write mentions and claims, and bring the mergers of places that came with this batch up to date."""
        plan, batch = self.plan, self.batch
        mergers = merger_rows(plan.places.values())
        ends = {*plan.nodes.values(), *(reading.article.id for reading in batch.readings), *(end for merger in mergers for end in merger[:2])}
        mentions, claims = mention_rows(batch.mentions, plan.nodes), claim_rows(batch.claims, plan.nodes)
        numbers = dict(zip(*rows(self.tx, f"{ONCE} {NUMBERS}", {"ids": sorted(ends)})[0], strict=True))
        self.run(
            (relate(MENTIONED_IN, MENTION), MENTION, numbered(mentions, numbers)),
            *((relate(type_, CLAIM), CLAIM, numbered(claims.get(type_, ()), numbers)) for type_ in CLAIM_TYPES),
        )
        self.run((_UNMERGE, ("id",), _rows(sorted(plan.places))), (relate(MERGED_INTO, MERGER), MERGER, numbered(mergers, numbers)))


def _rows(values: Iterable[Any]) -> list[list[Any]]:
    return [[value] for value in values]
