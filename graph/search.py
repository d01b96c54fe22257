"""Finding nodes by name in a store file: exact without diacritics, then by beginning, by words, by near spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from typing import Final

from graph.names import fold
from graph.sqlite import Database, listed

EXACT: Final = 1.0
_BEGINNING: Final = 0.9
_INSIDE: Final = 0.85
_WORDS: Final = 0.8
_NEAR: Final = 0.7
_CANDIDATES: Final = 500
_LEAST_ALIKE: Final = 0.6


class Search:
    """Looks names up in a store file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def exact(self, name: str) -> dict[int, float]:
        """Return the nodes called ``name``, scored 1."""
        form = fold(name)
        found = self._nodes({form: EXACT})
        return found or self._nodes({form.replace(" ", ""): EXACT})

    def near(self, name: str) -> dict[int, float]:
        """Return nodes whose names come near ``name``, with scores below 1; the candidates are bounded, and chosen by their names alone."""
        form = fold(name)
        if not form:
            return {}
        words = form.split()
        scores: dict[str, float] = {}
        for score, forms in (
            (_BEGINNING, self._beginning(form)),
            (_INSIDE, self._inside(words)),
            (_WORDS, self._with_words(words)),
        ):
            for found in forms:
                scores.setdefault(found, score)
        if len(scores) < _CANDIDATES // 10:
            for found in self._misspelt(words):
                alike = SequenceMatcher(None, form, found).ratio()
                if alike >= _LEAST_ALIKE:
                    scores.setdefault(found, _NEAR * alike)
        return self._nodes(scores)

    def _nodes(self, scores: dict[str, float]) -> dict[int, float]:
        found: dict[int, float] = {}
        rows = self._database.all(
            "SELECT form.fold, profile.node FROM form JOIN profile ON profile.num = form.profile WHERE form.fold IN (SELECT value FROM json_each(?))",
            (listed(scores),),
        )
        for form, node in rows:
            found[node] = max(found.get(node, 0.0), scores[form])
        return found

    def _beginning(self, form: str) -> Iterator[str]:
        sql = "SELECT DISTINCT fold FROM form WHERE fold > ? AND fold < ? ORDER BY fold LIMIT ?"
        return (found for (found,) in self._database.all(sql, (form, form + "\U0010ffff", _CANDIDATES)))

    def _inside(self, words: list[str]) -> Iterator[str]:
        """Yield names that are part of what was asked for: "ca mau" for "tinh ca mau"."""
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1) if j - i < len(words)}
        sql = "SELECT DISTINCT fold FROM form WHERE fold IN (SELECT value FROM json_each(?)) ORDER BY length(fold) DESC, fold"
        found = [form for (form,) in self._database.all(sql, (listed(sorted(parts)),))]
        return (form for form in found if not any(form != longer and f" {form} " in f" {longer} " for longer in found))

    def _with_words(self, words: Iterable[str]) -> Iterator[str]:
        """Yield names that have all the words, in any order."""
        wanted = set(words)
        rare = min(sorted(wanted), key=self._frequency)
        rows = self._database.stream("SELECT fold FROM word WHERE word = ? ORDER BY fold LIMIT ?", (rare, 100 * _CANDIDATES))
        held = (form for (form,) in rows if wanted <= set(form.split()))
        return (form for form, _ in zip(held, range(_CANDIDATES), strict=False))

    def _frequency(self, word: str) -> int:
        return int(self._database.value("SELECT count(*) FROM (SELECT 1 FROM word WHERE word = ? LIMIT 10000)", (word,)))

    def _misspelt(self, words: Iterable[str]) -> Iterator[str]:
        """Yield names that have a word like the least common of those asked for."""
        seen: set[str] = set()
        for word in sorted(set(words), key=lambda w: (self._frequency(w), w))[:2]:
            for like in self._like(word):
                rows = self._database.all("SELECT fold FROM word WHERE word = ? ORDER BY fold LIMIT ?", (like, _CANDIDATES))
                seen.update(form for (form,) in rows)
        return iter(sorted(seen))

    def _like(self, word: str) -> list[str]:
        sql = """
        WITH RECURSIVE each(word) AS (
          SELECT min(word) FROM word WHERE word >= ?
          UNION ALL SELECT (SELECT min(word) FROM word WHERE word > each.word) FROM each WHERE each.word < ?
        )
        SELECT word FROM each WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?
        """
        first, last = word[0], word[0] + "\U0010ffff"
        words = [w for (w,) in self._database.all(sql, (first, last, first, last, len(word) - 2, len(word) + 2))]
        return get_close_matches(word, words, n=5, cutoff=_LEAST_ALIKE)
