"""The store as a file: what is refused, what survives a crash, what two programs do to each other."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from graph.errors import InputError, LienketError, WriteError
from graph.networkx_graph import to_networkx
from graph.networkx_store import NetworkXStore
from graph.schema import Reading
from graph.sqlite import Database
from graph.store import open_store
from tests.support.readings import Draft

ROOT = Path(__file__).parents[2]


def article(number: int) -> Reading:
    draft = Draft(f"Bài {number}")
    draft.claim("COOPERATES_WITH", draft.locality("Hà Nội"), draft.locality(f"Tỉnh {number % 7}"))
    draft.official(f"Lê Văn {number % 5}", ("Bí thư", "e2"))
    return draft.reading()


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


class TestOpening:
    """What is a store and what is not."""

    def test_a_missing_file_is_made_only_when_asked(self, where: Path) -> None:
        with pytest.raises(InputError, match="no store at"):
            open_store(str(where))
        assert not where.exists()
        open_store(str(where), create=True).close()
        open_store(str(where)).close()

    def test_an_empty_file_becomes_a_store_only_when_asked(self, where: Path) -> None:
        where.touch()
        with pytest.raises(InputError, match="not a lienket store"):
            open_store(str(where))
        open_store(str(where), create=True).close()

    def test_a_file_that_is_something_else_is_refused_and_left_alone(self, where: Path) -> None:
        where.write_bytes(b"\x89PNG\r\n" * 500)
        for create in (False, True):
            with pytest.raises(InputError, match="not a lienket store"):
                open_store(str(where), create=create)
        assert where.read_bytes() == b"\x89PNG\r\n" * 500

    def test_another_programs_database_is_refused_and_left_alone(self, where: Path) -> None:
        other = sqlite3.connect(where)
        other.execute("CREATE TABLE article (id)")
        other.commit()
        other.close()
        before = where.read_bytes()
        with pytest.raises(InputError, match="not a lienket store"):
            open_store(str(where), create=True)
        assert where.read_bytes() == before

    def test_a_store_of_another_format_is_refused_with_the_cure(self, where: Path) -> None:
        open_store(str(where), create=True).close()
        other = sqlite3.connect(where)
        other.execute("PRAGMA user_version = 99")
        other.close()
        with pytest.raises(InputError, match="store format 99") as told:
            open_store(str(where))
        assert "import" in str(told.value.cure)

    def test_a_folder_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="is a folder"):
            open_store(str(tmp_path), create=True)

    @pytest.mark.parametrize("place", ["missing/store.db", "file/store.db"])
    def test_a_place_where_none_can_be_made_is_told(self, tmp_path: Path, place: str) -> None:
        (tmp_path / "file").write_text("x")
        with pytest.raises(WriteError, match="no store can be made") as told:
            open_store(str(tmp_path / place), create=True)
        assert told.value.cure

    def test_a_name_no_file_can_have_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="cannot be read"):
            open_store(str(tmp_path / ("x" * 300)), create=True)

    def test_a_link_into_nowhere_is_told(self, tmp_path: Path, where: Path) -> None:
        where.symlink_to(tmp_path / "missing" / "store.db")
        with pytest.raises(WriteError, match="cannot be opened"):
            open_store(str(where), create=True)

    @pytest.mark.skipif(os.name != "posix", reason="rights are kept otherwise elsewhere")
    def test_rights_are_told(self) -> None:
        code = (  # the superuser may do everything, so the question is asked as nobody
            "import os, sys; from graph.store import open_store; import graph.networkx_store\n"
            "from graph.errors import LienketError\n"
            "os.setuid(65534) if os.getuid() == 0 else None\n"
            "try: open_store(sys.argv[1], create=sys.argv[2] == 'create')\n"
            "except LienketError as error: print(type(error).__name__, error)\n"
        )
        folder = Path(tempfile.mkdtemp())
        secret = folder / "secret.db"
        open_store(str(secret), create=True).close()
        secret.chmod(0o000)
        folder.chmod(0o555)
        answers = [
            subprocess.run([sys.executable, "-c", code, str(path), how], cwd=ROOT, capture_output=True, text=True, check=True).stdout
            for path, how in ((folder / "new.db", "create"), (secret, "open"))
        ]
        shutil.rmtree(folder)
        assert answers[0].startswith("WriteError no store can be made")
        assert answers[1].startswith("InputError")
        assert "cannot be read" in answers[1]


class TestLasting:
    """What stays after the program is gone."""

    def test_everything_is_there_after_closing(self, where: Path) -> None:
        with NetworkXStore.open(str(where), create=True) as store:
            store.add(map(article, range(20)))
            before = store.subgraph()
        with NetworkXStore.open(str(where)) as store:
            assert store.subgraph() == before
        assert [p.name for p in where.parent.iterdir()] == ["store.db"]

    def test_a_killed_load_leaves_whole_articles_and_the_next_adds_the_rest(self, where: Path) -> None:
        code = (
            "import os, sys; from graph.networkx_store import NetworkXStore\n"
            "from tests.graph.test_store_file import article\n"
            "def slow():\n"
            "    for n in range(10_000):\n"
            "        if n == 35: print('now', flush=True)\n"
            "        yield article(n)\n"
            "NetworkXStore.open(sys.argv[1], create=True).add(slow(), batch=10)\n"
        )
        load = subprocess.Popen([sys.executable, "-c", code, str(where)], cwd=ROOT, stdout=subprocess.PIPE)
        assert load.stdout is not None
        load.stdout.readline()
        load.send_signal(signal.SIGKILL)
        load.wait()
        load.stdout.close()
        with NetworkXStore.open(str(where)) as store:
            held = store.counts()
            assert held.articles >= 30
            assert held.articles % 10 == 0
            assert held.claims == 2 * held.articles
            whole = max(held.articles, 40)
            store.add(map(article, range(whole)))
            after = store.subgraph()
        with NetworkXStore.open(str(where) + "2", create=True) as other:
            other.add(map(article, range(whole)))
            assert other.subgraph() == after

    def test_a_batch_that_breaks_off_does_not_confuse_the_next(self, where: Path) -> None:
        with NetworkXStore.open(str(where), create=True) as store:
            good = article(1)
            with pytest.raises(InputError):
                store.add([article(2), Reading(good.article, good.entities, (), ()), Reading(article(3).article, (), good.claims)])
            store.add([article(2), good])
            assert store.counts().claims == 4
            assert store.find("tinh 1")[0].degree == 2

    def test_a_full_disk_is_told_and_keeps_what_was_there(self, where: Path) -> None:
        with NetworkXStore.open(str(where), create=True) as store:
            store.add([article(1)])
            pages = store._database.value("PRAGMA page_count")
            store._database.run(f"PRAGMA max_page_count = {pages + 3}")
            with pytest.raises(WriteError, match="no room left") as told:
                store.add(map(article, range(500)))
            assert told.value.cure
            assert store.counts().articles == 1
            store._database.run("PRAGMA max_page_count = 1073741823")
            assert store.add(map(article, range(50))).articles == 49

    def test_a_file_that_may_only_be_read_answers_and_takes_nothing(self, where: Path) -> None:
        with NetworkXStore.open(str(where), create=True) as store:
            store.add([article(1)])
            store._database.run("PRAGMA query_only = on")
            with pytest.raises(WriteError, match="read-only"):
                store.add([article(2)])
            assert store.counts().articles == 1

    def test_a_table_that_somebody_dropped_is_one_line(self, where: Path) -> None:
        with NetworkXStore.open(str(where), create=True) as store:
            store._database.run("DROP TABLE tally")
            with pytest.raises(LienketError, match="no such table: tally"):
                store.counts()

    def test_a_number_too_large_to_keep_is_told(self, where: Path) -> None:
        draft = Draft("Số lớn")
        draft.claim("SUPPORTED", draft.locality("Hà Nội"), draft.locality("Cà Mau"), amount_vnd=10**30)
        with NetworkXStore.open(str(where), create=True) as store, pytest.raises(InputError, match="cannot keep"):
            store.add([draft.reading()])

    def test_what_the_writer_remembers_between_batches_changes_nothing(self, where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with NetworkXStore.open(str(where), create=True) as store:
            store.add(map(article, range(20)), batch=3)
            expected = store.subgraph()
        monkeypatch.setattr("graph.sqlite_writer._CACHED", 0)
        with NetworkXStore.open(str(where) + "2", create=True) as store:
            store.add(map(article, range(20)), batch=3)
            assert store.subgraph() == expected

    def test_a_damaged_file_is_told(self, where: Path) -> None:
        with NetworkXStore.open(str(where), create=True) as store:
            store.add(map(article, range(50)))
        content = bytearray(where.read_bytes())
        content[4096:] = b"\x55" * (len(content) - 4096)
        where.write_bytes(bytes(content))
        with NetworkXStore.open(str(where)) as store, pytest.raises(InputError, match="damaged"):
            store.subgraph()

    def test_a_closed_store_raises_on_use(self, where: Path) -> None:
        store = NetworkXStore.open(str(where), create=True)
        store.close()
        with pytest.raises(sqlite3.ProgrammingError):
            store.counts()


class TestTwoPrograms:
    """One file, two at work on it."""

    def test_a_second_writer_is_told_that_the_store_is_in_use(self, where: Path) -> None:
        with NetworkXStore.open(str(where), create=True) as one, NetworkXStore(Database.open(where, create=False, wait=0.05)) as two:
            with one._database.transaction(), pytest.raises(LienketError, match="in use"):
                two.add([article(1)])
            assert two.add([article(1)]).articles == 1
            assert one.counts().articles == 1

    def test_two_loads_of_the_same_articles_keep_each_once(self, where: Path) -> None:
        code = (
            "import sys; from graph.networkx_store import NetworkXStore; from graph.sqlite import Database; from pathlib import Path\n"
            "from tests.graph.test_store_file import article\n"
            "NetworkXStore(Database.open(Path(sys.argv[1]), create=False, wait=60)).add(map(article, range(120)), batch=10)\n"
        )
        open_store(str(where), create=True).close()
        loads = [subprocess.Popen([sys.executable, "-c", code, str(where)], cwd=ROOT) for _ in range(2)]
        assert [load.wait() for load in loads] == [0, 0]
        with NetworkXStore.open(str(where)) as store, NetworkXStore.open(str(where) + "2", create=True) as other:
            other.add(map(article, range(120)))
            assert store.subgraph() == other.subgraph()
            assert store.counts() == other.counts()

    def test_a_reader_sees_whole_batches_only(self, where: Path) -> None:
        with NetworkXStore.open(str(where), create=True) as one, NetworkXStore.open(str(where)) as two:
            seen: list[tuple[int, int]] = []

            def looked_at() -> None:
                counts = two.counts()
                seen.append((counts.articles, counts.claims))

            one.add(map(article, range(9)), batch=3, progress=lambda _: looked_at())
            assert seen == [(3, 6), (6, 12), (9, 18)]


class TestReading:
    """Ways out of the file."""

    def test_everything_can_be_had_as_networkx(self, where: Path) -> None:
        with NetworkXStore.open(str(where), create=True) as store:
            store.add(map(article, range(10)))
            graph = to_networkx(store.subgraph())
            assert graph.number_of_edges() == store.counts().claims
            assert graph.nodes["vn/ha-noi"]["label"] == "Locality"
            assert graph.number_of_edges("vn/ha-noi", "vn/tinh-1") == 2
            assert {data["type"] for *_, data in graph.edges(data=True)} == {"COOPERATES_WITH", "HOLDS_POSITION_AT"}

    def test_more_nodes_than_are_read_at_once_all_come(self, where: Path) -> None:
        draft = Draft("Nhiều xã")
        names = [draft.locality(f"Xã {n}") for n in range(450)]
        with NetworkXStore.open(str(where), create=True) as store:
            store.add([draft.reading()])
            assert len(store.subgraph().nodes) == len(names)

    def test_a_query_sees_what_was_added_since_the_last(self, where: Path) -> None:
        with NetworkXStore.open(str(where), create=True) as store:
            store.add([article(1)])
            asked = "MATCH (a:Article) RETURN count(a) AS n"
            assert store.query(asked).rows == ((1,),)
            store.add([article(2)])
            assert store.query(asked).rows == ((2,),)

    def test_a_query_sees_every_relationship(self, where: Path) -> None:
        with NetworkXStore.open(str(where), create=True) as store:
            store.add(map(article, range(30)))
            rows = store.query("MATCH ()-[r]->() RETURN type(r) AS t, count(*) AS n ORDER BY t").rows
            assert dict(rows) == dict(store.counts().relationships)  # type: ignore[arg-type]
