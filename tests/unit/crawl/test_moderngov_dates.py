"""What a heading says of a meeting, in the forms that sites print."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model import MeetingStatus
from indexer.crawl.moderngov.dates import Heading, Place, heading, place, time_in, without_subtitle

DAY = date(2020, 1, 15)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Audit Board - Wednesday, 15th January, 2020 5.00 pm", Heading("Audit Board", DAY, time(17))),
        ("Audit Board - Wednesday 15 January 2020 10.30 a.m.", Heading("Audit Board", DAY, time(10, 30))),
        ("Audit Board\n Wednesday, 15th January, 2020 at 12 noon", Heading("Audit Board", DAY, time(12))),
        ("Audit Board - 15 January 2020", Heading("Audit Board", DAY)),
        ("Audit Board - Wednesday, 15th January, 2020 5.00 pm, NEW", Heading("Audit Board", DAY, time(17))),
        (
            "Roads, Paths (North) - Joint Panel - Wednesday, 15th January, 2020 6.00 pm, CANCELLED",
            Heading("Roads, Paths (North) - Joint Panel", DAY, time(18), MeetingStatus.CANCELLED),
        ),
        (
            "Special, Audit Board - Wednesday, 15th January, 2020, POSTPONED",
            Heading("Special, Audit Board", DAY, None, MeetingStatus.POSTPONED),
        ),
        ("Moved Things Panel - Wednesday, 15th January, 2020", Heading("Moved Things Panel", DAY)),
        ("Panel of 1 May 1997 - Wednesday, 15th January, 2020", Heading("Panel of 1 May 1997", DAY)),
        ("Panel - Wednesday, 31st February, 2020 5.00 pm", Heading("Panel", None, time(17))),
        ("Y Cabinet - Dydd Mawrth, 3ydd Mawrth, 2020 10.30 yb", Heading("Y Cabinet", date(2020, 3, 3), time(10, 30))),
        ("Y Cabinet - Dydd Llun, 21ain Medi, 2020 2.00 o'r gloch", Heading("Y Cabinet", date(2020, 9, 21))),
        (
            "Y Cabinet - Nos Iau 1af Hydref 2020 6.00 pm, WEDI'I GANSLO",
            Heading("Y Cabinet", date(2020, 10, 1), time(18), MeetingStatus.CANCELLED),
        ),
        ("Panel", Heading("Panel")),
        ("", Heading()),
    ],
)
def test_a_heading_is_parted_at_the_last_dash_before_the_weekday(text, told):
    assert heading(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Meeting of Planning, Roads - South, Thursday, 6th October 2022 5.00 pm (Item 5.)",
            Place(Heading("Planning, Roads - South", date(2022, 10, 6), time(17)), "5."),
        ),
        ("Meeting of Cabinet, 6th October 2022 (Item 77/21)", Place(Heading("Cabinet", date(2022, 10, 6)), "77/21")),
        ("Meeting of Cabinet, 6th October 2022 (Item 5(a))", Place(Heading("Cabinet", date(2022, 10, 6)), "5(a)")),
        ("Meeting of Cabinet, 6th October 2022 (Item )", Place(Heading("Cabinet", date(2022, 10, 6)))),
        (
            "Cyfarfod y Cabinet, Dydd Gwener, 6ed Mai 2022 5.00 yp (Eitem 5.)",
            Place(Heading("Cabinet", date(2022, 5, 6), time(17)), "5."),
        ),
        ("Meeting of minds", None),
        ("A meeting of Cabinet, 6th October 2022", None),
    ],
)
def test_the_line_that_names_an_items_meeting_gives_committee_day_and_number(text, told):
    assert place(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("5.00 pm", time(17)),
        ("12.15 am", time(0, 15)),
        ("12.15 pm", time(12, 15)),
        ("14:05", time(14, 5)),
        ("9 a.m.", time(9)),
        ("2.00pm", time(14)),
        ("midnight", time(0)),
        ("25.00 pm", None),
        ("9.00 y bore", time(9)),
        ("2.00 o'r gloch y prynhawn", time(14)),
        ("6.30yh", time(18, 30)),
        ("14.00 o’r gloch", time(14)),
        ("10.00 o'r gloch", None),
        ("soon", None),
    ],
)
def test_times_of_day(text, told):
    assert time_in(text) == told


def test_a_subtitle_is_told_from_the_committee_by_the_names_that_are_known():
    known = ("Roads", "Planning, Roads", "Cabinet")
    assert without_subtitle("Special, Planning, Roads", known) == "Planning, Roads"
    assert without_subtitle("Harbour, Port", known) == "Harbour, Port"


@given(st.text(max_size=200))
def test_no_text_makes_the_readers_of_headings_raise(text):
    heading(text)
    place("Meeting of " + text)
    heading(f"{text} - Monday, 2nd March, 2020 {text}")
