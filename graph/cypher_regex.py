"""Regular expressions that mean the same in Java (the server) and in Rust (the embedded engine)."""

from __future__ import annotations

import re
from typing import Final

_FLAG: Final = "(?i)"
# Java's dot stops at more line ends than Rust's.
_ANY: Final = "[^\\n\\r\\u0085\\u2028\\u2029]"
_QUANTIFIER: Final = re.compile(r"(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})")
_PUNCTUATION: Final = set(".*+?|()[]{}^$-/\\")


def translate(pattern: str) -> str:
    """Return an expression with which both engines match, as a whole, the same texts; raise ValueError for what is outside the common part.

    Allowed are characters, ``.``, ``[abc]``, ``[a-z]``, ``[^abc]``, ``|``, groups, ``* + ? {2,3}`` after a character, class or dot, a backslash
    before punctuation, and ``(?i)`` at the beginning. Groups are not repeated, so that no text makes the server search for ever.
    """
    ignore = pattern.startswith(_FLAG)
    out: list[str] = ["(?iu)"] if ignore else []
    at, depth, quantifiable = len(_FLAG) if ignore else 0, 0, False
    while at < len(pattern):
        char = pattern[at]
        if quantifier := _QUANTIFIER.match(pattern, at):
            if not quantifiable:
                raise ValueError(f"{quantifier.group()} after nothing, a group or another repetition")
            out.append(quantifier.group())
            at, quantifiable = quantifier.end(), False
            continue
        quantifiable = char not in "(|)"
        if char == "[":
            text, at = _class(pattern, at)
            out.append(text)
            continue
        if char == "\\":
            out.append(_escaped(pattern, at))
            at += 2
            continue
        if char == "(":
            if pattern.startswith("(?", at):
                raise ValueError("only (?i), and only at the beginning")
            out.append("(?:")
            depth += 1
        elif char == ")":
            depth -= 1
            out.append(char)
        elif char in "^$]}{":
            raise ValueError(f"{char} needs a backslash; the whole text is compared without ^ and $")
        else:
            out.append(_ANY if char == "." else char)
        if depth < 0:
            break
        at += 1
    if depth:
        raise ValueError("a parenthesis without its other half")
    return "".join(out)


def _escaped(pattern: str, at: int) -> str:
    char = pattern[at + 1 : at + 2]
    if char not in _PUNCTUATION or not char:
        raise ValueError(f"\\{char}")
    return "\\" + char


def _class(pattern: str, at: int) -> tuple[str, int]:
    found = re.compile(r"\[\^?[^\[\]\\^&~]+\]").match(pattern, at)
    if not found or "--" in found.group():
        raise ValueError("a class is written [abc], [a-z] or [^abc]")
    return found.group(), found.end()
