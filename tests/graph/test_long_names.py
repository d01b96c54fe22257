"""Names longer than an index can hold lose nothing, and are the same on every store."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.export import claims_jsonl
from graph.schema import Reading
from graph.store import Store, open_store
from tests.support.readings import Draft, place


def named(name: str, title: str = "Tên dài") -> Reading:
    """Return an article in which every kind of thing has that name, each with some words before it."""
    draft = Draft(title)
    known = place(f"Tỉnh {name}"[:300], id="vn/-/dai")
    at = draft.locality(f"Tỉnh {name}", known=known, aliases=[f"Đất {name}"])
    head = draft.official(f"Ông {name}", (f"Chủ tịch {name}", at))
    firm, work = draft.name("Organization", f"Công ty {name}"), draft.name("Project", f"Cầu {name}")
    deed, event = draft.name("Agreement", f"Bản ghi nhớ {name}"), draft.name("Event", f"Hội nghị {name}", on="2025")
    draft.official(f"Bà {name}", (f"Giám đốc {name}", firm))
    draft.claim("PARTY_TO", firm, deed).claim("SIGNED", head, deed).claim("FUNDS", firm, work).claim("PARTICIPATED_IN", head, event)
    return draft.reading()


def many_names() -> Reading:
    draft = Draft("Nhiều tên")
    draft.claim("PART_OF", draft.locality("Hà Nội", aliases=[chr(0x4E00 + i) * 900 for i in range(60)]), draft.locality("Cà Mau"))
    return draft.reading()


@pytest.mark.parametrize(
    "readings",
    [
        [named("rất dài " * 1_100)],
        [named("a" * 9_000), named("a" * 9_000, "Lần nữa"), named("a" * 8_999 + "b", "Tên khác")],
        [named("永" * 40_000)],
        [many_names()],
    ],
    ids=["words", "one word, three articles", "three bytes a letter", "many names"],
)
def test_a_name_of_any_length_is_kept_and_answers_alike(store: Store, tmp_path: Path, readings: list[Reading]) -> None:
    with open_store(str(tmp_path / "expected.db"), create=True) as expected:
        for one in (store, expected):
            one.add(readings[:1])
            one.add([*readings, Draft("Bài cùng lô").reading()])
        assert list(claims_jsonl(store.readings())) == list(claims_jsonl(expected.readings()))
        assert store.subgraph() == expected.subgraph()
        assert store.counts() == expected.counts()
        assert {name for r in readings for e in r.entities for name in (e.name, *e.aliases)} <= {
            str(name)
            for node in store.subgraph().nodes
            for name in (node.name, *node.properties["aliases"])  # type: ignore[misc]
        }
        for node in store.subgraph().nodes:
            assert node.id in [match.node.id for match in store.find(node.name, limit=20)]
            assert store.find(node.name) == expected.find(node.name)
