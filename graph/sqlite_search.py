"""Names in a store file, for the search."""

from __future__ import annotations

from collections.abc import Iterable

from graph.search import Search
from graph.sqlite import Database, listed


class SqliteSearch(Search[int]):
    """Looks names up in a store file; nodes are their numbers in it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def nodes_of(self, forms: Iterable[str]) -> Iterable[tuple[str, int]]:
        """Return the numbers of the nodes that answer to these forms."""
        sql = (
            "SELECT form.fold, profile.node FROM form JOIN profile ON profile.num = form.profile WHERE form.fold IN (SELECT value FROM json_each(?))"
        )
        return ((form, node) for form, node in self._database.all(sql, (listed(forms),)))

    def beginning(self, form: str, most: int) -> Iterable[str]:
        """Return the first forms that begin with ``form``."""
        sql = "SELECT DISTINCT fold FROM form WHERE fold > ? AND fold < ? ORDER BY fold LIMIT ?"
        return (found for (found,) in self._database.all(sql, (form, form + "\U0010ffff", most)))

    def known(self, forms: Iterable[str]) -> Iterable[str]:
        """Return those of the forms that are there."""
        sql = "SELECT DISTINCT fold FROM form WHERE fold IN (SELECT value FROM json_each(?))"
        return (form for (form,) in self._database.all(sql, (listed(forms),)))

    def with_word(self, word: str, most: int) -> Iterable[str]:
        """Return the first forms that have the word."""
        return (form for (form,) in self._database.stream("SELECT fold FROM word WHERE word = ? ORDER BY fold LIMIT ?", (word, most)))

    def frequency(self, word: str) -> int:
        """Return how many forms have the word, counted up to 10,000."""
        return int(self._database.value("SELECT count(*) FROM (SELECT 1 FROM word WHERE word = ? LIMIT 10000)", (word,)))

    def words(self, first: str, shortest: int, longest: int) -> list[str]:
        """Return the words of these lengths with this first character."""
        sql = """
        WITH RECURSIVE each(word) AS (
          SELECT min(word) FROM word WHERE word >= ?
          UNION ALL SELECT (SELECT min(word) FROM word WHERE word > each.word) FROM each WHERE each.word < ?
        )
        SELECT word FROM each WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?
        """
        last = first + "\U0010ffff"
        return [word for (word,) in self._database.all(sql, (first, last, first, last, shortest, longest))]
