"""The query engine kept beside a store: found again, rebuilt when it is stale or damaged, and the same as a new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import cypher_cache
from graph.cypher import Engine
from graph.errors import QueryError
from graph.networkx_store import NetworkXStore
from graph.store import open_store
from tests.support.country import country
from tests.support.queries import PARAMETERS, WRITTEN, documented

COUNT = "MATCH (a:Article) RETURN count(a) AS n"


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the place of a store of 20 articles that counts as large."""
    monkeypatch.setattr(cypher_cache, "LARGE", 1)
    path = tmp_path / "store [1].db"
    with open_store(str(path), create=True) as store:
        store.add(country(20))
    return path


def asked(where: Path) -> tuple[object, bool]:
    """Return what a program that has just started is told, and whether it had to build the engine."""
    built: list[bool] = []
    with open_store(str(where)) as store:
        ((count,),) = store.query(COUNT, building=lambda: built.append(True)).rows
    return count, bool(built)


def kept(where: Path) -> list[Path]:
    return sorted(place for place in where.parent.iterdir() if place != where)


def test_an_engine_is_built_once_for_a_state_of_the_store(where: Path) -> None:
    assert [asked(where), asked(where)] == [(20, True), (20, False)]
    (first,) = kept(where)
    with open_store(str(where)) as store:
        store.query(COUNT)
        store.add(country(21))
        assert store.query(COUNT).rows == ((21,),)
    (second,) = kept(where)
    assert second != first
    assert asked(where) == (21, False)


def test_another_store_in_its_place_has_an_engine_of_its_own(where: Path) -> None:
    asked(where)
    where.unlink()
    with open_store(str(where), create=True) as store:
        store.add(country(20, seed=8))
    assert asked(where) == (20, True)
    assert len(kept(where)) == 1


@pytest.mark.parametrize("damage", ["cut", "other", "empty", "folder"])
def test_a_damaged_one_is_built_again(where: Path, damage: str) -> None:
    asked(where)
    (place,) = kept(where)
    data = place.read_bytes()
    place.unlink()
    if damage == "folder":
        place.mkdir()
    else:
        place.write_bytes({"cut": data[: len(data) // 2], "other": b"something else" * 100, "empty": b""}[damage])
    assert asked(where) == (20, True)


def test_a_small_store_keeps_none(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "small.db"), create=True) as store:
        store.add(country(5))
    assert asked(tmp_path / "small.db") == (5, False)
    assert kept(tmp_path / "small.db") == []


def test_an_engine_that_was_kept_answers_as_the_one_that_was_built(tmp_path: Path) -> None:
    with NetworkXStore.open(str(tmp_path / "store.db"), create=True) as store:
        store.add(country(300))
        built = Engine.build(store.nodes(), store.relationships())
    built.save(tmp_path / "engine")
    loaded = Engine.load(tmp_path / "engine")
    assert loaded
    for query in [*documented(), *WRITTEN]:
        assert _answer(loaded, query) == _answer(built, query), query


def _answer(engine: Engine, query: str) -> object:
    try:
        rows = engine.run(query, PARAMETERS)
    except QueryError as error:
        return str(error)
    return rows.columns, rows.rows if "ORDER BY" in query else sorted(map(repr, rows.rows))
