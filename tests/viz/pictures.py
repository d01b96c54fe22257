"""Pictures of the map of the bundled articles in eleven states, to be looked at. ``python -m tests.viz.pictures FOLDER``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from playwright.sync_api import Page, sync_playwright

from tests.viz.conftest import FLAGS, chromium

WIDE: Final = (1280, 800)
PHONE: Final = (390, 844)


def seeds_map(folder: Path) -> Path:
    """Return the map of the bundled articles, made by the program in ``folder``."""
    for arguments in (["load", "--seeds"], ["map", "--out", "map.html", "--lang", "vi"]):
        program = "import sys; from explorer.main import main; sys.exit(main())"
        environment = {"PYTHONPATH": str(Path.cwd())}
        subprocess.run([sys.executable, "-c", program, *arguments], cwd=folder, check=True, capture_output=True, env=environment)
    return folder / "map.html"


def states(data: dict[str, Any]) -> list[tuple[str, tuple[int, int], str, str, str | None]]:
    """Return name, size, address, colour scheme and what to click of every picture, chosen by what the map holds."""
    ids = [node["id"] for node in data["nodes"]]
    hub = max(data["nodes"], key=lambda node: (node["type"] == "Locality", node.get("degree", 0)))["id"]
    past = next((node["id"] for node in data["nodes"] if node.get("past")), hub)
    edge = max(data["network"]["edges"], key=lambda edge: len(edge["claims"]))
    line = urlencode([("line", ids[edge["from"]]), ("line", ids[edge["to"]])])
    path = urlencode([("path", end) for end in _far(data, ids)])
    return [
        ("overview", WIDE, "", "light", None),
        ("dark", WIDE, "", "dark", None),
        ("node", WIDE, f"#{urlencode({'node': hub})}", "light", None),
        ("line", WIDE, f"#{line}", "light", None),
        ("path", WIDE, f"#{path}", "dark", None),
        ("past", WIDE, f"#{urlencode({'node': past})}", "light", None),
        ("geography", WIDE, "#view=geo", "light", None),
        ("table", WIDE, f"#{urlencode({'view': 'table', 'node': hub})}", "light", None),
        ("filters", WIDE, "", "light", "#tab-filters"),
        ("phone", PHONE, "", "light", None),
        ("phone-node", PHONE, f"#{urlencode({'node': hub})}", "dark", None),
    ]


def _far(data: dict[str, Any], ids: list[str]) -> tuple[str, str]:
    """Return two nodes far from each other: the last found when walking from the last found when walking from the first."""
    neighbours: dict[int, list[int]] = {}
    for edge in data["network"]["edges"]:
        neighbours.setdefault(edge["from"], []).append(edge["to"])
        neighbours.setdefault(edge["to"], []).append(edge["from"])

    def last(start: int) -> int:
        seen = [start]
        for node in seen:
            seen += [other for other in dict.fromkeys(neighbours.get(node, ())) if other not in seen]
        return seen[-1]

    hub = max(neighbours, key=lambda node: len(neighbours[node]))
    one = last(hub)
    return ids[one], ids[last(one)]


def _data(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("JSON.parse(document.getElementById('page').textContent)")
    return found


def main(folder: Path) -> None:
    """Write the pictures to ``folder``."""
    where = chromium()
    if not where:
        raise SystemExit("no Chromium: install it, or set LIENKET_CHROMIUM")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        place = seeds_map(Path(scratch))
        browser = playwright.chromium.launch(executable_path=where, args=FLAGS)
        first = browser.new_page()
        first.goto(place.as_uri())
        for name, (width, height), address, scheme, click in states(_data(first)):
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light")
            page.goto(place.as_uri() + address)
            page.wait_for_selector("html[data-ready]")
            if click:
                page.click(click)
            page.wait_for_timeout(150)
            page.screenshot(path=folder / f"{name}.png")
            page.close()
            print(folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"))
