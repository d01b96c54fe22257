"""Calls of functions and aggregates, typed, and refused where the two engines would not agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph import cypher_tree as tree
from graph.cypher_compile import Context, Scope, Value, is_small
from graph.cypher_functions import AGGREGATES, FUNCTIONS, INSTEAD
from graph.cypher_types import FLOAT, INTEGER, NODE_MAP, NULL, NUMBERS, RELATIONSHIP_MAP, Type, groupable, listed, ordered, union
from graph.errors import QueryError


class Calls:
    """Compiles calls; other expressions are compiled by who inherits."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.groups: dict[tree.Expression, Value] = {}
        self.aggregated: list[tuple[str, str]] | None = None

    def refuse(self, at: int, what: str, cure: str | None = None) -> QueryError:
        """Return the error for what stands at ``at``."""
        return self.context.refuse(at, what, cure)

    def value(self, e: tree.Expression, scope: Scope) -> Value:
        """Compile an expression."""
        raise NotImplementedError

    def one_type(self, values: Sequence[Value], at: int, what: str) -> Type:
        """Return the type that all values have; refuse values of different types."""
        kind: Type = NULL
        for value in values:
            both = union(kind, value.type)
            if both is None:
                raise self.refuse(at, f"{what} of both {kind} and {value.type} is not allowed", "Use values of one type.")
            kind = both
        return kind

    def call(self, e: tree.Call, scope: Scope) -> Value:
        """Compile a call of a function."""
        if e.arguments is None or e.distinct:
            raise self.refuse(e.at, f"{e.name} is not an aggregate function")
        if e.name == "coalesce":
            return self._coalesce(e, scope)
        if e.name == "properties":
            return self.all_properties(e, scope)
        function = FUNCTIONS.get(e.name)
        if function is None:
            raise self.refuse(e.at, f"The function {e.name} is not allowed", INSTEAD.get(e.name, f"Allowed are {', '.join(sorted(_names()))}."))
        most = len(function.takes)
        if not most - function.optional <= len(e.arguments) <= most:
            raise self.refuse(e.at, f"{e.name} takes {most} argument{'s' * (most > 1)}, not {len(e.arguments)}")
        values = [self.value(argument, scope) for argument in e.arguments]
        for value, kinds, argument in zip(values, function.takes, e.arguments, strict=False):
            self._fits(e.name, value, kinds, argument.at)
        texts = [value.text for value in values]
        if function.optional:
            texts[-1:] = [f", {texts[-1]}"] if len(texts) == most else [texts[-1], ""]
        gives = function.gives if isinstance(function.gives, Type) else function.gives(values[0].type)
        return Value(function.text.format(*texts), gives, sure=values[0].sure and gives.kind == "bag", small=e.name in ("size", "length"))

    def _fits(self, name: str, value: Value, kinds: frozenset[str], at: int) -> None:
        if kinds == {"count"}:
            if not is_small(value.constant) or int(str(value.constant)) < 0:
                raise self.refuse(at, f"{name} counts from 0 by a number that is written out or a parameter")
        elif kinds == {"small"}:
            if not value.small:
                raise self.refuse(at, f"{name} takes whole numbers that are written out, parameters, or size(...)")
        elif value.type.kind not in kinds and value.type.kind != "null":
            cure = None
            if value.type.kind == "bag":
                cure = "The order of this list is not fixed; use collect(...) for one that is."
            elif name == "tostring" and value.type.kind in ("float", "number"):
                cure = "Make it a whole number first: toString(toInteger(...))."
            elif name in ("tointeger", "tofloat"):
                cure = "Numbers of the graph are numbers already."
            raise self.refuse(at, f"{name} does not take {value.type}", cure)

    def _coalesce(self, e: tree.Call, scope: Scope) -> Value:
        values = [self.value(argument, scope) for argument in e.arguments or ()]
        if not values:
            raise self.refuse(e.at, "coalesce takes at least one argument")
        kind = self.one_type(values, e.at, "A coalesce")
        return Value(f"coalesce({', '.join(v.text for v in values)})", kind, sure=any(v.sure for v in values))

    def all_properties(self, e: tree.Call, scope: Scope) -> Value:
        """Compile ``properties(x)``."""
        values = [self.value(argument, scope) for argument in e.arguments or ()]
        if len(values) != 1 or values[0].type.kind not in ("node", "relationship"):
            raise self.refuse(e.at, "properties takes one node or relationship")
        return Value(f"properties({values[0].text})", NODE_MAP if values[0].type.kind == "node" else RELATIONSHIP_MAP)

    def aggregate(self, e: tree.Call, scope: Scope) -> Value:
        """Compile an aggregate into a variable of its own, which the clause makes."""
        if self.aggregated is None:
            raise self.refuse(e.at, f"{e.name} is allowed only in the columns of WITH and RETURN", "Count in a WITH before.")
        if e.arguments is None:
            return self._aggregated("count(*)", INTEGER)
        if len(e.arguments) != 1:
            raise self.refuse(e.at, f"{e.name} takes one argument")
        kept = self.groups, self.aggregated
        self.groups, self.aggregated = {}, None
        value = self.value(e.arguments[0], scope)
        self.groups, self.aggregated = kept
        kind = value.type.kind
        if e.distinct and not groupable(value.type):
            raise self.refuse(e.at, f"{e.name}(DISTINCT ...) of {value.type} is not allowed", "Make the numbers one kind: toFloat(...).")
        argument = f"{'DISTINCT ' * e.distinct}{value.text}"
        if e.name == "count":
            return self._aggregated(f"count({argument})", INTEGER)
        if e.name == "collect":
            return self._aggregated(f"collect({argument})", listed(value.type))
        if e.name in ("sum", "avg"):
            if kind not in NUMBERS | {"null"}:
                raise self.refuse(e.at, f"{e.name} does not take {value.type}")
            total = self._aggregated(f"sum({argument})", value.type)
            if e.name == "sum":
                return total
            # The engines average in different ways; a sum and a count are the same on both.
            count = self._aggregated(f"count({argument})", INTEGER).text
            return Value(f"CASE {count} WHEN 0 THEN null ELSE toFloat({total.text}) / {count} END", FLOAT)
        if not ordered(value.type, value.type):
            raise self.refuse(e.at, f"{e.name} does not take {value.type}", "It takes numbers, texts or dates.")
        return replace(self._aggregated(f"{e.name}({argument})", value.type), sure=False)

    def _aggregated(self, text: str, kind: Type) -> Value:
        made = self.aggregated if self.aggregated is not None else []
        name = next((name for name, known in made if known == text), None)
        if name is None:
            name = self.context.fresh()
            made.append((name, text))
        return Value(name, kind, sure=True, small=text.startswith("count("))


def _names() -> set[str]:
    return {*FUNCTIONS, *AGGREGATES, "coalesce", "properties", "reduce", "any", "all", "none", "single"}
