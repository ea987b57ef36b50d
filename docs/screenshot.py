"""Takes the README's picture: the real search page over the made-up council, in a headless browser."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).parent / "search.png"
SEARCH = "search?q=school+transport"


def main() -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as home:
        site = subprocess.Popen(
            [Path(sys.executable).parent / "minutebook", "--home", home, "demo", "--port", "0"],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ,
        )
        assert site.stdout is not None
        address = site.stdout.readline().split()[-1]
        try:
            with sync_playwright() as playwright:
                chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
                page = chromium.new_page(viewport={"width": 1280, "height": 800})
                page.goto(address + SEARCH)
                page.screenshot(path=PICTURE)
                chromium.close()
        finally:
            site.terminate()
            site.wait(10)
            site.stdout.close()


if __name__ == "__main__":
    main()
