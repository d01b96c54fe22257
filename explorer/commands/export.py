"""``lienket export``, ``import`` and ``copy``: whole graphs, in and out and from store to store."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from explorer import language, output, printing, progress
from explorer.commands.load import tell
from explorer.messages import Messages
from explorer.options import DEFAULT_STORE, LangOption, OutOption, StoreOption
from graph.store import open_store


class Target(StrEnum):
    """What a graph is exported as."""

    CLAIMS_JSONL = "claims-jsonl"


def export(
    to: Annotated[Target, typer.Option("--to", help="The format: claims-jsonl is the one that `import` reads back.")] = Target.CLAIMS_JSONL,  # noqa: ARG001
    out: OutOption = None,
    store: StoreOption = DEFAULT_STORE,
    lang: LangOption = None,
) -> None:
    """Write everything the graph holds, in an order that depends on nothing but its content."""
    from graph.export import claims_jsonl

    with open_store(store) as graph:
        output.write(claims_jsonl(graph.readings()), out)
    if out is not None:
        printing.note(Messages(language.of_terminal(lang))("written", file=out))


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", show_default=False, allow_dash=True, help="What `export --to claims-jsonl` wrote; - for standard input.")
    ],
    store: StoreOption = DEFAULT_STORE,
    lang: LangOption = None,
) -> None:
    """Add what `export --to claims-jsonl` wrote to the graph; what it already holds stays as it is."""
    from graph.export import read_claims_jsonl

    say = Messages(language.of_terminal(lang))
    with progress.bar(say("reading")) as meter, open_store(store, create=True) as graph:
        loaded = graph.add(meter.counted(read_claims_jsonl(file), articles=1))
    tell(loaded, 0, store, say)


def copy(
    source: Annotated[str, typer.Option("--from", metavar="STORE", show_default=False, help="The store to read: a file or a URL.")],
    target: Annotated[str, typer.Option("--to", metavar="STORE", show_default=False, help="The store to add to: a file or a URL.")],
    lang: LangOption = None,
) -> None:
    """Add everything one store holds to another, losslessly and either way."""
    say = Messages(language.of_terminal(lang))
    with open_store(source) as held, progress.bar(say("reading"), held.counts().articles) as meter, open_store(target, create=True) as graph:
        loaded = graph.add(meter.counted(held.readings(), articles=1, part=lambda _: 1))
    tell(loaded, 0, target, say)
