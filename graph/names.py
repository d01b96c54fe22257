"""Names as keys: tone placement, folding without diacritics, slugs."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Final

_OLD_TONES: Final = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split()
_NEW_TONES: Final = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split()
_TONES: Final = dict(zip(_OLD_TONES, _NEW_TONES, strict=True)) | dict(zip(_NEW_TONES, _OLD_TONES, strict=True))
# The mark stands on the first vowel of an open syllable ("hòa") and on the second of a closed one ("hoàn"). "uý" after q is no diphthong of u and y:
# "quý" keeps its mark.
_TONE: Final = re.compile(rf"(?<![qQ])(?:(?:{'|'.join(_OLD_TONES)})(?![^\W\d_])|(?:{'|'.join(_NEW_TONES)})(?=[^\W\d_]))")
_DASH: Final = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
# A dotless ı (Turkish) is what a capital I may stand for.
_PLAIN: Final = str.maketrans(dict.fromkeys("“”\"'‘’«»") | {"ı": "i"})
_LONGEST_FORM: Final = 1000
_LONGEST_SLUG: Final = 500


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """Return the key of a name: NFC, case folded, one tone placement, plain dashes, no dotless ı, no quotes, single spaces; with diacritics."""
    text = unicodedata.normalize("NFC", name).casefold().translate(_PLAIN)
    text = _TONE.sub(lambda m: _TONES[m.group()], text)
    return " ".join(_DASH.sub("-", text).split()).strip(" .,;:")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return ``name`` in lower case ASCII letters where it has Latin letters: no diacritics, ``đ`` as ``d``, single spaces."""
    text = unicodedata.normalize("NFD", name.casefold()).replace("đ", "d")
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", text).split())


def form(name: str) -> str:
    """Return what a search knows ``name`` by: folded, and of more than 1,000 characters the first ones."""
    return fold(name)[:_LONGEST_FORM].rstrip()


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """Return an ASCII slug of ``name``: letters and digits joined by single hyphens; a name without any becomes ``x`` and its code points in hex.

    One that no index could hold is cut, with a hash of all of it at its end.
    """
    text = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    if len(text) > _LONGEST_SLUG:
        text = f"{text[:_LONGEST_SLUG].rstrip('-')}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    return text or "x" + "-".join(f"{ord(c):x}" for c in name.strip()[:8])
