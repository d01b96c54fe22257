"""The embedded Cypher engine: it holds every claim, makes nothing up, and ends in time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from graph.cypher import Engine
from graph.errors import QueryError
from graph.networkx_store import NetworkXStore
from graph.schema import Node, Reading, Relationship
from graph.store import Rows
from tests.support.country import country
from tests.support.generated import corpora

ARTICLE = Node("a1", "Article", {"id": "a1", "title": "Bài báo", "source": "a.txt"})
UNTITLED = Node("a2", "Article", {"id": "a2", "source": "b.txt"})
HANOI = Node("vn/ha-noi", "Locality", {"id": "vn/ha-noi", "name": "Hà Nội", "aliases": ["HN"], "kind": "thành phố", "lat": 21.0, "lon": 105.85})
CA_MAU = Node("vn/ca-mau", "Locality", {"id": "vn/ca-mau", "name": "Cà Mau", "aliases": []})
WORK = Node("007", "Project", {"id": "007", "name": "2024", "aliases": [], "kind": "cầu"})


def claim(number: int, source: Node, target: Node, kind: str = "SUPPORTED", **more: object) -> Relationship:
    properties = {
        "claim_id": f"c{number}",
        "article_id": "a1",
        "quote": f'Câu "{number}"\nhai.',
        "quote_start": number,
        "quote_end": number + 9,
        **more,
    }
    return Relationship(kind, source.id, target.id, properties)  # type: ignore[arg-type]


CLAIMS = [
    claim(1, HANOI, CA_MAU, amount=12e9, amount_vnd=12_000_000_000, fields=["an sinh"]),
    claim(2, HANOI, CA_MAU, amount=127e9),
    claim(3, HANOI, WORK),
    claim(4, CA_MAU, HANOI),
    claim(5, HANOI, HANOI, kind="PART_OF"),
]
MENTION = Relationship("MENTIONED_IN", "vn/ha-noi", "a1", {"mention_start": 3, "mention_end": 9})


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.build([HANOI, CA_MAU, WORK, ARTICLE, UNTITLED], [*CLAIMS, MENTION])


def rows(engine: Engine, query: str, **parameters: object) -> list[list[object]]:
    return [list(row) for row in engine.run(query, parameters).rows]


def test_parallel_claims_and_loops_are_kept_apart(engine: Engine) -> None:
    assert rows(engine, "MATCH (a)-[r:SUPPORTED]->(b) RETURN a.id, b.id, r.claim_id ORDER BY r.claim_id") == [
        ["vn/ha-noi", "vn/ca-mau", "c1"],
        ["vn/ha-noi", "vn/ca-mau", "c2"],
        ["vn/ha-noi", "007", "c3"],
        ["vn/ca-mau", "vn/ha-noi", "c4"],
    ]
    assert rows(engine, "MATCH (a)-[r:PART_OF]->(a) RETURN r.claim_id") == [["c5"]]


def test_nothing_is_made_up(engine: Engine) -> None:
    assert rows(engine, "MATCH (n) RETURN n.id, n.name, n.title, n.type, n.label ORDER BY n.id") == [
        ["007", "2024", None, None, None],
        ["a1", None, "Bài báo", None, None],
        ["a2", None, None, None, None],
        ["vn/ca-mau", "Cà Mau", None, None, None],
        ["vn/ha-noi", "Hà Nội", None, None, None],
    ]
    assert rows(engine, "MATCH ()-[r:SUPPORTED {claim_id: 'c3'}]->() RETURN r.type, r.id, r.start, r.title") == [[None, None, None, None]]
    assert rows(engine, "MATCH (n:Article) UNWIND keys(n) AS k RETURN n.id, collect(k)") == [
        ["a1", ["id", "source", "title"]],
        ["a2", ["id", "source"]],
    ]


def test_whole_values_are_plain_json(engine: Engine) -> None:
    ((node, relationship, path, entries),) = rows(engine, "MATCH p = (a)-[r:MENTIONED_IN]->(b) RETURN a, r, p, {x: [a], y: {z: r}}")
    assert node == {"id": "vn/ha-noi", "label": "Locality", "properties": dict(sorted(HANOI.properties.items()))}
    assert relationship == {
        "type": "MENTIONED_IN",
        "source": "vn/ha-noi",
        "target": "a1",
        "properties": {"mention_end": 9, "mention_start": 3},
    }
    assert path == {
        "nodes": [node, {"id": "a1", "label": "Article", "properties": {"id": "a1", "source": "a.txt", "title": "Bài báo"}}],
        "relationships": [relationship],
    }
    assert entries == {"x": [node], "y": {"z": relationship}}
    json.dumps([node, relationship, path, entries])


def test_a_map_of_the_users_is_never_taken_for_a_node(engine: Engine) -> None:
    fake = {"id": 1, "labels": ["Locality"], "properties": {"id": "x"}}
    assert rows(engine, "RETURN $fake AS a, {id: 1, labels: ['x'], properties: {id: 'x'}} AS b, {nodes: [], relationships: []} AS c", fake=fake) == [
        [fake, {"id": 1, "labels": ["x"], "properties": {"id": "x"}}, {"nodes": [], "relationships": []}]
    ]


def test_numbers_keep_their_kind(engine: Engine) -> None:
    ((amount, vnd, lat),) = rows(engine, "MATCH (a)-[r {claim_id: 'c1'}]->() RETURN r.amount, r.amount_vnd, a.lat")
    assert [type(value) for value in (amount, vnd, lat)] == [float, int, float]


def test_rows_beyond_the_limit_are_cut_and_it_is_said(engine: Engine) -> None:
    assert engine.run("MATCH (n) RETURN n.id AS id", limit=2) == Rows(("id",), (("007",), ("a1",)), cut=True)
    assert engine.run("MATCH (n) RETURN n.id AS id", limit=5).cut is False


def test_columns_are_called_as_they_were_written(engine: Engine) -> None:
    assert engine.run("MATCH (n:Project) RETURN n.name, size( n.name )+1, n.kind AS `loại`, n").columns == ("n.name", "size( n.name )+1", "loại", "n")


def test_an_unbounded_star_is_answered_whole() -> None:
    nodes = [Node(f"vn/{i:03}", "Locality", {"id": f"vn/{i:03}", "name": str(i), "aliases": []}) for i in range(41)]
    engine = Engine.build(nodes, [claim(i, nodes[i], nodes[i + 1], kind="PART_OF") for i in range(40)])
    assert rows(engine, "MATCH (a {id: 'vn/000'})-[:PART_OF*]->(b) RETURN count(b)") == [[40]]
    assert rows(engine, "MATCH p = shortestPath((a:Locality {id: 'vn/000'})-[*]-(b:Locality {id: 'vn/040'})) RETURN length(p)") == [[40]]


def test_a_query_ends_in_time() -> None:
    nodes = [Node(f"p{i}", "Project", {"id": f"p{i}", "name": str(i), "aliases": []}) for i in range(400)]
    engine = Engine.build(nodes, [])
    with pytest.raises(QueryError, match=r"took longer than 0\.2 s") as caught:
        engine.run("MATCH (a), (b), (c), (d) WHERE a.name + b.name = c.name + d.name RETURN count(*)", timeout=0.2)
    assert caught.value.cure


def test_an_error_of_the_engine_is_one_line(engine: Engine) -> None:
    with pytest.raises(QueryError) as caught:
        engine.run("RETURN date('never')")
    assert "\n" not in str(caught.value)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[NetworkXStore]:
    with NetworkXStore.open(str(tmp_path / "graph.db"), create=True) as opened:
        yield opened


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(corpora())
def test_the_engine_holds_what_the_store_holds(tmp_path_factory: pytest.TempPathFactory, corpus: list[Reading]) -> None:
    with NetworkXStore.open(str(tmp_path_factory.mktemp("graph") / "graph.db"), create=True) as store:
        store.add(corpus)
        nodes = store.query("MATCH (n) RETURN n ORDER BY n.id").rows
        assert [node["properties"] for (node,) in nodes] == [  # type: ignore[index]
            dict(sorted(node.properties.items())) for node in sorted(store.nodes(), key=lambda node: node.id)
        ]
        claims = store.query("MATCH ()-[r]->() WHERE r.claim_id IS NOT NULL RETURN r ORDER BY r.claim_id").rows
        whole = sorted((r for r in store.subgraph().relationships if "claim_id" in r.properties), key=lambda r: str(r.properties["claim_id"]))
        assert [(r["source"], r["target"], r["properties"]) for (r,) in claims] == [  # type: ignore[index]
            (r.source, r.target, dict(sorted(r.properties.items()))) for r in whole
        ]


def test_what_is_added_later_is_asked_too(store: NetworkXStore) -> None:
    first, second = country(2)
    store.add([first])
    before = store.query("MATCH (n:Article) RETURN count(n) AS n").rows
    store.add([second])
    assert (before, store.query("MATCH (n:Article) RETURN count(n) AS n").rows) == (((1,),), ((2,),))
