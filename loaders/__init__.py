"""Article bytes in, claims out: decode, clean, split, find mentions, resolve, state claims."""

from graph.schema import Reading
from loaders.source import Source


def read(source: Source) -> Reading:
    """Return what one article says; pure: the same source gives the same reading. Raises InputError for bytes that are no article."""
    from loaders.reading import read as _read

    return _read(source)
