"""From paths to readings: one bad input is remembered and the rest goes on; many are read by several processes."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from explorer import printing
from explorer.messages import Messages
from graph.errors import InputError, LienketError, UsageError
from graph.schema import Reading

if TYPE_CHECKING:
    from concurrent.futures import Future

    from loaders.source import Source

FEW: Final = 32
"""Up to so many articles are read in this process: starting others takes longer than reading them."""
CHUNK: Final = 16
"""Articles handed to a process at once."""
ASKED: Final = 256
"""Articles of which a store is asked at once whether it knows them."""
AHEAD: Final = 4
"""Chunks a process that are under way at most, so that memory does not grow with the corpus."""

_Read: TypeAlias = Reading | InputError


@dataclass(slots=True)
class Tally:
    """What became of the inputs: how many were read, how many articles the store held already, and which were refused and why."""

    read: int = 0
    known: int = 0
    refused: list[InputError] = field(default_factory=list)

    def report(self, say: Messages) -> None:
        """Name what was refused on standard error; raises InputError when nothing else was there."""
        alone = not self.read and not self.known
        if alone and len(self.refused) == 1:
            raise self.refused[0]
        if self.refused:
            printing.note(say("refused", count=len(self.refused)))
            for error in self.refused:
                printing.note(f"  {error}")
        if alone and self.refused:
            raise InputError(say("nothing read"), cure=say("nothing read: cure"))


def found(paths: Sequence[Path], tally: Tally, say: Messages, *, seeds: bool, strict: bool) -> Iterator[Source]:
    """Return the articles that come with the program (``seeds``), or what lies at ``paths``.

    A path that cannot be read goes to ``tally`` and the next is tried; when ``strict``, everything is looked at first, and the first input
    that cannot be read raises InputError before any is returned. Raises UsageError for both seeds and paths, or neither.
    """
    if seeds and paths:
        raise UsageError(say("seeds or paths"), cure=say("seeds or paths: cure"))
    if not seeds and not paths:
        raise UsageError(say("nothing to load"), cure=say("nothing to load: cure"))
    if seeds:
        return _bundled()
    if strict:
        _check(paths)
    return _at(paths, tally)


def size(paths: Sequence[Path]) -> int | None:
    """Return how many bytes lie at ``paths``, or None where that cannot be told beforehand."""
    if any(str(path) == "-" for path in paths):
        return None
    files = (file for path in paths for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file())
    return sum(file.stat().st_size for file in files) or None


def size_of(source: Source) -> int:
    """Return how many bytes a source brought."""
    return len(source.data)


def unknown(found: Iterable[Source], tally: Tally, has: Callable[[Sequence[str]], frozenset[str]]) -> Iterator[Source]:
    """Yield the sources whose articles ``has`` does not know, so that a load goes on where it was interrupted without reading again."""
    stream = iter(found)
    while some := list(islice(stream, ASKED)):
        ids = [_article_id(source) for source in some]
        held = has([article_id for article_id in ids if article_id])
        tally.known += len([article_id for article_id in ids if article_id in held])
        yield from (source for source, article_id in zip(some, ids, strict=True) if article_id not in held)


def readings(found: Iterable[Source], tally: Tally, *, workers: int | None = None) -> Iterator[Reading]:
    """Yield what each source says, in the order of the sources; those that cannot be read go to ``tally``.

    ``workers`` processes read when there are more than FEW sources (None: as many as this process may use cores).
    """
    stream = iter(found)
    first = list(islice(stream, FEW + 1))
    workers = workers or _cores()
    results = _side_by_side(chain(first, stream), workers) if workers > 1 and len(first) > FEW else map(_read, chain(first, stream))
    for result in results:
        if isinstance(result, Reading):
            tally.read += 1
            yield result
        else:
            tally.refused.append(result)


def _bundled() -> Iterator[Source]:
    import seeds
    from loaders.source import Source

    for name, data in seeds.articles():
        yield Source(name, data)


def _check(paths: Sequence[Path]) -> None:
    """Raise InputError at the first file that cannot be read; standard input can be read only once, and is not looked at."""
    from loaders.document import document
    from loaders.source import sources

    for source in sources([path for path in paths if str(path) != "-"]):
        document(source)


def _at(paths: Sequence[Path], tally: Tally) -> Iterator[Source]:
    from loaders.source import sources

    for path in paths:
        try:
            yield from sources([path])
        except InputError as error:
            tally.refused.append(_reason(error))


def _article_id(source: Source) -> str | None:
    """Return the id that the article of a source will have, None where it cannot be read: why is told when it is read."""
    from loaders.document import document

    try:
        return sha256(document(source).text.encode()).hexdigest()[:16]
    except Exception:
        return None


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


def _read(source: Source) -> _Read:
    from loaders import read

    try:
        return read(source)
    except InputError as error:
        return _reason(error)
    except Exception as error:
        # A fault of ours in one article must not end a load of a hundred thousand.
        return InputError(f"{source.name} could not be read: {type(error).__name__}: {error}", cure="report it, with the article")


def _reason(error: InputError) -> InputError:
    """Return the error without what it was raised from: that holds the input's bytes."""
    return InputError(str(error), cure=error.cure)


def _read_all(sources: Sequence[Source]) -> list[_Read]:
    return [_read(source) for source in sources]


def _follow() -> None:
    """Make this process, which reads for another, leave Ctrl-C to that one, and end when that one ends, however it does."""
    from multiprocessing import parent_process

    def wait() -> None:
        if parent := parent_process():
            parent.join()
        os._exit(1)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=wait, daemon=True).start()


def _side_by_side(found: Iterator[Source], workers: int) -> Iterator[_Read]:
    """Yield what ``workers`` processes read, in the order of the sources, with a bounded number of chunks under way."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Spawned, not forked: the store's threads and open files stay in this process.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_follow)
    under_way: deque[Future[list[_Read]]] = deque()
    try:
        while True:
            while len(under_way) < workers * AHEAD and (chunk := list(islice(found, CHUNK))):
                with _interrupts_held():
                    under_way.append(pool.submit(_read_all, chunk))
            if not under_way:
                return
            yield from under_way.popleft().result()
    except BrokenProcessPool as error:
        raise LienketError(
            "a process that reads articles was ended from outside, perhaps for want of memory",
            cure="run it again, it goes on where it stopped; fewer --workers need less memory",
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
