"""Claims and paths in words: what is said, then the sentence that says it, then where that sentence stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from explorer.messages import Messages
from explorer.printing import Line, Part
from graph.about import day
from graph.schema import ARTICLE, MENTIONED_IN, SYMMETRIC, Article, Node, Relationship
from graph.store import Path, Store
from viz import words

_SPACE: Final = re.compile(r"\s")


def verb(claim_type: str, say: Messages) -> str:
    """Return the verb of a relationship type in the language spoken."""
    return say("mentioned in") if claim_type == MENTIONED_IN else words.RELATIONSHIPS[say.lang][claim_type][0]


def heading(claim_type: str, say: Messages, *, outward: bool) -> str:
    """Return the heading for facts of a type about their source (``outward``) or their target."""
    return words.RELATIONSHIPS[say.lang][claim_type][1 if outward else 2]


def label(node_label: str, say: Messages) -> str:
    """Return the word for a kind of node."""
    return say("article") if node_label == ARTICLE else words.TYPES[say.lang][node_label]


def fact(claim: Relationship, ends: Mapping[str, Node], say: Messages, *, first: str | None = None) -> str:
    """Return what a relationship says as one clause, with titles, amount, fields, date and status where they are stated.

    A symmetric one begins with the node whose id is ``first``, any other with its source.
    """
    held = claim.properties
    source, target = ends[claim.source], ends[claim.target]
    if claim.type in SYMMETRIC and target.id == first:
        source, target = target, source
    joint = verb(claim.type, say)
    if titles := _texts(held.get("titles")):
        joint = words.PHRASES[say.lang]["holdsAs"].format(titles=", ".join(titles))
    details = [*_texts(held.get("amount_text")), *_texts(held.get("fields"))]
    details += [say.date(text) for text in (*_texts(held.get("date")), *_texts(held.get("on")))] + _texts(held.get("instrument"))
    if held.get("status") not in (None, "done"):
        details.append(words.STATUSES[say.lang][str(held["status"])])
    clause = f"{source.name} {joint} {target.name}"
    return f"{clause} ({'; '.join(details)})" if details else clause


def citation(claim: Relationship, articles: Mapping[str, Article], say: Messages) -> str | None:
    """Return where a claim's sentence stands: title, outlet, date, address or file; None for what no article says."""
    article = articles.get(str(claim.properties.get("article_id")))
    if article is None:
        return None
    said = say.date(article.published_on) if article.published_on else say("no date")
    cited = ", ".join(part for part in (article.title, article.outlet, said) if part)
    place = article.url or article.source
    return f"{cited} ({place})" if place else cited


def quote(claim: Relationship, indent: int) -> Iterator[Line]:
    """Yield a claim's sentence in quotation marks, the words marked that made source, target, type and amount; nothing where it has none."""
    text, start, spans = (claim.properties.get(name) for name in ("quote", "quote_start", "spans"))
    if isinstance(text, str) and isinstance(start, int):
        offsets = [int(offset) - start + 1 for offset in spans] if isinstance(spans, list) else []
        yield Line(f"“{_SPACE.sub(' ', text)}”", Part.QUOTE, indent, marks=tuple(zip(offsets[::2], offsets[1::2], strict=True)))


def claim_told(
    claim: Relationship, ends: Mapping[str, Node], articles: Mapping[str, Article], say: Messages, *, first: str, indent: int, bullet: str
) -> Iterator[Line]:
    """Yield the lines that tell one claim: the clause, its sentence, where it stands."""
    yield Line(fact(claim, ends, say, first=first), Part.FACT, indent, bullet=bullet)
    yield from quote(claim, indent)
    if where := citation(claim, articles, say):
        yield Line(f"— {where}", Part.ASIDE, indent)


def path_told(path: Path, articles: Mapping[str, Article], say: Messages, *, all_claims: bool) -> Iterator[Line]:
    """Yield the lines that tell a path hop by hop; without ``all_claims`` each hop is told by its newest claim alone."""
    first, last = path.hops[0].source, path.hops[-1].target
    yield Line(say("path", source=first.name, target=last.name, hops=len(path.hops)), Part.HEADING)
    for number, hop in enumerate(path.hops, 1):
        ends = {node.id: node for node in (hop.source, hop.target)}
        claims = newest_first(hop.relationships)
        for index, claim in enumerate(claims if all_claims else claims[:1]):
            yield from claim_told(claim, ends, articles, say, first=hop.source.id, indent=3, bullet="" if index else f"{number}.")
        if not all_claims and len(claims) > 1:
            yield Line(say("other claims", count=len(claims) - 1), Part.ASIDE, indent=3)


def newest_first(claims: Sequence[Relationship]) -> list[Relationship]:
    """Return claims by the day they happened or were said, newest first, undated ones last; else in the order given."""
    return sorted(claims, key=lambda claim: day(claim.properties), reverse=True)


def articles_of(store: Store, claims: Iterable[Relationship]) -> dict[str, Article]:
    """Return the articles that ``claims`` stand in, by id, in order of id."""
    cited = sorted({str(claim.properties["article_id"]) for claim in claims if "article_id" in claim.properties})
    return {held.id: held for held in map(store.article, cited) if held}


def _texts(value: object) -> list[str]:
    """Return a property's value as a list of texts, empty for null."""
    if isinstance(value, list):
        return [str(item) for item in value]
    return [str(value)] if value else []
