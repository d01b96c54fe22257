"""The fixed layout of a map: every node its place, in pixels, such that no label covers another."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Final

from viz.boxes import Box, Point, bounds, pack, separate
from viz.stress import stress

ASPECT: Final = 1.35
"""Width by height of the stage on a laptop beside the panel."""

_GAP: Final = 34.0
_FILL: Final = 1.9  # area of the drawing by the area of its boxes, before boxes are moved apart


def arrange(boxes: Sequence[Box], links: Sequence[tuple[int, int]]) -> list[Point]:
    """Return a point for every box: linked ones near each other, none overlapping, the same for the same input on every machine.

    ``links`` are pairs of indices. The points are rounded to tenths of a pixel and centred on the origin. Time grows in proportion to a sparse
    graph beyond a few hundred boxes.
    """
    if not boxes:
        return []
    neighbours: list[list[int]] = [[] for _ in boxes]
    for i, j in sorted({(min(link), max(link)) for link in links}):
        if i != j:
            neighbours[i].append(j)
            neighbours[j].append(i)
    groups = components(neighbours)
    placed = []
    for members in groups:
        index = {node: k for k, node in enumerate(members)}
        points = _landscape(stress([[index[other] for other in neighbours[node]] for node in members]))
        placed.append(_spread(points, [boxes[node] for node in members]))
    packed = pack([(points, [boxes[node] for node in members]) for points, members in zip(placed, groups, strict=True)], aspect=ASPECT, gap=_GAP)
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


def _landscape(points: Sequence[Point]) -> list[Point]:
    """Turn the points so that they spread most from left to right."""
    n = len(points)
    mx, my = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    centred = [(x - mx, y - my) for x, y in points]
    xx, yy = sum(x * x for x, _ in centred), sum(y * y for _, y in centred)
    xy = sum(x * y for x, y in centred)
    root = sqrt((xx - yy) * (xx - yy) / 4 + xy * xy)
    if root < 1e-9:
        return centred
    ax, ay = (xx - yy) / 2 + root, xy  # the first principal axis
    if abs(ax) + abs(ay) < 1e-9:
        ax, ay = 0.0, 1.0
    length = sqrt(ax * ax + ay * ay)
    ax, ay = ax / length, ay / length
    return [(x * ax + y * ay, y * ax - x * ay) for x, y in centred]


def _spread(points: Sequence[Point], boxes: Sequence[Box]) -> list[Point]:
    """Scale the points to the area that their boxes need, towards the aspect of the stage, and move the boxes apart."""
    if len(points) == 1:
        return [(0.0, 0.0)]
    wide = max(x for x, _ in points) - min(x for x, _ in points) or 1.0
    high = max(max(y for _, y in points) - min(y for _, y in points), wide / 6)
    area = sum(box.area for box in boxes) * _FILL
    stretch = min(1.5, max(0.67, sqrt(ASPECT * high / wide)))
    unit = sqrt(area / (wide * high))
    return separate([(x * unit * stretch, y * unit / stretch) for x, y in points], boxes)
