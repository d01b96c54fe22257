"""Who holds which offices in one sentence."""

from __future__ import annotations

import pytest

from loaders.office import Holder
from loaders.page import page
from loaders.scan import scan
from loaders.shape import shape


def holders(text: str) -> list[Holder]:
    return [h for s in scan(text, shape(text), page(text, shape(text))) for h in s.holders]


def titles(text: str) -> dict[str, list[str]]:
    """Return the titles stated for each name."""
    return {h.name: [o.text for o in h.offices] for h in holders(text) if h.name and h.offices}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư Tỉnh ủy Hòa Bình Trần Văn Minh đã tiếp đoàn.", {"Trần Văn Minh": ["Bí thư Tỉnh ủy"]}),
        ("Ông Trần Văn Minh, Chủ tịch UBND tỉnh Hòa Bình, đã tiếp đoàn.", {"Trần Văn Minh": ["Chủ tịch UBND"]}),
        ("Chủ tịch UBND tỉnh Hòa Bình - ông Trần Văn Minh - đã tiếp đoàn.", {"Trần Văn Minh": ["Chủ tịch UBND"]}),
        ("Đoàn do ông Trần Văn Minh, Phó Bí thư Tỉnh ủy, làm trưởng đoàn.", {"Trần Văn Minh": ["Phó Bí thư Tỉnh ủy"]}),
        ("Cùng dự có nguyên Chủ tịch HĐND thành phố Lê Thị Hoa.", {"Lê Thị Hoa": ["nguyên Chủ tịch HĐND thành phố"]}),
        (
            "Dự lễ có: ông Lê Văn Nam, Bí thư Huyện ủy; bà Vũ Thị Lan, Phó Chủ tịch UBND huyện.",
            {"Lê Văn Nam": ["Bí thư Huyện ủy"], "Vũ Thị Lan": ["Phó Chủ tịch UBND huyện"]},
        ),
        (
            "Dự lễ có các Phó Chủ tịch UBND tỉnh Nam Định: Lê Văn Nam, Vũ Thị Lan và Hoàng Văn Tú.",
            {"Lê Văn Nam": ["Phó Chủ tịch UBND"], "Vũ Thị Lan": ["Phó Chủ tịch UBND"], "Hoàng Văn Tú": ["Phó Chủ tịch UBND"]},
        ),
    ],
)
def test_a_title_goes_to_the_name_beside_it(text: str, expected: dict[str, list[str]]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Phó Chủ tịch Hội đồng thành phố Naju (Hàn Quốc) Park Min Soo đã đến thăm.", "Park Min Soo"),
        ("Ông O Chol Su, Phó Thị trưởng thành phố Naju (Hàn Quốc), đã đến thăm.", "O Chol Su"),
        ("Thị trưởng thành phố Sakai - bà Liz van der Berg - đã đến thăm.", "Liz van der Berg"),
        ("Ông John F. Smith, Thị trưởng thành phố Sakai, đã đến thăm.", "John F. Smith"),
        ("Đoàn đến gặp ông TRẦN VĂN MINH - chủ tịch UBND tỉnh Hòa Bình.", "TRẦN VĂN MINH"),
        ("Đoàn do đồng chí Hà Giang - Bí thư Huyện ủy Mai Châu - dẫn đầu.", "Hà Giang"),
    ],
)
def test_names_of_other_forms_are_whole(text: str, name: str) -> None:
    assert list(titles(text)) == [name]


def test_a_word_behind_a_first_name_is_no_name() -> None:
    assert titles("Dự lễ có ông Kenta NAKAJIMA, Thị trưởng thành phố Sakai.") == {"Kenta NAKAJIMA": ["Thị trưởng"]}
    assert not titles("Bà Nam được Giám đốc Sở Y tế tỉnh Nam Định bổ nhiệm.")


def test_an_initial_is_no_name() -> None:
    assert not titles("Chủ tịch UBND xã gặp ông T. và bà H. tại nhà.")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ông đã gặp thứ trưởng Bộ Hạ tầng và quản lý nước Hà Lan - ông Jan de Vries.", "thứ trưởng Bộ Hạ tầng và quản lý nước Hà Lan"),
        ("Ông đã gặp Bộ trưởng Điều phối hàng hải Indonesia - ông Budi Santoso.", "Bộ trưởng Điều phối hàng hải Indonesia"),
        ("Giám đốc Sở Văn hóa, Thể thao và Du lịch Trần Văn Minh dự lễ.", "Giám đốc Sở Văn hóa, Thể thao và Du lịch"),
        ("Giám đốc Sở GD & ĐT Trần Văn Minh dự lễ.", "Giám đốc Sở GD & ĐT"),
        ("Đoàn do ông Ivan Petrov, đặc phái viên của Thống đốc Saint Petersburg, dẫn đầu.", "đặc phái viên của Thống đốc"),
    ],
)
def test_a_title_has_its_whole_organ(text: str, title: str) -> None:
    assert [t for stated in titles(text).values() for t in stated] == [title]


def test_neighbouring_offices_of_two_persons_are_parted() -> None:
    assert titles("Tiếp Thủ tướng Campuchia, Bí thư Thành ủy Hà Nội Trần Văn Minh nói về hợp tác.") == {"Trần Văn Minh": ["Bí thư Thành ủy"]}
    assert titles("Báo cáo với Phó Thủ tướng, ông Trần Văn Minh, Phó Chủ tịch UBND tỉnh, cho biết mưa lớn.") == {
        "Trần Văn Minh": ["Phó Chủ tịch UBND tỉnh"]
    }


def test_two_offices_of_one_person_stay_together() -> None:
    assert titles("Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Nam Định Trần Văn Minh dự lễ.") == {
        "Trần Văn Minh": ["Phó Bí thư Tỉnh ủy", "Chủ tịch UBND"]
    }


def test_a_role_of_the_day_is_no_office() -> None:
    assert titles("Bí thư Tỉnh ủy Nam Định, Trưởng đoàn công tác Trần Văn Minh phát biểu.") == {"Trần Văn Minh": ["Bí thư Tỉnh ủy"]}


def test_the_man_is_neither_a_city_nor_an_official() -> None:
    found = [h for h in holders("Đoàn dâng hương tại nhà tưởng niệm Chủ tịch Hồ Chí Minh.") if h.offices]
    assert not found


def test_a_company_behind_a_title_is_no_person() -> None:
    (holder,) = [h for h in holders("Ông Trần Văn Minh - Chủ tịch HĐQT Công ty Cổ phần Hoa Ban - ký hợp đồng.") if h.offices]
    assert [(o.text, o.organization is not None) for o in holder.offices] == [("Chủ tịch HĐQT", True)]


def test_a_title_before_a_row_of_names_is_held_by_each() -> None:
    row = {"Trần Văn Minh": ["Phó Chủ tịch UBND"], "Lê Thị Hoa": ["Phó Chủ tịch UBND"]}
    assert titles("Dự lễ có các Phó Chủ tịch UBND tỉnh Nam Định Trần Văn Minh, Lê Thị Hoa.") == row
    assert titles("Dự lễ có các Phó Chủ tịch UBND tỉnh Nam Định Trần Văn Minh, Lê Thị Hoa, Chủ tịch UBND tỉnh.")["Lê Thị Hoa"] == [
        "Chủ tịch UBND tỉnh"
    ]


def test_initials_of_the_party_do_not_end_a_title() -> None:
    assert titles("Ông Trần Văn Minh, Ủy viên BCH T.Ư Đảng, Bí thư Tỉnh ủy Nam Định nói.") == {
        "Trần Văn Minh": ["Ủy viên BCH T.Ư Đảng", "Bí thư Tỉnh ủy"]
    }


def test_a_title_may_follow_a_name_without_a_comma_and_a_foreign_name_be_written_as_one_word() -> None:
    assert titles("Ông Trần Văn Minh Chủ tịch UBND tỉnh Nam Định tiếp đoàn.") == {"Trần Văn Minh": ["Chủ tịch UBND"]}
    assert titles("Đoàn do ông SokDara, Phó tỉnh trưởng tỉnh Kandal dẫn đầu.") == {"SokDara": ["Phó tỉnh trưởng"]}


def test_a_name_that_holds_the_name_of_a_province_is_one_name() -> None:
    assert titles("Giám đốc Sở Du lịch Trần Hà Nam phát biểu tại tỉnh Bình Định.") == {"Trần Hà Nam": ["Giám đốc Sở Du lịch"]}
