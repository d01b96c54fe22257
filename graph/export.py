"""``claims-jsonl``: everything a store was given, as JSON lines; what is written here and read again makes the same store.

The first line is ``{"record":"claims-jsonl","version":1}``. Then, for every article in order of id, one line with ``"record":"article"``, which lists
the ids of its places and says how many entities and claims follow, then a line for each of its entities and claims. A line with
``"record":"place"`` comes before the first article that needs it and holds until another line says otherwise of that id. What is missing is absent.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from graph.errors import InputError, LienketError
from graph.records import Record, article_of, article_record, claim_of, claim_record, dump, entity_of, entity_record, place_of, place_record
from graph.schema import Article, Claim, Entity, Place, Position, Reading
from graph.validity import check

VERSION: Final = 1
_HEADER: Final[Record] = {"record": "claims-jsonl", "version": VERSION}
_DATES: Final = frozenset({"published_on", "said_on", "date", "on", "valid_from", "valid_to", "merged_on"})
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def claims_jsonl(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield the lines, each with its line break, of readings that come in order of article id."""
    for record in _records(readings):
        yield dump(record) + "\n"


def _records(readings: Iterable[Reading]) -> Iterator[Record]:
    yield _HEADER
    said: dict[str, Place] = {}
    for reading in readings:
        for place in reading.places:
            if said.get(place.id) != place:
                said[place.id] = place
                yield {"record": "place", **place_record(place)}
        holds = {"places": [place.id for place in reading.places], "entities": len(reading.entities), "claims": len(reading.claims)}
        yield {"record": "article", **holds, **article_record(reading.article)}
        for entity in reading.entities:
            yield {"record": "entity", **entity_record(entity)}
        for claim in reading.claims:
            yield {"record": "claim", **claim_record(claim)}


def read_claims_jsonl(path: Path) -> Iterator[Reading]:
    """Yield the readings of a ``claims-jsonl`` file (``-``: standard input), one article at a time.

    Raises InputError with file and line at the first line that is not as it should be; nothing of its article is yielded.
    """
    if str(path) == "-":
        yield from _Parser("standard input").readings(sys.stdin.buffer)
        return
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}", cure="give the path of a file that 'lienket export' wrote") from error
    with file:
        yield from _Parser(str(path)).readings(file)


class _Parser:
    """Where the reading of a file stands."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.line = 0
        self.places: dict[str, Place] = {}
        self.article: Article | None = None
        self.of_article: tuple[Place, ...] = ()
        self.entities: list[Entity] = []
        self.claims: list[Claim] = []
        self.missing = {"entity": 0, "claim": 0}

    def readings(self, file: Iterable[bytes]) -> Iterator[Reading]:
        for self.line, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                reading = self.take(json.loads(line.decode()))
            except LienketError:
                raise
            except UnicodeDecodeError:
                raise self.refused("not UTF-8") from None
            except (json.JSONDecodeError, RecursionError) as error:
                raise self.refused(f"not JSON: {error}") from None
            except (TypeError, ValueError) as error:
                raise self.refused(str(error)) from None
            if reading:
                yield reading
        if self.line == 0:
            raise InputError(f"{self.name} is empty", cure="write one with 'lienket export --to claims-jsonl'")
        if self.article:
            self.line += 1
            raise self.refused(f"the file ends inside article {self.article.id}")

    def take(self, record: object) -> Reading | None:
        """Take one record; return the reading that it completes."""
        if not isinstance(record, dict):
            raise TypeError("not a JSON object")
        kind = record.pop("record", None)
        if self.line == 1 and kind != "claims-jsonl":
            raise self.refused("this is not a claims-jsonl file: its first line should say so")
        if self.article and kind not in self.missing:
            raise ValueError(f"a line of article {self.article.id} should come here, not {kind!r}")
        if kind == "claims-jsonl":
            if record.get("version") != VERSION:
                raise ValueError(f"version {record.get('version')!r} of the format is not known")
            return None
        if kind == "place":
            place = place_of(_checked(Place, record))
            self.places[place.id] = place
            return None
        if kind == "article":
            return self.begin(record)
        if self.article and kind == "entity":
            positions = record.pop("positions", [])
            if not isinstance(positions, list):
                raise TypeError("'positions' should be a list")
            self.entities.append(
                entity_of(
                    {**_checked(Entity, record, skip={"mentions"}), "positions": [_checked(Position, p) for p in positions], **_mentions(record)}
                )
            )
        elif self.article and kind == "claim":
            self.claims.append(claim_of(_checked(Claim, record)))
        else:
            raise ValueError(f"a record {kind!r} has no place here")
        self.missing[kind] -= 1
        return self.complete()

    def begin(self, record: Record) -> Reading | None:
        holds = {field: record.pop(field, None) for field in ("places", "entities", "claims")}
        places = holds["places"]
        if not isinstance(places, list) or not all(_fits(holds[f], int) and holds[f] >= 0 for f in ("entities", "claims")):
            raise TypeError("an article should list its places and say how many entities and claims follow")
        unknown = [place for place in places if place not in self.places]
        if unknown:
            raise ValueError(f"no line before says what the place {unknown[0]!r} is")
        self.article = article_of(_checked(Article, record))
        if hashlib.sha256(self.article.text.encode()).hexdigest()[:16] != self.article.id:
            raise ValueError(f"the id {self.article.id!r} is not the hash of the article's text")
        self.of_article = tuple(self.places[place] for place in places)
        self.missing = {"entity": holds["entities"], "claim": holds["claims"]}
        return self.complete()

    def complete(self) -> Reading | None:
        """Return the reading when all of it has come."""
        if min(self.missing.values()) < 0:
            raise ValueError("the article has more entities or claims than it says")
        if any(self.missing.values()) or not self.article:
            return None
        reading = Reading(self.article, tuple(self.entities), tuple(self.claims), self.of_article)
        try:
            check(reading)
        except InputError as error:
            raise self.refused(str(error)) from None
        self.article, self.entities, self.claims = None, [], []
        return reading

    def refused(self, why: str) -> InputError:
        return InputError(f"{self.name}:{self.line}: {why}", cure="mend or remove the article of this line; articles of earlier batches are kept")


def _mentions(record: Record) -> Record:
    mentions = record.get("mentions", [])
    if not isinstance(mentions, list) or not all(_fits(span, tuple[int, ...]) and len(span) == 2 for span in mentions):
        raise TypeError("'mentions' should hold pairs of offsets")
    return {"mentions": mentions}


def _checked(cls: type, record: object, skip: frozenset[str] | set[str] = frozenset()) -> Record:
    """Return ``record`` when its fields have the types that ``cls`` says; raise TypeError or ValueError that names the field."""
    if not isinstance(record, dict):
        raise TypeError("not a JSON object")
    hints = _HINTS[cls]
    for field, value in record.items():
        if field not in hints:
            raise TypeError(f"unknown field {field!r}")
        if field not in skip and not _fits(value, hints[field]):
            raise TypeError(f"{field!r} has the wrong type, or a value that is not known: {dump({field: value})[:80]}")
        if field in _DATES and not _DATE.fullmatch(value):
            raise ValueError(f"{field!r} is no date: {value!r}")
    return record


_HINTS: Final[Mapping[type, Mapping[str, Any]]] = {cls: get_type_hints(cls) for cls in (Article, Place, Entity, Position, Claim)}


def _fits(value: object, hint: Any) -> bool:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return any(_fits(value, option) for option in get_args(hint) if option is not type(None))
    if origin is Literal:
        return value in get_args(hint)
    if origin is tuple:
        return isinstance(value, list) and all(_fits(item, get_args(hint)[0]) for item in value)
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, hint) and not isinstance(value, bool)
