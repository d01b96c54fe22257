"""Expressions: resolved, typed, and refused where the two engines would not agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graph import cypher_tree as tree
from graph.cypher_calls import Calls
from graph.cypher_compile import Scope, Value, is_small
from graph.cypher_functions import AGGREGATES
from graph.cypher_regex import translate
from graph.cypher_types import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    NODE_PROPERTIES,
    NULL,
    NUMBER,
    NUMBERS,
    RELATIONSHIP_PROPERTIES,
    STRING,
    Type,
    bag,
    equatable,
    listed,
    ordered,
    type_of,
    union,
)
from graph.schema import LABELS

_PROPERTIES: Final = {
    "node": NODE_PROPERTIES,
    "node map": NODE_PROPERTIES,
    "relationship": RELATIONSHIP_PROPERTIES,
    "relationship map": RELATIONSHIP_PROPERTIES,
}
_NULL: Final = Value("null", NULL)


class Values(Calls):
    """Compiles expressions in a scope."""

    def value(self, e: tree.Expression, scope: Scope) -> Value:
        """Compile an expression; what the rows are grouped by is there already."""
        if e in self.groups:
            return self.groups[e]
        match e:
            case tree.Literal():
                return self._literal(e)
            case tree.Parameter():
                return self.context.parameter(e.name, e.at)
            case tree.Variable():
                if e.name not in scope:
                    raise self.refuse(e.at, f"The variable {e.name} is not known", "A name comes from MATCH, UNWIND, WITH or CALL before it.")
                return scope[e.name]
            case tree.Items():
                return self._items(e, scope)
            case tree.Entries():
                return self._entries(e.entries, scope, e.at)
            case tree.Property():
                return self._property(self.value(e.subject, scope), e.key, e.at)
            case tree.Index():
                return self._index(e, scope)
            case tree.Slice():
                return self._slice(e, scope)
            case tree.Unary():
                return self._unary(e, scope)
            case tree.Binary():
                return self._binary(e, scope)
            case tree.Labelled():
                return self._labelled(e, scope)
            case tree.Call():
                return self.aggregate(e, scope) if e.name in AGGREGATES else self.call(e, scope)
            case tree.Case():
                return self._case(e, scope)
            case tree.Comprehension():
                return self._comprehension(e, scope)
            case tree.Quantifier():
                return self._quantifier(e, scope)
            case tree.Reduce():
                return self._reduce(e, scope)
            case tree.Projection():
                return self._projection(e, scope)
            case _:
                return self.pattern_value(e, scope)

    def pattern_value(self, e: tree.Expression, scope: Scope) -> Value:
        """Compile an expression that holds a pattern."""
        raise NotImplementedError

    def condition(self, e: tree.Expression, scope: Scope) -> Value:
        """Compile an expression that must be true or false."""
        value = self.value(e, scope)
        if value.type not in (BOOLEAN, NULL):
            raise self.refuse(e.at, f"A condition is needed, not {value.type},", "Compare it with something, or ask IS NOT NULL.")
        return value

    def _literal(self, e: tree.Literal) -> Value:
        kind = type_of(e.value)
        assert isinstance(kind, Type)  # noqa: S101 - the parser makes no other literals
        if isinstance(e.value, str):
            return Value(self.context.constant(e.value), kind, sure=True, constant=e.value)
        return Value(f"({e.text})" if e.text.startswith("-") else e.text, kind, e.value is not None, e.value, is_small(e.value))

    def _items(self, e: tree.Items, scope: Scope) -> Value:
        values = [self.value(item, scope) for item in e.items]
        return Value(f"[{', '.join(v.text for v in values)}]", listed(self.one_type(values, e.at, "A list")), sure=True)

    def _entries(self, entries: Sequence[tuple[str, tree.Expression]], scope: Scope, at: int) -> Value:
        values = {name: self.value(value, scope) for name, value in entries}
        if len(values) < len(entries):
            raise self.refuse(at, "A map has a key twice")
        text = ", ".join(f"{self.context.key(name, at)}: {value.text}" for name, value in values.items())
        return Value(f"{{{text}}}", Type("map", fields=tuple(sorted((name, value.type) for name, value in values.items()))), sure=True)

    def _property(self, subject: Value, key: str, at: int) -> Value:
        kind = subject.type.kind
        if kind in _PROPERTIES:
            if key == "id" and kind.startswith("node"):
                return Value(f"{subject.text}.id", STRING)
            found = _PROPERTIES[kind].get(key)
            return Value(f"{subject.text}.{self.context.key(key, at)}", found) if found else _NULL
        if kind == "map":
            found = dict(subject.type.fields).get(key)
            return Value(f"{subject.text}.{self.context.key(key, at)}", found) if found else _NULL
        if kind == "null":
            return _NULL
        if kind == "date":
            if key in ("year", "month", "day"):
                return Value(f"{subject.text}.{key}", INTEGER)
            raise self.refuse(at, f"A date has no {key}", "It has year, month and day.")
        raise self.refuse(at, f"{_capital(subject.type)} has no property {key}", "Nodes, relationships and maps have properties.")

    def _index(self, e: tree.Index, scope: Scope) -> Value:
        subject, index = self.value(e.subject, scope), self.value(e.index, scope)
        kind = subject.type.kind
        if kind == "list" and subject.type.item is not None:
            if index.type.kind not in ("integer", "null"):
                raise self.refuse(e.at, f"A list is counted by a whole number, not {index.type},")
            return Value(f"{subject.text}[{index.text}]", subject.type.item)
        if isinstance(index.constant, str):
            return self._property(subject, index.constant, e.at)
        if kind == "null":
            return _NULL
        cure = "Write the name of the property." if kind != "bag" else "The order of this list is not fixed: use collect(...) for one that is."
        raise self.refuse(e.at, f"{_capital(subject.type)} cannot be asked with [ ]", cure)

    def _slice(self, e: tree.Slice, scope: Scope) -> Value:
        subject = self.value(e.subject, scope)
        bounds = [self.value(bound, scope) if bound else None for bound in (e.start, e.end)]
        if subject.type.kind != "list" or any(b is not None and not is_small(b.constant) for b in bounds):
            raise self.refuse(e.at, "Only a list can be cut, and only at whole numbers", "Write list[0..3].")
        return Value(f"{subject.text}[{'..'.join(b.text if b else '' for b in bounds)}]", subject.type)

    def _unary(self, e: tree.Unary, scope: Scope) -> Value:
        if e.operator == "NOT":
            return Value(f"(NOT {self.condition(e.operand, scope).text})", BOOLEAN)
        operand = self.value(e.operand, scope)
        if e.operator.startswith("IS"):
            return Value(f"({operand.text} {e.operator})", BOOLEAN, sure=True)
        if operand.type.kind not in NUMBERS | {"null"}:
            raise self.refuse(e.at, f"A number is needed, not {operand.type},")
        return Value(f"(-{operand.text})", operand.type, small=operand.small)

    def _binary(self, e: tree.Binary, scope: Scope) -> Value:
        operator = e.operator
        if operator in ("AND", "OR", "XOR"):
            left, right = self.condition(e.left, scope), self.condition(e.right, scope)
            return Value(f"({left.text} {operator} {right.text})", BOOLEAN)
        left, right = self.value(e.left, scope), self.value(e.right, scope)
        text = f"({left.text} {operator} {right.text})"
        if operator in ("=", "<>"):
            if not equatable(left.type, right.type):
                raise self.refuse(e.at, f"{_capital(left.type)} is not compared with {right.type}", "Compare values of one type.")
            return Value(text, BOOLEAN)
        if operator in ("<", "<=", ">", ">="):
            if not ordered(left.type, right.type):
                raise self.refuse(
                    e.at, f"{_capital(left.type)} is not more or less than {right.type}", "Compare numbers, texts or dates of one type."
                )
            return Value(text, BOOLEAN)
        if operator == "IN":
            return self._in(e, left, right)
        if operator in ("STARTS WITH", "ENDS WITH", "CONTAINS"):
            if not {left.type.kind, right.type.kind} <= {"string", "null"}:
                raise self.refuse(e.at, f"{operator} is for texts, not for {left.type} and {right.type},")
            return Value(text, BOOLEAN)
        if operator == "=~":
            return self._matches(e, left, right)
        return self._arithmetic(e, left, right)

    def _in(self, e: tree.Binary, left: Value, right: Value) -> Value:
        if right.type.kind == "null":
            return Value(f"({left.text} IN {right.text})", BOOLEAN)
        if right.type.item is None:
            raise self.refuse(e.at, f"IN needs a list, not {right.type},")
        if not equatable(left.type, right.type.item):
            raise self.refuse(e.at, f"{_capital(left.type)} is not looked for in {right.type}")
        return Value(f"({left.text} IN ({right.text}))", BOOLEAN)

    def _matches(self, e: tree.Binary, left: Value, right: Value) -> Value:
        if left.type.kind not in ("string", "null"):
            raise self.refuse(e.at, f"=~ is for texts, not for {left.type},")
        if not isinstance(right.constant, str):
            raise self.refuse(e.right.at, "The right side of =~ must be written out or be a parameter")
        try:
            pattern = translate(right.constant)
        except ValueError as error:
            raise self.refuse(e.right.at, f"The regular expression is not allowed: {error}", "Use CONTAINS, STARTS WITH or toLower(...).") from None
        return Value(f"({left.text} =~ {self.context.constant(pattern)})", BOOLEAN)

    def _arithmetic(self, e: tree.Binary, left: Value, right: Value) -> Value:
        kinds = {left.type.kind, right.type.kind}
        plain = f"({left.text} {e.operator} {right.text})"
        if kinds <= NUMBERS | {"null"}:
            kind = INTEGER if kinds == {"integer"} else FLOAT if "float" in kinds else NULL if kinds == {"null"} else NUMBER
            kind = union(left.type, right.type) or kind if "null" in kinds else kind
            if e.operator not in "/%":
                return Value(plain, kind, sure=left.sure and right.sure, small=left.small and right.small and e.operator in "+-")
            if right.constant:
                return Value(plain, kind)
            # Division by zero is an error, NaN, infinity or null, by engine and type; here it is null.
            return Value(f"({left.text} {e.operator} CASE {right.text} WHEN 0 THEN null ELSE {right.text} END)", kind)
        if e.operator == "+":
            if kinds <= {"string", "integer", "null"} and "string" in kinds:
                return Value(plain, STRING)
            if left.type.kind == right.type.kind == "list" and (joined := union(left.type, right.type)):
                guarded = f"CASE WHEN {left.text} IS NULL OR {right.text} IS NULL THEN null ELSE {left.text} + {right.text} END"
                return Value(plain if left.sure and right.sure else f"({guarded})", joined, sure=left.sure and right.sure)
        cure = {True: "Make it a whole number first: toInteger(...).", False: None}["string" in kinds and bool(kinds & {"float", "number"})]
        if "list" in kinds and e.operator == "+":
            cure = "Put the element into a list of its own: list + [x]."
        raise self.refuse(e.at, f"{left.type} {e.operator} {right.type} is not allowed", cure)

    def _labelled(self, e: tree.Labelled, scope: Scope) -> Value:
        subject = self.value(e.subject, scope)
        if subject.type.kind != "node":
            cure = "Write type(r) = 'TYPE'." if subject.type.kind == "relationship" else None
            raise self.refuse(e.at, f"Only a node has a label, not {subject.type},", cure)
        for label in e.labels:
            self.known(label, LABELS, "label", e.at)
        return Value("(" + " OR ".join(f"{subject.text}:{label}" for label in e.labels) + ")", BOOLEAN)

    def known(self, name: str, names: Sequence[str], what: str, at: int) -> None:
        """Refuse a label or type that is not one of ours."""
        if name not in names:
            raise self.refuse(at, f"There is no {what} {name}", f"The {what}s are {', '.join(names)}.")

    def _case(self, e: tree.Case, scope: Scope) -> Value:
        subject = self.value(e.subject, scope) if e.subject else None
        parts, results = [], []
        for when, then in e.whens:
            test = self.value(when, scope) if subject else self.condition(when, scope)
            if subject and not equatable(subject.type, test.type):
                raise self.refuse(when.at, f"{_capital(subject.type)} is not compared with {test.type}")
            results.append(self.value(then, scope))
            parts.append(f"WHEN {test.text} THEN {results[-1].text}")
        if e.otherwise:
            results.append(self.value(e.otherwise, scope))
            parts.append(f"ELSE {results[-1].text}")
        kind = self.one_type(results, e.at, "A CASE")
        return Value(f"CASE {subject.text + ' ' if subject else ''}{' '.join(parts)} END", kind)

    def _elements(self, source: Value, at: int) -> Type:
        if source.type.kind == "null":
            return NULL
        if source.type.item is None:
            raise self.refuse(at, f"A list is needed, not {source.type},")
        return source.type.item

    def _comprehension(self, e: tree.Comprehension, scope: Scope) -> Value:
        source = self.value(e.source, scope)
        element = Value(self.context.fresh(), self._elements(source, e.source.at))
        inner = {**scope, e.variable: element}
        where = f" WHERE {self.condition(e.where, inner).text}" if e.where else ""
        value = self.value(e.value, inner) if e.value else element
        text = f"[{element.text} IN {source.text}{where}{f' | {value.text}' if e.value else ''}]"
        return Value(text, bag(value.type) if source.type.kind == "bag" else listed(value.type), sure=source.sure)

    def _quantifier(self, e: tree.Quantifier, scope: Scope) -> Value:
        source = self.value(e.source, scope)
        element = Value(self.context.fresh(), self._elements(source, e.source.at))
        where = self.condition(e.where, {**scope, e.variable: element})
        return Value(f"{e.kind}({element.text} IN {source.text} WHERE {where.text})", BOOLEAN)

    def _reduce(self, e: tree.Reduce, scope: Scope) -> Value:
        source, start = self.value(e.source, scope), self.value(e.start, scope)
        if source.type.kind == "bag":
            raise self.refuse(e.source.at, "The order of this list is not fixed", "Use collect(...) for one that is.")
        element = Value(self.context.fresh(), self._elements(source, e.source.at))
        total = Value(self.context.fresh(), start.type)
        value = self.value(e.value, {**scope, e.variable: element, e.total: total})
        if value.type not in (start.type, NULL):
            raise self.refuse(
                e.at, f"reduce begins with {start.type} and goes on with {value.type}", "Begin with a value of the type that it ends with."
            )
        return Value(f"reduce({total.text} = {start.text}, {element.text} IN {source.text} | {value.text})", start.type)

    def _projection(self, e: tree.Projection, scope: Scope) -> Value:
        subject = self.value(e.subject, scope)
        if subject.type.kind not in (*_PROPERTIES, "map", "null"):
            raise self.refuse(e.at, f"{_capital(subject.type)} has no properties")
        if ("*", None) in e.entries:
            if len(e.entries) > 1 or subject.type.kind not in ("node", "relationship"):
                raise self.refuse(e.at, "{.*} stands alone and after a node or relationship", "Name the properties: n {.id, .name}.")
            return self.all_properties(tree.Call("properties", (e.subject,)), scope)
        values = {key: self.value(value, scope) if value else self._property(subject, key, e.at) for key, value in e.entries}
        if len(values) < len(e.entries):
            raise self.refuse(e.at, "A map has a key twice")
        body = ", ".join(f"{self.context.key(key, e.at)}: {value.text}" for key, value in values.items())
        text = f"CASE WHEN {subject.text} IS NULL THEN null ELSE {{{body}}} END"
        return Value(text, Type("map", fields=tuple(sorted((key, value.type) for key, value in values.items()))))


def _capital(kind: Type) -> str:
    text = str(kind)
    return text[0].upper() + text[1:]
