"""Article bytes in, claims out: decode, clean, split, find mentions, resolve, state claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.schema import Reading
from loaders.source import Source

if TYPE_CHECKING:
    from loaders.document import Document


def read(source: Source | Document) -> Reading:
    """Return what one article says; pure: the same source gives the same reading. Raises InputError for bytes that are no article."""
    from loaders.reading import read as _read

    return _read(source)
