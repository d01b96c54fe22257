"""What a store does not keep."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.errors import InputError
from graph.schema import Position, Reading
from graph.validity import check
from tests.support.readings import Draft


def sound() -> Reading:
    draft = Draft("Hà Nội hỗ trợ Cà Mau")
    hanoi, ca_mau = draft.locality("Hà Nội"), draft.locality("Cà Mau")
    draft.claim("SUPPORTED", hanoi, ca_mau).claim("MET_WITH", ca_mau, hanoi)
    draft.name("Official", "Lê Văn Hải", positions=(Position("Bí thư", hanoi), Position("Phó Thủ tướng")))
    return draft.reading()


def with_entity(**fields: object) -> Reading:
    reading = sound()
    return replace(reading, entities=(*reading.entities[:2], replace(reading.entities[2], **fields)))  # type: ignore[arg-type]


def with_claim(**fields: object) -> Reading:
    reading = sound()
    return replace(reading, claims=(reading.claims[0], replace(reading.claims[1], **fields)))  # type: ignore[arg-type]


def with_text(text: str) -> Reading:
    reading = sound()
    return replace(reading, article=replace(reading.article, text=text))


def test_a_reading_that_holds_together_passes() -> None:
    check(sound())


@pytest.mark.parametrize(
    ("reading", "fault"),
    [
        (with_text("a\0b"), "NUL"),
        (with_text("khác"), "the quote of claim"),
        (with_entity(key="e1"), "two entities have one key"),
        (with_entity(place="ha-noi"), "has no slash"),
        (with_entity(place="vn/" + "x" * 1_000), "longer than 1,000 characters"),
        (with_entity(positions=(Position("Bí thư", "e9"),)), "holds a position at 'e9'"),
        (with_entity(positions=(Position("Bí thư", "e3"),)), "holds a position at 'e3'"),
        (with_claim(article_id="another"), "is of article another"),
        (with_claim(type="LOVES"), "unknown type or status LOVES"),
        (with_claim(status="dreamt"), "unknown type or status"),
        (with_claim(target="e3"), "says MET_WITH of e2 (Locality) and e3 (Official)"),
        (with_claim(type="SIGNED"), "says SIGNED of e2 (Locality)"),
        (with_claim(quote_start=3), "the quote of claim"),
        (with_claim(claim_id=sound().claims[0].claim_id), "two claims have one id"),
    ],
)
def test_what_does_not_is_refused_with_article_and_fault(reading: Reading, fault: str) -> None:
    with pytest.raises(InputError) as told:
        check(reading)
    assert fault in str(told.value)
    assert reading.article.id in str(told.value)
    assert told.value.cure
