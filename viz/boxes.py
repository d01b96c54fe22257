"""Boxes around points: moving them apart until none overlaps, and packing groups of them onto one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

_TURNS: Final = 60
_GROWTH: Final = 1.12
_SLACK: Final = 0.05  # pixels more than needed, so that pushing ends
_CELL: Final = 12.0  # pixels

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """How far a node with its label reaches from its centre, in pixels."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def area(self) -> float:
        """Return width times height."""
        return (self.left + self.right) * (self.top + self.bottom)


def padded(boxes: Sequence[Box], by: float = 0.1) -> list[Box]:
    """Return the boxes larger on every side, so that points found for them may be rounded to tenths and still no box overlaps."""
    return [Box(b.left + by, b.right + by, b.top + by, b.bottom + by) for b in boxes]


def overlaps(points: Sequence[Point], boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """Return the pairs of boxes, at their points, that overlap; the lower index first."""
    if not points:
        return []
    wide = max(b.left + b.right for b in boxes) + 1
    high = max(b.top + b.bottom for b in boxes) + 1
    cells: dict[tuple[int, int], list[int]] = {}
    for i, (x, y) in enumerate(points):
        cells.setdefault((int((x - boxes[i].left) // wide), int((y - boxes[i].top) // high)), []).append(i)
    found = []
    for (column, row), members in cells.items():
        around = ((column, row), (column + 1, row - 1), (column + 1, row), (column + 1, row + 1), (column, row + 1))
        near = [k for cell in around for k in cells.get(cell, ())]
        for position, i in enumerate(members):
            xi, yi, a = points[i][0], points[i][1], boxes[i]
            for j in near[position + 1 :]:
                b = boxes[j]
                x, y = points[j]
                if xi - a.left < x + b.right and x - b.left < xi + a.right and yi - a.top < y + b.bottom and y - b.top < yi + a.bottom:
                    found.append((i, j) if i < j else (j, i))
    return found


def separate(points: Sequence[Point], boxes: Sequence[Box]) -> list[Point]:
    """Return points near the given ones at which no two boxes overlap: each pair pushed apart, over and over. For up to some hundred boxes."""
    x, y = [p[0] for p in points], [p[1] for p in points]
    while True:
        for _ in range(_TURNS):
            hits = overlaps(list(zip(x, y, strict=True)), boxes)
            if not hits:
                return list(zip(x, y, strict=True))
            for i, j in hits:
                _push(i, j, x, y, boxes[i], boxes[j])
        x, y = [v * _GROWTH for v in x], [v * _GROWTH for v in y]


def _push(i: int, j: int, x: list[float], y: list[float], a: Box, b: Box) -> None:
    """Move two boxes apart along the axis on which they overlap less, half the way each."""
    right = (x[i] + a.right) - (x[j] - b.left)
    left = (x[j] + b.right) - (x[i] - a.left)
    down = (y[i] + a.bottom) - (y[j] - b.top)
    up = (y[j] + b.bottom) - (y[i] - a.top)
    across, along = min(right, left), min(down, up)
    if across <= 0 or along <= 0:  # an earlier push of this turn has parted them
        return
    if across < along:
        step = (across / 2 + _SLACK) * (1 if right < left or (right == left and i > j) else -1)
        x[i] -= step
        x[j] += step
    else:
        step = (along / 2 + _SLACK) * (1 if down < up or (down == up and i > j) else -1)
        y[i] -= step
        y[j] += step


def settle(points: Sequence[Point], boxes: Sequence[Box], order: Sequence[int]) -> list[Point]:
    """Return points near the given ones at which no two boxes overlap: in ``order``, each goes to the first free place on a spiral from its own.

    For thousands of boxes. What is taken is kept as one long integer per row of cells, so that a place is looked at in a few operations.
    """
    rows: dict[int, int] = {}
    spiral: list[tuple[int, int]] = []
    begun: dict[tuple[int, int], int] = {}  # how far out the last box that wanted to be about here went
    shift = 1 << 14  # columns are counted from far left of all, so that none is negative
    result: list[Point] = [(0.0, 0.0)] * len(points)
    for i in order:
        (x, y), box = points[i], boxes[i]
        column, row = shift + int((x - box.left) // _CELL), int((y - box.top) // _CELL)
        wide, high = int((box.left + box.right) // _CELL) + 1, int((box.top + box.bottom) // _CELL) + 1
        mask = (1 << wide) - 1
        here = (column // 6, row // 4)
        tries = begun.get(here, 0) * 3 // 4
        while True:
            if tries >= len(spiral):
                _extend(spiral)
            dx, dy = spiral[tries]
            c, r = column + dx, row + dy
            if not rows.get(r, 0) >> c & mask and not any(rows.get(k, 0) >> c & mask for k in range(r + 1, r + high)):
                break
            tries += 1
        begun[here] = tries
        for k in range(r, r + high):
            rows[k] = rows.get(k, 0) | mask << c
        result[i] = ((c - shift) * _CELL + box.left, r * _CELL + box.top)
    return result


def _extend(spiral: list[tuple[int, int]]) -> None:
    """Make a spiral of steps, in cells, longer: spread evenly over a disc that grows (Vogel 1979), a bit flat because labels are."""
    cos, sin = -0.7373688780783197, 0.6754902942615238  # of the golden angle
    u, v = 1.0, 0.0
    size = 2 * len(spiral) + 500
    spiral.clear()
    for k in range(size):
        spiral.append((int(u * sqrt(k) * 2.2), int(v * sqrt(k) * 1.2)))
        u, v = u * cos - v * sin, u * sin + v * cos


def bounds(points: Sequence[Point], boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all boxes at their points."""
    pairs = list(zip(points, boxes, strict=True))
    return (
        min(p[0] - b.left for p, b in pairs),
        min(p[1] - b.top for p, b in pairs),
        max(p[0] + b.right for p, b in pairs),
        max(p[1] + b.bottom for p, b in pairs),
    )


def pack(groups: Sequence[tuple[Sequence[Point], Sequence[Box]]], *, aspect: float, gap: float) -> list[list[Point]]:
    """Return the groups moved so that their bounds do not touch, in rows or in columns, in the order given.

    Of the ways tried, that in which they look largest on a sheet ``aspect`` times as wide as high.
    """
    frames = [bounds(points, boxes) for points, boxes in groups]
    sizes = [(right - left + gap, bottom - top + gap) for left, top, right, bottom in frames]
    turned = [(h, w) for w, h in sizes]
    widest, highest = max(w for w, _ in sizes), max(h for _, h in sizes)
    tried = [_shelves(sizes, widest * (1 + k / 8)) for k in range(9)]
    tried += [[(x, y) for y, x in _shelves(turned, highest * (1 + k / 8))] for k in range(9)]

    def extent(corners: list[Point]) -> float:
        wide = max(x + w for (x, _), (w, _) in zip(corners, sizes, strict=True))
        high = max(y + h for (_, y), (_, h) in zip(corners, sizes, strict=True))
        return max(wide / aspect, high)

    corners = min(tried, key=extent)
    return [
        [(px - left + x, py - top + y) for px, py in points] for (points, _), (left, top, _, _), (x, y) in zip(groups, frames, corners, strict=True)
    ]


def _shelves(sizes: Sequence[tuple[float, float]], width: float) -> list[Point]:
    """Return a corner for each size: side by side until ``width`` is full, then a row further."""
    corners = []
    across = down = tallest = 0.0
    for w, h in sizes:
        if across and across + w > width:
            across, down, tallest = 0.0, down + tallest, 0.0
        corners.append((across, down))
        across, tallest = across + w, max(tallest, h)
    return corners
