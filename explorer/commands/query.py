"""``lienket query``: Cypher, read-only."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from explorer import language, output, printing
from explorer.messages import Messages
from explorer.options import DEFAULT_STORE, Format, FormatOption, LangOption, OutOption, StoreOption
from graph.errors import UsageError
from graph.store import open_store


def query(
    cypher: Annotated[str, typer.Argument(metavar="CYPHER", show_default=False, help="The query; - reads it from standard input.")],
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", "-p", metavar="NAME=VALUE", show_default=False, help="A parameter: JSON where it parses as such, else text. Repeatable."
        ),
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.001, metavar="SECONDS", help="Give up after this time.")] = 30.0,
    limit: Annotated[int, typer.Option(min=0, metavar="ROWS", help="At most this many rows; 0 for all.")] = 1000,
    out: OutOption = None,
    store: StoreOption = DEFAULT_STORE,
    form: FormatOption = Format.TABLE,
    lang: LangOption = None,
) -> None:
    """Ask the graph in Cypher; nothing can be written this way."""
    say = Messages(language.of_terminal(lang))
    given = parameters(param or [], say)
    text = typer.get_text_stream("stdin").read() if cypher == "-" else cypher
    with open_store(store) as graph:
        answer = graph.query(text, given, timeout=timeout, limit=limit or None, building=lambda: printing.note(say("building")))
    rows = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
    output.write(printing.records(answer.columns, rows, form), out)
    if answer.cut:
        printing.note(say("rows cut", limit=limit))


def parameters(given: list[str], say: Messages) -> dict[str, object]:
    """Return ``name=value`` pairs as a mapping; a value that is JSON is read as JSON, any other is text. Raises UsageError without ``=``."""
    read: dict[str, object] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise UsageError(say("no value", pair=pair), cure=say("no value: cure"))
        try:
            read[name] = json.loads(value)
        except ValueError:
            read[name] = value
    return read
