"""Values to JSON text and back."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.codec import decode, encode
from archive.errors import Damaged
from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Attendance, Meeting, MinutesState
from archive.sighting import SightedItem, Sighting

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
numbers = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,8}", fullmatch=True)
councils = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,8}", fullmatch=True)
moments = st.datetimes(timezones=st.just(UTC))
ids = {
    ItemId: st.builds(ItemId, councils, numbers, numbers),
    MeetingId: st.builds(MeetingId, councils, numbers),
    datetime: moments,
    str: texts,
}


@pytest.fixture(autouse=True, scope="module")
def _strategies() -> None:
    for kind, strategy in ids.items():
        st.register_type_strategy(kind, strategy)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [AgendaItem, Meeting, Sighting, SightedItem])
def test_whatever_is_encoded_is_decoded_to_the_same_value(kind: Any) -> None:
    """decode(encode(value)) == value for every value of the record."""

    @settings(max_examples=40)  # a value holds every field of its kind, many times over
    @given(st.from_type(kind))
    def holds(value: Any) -> None:
        assert decode(kind, encode(value)) == value

    holds()


def test_defaults_are_left_out_of_the_text() -> None:
    meeting = Meeting(
        MeetingId("kent", "1"), held_on=date(2020, 1, 31), starts_at=time(10, 30), state=MinutesState.DRAFT
    )
    assert encode(meeting) == '{"id":"kent/1","held_on":"2020-01-31","starts_at":"10:30:00","state":"draft"}'


def test_nothing_stated_and_stated_as_none_stay_apart() -> None:
    """A page without an attendance table says nothing of it; an empty table says that nobody is listed."""
    for attendance in (None, (), (Attendance("A Smith"),)):
        sighting = Sighting("1", whole=True, attendance=attendance)
        assert decode(Sighting, encode(sighting)).attendance == attendance


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"id":"kent"}', '{"id":"kent/1","state":"no such state"}'])
def test_text_that_encode_never_wrote_is_damage(text: str) -> None:
    with pytest.raises(Damaged, match="restore it from a backup"):
        decode(Meeting, text)
