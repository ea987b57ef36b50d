"""The site as people use it: with a mouse, a keyboard, a phone, a screen reader, without scripts."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PHONE, WIDE

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "results": "/search?q=drainage&committee=Alder+Area+Board&committee=Oak+Area+Board",
    "many results": "/search?q=drainage&page=2",
    "everything": "/search",
    "nothing found": "/search?q=zebra&year=2020",
    "held back": "/search?q=apologies",
    "nothing found but offers": "/search?q=zebra+drainage",
    "put right": "/search?q=atendance+task",
    "similar": "/westmarch/items/101/1004/similar",
    "item": "/westmarch/items/101/1004?q=attendance#p2",
    "item with a table and votes": "/westmarch/items/102/2002",
    "item with nothing stated": "/unknown/items/ab12cd34ef56ab12/ab12cd34ef56ab12",
    "item full of markup": "/eastmere/items/7/1?q=noise",
    "withdrawn item": "/westmarch/items/102/2009",
    "meeting": "/westmarch/meetings/101",
    "cancelled meeting": "/westmarch/meetings/103",
    "help": "/help",
    "meetings": "/westmarch/meetings?year=2025",
    "not found": "/nowhere",
    "bad request": "/search?from=banana",
    "unknown parameter": "/westmarch/meetings/101?colour=red",
    "long query": "/search?q=" + "unbreakable" * 60,
}


def test_a_reader_searches_narrows_opens_a_hit_sees_it_marked_and_goes_back(page: Page) -> None:
    page.goto("/")
    page.locator("#q").fill("attendance")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("3 items")
    page.get_by_role("link", name="Schools Forum 2").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 items")
    narrowed = page.url
    assert narrowed.endswith("/search?q=attendance&committee=Schools+Forum")
    page.get_by_role("link", name="4. Attendance programme").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Attendance programme: progress and spend")
    expect(page.locator("#p2 mark")).to_have_text(["attendance"])
    page.go_back()
    assert page.url == narrowed
    page.get_by_role("link", name="Remove filter Committee: Schools Forum").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("3 items")


def test_a_snippet_leads_to_its_paragraph(page: Page) -> None:
    page.goto("/search?q=%22task+group%22")
    page.locator(".snippet a", has_text="task").click()
    assert page.url.endswith("#p2")
    expect(page.locator("#p2")).to_be_in_viewport()


def test_dates_and_order_are_asked_for_and_empty_fields_stay_out_of_the_address(page: Page) -> None:
    page.goto("/search?q=drainage&year=2021")
    page.get_by_label("Order", exact=True).select_option("Oldest first")
    page.get_by_label("From", exact=True).fill("2021-05-01")
    page.get_by_role("button", name="Apply").click()
    assert page.url.partition("?")[2] == "q=drainage&year=2021&order=oldest&from=2021-05-01"
    expect(page.get_by_role("link", name="Remove filter From 1 May 2021")).to_be_visible()


def test_a_bar_of_the_months_narrows_to_its_month_and_says_so(page: Page) -> None:
    page.goto("/search?q=library")
    bar = page.get_by_role("link", name="May 2024: 1 item")
    box = bar.bounding_box()
    assert box is not None
    assert box["height"] > 48, "a low bar is as easy to hit as a high one"
    bar.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 item")
    expect(page.get_by_role("link", name="Remove filter From 1 May 2024")).to_be_visible()
    expect(page.locator(".bars")).to_have_count(0)


def test_names_are_suggested_while_one_types_and_reached_by_the_arrow_keys(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").press_sequentially("hart")
    suggestion = page.get_by_role("link", name="Alice Hartley speaker 1 in all")
    expect(suggestion).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("1 suggestion: use the arrow keys")
    page.keyboard.press("ArrowDown")
    expect(suggestion).to_be_focused()
    page.keyboard.press("Escape")
    expect(suggestion).to_be_hidden()
    expect(page.get_by_role("status")).to_be_empty()
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("hart")
    page.keyboard.press("s")
    page.keyboard.press("Backspace")
    expect(suggestion).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?speaker=Alice+Hartley")


def test_a_suggestion_keeps_the_filters_and_the_order(page: Page) -> None:
    page.goto("/search?q=attendance&year=2026&order=oldest")
    page.locator("#q").press("End")
    page.locator("#q").press_sequentially(" cllr hart")
    page.get_by_role("link", name="Alice Hartley speaker 1 in all").click()
    page.wait_for_url("**/search?q=attendance&speaker=Alice+Hartley&year=2026&order=oldest")


def test_who_goes_back_sees_the_form_of_the_page_and_not_what_was_chosen_since(page: Page) -> None:
    page.goto("/search?q=drainage")
    page.get_by_label("Order", exact=True).select_option("Newest first")
    page.get_by_label("From", exact=True).fill("2021-05-01")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**/search?q=drainage&order=newest&from=2021-05-01")
    page.go_back()
    expect(page.get_by_label("Order", exact=True)).to_have_value("")
    expect(page.get_by_label("From", exact=True)).to_have_value("")
    page.locator("#q").fill("library")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=library")
    page.go_back()
    expect(page.locator("#q")).to_have_value("drainage")


def test_a_reader_of_many_filters_skips_to_the_hits(page: Page) -> None:
    """The heading stands first, for those who read from heading to heading."""
    page.goto("/search?q=drainage")
    assert page.locator("h1, h2").first.text_content() == "40 items for drainage page 1 of 4"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the results")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Results")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".hit h2 a").first).to_be_focused()


def test_what_was_found_is_taken_away_with_the_keyboard(page: Page) -> None:
    page.goto("/search?q=drainage&committee=Oak+Area+Board")
    link = page.get_by_role("link", name="Download as CSV")
    link.focus()
    with page.expect_download() as saving:
        page.keyboard.press("Enter")
    saved = saving.value
    assert saved.suggested_filename == "minutebook-drainage-oak-area-board.csv"
    assert len(saved.path().read_text(encoding="utf-8-sig").splitlines()) == 3
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="This page as JSON")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Follow (Atom)")).to_be_focused()
    page.emulate_media(media="print")
    expect(page.locator(".take")).to_be_hidden()


def test_a_long_facet_can_be_searched(page: Page) -> None:
    page.goto("/search?q=drainage")
    facet = page.locator("section[aria-labelledby=facet-committee]")
    page.get_by_role("searchbox", name="Find a committee").fill("oak")
    expect(facet.locator("li:visible")).to_have_text([re.compile("Oak Area Board")])
    expect(facet.get_by_role("status")).to_have_text("1 of 20")
    page.get_by_role("searchbox", name="Find a committee").fill("nobody")
    expect(facet.get_by_role("status")).to_have_text("0 of 20")
    page.get_by_role("searchbox", name="Find a committee").fill("")
    expect(facet.locator("li:visible")).to_have_count(20)
    expect(facet.get_by_role("status")).to_be_empty()


def test_everything_is_reached_by_keyboard_alone(page: Page) -> None:
    page.goto("/search?q=attendance")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id"))
    assert reached >= {"q", "order", "from", "to", "/search?q=attendance&committee=Schools+Forum"}
    page.locator(".hit h2 a").first.focus()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid", "what is focused is seen to be"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Attendance")


def test_the_site_works_without_scripts(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/")
    page.locator("#q").fill("attendance")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="Schools Forum 2").click()
    page.get_by_label("From", exact=True).fill("2026-01-01")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 items")
    page.get_by_role("link", name="4. Attendance programme").click()
    expect(page.locator("#p2 mark")).to_have_text(["attendance"])


def test_filters_are_folded_on_a_phone_and_open_on_a_wide_screen(open_context: Callable[..., BrowserContext]) -> None:
    for viewport, folded in ((PHONE, True), (WIDE, False)):
        page = open_context(viewport=viewport, java_script_enabled=False).new_page()
        page.goto("/search?q=attendance")
        summary, value = page.locator(".fold > summary"), page.get_by_role("link", name="Schools Forum 2")
        expect(summary).to_be_visible(visible=folded)
        expect(value).to_be_visible(visible=not folded)
        if folded:
            summary.click()
            expect(value).to_be_visible()


def test_on_a_phone_that_nothing_was_found_is_seen_at_once(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(viewport=PHONE).new_page()
    page.goto(PAGES["nothing found"])
    expect(page.get_by_role("heading", name="Nothing found")).to_be_in_viewport()


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(phone: Page, kind: str) -> None:
    """320 pixels are a wide screen at 400 %, too (WCAG 1.4.10)."""
    phone.set_viewport_size(PHONE)
    phone.goto(PAGES[kind])
    for width in (PHONE["width"], 320):
        phone.set_viewport_size({"width": width, "height": PHONE["height"]})
        assert phone.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_no_violation_on_any_kind_of_page_light_or_dark(
    open_context: Callable[..., BrowserContext], viewport: dict[str, int]
) -> None:
    """The policy is lifted for axe alone: it is a script that is put into the page."""
    page = open_context(viewport=viewport, bypass_csp=True).new_page()
    found = {}
    for kind, path in PAGES.items():
        page.goto(path)
        if page.locator(".fold > summary").is_visible():
            page.locator(".fold > summary").click()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            results = Axe().run(page)
            if results.violations_count:
                found[kind, scheme] = results.generate_report()
    assert found == {}


def test_axe_finds_no_violation_while_names_are_suggested(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(bypass_csp=True).new_page()
    page.goto("/search?q=drainage")
    page.locator("#q").fill("hart")
    expect(page.get_by_role("link", name="Alice Hartley speaker 1 in all")).to_be_visible()
    assert Axe().run(page).violations_count == 0
