"""pyvis' Network, with a page of our own around it: offline, escaped, and the same bytes every time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pyvis  # type: ignore[import-untyped]
from jinja2 import Environment, PackageLoader, StrictUndefined
from pyvis.network import Network  # type: ignore[import-untyped]

from viz.assets import digest, fonts, script, stylesheet
from viz.words import PHRASES

VIS: Final = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
"""vis-network as pyvis' wheel brings it."""


class MapNetwork(Network):  # type: ignore[misc]
    """A pyvis network whose HTML is one page that requests nothing.

    pyvis' own template loads from a CDN, its heading and titles run as markup, and its ``add_node`` takes quadratic time; so nodes and
    edges are set as whole lists of vis-network's dictionaries, and ``generate_html`` fills the template in ``viz/assets``.
    """

    def __init__(self, nodes: Sequence[Mapping[str, object]], edges: Sequence[Mapping[str, object]], options: Mapping[str, object]) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.nodes = [dict(node) for node in nodes]
        self.edges = [dict(edge) for edge in edges]
        self.node_ids = [node["id"] for node in self.nodes]
        self.node_map = {node["id"]: node for node in self.nodes}
        self.options = dict(options)
        self.page: dict[str, object] = {}

    def generate_html(self, name: str = "map.html", local: bool = True, notebook: bool = False) -> str:  # noqa: ARG002 (pyvis' signature)
        """Return the page: pyvis' nodes, edges and options with ``self.page`` as data, and scripts and styles that the page's own policy names."""
        vis = VIS.read_text(encoding="utf-8").partition("//# sourceMappingURL=")[0]
        app, style = script(), fonts() + stylesheet()
        environment = Environment(
            loader=PackageLoader("viz", "assets"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        policy = (
            f"default-src 'none'; script-src '{digest(vis)}' '{digest(app)}'; style-src '{digest(style)}'; "
            "font-src data:; base-uri 'none'; form-action 'none'"
        )
        title = self.page["title"] or PHRASES[str(self.page["lang"])]["title"]
        data = {"network": {"nodes": self.nodes, "edges": self.edges, "options": self.options}, **self.page}
        return environment.get_template("template.html.j2").render(
            lang=self.page["lang"], theme=self.page["theme"], title=title, policy=policy, vis=vis, app=app, style=style, data=embed(data)
        )


def embed(data: Mapping[str, Any]) -> str:
    """Return ``data`` as JSON that can stand inside a script element: nothing in it can end the element or start another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
