"""The sample corpus: five Vietnamese articles written for this project; README.md says what each restates."""

from collections.abc import Iterator
from importlib import resources


def articles() -> Iterator[tuple[str, bytes]]:
    """Yield (file name, UTF-8 bytes) of every bundled article, in the order of the file names.

    Reads package data, so it works from a checkout, a wheel and a zip alike.
    """
    folder = resources.files(__name__) / "articles"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".txt"):
            yield entry.name, entry.read_bytes()
