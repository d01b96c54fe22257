"""Finding in the map, in a real browser: search, filters, paths, the table, the keyboard, addresses."""

from __future__ import annotations

import json
import re
from itertools import pairwise

from playwright.sync_api import Page, expect

from tests.viz.conftest import Opened
from tests.viz.generated import generated
from tests.viz.sample import sample, sample_map
from tests.viz.views import labels, panel
from viz import Options, render


def test_search_finds_without_diacritics_and_by_alias(opened: Opened) -> None:
    page = opened(sample_map())
    page.keyboard.press("/")
    page.keyboard.type("yen bai")
    assert page.locator("#hits li").first.inner_text().startswith("Yên Bái")
    page.keyboard.press("Enter")
    assert page.locator("#pane-details h2").inner_text() == "Yên Bái"
    assert "địa phương cũ, đến 30/6/2025 → Lào Cai" in panel(page)
    page.fill("#query", "tay do")
    page.keyboard.press("Enter")
    assert page.locator("#pane-details h2").inner_text() == "Cần Thơ"
    page.fill("#query", "khong co ai")
    assert page.locator("#hits").inner_text() == "Không có tên nào khớp"


def test_the_path_between_two_nodes_is_told_in_order(opened: Opened) -> None:
    page = opened(sample_map())
    page.click("#tab-path")
    page.fill("#path-from", "hattori")
    page.keyboard.press("Enter")
    page.fill("#path-to", "hoai suong")
    page.keyboard.press("Enter")
    page.click("#path-find")
    assert page.locator("#pane-details h2").inner_text() == "Hattori Kenji → Trịnh Hoài Sương"
    hops = [text.split(". ", 1)[1].split(" – ") for text in page.locator(".hop-head").all_inner_texts()]
    assert hops[0][0] == "Hattori Kenji"
    assert hops[-1][1] == "Trịnh Hoài Sương"
    assert all(one[1] == other[0] for one, other in pairwise(hops))
    assert "path=hattori-kenji" in page.evaluate("location.hash")
    page.click("#tab-path")
    page.fill("#path-to", "không có ai tên này")
    page.click("#path-find")
    assert page.locator("#pane-path [role=alert]").inner_text() == "Không có tên này trên bản đồ: không có ai tên này"


def test_a_map_built_with_a_path_opens_on_it(opened: Opened) -> None:
    page = opened(render(sample(), Options(path=("vn/hai-phong", "vn/lao-cai", "vn/ha-noi"))))
    assert page.locator("#pane-details h2").inner_text() == "Hải Phòng → Hà Nội"
    assert page.locator(".hop-head").count() == 2


def names(page: Page, kind: str = "nodes") -> int:
    return page.locator(f"#table-{kind} tbody tr").count()


def test_filters_narrow_drawing_and_table_alike_and_are_kept_in_the_address(opened: Opened) -> None:
    page = opened(sample_map(), "#view=table")
    everything = names(page, "claims")
    page.click('#legend [data-type="Official"]')
    assert names(page) == 36 - 9
    page.click("#tab-filters")
    page.click('[data-facet="relationship"] input[data-value="SUPPORTED"]')
    page.click('[data-facet="status"] input[data-value="planned"]')
    page.click('[data-facet="field"] summary')
    page.click('[data-facet="field"] input[data-value="du lịch"]')
    page.click('[data-facet="article"] summary')
    page.locator('[data-facet="article"] input').first.click()
    kept = names(page, "claims")
    assert 0 < kept < everything
    assert "hỗ trợ" not in page.locator("#table-claims tbody").inner_text()
    assert "dự kiến" not in page.locator("#table-claims tbody").inner_text()
    again = opened(sample_map(), page.evaluate("location.hash"))
    assert names(again, "claims") == kept
    again.click("#tab-filters")
    again.click("#reset")
    assert names(again, "claims") == everything


def test_the_time_range_keeps_the_years_chosen_and_says_how_many_lack_a_date(opened: Opened) -> None:
    page = opened(sample_map(), "#view=table")
    page.click("#tab-filters")
    assert page.locator(".bars rect").count() == 2025 - 2004 + 1
    page.focus("#time-from")
    for _ in range(13):
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("#.*from=2017"))
    dates = page.locator("#table-claims tbody td:nth-child(4)").all_inner_texts()
    years = [int(date.split("/")[-1].split()[-1]) for date in dates if date and date[-1].isdigit()]
    assert min(years) == 2017
    assert "không rõ ngày" in dates
    page.click("#undated")
    assert "không rõ ngày" not in page.locator("#table-claims tbody td:nth-child(4)").all_inner_texts()


def test_focus_shows_what_is_within_one_two_or_three_steps(opened: Opened) -> None:
    page = opened(sample_map(), "#node=hattori-kenji&view=table")
    shown = []
    for depth in "123":
        page.locator(".depths").get_by_text(depth, exact=True).click()
        shown.append(names(page))
    assert shown[0] == 4
    assert shown == sorted(set(shown))
    assert "focus=hattori-kenji&depth=3" in page.evaluate("location.hash")
    page.locator(".depths").get_by_text("Tất cả").click()
    assert names(page) == 36


def test_the_table_holds_every_node_and_claim_and_sorts_by_any_column(opened: Opened) -> None:
    page = opened(sample_map(), "#view=table")
    assert names(page) == len(sample().nodes)
    assert names(page, "claims") == len(sample().relationships)
    page.click("#sort-claims-amount")
    assert page.locator("#table-claims tbody tr").first.inner_text().count("gần 9 nghìn tỷ đồng") == 2
    page.click("#sort-nodes-name")
    column = page.locator("#table-nodes tbody td:first-child").all_inner_texts()
    assert column[0] == "bản ghi nhớ hợp tác du lịch ba địa phương"
    assert page.locator("#sort-nodes-name").evaluate("b => document.activeElement === b && b.closest('th').ariaSort") == "ascending"


def test_large_tables_come_in_portions(opened: Opened) -> None:
    page = opened(render(generated(500)), "#view=table")
    assert names(page) == 200
    page.locator("#table-nodes + button").click()
    page.locator("#table-nodes + button").click()
    assert names(page) == 500


def test_everything_can_be_done_from_the_keyboard(opened: Opened) -> None:
    page = opened(sample_map())
    page.focus("#stage")
    page.keyboard.press("ArrowRight")
    assert page.locator("#pane-details h2").inner_text() == "Hà Nội"
    page.keyboard.press("ArrowRight")
    second = page.locator("#pane-details h2").inner_text()
    assert second != "Hà Nội"
    assert second in page.locator("#live").inner_text()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#pane-details') !== null")
    before = labels(page)
    page.focus("#stage")
    page.keyboard.press("+")
    assert labels(page) != before
    page.keyboard.press("0")
    page.keyboard.press("Escape")
    assert page.evaluate("location.hash") == ""
    reached = set()
    page.evaluate("document.activeElement.blur()")
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("(({ id, dataset: { view, type, zoom } }) => id || view || type || zoom)(document.activeElement)"))
    assert {"query", "map", "geo", "table", "theme", "language", "Locality", "Event", "stage", "in", "out", "fit", "tab-details"} <= reached


def test_nodes_without_claims_wait_where_there_are_many(opened: Opened) -> None:
    page = opened(render(generated(60, claims_per_node=0.2)), "#view=table")
    hidden = page.locator("#show-lonely")
    shown = names(page)
    assert shown < 60
    hidden.click()
    assert names(page) == 60


def test_unknown_addresses_open_the_whole_map(opened: Opened) -> None:
    page = opened(sample_map(), "#node=nobody&path=a&path=b&view=nowhere&no-article=x&depth=99&focus=nobody&lang=xx")
    assert page.locator("#pane-details h2").inner_text() == "Bản đồ quan hệ hợp tác"
    assert json.loads(page.evaluate("JSON.stringify(window.lienket.labels().length)")) == 36


def test_a_title_nobody_gave_speaks_the_language_of_the_page(opened: Opened) -> None:
    page = opened(sample_map(), "#lang=en")
    assert (page.title(), page.locator("#title").inner_text()) == ("Map of cooperation", "Map of cooperation")
    assert page.locator("#pane-details h2").inner_text() == "Map of cooperation"
    page.click("#language")
    assert (page.title(), page.locator("#title").inner_text()) == ("Bản đồ quan hệ hợp tác", "Bản đồ quan hệ hợp tác")
    given = opened(render(sample(), Options(title="Tên riêng")), "#lang=en")
    assert (given.title(), given.locator("#title").inner_text()) == ("Tên riêng", "Tên riêng")


def test_the_words_in_the_search_field_fit_it_in_both_languages(opened: Opened) -> None:
    for lang in ("vi", "en"):
        page = opened(sample_map(), f"#lang={lang}")
        room, needed = page.evaluate("""() => {
            const input = document.getElementById("query");
            const style = getComputedStyle(input);
            const ruler = document.createElement("canvas").getContext("2d");
            ruler.font = `${style.fontSize} ${style.fontFamily}`;
            return [input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight), ruler.measureText(input.placeholder).width];
        }""")
        assert needed <= room


def test_the_panel_the_list_of_hubs_and_the_table_count_the_same_claims(opened: Opened) -> None:
    page = opened(sample_map())
    hubs = {row.split("\n")[0]: int(row.split("\n")[-1]) for row in page.locator(".hubs li").all_inner_texts()}
    page.click('[data-view="table"]')
    rows = {cells[0]: int(cells[-1]) for cells in (row.split("\t") for row in page.locator("#table-nodes tbody tr").all_inner_texts())}
    assert hubs
    assert hubs == {name: rows[name] for name in hubs}
    page.locator("#table-nodes tbody").get_by_role("button", name="Lào Cai", exact=True).click()
    assert f"· {rows['Lào Cai']} khẳng định" in panel(page)
