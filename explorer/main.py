"""The program: its commands, and what becomes of what they raise."""

from __future__ import annotations

import errno
import io
import logging
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from explorer import language, printing
from explorer.commands.export import copy, export, import_
from explorer.commands.extract import extract
from explorer.commands.load import load
from explorer.commands.map import map_
from explorer.commands.path import path
from explorer.commands.query import query
from explorer.commands.search import search
from explorer.commands.show import show
from explorer.commands.stats import stats
from explorer.errors import translated
from explorer.help import HELP, speak
from explorer.language import Lang
from explorer.messages import Messages
from explorer.options import DEFAULT_STORE, Format
from graph.errors import LienketError, NotFoundError, WriteError

INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141
_IN: Final = "Articles in"
_OUT: Final = "Answers out"
_WHOLE: Final = "Whole graphs"


class _Program(TyperGroup):
    """The group of commands; a reader that hangs up (``| head``) ends a command, and is no error to report."""

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # What is still buffered has nowhere to go; the interpreter would complain about it on the way out.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(BROKEN_PIPE) from None
        return result


app = typer.Typer(
    cls=_Program,
    context_settings={"help_option_names": HELP},
    epilog="Docs: docs/commands.md. Exit codes: 0 done, 1 failure, 2 usage, 3 no such name or no path, 4 input refused, 5 store not reachable.",
)


def _version(asked: bool) -> None:
    if asked:
        from importlib import metadata

        print(f"lienket {metadata.version('lienket')}")
        raise typer.Exit


@app.callback()
def program(
    store: Annotated[
        str, typer.Option("--store", "-s", metavar="PATH|URL", envvar="LIENKET_STORE", help="The graph: a file, or bolt://… or neo4j://…")
    ] = DEFAULT_STORE,
    form: Annotated[Format, typer.Option("--format", "-f", envvar="LIENKET_FORMAT", help="How to write answers.")] = Format.TABLE,
    lang: Annotated[
        Lang | None, typer.Option("--lang", envvar="LIENKET_LANG", show_default="from the locale", help="Language of answers and maps.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error; may stand anywhere.")] = False,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")] = False,
) -> None:
    """Read Vietnamese news about cooperation between localities into a graph that quotes the sentence behind every line."""


COMMANDS: Final[Mapping[str, tuple[Callable[..., None], str]]] = {
    "load": (load, _IN),
    "extract": (extract, _IN),
    "map": (map_, _OUT),
    "path": (path, _OUT),
    "show": (show, _OUT),
    "search": (search, _OUT),
    "query": (query, _OUT),
    "stats": (stats, _OUT),
    "export": (export, _WHOLE),
    "import": (import_, _WHOLE),
    "copy": (copy, _WHOLE),
}
for _name, (_command, _panel) in COMMANDS.items():
    app.command(_name, rich_help_panel=_panel)(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; an error is one line on standard error, its candidates below it."""
    arguments = (sys.argv[1:] if arguments is None else list(arguments)) or ["--help"]
    debug = "--debug" in arguments
    if threading.current_thread() is threading.main_thread():
        # Told to end (``timeout``, a shutdown), the program ends as it does at Ctrl-C.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not debug:
        # What libraries log (retries, routing) is not the one line that says what is wrong.
        logging.getLogger().addHandler(logging.NullHandler())
    lang = _asked(arguments)
    program = typer.main.get_command(app)
    speak(program, lang)
    try:
        code = program.main([argument for argument in arguments if argument != "--debug"], prog_name="lienket", standalone_mode=False)
    except Exception as error:
        if debug:
            traceback.print_exc()
        return _failed(error, Messages(lang))
    if code == INTERRUPTED:
        printing.note("lienket: " + Messages(lang)("interrupted"))
    return code if isinstance(code, int) else 0


def _asked(arguments: Sequence[str]) -> Lang:
    """Return the language asked for, read before the command line is: help and errors of usage speak it too."""
    named = [value for option, value in pairwise(arguments) if option == "--lang"]
    named += [argument.removeprefix("--lang=") for argument in arguments if argument.startswith("--lang=")]
    known = [Lang(value) for value in (*named, os.environ.get("LIENKET_LANG", "")) if value in {*Lang}]
    return language.of_terminal(known[0] if known else None)


def _failed(error: Exception, say: Messages) -> int:
    """Tell of an error in one line and return the exit code it stands for."""
    match error:
        case LienketError():
            _tell(str(error), error.cure, say.lang)
            for candidate in error.candidates if isinstance(error, NotFoundError) else ():
                printing.note(f"  {candidate}")
            return error.exit_code
        case typer.TyperException():
            _tell(error.format_message(), f"see {_command_path(error)} --help", say.lang)
            return error.exit_code
        case typer.Abort():
            printing.note("lienket: " + say("interrupted"))
            return INTERRUPTED
        case OSError(errno=errno.ENOSPC | errno.EDQUOT | errno.EROFS | errno.EACCES):
            _tell(f"{error.filename or 'standard output'}: {error.strerror}", None, say.lang)
            return WriteError.exit_code
        case _:
            _tell(say("internal", error=f"{type(error).__name__}: {error}"), say("internal: cure"), say.lang)
            return 1


def _command_path(error: typer.TyperException) -> str:
    """Return the command that an error of usage is about, as typed."""
    return str(getattr(getattr(error, "ctx", None), "command_path", "lienket"))


def _tell(message: str, cure: str | None, lang: Lang) -> None:
    """Print what happened and the cure as two sentences on one line; a cure that ends in a colon leads to the lines below it."""
    text = f"lienket: {translated(' '.join(message.split()), lang).rstrip('.')}"
    cure = cure and translated(cure, lang)
    if cure:
        text += f". {cure[0].upper()}{cure[1:].rstrip('.')}"
    printing.note(text if text.endswith(":") else f"{text}.")
