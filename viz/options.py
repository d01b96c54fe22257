"""What can be decided about a map when it is built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["vi", "en"]
Theme: TypeAlias = Literal["auto", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Options:
    """How a map is to be drawn.

    ``path`` holds node ids, in order: the map opens with that path. ``as_of`` is the ISO date the graph was asked for; localities are shown
    as of that day. ``left_out`` is a sentence on what the map does not show, or the number of nodes it leaves out; None when it shows all that
    was asked for. ``limit`` is the number of nodes above which a graph is folded to an overview.
    """

    title: str | None = None
    lang: Language = "vi"
    theme: Theme = "auto"
    path: tuple[str, ...] = ()
    as_of: str | None = None
    left_out: int | str | None = None
    limit: int = 2000
