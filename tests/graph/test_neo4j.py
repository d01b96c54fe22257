"""A Neo4j server as people meet it: addresses, passwords, a server that is away, a load that is broken off."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InputError, LienketError, QueryError, StoreUnreachableError, UsageError
from graph.export import claims_jsonl
from graph.neo4j_connection import Address, Connection
from graph.neo4j_query import judge
from graph.neo4j_store import Neo4jStore
from graph.neo4j_writer import INDEX_OF_NAMES
from graph.schema import Reading
from graph.store import open_store
from tests.support.country import country
from tests.support.server import SERVER, Server, needs_server

SECRET = "a secret of 2025"  # noqa: S105 - of a server that lives for one test run


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test see who runs it."""
    for name in ("NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_PASSWORD_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def url() -> str:
    return os.environ[SERVER]


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return a new server that asks for a password, which is still the expired one it comes with."""
    server = Server(tmp_path_factory.mktemp("guarded"), "--auth")
    try:
        yield server.start()
    finally:
        server.stop()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "own")
    yield server
    server.stop()


def test_an_address_has_a_user_and_a_database_or_not() -> None:
    assert Address.parse("bolt://localhost") == Address("bolt://localhost", None, None)
    assert Address.parse("neo4j+s://an%20na@host:7687/news") == Address("neo4j+s://host:7687", "an na", "news")


@pytest.mark.parametrize("where", ["http://host", "bolt://", "bolt://host/a/b", "bolt://host?x=1", "bolt://host/system"])
def test_what_is_no_address_is_refused(where: str) -> None:
    with pytest.raises(UsageError):
        Address.parse(where)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(UsageError) as caught:
        open_store(f"bolt://neo4j:{SECRET.replace(' ', '')}@localhost")
    assert SECRET.replace(" ", "") not in f"{caught.value} {caught.value.cure}"


def fails(where: str) -> StoreUnreachableError:
    with pytest.raises(StoreUnreachableError) as caught:
        open_store(where)
    error = caught.value
    assert error.exit_code == 5
    assert error.cure
    assert "\n" not in str(error)
    assert SECRET not in f"{error} {error.cure}"
    return error


def test_a_closed_port_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert f"No answer from bolt://127.0.0.1:{port}" in str(fails(f"bolt://127.0.0.1:{port}"))


def test_something_else_on_the_port_is_told() -> None:
    def answer(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(100)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            connection.recv(100)

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        talk = threading.Thread(target=answer, args=(listener,))
        talk.start()
        assert "no Neo4j server" in str(fails(f"bolt://127.0.0.1:{listener.getsockname()[1]}"))
        talk.join()


@needs_server
class TestServer:
    """A server without passwords."""

    def test_an_unknown_database_is_told(self, url: str) -> None:
        assert "no such database" in str(fails(f"{url}/nowhere"))

    def test_a_server_that_does_not_encrypt_is_told(self, url: str) -> None:
        assert "does not encrypt" in str(fails(url.replace("bolt://", "bolt+s://")))

    def test_a_routing_address_loads_and_its_reads_see_what_was_loaded(self, url: str) -> None:
        with Neo4jStore.open(url) as direct:
            direct.clear()
        with open_store(url.replace("bolt://", "neo4j://")) as store:
            for number, reading in enumerate(country(5), 1):
                store.add([reading])
                assert store.counts().articles == number
                assert store.query("MATCH (a:Article) RETURN count(a) AS n").rows == ((number,),)

    def test_a_query_that_fails_on_the_server_says_why(self, url: str) -> None:
        with open_store(url) as store, pytest.raises(QueryError, match="cannot be parsed"):
            store.query("RETURN date('never')")

    @pytest.mark.parametrize(
        ("cypher", "why"),
        [
            ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "LoadCSV"),
            ("CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line", "LoadCSV"),
            ("CALL dbms.listConfig() YIELD name RETURN name", "more than read"),
            ("TERMINATE TRANSACTION 'neo4j-transaction-9999'", "TerminateTransactions"),
            ("SHOW TRANSACTIONS", "ShowTransactions"),
            ("CREATE (n) RETURN n", "more than read"),
            ("MATCH (n) SET n.x = 1", "more than read"),
        ],
    )
    def test_the_servers_own_plan_is_judged_after_the_guard(self, url: str, cypher: str, why: str) -> None:
        with closing(Connection.open(url)) as connection, connection.session(reading=True) as session, pytest.raises(QueryError) as caught:
            judge(session.begin_transaction(), cypher, {})
        assert why in str(caught.value)

    def test_the_stores_own_nodes_are_in_no_answer(self, url: str) -> None:
        with Neo4jStore.open(url) as store:
            store.clear()
            store.add(country(3))
            labels = {row[0] for row in store.query("MATCH (n) RETURN DISTINCT labels(n)[0] AS label").rows}
            everything = str(store.query("MATCH (n) OPTIONAL MATCH p = (n)-[*0..1]-(m) RETURN n, properties(n) AS q, labels(n) AS l, p").rows)
        assert labels == {"Locality", "Official", "Organization", "Project", "Agreement", "Event", "Article"}
        assert "_Node" not in everything
        assert "'_" not in everything


@needs_server
class TestPasswords:
    """A server that wants one; the tests of this class run in their order."""

    def test_without_one(self, guarded: str) -> None:
        assert "refuses the user or the password" in str(fails(guarded))

    def test_a_wrong_one(self, guarded: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
        assert "refuses the user or the password" in str(fails(guarded))

    def test_the_expired_one_of_a_new_server(self, guarded: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NEO4J_PASSWORD", "neo4j")
        error = fails(guarded)
        assert "wants the password changed" in str(error)
        assert "ALTER CURRENT USER" in str(error.cure)

    def test_the_right_one_from_the_environment_or_a_file(self, guarded: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        import neo4j

        with neo4j.GraphDatabase.driver(guarded, auth=("neo4j", "neo4j")) as driver:
            change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
            driver.execute_query(change, {"new": SECRET}, database_="system")
        monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
        with open_store(guarded) as store:
            assert store.add(country(1)).articles == 1
        monkeypatch.delenv("NEO4J_PASSWORD")
        (tmp_path / "password").write_text(SECRET + "\n", encoding="utf-8")
        monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(tmp_path / "password"))
        with open_store(guarded.replace("//", "//neo4j@")) as store:
            assert store.counts().articles == 1

    def test_from_a_prompt_on_a_terminal(self, guarded: str, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[str] = []

        def answer(prompt: str, **_: Any) -> str:
            asked.append(prompt)
            return SECRET

        monkeypatch.setattr("graph.neo4j_connection._on_terminal", lambda: True)
        monkeypatch.setattr("getpass.getpass", answer)
        with open_store(guarded.replace("//", "//neo4j@")) as store:
            assert store.counts().articles == 1
        with open_store(guarded) as store:
            assert store.counts().articles == 1
        assert len(asked) == 2

    def test_a_user_who_does_not_exist(self, guarded: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NEO4J_USERNAME", "nobody")
        monkeypatch.setenv("NEO4J_PASSWORD", SECRET)
        assert "refuses the user or the password" in str(fails(guarded))


def broken_off(readings: list[Reading], after: int, do: Callable[[], None]) -> Iterator[Reading]:
    for number, reading in enumerate(readings):
        if number == after:
            do()
        yield reading


@needs_server
def test_a_server_killed_in_mid_load_keeps_whole_articles_and_the_load_goes_on(own: Server, tmp_path: Path) -> None:
    readings = list(country(240))
    with open_store(own.start()) as store, pytest.raises(LienketError) as caught:
        store.add(broken_off(readings, 120, own.kill), batch=20)
    assert isinstance(caught.value, StoreUnreachableError)
    with open_store(own.start()) as store, open_store(str(tmp_path / "all.db"), create=True) as expected:
        held = list(store.readings())
        assert 0 < len(held) < len(readings)
        assert sum(len(reading.claims) for reading in held) == store.counts().claims
        again = store.add(readings, batch=50)
        assert (again.articles, again.known) == (len(readings) - len(held), len(held))
        expected.add(readings)
        assert list(claims_jsonl(store.readings())) == list(claims_jsonl(expected.readings()))
        assert store.subgraph() == expected.subgraph()
        assert store.counts() == expected.counts()


@needs_server
def test_a_server_that_dies_during_a_query_is_told(own: Server) -> None:
    with open_store(own.start()) as store:
        own.kill()
        with pytest.raises(StoreUnreachableError):
            store.query("MATCH (n) RETURN count(n)")


@needs_server
def test_two_loads_at_once_are_one_load(url: str, tmp_path: Path) -> None:
    readings = list(country(60))
    with Neo4jStore.open(url) as store:
        store.clear()
        store.add(readings[:5])
        halves = [readings[:40], readings[20:]]

        def load(half: list[Reading]) -> None:
            with open_store(url) as other:
                other.add(half, batch=10)

        loads = [threading.Thread(target=load, args=(half,)) for half in halves]
        for one in loads:
            one.start()
        for one in loads:
            one.join()
        with open_store(str(tmp_path / "all.db"), create=True) as expected:
            expected.add(readings)
            assert store.subgraph() == expected.subgraph()
            assert store.counts() == expected.counts()


def everything(store: Neo4jStore) -> tuple[object, ...]:
    """Return all that the server keeps, the store's own nodes and all."""
    key = "coalesce(n.key, n.id, n.word, n.article)"
    own = store._connection.rows(f"MATCH (n:_Profile|_Place|_Word|_Reading) RETURN labels(n), properties(n) ORDER BY labels(n), {key}")
    return own, store.subgraph(), store.counts(), tuple(store.readings())


@needs_server
@pytest.mark.parametrize("namesakes", [True, False])
def test_batches_planned_while_others_are_written_leave_what_one_batch_leaves(url: str, namesakes: bool) -> None:
    readings = list(country(160, namesakes=namesakes))
    with Neo4jStore.open(url) as store, Neo4jStore.open(url) as other:
        store.clear()
        store.add(readings)
        expected = everything(store)
        store.clear()
        store.add(readings, batch=30)
        assert everything(store) == expected
        store.clear()
        # What another load writes in the middle makes what was planned wrong.

        def write() -> None:
            other.add([*readings[120:150], *readings[50:110]], batch=30)

        store.add(broken_off(readings, 90, write), batch=40)
        assert everything(store) == expected


@needs_server
def test_a_first_load_that_is_broken_off_is_searched_without_the_index_that_the_next_load_makes(url: str) -> None:
    readings = list(country(12))
    name = next(entity.name for entity in readings[0].entities if entity.type == "Official")

    def stop() -> None:
        raise InputError("enough")

    def indexed() -> bool:
        return bool(store._connection.rows("SHOW INDEXES YIELD name, state WHERE name = $name AND state = 'ONLINE' RETURN name", name=INDEX_OF_NAMES))

    with Neo4jStore.open(url) as store:
        store.clear()
        with pytest.raises(InputError):
            store.add(broken_off(readings, 8, stop), batch=4)
        assert store.counts().articles == 8
        assert not indexed()
        before = store.find(name)
        assert before
    with Neo4jStore.open(url) as store:
        store.add(readings[:8], batch=4)
        assert indexed()
        assert store.find(name) == before
