"""A connection to a Neo4j server: the address, who we are, one driver, and the server's errors in our words."""

from __future__ import annotations

import getpass
import logging
import os
import re
import ssl
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar
from urllib.parse import unquote, urlsplit

from graph.errors import InputError, LienketError, QueryError, StoreUnreachableError, UsageError, WriteError

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

_T = TypeVar("_T")
SCHEMES: Final = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
OLDEST: Final = 5
"""The oldest major version of the server that speaks the Cypher we send."""
_RETRY: Final = 8.0
_CONNECT: Final = 15.0  # seconds: a busy server may take several to say hello
_WHO: Final = "Set NEO4J_USERNAME and NEO4J_PASSWORD, or NEO4J_PASSWORD_FILE to a file that holds the password."


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is: ``url`` without user and database, the user if one is named, and the database if one is named."""

    url: str
    user: str | None
    database: str | None

    @classmethod
    def parse(cls, where: str) -> Self:
        """Read ``bolt://[user@]host[:port][/database]``; raise UsageError for what is not such an address, or holds a password."""
        parts = urlsplit(where)
        if parts.scheme not in SCHEMES:
            raise UsageError(f"{parts.scheme}:// is not an address of a store", cure=f"Use one of {', '.join(f'{s}://' for s in SCHEMES)}.")
        shown = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        if parts.password is not None:
            raise UsageError(f"The address {shown} must not hold a password: others could see it", cure=_WHO)
        database = parts.path.strip("/")
        if parts.query or parts.fragment or "/" in database or not parts.hostname:
            raise UsageError(f"The address {shown}{parts.path} cannot be read", cure="Write bolt://[user@]host:port[/database].")
        if database == "system":
            raise UsageError(f"The database system of {shown} holds no graph", cure="Name another one, or none.")
        return cls(shown, unquote(parts.username) if parts.username else None, database or None)


class Connection:
    """One driver to one database. Every error leaves it as a LienketError that names the server."""

    def __init__(self, address: Address, driver: Driver, database: str) -> None:
        self.address = address
        self.database = database
        self._driver = driver

    @classmethod
    def open(cls, where: str) -> Self:
        """Connect to the server at ``where`` and learn the name of the database; raise StoreUnreachableError where that cannot be."""
        # The driver warns of labels that a new database does not have, and the like, and says what it raises besides: one line is enough.
        logging.getLogger("neo4j").setLevel(logging.CRITICAL)
        address = Address.parse(where)
        user = address.user or os.environ.get("NEO4J_USERNAME") or None
        password = _password()
        if user and password is None and _on_terminal():
            password = _ask(user, address)
        try:
            return cls._connect(address, user, password)
        except StoreUnreachableError as error:
            if password is not None or not isinstance(error.__cause__, _auth_error()) or not _on_terminal():
                raise
        user = user or "neo4j"
        return cls._connect(address, user, _ask(user, address))

    @classmethod
    def _connect(cls, address: Address, user: str | None, password: str | None) -> Self:
        import neo4j

        def driver_of(url: str) -> Driver:
            return neo4j.GraphDatabase.driver(
                url,
                auth=None if password is None else (user or "neo4j", password),
                user_agent="lienket",
                connection_timeout=_CONNECT,
                connection_acquisition_timeout=2 * _CONNECT,
                max_transaction_retry_time=_RETRY,
            )

        with told(address):
            driver = driver_of(address.url)
            try:
                try:
                    agent = driver.get_server_info().agent
                except neo4j.exceptions.ServiceUnavailable:
                    # The search for a way through a cluster does not say what was wrong with the member that it asked.
                    with driver_of(address.url.replace("neo4j", "bolt", 1)) as direct:
                        direct.get_server_info()
                    raise
                version = re.match(r"Neo4j/(\d+)", agent)
                if version and int(version.group(1)) < OLDEST:
                    raise StoreUnreachableError(f"{address.url} is {agent}, which is too old", cure=f"Use a server of version {OLDEST} or later.")
                records, _, _ = driver.execute_query("CALL db.info() YIELD name RETURN name", database_=address.database, routing_="r")
            except BaseException:
                driver.close()
                raise
        return cls(address, driver, records[0]["name"])

    def read(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        """Run ``work`` in one transaction that reads; it is run again after a passing error."""
        with told(self.address), self.session(reading=True) as session:
            return session.execute_read(work)

    def write(self, work: Callable[[ManagedTransaction], _T]) -> _T:
        """Run ``work`` in one transaction that writes, all or nothing; it is run again after a passing error."""
        with told(self.address), self.session(reading=False) as session:
            return session.execute_write(work)

    def rows(self, cypher: str, **parameters: Any) -> list[list[Any]]:
        """Return the rows of a query that reads."""
        return self.read(lambda tx: rows(tx, cypher, parameters))

    def run(self, cypher: str, **parameters: Any) -> None:
        """Run one statement that writes, in a transaction of its own."""
        with told(self.address), self.session(reading=False) as session:
            session.run(cypher, parameters).consume()

    def session(self, *, reading: bool) -> Session:
        """Return a session; all share their bookmarks, so a read after a write sees it on any member of a cluster."""
        import neo4j

        return self._driver.session(
            database=self.database,
            default_access_mode=neo4j.READ_ACCESS if reading else neo4j.WRITE_ACCESS,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        )

    def close(self) -> None:
        """Close the driver."""
        self._driver.close()


def rows(tx: Any, cypher: str, parameters: Mapping[str, Any]) -> list[list[Any]]:
    """Return the rows of a statement inside a transaction."""
    found: list[list[Any]] = tx.run(cypher, parameters).values()
    return found


def _password() -> str | None:
    if (password := os.environ.get("NEO4J_PASSWORD")) is not None:
        return password
    file = os.environ.get("NEO4J_PASSWORD_FILE")
    if not file:
        return None
    try:
        return Path(file).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The password file {file} cannot be read: {error}", cure="Point NEO4J_PASSWORD_FILE to a text file.") from error


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _ask(user: str, address: Address) -> str:
    return getpass.getpass(f"Password of {user} at {address.url}: ", stream=sys.stderr)


def _auth_error() -> type[Exception]:
    from neo4j.exceptions import AuthError

    return AuthError


@contextmanager
def told(address: Address) -> Iterator[None]:
    """Turn what the driver raises into our errors: one line, with the server and the cure, without any secret."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        yield
    except (DriverError, Neo4jError, ssl.SSLError, OSError, ValueError) as error:
        if isinstance(error, LienketError):
            raise
        raise in_our_words(error, address.url) from error


def in_our_words(error: BaseException, server: str) -> LienketError:
    """Return our error for one of the driver's."""
    from neo4j import exceptions

    if isinstance(error, exceptions.Neo4jError):
        return _of_server(error, server)
    if certificate := _caused_by(error, ssl.SSLCertVerificationError):
        return StoreUnreachableError(
            f"The certificate of {server} is not trusted: {getattr(certificate, 'verify_message', '') or certificate}",
            cure="Add its authority to the system's, or accept a self-signed certificate with bolt+ssc:// or neo4j+ssc://.",
        )
    if _caused_by(error, ssl.SSLError):
        return StoreUnreachableError(f"{server} does not encrypt", cure="Leave out the +s or +ssc of the address, or let the server encrypt bolt.")
    if isinstance(error, exceptions.ConfigurationError):
        return UsageError(f"{server}: {error}")
    if isinstance(error, exceptions.SessionExpired | exceptions.IncompleteCommit | exceptions.TransactionError):
        return StoreUnreachableError(f"The connection to {server} was lost", cure="Run it again; a load goes on where it stopped.")
    if "defunct" in str(error) or "reset by peer" in str(error):
        return StoreUnreachableError(f"The connection to {server} was lost", cure="Run it again; a load goes on where it stopped.")
    if isinstance(error, exceptions.UnsupportedServerProduct) or re.search("handshake|looks like HTTP|Bolt protocol", str(error), re.IGNORECASE):
        return StoreUnreachableError(f"{server} is no Neo4j server of version {OLDEST} or later", cure="Check the port, the scheme and the version.")
    return StoreUnreachableError(f"No answer from {server}", cure="Start the server, or check host and port.")


def _of_server(error: Any, server: str) -> LienketError:
    code, message = str(error.code or ""), str(error.message or "").split("\n")[0].rstrip(".")
    name = code.rpartition(".")[2]
    unreachable = {
        "Unauthorized": ("refuses the user or the password", _WHO),
        "AuthenticationRateLimit": ("refuses the user after too many wrong passwords", "Wait a few seconds, then use the right one."),
        "CredentialsExpired": (
            "wants the password changed before anything else",
            "In cypher-shell: ALTER CURRENT USER SET PASSWORD FROM 'old' TO 'new'.",
        ),
        "TokenExpired": ("says that the login has expired", _WHO),
        "Forbidden": ("does not allow this user to do that", "Ask its administrator for the right to it."),
        "DatabaseNotFound": (f"has no such database: {message}", "Name one that exists: bolt://host:port/database."),
        "DatabaseUnavailable": ("has the database stopped", "Start it, or wait until it is up."),
    }
    if name in unreachable:
        what, cure = unreachable[name]
        return StoreUnreachableError(f"{server} {what}", cure=cure)
    if name in ("TransactionTimedOut", "TransactionTimedOutClientConfiguration"):
        return QueryError("The query took too long", cure="Narrow it, or give it more time with --timeout.")
    if "OutOfMemory" in name or "StackOverFlow" in name:
        return QueryError("The query needs more memory than the server gives it", cure="Narrow it.")
    if name in ("ForbiddenOnReadOnlyDatabase", "WriteOnReadOnlyAccessDatabase", "NotALeader", "AccessMode"):
        return WriteError(f"{server} does not let this database be written", cure="Use the address of the cluster (neo4j://) or another database.")
    if "too large to index" in message:
        return InputError(f"{server} cannot keep a name of this length: {message}", cure="leave the article out")
    if name == "ParameterMissing":
        return QueryError(message, cure="Give it a value with --param NAME=VALUE.")
    if code.startswith("Neo.ClientError.Statement"):
        where = re.search(r"\(line \d+, column \d+", str(error.message))
        return QueryError(f"The query failed: {message}{f' {where.group()})' if where and where.group() not in message else ''}")
    if code.startswith("Neo.TransientError") or "Unavailable" in name:
        return StoreUnreachableError(f"{server} cannot do it now: {message}", cure="Run it again in a moment.")
    return LienketError(f"{server}: {message} ({code})")


def _caused_by(error: BaseException | None, kind: type[BaseException]) -> BaseException | None:
    seen = 0
    while error is not None and seen < 20:
        if isinstance(error, kind):
            return error
        error, seen = error.__cause__ or error.__context__, seen + 1
    return None
