"""How far a long command is: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

_T = TypeVar("_T")


@dataclass(slots=True)
class Meter:
    """Counts articles, and the part of the whole that is done, in whatever unit the whole is given (bytes, articles)."""

    shown: Callable[[int, int], None] = field(default=lambda _articles, _part: None)
    articles: int = 0
    part: int = 0

    def add(self, *, articles: int = 0, part: int = 0) -> None:
        """Count ``articles`` and ``part`` more."""
        self.articles += articles
        self.part += part
        self.shown(self.articles, self.part)

    def counted(self, stream: Iterable[_T], *, articles: int = 0, part: Callable[[_T], int] = lambda _: 0) -> Iterator[_T]:
        """Yield what ``stream`` yields, counting each."""
        for item in stream:
            yield item
            self.add(articles=articles, part=part(item))


@contextmanager
def bar(title: str, total: int | None = None) -> Iterator[Meter]:
    """Give a meter; while it is open, a terminal shows the articles, their rate and, where ``total`` is known, the time left."""
    if not sys.stderr.isatty():
        yield Meter()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            articles = int(task.fields["articles"])
            return Text(f"{articles:,} · {articles / max(task.elapsed or 0, 1):,.0f}/s")

    columns = (TextColumn("{task.description}"), BarColumn(), Rate(), TimeElapsedColumn(), TextColumn("−"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=total, articles=0)
        yield Meter(lambda articles, part: progress.update(task, completed=min(part, total or part), articles=articles))
