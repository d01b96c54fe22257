"""Graphs too large for one map: the most connected nodes stay, the rest is folded, community by community, into nodes that say what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from graph.schema import ARTICLE, CLAIM_TYPES, ENTITY_TYPES, MERGED_INTO, Node, Subgraph

_FOLDS: Final = 40
_NAMES: Final = 15
_LINES: Final = 4  # a node, on average


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


def readable(node_ids: Sequence[str], pairs: Collection[tuple[str, str]], limit: int) -> int:
    """Return how many of these nodes, the first ones, are drawn as themselves; ``pairs`` of them have a line between them.

    That is all, where there are at most ``limit`` nodes and four times as many lines. Of a larger graph it is as many as can be read in one map: a
    fifth of that, of nodes and of lines, and at least one node.
    """
    if len(node_ids) <= limit and len(pairs) <= _LINES * limit:
        return len(node_ids)
    nodes = max(1, limit // 5)
    rank = {node_id: k for k, node_id in enumerate(node_ids[:nodes])}
    lines = Counter(max(rank[a], rank[b]) for a, b in pairs if a in rank and b in rank)
    some = accumulate(lines[k] for k in range(len(rank)))
    return max(1, sum(drawn <= _LINES * nodes for drawn in some))


def fold(subgraph: Subgraph, limit: int = 2000) -> Overview:
    """Return ``subgraph`` as it is where all of it can be drawn (see ``readable``), else an overview of it.

    Communities are those of the Louvain method (Blondel et al. 2008) with a fixed seed: the same graph gives the same overview.
    """
    nodes = [node for node in subgraph.nodes if node.label != ARTICLE]
    number = {node.id: k for k, node in enumerate(nodes)}
    drawn = [r for r in subgraph.relationships if r.type in {*CLAIM_TYPES, MERGED_INTO} and r.source in number and r.target in number]
    degree = Counter(number[end] for r in drawn for end in (r.source, r.target))
    order = sorted(range(len(nodes)), key=lambda k: (-degree[k], k))
    pairs = {(min(r.source, r.target), max(r.source, r.target)) for r in drawn if r.source != r.target}
    kept = set(order[: readable([nodes[k].id for k in order], pairs, limit)])
    if len(kept) == len(nodes):
        return Overview(subgraph)
    groups = _groups(len(nodes), [(number[r.source], number[r.target]) for r in drawn], kept)
    group_of = {member: k for k, members in enumerate(groups) for member in members}
    inside: Counter[int] = Counter()
    bridges: Counter[tuple[str, str]] = Counter()
    for r in drawn:
        a, b = group_of.get(number[r.source]), group_of.get(number[r.target])
        if a is not None and a == b:
            inside[a] += 1
        elif a is not None or b is not None:
            ends = sorted((r.source if a is None else _fold_id(a), r.target if b is None else _fold_id(b)), key=lambda end: (end not in number, end))
            bridges[ends[0], ends[1]] += 1
    staying = tuple(node for k, node in enumerate(nodes) if k in kept)
    ids = {node.id for node in staying}
    relationships = tuple(r for r in drawn if r.source in ids and r.target in ids)
    cited = {r.properties.get("article_id") for r in relationships}
    return Overview(
        subgraph=Subgraph(staying, relationships, tuple(article for article in subgraph.articles if article.id in cited)),
        folds=tuple(
            _fold(k, [nodes[m] for m in sorted(members, key=lambda m: (-degree[m], m))], inside[k], named=members is not groups[-1])
            for k, members in enumerate(groups)
            if members
        ),
        bridges=tuple((a, b, count) for (a, b), count in sorted(bridges.items())),
        nodes=len(nodes) - len(staying),
        claims=sum(r.type != MERGED_INTO for r in drawn) - sum(r.type != MERGED_INTO for r in relationships),
    )


def _groups(count: int, links: list[tuple[int, int]], kept: set[int]) -> list[list[int]]:
    """Return the members of each community that do not stay, the largest first; last, perhaps empty, the small communities together."""
    import networkx as nx  # takes a while to import

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    for a, b in links:
        graph.add_edge(a, b, weight=graph.get_edge_data(a, b, {"weight": 0})["weight"] + 1)
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
