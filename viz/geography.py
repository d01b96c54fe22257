"""The second view: localities where they lie, what belongs to them around them, foreign ones at the margin."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import Final

from graph.schema import Node
from viz.boxes import Box, Point, padded, settle

_CENTRE: Final = (106.0, 16.0)  # longitude and latitude, degrees
_NARROW: Final = 0.961  # cos 16°: how much shorter a degree of longitude is there
_WEST, _EAST, _SOUTH, _NORTH = 101.8, 110.2, 8.2, 23.6
_LEAST: Final = 64.0  # pixels per degree
_MARGIN: Final = 110.0
_AIR: Final = 2.0  # sheet by the area of all boxes on it


@dataclass(frozen=True, slots=True)
class Geography:
    """A point per node; the country's rings, flat x, y pairs; the frame (left, top, right, bottom) beyond which lies abroad; degree lines."""

    points: list[Point]
    rings: list[list[float]]
    frame: tuple[float, float, float, float]
    meridians: list[float]
    parallels: list[float]


@cache
def _outline() -> list[list[list[float]]]:
    found: list[list[list[float]]] = json.loads(files("viz.assets").joinpath("vietnam.json").read_text(encoding="utf-8"))
    return found


def locate(nodes: Sequence[Node], boxes: Sequence[Box], links: Sequence[tuple[int, int]]) -> Geography | None:
    """Return the geographic layout, in which no boxes overlap; None where not one locality has coordinates.

    Vietnamese localities go to their coordinates or the nearest free place. A foreign one goes to the margin, in the direction in which it lies;
    everything else to the middle of what it is linked to.
    """
    at = {
        k: (float(lon), float(lat))
        for k, node in enumerate(nodes)
        if isinstance(lon := node.properties.get("lon"), int | float) and isinstance(lat := node.properties.get("lat"), int | float)
    }
    if not at:
        return None
    sheet = (_EAST - _WEST) * _NARROW * (_NORTH - _SOUTH)
    scale = max(_LEAST, sqrt(sum(box.area for box in boxes) * _AIR / sheet))

    def project(lon: float, lat: float) -> Point:
        return (lon - _CENTRE[0]) * _NARROW * scale, (_CENTRE[1] - lat) * scale

    (left, top), (right, bottom) = project(_WEST, _NORTH), project(_EAST, _SOUTH)
    frame = (left - _MARGIN, top, right + _MARGIN, bottom)
    wanted: dict[int, Point] = {}
    for k, position in at.items():
        point = project(*position)
        wanted[k] = point if _domestic(nodes[k]) else _beyond(point, frame)
    _join(wanted, len(nodes), links, (frame[0] - 1.5 * _MARGIN, frame[3] - 1.5 * _MARGIN))
    degree = [0] * len(nodes)
    for i, j in links:
        degree[i] += 1
        degree[j] += 1
    order = sorted(range(len(nodes)), key=lambda k: (k not in at, -degree[k], k))
    points = settle([wanted[k] for k in range(len(nodes))], padded(boxes), order)
    return Geography(
        points=[(round(x, 1), round(y, 1)) for x, y in points],
        rings=[[round(value) for point in ring for value in project(point[0], point[1])] for ring in _outline()],
        frame=(round(frame[0]), round(frame[1] - _MARGIN / 3), round(frame[2]), round(frame[3] + _MARGIN / 3)),
        meridians=[round(project(lon, 0)[0]) for lon in range(102, 111, 2)],
        parallels=[round(project(0, lat)[1]) for lat in range(8, 25, 2)],
    )


def _domestic(node: Node) -> bool:
    country = node.properties.get("country")
    return country == "vn" or (country is None and node.id.startswith("vn/"))


def _beyond(point: Point, frame: tuple[float, float, float, float]) -> Point:
    """Return where the ray from the frame's centre towards ``point`` leaves the frame, a margin further out."""
    left, top, right, bottom = frame
    cx, cy = (left + right) / 2, (top + bottom) / 2
    dx, dy = point[0] - cx, point[1] - cy
    share = min(((right - left) / 2 + _MARGIN) / (abs(dx) or 1e-9), ((bottom - top) / 2 + _MARGIN) / (abs(dy) or 1e-9))
    return cx + dx * share, cy + dy * share


def _join(wanted: dict[int, Point], count: int, links: Sequence[tuple[int, int]], rest: Point) -> None:
    """Give every node without a place one: the mean of its neighbours' that have one, step by step; ``rest`` where nothing leads to one."""
    neighbours: list[list[int]] = [[] for _ in range(count)]
    for i, j in links:
        neighbours[i].append(j)
        neighbours[j].append(i)
    while True:
        found: Mapping[int, Point] = {
            k: (sum(wanted[j][0] for j in known) / len(known), sum(wanted[j][1] for j in known) / len(known) + 1)
            for k in range(count)
            if k not in wanted and (known := [j for j in neighbours[k] if j in wanted])
        }
        if not found:
            break
        wanted.update(found)
    for k in range(count):
        wanted.setdefault(k, rest)
