"""Relationship maps: a subgraph as one offline HTML page."""

from viz.map import render, write
from viz.notebook import Frame, notebook
from viz.options import Options
from viz.overview import NEWEST, Fold, Overview, fold, readable

__all__ = ["NEWEST", "Fold", "Frame", "Options", "Overview", "fold", "notebook", "readable", "render", "write"]
