"""From a subgraph to the data of a page: what is drawn where, and every claim with its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from graph.schema import ARTICLE, CLAIM_TYPES, ENTITY_TYPES, MERGED_INTO, STATUSES, SYMMETRIC, Node, Value
from viz.geography import locate
from viz.glyph import COMMUNITY, box, past_lines, radius
from viz.layout import TALL, arrange
from viz.measure import printable, wrap
from viz.options import Options
from viz.overview import DRAWN, NEWEST, Fold, Overview
from viz.record import article_record, claim_record, line_record, node_record
from viz.words import PHRASES, RELATIONSHIPS, TYPES
from viz.words import STATUSES as STATUS_WORDS

_FEW: Final = 150  # up to this many nodes a phone gets a layout of its own
_NETWORK_OPTIONS: Final[Mapping[str, object]] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {"chosen": False, "smooth": False, "selectionWidth": 0, "hoverWidth": 0, "arrowStrikethrough": False},
    "interaction": {"hover": False, "selectable": False, "dragNodes": False},
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the page needs: vis-network's nodes, edges and options, and the data behind them."""

    nodes: list[dict[str, object]]
    edges: list[dict[str, object]]
    options: dict[str, object]
    page: dict[str, object]


def drawing(overview: Overview, options: Options) -> Drawing:
    """Return the drawing of a graph; a relationship whose ends are not both among the nodes is not drawn, nor is MENTIONED_IN.

    Its articles are those that what is drawn cites.
    """
    subgraph = overview.subgraph
    nodes = [*(node for node in subgraph.nodes if node.label != ARTICLE), *(_fold_node(fold, options) for fold in overview.folds)]
    number = {node.id: k for k, node in enumerate(nodes)}
    drawn = [r for r in subgraph.relationships if r.type in DRAWN and r.source in number and r.target in number and r.source != r.target]
    cited = {r.properties.get("article_id") for r in drawn}
    known = {node.id: node for node in (*subgraph.articles, *(n for n in subgraph.nodes if n.label == ARTICLE)) if node.id in cited}
    articles = sorted(known.values(), key=lambda n: n.id)
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
    older = {(min(ends), max(ends)): count for ends, count in (([number[n] for n in pair], count) for pair, count in subgraph.older.items())}
    for (a, b), count in older.items():
        degree[a] += count
        degree[b] += count
    for r in drawn:
        if r.type != MERGED_INTO:
            degree[number[r.source]] += 1
            degree[number[r.target]] += 1
    merged: dict[int, list[int]] = {}
    for r in drawn:
        if r.type == MERGED_INTO:
            merged.setdefault(number[r.source], []).append(number[r.target])
    radii = [radius(node.label, degree[k]) for k, node in enumerate(nodes)]
    labels = [wrap(node.name) for node in nodes]
    boxes = [
        box(node.label, radii[k], labels[k], past_lines(node, [nodes[m].name for m in merged.get(k, ())], options)) for k, node in enumerate(nodes)
    ]
    points = arrange(boxes, sorted(pairs))
    tall = arrange(boxes, sorted(pairs), TALL) if len(nodes) <= _FEW else []
    geography = locate(nodes, boxes, sorted(pairs))
    quotes: dict[str, int] = {}
    numbers = {article.id: k for k, article in enumerate(articles)}
    page: dict[str, object] = {
        "lang": options.lang,
        "theme": options.theme,
        "title": printable(options.title or ""),
        "asOf": options.as_of,
        "leftOut": options.left_out,
        "folded": {"nodes": overview.nodes, "claims": overview.claims, "groups": len(overview.folds)} if overview.folds else None,
        "newest": NEWEST,
        "path": [number[node_id] for node_id in options.path if node_id in number],
        "order": {
            "types": [*ENTITY_TYPES, COMMUNITY],
            "relationships": [*CLAIM_TYPES, MERGED_INTO],
            "statuses": list(STATUSES),
            "symmetric": sorted(SYMMETRIC),
        },
        "nodes": [node_record(node, labels[k], degree[k], radii[k], merged.get(k, []), options) for k, node in enumerate(nodes)],
        "claims": [claim_record(r, number, numbers, quotes) for r in drawn],
        "articles": [article_record(article) for article in articles],
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
            line_record(
                k,
                pair,
                found,
                merger=all(drawn[c].type == MERGED_INTO for c in found) and pair not in bridges,
                folded=bridges.get(pair, 0),
                older=older.get(pair, 0),
            )
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
