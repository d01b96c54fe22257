"""From a tree to the text that both engines get: every name resolved, every type known, every order fixed.

One text serves both. In it a mark stands after every property and key that is ours: the embedded engine gets an underscore there, the server
nothing, so no name of ours meets a name that the embedded engine makes up (``n.name`` of an Article would be its title, ``r.type`` its type).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Final

from graph import cypher_tree as tree
from graph.cypher_functions import AGGREGATES
from graph.cypher_tokens import refusal
from graph.cypher_types import BOOLEAN, NULL, STRING, Type, type_of
from graph.errors import QueryError

MARK: Final = "\x1f"
OURS: Final = "\x1e"
"""Stands where a pattern must match nodes of the graph only: on the server there are others, of the store's own."""
_PLAIN: Final = re.compile(r"[^'\\\x00-\x1f\u007f-\u009f\u2028\u2029]*")
_IDENTIFIER: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Value:
    """An expression that was compiled. ``sure``: it is never null. ``constant``: its value is known (None where it is not)."""

    text: str
    type: Type
    sure: bool = False
    constant: object = None
    small: bool = False


Scope = dict[str, Value]


@dataclass(slots=True)
class Context:
    """What all parts of one compilation share."""

    cypher: str
    given: Mapping[str, object]
    used: dict[str, str] = field(default_factory=dict)
    made: dict[str, object] = field(default_factory=dict)
    names: int = 0

    def fresh(self) -> str:
        """Return a variable that the query does not have."""
        self.names += 1
        return f"v{self.names}"

    def refuse(self, at: int, what: str, cure: str | None = None) -> QueryError:
        """Return the error for what stands at ``at``."""
        return refusal(self.cypher, at, what, cure=cure)

    def constant(self, value: str) -> str:
        """Return the text of a string: quoted where nothing in it needs an escape, else a parameter of our own."""
        if _PLAIN.fullmatch(value):
            return f"'{value}'"
        name = f"s{len(self.made)}"
        self.made[name] = value
        return f"${name}"

    def parameter(self, name: str, at: int) -> Value:
        """Return a parameter of the user's, under a name of ours."""
        if name not in self.given:
            raise self.refuse(at, f"The parameter ${name} has no value", f"Give it one: --param {name}=VALUE.")
        value = self.given[name]
        kind = type_of(value)
        if isinstance(kind, str):
            raise self.refuse(at, f"The parameter ${name} cannot be used: {kind}")
        text = self.used.setdefault(name, f"p{len(self.used)}")
        return Value(f"${text}", kind, sure=value is not None, constant=value, small=is_small(value))

    def key(self, name: str, at: int) -> str:
        """Return the text of a property or key of ours."""
        if name.startswith("_") or name.endswith("_"):
            raise self.refuse(at, f"The name {name} is not allowed", "Names of properties and keys neither begin nor end with _.")
        return f"{name}{MARK}" if _IDENTIFIER.fullmatch(name) else f"`{name.replace('`', '``')}{MARK}`"


def is_small(value: object) -> bool:
    """Tell whether a constant is a whole number small enough to count with."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= 1_000_000


def inside(expression: object) -> Iterator[tree.Expression]:
    """Yield the expressions directly inside an expression, a clause or a pattern."""
    if isinstance(expression, tuple):
        for item in expression:
            if isinstance(item, tree.Expression):
                yield item
            elif isinstance(item, tuple) or hasattr(item, "__dataclass_fields__"):
                yield from inside(item)
    elif hasattr(expression, "__dataclass_fields__"):
        for one in fields(expression):  # type: ignore[arg-type]
            yield from inside((getattr(expression, one.name),))


def aggregates(expression: tree.Expression) -> bool:
    """Tell whether an expression has an aggregate function in it."""
    if isinstance(expression, tree.Call) and expression.name in AGGREGATES:
        return True
    return any(aggregates(one) for one in inside(expression))


def sort_keys(value: Value) -> list[str]:
    """Return texts to order by, so that values that differ come in one order; empty where there is none."""
    text, kind = value.text, value.type.kind
    if kind in ("node", "node map"):
        return [f"{text}.id"]
    if kind == "relationship":
        return [f"startNode({text}).id", f"type({text})", f"endNode({text}).id", f"{text}.claim_id{MARK}"]
    if kind == "relationship map":
        return [f"{text}.claim_id{MARK}"]
    if kind == "path":
        return [f"[x IN nodes({text}) | x.id]", f"[x IN relationships({text}) | coalesce(x.claim_id{MARK}, type(x))]"]
    if kind == "map":
        return [key for name, one in value.type.fields for key in sort_keys(Value(f"{text}.`{name}{MARK}`", one))]
    if kind == "list" and value.type.item is not None and value.type.item.kind != "null":
        item = value.type.item
        if item.kind in ("list", "map", "node map", "relationship map", "path", "bag"):
            return []
        keys = sort_keys(Value("x", item))
        return [text] if keys == ["x"] else [f"[x IN {text} | {key}]" for key in keys]
    return [] if kind in ("bag", "null", "list") else [text]


def order_text(keys: Sequence[str]) -> str:
    """Return ``ORDER BY`` and the keys, or nothing."""
    unique = list(dict.fromkeys(keys))
    return f" ORDER BY {', '.join(unique)}" if unique else ""


PREDICATES: Final = (BOOLEAN, NULL)
NAMES: Final = (STRING, NULL)
