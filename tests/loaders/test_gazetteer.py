"""The gazetteer answers by every name a reader would use, and knows what became of each unit."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.names import key
from graph.schema import Place
from loaders.gazetteer import Gazetteer, gazetteer

ROOT = Path(__file__).parents[2]
DATA = ROOT / "loaders" / "data"


def rows() -> list[list[str]]:
    tables = (gzip.decompress((DATA / name).read_bytes()).decode() for name in ("places.tsv.gz", "communes.tsv.gz"))
    return [line.split("\t") for table in tables for line in table.splitlines()]


PLACES: list[Place] = [place for row in rows() if (place := gazetteer().place(row[0]))]
BY_ID = {place.id: place for place in PLACES}


def ids(name: str) -> list[str]:
    return [place.id for place in gazetteer().named(name)]


def provinces() -> list[Place]:
    return [p for p in PLACES if p.country == "vn" and gazetteer().level(p) == 1]


def test_there_are_34_provinces_today_and_63_before_july_2025() -> None:
    today = [p for p in provinces() if p.valid_to is None]
    before = [p for p in provinces() if p.valid_to in (None, "2025-06-30")]
    assert (len(today), len(before)) == (34, 63)


def test_a_province_that_ended_in_2025_says_when_by_what_and_into_which() -> None:
    (bac_lieu, *_) = gazetteer().named("Bạc Liêu")
    assert (bac_lieu.id, bac_lieu.valid_to) == ("vn/bac-lieu", "2025-06-30")
    assert (bac_lieu.merged_into, bac_lieu.merged_on, bac_lieu.instrument) == (("vn/ca-mau",), "2025-07-01", "Nghị quyết 202/2025/QH15")


@pytest.mark.parametrize("name", ["Cà Mau", "Thái Nguyên", "Huế", "Hà Nội", "Quảng Ninh", "Cao Bằng"])
def test_a_province_that_kept_its_name_is_one_node(name: str) -> None:
    first = gazetteer().named(name)[0]
    assert (first.valid_to, first.merged_into) == (None, ())
    assert [p.id for p in provinces() if p.name == name] == [first.id]


def test_every_ended_province_leads_to_provinces_of_today() -> None:
    for province in provinces():
        followed = [p for p in gazetteer().closure([province.id]) if not p.merged_into]
        assert followed
        assert all(p.valid_to is None for p in followed), province.id


def test_a_district_is_known_by_name_and_leads_to_the_province_of_today() -> None:
    pho_yen = gazetteer().place("vn/thai-nguyen/pho-yen")
    assert pho_yen
    assert pho_yen in gazetteer().named("Phổ Yên")
    assert (pho_yen.parent, pho_yen.valid_to, pho_yen.merged_into) == ("vn/thai-nguyen", "2025-06-30", ("vn/thai-nguyen",))
    gia_rai = gazetteer().place("vn/bac-lieu/gia-rai")
    assert gia_rai
    assert gia_rai.merged_into == ("vn/ca-mau",)


def test_an_island_district_became_a_special_zone() -> None:
    zones = {p.name for p in PLACES if p.kind == "đặc khu" and p.valid_to is None}
    assert len(zones) == 13
    con_dao = gazetteer().place("vn/ba-ria-vung-tau/con-dao")
    assert con_dao
    assert [(p.kind, p.parent) for p in gazetteer().closure([con_dao.id]) if p.id != con_dao.id] == [("đặc khu", "vn/ho-chi-minh")]


def test_there_are_3321_communes_today_all_in_provinces_of_today() -> None:
    today = [p for p in PLACES if p.country == "vn" and gazetteer().level(p) == 3 and p.valid_to is None]
    assert len(today) == 3321
    assert all(p.parent and BY_ID[p.parent].valid_to is None for p in today)


def test_a_commune_that_kept_name_and_class_word_is_one_node() -> None:
    trung_thanh = [p for p in gazetteer().named("Trung Thành") if p.parent and p.parent.startswith("vn/thai-nguyen") and p.valid_to is None]
    assert [p.id for p in trung_thanh] == ["vn/thai-nguyen/trung-thanh"]
    assert (trung_thanh[0].kind, trung_thanh[0].valid_from) == ("phường", None)


def test_an_ended_commune_leads_to_communes_of_today() -> None:
    ended = [p for p in PLACES if gazetteer().level(p) == 3 and p.valid_to]
    assert all(p.merged_into and p.merged_on == "2025-07-01" for p in ended)
    assert all(BY_ID[target].valid_to is None for p in ended for target in p.merged_into)
    hoang_lau = gazetteer().place("vn/vinh-phuc/tam-duong/hoang-lau")
    assert hoang_lau
    assert (hoang_lau.merged_into, hoang_lau.instrument) == (("vn/phu-tho/hoang-an",), "Nghị quyết 1676/NQ-UBTVQH15")


@pytest.mark.parametrize(
    ("place_id", "names"),
    [
        ("vn/ho-chi-minh", "TPHCM; TP.HCM; TP HCM; HCM; Sài Gòn; Hồ Chí Minh"),
        ("vn/hue", "Thừa Thiên Huế; Thừa Thiên - Huế; T.T.Huế; TT-Huế; Huế"),
        ("vn/ba-ria-vung-tau", "Bà Rịa - Vũng Tàu; Bà Rịa – Vũng Tàu; Bà Rịa-Vũng Tàu; BR-VT; Bà Rịa Vũng Tàu"),
        ("vn/dak-lak", "Đắk Lắk; Đắc Lắc; Đăk Lăk; ĐẮK LẮK"),
        ("vn/hoa-binh", "Hoà Bình; Hòa Bình"),
        ("vn/ha-tay", "Hà Tây"),
        ("la/savannakhet", "Savannakhet; Xa-vẳn-na-khệt; Xa Vẳn Na Khẹt; Xavẳnnakhệt; Xavannakhet; Sa-vẳn-na-khệt"),
        ("la/luang-prabang", "Luông Pha Băng; Luang Prabang; Luông Pra-băng; Luông Prabang"),
        ("la/champasak", "Chăm-pa-sắc; Champasak; Chăm Pa Sắc; Chămpasắc"),
        ("la/vientiane", "Viêng Chăn; Vientiane; Viên Chăn"),
        ("kh/phnom-penh", "Phnôm Pênh; Phnom Penh"),
        ("kh/siem-reap", "Xiêm Riệp; Siem Reap; Siêm Riệp"),
        ("kh/mondulkiri", "Mondulkiri; Mônđunkiri; Môn-đun-ki-ri"),
        ("cn/guangxi", "Quảng Tây; Guangxi"),
        ("cn/pingxiang-guangxi", "Bằng Tường"),
        ("cn/fangchenggang", "Phòng Thành Cảng"),
        ("kr/seoul", "Seoul; Xơ-un; Xê-un"),
        ("kr/north-gyeongsang", "Gyeongsangbuk; Gyeongsang Bắc; Bắc Gyeongsang"),
        ("jp/hokkaido", "Hokkaido; Hokkaidō; Hốc-cai-đô"),
        ("th/nakhon-phanom", "Nakhon Phanom; Na-khon Pha-nôm"),
        ("th/mukdahan", "Mukdahan; Múc-đa-hản"),
        ("ru/moscow", "Moskva; Mát-xcơ-va; Matxcơva"),
        ("de/frankfurt", "Frankfurt"),
        ("ro/brasov", "Brasov; Braşov"),
        ("cn/hong-kong", "Hồng Kông; Hồng Công; Hong Kong"),
    ],
)
def test_every_press_spelling_finds_the_place_first(place_id: str, names: str) -> None:
    found = {name: ids(name)[:1] for name in names.split("; ")}
    assert {name: first for name, first in found.items() if first != [place_id]} == {}


@pytest.mark.parametrize(
    "name", ["Osaka", "Seoul", "Busan", "Dubai", "Leipzig", "Chongqing", "Siem Reap", "Frankfurt", "Sydney", "Wiesbaden", "Eindhoven"]
)
def test_a_known_foreign_city_is_found_by_its_latin_name_in_running_text(name: str) -> None:
    assert ids(name)
    assert name in set(gazetteer().names())


def test_namesakes_are_all_returned_vietnamese_provinces_before_foreign_ones_before_communes() -> None:
    assert ids("Hà Nam")[:2] == ["vn/ha-nam", "cn/henan"]
    assert ids("Sơn Tây")[:3] == ["vn/ha-noi/son-tay", "vn/quang-ngai/son-tay", "cn/shanxi"]
    assert ids("Trùng Khánh")[:2] == ["vn/cao-bang/trung-khanh", "cn/chongqing"]
    assert ids("Tân Cương")[0] == "cn/xinjiang"
    assert "vn/thai-nguyen/tan-cuong" in ids("Tân Cương")
    assert ids("Quảng Châu")[0] == "cn/guangzhou"
    assert ids("Hậu Giang")[:2] == ["vn/hau-giang", "vn/hau-giang-1976"]


def test_provinces_with_a_city_of_the_same_name_come_first_and_differ_in_class_word() -> None:
    assert [(p.id, p.kind) for p in gazetteer().named("Osaka")] == [("jp/osaka", "tỉnh"), ("jp/thanh-pho-osaka", "thành phố")]
    assert [(p.id, p.kind) for p in gazetteer().named("Viêng Chăn")] == [("la/vientiane", "thành phố"), ("la/tinh-vientiane", "tỉnh")]


def test_whole_levels_of_the_neighbours_are_there() -> None:
    count = {c: sum(1 for p in PLACES if p.country == c and gazetteer().level(p) == 1) for c in ("la", "kh", "cn", "jp", "kr", "th", "tw")}
    assert count == {"la": 18, "kh": 25, "cn": 33, "jp": 47, "kr": 17, "th": 77, "tw": 22}


@pytest.mark.parametrize(
    ("name", "code"),
    [("CHDCND Lào", "la"), ("Mỹ", "us"), ("Hoa Kỳ", "us"), ("Nhật", "jp"), ("Hàn Quốc", "kr"), ("CHLB Đức", "de"), ("Úc", "au"), ("Đài Loan", "tw"),
     ("Cam-pu-chia", "kh"), ("Campuchia", "kh"), ("Cộng hòa Séc", "cz"), ("Burkina Faso", "bf"), ("việt nam", "vn")],
)  # fmt: skip
def test_a_country_is_known_by_its_press_names(name: str, code: str) -> None:
    assert gazetteer().is_country(name) == code


@pytest.mark.parametrize("name", ["Hà Nội", "Quảng Tây", "Đồng bằng sông Cửu Long", "Hồng Kông", "ASEAN", ""])
def test_a_place_a_region_and_nothing_are_no_countries(name: str) -> None:
    assert gazetteer().is_country(name) is None


def test_no_country_is_a_place_by_another_of_its_names() -> None:
    codes = gazetteer().countries()
    assert {p.id for p in PLACES if p.country != "vn" for name in p.aliases if key(name) in codes} == set()


@pytest.mark.parametrize("name", ["Tây Nguyên", "Đồng bằng sông Cửu Long", "ĐBSCL", "Mekong", "Đông Nam Á", "châu Âu"])
def test_a_region_is_told_from_a_place(name: str) -> None:
    assert gazetteer().is_region(name)
    assert not gazetteer().is_region("Hà Nội")


def test_common_words_and_personal_names_are_not_offered_for_running_text() -> None:
    offered = set(gazetteer().names())
    for name, place_id in (("Trang", "th/trang"), ("Nan", "th/nan"), ("Hà Trì", "cn/hechi"), ("Đại Lý", "cn/dali"), ("Hoàng Sơn", "cn/huangshan")):
        assert name not in offered
        assert place_id in ids(name)


def test_names_are_offered_once_and_each_is_known() -> None:
    offered = list(gazetteer().names())
    assert len(offered) == len(set(offered))
    assert all(gazetteer().named(name) or gazetteer().is_country(name) for name in offered)
    assert set(offered) < set(gazetteer().names(communes=True))


def test_ids_are_unique_ascii_paths_that_begin_with_the_country() -> None:
    listed = [row[0] for row in rows()]
    assert len(listed) == len(set(listed)) == len(PLACES)
    assert all(i.isascii() and i.islower() and " " not in i and i.split("/")[0] == BY_ID[i].country for i in listed)


def test_every_parent_and_every_successor_exists_and_nothing_leads_in_a_circle() -> None:
    for place in PLACES:
        assert all(i in BY_ID and i != place.id for i in (*place.merged_into, *filter(None, [place.parent]))), place.id
        assert bool(place.merged_into) == (place.valid_to is not None), place.id
        above, seen = place.parent, {place.id}
        while above:
            assert above not in seen
            seen.add(above)
            above = BY_ID[above].parent


def test_coordinates_lie_in_the_country() -> None:
    here = [p for p in PLACES if p.country == "vn" and p.lat is not None and p.lon is not None]
    assert len(here) > 0.99 * sum(1 for p in PLACES if p.country == "vn" and p.valid_to in (None, "2025-06-30"))
    assert all(7.0 < (p.lat or 0) < 23.5 and 102.0 < (p.lon or 0) < 116.0 for p in here)


def test_stored_keys_are_those_of_the_matching_rule() -> None:
    """Fails when ``graph.names.key`` changes: then the tables are to be built again."""
    for row in rows():
        names = [row[1], *row[5].split("|"), *row[13].split("|")]
        assert row[15].split("|") == list(dict.fromkeys(key(name) for name in names if name)), row[0]


def test_a_place_is_found_by_its_id_and_by_each_of_its_names() -> None:
    for place in PLACES:
        assert gazetteer().place(place.id) == place
        for name in (place.name, *place.aliases):
            assert place in gazetteer().named(name)
            assert place in gazetteer().named(name.upper())


@given(st.lists(st.sampled_from(sorted(BY_ID)), max_size=5))
def test_closure_is_sorted_complete_and_stable(chosen: list[str]) -> None:
    closure = gazetteer().closure(chosen)
    found = [p.id for p in closure]
    assert found == sorted(set(found))
    assert set(chosen) <= set(found)
    assert {i for p in closure for i in p.merged_into} <= set(found)
    assert gazetteer().closure(reversed(found)) == closure


def test_an_unknown_name_and_an_unknown_id_give_nothing() -> None:
    assert gazetteer().named("Không Đâu Cả") == ()
    assert gazetteer().place("vn/-/khong-dau") is None
    assert gazetteer().closure(["vn/-/khong-dau"]) == ()


@pytest.mark.parametrize(("kind", "level"), [("tỉnh", 1), ("huyện", 2), ("xã", 3), (None, 2)])
def test_a_place_only_articles_know_has_the_level_of_its_class_word(kind: str | None, level: int) -> None:
    assert gazetteer().level(Place("vn/-/khong-dau", "Không Đâu", kind)) == level


def test_two_gazetteers_give_the_same_answers_in_the_same_order() -> None:
    assert list(Gazetteer().names(communes=True)) == list(gazetteer().names(communes=True))
    assert Gazetteer().named("Châu Thành") == gazetteer().named("Châu Thành")


def test_the_tables_are_small() -> None:
    assert sum(file.stat().st_size for file in DATA.glob("*.tsv*")) < 1_500_000


@pytest.mark.skipif("LIENKET_PACKAGES" not in os.environ, reason="LIENKET_PACKAGES names no folder with the packages the tables are built from")
def test_building_again_from_the_packages_gives_the_same_tables(tmp_path: Path) -> None:
    for part in ("graph", "loaders"):
        shutil.copytree(ROOT / part, tmp_path / part)
    built, tables = tmp_path / "loaders" / "data", ("places.tsv.gz", "communes.tsv.gz", "countries.tsv")
    for name in tables:
        (built / name).unlink()
    subprocess.run([sys.executable, built / "build.py", os.environ["LIENKET_PACKAGES"]], check=True, cwd=tmp_path)

    def lines(folder: Path, name: str) -> bytes:
        data = (folder / name).read_bytes()
        return gzip.decompress(data) if name.endswith(".gz") else data

    for name in tables:
        assert lines(built, name) == lines(DATA, name)
