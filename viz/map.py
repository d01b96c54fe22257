"""One offline HTML file from a subgraph."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from graph.errors import WriteError
from graph.schema import Subgraph
from graph.thin import thinned
from viz.options import Options
from viz.overview import NEWEST, fold
from viz.page import drawing


def render(subgraph: Subgraph, options: Options = Options()) -> str:  # noqa: B008 (frozen)
    """Return the map of ``subgraph`` as one HTML page that requests nothing; the same input gives the same text.

    A graph of more than ``options.limit`` nodes is drawn as an overview, and of more than ``NEWEST`` claims between two nodes it quotes
    the newest; the page says what it leaves out.
    """
    from viz.network import MapNetwork  # pyvis takes half a second to import

    drawn = drawing(fold(thinned(subgraph, NEWEST), options.limit), options)
    network = MapNetwork(drawn.nodes, drawn.edges, drawn.options)
    network.page = drawn.page
    return network.generate_html()


def write(html: str, out: Path) -> None:
    """Write ``html`` to ``out`` as UTF-8, whatever the locale: afterwards it is there whole, or as it was before.

    Raises WriteError where that place cannot be written.
    """
    try:
        with tempfile.NamedTemporaryFile("wb", dir=out.parent, prefix=f".{out.name}.", delete=False) as file:
            try:
                file.write(html.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).chmod(0o644)
                Path(file.name).replace(out)
            except BaseException:
                with contextlib.suppress(OSError):
                    Path(file.name).unlink()
                raise
    except OSError as error:
        raise WriteError(f"cannot write the map to {out}: {error.strerror or error}", cure="choose another place with --out") from error
