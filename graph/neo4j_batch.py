"""What a batch of readings says, ready to be sent to a Neo4j server: worked out without the server, so while it is busy with the batch before."""

from __future__ import annotations

import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

from graph.facts import facts_of, forms_of
from graph.profile import Profile, profiles
from graph.records import dump, place_of, place_record
from graph.schema import SYMMETRIC, Article, Claim, Entity, Place, Position, Reading, Span

CLAIM_PROPERTIES: Final = tuple(name for name in Claim.__slots__ if name not in ("type", "source", "target"))
MENTION: Final = ("source", "target", "mention_start", "mention_end")
CLAIM: Final = ("source", "target", *CLAIM_PROPERTIES)
MERGER: Final = ("source", "target", "on", "instrument")
ARTICLE_PROPERTIES: Final = tuple(name for name in Article.__slots__ if name != "text")
_PACKED: Final = tuple(name for name in Claim.__slots__ if name not in ("article_id", "quote"))
_claim_values: Final = attrgetter(*CLAIM_PROPERTIES)
_packed_claim: Final = attrgetter(*_PACKED)
_article_values: Final = attrgetter(*ARTICLE_PROPERTIES)
_whole_article: Final = attrgetter(*Article.__slots__)
_CACHED: Final = 65_536


@lru_cache(_CACHED)
def profile_key(profile: Profile) -> str:
    """Return what a profile is known by on the server."""
    return hashlib.sha256(profile.dump().encode()).hexdigest()[:32]


class Batch:
    """Readings, and by profile what they say."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = readings
        self.profiles: dict[str, Profile] = {}
        self.facts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self.names: dict[str, set[str]] = defaultdict(set)
        self.degrees: Counter[str] = Counter()
        self.places: dict[str, set[str]] = defaultdict(set)
        self.claims: list[tuple[Claim, str, str]] = []
        self.mentions: list[tuple[str, str, int | None, int | None]] = []
        for reading in readings:
            self._take(reading)
        self.articles = [_article_values(reading.article) for reading in readings]
        self.packed = [[reading.article.id, packed(reading)] for reading in readings]

    def _take(self, reading: Reading) -> None:
        found = {key: self._profile(p) for key, p in profiles(reading).items()}
        for entity in reading.entities:
            key = found[entity.key]
            facts = self.facts[key]
            for fact in facts_of(entity):
                facts[fact] += 1
            self.names[key] |= _forms((entity.name, *entity.aliases))
            first = min(entity.mentions, default=None)
            self.mentions.append((reading.article.id, key, first.start if first else None, first.end if first else None))
        for claim in reading.claims:
            source, target = found[claim.source], found[claim.target]
            self.degrees[source] += 1
            self.degrees[target] += 1
            self.claims.append((claim, source, target))
        for place in reading.places:
            self.places[place.id].add(_place_line(place))
            self.names[self._profile(locality(place.id))] |= _forms((place.name, *place.aliases))
            for successor in place.merged_into:
                self._profile(locality(successor))

    def _profile(self, profile: Profile) -> str:
        key = profile_key(profile)
        self.profiles.setdefault(key, profile)
        return key


@lru_cache(_CACHED)
def _forms(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(forms_of(names))


@lru_cache(_CACHED)
def _place_line(place: Place) -> str:
    return dump(place_record(place))


def locality(place_id: str) -> Profile:
    """Return the profile of a place."""
    return Profile("Locality", place_id)


def claim_values(claim: Claim) -> list[Any]:
    """Return the properties that a claim has as a relationship, in the order of CLAIM_PROPERTIES; empty ones are None."""
    return [None if value == () else value for value in _claim_values(claim)]


def mention_rows(mentions: Iterable[tuple[str, str, int | None, int | None]], nodes: Mapping[str, str]) -> list[list[Any]]:
    """Return one MENTIONED_IN for every node and article, with the first place where it is named."""
    first: dict[tuple[str, str], tuple[float, int | None, int | None]] = {}
    for article, key, start, end in mentions:
        ends = (nodes[key], article)
        here = (float("inf") if start is None else start, start, end)
        if ends not in first or here[0] < first[ends][0]:
            first[ends] = here
    return [[*ends, start, end] for ends, (_, start, end) in first.items()]


def claim_rows(claims: Iterable[tuple[Claim, str, str]], nodes: Mapping[str, str]) -> dict[str, list[list[Any]]]:
    """Return relationships by type; of a symmetric one the smaller node id comes first."""
    by_type: dict[str, list[list[Any]]] = defaultdict(list)
    for claim, source_key, target_key in claims:
        source, target = nodes[source_key], nodes[target_key]
        if claim.type in SYMMETRIC and target < source:
            source, target = target, source
        by_type[claim.type].append([source, target, *claim_values(claim)])
    return dict(sorted(by_type.items()))


def merger_rows(places: Iterable[Place]) -> list[list[Any]]:
    """Return what places were merged into."""
    pairs = ((place, successor) for place in places for successor in sorted(set(place.merged_into)) if successor != place.id)
    return [[place.id, successor, place.merged_on, place.instrument] for place, successor in pairs]


def packed(reading: Reading) -> str:
    """Return a reading as compressed JSON in Base64, values without their names; ``unpacked`` reads it."""
    entities = [
        (e.key, e.type, e.name, e.aliases, [(m.start, m.end) for m in e.mentions], e.kind, e.place, e.on, [(p.title, p.at) for p in e.positions])
        for e in reading.entities
    ]
    values = (_whole_article(reading.article), entities, list(map(_packed_claim, reading.claims)), list(map(_place_line, reading.places)))
    return b64encode(zlib.compress(dump(values).encode(), 1)).decode()


def unpacked(data: str) -> Reading:
    """Return the reading that ``packed`` wrote."""
    values, entities, claims, places = json.loads(zlib.decompress(b64decode(data)))
    article = Article(*values)
    return Reading(article, tuple(map(_entity, entities)), tuple(_claim(article, c) for c in claims), tuple(place_of(json.loads(p)) for p in places))


def _entity(values: Sequence[Any]) -> Entity:
    key, type_, name, aliases, mentions, kind, place, on, positions = values
    spans = tuple(Span(*pair) for pair in mentions)
    return Entity(key, type_, name, tuple(aliases), spans, kind, place, on, tuple(Position(*pair) for pair in positions))


def _claim(article: Article, values: Sequence[Any]) -> Claim:
    said: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in zip(_PACKED, values, strict=True)}
    return Claim(article_id=article.id, quote=article.text[said["quote_start"] : said["quote_end"]], **said)
