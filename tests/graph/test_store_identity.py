"""Which entities of several articles are one node, on every store."""

from __future__ import annotations

from graph.schema import Reading
from graph.store import Store
from tests.support.articles import memorandum
from tests.support.readings import Draft


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
