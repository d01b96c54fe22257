"""Names in a store file, for the search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from graph.search import Search
from graph.sqlite import Database, hashed, listed

_END: Final = "\U0010ffff"
# The distinct words between two bounds, by jumping from one to the next in the index.
_WORDS: Final = """
WITH RECURSIVE each(word) AS (
  SELECT min(word) FROM word WHERE word >= ?1 AND word < ?2
  UNION ALL SELECT (SELECT min(word) FROM word WHERE word > each.word AND word < ?2) FROM each WHERE each.word IS NOT NULL
)
SELECT word FROM each WHERE word IS NOT NULL AND length(word) BETWEEN ?3 AND ?4
"""
_FORMS: Final = """
SELECT DISTINCT fold FROM form WHERE num IN (SELECT form FROM word WHERE word IN (SELECT value FROM json_each(?)) ORDER BY form LIMIT ?)
"""
_NODES: Final = """
SELECT form.fold, profile.node FROM json_each(?) AS wanted
CROSS JOIN form ON form.num = wanted.value CROSS JOIN called ON called.form = form.num CROSS JOIN profile ON profile.num = called.profile
"""
_RANKED: Final = """
SELECT node.num, node.id, sum(profile.degree) FROM json_each(?1) AS wanted
CROSS JOIN node ON node.num = wanted.value CROSS JOIN profile ON profile.node = node.num WHERE ?2 IS NULL OR node.label = ?2 GROUP BY node.num
"""


class SqliteSearch(Search[int]):
    """Looks names up in a store file; nodes are their numbers in it. Forms are numbered by a hash, so their order depends on nothing else."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ranked(self, scores: Mapping[int, float], label: str | None, most: int) -> list[tuple[int, float, int]]:
        """Return (node, score, degree) of the first nodes of a label, or of any: by score, then degree, then id."""
        rows = self._database.all(_RANKED, (listed(scores), label))
        best = sorted((-scores[node], -degree, node_id, node) for node, node_id, degree in rows)[:most]
        return [(node, -score, -degree) for score, degree, _, node in best]

    def nodes_of(self, forms: Iterable[str]) -> Iterable[tuple[str, int]]:
        """Return the numbers of the nodes that answer to these forms."""
        wanted = set(forms)
        rows = self._database.all(_NODES, (listed(map(hashed, wanted)),))
        return ((form, node) for form, node in rows if form in wanted)

    def beginning(self, form: str, most: int) -> Iterable[str]:
        """Return forms that begin with ``form``: they have its words, and one that begins with the last of them."""
        *whole, last = form.split()
        ends = [word for (word,) in self._database.all(_WORDS, (last, last + _END, len(last), len(last) + most))]
        rare = min(whole, key=self.frequency, default=None)
        anchors = [rare] if rare is not None and self.frequency(rare) < self._frequency(ends) else ends
        return (found for found in self._forms(anchors, most) if found.startswith(form) and found != form)

    def known(self, forms: Iterable[str]) -> Iterable[str]:
        """Return those of the forms that are there."""
        sql = "SELECT fold FROM form WHERE num IN (SELECT value FROM json_each(?))"
        return (form for (form,) in self._database.all(sql, (listed(map(hashed, forms)),)))

    def with_word(self, word: str, most: int) -> Iterable[str]:
        """Return forms that have the word."""
        return self._forms([word], most)

    def frequency(self, word: str) -> int:
        """Return how many forms have the word, counted up to 10,000."""
        return self._frequency([word])

    def words(self, first: str, shortest: int, longest: int) -> list[str]:
        """Return the words of these lengths with this first character."""
        return [word for (word,) in self._database.all(_WORDS, (first, first + _END, shortest, longest))]

    def _frequency(self, words: list[str]) -> int:
        sql = "SELECT count(*) FROM (SELECT 1 FROM word WHERE word IN (SELECT value FROM json_each(?)) LIMIT 10000)"
        return int(self._database.value(sql, (listed(words),)))

    def _forms(self, words: list[str], most: int) -> list[str]:
        return [form for (form,) in self._database.all(_FORMS, (listed(words), most))]
