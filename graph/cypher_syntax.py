"""From tokens to a tree: the grammar of the Cypher that is allowed. What it does not know it refuses, with the place and what to write instead."""

from __future__ import annotations

from typing import Final, Literal

from graph import cypher_tree as tree
from graph.cypher_expression_grammar import CLAUSES, ExpressionGrammar
from graph.errors import QueryError

_LAST: Final = "RETURN ends a query; use WITH before more clauses."


def parse(cypher: str) -> tree.Query:
    """Return the tree of a query; raise QueryError at the first word that is not allowed."""
    return _Grammar(cypher).whole()


class _Grammar(ExpressionGrammar):
    """Reads whole queries, clause by clause."""

    def whole(self) -> tree.Query:
        if self._ended():
            raise QueryError("The query is empty", cure="For example: MATCH (n:Locality) RETURN n.name")
        query = self.query()
        self.symbol(";")
        if not self._ended():
            self.fail(
                "expected the end of the query", cure="RETURN ends a query; use WITH before more clauses." if self.token.word in CLAUSES else None
            )
        return query

    def _ended(self) -> bool:
        return self.token.kind == "end"

    def query(self) -> tree.Query:
        parts = [self.single()]
        every: set[bool] = set()
        while self.is_word("UNION"):
            at = self.next().start
            every.add(self.word("ALL"))
            if len(every) > 1:
                raise self.refuse("UNION and UNION ALL together are not allowed", at, "Use one of them throughout.")
            self.word("DISTINCT")
            parts.append(self.single())
        return tree.Query(tuple(parts), True in every)

    def single(self) -> tuple[tree.Clause, ...]:
        clauses: list[tree.Clause] = []
        while True:
            clause = self.clause()
            clauses.append(clause)
            if isinstance(clause, tree.Project) and clause.kind == "RETURN":
                return tuple(clauses)

    def clause(self) -> tree.Clause:
        at = self.token.start
        if self.word("MATCH"):
            return self.match(at, optional=False)
        if self.word("OPTIONAL", "MATCH"):
            return self.match(at, optional=True)
        if self.word("UNWIND"):
            source = self.expression()
            self.need("AS", "after what UNWIND takes apart")
            return tree.Unwind(source, self.name("a name"), at)
        if self.word("WITH"):
            return self.project("WITH", at)
        if self.word("RETURN"):
            return self.project("RETURN", at)
        if self.is_word("CALL") or self.is_word("OPTIONAL", "CALL"):
            if self.token.word == "OPTIONAL":
                raise self.refuse("OPTIONAL CALL is not allowed", at, "Use OPTIONAL MATCH inside CALL { ... }.")
            self.next()
            return self.subquery(at)
        return self.fail("expected MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL or RETURN")

    def match(self, at: int, *, optional: bool) -> tree.Match:
        patterns = self.patterns()
        return tree.Match(patterns, self.where(), optional, at)

    def subquery(self, at: int) -> tree.Subquery:
        imports: tuple[str, ...] | None = None
        if self.token.kind == "name":
            raise self.refuse(f"The procedure {self.token.text} is not allowed", self.token.start, "Procedures cannot be called; use MATCH.")
        if self.symbol("("):
            if self.is_symbol("*"):
                self.fail("expected the names of variables", cure="Name the variables that the subquery needs: CALL (a, b) { ... }.")
            imports = self.listed(lambda: self.name("a variable"), ")", "after the variables")
        self.need("{", "to open the subquery")
        query = self.query()
        self.need("}", "to close the subquery")
        if self.is_word("IN"):
            self.fail("expected a clause", cure="CALL { ... } IN TRANSACTIONS is for writing.")
        return tree.Subquery(imports, query, at)

    def project(self, kind: Literal["WITH", "RETURN"], at: int) -> tree.Project:
        distinct = self.word("DISTINCT")
        everything = self.symbol("*")
        items: list[tree.Item] = []
        if not everything or self.symbol(","):
            items.append(self.item())
            while self.symbol(","):
                items.append(self.item())
        order: list[tree.Sort] = []
        if self.word("ORDER"):
            self.need("BY", "after ORDER")
            order.append(self.sort())
            while self.symbol(","):
                order.append(self.sort())
        skip = self.expression() if self.word("SKIP") else None
        limit = self.expression() if self.word("LIMIT") else None
        where = self.where() if kind == "WITH" else None
        return tree.Project(kind, distinct, everything, tuple(items), tuple(order), skip, limit, where, at)

    def item(self) -> tree.Item:
        start = self.token.start
        value = self.expression()
        end = self.tokens[self.at - 1].end
        if self.word("AS"):
            return tree.Item(value, self.name("a name for the column"), aliased=True)
        name = value.name if isinstance(value, tree.Variable) else self.cypher[start:end]
        return tree.Item(value, name, aliased=isinstance(value, tree.Variable))

    def sort(self) -> tree.Sort:
        value = self.expression()
        descending = self.word("DESC") or self.word("DESCENDING")
        if not descending:
            _ = self.word("ASC") or self.word("ASCENDING")
        return tree.Sort(value, descending)
