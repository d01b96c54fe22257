"""Decoding: the bytes of an article as text."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from graph.errors import InputError

MAX_LINE: Final = 1_000_000
"""The longest line, in characters, that is still taken for text."""
_SIGNATURES: Final = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or an Office document",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
}
_NEWLINES: Final = re.compile("\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")


def decode(data: bytes, name: str) -> str:
    """Return ``data`` as text in NFC with ``\\n`` line ends, without a byte order mark; ``name`` is used in errors.

    Raises InputError for bytes that are no UTF-8 text, for an empty file and for a line of more than MAX_LINE characters.
    """
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise InputError(f"{name} is {what}, not an article", cure="give text files")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is not UTF-8 text (byte {error.start})", cure="convert it to UTF-8") from None
    if "\x00" in text:
        raise InputError(f"{name} is not text: it has NUL bytes", cure="give text files")
    text = unicodedata.normalize("NFC", _NEWLINES.sub("\n", text))
    if not text.strip():
        raise InputError(f"{name} is empty", cure="give a file with an article in it")
    if max(map(len, text.split("\n"))) > MAX_LINE:
        raise InputError(f"{name} has a line of more than {MAX_LINE:,} characters", cure="give an article, with its paragraphs on lines of their own")
    return text
