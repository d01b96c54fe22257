"""Cypher for the parity suite: the examples of the documentation, queries written for what the engines were seen to differ in, and generated ones."""

from __future__ import annotations

import re
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "cypher.md"
PARAMETERS: dict[str, object] = {
    "id": "vn/tinh-7",
    "ids": ["vn/tinh-3", "vn/tinh-8", "vn/ca-mau"],
    "least": 12,
    "name": "Cà Mau",
    "rows": 3,
    "prefix": "(?i)công ty.*",
    "map": {"status": "done", "id": "x"},
    "quoted": 'it\'s \\ "so"\n',
}


def documented() -> list[str]:
    """Return the examples of ``docs/cypher.md``."""
    return re.findall(r"(?<=^```cypher\n).*?(?=^```$)", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


WRITTEN = [line for line in (Path(__file__).parent / "queries.cypher").read_text(encoding="utf-8").splitlines() if line and not line.startswith("//")]
