"""Graphs of any size, for the layout, the fold and the benchmark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.schema import ARTICLE, Node, Relationship, Subgraph
from tests.viz.sample import subgraph


def generated(count: int, *, claims_per_node: float = 1.5, change: Mapping[str, Any] | None = None) -> Subgraph:
    """Return a graph of ``count`` nodes with the few hubs and many leaves that news has; the same for the same ``count``."""
    state = 88172645463325252

    def below(limit: int) -> int:
        nonlocal state
        state ^= (state << 13) & 0xFFFFFFFFFFFFFFFF
        state ^= state >> 7
        state ^= (state << 17) & 0xFFFFFFFFFFFFFFFF
        return (state >> 11) % limit

    kinds = ("Locality", "Official", "Official", "Organization", "Project", "Agreement", "Event")
    syllables = "An Bình Cẩm Dương Đông Giang Hòa Khánh Lộc Minh Ninh Phú Quý Sơn Tân Thượng Vĩnh Xuân Yên Trà".split()
    nodes, places = [], []
    for k in range(count):
        label = kinds[k % len(kinds)]
        name = " ".join(syllables[(k // 20**p) % 20] for p in range(3)) + f" {k}"
        properties: dict[str, Any] = {"id": f"n{k:05d}", "name": name, "aliases": [f"biệt danh {k}"], "kind": None}
        if label == "Locality":
            properties |= {"country": "vn", "lat": 9 + below(1400) / 100, "lon": 104 + below(450) / 100, "valid_to": None}
            places.append(k)
        nodes.append(Node(f"n{k:05d}", label, properties))
    articles = [
        Node(
            f"a{k:04d}",
            ARTICLE,
            {"id": f"a{k:04d}", "title": f"Bài thử số {k}", "outlet": "Báo Thử", "published_on": f"20{10 + k % 15}-0{1 + k % 9}-11", "url": None},
        )
        for k in range(max(1, count // 20))
    ]
    regions = max(1, count // 33)  # every node belongs to one, which has a hub; few claims leave it
    relationships = []
    for k in range(round(count * claims_per_node)):
        source = k % count
        draw = below(100)
        hub = source % regions
        if draw < 55:
            target = hub
        elif draw < 62:
            target = below(min(7, regions))
        else:
            target = hub + regions * below(max(1, count // regions))
        if source == target:
            target = below(regions)
        if source == target or target >= count:
            target = (source + regions) % count
        article = articles[below(len(articles))]
        quote = f"{nodes[source].name} và {nodes[target].name} đã trao đổi về nhiều việc chung trong buổi làm việc lần thứ {k}."
        relationships.append(
            Relationship(
                "COOPERATES_WITH" if k % 3 else "SUPPORTED",
                f"n{source:05d}",
                f"n{target:05d}",
                {
                    "claim_id": f"c{k:06d}",
                    "article_id": article.id,
                    "quote": quote,
                    "quote_start": 0,
                    "quote_end": len(quote),
                    "spans": [0, len(nodes[source].name)],
                    "said_on": article.properties["published_on"],
                    "date": None,
                    "status": "done",
                    "fields": [],
                    **(change or {}),
                },
            )
        )
    return subgraph(nodes, relationships, articles)


def crowded(claims: int) -> Subgraph:
    """Return a graph of three nodes; the first two have ``claims`` claims between them, one for each day."""
    nodes = tuple(Node(node_id, "Locality", {"id": node_id, "name": f"Nơi {node_id}"}) for node_id in "abc")
    days = [f"2024-{k // 28 + 1:02}-{k % 28 + 1:02}" for k in range(claims)]
    ties = (Relationship("MET_WITH", "a", "b", {"claim_id": day, "article_id": "x", "quote": f"Gặp {day}.", "date": day}) for day in days)
    return Subgraph(nodes, (*ties, Relationship("MET_WITH", "b", "c", {"claim_id": "other", "article_id": "x"})), (Node("x", ARTICLE, {"id": "x"}),))
