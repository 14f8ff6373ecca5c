"""The page in a real Chromium, with everything but the file itself blocked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kg.views.graph_view import GraphView
from kg.views.html import write_html
from tests.views.pictures import HOSTILE, QUOTATION, carmakers, forest, hostile

pytestmark = pytest.mark.browser

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    path = shutil.which("chromium")
    if path is None:
        message = "NO CHROMIUM: the page was opened in no browser; apt-get install chromium fonts-dejavu-core"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page, with what it asked for and what it complained about."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __call__(self, script: str) -> Any:
        return self.page.evaluate(script)

    def click(self, key: str) -> None:
        """Click on a card or a line, by its id, after bringing it into view."""
        self.page.evaluate("id => { kgView.select(id); kgView.select(null); }", key)
        box = self.page.evaluate("id => kgView.boxOf(id)", key)
        self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def panel(self) -> str:
        text: str = self.page.inner_text("#panel")
        return text

    def said(self) -> str:
        text: str = self.page.text_content("#said")
        return text


Open = Callable[..., Opened]


@pytest.fixture
def open_view(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    contexts = []

    def opened(view: GraphView, *, size: tuple[int, int] = (1400, 900), **options: Any) -> Opened:
        file = tmp_path / f"view{len(contexts)}.html"
        write_html(view, file)
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        found = Opened(context.new_page())
        address = file.as_uri()
        context.route(
            "**/*", lambda route: route.continue_() if route.request.url == address else route.abort()
        )
        found.page.on("request", lambda r: found.requests.append(r.url) if r.url != address else None)
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.on(
            "console", lambda m: found.complaints.append(m.text) if m.type in {"error", "warning"} else None
        )
        found.page.goto(address)
        return found

    yield opened
    for context in contexts:
        context.close()


def tie_id(opened: Opened, holder: str, investee: str, layer: str = "owners") -> str:
    found: str = opened.page.evaluate(
        "([h, i, l]) => kgView.edges.find(e => e.holder === h && e.investee === i && e.layer === l).id",
        [holder, investee, layer],
    )
    return found


@pytest.mark.parametrize(
    "make", [carmakers, hostile, lambda: forest(150)], ids=["carmakers", "hostile", "forest"]
)
def test_the_page_opens_offline_without_a_request_or_a_complaint(open_view: Open, make: Any) -> None:
    opened = open_view(make())
    assert opened("kgView.ready") is True
    assert opened("kgView.nodes.length") == len(make().entities)
    assert opened.requests == []
    assert opened.complaints == []


def test_something_is_drawn_where_the_cards_stand(open_view: Open) -> None:
    opened = open_view(carmakers())
    script = """id => {
        const box = kgView.boxOf(id), canvas = document.querySelector("#graph canvas");
        const frame = canvas.getBoundingClientRect(), zoom = canvas.width / frame.width;
        const pen = canvas.getContext("2d");
        const data = pen.getImageData((box.x - frame.x) * zoom, (box.y - frame.y) * zoom,
                                      box.width * zoom, box.height * zoom).data;
        const colours = new Set();
        for (let n = 0; n < data.length; n += 4) colours.add(`${data[n]},${data[n + 1]},${data[n + 2]}`);
        return colours.size;
    }"""
    assert opened.page.evaluate(script, "auvergne") > 20


def test_both_directions_of_the_cross_holding_are_there_and_marked(open_view: Open) -> None:
    opened = open_view(carmakers())
    for holder, investee in (("auvergne", "kitayama"), ("kitayama", "auvergne")):
        opened.click(tie_id(opened, holder, investee))
        assert opened("kgView.selected") == tie_id(opened, holder, investee)
        assert "Part of a cross-holding" in opened.panel()
    assert "Cross-holding" in opened.page.inner_text("#legend")


def test_a_click_on_a_line_shows_the_figure_the_words_and_the_source(open_view: Open) -> None:
    opened = open_view(carmakers())
    opened.click(tie_id(opened, "auvergne", "kitayama"))
    text = opened.panel()
    figures = ("~43 %", "between 42 % and 44 %", "36 % lies outside 42 to 44 %", "2023-01-26")
    words = (QUOTATION, "The Motor Gazette", "used", "agrees", "disagrees", "Sources disagree")
    for wanted in (*figures, *words, "retold from 5f5f5f5f5f5f"):
        assert wanted in text
    assert opened.page.get_attribute("#panel a", "href") == "https://example.org/gazette/1"


def test_a_click_on_a_card_lists_its_owners_and_holdings(open_view: Open) -> None:
    opened = open_view(carmakers())
    opened.click("auvergne")
    text = opened.panel()
    for wanted in (
        "Owners",
        "Republic of Gallia",
        "Holdings",
        "Kitayama Motor Corporation",
        "オーヴェルニュ",
        "FR0000000001",
    ):
        assert wanted in text


def test_a_held_claim_shows_its_reason_and_both_readings(open_view: Open) -> None:
    opened = open_view(carmakers())
    opened.page.evaluate("id => kgView.select(id)", tie_id(opened, "kitayama", "auvergne", "held"))
    text = opened.panel()
    for wanted in (
        "part of no calculation",
        "makes a company its own holder",
        "As written",
        "Repaired reading",
    ):
        assert wanted in text


def test_hostile_text_runs_nothing_wherever_it_is_shown(open_view: Open) -> None:
    opened = open_view(hostile())
    ids = opened("[...kgView.nodes, ...kgView.edges].map(one => one.id)")
    for key in ids:
        opened.page.evaluate("id => kgView.select(id)", key)
        box = opened.page.evaluate("id => kgView.boxOf(id)", key)
        opened.page.mouse.move(box["x"] + 5, box["y"] + 5)
    for text in HOSTILE[:6]:
        opened.page.fill("#search", text)
        opened.page.press("#search", "Enter")
    opened.page.click("#show-table")
    assert opened("window.__pwn") is None
    alien = "#panel, header, #legend, #listing, #matches"
    assert opened(f"[...document.querySelectorAll('{alien}')].flatMap(e => [...e.querySelectorAll("
                  "'script,img,iframe,object,embed,svg,b')]).length") == 0  # fmt: skip
    assert opened("[...document.links].filter(a => !/^https?:/.test(a.href)).length") == 0
    assert opened.requests == []
    assert opened.complaints == []


def test_a_script_that_is_not_the_pages_own_is_refused(open_view: Open) -> None:
    opened = open_view(carmakers())
    opened("() => { const s = document.createElement('script'); s.textContent = 'window.__pwn = 1'; "
           "document.body.append(s); }")  # fmt: skip
    assert opened("window.__pwn") is None
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)


def test_no_card_or_label_lies_on_another_on_the_screen(open_view: Open) -> None:
    opened = open_view(carmakers())
    boxes = opened("[...kgView.nodes, ...kgView.edges.filter(e => e.label)].map(one => kgView.boxOf(one.id))")
    for n, a in enumerate(boxes):
        for b in boxes[:n]:
            apart = (
                a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
                or a["y"] + a["height"] <= b["y"] or b["y"] + b["height"] <= a["y"]
            )  # fmt: skip
            assert apart


def test_a_layer_is_switched_off_and_on_without_moving_anything(open_view: Open) -> None:
    opened = open_view(carmakers())
    before = opened("kgView.boxOf('kitayama')")
    opened.page.uncheck("#layers input[value=plans]")
    assert opened("kgView.edges.some(e => e.layer === 'plans')") is False
    assert opened("kgView.nodes.some(n => n.id === 'torino')") is False
    assert opened("kgView.hidden.byLayer") == 3
    assert "Planned" not in opened.page.inner_text("#legend")
    assert opened(
        "[...document.querySelectorAll('#rows tr')].filter(r => !r.hidden).length === kgView.edges.length"
    )
    opened.page.check("#layers input[value=plans]")
    assert opened("kgView.nodes.length") == 17
    assert opened("kgView.boxOf('kitayama')") == before


def test_the_legend_lists_exactly_the_styles_that_are_drawn(open_view: Open) -> None:
    opened = open_view(carmakers())
    drawn = opened("[...new Set(kgView.edges.map(e => e.style))].sort()")
    assert opened("[...document.querySelectorAll('[data-style]')].map(e => e.dataset.style).sort()") == drawn
    kinds = opened("[...new Set(kgView.nodes.map(n => n.kind))].sort()")
    assert opened("[...document.querySelectorAll('[data-kind]')].map(e => e.dataset.kind).sort()") == kinds


def test_the_keyboard_walks_up_and_down_opens_and_closes(open_view: Open) -> None:
    opened = open_view(carmakers())
    page = opened.page
    page.focus("#graph")
    page.keyboard.press("Home")
    assert opened("kgView.selected") == "auvergne"
    page.keyboard.press("ArrowDown")
    assert opened("kgView.selected") == "kitayama"
    assert "Kitayama Motor Corporation, company, 1 owner, 2 holdings" in opened.said()
    page.keyboard.press("ArrowUp")
    assert opened("kgView.selected") == "auvergne"
    page.keyboard.press("Enter")
    assert opened("document.activeElement.id") == "panel"
    page.keyboard.press("Escape")
    assert opened("document.activeElement.id") == "graph"
    assert opened("kgView.selected") is None


def test_tab_reaches_the_picture_once_and_leaves_it_again(open_view: Open) -> None:
    opened = open_view(carmakers())
    stops = []
    for _ in range(24):
        opened.page.keyboard.press("Tab")
        stops.append(opened("document.activeElement.id || document.activeElement.tagName"))
    assert stops.count("graph") == 1
    assert stops[-1] != "graph"


@pytest.mark.parametrize(
    ("query", "found"), [("Hoshino Heavy", "hoshino"), ("groupe auv", "auvergne"), ("FR0000", "auvergne")]
)
def test_search_finds_by_name_alias_and_identifier(open_view: Open, query: str, found: str) -> None:
    opened = open_view(carmakers())
    opened.page.fill("#search", query)
    opened.page.press("#search", "Enter")
    assert opened("kgView.selected") == found


def test_search_says_when_nothing_is_found(open_view: Open) -> None:
    opened = open_view(carmakers())
    opened.page.fill("#search", "nobody at all")
    assert opened.said() == "no match"


def test_what_tests_see_can_be_read_and_not_changed(open_view: Open) -> None:
    opened = open_view(carmakers())
    opened("() => { try { kgView.ready = 7; } catch {} try { kgView.nodes[0].name = 'x'; } catch {} "
           "try { window.kgView = 1; } catch {} }")  # fmt: skip
    assert opened("kgView.ready") is True
    assert opened("kgView.nodes.every(n => n.name !== 'x')")


def test_a_narrow_screen_scrolls_in_one_direction_only(open_view: Open) -> None:
    opened = open_view(carmakers(), size=(390, 844))
    assert opened("document.documentElement.scrollWidth") <= 390
    graph = opened("document.getElementById('graph').getBoundingClientRect().bottom")
    assert opened("document.getElementById('panel').getBoundingClientRect().top") >= graph
    sizes = opened("[...document.querySelectorAll('button, .layer')].filter(e => e.offsetParent)"
                   ".map(e => Math.min(e.offsetWidth, e.offsetHeight))")  # fmt: skip
    assert min(sizes) >= 24


def test_dark_follows_the_system_and_the_button_changes_it(open_view: Open) -> None:
    opened = open_view(carmakers(), color_scheme="dark")
    assert opened("kgView.state.theme") == "dark"
    opened.page.click("#theme")
    assert opened("kgView.state.theme") == "light"


def test_paper_shows_the_picture_in_light_with_legend_and_table(open_view: Open) -> None:
    opened = open_view(carmakers(), color_scheme="dark")
    opened("window.dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    assert opened("kgView.state.theme") == "light"
    for wanted in ("#graph canvas", "#legend", "#listing table"):
        assert opened.page.is_visible(wanted)
    assert not opened.page.is_visible("#search")
    opened("window.dispatchEvent(new Event('afterprint'))")
    assert opened("kgView.state.theme") == "dark"


def test_the_table_stands_alone_without_scripts(open_view: Open) -> None:
    opened = open_view(carmakers(), java_script_enabled=False)
    assert opened.page.is_visible("#listing table")
    assert opened.page.is_visible("noscript p")
    assert not opened.page.is_visible("#graph")
    assert QUOTATION in opened.page.inner_text("#listing")


def test_a_picture_of_ten_thousand_entities_is_cut_and_never_blank(open_view: Open) -> None:
    opened = open_view(forest(10_000))
    assert "showing 150 of 10000 entities" in opened.page.inner_text("header")
    assert opened("kgView.nodes.length") == 150
    assert opened("kgView.hidden.entities") == 9_850


def test_nothing_known_is_said_and_not_a_blank_page(open_view: Open) -> None:
    from tests.views.pictures import DAY, OwnershipNetwork

    empty = GraphView(
        title="Nobody", as_of=DAY, network=OwnershipNetwork(as_of=DAY, entities={}, interests=())
    )
    opened = open_view(empty)
    assert opened("kgView.ready") is True
    assert "Nothing is known for this date" in opened.page.inner_text("#stage")
    assert opened.complaints == []
