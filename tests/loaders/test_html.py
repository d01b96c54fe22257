"""Web pages: the article without its surroundings, and what the page states about it."""

from __future__ import annotations

import json

import pytest

from graph.errors import InputError
from loaders.document import Document, document
from loaders.source import Source

FIRST = (
    "Chiều 8/9, đoàn công tác của tỉnh Bình Lâm đã đến thăm và làm việc với lãnh đạo tỉnh Sơn Hà. Hai bên thống nhất phối hợp phát triển du lịch, "
    "nông nghiệp và giáo dục trong giai đoạn mới."
)
SECOND = (
    "Phát biểu tại buổi làm việc, lãnh đạo hai tỉnh khẳng định sẽ tiếp tục trao đổi kinh nghiệm, mở rộng những lĩnh vực mới, hỗ trợ các xã vùng sâu "
    "xây dựng trường học."
)


def page(head: str = "", heading: str = "Hai tỉnh ký thỏa thuận hợp tác") -> bytes:
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{heading} - Báo Bình Lâm</title>{head}</head>
    <body><nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/kt">Kinh tế</a></li></ul></nav>
    <article><h1>{heading}</h1><p>{FIRST}</p><p>{SECOND}</p></article>
    <aside><h3>Tin liên quan</h3><ul><li><a href="/2">Tỉnh Hạ Vân tặng quà tỉnh Đông Trà</a></li></ul></aside>
    <footer>Bản quyền thuộc về tòa soạn</footer></body></html>""".encode()


def linked(**facts: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **facts})}</script>'


def read(data: bytes, name: str = "bai.html") -> Document:
    return document(Source(name, data, html=name.endswith("html")))


def test_headline_and_paragraphs_are_kept_and_menus_and_teasers_are_not() -> None:
    text = read(page()).text
    assert text.startswith("Hai tỉnh ký thỏa thuận hợp tác\n")
    assert FIRST in text.split("\n")
    assert SECOND in text.split("\n")
    assert text.count("Hai tỉnh ký thỏa thuận") == 1
    assert not any(word in text for word in ("Trang chủ", "Hạ Vân", "Bản quyền", "<p>"))


def test_json_ld_states_title_day_outlet_and_the_canonical_link_the_address() -> None:
    facts = linked(headline="Hai tỉnh ký kết", datePublished="2025-09-08T10:15:00+07:00", publisher={"@type": "Organization", "name": "Báo Bình Lâm"})
    found = read(page(facts + '<link rel="canonical" href="https://bao.example/1">'))
    assert (found.title, found.published_on, found.outlet, found.url) == ("Hai tỉnh ký kết", "2025-09-08", "Báo Bình Lâm", "https://bao.example/1")


def test_json_ld_may_be_a_list_or_a_graph_and_is_passed_over_when_broken() -> None:
    entries = [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "datePublished": "2025-09-08"}]
    for found in (json.dumps(entries), json.dumps({"@graph": entries})):
        assert read(page(f'<script type="application/ld+json">{found}</script>')).published_on == "2025-09-08"
    assert read(page('<script type="application/ld+json">{"@type": "NewsArticle", </script>')).published_on is None


@pytest.mark.parametrize(
    ("meta", "field", "value"),
    [
        ('<meta property="og:title" content="Hai tỉnh ký kết">', "title", "Hai tỉnh ký kết"),
        ('<meta property="og:site_name" content="Báo Bình Lâm">', "outlet", "Báo Bình Lâm"),
        ('<meta property="article:published_time" content="2025-09-08T10:15:00+07:00">', "published_on", "2025-09-08"),
        ('<meta itemprop="datePublished" content="08/09/2025 10:15">', "published_on", "2025-09-08"),
        ('<meta name="pubdate" content="2025-09-08">', "published_on", "2025-09-08"),
        ('<meta property="og:url" content="https://bao.example/1">', "url", "https://bao.example/1"),
    ],
)
def test_meta_elements_state_what_json_ld_does_not(meta: str, field: str, value: str) -> None:
    assert getattr(read(page(meta)), field) == value


def test_a_day_that_is_not_stated_is_not_guessed() -> None:
    found = read(page('<link rel="canonical" href="https://bao.example/2025/09/08/tin">', heading="Tin ngày 7/9/2025 của hai tỉnh"))
    assert found.published_on is None


def test_a_page_in_a_text_file_is_still_a_page() -> None:
    assert read(b"\n<!-- saved -->\n" + page(), "bai.txt").text == read(page()).text


def test_a_page_in_a_legacy_encoding_reads_the_same() -> None:
    assert read(page().decode().encode("utf-16")).text == read(page()).text


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><body><script>x</script></body></html>", b"<html>" + b"<div>" * 5000])
def test_a_page_without_an_article_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(InputError, match=r"bai\.html is a web page without an article"):
        read(data)
