"""Nodes, claims and paths as records: what JSON, JSON lines and CSV show of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from graph.schema import Article, Node, Relationship, Value
from graph.store import Path

CLAIM_COLUMNS: Final = (
    "source",
    "type",
    "target",
    "titles",
    "amount_text",
    "amount_vnd",
    "currency",
    "amount",
    "date",
    "status",
    "fields",
    "quote",
    "said_on",
    "article",
    "outlet",
    "url",
    "file",
    "article_id",
    "claim_id",
)
PATH_COLUMNS: Final = ("path", "hop", *CLAIM_COLUMNS)


def node(held: Node) -> dict[str, object]:
    """Return a node as a record: id, label, name, then its other properties by name."""
    return {"id": held.id, "label": held.label, "name": held.name, **_sorted(held.properties, without={"id", "name"})}


def claim(held: Relationship, ends: Mapping[str, Node], articles: Mapping[str, Article]) -> dict[str, object]:
    """Return a relationship as a record: names and ids of its ends, its properties, and its article's title, outlet and address."""
    article = articles.get(str(held.properties.get("article_id")))
    return {
        "source": ends[held.source].name,
        "source_id": held.source,
        "type": held.type,
        "target": ends[held.target].name,
        "target_id": held.target,
        **_sorted(held.properties, without=set()),
        "article": article.title if article else None,
        "outlet": article.outlet if article else None,
        "url": article.url if article else None,
        "file": article.source if article else None,
    }


def _sorted(properties: Mapping[str, Value], without: set[str]) -> dict[str, object]:
    """Return properties by name: no store is bound to keep them in an order."""
    return {name: properties[name] for name in sorted(properties.keys() - without)}


def path(walk: Path, articles: Mapping[str, Article]) -> dict[str, object]:
    """Return a path as a record: its hops in order, each with both nodes and all its claims."""
    hops = [
        {
            "from": node(hop.source),
            "to": node(hop.target),
            "claims": [claim(held, {hop.source.id: hop.source, hop.target.id: hop.target}, articles) for held in hop.relationships],
        }
        for hop in walk.hops
    ]
    return {"from": walk.hops[0].source.name, "to": walk.hops[-1].target.name, "length": len(hops), "hops": hops}


def of_path(number: int, walk: Path, articles: Mapping[str, Article]) -> Iterator[dict[str, object]]:
    """Yield one flat record a claim of path ``number``, in the order of its hops."""
    for step, hop in enumerate(walk.hops, 1):
        for held in hop.relationships:
            yield {"path": number, "hop": step, **claim(held, {hop.source.id: hop.source, hop.target.id: hop.target}, articles)}
