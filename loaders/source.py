"""Sources: the files, folders, archives and standard input that articles come from, one article at a time."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Final, TypeAlias, cast
from zipfile import BadZipFile, ZipFile

from graph.errors import InputError

TEXT: Final = frozenset({".txt", ".text", ".md"})
HTML: Final = frozenset({".html", ".htm", ".xhtml"})
RECORDS: Final = frozenset({".jsonl", ".ndjson"})
PACKED: Final = frozenset({".gz", ".zst"})
SUFFIXES: Final = TEXT | HTML | RECORDS | {".warc"}
"""What a folder or a zip archive is searched for, packed as .gz or .zst or not; a folder also for .zip."""
MAX_BYTES: Final = 20_000_000
"""The largest single article, in bytes, unpacked."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one article, the name it is known by, and what is known of it besides its text (None where nothing is).

    ``html`` tells that the bytes are a web page. ``refused`` says why there are no bytes: a member of an archive or a line of a file that cannot be
    read is still a source, so that the others go on; to read it raises this error.
    """

    name: str
    data: bytes
    title: str | None = None
    outlet: str | None = None
    published_on: str | None = None
    url: str | None = None
    html: bool = False
    refused: InputError | None = None


Stream: TypeAlias = IO[bytes]


def sources(paths: Iterable[str | Path]) -> Iterator[Source]:
    """Yield every article at ``paths``: files and archives as given, folders in sorted order, ``-`` for standard input.

    Articles come one at a time, whatever the size of an archive or of a file of records. Raises InputError for a path that does not exist or cannot
    be opened, and for a folder without any article; what cannot be read inside one is yielded as ``refused``.
    """
    for path in paths:
        if str(path) == "-":
            yield from _articles("stdin", sys.stdin.buffer)
            continue
        path = Path(path)
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.is_file() and (_kind(p.name) in SUFFIXES or p.suffix.lower() == ".zip"))
            if not files:
                raise InputError(f"no articles in the folder {path}", cure=f"give a folder that holds {', '.join(sorted(SUFFIXES))} or .zip files")
            for file in files:
                try:
                    yield from _file(file, file.relative_to(path).as_posix())
                except InputError as error:
                    yield refusal(file.name, error)
        else:
            yield from _file(path, path.name)


def read_whole(name: str, stream: Stream) -> bytes:
    """Return what is left of a stream; raises InputError when that is more than MAX_BYTES, which no article is."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"{name} has more than {MAX_BYTES:,} bytes", cure="give an article a file, or JSON lines (.jsonl) for many")
    return data


def refusal(name: str, error: Exception) -> Source:
    """Return a source that stands for what cannot be read."""
    if isinstance(error, InputError):
        return Source(name, b"", refused=InputError(str(error), cure=error.cure))
    return Source(name, b"", refused=InputError(f"cannot read {name}: {error or type(error).__name__}", cure="check that the file is whole"))


def _kind(name: str) -> str:
    """Return the suffix that tells what a file holds, in lower case: that before ``.gz`` or ``.zst`` where it is packed."""
    path = PurePosixPath(name.lower())
    return PurePosixPath(path.stem).suffix if path.suffix in PACKED else path.suffix


def _file(path: Path, name: str) -> Iterator[Source]:
    try:
        with path.open("rb") as stream:
            yield from _zipped(name, stream) if path.suffix.lower() == ".zip" else _articles(name, stream)
    except FileNotFoundError:
        raise InputError(f"no such file: {path}", cure="check the path") from None
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}", cure="check the path and its permissions") from None


def _zipped(name: str, stream: Stream) -> Iterator[Source]:
    """Yield the articles of a zip archive in the order it lists them."""
    try:
        archive = ZipFile(stream)
    except (BadZipFile, EOFError, ValueError) as error:
        yield refusal(name, error)
        return
    members = [m for m in archive.infolist() if not m.is_dir() and _kind(m.filename) in SUFFIXES and not m.filename.startswith("__MACOSX/")]
    if not members:
        yield refusal(name, InputError(f"no articles in {name}", cure=f"give an archive that holds {', '.join(sorted(SUFFIXES))} files"))
    for member in members:
        inner = f"{name}: {member.filename}"
        try:
            with archive.open(member) as part:
                yield from _articles(inner, part)
        except (BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:  # broken, packed by an unknown method, encrypted
            yield refusal(inner, error)


def _articles(name: str, stream: Stream) -> Iterator[Source]:
    """Yield the articles of one stream, which its name tells the kind of."""
    kind = _kind(name)
    try:
        stream = _unpacked(name, stream)
        if kind in RECORDS or kind in {".warc", ".json"}:
            yield from _many(kind)(name, stream)
        else:
            yield Source(name, read_whole(name, stream), html=kind in HTML)
    except Exception as error:  # each way of packing has errors of its own
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the disk's, not the packing's
        yield refusal(name, error)


def _many(kind: str) -> Callable[[str, Stream], Iterator[Source]]:
    """Return what reads files of many articles of a kind; imported only where there is one."""
    if kind == ".warc":
        from loaders.warc import pages

        return pages
    from loaders.records import listed, records

    return listed if kind == ".json" else records


def _unpacked(name: str, stream: Stream) -> Stream:
    suffix = PurePosixPath(name.lower()).suffix
    if suffix == ".gz":
        return cast(Stream, gzip.GzipFile(fileobj=stream))
    if suffix == ".zst":
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
        return cast(Stream, zstd.ZstdFile(stream))
    return stream
