"""Widths of text, and where names break."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viz.measure import printable, text_width, wrap


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Hà Nội", ("Hà Nội",)),
        ("biên bản ghi nhớ Cần Thơ - Fukuoka", ("biên bản ghi nhớ", "Cần Thơ - Fukuoka")),
        ("một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba", ("một hai ba bốn năm", "sáu bảy tám chín", "mười mười một mười…")),
        ("", ("…",)),
    ],
)
def test_names_break_between_words(name: str, lines: tuple[str, ...]) -> None:
    assert wrap(name) == lines


@settings(deadline=None)
@given(st.text(max_size=300))
def test_a_label_is_short_whatever_the_name(name: str) -> None:
    lines = wrap(name)
    assert 1 <= len(lines) <= 3
    assert all(0 < len(line) <= 24 for line in lines)


def test_ten_thousand_characters_are_cut() -> None:
    assert wrap("x" * 10_000) == ("x" * 21 + "…",)


def test_characters_that_turn_text_around_are_left_out_of_labels() -> None:
    assert printable("Hà\u202eNội\u2066 \u0007x\n y") == "HàNội x y"


def test_marks_add_no_width_and_bold_is_wider() -> None:
    assert text_width("Ngo", 14) == text_width("Ngọ", 14)
    assert text_width("Hà Nội", 14, bold=True) > text_width("Hà Nội", 14) > text_width("Hà Nộ", 14)
