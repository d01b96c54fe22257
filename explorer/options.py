"""Options that several commands share. Each may be given before the command or after it; what is given last decides."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, TypeVar

import typer

from explorer.language import Lang

DEFAULT_STORE: Final = "lienket.db"
_PANEL: Final = "Common options"
_T = TypeVar("_T")


class Format(StrEnum):
    """How answers are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def _inherited(context: typer.Context, option: typer.CallbackParam, value: _T) -> _T:
    """Return what was given with the command, else what was given before it, in the environment, or by default."""
    name = option.name or ""
    source = context.get_parameter_source(name)
    if source is not None and source.name == "DEFAULT":
        inherited: _T = context.find_root().params.get(name, value)
        return inherited
    return value


StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        "-s",
        metavar="PATH|URL",
        callback=_inherited,
        show_default=False,
        rich_help_panel=_PANEL,
        help="The graph: a file, or bolt://… or neo4j://… (LIENKET_STORE; default lienket.db)",
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        callback=_inherited,
        show_default=False,
        rich_help_panel=_PANEL,
        help="How to write the answer (LIENKET_FORMAT; default table)",
    ),
]
LangOption = Annotated[
    Lang | None,
    typer.Option(
        "--lang",
        callback=_inherited,
        show_default=False,
        rich_help_panel=_PANEL,
        help="Language of the answer (LIENKET_LANG; default from the locale)",
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE", show_default=False, help="Write to FILE instead of standard output."),
]
