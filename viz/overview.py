"""Graphs too large for one map: the most connected nodes stay, the rest is folded, community by community, into nodes that say what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, TypeVar

from graph.schema import ARTICLE, CLAIM_TYPES, ENTITY_TYPES, MERGED_INTO, Node, Subgraph

K = TypeVar("K")

_FOLDS: Final = 40
_NAMES: Final = 15
_LINES: Final = 4  # a node, on average
DRAWN: Final = frozenset({*CLAIM_TYPES, MERGED_INTO})
"""The types of relationship that a map shows."""
NEWEST: Final = 50
"""Of so many claims between two nodes the sentences are in the page, the newest; of the others only their number."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A folded community: ``nodes`` and ``claims`` it holds, how many of each label, its most connected members, the first of whom names it.

    The fold of all that belongs to no large community has no name.
    """

    id: str
    name: str | None
    nodes: int
    claims: int
    labels: tuple[tuple[str, int], ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A large graph made small enough to be drawn.

    ``subgraph`` holds the nodes that stay and the claims between them; ``bridges`` are (id of a node or fold, id of a fold, number of claims).
    ``nodes`` and ``claims`` are how many of each were folded.
    """

    subgraph: Subgraph
    folds: tuple[Fold, ...] = ()
    bridges: tuple[tuple[str, str, int], ...] = ()
    nodes: int = 0
    claims: int = 0


def readable(nodes: Sequence[K], lines: Collection[tuple[K, K]], limit: int) -> int:
    """Return how many of these nodes, the first ones, are drawn as themselves; ``lines`` are the pairs of them that something ties.

    That is all, where there are at most ``limit`` nodes and four times as many lines. Of a larger graph it is as many as can be read in one map: a
    fifth of that, of nodes and of lines, and at least one node.
    """
    if len(nodes) <= limit and len(lines) <= _LINES * limit:
        return len(nodes)
    most = max(1, limit // 5)
    rank = {node: k for k, node in enumerate(nodes[:most])}
    new = Counter(max(rank[a], rank[b]) for a, b in lines if a in rank and b in rank)
    return max(1, sum(drawn <= _LINES * most for drawn in accumulate(new[k] for k in range(len(rank)))))


def fold(subgraph: Subgraph, limit: int = 2000) -> Overview:
    """Return ``subgraph`` as it is where all of it can be drawn (see ``readable``), else an overview of it.

    Communities are those of the Louvain method (Blondel et al. 2008) with a fixed seed: the same graph gives the same overview.
    """
    nodes = [node for node in subgraph.nodes if node.label != ARTICLE]
    number = {node.id: k for k, node in enumerate(nodes)}
    drawn = [r for r in subgraph.relationships if r.type in DRAWN and r.source != r.target and r.source in number and r.target in number]
    lines = Counter((min(ends), max(ends)) for ends in ((number[r.source], number[r.target]) for r in drawn))
    for pair, count in subgraph.older.items():
        lines[number[min(pair)], number[max(pair)]] += count
    degree: Counter[int] = Counter()
    for (a, b), count in lines.items():
        degree[a] += count
        degree[b] += count
    order = sorted(range(len(nodes)), key=lambda k: (-degree[k], k))
    kept = set(order[: readable(order, lines, limit)])
    if len(kept) == len(nodes):
        return Overview(subgraph)
    groups = _groups(len(nodes), lines, kept)
    fold_of = {member: k for k, members in enumerate(groups) for member in members}
    inside: Counter[int] = Counter()
    bridges: Counter[tuple[str, str]] = Counter()
    for (a, b), count in lines.items():
        folds = {fold_of[end] for end in (a, b) if end in fold_of}
        if len(folds) == 1 and not kept & {a, b}:
            inside[folds.pop()] += count
        elif folds:
            node = next((nodes[end].id for end in (a, b) if end in kept), None)
            first, last = ([] if node is None else [node]) + [_fold_id(k) for k in sorted(folds)]
            bridges[first, last] += count
    staying = tuple(node for k, node in enumerate(nodes) if k in kept)
    ids = {node.id for node in staying}
    relationships = tuple(r for r in drawn if r.source in ids and r.target in ids)
    cited = {r.properties.get("article_id") for r in relationships}
    older = {pair: count for pair, count in subgraph.older.items() if pair <= ids}
    claims = [sum(r.type != MERGED_INTO for r in some) for some in (drawn, relationships)]
    return Overview(
        subgraph=Subgraph(staying, relationships, tuple(article for article in subgraph.articles if article.id in cited), older),
        folds=tuple(
            _fold(k, [nodes[m] for m in sorted(members, key=lambda m: (-degree[m], m))], inside[k], named=members is not groups[-1])
            for k, members in enumerate(groups)
            if members
        ),
        bridges=tuple((a, b, count) for (a, b), count in sorted(bridges.items())),
        nodes=len(nodes) - len(staying),
        claims=claims[0] - claims[1] + sum(subgraph.older.values()) - sum(older.values()),
    )


def _groups(count: int, lines: Mapping[tuple[int, int], int], kept: set[int]) -> list[list[int]]:
    """Return the members of each community that do not stay, the largest first; last, perhaps empty, the small communities together."""
    import networkx as nx  # takes a while to import

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in lines.items())
    communities = nx.community.louvain_communities(graph, weight="weight", seed=1)
    groups = sorted((sorted(set(community) - kept) for community in communities), key=lambda members: (-len(members), members))
    groups = [members for members in groups if members]
    rest = sorted(member for members in groups[_FOLDS - 1 :] for member in members)
    return [*groups[: _FOLDS - 1], rest]


def _fold_id(k: int) -> str:
    return f"~{k:02d}"


def _fold(k: int, members: list[Node], claims: int, *, named: bool) -> Fold:
    labels = Counter(node.label for node in members)
    return Fold(
        id=_fold_id(k),
        name=members[0].name if named else None,
        nodes=len(members),
        claims=claims,
        labels=tuple((label, labels[label]) for label in ENTITY_TYPES if labels[label]),
        names=tuple(node.name for node in members[:_NAMES]),
    )
