"""What every store does, whatever keeps it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.about import About, day, kind
from graph.errors import InputError
from graph.export import claims_jsonl
from graph.schema import SYMMETRIC, Reading, Relationship, Subgraph
from graph.store import Store
from tests.support.generated import corpora
from tests.support.readings import Draft, place

NewStore = Callable[[], Store]
on_stores = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

CA_MAU = place("Cà Mau", aliases=("CMA",), lat=9.18, lon=105.15)
BAC_LIEU = place("Bạc Liêu", valid_to="2025-06-30", merged_into=("vn/ca-mau",), merged_on="2025-07-01", instrument="202/2025/QH15")
HANOI = place("Hà Nội", kind="thành phố", aliases=("Thành phố Hà Nội", "TP. HN"))


def visit() -> Reading:
    """Return an article: Cà Mau's delegation visits Hà Nội, which gave 139 billion đồng."""
    draft = Draft("Cà Mau thăm Hà Nội")
    hanoi, ca_mau = draft.locality("Hà Nội", known=HANOI, aliases=["Thủ đô"]), draft.locality("Cà Mau", known=CA_MAU)
    host = draft.official("Bùi Thị Minh Hoài", ("Bí thư Thành ủy", hanoi), ("Ủy viên Bộ Chính trị", None))
    guest = draft.official("Nguyễn Hồ Hải", ("Bí thư Tỉnh ủy", ca_mau))
    draft.claim("MET_WITH", guest, host, date="2025-09-08").claim("MET_WITH", hanoi, ca_mau)
    draft.claim("SUPPORTED", hanoi, ca_mau, amount=139e9, amount_vnd=139_000_000_000, currency="VND", amount_text="139 tỷ đồng", fields=("an sinh",))
    return draft.reading()


def memorandum(
    *provinces: str, title: str = "Ba tỉnh ký bản ghi nhớ", name: str = "Bản ghi nhớ hợp tác ba tỉnh", on: str | None = "2024-01-09"
) -> Reading:
    """Return an article: provinces sign a memorandum."""
    draft = Draft(title)
    deed = draft.name("Agreement", name, kind="bản ghi nhớ", on=on)
    for province in provinces or ("Cao Bằng", "Lạng Sơn", "Thái Nguyên"):
        draft.claim("PARTY_TO", draft.locality(province), deed)
    return draft.reading()


def merger() -> Reading:
    """Return an article about a province that is no more; it does not name the province that it became part of."""
    draft = Draft("Chuyện Bạc Liêu", places=[CA_MAU])
    draft.claim("COOPERATES_WITH", draft.locality("Bạc Liêu", known=BAC_LIEU), draft.locality("Lạng Sơn"))
    return draft.reading()


def export(store: Store) -> str:
    return "".join(claims_jsonl(store.readings()))


def listing(store: Store) -> tuple[object, ...]:
    """Return everything that can be seen in a store."""
    return export(store), store.subgraph(), store.counts(), store.duplicates(), [store.find(name) for name in ("le van hai", "hop tac", "ha noi")]


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


class TestNodes:
    """What is known of a node."""

    def test_a_locality_is_what_the_gazetteer_says_and_answers_to_what_articles_call_it(self, store: Store) -> None:
        store.add([visit()])
        node = store.node("vn/ha-noi")
        assert node is not None
        assert node.label == "Locality"
        assert node.properties == {
            "id": "vn/ha-noi",
            "name": "Hà Nội",
            "aliases": ["TP. HN", "Thành phố Hà Nội", "Thủ đô"],
            "kind": "thành phố",
            "country": "vn",
        }
        ca_mau = store.node("vn/ca-mau")
        assert ca_mau is not None
        assert (ca_mau.properties["lat"], ca_mau.properties["lon"]) == (9.18, 105.15)

    def test_an_official_has_all_titles(self, store: Store) -> None:
        store.add([visit()])
        node = store.node("bui-thi-minh-hoai")
        assert node is not None
        assert node.properties == {
            "id": "bui-thi-minh-hoai",
            "name": "Bùi Thị Minh Hoài",
            "aliases": [],
            "titles": ["Bí thư Thành ủy", "Ủy viên Bộ Chính trị"],
        }

    def test_an_agreement_has_its_kind_and_day(self, store: Store) -> None:
        store.add([memorandum()])
        (node,) = (n for n in store.subgraph().nodes if n.label == "Agreement")
        assert node.properties == {
            "id": "ban-ghi-nho-hop-tac-ba-tinh",
            "name": "Bản ghi nhớ hợp tác ba tỉnh",
            "aliases": [],
            "kind": "bản ghi nhớ",
            "signed_on": "2024-01-09",
        }

    def test_an_article_is_a_node_and_what_it_does_not_state_is_absent(self, store: Store) -> None:
        reading = Draft("Không ngày", published_on=None).reading()
        store.add([reading])
        node = store.node(reading.article.id)
        assert node is not None
        assert node.label == "Article"
        assert node.properties == {"id": reading.article.id, "title": "Không ngày", "outlet": "Báo Thử", "source": "khong-ngay.txt"}

    def test_a_place_that_others_became_part_of_is_a_node_without_being_named(self, store: Store) -> None:
        store.add([merger()])
        assert store.node("vn/ca-mau") is not None
        (merged,) = (r for r in store.subgraph().relationships if r.type == "MERGED_INTO")
        assert (merged.source, merged.target) == ("vn/bac-lieu", "vn/ca-mau")
        assert merged.properties == {"on": "2025-07-01", "instrument": "202/2025/QH15"}


class TestRelationships:
    """What a relationship says."""

    def test_it_has_every_property_of_its_claim_and_no_empty_one(self, store: Store) -> None:
        reading = visit()
        store.add([reading])
        (gift,) = (r for r in store.subgraph().relationships if r.type == "SUPPORTED")
        claim = next(c for c in reading.claims if c.type == "SUPPORTED")
        assert gift.properties == {
            "claim_id": claim.claim_id,
            "article_id": reading.article.id,
            "quote": claim.quote,
            "quote_start": claim.quote_start,
            "quote_end": claim.quote_end,
            "spans": list(claim.spans),
            "said_on": "2025-09-08",
            "status": "done",
            "fields": ["an sinh"],
            "amount_vnd": 139_000_000_000,
            "amount": 139e9,
            "currency": "VND",
            "amount_text": "139 tỷ đồng",
            "rule": "test",
        }

    def test_titles_stand_on_the_position(self, store: Store) -> None:
        store.add([visit()])
        held = [r for r in store.subgraph().relationships if r.type == "HOLDS_POSITION_AT"]
        assert [(r.source, r.target, r.properties["titles"]) for r in held] == [
            ("bui-thi-minh-hoai", "vn/ha-noi", ["Bí thư Thành ủy"]),
            ("nguyen-ho-hai", "vn/ca-mau", ["Bí thư Tỉnh ủy"]),
        ]

    def test_a_symmetric_claim_goes_from_the_smaller_id(self, store: Store) -> None:
        store.add([visit()])
        met = [(r.source, r.target) for r in store.subgraph().relationships if r.type == "MET_WITH"]
        assert met == [("bui-thi-minh-hoai", "nguyen-ho-hai"), ("vn/ca-mau", "vn/ha-noi")]

    def test_an_article_mentions_a_node_once_where_it_first_stands(self, store: Store) -> None:
        draft = Draft("Một tỉnh, hai cách viết")
        draft.locality("Tỉnh Cà Mau", known=CA_MAU)
        draft.locality("Cà Mau", known=CA_MAU)
        reading = draft.reading()
        store.add([reading])
        first = reading.entities[0].mentions[0]
        asked = "MATCH (n)-[r:MENTIONED_IN]->(a:Article) RETURN n.id AS node, a.id AS article, r.mention_start AS start, r.mention_end AS stop"
        assert store.query(asked).rows == (("vn/ca-mau", reading.article.id, first.start, first.end),)

    def test_parallel_claims_stay_apart(self, store: Store) -> None:
        draft = Draft("Hai khoản")
        a, b = draft.locality("Hà Nội"), draft.locality("Cà Mau")
        draft.claim("SUPPORTED", a, b, amount_text="12 tỷ").claim("SUPPORTED", a, b, amount_text="127 tỷ")
        store.add([draft.reading()])
        assert [r.properties["amount_text"] for r in ordered(store.subgraph().relationships, "quote_start")] == ["12 tỷ", "127 tỷ"]


def ordered(relationships: Iterable[Relationship], by: str) -> list[Relationship]:
    return sorted(relationships, key=lambda r: json.dumps(r.properties[by]))


class TestFind:
    """Names as people type them."""

    @pytest.mark.parametrize("name", ["Cà Mau", "ca mau", "CÀ MAU", "camau", "CMA", "vn/ca-mau"])
    def test_a_name_without_diacritics_or_case_an_alias_and_an_id_are_exact(self, store: Store, name: str) -> None:
        store.add([visit(), merger()])
        best = store.find(name)[0]
        assert (best.node.id, best.score) == ("vn/ca-mau", 1.0)

    @pytest.mark.parametrize(("typed", "meant"), [("tinh ca mau", "vn/ca-mau"), ("nguyen ho", "nguyen-ho-hai"), ("hai nguyen", "nguyen-ho-hai")])
    def test_part_of_a_name_more_than_the_name_and_other_word_order_come_near(self, store: Store, typed: str, meant: str) -> None:
        store.add([visit()])
        best = store.find(typed)[0]
        assert best.node.id == meant
        assert best.score < 1

    def test_a_misspelt_name_comes_near(self, store: Store) -> None:
        store.add([visit()])
        assert store.find("Nguyen Ho Haii")[0].node.id == "nguyen-ho-hai"
        assert store.find("qqq www") == ()

    def test_the_better_connected_of_equals_comes_first(self, store: Store) -> None:
        draft = Draft("Hai xã cùng tên")
        small, large = place("Tân Lập", id="vn/a/tan-lap"), place("Tân Lập", id="vn/b/tan-lap")
        a, b = draft.locality("Tân Lập", known=small), draft.locality("Tân Lập", known=large)
        other = draft.locality("Hà Nội")
        draft.claim("PART_OF", b, other).claim("COOPERATES_WITH", b, other).claim("PART_OF", a, other)
        store.add([draft.reading()])
        found = store.find("tan lap")
        assert [(m.node.id, m.degree, m.score) for m in found] == [("vn/b/tan-lap", 2, 1.0), ("vn/a/tan-lap", 1, 1.0)]
        assert len(store.find("tan lap", limit=1)) == 1

    def test_a_label_narrows_it(self, store: Store) -> None:
        draft = Draft("Cùng tên")
        draft.name("Project", "Hà Nội")
        draft.locality("Hà Nội")
        store.add([draft.reading()])
        assert {m.node.label for m in store.find("ha noi")} == {"Project", "Locality"}
        assert [m.node.label for m in store.find("ha noi", label="Locality")] == ["Locality"]


class TestAround:
    """Neighbourhoods."""

    def test_depth_counts_claims(self, store: Store) -> None:
        store.add([visit(), merger()])
        assert [n.id for n in store.around(["nguyen-ho-hai"], depth=0).nodes] == ["nguyen-ho-hai"]
        near = store.around(["nguyen-ho-hai"])
        assert [n.id for n in near.nodes] == ["bui-thi-minh-hoai", "nguyen-ho-hai", "vn/ca-mau"]
        assert len(store.around(["nguyen-ho-hai"], depth=2).nodes) == 5

    def test_all_claims_between_the_nodes_come_with_their_articles(self, store: Store) -> None:
        reading = visit()
        store.add([reading, memorandum()])
        near = store.around(["nguyen-ho-hai"], depth=2)
        assert len([r for r in near.relationships if r.type != "MERGED_INTO"]) == len(reading.claims)
        assert [a.id for a in near.articles] == [reading.article.id]

    def test_a_limit_keeps_the_best_connected(self, store: Store) -> None:
        store.add([visit(), merger()])
        assert [n.id for n in store.around(["vn/ca-mau"], limit=2).nodes] == ["vn/ca-mau", "vn/ha-noi"]

    def test_nodes_that_are_not_there_have_nothing_around_them(self, store: Store) -> None:
        store.add([visit()])
        assert store.around(["nobody"]).nodes == ()
        assert store.subgraph(["nobody"]).relationships == ()

    def test_a_subgraph_has_what_lies_between_its_nodes_only(self, store: Store) -> None:
        store.add([visit(), merger()])
        part = store.subgraph(["vn/ha-noi", "vn/ca-mau", "vn/bac-lieu"])
        assert [(r.source, r.type, r.target) for r in part.relationships] == [
            ("vn/bac-lieu", "MERGED_INTO", "vn/ca-mau"),
            ("vn/ca-mau", "MET_WITH", "vn/ha-noi"),
            ("vn/ha-noi", "SUPPORTED", "vn/ca-mau"),
        ]


class TestAbout:
    """What is said about one node."""

    def test_claims_and_mergers_of_a_node_come_with_the_other_ends_and_no_claim_between_these(self, store: Store) -> None:
        store.add([visit(), merger()])
        about = store.about("vn/ca-mau")
        assert [(r.source, r.type, r.target) for r in about.part.relationships] == [
            ("nguyen-ho-hai", "HOLDS_POSITION_AT", "vn/ca-mau"),
            ("vn/bac-lieu", "MERGED_INTO", "vn/ca-mau"),
            ("vn/ca-mau", "MET_WITH", "vn/ha-noi"),
            ("vn/ha-noi", "SUPPORTED", "vn/ca-mau"),
        ]
        assert [n.id for n in about.part.nodes] == ["nguyen-ho-hai", "vn/bac-lieu", "vn/ca-mau", "vn/ha-noi"]
        assert about.counts == {("HOLDS_POSITION_AT", False): 1, ("MET_WITH", True): 1, ("SUPPORTED", False): 1}

    def test_a_limit_keeps_the_newest_of_each_kind_and_counts_all(self, store: Store) -> None:
        draft = Draft("Nhiều lần", published_on=None)
        a, b, c = draft.locality("Hà Nội"), draft.locality("Cà Mau"), draft.locality("Lạng Sơn")
        for date in ("2024", "2025-01-02", None, "2024-05", "2023-01-01"):
            draft.claim("SUPPORTED", a, b, date=date)
        draft.claim("SUPPORTED", c, a, date="1999").claim("SUPPORTED", a, c, date="2024-05")
        store.add([draft.reading()])
        about = store.about("vn/ha-noi", limit=3)
        assert sorted(str(r.properties.get("date")) + r.target for r in about.part.relationships) == [
            "1999vn/ha-noi",
            "2024-05vn/ca-mau",
            "2024-05vn/lang-son",
            "2025-01-02vn/ca-mau",
        ]
        assert about.counts == {("SUPPORTED", True): 6, ("SUPPORTED", False): 1}

    def test_nothing_is_said_about_what_is_not_there(self, store: Store) -> None:
        store.add([visit()])
        assert store.about("nobody") == About(Subgraph(), {})


@on_stores
@given(corpora(), st.integers(1, 3))
def test_about_is_what_surrounds_a_node_but_for_what_is_between_others(new_store: NewStore, corpus: list[Reading], limit: int) -> None:
    store = new_store()
    store.add(corpus)
    for node in store.subgraph().nodes:
        near = store.around([node.id])
        own = [r for r in near.relationships if node.id in (r.source, r.target)]
        whole, some = store.about(node.id), store.about(node.id, limit=limit)
        assert whole.part.relationships == tuple(own)
        assert whole.part.nodes == near.nodes
        assert {a.id for a in whole.part.articles} == {str(r.properties["article_id"]) for r in own if r.type != "MERGED_INTO"}
        assert some.counts == whole.counts
        kinds: dict[object, list[Relationship]] = {}
        for r in sorted(own, key=lambda r: day(r.properties), reverse=True):
            kinds.setdefault(kind(r.type, r.source, node.id) if r.type != "MERGED_INTO" else r.type, []).append(r)
        kept = [r for name, rs in kinds.items() for r in (rs if name == "MERGED_INTO" else rs[:limit])]
        assert sorted(map(id_of, some.part.relationships)) == sorted(map(id_of, kept))


def id_of(relationship: Relationship) -> tuple[str, str, str, str]:
    return relationship.type, relationship.source, relationship.target, str(relationship.properties.get("claim_id", ""))


class TestPaths:
    """How two nodes are connected."""

    def test_a_path_goes_through_mergers_and_cites_every_hop(self, store: Store) -> None:
        store.add([visit(), merger()])
        (path,) = store.paths("bui-thi-minh-hoai", "vn/lang-son")
        assert [hop.target.id for hop in path.hops] == ["nguyen-ho-hai", "vn/ca-mau", "vn/bac-lieu", "vn/lang-son"]
        assert [[r.type for r in hop.relationships] for hop in path.hops] == [
            ["MET_WITH"],
            ["HOLDS_POSITION_AT"],
            ["MERGED_INTO"],
            ["COOPERATES_WITH"],
        ]
        assert all(hop.source != hop.target for hop in path.hops)

    def test_parallel_claims_are_one_hop_however_they_point(self, store: Store) -> None:
        store.add([visit()])
        (path,) = store.paths("vn/ca-mau", "vn/ha-noi")
        (hop,) = path.hops
        assert sorted(r.type for r in hop.relationships) == ["MET_WITH", "SUPPORTED"]

    def test_shorter_ones_come_first_then_by_id(self, store: Store) -> None:
        store.add([visit()])
        paths = store.paths("bui-thi-minh-hoai", "vn/ca-mau", limit=9)
        assert [[hop.target.id for hop in path.hops] for path in paths] == [["nguyen-ho-hai", "vn/ca-mau"], ["vn/ha-noi", "vn/ca-mau"]]

    def test_too_far_or_unknown_or_the_same_is_no_path(self, store: Store) -> None:
        store.add([visit(), merger(), memorandum("Cao Bằng", "Bắc Kạn")])
        assert store.paths("bui-thi-minh-hoai", "vn/lang-son", max_hops=3) == ()
        assert store.paths("bui-thi-minh-hoai", "vn/lang-son", max_hops=4) != ()
        assert store.paths("vn/ha-noi", "vn/cao-bang") == ()
        assert store.paths("vn/ha-noi", "nobody") == ()
        assert store.paths("vn/ha-noi", "vn/ha-noi") == ()

    def test_being_named_in_one_article_connects_nobody(self, store: Store) -> None:
        draft = Draft("Hai nơi")
        draft.locality("Hà Nội")
        draft.locality("Cà Mau")
        store.add([draft.reading()])
        assert store.paths("vn/ha-noi", "vn/ca-mau") == ()


class TestIdentity:
    """Which entities of several articles are one node."""

    def test_namesakes_without_a_common_office_stay_apart_and_are_listed(self, store: Store) -> None:
        store.add([holding("Hà Nội"), holding("Cà Mau"), holding("Cà Mau", "Bí thư")])
        (group,) = store.duplicates()
        assert [node.id for node in group] == ["le-van-hai--ca-mau", "le-van-hai--ha-noi"]
        assert group[0].properties["titles"] == ["Bí thư", "Chủ tịch UBND"]

    def test_an_article_that_shares_both_offices_makes_namesakes_one(self, store: Store) -> None:
        store.add([holding("Hà Nội"), holding("Cà Mau")])
        draft = Draft("Luân chuyển")
        draft.official("Lê Văn Hải", ("Phó Chủ tịch", draft.locality("Hà Nội")), ("Bí thư", draft.locality("Cà Mau")))
        store.add([draft.reading()])
        assert store.duplicates() == ()
        assert store.node("le-van-hai") is not None
        assert store.node("le-van-hai--ha-noi") is None

    def test_an_agreement_of_the_same_parties_and_day_is_one_under_two_names(self, store: Store) -> None:
        store.add([memorandum(), memorandum(title="Chú thích", name="Biên bản hợp tác phát triển toàn diện kinh tế - xã hội")])
        (deed,) = (n for n in store.subgraph().nodes if n.label == "Agreement")
        assert deed.properties["aliases"] == ["Bản ghi nhớ hợp tác ba tỉnh"]
        assert store.counts().nodes["Agreement"] == 1

    def test_one_name_for_two_kinds_of_things_takes_the_label(self, store: Store) -> None:
        draft = Draft("Trường")
        draft.claim("FUNDS", draft.name("Organization", "Trường Hy Vọng"), draft.name("Project", "Trường Hy Vọng"))
        store.add([draft.reading()])
        assert [n.id for n in store.subgraph().nodes] == ["truong-hy-vong--organization", "truong-hy-vong--project"]


def holding(where: str, title: str = "Chủ tịch UBND") -> Reading:
    """Return an article in which Lê Văn Hải holds a position at a place."""
    draft = Draft(f"{title} {where}")
    draft.official("Lê Văn Hải", (title, draft.locality(where)))
    return draft.reading()


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
