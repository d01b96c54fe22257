"""Answers as text: tables for people; JSON, JSON lines and CSV for programs."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

from explorer.options import Format

if TYPE_CHECKING:
    from rich.console import Console

Record: TypeAlias = Mapping[str, object]

_ENDLESS: Final = 100_000
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class Part(Enum):
    """What a line of an answer in words is, which is how a terminal shows it."""

    HEADING = "bold underline"
    FACT = "bold"
    QUOTE = ""
    ASIDE = "dim"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an answer in words: ``indent`` columns in, with ``bullet`` hanging to its left; ``marks`` are offsets of words to bring out."""

    text: str
    part: Part = Part.QUOTE
    indent: int = 0
    bullet: str = ""
    marks: tuple[tuple[int, int], ...] = ()


def visible(text: str) -> str:
    """Return ``text`` with control characters and marks of writing direction spelled out: articles must not steer a terminal."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def told(lines: Iterable[Line], *, terminal: bool) -> Iterator[str]:
    """Yield an answer in words as text: on a terminal wrapped to its width and in its colours, elsewhere one line each."""
    if terminal:
        yield from _shown(lines)
        return
    for line in lines:
        yield f"{line.bullet:<{line.indent}}{visible(line.text)}\n"


def note(text: str) -> None:
    """Print one line that is no part of the answer, to standard error."""
    sys.stdout.flush()
    sys.stderr.write(visible(text) + "\n")


def records(columns: Sequence[str], rows: Iterable[Record], form: Format) -> Iterator[str]:
    """Yield the rows in ``form``, as text to be written; a row lacks no column in tables and CSV: what is not there is empty."""
    match form:
        case Format.JSON:
            yield json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"
        case Format.JSONL:
            for row in rows:
                yield json.dumps(row, ensure_ascii=False) + "\n"
        case Format.CSV:
            yield from _csv(columns, rows)
        case Format.TABLE:
            yield _table(columns, rows)


def cell(value: object) -> str:
    """Return a value as a cell shows it: text as it is, nothing for null, a node by its name, other values as JSON."""
    match value:
        case None:
            return ""
        case str():
            return value
        case list() if all(isinstance(item, str) for item in value):
            return ", ".join(value)
        case {"id": _, "label": _, "properties": {"name": name}} | {"id": _, "label": _, "properties": {"title": name}}:
            return f"({name})"
        case _:
            return json.dumps(value, ensure_ascii=False)


def _shown(lines: Iterable[Line]) -> Iterator[str]:
    from rich.text import Text

    console = _console()
    for line in lines:
        text = Text(line.text, style=line.part.value)
        for start, end in line.marks:
            text.stylize("bold", start, end)
        # After the marks: spelling out what must not reach the terminal moves the offsets behind it.
        text.plain = visible(text.plain) if visible(text.plain) != text.plain else text.plain
        rows = text.wrap(console, max(20, console.width - line.indent)) or [Text()]
        for index, row in enumerate(rows):
            with console.capture() as capture:
                console.print(Text.assemble(f"{'' if index else line.bullet:<{line.indent}}", row), end="", soft_wrap=True)
            yield capture.get().rstrip() + "\n"


def _console() -> Console:
    """Return the terminal, or something as wide as any answer where there is none; NO_COLOR means no styles at all."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else _ENDLESS
    return Console(file=sys.stdout, width=width, highlight=False, color_system=None if os.environ.get("NO_COLOR") else "auto")


def _csv(columns: Sequence[str], rows: Iterable[Record]) -> Iterator[str]:
    buffer = io.StringIO()
    # A writer whose lines end in CR LF quotes a lone CR in a cell; ours end in LF all the same.
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in chain([columns], ([cell(row.get(column)) for column in columns] for row in rows)):
        writer.writerow(row)
        yield buffer.getvalue()[:-2] + "\n"
        buffer.seek(0)
        buffer.truncate()


def _table(columns: Sequence[str], rows: Iterable[Record]) -> str:
    """Return a table as wide as the terminal, its cells wrapped; off a terminal as wide as it needs, so that no row is broken."""
    from rich.table import Table
    from rich.text import Text

    held = [[row.get(column) for column in columns] for row in rows]
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for index, column in enumerate(columns):
        numbers = any(isinstance(row[index], int | float) for row in held)
        table.add_column(Text(visible(column)), justify="right" if numbers else "left", overflow="fold")
    for row in held:
        table.add_row(*(Text(visible(" ".join(cell(value).split()))) for value in row))
    console = _console()
    with console.capture() as capture:
        console.print(table)
    return "".join(row.rstrip() + "\n" for row in capture.get().splitlines())
