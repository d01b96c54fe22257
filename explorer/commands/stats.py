"""``lienket stats``: how much the graph holds, and which nodes may be the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from explorer import language, output, printing, telling
from explorer.language import Lang
from explorer.messages import Messages
from explorer.options import DEFAULT_STORE, Format, FormatOption, LangOption, OutOption, StoreOption
from graph.schema import LABELS, RELATIONSHIP_TYPES, Node
from graph.store import Counts, open_store


def stats(
    duplicates: Annotated[
        bool, typer.Option("--duplicates", help="List nodes of one kind and name that were kept apart, because nothing says they are one.")
    ] = False,
    out: OutOption = None,
    store: StoreOption = DEFAULT_STORE,
    form: FormatOption = Format.TABLE,
    lang: LangOption = None,
) -> None:
    """Count articles, claims, nodes and relationships."""
    say = Messages(language.of_terminal(lang))
    with open_store(store) as graph:
        rows = _duplicates(graph.duplicates()) if duplicates else _counts(graph.counts(), say, spoken=form is Format.TABLE)
    columns = ("name", "label", "id", "titles") if duplicates else ("what", "count")
    held = list(rows)
    if duplicates and not held:
        printing.note(say("no duplicates"))
    output.write(printing.records(columns, held, form), out)


def _counts(counts: Counts, say: Messages, *, spoken: bool) -> Iterator[printing.Record]:
    """Yield one row a figure; ``spoken`` adds to the names of the schema what they mean, where they are not English to begin with."""
    yield {"what": say("articles") if spoken else "articles", "count": counts.articles}
    yield {"what": say("claims") if spoken else "claims", "count": counts.claims}
    vietnamese = spoken and say.lang is Lang.VI
    for label in LABELS:
        if label in counts.nodes:
            yield {"what": f"{label} ({telling.label(label, say)})" if vietnamese else label, "count": counts.nodes[label]}
    for kind in RELATIONSHIP_TYPES:
        if kind in counts.relationships:
            yield {"what": f"{kind} ({telling.verb(kind, say)})" if vietnamese else kind, "count": counts.relationships[kind]}


def _duplicates(groups: tuple[tuple[Node, ...], ...]) -> Iterator[printing.Record]:
    for group in groups:
        for node in group:
            yield {"name": node.name, "label": node.label, "id": node.id, "titles": node.properties.get("titles")}
