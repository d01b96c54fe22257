"""The fixed layout of a map: every node its place, in pixels, such that no label covers another."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Final

from viz.boxes import Box, Point, bounds, pack, padded, separate, settle
from viz.stress import stress
from viz.tidy import Tidying

WIDE: Final = 1.35
"""Width by height of the stage on a laptop beside the panel."""
TALL: Final = 0.75
"""Width by height of the stage on a phone."""

_GAP: Final = 34.0
_FILL: Final = 1.25  # area of the drawing by the area of its boxes, before boxes are moved apart
_FILL_MANY: Final = 1.7
_FEW: Final = 150  # up to this many nodes boxes are pushed apart and the drawing is tidied
_EFFORT: Final = 50000  # rounds of tidying times lines times lines


def arrange(boxes: Sequence[Box], links: Sequence[tuple[int, int]], aspect: float = WIDE) -> list[Point]:
    """Return a point for every box: linked ones near each other, none overlapping, the same for the same input on every machine.

    ``links`` are pairs of indices. The points are rounded to tenths of a pixel and centred on the origin. Time grows in proportion to a sparse
    graph beyond a few hundred boxes.
    """
    if not boxes:
        return []
    boxes = padded(boxes)
    neighbours: list[list[int]] = [[] for _ in boxes]
    for i, j in sorted({(min(link), max(link)) for link in links}):
        if i != j:
            neighbours[i].append(j)
            neighbours[j].append(i)
    groups = components(neighbours)
    placed = []
    for members in groups:
        index = {node: k for k, node in enumerate(members)}
        own = [[index[other] for other in neighbours[node]] for node in members]
        placed.append(_component(own, [boxes[node] for node in members], aspect))
    packed = pack([(points, [boxes[node] for node in members]) for points, members in zip(placed, groups, strict=True)], aspect=aspect, gap=_GAP)
    result: list[Point] = [(0.0, 0.0)] * len(boxes)
    for members, points in zip(groups, packed, strict=True):
        for node, point in zip(members, points, strict=True):
            result[node] = point
    left, top, right, bottom = bounds(result, boxes)
    return [(round(x - (left + right) / 2, 1), round(y - (top + bottom) / 2, 1)) for x, y in result]


def components(neighbours: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the connected parts of a graph, the largest first, each sorted."""
    seen = [False] * len(neighbours)
    parts = []
    for start in range(len(neighbours)):
        if not seen[start]:
            seen[start] = True
            part = [start]
            for node in part:
                for other in neighbours[node]:
                    if not seen[other]:
                        seen[other] = True
                        part.append(other)
            parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _component(neighbours: Sequence[Sequence[int]], boxes: Sequence[Box], aspect: float) -> list[Point]:
    """Return the layout of one connected part."""
    count = len(boxes)
    if count == 1:
        return [(0.0, 0.0)]
    points = _scaled(_turned(stress(neighbours), upright=aspect < 1), boxes, aspect, _FILL if count <= _FEW else _FILL_MANY)
    if count > _FEW:
        return settle(points, boxes, sorted(range(count), key=lambda i: (-len(neighbours[i]), i)))
    links = [(i, j) for i, others in enumerate(neighbours) for j in others if i < j]
    return Tidying(separate(points, boxes), boxes, links, aspect).run(min(12, _EFFORT // len(links) ** 2))


def _turned(points: Sequence[Point], *, upright: bool) -> list[Point]:
    """Turn the points so that they spread most from left to right, or from top to bottom."""
    n = len(points)
    mx, my = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    centred = [(x - mx, y - my) for x, y in points]
    xx, yy = sum(x * x for x, _ in centred), sum(y * y for _, y in centred)
    xy = sum(x * y for x, y in centred)
    root = sqrt((xx - yy) * (xx - yy) / 4 + xy * xy)
    ax, ay = (xx - yy) / 2 + root, xy  # the first principal axis
    length = sqrt(ax * ax + ay * ay)
    if length < 1e-9:
        ax, ay, length = (1.0, 0.0, 1.0) if xx >= yy else (0.0, 1.0, 1.0)
    ax, ay = ax / length, ay / length
    turned = [(x * ax + y * ay, y * ax - x * ay) for x, y in centred]
    return [(y, x) for x, y in turned] if upright else turned


def _scaled(points: Sequence[Point], boxes: Sequence[Box], aspect: float, fill: float) -> list[Point]:
    """Scale the points to the area that their boxes need, and some way towards the aspect of the stage."""
    wide, high = (_reach([point[axis] for point in points]) for axis in (0, 1))
    wide, high = max(wide, high / 6), max(high, wide / 6)
    stretch = min(1.5, max(0.67, sqrt(aspect * high / wide)))
    unit = sqrt(sum(box.area for box in boxes) * fill / (wide * high))
    return [(x * unit * stretch, y * unit / stretch) for x, y in points]


def _reach(values: Sequence[float]) -> float:
    """Return how far values reach, a few stragglers among many not counted."""
    ordered = sorted(values)
    cut = len(ordered) // 20 if len(ordered) > _FEW else 0
    return (ordered[-1 - cut] - ordered[cut]) * (1.0 if not cut else 1.1)
