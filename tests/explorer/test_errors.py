"""What goes wrong: one clear line, the right exit code, and nothing lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest


def _one_line(answer: Any, code: int, *parts: str) -> None:
    assert answer.code == code
    assert answer.out == ""
    assert answer.err.startswith("lienket: ")
    assert answer.err.count("\n") == 1, answer.err
    for part in parts:
        assert part in answer.err


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["frobnicate"], "No such command 'frobnicate'. See lienket --help"),
        (["lod"], "Did you mean 'load'"),
        (["path", "Hà Nội"], "Missing argument 'TO'. See lienket path --help"),
        (["stats", "--frob"], "--frob"),
        (["stats", "--format", "xml"], "xml"),
        (["load"], "nothing to load was given"),
        (["load", "--seeds", "x.txt"], "both given"),
        (["query", "RETURN 1", "--param", "x"], "--param x has no value"),
        (["map", "--type", "FRIEND_OF"], "there is no type FRIEND_OF"),
        (["map", "--since", "09/2025"], "--since 09/2025 is no date"),
        (["map", "--as-of", "2025-02-30"], "--as-of 2025-02-30 is no date"),
        (["map", "--until", "2025-13"], "--until 2025-13 is no date"),
        (["map", "--since", "2026", "--until", "2020-05"], "2026 is later than 2020-05"),
        (["map", "--since", "2026-03-01", "--as-of", "2026-02"], "2026-03-01 is later than 2026-02"),
        (["map", "--around", "A", "--path", "B", "C"], "each say what to draw"),
        (["search", "x", "--label", "City"], "no kind of node called City"),
    ],
)
def test_usage_exits_2(lienket: Any, arguments: list[str], part: str) -> None:
    _one_line(lienket(*arguments), 2, part)


def test_an_unknown_name_exits_3_and_lists_candidates(lienket: Any, store: Path) -> None:
    answer = lienket("path", "Lang Sonn", "Hà Nội", "--store", store)
    assert answer.code == 3
    assert answer.err == "lienket: no node is called “Lang Sonn”. Near names:\n  Lạng Sơn (Locality, vn/lang-son)\n"


def test_a_very_long_name_is_answered_and_not_repeated(lienket: Any, store: Path) -> None:
    answer = lienket("show", "Lạng Sơn " * 4000, "--store", store)
    assert answer.code == 3
    assert "Lạng Sơn (Locality, vn/lang-son)" in answer.err
    assert len(answer.err) < 1000


def test_a_name_like_nothing_exits_3(lienket: Any, store: Path) -> None:
    _one_line(lienket("show", "Zzyzx", "--store", store), 3, "no node is called “Zzyzx”", "`lienket search`")


def test_no_path_exits_3(lienket: Any, store: Path) -> None:
    _one_line(lienket("path", "Trần Văn Tám", "Lạng Sơn", "--max-hops", 2, "--store", store), 3, "within 2 hops")


def test_a_node_has_no_path_to_itself(lienket: Any, store: Path) -> None:
    _one_line(lienket("path", "Cà Mau", "đất Mũi", "--store", store), 3, "the same node")


def test_a_missing_store_exits_4_and_is_not_made(lienket: Any, tmp_path: Path) -> None:
    _one_line(lienket("stats"), 4, "lienket.db", "lienket load")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["stats"], ["load", "--seeds"]])
def test_a_file_that_is_not_a_store_is_refused_and_stays_as_it_was(lienket: Any, tmp_path: Path, command: list[str]) -> None:
    place = tmp_path / "notes.db"
    place.write_text("Việc cần làm\n", encoding="utf-8")
    _one_line(lienket(*command, "--store", place), 4, "notes.db")
    assert place.read_text(encoding="utf-8") == "Việc cần làm\n"


@pytest.mark.parametrize("command", [["stats"], ["load", "--seeds"]])
def test_another_programs_database_is_refused_and_stays_as_it_was(lienket: Any, tmp_path: Path, command: list[str]) -> None:
    place = tmp_path / "other.db"
    with sqlite3.connect(place) as database:
        database.execute("CREATE TABLE recipe (name TEXT)")
    database.close()
    before = place.read_bytes()
    _one_line(lienket(*command, "--store", place), 4, "other.db")
    assert place.read_bytes() == before


def test_a_store_in_a_folder_that_is_not_there_exits_1(lienket: Any) -> None:
    _one_line(lienket("load", "--seeds", "--store", "no/such/folder/graph.db"), 1)


@pytest.mark.parametrize("command", [["stats"], ["export"]])
def test_an_output_place_that_cannot_be_written_exits_1(lienket: Any, store: Path, command: list[str]) -> None:
    _one_line(lienket(*command, "--out", "no/such/folder/out", "--store", store), 1, "no/such/folder/out")


def test_a_store_that_cannot_be_reached_exits_5(lienket: Any) -> None:
    _one_line(lienket("stats", "--store", "bolt://127.0.0.1:1"), 5, "127.0.0.1:1")


def test_a_traceback_is_shown_only_with_debug(lienket: Any, store: Path) -> None:
    assert "Traceback" not in lienket("show", "Zzyzx", "--store", store).err
    debugged = lienket("show", "Zzyzx", "--store", store, "--debug")
    assert (debugged.code, "Traceback" in debugged.err) == (3, True)
