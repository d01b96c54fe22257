"""The query engine of a store file, kept beside it: loading it takes a fraction of the time that building it takes."""

from __future__ import annotations

import contextlib
import hashlib
from importlib import metadata
from typing import Final

from graph.cypher import Engine
from graph.sqlite import Database

LARGE: Final = 10_000_000
"""Bytes of a store from which on its engine is kept: that of a smaller one is built in a moment."""


class Cache:
    """The place of an engine for the present state of a store, of these programs; engines of other states are not found there.

    To be made and used inside one snapshot of the store, so that the state is the one that is read.
    """

    def __init__(self, database: Database) -> None:
        # The first read of a snapshot fixes what it sees; from then on nobody can write.
        articles = database.value("SELECT count(*) FROM article")
        state = database.path.stat()
        with database.path.open("rb") as file:
            counter = file.read(28)[24:].hex()  # SQLite counts the writes in the header
        programs = [f"{name} {metadata.version(name)}" for name in ("lienket", "kglite")]
        stamp = hashlib.sha256(repr((articles, state.st_size, state.st_mtime_ns, state.st_ino, counter, programs)).encode()).hexdigest()
        self._store = database.path
        self._place = database.path.with_name(f"{database.path.name}.{stamp[:16]}.kgl")
        self.wanted = state.st_size >= LARGE

    def load(self) -> Engine | None:
        """Return the engine that was kept, or None where there is none that can be read."""
        return Engine.load(self._place) if self.wanted and self._place.exists() else None

    def keep(self, engine: Engine) -> None:
        """Keep an engine instead of those of other states; where the folder cannot be written or is full, do nothing."""
        if not self.wanted:
            return
        with contextlib.suppress(OSError):
            for old in self._store.parent.iterdir():
                if old.name.startswith(f"{self._store.name}.") and old.suffix == self._place.suffix:
                    old.unlink()
            engine.save(self._place)
