"""Where the nodes of a connected graph go: distances on paper follow distances in the graph.

Stress is minimised by stochastic gradient descent (Zheng, Pawar, Goodman 2018, "Graph Drawing by Stochastic Gradient Descent", its sparse form with
pivots after Ortmann, Klimenta, Brandes 2017), in a fixed order instead of a random one. Plain floats and nothing but + - * / and square roots:
these give the same bits on every machine, which a linear algebra library does not promise.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Final

_ALL_PAIRS: Final = 220  # up to this many nodes every pair counts
_PIVOTS: Final = 12
_ROUNDS: Final = 24
_ROUNDS_SPARSE: Final = 13
_GOLDEN: Final = 0.6180339887498949

Term = tuple[int, int, float, float, float]
"""Nodes i and j, their distance, how much j's and i's being apart weighs for i and for j."""


def distances(source: int, neighbours: Sequence[Sequence[int]]) -> list[int]:
    """Return the number of steps from ``source`` to every node; -1 where there is no way."""
    found = [-1] * len(neighbours)
    found[source] = 0
    queue = [source]
    for node in queue:
        step = found[node] + 1
        for other in neighbours[node]:
            if found[other] < 0:
                found[other] = step
                queue.append(other)
    return found


def stress(neighbours: Sequence[Sequence[int]]) -> list[tuple[float, float]]:
    """Return a point per node of a connected graph; one unit is one step in the graph."""
    count = len(neighbours)
    if count == 1:
        return [(0.0, 0.0)]
    terms = _all_terms(neighbours) if count <= _ALL_PAIRS else _pivot_terms(neighbours)
    return _descend(count, terms, _ROUNDS if count <= _ALL_PAIRS else _ROUNDS_SPARSE)


def _all_terms(neighbours: Sequence[Sequence[int]]) -> list[Term]:
    terms = []
    for i in range(len(neighbours)):
        steps = distances(i, neighbours)
        for j in range(i):
            d = float(steps[j])
            terms.append((i, j, d, 1 / (d * d), 1 / (d * d)))
    return terms


def _pivot_terms(neighbours: Sequence[Sequence[int]]) -> list[Term]:
    """Return the terms of every line, and of every node with pivots spread over the graph, each standing for the nodes nearest to it."""
    count = len(neighbours)
    terms: list[Term] = [(i, j, 1.0, 1.0, 1.0) for i in range(count) for j in neighbours[i] if j < i]
    pivot = max(range(count), key=lambda i: (len(neighbours[i]), -i))
    tables: list[list[int]] = []
    pivots: list[int] = []
    nearest = [count] * count
    region = [0] * count
    for number in range(_PIVOTS):
        steps = distances(pivot, neighbours)
        tables.append(steps)
        pivots.append(pivot)
        for i, d in enumerate(steps):
            if d < nearest[i]:
                nearest[i], region[i] = d, number
        pivot = max(range(count), key=lambda i: (nearest[i], len(neighbours[i]), -i))
    for number, (pivot, steps) in enumerate(zip(pivots, tables, strict=True)):
        members = [far for i, far in enumerate(steps) if region[i] == number]
        below = [0] * (max(steps) + 2)
        for far in members:
            below[far] += 1
        for k in range(1, len(below)):
            below[k] += below[k - 1]
        for i, far in enumerate(steps):
            if far > 1:
                weight = 1 / (far * far)
                terms.append((i, pivot, float(far), below[far // 2] * weight, weight if i in pivots else 0.0))
    return terms


def _descend(count: int, terms: list[Term], rounds: int) -> list[tuple[float, float]]:
    x, y = _sunflower(count)
    heaviest = max(max(a, b) for _, _, _, a, b in terms)
    lightest = min(min(a, b or a) for _, _, _, a, b in terms)
    eta, last = 1 / lightest, 0.1 / heaviest
    shrink = (last / eta) ** (1 / (rounds - 1))
    size = len(terms)
    order = _shuffled(size)
    for turn in range(rounds):
        start = (turn * size) // rounds  # another beginning every round
        for k in range(size):
            i, j, d, wi, wj = terms[order[(k + start) % size]]
            dx, dy = x[i] - x[j], y[i] - y[j]
            apart = sqrt(dx * dx + dy * dy) or 1e-9
            pull = (apart - d) / 2 / apart
            mi, mj = wi * eta, wj * eta
            mi, mj = (mi if mi < 1 else 1.0) * pull, (mj if mj < 1 else 1.0) * pull
            x[i] -= mi * dx
            y[i] -= mi * dy
            x[j] += mj * dx
            y[j] += mj * dy
        eta *= shrink
    return list(zip(x, y, strict=True))


def _sunflower(count: int) -> tuple[list[float], list[float]]:
    """Return points that are all different and spread evenly: x by a low-discrepancy sequence, y by the rank."""
    side = sqrt(count)
    return [((i * _GOLDEN) % 1.0) * side for i in range(count)], [(i / count) * side for i in range(count)]


def _shuffled(size: int) -> list[int]:
    """Return 0 to ``size`` - 1 in an order that looks random and is always the same (a multiplicative congruence)."""
    return sorted(range(size), key=lambda k: (k * 2654435761 + 97) & 0xFFFFFFFF)
