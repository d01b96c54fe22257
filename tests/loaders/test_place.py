"""Mentions of places in a sentence."""

from __future__ import annotations

import pytest

from loaders.page import page
from loaders.scan import scan
from loaders.shape import shape


def named(text: str) -> list[str]:
    return [m.name for s in scan(text, shape(text), page(text, shape(text))) for m in s.places if not m.inside]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đoàn đến thăm tỉnh Hòa Bình và thành phố Huế.", ["Hòa Bình", "Huế"]),
        ("Đoàn đến PhnomPenh rồi về TP Vinh.", ["Phnom Penh", "Vinh"]),
        ("HÀ NỘI - CÀ MAU: TĂNG CƯỜNG HỢP TÁC TRONG NĂM NAY.", ["Hà Nội", "Cà Mau"]),
        ("Đoàn thăm Lyon (Pháp), Eindhoven và Gaarlem (Hà Lan) trong tuần.", ["Lyon", "Eindhoven", "Gaarlem"]),
        (
            "Người dân phường 12, quận 10 (TP.HCM) và xã Dân Hóa (Minh Hóa, Quảng Bình).",
            ["phường 12", "quận 10", "TP.HCM", "Dân Hóa", "Minh Hóa", "Quảng Bình"],
        ),
        ("Lũ quét tại các xã Lũng Cú, Hòa Bình và Bản Mây huyện Đồng Văn.", ["Lũng Cú", "Hòa Bình", "Bản Mây", "Đồng Văn"]),
        ("Đoàn thăm hai xã Lũng Cú, Bản Mây và ông Nguyễn Văn An.", ["Lũng Cú", "Bản Mây"]),
        ("Bí thư Huyện ủy Mã Quan tiếp khách tại huyện Mã Quan.", ["Mã Quan", "Mã Quan"]),
        ("Đoàn đến trấn Thiên Bảo.", ["Thiên Bảo"]),
        ("Chính phủ họp tại phủ Osaka và thủ phủ Côn Minh.", ["Osaka", "Côn Minh"]),
        ("Đoàn đến phường Hà Giang 1, phường Hà Giang 2. Phường Hà Giang 3 hộ nghèo.", ["Hà Giang 1", "Hà Giang 2", "Hà Giang"]),
        ("Huyện Mộc Lan (Trung Quốc) tiếp khách. Bí thư Huyện ủy Mộc Lan phát biểu.", ["Mộc Lan", "Mộc Lan"]),
    ],
)
def test_places_in_all_their_forms(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Đường Hà Nội kẹt xe, cầu Mỹ Thuận thông xe, chè Tân Cương lên giá.",
        "Đồng chí Hà Giang phát biểu, ông Hà Giang cảm ơn.",
        "Ông Cát Lâm phát biểu, sau đó Cát Lâm cảm ơn.",
        "Phó Thị trưởng thành phố Hirota Shiro nhận quà, ông Hirota Shiro cảm ơn.",
        "Các thành phố Đông Nam Á và các thành phố thông minh cùng họp.",
        "Hội thảo về tư tưởng Hồ Chí Minh khai mạc.",
        "Doanh nghiệp (DN) nông thôn Việt Nam gặp khó.",
        "Ông đến họp với lãnh đạo TP. Mỗi người một ý kiến.",
        "Các tỉnh Tây Nam bộ được mùa.",
        "Đoàn thăm các tỉnh Lào, các bang Mỹ và 3 thành phố Hàn Quốc.",
        "Các tỉnh Trung du và miền núi phía Bắc họp.",
        "Các tỉnh Việt Nam và Lào họp với Liên Bang Nga.",
        "Đường bay Đà Nẵng - Daegu đông khách.",
        "Ông Thái Thị Minh và bà Mỹ Lan dự họp.",
    ],
)
def test_what_only_looks_like_a_place(text: str) -> None:
    assert named(text) == []
