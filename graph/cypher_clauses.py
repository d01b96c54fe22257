"""Clauses: WITH and RETURN, UNWIND, CALL, UNION, and the order that makes every answer the same each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from graph import cypher_tree as tree
from graph.cypher_compile import MARK, OURS, Context, Scope, Value, aggregates, inside, order_text, sort_keys
from graph.cypher_functions import AGGREGATES
from graph.cypher_patterns import Patterns
from graph.cypher_types import Type, groupable, sortable, union

_ENTITIES: Final = ("node", "relationship", "path")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A query for the engines. ``columns`` are the names the user knows; the text calls them ``c0``, ``c1``, ..."""

    text: str
    parameters: Mapping[str, object]
    columns: tuple[str, ...]

    @property
    def embedded(self) -> str:
        """The text for the embedded engine."""
        return self.text.replace(MARK, "_").replace(OURS, "")

    @property
    def server(self) -> str:
        """The text for the server."""
        return self.text.replace(MARK, "").replace(OURS, ":_Node")


def compiled(query: tree.Query, cypher: str, parameters: Mapping[str, object]) -> Compiled:
    """Return the query for both engines; raise QueryError where they would not agree."""
    context = Context(cypher, parameters)
    text, columns = _Clauses(context).whole(query)
    values = {mine: parameters[name] for name, mine in context.used.items()} | context.made
    return Compiled(text, values, columns)


class _Clauses(Patterns):
    def whole(self, query: tree.Query) -> tuple[str, tuple[str, ...]]:
        """Compile the query of the user."""
        if len(query.parts) == 1:
            text, columns = self._part(query.parts[0], {}, (), None, last=True)
            return text, tuple(columns)
        text, made = self._called(query, {}, ())
        keys = [key for value in made.values() for key in sort_keys(value)]
        names = [f"c{i}" for i in range(len(made))]
        return f"{text} RETURN {_columns(list(made.values()), names)}{order_text(keys)}", tuple(made)

    def _called(self, query: tree.Query, scope: Scope, imports: Sequence[str]) -> tuple[str, Scope]:
        """Compile a subquery and return its text with its columns.

        The embedded engine loses nodes and relationships that leave a subquery sorted or counted; in a list they come through.
        """
        names = [self.context.fresh() for _ in range(100)]
        text, columns = self._union(query, scope, imports, names)
        text, kept = f"CALL {{ {text} }}", [value.text for value in scope.values() if value.text.isalnum()]
        made: Scope = {}
        taken: list[str] = []
        for name, (column, kind) in zip(names, columns.items(), strict=False):
            listed = kind.kind in _ENTITIES
            made[column] = Value(self.context.fresh() if listed else name, kind)
            taken.append(f"{name}[0] AS {made[column].text}" if listed else name)
        if any(" " in one for one in taken):
            text += f" WITH {', '.join([*dict.fromkeys(kept), *taken])}"
        return text, made

    def _union(self, query: tree.Query, scope: Scope, imports: Sequence[str], names: Sequence[str]) -> tuple[str, dict[str, Type]]:
        texts: list[str] = []
        columns: dict[str, Type] = {}
        for i, part in enumerate(query.parts):
            text, found = self._part(part, {name: scope[name] for name in imports}, imports, names)
            at = part[-1].at
            if i and list(found) != list(columns):
                raise self.refuse(at, "The parts of a UNION have different columns", "Give them the same names in the same order.")
            for name, kind in found.items():
                both = union(columns.get(name, kind), kind)
                if both is None or (not query.every and len(query.parts) > 1 and not groupable(both)):
                    raise self.refuse(at, f"The column {name} of the UNION has different types, or one that UNION cannot compare")
                columns[name] = both
            texts.append(text)
        return f" UNION {'ALL ' * query.every}".join(texts), columns

    def _part(
        self, clauses: Sequence[tree.Clause], scope: Scope, imports: Sequence[str], names: Sequence[str] | None, *, last: bool = False
    ) -> tuple[str, dict[str, Type]]:
        """Compile clauses up to RETURN; its columns are called ``names``, or ``c0``, ..."""
        texts = [f"WITH {', '.join(scope[name].text for name in imports)}"] if imports else []
        columns: dict[str, Type] = {}
        sorted_before = False
        for clause in clauses:
            match clause:
                case tree.Match():
                    text, scope = self.match(clause, scope)
                case tree.Unwind():
                    text, scope = self._unwind(clause, scope)
                case tree.Subquery():
                    text, scope = self._subquery(clause, scope)
                case tree.Project():
                    text, scope, columns = self._project(clause, scope, sorted_before, names, last=last)
            if names and not texts and text.startswith("WITH"):
                # A subquery that begins with WITH would only import variables.
                texts.append(f"UNWIND [1] AS {self.context.fresh()}")
            sorted_before = isinstance(clause, tree.Project) and bool(clause.order)
            texts.append(text)
        return " ".join(texts), columns

    def _unwind(self, clause: tree.Unwind, scope: Scope) -> tuple[str, Scope]:
        source = self.value(clause.source, scope)
        if source.type.item is None and source.type.kind != "null":
            raise self.refuse(clause.at, f"UNWIND takes a list, not {source.type},", "Put it into a list: [x].")
        if clause.variable in scope:
            raise self.refuse(clause.at, f"The name {clause.variable} is taken", "Use another name.")
        element = Value(self.context.fresh(), source.type.item or source.type)
        return f"UNWIND {source.text} AS {element.text}", {**scope, clause.variable: element}

    def _subquery(self, clause: tree.Subquery, scope: Scope) -> tuple[str, Scope]:
        query, imports = clause.query, clause.imports
        if imports is None:
            imports, query = self._importing(query)
        for name in imports:
            if name not in scope:
                raise self.refuse(clause.at, f"The variable {name} is not known", "CALL takes variables of the query around it.")
        text, made = self._called(query, scope, imports)
        for name in made:
            if name in scope:
                raise self.refuse(clause.at, f"The name {name} is taken", "Give the column of the subquery another name.")
        return text, {**scope, **made}

    def _importing(self, query: tree.Query) -> tuple[tuple[str, ...], tree.Query]:
        """Return the variables that the parts import with their first WITH, and the query without it."""
        firsts = [part[0] for part in query.parts]
        if not any(isinstance(first, tree.Project) and first.kind == "WITH" for first in firsts):
            return (), query
        named: set[tuple[str, ...]] = set()
        for first in firsts:
            plain = isinstance(first, tree.Project) and not (
                first.distinct or first.everything or first.order or first.skip or first.limit or first.where
            )
            if not plain or not isinstance(first, tree.Project) or not all(_is_itself(item) for item in first.items):
                raise self.refuse(first.at, "The first WITH of a subquery only names variables", "Write CALL (a, b) { ... }.")
            named.add(tuple(item.name for item in first.items))
        if len(named) > 1:
            raise self.refuse(firsts[0].at, "The parts of this subquery import different variables", "Write CALL (a, b) { ... }.")
        return named.pop(), replace(query, parts=tuple(part[1:] for part in query.parts))

    # WITH and RETURN

    def _project(
        self, clause: tree.Project, scope: Scope, sorted_before: bool, names: Sequence[str] | None, *, last: bool
    ) -> tuple[str, Scope, dict[str, Type]]:
        items = self._items_of(clause, scope)
        texts: list[str] = []
        grouped = any(aggregates(item.value) for item in items)
        if grouped:
            self._check_groups(items)
            keys = self._keys(items, scope)
            if (by := self._input_order(items, scope)) and scope:
                texts.append(self._sorted_input(keys, scope, [] if sorted_before else by))
            values, stage = self._grouped(items, scope, keys)
            narrow = clause.distinct or not stage
            scope = {} if stage else scope
            texts += stage
        else:
            values, narrow = [self.value(item.value, scope) for item in items], clause.distinct
        outer = clause.kind == "RETURN"
        for item, value in zip(items, values, strict=True):
            if value.type.kind == "bag" and outer:
                raise self.refuse(item.value.at, f"The order of the list {item.name} is not fixed", "Use collect(...), or take its size(...).")
            if clause.distinct and not groupable(value.type):
                raise self.refuse(item.value.at, f"{item.name} cannot be told apart: it is {value.type}", "Make numbers of one kind: toFloat(...).")
        mine = [f"c{i}" if outer and not names else self._name(item, values[i]) for i, item in enumerate(items)]
        made = _scope(items, values, mine)
        distinct = "DISTINCT " * clause.distinct
        wanted = clause.order or clause.skip or clause.limit or (last and outer)
        order = self._order(clause, items, scope, made, values, narrow=narrow, renamed=grouped or clause.distinct) if wanted else []
        if narrow and not all(key.removesuffix(" DESC").isalnum() for key in order):
            # The embedded engine orders grouped or distinct rows by plain columns only: so group first, order after.
            inner = [self.context.fresh() for _ in items]
            texts.append(f"WITH {distinct}{_columns(values, inner)}")
            values, distinct, scope = [replace(v, text=name) for v, name in zip(values, inner, strict=True)], "", {}
            order = self._order(clause, items, scope, made, values, narrow=False, renamed=True)
        skip, limit = self._count(clause.skip, "SKIP"), self._count(clause.limit, "LIMIT")
        where = f" WHERE {self.condition(clause.where, made).text}" if clause.where else ""
        texts.append(f"{'WITH' if names else clause.kind} {distinct}{_columns(values, mine)}{order_text(order)}{skip}{limit}{where}")
        if outer and names:
            listed = (f"[{one}]" if value.type.kind in _ENTITIES else one for one, value in zip(mine, values, strict=True))
            texts.append(f"RETURN {', '.join(f'{one} AS {name}' for one, name in zip(listed, names, strict=False))}")
        return " ".join(texts), made, {item.name: value.type for item, value in zip(items, values, strict=True)}

    def _keys(self, items: Sequence[tree.Item], scope: Scope) -> dict[tree.Expression, Value]:
        keys = {item.value: self.value(item.value, scope) for item in items if not aggregates(item.value)}
        for expression, value in keys.items():
            if not groupable(value.type):
                raise self.refuse(expression.at, f"Rows cannot be grouped by {value.type}", "Make numbers of one kind: toFloat(...).")
        return keys

    def _grouped(self, items: Sequence[tree.Item], scope: Scope, keys: Mapping[tree.Expression, Value]) -> tuple[list[Value], list[str]]:
        """Compile columns of which some aggregate.

        Where every aggregate is a column by itself one clause does. Where they are parts of expressions, a WITH before computes them: the
        engines have different rules for what may stand beside an aggregate.
        """
        self.groups = {expression: replace(value, text=self.context.fresh(), constant=None) for expression, value in keys.items()}
        self.aggregated = []
        values = [self.value(item.value, scope) for item in items]
        groups, aggregated = self.groups, dict(self.aggregated)
        self.groups, self.aggregated = {}, None
        if all(item.value in keys or value.text in aggregated for item, value in zip(items, values, strict=True)):
            plain = [
                keys[item.value] if item.value in keys else replace(value, text=aggregated[value.text])
                for item, value in zip(items, values, strict=True)
            ]
            return plain, []
        columns = [f"{keys[e].text} AS {value.text}" for e, value in groups.items()]
        return values, [f"WITH {', '.join([*columns, *(f'{text} AS {name}' for name, text in aggregated.items())])}"]

    def _name(self, item: tree.Item, value: Value) -> str:
        return value.text if _is_itself(item) and value.text.isalnum() else self.context.fresh()

    def _items_of(self, clause: tree.Project, scope: Scope) -> list[tree.Item]:
        stars = (
            [tree.Item(tree.Variable(name, at=clause.at), name, aliased=True) for name in sorted(scope) if name[0] != " "]
            if clause.everything
            else []
        )
        items = [*stars, *clause.items]
        if not items:
            raise self.refuse(clause.at, f"{clause.kind} * has nothing to give")
        for item in clause.items:
            if clause.kind == "WITH" and not item.aliased:
                raise self.refuse(item.value.at, f"{item.name} needs a name", "Write AS and a name after it.")
        if len({item.name for item in items}) < len(items):
            raise self.refuse(clause.at, "Two columns have one name", "Rename one with AS.")
        return items

    def _check_groups(self, items: Sequence[tree.Item]) -> None:
        keys = [item.value for item in items if not aggregates(item.value)]

        def check(e: tree.Expression, local: frozenset[str], within: bool) -> None:
            if isinstance(e, tree.Call) and e.name in AGGREGATES:
                if within:
                    raise self.refuse(e.at, f"{e.name} inside another aggregate is not allowed", "Use WITH between them.")
                within = True
            elif not within and e in keys:
                return
            elif isinstance(e, tree.Variable) and not within and e.name not in local:
                raise self.refuse(e.at, f"{e.name} stands beside an aggregate", "Give it a column of its own, or use WITH before.")
            elif aggregates(e) and isinstance(e, tree.Comprehension | tree.Quantifier | tree.Reduce):
                sourced = aggregates(e.source) and sum(aggregates(one) for one in inside(e)) == 1
                if not sourced:
                    raise self.refuse(e.at, "An aggregate inside a list expression is not allowed", "Use WITH before.")
                local |= {e.variable} | ({e.total} if isinstance(e, tree.Reduce) else set())
            elif not within and isinstance(e, tree.Exists | tree.PatternPredicate | tree.PatternComprehension):
                raise self.refuse(e.at, "A pattern beside an aggregate is not allowed", "Use WITH before.")
            for one in inside(e):
                check(one, local, within)

        for item in items:
            if aggregates(item.value):
                check(item.value, frozenset(), within=False)

    def _count(self, e: tree.Expression | None, word: str) -> str:
        if e is None:
            return ""
        value = self.value(e, {})
        if not isinstance(value.constant, int) or isinstance(value.constant, bool) or value.constant < 0:
            raise self.refuse(e.at, f"{word} takes a whole number from 0, written out or as a parameter,")
        return f" {word} {value.text}"

    def _order(
        self,
        clause: tree.Project,
        items: Sequence[tree.Item],
        scope: Scope,
        made: Scope,
        values: Sequence[Value],
        *,
        narrow: bool,
        renamed: bool,
    ) -> list[str]:
        """Return what to order by: what the user says, then all columns, so that rows never come in an order of chance.

        Where the clause groups or makes rows distinct (``narrow``) only its columns can be asked.
        """
        here = made if narrow else {**scope, **{item.name: value for item, value in zip(items, values, strict=True)}}
        keys: list[str] = []
        for sort in clause.order:
            expression = _renamed(sort.value, items) if renamed else sort.value
            if aggregates(expression):
                raise self.refuse(sort.value.at, "An aggregate in ORDER BY must be a column", "Give it a name with AS and order by that.")
            value = self.value(expression, here)
            if not sortable(value.type):
                raise self.refuse(sort.value.at, f"There is no order of {value.type}", "Order by a property, n.id or r.claim_id.")
            if value.constant is None or isinstance(expression, tree.Variable):
                keys.append(value.text + " DESC" * sort.descending)
        written = {key.removesuffix(" DESC") for key in keys}
        for item, value in zip(items, values, strict=True):
            column = made[item.name]
            if value.constant is None:
                keys += [column.text if key == value.text else key for key in sort_keys(column if narrow else value) if key not in written]
        return keys

    def _input_order(self, items: Sequence[tree.Item], scope: Scope) -> list[str]:
        """Return what to sort the rows by before aggregates whose value depends on their order: lists, and sums of decimal numbers."""
        keys: list[str] = []
        for call in _calls(item.value for item in items):
            if call.arguments and call.name in ("collect", "sum", "avg"):
                value = self.value(call.arguments[0], scope)
                if call.name == "collect" or value.type.kind in ("float", "number"):
                    keys += sort_keys(value)
        return keys

    def _sorted_input(self, keys: dict[tree.Expression, Value], scope: Scope, by: Sequence[str]) -> str:
        """Return a WITH that sorts rows which are to be grouped by ``keys``, and make these variables.

        The embedded engine groups by a property node by node, and so would lose the order; by a variable it does not.
        """
        kept = list(dict.fromkeys(value.text for value in scope.values() if value.text.isalnum()))
        for expression, value in keys.items():
            if not value.text.isalnum():
                name = self.context.fresh()
                kept.append(f"{value.text} AS {name}")
                keys[expression] = replace(value, text=name)
        return f"WITH {', '.join(kept)}{order_text(by)}"


def _scope(items: Sequence[tree.Item], values: Sequence[Value], names: Sequence[str]) -> Scope:
    return {item.name: replace(value, text=name, constant=None) for item, value, name in zip(items, values, names, strict=True)}


def _columns(values: Sequence[Value], names: Sequence[str]) -> str:
    return ", ".join(value.text if value.text == name else f"{value.text} AS {name}" for value, name in zip(values, names, strict=True))


def _is_itself(item: tree.Item) -> bool:
    return isinstance(item.value, tree.Variable) and item.value.name == item.name


def _calls(expressions: object) -> list[tree.Call]:
    found: list[tree.Call] = []
    for e in expressions:  # type: ignore[attr-defined]
        if isinstance(e, tree.Call) and e.name in AGGREGATES:
            found.append(e)
        found += _calls(inside(e))
    return found


def _renamed(e: tree.Expression, items: Sequence[tree.Item]) -> tree.Expression:
    """Return the expression with every part that is a column replaced by the name of the column."""
    for item in items:
        if item.value == e:
            return tree.Variable(item.name, at=e.at)
    match e:
        case tree.Property():
            return replace(e, subject=_renamed(e.subject, items))
        case tree.Unary():
            return replace(e, operand=_renamed(e.operand, items))
        case tree.Binary():
            return replace(e, left=_renamed(e.left, items), right=_renamed(e.right, items))
        case tree.Call() if e.arguments:
            return replace(e, arguments=tuple(_renamed(argument, items) for argument in e.arguments))
        case _:
            return e
