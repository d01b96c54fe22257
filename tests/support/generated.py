"""Generated readings whose names, parties and dates collide often, as hypothesis strategies."""

from __future__ import annotations

from hypothesis import strategies as st

from graph.schema import Reading
from tests.support.readings import Draft, place

CA_MAU = place("Cà Mau", aliases=("CMA",))
PLACES = (
    place("Hà Nội", aliases=("HN", "Thăng Long")),
    CA_MAU,
    place("Bạc Liêu", valid_to="2025-06-30", merged_into=("vn/ca-mau",), merged_on="2025-07-01", instrument="202/2025/QH15"),
    place("Hà Nội", aliases=("HN",)),  # another version of the same unit, which says less
    place("Phú Bình", id="vn/thai-nguyen/phu-binh", kind="huyện"),
)
TITLES = ("Chủ tịch UBND", "Bí thư Tỉnh ủy", "nguyên Phó Chủ tịch", "Ủy viên Bộ Chính trị", "Phó Thủ tướng", "Giám đốc")
DATES = (None, "2024", "2024-05", "2024-05-06", "2025-01-02")


@st.composite
def readings(draw: st.DrawFn, number: int = 0) -> Reading:
    """Return one reading; ``number`` makes its text its own."""
    draft = Draft(f"Bài {number}", published_on=draw(st.sampled_from((None, "2025-09-08"))), places=[CA_MAU])
    at = [
        draft.locality(p.name, known=p, aliases=draw(st.sampled_from(((), ("thủ phủ",)))))
        for p in draw(st.lists(st.sampled_from(PLACES), max_size=3))
    ]
    firms = [
        draft.name("Organization", name, kind=kind) for name, kind in draw(st.lists(st.tuples(NAMES, st.sampled_from((None, "công ty"))), max_size=2))
    ]
    for name in draw(st.lists(st.sampled_from(("Lê Văn Hải", "Lê Văn Hai", "LÊ VĂN HẢI")), max_size=2)):
        draft.official(name, *draw(st.lists(st.tuples(st.sampled_from(TITLES), st.sampled_from([None, *at, *firms])), max_size=2)))
    for name in draw(st.lists(NAMES, max_size=1)):
        work = draft.name("Project", name)
        for locality in at[:1]:
            draft.claim("LOCATED_IN", work, locality)
    for name, kind, on in draw(st.lists(st.tuples(DEEDS, st.sampled_from((None, "thỏa thuận", "biên bản")), st.sampled_from(DATES)), max_size=2)):
        deed = draft.name("Agreement", name, kind=kind, on=on)
        for party in draw(st.sets(st.sampled_from([*at, *firms]))) if at or firms else ():
            draft.claim("PARTY_TO", party, deed)
    for name, on in draw(st.lists(st.tuples(MEETINGS, st.sampled_from(DATES)), max_size=2)):
        event = draft.name("Event", name, on=on)
        for locality in draw(st.sets(st.sampled_from(at), max_size=1)) if at else ():
            draft.claim("LOCATED_IN", event, locality)
    if len(at) > 1:
        draft.claim("COOPERATES_WITH", at[0], at[1], date=draw(st.sampled_from(DATES)))
        draft.claim("SUPPORTED", at[1], at[0], amount=5e9, amount_vnd=5_000_000_000, currency="VND", amount_text="5 tỷ đồng")
    return draft.reading()


NAMES = st.sampled_from(("Cầu Sông Hồng", "cầu sông Hồng", "Cau Song Hong", "deadbeefdeadbeef", "Hội nghị xúc tiến đầu tư"))
DEEDS = st.sampled_from(("Biên bản ghi nhớ", "Thỏa thuận hợp tác du lịch", "Thoả thuận hợp tác du lịch", "Chương trình phát triển vùng", "Hội nghị"))
MEETINGS = st.sampled_from(("Hội nghị", "Hội nghị xúc tiến đầu tư", "Lễ hội hoa", "Festival Huế 2024", "Ký kết"))


@st.composite
def corpora(draw: st.DrawFn) -> list[Reading]:
    """Return up to six readings of different articles."""
    return [draw(readings(number)) for number in range(draw(st.integers(1, 6)))]
