"""How wide text is in the map's font, and where a label breaks: known when the map is built, so that labels can be kept apart."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

LINE: Final = 1.25
"""Height of a line of a label, in font sizes."""

_WIDTHS: Final = {
    180: "'`",
    240: " ",
    262: "Iijl",
    290: "!.:,;|·",
    350: '"“”',
    390: "1fr",
    432: "t(){}",
    480: "J[]~\\*/",
    505: "sz",
    565: "ux^<>k",
    580: "hnvy?ư",
    605: "ceE+-–L",
    645: "aogFPST$ơ",
    660: "bdpq2358đRYZ7",
    680: "069K",
    705: "HV4_",
    735: "ADNUX=&BƯ…",
    780: "CG#Đ",
    825: "OQ%Ơ—",
    880: "wmM",
    1005: "@W",
}
"""Thousandths of the font size, read off Be Vietnam Pro's regular weight and rounded; marks above and below a letter add nothing."""

_WIDTH: Final = {character: width for width, characters in _WIDTHS.items() for character in characters}
_BOLDER: Final = 1.03
_UNKNOWN: Final = 1000  # as wide as an ideograph: the wide scripts are the ones that the font lacks


@lru_cache(maxsize=65536)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of ``text`` in the map's font at ``size``, in the unit of ``size``; off by a few percent at most for Vietnamese."""
    total = 0
    for character in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(character):
            total += _WIDTH.get(character, _UNKNOWN)
    return total * size / 1000 * (_BOLDER if bold else 1.0)


def printable(text: str) -> str:
    """Return ``text`` on one line, without control and formatting characters, which could turn or hide what stands beside it."""
    return " ".join("".join(" " if c.isspace() else c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Cs"} or c.isspace()).split())


def wrap(name: str, *, limit: int = 18, lines: int = 3) -> tuple[str, ...]:
    """Return ``name`` broken into at most ``lines`` lines of about ``limit`` characters; what does not fit ends in an ellipsis."""
    wrapped: list[str] = []
    for word in printable(name[: limit * lines * 4]).split():
        piece = word if len(word) <= limit + 4 else word[: limit + 3] + "…"
        if wrapped and len(wrapped[-1]) + 1 + len(piece) <= limit:
            wrapped[-1] += " " + piece
        else:
            wrapped.append(piece)
    if len(wrapped) > lines:
        wrapped = [*wrapped[: lines - 1], wrapped[lines - 1].rstrip("….,") + "…"]
    return tuple(wrapped) or ("…",)
