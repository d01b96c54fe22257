"""Relationship maps: a subgraph as one offline HTML page."""

from viz.map import render, write
from viz.options import Options

__all__ = ["Options", "render", "write"]
