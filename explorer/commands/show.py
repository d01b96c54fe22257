"""``lienket show``: all that is known about one node."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from explorer import language, output, printing, records, telling
from explorer.lookup import aliases, node_called
from explorer.messages import Messages
from explorer.options import DEFAULT_STORE, Format, FormatOption, LangOption, OutOption, StoreOption
from explorer.printing import Line, Part
from graph.about import Kind, kind
from graph.schema import CLAIM_TYPES, MERGED_INTO, Article, Node, Relationship
from graph.store import open_store


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="A name, an alias or an id.")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, metavar="FACTS", help="At most this many facts of each kind; 0 for all.")] = 10,
    out: OutOption = None,
    store: StoreOption = DEFAULT_STORE,
    form: FormatOption = Format.TABLE,
    lang: LangOption = None,
) -> None:
    """Tell all that is known about a node, by kind of fact and newest first, each fact with its sentence."""
    say = Messages(language.of_terminal(lang))
    with open_store(store) as graph:
        node = node_called(graph, name, say)
        about = graph.about(node.id, limit=limit or None if form is Format.TABLE else None)
        claims = telling.newest_first(about.part.relationships)
        articles = telling.articles_of(graph, claims)
    ends = {held.id: held for held in about.part.nodes}
    match form:
        case Format.TABLE:
            lines = _told(node, claims, about.counts, ends, articles, say)
            output.write(printing.told(lines, terminal=output.terminal(out)), out)
        case Format.CSV:
            output.write(printing.records(records.CLAIM_COLUMNS, [records.claim(held, ends, articles) for held in claims], form), out)
        case _:
            facts = [records.claim(held, ends, articles) for held in claims]
            output.write(printing.records((), [{**records.node(node), "facts": facts}], form), out)


def _told(
    node: Node, claims: list[Relationship], counts: Mapping[Kind, int], ends: dict[str, Node], articles: dict[str, Article], say: Messages
) -> Iterator[Line]:
    """Yield the lines that tell a node: what it is and was, then its facts under their headings."""
    yield from _head(node, claims, ends, say)
    for claim_type in CLAIM_TYPES:
        for outward in (True, False):
            if not (count := counts.get((claim_type, outward), 0)):
                continue
            told = [claim for claim in claims if kind(claim.type, claim.source, node.id) == (claim_type, outward)]
            yield Line("")
            yield Line(f"{telling.heading(claim_type, say, outward=outward)} ({say.number(count)})", Part.HEADING)
            for claim in told:
                yield from telling.claim_told(claim, ends, articles, say, first=node.id, indent=2, bullet="•")
            if count > len(told):
                yield Line(say("more facts", count=count - len(told)), Part.ASIDE, indent=2)
    if not counts:
        yield Line(say("no facts"), Part.ASIDE)


def _head(node: Node, claims: list[Relationship], ends: dict[str, Node], say: Messages) -> Iterator[Line]:
    held = node.properties
    lifetime = [say(word, date=say.date(str(held[name]))) for word, name in (("from", "valid_from"), ("until", "valid_to")) if held.get(name)]
    what = [telling.label(node.label, say), *(str(held[name]) for name in ("kind", "signed_on", "held_on") if held.get(name)), *lifetime, node.id]
    yield Line(f"{node.name} — {', '.join(what)}", Part.HEADING)
    if other := aliases(node):
        yield Line(say("also called", aliases=", ".join(other)), Part.ASIDE)
    if isinstance(titles := held.get("titles"), list):
        yield Line(", ".join(map(str, titles)))
    for claim in claims:
        if claim.type == MERGED_INTO:
            yield Line(telling.fact(claim, ends, say))
