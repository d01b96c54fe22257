"""Putting articles in: load and extract, good input and bad."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import seeds
from graph.errors import LienketError
from graph.store import open_store

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
PROGRAM = Path(sys.executable).with_name("lienket")


def _article(number: int) -> str:
    return f"Tin hợp tác số {number}\n\nNgày {number % 28 + 1}/9/2025, TP Hà Nội đã hỗ trợ tỉnh Cà Mau {number + 1} tỷ đồng.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with two articles, one of them in a folder below, and a picture."""
    place = tmp_path / "articles"
    (place / "below").mkdir(parents=True)
    (place / "a.txt").write_text(_article(1), encoding="utf-8")
    (place / "below" / "b.txt").write_text(_article(2), encoding="utf-8")
    (place / "photo.png").write_bytes(PNG)
    return place


def _export(lienket: Any, store: object = "lienket.db") -> str:
    answer = lienket("export", "--store", store)
    assert answer.code == 0
    return str(answer.out)


def test_the_bundled_articles_load_and_loading_them_again_changes_nothing(lienket: Any) -> None:
    first = lienket("load", "--seeds")
    assert (first.code, first.out) == (0, "")
    assert first.err.startswith("5 articles and ")
    before = _export(lienket)
    again = lienket("load", "--seeds")
    assert again.err == "0 articles and 0 claims added to lienket.db. 5 articles known already.\n"
    assert _export(lienket) == before


def test_a_folder_is_loaded_with_all_below_it(lienket: Any, folder: Path) -> None:
    assert lienket("load", folder).err.startswith("2 articles and 2 claims added")
    rows = json.loads(lienket("query", "MATCH ()-[r:SUPPORTED]->() RETURN r.amount_vnd AS a ORDER BY a", "--format", "json").out)
    assert [row["a"] for row in rows] == [2_000_000_000, 3_000_000_000]


def test_an_article_can_come_from_standard_input(lienket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(_article(1).encode())))
    assert lienket("load", "-").err.startswith("1 article and 1 claim added")


def test_what_cannot_be_read_is_named_and_the_rest_is_loaded(lienket: Any, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.txt").write_bytes(b"\xff\xfe\xfa not text")
    answer = lienket("load", folder, "missing.txt")
    assert answer.code == 0
    assert "3 inputs could not be read:\n" in answer.err
    for name in ("empty.txt", "broken.txt", "missing.txt"):
        assert f"{name}" in answer.err
    assert "2 articles and 2 claims added" in answer.err


def test_strict_refuses_everything_for_one_bad_input(lienket: Any, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    answer = lienket("load", "--strict", folder)
    assert (answer.code, answer.err.count("\n")) == (4, 1)
    assert "empty.txt" in answer.err
    assert not (tmp_path / "lienket.db").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("blank.txt", b" \n\n"),
        ("photo.png", PNG),
        ("photo.txt", PNG),
        ("long.txt", b"x" * 50_000_000),
        ("zeros.txt", bytes(1000)),
    ],
)
@pytest.mark.parametrize("command", ["load", "extract"])
def test_bad_input_is_one_line_and_exits_4(lienket: Any, tmp_path: Path, command: str, name: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    answer = lienket(command, name)
    assert (answer.code, answer.out, answer.err.count("\n")) == (4, "", 1)
    assert answer.err.startswith("lienket: ")
    assert name in answer.err


def test_a_folder_without_articles_exits_4(lienket: Any, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "photo.png").write_bytes(PNG)
    answer = lienket("load", "pictures")
    assert (answer.code, answer.err.count("\n")) == (4, 1)
    assert "pictures" in answer.err


def test_extract_writes_one_file_an_article_named_after_it(lienket: Any, folder: Path, tmp_path: Path) -> None:
    (folder / "below" / "a.txt").write_text(_article(3), encoding="utf-8")
    answer = lienket("extract", folder, "--out", tmp_path / "out")
    assert (answer.code, answer.out, answer.err) == (0, "", f"3 articles written to {tmp_path / 'out'}.\n")
    assert sorted(place.name for place in (tmp_path / "out").iterdir()) == ["a-2.json", "a.json", "b.json"]
    read = json.loads((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))
    (relation,) = (held for held in read["relations"] if held["type"] == "SUPPORTED")
    assert (relation["source"], relation["target"], relation["amount_vnd_million"], relation["status"]) == ("Hà Nội", "Cà Mau", 2000, "done")
    assert _article(1)[relation["evidence_start"] : relation["evidence_end"]] == relation["evidence"]
    assert not (tmp_path / "lienket.db").exists()


def test_articles_from_archives_and_records_are_named_after_themselves(lienket: Any, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("2024/05.01.txt", _article(1))
    lines = [{"text": _article(2), "id": "bao/2024.7"}, {"text": _article(3)}]
    (tmp_path / "day.jsonl.gz").write_bytes(gzip.compress("".join(json.dumps(line) + "\n" for line in lines).encode()))
    assert lienket("extract", "all.zip", "day.jsonl.gz", "--out", "out").code == 0
    assert sorted(place.name for place in (tmp_path / "out").iterdir()) == ["05.01.json", "2024.7.json", "day.jsonl.gz, line 2.json"]


def test_extracting_the_seeds_twice_gives_the_same_bytes(lienket: Any, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert lienket("extract", "--seeds", "--out", tmp_path / name).code == 0
    files = sorted((tmp_path / "a").iterdir())
    assert len(files) == len(list(seeds.articles()))
    for place in files:
        assert place.read_bytes() == (tmp_path / "b" / place.name).read_bytes()


def test_an_output_folder_that_cannot_be_made_exits_1(lienket: Any, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    answer = lienket("extract", "--seeds", "--out", "taken")
    assert (answer.code, answer.err.count("\n")) == (1, 1)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with enough articles to be read by several processes."""
    place = tmp_path_factory.mktemp("many")
    for number in range(120):
        (place / f"{number:03}.txt").write_text(_article(number), encoding="utf-8")
    (place / "050-empty.txt").write_bytes(b"")
    return place


def test_several_processes_load_what_one_does(lienket: Any, many: Path) -> None:
    assert lienket("load", many, "--workers", 1, "--store", "one.db").code == 0
    answer = lienket("load", many, "--workers", 2, "--store", "two.db")
    assert "1 input could not be read" in answer.err
    assert "120 articles" in answer.err
    assert _export(lienket, "one.db") == _export(lienket, "two.db")


def test_a_load_that_was_interrupted_goes_on(lienket: Any, many: Path) -> None:
    lienket("load", many / "000.txt", many / "007.txt", many / "119.txt")
    assert "117 articles and 117 claims added to lienket.db. 3 articles known already." in lienket("load", many).err
    lienket("load", many, "--store", "whole.db")
    assert _export(lienket) == _export(lienket, "whole.db")


@pytest.fixture
def waiting_load(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """Give a load that waits for standard input, with one batch committed and many articles under way, and its store."""
    articles, store = tmp_path / "articles", tmp_path / "graph.db"
    articles.mkdir()
    for number in range(1100):
        (articles / f"{number:04}.txt").write_text("".join(_article(3 * number + part) for part in range(3)), encoding="utf-8")
    process = subprocess.Popen(
        [PROGRAM, "load", articles, "-", "--workers", "2", "--store", store],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )
    while process.poll() is None and not (store.exists() and _articles_in(store)):
        time.sleep(0.05)
    yield process, store
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _readers(process: subprocess.Popen[bytes]) -> list[int]:
    """Return the ids of the processes that read for ``process``."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            number = int(place.parent.name)
            if os.getpgid(number) == process.pid and b"spawn_main" in place.read_bytes():
                found.append(number)
    return found


def _holds_whole_articles(store: Path) -> bool:
    with open_store(str(store)) as graph:
        return graph.counts().articles == 500 and all(len(reading.claims) == 3 for reading in graph.readings())


@pytest.mark.parametrize("interrupt", [lambda process: os.killpg(process, signal.SIGINT), lambda process: os.kill(process, signal.SIGTERM)])
def test_an_interrupted_load_leaves_whole_articles_and_no_process(
    waiting_load: tuple[subprocess.Popen[bytes], Path], interrupt: Callable[[int], None]
) -> None:
    process, store = waiting_load
    assert len(_readers(process)) == 2
    # A terminal interrupts every process of the group; what shuts down ends the one it started.
    interrupt(process.pid)
    out, err = process.communicate()
    assert (process.returncode, out) == (130, b"")
    assert err.startswith(b"lienket: interrupted")
    assert err.count(b"\n") == 1
    assert _readers(process) == []
    assert _holds_whole_articles(store)


def test_a_reading_process_that_is_killed_ends_the_load_with_one_line(waiting_load: tuple[subprocess.Popen[bytes], Path]) -> None:
    process, store = waiting_load
    os.kill(_readers(process)[0], signal.SIGKILL)
    out, err = process.communicate(_article(0).encode())
    assert (process.returncode, out) == (1, b"")
    assert err.startswith(b"lienket: a process that reads articles was ended from outside")
    assert err.count(b"\n") == 1
    assert _readers(process) == []
    assert _holds_whole_articles(store)


def test_processes_that_read_end_when_the_program_is_killed(waiting_load: tuple[subprocess.Popen[bytes], Path]) -> None:
    process, store = waiting_load
    assert len(_readers(process)) == 2
    process.kill()
    process.communicate()  # returns once every process that could write to its output has ended
    assert _readers(process) == []
    assert _holds_whole_articles(store)


def _articles_in(store: Path) -> int:
    """Return how many articles a store holds, 0 for one that is still being made."""
    try:
        with open_store(str(store)) as graph:
            return graph.counts().articles
    except LienketError:
        return 0
