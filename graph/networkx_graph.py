"""A subgraph as a NetworkX multigraph, for notebooks and for algorithms of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.schema import Subgraph

if TYPE_CHECKING:
    import networkx as nx


def to_networkx(subgraph: Subgraph) -> nx.MultiDiGraph[str]:
    """Return the nodes and relationships of ``subgraph`` as an ``nx.MultiDiGraph``.

    Node and relationship properties are attributes; a node has also ``label``, a relationship ``type``. The key of a parallel edge is the
    ``claim_id``, or the type where there is none.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((node.id, {"label": node.label, **node.properties}) for node in subgraph.nodes)
    # The published stubs know no keys of parallel edges here.
    edges: list[Any] = [(r.source, r.target, r.properties.get("claim_id", r.type), {"type": r.type, **r.properties}) for r in subgraph.relationships]
    graph.add_edges_from(edges)
    return graph
