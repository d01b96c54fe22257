"""Names on a Neo4j server, for the search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from graph.neo4j_connection import Connection
from graph.search import Search

# A profile keeps its names in one text, each between bars, under an index of three letters at a time.
_NAMES: Final = "MATCH (p:_Profile) WHERE p.names CONTAINS $part RETURN p.names, p.node LIMIT $most"
_WORDS: Final = "MATCH (w:_Word) WHERE w.word STARTS WITH $first AND $shortest <= size(w.word) <= $longest RETURN w.word ORDER BY w.word"
_MANY: Final = 10_000


class Neo4jSearch(Search[str]):
    """Looks names up on a server; nodes are their ids."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: defaultdict[str, set[str]] = defaultdict(set)

    def nodes_of(self, forms: Iterable[str]) -> Iterable[tuple[str, str]]:
        """Return the ids of the nodes that answer to these forms; most were read when the forms were found."""
        read, self._read = self._read, defaultdict(set)
        for form in forms:
            yield from ((form, node) for node in sorted(read[form] if form in read else {node for _, node in self._named(f"|{form}|", _MANY)}))

    def beginning(self, form: str, most: int) -> Iterable[str]:
        """Return forms that begin with ``form``."""
        return self._forms(f"|{form}", most, lambda found: found.startswith(form) and found != form)

    def known(self, forms: Iterable[str]) -> Iterable[str]:
        """Return those of the forms that are there."""
        return [form for form in forms if self._named(f"|{form}|", 1)]

    def with_word(self, word: str, most: int) -> list[str]:
        """Return forms that have the word."""
        return self._forms(word, most, lambda form: word in form.split())

    def frequency(self, word: str) -> int:
        """Return how many forms have the word, as far as 10,000 nodes tell."""
        return len(self.with_word(word, _MANY))

    def words(self, first: str, shortest: int, longest: int) -> list[str]:
        """Return the words of these lengths with this first character."""
        found = self._connection.rows(_WORDS, first=first, shortest=shortest, longest=longest)
        return [word for (word,) in found]

    def _named(self, part: str, most: int) -> list[tuple[str, str]]:
        return [(names, node) for names, node in self._connection.rows(_NAMES, part=part, most=most)]

    def _forms(self, part: str, most: int, wanted: Callable[[str], bool]) -> list[str]:
        found: set[str] = set()
        for names, node in self._named(part, most):
            for form in names.split("|"):
                if wanted(form):
                    found.add(form)
                    self._read[form].add(node)
        return sorted(found)
