"""How the embedded store grows: loads synthetic readings and asks it what people ask.

    python benchmarks/store.py [CLAIMS ...]

For each size (10,000, 100,000 and 1,000,000 claims when none is given) one line: articles, claims per second of processor time of the load (other
programs on the machine do not count), size of the file, peak memory of the load, and the milliseconds of processor time of one find, a misspelt find,
``around`` at depth 1 of the best-connected node (at most 300 nodes) and of an ordinary one, and the three shortest paths between two
ordinary nodes (median and slowest of 20 pairs).

The readings have about ten claims an article, between 3,000 places (a few of them in very many articles, as in the news), officials, organisations,
projects, agreements and events, a third of which are named by one article only. Every size runs in a process of its own; the questions are asked by
another one that has just opened the file.
"""

from __future__ import annotations

import hashlib
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from graph.networkx_store import NetworkXStore
from graph.schema import Article, Claim, ClaimType, Entity, EntityType, Place, Position, Reading, Span

SYLLABLES = (
    "An Bình Cao Châu Chí Công Cường Dũng Dương Đông Đức Giang Hà Hải Hạnh Hậu Hiền Hòa Hoàng Hồng Hùng Hưng Hương Khánh Khoa Kiên Lan Lâm Liên"
    " Linh Long Lộc Mai Minh Mỹ Nam Nga Ngân Ngọc Nguyên Nhân Nhung Ninh Phong Phú Phúc Phương Quang Quân Quế Quốc Sơn Tân Tâm Tây"
    " Thái Thanh Thành Thảo Thắng Thiện Thịnh Thu Thuận Thủy Tiến Toàn Trang Trung Tuấn Tùng Tuyên Vân Việt Vinh Vĩnh Xuân Yên"
).split()
FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
CLAIMS_PER_ARTICLE = 10


def readings(claims: int) -> Iterator[Reading]:
    """Yield about ``claims / 10`` articles, the same at every call."""
    chance = random.Random(20250908)  # noqa: S311 - not for secrets
    places = [
        Place(f"vn/{i // 60}/p{i}", f"{_pick(chance, SYLLABLES)} {_pick(chance, SYLLABLES)} {i}", "xã", "vn", lat=10.5, lon=105.5)
        for i in range(3000)
    ]
    for number in range(claims // CLAIMS_PER_ARTICLE):
        yield _reading(number, chance, places)


def _reading(number: int, chance: random.Random, places: list[Place]) -> Reading:
    # A power law: the first places are in very many articles.
    here = {places[int(len(places) * chance.random() ** 3)].id: None for _ in range(4)}
    by_id = {place.id: place for place in places}
    entities: list[Entity] = []

    def name(type_: EntityType, called: str, **fields: object) -> str:
        start = 40 * len(entities)
        entities.append(Entity(f"e{len(entities) + 1}", type_, called, mentions=(Span(start, start + 10),), **fields))  # type: ignore[arg-type]
        return entities[-1].key

    at = [name("Locality", by_id[i].name, place=i, kind="xã") for i in here]
    a, b, c = at[0], at[1 % len(at)], at[-1]
    person = [
        " ".join((_pick(chance, FAMILIES), SYLLABLES[int(len(SYLLABLES) * chance.random() ** 2)], _pick(chance, SYLLABLES), _pick(chance, SYLLABLES)))
        for _ in range(2)
    ]
    people = [name("Official", p, positions=(Position("Chủ tịch UBND", at[i % len(at)]),)) for i, p in enumerate(person)]
    firm = name("Organization", f"Công ty {_pick(chance, SYLLABLES)} {_pick(chance, SYLLABLES)} {chance.randrange(40)}", kind="công ty")
    work = name("Project", f"Cầu {_pick(chance, SYLLABLES)} {number if number % 3 == 0 else chance.randrange(5000)}", kind="cầu")
    deed = name("Agreement", "Biên bản ghi nhớ hợp tác", kind="biên bản ghi nhớ", on=f"{2010 + number % 16}-0{1 + number % 9}-1{number % 10}")
    stated: list[tuple[ClaimType, str, str]] = [
        ("HOLDS_POSITION_AT", people[0], a),
        ("HOLDS_POSITION_AT", people[1], b),
        ("PARTY_TO", a, deed),
        ("PARTY_TO", b, deed),
        ("COOPERATES_WITH", a, b),
        ("MET_WITH", people[0], people[1]),
        ("SUPPORTED", a, c),
        ("FUNDS", firm, work),
        ("LOCATED_IN", work, c),
        ("INVESTS_IN", firm, b),
    ]
    text = " ".join(f"Bài {number}, câu {i}: {_pick(chance, SYLLABLES)} " + "hai địa phương trao đổi kinh nghiệm, " * 8 for i in range(12))
    article = Article(hashlib.sha256(text.encode()).hexdigest()[:16], text, f"Bài {number}", "Báo", "2025-09-08", None, f"{number}.txt")
    made = [
        Claim(
            f"{article.id}{i:x}",
            article.id,
            kind,
            source,
            target,
            text[300 * i : 300 * i + 250],
            300 * i,
            300 * i + 250,
            "benchmark",
            (300 * i, 300 * i + 9),
            "2025-09-08",
            fields=("du lịch",) if i % 3 == 0 else (),
        )
        for i, (kind, source, target) in enumerate(stated)
        if source != target
    ]
    return Reading(article, tuple(entities), tuple(made), tuple(by_id[i] for i in sorted(here)))


def _pick(chance: random.Random, words: list[str]) -> str:
    return words[int(len(words) * chance.random())]


def load(path: str, claims: int) -> dict[str, float]:
    """Load a new store; return what it took."""
    made = 0.0

    def timed() -> Iterator[Reading]:
        nonlocal made
        source = readings(claims)
        while True:
            start = time.process_time()
            reading = next(source, None)
            made += time.process_time() - start
            if reading is None:
                return
            yield reading

    start = time.process_time()
    with NetworkXStore.open(path, create=True) as store:
        done = store.add(timed())
    seconds = time.process_time() - start - made
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"articles": done.articles, "claims": done.claims, "claims_s": done.claims / seconds, "mb": Path(path).stat().st_size / 1e6, "rss": memory}


def ask(path: str) -> dict[str, float]:
    """Ask a store; return milliseconds of processor time."""
    chance = random.Random(1)  # noqa: S311 - not for secrets
    with NetworkXStore.open(path) as store:
        nodes = {place: store.node(f"vn/{place // 60}/p{place}") for place in range(0, 3000, 10)}
        known = [node for node in nodes.values() if node]
        took = {"find": _ms(lambda: store.find(known[40].name)), "near": _ms(lambda: store.find("Nguyen Van Bimh Minhh"))}
        took["hub"] = _ms(lambda: store.subgraph(store.near(["vn/0/p0"], limit=300)))
        took["around"] = _ms(lambda: store.subgraph(store.near([known[-1].id])))
        pairs = []
        for _ in range(20):
            a, b = chance.sample(known, 2)
            pairs.append(_ms(lambda a=a, b=b: store.paths(a.id, b.id, limit=3)))  # type: ignore[misc]
        took |= {"path": statistics.median(pairs), "slowest": max(pairs), "stats": _ms(store.counts)}
        took["nodes"] = sum(store.counts().nodes.values())
    return took


def _ms(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return 1000 * (time.process_time() - start)


def main(arguments: list[str]) -> None:
    """Run one step, or all of them in processes of their own."""
    if arguments[:1] == ["load"]:
        print(json.dumps(load(arguments[1], int(arguments[2]))))
        return
    if arguments[:1] == ["ask"]:
        print(json.dumps(ask(arguments[1])))
        return
    columns = "articles claims claims/s MB(file) MB(peak) nodes find near around(hub) around path path(max) stats"
    print("".join(f"{c:>12}" for c in columns.split()) + "   (ms)", flush=True)
    for claims in [int(a) for a in arguments] or [10_000, 100_000, 1_000_000]:
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "store.db")
            did, took = (
                json.loads(subprocess.run([sys.executable, __file__, *step], check=True, capture_output=True, text=True).stdout)  # noqa: S603 - itself
                for step in (["load", path, str(claims)], ["ask", path])
            )
        row = [did["articles"], did["claims"], did["claims_s"], did["mb"], did["rss"], took["nodes"]]
        row += [took[k] for k in ("find", "near", "hub", "around", "path", "slowest", "stats")]
        print("".join(f"{value:>12,.0f}" for value in row), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
