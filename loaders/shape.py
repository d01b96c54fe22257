"""One written form for matching: same length as the text, so that every offset still counts."""

from __future__ import annotations

import re
from typing import Final

_LETTERS: Final = [chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isalpha()]
UPPER: Final = "".join(c for c in _LETTERS if c.isupper())
"""The capitals of the Latin script, for character classes: the range from À to Ỹ holds small letters too."""
LOWER: Final = "".join(c for c in _LETTERS if c.islower())
"""The small letters of the Latin script."""

_OLD: Final = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split()
_NEW: Final = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split()
_TONES: Final = dict(zip(_OLD, _NEW, strict=True)) | {a.capitalize(): b.capitalize() for a, b in zip(_OLD, _NEW, strict=True)}
_TONES |= {a.upper(): b.upper() for a, b in zip(_OLD, _NEW, strict=True)}
# A tone mark moves only at the end of a syllable ("hoà" but not "hoàn"), and never after q ("quý").
_TONE: Final = re.compile(r"(?<![qQ])(?:" + "|".join(_TONES) + r")(?!\w)")
_MARKS: Final = str.maketrans(
    {**dict.fromkeys("–—‑‒−‐", "-"), **dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("‘’ʼ′`´", "'"), "\xa0": " ", "\t": " ", "\u202f": " "}
)


def shape(text: str) -> str:
    """Return ``text`` with one tone placement, plain hyphens, quotes and spaces; its length is that of ``text``."""
    return _TONE.sub(lambda m: _TONES[m.group()], text.translate(_MARKS))
