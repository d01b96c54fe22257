"""The parts of the page that are files: script, style, template, font."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Final

_MODULES: Final = (
    "model",
    "text",
    "state",
    "look",
    "labels",
    "camera",
    "ground",
    "draw",
    "cards",
    "panel",
    "filters",
    "search",
    "path",
    "table",
    "keep",
    "keys",
    "main",
)
"""The scripts in the order they are joined; each uses only what stands before it, but for calls made after start."""

_RANGES: Final = {
    "vietnamese": (
        "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB"
    ),
    "latin": (
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,"
        "U+2212,U+2215,U+FEFF,U+FFFD"
    ),
}
"""Which characters each file of the font holds, as @fontsource/be-vietnam-pro declares them."""


def _read(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def script() -> str:
    """Return the page's script: all modules in one strict scope, without comments and indentation; no string in them spans lines."""
    lines = (line.strip() for name in _MODULES for line in _read(f"js/{name}.js").splitlines())
    return '(() => {\n"use strict";\n' + "\n".join(line for line in lines if line and not line.startswith("//")) + "\n})();\n"


@cache
def stylesheet() -> str:
    """Return the page's style, without the spaces that only people need; no string in it holds such a mark."""
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r":\s+", ":", _read("app.css")))


@cache
def fonts() -> str:
    """Return the font's faces, with the files inside."""
    faces = []
    for subset, characters in _RANGES.items():
        for weight in (400, 600):
            data = files(__name__).joinpath(f"fonts/be-vietnam-pro-{subset}-{weight}-normal.woff2").read_bytes()
            faces.append(
                f'@font-face{{font-family:"Be Vietnam Pro";font-weight:{weight};unicode-range:{characters};'
                f'src:url(data:font/woff2;base64,{base64.b64encode(data).decode("ascii")}) format("woff2")}}\n'
            )
    return "".join(faces)


def digest(text: str) -> str:
    """Return the source expression by which a Content-Security-Policy allows exactly this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
