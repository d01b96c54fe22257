"""A small graph of our own making, in a store file, and the program as a function."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from explorer.main import main
from graph.schema import Article, Claim, ClaimType, Entity, Place, Position, Reading, Span, Status
from graph.store import open_store

CA_MAU = Place("vn/ca-mau", "Cà Mau", "tỉnh", "vn")
PLACES = (
    Place(
        "vn/bac-lieu",
        "Bạc Liêu",
        "tỉnh",
        "vn",
        valid_to="2025-06-30",
        merged_into=("vn/ca-mau",),
        merged_on="2025-07-01",
        instrument="nghị quyết thử",
    ),
    CA_MAU,
    Place("vn/ha-noi", "Hà Nội", "thành phố", "vn"),
    Place("vn/lang-son", "Lạng Sơn", "tỉnh", "vn"),
)


@dataclass(frozen=True)
class Answer:
    """What one run of the program did."""

    code: int
    out: str
    err: str


def _claim(article: Article, source: str, claim_type: ClaimType, target: str, quote: str, **given: object) -> Claim:
    start = article.text.index(quote)
    spans = [
        offset
        for word in str(given.pop("words", "")).split("|")
        if word
        for offset in (article.text.index(word), article.text.index(word) + len(word))
    ]
    return Claim(
        claim_id=hashlib.sha256(f"{article.id}{source}{claim_type}{target}{given}".encode()).hexdigest()[:16],
        article_id=article.id,
        type=claim_type,
        source=source,
        target=target,
        quote=quote,
        quote_start=start,
        quote_end=start + len(quote),
        rule="test",
        said_on=article.published_on,
        spans=tuple(spans),
        **given,  # type: ignore[arg-type]
    )


def _article(text: str, title: str, **given: str) -> Article:
    return Article(hashlib.sha256(text.encode()).hexdigest()[:16], text, title, **given)


def _locality(key: str, place: str, *aliases: str) -> Entity:
    name = next(held.name for held in PLACES if held.id == place)
    return Entity(key, "Locality", name, aliases, (Span(0, 2),), place=place)


def readings() -> tuple[Reading, ...]:
    """Return what two invented articles say: support, a position, a cooperation and a meeting without a date."""
    first = _article(
        "Năm 2016, Hà Nội hỗ trợ Cà Mau 12 tỷ đồng. Ông Trần Văn Tám, Bí thư Tỉnh ủy Cà Mau, cảm ơn. Bạc Liêu hợp tác với Hà Nội.",
        "Thủ đô giúp đất Mũi",
        outlet="Báo Thử",
        published_on="2025-09-09",
        source="giup.txt",
    )
    second = _article("Hà Nội làm việc với Lạng Sơn. Hà Nội sẽ hỗ trợ Cà Mau 3 tỷ đồng.", "Thăm xứ Lạng", source="tham.txt")
    money: dict[str, object] = {"currency": "VND", "words": "Hà Nội|hỗ trợ|Cà Mau"}
    done: Status = "done"
    planned: Status = "planned"
    return (
        Reading(
            first,
            (
                _locality("e1", "vn/ha-noi", "TP Hà Nội"),
                _locality("e2", "vn/ca-mau", "đất Mũi"),
                Entity("e3", "Official", "Trần Văn Tám", (), (Span(47, 59),), positions=(Position("Bí thư Tỉnh ủy", "e2"),)),
                _locality("e4", "vn/bac-lieu"),
            ),
            (
                _claim(
                    first,
                    "e1",
                    "SUPPORTED",
                    "e2",
                    "Năm 2016, Hà Nội hỗ trợ Cà Mau 12 tỷ đồng.",
                    date="2016",
                    status=done,
                    amount=12e9,
                    amount_vnd=12_000_000_000,
                    amount_text="12 tỷ đồng",
                    **money,
                ),
                _claim(
                    first,
                    "e3",
                    "HOLDS_POSITION_AT",
                    "e2",
                    "Ông Trần Văn Tám, Bí thư Tỉnh ủy Cà Mau, cảm ơn.",
                    titles=("Bí thư Tỉnh ủy",),
                ),
                _claim(first, "e4", "COOPERATES_WITH", "e1", "Bạc Liêu hợp tác với Hà Nội."),
            ),
            tuple(held for held in PLACES if held.id != "vn/lang-son"),
        ),
        Reading(
            second,
            (_locality("e1", "vn/ha-noi"), _locality("e2", "vn/lang-son"), _locality("e3", "vn/ca-mau")),
            (
                _claim(second, "e1", "MET_WITH", "e2", "Hà Nội làm việc với Lạng Sơn."),
                _claim(
                    second,
                    "e1",
                    "SUPPORTED",
                    "e3",
                    "Hà Nội sẽ hỗ trợ Cà Mau 3 tỷ đồng.",
                    status=planned,
                    amount=3e9,
                    amount_vnd=3_000_000_000,
                    amount_text="3 tỷ đồng",
                    **money,
                ),
            ),
            tuple(held for held in PLACES if held.id != "vn/bac-lieu"),
        ),
    )


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store file that holds ``readings()``."""
    place = tmp_path_factory.mktemp("store") / "small.db"
    with open_store(str(place), create=True) as graph:
        graph.add(readings())
    return place


@pytest.fixture
def lienket(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Answer]:
    """Give the program, run in an empty folder in English without a store of its own: ``lienket("path", "A", "B")``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LIENKET_LANG", "LIENKET_STORE", "LIENKET_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> Answer:
        code = main([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return Answer(code, captured.out, captured.err)

    return run
