"""Officials: where an office is held, and one office under several names."""

from __future__ import annotations

import pytest

from graph.schema import Reading
from loaders.reading import read
from loaders.source import Source


def reading(text: str) -> Reading:
    return read(Source("article.txt", text.encode()))


def positions(text: str) -> dict[str, list[tuple[str, str | None]]]:
    """Return (title, where) of each official by name."""
    found = reading(text)
    names = {e.key: e.name for e in found.entities}
    return {e.name: [(p.title, names[p.at] if p.at else None) for p in e.positions] for e in found.entities if e.type == "Official"}


def seats(text: str) -> dict[str, str | None]:
    """Return where the first office of each official is held."""
    return {name: held[0][1] for name, held in positions(text).items()}


def test_a_delegation_tells_where_its_leader_is_from() -> None:
    text = "Ngày 5/3, đoàn công tác tỉnh Hòa Bình do Bí thư Tỉnh ủy Trần Văn Minh dẫn đầu đã làm việc với tỉnh Nam Định. Tỉnh Nam Định hoan nghênh."
    assert seats(text) == {"Trần Văn Minh": "Hòa Bình"}


def test_who_thanks_a_locality_is_not_of_it() -> None:
    gift = "Ngày 5/3, Bí thư Thành ủy Lê Văn Nam của TP Nam Định (tỉnh Nam Định) trao 300 triệu đồng giúp huyện Mai Châu. "
    assert seats(gift + "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Trần Văn Minh cảm ơn chính quyền và nhân dân TP Nam Định.")["Trần Văn Minh"] is None
    assert seats(gift + "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh Trần Văn Minh cảm ơn đoàn đã đến TP Nam Định.")["Trần Văn Minh"] == "Nam Định"


def test_guests_and_hosts_of_the_next_sentence_are_told_apart() -> None:
    text = (
        "Ngày 5/3, đoàn công tác tỉnh Hòa Bình do Bí thư Tỉnh ủy Trần Văn Minh dẫn đầu đã làm việc với lãnh đạo tỉnh Nam Định. "
        "Cùng đi có Phó Chủ tịch UBND tỉnh Lê Văn Nam. Tiếp đoàn có Chủ tịch UBND tỉnh Vũ Thị Lan."
    )
    assert seats(text) == {"Trần Văn Minh": "Hòa Bình", "Lê Văn Nam": "Hòa Bình", "Vũ Thị Lan": "Nam Định"}


def test_the_side_a_sentence_names_counts_more_than_the_place_named_most() -> None:
    text = (
        "Tỉnh Hòa Bình và tỉnh Nam Định họp tại Hòa Bình, trung tâm tỉnh Hòa Bình. "
        "Về phía tỉnh Nam Định có ông Trần Văn Minh, Bí thư Tỉnh ủy; bà Lê Thị Hoa, Chủ tịch UBND tỉnh."
    )
    assert seats(text) == {"Trần Văn Minh": "Nam Định", "Lê Thị Hoa": "Nam Định"}


def test_who_gives_is_not_from_the_place_that_receives() -> None:
    text = "Chủ tịch UBND tỉnh Trần Văn Minh trao 300 triệu đồng hỗ trợ tỉnh Nam Định. Cán bộ tỉnh Hòa Bình luôn hướng về Nam Định."
    assert seats(text) == {"Trần Văn Minh": "Hòa Bình"}


@pytest.mark.parametrize(
    "title",
    [
        "Bộ trưởng Bộ Công Thương",
        "Chủ tịch Ủy ban An toàn giao thông Quốc gia",
        "Chủ tịch HĐQT",
        "Phó Chủ tịch Đảng Lao động",
        "Chủ nhiệm Văn phòng Chính phủ",
    ],
)
def test_national_and_company_posts_are_held_at_no_locality(title: str) -> None:
    text = f"Tỉnh Hòa Bình đón đoàn. Ông Trần Văn Minh, {title}, đã phát biểu tại tỉnh Hòa Bình."
    assert positions(text) == {"Trần Văn Minh": [(title, None)]}


def test_a_city_with_the_department_is_where_it_is() -> None:
    text = "Ông Trần Văn Minh - giám đốc Sở Du lịch TP.HCM, cho biết tỉnh Đồng Tháp có nhiều tour. Tỉnh Đồng Tháp và Đồng Tháp Mười hút khách."
    assert seats(text) == {"Trần Văn Minh": "TP.HCM"}


def test_foreign_names_are_of_the_foreign_side() -> None:
    text = (
        "Thành phố Huế tiếp đoàn thành phố Sakai (Nhật Bản). "
        "Chủ tịch Hội đồng thành phố Tanaka Ichiro cảm ơn thành phố Huế và người dân thành phố Huế."
    )
    assert seats(text) == {"Tanaka Ichiro": "Sakai"}


def test_a_shorter_title_is_the_same_office() -> None:
    text = (
        "Bí thư Trần Văn Minh đến thăm. Sáng nay, Bí thư Thành ủy Hà Nội Trần Văn Minh dự lễ, "
        "Bí thư Thành ủy Trần Văn Minh nói. Chủ tịch UBND TP Hà Nội Lê Thị Hoa và Chủ tịch TP Hà Nội Lê Thị Hoa ký."
    )
    assert positions(text) == {"Trần Văn Minh": [("Bí thư Thành ủy", "Hà Nội")], "Lê Thị Hoa": [("Chủ tịch UBND", "Hà Nội")]}


def test_a_former_office_is_another() -> None:
    text = "Nguyên Bí thư Tỉnh ủy Nam Định Trần Văn Minh và Bí thư Tỉnh ủy Nam Định Lê Thị Hoa dự lễ."
    assert positions(text)["Trần Văn Minh"] == [("Nguyên Bí thư Tỉnh ủy", "Nam Định")]


def test_old_tone_marks_tell_the_same() -> None:
    text = "Ông Trần Văn Minh (Uỷ viên Trung ương Đảng, Phó bí thư thường trực Thành uỷ) làm việc tại TP HCM. TP HCM đón đoàn."
    assert positions(text)["Trần Văn Minh"][1] == ("Phó bí thư thường trực Thành uỷ", "TP HCM")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Trung tướng Trần Văn Minh - Tư lệnh Quân khu 9 dự lễ.", {"Trần Văn Minh": [("Tư lệnh Quân khu 9", None)]}),
        ("Bí thư Thành Đoàn TP.HCM Trần Văn Minh dự lễ.", {"Trần Văn Minh": [("Bí thư Thành Đoàn", "TP.HCM")]}),
        ("Ngài SUZUKI Kenji - Chủ tịch Hội đồng tỉnh Tochigi dự lễ.", {"SUZUKI Kenji": [("Chủ tịch Hội đồng", "Tochigi")]}),
        ("Bí thư Tỉnh ủy Hòa Bình, Trần Văn Minh nhấn mạnh hai điều.", {"Trần Văn Minh": [("Bí thư Tỉnh ủy", "Hòa Bình")]}),
        ("Tỉnh Nam Định đón đoàn. Phó Chủ tịch UBND tỉnh Trần Minh tiếp đoàn.", {"Trần Minh": [("Phó Chủ tịch UBND tỉnh", "Nam Định")]}),
        (
            "Ông Trần Văn Minh, phó trưởng Phòng Cảnh sát giao thông (Công an tỉnh Nam Định), dự lễ.",
            {"Trần Văn Minh": [("phó trưởng Phòng Cảnh sát giao thông", "Nam Định")]},
        ),
        (
            "Tiếp Đoàn công tác TP Daejeon có ông Lê Văn Nam, Chủ tịch HĐND tỉnh Nam Định; bà Vũ Thị Lan, Phó Chủ tịch UBND tỉnh.",
            {"Lê Văn Nam": [("Chủ tịch HĐND", "Nam Định")], "Vũ Thị Lan": [("Phó Chủ tịch UBND tỉnh", "Nam Định")]},
        ),
        (
            "Thành phố Kaspovo (Bungari) rất đẹp. Chủ tịch Hội đồng thành phố Kaspovo Petar Georgi Ivanov chào đoàn.",
            {"Petar Georgi Ivanov": [("Chủ tịch Hội đồng", "Kaspovo")]},
        ),
        (
            "Chủ nhiệm Ủy ban Thường vụ Khu tự trị dân tộc Choang Quảng Tây Vương Minh tiếp đoàn.",
            {"Vương Minh": [("Chủ nhiệm Ủy ban Thường vụ", "Quảng Tây")]},
        ),
        ("Phó Giám đốc Sở Công Thương Hà Nội Trần Văn Minh dự lễ.", {"Trần Văn Minh": [("Phó Giám đốc Sở Công Thương", "Hà Nội")]}),
        ("Chủ tịch Hội Nông dân tỉnh Nam Định Trần Văn Minh dự lễ.", {"Trần Văn Minh": [("Chủ tịch Hội Nông dân", "Nam Định")]}),
    ],
)
def test_titles_and_names_that_run_into_each_other_are_told_apart(text: str, held: dict[str, list[tuple[str, str | None]]]) -> None:
    assert positions(text) == held


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (
            "Đoàn công tác Trường Đại học Hoa Lư (HLU) do TS. Trần Văn Minh - Hiệu trưởng làm Trưởng đoàn đã đến tỉnh Nam Định.",
            {"Trần Văn Minh": "Trường Đại học Hoa Lư"},
        ),
        ("Về phía Viettel, Đại tá Trần Văn Minh - Chủ tịch HĐQT dự lễ.", {"Trần Văn Minh": "Viettel"}),
        (
            (
                "Bí thư Tỉnh ủy Nam Định Lê Văn Nam chủ trì. Về phía tỉnh có bà Vũ Thị Lan, Chủ tịch UBND tỉnh. "
                "Về phía tỉnh Hòa Bình có ông Trần Văn Minh, Chủ tịch UBND tỉnh Hòa Bình. Tỉnh Hòa Bình cảm ơn."
            ),
            {"Lê Văn Nam": "Nam Định", "Vũ Thị Lan": "Nam Định", "Trần Văn Minh": "Hòa Bình"},
        ),
        ("Đoàn UBND tỉnh Nam Định thăm Viêng Chăn. Phó Chủ tịch Trần Văn Minh cảm ơn chủ nhà.", {"Trần Văn Minh": "Nam Định"}),
        (
            (
                "Bí thư Tỉnh ủy Trần Văn Minh của tỉnh Nam Định dẫn đầu đoàn tỉnh Nam Định đến tỉnh Attapeu. "
                "Đón tiếp đồng chí Trần Văn Minh và đoàn tỉnh Nam Định có đồng chí Lệt Xay Nha Phon, Bí thư Tỉnh ủy Attapeu."
            ),
            {"Trần Văn Minh": "Nam Định", "Lệt Xay Nha Phon": "Attapeu"},
        ),
        (
            "Tới dự có ông Bun Chăn Xay, Bí thư, Tỉnh trưởng Luang Prabang, Đại sứ Việt Nam tại Lào Trần Văn Minh.",
            {"Bun Chăn Xay": "Luang Prabang", "Trần Văn Minh": None},
        ),
    ],
)
def test_whose_delegation_or_side_it_is_tells_the_seat(text: str, where: dict[str, str | None]) -> None:
    assert seats(text) == where
