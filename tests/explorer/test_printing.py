"""Answers as text: nothing that an article says can steer a terminal, break a table or shift a mark."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.filters import Filters, earlier
from explorer.language import Lang
from explorer.messages import TEXTS, Messages
from explorer.options import Format
from explorer.output import writing
from explorer.printing import Line, records, told, visible
from graph.errors import WriteError


@given(st.text())
def test_what_is_visible_holds_no_control_character(text: str) -> None:
    shown = visible(text)
    assert not [c for c in shown if (ord(c) < 32 and c not in "\t\n") or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066\u200f"]


def test_an_escape_sequence_in_a_quote_is_spelled_out_in_words_and_tables() -> None:
    assert "".join(told([Line("a\x1b[2Jb\u202ec")], terminal=False)) == "a\\u001b[2Jb\\u202ec\n"
    assert "\x1b" not in "".join(records(["x"], [{"x": "a\x1b[2J"}], Format.TABLE))
    assert "\x1b" not in "".join(told([Line("a\x1b[2J [bold]", marks=((0, 1),))], terminal=True)).replace("\x1b[1m", "").replace("\x1b[0m", "")


def test_a_terminal_shows_square_brackets_as_they_are_and_wraps_under_the_bullet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    rows = "".join(told([Line("[red] " + "Hà Nội " * 12, indent=3, bullet="1.")], terminal=True)).splitlines()
    assert rows[0].startswith("1. [red] Hà Nội")
    assert len(rows) > 1
    assert all(row.startswith(("   Hà Nội", "   Nội")) for row in rows[1:])


@given(st.lists(st.fixed_dictionaries({"a": st.text(), "b": st.none() | st.integers() | st.lists(st.text(min_size=1))})))
def test_json_lines_and_csv_hold_what_went_in(rows: list[dict[str, object]]) -> None:
    assert [json.loads(line) for line in "".join(records(["a", "b"], rows, Format.JSONL)).split("\n")[:-1]] == rows
    read = list(csv.reader(io.StringIO("".join(records(["a", "b"], rows, Format.CSV)), newline="")))
    assert [row[0] for row in read[1:]] == [row["a"] for row in rows]


def test_every_text_takes_the_same_values_in_both_languages() -> None:
    for key, texts in TEXTS.items():
        english, vietnamese = ({part.split(":")[0] for part in text.replace("}", "{").split("{")[1::2]} for text in texts)
        assert english == vietnamese, key


def test_numbers_and_dates_are_written_as_the_language_does() -> None:
    english, vietnamese = Messages(Lang.EN), Messages(Lang.VI)
    assert english("rows cut", limit=12_345).startswith("Cut at 12,345 rows;")
    assert english("rows cut", limit=1).startswith("Cut at 1 row;")
    assert "12.345 dòng" in vietnamese("rows cut", limit=12_345)
    assert [vietnamese.date(iso) for iso in ("2025-09-08", "2017-05", "2017")] == ["8/9/2025", "5/2017", "2017"]


def test_a_file_is_there_whole_or_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "map.csv"
    place.write_text("trước", encoding="utf-8")
    with pytest.raises(TypeError), writing(place) as stream:
        stream.writelines(["một nửa", None])  # type: ignore[list-item]
    assert place.read_text(encoding="utf-8") == "trước"
    assert list(tmp_path.iterdir()) == [place]


def test_a_folder_is_no_place_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(WriteError), writing(tmp_path) as stream:
        stream.write("x")


@pytest.mark.parametrize(
    ("when", "since", "until", "kept"),
    [
        ("2025-09-08", "2025", None, True),
        ("2025", "2025-09", None, True),
        ("2024-12", "2025", None, False),
        ("2025-09-08", None, "2025-09", True),
        ("2025-10", None, "2025-09-30", False),
        ("2017", "2016-03-01", "2017-02", True),
        (None, "2016", None, False),
        (None, None, None, True),
    ],
)
def test_a_time_range_takes_in_what_reaches_into_it(when: str | None, since: str | None, until: str | None, kept: bool) -> None:
    from graph.schema import Node, Relationship, Subgraph

    claim = Relationship("SUPPORTED", "a", "b", {"claim_id": "1", "date": when, "article_id": "x"})
    graph = Subgraph((Node("a", "Locality"), Node("b", "Locality")), (claim,), (Node("x", "Article"),))
    assert bool(Filters(since=since, until=until).kept(graph).relationships) is kept


def test_of_two_dates_the_one_that_ends_first_counts() -> None:
    assert earlier("2025", "2025-03") == "2025-03"
    assert earlier("2025-03-31", "2025-04") == "2025-03-31"
    assert earlier("2024", "2025-03") == "2024"
    assert earlier(None, "2025") == "2025"
    assert earlier(None, None) is None
