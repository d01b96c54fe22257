"""Profiles: what of an entity decides which node it belongs to.

Many entities share one profile ("Hà Nội" of ten thousand articles is one), and an entity's profile depends on its own article alone. So identity is
worked out over profiles, of which there are few, and what was loaded is never rewritten when a node gains or loses a namesake.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from graph.names import fold, key, slug
from graph.records import dump
from graph.schema import Entity, Reading

_AGREEMENT_WORDS: Final = frozenset(
    "bien ban ghi nho thoa thuan hop tac van kien chuong trinh ke hoach ky ket dong phoi tuyen bo chung luan lien huu nghi quan he khung nguyen"
    " y dinh thu cam toan dien song phuong ve viec su mou".split()
)
_EVENT_WORDS: Final = frozenset(
    "hoi nghi le ky ket khai mac be giac cong bo trao ban buoi toa dam dien dan hop bao dai so tong phien su kien thao".split()
)
# Ranks that exist in every place: said without a place they are the office of nobody in particular.
_RANK: Final = re.compile(
    r"(?:quyen |pho )*(?:(?:tong )?giam doc|chu tich|bi thu|hieu truong|truong (?:phong|ban|doan|khoa)|dai dien|can bo|uy vien)"
    r"(?: thuong (?:truc|vu))?"
)
_LOCAL: Final = re.compile(r"\b(?:tinh|thanh (?:uy|pho)|huyen|quan uy|thi (?:xa|uy)|xa|phuong|so|ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan)\b")
_NUMBERED: Final = re.compile(r"\b(?:(?:19|20)\d\d|(?:lan|thu|lan thu) (?:\d+|[ivxlc]+|nhat|hai|ba|tu|nam))\b")
LINKS_IN_ID: Final = 3
# Held by one at a time, or by so few that a namesake is no other: what follows ("Chính phủ", "Việt Nam", "thường trực") makes no other office.
_HIGH: Final = re.compile(
    "(?:phó )?(?:thủ tướng|chủ tịch nước|chủ tịch quốc hội)|tổng bí thư|tổng thống|bộ trưởng|thứ trưởng|đại sứ"
    "|ủy viên bộ chính trị|ủy viên trung ương"
)
_FORMER: Final = re.compile(r"^(?:nguyên|cựu) ")


@dataclass(frozen=True, slots=True, order=True)
class Profile:
    """What decides which node an entity belongs to.

    ``name`` is the key of the name, of a Locality the place id. ``links`` are sorted: place ids, ``=key`` of organisations and ``~key`` of national
    offices that an Official holds; the parties of an Agreement; the place of an Event. ``on`` is its date or empty. ``own`` is set when nothing
    but the article tells the entity from its namesakes: ``article-key``. ``kind`` is the folded class word of an Agreement; ``several`` tells that
    its article has another agreement of the same parties on the same day.
    """

    label: str
    name: str
    links: tuple[str, ...] = ()
    on: str = ""
    own: str = ""
    kind: str = ""
    several: bool = False

    @property
    def slug(self) -> str:
        """The slug of the name: node ids begin with it."""
        return slug(self.name)

    @property
    def generic(self) -> bool:
        """Whether the name is only a class of documents or gatherings, so that an equal name says nothing."""
        return is_generic(self.label, self.name)

    @property
    def settled(self) -> str | None:
        """The node id, when it depends on no other profile: of a Locality, and of what is known by its article alone and has no name of its own."""
        if self.label == "Locality":
            return self.name
        return f"{self.slug}.{self.own}" if self.own and self.generic else None

    @property
    def block(self) -> str | None:
        """The block that the profile is compared in (profiles of two blocks are never one node), or None when it is settled."""
        if self.settled is not None:
            return None
        if self.label == "Agreement" and self.links:
            return " ".join((self.label, *self.links))
        if self.generic:
            return " ".join((self.label, self.slug, self.on, *self.links))
        return f"{self.label} {self.slug}"

    @property
    def stem(self) -> str:
        """What the node id begins with; a generic name has its parties, or its date and place, behind a dot from the start."""
        if not self.generic:
            return self.slug
        links = sorted(map(link_slug, self.links))[:LINKS_IN_ID]
        return f"{self.slug}.{'-'.join([self.on, *links] if self.label == 'Event' else links)}"

    def dump(self) -> str:
        """Return the profile as one line of JSON that ``Profile.load`` reads."""
        return dump((self.label, self.name, self.links, self.on, self.own, self.kind, self.several))

    @classmethod
    def load(cls, line: str) -> Profile:
        """Return the profile that ``dump`` wrote."""
        label, name, links, on, own, kind, several = json.loads(line)
        return cls(label, name, tuple(links), on, own, kind, several)


@lru_cache(65_536)
def is_generic(label: str, name: str) -> bool:
    """Return whether ``name`` only says what class of thing it is ("biên bản ghi nhớ", "hội nghị")."""
    words = {"Agreement": _AGREEMENT_WORDS, "Event": _EVENT_WORDS}.get(label)
    return words is not None and words.issuperset(fold(name).split())


def is_numbered(name: str) -> bool:
    """Return whether ``name`` tells the event from others of its series ("Festival Huế 2024", "Đại hội lần thứ XIII")."""
    return _NUMBERED.search(fold(name)) is not None


def link_slug(link: str) -> str:
    """Return a link of a profile as a slug: the last part of a place id, the name of an organisation or office."""
    return slug(link[1:] if link[0] in "=~" else link.rsplit("/", 1)[-1])


def place_id(entity: Entity) -> str:
    """Return the place id of a Locality; one that no gazetteer resolved gets ``-/slug``."""
    return entity.place or "-/" + slug(entity.name)


def profiles(reading: Reading) -> dict[str, Profile]:
    """Return the profile of every entity of ``reading`` by entity key."""
    entities = {entity.key: entity for entity in reading.entities}
    parties: dict[str, set[str]] = defaultdict(set)
    places: dict[str, set[str]] = defaultdict(set)
    for claim in reading.claims:
        if claim.type == "PARTY_TO":
            parties[claim.target].add(_link(entities[claim.source]))
        elif claim.type == "LOCATED_IN":
            places[claim.source].add(_link(entities[claim.target]))
    made = {entity.key: _profile(reading.article.id, entity, entities, parties[entity.key], places[entity.key]) for entity in reading.entities}
    same = Counter((p.links, p.on) for p in made.values() if p.label == "Agreement")
    return {k: replace(p, several=True) if p.label == "Agreement" and p.links and same[p.links, p.on] > 1 else p for k, p in made.items()}


def _profile(article: str, entity: Entity, entities: Mapping[str, Entity], parties: Iterable[str], places: Iterable[str]) -> Profile:
    if entity.type == "Locality":
        return Profile(entity.type, place_id(entity))
    name, own = key(entity.name), f"{article}-{entity.key}"
    if entity.type == "Official":
        offices = tuple(sorted(_offices(entity, entities)))
        return Profile(entity.type, name, offices, own="" if offices else own)
    if entity.type == "Agreement":
        links, kind = tuple(sorted(parties)), fold(entity.kind or "")
        alone = not links and is_generic(entity.type, name)
        return Profile(entity.type, name, links, entity.on or "", own if alone else "", kind)
    if entity.type == "Event":
        links, on = tuple(sorted(places)), entity.on or ""
        known = links and on if is_generic(entity.type, name) else links or on or is_numbered(name)
        return Profile(entity.type, name, links, on, "" if known else own)
    return Profile(entity.type, name)


def _link(entity: Entity) -> str:
    return place_id(entity) if entity.type == "Locality" else "=" + key(entity.name)


def _offices(official: Entity, entities: Mapping[str, Entity]) -> set[str]:
    """Return the places, organisations and national offices an official holds or held a position at."""
    offices = set()
    for position in official.positions:
        if position.at is not None:
            offices.add(_link(entities[position.at]))
            continue
        title = _FORMER.sub("", key(position.title))
        folded = fold(title)
        if not _RANK.fullmatch(folded) and not _LOCAL.search(folded):
            high = _HIGH.match(title)
            offices.add("~" + (high.group() if high else title))
    return offices
