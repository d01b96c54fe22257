"""Reading parts of a store file: nodes, relationships and neighbours, of as many nodes as are asked for and no more.

Inside, a node is its number in the file; numbers never leave the store.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final

from graph.about import Brief
from graph.facts import node_properties
from graph.records import claim_of, entity_of, place_of
from graph.schema import ARTICLE, MENTIONED_IN, MERGED_INTO, SYMMETRIC, Article, Claim, Node, Reading, Relationship, Value
from graph.sqlite import Database, Row, listed
from graph.sqlite_writer import best_places

_PAGE: Final = 1_000
_NUMBERS: Final = "(SELECT value FROM json_each(?))"
_PROPERTIES: Final = (
    *("claim_id", "quote_start", "quote_end", "spans", "said_on", "date", "status", "fields", "amount_vnd", "amount", "currency", "amount_text"),
    *("rule", "titles"),
)
_ARRAYS: Final = frozenset({"spans", "fields", "titles"})
_CLAIM: Final = f"SELECT c.num, s.node, t.node, c.type, c.{', c.'.join(_PROPERTIES)} FROM"
_ENDS: Final = "JOIN profile s ON s.num = c.source JOIN profile t ON t.num = c.target"
_ALL_CLAIMS: Final = f"{_CLAIM} article a CROSS JOIN claim c ON c.num BETWEEN a.num << 20 AND (a.num << 20) + 1048575 {_ENDS} ORDER BY a.id, c.num"
_CLAIMS_BETWEEN: Final = f"""
{_CLAIM} profile p CROSS JOIN claim c ON c.source = p.num AND +c.target IN (SELECT num FROM profile WHERE node IN {_NUMBERS}) {_ENDS}
WHERE p.node IN {_NUMBERS} ORDER BY c.num
"""  # noqa: S608 - constants
_PAIRS: Final = f"""
SELECT DISTINCT p.node, q.node FROM profile p CROSS JOIN claim c ON c.source = p.num JOIN profile q ON q.num = c.target
WHERE p.node IN {_NUMBERS} AND +c.target IN (SELECT num FROM profile WHERE node IN {_NUMBERS})
UNION SELECT p.node, q.node FROM merger m JOIN profile p ON p.num = m.source JOIN profile q ON q.num = m.target
WHERE p.node IN {_NUMBERS} AND q.node IN {_NUMBERS}
"""  # noqa: S608 - constants
_CLAIMS: Final = f"{_CLAIM} claim c {_ENDS} WHERE c.num IN {_NUMBERS} ORDER BY c.num"
_BRIEF: Final = "SELECT c.num, c.type, s.node, t.node, coalesce(c.date, c.said_on, ''), c.claim_id FROM profile p CROSS JOIN claim c"
_BRIEFS_BETWEEN: Final = f"""
{_BRIEF} ON c.source = p.num AND +c.target IN (SELECT num FROM profile WHERE node IN {_NUMBERS}) {_ENDS} WHERE p.node IN {_NUMBERS}
"""  # noqa: S608 - constants
_BRIEFS: Final = f"""
{_BRIEF} ON c.source = p.num {_ENDS} WHERE p.node = ?1
UNION ALL {_BRIEF} ON c.target = p.num {_ENDS} WHERE p.node = ?1 AND s.node <> ?1
"""
_MERGERS: Final = """
SELECT s.num, s.id, t.num, t.id, m.day, m.instrument FROM merger m
JOIN profile sp ON sp.num = m.source JOIN node s ON s.num = sp.node JOIN profile tp ON tp.num = m.target JOIN node t ON t.num = tp.node
"""
_MENTIONS: Final = """
SELECT n.id, a.id, min(coalesce(e.first, 9e9)), e.first, e.last FROM entity e
JOIN article a ON a.num = e.article JOIN profile p ON p.num = e.profile JOIN node n ON n.num = p.node GROUP BY a.id, n.id ORDER BY a.id, n.id
"""
_IN_COMMON: Final = """
WITH mention AS (
  SELECT DISTINCT p.num, p.node, e.article FROM (SELECT node FROM profile GROUP BY node HAVING count(*) > 1) AS several
  CROSS JOIN profile p ON p.node = several.node CROSS JOIN entity e ON e.profile = p.num
)
SELECT count(*) - (SELECT count(*) FROM (SELECT DISTINCT node, article FROM mention)) FROM mention
"""
_STEPS: Final = f"""
SELECT p.node, q.node FROM profile p CROSS JOIN claim c ON c.source = p.num CROSS JOIN profile q ON q.num = c.target WHERE p.node IN {_NUMBERS}
UNION ALL SELECT p.node, q.node FROM profile p CROSS JOIN claim c ON c.target = p.num CROSS JOIN profile q ON q.num = c.source WHERE p.node IN {_NUMBERS}
UNION ALL SELECT p.node, q.node FROM profile p CROSS JOIN merger m ON m.source = p.num CROSS JOIN profile q ON q.num = m.target WHERE p.node IN {_NUMBERS}
UNION ALL SELECT p.node, q.node FROM profile p CROSS JOIN merger m ON m.target = p.num CROSS JOIN profile q ON q.num = m.source WHERE p.node IN {_NUMBERS}
"""  # noqa: S608, E501 - constants; four of a kind
_FACTS: Final = """
SELECT n.id, n.label, f.field, f.value, f.n FROM node n JOIN profile p ON p.node = n.num LEFT JOIN fact f ON f.profile = p.num
"""
_STORED: Final = (
    *("claim_id", "type", "source_key", "target_key", "quote_start", "quote_end", "rule", "spans", "said_on", "date", "status"),
    *("fields", "titles", "amount", "amount_vnd", "currency", "amount_text"),
)
_ENTITIES_OF: Final = f"SELECT article, data FROM entity WHERE article IN {_NUMBERS} ORDER BY article, seq"  # noqa: S608 - constants
_CLAIMS_OF: Final = (
    f"SELECT a.value, c.{', c.'.join(_STORED)} FROM json_each(?) a CROSS JOIN claim c"  # noqa: S608 - constants
    " ON c.num BETWEEN a.value << 20 AND (a.value << 20) + 1048575 ORDER BY c.num"
)
_TEXTS: Final = f"SELECT num, id, text FROM article WHERE num IN {_NUMBERS}"  # noqa: S608 - constants
_PLACES_OF: Final = f"SELECT num, data FROM place WHERE num IN {_NUMBERS}"  # noqa: S608 - constants


class Reader:
    """Answers from a store file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def numbers(self, node_ids: Iterable[str]) -> dict[str, int]:
        """Return the numbers of those nodes that exist."""
        rows = self._database.all(f"SELECT id, num FROM node WHERE id IN {_NUMBERS}", (listed(node_ids),))  # noqa: S608 - constants
        return dict(rows)

    def ids(self, numbers: Collection[int]) -> dict[int, str]:
        """Return the ids of nodes."""
        return dict(self._database.all(f"SELECT num, id FROM node WHERE num IN {_NUMBERS}", (listed(numbers),)))  # noqa: S608 - constants

    def degrees(self, numbers: Collection[int]) -> dict[int, int]:
        """Return how many ends of claims each node is."""
        return dict(self._database.all(f"SELECT node, sum(degree) FROM profile WHERE node IN {_NUMBERS} GROUP BY node", (listed(numbers),)))  # noqa: S608

    def steps(self, numbers: Collection[int]) -> Iterator[Row]:
        """Yield (from, to) for every end of a claim or merger that leaves one of these nodes, whichever way it points."""
        given = listed(numbers)
        return self._database.stream(_STEPS, (given,) * 4)

    def nodes(self, numbers: Collection[int] | None = None) -> Iterator[Node]:
        """Yield nodes, articles aside, in order of id; of all the file when no numbers are given."""
        some = f"WHERE n.num IN {_NUMBERS} " if numbers is not None else ""
        rows = self._database.stream(f"{_FACTS}{some}ORDER BY n.id", () if numbers is None else (listed(numbers),))
        page: list[tuple[str, str, list[Row]]] = []
        for (node_id, label), facts in groupby(rows, key=itemgetter(0, 1)):
            page.append((node_id, label, [row[2:] for row in facts if row[2] is not None]))
            if len(page) == _PAGE:
                yield from self._page(page)
                page.clear()
        yield from self._page(page)

    def _page(self, page: list[tuple[str, str, list[Row]]]) -> Iterator[Node]:
        places = {place.id: place for place in best_places(self._database, [node_id for node_id, label, _ in page if label == "Locality"])}
        for node_id, label, facts in page:
            yield Node(node_id, label, node_properties(node_id, label, facts, places.get(node_id)))

    def articles(self, article_ids: Iterable[str] | None = None) -> Iterator[Node]:
        """Yield Article nodes in order of id; all of them when no ids are given."""
        some = "" if article_ids is None else f"WHERE id IN {_NUMBERS} "
        rows = self._database.stream(
            f"SELECT id, title, outlet, published_on, url, source FROM article {some}ORDER BY id",  # noqa: S608 - constants
            () if article_ids is None else (listed(article_ids),),
        )
        for row in rows:
            yield Node(row[0], ARTICLE, _present(zip(("id", "title", "outlet", "published_on", "url", "source"), row, strict=True)))

    def claims(self) -> Iterator[Relationship]:
        """Yield all claims, by article id and in the order of the text."""
        return self._claims(self._database.stream(_ALL_CLAIMS))

    def claims_between(self, numbers: Collection[int]) -> Iterator[Relationship]:
        """Yield the claims whose two ends are among these nodes, in no order."""
        given = listed(numbers)
        return self._claims(self._database.stream(_CLAIMS_BETWEEN, (given, given)))

    def pairs(self, numbers: Collection[int]) -> Iterator[Row]:
        """Yield the ends of the claims and mergers between these nodes, no (source, target) twice."""
        return self._database.stream(_PAIRS, (listed(numbers),) * 4)

    def briefs(self, number: int) -> Iterator[Brief[int, int]]:
        """Yield as much of every claim that a node is an end of as is needed to choose from them."""
        return (Brief(*row) for row in self._database.stream(_BRIEFS, (number,)))

    def briefs_between(self, numbers: Collection[int]) -> Iterator[Brief[int, int]]:
        """Yield as much of every claim between these nodes as is needed to choose from them."""
        given = listed(numbers)
        return (Brief(*row) for row in self._database.stream(_BRIEFS_BETWEEN, (given, given)))

    def claims_numbered(self, claims: Collection[int]) -> Iterator[Relationship]:
        """Yield the claims of these numbers."""
        return self._claims(self._database.stream(_CLAIMS, (listed(claims),)))

    def _claims(self, rows: Iterator[Row]) -> Iterator[Relationship]:
        """Yield claims with their quotes, cut here: to let SQLite cut each one out of its article costs as much as all the rest."""
        while page := list(islice(rows, _PAGE)):
            articles = {n: (i, text) for n, i, text in self._database.all(_TEXTS, (listed({row[0] >> 20 for row in page}),))}
            ids = self.ids({number for row in page for number in row[1:3]})
            for num, source, target, *rest in page:
                yield _relationship(ids[source], ids[target], *articles[num >> 20], rest)

    def mergers(self, numbers: Collection[int] | None = None) -> Iterator[Relationship]:
        """Yield MERGED_INTO between these nodes, or all."""
        if numbers is None:
            return _merged(self._database.stream(f"{_MERGERS}ORDER BY s.id, t.id"))
        rows = self._database.stream(f"{_MERGERS}WHERE sp.node IN {_NUMBERS}", (listed(numbers),))
        return _merged(row for row in rows if row[0] in numbers and row[2] in numbers)

    def mergers_of(self, number: int) -> Iterator[Relationship]:
        """Yield the MERGED_INTO that a node is an end of."""
        return _merged(self._database.stream(f"{_MERGERS}WHERE sp.node = ?1 UNION ALL {_MERGERS}WHERE tp.node = ?1", (number,)))

    def mentions(self) -> Iterator[Relationship]:
        """Yield one MENTIONED_IN for every node and article that names it, with the offsets of the first mention."""
        for node_id, article_id, _, first, last in self._database.stream(_MENTIONS):
            yield Relationship(MENTIONED_IN, node_id, article_id, _present((("mention_start", first), ("mention_end", last))))

    def mentions_in_common(self) -> int:
        """Return how often an article mentions a node under one more profile than one."""
        return int(self._database.value(_IN_COMMON))

    def article(self, article_id: str) -> Article | None:
        """Return an article with its text, or None."""
        rows = self._database.all("SELECT id, text, title, outlet, published_on, url, source FROM article WHERE id = ?", (article_id,))
        return Article(*rows[0]) if rows else None

    def readings(self) -> Iterator[Reading]:
        """Yield everything that was loaded, by article id; what is added meanwhile may or may not come."""
        last = ""
        while page := self._database.all(
            "SELECT num, places, id, text, title, outlet, published_on, url, source FROM article WHERE id > ? ORDER BY id LIMIT ?", (last, _PAGE)
        ):
            given = listed(num for num, *_ in page)
            entities = _by_article(self._database.all(_ENTITIES_OF, (given,)))
            claims = _by_article(self._database.all(_CLAIMS_OF, (given,)))
            wanted = listed({num for _, places, *_ in page for num in json.loads(places)})
            place = {num: place_of(json.loads(data)) for num, data in self._database.all(_PLACES_OF, (wanted,))}
            for num, places, *fields in page:
                article = Article(*fields)
                yield Reading(
                    article,
                    tuple(entity_of(json.loads(data)) for (data,) in entities[num]),
                    tuple(_claim(article, row) for row in claims[num]),
                    tuple(place[p] for p in json.loads(places)),
                )
            last = page[-1][2]


def _claim(article: Article, row: Row) -> Claim:
    record: dict[str, Any] = dict(zip(_STORED, row, strict=True))
    record["source"], record["target"] = record.pop("source_key"), record.pop("target_key")
    for name in _ARRAYS:
        record[name] = json.loads(record[name] or "[]")
    return claim_of({**record, "article_id": article.id, "quote": article.text[record["quote_start"] : record["quote_end"]]})


def _merged(rows: Iterable[Row]) -> Iterator[Relationship]:
    for _, source, _, target, day, instrument in rows:
        yield Relationship(MERGED_INTO, source, target, _present((("on", day), ("instrument", instrument))))


def _by_article(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for article, *rest in rows:
        found[article].append(tuple(rest))
    return found


def _relationship(source: str, target: str, article_id: str, text: str, row: Sequence[Any]) -> Relationship:
    kind, claim_id, start, end, *_ = row
    if kind in SYMMETRIC and target < source:
        source, target = target, source
    properties: dict[str, Value] = {"claim_id": claim_id, "article_id": article_id, "quote": text[start:end]}
    properties |= _present(zip(_PROPERTIES, row[1:], strict=True))
    if "spans" in properties:
        properties["spans"] = [int(offset) for offset in row[4][1:-1].split(",")]
    for name in ("fields", "titles"):
        if name in properties:
            properties[name] = list(_strings(str(properties[name])))
    return Relationship(kind, source, target, properties)


@lru_cache(maxsize=4096)
def _strings(array: str) -> tuple[str, ...]:
    """Return the strings of a JSON array; the same few fields and titles come again and again."""
    return tuple(json.loads(array))


def _present(pairs: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    return {name: value for name, value in pairs if value is not None}
