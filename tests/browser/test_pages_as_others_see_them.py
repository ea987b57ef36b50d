"""Pages on paper, in the colours of the reader's system, on a narrow screen with long words, and gone back to."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from archive.sighting import Stated
from archive.store import open_archive
from indexer.crawl.saved import ingest
from tests.browser.conftest import PHONE
from tests.serving import served
from webui.app import Config, create_app

pytestmark = pytest.mark.browser

LONG_NUMBER = "CAB/23/145"

# How many lines the text of an element takes.
LINES = """node => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size;
}"""


def styles(page: Page, selector: str, *names: str, part: str = "") -> list[str]:
    """Computed styles of the first element that is selected, or of its `part`, "::before" for one."""
    asked = "(node, [names, part]) => names.map((name) => getComputedStyle(node, part || null)[name])"
    found: list[str] = page.locator(selector).first.evaluate(asked, [list(names), part])
    return found


def test_a_long_word_on_the_home_page_does_not_widen_it(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(viewport={**PHONE, "width": 320}).new_page()
    page.goto("/")
    page.locator(".latest-items a").first.evaluate("link => { link.textContent = 'Llanfairpwllgwyngyll'.repeat(5) }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_long_number_of_an_item_is_not_broken(open_context: Callable[..., BrowserContext], page: Page) -> None:
    narrow = open_context(viewport={**PHONE, "width": 320}).new_page()
    for on in (page, narrow):
        on.goto("/westmarch/meetings/102")
        number = on.locator(".agenda .number").first
        number.evaluate("(node, text) => { node.textContent = text }", LONG_NUMBER)
        assert number.evaluate(LINES) == 1
        titles = on.locator("#agenda + .agenda .agenda-title")
        assert len({box["x"] for title in titles.all() if (box := title.bounding_box())}) == 1, (
            "the titles stay in line"
        )


def test_the_dot_behind_a_committee_opens_no_line_of_its_own(open_context: Callable[..., BrowserContext]) -> None:
    """Whatever the width, and so wherever the name ends."""
    page = open_context(viewport=PHONE).new_page()
    page.goto("/search?q=attendance")
    name = page.locator(".hit .meta > a").first
    name.evaluate("link => { link.textContent = 'Environment, Highways and Climate Committee' }")
    for width in range(320, 400, 2):
        page.set_viewport_size({**PHONE, "width": width})
        lines, height = name.evaluate(LINES), name.bounding_box()
        assert height
        assert height["height"] < (lines + 0.5) * 24, f"at {width} pixels"


def test_the_search_box_of_the_home_page_is_seen_to_be_one_on_a_dark_screen(page: Page) -> None:
    """WCAG 1.4.11: its edge or its ground differs from what is around it, three to one."""
    page.emulate_media(color_scheme="dark")
    page.goto("/")
    ground, edge = styles(page, ".hero", "backgroundColor")[0], styles(page, "#q", "borderTopColor")[0]
    brighter, darker = sorted((luminance(ground), luminance(edge)), reverse=True)
    assert (brighter + 0.05) / (darker + 0.05) >= 3


def luminance(colour: str) -> float:
    """Relative luminance of "rgb(r, g, b)", 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_what_was_typed_turns_no_words_but_its_own(page: Page) -> None:
    """U+202E sets what follows from right to left: the page's own words behind it among them."""
    page.goto("/search?q=drainage+\u202e")
    end = page.locator("h1 q").bounding_box()
    behind = page.locator("h1 .for").last.bounding_box()
    assert end
    assert behind
    assert styles(page, "h1 q", "unicodeBidi") == ["isolate"]
    assert behind["x"] > end["x"] + end["width"] - 1


def test_the_sign_of_a_paragraph_opens_no_line_of_its_own_on_a_phone(
    open_context: Callable[..., BrowserContext],
) -> None:
    """There it is always shown, and may wrap with the last word only."""
    page = open_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
    page.goto("/westmarch/items/101/1004")
    assert styles(page, ".pin", "opacity") == ["1"], "paler than other text it would have too little contrast"
    alone = """signs => signs
      .filter((sign) => sign.getBoundingClientRect().left < sign.parentElement.getBoundingClientRect().left + 8)
      .map((sign) => sign.hash)"""
    for width in range(320, 400, 2):
        page.set_viewport_size({**PHONE, "width": width})
        assert page.locator(".pin").first.evaluate("sign => sign.offsetWidth > 0")
        assert page.locator(".pin").evaluate_all(alone) == [], f"at {width} pixels"


def test_a_link_beside_a_badge_is_told_by_more_than_its_colour(page: Page) -> None:
    page.goto("/westmarch/meetings/102")
    assert styles(page, ".agenda-title a", "textDecorationLine") == ["underline"]


def test_the_lists_of_councils_are_far_enough_from_what_opens_them(page: Page) -> None:
    """WCAG 2.5.8: a circle of 24 pixels around the middle of a link touches nothing else that can be hit."""
    page.goto("/")
    page.get_by_text("All meetings of a council").click()
    opens = page.locator(".latest summary").bounding_box()
    first = page.locator(".latest details a").first.bounding_box()
    assert opens
    assert first
    assert first["y"] + first["height"] / 2 - (opens["y"] + opens["height"]) >= 12


def test_paragraphs_of_an_old_version_stand_apart(
    open_context: Callable[..., BrowserContext], home: Path, tmp_path: Path
) -> None:
    """And are no wider than those of the item."""
    text = f"&lt;p&gt;{'The bridge is painted green. ' * 12}&lt;/p&gt;" * 2
    saved = tmp_path / "page.xml"
    saved.write_text(
        f"""<meeting><meetingid>7</meetingid><agendaitems><agendaitem><agendaitemid>1</agendaitemid>
        <minutesnonemptyhtmlbody>{text}</minutesnonemptyhtmlbody></agendaitem></agendaitems></meeting>""",
        encoding="utf-8",
    )
    with open_archive(home, writing=True) as archive:
        ingest(archive, [saved], Stated("kent"), datetime(2026, 3, 1, tzinfo=UTC))
    page = open_context().new_page()
    with served(create_app(Config(home, f"whoosh:{home / 'index'}"))) as address:
        page.goto(f"{address}/kent/items/7/1/versions/1")
        one, other = (part.bounding_box() for part in page.locator("section.text").last.locator("p").all())
    assert one
    assert other
    assert other["y"] - (one["y"] + one["height"]) >= 8
    assert one["width"] < 700


def test_in_the_reader_s_own_colours_what_is_chosen_counted_and_listed_is_still_seen(
    open_context: Callable[..., BrowserContext],
) -> None:
    """Backgrounds are taken away there, and what an SVG is filled with stays: dark green on black."""
    page = open_context(forced_colors="active", color_scheme="dark").new_page()
    page.goto("/search?q=drainage&council=westmarch")
    assert styles(page, ".chip", "outlineStyle") == ["solid"]
    assert styles(page, ".bars svg", "fill") == styles(page, ".how", "color")
    assert styles(page, ".pages [aria-current]", "outlineStyle") == ["solid"]
    page.goto("/westmarch/items/101/1004#p1")
    assert styles(page, "#p1", "outlineStyle") == ["solid"]
    assert styles(page, ".points > li", "borderTopStyle", part="::before") == ["solid"]


def test_an_item_is_printed_dark_on_white_whatever_the_screen_is(page: Page) -> None:
    page.goto("/westmarch/items/101/1004?q=attendance")
    page.emulate_media(media="print", color_scheme="dark")
    black, nearly = "rgb(0, 0, 0)", "rgb(28, 26, 16)"
    assert [styles(page, name, "color")[0] for name in ("h1", "main mark", ".voice a")] == [black, nearly, black]
    assert styles(page, "body", "backgroundColor") == ["rgb(255, 255, 255)"]


def test_on_paper_a_speaker_stands_above_what_they_said(page: Page) -> None:
    """And what only leads on is left out."""
    page.goto("/westmarch/items/101/1004")
    page.emulate_media(media="print")
    assert styles(page, ".voices", "breakInside", "breakAfter") == ["avoid", "avoid"]
    assert styles(page, "h2", "breakAfter") == ["avoid"]
    for name in (".neighbours", ".onward", ".foot", ".top-search"):
        expect(page.locator(name)).to_be_hidden()


def test_a_page_that_is_kept_for_going_back_is_kept_without_suggestions(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").press_sequentially("hart")
    suggestion = page.get_by_role("link", name="Alice Hartley speaker 1 in all")
    expect(suggestion).to_be_visible()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    expect(suggestion).to_have_count(0)
