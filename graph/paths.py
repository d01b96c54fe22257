"""Shortest paths over a graph that is too large to hold: it is asked for the neighbours of a few nodes at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator
from typing import TypeAlias, TypeVar

K = TypeVar("K", bound=Hashable)

Neighbours: TypeAlias = Callable[[Collection[K]], set[K]]
"""Returns all nodes one step away from any of those given."""
Names: TypeAlias = Callable[[Collection[K]], dict[K, str]]
"""Returns what the nodes given are ordered by."""


def shortest_paths(
    source: K,
    target: K,
    neighbours: Neighbours[K],
    name: Names[K],
    *,
    limit: int,
    max_hops: int,
) -> list[tuple[K, ...]]:
    """Return up to ``limit`` shortest paths without a repeated node, shortest first and by the names of their nodes among equals.

    Every step must exist both ways. At most ``max_hops`` steps; a node has no path to itself.
    """
    if source == target or limit < 1 or max_hops < 1:
        return []
    layers = _shortest_layers(source, target, neighbours, max_hops)
    if layers is None:
        return []
    found: list[tuple[K, ...]] = []
    for path in _through(layers, neighbours, name):
        found.append(path)
        if len(found) == limit:
            return found
    distance = _distances(target, neighbours, max_hops - 1)
    for hops in range(len(layers), max_hops + 1):
        for path in _simple(source, target, hops, distance, neighbours, name):
            found.append(path)
            if len(found) == limit:
                return found
    return found


def _shortest_layers(source: K, target: K, neighbours: Neighbours[K], max_hops: int) -> list[set[K]] | None:
    """Return, for every step of the shortest paths, the nodes they stand on; found from both ends, always on from the smaller side."""
    near, far = [{source}], [{target}]
    seen_near, seen_far = {source}, {target}
    while not (meeting := near[-1] & far[-1]):
        if len(near) + len(far) - 2 == max_hops:
            return None
        levels, seen = (near, seen_near) if len(near[-1]) <= len(far[-1]) else (far, seen_far)
        front = neighbours(levels[-1]) - seen
        if not front:
            return None
        seen |= front
        levels.append(front)
    layers = [meeting]
    for level in reversed(near[:-1]):
        layers.append(neighbours(layers[-1]) & level)
    layers.reverse()
    for level in reversed(far[:-1]):
        layers.append(neighbours(layers[-1]) & level)
    return layers


def _through(layers: list[set[K]], neighbours: Neighbours[K], name: Names[K]) -> Iterator[tuple[K, ...]]:
    """Yield all paths through the layers in order of names; no walk through them is a dead end."""
    steps: dict[K, list[K]] = {}

    def walk(path: tuple[K, ...]) -> Iterator[tuple[K, ...]]:
        if len(path) == len(layers):
            yield path
            return
        here = path[-1]
        if here not in steps:
            steps[here] = _in_order(neighbours([here]) & layers[len(path)], name)
        for step in steps[here]:
            yield from walk((*path, step))

    for start in layers[0]:
        yield from walk((start,))


def _simple(source: K, target: K, hops: int, distance: dict[K, int], neighbours: Neighbours[K], name: Names[K]) -> Iterator[tuple[K, ...]]:
    """Yield the paths of exactly ``hops`` steps in order of names, never stepping where the target is too far."""
    around: dict[K, set[K]] = {}

    def walk(path: tuple[K, ...]) -> Iterator[tuple[K, ...]]:
        here, left = path[-1], hops - len(path)
        if here not in around:
            around[here] = neighbours([here])
        if left == 0:
            if target in around[here]:
                yield (*path, target)
            return
        reach = {step for step in around[here] if step != target and step not in path and distance.get(step, hops) <= left}
        for step in _in_order(reach, name):
            yield from walk((*path, step))

    return walk((source,))


def _distances(target: K, neighbours: Neighbours[K], most: int) -> dict[K, int]:
    distance, front = {target: 0}, {target}
    for hops in range(1, most + 1):
        front = neighbours(front) - distance.keys()
        if not front:
            break
        distance |= dict.fromkeys(front, hops)
    return distance


def _in_order(nodes: Collection[K], name: Names[K]) -> list[K]:
    names = name(nodes)
    return sorted(nodes, key=lambda node: names[node])
