"""A graph to look at maps with: invented facts in invented sentences."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from graph.names import slug
from graph.schema import ARTICLE, MERGED_INTO, SYMMETRIC, Node, Relationship, Subgraph
from viz import render

LOCALITIES: dict[str, dict[str, Any]] = {
    "Hà Nội": {"id": "vn/ha-noi", "kind": "thành phố", "aliases": ["TP Hà Nội", "Thủ đô"], "lat": 21.03, "lon": 105.85},
    "Hải Phòng": {"id": "vn/hai-phong", "kind": "thành phố", "aliases": ["TP Hải Phòng", "đất Cảng"], "lat": 20.86, "lon": 106.68},
    "Lào Cai": {"id": "vn/lao-cai", "kind": "tỉnh", "aliases": ["tỉnh Lào Cai"], "lat": 22.34, "lon": 104.15},
    "Yên Bái": {
        "id": "vn/yen-bai",
        "kind": "tỉnh",
        "aliases": ["tỉnh Yên Bái"],
        "lat": 21.72,
        "lon": 104.91,
        "valid_to": "2025-06-30",
    },
    "Huế": {"id": "vn/hue", "kind": "thành phố", "aliases": ["TP Huế", "Cố đô"], "lat": 16.46, "lon": 107.59},
    "Quảng Trị": {"id": "vn/quang-tri", "kind": "tỉnh", "aliases": [], "lat": 17.47, "lon": 106.62},
    "Quảng Bình": {"id": "vn/quang-binh", "kind": "tỉnh", "aliases": [], "lat": 17.47, "lon": 106.6, "valid_to": "2025-06-30"},
    "Đà Nẵng": {"id": "vn/da-nang", "kind": "thành phố", "aliases": ["TP Đà Nẵng"], "lat": 16.05, "lon": 108.2},
    "Cần Thơ": {"id": "vn/can-tho", "kind": "thành phố", "aliases": ["TP Cần Thơ", "Tây Đô"], "lat": 10.03, "lon": 105.78},
    "Savannakhet": {"id": "la/savannakhet", "kind": "tỉnh", "aliases": ["Sa-vẳn-na-khệt"], "country": "la", "lat": 16.55, "lon": 104.75},
    "Fukuoka": {"id": "jp/fukuoka", "kind": "tỉnh", "aliases": ["Phư-cư-ô-ca"], "country": "jp", "lat": 33.59, "lon": 130.4},
    "Bát Xát": {"id": "vn/lao-cai/bat-xat", "kind": "xã", "aliases": ["xã Bát Xát"], "lat": 22.53, "lon": 103.89},
}
OTHERS: dict[str, tuple[str, str | None, list[str]]] = {
    "Trịnh Hoài Sương": ("Official", None, ["bà Sương"]),
    "Đoàn Khắc Lữ": ("Official", None, ["ông Lữ"]),
    "Mạc Thùy Vân": ("Official", None, []),
    "Lò Văn Phìn": ("Official", None, []),
    "Tôn Nữ Minh Triều": ("Official", None, []),
    "Hồ Sĩ Quảng": ("Official", None, []),
    "Khamphone Sayavong": ("Official", None, []),
    "Hattori Kenji": ("Official", None, []),
    "Từ Công Đán": ("Official", None, []),
    "Công ty Cảng Nam Đình": ("Organization", "công ty", ["Cảng Nam Đình"]),
    "Quỹ Bạn Hữu Sông Hồng": ("Organization", "quỹ", []),
    "Trường Đại học Thượng Tứ": ("Organization", "trường đại học", []),
    "Sở Du lịch Huế": ("Organization", "sở", []),
    "cầu Bản Vược": ("Project", "cầu", []),
    "Trường tiểu học Mường Hum": ("Project", "trường", []),
    "đường nối cảng Lạch Huyện với cao tốc Lào Cai": ("Project", "đường", ["đường nối cảng"]),
    "kè biển Thuận An": ("Project", "kè", []),
    "bệnh viện hữu nghị Savannakhet": ("Project", "bệnh viện", []),
    "bản ghi nhớ hợp tác du lịch ba địa phương": ("Agreement", "bản ghi nhớ", ["bản ghi nhớ"]),
    "biên bản ghi nhớ Cần Thơ - Fukuoka": ("Agreement", "biên bản ghi nhớ", []),
    "thỏa thuận kết nghĩa Huế - Savannakhet": ("Agreement", "thỏa thuận", []),
    "Hội nghị kết nối cung cầu vùng Tây Bắc": ("Event", "hội nghị", []),
    "Lễ hội Áo dài Huế 2024": ("Event", "lễ hội", []),
    "Diễn đàn logistics Bắc Trung Bộ": ("Event", "diễn đàn", []),
}
ARTICLES: tuple[tuple[str, str, str | None, str | None], ...] = (
    ("Hải Phòng tiếp sức Lào Cai sau lũ", "Báo Hải Đăng", "2024-09-20", "https://haidang.example/2024/tiep-suc?trang=1&muc=2"),
    ("Ba địa phương cùng làm du lịch", "Nhật báo Sông Hương", "2024-03-11", "https://songhuong.example/ba-dia-phuong"),
    ("Cần Thơ và Fukuoka bắt tay về nông nghiệp", "Tạp chí Miệt Vườn", "2023-11-02", None),
    ("Thủ đô với miền núi phía Bắc: mười năm nhìn lại", "Báo Hồng Hà", "2025-08-15", "https://hongha.example/muoi-nam"),
    ("Huế và Savannakhet nối dài tình láng giềng", "Nhật báo Sông Hương", None, None),
)

# Article, source, type, target, sentence (the words that made the claim in brackets), properties as JSON.
FACTS: tuple[tuple[int, str, str, str, str, dict[str, Any]], ...] = tuple(
    (int(article), source, type_, target, sentence, json.loads(properties[0]) if properties else {})
    for article, source, type_, target, sentence, *properties in (
        line.split("\t") for line in (Path(__file__).parent / "facts.tsv").read_text(encoding="utf-8").splitlines()
    )
)
MERGERS = (("Yên Bái", "Lào Cai"), ("Quảng Bình", "Quảng Trị"))


def node_id(name: str) -> str:
    """Return the id of a node of the sample."""
    return str(LOCALITIES[name]["id"]) if name in LOCALITIES else slug(name)


def sample() -> Subgraph:
    """Return a graph of 36 nodes and some sixty claims as a store would return it."""
    nodes = [Node(p["id"], "Locality", {"name": name, "country": "vn", "valid_to": None, **p}) for name, p in LOCALITIES.items()]
    nodes += [
        Node(slug(name), label, {"id": slug(name), "name": name, "aliases": aliases, "kind": kind}) for name, (label, kind, aliases) in OTHERS.items()
    ]
    texts = ["" for _ in ARTICLES]
    claims = []
    for article, source, type_, target, marked, properties in FACTS:
        quote = re.sub(r"[\[\]]", "", marked)
        base = texts[article].find(quote)
        if base < 0:
            base = len(texts[article])
            texts[article] += quote + "\n"
        spans: list[int] = []
        for k, found in enumerate(re.finditer(r"\[([^\]]*)\]", marked)):
            spans += [base + found.start() - 2 * k, base + found.end() - 2 * k - 2]
        claims.append((article, source, type_, target, quote, base, spans, properties))
    ids = [hashlib.sha256(text.encode()).hexdigest()[:16] for text in texts]
    relationships = []
    for number, (article, source, type_, target, quote, base, spans, properties) in enumerate(claims):
        ends = node_id(source), node_id(target)
        if type_ in SYMMETRIC:
            ends = min(ends), max(ends)
        values: dict[str, Any] = {
            "claim_id": hashlib.sha256(f"{number}{quote}".encode()).hexdigest()[:16],
            "article_id": ids[article],
            "quote": quote,
            "quote_start": base,
            "quote_end": base + len(quote),
            "spans": spans,
            "said_on": ARTICLES[article][2],
            "date": None,
            "status": "done",
            "fields": [],
            "titles": [],
            "amount": None,
            "amount_vnd": None,
            "currency": None,
            "amount_text": None,
            "rule": "sample",
            **properties,
        }
        relationships.append(Relationship(type_, *ends, values))
    for old, new in MERGERS:
        relationships.append(Relationship(MERGED_INTO, node_id(old), node_id(new), {"on": "2025-07-01", "instrument": "Nghị quyết 202/2025/QH15"}))
    articles = [
        Node(ids[k], ARTICLE, {"id": ids[k], "title": title, "outlet": outlet, "published_on": on, "url": url, "source": f"{k}.txt"})
        for k, (title, outlet, on, url) in enumerate(ARTICLES)
    ]
    return subgraph(nodes, relationships, articles)


@cache
def sample_map() -> str:
    """Return the map of the sample."""
    return render(sample())


def subgraph(nodes: list[Node], relationships: list[Relationship], articles: list[Node]) -> Subgraph:
    """Return a Subgraph in the order the schema promises."""
    return Subgraph(
        tuple(sorted(nodes, key=lambda n: n.id)),
        tuple(sorted(relationships, key=lambda r: (r.source, r.target, r.type, str(r.properties.get("claim_id"))))),
        tuple(sorted(articles, key=lambda n: n.id)),
    )
