"""The map in a real browser: what a reader does, and what she sees then."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from graph.schema import Node, Subgraph
from tests.viz.conftest import Opened
from tests.viz.generated import crowded, generated
from tests.viz.hostile import hostile
from tests.viz.pictures import seeds_map
from tests.viz.sample import sample, sample_map
from tests.viz.views import covering, labels, panel
from viz import NEWEST, Options, notebook, render


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the map of the bundled articles, made by the program."""
    return seeds_map(tmp_path_factory.mktemp("seeds")).read_text(encoding="utf-8")


def test_the_first_view_of_the_seeds_shows_every_name_large_enough_and_none_on_another(opened: Opened, bundled: str) -> None:
    page = opened(bundled)
    shown = labels(page)
    assert covering(shown) == []
    assert all(label["size"] >= 12 for label in shown)
    assert len(shown) == page.evaluate("JSON.parse(document.getElementById('page').textContent).nodes.length")
    assert len(bundled.encode()) <= 700_000


@pytest.mark.parametrize(
    ("address", "width", "height"),
    [
        ("", 1280, 800),
        ("", 390, 844),
        ("", 1920, 1080),
        ("#view=geo", 1280, 800),
        ("#view=geo", 390, 844),
        ("#node=vn/ha-noi", 800, 600),
        ("#path=hattori-kenji&path=trinh-hoai-suong", 390, 844),
    ],
)
def test_names_never_cover_each_other_nor_shrink_below_12_pixels(opened: Opened, address: str, width: int, height: int) -> None:
    shown = labels(opened(sample_map(), address, width=width, height=height))
    assert len(shown) > 8
    assert covering(shown) == []
    assert all(label["size"] >= 12 for label in shown)


def test_no_text_on_the_page_is_smaller_than_12_pixels(opened: Opened) -> None:
    page = opened(sample_map(), "#node=vn/ha-noi")
    page.click("#tab-filters")
    sizes = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => e.innerText && e.checkVisibility()).map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 12


def test_the_same_file_gives_the_same_pixels(opened: Opened) -> None:
    first, second = (opened(sample_map(), "#node=vn/hue") for _ in range(2))
    assert first.screenshot() == second.screenshot()


def test_a_fetch_is_stopped_by_the_policy(opened: Opened, complaints: list[str]) -> None:
    page = opened(sample_map())
    stopped = page.evaluate(
        "new Promise(done => { document.addEventListener('securitypolicyviolation', e => done(e.effectiveDirective));"
        "fetch('data:text/plain,x').catch(() => {}); })"
    )
    assert stopped == "connect-src"
    refused = page.evaluate(
        "new Promise(done => { document.addEventListener('securitypolicyviolation', e => done(e.effectiveDirective));"
        "const s = document.createElement('script'); s.textContent = 'window.__x = 1'; document.body.append(s); })"
    )
    assert refused == "script-src-elem"
    assert page.evaluate("window.__x") is None
    assert len(complaints) >= 2
    assert all("Content Security Policy" in complaint for complaint in complaints)
    complaints.clear()


@pytest.mark.parametrize("address", ["", "#view=table", "#view=geo"])
def test_hostile_text_runs_nothing_and_breaks_no_layout(opened: Opened, address: str) -> None:
    page = opened(render(hostile(), Options(title="</title><script>window.__x = 1</script>" + "W" * 5000)), address)
    for node in range(len(hostile().nodes)):
        page.evaluate("k => window.lienket.select(JSON.parse(document.getElementById('page').textContent).nodes[k].id)", node)
        assert page.locator("#pane-details .card").count() > 0
    page.click("#tab-filters")
    page.evaluate("document.querySelectorAll('.facet > summary').forEach(s => { if (!s.parentElement.open) s.click(); })")
    page.fill("#query", "script")
    assert page.locator("#hits li").count() > 2
    page.wait_for_timeout(100)
    assert page.evaluate("window.__x") is None
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.querySelectorAll('img, iframe, object, [onerror], [onload]').length") == 0
    assert covering(labels(page)) == []


def test_a_node_tells_its_facts_by_kind_newest_first_with_the_words_that_made_them(opened: Opened) -> None:
    page = opened(sample_map(), "#node=vn/ha-noi")
    heads = [text.rsplit("\n", 1)[0].strip() for text in page.locator("#pane-details h3").all_inner_texts()]
    assert heads == ["Người giữ chức vụ", "Hợp tác", "Thỏa thuận tham gia", "Hỗ trợ", "Đầu tư", "Sự kiện tham dự"]
    support = page.locator("#pane-details h3", has_text="Hỗ trợ").locator("xpath=following-sibling::article[position() <= 3]")
    assert [card.locator(".tag.money").inner_text() for card in support.all()] == ["150 tỷ đồng", "20 tỷ đồng", "45 tỷ đồng"]
    assert support.first.locator("mark").all_inner_texts() == ["cầu Bản Vược", "thành phố", "cấp", "150 tỷ đồng"]
    assert support.first.locator("blockquote").inner_text() == "Riêng cầu Bản Vược được thành phố cấp 150 tỷ đồng."
    assert support.first.locator(".tags").inner_text().split("\n") == ["150 tỷ đồng", "đã thống nhất", "5/2021", "giao thông"]
    assert "Báo Hồng Hà · 15/8/2025" in support.first.inner_text()
    assert page.locator("#notice").inner_text().startswith("Bản đồ do chương trình đọc")


def test_a_line_tells_all_its_claims_and_a_click_on_it_opens_them(opened: Opened) -> None:
    page = opened(sample_map())
    ends = page.evaluate("window.lienket.screen(['vn/ha-noi', 'vn/lao-cai'])")
    box = page.locator("#stage").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + (ends[0][0] + ends[1][0]) / 2, box["y"] + (ends[0][1] + ends[1][1]) / 2)
    expect(page).to_have_url(re.compile("#.*line="))
    assert page.locator("#pane-details .card").count() == 3
    page.mouse.click(box["x"] + ends[0][0], box["y"] + ends[0][1])
    expect(page).to_have_url(re.compile("#.*node="))
    assert page.locator("#pane-details h2").inner_text() == "Hà Nội"


def test_a_line_points_as_its_facts_do_and_is_thicker_the_more_there_are(opened: Opened) -> None:
    page = opened(sample_map())

    def line(one: str, other: str) -> dict[str, Any]:
        drawn: dict[str, Any] = page.evaluate("ends => window.lienket.line(...ends)", [one, other])
        return drawn

    assert line("vn/hai-phong", "vn/lao-cai")["points"] == ["vn/lao-cai"]
    assert line("vn/da-nang", "vn/hue")["points"] == []
    assert line("hattori-kenji", "jp/fukuoka")["points"] == ["jp/fukuoka"]
    assert line("vn/ha-noi", "vn/lao-cai")["width"] > line("vn/da-nang", "vn/hue")["width"]


def test_a_citation_is_copied_with_title_outlet_date_and_address(opened: Opened) -> None:
    page = opened(sample_map(), "#line=vn/hai-phong&line=vn/lao-cai", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".card", has_text="12 tỷ đồng").get_by_text("Chép trích dẫn").click()
    expect(page.locator("#live")).to_have_text("Đã chép")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "“Sáng 19/9, TP Hải Phòng đã trao 12 tỷ đồng cho tỉnh Lào Cai khắc phục hậu quả mưa lũ.” — "
        "Hải Phòng tiếp sức Lào Cai sau lũ. Báo Hải Đăng. 20/9/2024. https://haidang.example/2024/tiep-suc?trang=1&muc=2"
    )


def test_downloads_are_what_is_shown(opened: Opened) -> None:
    page = opened(sample_map())
    page.click('#legend [data-type="Event"]')
    kept: dict[str, bytes] = {}
    for kind in ("png", "svg", "csv"):
        page.click("#save summary")
        with page.expect_download() as got:
            page.click(f'[data-save="{kind}"]')
        assert got.value.suggested_filename == f"ban-do-quan-he-hop-tac.{kind}"
        kept[kind] = Path(got.value.path()).read_bytes()
    assert kept["png"].startswith(b"\x89PNG")
    assert "Lễ hội" not in kept["svg"].decode()
    assert "Hà Nội" in kept["svg"].decode()
    rows = kept["csv"].decode("utf-8-sig").split("\r\n")
    assert rows[0].startswith("source,relationship,target,date")
    assert len(rows) == 2 + sum(
        "le-hoi" not in r.target and "le-hoi" not in r.source and "hoi-nghi" not in r.source + r.target and "dien-dan" not in r.source + r.target
        for r in sample().relationships
    )


def test_a_formula_in_a_cell_is_kept_from_a_spreadsheet(opened: Opened) -> None:
    page = opened(render(hostile()))
    page.click("#save summary")
    with page.expect_download() as got:
        page.click('[data-save="csv"]')
    assert not [line for line in Path(got.value.path()).read_text("utf-8-sig").split("\r\n") if line.startswith(("=", '"='))]


def test_the_whole_page_speaks_either_language(opened: Opened) -> None:
    page = opened(render(sample(), Options(lang="en")), "#node=vn/ha-noi")
    assert page.locator("html").get_attribute("lang") == "en"
    assert "Support given" in panel(page)
    page.click("#language")
    assert "Hỗ trợ" in panel(page)
    assert page.locator("html").get_attribute("lang") == "vi"
    assert "lang=vi" in page.evaluate("location.hash")


def test_both_languages_have_the_same_words() -> None:
    from viz.words import PHRASES, RELATIONSHIPS, STATUSES, TYPES

    for table in (PHRASES, RELATIONSHIPS, STATUSES, TYPES):
        assert table["vi"].keys() == table["en"].keys()
    for key, phrase in PHRASES["vi"].items():
        assert set(re.findall(r"\{\w+\}", phrase)) == set(re.findall(r"\{\w+\}", PHRASES["en"][key]))


def test_the_theme_follows_the_system_the_option_and_the_button(opened: Opened) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = (opened(sample_map(), color_scheme=scheme).evaluate(ground) for scheme in ("light", "dark"))
    assert light != dark
    page = opened(render(sample(), Options(theme="dark")), color_scheme="light")
    assert page.evaluate(ground) == dark
    page.click("#theme")
    assert page.evaluate(ground) == light


def test_a_phone_shows_map_and_panel_without_scrolling_sideways(opened: Opened) -> None:
    page = opened(sample_map(), "#node=vn/hue", width=390, height=844, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    stage, details = page.locator("#stage").bounding_box(), page.locator("#panel").bounding_box()
    assert stage is not None
    assert details is not None
    assert stage["height"] > 300
    assert details["y"] >= stage["y"] + stage["height"]
    small = page.evaluate(
        "[...document.querySelectorAll('.bar button, .bar summary, .zoom button, .tabs button')]"
        ".filter(b => b.checkVisibility()).map(b => b.getBoundingClientRect().height)"
    )
    assert min(small) >= 40


def test_print_is_light_and_carries_the_sentences(opened: Opened) -> None:
    page = opened(sample_map(), "#node=vn/hue", color_scheme="dark")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 246)"
    assert not page.locator("#query").is_visible()
    assert page.locator("#pane-details blockquote").first.is_visible()


def test_an_overview_says_what_it_leaves_out_and_groups_say_what_they_hold(opened: Opened) -> None:
    page = opened(render(generated(900), Options(limit=500)))
    assert "vẽ 100 nút nhiều liên kết nhất; 800 nút còn lại gộp thành" in panel(page)
    page.evaluate("window.lienket.select('~00')")
    assert "lienket map --around" in panel(page)
    assert "Gồm có" in panel(page)


def test_a_notebook_frame_shows_the_map(browser: Any, tmp_path: Path) -> None:
    place = tmp_path / "notebook.html"
    place.write_text(f"<!DOCTYPE html><meta charset=utf-8>{notebook(sample())._repr_html_()}", encoding="utf-8")
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(place.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    frame.locator("#query").fill("hue")
    frame.locator("#hits li").first.click()
    assert frame.locator("#pane-details h2").inner_text() == "Huế"
    assert errors == []
    page.close()


@pytest.mark.parametrize("address", ["", "#view=table", "#node=a"])
def test_a_map_of_nothing_and_of_one_node_opens(opened: Opened, address: str) -> None:
    assert "0 nút" in panel(opened(render(Subgraph()), address))
    lone = Subgraph((Node("a", "Locality", {"id": "a", "name": "Hà Nội"}),))
    assert "Hà Nội" in panel(opened(render(lone), address))


def test_a_line_of_very_many_claims_says_how_many_it_does_not_quote_and_how_to_see_them(opened: Opened) -> None:
    html = render(crowded(NEWEST + 30))
    any_two, these = ("TÊN", "TÊN"), ("Nơi a", "Nơi b")
    for address, (one, other) in (("", any_two), ("#node=a", any_two), ("#line=a&line=b", these), ("#path=a&path=b", these)):
        said = panel(opened(html, address))
        assert "30 khẳng định cũ hơn không nằm trong tệp này" in said
        assert f'lienket path "{one}" "{other}" --all' in said
    assert "cũ hơn" not in panel(opened(html, "#node=c"))


def test_a_node_is_moved_by_mouse_and_keys_and_stays_there_through_filters_and_views(opened: Opened) -> None:
    page = opened(sample_map())

    def where(node: str) -> tuple[float, float]:
        ((x, y),) = page.evaluate("id => window.lienket.screen([id])", node)
        left, top = page.evaluate("(({left, top}) => [left, top])(document.getElementById('canvas').getBoundingClientRect())")
        return x + left, y + top

    def near(one: tuple[float, float], other: tuple[float, float]) -> bool:
        return max(abs(one[0] - other[0]), abs(one[1] - other[1])) < 2

    x, y = where("vn/hue")
    others = where("vn/ha-noi")
    goal = (x + 60, y - 40)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y - 10, steps=3)
    page.mouse.move(*goal, steps=5)
    page.mouse.up()
    assert near(where("vn/hue"), goal)
    assert near(where("vn/ha-noi"), others)
    page.evaluate("window.lienket.select('vn/hue')")
    page.locator("#stage").focus()
    before = where("vn/hue")
    page.keyboard.press("Shift+ArrowRight")
    assert near(where("vn/hue"), (before[0] + 12, before[1]))

    def from_ha_noi(node: str) -> tuple[float, float]:
        (x, y), (left, top) = where(node), where("vn/ha-noi")
        return x - left, y - top

    there, measure = from_ha_noi("vn/hue"), from_ha_noi("vn/da-nang")
    page.click('[data-view="geo"]')
    page.click('[data-view="map"]')
    page.locator("#legend button").nth(1).click()
    page.locator("#legend button").nth(1).click()
    ratio = from_ha_noi("vn/da-nang")[1] / measure[1]
    assert near(from_ha_noi("vn/hue"), (there[0] * ratio, there[1] * ratio))
    assert covering(labels(page)) == []


def test_in_the_geographic_view_a_drag_moves_the_map_and_no_node(opened: Opened) -> None:
    page = opened(sample_map(), "#view=geo")
    ids = ["vn/hue", "vn/ha-noi"]
    before = page.evaluate("ids => window.lienket.screen(ids)", ids)
    left, top = page.evaluate("(({left, top}) => [left, top])(document.getElementById('canvas').getBoundingClientRect())")
    x, y = before[0][0] + left, before[0][1] + top
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 20, steps=5)
    page.mouse.up()
    after = page.evaluate("ids => window.lienket.screen(ids)", ids)
    assert [[round(b[k] - a[k]) for k in (0, 1)] for a, b in zip(before, after, strict=True)] == [[30, 20], [30, 20]]
