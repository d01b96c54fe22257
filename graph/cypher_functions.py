"""The functions a query may call: those that were seen to give the same on Neo4j and on the embedded engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from graph.cypher_types import BOOLEAN, DATE, FLOAT, INTEGER, NODE, NULL, NUMBERS, RELATIONSHIP, STRING, Type, bag, listed

Kinds: TypeAlias = frozenset[str]
_STRING: Final = frozenset({"string"})
_LIST: Final = frozenset({"list"})
_COUNTED: Final = frozenset({"list", "bag", "string"})
_NUMBER: Final = NUMBERS
_COUNT: Final = frozenset({"count"})
"""A whole number from 0, written in the query or given as a parameter: what it is must be known before the query runs."""


@dataclass(frozen=True, slots=True)
class Function:
    """``text`` is filled with the arguments; ``takes`` tells the kinds of each; the last ``optional`` of them may be left out."""

    text: str
    takes: tuple[Kinds, ...]
    gives: Type | Callable[[Type], Type]
    optional: int = 0


def _item(of: Type) -> Type:
    return of.item or NULL


def _same(of: Type) -> Type:
    return of


FUNCTIONS: Final[dict[str, Function]] = {
    # Lists and strings
    "size": Function("size({0})", (_COUNTED,), INTEGER),
    "isempty": Function("(size({0}) = 0)", (_COUNTED,), BOOLEAN),
    "char_length": Function("size({0})", (_STRING,), INTEGER),
    "character_length": Function("size({0})", (_STRING,), INTEGER),
    "head": Function("head({0})", (_LIST,), _item),
    "last": Function("last({0})", (_LIST,), _item),
    "tail": Function("tail({0})", (_LIST,), _same),
    "reverse": Function("reverse({0})", (_LIST | _STRING,), _same),
    "range": Function("range({0}, {1}{2})", (frozenset({"small"}),) * 3, listed(INTEGER), 1),
    "toupper": Function("toUpper({0})", (_STRING,), STRING),
    "tolower": Function("toLower({0})", (_STRING,), STRING),
    "upper": Function("toUpper({0})", (_STRING,), STRING),
    "lower": Function("toLower({0})", (_STRING,), STRING),
    "replace": Function("replace({0}, {1}, {2})", (_STRING, _STRING, _STRING), STRING),
    "split": Function("split({0}, {1})", (_STRING, _STRING), listed(STRING)),
    "substring": Function("substring({0}, {1}{2})", (_STRING, _COUNT, _COUNT), STRING, 1),
    "left": Function("left({0}, {1})", (_STRING, _COUNT), STRING),
    "right": Function("right({0}, {1})", (_STRING, _COUNT), STRING),
    # Numbers
    "abs": Function("abs({0})", (_NUMBER,), _same),
    "ceil": Function("ceil({0})", (_NUMBER,), FLOAT),
    "floor": Function("floor({0})", (_NUMBER,), FLOAT),
    "round": Function("floor({0} + 0.5)", (_NUMBER,), FLOAT),
    "sign": Function("sign({0})", (_NUMBER,), INTEGER),
    # Conversions
    "tostring": Function("toString({0})", (frozenset({"string", "integer", "boolean", "date"}),), STRING),
    "tointeger": Function("CASE WHEN abs({0}) < 9.0e18 THEN toInteger({0}) END", (_NUMBER,), INTEGER),
    "tofloat": Function("toFloat({0})", (_NUMBER,), FLOAT),
    "date": Function("date({0})", (_STRING | {"date"},), DATE),
    # Nodes, relationships and paths
    "labels": Function("[l IN labels({0}) WHERE NOT l STARTS WITH '_']", (frozenset({"node"}),), listed(STRING)),
    "type": Function("type({0})", (frozenset({"relationship"}),), STRING),
    "startnode": Function("startNode({0})", (frozenset({"relationship"}),), NODE),
    "endnode": Function("endNode({0})", (frozenset({"relationship"}),), NODE),
    "nodes": Function("nodes({0})", (frozenset({"path"}),), listed(NODE)),
    "relationships": Function("relationships({0})", (frozenset({"path"}),), listed(RELATIONSHIP)),
    "length": Function("length({0})", (frozenset({"path"}),), INTEGER),
    "keys": Function(
        "[k IN keys({0}) WHERE NOT k STARTS WITH '_' | CASE WHEN k ENDS WITH '_' THEN left(k, size(k) - 1) ELSE k END]",
        (frozenset({"node", "relationship", "map", "node map", "relationship map"}),),
        bag(STRING),
    ),
}
"""By name in lower case. Strings that hold numbers are read differently by the two engines, so toInteger and toFloat take numbers only."""

AGGREGATES: Final = frozenset({"count", "sum", "avg", "min", "max", "collect"})

INSTEAD: Final = {
    "id": "Use n.id for a node and r.claim_id for a claim.",
    "elementid": "Use n.id for a node and r.claim_id for a claim.",
    "trim": "Names and quotes have no spaces at their ends.",
    "toboolean": "Compare instead: x = 'true'.",
    "nullif": "Write CASE WHEN a = b THEN null ELSE a END.",
    "sqrt": "Only abs, ceil, floor, round and sign are there for numbers.",
    "percentilecont": "Use min, max or avg.",
    "percentiledisc": "Use min, max or avg.",
    "stdev": "Use min, max or avg.",
    "stdevp": "Use min, max or avg.",
    "datetime": "Dates of the graph are text: compare r.date >= '2025', or use date(...).",
    "duration.indays": "Dates of the graph are text: compare r.date >= '2025'.",
    "duration.between": "Dates of the graph are text: compare r.date >= '2025'.",
    "duration": "Dates of the graph are text: compare r.date >= '2025'.",
    "timestamp": "Give the time as a parameter.",
    "point": "Compare n.lat and n.lon.",
    "rand": "Answers must be the same each time.",
    "randomuuid": "Answers must be the same each time.",
}
"""What to write where a function is not allowed."""
