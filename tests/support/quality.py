"""Scores of what is read against hand annotation, by the scorer of the annotation guideline."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from loaders import read
from loaders.annotation import annotation
from loaders.source import Source

GOLD = Path(__file__).parent.parent / "gold"


def shared() -> Path:
    """Return the folder of articles and annotations that LIENKET_SHARED names; skips the test where it is not set."""
    folder = os.environ.get("LIENKET_SHARED")
    if not folder:
        pytest.skip("LIENKET_SHARED names no folder with the articles to score on")
    return Path(folder)


def scorer() -> ModuleType:
    """Return the guideline's scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", shared() / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def annotated(name: str) -> dict[str, tuple[Path, Path]]:
    """Return stem -> (text, annotation) of a set: ``seeds`` (the five real articles), ``dev``, ``own`` (bundled), ``tune`` or ``held``."""
    folder = shared()
    if name == "seeds":
        return {f"{i:03d}": (next(folder.glob(f"seeds/{i:03d}_*.txt")), folder / "gold/seeds" / f"{i:03d}.json") for i in range(5)}
    if name == "dev":
        return {p.stem: (p, p.with_suffix(".json")) for p in sorted((folder / "gold/dev").glob("*.txt"))}
    if name == "own":
        return {p.stem: (p, GOLD / "seeds" / f"{p.stem}.json") for p in sorted((GOLD.parent.parent / "seeds/articles").glob("*.txt"))}
    return {p.stem: (folder / "corpus/cooperation" / f"{p.stem}.txt", p) for p in sorted((GOLD / name).glob("*.json"))}


def scores(name: str, *, lenient: bool = False) -> Any:
    """Return the Scores of a set and print its tables."""
    score = scorer()
    overall = score.Scores()
    for stem, (text, gold) in annotated(name).items():
        prediction = annotation(read(Source(text.name, text.read_bytes())), stem)
        overall += score.DocumentScorer(json.loads(gold.read_text(encoding="utf-8")), prediction, lenient).score()
    print(f"\n== {name}{' (lenient)' if lenient else ''}\n{score.report(overall)}")
    return overall
