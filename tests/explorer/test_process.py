"""The program as a process: how it starts, is cut off, is interrupted, and speaks to pipes."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("lienket")
HEAVY = {"networkx", "neo4j", "pyvis", "kglite", "IPython", "multiprocessing.pool"}


def _run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *map(str, arguments)], capture_output=True, encoding="utf-8", env={**os.environ, "LC_ALL": "C.UTF-8", **environment}, check=False
    )


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["query", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    script = f"import sys; from explorer.main import main; main({arguments!r}); print(sorted(sys.modules), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert HEAVY.isdisjoint(ran.stderr.replace("'", " ").replace(",", " ").split())


def test_a_question_to_a_store_file_imports_no_engine_it_does_not_need(store: Path) -> None:
    question = ["show", "Hà Nội", "--store", str(store)]
    script = f"import sys; from explorer.main import main; main({question!r}); print(sorted(sys.modules), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert {"neo4j", "pyvis", "kglite"}.isdisjoint(ran.stderr.replace("'", " ").replace(",", " ").split())


def test_a_reader_that_hangs_up_is_no_error(store: Path) -> None:
    pipe = subprocess.Popen(
        [PROGRAM, "query", "UNWIND range(1, 200000) AS i RETURN i", "--limit", "0", "--format", "jsonl", "--store", store],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert pipe.stdout
    assert pipe.stderr
    assert json.loads(pipe.stdout.readline()) == {"i": 1}
    pipe.stdout.close()
    assert pipe.stderr.read() == b""
    pipe.stderr.close()
    assert pipe.wait() == 141


def test_ctrl_c_ends_with_one_line(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [PROGRAM, "load", "-", "--store", tmp_path / "graph.db"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"},
    )
    # The store's file is made before standard input is read: from then on the program waits for it.
    while not (tmp_path / "graph.db").exists() and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out) == (130, b"")
    assert err.startswith(b"lienket: interrupted")
    assert err.count(b"\n") == 1


def test_output_is_utf_8_whatever_the_locale(store: Path) -> None:
    ran = _run("search", "ca mau", "--store", store, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "Cà Mau" in ran.stdout


def test_the_locale_chooses_the_language(store: Path) -> None:
    assert "3 bước" in _run("path", "tran van tam", "lang son", "--store", store, LC_ALL="vi_VN.UTF-8").stdout
    assert "3 hops" in _run("path", "tran van tam", "lang son", "--store", store, LC_ALL="en_US.UTF-8").stdout
    assert "3 hops" in _run("path", "tran van tam", "lang son", "--store", store, LC_ALL="C.UTF-8").stdout


def test_a_traceback_names_the_cause_and_nothing_is_printed_twice(tmp_path: Path) -> None:
    ran = _run("stats", "--store", tmp_path / "none.db", "--debug")
    assert ran.returncode == 4
    assert ran.stderr.count("lienket: ") == 1


@pytest.mark.parametrize("address", ["bolt://127.0.0.1:1", "neo4j://127.0.0.1:1"])
def test_a_server_that_does_not_answer_is_told_in_one_line(address: str) -> None:
    ran = _run("stats", "--store", address)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (5, "", 1)
    assert ran.stderr.startswith(f"lienket: No answer from {address}.")


@pytest.mark.parametrize("no_color", ["", "1"])
def test_a_terminal_gets_styles_unless_no_color_is_set(store: Path, no_color: str) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "NO_COLOR": no_color, "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    subprocess.run([PROGRAM, "path", "Trần Văn Tám", "lang son", "--store", store], stdout=theirs, env=environment, check=True)
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):
        while part := os.read(ours, 4096):
            shown += part
    os.close(ours)
    assert "3 hops" in shown.decode()
    assert (b"\x1b[" in shown) is not bool(no_color)


@pytest.mark.parametrize("command", [["export"], ["stats"], ["path", "Trần Văn Tám", "lang son"], ["stats", "--out", "/dev/full"]])
def test_a_full_disk_exits_1_with_one_line(store: Path, command: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run([PROGRAM, *command, "--store", store], stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert "No space left" in ran.stderr


def test_a_device_is_written_to_and_stays_a_device(store: Path) -> None:
    assert _run("map", "--out", "/dev/null", "--store", store).returncode == 0
    assert Path("/dev/null").is_char_device()


def test_a_dash_is_standard_output(store: Path) -> None:
    assert _run("map", "--out", "-", "--store", store).stdout.startswith("<!DOCTYPE html>")
    assert _run("stats", "--out", "-", "--store", store).stdout == _run("stats", "--store", store).stdout
