"""The scan: everything that is found in each sentence before it is decided what refers to what."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.date import When, dates
from loaders.money import Sum, sums
from loaders.office import Holder, holders
from loaders.organization import OrganizationMention, organizations
from loaders.page import Page
from loaders.phrase import Phrase, phrases
from loaders.place import Country, PlaceMention, matcher, places
from loaders.sentence import Sentence, sentences
from loaders.token import Token, tokens


@dataclass(frozen=True, slots=True)
class Scan:
    """One sentence and what was found in it, each in order of its place."""

    sentence: Sentence
    words: tuple[Token, ...]
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
    found: list[Scan] = []
    i = 0
    for sentence in sentences(text, page):
        start, end = sentence.start, sentence.end
        while i < len(spans) and spans[i][0] < start:
            i += 1
        inside = []
        while i < len(spans) and spans[i][1] <= end:
            inside.append(spans[i])
            i += 1
        words = tokens(shaped, start, end)
        named, countries = places(shaped, words, inside)
        named_phrases = phrases(shaped, start, end)
        found.append(
            Scan(
                sentence,
                words,
                named,
                countries,
                holders(shaped, text, words, named, countries),
                organizations(words, named),
                named_phrases,
                sums(shaped, start, end),
                dates(shaped, start, end, page.published_on),
            )  # fmt: skip
        )
    return tuple(found)
