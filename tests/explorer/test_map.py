"""``lienket map``: what is drawn, by every option that decides it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest


def _drawn(place: Path) -> tuple[set[str], set[str]]:
    """Return the names of nodes and the sentences in a map's data."""
    data = "".join(re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', place.read_text(encoding="utf-8"), re.DOTALL))
    names = {name for name in ("Hà Nội", "Cà Mau", "Lạng Sơn", "Bạc Liêu", "Trần Văn Tám") if json.dumps(name, ensure_ascii=False) in data}
    sentences = ("12 tỷ đồng.", "3 tỷ đồng.", "cảm ơn.", "hợp tác với Hà Nội.", "làm việc với Lạng Sơn.")
    return names, {sentence for sentence in sentences if sentence in data}


EVERYTHING = {"Hà Nội", "Cà Mau", "Lạng Sơn", "Bạc Liêu", "Trần Văn Tám"}


@pytest.mark.parametrize(
    ("options", "names", "sentences"),
    [
        ([], EVERYTHING, 5),
        (["--around", "Lạng Sơn"], {"Lạng Sơn", "Hà Nội"}, 1),
        (["--around", "tran van tam", "--depth", "1"], {"Trần Văn Tám", "Cà Mau"}, 1),
        (["--around", "tran van tam", "--depth", "2"], {"Trần Văn Tám", "Cà Mau", "Hà Nội", "Bạc Liêu"}, 4),
        (["--around", "tran van tam", "--depth", "0"], {"Trần Văn Tám"}, 0),
        (["--path", "Trần Văn Tám", "Hà Nội"], {"Trần Văn Tám", "Cà Mau", "Hà Nội"}, 3),
        (["--type", "supported"], {"Hà Nội", "Cà Mau"}, 2),
        (["--type", "Locality", "--type", "MET_WITH"], {"Hà Nội", "Lạng Sơn"}, 1),
        (["--until", "2016"], {"Hà Nội", "Cà Mau"}, 1),
        (["--since", "2025-09"], {"Hà Nội", "Cà Mau", "Bạc Liêu", "Trần Văn Tám"}, 2),
        (["--as-of", "2020-01-01"], {"Hà Nội", "Cà Mau"}, 1),
        (["--query", "MATCH (a)-[r:SUPPORTED {status: 'planned'}]->(b) RETURN r"], {"Hà Nội", "Cà Mau"}, 1),
        (["--query", "MATCH p = (:Official)-[]-(:Locality) RETURN p"], {"Trần Văn Tám", "Cà Mau"}, 1),
        (
            ["--query", "MATCH (n:Locality) WHERE n.name STARTS WITH 'H' OR n.name STARTS WITH 'L' RETURN collect(n) AS all"],
            {"Hà Nội", "Lạng Sơn"},
            1,
        ),
    ],
)
def test_what_is_drawn(lienket: Any, store: Path, tmp_path: Path, options: list[str], names: set[str], sentences: int) -> None:
    place = tmp_path / "map.html"
    answer = lienket("map", "--out", place, "--store", store, *options)
    assert (answer.code, answer.out) == (0, f"{place}\n")
    drawn, told = _drawn(place)
    assert drawn == names
    assert len(told) == sentences


@pytest.mark.parametrize("options", [["--since", "2030"], ["--type", "Event"], ["--query", "MATCH (n:Event) RETURN n"]])
def test_a_map_of_nothing_is_not_written(lienket: Any, store: Path, tmp_path: Path, options: list[str]) -> None:
    answer = lienket("map", "--store", store, *options)
    assert (answer.code, answer.err.count("\n")) == (3, 1)
    assert list(tmp_path.iterdir()) == []


def test_a_query_that_returns_no_node_says_what_to_return(lienket: Any, store: Path) -> None:
    answer = lienket("map", "--store", store, "--query", "MATCH (n) RETURN n.name")
    assert answer.code == 3
    assert "nothing to draw" in answer.err


def test_what_the_filters_leave_out_is_told_on_the_map_and_beside_it(lienket: Any, store: Path) -> None:
    answer = lienket("map", "--since", "2025-09", "--out", "map.html", "--store", store)
    assert "3 claims left out by the filters; 2 without a date" in answer.err
    assert "Bộ lọc đã bỏ 3 khẳng định, trong đó 2 không rõ ngày" in Path("map.html").read_text(encoding="utf-8")


def test_a_map_is_the_same_bytes_every_time_and_says_its_title(lienket: Any, store: Path, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        lienket("map", "--out", tmp_path / name, "--store", store, "--title", "Ai giúp ai", "--theme", "dark")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert "<title>Ai giúp ai" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_map_is_vietnamese_unless_the_locale_or_the_option_says_otherwise(lienket: Any, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lang() -> str:
        lienket("map", "--out", "map.html", "--store", store)
        found = re.search(r'<html[^>]*\blang="?(\w+)', Path("map.html").read_text(encoding="utf-8"))
        return found.group(1) if found else ""

    assert lang() == "vi"
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert lang() == "en"
    monkeypatch.setenv("LIENKET_LANG", "vi")
    assert lang() == "vi"


def test_of_what_surrounds_a_node_no_more_is_read_than_the_limit_and_it_is_said_but_a_filter_looks_at_all(lienket: Any, store: Path) -> None:
    cut = lienket("map", "--around", "Cà Mau", "--limit", 2, "--store", store)
    assert "There is more around it than one map can show; this one has the best connected, 1 node." in cut.err
    assert "There is more" not in lienket("map", "--around", "Cà Mau", "--limit", 4, "--store", store).err
    assert "There is more" not in lienket("map", "--around", "Cà Mau", "--limit", 2, "--since", "2016", "--store", store).err


def test_an_unknown_place_around_which_to_draw_exits_3(lienket: Any, store: Path) -> None:
    assert lienket("map", "--around", "Nơi Nao", "--store", store).code == 3


def test_an_unwritable_place_exits_1(lienket: Any, store: Path) -> None:
    assert lienket("map", "--out", "no/such/folder/map.html", "--store", store).code == 1
