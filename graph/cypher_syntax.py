"""From tokens to a tree: the grammar of the Cypher that is allowed. What it does not know it refuses, with the place and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, NoReturn, TypeVar

from graph import cypher_tree as tree
from graph.cypher_tokens import Token, refusal, tokens
from graph.errors import QueryError

_T = TypeVar("_T")
_READ: Final = "Queries only read; `lienket load` adds articles."
_ONLY: Final = "A query asks the graph and nothing else."
_REFUSED: Final = {
    **dict.fromkeys("CREATE MERGE SET DELETE REMOVE DETACH NODETACH DROP FOREACH INSERT ALTER".split(), _READ),
    **dict.fromkeys("GRANT DENY REVOKE USE SHOW TERMINATE START STOP ENABLE RENAME PROFILE EXPLAIN CYPHER PERIODIC DRYRUN".split(), _ONLY),
    "LOAD": "Queries read no files; `lienket load` adds articles.",
    "FINISH": "End the query with RETURN.",
    "YIELD": "Procedures are not allowed; use MATCH.",
    "FILTER": "Write WITH * WHERE ...",
    "LET": "Write WITH *, ... AS name.",
    "OFFSET": "Write SKIP.",
}
_COMPARISONS: Final = {"=", "<>", "<", "<=", ">", ">="}
_QUANTIFIERS: Final = {"any", "all", "none", "single"}
_CLAUSES: Final = frozenset(
    "MATCH OPTIONAL UNWIND WITH RETURN CALL UNION WHERE ORDER SKIP LIMIT AS CREATE MERGE SET DELETE REMOVE DETACH FOREACH LOAD".split()
)
_LAST: Final = "RETURN ends a query; use WITH before more clauses."


def parse(cypher: str) -> tree.Query:
    """Return the tree of a query; raise QueryError at the first word that is not allowed."""
    return _Parser(cypher).whole()


class _Parser:
    def __init__(self, cypher: str) -> None:
        self.cypher = cypher
        self.tokens = tokens(cypher)
        self.at = 0

    # Tokens

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def ahead(self, n: int = 1) -> Token:
        return self.tokens[min(self.at + n, len(self.tokens) - 1)]

    def next(self) -> Token:
        token = self.token
        self.at += 1
        return token

    def is_word(self, *words: str) -> bool:
        return all(self.ahead(i).word == word for i, word in enumerate(words))

    def is_symbol(self, text: str) -> bool:
        return self.token.kind == "symbol" and self.token.text == text

    def word(self, *words: str) -> bool:
        if found := self.is_word(*words):
            self.at += len(words)
        return found

    def symbol(self, text: str) -> bool:
        if found := self.is_symbol(text):
            self.at += 1
        return found

    def need(self, text: str, after: str) -> None:
        if not (self.symbol(text) or (text.isalpha() and self.word(text))):
            self.fail(f"expected {text} {after}")

    def fail(self, what: str, *, cure: str | None = None) -> NoReturn:
        token = self.token
        found = self.cypher[token.start : token.end] if token.kind != "end" else token.text
        if token.word in _REFUSED:
            raise self.refuse(f"{token.word} is not allowed", token.start, _REFUSED[token.word])
        shown = found if len(found) <= 40 else found[:40] + "…"
        raise self.refuse(f"Syntax error: {what}, found {shown}", token.start, cure)

    def refuse(self, what: str, at: int, cure: str | None) -> QueryError:
        return refusal(self.cypher, at, what, cure=cure)

    def name(self, what: str) -> str:
        if self.token.kind not in ("name", "quoted"):
            self.fail(f"expected {what}")
        return self.next().text

    def listed(self, one: Callable[[], _T], close: str, after: str) -> tuple[_T, ...]:
        found: list[_T] = []
        if self.symbol(close):
            return ()
        while True:
            found.append(one())
            if not self.symbol(","):
                self.need(close, after)
                return tuple(found)

    # Clauses

    def whole(self) -> tree.Query:
        if self.token.kind == "end":
            raise QueryError("The query is empty", cure="For example: MATCH (n:Locality) RETURN n.name")
        query = self.query()
        self.symbol(";")
        if self.token.kind != "end":
            self.fail(
                "expected the end of the query", cure="RETURN ends a query; use WITH before more clauses." if self.token.word in _CLAUSES else None
            )
        return query

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

    def patterns(self) -> tuple[tree.PathPattern, ...]:
        found = [self.path()]
        while self.symbol(","):
            found.append(self.path())
        return tuple(found)

    def where(self) -> tree.Expression | None:
        return self.expression() if self.word("WHERE") else None

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

    # Patterns

    def path(self) -> tree.PathPattern:
        at = self.token.start
        variable = None
        if self.token.kind in ("name", "quoted") and self.ahead().text == "=":
            variable = self.name("a name for the path")
            self.next()
        if self.token.kind == "name" and self.ahead().text == "(":
            shortest: Literal["shortestPath", "allShortestPaths"]
            if self.token.word == "SHORTESTPATH":
                shortest = "shortestPath"
            elif self.token.word == "ALLSHORTESTPATHS":
                shortest = "allShortestPaths"
            else:
                self.fail("expected a pattern")
            self.at += 2
            nodes, relationships = self.chain()
            self.need(")", f"after the pattern of {shortest}")
            return tree.PathPattern(variable, shortest, nodes, relationships, at)
        if self.token.word in ("ANY", "ALL", "SHORTEST"):
            self.fail("expected a pattern", cure="Use shortestPath(...) or allShortestPaths(...).")
        nodes, relationships = self.chain()
        return tree.PathPattern(variable, "", nodes, relationships, at)

    def chain(self) -> tuple[tuple[tree.NodePattern, ...], tuple[tree.RelationshipPattern, ...]]:
        nodes = [self.node()]
        relationships: list[tree.RelationshipPattern] = []
        while self.is_symbol("-") or self.is_symbol("<"):
            relationships.append(self.relationship())
            nodes.append(self.node())
        if self.is_symbol("(") or self.is_symbol("{"):
            self.fail("expected a relationship or the end of the pattern", cure="For several hops write -[:TYPE*1..3]->.")
        return tuple(nodes), tuple(relationships)

    def node(self) -> tree.NodePattern:
        at = self.token.start
        self.need("(", "to open a node")
        variable = None if self.token.kind == "symbol" else self.name("a variable")
        labels = self.names("|") if self.symbol(":") else ()
        properties = self.entries() if self.symbol("{") else ()
        self.no_where("node")
        self.need(")", "to close the node")
        return tree.NodePattern(variable, labels, properties, at)

    def no_where(self, what: str) -> None:
        if self.token.kind == "parameter":
            self.fail("expected {", cure="Name the properties: {id: $id}.")
        if self.token.text in ("&", "!", ":", "%"):
            self.fail(f"expected | or the end of the {what}", cure=f"A {what} has one {'label' if what == 'node' else 'type'}; write A|B for either.")
        if self.token.word == "WHERE":
            self.fail(f"expected the end of the {what}", cure="Put the WHERE after the pattern.")

    def names(self, joiner: str) -> tuple[str, ...]:
        if self.token.text in ("!", "%", "(", "$") or self.token.kind == "parameter":
            self.fail("expected a label or type", cure="Write the names with | between them.")
        found = [self.name("a label or type")]
        while self.symbol(joiner):
            self.symbol(":")
            found.append(self.name("a label or type"))
        return tuple(found)

    def relationship(self) -> tree.RelationshipPattern:
        at = self.token.start
        left = self.symbol("<")
        self.need("-", "to open a relationship")
        variable, types, hops = None, (), None
        types: tuple[str, ...]
        properties: tuple[tuple[str, tree.Expression], ...] = ()
        if self.symbol("["):
            if self.token.kind in ("name", "quoted"):
                variable = self.name("a variable")
            types = self.names("|") if self.symbol(":") else ()
            hops = self.hops() if self.symbol("*") else None
            properties = self.entries() if self.symbol("{") else ()
            self.no_where("relationship")
            self.need("]", "to close the relationship")
        self.need("-", "after the relationship")
        right = self.symbol(">")
        direction: Literal["out", "in", "both"] = "both" if left == right else "in" if left else "out"
        return tree.RelationshipPattern(variable, types, properties, direction, hops, at)

    def hops(self) -> tuple[int | None, int | None]:
        low = self.number()
        if not self.symbol(".."):
            return (low, low)
        high = self.number()
        if low is not None and high is not None and low > high:
            self.fail(f"the range *{low}..{high} is empty")
        return (1 if low is None else low, high)

    def number(self) -> int | None:
        if self.token.kind != "integer":
            return None
        token = self.next()
        if not token.text.isdigit() or len(token.text) > 4:
            raise self.refuse("A number of hops is too large", token.start, "Use at most four digits.")
        return int(token.text)

    # Expressions, loosest first

    def expression(self) -> tree.Expression:
        return self.joined("OR", lambda: self.joined("XOR", lambda: self.joined("AND", self.negation)))

    def joined(self, operator: str, operand: Callable[[], tree.Expression]) -> tree.Expression:
        value = operand()
        while self.is_word(operator):
            at = self.next().start
            value = tree.Binary(operator, value, operand(), at=at)
        return value

    def negation(self) -> tree.Expression:
        at = self.token.start
        if self.word("NOT"):
            return tree.Unary("NOT", self.negation(), at=at)
        return self.comparison()

    def comparison(self) -> tree.Expression:
        left = self.predicate()
        value: tree.Expression | None = None
        while self.token.kind == "symbol" and (self.token.text in _COMPARISONS or self.token.text == "=~"):
            operator = self.next()
            right = self.predicate()
            one = tree.Binary(operator.text, left, right, at=operator.start)
            value = one if value is None else tree.Binary("AND", value, one, at=operator.start)
            left = right
        return left if value is None else value

    def predicate(self) -> tree.Expression:
        value = self.sum()
        while True:
            at = self.token.start
            if self.word("STARTS", "WITH"):
                value = tree.Binary("STARTS WITH", value, self.sum(), at=at)
            elif self.word("ENDS", "WITH"):
                value = tree.Binary("ENDS WITH", value, self.sum(), at=at)
            elif self.word("CONTAINS"):
                value = tree.Binary("CONTAINS", value, self.sum(), at=at)
            elif self.word("IN"):
                value = tree.Binary("IN", value, self.sum(), at=at)
            elif self.word("IS", "NULL"):
                value = tree.Unary("IS NULL", value, at=at)
            elif self.word("IS", "NOT", "NULL"):
                value = tree.Unary("IS NOT NULL", value, at=at)
            elif self.is_word("IS"):
                self.fail("expected IS NULL or IS NOT NULL", cure="Types cannot be asked for.")
            else:
                return value

    def binary(self, operators: tuple[str, ...], operand: Callable[[], tree.Expression]) -> tree.Expression:
        value = operand()
        while self.token.kind == "symbol" and self.token.text in operators:
            operator = self.next()
            value = tree.Binary(operator.text, value, operand(), at=operator.start)
        return value

    def sum(self) -> tree.Expression:
        if self.is_symbol("||"):
            self.fail("expected a value", cure="Join with +.")
        return self.binary(("+", "-"), self.product)

    def product(self) -> tree.Expression:
        return self.binary(("*", "/", "%"), self.signed)

    def signed(self) -> tree.Expression:
        at = self.token.start
        if self.symbol("-"):
            operand = self.signed()
            if isinstance(operand, tree.Literal) and isinstance(operand.value, int | float) and not isinstance(operand.value, bool):
                return tree.Literal(-operand.value, f"-{operand.text}", at=at)
            return tree.Unary("-", operand, at=at)
        if self.symbol("+"):
            return self.signed()
        value = self.postfix()
        if self.is_symbol("^"):
            self.fail("expected the end of the expression", cure="^ is not allowed; write x * x.")
        if self.is_symbol("||"):
            self.fail("expected the end of the expression", cure="Join with +.")
        return value

    def postfix(self) -> tree.Expression:
        value = self.atom()
        while True:
            at = self.token.start
            if self.symbol("."):
                value = tree.Property(value, self.name("the name of a property"), at=at)
            elif self.symbol("["):
                value = self.subscript(value, at)
            elif self.is_symbol(":") and isinstance(value, tree.Variable):
                self.next()
                value = tree.Labelled(value, self.names("|"), at=at)
            else:
                return value

    def subscript(self, value: tree.Expression, at: int) -> tree.Expression:
        start = None if self.is_symbol("..") else self.expression()
        if start is not None and self.symbol("]"):
            return tree.Index(value, start, at=at)
        self.need("..", "or ]")
        end = None if self.is_symbol("]") else self.expression()
        self.need("]", "after the range")
        return tree.Slice(value, start, end, at=at)

    def atom(self) -> tree.Expression:
        token = self.token
        if token.kind in ("string", "integer", "float"):
            value = self.value(self.next())
            return tree.Literal(value, repr(value), at=token.start)
        if token.kind == "parameter":
            return tree.Parameter(self.next().text, at=token.start)
        if self.is_symbol("("):
            return self.parenthesis()
        if self.symbol("["):
            return self.brackets(token.start)
        if self.symbol("{"):
            return tree.Entries(self.entries(), at=token.start)
        if token.kind == "name" and (found := self.keyword()):
            return found
        if token.kind not in ("name", "quoted") or token.word in _CLAUSES:
            self.fail("expected a value")
        name = self.next().text
        if token.kind == "name" and self.is_symbol("{"):
            return self.projection(name, token.start)
        return tree.Variable(name, at=token.start)

    def value(self, token: Token) -> str | int | float:
        if token.kind == "string":
            return token.text
        if token.kind == "float":
            number = float(token.text)
            if number == float("inf"):
                raise self.refuse("The number is too large", token.start, None)
            return number
        if len(token.text) > 1 and token.text[0] == "0" and token.text[1] != "x":
            raise self.refuse("A whole number must not begin with 0", token.start, None)
        whole = int(token.text, 0)
        if whole > 2**53:
            raise self.refuse("The number is too large", token.start, "Whole numbers go up to 9007199254740992.")
        return whole

    def keyword(self) -> tree.Expression | None:
        token = self.token
        constants: dict[str, bool | None] = {"TRUE": True, "FALSE": False, "NULL": None}
        if token.word in constants and self.ahead().text != "(":
            self.next()
            return tree.Literal(constants[token.word], token.word.lower(), at=token.start)
        if token.word == "CASE":
            self.next()
            return self.case(token.start)
        if token.word in ("EXISTS", "COUNT", "COLLECT") and self.ahead().text == "{":
            return self.exists()
        if self.ahead().text == "(" or self.is_function_with_dots():
            return self.call()
        return None

    def is_function_with_dots(self) -> bool:
        n = 1
        while self.ahead(n).text == "." and self.ahead(n + 1).kind == "name":
            n += 2
        return n > 1 and self.ahead(n).text == "("

    def call(self) -> tree.Expression:
        token = self.next()
        name = token.text
        while self.symbol("."):
            name += "." + self.next().text
        self.need("(", "after the name of a function")
        lower = name.lower()
        if lower in _QUANTIFIERS:
            variable = self.name("a variable")
            self.need("IN", "after the variable")
            source = self.expression()
            self.need("WHERE", f"in {lower}(...)")
            where = self.expression()
            self.need(")", f"after {lower}(...)")
            return tree.Quantifier(lower, variable, source, where, at=token.start)
        if lower == "reduce":
            return self.reduce(token.start)
        if lower in ("shortestpath", "allshortestpaths"):
            raise self.refuse(f"{name} is not allowed as a value", token.start, f"Write MATCH p = {name}(...).")
        if lower == "exists":
            raise self.refuse("exists(...) is not allowed", token.start, "Write EXISTS { pattern }, or IS NOT NULL for a property.")
        if lower == "count" and self.symbol("*"):
            self.need(")", "after count(*")
            return tree.Call("count", None, at=token.start)
        distinct = self.word("DISTINCT")
        return tree.Call(lower, self.listed(self.expression, ")", f"after the arguments of {name}"), distinct, at=token.start)

    def reduce(self, at: int) -> tree.Expression:
        total = self.name("a variable")
        self.need("=", "after the variable")
        start = self.expression()
        self.need(",", "in reduce(...)")
        variable = self.name("a variable")
        self.need("IN", "after the variable")
        source = self.expression()
        self.need("|", "in reduce(...)")
        value = self.expression()
        self.need(")", "after reduce(...)")
        return tree.Reduce(total, start, variable, source, value, at=at)

    def case(self, at: int) -> tree.Expression:
        subject = None if self.is_word("WHEN") else self.expression()
        whens: list[tuple[tree.Expression, tree.Expression]] = []
        while self.word("WHEN"):
            condition = self.expression()
            if self.is_symbol(","):
                self.fail("expected THEN", cure="Write one WHEN for each value.")
            self.need("THEN", "in CASE")
            whens.append((condition, self.expression()))
        if not whens:
            self.fail("expected WHEN")
        otherwise = self.expression() if self.word("ELSE") else None
        self.need("END", "after CASE")
        return tree.Case(subject, tuple(whens), otherwise, at=at)

    def exists(self) -> tree.Expression:
        at = self.token.start
        kind = self.token.word
        if kind == "COLLECT":
            self.fail("expected a value", cure="Use OPTIONAL MATCH and collect(...).")
        self.at += 2
        self.word("MATCH")
        patterns = self.patterns()
        where = self.where()
        if not self.is_symbol("}"):
            self.fail(f"expected }} after one pattern and its WHERE in {kind}", cure="Put everything into one MATCH ... WHERE ...")
        self.next()
        return tree.Exists("EXISTS" if kind == "EXISTS" else "COUNT", patterns, where, at=at)

    def parenthesis(self) -> tree.Expression:
        at = self.token.start
        if (pattern := self.attempt(self.pattern_of_relationships)) is not None:
            return tree.PatternPredicate(pattern, at=at)
        self.next()
        value = self.expression()
        self.need(")", "to close the parenthesis")
        return value

    def pattern_of_relationships(self) -> tree.PathPattern:
        at = self.token.start
        nodes, relationships = self.chain()
        if not relationships:
            self.fail("expected a relationship")
        return tree.PathPattern(None, "", nodes, relationships, at)

    def attempt(self, what: Callable[[], _T]) -> _T | None:
        """Return what can be read here, or None, and then stand where we stood."""
        at = self.at
        try:
            return what()
        except QueryError:
            self.at = at
            return None

    def brackets(self, at: int) -> tree.Expression:
        if self.token.kind in ("name", "quoted") and self.ahead().word == "IN":
            found = self.attempt(lambda: self.comprehension(at))
            if found is not None:
                return found
        if self.is_symbol("(") and (pattern := self.attempt(self.pattern_of_relationships)) is not None:
            where = self.where()
            self.need("|", "in the pattern comprehension")
            value = self.expression()
            self.need("]", "to close the pattern comprehension")
            return tree.PatternComprehension(pattern, where, value, at=at)
        return tree.Items(self.listed(self.expression, "]", "to close the list"), at=at)

    def comprehension(self, at: int) -> tree.Expression:
        variable = self.name("a variable")
        self.need("IN", "after the variable")
        source = self.expression()
        where = self.where()
        value = self.expression() if self.symbol("|") else None
        self.need("]", "to close the list")
        return tree.Comprehension(variable, source, where, value, at=at)

    def entries(self) -> tuple[tuple[str, tree.Expression], ...]:
        return self.listed(self.entry, "}", "to close the map")

    def entry(self) -> tuple[str, tree.Expression]:
        key = self.name("a key")
        self.need(":", "after the key")
        return key, self.expression()

    def projection(self, name: str, at: int) -> tree.Expression:
        self.next()
        entries = self.listed(self.projected, "}", "to close the map")
        return tree.Projection(tree.Variable(name, at=at), entries, at=at)

    def projected(self) -> tuple[str, tree.Expression | None]:
        if self.symbol("."):
            return ("*" if self.symbol("*") else self.name("a property")), None
        if self.token.kind in ("name", "quoted") and self.ahead().text in (",", "}"):
            token = self.next()
            return token.text, tree.Variable(token.text, at=token.start)
        return self.entry()
