"""One page of each kind and what it must be read as, whole. The pages are made up, the markup is ModernGov's."""

import json
from pathlib import Path

import pytest

from archive.codec import encode
from indexer.crawl.moderngov.pages import parse

PAGES = Path(__file__).parents[2] / "pages"
GOLDEN = sorted(page for page in PAGES.iterdir() if page.suffix in (".html", ".xml", ".txt"))


@pytest.mark.parametrize("page", GOLDEN, ids=lambda page: page.name)
def test_the_page_is_read_as_its_golden_file_says(page):
    """A missing golden file is written, and the test fails until somebody has looked at it."""
    golden = page.with_name(page.name + ".json")
    read = json.loads(encode(parse(page.read_bytes(), None)))
    if not golden.exists():
        golden.write_text(json.dumps(read, ensure_ascii=False, indent=1) + "\n", "utf-8")
        pytest.fail(f"{golden.name} was missing and has been written: look whether it is true, then run again")
    assert read == json.loads(golden.read_text("utf-8"))
