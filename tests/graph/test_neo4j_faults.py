"""What is told when a server is too old, shows a certificate nobody knows, may not be written, or dies over a query."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from graph.errors import StoreUnreachableError, WriteError
from graph.store import open_store
from tests.support.country import country
from tests.support.server import Server, needs_server

pytestmark = needs_server
ENCRYPTED = ("dbms.ssl.policy.bolt.enabled=true", "dbms.ssl.policy.bolt.base_directory=certificates/bolt", "server.bolt.tls_level=OPTIONAL")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "server"


@pytest.fixture
def running() -> Iterator[list[Server]]:
    servers: list[Server] = []
    yield servers
    for server in servers:
        server.stop()


def fails(where: str, capfd: pytest.CaptureFixture[str]) -> str:
    """Return what is told of a store that does not open: one line with a cure, and not a word besides."""
    with pytest.raises(StoreUnreachableError) as caught:
        open_store(where)
    assert caught.value.cure
    assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")
    return str(caught.value)


def test_a_certificate_that_nobody_signed_is_told_and_may_be_accepted(folder: Path, running: list[Server], capfd: pytest.CaptureFixture[str]) -> None:
    certificates = folder / "home" / "certificates" / "bolt"
    certificates.mkdir(parents=True)
    request = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1"
    subprocess.run([*request.split(), "-keyout", "private.key", "-out", "public.crt"], check=True, cwd=certificates, capture_output=True)
    running.append(Server(folder, *(part for setting in ENCRYPTED for part in ("--set", setting))))
    host = running[0].start().removeprefix("bolt://")
    for scheme in ("bolt+s", "neo4j+s"):
        assert f"The certificate of {scheme}://{host} is not trusted: self-signed certificate" in fails(f"{scheme}://{host}", capfd)
    for scheme in ("bolt+ssc", "neo4j+ssc"):
        with open_store(f"{scheme}://{host}") as store:
            assert store.counts().articles == 0


def test_a_server_of_version_4_is_told(folder: Path, running: list[Server], capfd: pytest.CaptureFixture[str]) -> None:
    running.append(Server(folder, "--version", "4.4.44"))
    url = running[0].start()
    assert fails(url, capfd) == f"{url} is Neo4j/4.4.44, which is too old"


def test_a_database_that_may_only_be_read_says_so_to_a_load_and_answers(folder: Path, running: list[Server]) -> None:
    first = Server(folder)
    running.append(first)
    with open_store(first.start()) as store:
        store.add(country(2))
    first.stop()
    running.append(Server(folder, "--set", "server.databases.default_to_read_only=true"))
    with open_store(running[-1].start()) as store:
        with pytest.raises(WriteError, match="does not let this database be written"):
            store.add(country(4))
        assert store.counts().articles == 2


def test_a_server_that_dies_over_a_query_is_told(folder: Path, running: list[Server]) -> None:
    server = Server(folder)
    running.append(server)
    url = server.start()
    asked = "SHOW TRANSACTIONS YIELD currentQuery AS q WHERE q CONTAINS $part AND NOT q STARTS WITH 'EXPLAIN' RETURN q"
    answered = threading.Event()
    with open_store(url) as store, neo4j.GraphDatabase.driver(url) as watcher:
        store.add(country(40))

        def kill_when_it_runs() -> None:
            while not answered.wait(0.1):
                if watcher.execute_query(asked, {"part": "count(*)"}).records:
                    server.kill()
                    return

        killer = threading.Thread(target=kill_when_it_runs)
        killer.start()
        endless = "MATCH (a), (b), (c), (d), (e), (f) WHERE a.id < b.id AND b.id < c.id AND d.id < e.id AND e.id < f.id RETURN count(*) AS n"
        try:
            with pytest.raises(StoreUnreachableError) as caught:
                store.query(endless, timeout=60)
        finally:
            answered.set()
            killer.join()
    assert str(caught.value).startswith("The connection to bolt://127.0.0.1:")
    assert caught.value.cure
