"""Asking a store: path, show, search, query and stats, in words and for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest


def test_a_path_is_told_hop_by_hop_with_quote_article_and_date(lienket: Any, store: Path) -> None:
    answer = lienket("path", "Trần Văn Tám", "Lạng Sơn", "--store", store)
    assert answer.code == 0
    assert answer.out == (
        "Trần Văn Tám → Lạng Sơn: 3 hops\n"
        "1. Trần Văn Tám is Bí thư Tỉnh ủy at Cà Mau\n"
        "   “Ông Trần Văn Tám, Bí thư Tỉnh ủy Cà Mau, cảm ơn.”\n"
        "   — Thủ đô giúp đất Mũi, Báo Thử, 2025-09-09 (giup.txt)\n"
        "2. Hà Nội supported Cà Mau (12 tỷ đồng; 2016)\n"
        "   “Năm 2016, Hà Nội hỗ trợ Cà Mau 12 tỷ đồng.”\n"
        "   — Thủ đô giúp đất Mũi, Báo Thử, 2025-09-09 (giup.txt)\n"
        "   and 1 more claim between the two\n"
        "3. Hà Nội met with Lạng Sơn\n"
        "   “Hà Nội làm việc với Lạng Sơn.”\n"
        "   — Thăm xứ Lạng, no date stated (tham.txt)\n"
    )


def test_a_path_is_told_in_vietnamese(lienket: Any, store: Path) -> None:
    told = lienket("path", "tran van tam", "ca mau", "--store", store, "--lang", "vi").out
    assert told.splitlines()[0] == "Trần Văn Tám → Cà Mau: 1 bước"
    assert "Trần Văn Tám là Bí thư Tỉnh ủy tại Cà Mau" in told
    assert "Báo Thử, 9/9/2025" in told


def test_all_claims_of_a_hop_are_told_when_asked_for(lienket: Any, store: Path) -> None:
    told = lienket("path", "Hà Nội", "Cà Mau", "--all", "--store", store).out
    assert "Hà Nội supported Cà Mau (3 tỷ đồng; planned)" in told
    assert "Hà Nội supported Cà Mau (12 tỷ đồng; 2016)" in told
    assert "more claim" not in told


def test_a_path_as_json_has_every_claim_with_its_sentence_and_article(lienket: Any, store: Path) -> None:
    (walk,) = json.loads(lienket("path", "đất Mũi", "vn/ha-noi", "--format", "json", "--store", store).out)
    assert [walk["from"], walk["to"], walk["length"]] == ["Cà Mau", "Hà Nội", 1]
    claims = walk["hops"][0]["claims"]
    assert {claim["quote"] for claim in claims} == {"Năm 2016, Hà Nội hỗ trợ Cà Mau 12 tỷ đồng.", "Hà Nội sẽ hỗ trợ Cà Mau 3 tỷ đồng."}
    assert {claim["article"] for claim in claims} == {"Thủ đô giúp đất Mũi", "Thăm xứ Lạng"}


def test_a_path_as_csv_has_one_row_a_claim(lienket: Any, store: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(lienket("path", "Trần Văn Tám", "Hà Nội", "--format", "csv", "--store", store).out)))
    assert [(row["hop"], row["type"]) for row in rows] == [("1", "HOLDS_POSITION_AT"), ("2", "SUPPORTED"), ("2", "SUPPORTED")]
    assert sorted(row["amount_vnd"] for row in rows) == ["", "12000000000", "3000000000"]


def test_show_groups_facts_and_tells_what_a_locality_took_in(lienket: Any, store: Path) -> None:
    told = lienket("show", "ca mau", "--store", store).out
    assert told.startswith("Cà Mau — Locality, tỉnh, vn/ca-mau\nalso called đất Mũi\nBạc Liêu merged into Cà Mau (2025-07-01; nghị quyết thử)\n")
    assert "\nOffice holders (1)\n• Trần Văn Tám is Bí thư Tỉnh ủy at Cà Mau\n" in told
    received = told.index("Support received (2)")
    assert told.index("12 tỷ đồng; 2016", received) < told.index("3 tỷ đồng; planned", received), "dated facts come before undated ones"


def test_a_locality_of_the_past_names_its_successor(lienket: Any, store: Path) -> None:
    told = lienket("show", "Bac Lieu", "--store", store, "--lang", "vi").out
    assert told.startswith("Bạc Liêu — Địa phương, tỉnh, đến 30/6/2025, vn/bac-lieu\nBạc Liêu nhập vào Cà Mau (1/7/2025; nghị quyết thử)\n")


def test_show_tells_how_many_facts_it_leaves_out(lienket: Any, store: Path) -> None:
    assert "… and 1 more; --limit 0 shows all" in lienket("show", "Cà Mau", "--limit", 1, "--store", store).out
    assert "more;" not in lienket("show", "Cà Mau", "--limit", 0, "--store", store).out


def test_show_as_json_carries_the_node_and_its_facts(lienket: Any, store: Path) -> None:
    (node,) = json.loads(lienket("show", "Trần Văn Tám", "--format", "json", "--store", store).out)
    assert (node["label"], node["name"]) == ("Official", "Trần Văn Tám")
    assert [fact["titles"] for fact in node["facts"]] == [["Bí thư Tỉnh ủy"]]


def test_search_finds_by_part_of_a_name_without_diacritics(lienket: Any, store: Path) -> None:
    rows = [json.loads(line) for line in lienket("search", "van tam", "--format", "jsonl", "--store", store).out.splitlines()]
    assert [(row["name"], row["label"], row["claims"]) for row in rows] == [("Trần Văn Tám", "Official", 1)]


def test_search_can_be_narrowed_to_a_label(lienket: Any, store: Path) -> None:
    assert lienket("search", "ca mau", "--label", "official", "--store", store).code == 3
    assert "vn/ca-mau" in lienket("search", "ca mau", "--label", "locality", "--store", store).out


def test_query_answers_as_a_table_and_takes_parameters(lienket: Any, store: Path) -> None:
    cypher = "MATCH (a:Locality)-[r:SUPPORTED]->(b) WHERE a.name = $name AND r.amount_vnd > $least RETURN b.name AS place, r.amount_text AS amount"
    answer = lienket("query", cypher, "--param", "name=Hà Nội", "--param", "least=5000000000", "--store", store)
    assert (answer.code, answer.out) == (0, "place   amount\nCà Mau  12 tỷ đồng\n")


def test_query_without_rows_is_no_failure(lienket: Any, store: Path) -> None:
    answer = lienket("query", "MATCH (n:Event) RETURN n.name", "--format", "jsonl", "--store", store)
    assert (answer.code, answer.out) == (0, "")


def test_a_query_that_is_cut_says_so(lienket: Any, store: Path) -> None:
    answer = lienket("query", "MATCH (n:Locality) RETURN n.name AS n ORDER BY n", "--limit", 2, "--format", "csv", "--store", store)
    assert answer.out == "n\nBạc Liêu\nCà Mau\n"
    assert answer.err == "Cut at 2 rows; --limit 0 gives all.\n"
    assert lienket("query", "MATCH (n:Locality) RETURN n.name", "--limit", 0, "--store", store).err == ""


def test_query_gives_nodes_and_lists_as_json(lienket: Any, store: Path) -> None:
    (row,) = json.loads(lienket("query", "MATCH (n {id: 'vn/ca-mau'}) RETURN n, n.aliases AS a", "--format", "json", "--store", store).out)
    assert row["n"]["properties"]["name"] == "Cà Mau"
    assert row["a"] == ["đất Mũi"]


@pytest.mark.parametrize("cypher", ["CREATE (n:X)", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "MATCH (n RETURN n"])
def test_a_query_that_is_refused_exits_4_with_one_line(lienket: Any, store: Path, cypher: str) -> None:
    answer = lienket("query", cypher, "--store", store)
    assert (answer.code, answer.out, answer.err.count("\n")) == (4, "", 1)


def test_stats_count_what_is_held(lienket: Any, store: Path) -> None:
    rows = {row["what"]: row["count"] for row in json.loads(lienket("stats", "--format", "json", "--store", store).out)}
    assert rows["articles"] == 2
    assert rows["claims"] == 5
    assert (rows["Locality"], rows["SUPPORTED"], rows["MERGED_INTO"]) == (4, 2, 1)


def test_stats_tell_that_there_are_no_duplicates(lienket: Any, store: Path) -> None:
    answer = lienket("stats", "--duplicates", "--format", "jsonl", "--store", store)
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "No two nodes of one kind share a name.\n"


def test_an_answer_can_go_to_a_file(lienket: Any, store: Path, tmp_path: Path) -> None:
    place = tmp_path / "stats.csv"
    answer = lienket("stats", "--format", "csv", "--out", place, "--store", store)
    assert (answer.code, answer.out) == (0, "")
    assert place.read_text(encoding="utf-8").startswith("what,count\narticles,2\n")


def test_shared_options_may_stand_before_the_command(lienket: Any, store: Path) -> None:
    assert lienket("--store", store, "--format", "csv", "stats").out == lienket("stats", "--store", store, "--format", "csv").out


def test_the_environment_names_the_store_and_the_command_line_overrules_it(lienket: Any, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIENKET_STORE", str(store))
    assert lienket("stats").code == 0
    assert lienket("stats", "--store", "elsewhere.db").code == 4
    assert lienket("--store", "elsewhere.db", "stats").code == 4
