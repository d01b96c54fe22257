"""From a subgraph to the data of a page: what is drawn where, and every claim with its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from typing import Any, Final

from graph.schema import ARTICLE, CLAIM_TYPES, ENTITY_TYPES, MERGED_INTO, STATUSES, SYMMETRIC, Node, Relationship, Value
from viz.boxes import Box
from viz.geography import locate
from viz.layout import TALL, arrange
from viz.measure import LINE, printable, text_width, wrap
from viz.options import Options
from viz.overview import Fold, Overview
from viz.words import PHRASES, RELATIONSHIPS, TYPES
from viz.words import STATUSES as STATUS_WORDS

_DRAWN: Final = frozenset({*CLAIM_TYPES, MERGED_INTO})
COMMUNITY: Final = "Community"
"""The label of a node that stands for a folded community."""

_LABEL: Final = {"Locality": 19.0}
_SMALL: Final = 14.0
_PAD: Final = 5.0
_FEW: Final = 150  # up to this many nodes a phone gets a layout of its own
_NETWORK_OPTIONS: Final[Mapping[str, object]] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {"chosen": False, "smooth": False, "selectionWidth": 0, "hoverWidth": 0, "arrowStrikethrough": False},
    "interaction": {"hover": True, "multiselect": False, "selectConnectedEdges": False, "hoverConnectedEdges": False, "tooltipDelay": 100000},
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the page needs: vis-network's nodes, edges and options, and the data behind them."""

    nodes: list[dict[str, object]]
    edges: list[dict[str, object]]
    options: dict[str, object]
    page: dict[str, object]


def drawing(overview: Overview, options: Options) -> Drawing:
    """Return the drawing of a graph; a relationship whose ends are not both among the nodes is not drawn, nor is MENTIONED_IN."""
    subgraph = overview.subgraph
    nodes = [*(node for node in subgraph.nodes if node.label != ARTICLE), *(_fold_node(fold, options) for fold in overview.folds)]
    number = {node.id: k for k, node in enumerate(nodes)}
    drawn = [r for r in subgraph.relationships if r.type in _DRAWN and r.source in number and r.target in number and r.source != r.target]
    articles = sorted(
        {node.id: node for node in (*subgraph.articles, *(n for n in subgraph.nodes if n.label == ARTICLE))}.values(), key=lambda n: n.id
    )
    pairs: dict[tuple[int, int], list[int]] = {}
    for k, relationship in enumerate(drawn):
        a, b = number[relationship.source], number[relationship.target]
        pairs.setdefault((min(a, b), max(a, b)), []).append(k)
    degree = [0] * len(nodes)
    bridges = {(number[a], number[b]): count for a, b, count in overview.bridges}
    for (a, b), count in bridges.items():
        pairs[a, b] = []
        degree[a] += count
        degree[b] += count
    for r in drawn:
        degree[number[r.source]] += 1
        degree[number[r.target]] += 1
    merged: dict[int, list[int]] = {}
    for r in drawn:
        if r.type == MERGED_INTO:
            merged.setdefault(number[r.source], []).append(number[r.target])
    radii = [_radius(node.label, degree[k]) for k, node in enumerate(nodes)]
    labels = [wrap(node.name) for node in nodes]
    boxes = [
        _box(node.label, radii[k], labels[k], _past_lines(node, [nodes[m].name for m in merged.get(k, ())], options)) for k, node in enumerate(nodes)
    ]
    points = arrange(boxes, sorted(pairs))
    tall = arrange(boxes, sorted(pairs), TALL) if len(nodes) <= _FEW else []
    geography = locate(nodes, boxes, sorted(pairs))
    quotes: dict[str, int] = {}
    numbers = {article.id: k for k, article in enumerate(articles)}
    page: dict[str, object] = {
        "lang": options.lang,
        "theme": options.theme,
        "title": printable(options.title or "") or PHRASES[options.lang]["title"],
        "asOf": options.as_of,
        "leftOut": options.left_out,
        "folded": {"nodes": overview.nodes, "claims": overview.claims, "groups": len(overview.folds)} if overview.folds else None,
        "path": [number[node_id] for node_id in options.path if node_id in number],
        "order": {
            "types": [*ENTITY_TYPES, COMMUNITY],
            "relationships": [*CLAIM_TYPES, MERGED_INTO],
            "statuses": list(STATUSES),
            "symmetric": sorted(SYMMETRIC),
        },
        "nodes": [_node(node, labels[k], degree[k], radii[k], merged.get(k, []), options) for k, node in enumerate(nodes)],
        "claims": [_claim(r, number, numbers, quotes) for r in drawn],
        "articles": [_article(article) for article in articles],
        "words": {
            lang: {"types": TYPES[lang], "relationships": RELATIONSHIPS[lang], "statuses": STATUS_WORDS[lang], "phrases": PHRASES[lang]}
            for lang in ("vi", "en")
        },
    }
    page["quotes"] = list(quotes)
    page["tall"] = tall
    page["geo"] = asdict(geography) if geography else None
    return Drawing(
        nodes=[{"id": k, "x": points[k][0], "y": points[k][1], "size": radii[k]} for k in range(len(nodes))],
        edges=[
            _edge(k, pair, [drawn[c] for c in found], number, bridges.get(pair, 0)) | {"claims": found}
            for k, (pair, found) in enumerate(sorted(pairs.items()))
        ],
        options=dict(_NETWORK_OPTIONS),
        page=page,
    )


def _fold_node(fold: Fold, options: Options) -> Node:
    """Return a folded community as a node; its labels alternate with their counts."""
    labels = [str(item) for pair in fold.labels for item in pair]
    name = f"{fold.name} +{fold.nodes - 1}" if fold.name else PHRASES[options.lang]["rest"].replace("{n}", str(fold.nodes))
    values: dict[str, Value] = {
        "name": name,
        "nodes": fold.nodes,
        "claims": fold.claims,
        "labels": labels,
        "names": list(fold.names),
    }
    return Node(fold.id, COMMUNITY, values)


def _radius(label: str, degree: int) -> float:
    if label == COMMUNITY:
        return 16.0
    if label == "Locality":
        return round(min(11 + 2.0 * sqrt(degree), 22), 1)
    return round(min(7.5 + 0.9 * sqrt(degree), 13), 1)


def _box(label: str, radius: float, lines: Sequence[str], small: Sequence[str]) -> Box:
    """Return the box of a node with its label below it: the lines of its name, then smaller ones."""
    size = _LABEL.get(label, _SMALL)
    widest = max(*(text_width(line, size) for line in lines), *(text_width(line, _SMALL) for line in small), 2 * radius)
    return Box(widest / 2 + _PAD, widest / 2 + _PAD, radius + _PAD, radius + 4 + (len(lines) * size + len(small) * _SMALL) * LINE + _PAD)


def _past_lines(node: Node, successors: Sequence[str], options: Options) -> tuple[str, ...]:
    """Return the lines that stand below the name of a locality of the past."""
    if not _is_past(node, options):
        return ()
    return ("đến 30/12/2025", *(("→ " + printable(successors[0])[:18],) if successors else ()))


def _is_past(node: Node, options: Options) -> bool:
    until = node.properties.get("valid_to")
    return isinstance(until, str) and bool(until) and (options.as_of is None or until < options.as_of)


def _node(node: Node, lines: Sequence[str], degree: int, radius: float, merged: list[int], options: Options) -> dict[str, object]:
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
        past=_is_past(node, options),
        into=merged,
        degree=degree,
        radius=radius,
        holds=_strings(values.get("labels")),
        names=_strings(values.get("names")),
        claims=values.get("claims"),
        size=values.get("nodes"),
    )


def _claim(relationship: Relationship, number: Mapping[str, int], articles: Mapping[str, int], quotes: dict[str, int]) -> dict[str, object]:
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
    return [len(quote[:offset].encode("utf-16-le", "surrogatepass")) // 2 for offset in marks]


def _article(node: Node) -> dict[str, object]:
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


def _edge(k: int, pair: tuple[int, int], claims: Sequence[Relationship], number: Mapping[str, int], folded: int) -> dict[str, object]:
    """Return one line for all claims between two nodes: its width tells how many, its arrows which way they point."""
    ways = {number[r.source] == pair[0] for r in claims if r.type not in SYMMETRIC}
    arrows = ",".join(word for word, way in (("to", True), ("from", False)) if way in ways)
    only_merger = not folded and all(r.type == MERGED_INTO for r in claims)
    return {
        "id": k,
        "from": pair[0],
        "to": pair[1],
        "width": round(1 + 1.44 * (sqrt(len(claims) or folded) - 1), 2),
        **({"folded": folded} if folded else {}),
        **({"arrows": arrows} if arrows else {}),
        **({"dashes": [2, 5]} if only_merger else {}),
    }


def _text(value: Value) -> str | None:
    return str(value) if value not in (None, "") else None


def _strings(value: Value) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _filled(**values: Any) -> dict[str, object]:
    """Return what is there: absent, empty and false values take no room in the page."""
    return {key: value for key, value in values.items() if value is not None and value is not False and value != [] and value != ""}
