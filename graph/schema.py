"""The model: what an article, an entity, a claim, a node and a relationship are.

Two levels. A **reading** is what one article says: its entities, named inside that article, and its claims about them. The **graph** is what
the store makes of many readings: nodes that stand for one thing across articles, and relationships, each of which is one claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias, get_args

EntityType: TypeAlias = Literal["Locality", "Official", "Organization", "Project", "Agreement", "Event"]
ClaimType: TypeAlias = Literal[
    "HOLDS_POSITION_AT",
    "COOPERATES_WITH",
    "MET_WITH",
    "SIGNED",
    "PARTY_TO",
    "SUPPORTED",
    "FUNDS",
    "INVESTS_IN",
    "LOCATED_IN",
    "PART_OF",
    "PARTICIPATED_IN",
]
Status: TypeAlias = Literal["planned", "agreed", "signed", "done"]
Scalar: TypeAlias = str | int | float | bool | None
Value: TypeAlias = Scalar | list[str] | list[int]

ENTITY_TYPES: Final[tuple[EntityType, ...]] = get_args(EntityType)
CLAIM_TYPES: Final[tuple[ClaimType, ...]] = get_args(ClaimType)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)
ARTICLE: Final = "Article"
LABELS: Final[tuple[str, ...]] = (*ENTITY_TYPES, ARTICLE)
MERGED_INTO: Final = "MERGED_INTO"
MENTIONED_IN: Final = "MENTIONED_IN"
RELATIONSHIP_TYPES: Final[tuple[str, ...]] = (*CLAIM_TYPES, MERGED_INTO, MENTIONED_IN)
SYMMETRIC: Final[frozenset[str]] = frozenset({"COOPERATES_WITH", "MET_WITH"})
SIGNATURES: Final[Mapping[ClaimType, tuple[frozenset[EntityType], frozenset[EntityType]]]] = {
    "HOLDS_POSITION_AT": (frozenset({"Official"}), frozenset({"Locality", "Organization"})),
    "COOPERATES_WITH": (frozenset({"Locality"}), frozenset({"Locality"})),
    "MET_WITH": (frozenset({"Locality", "Official"}), frozenset({"Locality", "Official"})),
    "SIGNED": (frozenset({"Official"}), frozenset({"Agreement"})),
    "PARTY_TO": (frozenset({"Locality", "Organization"}), frozenset({"Agreement"})),
    "SUPPORTED": (frozenset({"Locality"}), frozenset({"Locality", "Project", "Organization"})),
    "FUNDS": (frozenset({"Organization"}), frozenset({"Project", "Locality"})),
    "INVESTS_IN": (frozenset({"Locality", "Organization"}), frozenset({"Locality", "Project"})),
    "LOCATED_IN": (frozenset({"Project", "Event", "Organization"}), frozenset({"Locality"})),
    "PART_OF": (frozenset({"Locality"}), frozenset({"Locality"})),
    "PARTICIPATED_IN": (frozenset({"Locality", "Official", "Organization"}), frozenset({"Event"})),
}
"""Which entity types a claim type may join: (sources, targets). MET_WITH joins two of the same type."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` to ``end`` (exclusive) of an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A locality of the gazetteer, or one that only articles know (then ``kind`` may be all that is known of it).

    ``id`` is stable and ASCII (``vn/ha-noi``, ``vn/thai-nguyen/pho-yen``, ``kr/seoul``; ``vn/-/slug`` or ``-/slug`` when not in the gazetteer).
    ``country`` is an ISO 3166 alpha-2 code in lower case or None. ``valid_from`` and ``valid_to`` are ISO dates or None; ``valid_to`` is the
    last day. ``merged_into`` holds ids of the units it became part of, on the day ``merged_on`` by ``instrument``. ``lat`` and ``lon`` in degrees.
    """

    id: str
    name: str
    kind: str | None = None
    country: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    merged_into: tuple[str, ...] = ()
    merged_on: str | None = None
    instrument: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``text`` is what the loaders return after decoding, clean-up of markup and NFC; every offset counts its code points.

    ``id`` is the first 16 hex digits of the SHA-256 of ``text`` in UTF-8. ``published_on`` is an ISO date or None when the article does not
    state it. ``source`` names the file (its name, not its folder) the text came from.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published_on: str | None = None
    url: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A title as the text states it, and the key of the entity it is held at (None for national titles)."""

    title: str
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that an article names, resolved inside that article.

    ``key`` is unique within the article (``e1``, ``e2``, ... in order of first mention). ``name`` is the canonical name by the guideline and
    ``aliases`` the other forms the article uses. ``place`` is the gazetteer id of a Locality. ``on`` is the ISO date (perhaps only a year) of an
    Agreement (signed) or an Event (held). ``kind`` is the class word (``tỉnh``, ``biên bản ghi nhớ``, ``cầu`` ...).
    """

    key: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    kind: str | None = None
    place: str | None = None
    on: str | None = None
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that one sentence of one article makes: ``(source) -[type]-> (target)``; the ends are entity keys of that article.

    ``text[quote_start:quote_end] == quote``. ``spans`` is a flat tuple of offset pairs into the article's text: the words in the quote that made
    source, target, type and amount. ``date`` is when it happened (ISO, possibly only ``2017`` or ``2017-05``), ``said_on`` the article's publication
    date; both None when not stated. ``amount`` is in ``currency`` (ISO 4217), ``amount_vnd`` in đồng and only for VND. ``rule`` is the id of the
    extraction rule. ``claim_id`` depends on this article alone.
    """

    claim_id: str
    article_id: str
    type: ClaimType
    source: str
    target: str
    quote: str
    quote_start: int
    quote_end: int
    rule: str
    spans: tuple[int, ...] = ()
    said_on: str | None = None
    date: str | None = None
    status: Status = "done"
    fields: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    amount: float | None = None
    amount_vnd: int | None = None
    currency: str | None = None
    amount_text: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article.

    ``entities`` in order of first mention, ``claims`` sorted by (quote_start, type, source, target, amount, claim_id). ``places`` holds, sorted by
    id, the Place of every Locality entity and of every unit these were merged into (followed to the end).
    """

    article: Article
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph. ``properties`` always has ``id``; entities have ``name`` and ``aliases``, an Article has ``title`` instead."""

    id: str
    label: str
    properties: Mapping[str, Value] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What a person would call the node: its name, or an article's title, or its id."""
        return str(self.properties.get("name") or self.properties.get("title") or self.id)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of the graph from node id ``source`` to node id ``target``; of a claim type it *is* one claim, keyed by ``claim_id``."""

    type: str
    source: str
    target: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Part of a graph: nodes sorted by id, relationships sorted by (source, target, type, claim_id), and the Article node of every claim.

    Where only the newest claims between two nodes were asked for, ``older`` holds by pair of ids how many more there are.
    """

    nodes: tuple[Node, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    articles: tuple[Node, ...] = ()
    older: Mapping[frozenset[str], int] = field(default_factory=dict)
