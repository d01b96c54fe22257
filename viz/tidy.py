"""The last touch on a small drawing: nodes step aside until few lines run through names or cross each other."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Final

from viz.boxes import Box, Point, bounds

_STEPS: Final = (12.0, 30.0, 70.0, 150.0, 300.0)
_WAYS: Final = ((1, 0), (-1, 0), (0, 1), (0, -1), (0.8, 0.6), (-0.8, 0.6), (0.8, -0.6), (-0.8, -0.6))
_THROUGH: Final = 3.5  # a line through a name, in crossings
_LENGTH: Final = 0.9  # a line twice as long as most
_SPREAD: Final = 5.0  # the sheet grown by as much as it measures

Segment = tuple[float, float, float, float]


class Tidying:
    """One connected drawing that is being tidied; ``points`` holds it. Boxes that do not overlap at first never do."""

    def __init__(self, points: Sequence[Point], boxes: Sequence[Box], links: Sequence[tuple[int, int]], aspect: float) -> None:
        self.points = list(points)
        self._boxes = [Box(b.left, b.right, b.top, b.bottom) for b in boxes]
        self._links = list(links)
        self._of: list[list[int]] = [[] for _ in points]
        for k, (i, j) in enumerate(self._links):
            self._of[i].append(k)
            self._of[j].append(k)
        lengths = sorted(self._length(k) for k in range(len(self._links)))
        self._usual = lengths[len(lengths) // 2] or 1.0
        self._aspect = aspect

    def run(self, rounds: int) -> list[Point]:
        """Return the points after at most ``rounds`` rounds, in each of which every node may take the step that helps most."""
        for _ in range(rounds):
            moved = [self._step(i) for i in sorted(range(len(self.points)), key=lambda i: (-len(self._of[i]), i))]
            if not any(moved):
                break
        return self.points

    def _step(self, i: int) -> bool:
        x, y = self.points[i]
        best, place = self._cost(i), (x, y)
        for step in _STEPS:
            for dx, dy in _WAYS:
                self.points[i] = (x + dx * step, y + dy * step)
                if self._free(i):
                    cost = self._cost(i, best)
                    if cost < best - 1e-6:
                        best, place = cost, self.points[i]
        self.points[i] = place
        return place != (x, y)

    def _free(self, i: int) -> bool:
        (x, y), a = self.points[i], self._boxes[i]
        left, right, top, bottom = x - a.left, x + a.right, y - a.top, y + a.bottom
        for j, ((u, v), b) in enumerate(zip(self.points, self._boxes, strict=True)):
            if j != i and left < u + b.right and u - b.left < right and top < v + b.bottom and v - b.top < bottom:
                return False
        return True

    def _length(self, k: int) -> float:
        (ax, ay), (bx, by) = (self.points[end] for end in self._links[k])
        return sqrt((ax - bx) * (ax - bx) + (ay - by) * (ay - by))

    def _cost(self, i: int, limit: float = 1e18) -> float:
        """Return what is wrong with the drawing as far as it depends on node ``i``; at least ``limit`` as soon as it is that much."""
        left, top, right, bottom = bounds(self.points, self._boxes)
        wide, high = right - left, (bottom - top) * self._aspect
        cost = _SPREAD * max(wide, high) / self._usual + 0.25 * _SPREAD * min(wide, high) / self._usual
        own = self._of[i]
        for k in own:
            length = self._length(k) / self._usual
            cost += _LENGTH * (length - 1) * (length - 1)
            cost += _THROUGH * self._through(k)
            if cost >= limit:
                return cost
        segments = [self._segment(k) for k in range(len(self._links))]
        frame = self._frame(i)
        mine = set(own)
        for k, segment in enumerate(segments):
            if k not in mine:
                if _enters(segment, frame):
                    cost += _THROUGH
                ends = self._links[k]
                for o in own:
                    other = self._links[o]
                    if not (set(ends) & set(other)) and _cross(segment, segments[o]):
                        cost += 1
                if cost >= limit:
                    return cost
        return cost

    def _segment(self, k: int) -> Segment:
        a, b = self._links[k]
        return (*self.points[a], *self.points[b])

    def _frame(self, i: int) -> Segment:
        (x, y), b = self.points[i], self._boxes[i]
        return x - b.left + 6, y - b.top, x + b.right - 6, y + b.bottom - 3

    def _through(self, k: int) -> int:
        """Return how many nodes a line runs through, its own two aside; its own names half count where it leaves downwards through them."""
        segment = self._segment(k)
        ends = self._links[k]
        return sum(1 for j in range(len(self.points)) if j not in ends and _enters(segment, self._frame(j)))


def _enters(segment: Segment, frame: Segment) -> bool:
    """Tell whether a segment has a point inside a frame (left, top, right, bottom), by cutting it at each side (Liang, Barsky 1984)."""
    ax, ay, bx, by = segment
    left, top, right, bottom = frame
    if (ax < left and bx < left) or (ax > right and bx > right) or (ay < top and by < top) or (ay > bottom and by > bottom):
        return False
    first, last = 0.0, 1.0
    for start, way, low, high in ((ax, bx - ax, left, right), (ay, by - ay, top, bottom)):
        if way == 0:
            if start < low or start > high:
                return False
            continue
        enter, leave = (low - start) / way, (high - start) / way
        if enter > leave:
            enter, leave = leave, enter
        first, last = max(first, enter), min(last, leave)
        if first >= last:
            return False
    return True


def _cross(one: Segment, other: Segment) -> bool:
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
    if max(ax, bx) < min(cx, dx) or max(cx, dx) < min(ax, bx) or max(ay, by) < min(cy, dy) or max(cy, dy) < min(ay, by):
        return False
    a = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    b = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
    c = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
    d = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
    return (a > 0) != (b > 0) and (c > 0) != (d > 0)
