"""Where data goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from graph.errors import WriteError

DASH: Final = Path("-")


@contextmanager
def writing(place: Path) -> Iterator[IO[str]]:
    """Give a UTF-8 text stream whose content is at ``place`` once the block has ended well; else ``place`` is as it was.

    Raises WriteError where the place cannot be written. A device such as ``/dev/null`` is written straight.
    """
    try:
        if place.exists() and not place.is_file() and not place.is_dir():
            with place.open("w", encoding="utf-8", newline="") as stream:
                yield stream
            return
        descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
                yield stream
            part.chmod(0o666 & ~_umask())
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise WriteError(f"{place} cannot be written: {error.strerror or error}", cure="choose another place with --out") from error


def write(chunks: Iterable[str], place: Path | None) -> None:
    """Write ``chunks`` to ``place``, or to standard output where it is None or ``-``."""
    if place in (None, DASH):
        sys.stdout.writelines(chunks)
        return
    with writing(place) as stream:
        stream.writelines(chunks)


def terminal(place: Path | None) -> bool:
    """Tell whether what is written to ``place`` is read by a person at a terminal."""
    return place in (None, DASH) and sys.stdout.isatty()


def folder(place: Path) -> Path:
    """Return ``place``, made if need be; raises WriteError where that cannot be."""
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{place} cannot be made: {error.strerror or error}", cure="choose another place with --out") from error
    return place


def _umask() -> int:
    """Return the process's umask; there is no way to read it but to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
