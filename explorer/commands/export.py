"""``lienket export``, ``import`` and ``copy``: whole graphs, in and out and from store to store."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from explorer import language, output, printing, progress
from explorer.commands.load import tell
from explorer.messages import Messages
from explorer.options import DEFAULT_STORE, LangOption, StoreOption
from graph.errors import UsageError
from graph.store import open_store


class Target(StrEnum):
    """What a graph is exported as."""

    CLAIMS_JSONL = "claims-jsonl"
    NEO4J_ADMIN = "neo4j-admin"


def export(
    to: Annotated[
        Target,
        typer.Option("--to", help="claims-jsonl, which `import` reads back; or a folder of CSV files for `neo4j-admin database import`."),
    ] = Target.CLAIMS_JSONL,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE|DIR", show_default=False, help="Where to write; claims-jsonl goes to standard output by default."),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    lang: LangOption = None,
) -> None:
    """Write everything the graph holds, in an order that depends on nothing but its content."""
    say = Messages(language.of_terminal(lang))
    if to is Target.NEO4J_ADMIN and out in (None, output.DASH):
        raise UsageError(say("no folder"), cure=say("no folder: cure"))
    with open_store(store) as graph:
        if to is Target.CLAIMS_JSONL:
            from graph.export import claims_jsonl

            output.write(claims_jsonl(graph.readings()), out)
        elif out is not None:
            from graph.neo4j_admin import write_import

            print(write_import(graph.readings, out))
    if out not in (None, output.DASH):
        printing.note(say("written", file=out))


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", show_default=False, allow_dash=True, readable=False, help="What `export --to claims-jsonl` wrote; - for standard input."
        ),
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
