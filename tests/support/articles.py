"""Articles about Cà Mau, Hà Nội and others that tests of stores share, and what can be seen in a store."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, settings

from graph.export import claims_jsonl
from graph.schema import Reading
from graph.store import Store
from tests.support.readings import Draft, place

NewStore = Callable[[], Store]
on_stores = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

CA_MAU = place("Cà Mau", aliases=("CMA",), lat=9.18, lon=105.15)
BAC_LIEU = place("Bạc Liêu", valid_to="2025-06-30", merged_into=("vn/ca-mau",), merged_on="2025-07-01", instrument="202/2025/QH15")
HANOI = place("Hà Nội", kind="thành phố", aliases=("Thành phố Hà Nội", "TP. HN"))


def visit() -> Reading:
    """Return an article: Cà Mau's delegation visits Hà Nội, which gave 139 billion đồng."""
    draft = Draft("Cà Mau thăm Hà Nội")
    hanoi, ca_mau = draft.locality("Hà Nội", known=HANOI, aliases=["Thủ đô"]), draft.locality("Cà Mau", known=CA_MAU)
    host = draft.official("Bùi Thị Minh Hoài", ("Bí thư Thành ủy", hanoi), ("Ủy viên Bộ Chính trị", None))
    guest = draft.official("Nguyễn Hồ Hải", ("Bí thư Tỉnh ủy", ca_mau))
    draft.claim("MET_WITH", guest, host, date="2025-09-08").claim("MET_WITH", hanoi, ca_mau)
    draft.claim("SUPPORTED", hanoi, ca_mau, amount=139e9, amount_vnd=139_000_000_000, currency="VND", amount_text="139 tỷ đồng", fields=("an sinh",))
    return draft.reading()


def memorandum(
    *provinces: str, title: str = "Ba tỉnh ký bản ghi nhớ", name: str = "Bản ghi nhớ hợp tác ba tỉnh", on: str | None = "2024-01-09"
) -> Reading:
    """Return an article: provinces sign a memorandum."""
    draft = Draft(title)
    deed = draft.name("Agreement", name, kind="bản ghi nhớ", on=on)
    for province in provinces or ("Cao Bằng", "Lạng Sơn", "Thái Nguyên"):
        draft.claim("PARTY_TO", draft.locality(province), deed)
    return draft.reading()


def merger() -> Reading:
    """Return an article about a province that is no more; it does not name the province that it became part of."""
    draft = Draft("Chuyện Bạc Liêu", places=[CA_MAU])
    draft.claim("COOPERATES_WITH", draft.locality("Bạc Liêu", known=BAC_LIEU), draft.locality("Lạng Sơn"))
    return draft.reading()


def export(store: Store) -> str:
    """Return all that was loaded, as ``claims-jsonl``."""
    return "".join(claims_jsonl(store.readings()))


def listing(store: Store) -> tuple[object, ...]:
    """Return everything that can be seen in a store."""
    return export(store), store.subgraph(), store.counts(), store.duplicates(), [store.find(name) for name in ("le van hai", "hop tac", "ha noi")]
