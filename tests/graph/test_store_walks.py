"""What lies around a node and how two are connected, on every store."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.about import About, day, kind
from graph.schema import Reading, Relationship, Subgraph
from graph.store import Store
from tests.support.articles import NewStore, memorandum, merger, on_stores, visit
from tests.support.generated import corpora
from tests.support.readings import Draft


class TestNear:
    """Neighbourhoods."""

    def test_depth_counts_claims(self, store: Store) -> None:
        store.add([visit(), merger()])
        assert store.near(["nguyen-ho-hai"], depth=0) == ("nguyen-ho-hai",)
        assert store.near(["nguyen-ho-hai"]) == ("nguyen-ho-hai", "vn/ca-mau", "bui-thi-minh-hoai")
        assert len(store.near(["nguyen-ho-hai"], depth=2)) == 5

    def test_a_subgraph_has_all_claims_between_its_nodes_with_their_articles(self, store: Store) -> None:
        reading = visit()
        store.add([reading, memorandum()])
        near = store.subgraph(store.near(["nguyen-ho-hai"], depth=2))
        assert len([r for r in near.relationships if r.type != "MERGED_INTO"]) == len(reading.claims)
        assert [a.id for a in near.articles] == [reading.article.id]

    def test_a_limit_keeps_the_nearest_and_of_these_the_best_connected(self, store: Store) -> None:
        store.add([visit(), merger()])
        assert store.near(["vn/ca-mau"], limit=2) == ("vn/ca-mau", "vn/ha-noi")
        assert store.near(["nguyen-ho-hai"], depth=2, limit=3) == store.near(["nguyen-ho-hai"])
        assert store.near(["nguyen-ho-hai", "vn/ca-mau"], limit=1) == ("vn/ca-mau",)

    def test_nodes_that_are_not_there_have_nothing_near(self, store: Store) -> None:
        store.add([visit()])
        assert store.near(["nobody"]) == ()
        assert store.subgraph(["nobody"]).relationships == ()

    def test_pairs_are_what_claims_and_mergers_tie(self, store: Store) -> None:
        store.add([visit(), merger()])
        near = store.near(["vn/ca-mau"], depth=8)
        tied = {(r.source, r.target) for r in store.subgraph(near).relationships}
        assert store.pairs(near) == {(min(ends), max(ends)) for ends in tied}
        assert store.pairs(["vn/ha-noi", "vn/ca-mau", "vn/bac-lieu", "nobody"]) == {("vn/ca-mau", "vn/ha-noi"), ("vn/bac-lieu", "vn/ca-mau")}
        assert store.pairs([]) == frozenset()

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
        near = store.subgraph(store.near([node.id]))
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


@on_stores
@given(corpora(), st.integers(1, 3))
def test_of_the_claims_between_two_nodes_the_newest_can_be_asked_for(new_store: NewStore, corpus: list[Reading], newest: int) -> None:
    store = new_store()
    store.add(corpus)
    whole = store.subgraph()
    thin = store.subgraph([node.id for node in whole.nodes], newest=newest)
    assert thin == store.subgraph(newest=newest)
    assert thin.nodes == whole.nodes
    assert {a.id for a in thin.articles} == {r.properties["article_id"] for r in thin.relationships if r.type != "MERGED_INTO"}
    for pair in {frozenset((r.source, r.target)) for r in whole.relationships}:
        said, kept = ([r for r in part.relationships if {r.source, r.target} == pair and r.type != "MERGED_INTO"] for part in (whole, thin))
        assert len(said) - len(kept) == thin.older.get(pair, 0) == (max(0, len(said) - newest) if len(pair) == 2 else 0)
        assert min((day(r.properties) for r in kept), default="") >= max((day(r.properties) for r in said if r not in kept), default="")
