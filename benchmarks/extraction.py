"""How fast articles are read: ``read`` beside ``underthesea.ner`` and a bare search for the gazetteer's names, on one core, in one run.

    python -m benchmarks.extraction [FOLDER] [--articles N]

FOLDER holds articles (default: ``$LIENKET_SHARED/corpus``); N of them (default 100), spread evenly over the folder, are read in ROUNDS rounds. In
each round the contestants take turns on the same text, ``underthesea.ner`` on a tenth of it, paragraph by paragraph as it is meant to be used. Times
are CPU times of the process; the best round of each counts, and everything is loaded before the first. ``underthesea`` is no dependency of ours: its
row is left out where it is missing. ``pip install underthesea`` brings it.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from loaders import read
from loaders.document import document
from loaders.matcher import matcher
from loaders.source import Source, sources

ROUNDS: Final = 3
TENTH: Final = 10


def main() -> None:
    """Print a line for each contestant: MB/s, articles/s, and how many times as fast as it we are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(os.environ.get("LIENKET_SHARED", ".")) / "corpus")
    parser.add_argument("--articles", type=int, default=100)
    given = parser.parse_args()
    found = [s for s in sources([given.folder]) if s.refused is None]
    sample = found[:: max(1, len(found) // given.articles)][: given.articles]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    contestants: dict[str, tuple[Callable[[Source], object], Sequence[Source]]] = {
        "lienket": (read, sample),
        "bare search for names": (lambda source: matcher().find(document(source).text), sample),
    }
    if (ner := _underthesea()) is not None:
        contestants["underthesea.ner"] = (ner, sample[::TENTH])
    for task, articles in contestants.values():
        task(articles[0])
    rates = dict.fromkeys(contestants, (0.0, 0.0))
    for _ in range(ROUNDS):
        for name, (task, articles) in contestants.items():
            rates[name] = max(rates[name], _rate(task, articles))
    ours = rates["lienket"][0]
    for name, (megabytes, each) in rates.items():
        print(f"{name:22}  {megabytes:7.3f} MB/s  {each:7.1f} articles/s  lienket: {ours / megabytes:6.2f} times as fast")
    if ner is None:
        print("underthesea is not installed: pip install underthesea", file=sys.stderr)


def _rate(task: Callable[[Source], object], articles: Sequence[Source]) -> tuple[float, float]:
    """Return the MB and the articles that ``task`` gets through in a second of CPU time."""
    start = time.process_time()
    for article in articles:
        task(article)
    seconds = time.process_time() - start
    return sum(len(a.data) for a in articles) / 1e6 / seconds, len(articles) / seconds


def _underthesea() -> Callable[[Source], object] | None:
    try:
        from underthesea import ner
    except ImportError:
        return None
    return lambda source: [ner(line) for line in document(source).text.splitlines() if line.strip()]


if __name__ == "__main__":
    main()
