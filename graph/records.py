"""Readings as plain JSON records and back: what a store keeps of an entity or a place, and what ``claims-jsonl`` consists of."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from graph.schema import Article, Claim, Entity, Place, Position, Span

Record: TypeAlias = dict[str, Any]


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dump(record: Mapping[str, Any] | Sequence[Any]) -> str:
    """Return a record, or a list, as one line of JSON: keys in the order given, nothing escaped that need not be."""
    return _ENCODER.encode(record)


def _present(record: Record) -> Record:
    return {k: v for k, v in record.items() if v is not None and v != []}


def article_record(article: Article) -> Record:
    """Return an article as a record; what is missing is absent."""
    return _present(
        {
            "id": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "published_on": article.published_on,
            "url": article.url,
            "source": article.source,
            "text": article.text,
        }
    )


def article_of(record: Record) -> Article:
    """Return the article of a record; an unknown or missing field raises TypeError."""
    return Article(**record)


def place_record(place: Place) -> Record:
    """Return a place as a record; what is missing is absent."""
    return _present({name: _plain(getattr(place, name)) for name in Place.__slots__})


def place_of(record: Record) -> Place:
    """Return the place of a record; an unknown or missing field raises TypeError."""
    return Place(**_frozen(record))


def entity_record(entity: Entity) -> Record:
    """Return an entity as a record; mentions are pairs of offsets; what is missing is absent."""
    return _present(
        {
            "key": entity.key,
            "type": entity.type,
            "name": entity.name,
            "aliases": list(entity.aliases),
            "mentions": [[span.start, span.end] for span in entity.mentions],
            "kind": entity.kind,
            "place": entity.place,
            "on": entity.on,
            "positions": [_present({"title": p.title, "at": p.at}) for p in entity.positions],
        }
    )


def entity_of(record: Record) -> Entity:
    """Return the entity of a record; an unknown or missing field raises TypeError."""
    rest = dict(record)
    return Entity(
        aliases=tuple(rest.pop("aliases", ())),
        mentions=tuple(Span(*pair) for pair in rest.pop("mentions", ())),
        positions=tuple(Position(**position) for position in rest.pop("positions", ())),
        **rest,
    )


def claim_record(claim: Claim) -> Record:
    """Return a claim as a record; what is missing is absent."""
    return _present({name: _plain(getattr(claim, name)) for name in Claim.__slots__})


def claim_of(record: Record) -> Claim:
    """Return the claim of a record; an unknown or missing field raises TypeError."""
    return Claim(**_frozen(record))


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _frozen(record: Record) -> Record:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in record.items()}
