"""Which lines of a page are its article."""

from __future__ import annotations

import pytest

from loaders.page import page
from loaders.shape import shape

BODY = "Sáng 8/9, đoàn công tác tỉnh Hòa Bình đã đến thăm và làm việc với lãnh đạo tỉnh Nam Định về hợp tác phát triển."
MORE = "Hai bên thống nhất tăng cường trao đổi kinh nghiệm trong nông nghiệp, du lịch và chuyển đổi số thời gian tới."


def kept(text: str) -> list[str]:
    return [text[line.start : line.end] for line in page(text, shape(text)).lines]


def test_menus_bylines_and_related_news_are_left_out() -> None:
    text = "\n".join(
        ["Trang chủ", "Thời sự", "Hòa Bình và Nam Định tăng cường hợp tác phát triển", "Thứ hai, 08/09/2025 10:12", BODY, MORE, "Nguyễn Văn An",
         "Tin liên quan", "Quảng Nam đón đoàn doanh nghiệp Nhật Bản đến tìm hiểu cơ hội đầu tư"]
    )  # fmt: skip
    assert kept(text) == ["Hòa Bình và Nam Định tăng cường hợp tác phát triển", BODY, MORE]


@pytest.mark.parametrize(("mark", "iso"), [("date 2025-11-24 ", "2025-11-24"), ("date 2024-09 ", "2024-09"), ("08:39 19/11/2017 ", "2017-11-19")])
def test_a_mark_before_the_first_sentence_gives_the_date_and_no_text(mark: str, iso: str) -> None:
    text = f" {mark}{BODY}\n\n{MORE}"
    assert page(text, shape(text)).published_on == iso
    assert kept(text) == [BODY, MORE]


def test_a_caption_stays_without_its_credit() -> None:
    caption = "Lãnh đạo hai tỉnh trao đổi bên lề buổi làm việc"
    assert kept(f"{BODY}\n\n{caption}. Ảnh: Thu Hương\n\n{MORE}")[1].startswith(caption)
    assert "Thu Hương" not in " ".join(kept(f"{BODY}\n\n{caption}. Ảnh: Thu Hương\n\n{MORE}"))


def test_a_list_of_attendees_stays() -> None:
    item = "- Ông Trần Văn Minh, Phó Chủ tịch UBND tỉnh Hòa Bình, Trưởng ban tổ chức;"
    assert item[2:] in " ".join(kept(f"{BODY}\n{item}\n{MORE}"))


def test_an_excerpt_that_breaks_off_keeps_its_last_line() -> None:
    broken = "Nhân dịp này, lãnh đạo tỉnh Hòa Bình đã trao tặng tỉnh Nam Định 2 tỷ đồng và nhiều ph"
    assert kept(f"{BODY}\n\n{MORE}\n\n{broken}") == [BODY, MORE, broken]


def test_a_list_of_sums_under_a_colon_stays() -> None:
    opening = f"{BODY[:-1]}, đồng thời công bố mức hỗ trợ cho các địa phương bị thiệt hại như sau:"
    items = ["- Tỉnh Sơn La: 5 tỷ đồng", "- Tỉnh Lai Châu: 3 tỷ đồng"]
    assert kept("\n".join([BODY, opening, *items, MORE]))[2:4] == items
