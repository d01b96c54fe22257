"""Reading from a Neo4j server: nodes, claims, neighbours and what was loaded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from graph.about import Brief
from graph.neo4j_batch import unpacked
from graph.neo4j_connection import Connection
from graph.neo4j_rows import found
from graph.schema import ARTICLE, MENTIONED_IN, MERGED_INTO, Node, Reading, Relationship

_PAGE: Final = 200
_READINGS: Final = "MATCH (r:_Reading) WHERE r.article > $last RETURN r.article, r.data ORDER BY r.article LIMIT $page"
_NODES: Final = f"UNWIND $ids AS id {found('n', 'id')} RETURN labels(n), properties(n)"
_ALL_NODES: Final = f"MATCH (n:_Node) WHERE NOT n:{ARTICLE} RETURN labels(n), properties(n)"
_RELATIONSHIP: Final = f"WHERE type(r) <> '{MENTIONED_IN}' RETURN type(r), s.id, t.id, properties(r)"
_BETWEEN: Final = f"UNWIND $ids AS id {found('s', 'id')} MATCH (s)-[r]->(t) WHERE t.id IN $ids AND {_RELATIONSHIP.removeprefix('WHERE ')}"
_PAIRS: Final = f"""
UNWIND $ids AS id {found("s", "id")} MATCH (s)-[r]->(t) WHERE t.id IN $ids AND type(r) <> '{MENTIONED_IN}' RETURN DISTINCT id, t.id
"""
_OF: Final = f"{found('n', '$id')} MATCH (n)-[r]-() WHERE type(r) <> '{MENTIONED_IN}'"
_BRIEFS: Final = (
    f"{_OF} AND type(r) <> '{MERGED_INTO}' RETURN DISTINCT r.claim_id, type(r), startNode(r).id, endNode(r).id, coalesce(r.date, r.said_on, '')"
)
_CLAIMS: Final = (
    f"{_OF} AND (type(r) = '{MERGED_INTO}' OR r.claim_id IN $claims) RETURN DISTINCT type(r), startNode(r).id, endNode(r).id, properties(r)"
)
_STEPS: Final = f"UNWIND $ids AS id {found('s', 'id')} MATCH (s)-[r]-(t) WHERE type(r) <> '{MENTIONED_IN}' RETURN DISTINCT id, t.id"
_DEGREES: Final = "UNWIND $ids AS id MATCH (p:_Profile {node: id}) USING INDEX SEEK p:_Profile(node) RETURN id, sum(p.degree)"
_READING: Final = "UNWIND $ids AS id MATCH (r:_Reading {article: id}) USING INDEX SEEK r:_Reading(article)"
_APART: Final = """
MATCH (p:_Profile) WHERE p.block IS NOT NULL WITH p.stem AS stem, collect(DISTINCT p.node) AS nodes WHERE size(nodes) > 1
UNWIND nodes AS id RETURN DISTINCT id
"""


class Reader:
    """Answers from a server; nodes are their ids."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def held(self, article_ids: Sequence[str]) -> frozenset[str]:
        """Return those of the articles that are there."""
        held = self._connection.rows(f"{_READING} RETURN r.article", ids=list(article_ids))
        return frozenset(article for (article,) in held)

    def readings(self, last: str = "") -> Iterator[Reading]:
        """Yield everything that was loaded, by article id; what is added meanwhile may or may not come."""
        while page := self._connection.rows(_READINGS, last=last, page=_PAGE):
            yield from (unpacked(data) for _, data in page)
            last = page[-1][0]

    def reading(self, article_id: str) -> Reading | None:
        """Return what was read from one article."""
        rows = self._connection.rows(f"{_READING} RETURN r.data", ids=[article_id])
        return unpacked(rows[0][0]) if rows else None

    def nodes(self, node_ids: Iterable[str] | None = None) -> list[Node]:
        """Return the nodes of these ids, or all but articles, in order of id."""
        rows = self._connection.rows(_ALL_NODES) if node_ids is None else self._connection.rows(_NODES, ids=sorted(set(node_ids)))
        return sorted((Node(properties["id"], label(labels), seen(properties)) for labels, properties in rows), key=lambda node: node.id)

    def relationships(self, node_ids: Collection[str] | None = None) -> list[Relationship]:
        """Return the claims and mergers between these nodes, or all; sorted by source, target, type and claim."""
        query = f"MATCH (s:_Node)-[r]->(t) {_RELATIONSHIP}" if node_ids is None else _BETWEEN
        rows = self._connection.rows(query, **({} if node_ids is None else {"ids": sorted(node_ids)}))
        return sorted((Relationship(kind, source, target, seen(properties)) for kind, source, target, properties in rows), key=order)

    def briefs(self, node_id: str) -> Iterator[Brief[str, str]]:
        """Yield as much of every claim that a node is an end of as is needed to choose from them."""
        rows = self._connection.rows(_BRIEFS, id=node_id)
        return (Brief(claim, kind, source, target, day, claim) for claim, kind, source, target, day in rows)

    def relationships_of(self, node_id: str, claims: Sequence[str]) -> list[Relationship]:
        """Return these claims and the mergers that a node is an end of; sorted by source, target, type and claim."""
        rows = self._connection.rows(_CLAIMS, id=node_id, claims=list(claims))
        return sorted((Relationship(kind, source, target, seen(properties)) for kind, source, target, properties in rows), key=order)

    def steps(self, node_ids: Collection[str]) -> list[tuple[str, str]]:
        """Return every (node, neighbour), one claim or merger apart, whichever way it points."""
        return [(node, other) for node, other in self._connection.rows(_STEPS, ids=sorted(node_ids))]

    def pairs(self, node_ids: Collection[str]) -> list[tuple[str, str]]:
        """Return the ends of the claims and mergers between these nodes, no (source, target) twice."""
        return [(source, target) for source, target in self._connection.rows(_PAIRS, ids=sorted(node_ids))]

    def degrees(self, node_ids: Collection[str]) -> dict[str, int]:
        """Return how many ends of claims each node is."""
        return dict.fromkeys(node_ids, 0) | dict(self._connection.rows(_DEGREES, ids=sorted(node_ids)))

    def kept_apart(self) -> list[str]:
        """Return the ids of nodes that share a name's stem with others."""
        return [node for (node,) in self._connection.rows(_APART)]

    def counts(self, labels: Sequence[str], types: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
        """Return how many nodes of each label and relationships of each type there are; from the server's counters, so at once."""
        parts = [f"MATCH (n:{name}) WITH count(n) AS n RETURN '{name}' AS name, n" for name in labels]
        parts += [f"MATCH ()-[r:{name}]->() WITH count(r) AS n RETURN '{name}' AS name, n" for name in types]
        counted = dict(self._connection.rows(" UNION ALL ".join(parts)))
        return {name: counted[name] for name in labels}, {name: counted[name] for name in types}


def label(labels: Iterable[str]) -> str:
    """Return the label that users know a node by."""
    return next(name for name in sorted(labels) if not name.startswith("_"))


def seen(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties that users see: not those the store keeps for itself."""
    return {name: value for name, value in properties.items() if not name.startswith("_")}


def order(relationship: Relationship) -> tuple[str, str, str, str]:
    """Return what relationships are sorted by."""
    return relationship.source, relationship.target, relationship.type, str(relationship.properties.get("claim_id", ""))
