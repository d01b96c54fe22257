"""Patterns: MATCH, shortest paths, EXISTS and COUNT, patterns as conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from graph import cypher_tree as tree
from graph.cypher_compile import OURS, Scope, Value, order_text, sort_keys
from graph.cypher_types import BOOLEAN, INTEGER, NODE, NODE_PROPERTIES, PATH, RELATIONSHIP, RELATIONSHIP_PROPERTIES, Type, bag, equatable, listed
from graph.cypher_values import Values
from graph.schema import LABELS, RELATIONSHIP_TYPES

FARTHEST: Final = 999_999
"""Stands for no bound: the embedded engine would stop at ten hops without one."""
_ARROWS: Final = {"out": ("-", "->"), "in": ("<-", "-"), "both": ("-", "-")}


@dataclass(slots=True)
class _Found:
    """What the patterns of one clause have made so far."""

    scope: Scope
    outer: Scope
    relationships: set[str] = field(default_factory=set)
    local: bool = False
    where: list[str] = field(default_factory=list)
    before: list[str] | None = None


class Patterns(Values):
    """Compiles patterns and what holds them."""

    def match(self, clause: tree.Match, scope: Scope) -> tuple[str, Scope]:
        """Compile MATCH and return its text with the scope after it."""
        if any(pattern.shortest for pattern in clause.patterns):
            return self._shortest(clause, scope)
        found = _Found(dict(scope), scope, before=[])
        text = ", ".join(self._path(pattern, found) for pattern in clause.patterns)
        return f"{self._before(found)}{'OPTIONAL ' * clause.optional}MATCH {text}{self._where(clause.where, found)}", found.scope

    def _before(self, found: _Found) -> str:
        kept = dict.fromkeys(value.text for value in found.outer.values() if value.text.isalnum())
        return f"WITH {', '.join([*kept, *found.before])} " if found.before else ""

    def _where(self, e: tree.Expression | None, found: _Found) -> str:
        conditions = [*found.where, self.condition(e, found.scope).text] if e else found.where
        return f" WHERE {' AND '.join(conditions)}" if conditions else ""

    def _path(self, pattern: tree.PathPattern, found: _Found) -> str:
        # A node that must have a relationship is ours: the store's own nodes on a server have none.
        loose = not pattern.relationships or any(r.hops is not None and r.hops[0] == 0 for r in pattern.relationships)
        parts = [self._node(pattern.nodes[0], found, OURS * loose)]
        for relationship, node in zip(pattern.relationships, pattern.nodes[1:], strict=True):
            parts += [self._relationship(relationship, found), self._node(node, found)]
        text = "".join(parts)
        if pattern.variable is None:
            return text
        name = self._new(pattern.variable, PATH, found, pattern.at)
        return f"{name} = {text}"

    def _new(self, name: str, kind: Type, found: _Found, at: int) -> str:
        if name in found.scope:
            raise self.refuse(at, f"The name {name} is taken", "Use another name.")
        if found.local:
            raise self.refuse(at, f"A pattern as a condition cannot make the name {name}", "Write EXISTS { pattern }.")
        found.scope[name] = Value(self.context.fresh(), kind)
        return found.scope[name].text

    def _node(self, node: tree.NodePattern, found: _Found, unlabelled: str = "") -> str:
        name = ""
        if node.variable is not None:
            if (known := found.scope.get(node.variable)) is not None:
                if known.type != NODE:
                    raise self.refuse(node.at, f"{node.variable} is {known.type}, not a node")
                name = known.text
            else:
                name = self._new(node.variable, NODE, found, node.at)
        for label in node.labels:
            self.known(label, LABELS, "label", node.at)
        labels = f":{'|'.join(node.labels)}" if node.labels else unlabelled
        name, properties = self._properties(name, node.properties, NODE_PROPERTIES, "node", found, node.at)
        return f"({name}{labels}{properties})"

    def _properties(
        self, owner: str, given: Sequence[tuple[str, tree.Expression]], known: dict[str, Type], what: str, found: _Found, at: int
    ) -> tuple[str, str]:
        """Return the name of the pattern's owner and its properties.

        In a pattern the embedded engine takes no value from a relationship: such values become variables before, or conditions.
        """
        parts = []
        for key, expression in given:
            if key not in known:
                raise self.refuse(at, f"No {what} has a property {key}", f"Properties are {', '.join(sorted(known))}.")
            value = self.value(expression, found.outer)
            if not equatable(known[key], value.type):
                raise self.refuse(expression.at, f"{key} is {known[key]}, not {value.type}")
            name = key if key == "id" and what == "node" else self.context.key(key, at)
            if isinstance(expression, tree.Literal | tree.Parameter):
                parts.append(f"{name}: {value.text}")
                continue
            if found.before is not None:
                taken = value.text if value.text.isalnum() else self.context.fresh()
                found.before += [f"{value.text} AS {taken}"] if taken != value.text else []
                parts.append(f"{name}: {taken}")
                continue
            owner = owner or self.context.fresh()
            found.where.append(f"{owner}.{name} = {value.text}")
        return owner, f" {{{', '.join(parts)}}}" if parts else ""

    def _relationship(self, r: tree.RelationshipPattern, found: _Found) -> str:
        for type_ in r.types:
            self.known(type_, RELATIONSHIP_TYPES, "relationship type", r.at)
        name = ""
        if r.variable is not None:
            name = self._new(r.variable, RELATIONSHIP if r.hops is None else listed(RELATIONSHIP), found, r.at)
        types = f":{'|'.join(r.types)}" if r.types else ""
        hops = ""
        if r.hops is not None:
            low, high = r.hops
            hops = f"*{1 if low is None else low}..{FARTHEST if high is None else high}"
        left, right = _ARROWS[r.direction]
        before = len(found.where)
        name, properties = self._properties(name, r.properties, RELATIONSHIP_PROPERTIES, "relationship", found, r.at)
        if hops and len(found.where) > before:
            raise self.refuse(r.at, "A relationship of several hops takes only properties that are written out or parameters")
        return f"{left}[{name}{types}{hops}{properties}]{right}"

    def _shortest(self, clause: tree.Match, scope: Scope) -> tuple[str, Scope]:
        """Compile a MATCH of shortest paths: the ends first, then all shortest paths between them, of which one may be wanted.

        Which of several equally short paths an engine finds first is its own affair, so for one path the first in order of ids is taken.
        """
        if len(clause.patterns) > 1 or clause.optional:
            raise self.refuse(
                clause.at, "A shortest path has a MATCH of its own, and no OPTIONAL", "Split it: MATCH (a), (b) MATCH p = shortestPath(...)"
            )
        (pattern,) = clause.patterns
        if len(pattern.relationships) != 1:
            raise self.refuse(pattern.at, f"{pattern.shortest} takes one relationship between two nodes", "For example (a)-[*..6]-(b).")
        (r,) = pattern.relationships
        low, _ = r.hops if r.hops is not None else (1, 1)
        if r.properties or r.hops is None or low not in (None, 1):
            raise self.refuse(r.at, f"{pattern.shortest} takes one relationship with a range from 1 and no properties", "For example -[*..6]-.")
        found = _Found(dict(scope), scope, before=[])
        ends = [self._node(node, found, OURS) for node in pattern.nodes]
        names = []
        for i, node in enumerate(pattern.nodes):
            if node.variable is None:
                names.append(self.context.fresh())
                ends[i] = f"({names[i]}{ends[i][1:]}"
            else:
                names.append(found.scope[node.variable].text)
        if names[0] == names[1]:
            raise self.refuse(pattern.at, f"{pattern.shortest} goes from one node to another one")
        # Between a node and itself the server refuses to search.
        found.where.append(f"{names[0]} <> {names[1]}")
        where = self._where(clause.where, found)
        path, walked = self.context.fresh(), self._relationship(replace(r, variable=None), found)
        for name, value in ((pattern.variable, Value(path, PATH)), (r.variable, Value(f"relationships({path})", listed(RELATIONSHIP)))):
            if name is not None and name in found.scope:
                raise self.refuse(pattern.at, f"The name {name} is taken", "Use another name.")
            if name is not None:
                found.scope[name] = value
        if r.variable is not None and pattern.variable is None:
            found.scope[f" {path}"] = Value(path, PATH)
        search = f"MATCH {path} = allShortestPaths(({names[0]}){walked}({names[1]}))"
        if pattern.shortest == "shortestPath":
            keys = order_text(sort_keys(Value(path, PATH)))
            search = f"CALL {{ WITH {names[0]}, {names[1]} {search} WITH {path}{keys} LIMIT 1 RETURN {path} }}"
        return f"{self._before(found)}MATCH {', '.join(ends)}{where} {search}", found.scope

    def pattern_value(self, e: tree.Expression, scope: Scope) -> Value:
        """Compile an expression that holds a pattern."""
        if isinstance(e, tree.PatternPredicate):
            found = _Found(dict(scope), scope, local=True)
            return Value(f"EXISTS {{ {self._path(e.pattern, found)}{self._where(None, found)} }}", BOOLEAN, sure=True)
        if isinstance(e, tree.PatternComprehension):
            found = _Found(dict(scope), scope)
            path = self._path(e.pattern, found)
            where = self._where(e.where, found)
            value = self.value(e.value, found.scope)
            return Value(f"[{path}{where} | {value.text}]", bag(value.type), sure=True)
        if isinstance(e, tree.Exists):
            found = _Found(dict(scope), scope)
            if any(pattern.shortest for pattern in e.patterns):
                raise self.refuse(e.at, f"{e.kind} takes no shortest path")
            paths = ", ".join(self._path(pattern, found) for pattern in e.patterns)
            where = self._where(e.where, found)
            if e.kind == "EXISTS":
                return Value(f"EXISTS {{ {paths}{where} }}", BOOLEAN, sure=True)
            # "(COUNT {" would begin a node in the embedded engine's grammar.
            return Value(f"(0 + COUNT {{ {paths}{where} }})", INTEGER, sure=True, small=True)
        raise self.refuse(e.at, "This is not allowed here")
