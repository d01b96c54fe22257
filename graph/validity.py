"""What must hold in a reading before a store keeps it."""

from __future__ import annotations

from typing import Final

from graph.errors import InputError
from graph.schema import SIGNATURES, STATUSES, SYMMETRIC, Reading

_LONGEST_ID: Final = 1000


def check(reading: Reading) -> None:
    """Raise InputError, naming the article, unless entities and claims fit together and every quote is the text at its offsets."""
    fault = _fault(reading)
    if fault:
        article = reading.article
        raise InputError(f"article {article.id} ({article.source or 'no source'}): {fault}", cure="leave this article out, and report the fault")


def _fault(reading: Reading) -> str | None:
    article, types = reading.article, {entity.key: entity.type for entity in reading.entities}
    if "\0" in article.text:
        return "its text holds a NUL character"
    if len(types) < len(reading.entities):
        return "two entities have one key"
    places = {place for one in reading.places for place in (one.id, *one.merged_into)} | {entity.place or "" for entity in reading.entities}
    for name in (article.id, *types, *sorted(places)):
        if len(name) > _LONGEST_ID:
            return f"the id {name[:40]}… is longer than {_LONGEST_ID:,} characters"
    for entity in reading.entities:
        if entity.place is not None and "/" not in entity.place:
            return f"{entity.key} has place id {entity.place!r}, which has no slash"
        for position in entity.positions:
            if position.at is not None and types.get(position.at) not in ("Locality", "Organization"):
                return f"{entity.key} holds a position at {position.at!r}, which is no locality or organisation of the article"
    for claim in reading.claims:
        if claim.article_id != article.id:
            return f"claim {claim.claim_id} is of article {claim.article_id}"
        if claim.type not in SIGNATURES or claim.status not in STATUSES:
            return f"claim {claim.claim_id} has the unknown type or status {claim.type}, {claim.status}"
        sources, targets = SIGNATURES[claim.type]
        source, target = types.get(claim.source), types.get(claim.target)
        if source not in sources or target not in targets or (claim.type in SYMMETRIC and source != target):
            return f"claim {claim.claim_id} says {claim.type} of {claim.source} ({source}) and {claim.target} ({target})"
        if article.text[claim.quote_start : claim.quote_end] != claim.quote:
            return f"the quote of claim {claim.claim_id} is not what stands at {claim.quote_start} to {claim.quote_end}"
    ids = {claim.claim_id for claim in reading.claims}
    return "two claims have one id" if len(ids) < len(reading.claims) else None
