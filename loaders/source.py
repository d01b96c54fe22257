"""Sources: the files, folders, archives and standard input that articles come from, one article at a time."""

from __future__ import annotations

import bz2
import gzip
import lzma
import sys
import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Final, TypeAlias, cast
from zipfile import ZipFile

from graph.errors import InputError

TEXT: Final = frozenset({".txt", ".text", ".md"})
HTML: Final = frozenset({".html", ".htm", ".xhtml"})
RECORDS: Final = frozenset({".jsonl", ".ndjson"})
PACKED: Final = frozenset({".gz", ".bz2", ".xz", ".zst"})
SUFFIXES: Final = TEXT | HTML | RECORDS | {".warc"}
ARCHIVES: Final = frozenset({".zip", ".tar"})
"""What a folder or an archive is searched for, besides what SUFFIXES lists; all of it packed or not."""
DEEPEST: Final = 2
"""So many archives one in the other are opened: some files unpack to themselves without an end."""
MAX_BYTES: Final = 20_000_000
"""The largest single article, in bytes, unpacked."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one article, the name it is known by, and what is known of it besides its text (None where nothing is).

    ``html`` tells that the bytes are a web page, ``size`` how far the file, packed as it is, was read on for it, in bytes. ``refused`` says why there
    are no bytes: a member of an archive or a line of a file that cannot be read is still a source, so that the others go on; to read it raises this
    error.
    """

    name: str
    data: bytes
    title: str | None = None
    outlet: str | None = None
    published_on: str | None = None
    url: str | None = None
    html: bool = False
    refused: InputError | None = None
    size: int = 0


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
        if not path.is_dir():
            yield from _file(path, path.name)
            continue
        inside = files(path)
        if not inside:
            raise InputError(f"no articles in the folder {path}", cure=f"give a folder that holds {_known()}")
        for file in inside:
            try:
                yield from _file(file, file.relative_to(path).as_posix())
            except InputError as error:
                yield refusal(file.name, error)


def files(path: Path) -> list[Path]:
    """Return the files that are read for ``path``: itself, or of a folder those that may hold articles, in sorted order."""
    return sorted(p for p in path.rglob("*") if p.is_file() and _wanted(p.name)) if path.is_dir() else [path]


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


def _wanted(name: str) -> bool:
    """Tell whether a file in a folder or an archive may hold articles; what macOS puts beside files in archives does not."""
    return _kind(name) in SUFFIXES | ARCHIVES and not name.startswith("__MACOSX/")


def _known() -> str:
    return f"{', '.join(sorted(SUFFIXES | ARCHIVES))} files"


def _kind(name: str) -> str:
    """Return the suffix that tells what a file holds, in lower case: that before ``.gz`` or the like where it is packed."""
    path = PurePosixPath(_plain(name))
    return PurePosixPath(path.stem).suffix if path.suffix in PACKED else path.suffix


def _plain(name: str) -> str:
    """Return a name in lower case, and ``.tgz`` as what it stands for."""
    name = name.lower()
    return f"{name.removesuffix('.tgz')}.tar.gz" if name.endswith(".tgz") else name


def _file(path: Path, name: str) -> Iterator[Source]:
    try:
        with path.open("rb") as stream:
            before = 0
            for source in _articles(name, stream):
                at = stream.tell()
                yield replace(source, size=at - before)
                before = at
    except FileNotFoundError:
        raise InputError(f"no such file: {path}", cure="check the path") from None
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}", cure="check the path and its permissions") from None


def _articles(name: str, stream: Stream, depth: int = 0) -> Iterator[Source]:
    """Yield the articles of one stream, which its name tells the kind of; it lies in ``depth`` archives, one in the other."""
    kind = _kind(name)
    try:
        stream = _unpacked(name, stream)
        if kind in ARCHIVES:
            yield from _archive(name, _members(kind, stream), depth)
        elif kind in RECORDS or kind in {".warc", ".json"}:
            yield from _many(kind)(name, stream)
        else:
            yield Source(name, read_whole(name, stream), html=kind in HTML)
    except Exception as error:
        yield _refused(name, error)


def _refused(name: str, error: Exception) -> Source:
    """Return a source that stands for what cannot be unpacked, each way of packing with errors of its own; raise the disk's errors."""
    if isinstance(error, OSError) and error.errno is not None:
        raise error
    return refusal(name, error)


def _archive(name: str, members: Iterator[tuple[str, Callable[[], Stream]]], depth: int) -> Iterator[Source]:
    """Yield the articles of an archive in the order of its members."""
    if depth == DEEPEST:
        raise InputError(f"{name} lies in {DEEPEST} archives", cure="unpack the outer one")
    found = False
    for member, opened in members:
        if not _wanted(member):
            continue
        found = True
        inner = f"{name}: {member}"
        try:
            part = opened()
        except Exception as error:
            yield _refused(inner, error)
            continue
        with part:
            yield from _articles(inner, part, depth + 1)
    if not found:
        raise InputError(f"no articles in {name}", cure=f"give an archive that holds {_known()}")


def _members(kind: str, stream: Stream) -> Iterator[tuple[str, Callable[[], Stream]]]:
    """Yield the name of each file in a zip or tar archive, and what opens it."""
    if kind == ".zip":
        archive = ZipFile(stream)
        for info in archive.infolist():
            if not info.is_dir():
                yield info.filename, partial(archive.open, info)
        return
    with tarfile.open(fileobj=stream, mode="r:") as tar:
        while (member := tar.next()) is not None:
            if member.isfile():
                yield member.name, partial(cast(Callable[[tarfile.TarInfo], Stream], tar.extractfile), member)
            tar.members.clear()  # type: ignore[attr-defined] # else it keeps what it knows of each


def _many(kind: str) -> Callable[[str, Stream], Iterator[Source]]:
    """Return what reads files of many articles of a kind; imported only where there is one."""
    if kind == ".warc":
        from loaders.warc import pages

        return pages
    from loaders.records import listed, records

    return listed if kind == ".json" else records


def _unpacked(name: str, stream: Stream) -> Stream:
    match PurePosixPath(_plain(name)).suffix:
        case ".gz":
            return cast(Stream, gzip.GzipFile(fileobj=stream))
        case ".bz2":
            return cast(Stream, bz2.BZ2File(stream))
        case ".xz":
            return cast(Stream, lzma.LZMAFile(stream))
        case ".zst":
            if sys.version_info >= (3, 14):
                from compression import zstd
            else:
                from backports import zstd
            return cast(Stream, zstd.ZstdFile(stream))
    return stream
