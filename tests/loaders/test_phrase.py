"""Where the names of agreements, events and works begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.nounphrase import Phrase
from loaders.phrase import phrases
from loaders.shape import shape


def named(text: str, kind: str) -> list[str]:
    """Return the names of one type in ``text``, inner ones included, bare ones left out."""
    shaped = shape(text)
    return [text[slice(*p.name_span)] for p in phrases(shaped, 0, len(shaped)) if p.type == kind and not p.bare]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Hai tỉnh ký thỏa thuận hợp tác phát triển kinh tế, xã hội giai đoạn 2031-2035.",
            "thỏa thuận hợp tác phát triển kinh tế, xã hội giai đoạn 2031-2035",
        ),
        ("Hai bên ký Biên bản ghi nhớ (MoU) về hợp tác cấp nước cho vùng ven biển.", "Biên bản ghi nhớ (MoU) về hợp tác cấp nước cho vùng ven biển"),
        ("Sở đã ký MoU tuyên bố triển khai về chuyển đổi số tại trụ sở.", "MoU tuyên bố triển khai về chuyển đổi số"),
        ("Hiệp ước kết nghĩa giữa hai thành phố có hiệu lực.", "Hiệp ước kết nghĩa"),
        ("Hai vùng đã ký Hiệp định hợp tác lần thứ tư tại Lyon.", "Hiệp định hợp tác lần thứ tư"),
        ("Hai bên ký bản ghi nhớ hợp tác đào tạo nghề với trường.", "bản ghi nhớ hợp tác đào tạo nghề"),
        ("Họ ký thỏa thuận hợp tác trong lĩnh vực tài chính vào chiều qua.", "thỏa thuận hợp tác trong lĩnh vực tài chính"),
        ("Tỉnh và công ty đã ký phụ lục hợp đồng đầu tư dự án giai đoạn hai, theo đó vốn tăng.", "phụ lục hợp đồng đầu tư dự án giai đoạn hai"),
        (
            "Kết quả thỏa thuận hợp tác nông nghiệp giữa tỉnh A và TP.B giai đoạn 2021-2024 rất tốt.",
            "thỏa thuận hợp tác nông nghiệp giữa tỉnh A và TP.B giai đoạn 2021-2024",
        ),
    ],
)
def test_an_agreement_is_named_to_its_end(text: str, name: str) -> None:
    """Subject, fields in a row and period belong to the name, place and time of the signing do not."""
    assert name in named(text, "Agreement")


@pytest.mark.parametrize("text", ["Hai tỉnh đã ký 12 biên bản ghi nhớ.", "Họ rà soát các thỏa thuận hợp tác.", "Công ty ký hợp đồng mua bán nhà."])
def test_agreements_in_the_plural_and_contracts_of_sale_have_no_name(text: str) -> None:
    """Groups of documents and purchases are no agreement between parties."""
    assert named(text, "Agreement") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Tỉnh tổ chức lễ khánh thành và đưa vào sử dụng nhà đa năng Trường THCS Hoa Mai.",
            "lễ khánh thành và đưa vào sử dụng nhà đa năng Trường THCS Hoa Mai",
        ),
        (
            "Họ dự lễ thông xe tuyến đường vận tải Đông Sơn (Việt Nam) - Na Pha (Lào) sáng nay.",
            "lễ thông xe tuyến đường vận tải Đông Sơn (Việt Nam) - Na Pha (Lào)",
        ),
        (
            "Thành phố tổ chức buổi họp mặt kỷ niệm 30 năm ngày hai thành phố kết nghĩa tại nhà hát.",
            "buổi họp mặt kỷ niệm 30 năm ngày hai thành phố kết nghĩa",
        ),
        ("Tỉnh dự lễ kỷ niệm 45 năm ngày thiết lập quan hệ ngoại giao giữa hai nước.", "lễ kỷ niệm 45 năm ngày thiết lập quan hệ ngoại giao"),
        ("Sáng 1/7, sở tổ chức lễ động thổ gói thầu X2 dài 3,1 km ở phía nam.", "lễ động thổ gói thầu X2"),
        ("Đoàn dự Hội chợ Blue Sea Expo 2031 tại Úc.", "Hội chợ Blue Sea Expo 2031"),
        ("Sở mở hội thảo “Sông xanh, phố sạch” vào thứ ba.", "hội thảo “Sông xanh, phố sạch”"),
        ("Ba tỉnh dự chương trình gặp mặt doanh nghiệp trẻ ở thị xã.", "chương trình gặp mặt doanh nghiệp trẻ"),
        (
            "Hai tỉnh mở Lễ kỷ niệm 30 năm Ngày kết nghĩa Sông Vàng - Na Pha, 5 năm ngày khánh thành cầu tại quảng trường.",
            "Lễ kỷ niệm 30 năm Ngày kết nghĩa Sông Vàng - Na Pha, 5 năm ngày khánh thành cầu",
        ),
        ("Hai tỉnh dự lễ thông xe cầu Sông Vàng nối huyện Na Mây với thị xã Hoa Ban.", "lễ thông xe cầu Sông Vàng"),
        ("Phiên họp lần thứ 9 Nhóm công tác liên hợp diễn ra tại thị xã.", "Phiên họp lần thứ 9 Nhóm công tác liên hợp"),
        ("Sáng 2/9, tỉnh mở lễ phát động ủng hộ đồng bào bị thiệt hại do bão số 9.", "lễ phát động ủng hộ đồng bào bị thiệt hại do bão số 9"),
        ("Họ dự lễ tiếp nhận 300 triệu đồng tại trụ sở.", "lễ tiếp nhận 300 triệu đồng"),
        ("Hai tỉnh họp hội nghị đánh giá 2 năm thực hiện quy chế phối hợp tại thị xã.", "hội nghị đánh giá 2 năm thực hiện quy chế phối hợp"),
        ("Hai bên mở lễ hội “Lễ hội Hoa Ban 2031” tại thị xã.", "Lễ hội Hoa Ban 2031"),
        ("Ông dự hội thảo đào tạo nguồn nhân lực hàng không ở tỉnh.", "hội thảo đào tạo nguồn nhân lực hàng không"),
    ],
)
def test_an_event_is_named_to_its_end(text: str, name: str) -> None:
    """What the event is for belongs to its name, where and when it is held does not."""
    assert name in named(text, "Event")


@pytest.mark.parametrize(
    "text",
    [
        "Buổi lễ doanh nghiệp mong đợi đã tới.",
        "Hội nghị lần này bàn hai việc.",
        "Thành phố đã mở 11 lần hội thảo giao thương.",
        "Đây là diễn đàn gặp gỡ của các nhà vườn.",
        "Đại hội đại biểu nhân dân tỉnh Na Pha cử đoàn sang thăm.",
        "Trưởng ban tổ chức Lễ hội Nguyễn Văn An phát biểu tại Trung tâm hội nghị thành phố.",
    ],
)
def test_a_type_word_that_only_points_is_no_name(text: str) -> None:
    """What is called "buổi lễ", "hội nghị lần này" and counted events name nothing new."""
    assert named(text, "Event") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dự án Đường dẫn cầu Sông Vàng 2 nối thị xã với huyện được khởi công.", "Đường dẫn cầu Sông Vàng 2"),
        ("Tỉnh đầu tư hầm đường bộ qua đèo Gió Lộng bằng vốn vay.", "hầm đường bộ qua đèo Gió Lộng"),
        ("Thành phố thông qua dự án nạo vét, thoát lũ khẩn cấp sông Mây với vốn 50 tỷ đồng.", "dự án nạo vét, thoát lũ khẩn cấp sông Mây"),
        ("Tỉnh khởi công Khu công nghiệp Đồng Xanh tại huyện.", "Khu công nghiệp Đồng Xanh"),
        ("Hai bên khánh thành cột mốc số 415 ở cửa khẩu.", "cột mốc số 415"),
        ("Bệnh viện Đa khoa Núi Cao từng được nâng cấp.", "Bệnh viện Đa khoa Núi Cao"),
        ("Họ dự lễ bàn giao Trường THPT Hoa Ban cho huyện.", "Trường THPT Hoa Ban"),
    ],
)
def test_a_work_is_named_by_its_own_name(text: str, name: str) -> None:
    """A work is found in the open, behind "dự án" and inside a ceremony's name, and ends before the clause behind it."""
    assert name in named(text, "Project")


@pytest.mark.parametrize(
    "text", ["Bị cáo lập dự án ở 6 huyện.", "Doanh nghiệp đầu tư dự án tỷ USD tại tỉnh.", "Tỉnh kêu gọi dự án nông nghiệp công nghệ cao."]
)
def test_kinds_of_projects_are_no_project(text: str) -> None:
    """A sum, a place or a field alone does not name a project."""
    assert named(text, "Project") == []


_WORDS = "lễ|ký|kết|biên|bản|ghi|nhớ|hợp|tác|giữa|tỉnh|Hòa|An|và|dự|án|cầu|Sông|2|hội|nghị|“|”|,|(|)|-|năm|2020|tại|về|đào|tạo".split("|")


@given(st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join))
def test_phrases_lie_in_order_and_overlap_only_inside_another(text: str) -> None:
    """Whatever the words: phrases lie within the text, in order, and share words only where one is marked as inner."""
    shaped = shape(text)
    found = phrases(shaped, 0, len(shaped))
    assert all(0 <= p.start <= p.name_start < p.end <= len(text) for p in found)
    assert list(found) == sorted(found, key=lambda p: p.start)
    outer: list[Phrase] = [p for p in found if not p.inner]
    assert all(a.end <= b.start for a, b in pairwise(outer))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nhà máy dệt, may, nhuộm của Công ty Sao Đỏ có vốn 70 triệu USD.", "Nhà máy dệt, may, nhuộm"),
        ("Tỉnh trao giấy phép cho dự án sản xuất, gia công sản phẩm từ xốp của Công ty Sao Đỏ.", "dự án sản xuất, gia công sản phẩm từ xốp"),
        ('Họ ký hợp đồng cho hai dự án "Xây dựng Trường Tiểu học xã Hoa Mai", "Nâng cấp Trạm y tế xã Sao Đỏ".', "Nâng cấp Trạm y tế xã Sao Đỏ"),
        ("Công ty khởi công xây dựng Trường Mầm non Hoa Mai tại huyện.", "Trường Mầm non Hoa Mai"),
    ],
)
def test_a_work_may_be_named_by_what_it_makes_or_in_quotation_marks(text: str, name: str) -> None:
    """What a factory makes names it where its owner follows; so do quotation marks behind "dự án"."""
    assert name in named(text, "Project")


@pytest.mark.parametrize(
    "text", ["Đoàn đến thăm Trường Mầm non Hoa Mai.", "Ông là hiệu trưởng Trường THPT Hoa Mai.", "Mục tiêu dự án sản xuất máy tính bảng."]
)
def test_a_house_that_nobody_is_making_is_no_project(text: str) -> None:
    """A school that is visited or led is an organisation, and an aim is no project."""
    assert named(text, "Project") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Tỉnh tổ chức Hội nghị sơ kết công tác dân vận, triển khai nhiệm vụ 6 tháng cuối năm.",
            "sơ kết công tác dân vận, triển khai nhiệm vụ 6 tháng",
        ),
        ("Ông dự Hội nghị lần thứ 5 Hội đồng điều phối vùng.", "Hội nghị lần thứ 5 Hội đồng điều phối vùng"),
        ("Sở tổ chức Hội thảo về cải cách hành chính tại tỉnh.", "Hội thảo về cải cách hành chính"),
        ("Hai bên dự Gặp gỡ đầu Xuân năm 2030 tại tỉnh.", "Gặp gỡ đầu Xuân năm 2030"),
    ],
)
def test_the_title_of_an_event_reads_on(text: str, name: str) -> None:
    """A comma, an ordinal and syllables that are half of a word do not end it."""
    assert any(name in found for found in named(text, "Event"))


@pytest.mark.parametrize("text", ['Ngày hội có chủ đề "Sắc hoa".', "Nội dung hội nghị bàn về du lịch.", "Sự kiện thu hút nhiều người."])
def test_what_is_said_of_an_event_is_no_name(text: str) -> None:
    """A theme, a content and what an event draws leave its type word bare."""
    assert all(len(found.split()) <= 2 for found in named(text, "Event"))
