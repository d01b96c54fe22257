"""The grammar of expressions, from the loosest operator to the tightest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from graph import cypher_tree as tree
from graph.cypher_pattern_grammar import PatternGrammar
from graph.cypher_tokens import Token

_COMPARISONS: Final = {"=", "<>", "<", "<=", ">", ">="}
_QUANTIFIERS: Final = {"any", "all", "none", "single"}
CLAUSES: Final = frozenset(
    "MATCH OPTIONAL UNWIND WITH RETURN CALL UNION WHERE ORDER SKIP LIMIT AS CREATE MERGE SET DELETE REMOVE DETACH FOREACH LOAD".split()
)
"""Words that begin or end a clause, and so are no names of variables in an expression."""


class ExpressionGrammar(PatternGrammar):
    """Reads expressions."""

    def expression(self) -> tree.Expression:
        """Read an expression."""
        return self._joined("OR", lambda: self._joined("XOR", lambda: self._joined("AND", self._negation)))

    def _joined(self, operator: str, operand: Callable[[], tree.Expression]) -> tree.Expression:
        value = operand()
        while self.is_word(operator):
            at = self.next().start
            value = tree.Binary(operator, value, operand(), at=at)
        return value

    def _negation(self) -> tree.Expression:
        at = self.token.start
        if self.word("NOT"):
            return tree.Unary("NOT", self._negation(), at=at)
        return self._comparison()

    def _comparison(self) -> tree.Expression:
        left = self._predicate()
        value: tree.Expression | None = None
        while self.token.kind == "symbol" and (self.token.text in _COMPARISONS or self.token.text == "=~"):
            operator = self.next()
            right = self._predicate()
            one = tree.Binary(operator.text, left, right, at=operator.start)
            value = one if value is None else tree.Binary("AND", value, one, at=operator.start)
            left = right
        return left if value is None else value

    def _predicate(self) -> tree.Expression:
        value = self._sum()
        while True:
            at = self.token.start
            if self.word("STARTS", "WITH"):
                value = tree.Binary("STARTS WITH", value, self._sum(), at=at)
            elif self.word("ENDS", "WITH"):
                value = tree.Binary("ENDS WITH", value, self._sum(), at=at)
            elif self.word("CONTAINS"):
                value = tree.Binary("CONTAINS", value, self._sum(), at=at)
            elif self.word("IN"):
                value = tree.Binary("IN", value, self._sum(), at=at)
            elif self.word("IS", "NULL"):
                value = tree.Unary("IS NULL", value, at=at)
            elif self.word("IS", "NOT", "NULL"):
                value = tree.Unary("IS NOT NULL", value, at=at)
            elif self.is_word("IS"):
                self.fail("expected IS NULL or IS NOT NULL", cure="Types cannot be asked for.")
            else:
                return value

    def _binary(self, operators: tuple[str, ...], operand: Callable[[], tree.Expression]) -> tree.Expression:
        value = operand()
        while self.token.kind == "symbol" and self.token.text in operators:
            operator = self.next()
            value = tree.Binary(operator.text, value, operand(), at=operator.start)
        return value

    def _sum(self) -> tree.Expression:
        if self.is_symbol("||"):
            self.fail("expected a value", cure="Join with +.")
        return self._binary(("+", "-"), self._product)

    def _product(self) -> tree.Expression:
        return self._binary(("*", "/", "%"), self._signed)

    def _signed(self) -> tree.Expression:
        at = self.token.start
        if self.symbol("-"):
            operand = self._signed()
            if isinstance(operand, tree.Literal) and isinstance(operand.value, int | float) and not isinstance(operand.value, bool):
                return tree.Literal(-operand.value, f"-{operand.text}", at=at)
            return tree.Unary("-", operand, at=at)
        if self.symbol("+"):
            return self._signed()
        value = self._postfix()
        if self.is_symbol("^"):
            self.fail("expected the end of the expression", cure="^ is not allowed; write x * x.")
        if self.is_symbol("||"):
            self.fail("expected the end of the expression", cure="Join with +.")
        return value

    def _postfix(self) -> tree.Expression:
        value = self._atom()
        while True:
            at = self.token.start
            if self.symbol("."):
                value = tree.Property(value, self.name("the name of a property"), at=at)
            elif self.symbol("["):
                value = self._subscript(value, at)
            elif self.is_symbol(":") and isinstance(value, tree.Variable):
                self.next()
                value = tree.Labelled(value, self.names("|"), at=at)
            else:
                return value

    def _subscript(self, value: tree.Expression, at: int) -> tree.Expression:
        start = None if self.is_symbol("..") else self.expression()
        if start is not None and self.symbol("]"):
            return tree.Index(value, start, at=at)
        self.need("..", "or ]")
        end = None if self.is_symbol("]") else self.expression()
        self.need("]", "after the range")
        return tree.Slice(value, start, end, at=at)

    def _atom(self) -> tree.Expression:
        token = self.token
        if token.kind in ("string", "integer", "float"):
            value = self._value(self.next())
            return tree.Literal(value, repr(value), at=token.start)
        if token.kind == "parameter":
            return tree.Parameter(self.next().text, at=token.start)
        if self.is_symbol("("):
            return self._parenthesis()
        if self.symbol("["):
            return self._brackets(token.start)
        if self.symbol("{"):
            return tree.Entries(self.entries(), at=token.start)
        if token.kind == "name" and (found := self._keyword()):
            return found
        if token.kind not in ("name", "quoted") or token.word in CLAUSES:
            self.fail("expected a value")
        name = self.next().text
        if token.kind == "name" and self.is_symbol("{"):
            return self._projection(name, token.start)
        return tree.Variable(name, at=token.start)

    def _value(self, token: Token) -> str | int | float:
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

    def _keyword(self) -> tree.Expression | None:
        token = self.token
        constants: dict[str, bool | None] = {"TRUE": True, "FALSE": False, "NULL": None}
        if token.word in constants and self.ahead().text != "(":
            self.next()
            return tree.Literal(constants[token.word], token.word.lower(), at=token.start)
        if token.word == "CASE":
            self.next()
            return self._case(token.start)
        if token.word in ("EXISTS", "COUNT", "COLLECT") and self.ahead().text == "{":
            return self._exists()
        if self.ahead().text == "(" or self._is_function_with_dots():
            return self._call()
        return None

    def _is_function_with_dots(self) -> bool:
        n = 1
        while self.ahead(n).text == "." and self.ahead(n + 1).kind == "name":
            n += 2
        return n > 1 and self.ahead(n).text == "("

    def _call(self) -> tree.Expression:
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
            return self._reduce(token.start)
        if lower in ("shortestpath", "allshortestpaths"):
            raise self.refuse(f"{name} is not allowed as a value", token.start, f"Write MATCH p = {name}(...).")
        if lower == "exists":
            raise self.refuse("exists(...) is not allowed", token.start, "Write EXISTS { pattern }, or IS NOT NULL for a property.")
        if lower == "count" and self.symbol("*"):
            self.need(")", "after count(*")
            return tree.Call("count", None, at=token.start)
        distinct = self.word("DISTINCT")
        return tree.Call(lower, self.listed(self.expression, ")", f"after the arguments of {name}"), distinct, at=token.start)

    def _reduce(self, at: int) -> tree.Expression:
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

    def _case(self, at: int) -> tree.Expression:
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

    def _exists(self) -> tree.Expression:
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

    def _parenthesis(self) -> tree.Expression:
        at = self.token.start
        if (pattern := self.attempt(self.pattern_of_relationships)) is not None:
            return tree.PatternPredicate(pattern, at=at)
        self.next()
        value = self.expression()
        self.need(")", "to close the parenthesis")
        return value

    def _brackets(self, at: int) -> tree.Expression:
        if self.token.kind in ("name", "quoted") and self.ahead().word == "IN":
            found = self.attempt(lambda: self._comprehension(at))
            if found is not None:
                return found
        if self.is_symbol("(") and (pattern := self.attempt(self.pattern_of_relationships)) is not None:
            where = self.where()
            self.need("|", "in the pattern comprehension")
            value = self.expression()
            self.need("]", "to close the pattern comprehension")
            return tree.PatternComprehension(pattern, where, value, at=at)
        return tree.Items(self.listed(self.expression, "]", "to close the list"), at=at)

    def _comprehension(self, at: int) -> tree.Expression:
        variable = self.name("a variable")
        self.need("IN", "after the variable")
        source = self.expression()
        where = self.where()
        value = self.expression() if self.symbol("|") else None
        self.need("]", "to close the list")
        return tree.Comprehension(variable, source, where, value, at=at)

    def _projection(self, name: str, at: int) -> tree.Expression:
        self.next()
        entries = self.listed(self._projected, "}", "to close the map")
        return tree.Projection(tree.Variable(name, at=at), entries, at=at)

    def _projected(self) -> tuple[str, tree.Expression | None]:
        if self.symbol("."):
            return ("*" if self.symbol("*") else self.name("a property")), None
        if self.token.kind in ("name", "quoted") and self.ahead().text in (",", "}"):
            token = self.next()
            return token.text, tree.Variable(token.text, at=token.start)
        return self.entry()
