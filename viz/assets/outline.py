"""Build ``vietnam.json``, the outline under the geographic view, from Natural Earth's 1:50m countries as npm's ``world-atlas`` packs them.

``npm install world-atlas@2.0.2 && python -m viz.assets.outline node_modules/world-atlas/countries-50m.json > viz/assets/vietnam.json``
"""

from __future__ import annotations

import json
import sys
from math import hypot
from pathlib import Path
from typing import Any, Final

TOLERANCE: Final = 0.03  # degrees


def rings(topology: dict[str, Any], country: str) -> list[list[list[float]]]:
    """Return the outer rings of ``country`` as lists of [longitude, latitude] in hundredths of a degree, the longest first."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(index: int) -> list[tuple[float, float]]:
        x = y = 0
        points = []
        for dx, dy in topology["arcs"][index if index >= 0 else ~index]:
            x, y = x + dx, y + dy
            points.append((round(x * scale[0] + translate[0], 2), round(y * scale[1] + translate[1], 2)))
        return points if index >= 0 else points[::-1]

    shape = next(g for g in topology["objects"]["countries"]["geometries"] if g["properties"]["name"] == country)
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    found = []
    for polygon in polygons:
        ring: list[tuple[float, float]] = []
        for index in polygon[0]:
            ring += arc(index)[1 if ring else 0 :]
        found.append([list(point) for point in _simpler(ring[:-1])])
    return sorted(found, key=lambda ring: (-len(ring), ring))


def _simpler(ring: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Leave out points that lie within a few hundredths of a degree of the line between their neighbours (Ramer, Douglas, Peucker)."""

    def keep(first: int, last: int) -> list[int]:
        (ax, ay), (bx, by) = ring[first], ring[last]
        length = hypot(bx - ax, by - ay) or 1e-9
        off = [(abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length, k) for k, (x, y) in enumerate(ring) if first < k < last]
        worst, at = max(off, default=(0.0, 0))
        return [*keep(first, at), *keep(at, last)[1:]] if worst > TOLERANCE else [first, last]

    return [ring[k] for k in keep(0, len(ring) - 1)] if len(ring) > 8 else ring


if __name__ == "__main__":
    print(json.dumps(rings(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), "Vietnam"), separators=(",", ":")))
