"""Stores to test: every contract test runs on each kind of store that is there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from graph.store import Store, open_store

# No test may fail because the machine is busy.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

SERVER = "LIENKET_NEO4J"


@pytest.fixture(params=["networkx", "neo4j"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Return a function that gives an empty store; on a server it is the only one there is, so the one before it is gone."""
    if request.param == "neo4j" and not os.environ.get(SERVER):
        pytest.skip(f"{SERVER} names no Neo4j server")
    with ExitStack() as opened:
        made = 0

        def empty() -> Store:
            nonlocal made
            made += 1
            if request.param == "networkx":
                return opened.enter_context(open_store(str(tmp_path / f"{made}.db"), create=True))
            store = opened.enter_context(open_store(os.environ[SERVER]))
            store.clear()  # type: ignore[attr-defined] - for tests only, and no store of a user's has it in its protocol
            return store

        yield empty


@pytest.fixture
def store(new_store: Callable[[], Store]) -> Store:
    return new_store()
