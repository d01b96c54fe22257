"""Encodings: text from bytes of any encoding that Vietnamese has been written in."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

SNIFFED: Final = 4096
"""So many bytes or characters at the beginning tell the encoding."""
# Letters that only Vietnamese has among the Latin scripts of Unicode's first pages, and those it shares with others.
_OWN: Final = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_SHARED: Final = frozenset("àáâãèéêìíòóôõùúýĩũÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĨŨ")
# "ộ" in UTF-8, read as Latin-1: nearly all letters with two marks begin so.
_MOJIBAKE: Final = re.compile("á[\xba\xbb]")
_VNI_LEFT: Final = {"aú": "ẳ", "AÚ": "Ẳ", "Aú": "Ẳ"}
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_TWO_TONES: Final = re.compile(rf"[{_TONES}](?:[^\W\d_]|[\u0302\u0306\u031b])*[{_TONES}]")


def text_of(data: bytes) -> str | None:
    """Return the text of ``data``: UTF-8 or UTF-16 with or without a byte order mark, Windows-1258, TCVN3, VNI or VISCII; None for anything else.

    Letters that were decoded wrongly before they were stored ("Há»£p tÃ¡c"), or that are letters of a font ("Hîp t¸c"), are put right too.
    """
    text = _unicode(data)
    return _repaired(text) if text is not None else _legacy(data)


def _unicode(data: bytes) -> str | None:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else _unmarked(data[:SNIFFED]) or "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if encoding == "utf-8-sig" or _latin(text[:SNIFFED]) else None


def _latin(text: str) -> bool:
    """Tell whether most of a text is in Latin letters: any bytes at all make letters of some script in UTF-16."""
    return sum(c < "\u0370" or "\u1e00" <= c < "\u2070" for c in text) * 2 > len(text)


def _unmarked(head: bytes) -> str | None:
    """Return which UTF-16 without a mark bytes are in: one of the two bytes of its spaces and plain letters is zero; None for no UTF-16."""
    for zero, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[zero::2].count(0) * 5 > len(head) and not head[1 - zero :: 2].count(0):
            return encoding
    return None


def _repaired(text: str) -> str:
    head = text[:SNIFFED]
    if head.isascii() or _OWN.search(unicodedata.normalize("NFC", head)):
        return text
    if _MOJIBAKE.search(head):
        import ftfy

        return ftfy.fix_encoding(text)
    font = _font(head)
    return _converted(text, font) if font else text


def _legacy(data: bytes) -> str | None:
    """Return the text of bytes that are no Unicode, None where they are not Vietnamese in an encoding we know."""
    if b"\0" in data[:SNIFFED]:
        return None
    text = data.decode("latin-1")
    font = _font(text[:SNIFFED])
    if font and _vietnamese(_converted(text[:SNIFFED], font)):
        return _converted(text, font)
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    return text if _vietnamese(text[:SNIFFED]) else None


def _font(head: str) -> str | None:
    from viparse import detect_text_encoding  # type: ignore[import-untyped]

    found: str | None = detect_text_encoding(head)
    return found


def _converted(text: str, font: str) -> str:
    from viparse import fix

    fixed = str(fix(text, encoding=font))
    if font == "vni":  # the one letter that viparse leaves as it is
        for pair, letter in _VNI_LEFT.items():
            fixed = fixed.replace(pair, letter)
    return fixed


def _vietnamese(text: str) -> bool:
    """Tell whether nearly all letters beyond ASCII are Vietnamese ones, and no tone mark stands alone or beside another in one syllable."""
    beyond = [c for c in text if not c.isascii() and (c.isalpha() or c in _TONES)]
    own = sum(1 for c in beyond if c in _SHARED or _OWN.match(c))
    crowded = len(_TWO_TONES.findall(unicodedata.normalize("NFD", text)))
    return bool(_OWN.search(text)) and own >= 0.95 * len(beyond) and crowded * 20 <= len(beyond)
