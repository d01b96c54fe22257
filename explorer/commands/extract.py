"""``lienket extract``: what was read from each article, as JSON in the schema of the annotation guideline; touches no store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from explorer import intake, language, output, printing, progress
from explorer.commands.load import PathsArgument, StrictOption, WorkersOption
from explorer.crew import crew
from explorer.messages import Messages
from explorer.options import LangOption


def extract(
    paths: PathsArgument = None,
    seeds: Annotated[bool, typer.Option("--seeds", help="Read the articles that come with the program.")] = False,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder to write to: one file an article, named after it.")] = Path(
        "extracted"
    ),
    strict: StrictOption = False,
    workers: WorkersOption = None,
    lang: LangOption = None,
) -> None:
    """Read articles and write what they say as JSON, one file an article; no store is touched."""
    from loaders.annotation import annotation

    say = Messages(language.of_terminal(lang))
    tally = intake.Tally()
    found = intake.found(paths or [], tally, say, seeds=seeds, strict=strict)
    folder = output.folder(out)
    names: set[str] = set()
    with progress.bar(say("reading"), intake.size(paths or [])) as meter, crew(workers) as readers:
        documents = intake.documents(meter.counted(found, part=intake.size_of), readers)
        for reading in meter.counted(intake.readings(documents, tally, readers), articles=1):
            name = _fresh(_stem(reading.article.source or reading.article.id), names)
            with output.writing(folder / f"{name}.json") as stream:
                json.dump(annotation(reading, name), stream, ensure_ascii=False, indent=1)
                stream.write("\n")
    tally.report(say)
    printing.note(say("extracted", count=len(names), folder=out))


def _stem(source: str) -> str:
    """Return what an article is called: the id of its record, or the file's name, inside an archive its name there, without the kinds of file."""
    from loaders.source import PACKED, SUFFIXES

    name = Path(source.rpartition(": ")[2]).name
    while Path(name).suffix.lower() in SUFFIXES | PACKED:
        name = Path(name).stem
    return name


def _fresh(name: str, taken: set[str]) -> str:
    """Return ``name``, or with the first number behind it that no article before has taken, and take it."""
    fresh, number = name, 1
    while fresh in taken:
        number += 1
        fresh = f"{name}-{number}"
    taken.add(fresh)
    return fresh
