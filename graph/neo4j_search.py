"""Names on a Neo4j server, for the search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graph.neo4j_connection import Connection
from graph.search import Search

_NODES: Final = "UNWIND $forms AS form MATCH (f:_Form {fold: form}) MATCH (p:_Profile {key: f.profile}) RETURN DISTINCT form, p.node"
_BEGINNING: Final = "MATCH (f:_Form) WHERE f.fold STARTS WITH $form AND f.fold <> $form RETURN DISTINCT f.fold LIMIT $most"
_WORDS: Final = "MATCH (w:_Word) WHERE w.word STARTS WITH $first AND $shortest <= size(w.word) <= $longest RETURN DISTINCT w.word ORDER BY w.word"


class Neo4jSearch(Search[str]):
    """Looks names up on a server; nodes are their ids."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def nodes_of(self, forms: Iterable[str]) -> Iterable[tuple[str, str]]:
        """Return the ids of the nodes that answer to these forms."""
        return ((form, node) for form, node in self._connection.rows(_NODES, forms=list(forms)))

    def beginning(self, form: str, most: int) -> Iterable[str]:
        """Return forms that begin with ``form``."""
        return self._texts(_BEGINNING, form=form, most=most)

    def known(self, forms: Iterable[str]) -> Iterable[str]:
        """Return those of the forms that are there."""
        return self._texts("UNWIND $forms AS form MATCH (f:_Form {fold: form}) RETURN DISTINCT form", forms=list(forms))

    def with_word(self, word: str, most: int) -> Iterable[str]:
        """Return forms that have the word."""
        return self._texts("MATCH (w:_Word {word: $word}) RETURN w.fold LIMIT $most", word=word, most=most)

    def frequency(self, word: str) -> int:
        """Return how many forms have the word, counted up to 10,000."""
        ((count,),) = self._connection.rows("MATCH (w:_Word {word: $word}) WITH w LIMIT 10000 RETURN count(w)", word=word)
        return int(count)

    def words(self, first: str, shortest: int, longest: int) -> list[str]:
        """Return the words of these lengths with this first character."""
        return self._texts(_WORDS, first=first, shortest=shortest, longest=longest)

    def _texts(self, cypher: str, **parameters: object) -> list[str]:
        return [text for (text,) in self._connection.rows(cypher, **parameters)]
