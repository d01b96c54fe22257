"""Filters: the part of a graph that a map is asked to show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as day
from typing import Final

from explorer.messages import Messages
from graph.errors import UsageError
from graph.schema import CLAIM_TYPES, ENTITY_TYPES, MERGED_INTO, Relationship, Subgraph

_DATE: Final = re.compile(r"[1-9]\d{3}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
TYPES: Final = (*ENTITY_TYPES, *CLAIM_TYPES, MERGED_INTO)
"""What a map can be narrowed to."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is kept: of the node labels and relationship types named (none named: all), in the time asked for.

    ``since`` and ``until`` are ISO dates, possibly only a year or a month, both ends inclusive. A claim's time is the day it
    happened, else the day it was said; one without either is left out as soon as a time is asked for.
    """

    labels: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None

    def kept(self, graph: Subgraph, *, always: frozenset[str] = frozenset()) -> Subgraph:
        """Return ``graph`` without what the filters leave out, and without nodes that thereby lose all relationships.

        The nodes ``always`` stay in any case.
        """
        if self == Filters():
            return graph
        nodes = {node.id: node for node in graph.nodes if not self.labels or node.label in self.labels or node.id in always}
        relationships = tuple(held for held in graph.relationships if {held.source, held.target} <= nodes.keys() and self._keeps(held))
        joined = always.union(*((held.source, held.target) for held in relationships))
        cited = {held.properties.get("article_id") for held in relationships}
        return Subgraph(
            nodes=tuple(node for node in graph.nodes if node.id in joined and node.id in nodes),
            relationships=relationships,
            articles=tuple(article for article in graph.articles if article.id in cited),
        )

    def _keeps(self, held: Relationship) -> bool:
        if self.types and held.type not in self.types:
            return False
        if self.since is None and self.until is None:
            return True
        when = time_of(held)
        return when is not None and _overlaps(when, self.since, self.until)


def earlier(one: str | None, other: str | None) -> str | None:
    """Return of two dates the one that ends first, a year being over when its last day is."""
    return min(filter(None, (one, other)), key=lambda date: date + "-99-99"[len(date) - 4 :], default=None)


def time_of(held: Relationship) -> str | None:
    """Return the ISO date, possibly only a year or a month, that a relationship is filed under: when it happened, else when it was said."""
    when = held.properties.get("on" if held.type == MERGED_INTO else "date") or held.properties.get("said_on")
    return when if isinstance(when, str) else None


def kinds(given: list[str], say: Messages) -> tuple[frozenset[str], frozenset[str]]:
    """Return the node labels and the relationship types among ``given``, in any case; raises UsageError for what is neither."""
    known = {name.casefold(): name for name in TYPES}
    for name in given:
        if name.casefold() not in known:
            raise UsageError(say("no such type", name=name), cure=say("no such type: cure", names=", ".join(known.values())))
    named = {known[name.casefold()] for name in given}
    return frozenset(named & {*ENTITY_TYPES}), frozenset(named - {*ENTITY_TYPES})


def date(given: str | None, option: str, say: Messages) -> str | None:
    """Return an ISO date, possibly only ``2017`` or ``2017-05``; raises UsageError for anything else, a day that no calendar has included."""
    if given is not None and not (_DATE.fullmatch(given) and _exists(given)):
        raise UsageError(say("no date given", option=option, given=given), cure=say("no date given: cure"))
    return given


def _exists(given: str) -> bool:
    try:
        day.fromisoformat(given + "-01-01"[len(given) - 4 :])
    except ValueError:
        return False
    return True


def _overlaps(when: str, since: str | None, until: str | None) -> bool:
    """Tell whether the time ``when``, which may be a whole year or month, reaches into ``since`` to ``until``."""
    after = since is None or when[: len(since)] >= since[: len(when)]
    return after and (until is None or when[: len(until)] <= until[: len(when)])
