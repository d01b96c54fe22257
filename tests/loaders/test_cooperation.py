"""Who cooperates with whom, whose an agreement is, and who signed it, in the forms the language has for it."""

from __future__ import annotations

import pytest

from graph.schema import Reading
from loaders.reading import read
from loaders.source import Source


def reading(text: str) -> Reading:
    return read(Source("article.txt", text.encode()))


def pairs(text: str, claim: str = "COOPERATES_WITH") -> set[frozenset[str]]:
    """Return the names of the two ends of each claim of a type."""
    found = reading(text)
    names = {e.key: e.name for e in found.entities}
    return {frozenset((names[c.source], names[c.target])) for c in found.claims if c.type == claim}


def sources(text: str, claim: str) -> set[str]:
    """Return the names of the sources of all claims of a type."""
    found = reading(text)
    names = {e.key: e.name for e in found.entities}
    return {names[c.source] for c in found.claims if c.type == claim}


@pytest.mark.parametrize(
    ("text", "home", "partners"),
    [
        ("Đà Nẵng có quan hệ hữu nghị với 3 địa phương của Nhật Bản: Sakai, Yokohama và Nara.", "Đà Nẵng", "Sakai|Yokohama|Nara"),
        ("Tỉnh Quảng Ninh hợp tác với nhiều địa phương nước ngoài như Quảng Tây (Trung Quốc), Hủa Phăn (Lào).", "Quảng Ninh", "Quảng Tây|Hủa Phăn"),
        ("Tỉnh Nghệ An đã kết nghĩa với 3 tỉnh của Lào là Xiêng Khoảng, Khăm Muộn và Hủa Phăn.", "Nghệ An", "Xiêng Khoảng|Khăm Muộn|Hủa Phăn"),
        ("Quan hệ hợp tác giữa Hà Nội với Bắc Kinh và Seoul rất tốt đẹp.", "Hà Nội", "Bắc Kinh|Seoul"),
        ("UBND tỉnh Bình Định và chính quyền 2 tỉnh Nam Lào (Champasak, Salavan) đã ký kết hợp tác.", "Bình Định", "Champasak|Salavan"),
        ("TP.HCM có quan hệ kết nghĩa với Busan cũng như đã ký các hiệp định hợp tác với Moscow.", "TP.HCM", "Busan|Moscow"),
        ("Hợp tác giữa tỉnh Long An và các tỉnh của Campuchia, nhất là tỉnh Svay Rieng, được đẩy mạnh.", "Long An", "Svay Rieng"),
        ("Hôm qua diễn ra Lễ kỷ niệm 30 năm quan hệ hữu nghị TP.HCM - Busan. TP.HCM và Busan cùng vui.", "TP.HCM", "Busan"),
        ("TP.HCM coi trọng quan hệ hợp tác với Nhật Bản và các địa phương Nhật Bản, trong đó, tỉnh Osaka là đối tác lớn.", "TP.HCM", "Osaka"),
        ("Hà Nội hợp tác với hơn 100 thủ đô, thành phố trên thế giới, trong đó có Paris, Tokyo.", "Hà Nội", "Paris|Tokyo"),
        ("Tình hữu nghị giữa Đảng bộ, chính quyền và nhân dân hai tỉnh Thanh Hóa và Hủa Phăn rất bền chặt.", "Thanh Hóa", "Hủa Phăn"),
        ("Tỉnh Hà Tĩnh kết nghĩa tỉnh Bolikhamsai từ năm 1976.", "Hà Tĩnh", "Bolikhamsai"),
        ("Huế và Gyeongju là hai thành phố kết nghĩa.", "Huế", "Gyeongju"),
        ("Tại Cao Bằng, tỉnh Hòa Bình và tỉnh Nam Định đã tăng cường hợp tác.", "Hòa Bình", "Nam Định"),
        ("Huế có 3 thành phố kết nghĩa là Gyeongju, Rennes và Honolulu.", "Huế", "Gyeongju|Rennes|Honolulu"),
        ("Các thành phố kết nghĩa của Huế gồm Gyeongju, Rennes.", "Huế", "Gyeongju|Rennes"),
        ("Huế và Gyeongju kỷ niệm 10 năm thiết lập quan hệ.", "Huế", "Gyeongju"),
        ("Sau khi ký thỏa thuận kết nghĩa với Gyeongju, thành phố Huế cử nhiều đoàn đi học.", "Huế", "Gyeongju"),
        ("Bang Hessen và tỉnh Bắc Giang chính thức thiết lập quan hệ đối tác.", "Hessen", "Bắc Giang"),
        ("Ngoài Champasak, Bình Định còn ký kết hợp tác với Attapeu.", "Bình Định", "Attapeu"),
        ("Hà Nội hợp tác với 3 tỉnh Tây Nam bộ. Đoàn đã đến Bạc Liêu, Trà Vinh và Cà Mau.", "Hà Nội", "Bạc Liêu|Trà Vinh|Cà Mau"),
        ("Kiên Giang hợp tác với các tỉnh Kampot, Kep, Preah Sihanouk của Campuchia.", "Kiên Giang", "Kampot|Kep|Preah Sihanouk"),
        ("Xã Thanh Thủy kết nghĩa với trấn Thiên Bảo.", "Thanh Thủy", "Thiên Bảo"),
        ("Huế là thành phố kết nghĩa của Gyeongju, Rennes và Honolulu.", "Huế", "Gyeongju|Rennes|Honolulu"),
        ("Yokohama là đối tác của Đà Nẵng.", "Yokohama", "Đà Nẵng"),
        ("Các thành phố Nhật Bản có quan hệ với thành phố Đà Nẵng như Sakai, Yokohama cử đoàn dự.", "Đà Nẵng", "Sakai|Yokohama"),
        ("Đà Nẵng hợp tác với tỉnh Yaroslavl, ký Ý định thư hợp tác với tỉnh Kaluga.", "Đà Nẵng", "Yaroslavl|Kaluga"),
        ("Quảng Bình và Nakhon Phanom thỏa thuận hợp tác trên năm lĩnh vực.", "Quảng Bình", "Nakhon Phanom"),
        ("Tại Huế, tỉnh Kon Tum phối hợp với các tỉnh: Gia Lai, Đắk Lắk tổ chức hội nghị hợp tác du lịch.", "Kon Tum", "Gia Lai|Đắk Lắk"),
        ("Mối quan hệ giữa TP. Richmond (Canada) với tỉnh Khánh Hòa có triển vọng, hai địa phương tăng cường hợp tác.", "Richmond", "Khánh Hòa"),
    ],
)
def test_each_partner_of_a_row_cooperates_with_the_one_spoken_of(text: str, home: str, partners: str) -> None:
    assert pairs(text) == {frozenset((home, partner)) for partner in partners.split("|")}


@pytest.mark.parametrize(
    "text",
    [
        "Hai bên bàn về khả năng thiết lập quan hệ hữu nghị giữa Hà Nội và Dubai.",
        "TP.HCM mong muốn thiết lập quan hệ hợp tác với Dubai.",
        "Huế và Gyeongju kỷ niệm 10 năm ngày xây xong cây cầu.",
        "Sau khi gặp đoàn Gyeongju, thành phố Huế cử người đi học.",
        "Tỉnh Kon Tum phối hợp với tỉnh Gia Lai tổ chức hội thi nấu ăn.",
        "Huế có 3 thành phố vệ tinh, Gyeongju và Rennes thì không.",
        "Trước sự chứng kiến của lãnh đạo hai tỉnh Quảng Bình và Khăm Muộn, hai xã đã ký kết nghĩa.",
    ],
)
def test_a_possible_bond_and_the_witnesses_of_one_are_none(text: str) -> None:
    assert pairs(text) == set()


@pytest.mark.parametrize(
    ("text", "parties", "signers"),
    [
        (
            "Sáng nay, tại Hà Nội, tỉnh Hòa Bình và tỉnh Hủa Phăn ký biên bản ghi nhớ hợp tác.",
            {"Hòa Bình", "Hủa Phăn"},
            set(),
        ),
        (
            "Tỉnh Kon Tum đã ký thỏa thuận hợp tác với các tỉnh Sekong và Champasak của Lào.",
            {"Kon Tum", "Sekong", "Champasak"},
            set(),
        ),
        (
            "Ông Trần Văn Minh, Chủ tịch UBND tỉnh Cà Mau và ông Lê Văn Nam, Giám đốc Đại học Kinh tế TP.HCM, ký thỏa thuận hợp tác.",
            {"Cà Mau", "Đại học Kinh tế TP.HCM"},
            {"Trần Văn Minh", "Lê Văn Nam"},
        ),
        (
            (
                "Dưới sự chứng kiến của Phó Thủ tướng Trần Văn Minh, Chủ tịch UBND tỉnh Cà Mau Lê Văn Nam và "
                "Thị trưởng thành phố Leipzig Burkhard Jung đã ký thỏa thuận hợp tác."
            ),
            {"Cà Mau", "Leipzig"},
            {"Lê Văn Nam", "Burkhard Jung"},
        ),
        ("UBND tỉnh Hà Giang ký kết với Tập đoàn Viettel thỏa thuận hợp tác về chuyển đổi số.", {"Hà Giang", "Tập đoàn Viettel"}, set()),
        ("Bản ghi nhớ mở ra chương mới về quan hệ giữa Đà Nẵng và Le Havre.", {"Đà Nẵng", "Le Havre"}, set()),
        ("Tỉnh Hà Giang và tỉnh Vân Nam tổ chức lễ ký thỏa thuận hợp tác.", {"Hà Giang", "Vân Nam"}, set()),
        (
            "Chủ tịch UBND tỉnh Cà Mau Lê Văn Nam và Thị trưởng Leipzig Burkhard Jung thay mặt hai bên ký biên bản ghi nhớ.",
            {"Cà Mau", "Leipzig"},
            {"Lê Văn Nam", "Burkhard Jung"},
        ),
        (
            "Chủ tịch UBND tỉnh Cà Mau Lê Văn Nam ký bản ghi nhớ hợp tác với Thị trưởng Leipzig Burkhard Jung.",
            {"Cà Mau", "Leipzig"},
            {"Lê Văn Nam", "Burkhard Jung"},
        ),
        (
            "Thỏa thuận được ký bởi Chủ tịch UBND tỉnh Cà Mau Lê Văn Nam và Thị trưởng Leipzig Burkhard Jung.",
            {"Cà Mau", "Leipzig"},
            {"Lê Văn Nam", "Burkhard Jung"},
        ),
        (
            "Quảng Tây và 3 tỉnh biên giới Cao Bằng, Hà Giang, Lạng Sơn đã ký biên bản ghi nhớ.",
            {"Quảng Tây", "Cao Bằng", "Hà Giang", "Lạng Sơn"},
            set(),
        ),
        (
            "Chủ tịch UBND tỉnh Cà Mau Lê Văn Nam trao biên bản ghi nhớ hợp tác giữa tỉnh Cà Mau và Công ty Delta Xanh.",
            {"Cà Mau", "Công ty Delta Xanh"},
            set(),
        ),
    ],
)
def test_who_signs_an_agreement_and_whose_it_is(text: str, parties: set[str], signers: set[str]) -> None:
    assert sources(text, "PARTY_TO") == parties
    assert sources(text, "SIGNED") == signers


def test_what_the_two_of_the_sentence_before_hold_together_is_theirs() -> None:
    text = "Tỉnh Hà Giang gặp tỉnh Vân Nam. Hai tỉnh trao đổi nhiều đoàn. Phối hợp tổ chức thành công hội chợ thương mại biên giới năm 2019."
    assert sources(text, "PARTICIPATED_IN") == {"Hà Giang", "Vân Nam"}
    assert sources(text.replace("Phối hợp tổ chức thành công", "Người dân xem"), "PARTICIPATED_IN") == set()
