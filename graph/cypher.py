"""Cypher on the embedded store: the whole graph in a kglite engine, built so that nothing is lost, read-only, with a deadline."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypedDict, cast

from graph import guard
from graph.cypher_json import node_json, relationship_json, scalar
from graph.errors import LienketError, QueryError
from graph.schema import CLAIM_TYPES, LABELS, Node, Relationship
from graph.store import Rows

if TYPE_CHECKING:
    import kglite

_BATCH: Final = 20_000
_CREATE: Final = "UNWIND $rows AS w MATCH (s:{a} {{id: w.s}}), (t:{b} {{id: w.t}}) CREATE (s)-[r:{type}]->(t) SET r = w.p"
_NODE: Final = frozenset({"id", "labels", "properties"})
_RELATIONSHIP: Final = frozenset({"id", "start", "end", "type", "properties"})


class _Row(TypedDict):
    s: str
    t: str
    p: dict[str, object]


class Engine:
    """A graph that answers Cypher. It is a copy: what changes in the store afterwards is not in it."""

    def __init__(self, graph: kglite.KnowledgeGraph) -> None:
        self._graph = graph

    @classmethod
    def build(cls, nodes: Iterable[Node], relationships: Iterable[Relationship]) -> Engine:
        """Return an engine that holds every node and relationship given; raise LienketError if the engine holds fewer.

        One million relationships with all their properties take about 40 s and 3.4 GB.
        """
        import kglite

        kglite.set_query_warning_policy("silent")
        with _no_collector():
            records: dict[str, list[dict[str, object]]] = {label: [] for label in LABELS}
            label_of: dict[str, str] = {}
            for node in nodes:
                records[node.label].append({**_given(node.properties), "id": node.id})
                label_of[node.id] = node.label
            spec = [{"type": label, "id_field": "id", "title_field": "id", "records": rows} for label, rows in records.items() if rows]
            graph = kglite.from_records({"nodes": spec}, on_missing_endpoint="error")
            del records, spec
            groups: dict[tuple[str, str, str], list[_Row]] = {}
            for r in relationships:
                groups.setdefault((r.type, label_of[r.source], label_of[r.target]), []).append(
                    {"s": r.source, "t": r.target, "p": _given(r.properties)}
                )
            sent: dict[str, list[_Row]] = {}
            for (type_, a, b), rows in sorted(groups.items()):
                rows.sort(key=lambda row: (row["s"], row["t"], str(row["p"].get("claim_id_", ""))))
                sent.setdefault(type_, []).extend(rows)
                for start in range(0, len(rows), _BATCH):
                    query = _CREATE.format(type=type_, a=a, b=b)
                    graph.cypher(query, params={"rows": rows[start : start + _BATCH]}, timeout_ms=0)
            graph.read_only(True)
            engine = cls(graph)
            engine._verify(len(label_of), sent)
        return engine

    @classmethod
    def load(cls, path: Path) -> Engine | None:
        """Return the engine that was saved at ``path``, or None where it is damaged or another program's."""
        import kglite

        kglite.set_query_warning_policy("silent")
        try:
            graph = kglite.load(str(path))
        except (kglite.KgError, OSError):
            return None
        graph.read_only(True)
        return cls(graph)

    def save(self, path: Path) -> None:
        """Write the engine to ``path``, whole or not at all; raises OSError where it cannot be written."""
        import kglite

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", kglite.MappedFallbackWarning)  # we load it into memory, not mapped
                self._graph.save(str(path))
        except kglite.KgError as error:
            raise OSError(str(error)) from error

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None, *, timeout: float = 30.0, limit: int | None = None) -> Rows:
        """Answer a query within ``timeout`` seconds with at most ``limit`` rows; raise QueryError where it is refused or takes too long."""
        query = guard.check(cypher, parameters or {})
        import kglite

        deadline, bound = max(1, int(timeout * 1000)), None if limit is None else limit + 1
        given = {name: _keyed(value) for name, value in query.parameters.items()}
        try:
            answer = self._graph.cypher(query.embedded, params=given, timeout_ms=deadline, row_limit=bound, hide_structural_keys=True)
        except kglite.CypherTimeoutError as error:
            raise QueryError(f"The query took longer than {timeout:g} s", cure="Narrow it, or give it more time with --timeout.") from error
        except (kglite.KgError, ValueError, OverflowError, TypeError, RecursionError) as error:
            raise QueryError(f"The query failed: {str(error).splitlines()[0]}") from error
        names = [f"c{i}" for i in range(len(query.columns))]
        rows = tuple(tuple(self._plain(row[name]) for name in names) for row in cast("kglite.ResultView", answer).to_list())
        return Rows(query.columns, rows[:limit], cut=limit is not None and len(rows) > limit)

    def _plain(self, value: object) -> object:
        """Return a value as plain JSON, nodes, relationships and paths as the Neo4j store gives them."""
        if isinstance(value, list | tuple):
            return [self._plain(item) for item in value]
        if not isinstance(value, dict):
            return scalar(value)
        properties = value.get("properties")
        if value.keys() == _NODE and isinstance(properties, dict):
            # A node of ours has an underscore after every property; what the engine made up has none.
            kept = {"id": properties["id"]} | {name[:-1]: properties[name] for name in properties if name.endswith("_")}
            return node_json(value["labels"][0], kept)
        if value.keys() == _RELATIONSHIP and isinstance(properties, dict):
            kept = {name[:-1]: properties[name] for name in properties if name.endswith("_")}
            return relationship_json(value["type"], self._ids[value["start"]], self._ids[value["end"]], kept)
        if value.keys() >= {"nodes", "relationships"}:
            return {name: self._plain(value[name]) for name in ("nodes", "relationships")}
        return {name: self._plain(value[key]) for key in sorted(value) for name in [key.removesuffix("_")]}

    @cached_property
    def _ids(self) -> dict[int, str]:
        """The engine's own node numbers, which it gives for the ends of a relationship, with our ids."""
        return {int(e): i for e, i in self._all("MATCH (n) RETURN elementId(n) AS e, n.id AS i")}

    def _all(self, cypher: str) -> list[tuple[Any, ...]]:
        view = cast("kglite.ResultView", self._graph.cypher(cypher, timeout_ms=0))
        return [tuple(row.values()) for row in view.to_list()]

    def _verify(self, nodes: int, sent: Mapping[str, list[_Row]]) -> None:
        held: dict[str, int] = dict(self._all("MATCH ()-[r]->() RETURN type(r) AS t, count(*) AS n"))
        ((count,),) = self._all("MATCH (n) RETURN count(*) AS n")
        wrong = [f"{count} of {nodes} nodes"] if count != nodes else []
        for type_, rows in sent.items():
            if held.get(type_, 0) != len(rows):
                wrong.append(f"{held.get(type_, 0)} of {len(rows)} {type_} relationships")
            if type_ in CLAIM_TYPES:
                claims = len({row["p"]["claim_id_"] for row in rows})
                ((count,),) = self._all(f"MATCH ()-[r:{type_}]->() RETURN count(DISTINCT r.claim_id_) AS n")
                wrong += [f"{count} of {claims} {type_} claims"] if count != claims else []
        if wrong:
            raise LienketError(f"The query engine lost part of the graph: it holds {', '.join(wrong)}")


def _given(properties: Mapping[str, object]) -> dict[str, object]:
    """Return properties under the names they have in the engine: with an underscore, so that none meets a name that the engine makes up."""
    return {f"{name}_": value for name, value in properties.items() if value is not None and name != "id"}


def _keyed(value: object) -> object:
    """Return a parameter with an underscore after every key of its maps."""
    if isinstance(value, dict):
        return {f"{key}_": _keyed(item) for key, item in value.items()}
    return [_keyed(item) for item in value] if isinstance(value, list | tuple) else value


@contextmanager
def _no_collector() -> Iterator[None]:
    """Keep the garbage collector still: with it, building takes three times as long."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
