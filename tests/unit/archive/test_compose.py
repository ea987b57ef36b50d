"""Many pages of one meeting, folded into one Meeting."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from archive.compose import compose, page_hash, settled_meeting
from archive.ids import ItemId, MeetingId
from archive.model import Document, MeetingStatus, MinutesState, Paragraph
from archive.sighting import Evidence, SightedItem, Sighting, Stated

MEETING = MeetingId("kent", "7738")
START = datetime(2024, 5, 1, 12, tzinfo=UTC)


def words(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(f"p{n}", text) for n, text in enumerate(texts, start=1))


def page(sighting: Sighting, days: int = 0, name: str = "a", stated: Stated | None = None) -> Evidence:
    return Evidence(MEETING, sighting, stated or Stated(), START + timedelta(days=days), None, (name * 64)[:64])


def whole(*rows: SightedItem, state: MinutesState | None = MinutesState.PUBLISHED, **more: object) -> Sighting:
    return Sighting("7738", whole=True, items=rows, state=state, **more)  # type: ignore[arg-type]


def item(number: str, title: str = "Roads", **more: object) -> SightedItem:
    return SightedItem(number, title, number=f"{number}.", **more)  # type: ignore[arg-type]


def test_an_item_that_a_later_whole_page_no_longer_lists_becomes_a_tombstone() -> None:
    meeting = compose([page(whole(item("1"), item("2")), 0, "a"), page(whole(item("1")), 1, "b")]).meeting
    assert [i.id.item for i in meeting.items] == ["1"]
    assert [(i.id.item, i.state) for i in meeting.tombstones] == [("2", MinutesState.WITHDRAWN)]


def test_a_page_of_one_item_makes_no_other_item_disappear() -> None:
    alone = Sighting("7738", whole=False, items=(item("1", minutes=words("All of it.")),))
    meeting = compose([page(whole(item("1"), item("2")), 0, "a"), page(alone, 1, "b")]).meeting
    assert [i.id.item for i in meeting.items] == ["1", "2"]
    assert meeting.items[0].minutes == words("All of it.")
    assert meeting.tombstones == ()


def test_a_whole_page_that_lists_nothing_is_a_page_gone_wrong() -> None:
    meeting = compose([page(whole(item("1")), 0, "a"), page(whole(), 1, "b")]).meeting
    assert [i.id.item for i in meeting.items] == ["1"]


def test_a_cancelled_meeting_may_list_nothing() -> None:
    meeting = compose([page(whole(item("1")), 0, "a"), page(whole(status=MeetingStatus.CANCELLED), 1, "b")]).meeting
    assert meeting.items == ()
    assert [i.id.item for i in meeting.tombstones] == ["1"]


def test_cut_minutes_never_replace_the_full_text_they_begin() -> None:
    full = page(Sighting("7738", whole=False, items=(item("1", minutes=words("One two three.", "Four.")),)), 0, "a")
    cut = page(whole(item("1", minutes=words("One two…"), cut=True)), 1, "b")
    (found,) = compose([full, cut]).meeting.items
    assert (found.minutes, found.cut) == (words("One two three.", "Four."), False)


def test_cut_minutes_with_other_words_replace_what_was_there() -> None:
    full = page(Sighting("7738", whole=False, items=(item("1", minutes=words("One two three.")),)), 0, "a")
    cut = page(whole(item("1", minutes=words("Nine ten"), cut=True)), 1, "b")
    (found,) = compose([full, cut]).meeting.items
    assert (found.minutes, found.cut) == (words("Nine ten"), True)


def test_the_newest_page_counts_and_silence_takes_nothing_away() -> None:
    first = page(whole(item("1", minutes=words("Old.")), venue="Town Hall", committee="Roads Committee"), 0, "a")
    second = page(whole(item("1", minutes=words("New."))), 1, "b")
    meeting = compose([first, second]).meeting
    assert (meeting.venue, meeting.committee) == ("Town Hall", "Roads Committee")
    assert meeting.items[0].minutes == words("New.")
    assert [v.capture[0] for v in meeting.items[0].versions] == ["a", "b"]


def test_of_the_same_moment_the_page_that_is_further_on_counts() -> None:
    agenda = page(whole(item("1", description=words("To come.")), state=MinutesState.AGENDA), 0, "z")
    minutes = page(whole(item("1", minutes=words("It came."))), 0, "a")
    meeting = compose([minutes, agenda]).meeting
    assert meeting.state is MinutesState.PUBLISHED
    assert meeting.items[0].minutes == words("It came.")


def test_what_a_person_stated_fills_only_what_no_page_states() -> None:
    stated = Stated("kent", "Roads", date(2020, 1, 1))
    alone = page(Sighting("7738", whole=False, items=(item("1"),)), 0, "a", stated)
    assert compose([alone]).meeting.committee == "Roads"
    both = compose([alone, page(whole(item("1"), committee="Highways"), -3, "b")]).meeting
    assert (both.committee, both.held_on) == ("Highways", date(2020, 1, 1))


def test_an_item_page_without_its_number_joins_the_row_of_its_meeting() -> None:
    lost = page(
        Sighting("7738", whole=False, items=(SightedItem(None, "Roads", number="1", minutes=words("Full.")),)), 1, "b"
    )
    before = compose([lost])
    (alone,) = before.meeting.items
    assert alone.id == ItemId("kent", "7738", "b" * 16)
    after = compose([lost, page(whole(item("1")), 0, "a")])
    (joined,) = after.meeting.items
    assert joined.id == ItemId("kent", "7738", "1")
    assert joined.minutes == words("Full.")
    assert after.moved == ((alone.id, joined.id),)


def test_without_a_whole_page_items_stand_in_the_order_of_their_numbers() -> None:
    pages = [page(Sighting("7738", whole=False, items=(item(n),)), 0, n[0]) for n in ("10", "9", "2")]
    for order in permutations(pages):
        assert [i.number for i in compose(order).meeting.items] == ["2.", "9.", "10."]


def test_a_paper_keeps_the_address_of_the_page_before_that_of_the_service() -> None:
    by_page = Document("Report", "https://x.uk/documents/s5/Report.pdf", "5")
    by_service = Document("Report", "https://x.uk/mgConvert2PDF.aspx?ID=5", "5")
    for order in ((by_page, by_service), (by_service, by_page)):
        pages = [page(whole(item("1", documents=(paper,))), day, "ab"[day]) for day, paper in enumerate(order)]
        assert compose(pages).meeting.items[0].documents == (by_page,)


def test_without_a_council_a_page_is_known_by_its_bytes() -> None:
    assert str(settled_meeting(None, "7738", "f" * 64)) == f"unknown/{'f' * 16}"
    assert str(settled_meeting("kent", None, "f" * 64)) == f"kent/{'f' * 16}"
    assert page_hash("f" * 64) != page_hash("f" * 64, 1)


rows = st.builds(
    SightedItem,
    st.sampled_from(["1", "2", "3"]),
    st.sampled_from(["Roads", "Schools"]),
    minutes=st.none() | st.sampled_from([(), words("A."), words("A. B.", "C.")]),
    cut=st.booleans(),
)
sightings = st.builds(
    Sighting,
    st.just("7738"),
    whole=st.booleans(),
    items=st.lists(rows, max_size=3, unique_by=lambda row: row.item).map(tuple),
    committee=st.none() | st.just("Roads Committee"),
    state=st.none() | st.sampled_from(MinutesState),
    status=st.none() | st.sampled_from(MeetingStatus),
)


@given(st.lists(st.tuples(sightings, st.integers(0, 2)), min_size=1, max_size=4), st.randoms())
def test_the_order_in_which_pages_are_read_never_matters(told: list[tuple[Sighting, int]], random: object) -> None:
    """The record is a function of the set of pages and their times."""
    pages = [page(sighting, days, "abcd"[n]) for n, (sighting, days) in enumerate(told)]
    shuffled = list(pages)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert compose(shuffled) == compose(pages)


@given(st.lists(st.tuples(sightings, st.integers(0, 2)), min_size=1, max_size=4))
def test_the_same_page_seen_again_later_makes_no_new_version(told: list[tuple[Sighting, int]]) -> None:
    pages = [page(sighting, days, "abcd"[n]) for n, (sighting, days) in enumerate(told)]
    newest = max(pages, key=lambda p: (p.seen_at, p.sha256))
    again = replace(newest, seen_at=START + timedelta(days=9))
    once, twice = (
        compose([*pages, again]).meeting,
        compose([*pages, again, replace(again, seen_at=again.seen_at + timedelta(1))]),
    )
    assert [i.versions for i in twice.meeting.items] == [i.versions for i in once.items]
