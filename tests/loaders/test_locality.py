"""Localities of an article: which place a mention is, one node for one place."""

from __future__ import annotations

import pytest

from loaders.reading import resolve
from loaders.source import Source


def localities(text: str) -> dict[str, str | None]:
    """Return the place id of each locality by its name."""
    return {d.name: d.place.id if d.place else None for d in resolve(Source("article.txt", text.encode())).localities}


def test_the_country_beside_a_name_decides() -> None:
    assert localities("Đoàn tỉnh Hà Nam làm việc.") == {"Hà Nam": "vn/ha-nam"}
    assert localities("Đoàn tỉnh Hà Nam (Trung Quốc) làm việc.") == {"Hà Nam": "cn/henan"}
    assert localities("Đoàn tỉnh Hà Nam thăm Trung Quốc.") == {"Hà Nam": "vn/ha-nam"}


def test_a_province_and_its_city_of_one_name_are_two() -> None:
    text = "Tại thành phố Lạng Sơn, tỉnh Lạng Sơn tổ chức hội nghị."
    assert localities(text) == {"Lạng Sơn": "vn/lang-son", "thành phố Lạng Sơn": "vn/lang-son/lang-son"}


def test_the_city_a_province_is_governed_from_is_another_unit_in_any_order() -> None:
    """The venue is the city; the province named before it, and in a row of provinces, is not."""
    text = "Hội nghị giữa tỉnh Lạng Sơn và tỉnh Hà Nam diễn ra tại thành phố Lạng Sơn."
    assert localities(text)["thành phố Lạng Sơn"] == "vn/lang-son/lang-son"
    text = "Hội nghị diễn ra tại thành phố Lạng Sơn với sự tham gia của các tỉnh gồm Lạng Sơn, Cao Bằng."
    assert localities(text)["Lạng Sơn"] == "vn/lang-son"
    assert list(localities("Đường qua các tỉnh, thành phố Lạng Sơn, Cao Bằng. Tỉnh Lạng Sơn vui.")) == ["Lạng Sơn", "Cao Bằng"]


def test_an_autonomous_region_is_known_without_its_people() -> None:
    text = "Đoàn khu tự trị dân tộc Choang Quảng Tây thăm tỉnh Hà Nam. Quảng Tây và Hà Nam ký kết."
    assert localities(text) == {"Quảng Tây": "cn/guangxi", "Hà Nam": "vn/ha-nam"}


def test_bare_names_in_a_row_lie_beside_each_other() -> None:
    """A row of cities is no chain of units, although one may lie in a prefecture named like the next."""
    found = resolve(Source("article.txt", "Đà Nẵng thân với các thành phố như Sakai, Kawasaki, Nagasaki, Fukuoka.".encode()))
    assert not any(t.chains for t in found.typed)


def test_a_unit_lies_in_the_next_one_up_and_not_in_another_country() -> None:
    text = "Thành phố Đồng Hới và thị xã Thà Khẹc (tỉnh Khăm Muộn) gặp huyện Mã Quan, châu Văn Sơn, tỉnh Vân Nam."
    found = resolve(Source("article.txt", text.encode()))
    chains = [(a.drafts[0].name, b.drafts[0].name) for t in found.typed for a, b in t.chains]
    assert sorted(chains) == [("Mã Quan", "Văn Sơn"), ("Thà Khẹc", "Khăm Muộn"), ("Văn Sơn", "Vân Nam")]
    found = resolve(Source("article.txt", "Đoàn thăm thủ đô Viêng Chăn, tỉnh Champasak.".encode()))
    assert not any(t.chains for t in found.typed)


def test_a_place_stays_what_it_was_said_to_be() -> None:
    text = "Ông sống ở phường Quỳnh Xuân, thị xã Hoàng Mai, tỉnh Nghệ An. Thị xã Hoàng Mai mới thành lập."
    assert [k for k in localities(text) if "Hoàng Mai" in k] == ["Hoàng Mai"]
    assert localities(text)["Hoàng Mai"] == "vn/nghe-an/hoang-mai"


def test_a_slip_of_the_pen_makes_no_second_place() -> None:
    assert list(localities("Thành phố Saint Petersburg (Nga) đón đoàn. Đoàn thành phố Saint Peterburg cảm ơn.")) == ["Saint Petersburg"]


def test_a_numbered_district_is_one_in_all_forms() -> None:
    assert len(localities("Dự án ở Q.10 và quận 10 thuộc TP.HCM.")) == 2


@pytest.mark.parametrize(("unit", "country"), [("tỉnh Wakayama", "jp"), ("tỉnh Vân Nam (Trung Quốc)", "cn")])
def test_an_unknown_town_lies_where_the_unit_above_it_does(unit: str, country: str) -> None:
    found = localities(f"Đoàn thành phố Kinosaka, {unit} đến thăm. Thành phố Kinosaka có nhiều cam.")
    assert (found["Kinosaka"] or "").startswith(f"{country}/")
