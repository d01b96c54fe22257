"""Maps of growing size in Chromium without a GPU: ours beside plain pyvis, in one run. ``python -m benchmarks.maps [NODES …]``.

Columns: CPU seconds to make the file (layout included), its size, then CPU time of the page's process: until it is ready, per frame while it is
dragged, per turn of the wheel, and from selecting a hub to the next picture. pyvis' page is kept from the network it asks for.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from graph.schema import Subgraph
from tests.viz.conftest import FLAGS, chromium
from tests.viz.generated import generated
from viz import Options, render

SIZES: Final = (300, 1000, 2000, 5000)
STEPS: Final = 20
FRAME: Final = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def plain_pyvis(graph: Subgraph) -> str:
    """Return what pyvis makes of the same graph by its own means: physics off, edges hidden while dragging, placed on our layout."""
    from pyvis.network import Network  # type: ignore[import-untyped]

    from viz.overview import Overview
    from viz.page import drawing

    drawn = drawing(Overview(graph), Options())
    network = Network(directed=True, cdn_resources="in_line", height="800px")
    for node, at in zip(graph.nodes, drawn.nodes, strict=True):
        network.add_node(node.id, label=node.name, title=node.name, x=at["x"], y=at["y"], size=at["size"])
    for r in graph.relationships:
        network.add_edge(r.source, r.target, title=str(r.properties["quote"]))
    network.set_options('{"physics": {"enabled": false}, "interaction": {"hideEdgesOnDrag": true}, "edges": {"smooth": false}}')
    return str(network.generate_html())


def ours(graph: Subgraph) -> str:
    """Return our map with every node drawn, also where it would be folded."""
    return render(graph, Options(limit=10**9))


def folded(graph: Subgraph) -> str:
    """Return our map as users get it."""
    return render(graph)


def _busy(session: CDPSession) -> float:
    """Return the CPU seconds that the page's process has used so far, painting included."""
    metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["ProcessTime"])


def measure(browser: Browser, html: str, ready: str, select: str, folder: Path) -> tuple[float, ...]:
    """Return load in s, and pan, zoom and select in ms."""
    place = folder / "map.html"
    place.write_text(html, encoding="utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(place.as_uri())
    page.wait_for_function(ready, timeout=120_000)
    page.evaluate(FRAME)
    load = _busy(session)

    def pan() -> None:
        page.mouse.move(30, 690)
        page.mouse.down()
        for step in range(STEPS):
            page.mouse.move(30 + 6 * step, 690 - 4 * step)
            page.evaluate(FRAME)
        page.mouse.up()
        page.evaluate(FRAME)

    def zoom() -> None:
        page.mouse.move(450, 400)
        for step in range(STEPS):
            page.mouse.wheel(0, -60 if step % 2 else 60)
            page.evaluate(FRAME)

    times = [load, *(1000 * _spent(session, page, action) / STEPS for action in (pan, zoom))]
    times.append(1000 * _spent(session, page, lambda: page.evaluate(f"{select}; {FRAME}")))
    context.close()
    return tuple(times)


def _spent(session: CDPSession, page: Page, action: Callable[[], Any]) -> float:
    page.wait_for_timeout(300)
    before = _busy(session)
    action()
    return _busy(session) - before


def main(sizes: list[int]) -> None:
    """Print the table."""
    where = chromium()
    if not where:
        raise SystemExit("no Chromium: install it, or set LIENKET_CHROMIUM")
    print(f"{'nodes':>6} {'map':<12} {'make s':>7} {'MB':>6} {'load s':>7} {'pan ms':>7} {'zoom ms':>8} {'select ms':>10}")
    kinds: list[tuple[str, Callable[[Subgraph], str], str, str]] = [
        ("lienket", ours, "document.documentElement.dataset.ready", "window.lienket.select('n00003')"),
        ("  folded", folded, "document.documentElement.dataset.ready", "window.lienket.select('n00003')"),
        ("plain pyvis", plain_pyvis, "typeof network !== 'undefined'", "network.selectNodes(['n00003'])"),
    ]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=where, args=FLAGS)
        for size in sizes:
            graph = generated(size)
            for name, make, ready, select in kinds:
                if make is folded and size <= Options().limit:
                    continue
                begun = time.process_time()
                html = make(graph)
                made = time.process_time() - begun
                load, pan, zoom, selected = measure(browser, html, ready, select, Path(folder))
                print(
                    f"{size:>6} {name:<12} {made:>7.2f} {len(html.encode()) / 1e6:>6.2f} {load:>7.2f} {pan:>7.0f} {zoom:>8.0f} {selected:>10.0f}",
                    flush=True,
                )
        browser.close()


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
