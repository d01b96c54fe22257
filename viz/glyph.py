"""How large a node is drawn, and what stands below it."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Final

from graph.schema import Node
from viz.boxes import Box
from viz.measure import LINE, printable, text_width
from viz.options import Options

COMMUNITY: Final = "Community"
"""The label of a node that stands for a folded community."""

_LABEL: Final = {"Locality": 19.0}
_SMALL: Final = 14.0
_PAD: Final = 5.0


def radius(label: str, degree: int) -> float:
    """Return the radius of a node in pixels: localities large, others small, growing with the number of claims that touch it."""
    if label == COMMUNITY:
        return 16.0
    if label == "Locality":
        return round(min(11 + 2.0 * sqrt(degree), 22), 1)
    return round(min(7.5 + 0.9 * sqrt(degree), 13), 1)


def box(label: str, reach: float, lines: Sequence[str], small: Sequence[str]) -> Box:
    """Return the box of a node with its label below it: the lines of its name, then smaller ones."""
    size = _LABEL.get(label, _SMALL)
    widest = max(*(text_width(line, size) for line in lines), *(text_width(line, _SMALL) for line in small), 2 * reach)
    return Box(widest / 2 + _PAD, widest / 2 + _PAD, reach + _PAD, reach + 4 + (len(lines) * size + len(small) * _SMALL) * LINE + _PAD)


def past_lines(node: Node, successors: Sequence[str], options: Options) -> tuple[str, ...]:
    """Return the lines that stand below the name of a locality of the past."""
    if not is_past(node, options):
        return ()
    return ("đến 30/12/2025", *(("→ " + printable(successors[0])[:18],) if successors else ()))


def is_past(node: Node, options: Options) -> bool:
    """Tell whether a locality had ceased to exist on the day the map is of; where none is given, whether it has ceased at all."""
    until = node.properties.get("valid_to")
    return isinstance(until, str) and bool(until) and (options.as_of is None or until < options.as_of)
