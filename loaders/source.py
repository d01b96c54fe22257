"""Sources: the files, folders and standard input that articles come from."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.errors import InputError

SUFFIXES: Final = frozenset({".txt", ".text", ".md"})


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one article, the name it is known by, and what is known of it besides its text (None where nothing is)."""

    name: str
    data: bytes
    title: str | None = None
    outlet: str | None = None
    published_on: str | None = None
    url: str | None = None


def sources(paths: Iterable[str | Path]) -> Iterator[Source]:
    """Yield every article below ``paths``: files as given, folders in sorted order, ``-`` for standard input.

    Raises InputError for a path that does not exist or cannot be read, and for a folder without any article.
    """
    for path in paths:
        if str(path) == "-":
            yield Source("stdin", sys.stdin.buffer.read())
            continue
        path = Path(path)
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES)
            if not files:
                raise InputError(f"no articles in the folder {path}", cure=f"give a folder that holds {', '.join(sorted(SUFFIXES))} files")
            yield from (read_file(p) for p in files)
        else:
            yield read_file(path)


def read_file(path: Path) -> Source:
    """Return the file at ``path`` as a source; raises InputError when it is missing or unreadable."""
    try:
        return Source(path.name, path.read_bytes())
    except FileNotFoundError:
        raise InputError(f"no such file: {path}", cure="check the path") from None
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}", cure="check the path and its permissions") from None
