"""What can be seen of an open map."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page


def panel(page: Page) -> str:
    return page.inner_text("#pane-details")


def labels(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("window.lienket.labels()")
    return found


def covering(boxes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [
        (a["text"], b["text"])
        for k, a in enumerate(boxes)
        for b in boxes[:k]
        if a["x"] < b["x"] + b["w"] and b["x"] < a["x"] + a["w"] and a["y"] < b["y"] + b["h"] and b["y"] < a["y"] + a["h"]
    ]
