"""The peers are asked fairly: what the reader typed reaches them in their own language."""

from contextlib import closing
from datetime import date

import pytest

from judged.corpus import corpus
from judged.peers import Fts5, Tantivy
from judged.queries import QUERIES
from judged.typed import Typed, take_apart


def test_quotes_exclusions_fields_and_times_are_told_apart() -> None:
    assert take_apart('"bus gate" O\'Hanlon -taxi speaker:"St Clere" 14:30') == Typed(
        ("bus gate", "O'Hanlon", "14:30"), ("taxi",), (("speakers", "St Clere"),)
    )


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("date:2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("date:2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("date:2025..2026-03", date(2025, 1, 1), date(2026, 3, 31)),
        ("before:2024-07-01", date.min, date(2024, 6, 30)),
        ("after:2024-12-31", date(2025, 1, 1), date.max),
    ],
)
def test_dates_become_first_and_last_day(typed: str, since: date, until: date) -> None:
    assert take_apart(f"ferry {typed}") == Typed(("ferry",), (), (), since, until)


@pytest.mark.parametrize("every", [True, False])
@pytest.mark.parametrize("peer", [Fts5, Tantivy])
def test_a_peer_understands_every_query_and_honours_its_fields(peer: type[Fts5 | Tantivy], every: bool) -> None:
    keys = {item.document.id: item.key for item in corpus().items}
    with closing(peer([item.document for item in corpus().items], every)) as run:
        for query in QUERIES:
            run.find(query.words)
        assert [keys[found] for found in run.find("ferry date:2023")] == ["ferry-timetable"]
        assert [keys[found] for found in run.find("number:5a")] == ["weight-limit"]
        assert run.find("windmill -Crowsley") == []
