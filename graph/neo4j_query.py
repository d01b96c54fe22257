"""A user's Cypher on a Neo4j server: what the guard let through, judged once more by the server's own plan, and read only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from graph.cypher_json import node_json, relationship_json, scalar
from graph.errors import QueryError
from graph.guard import check
from graph.neo4j_connection import Connection, rows, told
from graph.neo4j_reader import label, seen
from graph.store import Rows

if TYPE_CHECKING:
    from neo4j import Transaction

OPERATORS: Final = frozenset(
    """
    AllNodesScan Anti AntiSemiApply Apply Argument AssertSameNode AssertingMultiNodeIndexSeek BFSPruningVarLengthExpand CacheProperties
    CartesianProduct ConditionalApply DirectedAllRelationshipsScan DirectedRelationshipByElementIdSeek DirectedRelationshipByIdSeek
    DirectedRelationshipIndexScan DirectedRelationshipIndexSeek DirectedRelationshipTypeScan DirectedUnionRelationshipTypesScan Distinct Eager
    EagerAggregation EmptyResult ExhaustiveLimit Expand Filter IntersectionNodeByLabelsScan LetAntiSemiApply LetSelectOrAntiSemiApply
    LetSelectOrSemiApply LetSemiApply Limit MultiNodeIndexSeek NodeByElementIdSeek NodeByIdSeek NodeByLabelScan NodeCountFromCountStore NodeHashJoin
    NodeIndexContainsScan NodeIndexEndsWithScan NodeIndexScan NodeIndexSeek NodeIndexSeekByRange NodeLeftOuterHashJoin NodeRightOuterHashJoin
    NodeUniqueIndexSeek NodeUniqueIndexSeekByRange Optional OptionalExpand OrderedAggregation OrderedDistinct OrderedUnion PartialSort PartialTop
    PartitionedAllNodesScan PartitionedNodeByLabelScan PartitionedUnwind ProduceResults ProjectEndpoints Projection PruningVarLengthExpand
    RelationshipCountFromCountStore Repeat RollUpApply SelectOrAntiSemiApply SelectOrSemiApply SemiApply ShortestPath Skip Sort StatefulShortestPath
    SubtractionNodeByLabelsScan Top UndirectedAllRelationshipsScan UndirectedRelationshipByElementIdSeek UndirectedRelationshipByIdSeek
    UndirectedRelationshipIndexScan UndirectedRelationshipIndexSeek UndirectedRelationshipTypeScan UndirectedUnionRelationshipTypesScan Union
    UnionNodeByLabelsScan Unwind ValueHashJoin VarLengthExpand
    """.split()
)
"""The operators of a plan that only reads the graph: neither files, procedures nor the server's administration. Variants stand in parentheses."""
_IDS: Final = "UNWIND $ids AS e MATCH (n) WHERE elementId(n) = e RETURN e, n.id"


def run(connection: Connection, cypher: str, parameters: Mapping[str, object], *, timeout: float, limit: int | None) -> Rows:
    """Answer a query within ``timeout`` seconds with at most ``limit`` rows; raise QueryError where it is refused, fails or takes too long."""
    query = check(cypher, parameters)
    with told(connection.address), connection.session(reading=True) as session, session.begin_transaction(timeout=timeout) as tx:
        judge(tx, query.server, query.parameters)
        result = tx.run(query.server, dict(query.parameters))
        found = [record.values() for record in (result if limit is None else result.fetch(limit + 1))]
        ends = _ends(tx, found)
    kept = found if limit is None else found[:limit]
    return Rows(query.columns, tuple(tuple(_plain(value, ends) for value in row) for row in kept), cut=len(kept) < len(found))


def judge(tx: Transaction, cypher: str, parameters: Mapping[str, object]) -> None:
    """Ask the server what it would do; raise QueryError for anything but reading the graph."""
    summary = tx.run("EXPLAIN " + cypher, dict(parameters)).consume()
    if summary.query_type != "r":
        raise QueryError("The server says that this query does more than read", cure="Queries only read; `lienket load` adds articles.")
    for operator in _operators(summary.plan or {}):
        if operator not in OPERATORS:
            raise QueryError(f"The server would run {operator}, which is not allowed", cure="Ask the graph with MATCH.")


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    if plan:
        yield re.split(r"[@(]", str(plan.get("operatorType", "")))[0]
    for child in plan.get("children", ()):
        yield from _operators(child)


def _ends(tx: Transaction, found: object) -> dict[str, str]:
    """Return the ids of nodes that an answer knows only as ends of relationships: the server sends these without properties."""
    bare = sorted(set(_bare(found)))
    return dict(rows(tx, _IDS, {"ids": bare})) if bare else {}


def _bare(value: object) -> Iterator[str]:
    from neo4j.graph import Path, Relationship

    if isinstance(value, Relationship):
        yield from (node.element_id for node in value.nodes if node is not None and "id" not in node)
    elif isinstance(value, Path):
        yield from _bare(list(value.relationships))
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _bare(item)


def _plain(value: object, ends: Mapping[str, str]) -> object:
    """Return a value as plain JSON, nodes, relationships and paths as the embedded store gives them."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return node_json(label(value.labels), seen(dict(value)))
    if isinstance(value, Relationship):
        source, target = (ends.get(node.element_id) or node["id"] for node in value.nodes if node is not None)
        return relationship_json(value.type, source, target, seen(dict(value)))
    if isinstance(value, Path):
        return {"nodes": [_plain(node, ends) for node in value.nodes], "relationships": [_plain(r, ends) for r in value.relationships]}
    if isinstance(value, list):
        return [_plain(item, ends) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item, ends) for name, item in sorted(seen(value).items())}
    return scalar(value)
