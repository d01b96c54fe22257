"""Which mentions of agreements, events and projects are one thing."""

from __future__ import annotations

from loaders.draft import Draft
from loaders.reading import resolve
from loaders.source import Source


def things(text: str, kind: str) -> list[Draft]:
    """Return the agreements, events or projects of ``text``."""
    resolved = resolve(Source("bai.txt", text.encode()))
    return list({"Agreement": resolved.agreements, "Event": resolved.events, "Project": resolved.projects}[kind])


def names(text: str, kind: str) -> list[str]:
    """Return their names in order of first mention."""
    return [d.name for d in things(text, kind)]


def test_one_agreement_under_several_names_is_one() -> None:
    """A bare type word and a shorter wording are the agreement named in full, whichever comes first."""
    text = (
        "Hai tỉnh ký biên bản ghi nhớ. Biên bản ghi nhớ về hợp tác trồng rừng giai đoạn 2031-2035 gồm năm điều. "
        "Thỏa thuận hợp tác trồng rừng này có hiệu lực ngay."
    )
    [agreement] = things(text, "Agreement")
    assert agreement.name == "Biên bản ghi nhớ về hợp tác trồng rừng giai đoạn 2031-2035"
    assert len(agreement.mentions) == 3


def test_agreements_of_other_subjects_and_periods_are_several() -> None:
    """Another period or another subject is another agreement."""
    text = (
        "Hai bên ký thỏa thuận hợp tác kinh tế, xã hội giai đoạn 2031-2035. "
        "Thỏa thuận hợp tác kinh tế, xã hội giai đoạn 2026-2030 đã kết thúc. Hai sở cũng ký biên bản ghi nhớ về phòng cháy rừng thông."
    )
    assert len(names(text, "Agreement")) == 3


def test_an_agreement_with_another_organization_is_another() -> None:
    """What the city signed before with another partner stays apart from what it signs now."""
    text = (
        "UBND TP.HCM đã ký thỏa thuận phối hợp phát triển du lịch giai đoạn 2031 - 2035 với Hiệp hội Du lịch TP.HCM. "
        "Trước đó, UBND TP.HCM cũng đã ký kết thỏa thuận hợp tác với Hiệp hội Gốm sứ TP.HCM."
    )
    assert names(text, "Agreement") == ["thỏa thuận phối hợp phát triển du lịch giai đoạn 2031 - 2035", "thỏa thuận hợp tác"]


def test_a_general_name_is_the_agreement_named_in_full() -> None:
    """Words that every agreement shares tell no other one, but a partner does."""
    text = "Tỉnh Hà Giang ký thỏa thuận hợp tác toàn diện với tỉnh Cao Bằng. Thỏa thuận hợp tác về trồng rừng giai đoạn 2031-2035 gồm năm điều."
    assert names(text, "Agreement") == ["Thỏa thuận hợp tác về trồng rừng giai đoạn 2031-2035"]
    assert len(names(text + " Tỉnh Hà Giang cũng ký thỏa thuận hợp tác với tỉnh Lào Cai.", "Agreement")) == 2


def test_a_memorandum_and_a_later_accord_are_two() -> None:
    text = "Hà Giang và Cao Bằng ký Bản ghi nhớ về hợp tác hữu nghị năm 2030. Năm 2035, hai bên ký Thỏa thuận nâng cấp quan hệ giữa hai tỉnh."
    assert len(names(text, "Agreement")) == 2


def test_an_agreement_of_an_earlier_year_is_another_than_the_one_just_signed() -> None:
    text = "Hai tỉnh ký bản ghi nhớ hợp tác\n\nChiều 6/10, hai tỉnh ký bản ghi nhớ hợp tác. Năm 2015, hai tỉnh đã ký bản ghi nhớ thiết lập quan hệ."
    assert len(names(text, "Agreement")) == 2
    assert len(names("Hai tỉnh bàn về bản ghi nhớ hợp tác. Năm 2015, hai tỉnh đã ký bản ghi nhớ này.", "Agreement")) == 1


def test_what_a_conference_agreed_on_is_an_agreement() -> None:
    text = "Biên bản hội nghị về bảo vệ rừng giữa tỉnh Hà Giang và tỉnh Cao Bằng được ký sáng nay."
    assert names(text, "Agreement") == ["Biên bản hội nghị về bảo vệ rừng"]
    assert names(text, "Event") == []


def test_to_sign_cooperation_alone_names_no_agreement() -> None:
    """To sign cooperation points to an agreement and is none by itself."""
    assert names("Tỉnh đã ký kết hợp tác với nhiều địa phương.", "Agreement") == []


def test_the_ceremony_is_one_however_it_is_called() -> None:
    """Both "buổi lễ" and "lễ khởi công" are the groundbreaking named in full."""
    text = "Sáng 2/3, tỉnh tổ chức lễ động thổ cầu Sông Vàng 2. Phát biểu tại lễ khởi công, ông nói ngắn. Buổi lễ kết thúc lúc 9 giờ."
    [event] = things(text, "Event")
    assert event.name == "lễ động thổ cầu Sông Vàng 2"
    assert len(event.mentions) == 3


def test_a_bare_ceremony_is_an_event_where_it_is_the_only_name() -> None:
    """An article that only says "lễ thông xe" has that event."""
    assert names("Sáng 2/3, hai tỉnh tổ chức lễ thông xe. Ông phát biểu tại buổi lễ.", "Event") == ["lễ thông xe"]


def test_the_ceremony_and_the_occasion_are_the_festival() -> None:
    """Where an article names one event, "buổi lễ" and "sự kiện" point to it."""
    text = "Tối 2/3, Lễ hội Hoa Ban 2031 khai mạc. Dự buổi lễ có hàng nghìn người. Sự kiện do tỉnh tổ chức."
    [event] = things(text, "Event")
    assert event.name == "Lễ hội Hoa Ban 2031"
    assert len(event.mentions) == 3


def test_fairs_of_one_sentence_are_several() -> None:
    """A row of fairs and another place of the same kind of fair are events of their own."""
    text = "Tỉnh dự Hội chợ Blue Sea Expo 2031 tại Úc và Hội chợ Green Food Fair 2031 tại Nga. Hội nghị lần thứ 3 họp sau Hội nghị lần thứ 2."
    assert names(text, "Event") == ["Hội chợ Blue Sea Expo 2031", "Hội chợ Green Food Fair 2031", "Hội nghị lần thứ 3", "Hội nghị lần thứ 2"]


def test_works_of_other_kinds_and_numbers_are_several() -> None:
    """A bridge, the road to it and the next bridge are three works; roman and arabic numbers are one."""
    text = (
        "Tỉnh khởi công cầu Sông Vàng II. Vốn của cầu Sông Vàng 2 là 90 tỷ đồng. "
        "Đường dẫn cầu Sông Vàng 2 được xây dựng sau. Cầu Sông Vàng 1 đã hoàn thành. Hai huyện xây dựng hầm đường bộ qua đèo Gió, tức hầm đèo Gió."
    )
    assert names(text, "Project") == ["cầu Sông Vàng II", "Đường dẫn cầu Sông Vàng 2", "Cầu Sông Vàng 1", "hầm đường bộ qua đèo Gió"]


def test_a_work_named_in_a_ceremony_is_found_and_pointed_to() -> None:
    """The school of "lễ bàn giao Trường ..." is the one that "Trường được xây dựng" speaks of."""
    text = "Tỉnh tổ chức lễ bàn giao Trường THPT Hoa Ban. Trường được xây dựng bằng vốn của tỉnh bạn."
    [school] = things(text, "Project")
    assert school.name == "Trường THPT Hoa Ban"
    assert len(school.mentions) == 2


def test_a_row_of_roads_is_one_project_each() -> None:
    """Each road of a row has its own name, with the type word in front or behind."""
    text = "Sông Công - Hòa Mỹ và Đông Sơn - Tây Thủy là hai tuyến cao tốc được đầu tư. Cao tốc Đông Sơn - Tây Thủy khởi công trước."
    assert len(names(text, "Project")) == 2
