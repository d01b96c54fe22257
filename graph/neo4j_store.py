"""The store on a Neo4j server: the same graph, the same answers, for teams that share one and for graphs that outgrow a laptop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice, pairwise
from types import TracebackType
from typing import Self

from graph import neo4j_query
from graph.about import About, newest
from graph.names import key
from graph.neo4j_batch import Batch
from graph.neo4j_connection import Connection
from graph.neo4j_plan import Plan
from graph.neo4j_reader import Reader
from graph.neo4j_search import Neo4jSearch
from graph.neo4j_view import View
from graph.neo4j_writer import INDEX_OF_NAMES, SCHEMA, Written, write
from graph.paths import nearest, shortest_paths
from graph.schema import ARTICLE, CLAIM_TYPES, LABELS, MERGED_INTO, RELATIONSHIP_TYPES, Article, Node, Reading, Relationship, Subgraph
from graph.search import EXACT
from graph.store import Counts, Hop, Loaded, Match, Path, Rows
from graph.thin import thinned
from graph.validity import check


class Neo4jStore:
    """A graph in one database of a Neo4j server, version 5 or later. One driver; bookmarks make every read see the writes before it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reader = Reader(connection)
        self._search = Neo4jSearch(connection)
        self._prepared = False

    @classmethod
    def open(cls, where: str) -> Self:
        """Connect to ``bolt://[user@]host:port[/database]`` or the like.

        The user may come from NEO4J_USERNAME, the password from NEO4J_PASSWORD, NEO4J_PASSWORD_FILE or a prompt. Raises StoreUnreachableError for a
        server that does not answer or does not let us in, UsageError for an address that is none.
        """
        return cls(Connection.open(where))

    def add(self, readings: Iterable[Reading], *, batch: int = 500, progress: Callable[[int], None] | None = None) -> Loaded:
        """Hold every reading, ``batch`` articles a transaction; see ``Store.add``."""
        self._prepare()
        added = claims = done = 0
        plan: Plan | None = None
        under_way: Future[Written] | None = None
        # While the server is busy with one batch, the next is read, worked out and planned. Leaving the block waits for the one under way.
        with ThreadPoolExecutor(1) as sender:
            for prepared, size in chain(self._batches(readings, batch), ((None, 0),)):
                plan = self._plan(prepared, plan) if prepared else None
                if under_way:
                    written = under_way.result()
                    added, claims = added + written.articles, claims + written.claims
                    if progress:
                        progress(done)
                    if prepared and not written.as_planned:
                        plan = self._plan(prepared, None)
                if plan:
                    if not done and size == batch:
                        self._put_off_names()
                    under_way = sender.submit(self._send, plan)
                    done += size
        self._prepare()
        return Loaded(added, claims, done - added)

    def _batches(self, readings: Iterable[Reading], size: int) -> Iterator[tuple[Batch, int]]:
        """Yield what is to be written, with the number of articles that were looked at for it."""
        source = iter(readings)
        while taken := list(islice(source, size)):
            by_id = {reading.article.id: reading for reading in taken}
            held = self.has(list(by_id))
            fresh = [reading for article_id, reading in by_id.items() if article_id not in held]
            for reading in fresh:
                check(reading)
            yield Batch(fresh), len(taken)

    def _plan(self, batch: Batch, under_way: Plan | None) -> Plan:
        return self._connection.read(lambda tx: Plan(batch, View(tx, under_way)))

    def _send(self, plan: Plan) -> Written:
        return self._connection.write(lambda tx: write(tx, plan)) if plan.batch.readings else Written(0, 0, True)

    def _prepare(self) -> None:
        """See to it that the database has our constraints and indexes."""
        if self._prepared:
            return
        there = {name for (name,) in self._connection.rows("SHOW INDEXES YIELD name RETURN name")}
        missing = [statement for name, statement in SCHEMA.items() if name not in there]
        for statement in missing:
            self._connection.run(statement)
        if missing:
            self._connection.run("CALL db.awaitIndexes(300)")
        self._prepared = True

    def _put_off_names(self) -> None:
        """Let a long load into an empty store go without the index of names: to make it of all names at the end costs much less."""
        if not self._connection.rows("MATCH (r:_Reading) RETURN 1 LIMIT 1"):
            self._connection.run(f"DROP INDEX {INDEX_OF_NAMES} IF EXISTS")
            self._prepared = False

    def has(self, article_ids: Sequence[str]) -> frozenset[str]:
        """Return those of ``article_ids`` that are held."""
        return self._reader.held(article_ids)

    def readings(self) -> Iterator[Reading]:
        """Yield all that was loaded, in order of article id."""
        return self._reader.readings()

    def counts(self) -> Counts:
        """Return how much the store holds."""
        nodes, types = self._reader.counts(LABELS, RELATIONSHIP_TYPES)
        return Counts(nodes[ARTICLE], sum(types[name] for name in CLAIM_TYPES), _counted(nodes), _counted(types))

    def article(self, article_id: str) -> Article | None:
        """Return an article with its text, or None."""
        reading = self._reader.reading(article_id)
        return reading.article if reading else None

    def node(self, node_id: str) -> Node | None:
        """Return the node of that id, or None."""
        return next(iter(self._reader.nodes([node_id])), None)

    def find(self, name: str, *, label: str | None = None, limit: int = 10) -> tuple[Match, ...]:
        """Return nodes called ``name`` (or whose id it is), then near ones; by score, then degree, then id."""
        here = self.node(name)
        scores = ({name: EXACT} if here and here.label != ARTICLE else {}) | self._search.exact(name)
        if label is not None or len(scores) < limit:
            scores = self._search.near(name) | scores
        degrees = self._reader.degrees(scores)
        wanted = [node for node in self._reader.nodes(scores) if label is None or node.label == label]
        matches = (Match(node, scores[node.id], degrees[node.id]) for node in wanted)
        return tuple(sorted(matches, key=lambda match: (-match.score, -match.degree, match.node.id))[:limit])

    def near(self, node_ids: Sequence[str], *, depth: int = 1, limit: int | None = None) -> tuple[str, ...]:
        """Return the ids of these nodes and of those within ``depth`` claims of them, the nearer first, then those with more claims."""
        reader = self._reader
        start = {node.id for node in reader.nodes(node_ids) if node.label != ARTICLE}
        return nearest(start, reader.steps, lambda ids: {i: i for i in ids}, reader.degrees, depth=depth, limit=limit)

    def pairs(self, node_ids: Sequence[str]) -> frozenset[tuple[str, str]]:
        """Return every two of these nodes that a claim or MERGED_INTO ties to each other, the smaller id first."""
        return frozenset((min(pair), max(pair)) for pair in self._reader.pairs(node_ids) if pair[0] != pair[1])

    def about(self, node_id: str, *, limit: int | None = None) -> About:
        """Return the claims and MERGED_INTO that a node is an end of; of each kind of claim the newest ``limit``, and how many there are."""
        claims, counts = newest(self._reader.briefs(node_id), node_id, limit, lambda ids: {i: i for i in ids})
        relationships = self._reader.relationships_of(node_id, claims)
        return About(self._part({node_id} | {end for held in relationships for end in (held.source, held.target)}, relationships), counts)

    def subgraph(self, node_ids: Sequence[str] | None = None, *, newest: int | None = None) -> Subgraph:
        """Return the nodes given, or all but articles, with the claims (or the newest between any two) and MERGED_INTO between them."""
        part = self._subgraph(None if node_ids is None else set(node_ids))
        return part if newest is None else thinned(part, newest)

    def _subgraph(self, node_ids: set[str] | None) -> Subgraph:
        return self._part(node_ids, self._reader.relationships(node_ids))

    def _part(self, node_ids: set[str] | None, relationships: list[Relationship]) -> Subgraph:
        nodes = [node for node in self._reader.nodes(node_ids) if node.label != ARTICLE]
        articles = {str(r.properties["article_id"]) for r in relationships if r.type != MERGED_INTO}
        return Subgraph(tuple(nodes), tuple(relationships), tuple(self._reader.nodes(articles)))

    def paths(self, source: str, target: str, *, limit: int = 1, max_hops: int = 8) -> tuple[Path, ...]:
        """Return up to ``limit`` shortest paths, by length and then by the ids of their nodes."""
        ends = {node.id for node in self._reader.nodes([source, target]) if node.label != ARTICLE}
        if len(ends) < 2:
            return ()
        reader = self._reader
        found = shortest_paths(source, target, reader.steps, lambda ids: {i: i for i in ids}, reader.degrees, limit=limit, max_hops=max_hops)
        if not found:
            return ()
        part = self._subgraph({node for path in found for node in path})
        nodes = {node.id: node for node in part.nodes}
        between: dict[frozenset[str], list[Relationship]] = defaultdict(list)
        for relationship in part.relationships:
            between[frozenset((relationship.source, relationship.target))].append(relationship)
        return tuple(Path(tuple(Hop(nodes[a], nodes[b], tuple(between[frozenset((a, b))])) for a, b in pairwise(path))) for path in found)

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, object] | None = None,
        *,
        timeout: float = 30.0,
        limit: int | None = None,
        building: Callable[[], None] | None = None,  # noqa: ARG002 - a server has nothing to build
    ) -> Rows:
        """Answer a read-only Cypher query; see ``Store.query``."""
        return neo4j_query.run(self._connection, cypher, parameters or {}, timeout=timeout, limit=limit)

    def duplicates(self) -> tuple[tuple[Node, ...], ...]:
        """Return groups of nodes of one label and name that were kept apart, sorted by name; names of mere classes of things aside."""
        groups: dict[tuple[str, str], list[Node]] = defaultdict(list)
        for node in self._reader.nodes(self._reader.kept_apart()):
            groups[key(node.name), node.label].append(node)
        return tuple(tuple(group) for _, group in sorted(groups.items(), key=lambda item: item[0]) if len(group) > 1)

    def clear(self) -> None:
        """Remove all that a load wrote: for tests, and for a database that is to be loaded anew."""
        ours = "|".join(("_Node", "_Reading", "_Profile", "_Place", "_Word", "_Store"))
        self._connection.run(f"MATCH (n:{ours}) CALL {{ WITH n DETACH DELETE n }} IN TRANSACTIONS OF 10000 ROWS")

    def close(self) -> None:
        """Close the driver; a closed store raises on use."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _counted(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: n for name, n in sorted(counts.items()) if n}
