"""The pages that list the committees: `mgListCommittees.aspx` and the older `ieDocHome.aspx`."""

from indexer.crawl.moderngov.blocks import text_in
from indexer.crawl.moderngov.charset import text_of
from indexer.crawl.moderngov.frame import cut_out, soup_of
from indexer.crawl.moderngov.listed import Committee
from indexer.crawl.moderngov.urls import committee_number, page_of

_COMMITTEE_PAGES = frozenset({"mgcommitteedetails.aspx", "ielistmeetings.aspx"})


def parse(body: bytes) -> tuple[Committee, ...]:
    """All committees that the page links, each once, in page order. Raises Unreadable where it is no page at all."""
    soup = soup_of(cut_out(text_of(body)))
    found: dict[str, str] = {}
    for link in soup.find_all("a", href=True):
        href = str(link["href"])
        if page_of(href) in _COMMITTEE_PAGES and (number := committee_number(href)):
            # A page may link a committee twice, the second time as "Browse meetings".
            found.setdefault(number, text_in(link))
    return tuple(Committee(number, title) for number, title in found.items())
