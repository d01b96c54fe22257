"""One SQLite file: its tables, how it is opened, and its errors in our words."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Self, TypeAlias

from graph.errors import InputError, LienketError, WriteError

Row: TypeAlias = tuple[Any, ...]

APPLICATION_ID: Final = 0x4C4B4554
"""Marks the file as ours (``LKET`` in ASCII), as SQLite's header has a field for it."""
FORMAT: Final = 1
"""The version of the tables, kept in the header's user_version."""

_TABLES: Final = """
-- What was read. Never rewritten. The claims of article n are numbered from n * 2^20.
CREATE TABLE article (
  num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, outlet TEXT, published_on TEXT, url TEXT, source TEXT,
  places TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE place (num INTEGER PRIMARY KEY, id TEXT NOT NULL, data TEXT NOT NULL UNIQUE);
CREATE INDEX place_id ON place (id);
CREATE TABLE entity (
  article INTEGER NOT NULL, seq INTEGER NOT NULL, profile INTEGER NOT NULL, first INTEGER, last INTEGER, data TEXT NOT NULL,
  PRIMARY KEY (article, seq)
) WITHOUT ROWID;
CREATE INDEX entity_profile ON entity (profile);
CREATE TABLE claim (
  num INTEGER PRIMARY KEY, source INTEGER NOT NULL, target INTEGER NOT NULL, type TEXT NOT NULL,
  source_key TEXT NOT NULL, target_key TEXT NOT NULL, claim_id TEXT NOT NULL,
  quote_start INTEGER NOT NULL, quote_end INTEGER NOT NULL, rule TEXT NOT NULL, spans TEXT,
  said_on TEXT, date TEXT, status TEXT NOT NULL, fields TEXT, titles TEXT,
  amount REAL, amount_vnd INTEGER, currency TEXT, amount_text TEXT
);
CREATE INDEX claim_source ON claim (source, target);
CREATE INDEX claim_target ON claim (target, source);
-- Which entities are one node: an entity has a profile for ever, a profile has a node for now.
CREATE TABLE profile (num INTEGER PRIMARY KEY, node INTEGER, degree INTEGER NOT NULL DEFAULT 0);
CREATE INDEX profile_node ON profile (node);
CREATE TABLE signature (num INTEGER PRIMARY KEY, hash INTEGER NOT NULL, block INTEGER, stem INTEGER, data TEXT NOT NULL);
CREATE INDEX signature_hash ON signature (hash);
CREATE INDEX signature_block ON signature (block) WHERE block IS NOT NULL;
CREATE INDEX signature_stem ON signature (stem, block) WHERE stem IS NOT NULL;
CREATE TABLE node (num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL);
-- Sums over what was read, by profile: from these a node has its properties, its name in a search and its counts.
CREATE TABLE fact (
  profile INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (profile, field, value)
) WITHOUT ROWID;
CREATE TABLE merger (
  source INTEGER NOT NULL, target INTEGER NOT NULL, day TEXT, instrument TEXT, PRIMARY KEY (source, target)
) WITHOUT ROWID;
CREATE INDEX merger_target ON merger (target, source);
CREATE TABLE form (num INTEGER PRIMARY KEY, fold TEXT NOT NULL);
CREATE TABLE called (form INTEGER NOT NULL, profile INTEGER NOT NULL, PRIMARY KEY (form, profile)) WITHOUT ROWID;
CREATE TABLE word (word TEXT NOT NULL, form INTEGER NOT NULL, PRIMARY KEY (word, form)) WITHOUT ROWID;
-- How many claims of a type, and how many times an article mentions a profile.
CREATE TABLE tally (type TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
"""

CLAIMS: Final = 1 << 20
"""One more than the claims an article can have: claim numbers are article number times this and on."""

_NOT_OURS: Final = "it holds something else, or is damaged"


def hashed(text: str) -> int:
    """Return 64 bits of a hash of ``text``: a key that takes less room than the text and depends on nothing else."""
    return int.from_bytes(hashlib.blake2b(text.encode(errors="replace"), digest_size=8).digest(), "big", signed=True)


def listed(values: Iterable[int | str]) -> str:
    """Return values as a parameter for ``IN (SELECT value FROM json_each(?))``: one statement for lists of any length."""
    return json.dumps(list(values))


class Database:
    """A connection to one store file. Every error leaves it as a LienketError that names the file."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path, *, create: bool, wait: float = 5.0) -> Self:
        """Open the store file at ``path``; ``create`` makes one where there is none. ``wait`` is how many seconds another writer is waited for.

        Raises InputError for a missing file and one that is not ours, WriteError for a place where none can be made.
        """
        try:
            if path.is_dir():
                raise InputError(f"{path} is a folder, not a store", cure="give the path of a store file, such as lienket.db")
            fresh = not path.exists() or (create and path.stat().st_size == 0)
        except OSError as error:
            raise InputError(f"{path} cannot be read: {error.strerror}", cure="choose another file with --store") from error
        if fresh and not create:
            raise InputError(f"no store at {path}", cure="'lienket load' makes one")
        if not fresh and not os.access(path, os.R_OK):
            raise InputError(f"{path} cannot be read", cure="ask its owner for the right to read it")
        if fresh and not (path.parent.is_dir() and os.access(path.parent, os.W_OK)):
            raise WriteError(f"no store can be made at {path}: {_why_not(path.parent)}", cure="choose another place with --store")
        try:
            connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
        except sqlite3.OperationalError as error:
            raise WriteError(f"{path} cannot be opened: {error}", cure="choose another place with --store") from error
        database = cls(path, connection)
        try:
            database._prepare(fresh)
        except BaseException:
            database.close()
            raise
        return database

    def _prepare(self, fresh: bool) -> None:
        self.run("PRAGMA temp_store = MEMORY")
        self.run("PRAGMA cache_size = -16384")
        if fresh:
            with self.transaction():
                if self.value("PRAGMA application_id") != APPLICATION_ID:
                    for statement in _TABLES.split(";"):
                        self.run(statement)
                    self.run(f"PRAGMA application_id = {APPLICATION_ID}")
                    self.run(f"PRAGMA user_version = {FORMAT}")
        if self.value("PRAGMA application_id") != APPLICATION_ID:
            raise InputError(f"{self.path} is not a lienket store: {_NOT_OURS}", cure="choose another file with --store")
        version = self.value("PRAGMA user_version")
        if version != FORMAT:
            raise InputError(
                f"{self.path} has store format {version}, this program knows {FORMAT}",
                cure="export it with the program that made it and import the export",
            )

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run one statement."""
        with self._told():
            self._connection.execute(sql, parameters)

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for every row of parameters."""
        with self._told():
            self._connection.executemany(sql, rows)

    def insert(self, sql: str, parameters: Sequence[Any]) -> int:
        """Run an INSERT and return the number of the new row."""
        with self._told():
            return self._connection.execute(sql, parameters).lastrowid or 0

    def all(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._told():
            return self._connection.execute(sql, parameters).fetchall()

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        """Yield the rows of a query as they come."""
        with self._told():
            cursor = self._connection.execute(sql, parameters)
        while True:
            with self._told():
                rows = cursor.fetchmany(1000)
            if not rows:
                return
            yield from rows

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Return the first value of the first row, or None."""
        with self._told():
            row = self._connection.execute(sql, parameters).fetchone()
        return None if row is None else row[0]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write everything inside, or, when something inside raises, nothing."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # SQLite has rolled back by itself after some errors, such as a full disk.
            if self._connection.in_transaction:
                self._connection.rollback()
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all reads inside see one state of the file, whatever another program writes meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.ProgrammingError:
            raise  # a closed store, or a mistake of ours
        except sqlite3.DatabaseError as error:
            raise self._in_our_words(error) from error
        except (UnicodeEncodeError, OverflowError) as error:
            raise InputError(f"{self.path} cannot keep this value: {error}", cure="leave the article out") from error

    def _in_our_words(self, error: sqlite3.DatabaseError) -> LienketError:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return WriteError(f"{self.path} is in use by another program", cure="wait until the other load has ended, then run this again")
        if code == sqlite3.SQLITE_FULL:
            return WriteError(f"no room left to write {self.path}", cure="free some space, then run this again: what was loaded before is kept")
        if code == sqlite3.SQLITE_READONLY:
            return WriteError(f"{self.path} cannot be written: it, or its folder, is read-only", cure="copy it to a folder of yours")
        if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
            return WriteError(f"{self.path} cannot be read or written: {error}", cure="check the disk and the rights on the folder")
        if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            return InputError(f"{self.path} is not a lienket store: {_NOT_OURS}", cure="choose another file with --store")
        return LienketError(f"{self.path}: {error}")


def _why_not(folder: Path) -> str:
    if not folder.exists():
        return f"there is no folder {folder}"
    if not folder.is_dir():
        return f"{folder} is not a folder"
    return f"{folder}: {os.strerror(errno.EACCES)}"
