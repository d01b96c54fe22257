"""The values of an answer as plain JSON, the same from every store."""

from __future__ import annotations

import math
from collections.abc import Mapping


def node_json(label: str, properties: Mapping[str, object]) -> dict[str, object]:
    """Return a node: its id, its label, and the properties it has in order of their names."""
    kept = _present(properties)
    return {"id": kept["id"], "label": label, "properties": kept}


def relationship_json(type_: str, source: object, target: object, properties: Mapping[str, object]) -> dict[str, object]:
    """Return a relationship: its type, the ids of its ends, and the properties it has in order of their names."""
    return {"type": type_, "source": source, "target": target, "properties": _present(properties)}


def scalar(value: object) -> object:
    """Return a value that is no list and no map; what is no finite number is null, a date is ISO text."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, str | int):
        return value
    return value.isoformat()[:10] if hasattr(value, "isoformat") else str(value)


def _present(properties: Mapping[str, object]) -> dict[str, object]:
    return {name: properties[name] for name in sorted(properties) if properties[name] is not None}
