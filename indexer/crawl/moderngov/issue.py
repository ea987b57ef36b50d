"""The history of one matter, `mgIssueHistoryHome.aspx` and `ieIssueDetails.aspx`: the meetings that considered it."""

from indexer.crawl.moderngov.charset import text_of
from indexer.crawl.moderngov.frame import cut_out, soup_of
from indexer.crawl.moderngov.urls import meeting_number


def meetings(body: bytes) -> tuple[str, ...]:
    """ModernGov's numbers of the meetings that the page links, each once. Raises Unreadable."""
    soup = soup_of(cut_out(text_of(body)))
    numbers = (meeting_number(str(link["href"])) for link in soup.find_all("a", href=True))
    return tuple(dict.fromkeys(number for number in numbers if number))
