"""What is read from real articles, scored against hand annotation: the floors below which nothing may fall."""

from __future__ import annotations

import pytest

from tests.support.quality import scorer, scores


@pytest.mark.parametrize(
    ("name", "entities", "relations", "positions", "amounts"),
    [
        ("seeds", 0.99, 0.98, 0.99, 1.00),
        ("dev", 0.98, 0.97, 0.99, 0.00),
        ("own", 0.99, 0.98, 0.99, 1.00),
        ("tune", 0.95, 0.87, 0.97, 0.00),
        ("held", 0.89, 0.78, 0.94, 0.00),
    ],
)
def test_scores_stay_above_their_floors(name: str, entities: float, relations: float, positions: float, amounts: float) -> None:
    """Strict micro-F1 of every annotated set; the tables are printed."""
    found = scores(name)
    total = scorer().total
    assert total(found.entities).f1 >= entities
    assert total(found.relations).f1 >= relations
    assert found.positions.f1 >= positions
    assert found.amounts.f1 >= amounts
