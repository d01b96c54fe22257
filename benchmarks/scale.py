"""How a load grows: the program loads N articles and is asked what people ask, for each N given (1,000 and 10,000 when none is).

    python -m benchmarks.scale [N ...] [--articles FILE.jsonl] [--short] [--workers 2] [--store FILE.db]

For each N one line: seconds and articles per second of the load, seconds of processor time of all its processes, claims, MB of the store, peak memory
in MB of the process that writes, of the largest process that reads and of all at once, and then the seconds of processor time and of the clock of one
``path``, one ``show`` of the place with most claims, one ``map --around`` it, one ``query`` that builds the engine and the same once more. Everything
is a run of the program as users run it.

The articles are ours (``benchmarks.articles``; ``--short`` makes them two sentences each, to load very many), or the first N lines of a file of JSON
lines. ``--store`` keeps the store of the last N. Memory is read from /proc, so this needs Linux.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.articles import json_lines
from graph.store import Store, open_store

PROGRAM: Final = (sys.executable, "-c", "from explorer.main import main; raise SystemExit(main())")
EVERY: Final = 0.1
QUERY: Final = "MATCH (a:Locality)-[r:SUPPORTED]->(b:Locality) RETURN a.name AS a, b.name AS b, count(*) AS n ORDER BY n DESC, a, b LIMIT 5"


@dataclass
class Memory:
    """The peak memory of a program and of the processes it started, in MB."""

    main: float = 0
    readers: dict[int, float] = field(default_factory=dict)
    all: float = 0

    def look(self, main: int) -> None:
        """Take in what the processes hold now, and held at most since they began."""
        held = {number: _status(number) for number in _tree(main)}
        self.all = max(self.all, sum(now for now, _ in held.values()))
        for number, (_, most) in held.items():
            if number == main:
                self.main = max(self.main, most)
            else:
                self.readers[number] = max(self.readers.get(number, 0), most)


def run(*arguments: object, memory: Memory | None = None) -> tuple[float, float]:
    """Run the program; return seconds of the clock and of the processor, of all its processes. Raises where it fails."""
    before, start = _spent(), time.perf_counter()
    process = subprocess.Popen([*PROGRAM, *map(str, arguments)], stdout=subprocess.DEVNULL)  # noqa: S603 - itself
    while memory and process.poll() is None:
        memory.look(process.pid)
        time.sleep(EVERY)
    if code := process.wait():
        raise SystemExit(f"{arguments[0]} ended with exit code {code}")
    return time.perf_counter() - start, _spent() - before


def measure(articles: Path, store: Path, count: int, options: Sequence[str]) -> None:
    """Load the articles and ask; print a line."""
    memory = Memory()
    took, spent = run("load", articles, "--store", store, *options, memory=memory)
    with open_store(str(store)) as graph:
        claims, hub, pair = graph.counts().claims, _hub(graph), _pair(graph)
    told = [f"{count:>9,} {took:>8,.1f} {count / took:>9,.1f} {spent:>8,.1f} {claims:>10,} {store.stat().st_size / 1e6:>9,.1f}"]
    told.append(f"{memory.main:>7,.0f} {max(memory.readers.values(), default=0):>7,.0f} {memory.all:>7,.0f}")
    with tempfile.TemporaryDirectory() as folder:
        drawn = Path(folder) / "map.html"
        for question in (("path", *pair), ("show", hub), ("map", "--around", hub, "--out", drawn), ("query", QUERY), ("query", QUERY)):
            clock, processor = run(*question, "--store", store)
            told.append(f"{processor:>7.2f}/{clock:<6.2f}")
    print(" ".join(told), flush=True)


def _hub(graph: Store) -> str:
    """Return the id of the better connected of two places that are in very many articles."""
    found = [match for place in ("vn/ha-noi", "vn/an-giang") for match in graph.find(place, limit=1)]
    return max(found, key=lambda match: match.degree).node.id


def _pair(graph: Store) -> tuple[str, str]:
    """Return the ids of two officials, or else two places, of the first thousand articles, who are connected."""
    read = list(islice(graph.readings(), 1000))
    for label in ("Official", "Locality"):
        names = (entity.name for reading in read for entity in reading.entities if entity.type == label)
        found = [match.node.id for name in islice(names, 50) for match in graph.find(name, label=label, limit=1)]
        for other in reversed(found):
            if other != found[0] and graph.paths(found[0], other):
                return found[0], other
    raise SystemExit("no two officials or places are connected: give more articles")


def _tree(process: int) -> Iterable[int]:
    """Yield a process and all below it that are still there."""
    yield process
    try:
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from _tree(int(child))
    except OSError:
        return


def _status(process: int) -> tuple[float, float]:
    """Return the MB that a process holds and the most it held; 0 for one that has ended."""
    try:
        fields = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    except OSError:
        return 0, 0
    now, most = (int(fields.get(name, "0").split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return now, most


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--store", type=Path)
    given = parser.parse_args()
    print(f"{'':18} {'load':37} store {'peak memory in MB':>19} {'processor/clock s of one':>30}")
    asked = "".join(f"{question:>15}" for question in ("path", "show", "map", "query", "again"))
    print(f"{'articles':>9} {'s':>8} {'/s':>9} {'cpu s':>8} {'claims':>10} {'MB':>9} {'writer':>7} {'reader':>7} {'all':>7}{asked}")
    for count in given.counts:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            with (place / "articles.jsonl").open("w", encoding="utf-8") as stream:
                if given.articles:
                    with given.articles.open(encoding="utf-8") as lines:
                        stream.writelines(islice(lines, count))
                else:
                    stream.writelines(json_lines(count, short=given.short))
            measure(place / "articles.jsonl", place / "store.db", count, ["--workers", str(given.workers)])
            if given.store:
                shutil.copyfile(place / "store.db", given.store)


if __name__ == "__main__":
    main()
