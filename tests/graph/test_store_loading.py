"""What every store holds after a load, and after one that is broken off or repeated."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from graph.schema import SYMMETRIC, Reading
from graph.store import Store
from tests.support.articles import NewStore, listing, memorandum, merger, on_stores, visit
from tests.support.generated import corpora


def test_what_was_added_is_what_comes_back(store: Store) -> None:
    given_ = [visit(), memorandum(), merger()]
    loaded = store.add(given_)
    assert (loaded.articles, loaded.claims, loaded.known) == (3, 9, 0)
    assert list(store.readings()) == sorted(given_, key=lambda r: r.article.id)
    assert store.article(given_[0].article.id) == given_[0].article
    assert store.article("nothing") is None
    assert store.has([given_[0].article.id, "nothing"]) == {given_[0].article.id}


@on_stores
@given(corpora(), st.data())
def test_the_order_of_loading_leaves_no_trace(new_store: NewStore, corpus: list[Reading], data: st.DataObject) -> None:
    at_once = new_store()
    at_once.add(corpus)
    expected = listing(at_once)
    other = new_store()
    for reading in data.draw(st.permutations(corpus)):
        other.add([reading])
    assert listing(other) == expected
    again = new_store()
    again.add([*corpus[len(corpus) // 2 :], *corpus], batch=data.draw(st.integers(1, 4)))
    assert listing(again) == expected


@on_stores
@given(corpora())
def test_the_graph_holds_every_claim_once_between_nodes_that_exist(new_store: NewStore, corpus: list[Reading]) -> None:
    store = new_store()
    store.add(corpus)
    whole = store.subgraph()
    labels = {node.id: node.label for node in whole.nodes}
    assert len(labels) == len(whole.nodes) == sum(n for label, n in store.counts().nodes.items() if label != "Article")
    assert [node.id for node in whole.nodes] == sorted(labels)
    claims = {c.claim_id: c for r in corpus for c in r.claims}
    stated = [r for r in whole.relationships if "claim_id" in r.properties]
    assert sorted(str(r.properties["claim_id"]) for r in stated) == sorted(claims)
    types = {(r.article.id, e.key): e.type for r in corpus for e in r.entities}
    for r in stated:
        claim = claims[str(r.properties["claim_id"])]
        assert (r.type, r.properties["quote"]) == (claim.type, claim.quote)
        assert labels[r.source] == types[claim.article_id, claim.source]
        assert labels[r.target] == types[claim.article_id, claim.target]
        assert r.type not in SYMMETRIC or r.source <= r.target
    assert store.counts().claims == len(claims)
    assert {node.id for node in whole.articles} == {c.article_id for c in claims.values()}


def test_loading_twice_is_loading_once(store: Store) -> None:
    store.add([visit(), memorandum()])
    before = listing(store)
    again = store.add([memorandum(), visit()])
    assert (again.articles, again.claims, again.known) == (0, 0, 2)
    assert listing(store) == before


def test_progress_is_told_after_every_batch(store: Store) -> None:
    told: list[int] = []
    store.add([visit(), memorandum(), merger()], batch=2, progress=told.append)
    assert told == [2, 3]


def test_a_load_that_breaks_off_keeps_whole_batches_and_goes_on_later(store: Store) -> None:
    def broken() -> Iterator[Reading]:
        yield visit()
        yield memorandum()
        yield merger()
        raise InterruptedError

    with pytest.raises(InterruptedError):
        store.add(broken(), batch=2)
    assert {r.article.title for r in store.readings()} == {"Cà Mau thăm Hà Nội", "Ba tỉnh ký bản ghi nhớ"}
    assert store.add([visit(), memorandum(), merger()]).articles == 1
    assert store.counts().articles == 3


def test_a_reading_that_does_not_hold_together_is_refused_and_changes_nothing(store: Store) -> None:
    good = visit()
    bad = Reading(good.article, good.entities[1:], good.claims, good.places)
    with pytest.raises(InputError, match=good.article.id):
        store.add([memorandum(), bad])
    assert store.counts().articles == 0


def test_an_empty_store_answers_everything_with_nothing(store: Store) -> None:
    counts = store.counts()
    assert (counts.articles, counts.claims, dict(counts.nodes), dict(counts.relationships)) == (0, 0, {}, {})
    assert list(store.readings()) == []
    assert store.subgraph().nodes == ()
    assert store.find("Hà Nội") == ()
    assert store.find("") == ()
    assert store.paths("a", "b") == ()
    assert store.duplicates() == ()
    assert store.node("vn/ha-noi") is None


def test_counts(store: Store) -> None:
    store.add([visit(), merger()])
    counts = store.counts()
    assert dict(counts.nodes) == {"Article": 2, "Locality": 4, "Official": 2}
    assert dict(counts.relationships) == {
        "COOPERATES_WITH": 1,
        "HOLDS_POSITION_AT": 2,
        "MENTIONED_IN": 6,
        "MERGED_INTO": 1,
        "MET_WITH": 2,
        "SUPPORTED": 1,
    }
    assert list(counts.nodes) == sorted(counts.nodes)


@on_stores
@given(corpora())
def test_counts_say_what_a_query_finds(new_store: NewStore, corpus: list[Reading]) -> None:
    store = new_store()
    store.add(corpus)
    counts = store.counts()
    nodes = store.query("MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS n ORDER BY label").rows
    assert dict(nodes) == dict(counts.nodes)  # type: ignore[arg-type]
    relationships = store.query("MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n ORDER BY type").rows
    assert dict(relationships) == dict(counts.relationships)  # type: ignore[arg-type]
