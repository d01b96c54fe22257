"""What a user's Cypher may hold, and what is said of the rest."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cypher_functions import AGGREGATES, FUNCTIONS
from graph.cypher_tokens import place, tokens
from graph.errors import QueryError
from graph.guard import check
from tests.support.queries import DOCUMENT, PARAMETERS, WRITTEN, documented


def refused(query: str, **parameters: object) -> QueryError:
    with pytest.raises(QueryError) as caught:
        check(query, parameters)
    assert "\n" not in str(caught.value)
    return caught.value


class TestTokens:
    """Words, and what only looks like words."""

    def test_strings_comments_and_quoted_names_hide_words(self) -> None:
        check("MATCH (`create`) // DELETE it\nWHERE `create`.name = 'SET x' /* MERGE */ RETURN `create`.name AS `drop it`", {})

    @pytest.mark.parametrize(
        ("query", "at"),
        [
            ("RETURN 'open", "line 1, column 8"),
            ('RETURN 1,\n "open', "line 2, column 2"),
            ("RETURN 1 /* open", "line 1, column 10"),
            ("MATCH (`open) RETURN 1", "line 1, column 8"),
            ("RETURN 1 AS tên", "line 1, column 14"),
            ("RETURN 1 @ 2", "line 1, column 10"),
            ("RETURN '\\x41'", "line 1, column 9"),
            ("RETURN 12abc", "line 1, column 10"),
            ("RETURN $ AS x", "line 1, column 8"),
            ("MATCH (n)\\u0020RETURN n", "line 1, column 10"),
        ],
    )
    def test_what_is_broken_is_named_with_its_place(self, query: str, at: str) -> None:
        assert at in str(refused(query))

    @given(st.text(alphabet=st.characters(exclude_categories=("Cs",))))
    def test_a_string_means_what_was_written(self, text: str) -> None:
        escaped = text.replace("\\", "\\\\").replace("'", "\\'")
        (word, string, _) = tokens(f"RETURN '{escaped}'")
        assert (word.word, string.kind, string.text) == ("RETURN", "string", text)

    @given(st.text(max_size=200))
    def test_any_text_is_tokens_or_refused(self, text: str) -> None:
        try:
            found = tokens(text)
        except QueryError:
            return
        assert [token.start for token in found] == sorted(token.start for token in found)

    def test_places_count_lines_and_columns_from_one(self) -> None:
        assert [place("ab\nc", offset) for offset in (0, 1, 3)] == ["line 1, column 1", "line 1, column 2", "line 2, column 1"]


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("CREATE (n) RETURN n", "CREATE"),
        ("MATCH (n) SET n.name = 'x'", "SET"),
        ("match (n) detach delete n", "DETACH"),
        ("MATCH (n) /* */ DELETE n", "DELETE"),
        ("MERGE (n:Locality {id: 'x'}) RETURN n", "MERGE"),
        ("MATCH (n) REMOVE n.name RETURN n", "REMOVE"),
        ("FOREACH (x IN [1] | CREATE (n))", "FOREACH"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "LOAD"),
        ("MATCH (n) RETURN n.id AS x UNION LOAD CSV FROM 'file:///x' AS l RETURN l[0] AS x", "LOAD"),
        ("MATCH (n) CALL { LOAD CSV FROM 'file:///x' AS l RETURN l } RETURN l", "LOAD"),
        ("MATCH (n) WITH n CREATE (m) RETURN m", "CREATE"),
        ("MATCH (n) RETURN n DELETE n", "DELETE"),
        ("DROP CONSTRAINT x", "DROP"),
        ("SHOW DATABASES", "SHOW"),
        ("USE neo4j MATCH (n) RETURN n", "USE"),
        ("TERMINATE TRANSACTION 'neo4j-transaction-1'", "TERMINATE"),
        ("PROFILE MATCH (n) RETURN n", "PROFILE"),
        ("EXPLAIN MATCH (n) RETURN n", "EXPLAIN"),
        ("ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'", "ALTER"),
        ("GRANT ROLE x TO y", "GRANT"),
        ("CALL dbms.listConfig() YIELD name RETURN name", "dbms"),
        ("CALL db.labels", "db"),
        ("MATCH (n) RETURN apoc.text.join(['a'], ',')", "apoc.text.join"),
        ("MATCH (n) RETURN gds.version()", "gds.version"),
        ("MATCH (n) RETURN id(n)", "id"),
        ("MATCH (n) RETURN elementId(n)", "elementid"),
        ("RETURN rand()", "rand"),
    ],
)
def test_what_does_more_than_read_the_graph_is_refused_by_name_and_with_a_cure(query: str, word: str) -> None:
    error = refused(query)
    assert word in str(error)
    assert re.search(r"at line \d+, column \d+", str(error))
    assert error.cure
    assert error.exit_code == 4


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "empty"),
        ("// nothing", "empty"),
        ("MATCH (n)", "expected MATCH"),
        ("MATCH (n RETURN n", "line 1, column 10"),
        ("RETURN 1 +", "the end of the query"),
        ("MATCH (n) RETURN m", "m is not known"),
        ("MATCH (n) WITH n.name AS x RETURN n", "n is not known"),
        ("MATCH (n) WITH n.name RETURN 1", "needs a name"),
        ("RETURN 1 AS x, 2 AS x", "one name"),
        ("RETURN 1 AS x UNION RETURN 2 AS y", "different columns"),
        ("RETURN 1 AS x UNION RETURN 2 AS x UNION ALL RETURN 3 AS x", "UNION ALL"),
        ("RETURN $x", "$x has no value"),
        ("MATCH (n:Locatity) RETURN n", "no label Locatity"),
        ("MATCH ()-[r:SUPORTED]->() RETURN r", "no relationship type SUPORTED"),
        ("MATCH (n {naem: 'x'}) RETURN n", "property naem"),
        ("MATCH (n) WHERE n.name RETURN n", "condition"),
        ("MATCH (n) WHERE n.lat > '12' RETURN n", "not more or less"),
        ("RETURN 'a' + 1.5", "not allowed"),
        ("RETURN toString(1.5)", "tostring"),
        ("RETURN toInteger('12')", "tointeger"),
        ("RETURN 2 ^ 3", "end of the expression"),
        ("RETURN 9007199254740993", "too large"),
        ("RETURN 010", "begin with 0"),
        ("RETURN [1, 'a', [2]]", "both"),
        ("UNWIND [1, 2.5] AS x RETURN DISTINCT x", "told apart"),
        ("MATCH (n) RETURN n ORDER BY n", "no order"),
        ("MATCH (n) RETURN keys(n)", "not fixed"),
        ("MATCH (n) RETURN n.name AS x, count(*) + size(n.kind) AS y", "beside an aggregate"),
        ("MATCH (n) RETURN count(count(n))", "inside another aggregate"),
        ("MATCH (n) WHERE count(n) > 1 RETURN n", "count"),
        ("MATCH (n) RETURN n LIMIT -1", "LIMIT"),
        ("MATCH (n) RETURN n LIMIT n.lat", "not known"),
        ("MATCH (n:!Locality) RETURN n", "label"),
        ("MATCH (n WHERE n.lat > 1) RETURN n", "WHERE"),
        ("MATCH (a) ((x)-[:PART_OF]->(y)){1,3} (b) RETURN a", "relationship or the end"),
        ("MATCH p = shortestPath((a)-[*]-(b)), (c) RETURN p", "of its own"),
        ("MATCH (a) WHERE (a)-[r]->() RETURN a", "cannot make the name r"),
        ("MATCH (a) RETURN COLLECT { MATCH (a)--(b) RETURN b.name }", "COLLECT"),
        ("MATCH (n) WHERE n.name =~ '(a+)+' RETURN n", "regular expression"),
        ("MATCH (n) WHERE n.name =~ n.kind RETURN n", "written out"),
        ("MATCH (n) RETURN n; MATCH (m) RETURN m", "end of the query"),
        ("RETURN " + "(" * 200 + "1" + ")" * 200, "nested"),
    ],
)
def test_what_the_engines_would_not_agree_on_is_refused_with_its_reason(query: str, said: str) -> None:
    assert said in str(refused(query))


def test_parameters_must_be_values_of_cypher() -> None:
    for value in (float("nan"), float("inf"), 2**60, object(), [1, [2]], {"a_": 1}, {"": 1}, {1: 2}, "\ud800"):
        assert "cannot be used" in str(refused("RETURN $x", x=value))


def test_names_that_are_words_of_cypher_or_not_ascii_may_be_quoted_or_used_as_names() -> None:
    query = check("MATCH (start)-[show:PART_OF]->(`đích đến`) RETURN start.id AS `từ`, `đích đến`.id AS order, show.date", {})
    assert query.columns == ("từ", "order", "show.date")


def test_the_text_for_the_engines_holds_no_text_of_the_user() -> None:
    nasty = "x' RETURN 1 //\\u0027 \"\n"
    query = check("MATCH (n) WHERE n.name = $x AND n.kind <> 'it\\'s' RETURN n {.name, `a b`: $x} AS `c``d`", {"x": nasty})
    for text in (query.embedded, query.server):
        assert "it's" not in text
        assert nasty not in text
    assert sorted(map(str, query.parameters.values())) == sorted([nasty, "it's"])


@pytest.mark.parametrize("query", [*documented(), *WRITTEN])
def test_the_queries_of_the_suite_are_allowed(query: str) -> None:
    assert check(query, PARAMETERS).columns


def test_the_document_names_the_functions_that_are_allowed() -> None:
    (listed,) = re.findall(r"^Functions: (.*?)\.\n\n", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    named = {name.lower() for name in re.findall(r"`(\w+)`", listed)}
    assert named == {*FUNCTIONS, *AGGREGATES, "coalesce", "properties", "reduce", "any", "all", "none", "single"}


@given(st.text(alphabet="MATCHRETUNWIDORBYcount(){}[]<>-=:.,*|'\"$ nabr123_\n", max_size=80))
def test_any_query_is_compiled_or_refused_in_one_line(query: str) -> None:
    refusal = ""
    try:
        check(query, {})
    except QueryError as error:
        refusal = str(error)
    assert "\n" not in refusal
