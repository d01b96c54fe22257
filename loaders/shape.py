"""One written form for matching: same length as the text, so that every offset still counts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_LETTERS: Final = [chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isalpha()]
UPPER: Final = "".join(c for c in _LETTERS if c.isupper())
"""The capitals of the Latin script, for character classes: the range from À to Ỹ holds small letters too."""
LOWER: Final = "".join(c for c in _LETTERS if c.islower())
"""The small letters of the Latin script."""

_OLD: Final = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split()
_NEW: Final = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split()
_TONES: Final = {form(a): form(b) for a, b in zip(_OLD, _NEW, strict=True) for form in (str, str.capitalize, str.upper)}
# A tone mark moves only at the end of a syllable ("hoà" but not "hoàn"), and never after q ("quý").
_TONE: Final = re.compile("[oOuU](?<![qQ].)[" + "".join(sorted({pair[1] for pair in _TONES})) + r"](?!\w)")
_MARKS: Final = dict.fromkeys("–—‑‒−‐", "-") | dict.fromkeys("“”„«»″", '"') | dict.fromkeys("‘’ʼ′`´", "'") | dict.fromkeys("\xa0\t\u202f", " ")
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
"""Characters of icon fonts, which say nothing; ``loaders.typed`` writes signs of its own with them."""
_SHORT: Final = 80


def shape(text: str) -> str:
    """Return ``text`` with one tone placement, plain hyphens, quotes and spaces, no sign of an icon font; its length is that of ``text``."""
    return _remembered(text) if len(text) <= _SHORT else _shape(text)


def _shape(text: str) -> str:
    for mark, plain in _MARKS.items():
        text = text.replace(mark, plain)
    return _TONE.sub(lambda m: _TONES.get(m.group(), m.group()), _PRIVATE.sub(" ", text))


_remembered: Final = lru_cache(maxsize=1 << 12)(_shape)
