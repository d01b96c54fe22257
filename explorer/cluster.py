"""A Dask cluster that reads articles: its workers run this very program, and lose nothing when one of them is lost."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from explorer.crew import Hands, Promise
from graph.errors import ClusterUnreachableError, LienketError, UsageError

if TYPE_CHECKING:
    from distributed import Client, Future

ANSWER: Final = 10.0
"""Seconds in which a scheduler must answer."""
PATIENCE: Final = 30.0
"""Seconds for which a cluster may be without any worker."""
_AGAIN: Final = "start it again and run this again, it goes on where it stopped"


@contextmanager
def cluster(address: str) -> Iterator[Hands]:
    """Give the workers of the Dask cluster whose scheduler is at ``address``.

    Chunks travel inside their tasks and not as data of their own: what a lost worker held is sent to another. Raises UsageError for an address that
    is none, ClusterUnreachableError where no scheduler or no worker answers, LienketError for workers that would not give the same readings.
    """
    try:
        from distributed import CancelledError, Client, KilledWorker
        from distributed.client import ClosedClientError
        from distributed.comm.addressing import get_address_host_port, normalize_address
        from distributed.comm.core import CommClosedError
        from distributed.security import Security
    except ImportError as error:
        raise LienketError("--dask needs Dask, which is not installed", cure="install it: pip install 'lienket[dask]'") from error
    try:
        get_address_host_port(normalize_address(address), strict=True)
        # A client that was not made whole would not let the program end.
        if address.startswith("tls:") and not Security().get_connection_args("client")["ssl_context"]:
            raise ValueError("Dask's configuration names no certificates for it (distributed.comm.tls)")
    except ValueError as error:
        raise UsageError(f"--dask {address}: {error}", cure="give the scheduler's address, such as tcp://127.0.0.1:8786") from error
    try:
        client = Client(address, timeout=ANSWER, set_as_default=False)
    except OSError as error:
        raise ClusterUnreachableError(f"no Dask scheduler answers at {address}", cure="start one there: dask scheduler") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
            _check(client)
        except TimeoutError:
            raise _no_worker(address) from None
        except OSError as error:
            raise _lost(address) from error
        try:
            yield Hands(partial(_submit, client, address), lambda: max(1, _threads(client, address)))
        except (CancelledError, ClosedClientError, CommClosedError, TimeoutError) as error:
            raise _lost(address) from error
        except KilledWorker as error:
            raise LienketError(
                "one Dask worker after the other ended over the same articles: for want of memory, or because they have no lienket",
                cure="see what the workers say; run it again, it goes on where it stopped",
            ) from error


def _check(client: Client) -> None:
    """Raise LienketError for a worker without this program: it would end at the first chunk without saying why."""
    for worker, answer in client.run(metadata.version, "lienket", on_error="return").items():
        if isinstance(answer, Exception):
            raise LienketError(f"the Dask worker {worker} has no lienket", cure="install this lienket where the workers run")


def _submit(client: Client, address: str, work: Callable[[Any], Any], chunk: Sequence[Any]) -> Promise:
    return _Promise(client, address, client.submit(_same, program(), work, chunk, pure=False))


def _threads(client: Client, address: str) -> int:
    """Return how many threads the workers have, 0 where there is no worker; raises ClusterUnreachableError where the scheduler does not say."""
    try:
        threads: dict[str, int] = client.nthreads()
    except OSError as error:
        raise _lost(address) from error
    return sum(threads.values())


class _Promise:
    """A chunk under way; waiting for it ends when the cluster has no worker left."""

    def __init__(self, client: Client, address: str, future: Future) -> None:
        self._client, self._address, self._future = client, address, future

    def result(self) -> Any:
        while True:
            try:
                return self._future.result(timeout=PATIENCE)
            except TimeoutError:
                if not _threads(self._client, self._address):
                    raise _no_worker(self._address) from None


def _lost(address: str) -> ClusterUnreachableError:
    return ClusterUnreachableError(f"the Dask scheduler at {address} was lost", cure=_AGAIN)


def _no_worker(address: str) -> ClusterUnreachableError:
    return ClusterUnreachableError(f"the Dask scheduler at {address} has no worker", cure=f"start some: dask worker {address} --nthreads 1")


def _same(ours: str, work: Callable[[Any], Any], chunk: Sequence[Any]) -> Any:
    """Do ``work`` on a chunk, in a worker; raise LienketError where this is not the program that the chunk comes from."""
    if (here := program()) != ours:
        raise LienketError(f"a Dask worker on {platform.node()} runs {here}, this program is {ours}", cure="install the same lienket at both")
    return work(chunk)


@cache
def program() -> str:
    """Return what tells one state of this program from another: equal ones give equal readings."""
    seen = sha256()
    root = Path(__file__).parent.parent
    for folder in ("graph", "loaders"):
        for file in sorted((root / folder).rglob("*")):
            if file.suffix in {".py", ".tsv", ".gz"}:
                seen.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return f"lienket {metadata.version('lienket')} ({seen.hexdigest()[:8]}) on Python {'.'.join(platform.python_version_tuple()[:2])}"
