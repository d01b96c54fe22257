"""A real browser, and a function that opens a map in it and holds it to what every map must be: quiet and offline."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
).split()
Opened = Callable[..., Page]


def chromium() -> str | None:
    """Return where Chromium is: ``LIENKET_CHROMIUM``, else the one on the path."""
    return os.environ.get("LIENKET_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    where = chromium()
    if not where:
        pytest.skip("no Chromium: install it (Debian: apt-get install chromium) or set LIENKET_CHROMIUM")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=where, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def complaints() -> list[str]:
    """Return what opened pages complained of or asked for; a test that provokes a complaint takes it out."""
    return []


@pytest.fixture
def opened(browser: Browser, tmp_path: Path, complaints: list[str]) -> Iterator[Opened]:
    """Return a function that opens a page of HTML as a file; afterwards none may have asked for anything or complained."""
    contexts: list[BrowserContext] = []

    def open_page(html: str, address: str = "", *, width: int = 1280, height: int = 800, **context: Any) -> Page:
        place = tmp_path / f"map{len(contexts)}.html"
        place.write_text(html, encoding="utf-8", newline="")
        made = browser.new_context(viewport={"width": width, "height": height}, **context)
        contexts.append(made)
        page = made.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith((place.as_uri(), "data:", "blob:")) else complaints.append(request.url))
        page.goto(place.as_uri() + address)
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_page
    for made in contexts:
        made.close()
    assert complaints == []
