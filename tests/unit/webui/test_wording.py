"""How values read in a sentence."""

from datetime import UTC, date, datetime, time

from webui import wording


def test_dates_and_times_read_as_councils_print_them() -> None:
    assert wording.day(date(2023, 5, 1)) == "1 May 2023"
    assert wording.day(None) == "Date not stated"
    assert wording.weekday(date(2023, 5, 31)) == "Wednesday 31 May 2023"
    assert [wording.clock(time(h, m)) for h, m in ((0, 5), (10, 30), (12, 0), (17, 30))] == [
        "12.05 am",
        "10.30 am",
        "12.00 pm",
        "5.30 pm",
    ]
    assert wording.moment(datetime(2026, 3, 2, 9, 5, tzinfo=UTC)) == "2 March 2026, 09:05 UTC"


def test_a_slug_reads_as_a_name_and_a_host_as_itself() -> None:
    """Nothing is invented: only capitals and spaces are put in."""
    slugs = ("kent", "isle-of-wight", "stoke-on-trent", "democracy.example.gov.uk", "localhost-8000", None)
    assert [wording.council(slug) for slug in slugs] == [
        "Kent",
        "Isle of Wight",
        "Stoke on Trent",
        "democracy.example.gov.uk",
        "localhost-8000",
        "Council not stated",
    ]


def test_a_value_that_is_not_stated_is_called_so() -> None:
    assert [wording.facet_value(name, None) for name in wording.FACET_NAMES] == ["Not stated"] * 6
    assert wording.facet_value("state", "draft") == "Draft minutes"
    assert wording.facet_value("year", 2023) == "2023"


def test_counts_agree_in_number() -> None:
    assert [wording.counted(n, "item") for n in (0, 1, 1204)] == ["0 items", "1 item", "1,204 items"]
