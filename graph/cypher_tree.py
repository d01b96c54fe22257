"""A Cypher query as a tree. Two trees are equal when they say the same, wherever they stand (``at`` is an offset into the query)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal as Either
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Base of every expression."""

    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Literal(Expression):
    """A number, a string, a truth value or null; ``text`` keeps 1, 1.0 and true apart, which are equal in Python."""

    value: str | int | float | bool | None
    text: str


@dataclass(frozen=True, slots=True)
class Parameter(Expression):
    """``$name``."""

    name: str


@dataclass(frozen=True, slots=True)
class Variable(Expression):
    """A name that a clause made."""

    name: str


@dataclass(frozen=True, slots=True)
class Items(Expression):
    """A list, ``[a, b]``."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Entries(Expression):
    """A map, ``{a: 1}``."""

    entries: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Property(Expression):
    """``subject.key``."""

    subject: Expression
    key: str


@dataclass(frozen=True, slots=True)
class Index(Expression):
    """``subject[index]``."""

    subject: Expression
    index: Expression


@dataclass(frozen=True, slots=True)
class Slice(Expression):
    """``subject[start..end]``."""

    subject: Expression
    start: Expression | None
    end: Expression | None


@dataclass(frozen=True, slots=True)
class Unary(Expression):
    """``NOT``, ``-`` or ``+`` before, ``IS NULL`` or ``IS NOT NULL`` after its operand."""

    operator: str
    operand: Expression


@dataclass(frozen=True, slots=True)
class Binary(Expression):
    """Two operands and what joins them."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Labelled(Expression):
    """``variable:A|B``."""

    subject: Variable
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call(Expression):
    """A function; ``arguments`` is None for ``count(*)``; ``name`` in lower case."""

    name: str
    arguments: tuple[Expression, ...] | None
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Case(Expression):
    """``CASE``, with or without a subject."""

    subject: Expression | None
    whens: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression | None


@dataclass(frozen=True, slots=True)
class Comprehension(Expression):
    """``[variable IN source WHERE where | value]``."""

    variable: str
    source: Expression
    where: Expression | None
    value: Expression | None


@dataclass(frozen=True, slots=True)
class Quantifier(Expression):
    """``any``, ``all``, ``none`` or ``single (variable IN source WHERE where)``."""

    kind: str
    variable: str
    source: Expression
    where: Expression


@dataclass(frozen=True, slots=True)
class Reduce(Expression):
    """``reduce(total = start, variable IN source | value)``."""

    total: str
    start: Expression
    variable: str
    source: Expression
    value: Expression


@dataclass(frozen=True, slots=True)
class Projection(Expression):
    """``subject {.a, .*, b: value}``: a key alone stands for a property, ``*`` for all."""

    subject: Variable
    entries: tuple[tuple[str, Expression | None], ...]


@dataclass(frozen=True, slots=True)
class NodePattern:
    """``(variable:A|B {key: value})``."""

    variable: str | None
    labels: tuple[str, ...]
    properties: tuple[tuple[str, Expression], ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class RelationshipPattern:
    """``-[variable:A|B*low..high {key: value}]->``; ``hops`` is None for one relationship; an open end is None."""

    variable: str | None
    types: tuple[str, ...]
    properties: tuple[tuple[str, Expression], ...]
    direction: Either["out", "in", "both"]
    hops: tuple[int | None, int | None] | None
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class PathPattern:
    """Nodes joined by relationships: one more node than relationships."""

    variable: str | None
    shortest: Either["", "shortestPath", "allShortestPaths"]
    nodes: tuple[NodePattern, ...]
    relationships: tuple[RelationshipPattern, ...]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class PatternPredicate(Expression):
    """A pattern as a condition."""

    pattern: PathPattern


@dataclass(frozen=True, slots=True)
class PatternComprehension(Expression):
    """``[pattern WHERE where | value]``."""

    pattern: PathPattern
    where: Expression | None
    value: Expression


@dataclass(frozen=True, slots=True)
class Exists(Expression):
    """``EXISTS { patterns WHERE where }`` or, as a number, ``COUNT { ... }``."""

    kind: Either["EXISTS", "COUNT"]
    patterns: tuple[PathPattern, ...]
    where: Expression | None


@dataclass(frozen=True, slots=True)
class Match:
    """``MATCH`` or ``OPTIONAL MATCH``."""

    patterns: tuple[PathPattern, ...]
    where: Expression | None
    optional: bool
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Unwind:
    """``UNWIND source AS variable``."""

    source: Expression
    variable: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One column: ``name`` is the alias, or the expression as written; ``aliased`` tells which."""

    value: Expression
    name: str
    aliased: bool


@dataclass(frozen=True, slots=True)
class Sort:
    """One key of ``ORDER BY``."""

    value: Expression
    descending: bool


@dataclass(frozen=True, slots=True)
class Project:
    """``WITH`` or ``RETURN``; ``everything`` is a ``*`` before the items; ``where`` only after ``WITH``."""

    kind: Either["WITH", "RETURN"]
    distinct: bool
    everything: bool
    items: tuple[Item, ...]
    order: tuple[Sort, ...]
    skip: Expression | None
    limit: Expression | None
    where: Expression | None
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Subquery:
    """``CALL (imports) { query }``; ``imports`` is None where the query's own first ``WITH`` names them."""

    imports: tuple[str, ...] | None
    query: Query
    at: int = field(default=0, compare=False)


Clause: TypeAlias = Match | Unwind | Project | Subquery


@dataclass(frozen=True, slots=True)
class Query:
    """Single queries joined by ``UNION``, or ``UNION ALL`` where ``every``."""

    parts: tuple[tuple[Clause, ...], ...]
    every: bool
