"""Annotation: a reading in the JSON form that annotators and the scorer use."""

from __future__ import annotations

from typing import Any

from graph.schema import Claim, Entity, Reading


def annotation(reading: Reading, doc_id: str) -> dict[str, Any]:
    """Return ``reading`` as one annotation: ``entities``, ``relations`` and the article's ``date``, ``publisher`` and ``url``.

    Ends and positions are canonical names. ``amount_vnd_million`` is in million đồng and None for other currencies; offsets are code points.
    """
    names = {e.key: e.name for e in reading.entities}
    article = reading.article
    return {
        "doc_id": doc_id,
        "article_id": article.id,
        "title": article.title,
        "url": article.url,
        "date": article.published_on,
        "publisher": article.outlet,
        "entities": [_entity(e, names, article.text) for e in reading.entities],
        "relations": [_relation(i, c, names) for i, c in enumerate(reading.claims, 1)],
    }


def _entity(entity: Entity, names: dict[str, str], text: str) -> dict[str, Any]:
    first = entity.mentions[0] if entity.mentions else None
    record: dict[str, Any] = {
        "id": entity.key,
        "type": entity.type,
        "name": entity.name,
        "mention": text[first.start : first.end] if first else entity.name,
        "aliases": list(entity.aliases),
        "mentions": [[m.start, m.end] for m in entity.mentions],
    }
    if entity.kind:
        record["kind"] = entity.kind
    if entity.place:
        record["place"] = entity.place
    if entity.on:
        record["on"] = entity.on
    if entity.type == "Official":
        record["positions"] = [{"title": p.title, "at": names[p.at] if p.at else None} for p in entity.positions]
    return record


def _relation(number: int, claim: Claim, names: dict[str, str]) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": f"r{number}",
        "source": names[claim.source],
        "type": claim.type,
        "target": names[claim.target],
        "evidence": claim.quote,
        "evidence_start": claim.quote_start,
        "evidence_end": claim.quote_end,
        "spans": list(claim.spans),
        "date": claim.date,
        "status": claim.status,
        "fields": list(claim.fields),
        "rule": claim.rule,
    }
    if claim.titles:
        record["titles"] = list(claim.titles)
    if claim.amount is not None:
        record |= {"amount": claim.amount_text, "amount_value": claim.amount, "currency": claim.currency}
        record["amount_vnd_million"] = claim.amount_vnd / 1_000_000 if claim.amount_vnd is not None else None
    return record
