"""Shortest paths, against NetworkX on graphs small enough to hold."""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.paths import shortest_paths

NODES = st.integers(0, 7)
EDGES = st.sets(st.tuples(NODES, NODES).filter(lambda edge: edge[0] != edge[1]), max_size=20)


def found(graph: nx.Graph[int], limit: int, max_hops: int) -> list[tuple[int, ...]]:
    def steps(nodes: Collection[int]) -> list[tuple[int, int]]:
        return [(node, other) for node in nodes for other in graph[node]]

    def weights(nodes: Collection[int]) -> dict[int, int]:
        return {node: graph.degree(node) for node in nodes}

    return shortest_paths(0, 7, steps, lambda nodes: {n: f"{9 - n}" for n in nodes}, weights, limit=limit, max_hops=max_hops)


@given(EDGES, st.integers(1, 12), st.integers(1, 7))
def test_they_are_the_shortest_simple_paths_by_length_and_name(edges: set[tuple[int, int]], limit: int, max_hops: int) -> None:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from((0, 7))
    graph.add_edges_from(edges)
    everything = sorted(nx.all_simple_paths(graph, 0, 7, cutoff=max_hops), key=lambda path: (len(path), [f"{9 - n}" for n in path]))
    assert found(graph, limit, max_hops) == [tuple(path) for path in everything[:limit]]


def test_none_asked_for_is_none() -> None:
    graph: nx.Graph[int] = nx.path_graph(8)
    assert found(graph, 0, 9) == []
    assert found(graph, 1, 0) == []
