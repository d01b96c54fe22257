"""Sums of money as news writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.money import sums


@pytest.mark.parametrize(
    ("text", "written", "value", "currency"),
    [
        ("hỗ trợ hơn 5 tỷ đồng", "hơn 5 tỷ đồng", 5_000_000_000, "VND"),
        ("ủng hộ 1 tỷ 200 triệu đồng", "1 tỷ 200 triệu đồng", 1_200_000_000, "VND"),
        ("trao 261 triệu 250 nghìn đồng", "261 triệu 250 nghìn đồng", 261_250_000, "VND"),
        ("tặng 78.496.677.422 đồng", "78.496.677.422 đồng", 78_496_677_422, "VND"),
        ("viện trợ 20 triệu bath", "20 triệu bath", 20_000_000, "THB"),
        ("tặng 10 tỷ cho tỉnh bạn", "10 tỷ", 10_000_000_000, "VND"),
    ],
)
def test_a_sum_is_read_with_its_value(text: str, written: str, value: int, currency: str) -> None:
    """Scales that follow each other add up; a hedge belongs to what is written and not to the value."""
    assert [(s.text, s.value, s.currency) for s in sums(text, 0, len(text))] == [(written, Decimal(value), currency)]


@pytest.mark.parametrize("text", ["năm 2023 tỷ lệ hộ nghèo giảm", "3 đồng chí dự họp", "hành tinh có 8 tỷ người", "5 tỷ phú"])
def test_what_is_no_sum(text: str) -> None:
    """Rates, comrades and people are not money."""
    assert sums(text, 0, len(text)) == ()
