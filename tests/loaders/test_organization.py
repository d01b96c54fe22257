"""Organisations: where their names begin and end, what is none, and which mentions are one."""

from __future__ import annotations

import pytest

from loaders.reading import resolve
from loaders.source import Source


def organizations(text: str) -> dict[str, list[str]]:
    """Return each organisation of ``text``: its name, and the words of all its mentions in order."""
    resolved = resolve(Source("bai.txt", text.encode()))
    return {d.name: [text[a:b] for a, b in sorted(d.mentions)] for d in resolved.organizations}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tỉnh làm việc với bộ Kế hoạch và Đầu tư về vốn.", "bộ Kế hoạch và Đầu tư"),
        ("Đoàn gặp lãnh đạo ban Kinh tế Trung ương.", "ban Kinh tế Trung ương"),
        ("Bộ VHTTDL đã tổ chức lễ hội.", "Bộ VHTTDL"),
        ("Bộ LĐ-TB&XH đã tổ chức lễ hội.", "Bộ LĐ-TB&XH"),
        ("Sở KH&ĐT tỉnh Hà Giang đã tổ chức lễ hội.", "Sở KH&ĐT tỉnh Hà Giang"),
        ("Bộ An ninh Lào đã tổ chức lễ hội.", "Bộ An ninh Lào"),
        ("Hội thảo do Bộ Giáo dục và đào tạo Lào mở.", "Bộ Giáo dục và đào tạo Lào"),
        ("Thành phố ký với Hiệp hội Gốm sứ, thực phẩm TP.HCM hôm qua.", "Hiệp hội Gốm sứ, thực phẩm TP.HCM"),
        ("Theo Sở Du lịch TP.HCM thì khách tăng.", "Sở Du lịch TP.HCM"),
        ("Nhà máy của Công ty TNHH chế tạo thiết bị Sao Khuê đã chạy.", "Công ty TNHH chế tạo thiết bị Sao Khuê"),
        ("Nhà máy do Công ty CP gang thép Sao Đỏ xây dựng.", "Công ty CP gang thép Sao Đỏ"),
        ("Dự án của Công ty TNHH phát triển và đầu tư hạ tầng Sao Đỏ đã khởi công.", "Công ty TNHH phát triển và đầu tư hạ tầng Sao Đỏ"),
        ("Tiền do Ủy ban Mặt trận Tổ quốc (MTTQ) tỉnh Gia Lai trao.", "Ủy ban Mặt trận Tổ quốc (MTTQ) tỉnh Gia Lai"),
        ("Tuyến đường do liên danh Tập đoàn Sao Đỏ và Công ty Hoa Mai thi công.", "Tập đoàn Sao Đỏ"),
        ("Vốn của công ty Cổ phần tập đoàn đầu tư phát triển Mây Trắng tăng.", "công ty Cổ phần tập đoàn đầu tư phát triển Mây Trắng"),
        ("Ông gặp Tổng lãnh sự quán Nhật Bản tại Đà Nẵng hôm nay.", "Tổng lãnh sự quán Nhật Bản tại Đà Nẵng"),
        ("Quà của Quỹ Văn hóa hòa bình quốc tế đã tới.", "Quỹ Văn hóa hòa bình quốc tế"),
        ("Tiền do Ủy ban MTTQ Việt Nam tỉnh Gia Lai trao.", "Ủy ban MTTQ Việt Nam tỉnh Gia Lai"),
        ("Đoàn của Đảng ủy Khối doanh nghiệp Trung ương tới thăm.", "Đảng ủy Khối doanh nghiệp Trung ương"),
        ("Tiền do Vietcombank ủng hộ.", "Vietcombank"),
        ("Tiền do BIDV Bắc Kạn ủng hộ.", "BIDV Bắc Kạn"),
        ("Tiền do Ngân hàng Sao Đỏ Chi nhánh Hà Giang ủng hộ.", "Ngân hàng Sao Đỏ Chi nhánh Hà Giang"),
        ("Báo Ban Mai phối hợp với tỉnh Hà Giang tổ chức lễ hội.", "Báo Ban Mai"),
        ("Quà của Cục Hậu cần Quân khu 2 đã tới.", "Cục Hậu cần Quân khu 2"),
        ("Quà của Bộ Tư lệnh Quân khu 2 đã tới.", "Bộ Tư lệnh Quân khu 2"),
        ("Văn phòng Chủ tịch nước tặng quà.", "Văn phòng Chủ tịch nước"),
        ("Zanova Việt Nam trao quà cho tỉnh.", "Zanova Việt Nam"),
        ("Quà của Hội bảo trợ người nghèo TP.HCM đã tới.", "Hội bảo trợ người nghèo TP.HCM"),
        ("Nhà máy do CTCP Sao Đỏ xây dựng.", "CTCP Sao Đỏ"),
        ("Quà của Hội Doanh nhân Hà Giang tại Hà Nội đã tới.", "Hội Doanh nhân Hà Giang tại Hà Nội"),
        ("Nhà máy của Công ty cổ phần Điện gió Sao Đỏ đã chạy.", "Công ty cổ phần Điện gió Sao Đỏ"),
        ("Ban Quản lý khu kinh tế Sao Đỏ trao giấy phép.", "Ban Quản lý khu kinh tế Sao Đỏ"),
        ("Ngân hàng Chính sách xã hội tặng quà.", "Ngân hàng Chính sách xã hội"),
        ("Ủy ban MTTQ tỉnh tiếp nhận quà.", "Ủy ban MTTQ tỉnh"),
        ("Quà của Quỹ Vì trẻ thơ Sao Mai đã tới.", "Quỹ Vì trẻ thơ Sao Mai"),
        ("Nhà máy của Tập đoàn Lê Hoàng Gia Lai đã chạy.", "Tập đoàn Lê Hoàng Gia Lai"),
    ],
)
def test_an_organization_is_named_whole(text: str, name: str) -> None:
    """Fields in lower case, fields in a row, a ministry's country and a place at the end belong to the name; a verb behind it does not."""
    assert name in organizations(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nhiều doanh nghiệp Việt Nam đầu tư ở đây.",
        "Các doanh nghiệp Đức tìm hiểu thị trường.",
        "Tỉnh tổ chức Lễ hội Hoa ban.",
        "Chủ tịch Quốc hội Đỗ Văn Mây phát biểu.",
        "Cán bộ Tài chính của xã có mặt.",
        "Ban Thường vụ Tỉnh ủy đã họp.",
        "UBND tỉnh giao Ủy ban nhân dân huyện.",
        "Đội tuyển Việt Nam gặp đội ASEAN Việt Nam.",
        "Ông Cao Trường Danh và bà Lê Hội An Nhiên có mặt.",
        "Nhà báo Lê Văn Mây thăm hai trường THCS trên đường Trường Chinh.",
    ],
)
def test_what_only_looks_like_an_organization_is_none(text: str) -> None:
    """Kinds of enterprises, verbs, halves of other words and the bodies that stand for their locality are no organisations."""
    assert organizations(text) == {}


def test_a_verb_behind_a_name_does_not_belong_to_it() -> None:
    """The name ends with its own words: "chính thức", "phối hợp" and the next organisation follow it."""
    found = organizations("Tập đoàn Zanova chính thức ký kết. Sở Y tế phối hợp với Sở Nội vụ và Tập đoàn Kim Ngân tặng quà.")
    assert list(found) == ["Tập đoàn Zanova", "Sở Y tế", "Sở Nội vụ", "Tập đoàn Kim Ngân"]


def test_short_names_and_acronyms_are_mentions_of_the_same() -> None:
    """An acronym in parentheses, the name without its type word and a shorter form lead to one organisation wherever they stand."""
    text = (
        "Tỉnh làm việc với Cơ quan Hợp tác quốc tế Hàn Quốc (KOICA) và công ty Cổ phần ô tô Sông Hồng Xanh (SHX) về dự án. "
        "KOICA tài trợ toàn bộ vốn. Chủ tịch SHX cho biết nhà máy của Sông Hồng Xanh sắp chạy."
    )
    found = organizations(text)
    assert found["Cơ quan Hợp tác quốc tế Hàn Quốc"] == ["Cơ quan Hợp tác quốc tế Hàn Quốc", "KOICA", "KOICA"]
    company = next(mentions for name, mentions in found.items() if "Sông Hồng Xanh" in name)
    assert [m for m in company if m in {"SHX", "Sông Hồng Xanh"}] == ["SHX", "SHX", "Sông Hồng Xanh"]


def test_a_short_name_inside_another_name_is_no_mention() -> None:
    """The word in "khu công nghiệp Zanova Miền Đông" names the park."""
    found = organizations("Tập đoàn Zanova ký kết với tỉnh. Khu công nghiệp mang tên Zanova Miền Đông rộng 200 ha.")
    assert found["Tập đoàn Zanova"] == ["Tập đoàn Zanova"]


def test_departments_of_two_places_stay_apart_and_a_short_form_joins_its_own() -> None:
    """A department named without its place is the one named with it; those of two places are two."""
    found = organizations("Sở Du lịch TP.HCM ký với Sở Du lịch Đà Nẵng. Tiền do Sở Công Thương cấp, theo Sở Công Thương Đà Nẵng.")
    assert {"Sở Du lịch TP.HCM", "Sở Du lịch Đà Nẵng"} <= set(found)
    assert found["Sở Công Thương Đà Nẵng"] == ["Sở Công Thương", "Sở Công Thương Đà Nẵng"]


def test_societies_of_several_provinces_stay_apart_though_one_is_named_short() -> None:
    """The bare name is that of the society before it, and does not draw the next one to it."""
    found = organizations("Hội Chữ thập đỏ tỉnh Hà Giang tặng quà. Hội Chữ thập đỏ cảm ơn. Hội Chữ thập đỏ tỉnh Lào Cai cũng tặng quà.")
    assert list(found) == ["Hội Chữ thập đỏ tỉnh Hà Giang", "Hội Chữ thập đỏ tỉnh Lào Cai"]
    found = organizations("Ủy ban MTTQ tỉnh cảm ơn Ủy ban MTTQ TP Hà Nội.")
    assert list(found) == ["Ủy ban MTTQ tỉnh", "Ủy ban MTTQ TP Hà Nội"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Hà Nội tặng quà cho Quân khu Thủ", None),
        ("Hà Nội tặng quà cho Quân khu Thủ đô", "Quân khu Thủ đô"),
        ("Hà Nội tặng quà cho Sở Công Thương và", "Sở Công Thương"),
    ],
)
def test_a_name_may_be_cut_off_at_the_end_of_a_line(line: str, name: str | None) -> None:
    text = f"{line}\n\nNgày 5/3, tỉnh Nam Định đã tặng tỉnh Hòa Bình 5 tỷ đồng."
    assert list(organizations(text)) == [name] * (name is not None)
