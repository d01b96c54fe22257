"""From paths to readings: one bad input is remembered and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from explorer import printing
from explorer.crew import Crew
from explorer.errors import translated
from explorer.messages import Messages
from graph.errors import InputError, UsageError
from graph.schema import Reading

if TYPE_CHECKING:
    from loaders.document import Document
    from loaders.source import Source

ASKED: Final = 64
"""Articles of which a store is asked at once whether it knows them."""

_In = TypeVar("_In")
_Out = TypeVar("_Out")


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
                printing.note(f"  {translated(str(error), say.lang)}")
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
    """Return how many bytes are to be read at ``paths``, packed as they are, or None where that cannot be told beforehand."""
    from loaders.source import files

    if any(str(path) == "-" for path in paths):
        return None
    return sum(file.stat().st_size for path in paths for file in files(path) if file.is_file()) or None


def size_of(source: Source) -> int:
    """Return how many of these bytes were read for a source."""
    return source.size


def documents(found: Iterable[Source], crew: Crew) -> Iterator[Document | InputError]:
    """Yield the document of each source, in the order of the sources, or why it has none."""
    return crew.map(_document, found, lambda source: len(source.data))


def unknown(found: Iterable[Document | InputError], tally: Tally, has: Callable[[Sequence[str]], frozenset[str]]) -> Iterator[Document | InputError]:
    """Yield what ``has`` does not know, so that a load goes on where it was interrupted without reading again."""
    stream = iter(found)
    while some := list(islice(stream, ASKED)):
        ids = [None if isinstance(one, InputError) else one.article_id for one in some]
        held = has([article_id for article_id in ids if article_id])
        tally.known += len([article_id for article_id in ids if article_id in held])
        yield from (one for one, article_id in zip(some, ids, strict=True) if article_id not in held)


def readings(found: Iterable[Document | InputError], tally: Tally, crew: Crew) -> Iterator[Reading]:
    """Yield what each document says, in their order; those that cannot be read go to ``tally``."""
    for result in crew.map(_read, found, lambda found: 0 if isinstance(found, InputError) else len(found.text)):
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


def _document(source: Source) -> Document | InputError:
    from loaders.document import document

    return _made(document, source, source.name)


def _read(article: Document | InputError) -> Reading | InputError:
    from loaders import read

    if isinstance(article, InputError):
        return article
    return _made(read, article, article.name)


def _made(make: Callable[[_In], _Out], article: _In, name: str) -> _Out | InputError:
    """Return what ``make`` makes of an article, or why it cannot: a fault of ours in one article must not end a load of a hundred thousand."""
    try:
        return make(article)
    except InputError as error:
        return _reason(error)
    except Exception as error:
        return InputError(f"{name} could not be read: {type(error).__name__}: {error}", cure="report it, with the article")


def _reason(error: InputError) -> InputError:
    """Return the error without what it was raised from: that holds the input's bytes."""
    return InputError(str(error), cure=error.cure)
