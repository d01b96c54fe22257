"""The page as text: what it holds, that nothing in it can break out, and that it is the same bytes every time."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import WriteError
from graph.schema import ARTICLE, MENTIONED_IN, Node, Relationship, Subgraph
from graph.thin import thinned
from tests.viz.generated import crowded, generated
from tests.viz.hostile import hostile
from tests.viz.sample import sample, sample_map, subgraph
from viz import NEWEST, Options, fold, notebook, readable, render, write
from viz.network import VIS, embed
from viz.overview import Overview
from viz.page import drawing


def data(html: str) -> dict[str, Any]:
    found = re.findall(r'<script type="application/json" id="page">(.*?)</script>', html, re.DOTALL)
    assert len(found) == 1
    loaded: dict[str, Any] = json.loads(found[0])
    return loaded


def test_vis_network_is_the_file_that_was_reviewed() -> None:
    assert hashlib.sha256(VIS.read_bytes()).hexdigest() == "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"


def test_the_policy_names_exactly_the_scripts_and_the_style_of_the_page() -> None:
    html = sample_map()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    parts = dict(part.strip().split(" ", 1) for part in policy[1].replace("&#39;", "'").split(";"))
    hashes = {
        tag: {
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for text in re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        }
        for tag in ("script", "style")
    }
    assert parts["default-src"] == "'none'"
    assert set(parts["script-src"].split()) == hashes["script"]
    assert set(parts["style-src"].split()) == hashes["style"]


def test_nothing_in_the_page_points_to_the_network() -> None:
    html = sample_map()
    outside = re.sub(r"<script.*?</script>|<style.*?</style>", "", html, flags=re.DOTALL)
    assert not re.search(r"""(?:src|href)\s*=|https?://""", outside)
    assert "sourceMappingURL" not in html


def test_the_seeds_map_stays_small() -> None:
    assert len(sample_map().encode()) <= 700_000


@pytest.mark.parametrize("locale", ["C", "en_US.CP1252"])
def test_the_bytes_are_the_same_in_every_process_and_locale(locale: str, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.viz.generated import generated; from tests.viz.sample import sample;"
        "from viz import render, write;"
        "write(render(sample()) + render(generated(300)), Path(sys.argv[1]))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
        subprocess.run([sys.executable, "-c", program, tmp_path / seed], env=environment, check=True)
    first = (tmp_path / "1").read_bytes()
    assert first == (tmp_path / "2").read_bytes()
    assert first.decode("utf-8") == sample_map() + render(generated(300))


def test_every_claim_is_in_the_page_with_its_sentence_and_marked_words() -> None:
    graph = sample()
    page = data(render(graph))
    told = set()
    for claim in page["claims"]:
        if claim["type"] == "MERGED_INTO":
            continue
        quote = page["quotes"][claim["quote"]]
        marks = [quote[a:b] for a, b in zip(claim["marks"][::2], claim["marks"][1::2], strict=True)]
        told.add((page["nodes"][claim["source"]]["id"], claim["type"], page["nodes"][claim["target"]]["id"], quote, tuple(marks)))
    expected = set()
    for r in graph.relationships:
        if r.type != "MERGED_INTO":
            p = r.properties
            quote, start, spans = str(p["quote"]), int(str(p["quote_start"])), [int(str(k)) for k in p["spans"]]  # type: ignore[union-attr]
            expected.add(
                (r.source, r.type, r.target, quote, tuple(quote[a - start : b - start] for a, b in sorted(zip(spans[::2], spans[1::2], strict=True))))
            )
    assert told == expected


@settings(deadline=None)
@given(st.text(min_size=1, max_size=40), st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=6), st.integers(0, 50))
def test_marks_lie_in_the_sentence_in_order_whatever_the_spans(quote: str, spans: list[tuple[int, int]], start: int) -> None:
    quote = quote.encode("utf-8", "replace").decode()
    flat = [start + offset for span in spans for offset in span]
    claim = Relationship("SUPPORTED", "a", "b", {"claim_id": "c", "quote": quote, "quote_start": start, "spans": flat})
    nodes = [Node(id_, "Locality", {"id": id_, "name": id_}) for id_ in "ab"]
    claims: Any = drawing(Overview(subgraph(nodes, [claim], [])), Options()).page["claims"]
    marks = claims[0].get("marks", [])
    units = len(quote.encode("utf-16-le")) // 2
    assert marks == sorted(marks)
    assert all(0 <= mark <= units for mark in marks)
    assert all(a < b for a, b in zip(marks[::2], marks[1::2], strict=True))


@settings(deadline=None)
@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_embedded_data_comes_back_whole_and_cannot_end_its_element(value: object) -> None:
    text = embed({"value": value})
    assert not re.search("[<>&\u2028\u2029]", text)
    text.encode("utf-8")
    assert json.loads(text) == {"value": value}


def test_hostile_text_stays_inside_the_data() -> None:
    html = render(hostile(), Options(title="</title><script>window.__x = 1</script>"))
    assert html.count("<script") == sample_map().count("<script")
    assert "<img" not in html


def test_only_addresses_of_the_web_become_links() -> None:
    articles = data(render(hostile()))["articles"]
    assert all(article.get("url", "https://").startswith("https://") for article in articles)


def test_options_reach_the_page() -> None:
    page = data(render(sample(), Options(title="Tên riêng", lang="en", as_of="2020-01-01", left_out=7, path=("vn/ha-noi", "vn/hue", "nobody"))))
    assert (page["title"], page["lang"], page["asOf"], page["leftOut"]) == ("Tên riêng", "en", "2020-01-01", 7)
    assert [page["nodes"][k]["id"] for k in page["path"]] == ["vn/ha-noi", "vn/hue"]
    assert not any(node.get("past") for node in page["nodes"])


def test_localities_of_the_past_say_until_when_and_what_they_became() -> None:
    page = data(sample_map())
    past = {node["name"]: (node["until"], [page["nodes"][k]["name"] for k in node["into"]]) for node in page["nodes"] if node.get("past")}
    assert past == {"Yên Bái": ("2025-06-30", ["Lào Cai"]), "Quảng Bình": ("2025-06-30", ["Quảng Trị"])}


def test_what_cannot_be_drawn_is_left_aside() -> None:
    known, article = Node("a", "Locality", {"id": "a", "name": "A"}), Node("x", ARTICLE, {"id": "x", "title": "X"})
    graph = Subgraph((known, article), (Relationship("SUPPORTED", "a", "gone", {}), Relationship(MENTIONED_IN, "a", "x", {})), ())
    page = data(render(graph))
    assert [node["id"] for node in page["nodes"]] == ["a"]
    assert page["claims"] == []
    assert page["articles"] == []


def test_only_articles_that_a_drawn_claim_cites_are_in_the_page() -> None:
    nodes = tuple(Node(name, "Locality", {"id": name, "name": name}) for name in ("a", "b"))
    articles = tuple(Node(name, ARTICLE, {"id": name, "title": name.upper()}) for name in ("x", "y"))
    page = data(render(Subgraph(nodes, (Relationship("SUPPORTED", "a", "b", {"article_id": "y"}),), articles)))
    assert [found["title"] for found in page["articles"]] == ["Y"]


def test_mergers_are_not_counted_as_claims() -> None:
    page = data(sample_map())
    counts = {node["name"]: node.get("degree", 0) for node in page["nodes"]}
    facts = [claim for claim in page["claims"] if claim["type"] != "MERGED_INTO"]
    at = [node["name"] for node in page["nodes"]]
    assert counts == {name: sum((at[claim["source"]], at[claim["target"]]).count(name) for claim in facts) for name in at}
    assert len(facts) < len(page["claims"])


def test_a_map_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    place = tmp_path / "map.html"
    write("Hà Nội", place)
    assert place.read_bytes() == "Hà Nội".encode()
    with pytest.raises(WriteError, match="cannot write the map"):
        write("x", tmp_path / "missing" / "map.html")
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteError):
        write("x", tmp_path / "folder")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "map.html"]


def test_a_small_graph_is_not_folded() -> None:
    assert fold(sample()).subgraph == sample()


def test_a_large_graph_is_folded_and_nothing_is_lost_from_the_count() -> None:
    graph = generated(900)
    overview = fold(graph, 500)
    assert len(overview.subgraph.nodes) == 100
    assert len(overview.subgraph.nodes) + overview.nodes == 900
    assert sum(folded.nodes for folded in overview.folds) == overview.nodes
    bridged = sum(count for _, _, count in overview.bridges)
    assert len(overview.subgraph.relationships) + bridged + sum(folded.claims for folded in overview.folds) == len(graph.relationships)
    assert len(overview.subgraph.relationships) + overview.claims == len(graph.relationships)
    assert all(folded.name for folded in overview.folds[:-1])
    assert fold(graph, 500) == overview
    html = render(graph, Options(limit=500))
    assert data(html)["folded"] == {"nodes": 800, "claims": overview.claims, "groups": len(overview.folds)}


def test_a_graph_of_few_nodes_and_too_many_lines_is_folded_too() -> None:
    ids = [f"p{k:02}" for k in range(30)]
    nodes = tuple(Node(node_id, "Locality", {"id": node_id, "name": node_id}) for node_id in ids)
    ties = tuple(Relationship("COOPERATES_WITH", a, b, {"claim_id": f"{a}-{b}"}) for a, b in combinations(ids, 2))
    graph = Subgraph(nodes, ties, ())
    assert fold(graph, 109).subgraph == graph  # 435 lines
    overview = fold(graph, 100)
    assert len(overview.subgraph.relationships) <= 80 < len(overview.subgraph.relationships) + len(overview.subgraph.nodes)
    assert overview.nodes == 30 - len(overview.subgraph.nodes)
    assert readable(ids, {(r.source, r.target) for r in ties}, 100) == len(overview.subgraph.nodes)


def test_of_a_line_of_very_many_claims_the_newest_are_quoted_and_the_others_counted() -> None:
    page = data(render(crowded(NEWEST + 30)))
    assert len(page["claims"]) == NEWEST + 1
    assert [edge.get("older") for edge in page["network"]["edges"]] == [30, None]
    assert min(claim["date"] for claim in page["claims"] if "date" in claim) == "2024-02-03"  # the 31st of these days
    assert [node["degree"] for node in page["nodes"]] == [NEWEST + 30, NEWEST + 31, 1]
    assert "older" not in json.dumps(data(render(crowded(NEWEST)))["network"])
    gone = tuple(Relationship("MET_WITH", "a", "gone", {"claim_id": str(k)}) for k in range(NEWEST + 1))
    graph = crowded(NEWEST + 30)
    assert data(render(replace(graph, relationships=graph.relationships + gone))) == page
    folded = fold(thinned(crowded(NEWEST + 30), NEWEST), 2)
    assert folded.claims == NEWEST + 31
    assert sum(count for _, _, count in folded.bridges) + sum(some.claims for some in folded.folds) == NEWEST + 31


def test_a_notebook_shows_the_map_in_a_frame_that_reaches_nothing() -> None:
    shown = notebook(sample(), height=300)._repr_html_()
    frame = re.fullmatch(r'<iframe sandbox="([^"]*)" srcdoc="([^"]*)" .*height:300px.*></iframe>', shown, re.DOTALL)
    assert frame is not None
    assert "allow-same-origin" not in frame[1]
    assert "allow-scripts" in frame[1]
