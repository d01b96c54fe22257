"""Export, import and copy: what goes out comes back the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_what_is_exported_and_imported_is_the_same_graph(lienket: Any, store: Path, tmp_path: Path) -> None:
    written, again = tmp_path / "graph.jsonl", tmp_path / "again.db"
    exported = lienket("export", "--to", "claims-jsonl", "--store", store)
    assert lienket("export", "--out", written, "--store", store).out == ""
    assert written.read_text(encoding="utf-8") == exported.out
    imported = lienket("import", written, "--store", again)
    assert (imported.code, imported.out) == (0, "")
    assert "2 articles and 5 claims added" in imported.err
    assert lienket("export", "--store", again).out == exported.out


def test_importing_again_changes_nothing(lienket: Any, store: Path, tmp_path: Path) -> None:
    written, again = tmp_path / "graph.jsonl", tmp_path / "again.db"
    lienket("export", "--out", written, "--store", store)
    lienket("import", written, "--store", again)
    assert "0 articles and 0 claims added" in lienket("import", written, "--store", again).err
    assert lienket("export", "--store", again).out == written.read_text(encoding="utf-8")


def test_a_copy_exports_the_same_bytes(lienket: Any, store: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin.db"
    assert lienket("copy", "--from", store, "--to", twin).code == 0
    assert lienket("export", "--store", twin).out == lienket("export", "--store", store).out


def test_what_is_no_export_is_refused_and_adds_nothing(lienket: Any, tmp_path: Path) -> None:
    place = tmp_path / "list.jsonl"
    place.write_text('{"name": "phở"}\n', encoding="utf-8")
    answer = lienket("import", place, "--store", tmp_path / "graph.db")
    assert (answer.code, answer.err.count("\n")) == (4, 1)
    assert "list.jsonl:1" in answer.err
    assert lienket("import", tmp_path / "none.jsonl", "--store", tmp_path / "graph.db").code == 4


def test_a_copy_of_a_store_that_is_not_there_makes_none(lienket: Any, tmp_path: Path) -> None:
    assert lienket("copy", "--from", tmp_path / "none.db", "--to", tmp_path / "new.db").code == 4
    assert list(tmp_path.iterdir()) == []


def test_an_offline_import_for_a_server_is_a_folder_and_the_command_that_reads_it(lienket: Any, store: Path, tmp_path: Path) -> None:
    answer = lienket("export", "--to", "neo4j-admin", "--out", tmp_path / "import", "--store", store)
    assert answer.code == 0
    assert answer.out.startswith("neo4j-admin database import full")
    named = {word for word in answer.out.replace("=", " ").replace(",", " ").split() if word.endswith(".csv")}
    assert named
    assert all((tmp_path / "import" / name).exists() for name in named)


def test_an_offline_import_needs_a_folder(lienket: Any, store: Path) -> None:
    answer = lienket("export", "--to", "neo4j-admin", "--store", store)
    assert (answer.code, answer.err) == (2, "lienket: neo4j-admin needs a folder to write to. Name one with --out DIR.\n")
