"""What every store knows of nodes and relationships."""

from __future__ import annotations

import json
from collections.abc import Iterable

from graph.schema import Relationship
from graph.store import Store
from tests.support.articles import CA_MAU, memorandum, merger, visit
from tests.support.readings import Draft


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
