"""What must come out right from the five real articles the project began from."""

from __future__ import annotations

import pytest

from graph.schema import Claim, Reading
from loaders import read
from loaders.source import Source
from tests.support.quality import annotated


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {stem: read(Source(text.name, text.read_bytes())) for stem, (text, _) in annotated("seeds").items()}


def names(reading: Reading) -> dict[str, str]:
    return {e.key: e.name for e in reading.entities}


def claims(reading: Reading, kind: str) -> list[tuple[str, str, Claim]]:
    known = names(reading)
    return [(known[c.source], known[c.target], c) for c in reading.claims if c.type == kind]


def test_a_total_and_its_parts_stay_three_claims(readings: dict[str, Reading]) -> None:
    """139 = 12 + 127 tỷ: nothing is added up and nothing is left out."""
    told = {(s, t, c.amount_vnd) for s, t, c in claims(readings["004"], "SUPPORTED")}
    assert told == {
        ("Hà Nội", "Cà Mau", 139_000_000_000),
        ("Hà Nội", "Cà Mau", 12_000_000_000),
        ("Hà Nội", "Cột cờ Hà Nội tại Mũi Cà Mau", 127_000_000_000),
    }


def test_planned_investment_of_a_localitys_investors(readings: dict[str, Reading]) -> None:
    """Nearly 60 nghìn tỷ of expected capital is an investment that is planned."""
    ((source, target, claim),) = claims(readings["000"], "INVESTS_IN")
    assert (source, target) == ("Hà Nội", "Thái Nguyên")
    assert (claim.amount_vnd, claim.status, claim.amount_text) == (60_000_000_000_000, "planned", "gần 60 nghìn tỷ đồng")


def test_nothing_comes_from_menus_and_related_news(readings: dict[str, Reading]) -> None:
    """Names that only teasers and menus hold are nowhere."""
    everything = {n for r in readings.values() for e in r.entities for n in (e.name, *e.aliases)}
    assert not everything & {"Phan Văn Giang", "Trần Sỹ Thanh", "Nguyễn Duy Ngọc", "Quảng Trị", "Quảng Ninh", "Sơn Tây", "Hà Tĩnh", "Nghệ An"}


def test_gdp_is_not_cooperation_money(readings: dict[str, Reading]) -> None:
    assert [c for c in readings["002"].claims if c.amount is not None] == []


def test_three_parties_to_one_memorandum_under_two_names(readings: dict[str, Reading]) -> None:
    """The caption names the memorandum differently: it is one agreement with three parties."""
    (agreement,) = [e for e in readings["001"].entities if e.type == "Agreement"]
    assert any("biên bản hợp tác" in a for a in agreement.aliases)
    assert {s for s, _, _ in claims(readings["001"], "PARTY_TO")} == {"Cao Bằng", "Lạng Sơn", "Thái Nguyên"}
    assert claims(readings["001"], "SIGNED") == []


def test_dates_are_those_the_articles_state(readings: dict[str, Reading]) -> None:
    assert {stem: r.article.published_on for stem, r in readings.items()} == {
        "000": None, "001": "2026-01-09", "002": None, "003": "2023-12-18", "004": "2025-09-09",
    }  # fmt: skip


def test_bac_lieu_is_known_by_its_name_and_by_what_became_of_it(readings: dict[str, Reading]) -> None:
    """The old province is a node of its own that ended, with its successor beside it."""
    places = {p.id: p for p in readings["004"].places}
    old = places["vn/bac-lieu"]
    assert (old.merged_into, old.merged_on, old.valid_to) == (("vn/ca-mau",), "2025-07-01", "2025-06-30")
    assert "vn/ca-mau" in places
