"""``lienket load``: articles into the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from explorer import intake, language, printing, progress
from explorer.crew import crew
from explorer.messages import Messages
from explorer.options import DEFAULT_STORE, LangOption, StoreOption
from graph.errors import UsageError
from graph.store import Loaded, open_store

PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH…", show_default=False, allow_dash=True, readable=False, help="Files, folders, or - for standard input."),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Refuse everything where one input cannot be read.")]
WorkersOption = Annotated[int | None, typer.Option(min=1, show_default="the cores", help="How many processes read articles.")]
DaskOption = Annotated[
    str | None, typer.Option(metavar="ADDRESS", show_default=False, help="Let the workers of a Dask cluster read: its scheduler's tcp://host:port.")
]


def load(
    paths: PathsArgument = None,
    seeds: Annotated[bool, typer.Option("--seeds", help="Load the articles that come with the program.")] = False,
    strict: StrictOption = False,
    workers: WorkersOption = None,
    dask: DaskOption = None,
    store: StoreOption = DEFAULT_STORE,
    lang: LangOption = None,
) -> None:
    """Read articles and add what they say to the graph.

    Loading an article again changes nothing, so a load that was interrupted is finished by running it again.
    """
    say = Messages(language.of_terminal(lang))
    tally = intake.Tally()
    found = intake.found(paths or [], tally, say, seeds=seeds, strict=strict)
    if workers and dask:
        raise UsageError(say("workers or dask"), cure=say("workers or dask: cure"))
    with (
        progress.bar(say("reading"), intake.size(paths or [])) as meter,
        crew(workers, dask) as readers,
        open_store(store, create=True) as graph,
    ):
        documents = intake.documents(meter.counted(found, part=intake.size_of), readers)
        fresh = intake.unknown(documents, tally, graph.has)
        loaded = graph.add(meter.counted(intake.readings(fresh, tally, readers), articles=1))
    tally.report(say)
    tell(loaded, tally.known, store, say)


def tell(loaded: Loaded, known: int, store: str, say: Messages) -> None:
    """Say what a load added, and how many articles it left as they were: those known beforehand and those found in the store."""
    text = say("loaded", articles=loaded.articles, claims=loaded.claims, store=store)
    if loaded.known + known:
        text += " " + say("known", count=loaded.known + known)
    printing.note(text)
