"""Every command on a Neo4j server answers as it does on a store file."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from graph.store import open_store


@pytest.fixture
def server(store: Path, lienket: Any) -> str:
    """Give the address of a server that holds what ``store`` holds."""
    address = os.environ.get("LIENKET_NEO4J")
    if not address:
        pytest.skip("LIENKET_NEO4J names no Neo4j server")
    with open_store(address) as graph:
        graph.clear()  # type: ignore[attr-defined]
    copied = lienket("copy", "--from", store, "--to", address)
    assert "2 articles and 5 claims added" in copied.err
    return address


@pytest.mark.parametrize(
    "command",
    [
        ["stats", "--format", "json"],
        ["stats", "--duplicates"],
        ["search", "ca mau", "--format", "json"],
        ["search", "van tam"],
        ["show", "Cà Mau"],
        ["show", "bac lieu", "--format", "json"],
        ["path", "Trần Văn Tám", "lang son", "--all"],
        ["path", "Trần Văn Tám", "lang son", "--format", "json"],
        ["path", "Trần Văn Tám", "lang son", "--max-hops", "2"],
        ["query", "MATCH (a)-[r:SUPPORTED]->(b) RETURN a, r, b.name ORDER BY r.amount_vnd", "--format", "json"],
        ["query", "MATCH (n) RETURN n.id ORDER BY n.id", "--limit", "2"],
        ["query", "MATCH (n RETURN n"],
        ["query", "CREATE (n:Locality)"],
        ["show", "nowhere"],
        ["export"],
    ],
)
def test_a_server_answers_as_a_file_does(lienket: Any, store: Path, server: str, command: list[str]) -> None:
    assert lienket(*command, "--store", server) == lienket(*command, "--store", store)


def test_a_map_of_a_server_is_that_of_a_file(lienket: Any, store: Path, server: str, tmp_path: Path) -> None:
    for name, where in (("server", server), ("file", store)):
        assert lienket("map", "--around", "ha noi", "--out", tmp_path / name, "--store", where).code == 0
    assert (tmp_path / "server").read_bytes() == (tmp_path / "file").read_bytes()


def test_articles_load_into_a_server_and_stay_out_the_second_time(lienket: Any, server: str) -> None:
    assert re.match(r"5 articles and \d+ claims added", lienket("load", "--seeds", "--store", server).err)
    assert lienket("load", "--seeds", "--store", server).err == f"0 articles and 0 claims added to {server}. 5 articles known already.\n"


def test_what_a_server_holds_copies_back_to_the_same_bytes(lienket: Any, store: Path, server: str, tmp_path: Path) -> None:
    assert lienket("copy", "--from", server, "--to", tmp_path / "back.db").code == 0
    assert lienket("export", "--store", tmp_path / "back.db").out == lienket("export", "--store", store).out
