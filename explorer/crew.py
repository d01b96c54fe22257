"""The crew: who reads articles. This process, several beside it, or a Dask cluster; whoever it is, results come in the order of the input."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from types import TracebackType
from typing import Any, Final, Protocol, Self, TypeVar

from graph.errors import LienketError

FEW: Final = 32
"""Up to so many articles are read in this process: starting others takes longer than reading them."""
CHUNK: Final = 16
"""Articles handed over at once, at most."""
HEAVY: Final = 1_000_000
"""Bytes handed over at once, but for what the last article of a chunk goes beyond it."""
AHEAD: Final = 4
"""Chunks under way at most for each that can be worked on at once, so that memory does not grow with the corpus."""

_In = TypeVar("_In")
_Out = TypeVar("_Out")


class Promise(Protocol):
    """What becomes of a chunk that was handed over."""

    def result(self) -> Any:
        """Wait, and return what was made of the chunk."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Those who work on chunks: ``submit`` hands one over with what is to be done to it, ``count`` says how many can be worked on at once."""

    submit: Callable[[Callable[[Any], Any], Sequence[Any]], Promise]
    count: Callable[[], int]


class Crew:
    """Works on ``few`` things or fewer in this process, and calls for ``hands`` for more; None: has no hands. A context manager that lets them go.

    With a ``few`` of 0 nothing is done here, and hands are called for at once.
    """

    def __init__(self, hands: Callable[[], AbstractContextManager[Hands]] | None, *, few: int = FEW) -> None:
        self._call = hands
        self._few = few
        self._hands: Hands | None = None
        self._stack = ExitStack()

    def map(self, work: Callable[[_In], _Out], things: Iterable[_In], weight: Callable[[_In], int]) -> Iterator[_Out]:
        """Yield what ``work`` makes of each thing, in their order, with a bounded number of bytes (``weight``) and things under way.

        ``work`` must be known by its name in another process, and must not raise.
        """
        stream = iter(things)
        first = list(islice(stream, self._few + 1))
        if not self._call or len(first) <= self._few:
            yield from map(work, chain(first, stream))
            return
        hands = self._hands = self._hands or self._stack.enter_context(self._call())
        chunks = _chunks(chain(first, stream), weight)
        under_way: deque[Promise] = deque()
        while True:
            while len(under_way) < AHEAD * hands.count() and (chunk := next(chunks, None)):
                under_way.append(hands.submit(partial(_each, work), chunk))
            if not under_way:
                return
            yield from under_way.popleft().result()

    def __enter__(self) -> Self:
        if self._call and not self._few:
            self._hands = self._stack.enter_context(self._call())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.__exit__(kind, error, trace)


def crew(workers: int | None = None, dask: str | None = None) -> Crew:
    """Return a crew of ``workers`` processes (None: as many as this process may use cores), or of the Dask cluster whose scheduler is at ``dask``."""
    if dask is not None:
        from explorer.cluster import cluster

        return Crew(partial(cluster, dask), few=0)
    workers = workers or _cores()
    return Crew(partial(_processes, workers) if workers > 1 else None)


def _chunks(things: Iterator[_In], weight: Callable[[_In], int]) -> Iterator[list[_In]]:
    while chunk := list(islice(things, 1)):
        heavy = weight(chunk[0])
        while len(chunk) < CHUNK and heavy < HEAVY and (more := list(islice(things, 1))):
            chunk += more
            heavy += weight(more[0])
        yield chunk


def _each(work: Callable[[_In], _Out], chunk: Sequence[_In]) -> list[_Out]:
    return [work(thing) for thing in chunk]


@contextmanager
def _processes(workers: int) -> Iterator[Hands]:
    """Give processes of this machine."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Spawned, not forked: the store's threads and open files stay in this process.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_follow)

    def submit(work: Callable[[Any], Any], chunk: Sequence[Any]) -> Promise:
        with _interrupts_held():
            return pool.submit(work, chunk)

    try:
        yield Hands(submit, lambda: workers)
    except BrokenProcessPool as error:
        raise LienketError(
            "a process that reads articles was ended from outside, perhaps for want of memory",
            cure="run it again, it goes on where it stopped; fewer --workers need less memory",
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Keep Ctrl-C for later: processes started meanwhile never see it, from their first moment on; answering it is this process's part."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _follow() -> None:
    """Make this process, which reads for another, leave Ctrl-C to that one, and end when that one ends, however it does."""
    from multiprocessing import parent_process

    def wait() -> None:
        if parent := parent_process():
            parent.join()
        os._exit(1)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=wait, daemon=True).start()
