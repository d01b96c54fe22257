"""The embedded store: a multigraph that is kept durable in one SQLite file and handed out as NetworkX or answered from the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path as FilePath
from types import TracebackType
from typing import TYPE_CHECKING, Self

from graph import collector
from graph.about import About, newest
from graph.names import key
from graph.paths import nearest, shortest_paths
from graph.schema import ARTICLE, MENTIONED_IN, MERGED_INTO, Article, Node, Reading, Relationship, Subgraph
from graph.search import EXACT
from graph.sqlite import Database
from graph.sqlite_reader import Reader
from graph.sqlite_search import SqliteSearch
from graph.sqlite_writer import Writer, held_articles
from graph.store import Counts, Hop, Loaded, Match, Path, Rows
from graph.thin import newest_between, thinned
from graph.validity import check

if TYPE_CHECKING:
    from graph.cypher import Engine


class NetworkXStore:
    """A graph in one file; ``path``, ``show`` and ``find`` read only the part of it they need."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reader = Reader(database)
        self._writer = Writer(database)
        self._search = SqliteSearch(database)
        self._engine: Engine | None = None

    @classmethod
    def open(cls, where: str, *, create: bool = False) -> Self:
        """Open the store file at ``where``; ``create`` makes a missing one.

        Raises InputError for a missing file or one that is not a store, WriteError for a place where none can be made.
        """
        return cls(Database.open(FilePath(where), create=create))

    def add(self, readings: Iterable[Reading], *, batch: int = 500, progress: Callable[[int], None] | None = None) -> Loaded:
        """Hold every reading, ``batch`` articles a transaction; see ``Store.add``."""
        added = claims = known = 0
        source = iter(readings)
        while taken := list(islice(source, batch)):
            by_id = {reading.article.id: reading for reading in taken}
            held = self.has(list(by_id))
            fresh = [reading for article_id, reading in by_id.items() if article_id not in held]
            for reading in fresh:
                check(reading)
            if fresh:
                self._engine = None
                fresh = self._writer.add(fresh)
            added += len(fresh)
            claims += sum(len(reading.claims) for reading in fresh)
            known += len(taken) - len(fresh)
            if progress:
                progress(added + known)
        return Loaded(added, claims, known)

    def has(self, article_ids: Sequence[str]) -> frozenset[str]:
        """Return those of ``article_ids`` that are held."""
        return held_articles(self._database, article_ids)

    def readings(self) -> Iterator[Reading]:
        """Yield all that was loaded, in order of article id."""
        return self._reader.readings()

    def counts(self) -> Counts:
        """Return how much the store holds."""
        with self._database.snapshot():
            articles = self._database.value("SELECT count(*) FROM article")
            nodes = dict(self._database.all("SELECT label, count(*) FROM node GROUP BY label"))
            types: dict[str, int] = dict(self._database.all("SELECT type, n FROM tally"))
            claims = sum(n for name, n in types.items() if name != MENTIONED_IN)
            types[MERGED_INTO] = self._database.value("SELECT count(*) FROM merger")
            types[MENTIONED_IN] = types.get(MENTIONED_IN, 0) - self._reader.mentions_in_common()
        nodes[ARTICLE] = articles
        return Counts(articles, claims, _counted(nodes), _counted(types))

    def article(self, article_id: str) -> Article | None:
        """Return an article with its text, or None."""
        return self._reader.article(article_id)

    def node(self, node_id: str) -> Node | None:
        """Return the node of that id, or None."""
        with self._database.snapshot():
            numbers = self._reader.numbers([node_id])
            found = self._reader.nodes(numbers.values()) if numbers else self._reader.articles([node_id])
            return next(iter(list(found)), None)

    def find(self, name: str, *, label: str | None = None, limit: int = 10) -> tuple[Match, ...]:
        """Return nodes called ``name`` (or whose id it is), then near ones; by score, then degree, then id."""
        with self._database.snapshot():
            found = dict.fromkeys(self._reader.numbers([name]).values(), EXACT) | self._search.exact(name)
            if label is not None or len(found) < limit:
                found = self._search.near(name) | found
            ranked = self._search.ranked(found, label, limit)
            nodes = {node.id: node for node in self._reader.nodes([number for number, _, _ in ranked])}
            ids = self._reader.ids([number for number, _, _ in ranked])
        return tuple(Match(nodes[ids[number]], score, degree) for number, score, degree in ranked)

    def near(self, node_ids: Sequence[str], *, depth: int = 1, limit: int | None = None) -> tuple[str, ...]:
        """Return the ids of these nodes and of those within ``depth`` claims of them, the nearer first, then those with more claims."""
        reader = self._reader
        with self._database.snapshot():
            return nearest(set(reader.numbers(node_ids).values()), reader.steps, reader.ids, reader.degrees, depth=depth, limit=limit)

    def pairs(self, node_ids: Sequence[str]) -> frozenset[tuple[str, str]]:
        """Return every two of these nodes that a claim or MERGED_INTO ties to each other, the smaller id first."""
        reader = self._reader
        with self._database.snapshot():
            numbers = reader.numbers(node_ids)
            called = {number: node_id for node_id, number in numbers.items()}
            return frozenset((min(called[a], called[b]), max(called[a], called[b])) for a, b in reader.pairs(numbers.values()) if a != b)

    def about(self, node_id: str, *, limit: int | None = None) -> About:
        """Return the claims and MERGED_INTO that a node is an end of; of each kind of claim the newest ``limit``, and how many there are."""
        reader = self._reader
        with self._database.snapshot(), collector.paused():
            numbers = reader.numbers([node_id])
            if not numbers:
                return About(Subgraph(), {})
            claims, counts = newest(reader.briefs(numbers[node_id]), numbers[node_id], limit, reader.ids)
            relationships = [*reader.claims_numbered(claims), *reader.mergers_of(numbers[node_id])]
            ends = reader.numbers({node_id} | {end for held in relationships for end in (held.source, held.target)})
            return About(self._part(set(ends.values()), relationships), counts)

    def subgraph(self, node_ids: Sequence[str] | None = None, *, newest: int | None = None) -> Subgraph:
        """Return the nodes given, or all but articles, with the claims (or the newest between any two) and MERGED_INTO between them."""
        with self._database.snapshot():
            if node_ids is None:
                return self._subgraph(None) if newest is None else thinned(self._subgraph(None), newest)
            numbers = self._reader.numbers(node_ids)
            return self._subgraph(set(numbers.values())) if newest is None else self._newest(numbers, newest)

    def _newest(self, numbers: Mapping[str, int], newest: int) -> Subgraph:
        """Read no more claims than are wanted."""
        reader, given = self._reader, set(numbers.values())
        with collector.paused():
            claims, older = newest_between(reader.briefs_between(given), newest)
            part = self._part(given, [*reader.claims_numbered(claims), *reader.mergers(given)])
        called = {number: node_id for node_id, number in numbers.items()}
        return replace(part, older={frozenset(called[number] for number in pair): count for pair, count in older.items()})

    def _subgraph(self, numbers: set[int] | None) -> Subgraph:
        reader = self._reader
        with collector.paused():
            claims = reader.claims() if numbers is None else reader.claims_between(numbers)
            return self._part(numbers, [*claims, *reader.mergers(numbers)])

    def _part(self, numbers: set[int] | None, relationships: list[Relationship]) -> Subgraph:
        """Return these nodes, or all, and relationships between them, with the articles of these."""
        articles = {str(r.properties["article_id"]) for r in relationships if r.type != MERGED_INTO}
        nodes = tuple(self._reader.nodes(numbers))
        return Subgraph(nodes, tuple(sorted(relationships, key=_order)), tuple(self._reader.articles(articles)))

    def paths(self, source: str, target: str, *, limit: int = 1, max_hops: int = 8) -> tuple[Path, ...]:
        """Return up to ``limit`` shortest paths, by length and then by the ids of their nodes."""
        with self._database.snapshot():
            reader = self._reader
            ends = reader.numbers([source, target])
            if len(ends) < 2:
                return ()
            found = shortest_paths(ends[source], ends[target], reader.steps, reader.ids, reader.degrees, limit=limit, max_hops=max_hops)
            if not found:
                return ()
            numbers = {number for path in found for number in path}
            part, ids = self._subgraph(numbers), reader.ids(numbers)
        nodes = {node.id: node for node in part.nodes}
        between: dict[frozenset[str], list[Relationship]] = defaultdict(list)
        for relationship in part.relationships:
            between[frozenset((relationship.source, relationship.target))].append(relationship)
        steps = [pairwise(ids[number] for number in path) for path in found]
        return tuple(Path(tuple(Hop(nodes[a], nodes[b], tuple(between[frozenset((a, b))])) for a, b in path)) for path in steps)

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, object] | None = None,
        *,
        timeout: float = 30.0,
        limit: int | None = None,
        building: Callable[[], None] | None = None,
    ) -> Rows:
        """Answer a read-only Cypher query; the engine is built at the first one, and kept beside a large store until something is added."""
        if self._engine is None:
            from graph.cypher import Engine
            from graph.cypher_cache import Cache

            with self._database.snapshot():
                cache = Cache(self._database)
                self._engine = cache.load()
                if self._engine is None:
                    if building and cache.wanted:
                        building()
                    self._engine = Engine.build(self.nodes(), self.relationships())
                    cache.keep(self._engine)
        return self._engine.run(cypher, parameters, timeout=timeout, limit=limit)

    def nodes(self) -> Iterator[Node]:
        """Yield every node, articles last, each in order of id."""
        yield from self._reader.nodes()
        yield from self._reader.articles()

    def relationships(self) -> Iterator[Relationship]:
        """Yield every relationship: claims by article and text, then MERGED_INTO, then MENTIONED_IN."""
        yield from self._reader.claims()
        yield from self._reader.mergers()
        yield from self._reader.mentions()

    def duplicates(self) -> tuple[tuple[Node, ...], ...]:
        """Return groups of nodes of one label and name that were kept apart, sorted by name; names of mere classes of things aside."""
        with self._database.snapshot():
            rows = self._database.all(
                "SELECT DISTINCT node FROM signature JOIN profile USING (num) WHERE stem IN"
                " (SELECT stem FROM signature JOIN profile USING (num) WHERE stem IS NOT NULL GROUP BY stem HAVING count(DISTINCT node) > 1)"
            )
            groups: dict[tuple[str, str], list[Node]] = defaultdict(list)
            for node in self._reader.nodes({number for (number,) in rows}):
                groups[key(node.name), node.label].append(node)
        return tuple(tuple(group) for _, group in sorted(groups.items(), key=lambda item: item[0]) if len(group) > 1)

    def close(self) -> None:
        """Close the file; a closed store raises on use."""
        self._engine = None
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _order(relationship: Relationship) -> tuple[str, str, str, str]:
    return relationship.source, relationship.target, relationship.type, str(relationship.properties.get("claim_id", ""))


def _counted(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: n for name, n in sorted(counts.items()) if n}
