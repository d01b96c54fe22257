"""Drafts: the entities of one article while they are being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.schema import EntityType, Place
from loaders.title import Office


@dataclass(slots=True, eq=False)
class Draft:
    """An entity in the making. Two drafts are the same only if they are the same object."""

    type: EntityType
    name: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    aliases: dict[str, None] = field(default_factory=dict)
    kind: str | None = None
    place: Place | None = None
    on: str | None = None
    offices: list[tuple[Office, Draft | None, int]] = field(default_factory=list)
    """Of an official: each office with where it is held and the sentence that says so."""
    claimed: bool = False

    @property
    def first(self) -> int:
        """Where the article first mentions it."""
        return min((m[0] for m in self.mentions), default=1 << 60)

    def note(self, start: int, end: int, form: str) -> None:
        """Record a mention and the form it takes."""
        if (start, end) not in self.mentions:
            self.mentions.append((start, end))
        if form != self.name:
            self.aliases.setdefault(form)
