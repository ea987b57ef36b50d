"""A real server on loopback and a real headless Chromium in front of it."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from ctypes.util import find_library

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.sample_site import make_site
from tests.serving import served
from webui.app import create_app

# Tests run as any user, root too, where Chromium's own sandbox cannot; it opens pages of ours only.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

# A shorter one would test the machine.
expect.set_options(timeout=60_000)

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site over the sample archive, "http://127.0.0.1:PORT"."""
    with served(create_app(make_site(tmp_path_factory.mktemp("browser") / "home"))) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if reason := _lacking(path):
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def _lacking(browser: str | None) -> str | None:
    """What this machine lacks for the browser tests, with its remedy."""
    if browser is None:
        return "no Chromium is installed: on Debian, apt-get install chromium"
    if sys.platform == "linux" and find_library("atomic") is None:
        return "the browser's driver needs a library: on Debian, apt-get install libatomic1"
    return None


@pytest.fixture
def open_context(chromium: Browser, address: str) -> Iterator[Callable[..., BrowserContext]]:
    """Open a browser context on the site; it takes Playwright's options and is closed after the test."""
    contexts: list[BrowserContext] = []

    def open_one(**options: object) -> BrowserContext:
        contexts.append(chromium.new_context(base_url=address, **{"viewport": WIDE, **options}))
        return contexts[-1]

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def phone(chromium: Browser, address: str) -> Iterator[Page]:
    """One page on a phone, for tests that only look at what they open."""
    context = chromium.new_context(base_url=address, viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A page of which neither the Content-Security-Policy nor a script complained."""
    complaints: list[str] = []
    page = open_context().new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []
