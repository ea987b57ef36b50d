"""The whole reading: pure, never raising, in proportion to the text, true on the real page."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ids import MeetingId
from archive.model import Act, AgendaItem, Attendance, Meeting, Outcome, OutcomeKind, Remark, RemarkKind
from bench.reading import LONG, long_text
from indexer.reading.paragraphs import blocks_of_text, paragraphs
from indexer.reading.read import read
from tests.unit.reading.minutes import ATTENDANCE, item, reading

_MINUTES = (
    "Councillor Councillors Smith Jones and , . : said that RESOLVED AGREED CARRIED LOST moved seconded by She He the "
    "The Chair AH CM in response to a question from Mr Dr (a) (i) 53.2 - For 5 Against 3 Director of Members A Member "
    "as follows: be noted It was minutes application deferred ’s O’Dwyer “ ” Question 1 Reply \n \n\n"
)
WORDS = _MINUTES.split(" ")


def test_the_real_page(real: Path) -> None:
    """Who speaks where on the page this project began with; only anchors, labels and counts stand here."""
    text = (real / "seed" / "agenda-item.txt").read_text(encoding="utf-8")
    part = text.split("Minutes:", 1)[1].split("Supporting documents:", 1)[0]
    found = reading(replace(item(), minutes=paragraphs(blocks_of_text(part), "p")))
    assert [p.anchor for p in found.minutes] == [f"p{n}" for n in range(1, 17)]
    assert [p.level for p in found.minutes] == [None, *[1] * 9, *[None] * 6]
    assert [(r.paragraphs, r.label, r.kind) for r in found.remarks] == [
        (tuple(f"p{n}" for n in range(1, 11)), "AH", RemarkKind.INITIALS),
        (("p11",), "AH", RemarkKind.INITIALS),
        (("p12",), "Forum", RemarkKind.BODY),
        (("p13",), "AH", RemarkKind.INITIALS),
        (("p14",), "AH", RemarkKind.INITIALS),
    ]
    assert [o.kind for o in found.outcomes] == [OutcomeKind.RESOLVED]
    assert found.outcomes[0].text == found.minutes[-1].text
    assert not found.procedural


def test_what_was_read_before_plays_no_part() -> None:
    once = reading(item("Councillor Smith said no.", "RESOLVED that it rain."), ATTENDANCE)
    assert reading(once, ATTENDANCE) == once
    stale = replace(
        once,
        remarks=(Remark(("p9",), "Mr Old", RemarkKind.OTHER, Act.SAID),),
        outcomes=(Outcome(OutcomeKind.LOST, "old"),),
        procedural=True,
    )
    assert reading(stale, ATTENDANCE) == once


def test_tombstones_are_read_too() -> None:
    meeting = read(Meeting(MeetingId("x", "1"), tombstones=(item("Councillor Smith said no."),)))
    assert [r.label for r in meeting.tombstones[0].remarks] == ["Councillor Smith"]


def check(found: AgendaItem) -> None:
    anchors = {p.anchor for p in found.minutes}
    for remark in found.remarks:
        assert remark.label.strip() == remark.label != ""
        assert remark.paragraphs
        assert set(remark.paragraphs) <= anchors
        assert (remark.person is None) == (remark.settled_by is None)
    for outcome in found.outcomes:
        assert outcome.text.strip()


@given(st.text(max_size=400), st.text(max_size=40), st.lists(st.builds(Attendance, st.text(max_size=30)), max_size=3))
def test_any_text_is_read(text: str, title: str, attendance: list[Attendance]) -> None:
    check(reading(item(text, title=title), tuple(attendance)))


@given(st.lists(st.sampled_from(WORDS), max_size=120))
def test_any_order_of_the_words_of_minutes_is_read(words: list[str]) -> None:
    check(reading(item(" ".join(words), decision=(" ".join(words),)), ATTENDANCE))


@pytest.mark.parametrize("shape", LONG)
def test_a_long_text_of_any_shape_is_read(shape: str) -> None:
    """How long that takes, `python bench/reading.py --long` measures with 100,000 words."""
    check(reading(item(long_text(shape, words=3_000)), ATTENDANCE))


def test_random_words_are_read() -> None:
    chosen = random.Random(1)  # noqa: S311 - repeatable
    check(reading(item(" ".join(chosen.choice(WORDS) for _ in range(10_000))), ATTENDANCE))
