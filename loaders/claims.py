"""Claims: every fact the rules find in an article, in order, each once."""

from __future__ import annotations

from collections.abc import Sequence

from graph.schema import SIGNATURES, SYMMETRIC
from loaders import cooperation, investment, participation, signing, situation, support
from loaders.draft import Draft
from loaders.fact import Fact
from loaders.typed import Typed

__all__ = ["Fact", "state"]


def state(sentences: Sequence[Typed], met: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts that ``sentences`` state, one for each pair of ends, type and amount: the first sentence that says so.

    ``met`` are those of meetings (``loaders.meeting``), which are known before.
    """
    signings = signing.state(sentences)
    found = [
        *_positions(sentences),
        *situation.state(sentences),
        *met,
        *signings,
        *cooperation.state(sentences, signings),
        *support.state(sentences),
        *investment.state(sentences),
        *participation.state(sentences),
    ]
    first: dict[tuple[object, ...], Fact] = {}
    for fact in found:
        if fact.source is fact.target or not _allowed(fact):
            continue
        ends: tuple[int, ...] = (id(fact.source), id(fact.target))
        if fact.type in SYMMETRIC:
            ends = tuple(sorted(ends))
        first.setdefault((fact.type, *ends, fact.sum.value if fact.sum else None), fact)
    return tuple(f for f in first.values() if not _covered(f, first))


def _allowed(fact: Fact) -> bool:
    """Tell whether the schema lets this type of claim join these two."""
    sources, targets = SIGNATURES[fact.type]
    same = fact.type not in SYMMETRIC or fact.source.type == fact.target.type
    return fact.source.type in sources and fact.target.type in targets and same


def _covered(fact: Fact, facts: dict[tuple[object, ...], Fact]) -> bool:
    """Tell whether the same pair and type is stated with an amount elsewhere while this fact has none."""
    if fact.sum is not None or fact.type not in {"SUPPORTED", "FUNDS", "INVESTS_IN"}:
        return False
    return any(o.type == fact.type and o.source is fact.source and o.target is fact.target and o.sum is not None for o in facts.values())


def _positions(sentences: Sequence[Typed]) -> list[Fact]:
    """Return HOLDS_POSITION_AT facts: one for each official and place or organisation, with all titles held there."""
    by_start = {t.scan.sentence.start: t for t in sentences}
    people: dict[int, Draft] = {}
    for t in sentences:
        for item in t.items.values():
            for draft in item.drafts:
                if draft.type == "Official":
                    people.setdefault(id(draft), draft)
    found: list[Fact] = []
    for person in people.values():
        seats: dict[int, Draft] = {id(at): at for _, at, _ in person.offices if at is not None}
        for at in seats.values():
            held = [(o, s) for o, where, s in person.offices if where is at]
            sentence = by_start[held[0][1]].scan.sentence
            spans = [(o.start, o.end) for o, s in held if s == sentence.start]
            spans += [m for m in person.mentions if sentence.start <= m[0] < sentence.end][:1]
            found.append(Fact("HOLDS_POSITION_AT", person, at, sentence, "position", tuple(spans), titles=tuple(o.text for o, _ in held)))
    return found
