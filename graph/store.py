"""The store protocol: what every store does, and how one is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from graph.about import About
from graph.schema import Article, Node, Reading, Relationship, Subgraph


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: articles and claims added, and articles that were there already."""

    articles: int
    claims: int
    known: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds; the mappings are sorted by their key."""

    articles: int
    claims: int
    nodes: Mapping[str, int]
    relationships: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Match:
    """A node that a search found; ``score`` is 1.0 for an exact name or alias, less for a near one; ``degree`` counts its claims."""

    node: Node
    score: float
    degree: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a Cypher query: column names, and rows of plain JSON values (Node, Relationship and Path as mappings).

    ``cut`` tells that there were more rows than the limit.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: from ``source`` to ``target`` along ``relationships``, all parallel ones, however they point."""

    source: Node
    target: Node
    relationships: tuple[Relationship, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A walk through the graph that visits no node twice; ``hops[i].target == hops[i + 1].source``."""

    hops: tuple[Hop, ...]


class Store(Protocol):
    """A graph that lasts. Every read sees whole articles only. Usable as a context manager, which closes it."""

    def add(self, readings: Iterable[Reading], *, batch: int = 500, progress: Callable[[int], None] | None = None) -> Loaded:
        """Hold every reading, in batches of whole articles, each one transaction; an article already held is left as it is.

        Afterwards node ids are a function of all that the store holds, never of the order of loading. ``progress`` is told the number of
        articles done after each batch.
        """

    def has(self, article_ids: Sequence[str]) -> frozenset[str]:
        """Return those of ``article_ids`` that the store holds."""

    def readings(self) -> Iterator[Reading]:
        """Yield all that was loaded, in order of article id: what ``export`` writes and ``import`` and ``copy`` read."""

    def counts(self) -> Counts:
        """Return how many articles, claims, nodes by label and relationships by type there are."""

    def article(self, article_id: str) -> Article | None:
        """Return an article with its text, or None."""

    def node(self, node_id: str) -> Node | None:
        """Return the node of that id, or None."""

    def find(self, name: str, *, label: str | None = None, limit: int = 10) -> tuple[Match, ...]:
        """Return nodes whose name or alias equals ``name`` without regard to case and diacritics, then near ones, best first."""

    def near(self, node_ids: Sequence[str], *, depth: int = 1, limit: int | None = None) -> tuple[str, ...]:
        """Return the ids of these nodes and of those within ``depth`` claims, the nearer first, then those with more claims; at most ``limit``."""

    def pairs(self, node_ids: Sequence[str]) -> frozenset[tuple[str, str]]:
        """Return every two of these nodes that a claim or MERGED_INTO ties to each other, the smaller id first."""

    def about(self, node_id: str, *, limit: int | None = None) -> About:
        """Return the claims and MERGED_INTO that a node is an end of; of each kind of claim the newest ``limit``, and how many there are."""

    def subgraph(self, node_ids: Sequence[str] | None = None, *, newest: int | None = None) -> Subgraph:
        """Return the nodes given (None: all but articles) and every claim and MERGED_INTO between them, with the articles of these.

        With ``newest``, of the claims between any two nodes only so many, the newest; ``Subgraph.older`` says how many more there are.
        """

    def paths(self, source: str, target: str, *, limit: int = 1, max_hops: int = 8) -> tuple[Path, ...]:
        """Return up to ``limit`` shortest paths between two node ids, shortest first, in a fixed order; empty when there is none.

        Neither MENTIONED_IN nor Article nodes are walked.
        """

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, object] | None = None,
        *,
        timeout: float = 30.0,
        limit: int | None = None,
        building: Callable[[], None] | None = None,
    ) -> Rows:
        """Answer a read-only Cypher query; ``timeout`` in seconds, at most ``limit`` rows.

        ``building`` is called before something is built that takes long and is then kept.
        Raises QueryError for a query that is refused, cannot be parsed, or takes too long.
        """

    def duplicates(self) -> tuple[tuple[Node, ...], ...]:
        """Return groups of nodes of one label and name that were kept apart, sorted by name."""

    def close(self) -> None:
        """Release files and connections; a closed store raises on use."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


def open_store(where: str, *, create: bool = False) -> Store:
    """Open the store at ``where``: a path (SQLite file), or a ``bolt://`` or ``neo4j://`` URL.

    With ``create`` a missing file is made; without it a missing file raises InputError.
    """
    if "://" in where:
        from graph.neo4j_store import Neo4jStore

        return Neo4jStore.open(where)
    from graph.networkx_store import NetworkXStore

    return NetworkXStore.open(where, create=create)
