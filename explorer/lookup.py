"""From a name that a person types to the node they mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from explorer.messages import Messages
from graph.errors import NotFoundError
from graph.names import key
from graph.schema import Node
from graph.store import Match, Store

_REPEATED: Final = 120


def node_called(store: Store, name: str, say: Messages) -> Node:
    """Return the one node that ``name`` means: a node's id, or a name or alias, with or without diacritics.

    A name in exactly the spelling typed comes before one that only its folded form equals, and a node's own name before an alias. Raises
    NotFoundError with candidates where no node or more than one is left.
    """
    if node := store.node(name):
        return node
    matches = store.find(name, limit=10)
    exact = [match for match in matches if match.score >= 1.0]
    for narrower in (_spelled(exact, name), _named(exact, name)):
        exact = narrower or exact
    match exact:
        case [only]:
            return only.node
        case []:
            cure = say("unknown: cure") if matches else say("unknown: none near")
            raise NotFoundError(say("unknown", name=shortened(name)), cure=cure, candidates=_lines(matches))
        case _:
            raise NotFoundError(say("ambiguous", name=shortened(name), count=len(exact)), cure=say("ambiguous: cure"), candidates=_lines(exact))


def shortened(name: str) -> str:
    """Return a name as a message repeats it: of one that is very long, the beginning."""
    return name if len(name) <= _REPEATED else f"{name[:_REPEATED]}…"


def aliases(node: Node) -> tuple[str, ...]:
    """Return the other names of a node."""
    held = node.properties.get("aliases")
    return tuple(str(alias) for alias in held) if isinstance(held, list) else ()


def _spelled(matches: Iterable[Match], name: str) -> list[Match]:
    typed = key(name)
    return [match for match in matches if typed in {key(match.node.name), *map(key, aliases(match.node))}]


def _named(matches: Iterable[Match], name: str) -> list[Match]:
    typed = key(name)
    return [match for match in matches if typed == key(match.node.name)]


def _lines(matches: Iterable[Match]) -> tuple[str, ...]:
    return tuple(f"{match.node.name} ({match.node.label}, {match.node.id})" for match in matches)
