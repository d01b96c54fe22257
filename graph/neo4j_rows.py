"""Rows on their way to a Neo4j server: a statement for all of them at once, and its parameters, a list for each property.

Columns and not rows, since a server takes 13 µs to read a list inside of a list, however short (measured with 5.26), and next to nothing for one more
value in a list. So values that are lists themselves (``spans``) go one after the other into one list, with the places where each begins and ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

_LISTS: Final = frozenset(("aliases", "fields", "records", "spans", "titles"))

Part: TypeAlias = tuple[str, Sequence[str], Sequence[Sequence[Any]]]
"""A statement for all rows, the names of their columns, and the rows."""


def each(names: Sequence[str]) -> str:
    """Return what begins a statement on rows of these columns: ``i`` is the number of the row."""
    first = f"{names[0]}_from" if names[0] in _LISTS else names[0]
    return f"UNWIND range(0, size($rows.{first}) - 1) AS i"


def value(name: str) -> str:
    """Return what a column holds in row ``i``."""
    return f"$rows.{name}[$rows.{name}_from[i]..$rows.{name}_to[i]]" if name in _LISTS else f"$rows.{name}[i]"


def properties(names: Sequence[str]) -> str:
    """Return what columns of the names of properties hold in row ``i``, as a map."""
    return f"{{{', '.join(f'{name}: {value(name)}' for name in names)}}}"


def create(labels: str, names: Sequence[str]) -> str:
    """Return the statement that makes a node of every row."""
    return f"{each(names)} CREATE ({labels} {properties(names)})"


def relate(type_: str, names: Sequence[str]) -> str:
    """Return the statement that makes a relationship of every row; its first two columns are source and target, the server's numbers of nodes."""
    ends = f"MATCH (s) WHERE id(s) = {value('source')} MATCH (t) WHERE id(t) = {value('target')}"
    return f"{each(names)} {ends} CREATE (s)-[:{type_} {properties(names[2:])}]->(t)"


def found(variable: str, node_id: str) -> str:
    """Return the clause that finds a node by its id.

    The index is named, here and wherever one is meant: a plan that the server made while the store was empty would read through all nodes instead.
    """
    return f"MATCH ({variable}:_Node {{id: {node_id}}}) USING INDEX SEEK {variable}:_Node(id)"


def statement(parts: Sequence[Part]) -> tuple[str, dict[str, Any]]:
    """Return one statement that runs several, each on its rows, and its parameters: of statements, a server minds the number.

    What it returns, a single row, is made when it is fetched: so ``run`` comes back at once, and the next can be packed while the server works.
    """
    texts = [text.replace("$rows", f"$rows{n}") for n, (text, _, _) in enumerate(parts)]
    return f"{' WITH count(*) AS done '.join(texts)} RETURN count(*)", {f"rows{n}": columns(names, rows) for n, (_, names, rows) in enumerate(parts)}


def numbered(rows: Iterable[list[Any]], numbers: Mapping[str, int]) -> list[list[Any]]:
    """Return the rows of relationships with the server's numbers for source and target."""
    return [[numbers[source], numbers[target], *values] for source, target, *values in rows]


NUMBERS: Final = f"UNWIND $ids AS id {found('n', 'id')} RETURN collect(n.id), collect(id(n))"
"""Asks for the numbers that the server has for nodes: to find a node by its number costs it much less than by its id."""


def columns(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, list[Any]]:
    """Return the columns of rows; in the place of a list there may be None."""
    made: dict[str, list[Any]] = {}
    for name, column in zip(names, zip(*rows, strict=True) if rows else ((),) * len(names), strict=True):
        if name in _LISTS:
            made |= _lists(name, column)
        else:
            made[name] = list(column)
    return made


def _lists(name: str, column: Sequence[Sequence[Any] | None]) -> dict[str, list[Any]]:
    whole: list[Any] = []
    begins: list[int | None] = []
    ends: list[int | None] = []
    for values in column:
        begins.append(None if values is None else len(whole))
        whole += values or ()
        ends.append(None if values is None else len(whole))
    return {name: whole, f"{name}_from": begins, f"{name}_to": ends}
