"""What a value of a query is: its type, known before the query runs because the properties of every node and relationship are known."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

BIGGEST: Final = 2**53


@dataclass(frozen=True, slots=True)
class Type:
    """``kind`` is one of the constants below, or ``list`` and ``bag`` (a list in no fixed order) of ``item``, or ``map`` with ``fields``."""

    kind: str
    item: Type | None = None
    fields: tuple[tuple[str, Type], ...] = ()

    def __str__(self) -> str:
        if self.item is not None:
            return f"a list of {_PLURAL.get(self.item.kind, self.item.kind)}"
        return _SAID.get(self.kind, f"a {self.kind}")


NULL: Final = Type("null")
BOOLEAN: Final = Type("boolean")
INTEGER: Final = Type("integer")
FLOAT: Final = Type("float")
NUMBER: Final = Type("number")
STRING: Final = Type("string")
DATE: Final = Type("date")
SCALAR: Final = Type("scalar")
NODE: Final = Type("node")
RELATIONSHIP: Final = Type("relationship")
PATH: Final = Type("path")
NODE_MAP: Final = Type("node map")
RELATIONSHIP_MAP: Final = Type("relationship map")

NUMBERS: Final = frozenset({"integer", "float", "number"})
SCALARS: Final = NUMBERS | {"boolean", "string", "date", "scalar"}
_SAID: Final = {
    "integer": "a whole number",
    "float": "a decimal number",
    "boolean": "true or false",
    "null": "null",
    "number": "a whole or decimal number",
    "scalar": "a value of mixed type",
    "node map": "the properties of a node",
    "relationship map": "the properties of a relationship",
}
_PLURAL: Final = {"null": "nothing", "boolean": "truth values", "scalar": "mixed values", "integer": "whole numbers", "float": "decimal numbers"}


def listed(item: Type) -> Type:
    """Return the type of a list."""
    return Type("list", item)


def bag(item: Type) -> Type:
    """Return the type of a list whose order is not fixed."""
    return Type("bag", item)


_STRINGS: Final = listed(STRING)
_INTEGERS: Final = listed(INTEGER)
NODE_PROPERTIES: Final = {
    **dict.fromkeys("id name kind country valid_from valid_to signed_on held_on title outlet published_on url source".split(), STRING),
    **dict.fromkeys(("aliases", "titles"), _STRINGS),
    **dict.fromkeys(("lat", "lon"), FLOAT),
}
RELATIONSHIP_PROPERTIES: Final = {
    **dict.fromkeys("claim_id article_id quote said_on date status currency amount_text rule on instrument".split(), STRING),
    **dict.fromkeys(("fields", "titles"), _STRINGS),
    **dict.fromkeys(("quote_start", "quote_end", "mention_start", "mention_end", "amount_vnd"), INTEGER),
    "spans": _INTEGERS,
    "amount": FLOAT,
}


def union(one: Type, other: Type) -> Type | None:
    """Return the type of a value that is of one type or the other; None where no such value is allowed."""
    if one == other or other.kind == "null":
        return one
    if one.kind == "null":
        return other
    if one.kind in NUMBERS and other.kind in NUMBERS:
        return NUMBER
    if one.kind in SCALARS and other.kind in SCALARS and "date" not in (one.kind, other.kind):
        return SCALAR
    if one.item is not None and other.item is not None:
        item = union(one.item, other.item)
        return None if item is None else Type("bag" if "bag" in (one.kind, other.kind) else "list", item)
    if one.kind == other.kind == "map":
        left, right = dict(one.fields), dict(other.fields)
        fields = {key: union(left.get(key, NULL), right.get(key, NULL)) for key in sorted({*left, *right})}
        return None if None in fields.values() else Type("map", fields=tuple((key, value) for key, value in fields.items() if value is not None))
    return None


def equatable(one: Type, other: Type) -> bool:
    """Tell whether ``=`` of the two is the same on both engines."""
    if "null" in (one.kind, other.kind):
        return True
    if one.kind in SCALARS and other.kind in SCALARS:
        return (one.kind == "date") == (other.kind == "date")
    if one.kind == other.kind == "list" and one.item is not None and other.item is not None:
        return equatable(one.item, other.item)
    if one.kind == other.kind == "map":
        fields = dict(other.fields)
        return all(equatable(value, fields.get(key, NULL)) for key, value in one.fields)
    return one.kind == other.kind and one.kind in ("node", "relationship")


def ordered(one: Type, other: Type) -> bool:
    """Tell whether ``<`` between the two has one meaning."""
    if "null" in (one.kind, other.kind):
        return True
    return (one.kind in NUMBERS and other.kind in NUMBERS) or (one.kind == other.kind and one.kind in ("string", "boolean", "date"))


def sortable(one: Type) -> bool:
    """Tell whether ``ORDER BY`` puts values of this type in one order."""
    if one.item is not None:
        return one.kind == "list" and sortable(one.item) and one.item.kind not in ("list", "bag")
    return one.kind in SCALARS or one.kind == "null"


def groupable(one: Type) -> bool:
    """Tell whether two values of this type are the same for ``DISTINCT`` and for grouping on both engines (1 and 1.0 are not)."""
    if one.item is not None:
        return one.kind == "list" and groupable(one.item)
    if one.kind == "map":
        return all(groupable(value) for _, value in one.fields)
    return one.kind not in ("number", "scalar", "bag", "node map", "relationship map")


def type_of(value: object) -> Type | str:
    """Return the type of a parameter's value, or what is wrong with it."""
    if value is None:
        return NULL
    if isinstance(value, bool):
        return BOOLEAN
    if isinstance(value, int):
        return INTEGER if abs(value) <= BIGGEST else f"the whole number {value} is too large"
    if isinstance(value, float):
        return FLOAT if math.isfinite(value) else f"{value} is not a number"
    if isinstance(value, str):
        return STRING if max(value, default="") < "\ud800" or not any("\ud800" <= c <= "\udfff" for c in value) else "it is not valid text"
    if isinstance(value, list | tuple):
        item: Type = NULL
        for element in value:
            one = type_of(element)
            if isinstance(one, str):
                return one
            both = union(item, one)
            if both is None:
                return f"a list holds both {item} and {one}"
            item = both
        return listed(item)
    if isinstance(value, dict):
        fields: list[tuple[str, Type]] = []
        for key in sorted(value, key=str):
            one = type_of(value[key])
            if isinstance(one, str):
                return one
            if not isinstance(key, str) or not key or key[0] == "_" or key[-1] == "_" or "`" in key:
                return f"a map has the key {key!r}"
            fields.append((key, one))
        return Type("map", fields=tuple(fields))
    return f"{type(value).__name__} is not a type of Cypher"
