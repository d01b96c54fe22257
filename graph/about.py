"""What is said about one node: its claims by kind, and which of each kind are the newest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from graph.schema import SYMMETRIC, Subgraph, Value

K = TypeVar("K", bound=Hashable)
C = TypeVar("C", bound=Hashable)

Kind: TypeAlias = tuple[str, bool]
"""A type of claim, and whether the node is its source; a symmetric type has only True."""


@dataclass(frozen=True, slots=True)
class About:
    """The claims that a node is an end of, or the newest of each kind, as a graph with the other ends; how many there are of each kind in all."""

    part: Subgraph
    counts: Mapping[Kind, int]


class Brief(NamedTuple, Generic[K, C]):
    """As much of a claim as is needed to choose it: what a store knows it by, its type and ends, its day, its id."""

    key: C
    type: str
    source: K
    target: K
    day: str
    claim_id: str


def kind(type_: str, source: object, node: object) -> Kind:
    """Return the kind of claim that one with this source is for one of its ends."""
    return type_, type_ in SYMMETRIC or source == node


def day(properties: Mapping[str, Value]) -> str:
    """Return the day of a claim: when it happened, else when it was said, else nothing."""
    return str(properties.get("date") or properties.get("said_on") or "")


def newest(
    briefs: Iterable[Brief[K, C]], node: K, limit: int | None, ids: Callable[[Collection[K]], Mapping[K, str]]
) -> tuple[list[C], dict[Kind, int]]:
    """Return the newest ``limit`` claims of each kind, of those of one day the first by ends and claim id, and how many there are of each kind."""
    kinds: dict[Kind, list[Brief[K, C]]] = defaultdict(list)
    for brief in briefs:
        kinds[kind(brief.type, brief.source, node)].append(brief)
    chosen: list[C] = []
    for claims in kinds.values():
        if limit is not None and len(claims) > limit:
            oldest = nlargest(limit, (claim.day for claim in claims))[-1]
            some = [claim for claim in claims if claim.day >= oldest]
            called = ids({end for claim in some for end in (claim.source, claim.target)})
            some.sort(key=lambda claim: (*_ends(claim, called), claim.claim_id))
            some.sort(key=lambda claim: claim.day, reverse=True)
            chosen += [claim.key for claim in some[:limit]]
        else:
            chosen += [claim.key for claim in claims]
    return chosen, {held: len(claims) for held, claims in kinds.items()}


def _ends(claim: Brief[K, C], called: Mapping[K, str]) -> tuple[str, str]:
    source, target = called[claim.source], called[claim.target]
    return (target, source) if claim.type in SYMMETRIC and target < source else (source, target)
