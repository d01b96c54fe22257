"""Where sentences end."""

from __future__ import annotations

import pytest

from loaders.page import page
from loaders.sentence import sentences
from loaders.shape import shape


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, page(text, shape(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn đến TP. Đồng Hới làm việc.",
        "Ông sống tại Q. Bình Thạnh từ lâu.",
        "Chị H. Nguyễn gặp ông T. Lê ở đó.",
        "Lễ khai mạc diễn ra ở TP. Bà Rịa hôm qua.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    assert split(text) == [text]


def test_an_abbreviation_ends_a_sentence_before_a_word_that_opens_one() -> None:
    assert split("Ông đến họp với lãnh đạo TP. Theo ông, mưa lớn.") == ["Ông đến họp với lãnh đạo TP.", "Theo ông, mưa lớn."]


def test_a_small_letter_with_a_mark_opens_no_sentence() -> None:
    assert split("Giá tăng 5 %... ước tính của sở cho thấy vậy.") == ["Giá tăng 5 %... ước tính của sở cho thấy vậy."]
