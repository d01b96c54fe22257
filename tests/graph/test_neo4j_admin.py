"""The offline import gives the store that a load gives, checked with Neo4j's own import program."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import WriteError
from graph.export import claims_jsonl
from graph.neo4j_admin import write_import
from graph.neo4j_connection import Connection
from graph.store import open_store
from tests.support.articles import memorandum, merger, visit
from tests.support.country import country
from tests.support.readings import Draft

SCRIPT = Path(__file__).parents[2] / ".ci" / "neo4j"


def hostile() -> Draft:
    """Return an article whose names hold what CSV files trip over."""
    draft = Draft('Tên "lạ"; và, phẩy\nxuống dòng')
    a = draft.locality("Hà Nội", aliases=["HN;x", 'a"b', "c,d", "e\nf", "\\g"])
    draft.claim("COOPERATES_WITH", a, draft.locality("Cà Mau"), amount_text='"; ,\\', fields=("du lịch; x", "y"))
    return draft


def test_the_files_are_the_same_each_time(tmp_path: Path) -> None:
    readings = [visit(), memorandum(), merger(), *country(30)]
    for name, given in (("a", readings), ("b", readings)):
        write_import(lambda given=given: iter(given), tmp_path / name)  # type: ignore[misc]
    files = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert {"import.sh", "schema.cypher", "nodes-locality.csv", "relationships-met_with.csv"} <= set(files)
    for name in files:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteError, match="cannot be written"):
        write_import(lambda: iter([visit()]), tmp_path / "file" / "below")


@pytest.mark.skipif(not os.environ.get("LIENKET_NEO4J"), reason="LIENKET_NEO4J names no Neo4j server: the offline import was NOT tested")
def test_a_server_with_imported_files_answers_like_one_that_was_loaded(tmp_path: Path) -> None:
    if not shutil.which("java"):
        pytest.skip("there is no Java: the offline import was NOT tested")
    readings = [visit(), memorandum(), merger(), hostile().reading(), *country(120)]
    late = list(country(140))[120:]
    command = write_import(lambda: iter(sorted(readings, key=lambda r: r.article.id)), tmp_path / "files")
    folder = tmp_path / "server"
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lienket" / "neo4j-5.26.22"
    (folder / "home" / "conf").mkdir(parents=True)
    words = shlex.split(command.replace("\\\n", " "))
    assert words[0] == "neo4j-admin"
    environment = os.environ | {"NEO4J_HOME": str(folder / "home"), "NEO4J_CONF": str(folder / "home" / "conf")}
    tool = ["java", "--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp", f"{cache}/*", "org.neo4j.cli.AdminTool", *words[1:]]
    subprocess.run(tool, check=True, cwd=tmp_path / "files", env=environment, capture_output=True)
    url = subprocess.run([sys.executable, str(SCRIPT), "start", str(folder)], check=True, capture_output=True, text=True).stdout.strip()
    try:
        with closing(Connection.open(url)) as connection:
            for statement in (tmp_path / "files" / "schema.cypher").read_text(encoding="utf-8").split(";\n")[:-1]:
                connection.run(statement)
        with open_store(url) as store, open_store(str(tmp_path / "all.db"), create=True) as expected:
            expected.add(readings)
            assert store.counts() == expected.counts()
            assert store.subgraph() == expected.subgraph()
            assert list(claims_jsonl(store.readings())) == list(claims_jsonl(expected.readings()))
            for one in (store, expected):
                one.add(late)
            assert store.subgraph() == expected.subgraph()
            assert store.find("ha noi") == expected.find("ha noi")
    finally:
        subprocess.run([sys.executable, str(SCRIPT), "stop", str(folder)], check=True)
