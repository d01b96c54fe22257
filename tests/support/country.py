"""A generated country: readings of thousands of articles about places, people, firms, works and deeds, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from graph.schema import Reading
from tests.support.readings import Draft, place

_FIRST = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
_MIDDLE = "Văn Thị Đức Minh Quang Thanh Hữu Ngọc".split()
_LAST = "An Bình Cường Dũng Giang Hà Hải Hùng Khánh Lan Linh Long Mai Nam Phong Quân Sơn Tâm Thủy Trung Tuấn Việt".split()
_TITLES = ("Chủ tịch UBND tỉnh", "Bí thư Tỉnh ủy", "Phó Chủ tịch UBND", "Giám đốc Sở", "Ủy viên Bộ Chính trị")
_WORKS = ("cầu", "đường", "trường", "bệnh viện", "khu công nghiệp")
_FIELDS = ((), ("du lịch",), ("giao thông", "đầu tư"), ("giáo dục",), ("nông nghiệp", "y tế", "du lịch"))
_STATUSES = ("planned", "agreed", "signed", "done")
_DATES = (None, "2023", "2024-05", "2024-05-06", "2025-01-02", "2025-07-11")
_SUMS = (None, None, (12e9, "12 tỷ đồng"), (5e9, "5 tỷ đồng"), (139e9, "139 tỷ đồng"), (2.5e6, "2,5 triệu đồng"))


def country(articles: int, seed: int = 7, *, namesakes: bool = True) -> Iterator[Reading]:
    """Yield ``articles`` readings; every one names a few things of a country of 300 places, and some of its own.

    With ``namesakes`` there are 2,288 names of people, so most are shared by several; without, names are longer and seldom shared.
    """
    random = Random(seed)  # noqa: S311 - nothing secret
    places = [place(f"{_LAST[i % 22]} {_LAST[(i * 7 + i // 22) % 22]} {i}", id=f"vn/tinh-{i}", lat=8 + i / 20, lon=102 + i / 40) for i in range(300)]
    for number in range(articles):
        yield _reading(random, number, places, namesakes)


def _reading(random: Random, number: int, places: list, namesakes: bool) -> Reading:  # type: ignore[type-arg]
    day = random.choice((None, f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"))
    draft = Draft(f"Bài số {number}", published_on=day)
    at = [draft.locality(p.name, known=p) for p in random.sample(places, random.randint(2, 4))]
    people = [draft.official(_person(random, namesakes), (random.choice(_TITLES), random.choice(at))) for _ in range(random.randint(1, 3))]
    firm = draft.name("Organization", f"Công ty {_LAST[number % 22]} {random.randint(1, 400)}", kind=random.choice((None, "công ty")))
    work = draft.name("Project", f"{random.choice(_WORKS)} {_LAST[number % 22]} {random.randint(1, 900)}", kind=random.choice(_WORKS))
    deed = draft.name("Agreement", f"Bản ghi nhớ số {random.randint(1, 900)}", kind="bản ghi nhớ", on=random.choice(_DATES))
    event = draft.name("Event", f"Hội nghị số {random.randint(1, 900)}", on=random.choice(_DATES))

    def said(kind: str, source: str, target: str) -> None:
        money = random.choice(_SUMS) if kind in ("SUPPORTED", "FUNDS", "INVESTS_IN") else None
        amount = {"amount": money[0], "amount_vnd": int(money[0]), "currency": "VND", "amount_text": money[1]} if money else {}
        more = {"date": random.choice(_DATES), "status": random.choice(_STATUSES), "fields": random.choice(_FIELDS)}
        draft.claim(kind, source, target, **more, **amount)  # type: ignore[arg-type]

    said("COOPERATES_WITH", at[0], at[1])
    said("PARTY_TO", at[0], deed)
    said("LOCATED_IN", work, at[-1])
    for kind, source, target in (
        ("SUPPORTED", at[0], at[-1]),
        ("SUPPORTED", at[1], work),
        ("FUNDS", firm, work),
        ("INVESTS_IN", firm, at[1]),
        ("SIGNED", people[0], deed),
        ("PARTICIPATED_IN", people[-1], event),
        ("PARTICIPATED_IN", at[1], event),
        ("MET_WITH", at[0], at[-1]),
        ("MET_WITH", people[0], people[-1]),
        ("PART_OF", at[-1], at[0]),
        ("PARTY_TO", firm, deed),
    ):
        if source != target and random.random() < 0.5:
            said(kind, source, target)
    return draft.reading()


def _person(random: Random, namesakes: bool) -> str:
    name = f"{random.choice(_FIRST)} {random.choice(_MIDDLE)} {random.choice(_LAST)}"
    return name if namesakes else f"{name} {random.choice(_LAST)} {random.choice(_LAST)}"
