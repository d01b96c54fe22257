"""Decoding: the bytes of an article as text."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Final

from graph.errors import InputError
from loaders.encoding import text_of

MAX_LINE: Final = 1_000_000
"""The longest line, in characters, that is still taken for text."""
MAX_TEXT: Final = 2_000_000
"""The longest text, in characters, that is still taken for one article."""
_WIDTH: Final = 40
_BROKEN: Final = 3
"""How many lines of what length, in characters, tell a text broken at a fixed width."""
_SIGNATURES: Final = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "a rich text document",
    b"\x1f\x8b": "a gzip archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
}
_NEWLINES: Final = re.compile("\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")


def decode(data: bytes, name: str) -> str:
    """Return ``data`` as text, as it is written; ``name`` is used in errors.

    Raises InputError for what is no text, or is in an encoding that is not known.
    """
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise InputError(f"{name} is {what}, not an article", cure="give text, HTML or JSON lines; packed as .zip, .gz or .zst with that ending")
    text = text_of(data)
    if text is None and b"\0" in data:
        raise InputError(f"{name} is not text: it has NUL bytes", cure="give text files")
    if text is None:
        raise InputError(f"{name} is not Vietnamese text in an encoding that is known", cure="convert it to UTF-8")
    return text


def tidy(text: str, name: str) -> str:
    r"""Return ``text`` in NFC with ``\n`` line ends, without a byte order mark, and its paragraphs on lines of their own.

    Raises InputError for a text that is empty or has NUL characters, and for a line of more than MAX_LINE or a text of more than MAX_TEXT characters.
    """
    if "\x00" in text:
        raise InputError(f"{name} is not text: it has NUL bytes", cure="give text files")
    text = unicodedata.normalize("NFC", _NEWLINES.sub("\n", text.removeprefix("\ufeff")))
    text = _unwrapped(text)
    if not text.strip():
        raise InputError(f"{name} is empty", cure="give a file with an article in it")
    if len(text) > MAX_TEXT:
        raise InputError(f"{name} has more than {MAX_TEXT:,} characters", cure="give an article a file, or JSON lines (.jsonl) for many")
    if max(map(len, text.split("\n"))) > MAX_LINE:
        raise InputError(f"{name} has a line of more than {MAX_LINE:,} characters", cure="give an article, with its paragraphs on lines of their own")
    return text


def _unwrapped(text: str) -> str:
    """Return ``text`` with the lines of a paragraph joined where it was broken at a fixed width: line after line goes on in lower case."""
    lines = text.split("\n")
    breaks = [len(a) >= _WIDTH and (a[-1].isalnum() or a[-1] == ",") and b[:1].islower() for a, b in pairwise(lines)]
    if sum(breaks) < _BROKEN:
        return text
    joined = lines[:1]
    inside = False
    for (before, line), broken in zip(pairwise(lines), breaks, strict=True):
        inside = broken or (inside and len(before) >= _WIDTH and before[-1].isalnum() and line[:1].isalnum())
        if inside:
            joined[-1] += " " + line
        else:
            joined.append(line)
    return "\n".join(joined)
