"""What axe-core finds wrong for people who use a screen reader or a keyboard: nothing. It cannot see into a canvas; the table is among the views."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.viz.conftest import Opened
from tests.viz.sample import sample_map


@pytest.fixture(scope="session")
def axe() -> str:
    where = os.environ.get("LIENKET_AXE", "node_modules/axe-core/axe.min.js")
    if not Path(where).is_file():
        pytest.skip("no axe-core: npm install axe-core, or set LIENKET_AXE to its axe.min.js")
    return where


@pytest.mark.parametrize(
    ("address", "click", "scheme", "width"),
    [
        ("", None, "light", 1280),
        ("", None, "dark", 1280),
        ("#node=vn/ha-noi", None, "light", 1280),
        ("#node=vn/yen-bai", None, "dark", 1280),
        ("#line=vn/ha-noi&line=vn/lao-cai", None, "light", 1280),
        ("#path=hattori-kenji&path=trinh-hoai-suong", None, "light", 1280),
        ("#view=table", None, "light", 1280),
        ("#view=table&lang=en", None, "dark", 1280),
        ("#view=geo", None, "light", 1280),
        ("", "#tab-filters", "light", 1280),
        ("#no-type=Event&no-status=planned", "#tab-filters", "dark", 1280),
        ("", "#tab-path", "light", 1280),
        ("", "#save summary", "dark", 1280),
        ("#node=vn/hue", None, "light", 390),
        ("#view=table", None, "dark", 390),
    ],
)
def test_axe_finds_no_violation(opened: Opened, axe: str, address: str, click: str | None, scheme: str, width: int) -> None:
    page = opened(sample_map(), address, width=width, bypass_csp=True, color_scheme=scheme)
    if click:
        page.click(click)
    page.add_script_tag(path=axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(rule["id"], node["html"][:160], node["failureSummary"][:300]) for rule in found for node in rule["nodes"][:3]] == []


def test_axe_finds_no_violation_in_a_search(opened: Opened, axe: str) -> None:
    page = opened(sample_map(), bypass_csp=True)
    page.fill("#query", "hoi")
    page.add_script_tag(path=axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []
