"""Every command in the documentation is run, in order, and prints what the documentation says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.examples import examples, run

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
WITH_EXAMPLES = [place for place in DOCUMENTS if "```console" in place.read_text(encoding="utf-8")]


@pytest.mark.parametrize("document", WITH_EXAMPLES, ids=lambda place: place.name)
def test_the_examples_print_what_the_document_says(document: Path, tmp_path: Path) -> None:
    for example in examples(document.read_text(encoding="utf-8")):
        assert run(example.command, tmp_path) == example.output, example.command


def test_the_readme_has_examples() -> None:
    assert len(list(examples((ROOT / "README.md").read_text(encoding="utf-8")))) >= 5


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda place: place.name)
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []
