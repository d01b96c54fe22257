"""A graph in which every text attacks the page it is shown on."""

from __future__ import annotations

from graph.schema import ARTICLE, Node, Relationship, Subgraph
from tests.viz.sample import subgraph

ATTACKS = (
    "<script>window.__x = 1</script>",
    "</script><script>window.__x = 2</script>",
    "<img src=x onerror='window.__x = 3'>",
    '"><svg onload="window.__x = 4">',
    "javascript:window.__x=5",
    "{{ 7 * 7 }}{% raw %}${window.__x = 6}",
    "<!--<script>",
    "\u202egnortS dna \u2066 turned \u0000 \u2028 around",
    '=HYPERLINK("https://evil.example")',
    "A" * 10_000,
    "từ " * 3_000,
    "\U0001f600 \ud800 𠀋".encode("utf-8", "replace").decode(),
)


def hostile() -> Subgraph:
    """Return a ring of nodes, one per attack; the attack is its id, name, alias and kind, and the sentence, title and outlet of its claim."""
    nodes = [
        Node(f"{k}{text}", "Locality" if k % 2 else "Official", {"id": f"{k}{text}", "name": text, "aliases": [text], "kind": text})
        for k, text in enumerate(ATTACKS)
    ]
    articles = [
        Node(
            f"a{k}{text}",
            ARTICLE,
            {"id": f"a{k}{text}", "title": text, "outlet": text, "published_on": text, "url": f"javascript:window.__x=7//{text}"},
        )
        for k, text in enumerate(ATTACKS)
    ]
    relationships = [
        Relationship(
            "SUPPORTED",
            nodes[k].id,
            nodes[(k + 1) % len(nodes)].id,
            {
                "claim_id": text,
                "article_id": articles[k].id,
                "quote": f"{text} và {text}",
                "quote_start": 3,
                "quote_end": 3,
                "spans": [3, 9, 5, 99999, -4, 4],
                "said_on": text,
                "date": text,
                "status": text,
                "fields": [text],
                "titles": [text],
                "amount_text": text,
                "amount_vnd": 1,
                "rule": text,
            },
        )
        for k, text in enumerate(ATTACKS)
    ]
    return subgraph(nodes, relationships, articles)
