"""A load on a Dask cluster: a real scheduler and real workers on loopback, and what may happen to them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from explorer import cluster
from graph.errors import ClusterUnreachableError, LienketError
from graph.store import open_store

BIN = Path(sys.executable).parent
ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 800


def _article(number: int) -> str:
    return f"Tin hợp tác số {number}\n\nNgày {number % 28 + 1}/9/2025, TP Hà Nội đã hỗ trợ tỉnh Cà Mau {number + 1} tỷ đồng.\n"


@dataclass
class Cluster:
    """A scheduler, and as many workers as were asked for."""

    folder: Path
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, *command: object, **environment: str) -> subprocess.Popen[bytes]:
        """Start a part of the cluster; it writes what it says and keeps its files in the folder."""
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            given = {**os.environ, "DASK_TEMPORARY_DIRECTORY": str(self.folder), **environment}
            process = subprocess.Popen([*map(str, command)], stdout=log, stderr=log, env=given)
        self.processes.append(process)
        return process

    def scheduler(self) -> subprocess.Popen[bytes]:
        """Start the scheduler and wait until it says where it is."""
        told = self.folder / "scheduler.json"
        process = self.start(
            *(BIN / "dask", "scheduler", "--host", "127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0", "--scheduler-file", told)
        )
        while process.poll() is None and not self.address:
            time.sleep(0.05)
            if told.exists() and (text := told.read_text(encoding="utf-8")).endswith("}"):
                self.address = json.loads(text)["address"]
        return process

    def worker(self, **environment: str) -> subprocess.Popen[bytes]:
        """Start a worker."""
        options = ("--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--no-dashboard", "--local-directory", self.folder)
        return self.start(BIN / "dask", "worker", self.address, *options, **environment)


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Cluster]:
    """Give a cluster without workers, and end what was started of it."""
    (tmp_path / "dask").mkdir()
    made = Cluster(tmp_path / "dask")
    made.scheduler()
    yield made
    for process in made.processes:
        process.kill()
        process.wait()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Give a folder of articles."""
    place = tmp_path / "articles"
    place.mkdir()
    for number in range(ARTICLES):
        (place / f"{number:04}.txt").write_text("".join(_article(3 * number + part) for part in range(3)), encoding="utf-8")
    return place


def _load(dask: Cluster, articles: Path, store: Path) -> subprocess.Popen[bytes]:
    """Return a load that has committed a batch, has more under way, and ends when its standard input does."""
    process = subprocess.Popen(
        [BIN / "lienket", "load", articles, "-", "--dask", dask.address, "--store", store],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )
    while process.poll() is None and not _held(store):
        time.sleep(0.02)
    return process


def _held(store: Path) -> int:
    """Return how many articles a store holds, 0 for one that is still being made."""
    try:
        with open_store(str(store)) as graph:
            return graph.counts().articles
    except LienketError:
        return 0


def test_a_worker_that_is_killed_in_mid_load_loses_nothing(lienket: Any, dask: Cluster, articles: Path, tmp_path: Path) -> None:
    workers = [dask.worker(), dask.worker()]
    process = _load(dask, articles, tmp_path / "cluster.db")
    assert _held(tmp_path / "cluster.db") < ARTICLES
    os.kill(workers[0].pid, signal.SIGKILL)
    out, err = process.communicate(_article(0).encode())
    assert (process.returncode, out) == (0, b"")
    assert b"801 articles and 2,401 claims added" in err
    assert workers[0].wait() == -signal.SIGKILL
    assert workers[1].poll() is None
    (articles / "zz.txt").write_text(_article(0), encoding="utf-8")
    lienket("load", articles, "--workers", 1, "--store", "alone.db")
    exports = [lienket("export", "--store", store).out.replace('"zz.txt"', '"stdin"') for store in ("cluster.db", "alone.db")]
    assert exports[0] == exports[1]


def test_ctrl_c_leaves_whole_articles_and_idle_workers(lienket: Any, dask: Cluster, articles: Path, tmp_path: Path) -> None:
    dask.worker()
    process = _load(dask, articles, tmp_path / "lienket.db")
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out) == (130, b"")
    assert err.startswith(b"lienket: interrupted")
    assert err.count(b"\n") == 1
    with open_store(str(tmp_path / "lienket.db")) as graph:
        whole = [len(reading.claims) == 3 for reading in graph.readings()]
    assert all(whole)
    assert len(whole) < ARTICLES
    # The same cluster finishes the load: nothing of the first one is in its way.
    assert f"{ARTICLES - len(whole)} articles" in lienket("load", articles, "--dask", dask.address).err


def test_a_scheduler_that_is_lost_ends_the_load_with_one_line(dask: Cluster, articles: Path, tmp_path: Path) -> None:
    dask.worker()
    process = _load(dask, articles, tmp_path / "lienket.db")
    dask.processes[0].kill()
    out, err = process.communicate(_article(0).encode())
    assert (process.returncode, out, err.count(b"\n")) == (5, b"", 1)
    assert err.startswith(f"lienket: the Dask scheduler at {dask.address} was lost. Start it again".encode())


def test_a_scheduler_that_is_lost_is_told_of_whatever_is_asked_of_it_next(dask: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    dask.worker()
    monkeypatch.setattr(cluster, "ANSWER", 1.0)
    with cluster.cluster(dask.address) as hands:
        assert hands.count() == 1
        dask.processes[0].kill()
        dask.processes[0].wait()
        for _ in range(2):  # the first finds the connection broken, the second finds none
            with pytest.raises(ClusterUnreachableError, match="was lost"):
                hands.count()


def test_what_cannot_be_read_is_named_and_a_cluster_without_workers_is_not_waited_for(
    lienket: Any, dask: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "good.txt").write_text(_article(1), encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    worker = dask.worker()
    answer = lienket("load", "good.txt", "empty.txt", "--dask", dask.address)
    assert answer.code == 0
    assert answer.err == "1 input could not be read:\n  empty.txt is empty\n1 article and 1 claim added to lienket.db.\n"
    worker.kill()
    worker.wait()
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    alone = lienket("load", "good.txt", "--dask", dask.address)
    assert (alone.code, alone.err.count("\n")) == (5, 1)
    assert f"the Dask scheduler at {dask.address} has no worker" in alone.err


def test_a_worker_with_another_lienket_is_refused(lienket: Any, dask: Cluster, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(_article(1), encoding="utf-8")
    other = tmp_path / "other"
    other.mkdir()
    for name in ("graph", "explorer", "seeds"):
        (other / name).symlink_to(ROOT / name)
    subprocess.run(["cp", "-r", ROOT / "loaders", other], check=True)
    with (other / "loaders" / "reading.py").open("a", encoding="utf-8") as rules:
        rules.write("# another rule\n")
    dask.worker(PYTHONPATH=str(other))
    answer = lienket("load", "good.txt", "--dask", dask.address)
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "Install the same lienket at both." in answer.err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--dask", "127.0.0.1:1"], 5, "no Dask scheduler answers at 127.0.0.1:1. Start one there"),
        (["--dask", "nonsense"], 2, "missing port number"),
        (["--dask", "tls://127.0.0.1:1"], 2, "certificates"),
        (["--dask", "127.0.0.1:1", "--workers", "2"], 2, "--workers and --dask were both given"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_in_one_line(
    lienket: Any, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, told: str
) -> None:
    monkeypatch.setattr(cluster, "ANSWER", 1.0)
    answer = lienket("load", "--seeds", *arguments)
    assert (answer.code, answer.err.count("\n")) == (code, 1)
    assert told in answer.err
    assert not Path("lienket.db").exists()


def test_without_dask_the_line_says_how_to_get_it(tmp_path: Path) -> None:
    hidden = tmp_path / "distributed"
    hidden.mkdir()
    (hidden / "__init__.py").write_text("raise ImportError('not here')", encoding="utf-8")
    ran = subprocess.run(
        [BIN / "lienket", "load", "--seeds", "--dask", "127.0.0.1:1"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(tmp_path), "LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (1, "lienket: --dask needs Dask, which is not installed. Install it: pip install 'lienket[dask]'.\n")
