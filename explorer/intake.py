"""From paths to readings: one bad input is remembered and the rest goes on; many are read by several processes."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from explorer import printing
from explorer.messages import Messages
from graph.errors import InputError, UsageError
from graph.schema import Reading

if TYPE_CHECKING:
    from concurrent.futures import Future

    from loaders.source import Source

FEW: Final = 32
"""Up to so many articles are read in this process: starting others takes longer than reading them."""
CHUNK: Final = 16
"""Articles handed to a process at once."""
AHEAD: Final = 4
"""Chunks a process that are under way at most, so that memory does not grow with the corpus."""

_Read: TypeAlias = Reading | tuple[str, InputError]


@dataclass(slots=True)
class Refused:
    """The inputs that could not be read and why; when ``strict``, the first one ends it all."""

    strict: bool = False
    inputs: list[tuple[str, InputError]] = field(default_factory=list)
    read: int = 0

    def add(self, name: str, error: InputError) -> None:
        """Remember that the input ``name`` was refused; raises ``error`` when strict."""
        if self.strict:
            raise error
        self.inputs.append((name, error))


def found(paths: Sequence[Path], refused: Refused, say: Messages, *, seeds: bool) -> Iterator[Source]:
    """Return the articles that come with the program (``seeds``), or what lies at ``paths``; raises UsageError for both or neither."""
    if seeds and paths:
        raise UsageError(say("seeds or paths"), cure=say("seeds or paths: cure"))
    if not seeds and not paths:
        raise UsageError(say("nothing to load"), cure=say("nothing to load: cure"))
    return _bundled() if seeds else _at(paths, refused)


def _bundled() -> Iterator[Source]:
    import seeds
    from loaders.source import Source

    for name, data in seeds.articles():
        yield Source(name, data)


def _at(paths: Sequence[Path], refused: Refused) -> Iterator[Source]:
    """Yield what lies at ``paths``, each path on its own: one that cannot be read goes to ``refused`` and the next is tried."""
    from loaders.source import sources

    for path in paths:
        try:
            yield from sources([path])
        except InputError as error:
            refused.add(str(path), error)


def readings(found: Iterable[Source], refused: Refused, *, workers: int | None = None) -> Iterator[Reading]:
    """Yield what each source says, in the order of the sources; those that cannot be read go to ``refused``.

    ``workers`` processes read when there are more than FEW sources (None: as many as this process may use cores).
    """
    stream = iter(found)
    first = list(islice(stream, FEW + 1))
    workers = workers or _cores()
    results = _side_by_side(chain(first, stream), workers) if workers > 1 and len(first) > FEW else map(_read, chain(first, stream))
    for result in results:
        if isinstance(result, Reading):
            refused.read += 1
            yield result
        else:
            refused.add(*result)


def report(refused: Refused, say: Messages) -> None:
    """Name what was refused on standard error; raises InputError when nothing else was read."""
    if refused.inputs and not refused.read and len(refused.inputs) == 1:
        raise refused.inputs[0][1]
    if refused.inputs:
        printing.note(say("refused", count=len(refused.inputs)))
        for _, error in refused.inputs:
            printing.note(f"  {error}")
    if refused.inputs and not refused.read:
        raise InputError(say("nothing read"), cure=say("nothing read: cure"))


def _cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _read(source: Source) -> _Read:
    from loaders import read

    try:
        return read(source)
    except InputError as error:
        return source.name, error


def _read_all(sources: Sequence[Source]) -> list[_Read]:
    return [_read(source) for source in sources]


def _side_by_side(found: Iterator[Source], workers: int) -> Iterator[_Read]:
    """Yield what ``workers`` processes read, in the order of the sources, with a bounded number of chunks under way."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: the store's threads and open files stay in this process. Ctrl-C is this process's to answer.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
    under_way: deque[Future[list[_Read]]] = deque()
    try:
        while True:
            while len(under_way) < workers * AHEAD and (chunk := list(islice(found, CHUNK))):
                under_way.append(pool.submit(_read_all, chunk))
            if not under_way:
                return
            yield from under_way.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
