"""Names as people type them, on every store."""

from __future__ import annotations

import pytest

from graph.store import Store
from tests.support.articles import merger, visit
from tests.support.readings import Draft, place


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
