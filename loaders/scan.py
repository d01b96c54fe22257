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
    pieces = [piece for whole in sentences(text, page) for piece in _pieces(text, whole)]
    told = [tokens(shaped, s.start, s.end) for s in pieces]
    found: list[tuple[tuple[PlaceMention, ...], tuple[Country, ...]]] = []
    i = 0
    for sentence, words in zip(pieces, told, strict=True):
        while i < len(spans) and spans[i][0] < sentence.start:
            i += 1
        inside = []
        while i < len(spans) and spans[i][1] <= sentence.end:
            inside.append(spans[i])
            i += 1
        found.append(places(shaped, words, inside, persons))
    lands = [countries for _, countries in found]
    again = rementioned(shaped, [mentions for mentions, _ in found])
    named = [again(words, mentions) for words, (mentions, _) in zip(told, found, strict=True)]
    held = [holders(shaped, text, words, mentions, countries) for words, mentions, countries in zip(told, named, lands, strict=True)]
    officials = {h.name for row in held for h in row if h.name and h.offices}
    for n, mentions in enumerate(named):
        if any(not m.candidates and m.name in officials for m in mentions):  # "Phó Thị trưởng thành phố Hirotoshi Shiro" speaks of no city
            named[n] = tuple(m for m in mentions if m.candidates or m.name not in officials)
            held[n] = holders(shaped, text, told[n], named[n], lands[n])
    # one question is put to all sentences before the next: what answers it is then at hand in the processor's cache
    firms = [_firms(words, mentions) for words, mentions in zip(told, named, strict=True)]
    called = [phrases(shaped, s.start, s.end) for s in pieces]
    paid = [sums(shaped, s.start, s.end) for s in pieces]
    days = [dates(shaped, s.start, s.end, page.published_on) for s in pieces]
    called = [tuple(p for p in some if not _in_firm(p, near)) for some, near in zip(called, firms, strict=True)]
    return tuple(map(Scan, pieces, told, named, lands, held, firms, called, paid, days))


def _firms(words: Words, mentions: tuple[PlaceMention, ...]) -> tuple[OrganizationMention, ...]:
    """Return the organisations named in a sentence, but those that begin within the name of a place."""
    return tuple(o for o in organizations(words, mentions) if not any(m.name_start <= o.start < m.name_end for m in mentions))


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
