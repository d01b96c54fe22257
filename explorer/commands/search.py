"""``lienket search``: names and aliases, by a part of them and without diacritics."""

from __future__ import annotations

from typing import Annotated

import typer

from explorer import language, output, printing
from explorer.lookup import aliases, shortened
from explorer.messages import Messages
from explorer.options import DEFAULT_STORE, Format, FormatOption, LangOption, OutOption, StoreOption
from graph.errors import NotFoundError, UsageError
from graph.schema import LABELS
from graph.store import open_store

COLUMNS = ("name", "label", "claims", "id", "aliases")


def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", show_default=False, help="A name or a part of one.")],
    label: Annotated[
        str | None,
        typer.Option(
            metavar="LABEL",
            show_default=False,
            autocompletion=lambda: LABELS,
            help=f"Only nodes of this kind: {', '.join(LABELS)}.",
        ),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="NODES", help="At most this many.")] = 20,
    out: OutOption = None,
    store: StoreOption = DEFAULT_STORE,
    form: FormatOption = Format.TABLE,
    lang: LangOption = None,
) -> None:
    """Find nodes by name, best first."""
    say = Messages(language.of_terminal(lang))
    known = {name.casefold(): name for name in LABELS}
    if label is not None and label.casefold() not in known:
        raise UsageError(say("no such label", label=label), cure=say("no such label: cure", labels=", ".join(LABELS)))
    with open_store(store) as graph:
        matches = graph.find(text, label=known[label.casefold()] if label else None, limit=limit)
    if not matches:
        raise NotFoundError(say("nothing found", name=shortened(text)), cure=say("nothing found: cure"))
    rows = [
        {"name": match.node.name, "label": match.node.label, "claims": match.degree, "id": match.node.id, "aliases": list(aliases(match.node))}
        for match in matches
    ]
    output.write(printing.records(COLUMNS, rows, form), out)
