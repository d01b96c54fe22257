"""A pattern that looks for its words first finds exactly what the regular expression finds."""

from __future__ import annotations

import re

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.pattern import Pattern

PATTERNS = [
    r"hội (?:nghị|thảo)",
    r"(?<!các )[Hh]ội (?:nghị|thảo)\b",
    r"(?:ký kết|ký|kí)\s+(?P<what>biên bản|ghi nhớ)",
    r"(?P<a>[\ue000\ue001])[^.;]{0,20}?\bký\b",
    r"^(?:về phía|phía)\s[^.]{0,10}?(?:có|gồm|:)",
    r"(?:dự án\s+)?cầu(?:\s+\w+)?",
    r"(?:dự án)?",
    r"\b(?P<d>\d{1,2})/(?P<m>\d{1,2})\b",
    r"(?:ngày|hôm|từ)\s+\d",
    r"(?=hội)hội|thảo(?!n)",
    r"ký(?=\s+(?:biên bản|ghi nhớ))",
    r"(?<=các )hội (?:nghị|thảo)",
    r"(?:hội nghị\b.*An|\ue000.*(?:cầu|xã)|12)",
    r"[2-8]\s+(?:tỉnh|xã)",
    r"(?:x|)ký",
]
PIECES = [
    "hội nghị", "Hội Thảo", "các hội thảo", "ký kết", "ký", "kí", "biên bản", "ghi nhớ", "\ue000", "\ue001",
    "về phía", "Phía", "có", "gồm", ":", "dự án", "cầu", "An", "8/9", "12", "ngày 5",
    "hôm qua", "3 tỉnh", "xã", ".", ";", ", ", " ", "\n", "İ", "K", "x",
]  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from([*PIECES, " ", " "])).map("".join)


@pytest.mark.parametrize("letters", [False, True])
@pytest.mark.parametrize("ignorecase", [False, True])
@pytest.mark.parametrize("pattern", PATTERNS)
@settings(deadline=None)
@given(text=texts(), data=st.data())
def test_it_finds_what_the_regular_expression_finds(pattern: str, ignorecase: bool, letters: bool, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    flags = re.IGNORECASE if ignorecase else 0
    plain = regex.compile(pattern, flags) if letters else re.compile(pattern, flags)
    ours = Pattern(pattern, ignorecase=ignorecase, letters=letters)
    for span in ((0, len(text)), (start, end)):
        assert [(m.span(), m.groupdict()) for m in ours.finditer(text, *span)] == [(m.span(), m.groupdict()) for m in plain.finditer(text, *span)]
        first = plain.search(text, *span)
        assert (found.span() if (found := ours.search(text, *span)) else None) == (first.span() if first else None)


@pytest.mark.parametrize(
    ("pattern", "needs", "starts"),
    [
        (r"hội (?:nghị|thảo)", (("hội",), ("nghị", "thảo")), ("hội nghị", "hội thảo")),
        (r"(?:dự án)?\s*cầu", (("cầu",),), None),
        (r"(?:ký|ký kết)\s+\w+", (("ký",),), ("ký",)),
        (r"\w+(?:có|không)?", (), None),
        (r"ký(?=\s+ghi nhớ)(?<!đã ký)", (("ký",), ("ghi nhớ",)), ("ký",)),
        (r"(?:hai|các)\s+tỉnh|cả hai", (("các", "hai"), ("cả hai", "tỉnh")), ("các", "cả hai", "hai")),
    ],
)
def test_the_words_a_pattern_needs_and_begins_with_are_read_off_it(
    pattern: str, needs: tuple[tuple[str, ...], ...], starts: tuple[str, ...] | None
) -> None:
    found = Pattern(pattern)
    assert {tuple(w.strip() for w in words) for words in found.needs} == set(needs)
    assert found.starts == starts
