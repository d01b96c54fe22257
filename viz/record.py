"""Nodes, lines, claims and articles as the page's data holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.schema import Node, Relationship, Value
from viz.glyph import is_past
from viz.options import Options


def node_record(node: Node, lines: Sequence[str], degree: int, radius: float, merged: list[int], options: Options) -> dict[str, object]:
    """Return a node; ``merged`` are the numbers of what it was merged into."""
    values = node.properties
    return _filled(
        id=node.id,
        type=node.label,
        name=node.name,
        lines=list(lines),
        aliases=_strings(values.get("aliases")),
        titles=_strings(values.get("titles")),
        kind=_text(values.get("kind")),
        country=_text(values.get("country")),
        on=_text(values.get("signed_on") or values.get("held_on")),
        since=_text(values.get("valid_from")),
        until=_text(values.get("valid_to")),
        past=is_past(node, options),
        into=merged,
        degree=degree,
        radius=radius,
        holds=_strings(values.get("labels")),
        names=_strings(values.get("names")),
        claims=values.get("claims"),
        size=values.get("nodes"),
    )


def claim_record(relationship: Relationship, number: Mapping[str, int], articles: Mapping[str, int], quotes: dict[str, int]) -> dict[str, object]:
    """Return a claim, or a merger; nodes, articles and sentences by their numbers, a sentence that is new added to ``quotes``."""
    values = relationship.properties
    quote = _text(values.get("quote"))
    article = values.get("article_id")
    return _filled(
        type=relationship.type,
        source=number[relationship.source],
        target=number[relationship.target],
        article=articles.get(article) if isinstance(article, str) else None,
        quote=None if quote is None else quotes.setdefault(quote, len(quotes)),
        marks=_marks(quote or "", values.get("quote_start"), values.get("spans")),
        status=_text(values.get("status")),
        date=_text(values.get("date") or values.get("on")),
        said=_text(values.get("said_on")),
        amount=_text(values.get("amount_text")),
        vnd=values.get("amount_vnd"),
        fields=_strings(values.get("fields")),
        titles=_strings(values.get("titles")),
        instrument=_text(values.get("instrument")),
    )


def _marks(quote: str, start: Value, spans: Value) -> list[int]:
    """Return flat pairs of offsets into ``quote``, in UTF-16 code units as JavaScript counts, sorted, inside the quote and not overlapping."""
    if not isinstance(start, int) or not isinstance(spans, list):
        return []
    offsets = [int(value) - start for value in spans]
    marks: list[int] = []
    for first, last in sorted(zip(offsets[::2], offsets[1::2], strict=False)):
        first, last = max(first, marks[-1] if marks else 0, 0), min(last, len(quote))
        if first < last:
            marks += [first, last]
    if not marks or max(quote) <= "\uffff":
        return marks
    return [len(quote[:offset].encode("utf-16-le", "surrogatepass")) // 2 for offset in marks]


def article_record(node: Node) -> dict[str, object]:
    """Return an article; its address only where it is one of the web."""
    values = node.properties
    url = _text(values.get("url"))
    return _filled(
        id=node.id,
        title=_text(values.get("title")),
        outlet=_text(values.get("outlet")),
        date=_text(values.get("published_on")),
        url=url if url and url.lower().startswith(("http://", "https://")) else None,
        source=_text(values.get("source")),
    )


def line_record(k: int, pair: tuple[int, int], claims: list[int], *, merger: bool, folded: int, older: int) -> dict[str, object]:
    """Return the one line for all claims between two nodes, dashed for a merger; width and arrows follow from what the page shows."""
    return {
        "id": k,
        "from": pair[0],
        "to": pair[1],
        "claims": claims,
        **({"folded": folded} if folded else {}),
        **({"older": older} if older else {}),
        **({"dashes": [2, 5]} if merger else {}),
    }


def _text(value: Value) -> str | None:
    return str(value) if value not in (None, "") else None


def _strings(value: Value) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _filled(**values: Any) -> dict[str, object]:
    """Return what is there: absent, empty and false values take no room in the page."""
    return {key: value for key, value in values.items() if value is not None and value is not False and value != [] and value != ""}
