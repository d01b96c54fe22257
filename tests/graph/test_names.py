"""Names as keys."""

from __future__ import annotations

import pytest

from graph.names import fold, key, slug


@pytest.mark.parametrize(
    ("written", "matched"),
    [
        ("Hoà Bình", "hòa bình"),
        ("Khánh Hòa", "khánh hòa"),
        ("Hòang Thúy", "hoàng thúy"),
        ("Đoàn Ngoài", "đoàn ngoài"),
        ("Quý Thuỷ Hùynh", "quý thủy huỳnh"),
        ("“Bà Rịa – Vũng Tàu”", "bà rịa-vũng tàu"),
        ("ADIYAMAN", key("Adıyaman")),
    ],
)
def test_spellings_of_a_name_have_one_key(written: str, matched: str) -> None:
    assert key(written) == matched == key(key(written))


def test_a_folded_name_has_no_diacritics_and_a_slug_no_spaces() -> None:
    assert fold("Đắk  Lắk (cũ)") == "dak lak cu"
    assert slug("Đắk Lắk") == "dak-lak"
    assert slug("\u6771\u4eac") == "x6771-4eac"
