"""The language of what the program says."""

from __future__ import annotations

import os
from enum import StrEnum


class Lang(StrEnum):
    """A language the program speaks."""

    VI = "vi"
    EN = "en"


def of_locale() -> Lang | None:
    """Return the language the environment's locale asks for; None where it asks for none, or for one we do not speak.

    Reads LC_ALL, LC_MESSAGES and LANG in this order, as POSIX says; the first that is set decides.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            code = value.partition(".")[0].partition("_")[0].lower()
            return Lang(code) if code in {*Lang} else None
    return None


def of_terminal(given: Lang | None) -> Lang:
    """Return the language to print in: the one asked for, else the locale's, else English."""
    return given or of_locale() or Lang.EN


def of_map(given: Lang | None) -> Lang:
    """Return the language of a map: the one asked for, else the locale's, else Vietnamese."""
    return given or of_locale() or Lang.VI
