"""A map inside a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from graph.schema import Subgraph
from viz.map import render
from viz.options import Options


@dataclass(frozen=True, slots=True)
class Frame:
    """A page that a notebook shows in a frame of its own, which can reach neither the notebook nor the network. ``height`` in pixels."""

    html: str
    height: int = 640

    def _repr_html_(self) -> str:
        return (
            f'<iframe sandbox="allow-scripts allow-downloads allow-popups" srcdoc="{escape(self.html)}" loading="lazy" '
            f'style="width:100%;height:{self.height}px;border:1px solid #ccc;border-radius:8px"></iframe>'
        )


def notebook(subgraph: Subgraph, options: Options = Options(), *, height: int = 640) -> Frame:  # noqa: B008 (frozen)
    """Return the map of ``subgraph`` as an object that Jupyter shows when it is the last value of a cell."""
    return Frame(render(subgraph, options), height)
