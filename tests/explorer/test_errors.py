"""What goes wrong: one clear line, the right exit code, and nothing lost."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from explorer.errors import VIETNAMESE


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


@pytest.mark.skipif(not shutil.which("setpriv"), reason="who may read everything needs setpriv (util-linux) to be refused a file")
@pytest.mark.parametrize("command", ["load", "import"])
def test_a_file_that_may_not_be_read_exits_4(tmp_path: Path, command: str) -> None:
    (tmp_path / "secret.txt").touch(mode=0o000)
    refused = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    program = "import sys; from explorer.main import main; sys.exit(main())"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C", "LIENKET_LANG": "en"}
    line = [*refused, sys.executable, "-c", program, command, "secret.txt"]
    done = subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (4, 1)
    assert "secret.txt: Permission denied" in done.stderr.replace(" cannot be read", "")


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


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["load", "nope.txt"], "không có tệp nope.txt. Hãy kiểm tra đường dẫn."),
        (["load", "empty.txt"], "empty.txt trống. Hãy đưa tệp có bài báo."),
        (["load", "picture.png"], "picture.png là ảnh PNG, không phải bài báo. Hãy đưa văn bản"),
        (["load", "folder"], "không có bài báo nào trong thư mục folder. Hãy đưa thư mục có tệp "),
        (["frobnicate"], "Không có lệnh 'frobnicate'. Xem lienket --help."),
        (["show"], "Thiếu NAME. Xem lienket show --help."),
        (["show", "x", "--limit", "y"], "cần một số nguyên. Xem lienket show --help."),
        (["map", "--depth", "9"], "không được quá 8. Xem lienket map --help."),
        (["map", "--since", "mai"], "--since mai không phải ngày tháng. Hãy viết như 2025-09-08"),
        (["map", "--type", "bạn"], "không có loại bạn. Hãy chọn trong Locality"),
        (["stats", "--format", "xml"], "không nhận 'xml', chỉ nhận 'table'"),
        (["stats"], "không có kho nào tại lienket.db. `lienket load` tạo ra kho."),
        (["stats", "--store", "empty.txt"], "empty.txt không phải kho của lienket"),
        (["load", "--seeds", "--store", "no/x.db"], "không tạo được kho tại no/x.db: không có thư mục no. Hãy chọn chỗ khác bằng --store."),
        (["stats", "--store", "bolt://127.0.0.1:1"], "bolt://127.0.0.1:1 không trả lời. Hãy khởi động máy chủ"),
        (["query", "CREATE (n)", "--store", "{store}"], "Không được dùng CREATE, ở dòng 1, cột 1. Truy vấn chỉ đọc"),
        (["query", "MATCH (n RETURN n", "--store", "{store}"], "Sai cú pháp: expected ) to close the node, found RETURN, ở dòng 1, cột 10"),
        (["map", "--out", "folder", "--store", "{store}"], "không ghi được folder: đó là thư mục. Hãy chọn chỗ khác bằng --out."),
    ],
)
def test_errors_speak_vietnamese_where_it_is_asked_for(lienket: Any, store: Path, tmp_path: Path, arguments: list[str], told: str) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "folder").mkdir()
    answer = lienket("--lang", "vi", *(store if argument == "{store}" else argument for argument in arguments))
    assert told in answer.err
    assert answer.err.count("\n") == 1


def test_what_is_translated_is_what_the_program_says() -> None:
    program = Path(__file__).parents[2]
    sources = [path for folder in ("graph", "loaders", "explorer") for path in (program / folder).rglob("*.py")]
    said = " ".join(path.read_text(encoding="utf-8") for path in sources if path != program / "explorer" / "errors.py")
    parts = {part.strip(" .") for text in VIETNAMESE for part in re.split(r"\{\w+\}|at (?=line)", text)}
    assert {part for part in parts if part not in said} == set()
