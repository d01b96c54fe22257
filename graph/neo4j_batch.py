"""What a batch of readings says, ready to be sent to a Neo4j server: worked out without the server, so while it is busy with the batch before."""

from __future__ import annotations

import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from graph.facts import facts_of, forms_of
from graph.profile import Profile, profiles
from graph.records import Record, article_of, article_record, claim_of, claim_record, dump, entity_of, entity_record, place_of, place_record
from graph.schema import Article, Claim, Reading

CLAIM_PROPERTIES: Final = tuple(name for name in Claim.__slots__ if name not in ("type", "source", "target"))
ARTICLE_PROPERTIES: Final = tuple(name for name in Article.__slots__ if name != "text")
_LONGEST: Final = 1000
"""Names beyond this are not found by a search."""


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
        self.articles = [[getattr(reading.article, name) for name in ARTICLE_PROPERTIES] for reading in readings]
        self.packed = [[reading.article.id, packed(reading)] for reading in readings]

    def _take(self, reading: Reading) -> None:
        found = {key: self._profile(p) for key, p in profiles(reading).items()}
        for entity in reading.entities:
            key = found[entity.key]
            self.facts[key].update(facts_of(entity))
            self._name(key, (entity.name, *entity.aliases))
            first = min(entity.mentions, default=None)
            self.mentions.append((reading.article.id, key, first.start if first else None, first.end if first else None))
        for claim in reading.claims:
            source, target = found[claim.source], found[claim.target]
            self.degrees.update((source, target))
            self.claims.append((claim, source, target))
        for place in reading.places:
            self.places[place.id].add(dump(place_record(place)))
            self._name(self._profile(locality(place.id)), (place.name, *place.aliases))
            for successor in place.merged_into:
                self._profile(locality(successor))

    def _profile(self, profile: Profile) -> str:
        key = profile_key(profile)
        self.profiles.setdefault(key, profile)
        return key

    def _name(self, key: str, names: Iterable[str]) -> None:
        self.names[key].update(form for form in forms_of(names) if len(form) <= _LONGEST)


def locality(place_id: str) -> Profile:
    """Return the profile of a place."""
    return Profile("Locality", place_id)


def claim_values(claim: Claim) -> list[Any]:
    """Return the properties that a claim has as a relationship, in the order of CLAIM_PROPERTIES; empty ones are None."""
    values = (getattr(claim, name) for name in CLAIM_PROPERTIES)
    return [(list(value) or None) if isinstance(value, tuple) else value for value in values]


def packed(reading: Reading) -> str:
    """Return a reading as compressed JSON in Base64; ``unpacked`` reads it."""
    claims = [{name: value for name, value in claim_record(c).items() if name not in ("quote", "article_id")} for c in reading.claims]
    record: Record = {"article": article_record(reading.article), "entities": [entity_record(e) for e in reading.entities], "claims": claims}
    return b64encode(zlib.compress(dump({**record, "places": [place_record(p) for p in reading.places]}).encode(), 1)).decode()


def unpacked(data: str) -> Reading:
    """Return the reading that ``packed`` wrote."""
    record = json.loads(zlib.decompress(b64decode(data)))
    article = article_of(record["article"])
    claims = (
        claim_of({**claim, "article_id": article.id, "quote": article.text[claim["quote_start"] : claim["quote_end"]]}) for claim in record["claims"]
    )
    return Reading(article, tuple(map(entity_of, record["entities"])), tuple(claims), tuple(map(place_of, record["places"])))
