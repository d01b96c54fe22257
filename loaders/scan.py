"""The scan: everything that is found in each sentence before it is decided what refers to what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from loaders.date import When, dates
from loaders.frozen import frozen
from loaders.matcher import matcher
from loaders.money import Sum, sums
from loaders.nounphrase import Phrase
from loaders.office import Holder, holders
from loaders.organization import OrganizationMention, organizations
from loaders.page import Page
from loaders.phrase import phrases
from loaders.place import Country, PlaceMention
from loaders.sentence import Sentence, sentences
from loaders.shape import UPPER
from loaders.token import Words, tokens
from loaders.toponym import places, rementioned
from loaders.typeword import COMPANIES

LONGEST: Final = 2000
"""The longest sentence, in characters, that is read whole."""
# each begins with a letter, which is looked for faster than the edge of a word
_ADDRESSES: Final = "|".join(rf"{w[0]}(?<!\w.){w[1:]}" for w in ("Ông", "ông", "Bà", "bà", "Ngài", "ngài", "Đồng chí", "đồng chí"))
_PERSON: Final = re.compile(rf"(?:{_ADDRESSES})\s+(?P<name>[{UPPER}][^\W\d_]*(?:[ -][{UPPER}][^\W\d_]*)+)")


@frozen
class Scan:
    """One sentence and what was found in it, each in order of its place."""

    sentence: Sentence
    words: Words
    places: tuple[PlaceMention, ...]
    countries: tuple[Country, ...]
    holders: tuple[Holder, ...]
    organizations: tuple[OrganizationMention, ...]
    phrases: tuple[Phrase, ...]
    sums: tuple[Sum, ...]
    dates: tuple[When, ...]


def scan(text: str, shaped: str, page: Page) -> tuple[Scan, ...]:
    """Return a scan of every sentence of the page, in order; ``shaped`` is ``text`` in one shape."""
    spans = matcher().find(shaped)
    persons = frozenset(m["name"] for m in _PERSON.finditer(shaped))
    parts: list[tuple[Sentence, Words, tuple[PlaceMention, ...], tuple[Country, ...]]] = []
    i = 0
    for sentence in (piece for whole in sentences(text, page) for piece in _pieces(text, whole)):
        start, end = sentence.start, sentence.end
        while i < len(spans) and spans[i][0] < start:
            i += 1
        inside = []
        while i < len(spans) and spans[i][1] <= end:
            inside.append(spans[i])
            i += 1
        words = tokens(shaped, start, end)
        parts.append((sentence, words, *places(shaped, words, inside, persons)))
    again = rementioned(shaped, [p[2] for p in parts])
    parts = [(sentence, words, again(words, named), countries) for sentence, words, named, countries in parts]
    held = [holders(shaped, text, words, named, countries) for _, words, named, countries in parts]
    officials = {h.name for row in held for h in row if h.name and h.offices}
    found: list[Scan] = []
    for (sentence, words, named, countries), row in zip(parts, held, strict=True):
        start, end = sentence.start, sentence.end
        if any(not m.candidates and m.name in officials for m in named):  # "Phó Thị trưởng thành phố Hirotoshi Shiro" speaks of no city
            named = tuple(m for m in named if m.candidates or m.name not in officials)
            row = holders(shaped, text, words, named, countries)
        named_here = tuple(o for o in organizations(words, named) if not any(m.name_start <= o.start < m.name_end for m in named))
        found.append(
            Scan(
                sentence,
                words,
                named,
                countries,
                row,
                named_here,
                tuple(p for p in phrases(shaped, start, end) if not _in_firm(p, named_here)),
                sums(shaped, start, end),
                dates(shaped, start, end, page.published_on),
            )
        )
    return tuple(found)


def _in_firm(phrase: Phrase, organizations: tuple[OrganizationMention, ...]) -> bool:
    """Tell whether what looks like a work stands in the name of a firm: "Công ty cổ phần Điện gió A"."""
    return phrase.type == "Project" and any(o.kind in COMPANIES and o.start < phrase.start and phrase.end <= o.end for o in organizations)


def _pieces(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """Yield a sentence, or pieces of at most LONGEST characters of what is no sentence of anybody's: patterns must not run over a whole file."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        stop = space if space >= 0 else start + LONGEST
        yield replace(sentence, start=start, end=stop)
        start = stop + 1 if space >= 0 else stop
    yield sentence if start == sentence.start else replace(sentence, start=start)
