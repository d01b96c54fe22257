"""Finding nodes by name: exact without diacritics, then by beginning, by words, by near spelling."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from typing import Final, Generic, TypeVar

from graph.names import form as known_by

K = TypeVar("K", bound=Hashable)

EXACT: Final = 1.0
_BEGINNING: Final = 0.9
_INSIDE: Final = 0.85
_WORDS: Final = 0.8
_NEAR: Final = 0.7
_CANDIDATES: Final = 20_000
_COMPARED: Final = 1_000
_ENOUGH: Final = 10
_LONGEST: Final = 32
_LEAST_ALIKE: Final = 0.6


class Search(ABC, Generic[K]):
    """Looks names up; a store says where its names are. ``K`` is what the store knows a node by."""

    def exact(self, name: str) -> dict[K, float]:
        """Return the nodes called ``name``, scored 1."""
        form = known_by(name)
        found = self._nodes({form: EXACT})
        return found or self._nodes({form.replace(" ", ""): EXACT})

    def near(self, name: str) -> dict[K, float]:
        """Return nodes whose names come near ``name``, with scores below 1; the candidates are bounded, and chosen by their names alone."""
        form = known_by(name)
        if not form:
            return {}
        words = form.split()
        scores: dict[str, float] = {}
        for score, forms in (
            (_BEGINNING, self.beginning(form, _CANDIDATES)),
            (_INSIDE, self._inside(words)),
            (_WORDS, self._with_words(words)),
        ):
            for found in forms:
                scores.setdefault(found, score)
        if len(scores) < _ENOUGH:
            for found in self._misspelt(words):
                alike = SequenceMatcher(None, form, found).ratio()
                if alike >= _LEAST_ALIKE:
                    scores.setdefault(found, _NEAR * alike)
        return self._nodes(scores)

    @abstractmethod
    def nodes_of(self, forms: Iterable[str]) -> Iterable[tuple[str, K]]:
        """Return the nodes that answer to these forms, each with the form."""

    @abstractmethod
    def beginning(self, form: str, most: int) -> Iterable[str]:
        """Return forms that are longer than ``form`` and begin with it; of more than ``most``, some that the names alone decide."""

    @abstractmethod
    def known(self, forms: Iterable[str]) -> Iterable[str]:
        """Return those of the forms that are there, in no order."""

    @abstractmethod
    def with_word(self, word: str, most: int) -> Iterable[str]:
        """Return forms that have the word; of more than ``most``, some that the names alone decide."""

    @abstractmethod
    def frequency(self, word: str) -> int:
        """Return how many forms have the word; beyond 10,000 it does not matter."""

    @abstractmethod
    def words(self, first: str, shortest: int, longest: int) -> list[str]:
        """Return the words that begin with a character and are not shorter or longer than said, in order."""

    def _nodes(self, scores: dict[str, float]) -> dict[K, float]:
        found: dict[K, float] = {}
        for form, node in self.nodes_of(scores):
            found[node] = max(found.get(node, 0.0), scores[form])
        return found

    def _inside(self, words: list[str]) -> Iterator[str]:
        """Yield names that are part of what was asked for, of its first 32 words: "ca mau" for "tinh ca mau"."""
        first = words[:_LONGEST]
        parts = {" ".join(first[i:j]) for i in range(len(first)) for j in range(i + 1, len(first) + 1) if j - i < len(words)}
        found = sorted(self.known(sorted(parts)), key=lambda form: (-len(form), form))
        return (form for form in found if not any(form != longer and f" {form} " in f" {longer} " for longer in found))

    def _with_words(self, words: Iterable[str]) -> Iterator[str]:
        """Yield names that have all the words, in any order."""
        wanted = set(words)
        rare = min(sorted(wanted), key=self.frequency)
        return (form for form in self.with_word(rare, _CANDIDATES) if wanted.issubset(form.split()))

    def _misspelt(self, words: Iterable[str]) -> Iterator[str]:
        """Yield names that have a word like the least common of those asked for."""
        seen: set[str] = set()
        for word in sorted(set(words), key=lambda w: (self.frequency(w), w))[:2]:
            near = self.words(word[0], len(word) - 2, len(word) + 2)
            for like in get_close_matches(word, near, n=5, cutoff=_LEAST_ALIKE):
                seen.update(self.with_word(like, _COMPARED))
        return iter(sorted(seen))
