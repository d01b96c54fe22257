"""Who gave what to whom, in the forms the language has for it."""

from __future__ import annotations

import pytest

from loaders.reading import read
from loaders.source import Source


def held(text: str) -> set[str]:
    """Return each position as "official > where"."""
    found = read(Source("article.txt", text.encode()))
    names = {e.key: e.name for e in found.entities}
    return {f"{names[c.source]} > {names[c.target]}" for c in found.claims if c.type == "HOLDS_POSITION_AT"}


def given(text: str) -> set[str]:
    """Return each gift as "giver > receiver", with the sum where one is told."""
    found = read(Source("article.txt", text.encode()))
    names = {e.key: e.name for e in found.entities}
    gifts = [c for c in found.claims if c.type in {"SUPPORTED", "FUNDS"}]
    return {f"{names[c.source]} > {names[c.target]}" + (f" {c.amount_text}" if c.amount_text else "") for c in gifts}


@pytest.mark.parametrize(
    ("text", "gifts"),
    [
        ("Hai tỉnh Quảng Ninh và Hải Dương đã ủng hộ tỉnh Yên Bái tổng số tiền 10 tỷ đồng.", "Quảng Ninh > Yên Bái|Hải Dương > Yên Bái"),
        (
            "Các tỉnh Quảng Ninh, Hải Dương mỗi tỉnh ủng hộ tỉnh Yên Bái 3 tỷ đồng.",
            "Quảng Ninh > Yên Bái 3 tỷ đồng|Hải Dương > Yên Bái 3 tỷ đồng",
        ),
        ("Người dân tỉnh Quảng Ninh đã hỗ trợ tỉnh Yên Bái 20 tấn gạo.", "Quảng Ninh > Yên Bái"),
        ("Tỉnh Quảng Ninh trao quà và nhu yếu phẩm cho người dân bị ngập lụt tại tỉnh Yên Bái.", "Quảng Ninh > Yên Bái"),
        (
            "Bí thư Thành ủy Hải Phòng Nguyễn Thị Lan trao kinh phí hỗ trợ tới Bí thư Tỉnh ủy Hòa Bình Ngô Văn Tâm.",
            "Hải Phòng > Hòa Bình",
        ),
        ("Tỉnh Quảng Ninh hỗ trợ tỉnh Yên Bái 5 tấn gạo. Tỉnh Hải Dương ủng hộ 9 tấn rau.", "Quảng Ninh > Yên Bái|Hải Dương > Yên Bái"),
        ("Tỉnh Yên Bái đã tiếp nhận 20 tấn gạo từ tỉnh Quảng Ninh.", "Quảng Ninh > Yên Bái"),
        (
            "Trường Tiểu học Mường Lò là quà của tỉnh Quảng Ninh tặng tỉnh Yên Bái.",
            "Quảng Ninh > Trường Tiểu học Mường Lò|Quảng Ninh > Yên Bái",
        ),
        ("Công trình ghi dấu tình cảm của tỉnh Quảng Ninh với tỉnh Yên Bái như: cầu Mường Lò.", "Quảng Ninh > cầu Mường Lò"),
        ("Xã Mường Lò, huyện Văn Chấn đã ủng hộ tỉnh Quảng Ninh 10 triệu đồng.", "Mường Lò > Quảng Ninh 10 triệu đồng"),
        ("Tỉnh Quảng Ninh mong tỉnh Yên Bái tiếp nhận 20 tấn gạo từ tỉnh Hải Dương.", ""),
        ("Người dân tỉnh Quảng Ninh hỗ trợ nhau vượt qua khó khăn.", ""),
    ],
)
def test_gifts(text: str, gifts: str) -> None:
    assert given(text) == set(filter(None, gifts.split("|")))


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Chủ tịch Ủy ban MTTQ tỉnh Nguyễn Hải tiếp đoàn. Tỉnh Nam Định cảm ơn.", "Nguyễn Hải > Nam Định"),
        ("Chủ tịch Ủy ban MTTQ tỉnh Quảng Ninh, Đào Văn Minh dẫn đầu đoàn.", "Đào Văn Minh > Quảng Ninh"),
        ("Tư lệnh Binh đoàn 15 Lê Quốc Dũng trao 1 tỷ đồng cho tỉnh Attapeu.", ""),
    ],
)
def test_who_hands_over(text: str, positions: str) -> None:
    assert held(text) == set(filter(None, positions.split("|")))
