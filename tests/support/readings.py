"""Readings for tests, built from a few words: what the loaders would make of small articles."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from graph.names import slug
from graph.schema import Article, Claim, ClaimType, Entity, EntityType, Place, Position, Reading, Span


def place(name: str, **fields: Any) -> Place:
    """Return a Vietnamese province of that name."""
    return Place(**{"id": f"vn/{slug(name)}", "name": name, "kind": "tỉnh", "country": "vn", **fields})


class Draft:
    """An article in the making: name what it names, state what it states, then ``reading()``."""

    def __init__(self, title: str, *, published_on: str | None = "2025-09-08", places: Sequence[Place] = ()) -> None:
        self._title = title
        self._published_on = published_on
        self._places = {p.id: p for p in places}
        self._entities: dict[str, dict[str, Any]] = {}
        self._claims: list[tuple[ClaimType, str, str, Mapping[str, Any]]] = []

    def name(self, type: EntityType, name: str, **fields: Any) -> str:  # noqa: A002 - the schema's word
        """Name an entity; return its key."""
        key = f"e{len(self._entities) + 1}"
        self._entities[key] = {"key": key, "type": type, "name": name, **fields}
        return key

    def locality(self, name: str, *, known: Place | None = None, aliases: Sequence[str] = ()) -> str:
        """Name a locality, by default a Vietnamese province."""
        known = known or place(name)
        self._places.setdefault(known.id, known)
        return self.name("Locality", name, place=known.id, aliases=tuple(aliases), kind=known.kind)

    def official(self, name: str, *positions: tuple[str, str | None]) -> str:
        """Name an official with (title, key of what it is held at); the positions at something are claims as well."""
        key = self.name("Official", name, positions=tuple(Position(*p) for p in positions))
        for at in dict.fromkeys(at for _, at in positions if at):
            self.claim("HOLDS_POSITION_AT", key, at, titles=tuple(t for t, where in positions if where == at))
        return key

    def claim(self, type: ClaimType, source: str, target: str, **fields: Any) -> Draft:  # noqa: A002 - the schema's word
        """State a claim, in a sentence of its own."""
        self._claims.append((type, source, target, fields))
        return self

    def reading(self) -> Reading:
        """Return the finished reading: a text that says all of it, and what was read from it."""
        text, mentions = self._title + "\n", {}
        for key, fields in self._entities.items():
            mentions[key] = Span(len(text), len(text) + len(fields["name"]))
            text += fields["name"] + ". "
        stated = []
        for kind, source, target, fields in self._claims:
            quote = f"{self._entities[source]['name']} {kind.lower()} {self._entities[target]['name']} {fields.get('amount_text', '')}."
            stated.append((kind, source, target, fields, quote, len(text)))
            text += quote + " "
        article_id = hashlib.sha256(text.encode()).hexdigest()[:16]
        claims = [
            Claim(
                **{
                    "claim_id": hashlib.sha256(f"{article_id} {start} {kind} {source} {target}".encode()).hexdigest()[:16],
                    "article_id": article_id,
                    "type": kind,
                    "source": source,
                    "target": target,
                    "quote": quote,
                    "quote_start": start,
                    "quote_end": start + len(quote),
                    "rule": "test",
                    "spans": (start, start + len(self._entities[source]["name"])),
                    "said_on": self._published_on,
                    **fields,
                }
            )
            for kind, source, target, fields, quote, start in stated
        ]
        return Reading(
            Article(article_id, text, title=self._title, outlet="Báo Thử", published_on=self._published_on, source=f"{slug(self._title)}.txt"),
            tuple(Entity(**{"mentions": (mentions[key],), **fields}) for key, fields in self._entities.items()),
            tuple(sorted(claims, key=lambda c: (c.quote_start, c.type, c.source, c.target, c.amount or 0, c.claim_id))),
            tuple(p for _, p in sorted(self._places.items())),
        )
