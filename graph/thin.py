"""Two nodes with very many claims between them: which are the newest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from graph.about import Brief, C, K, day
from graph.schema import CLAIM_TYPES, Subgraph


def newest_between(briefs: Iterable[Brief[K, C]], limit: int) -> tuple[list[C], dict[frozenset[K], int]]:
    """Return the newest ``limit`` claims between any two nodes, of those of one day the first by claim id; and by pair how many more there are."""
    pairs: dict[frozenset[K], list[Brief[K, C]]] = defaultdict(list)
    for brief in briefs:
        pairs[frozenset((brief.source, brief.target))].append(brief)
    older: dict[frozenset[K], int] = {}
    for pair, claims in pairs.items():
        if len(claims) > limit and len(pair) == 2:  # what a node says of itself is no line
            claims.sort(key=lambda claim: claim.claim_id)
            claims.sort(key=lambda claim: claim.day, reverse=True)
            older[pair] = len(claims) - limit
            del claims[limit:]
    return [claim.key for claims in pairs.values() for claim in claims], older


def thinned(graph: Subgraph, limit: int) -> Subgraph:
    """Return ``graph`` with the newest ``limit`` claims between any two of its nodes; ``older`` says how many more there were."""
    ids = {node.id for node in graph.nodes}
    briefs = {
        k: Brief(k, held.type, held.source, held.target, day(held.properties), str(held.properties.get("claim_id", "")))
        for k, held in enumerate(graph.relationships)
        if held.type in CLAIM_TYPES and held.source in ids and held.target in ids
    }
    chosen, older = newest_between(briefs.values(), limit)
    if not older:
        return graph
    left = briefs.keys() - chosen
    relationships = tuple(held for k, held in enumerate(graph.relationships) if k not in left)
    cited = {held.properties.get("article_id") for held in relationships}
    articles = tuple(article for article in graph.articles if article.id in cited)
    return replace(graph, relationships=relationships, articles=articles, older=Counter(graph.older) + Counter(older))
