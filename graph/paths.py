"""Shortest paths and nearest nodes in a graph that is too large to hold: only the part that a search walks through is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from heapq import heappop, heappush
from typing import Generic, TypeAlias, TypeVar

K = TypeVar("K", bound=Hashable)

Steps: TypeAlias = Callable[[Collection[K]], Iterable[tuple[K, K]]]
"""Returns every step (from, to) that leaves one of the nodes given; steps can be walked both ways, so each exists twice."""
Weights: TypeAlias = Callable[[Collection[K]], Mapping[K, int]]
"""Returns about how many steps leave each of the nodes given, to tell which side of a search is cheaper to go on from."""
Names: TypeAlias = Callable[[Collection[K]], Mapping[K, str]]
"""Returns what the nodes given are ordered by."""


def shortest_paths(
    source: K, target: K, steps: Steps[K], names: Names[K], weights: Weights[K], *, limit: int = 1, max_hops: int = 8
) -> list[tuple[K, ...]]:
    """Return up to ``limit`` shortest paths of at most ``max_hops`` steps without a repeated node, by length and then by the names of their nodes.

    A node has no path to itself. The method is Yen's (doi:10.1287/mnsc.17.11.712): the next path leaves one that was found at some node, and is
    the first of its kind; each of these is searched for from both ends.
    """
    if source == target or limit < 1 or max_hops < 1:
        return []
    part = _Part(steps, names, weights)
    found: list[tuple[K, ...]] = []
    waiting: list[tuple[int, list[str], tuple[K, ...]]] = []
    seen: set[tuple[K, ...]] = set()

    def search(before: tuple[K, ...], start: K, banned: set[K]) -> None:
        rest = part.first(start, target, frozenset(before), banned, max_hops - len(before))
        if rest and (path := before + rest) not in seen:
            seen.add(path)
            heappush(waiting, (len(path), part.called(path), path))

    search((), source, set())
    while waiting:
        path = heappop(waiting)[2]
        found.append(path)
        if len(found) == limit:
            break
        for i, node in enumerate(path[:-1]):
            search(path[:i], node, {other[i + 1] for other in found if other[: i + 1] == path[: i + 1]})
    return found


def nearest(start: Collection[K], steps: Steps[K], names: Names[K], weights: Weights[K], *, depth: int, limit: int | None) -> tuple[str, ...]:
    """Return the names of the nodes within ``depth`` steps of ``start``, the nearer first, then those of more weight; no more than ``limit``."""
    found: list[str] = []
    seen: set[K] = set()
    front = set(start)
    for reached in range(depth + 1):
        name, weight = names(front), weights(front)
        ring = sorted(front, key=lambda node: (-weight.get(node, 0), name[node]))[: None if limit is None else limit - len(found)]
        found += (name[node] for node in ring)
        if not ring or reached == depth:
            break
        seen |= front
        front = {other for _, other in steps(ring)} - seen
    return tuple(found)


class _Part(Generic[K]):
    """The part of the graph that has been read."""

    def __init__(self, steps: Steps[K], names: Names[K], weights: Weights[K]) -> None:
        self._steps, self._names, self._weights = steps, names, weights
        self._next: dict[K, set[K]] = {}
        self._weight: dict[K, int] = {}
        self._name: dict[K, str] = {}

    def called(self, nodes: Collection[K]) -> list[str]:
        """Return the names of nodes."""
        self._name.update(self._names([node for node in nodes if node not in self._name]))
        return [self._name[node] for node in nodes]

    def first(self, source: K, target: K, avoid: frozenset[K], banned: set[K], max_hops: int) -> tuple[K, ...] | None:
        """Return the first of the shortest paths that goes through no node of ``avoid`` and does not begin with a step to one of ``banned``."""

        def after(nodes: set[K]) -> set[K]:
            self._read(nodes)
            reached: set[K] = set()
            for node in nodes:
                step = self._next[node]
                reached |= step - banned if node == source else step - {source} if node in banned else step
            return reached - avoid

        layers = self._layers(source, target, after, max_hops)
        if layers is None:
            return None
        path = [source]
        for layer in layers[1:]:
            ahead = list(after({path[-1]}) & layer)
            path.append(min(zip(self.called(ahead), ahead, strict=True), key=lambda named: named[0])[1])
        return tuple(path)

    def _layers(self, source: K, target: K, after: Callable[[set[K]], set[K]], max_hops: int) -> list[set[K]] | None:
        """Return, for every step of the shortest paths, the nodes they stand on; found from both ends, always on from the cheaper side."""
        near, far = [{source}], [{target}]
        seen_near, seen_far = {source}, {target}
        while not (meeting := near[-1] & far[-1]):
            if len(near) + len(far) - 2 >= max_hops:
                return None
            levels, seen = (near, seen_near) if self._cost(near[-1]) <= self._cost(far[-1]) else (far, seen_far)
            front = after(levels[-1]) - seen
            if not front:
                return None
            seen |= front
            levels.append(front)
        layers = [meeting]
        for level in reversed(near[:-1]):
            layers.append(after(layers[-1]) & level)
        layers.reverse()
        for level in reversed(far[:-1]):
            layers.append(after(layers[-1]) & level)
        return layers

    def _read(self, nodes: set[K]) -> None:
        unread = [node for node in nodes if node not in self._next]
        for node in unread:
            self._next[node] = set()
        for node, other in self._steps(unread):
            self._next[node].add(other)

    def _cost(self, nodes: set[K]) -> int:
        unknown = [node for node in nodes if node not in self._weight]
        self._weight.update(dict.fromkeys(unknown, 1) | dict(self._weights(unknown)))
        return sum(self._weight[node] for node in nodes)
