"""``claims-jsonl``: what is written and read again makes the same store, and a bad line is told with its number."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from graph.errors import InputError
from graph.export import claims_jsonl, read_claims_jsonl
from graph.networkx_store import NetworkXStore
from graph.schema import Reading
from tests.support.generated import corpora
from tests.support.readings import Draft


def sample() -> Reading:
    draft = Draft("Hà Nội hỗ trợ Cà Mau")
    hanoi = draft.locality("Hà Nội", aliases=["Thủ đô"])
    draft.official("Lê Văn Hải", ("Bí thư", hanoi))
    draft.claim("SUPPORTED", hanoi, draft.locality("Cà Mau"), amount=5e9, amount_vnd=5_000_000_000, currency="VND", amount_text="5 tỷ đồng")
    return draft.reading()


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(corpora())
def test_export_and_import_make_the_same_store(tmp_path: Path, corpus: list[Reading]) -> None:
    first, second, file = tmp_path / "a.db", tmp_path / "b.db", tmp_path / "claims.jsonl"
    for path in (first, second):
        path.unlink(missing_ok=True)
    with NetworkXStore.open(str(first), create=True) as a, NetworkXStore.open(str(second), create=True) as b:
        a.add(corpus)
        file.write_text("".join(claims_jsonl(a.readings())), encoding="utf-8")
        assert list(read_claims_jsonl(file)) == list(a.readings())
        b.add(read_claims_jsonl(file), batch=2)
        assert "".join(claims_jsonl(b.readings())) == file.read_text(encoding="utf-8")
        assert b.subgraph() == a.subgraph()


def test_every_line_is_an_object_that_says_what_it_is() -> None:
    records = [json.loads(line) for line in claims_jsonl([sample()])]
    assert records[0] == {"record": "claims-jsonl", "version": 1}
    assert [r["record"] for r in records[1:]] == ["place", "place", "article", "entity", "entity", "entity", "claim", "claim"]
    assert all(value not in (None, []) or field == "places" for r in records for field, value in r.items())


def test_a_place_is_said_once_while_it_stays_the_same() -> None:
    other = Draft("Bài khác")
    other.locality("Hà Nội")
    readings = sorted([sample(), other.reading()], key=lambda r: r.article.id)
    assert sum('"record":"place"' in line for line in claims_jsonl(readings)) == 2


def test_it_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    content = "".join(claims_jsonl([sample()])).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert list(read_claims_jsonl(Path("-"))) == [sample()]


def test_empty_lines_and_files_put_together_are_read(tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text("".join(claims_jsonl([sample()])) * 2 + "\n", encoding="utf-8")
    assert list(read_claims_jsonl(file)) == [sample(), sample()]


LINES = tuple(claims_jsonl([sample()]))
HEADER, PLACE, OTHER_PLACE, ARTICLE, ENTITY, *_, CLAIM = LINES
WHOLE = "".join(LINES)


def changed(line: str, **fields: object) -> str:
    return WHOLE.replace(line, json.dumps({**json.loads(line), **fields}, ensure_ascii=False) + "\n")


@pytest.mark.parametrize(
    ("content", "line", "why"),
    [
        ("", None, "is empty"),
        ("hello\n", 1, "not JSON"),
        ('{"a":1}\n', 1, "not a claims-jsonl file"),
        ("[1]\n", 1, "not a JSON object"),
        ('{"record":"claims-jsonl","version":2}\n', 1, "version 2"),
        (WHOLE.replace(OTHER_PLACE, ""), 3, "no line before says"),
        (WHOLE.replace(CLAIM, ""), 9, "the file ends inside article"),
        (WHOLE.replace(ENTITY, ""), 9, "the file ends inside article"),
        (WHOLE.replace(CLAIM, PLACE), 9, "a line of article"),
        (HEADER + ENTITY, 2, "has no place here"),
        (HEADER + '{"record":"map"}\n', 2, "has no place here"),
        (WHOLE.replace(ENTITY, ENTITY * 3), 8, "more entities"),
        (changed(CLAIM, quote="khác"), 9, "the quote of claim"),
        (changed(CLAIM, source="e9"), 9, "says SUPPORTED of e9 (None)"),
        (changed(CLAIM, quote_start="5"), 9, "'quote_start' has the wrong type"),
        (changed(CLAIM, amount=True), 9, "'amount' has the wrong type"),
        (changed(CLAIM, type="LOVES"), 9, "'type' has the wrong type, or a value that is not known"),
        (changed(CLAIM, date="hôm qua"), 9, "'date' is no date"),
        (changed(CLAIM, colour="red"), 9, "unknown field 'colour'"),
        (changed(ENTITY, mentions=[[1]]), 5, "'mentions' should hold pairs"),
        (changed(ENTITY, mentions=7), 5, "'mentions' should hold pairs"),
        (changed(ENTITY, positions=["Bí thư"]), 5, "not a JSON object"),
        (changed(ENTITY, positions=7), 5, "'positions' should be a list"),
        (changed(ENTITY, name=None), 5, "'name' has the wrong type"),
        (changed(ARTICLE, text="khác"), 4, "is not the hash"),
        (changed(ARTICLE, places=None), 4, "should list its places"),
        (changed(ARTICLE, claims=-1), 4, "should list its places"),
        (changed(ARTICLE, claims=True), 4, "should list its places"),
        (HEADER + '{"record":"place","id":"vn/x"}\n', 2, "missing 1 required positional argument: 'name'"),
        (HEADER + "[" * 100_000 + "\n", 2, "not JSON"),
    ],
)
def test_a_bad_line_is_told_with_file_and_number(tmp_path: Path, content: str, line: int | None, why: str) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text(content, encoding="utf-8")
    with NetworkXStore.open(str(tmp_path / "store.db"), create=True) as store:
        with pytest.raises(InputError) as told:
            store.add(read_claims_jsonl(file))
        assert store.counts().articles == 0
    assert why in str(told.value)
    assert str(told.value).startswith(f"{file}:{line}: " if line else f"{file} is empty")
    assert told.value.cure
    assert "\n" not in str(told.value)


def test_bytes_that_are_not_utf_8_are_told(tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_bytes(HEADER.encode() + b"\xff\xfe\n")
    with pytest.raises(InputError, match=r"claims\.jsonl:2: not UTF-8"):
        list(read_claims_jsonl(file))


def test_text_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text(changed(ENTITY, name="\ud800").encode("utf-8", "surrogatepass").decode("utf-8", "replace"), encoding="utf-8")
    list(read_claims_jsonl(file))
    file.write_text(WHOLE.replace('"name":"Hà Nội"', '"name":"\\ud800"'), encoding="utf-8")
    with NetworkXStore.open(str(tmp_path / "store.db"), create=True) as store, pytest.raises(InputError, match="cannot keep"):
        store.add(read_claims_jsonl(file))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(read_claims_jsonl(tmp_path / "nothing.jsonl"))
    with pytest.raises(InputError, match="cannot be read"):
        list(read_claims_jsonl(tmp_path))
