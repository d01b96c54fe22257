"""``lienket load``: articles into the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from explorer import intake, language, printing, progress
from explorer.messages import Messages
from explorer.options import DEFAULT_STORE, LangOption, StoreOption
from graph.store import Loaded, open_store

PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH…", show_default=False, allow_dash=True, help="Files, folders, or - for standard input."),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Refuse everything where one input cannot be read.")]
WorkersOption = Annotated[int | None, typer.Option(min=1, show_default="the cores", help="How many processes read articles.")]


def load(
    paths: PathsArgument = None,
    seeds: Annotated[bool, typer.Option("--seeds", help="Load the articles that come with the program.")] = False,
    strict: StrictOption = False,
    workers: WorkersOption = None,
    store: StoreOption = DEFAULT_STORE,
    lang: LangOption = None,
) -> None:
    """Read articles and add what they say to the graph.

    Loading an article again changes nothing, so a load that was interrupted is finished by running it again.
    """
    say = Messages(language.of_terminal(lang))
    tally = intake.Tally()
    found = intake.found(paths or [], tally, say, seeds=seeds, strict=strict)
    with progress.bar(say("reading"), intake.size(paths or [])) as meter, open_store(store, create=True) as graph:
        fresh = intake.unknown(meter.counted(found, part=intake.size_of), tally, graph.has)
        loaded = graph.add(meter.counted(intake.readings(fresh, tally, workers=workers), articles=1))
    tally.report(say)
    tell(loaded, tally.known, store, say)


def tell(loaded: Loaded, known: int, store: str, say: Messages) -> None:
    """Say what a load added, and how many articles it left as they were: those known beforehand and those found in the store."""
    text = say("loaded", articles=loaded.articles, claims=loaded.claims, store=store)
    if loaded.known + known:
        text += " " + say("known", count=loaded.known + known)
    printing.note(text)
