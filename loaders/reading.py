"""Reading: one article's bytes to its entities and claims."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from graph.names import key
from graph.schema import Article, Claim, Entity, Position, Reading, Span
from loaders import actor, claims, locality, meeting, naming, official, organ
from loaders.document import Document, document
from loaders.draft import Draft
from loaders.fact import Fact
from loaders.gazetteer import gazetteer
from loaders.page import page
from loaders.scan import Scan, scan
from loaders.shape import shape
from loaders.source import Source
from loaders.typed import Typed, joint, typed


@dataclass(frozen=True, slots=True)
class Resolved:
    """An article in which it is known what every mention refers to."""

    article: Article
    typed: tuple[Typed, ...]
    met: tuple[Fact, ...]
    """Who met whom, which tells what "hai bên" points to and so is known before the other facts."""
    localities: tuple[Draft, ...]
    officials: tuple[Draft, ...]
    agreements: tuple[Draft, ...]
    events: tuple[Draft, ...]
    projects: tuple[Draft, ...]
    organizations: tuple[Draft, ...]


def read(source: Source | Document) -> Reading:
    """Return what one article says.

    It depends on the bytes and metadata of ``source`` alone, or on its document where that was made before. Raises InputError for bytes that are no
    article (``loaders.document``).
    """
    collecting = gc.isenabled()
    gc.disable()  # reading makes no cycles, and looking for some among all the tokens takes a sixth of its time
    try:
        resolved = resolve(source)
        return _reading(resolved, claims.state(resolved.typed, resolved.met))
    finally:
        if collecting:
            gc.enable()


def resolve(source: Source | Document) -> Resolved:
    """Return the article of ``source`` with every mention resolved; raises InputError for bytes that are no article."""
    stored = source if isinstance(source, Document) else document(source)
    text = stored.text
    shaped = shape(text)
    sheet = page(text, shaped)
    article = Article(
        stored.article_id,
        text,
        stored.title or (text[sheet.title.start : sheet.title.end] if sheet.title else None),
        stored.outlet or sheet.outlet,
        stored.published_on or sheet.published_on,
        stored.url,
        stored.name,
    )
    scans = scan(text, shaped, sheet)
    organizations = organ.organizations(text, shaped, scans)
    inside = [(m.start, m.end) for s in scans for m in s.organizations if not joint(shaped, m)]
    inside += [(p.start, p.end) for s in scans for p in s.phrases if p.type == "Project"]
    localities = locality.resolve(shaped, text, scans, inside)
    officials = official.resolve(shaped, scans, localities, organizations)
    agreements, events, projects = (naming.resolve(kind, text, scans) for kind in ("Agreement", "Event", "Project"))

    def write(piece: Scan) -> Typed:
        return typed(shaped, piece, localities, officials, agreements, events, projects, organizations)

    sentences = tuple(write(s) for s in scans)
    met = meeting.state(sentences)
    if pairs := meeting.pairs(met):  # those who met are the "hai bên" of what follows
        localities.lists = sorted([*localities.lists, *pairs], key=lambda p: p[0])
        sentences = tuple(write(t.scan) if locality.GROUP.search(shaped, t.scan.sentence.start, t.scan.sentence.end) else t for t in sentences)
        met = meeting.state(sentences)
    drafts = (tuple(things.drafts) for things in (localities, officials, agreements, events, projects, organizations))
    return Resolved(article, sentences, tuple(met), *drafts)


def _reading(resolved: Resolved, facts: Sequence[Fact]) -> Reading:
    article, text = resolved.article, resolved.article.text
    used = {id(d) for f in facts for d in (f.source, f.target)} | {id(at) for o in resolved.officials for _, at, _ in o.offices if at}
    kept = [*resolved.localities, *resolved.officials]
    kept += [d for d in (*resolved.agreements, *resolved.events) if id(d) in used]
    acting = actor.acting(resolved.typed)
    kept += [d for d in resolved.organizations if id(d) in used or (id(d) in acting and actor.named(d))]
    kept += [d for d in resolved.projects if id(d) in used or _stands(d)]
    kept.sort(key=lambda d: (d.first, d.type, d.name))
    keys = {id(d): f"e{i}" for i, d in enumerate(kept, 1)}
    entities = tuple(_entity(d, keys) for d in kept)
    stated = sorted(
        {_claim(article, text, f, keys) for f in facts}, key=lambda c: (c.quote_start, c.type, c.source, c.target, c.amount or 0, c.claim_id)
    )
    gaz = gazetteer()
    known = [d.place for d in resolved.localities if d.place]
    places = {p.id: p for p in known} | {p.id: p for p in gaz.closure(p.id for p in known if gaz.place(p.id))}
    return Reading(article, entities, tuple(stated), tuple(places[i] for i in sorted(places)))


def _stands(project: Draft) -> bool:
    """Tell whether a project is one although nothing is said of it: a road, what is called a project, a house that is being made."""
    kind = project.kind or ""
    proper = project.name.startswith("Nhà máy") and any(w[0].isupper() for w in project.name.split()[2:])
    return (
        proper
        or not kind.startswith(("nhà máy", "nút giao", "đường", "đề án"))
        or any(f.lower().startswith(("dự án", "công trình")) for f in (project.name, *project.aliases))
    )


def _entity(draft: Draft, keys: dict[int, str]) -> Entity:
    positions = tuple(Position(o.text, keys[id(at)] if at else None) for o, at, _ in draft.offices)
    name = _one_line(draft.name)
    aliases = tuple(sorted({_one_line(a) for a in draft.aliases} - {name}, key=lambda a: (key(a), a)))
    mentions = tuple(Span(a, b) for a, b in sorted(draft.mentions))
    return Entity(keys[id(draft)], draft.type, name, aliases, mentions, draft.kind, draft.place.id if draft.place else None, draft.on, positions)


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _claim(article: Article, text: str, fact: Fact, keys: dict[int, str]) -> Claim:
    start, end = fact.sentence.start, fact.sentence.end
    amount = fact.sum.value if fact.sum else None
    ends = (fact.source.name, fact.target.name)
    seed = "\x1f".join([article.id, str(start), str(end), fact.type, *ends, str(amount), fact.sum.currency if fact.sum else ""])
    return Claim(
        sha256(seed.encode()).hexdigest()[:16],
        article.id,
        fact.type,
        keys[id(fact.source)],
        keys[id(fact.target)],
        text[start:end],
        start,
        end,
        fact.rule,
        tuple(x for span in sorted({(a, b) for a, b in fact.spans if start <= a <= b <= end}) for x in span),
        article.published_on,
        fact.date,
        fact.status,
        fact.fields,
        fact.titles,
        float(amount) if amount is not None else None,
        fact.sum.vnd if fact.sum else None,
        fact.sum.currency if fact.sum else None,
        fact.sum.text if fact.sum else None,
    )
