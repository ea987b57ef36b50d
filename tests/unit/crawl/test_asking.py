"""A busy site asked politely: answers are sent in, what is asked for and how long is waited come out."""

from datetime import UTC, datetime

import pytest

from indexer.crawl.asking import Asker, Errand, Nothing, Why
from indexer.crawl.errors import ComeBackLater
from indexer.crawl.settings import Patience
from indexer.crawl.spider import Answer, Ask, Hold, Slow

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BASE = "https://democracy.example.org/"
SERVICE, PAGE = f"{BASE}mgWebService.asmx/GetCommittees", f"{BASE}mgListCommittees.aspx?bcr=1"


def asked(url: str, errand: Errand, *headers: tuple[str, str]) -> tuple[Nothing | str, list[float]]:
    """What comes of asking a host that answers 503 with these headers to all but robots.txt, and the pauses made."""
    asker = Asker(BASE, Patience(), lambda answer, _: (answer.body, ""), lambda *_: None)
    steps, pauses = asker.ask(url, errand), list[float]()
    reply: Answer | None = None
    while True:
        try:
            step = steps.send(reply)
        except StopIteration as ended:
            return ended.value, pauses
        except ComeBackLater as error:
            return str(error), pauses
        assert not isinstance(step, Slow)
        reply = None
        if isinstance(step, Hold):
            pauses.append(step.seconds)
        if isinstance(step, Ask):
            is_robots = step.url.endswith("/robots.txt")
            reply = Answer(step.url, 404 if is_robots else 503, () if is_robots else headers, b"", NOON)


@pytest.mark.parametrize(
    ("headers", "pauses"), [((), [5.0, 10.0, 20.0]), ((("Retry-After", "2"),), [2.0] * 6)], ids=["unsaid", "said"]
)
def test_a_service_that_stays_busy_leaves_the_pages_and_a_page_that_does_is_left_for_later(
    headers: tuple[tuple[str, str], ...], pauses: list[float]
) -> None:
    busy = Nothing(SERVICE, Why.BROKEN, "the site answered 503")
    later = "the site answered 503 again and again: run the same command later, it goes on from here"
    assert asked(SERVICE, Errand(service=True), *headers) == (busy, pauses)
    assert asked(PAGE, Errand(), *headers) == (later, pauses)


def test_whoever_asks_for_a_long_pause_is_left_alone_at_once() -> None:
    told, pauses = asked(SERVICE, Errand(service=True), ("Retry-After", "86400"))
    assert (isinstance(told, str), pauses) == (True, [])
