"""Laws that hold for every article that is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import seeds
from graph.errors import InputError
from graph.schema import SIGNATURES, SYMMETRIC, Reading
from loaders import read
from loaders.source import Source, sources
from tests.support.quality import shared

_WORDS = """Bí thư Tỉnh ủy|Chủ tịch UBND tỉnh|thành phố|tỉnh|Hà Giang|Lào Cai|Vân Nam|Cần Thơ|Osaka|ông|Nguyễn Văn An|Trần Thị Bình|đã tiếp
hội đàm với|ký kết|biên bản ghi nhớ|hợp tác|giữa|và|,|;|.|(|)|hỗ trợ|5 tỷ đồng|cho|mỗi tỉnh|tại|hội nghị|lễ ký kết|do|làm trưởng đoàn|sẽ
mong muốn|dự án|cầu|xã|huyện|Công ty|ngày 3/4/2021|hai địa phương|Thủ đô|“|”|-|TP.|HCM|Ảnh:""".replace("\n", "|").split("|")


def check(reading: Reading) -> None:
    """Assert what the schema promises of a reading."""
    text = reading.article.text
    entities = {e.key: e for e in reading.entities}
    assert list(entities) == [f"e{i}" for i in range(1, len(entities) + 1)]
    assert len({c.claim_id for c in reading.claims}) == len(reading.claims)
    for entity in reading.entities:
        assert entity.mentions
        assert all(0 <= m.start < m.end <= len(text) for m in entity.mentions)
    for claim in reading.claims:
        assert text[claim.quote_start : claim.quote_end] == claim.quote
        assert len(claim.spans) % 2 == 0
        assert all(claim.quote_start <= o <= claim.quote_end for o in claim.spans)
        sources_, targets = SIGNATURES[claim.type]
        source, target = entities[claim.source], entities[claim.target]
        assert source.type in sources_
        assert target.type in targets
        assert source is not target
        assert claim.type not in SYMMETRIC or source.type == target.type
        assert claim.said_on == reading.article.published_on
    assert [p.id for p in reading.places] == sorted({p.id for p in reading.places})
    assert {e.place for e in reading.entities if e.type == "Locality"} <= {p.id for p in reading.places}


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_reading_that_holds_together(words: list[str]) -> None:
    source = Source("made.txt", " ".join(words).replace(" ;", "\n").encode() + b" .")
    reading = read(source)
    check(reading)
    assert read(source) == reading


def test_signs_of_icon_fonts_say_nothing() -> None:
    reading = read(Source("bai.txt", "Tỉnh Nam Định \ue002 đã tiếp \ue002 tỉnh Hòa Bình.".encode()))
    assert {e.name for e in reading.entities} == {"Nam Định", "Hòa Bình"}
    assert [c.type for c in reading.claims] == ["MET_WITH"]


@pytest.mark.parametrize(("name", "data"), list(seeds.articles()), ids=[n for n, _ in seeds.articles()])
def test_the_bundled_articles_hold_together(name: str, data: bytes) -> None:
    check(read(Source(name, data)))


def test_three_hundred_real_articles_hold_together() -> None:
    for source in sources([shared() / "corpus" / "cooperation", shared() / "corpus" / "other"]):
        check(read(source))


def test_articles_about_other_things_state_next_to_no_cooperation() -> None:
    """At most five claims of the cooperation types in 140 articles that have no word of it."""
    found = [
        (source.name, c.type, c.quote)
        for source in sources([shared() / "corpus" / "other"])
        for c in read(source).claims
        if c.type in {"COOPERATES_WITH", "MET_WITH", "SIGNED", "PARTY_TO", "SUPPORTED"}
    ]
    assert len(found) <= 5, found


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", "is empty"), (b"  \n ", "is empty"), (b"\x89PNG\r\n\x1a\n....", "PNG"), (b"a\x00b", "NUL")],
)
def test_what_is_no_article_is_refused_in_one_line(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why) as error:
        read(Source("x.bin", data))
    assert "\n" not in str(error.value)


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(sources([tmp_path / "none.txt"]))
    with pytest.raises(InputError, match="no articles"):
        list(sources([tmp_path]))


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Chủ tịch UBND xã Lũng Cú, huyện Đồng Văn, tỉnh Hà Giang Nguyễn Văn An dự.", ["Lũng Cú < Đồng Văn", "Đồng Văn < Hà Giang"]),
        ("Chủ tịch UBND huyện Đồng Văn (Hà Giang) Nguyễn Văn An dự.", ["Đồng Văn < Hà Giang"]),
        ("Ông Nguyễn Văn An, Trưởng phòng Kinh tế huyện Đồng Văn tỉnh Hà Giang, dự.", ["Đồng Văn < Hà Giang"]),
        ("Bí thư Huyện ủy Đồng Văn, tỉnh Hà Giang hỗ trợ xã.", ["Đồng Văn < Hà Giang"]),
    ],
)
def test_the_units_above_the_seat_of_an_office_are_read(text: str, chain: list[str]) -> None:
    reading = read(Source("made.txt", text.encode()))
    names = {e.key: e.name for e in reading.entities}
    assert [f"{names[c.source]} < {names[c.target]}" for c in reading.claims if c.type == "PART_OF"] == chain
    seats = [names[c.target] for c in reading.claims if c.type == "HOLDS_POSITION_AT"]
    assert seats == ([chain[0].split(" < ")[0]] if "Nguyễn" in text else [])


def stated(text: str) -> set[tuple[str, str, str]]:
    reading = read(Source("bai.txt", text.encode()))
    names = {e.key: e.name for e in reading.entities}
    return {(c.type, names[c.source], names[c.target]) for c in reading.claims}


def test_the_units_above_a_commune_are_read_within_an_office_too() -> None:
    found = stated("Chủ tịch UBND xã Lũng Cú (Đồng Văn, Hà Giang) Nguyễn Văn Mây đã ký biên bản ghi nhớ về bảo tồn rừng với Công ty Hoa Mai.")
    assert {("PART_OF", "Lũng Cú", "Đồng Văn"), ("PART_OF", "Đồng Văn", "Hà Giang")} <= found


def test_the_bodies_of_a_locality_in_a_row_are_the_locality() -> None:
    found = stated("Tỉnh ủy - HĐND - UBND - Ủy ban MTTQ Việt Nam tỉnh Quảng Ninh quyết định hỗ trợ tỉnh Yên Bái 5 tỷ đồng.")
    assert ("SUPPORTED", "Quảng Ninh", "Yên Bái") in found


def test_what_an_investment_costs_may_stand_in_the_next_sentence() -> None:
    text = "Nhà máy chè Sao Đỏ tại huyện Mèo Vạc do Công ty Hoa Mai làm chủ đầu tư. Dự án có tổng vốn đầu tư 300 tỷ đồng."
    reading = read(Source("bai.txt", text.encode()))
    assert [c.amount_vnd for c in reading.claims if c.type == "INVESTS_IN"] == [300_000_000_000]


def test_what_a_project_is_wished_to_cost_is_not_its_price() -> None:
    begun = "Công ty Hoa Mai khởi công dự án khu đô thị Sao Khuê tại huyện Mèo Vạc. Người dân huyện Mèo Vạc rất vui. "
    for rest, paid in (("có tổng vốn", [300_000_000_000]), ("cần thêm vốn", [None])):
        reading = read(Source("bai.txt", f"{begun}Dự án khu đô thị Sao Khuê {rest} 300 tỷ đồng.".encode()))
        assert [c.amount_vnd for c in reading.claims if c.type == "INVESTS_IN"] == paid


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Trường Đại học Mây Trắng (Hà Giang) ký biên bản ghi nhớ về đào tạo với tỉnh Lào Cai.",
            {"LOCATED_IN Trường Đại học Mây Trắng Hà Giang", "PARTY_TO Trường Đại học Mây Trắng biên bản ghi nhớ về đào tạo"},
        ),
        (
            "Diễn đàn kinh tế vùng cao thu hút 12 tỉnh, trong đó có Hà Giang và Lào Cai tham gia.",
            {"PARTICIPATED_IN Hà Giang Diễn đàn kinh tế vùng cao", "PARTICIPATED_IN Lào Cai Diễn đàn kinh tế vùng cao"},
        ),
        ("Lãnh đạo tỉnh Hà Giang tại Lễ hội Hoa Đào. Ảnh: Văn Nam", {"PARTICIPATED_IN Hà Giang Lễ hội Hoa Đào"}),
        ("Lễ hội Hoa Đào diễn ra tại hai xã Lũng Cú và Lũng Táo.", {"LOCATED_IN Lễ hội Hoa Đào Lũng Cú", "LOCATED_IN Lễ hội Hoa Đào Lũng Táo"}),
        ("Hội nghị thượng đỉnh giữa Tổng thống Mỹ Jane Smith với Triều Tiên tại Hà Nội.", {"LOCATED_IN Hội nghị thượng đỉnh Hà Nội"}),
        (
            "Công ty Sao Đỏ khởi công tuyến tàu điện ven sông với tổng vốn 900 tỷ đồng.",
            {"INVESTS_IN Công ty Sao Đỏ tuyến tàu điện ven sông"},
        ),
        (
            "Bệnh viện Sao Mai, TP.HCM tặng quà cho người nghèo xã Lũng Cú.",
            {"FUNDS Bệnh viện Sao Mai Lũng Cú", "LOCATED_IN Bệnh viện Sao Mai TP.HCM"},
        ),
        (
            "Nhằm sẻ chia với bà con tỉnh Hà Giang bị lũ, Công ty Sao Đỏ đã ủng hộ 1 tỷ đồng.",
            {"FUNDS Công ty Sao Đỏ Hà Giang"},
        ),
        (
            "Công ty Sao Đỏ ủng hộ tỉnh Hà Giang 5 tỷ đồng, Tập đoàn Hoa Mai 3 tỷ đồng.",
            {"FUNDS Công ty Sao Đỏ Hà Giang", "FUNDS Tập đoàn Hoa Mai Hà Giang"},
        ),
        ("Nhận lời mời của tỉnh Lào Cai, đoàn công tác tỉnh Hà Giang sang dự Lễ hội Hoa Đào.", {"PARTICIPATED_IN Hà Giang Lễ hội Hoa Đào"}),
    ],
)
def test_what_a_sentence_states(text: str, claims: set[str]) -> None:
    reading = read(Source("made.txt", text.encode()))
    names = {e.key: e.name for e in reading.entities}
    assert claims <= {f"{c.type} {names[c.source]} {names[c.target]}" for c in reading.claims}


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Tổng Lãnh sự Nhật Bản tại Đà Nẵng Takeda Hiroshi chào từ biệt.", "Takeda Hiroshi", "Tổng Lãnh sự Nhật Bản tại Đà Nẵng"),
        ("Ông Trần Văn Mây, Trưởng ban Tổ chức Tỉnh ủy Lào Cai, dự.", "Trần Văn Mây", "Trưởng ban Tổ chức Tỉnh ủy"),
    ],
)
def test_whose_title_it_is(text: str, name: str, title: str) -> None:
    people = [e for e in read(Source("made.txt", text.encode())).entities if e.type == "Official"]
    assert [(p.name, p.positions[0].title) for p in people] == [(name, title)]


def test_a_name_broken_over_two_lines_is_one_name() -> None:
    reading = read(Source("made.txt", "Đoàn tỉnh Hà\nGiang thăm tỉnh Lào Cai. Tỉnh Hà Giang cảm ơn tỉnh Lào Cai.".encode()))
    assert all("\n" not in form for e in reading.entities for form in (e.name, *e.aliases))
    assert {e.name for e in reading.entities} == {"Hà Giang", "Lào Cai"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Công ty Sao Đỏ phối hợp với Hội Khuyến học Việt Nam tặng quà cho người nghèo.", {"Công ty Sao Đỏ", "Hội Khuyến học Việt Nam"}),
        ("Chương trình do Bệnh viện Sao Mai tài trợ.", {"Bệnh viện Sao Mai"}),
        ("Các đơn vị ủng hộ gồm: Trường Đại học Sao Mai (50 triệu đồng).", {"Trường Đại học Sao Mai"}),
        ("Ông tốt nghiệp Trường Đại học Sao Mai.", set()),
        ("UBND tỉnh giao Sở Y tế phối hợp với các ngành.", set()),
    ],
)
def test_an_organization_that_acts_is_kept(text: str, kept: set[str]) -> None:
    """One that gives, organises or signs is an entity although no claim holds it; one only named, or told to do something, is none."""
    assert {e.name for e in read(Source("made.txt", text.encode())).entities if e.type == "Organization"} == kept
