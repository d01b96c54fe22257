"""Writing readings into a store file: one transaction a batch, and node ids brought up to date before it ends."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from graph.facts import best_place, facts_of, forms_of
from graph.identity import named
from graph.profile import Profile, profiles
from graph.records import dump, entity_record, place_record
from graph.schema import MENTIONED_IN, Claim, Entity, Place, Reading
from graph.sqlite import CLAIMS, Database, Row, hashed, listed

_CACHED: Final = 20_000

CLAIM_COLUMNS: Final = (
    "num, source, target, type, source_key, target_key, claim_id, quote_start, quote_end, rule, spans, said_on, date, status, fields, titles,"
    " amount, amount_vnd, currency, amount_text"
)
_INSERT_CLAIM: Final = f"INSERT INTO claim ({CLAIM_COLUMNS}) VALUES ({', '.join('?' * 20)})"  # noqa: S608 - constants
_TOUCHED: Final = """
SELECT num, data, node FROM signature JOIN profile USING (num) WHERE block IN (
  SELECT block FROM signature WHERE stem IN (
    SELECT stem FROM signature WHERE block IN (SELECT value FROM json_each(?))))
"""


class Writer:
    """Adds batches of whole readings to a store file."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._profiles: dict[Profile, int] = {}
        self._places: dict[Place, int] = {}

    def add(self, batch: Sequence[Reading]) -> list[Reading]:
        """Add those readings that the file does not hold yet, all or none, and return them."""
        try:
            with self._database.transaction():
                # Asked inside the transaction: another program may be loading the same articles.
                held = held_articles(self._database, [reading.article.id for reading in batch])
                fresh = [reading for reading in batch if reading.article.id not in held]
                _Batch(self._database, self._profiles, self._places).write(fresh)
        except BaseException:
            # The numbers given out in a batch that was not kept mean nothing.
            self._profiles.clear()
            self._places.clear()
            raise
        for cache in (self._profiles, self._places):
            if len(cache) > _CACHED:
                cache.clear()
        return fresh


class _Batch:
    """One batch on its way into the file."""

    def __init__(self, database: Database, profiles: dict[Profile, int], places: dict[Place, int]) -> None:
        self.database = database
        self.profiles = profiles
        self.places = places
        self.fresh: dict[int, Profile] = {}
        self.new_places: set[str] = set()
        self.facts: Counter[tuple[int, str, str]] = Counter()
        self.forms: set[tuple[str, int]] = set()
        self.degrees: Counter[int] = Counter()
        self.types: Counter[str] = Counter()

    def write(self, batch: Sequence[Reading]) -> None:
        for reading in batch:
            self.reading(reading)
        run_many = self.database.run_many
        facts = ((*fact, n) for fact, n in sorted(self.facts.items()))
        run_many("INSERT INTO fact VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n", facts)
        forms = {form: hashed(form) for form, _ in self.forms}
        run_many("INSERT OR IGNORE INTO form VALUES (?, ?)", sorted((num, form) for form, num in forms.items()))
        run_many("INSERT OR IGNORE INTO called VALUES (?, ?)", sorted((forms[form], profile) for form, profile in self.forms))
        run_many("INSERT OR IGNORE INTO word VALUES (?, ?)", sorted({(word, num) for form, num in forms.items() for word in form.split()}))
        run_many("UPDATE profile SET degree = degree + ? WHERE num = ?", ((n, num) for num, n in sorted(self.degrees.items())))
        run_many("INSERT INTO tally VALUES (?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n", sorted(self.types.items()))
        self.merge_places()
        self.identify()

    def reading(self, reading: Reading) -> None:
        article = reading.article
        places = [self.place(place) for place in reading.places]
        num = self.database.insert(
            "INSERT INTO article (id, title, outlet, published_on, url, source, places, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (article.id, article.title, article.outlet, article.published_on, article.url, article.source, listed(places), article.text),
        )
        found = {k: self.profile(p) for k, p in profiles(reading).items()}
        self.types[MENTIONED_IN] += len(set(found.values()))
        entities = (self.entity(num, seq, found[entity.key], entity) for seq, entity in enumerate(reading.entities))
        self.database.run_many("INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?)", entities)
        self.database.run_many(_INSERT_CLAIM, (self.claim(num * CLAIMS + i, found, c) for i, c in enumerate(reading.claims)))

    def entity(self, article: int, seq: int, profile: int, entity: Entity) -> Row:
        self.facts.update((profile, field, value) for field, value in facts_of(entity))
        self.name(profile, (entity.name, *entity.aliases))
        first = min(entity.mentions, default=None)
        return article, seq, profile, first and first.start, first and first.end, dump(entity_record(entity))

    def claim(self, num: int, found: dict[str, int], claim: Claim) -> Row:
        source, target = found[claim.source], found[claim.target]
        self.degrees.update((source, target))
        self.types[claim.type] += 1
        return (
            num,
            source,
            target,
            claim.type,
            claim.source,
            claim.target,
            claim.claim_id,
            claim.quote_start,
            claim.quote_end,
            claim.rule,
            _array(claim.spans),
            claim.said_on,
            claim.date,
            claim.status,
            _array(claim.fields),
            _array(claim.titles),
            claim.amount,
            claim.amount_vnd,
            claim.currency,
            claim.amount_text,
        )

    def profile(self, profile: Profile) -> int:
        """Return the number of a profile, a new one where the file does not know it."""
        num = self.profiles.get(profile)
        if num is None:
            data = profile.dump()
            hash_ = hashed(data)
            num = self.database.value("SELECT num FROM signature WHERE hash = ? AND data = ?", (hash_, data))
            if num is None:
                block, stem = profile.block, profile.stem
                compared = (None, None) if block is None else (hashed(block), hashed(stem))
                num = self.database.insert("INSERT INTO signature (hash, block, stem, data) VALUES (?, ?, ?, ?)", (hash_, *compared, data))
                self.database.run("INSERT INTO profile (num) VALUES (?)", (num,))
                self.fresh[num] = profile
                if profile.on:
                    self.facts[num, "on", profile.on] += 1
            self.profiles[profile] = num
        return num

    def place(self, place: Place) -> int:
        """Return the number of a place as this reading has it; all that was said of one id is kept."""
        num = self.places.get(place)
        if num is None:
            data = dump(place_record(place))
            num = self.database.value("SELECT num FROM place WHERE data = ?", (data,))
            if num is None:
                num = self.database.insert("INSERT INTO place (id, data) VALUES (?, ?)", (place.id, data))
                self.name(self.profile(_locality(place.id)), (place.name, *place.aliases))
                for successor in place.merged_into:
                    self.profile(_locality(successor))
                self.new_places.add(place.id)
            self.places[place] = num
        return num

    def name(self, profile: int, names: Iterable[str]) -> None:
        self.forms.update((form, profile) for form in forms_of(names))

    def identify(self) -> None:
        """Give every new profile its node, and every profile whose node id changes by that."""
        settled = {num: profile.settled for num, profile in self.fresh.items()}
        ids = {num: node_id for num, node_id in settled.items() if node_id is not None}
        labels = {node_id: self.fresh[num].label for num, node_id in ids.items()}
        old: dict[int, int | None] = dict.fromkeys(ids)
        numbered: dict[Profile, int] = {}
        blocks: dict[str, list[Profile]] = defaultdict(list)
        touched = {block for profile in self.fresh.values() if (block := profile.block) is not None}
        for num, data, node in self.database.all(_TOUCHED, (listed(sorted(map(hashed, touched))),)):
            profile = Profile.load(data)
            blocks[profile.block or ""].append(profile)
            numbered[profile], old[num] = num, node
        for cluster, node_id in named(blocks, touched):
            labels[node_id] = cluster.label
            ids.update((numbered[profile], node_id) for profile in cluster.members)
        numbers = self.nodes(labels)
        moved = [(numbers[ids[num]], num) for num in sorted(ids) if numbers[ids[num]] != old[num]]
        self.database.run_many("UPDATE profile SET node = ? WHERE num = ?", moved)
        left = {before for _, num in moved if (before := old[num]) is not None}
        self.database.run(
            "DELETE FROM node WHERE num IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM profile WHERE profile.node = node.num)",
            (listed(sorted(left)),),
        )

    def nodes(self, labels: dict[str, str]) -> dict[str, int]:
        """Return the numbers of nodes by id; missing ones are made."""
        self.database.run_many(
            "INSERT INTO node (id, label) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET label = excluded.label WHERE label <> excluded.label",
            sorted(labels.items()),
        )
        return dict(self.database.all("SELECT id, num FROM node WHERE id IN (SELECT value FROM json_each(?))", (listed(sorted(labels)),)))

    def merge_places(self) -> None:
        """Bring the mergers of places that came with this batch up to date."""
        for place in best_places(self.database, sorted(self.new_places)):
            source = self.profile(_locality(place.id))
            self.database.run("DELETE FROM merger WHERE source = ?", (source,))
            targets = {self.profile(_locality(successor)) for successor in place.merged_into if successor != place.id}
            mergers = ((source, target, place.merged_on, place.instrument) for target in sorted(targets))
            self.database.run_many("INSERT INTO merger VALUES (?, ?, ?, ?)", mergers)


def _locality(place_id: str) -> Profile:
    return Profile("Locality", place_id)


def held_articles(database: Database, article_ids: Iterable[str]) -> frozenset[str]:
    """Return those of ``article_ids`` that the file holds."""
    rows = database.all("SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?))", (listed(article_ids),))
    return frozenset(article_id for (article_id,) in rows)


def best_places(database: Database, ids: Sequence[str]) -> Iterator[Place]:
    """Yield, for every id that is known, what is held of the place: of several versions the one that says most, and of these the first."""
    rows = database.all("SELECT id, data FROM place WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id, data", (listed(ids),))
    for _, versions in groupby(rows, key=itemgetter(0)):
        yield best_place(data for _, data in versions)


def _array(values: Sequence[int | str]) -> str | None:
    return dump(values) if values else None
