"""The made-up council's ground truth: big enough, varied, lifelike in its shares, and the same on every machine."""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from archive.model import Act, MeetingStatus, MinutesState, OutcomeKind, ParagraphKind, RemarkKind
from indexer.demo.council import SIZES, TODAY, make_council
from indexer.demo.slots import Slots, fiscal_year
from indexer.demo.topics import PRESENTED_BY, TOPICS
from indexer.demo.truth import Item, ItemKind, MadeUpCouncil

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def council() -> MadeUpCouncil:
    return make_council()


@pytest.fixture(scope="module")
def minuted(council: MadeUpCouncil) -> list[Item]:
    return [i for m in council.meetings for i in m.items if i.minutes]


def test_it_is_as_big_as_the_demo_needs(council: MadeUpCouncil, minuted: list[Item]) -> None:
    """At least six standing committees and one that has ended, four years, 800 items with minutes."""
    standing = [c for c in council.committees if not c.expired]
    held = [m.held_on for m in council.meetings if m.has_minutes]
    assert len(standing) >= 6
    assert len(council.committees) - len(standing) == 1
    assert max(held) - min(held) >= timedelta(days=4 * 365)
    assert len(minuted) >= 800
    assert all(council.meetings_by_committee[c.id] for c in council.committees)


def test_a_natural_share_of_items_is_procedural(minuted: list[Item]) -> None:
    share = sum(i.procedural for i in minuted) / len(minuted)
    assert 0.35 <= share <= 0.5


def test_one_committee_has_more_meetings_than_a_list_page_shows(council: MadeUpCouncil) -> None:
    assert max(len(found) for found in council.meetings_by_committee.values()) > 51


def test_every_state_and_status_occurs(council: MadeUpCouncil) -> None:
    """Agenda, draft, published; decisions just after a Cabinet; cancelled, moved and postponed meetings."""
    assert {m.state for m in council.meetings} == {MinutesState.AGENDA, MinutesState.DRAFT, MinutesState.PUBLISHED}
    after_cabinet = max(m.held_on for m in council.meetings if m.committee.name == "Cabinet" and m.has_minutes)
    fresh = make_council(today=after_cabinet + timedelta(days=2))
    assert MinutesState.DECISIONS in {m.state for m in fresh.meetings}
    statuses = {m.status for m in council.meetings}
    assert statuses == {None, MeetingStatus.CANCELLED, MeetingStatus.MOVED, MeetingStatus.POSTPONED}


def test_ids_are_never_given_twice(council: MadeUpCouncil) -> None:
    items = [i.id for m in council.meetings for i in m.items]
    papers = [p.number for m in council.meetings for p in (*m.papers, *(p for i in m.items for p in i.papers))]
    for ids in ([m.id for m in council.meetings], items, papers, [p.uid for p in council.people]):
        assert len(ids) == len(set(ids))


def test_the_minutes_come_in_many_styles(council: MadeUpCouncil, minuted: list[Item]) -> None:
    """Titles, initials, roles, unnamed members; numbered points, bullets, nested points, tables, headings."""
    kinds = {r.kind for i in minuted for r in i.remarks}
    assert kinds == set(RemarkKind)
    paragraphs = [p for i in minuted for p in i.minutes]
    assert {p.kind for p in paragraphs} == set(ParagraphKind)
    labels = {p.label for p in paragraphs if p.label}
    assert {"(a)", "(i)", "1."} <= labels
    assert any(re.fullmatch(r"\d+\.\d+", label) for label in labels)
    assert {p.level for p in paragraphs} == {None, 1, 2}
    mister_only = next(c for c in council.committees if "Highways" in c.name)
    words = " ".join(p.text for m in council.meetings_by_committee[mister_only.id] for i in m.items for p in i.minutes)
    assert "Councillor " not in words
    assert "Cllr " not in words
    assert " Mr " in words


def test_the_numbers_of_items_come_in_many_forms(council: MadeUpCouncil) -> None:
    numbers = {i.number for m in council.meetings for i in m.items}
    assert None in numbers
    for pattern in (r"\d+\.", r"\d+/\d\d", r"\d+[ab]", r"A\d+"):
        assert any(re.fullmatch(pattern, n) for n in numbers if n)


def test_outcomes_come_in_many_kinds(minuted: list[Item]) -> None:
    outcomes = [o for i in minuted for o in i.outcomes]
    kinds = {o.kind for o in outcomes}
    assert {OutcomeKind.RESOLVED, OutcomeKind.AGREED, OutcomeKind.NOTED, OutcomeKind.LOST} <= kinds
    assert any(o.votes and o.votes.named for o in outcomes)
    assert {Act.MOVED, Act.SECONDED, Act.DECLARED, Act.ASKED} <= {r.act for i in minuted for r in i.remarks}


def test_a_division_counts_no_more_votes_than_members_present(council: MadeUpCouncil) -> None:
    for meeting in council.meetings:
        present = sum(a.status == "Present" for a in meeting.attendees)
        for votes in (o.votes for i in meeting.items for o in i.outcomes if o.votes):
            total = (votes.votes_for or 0) + (votes.against or 0) + (votes.abstained or 0)
            assert total == present
            if votes.named:
                assert len(votes.named) == total


def test_the_truth_about_remarks_points_into_the_minutes(council: MadeUpCouncil) -> None:
    """Every remark and outcome names paragraphs that exist; who speaks is in the room and named in the words."""
    for meeting in council.meetings:
        inside = {a.bare for a in meeting.attendees if a.status in {"Present", "In attendance"}}
        for item in meeting.items:
            texts = {p.anchor: p.text for p in item.minutes}
            for remark in item.remarks:
                assert set(remark.paragraphs) <= set(texts)
                assert remark.person is None or remark.person in inside
            for outcome in item.outcomes:
                assert set(outcome.paragraphs) <= set(texts)


def test_substantive_minutes_have_a_natural_length(minuted: list[Item]) -> None:
    lengths = [sum(len(p.text.split()) for p in i.minutes) for i in minuted if i.kind is ItemKind.SUBSTANTIVE]
    assert 140 <= sum(lengths) / len(lengths) <= 400
    assert max(lengths) <= 500
    assert any(i.cut for i in minuted)


def test_no_slot_is_left_open_and_no_text_is_clumsy(minuted: list[Item]) -> None:
    for item in minuted:
        for text in (item.title, *(p.text for p in item.minutes)):
            assert not re.search(r"[{}]|\.\.|  | ,|\bthat that\b|//", text), text
            assert "'" not in text or text == item.title


def test_paragraphs_seldom_repeat(minuted: list[Item]) -> None:
    """Long paragraphs are drawn from a stock large enough that most differ."""
    long = [p.text for i in minuted if not i.procedural for p in i.minutes if len(p.text.split()) > 18]
    assert len(set(long)) / len(long) > 0.8


def test_topics_are_many_and_each_has_a_presenter() -> None:
    assert len(TOPICS) >= 40
    assert set(PRESENTED_BY) == set(TOPICS)
    assert all(len(t.facts) >= 3 and t.asks and t.views and t.decisions for t in TOPICS.values())


def test_a_slot_that_nobody_knows_is_an_error() -> None:
    slots = Slots(Random(1), date(2024, 3, 31))  # noqa: S311 - any will do
    assert slots.fill("{fy} {nextfy} {lastfy}") == "2023/24 2024/25 2022/23"
    with pytest.raises(KeyError):
        slots.fill("{nothing}")
    assert fiscal_year(date(1999, 4, 1)) == "1999/00"


def test_the_same_seed_gives_the_same_council_and_another_seed_another() -> None:
    assert make_council(seed=4, size="small") == make_council(seed=4, size="small")
    assert make_council(seed=5, size="small").meetings != make_council(seed=4, size="small").meetings


@pytest.mark.parametrize("hash_seed", ["0", "4711"])
def test_the_council_depends_neither_on_the_hash_seed_nor_on_the_process(hash_seed: str) -> None:
    """The same bytes in another process, whatever Python's hash randomisation."""
    program = (
        "import hashlib; from indexer.demo.council import make_council; "
        "print(hashlib.sha256(repr(make_council(size='small').meetings).encode()).hexdigest())"
    )
    env = {**os.environ, "PYTHONHASHSEED": hash_seed, "TZ": "Pacific/Auckland"}
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    ours = hashlib.sha256(repr(make_council(size="small").meetings).encode()).hexdigest()
    assert ran.stdout.strip() == ours


def events(before: MadeUpCouncil, after: MadeUpCouncil) -> Counter[str]:
    """What happened to the papers of the meetings that the earlier day knew of."""
    found = Counter(new=len(set(after.meeting_by_id) - set(before.meeting_by_id)))
    for old in before.meetings:
        now = after.meeting_by_id.get(old.id)
        if now is None:
            found["vanished"] += 1
            continue
        minutes = {i.id: i.minutes for i in old.items if i.minutes}
        found["dropped"] += bool({i.id for i in old.items} - {i.id for i in now.items})
        found["minuted"] += now.has_minutes and not old.has_minutes
        found["taken back"] += old.has_minutes and not now.has_minutes
        found["approved"] += (old.state, now.state) == (MinutesState.DRAFT, MinutesState.PUBLISHED)
        found["corrected"] += any(minutes.get(i.id, i.minutes) != i.minutes for i in now.items if i.minutes)
    return found


def test_within_three_weeks_one_of_everything_happens_to_a_small_council() -> None:
    before, after = make_council(size="small"), make_council(size="small", today=TODAY + timedelta(days=21))
    happened = events(before, after)
    assert set(happened) == {"new", "vanished", "dropped", "minuted", "taken back", "approved", "corrected"}
    assert min(happened.values()) >= 1


def test_approved_minutes_stay_as_they_are() -> None:
    """A later day has the same ids, dates and words of what was approved."""
    before, after = make_council(size="small"), make_council(size="small", today=TODAY + timedelta(days=300))
    approved = [m for m in before.meetings if m.state is MinutesState.PUBLISHED]
    assert approved
    assert [after.meeting_by_id[m.id] for m in approved] == approved


def test_that_a_meeting_is_not_held_is_known_when_its_agenda_is_due(council: MadeUpCouncil) -> None:
    cancelled = next(m for m in council.meetings if m.status is MeetingStatus.CANCELLED and m.held_on.year == 2024)
    moments = {days: make_council(today=cancelled.held_on - timedelta(days=days)) for days in (30, 20)}
    assert moments[30].meeting_by_id[cancelled.id].status is None
    assert moments[20].meeting_by_id[cancelled.id] == cancelled


@pytest.mark.parametrize("size", [s for s in SIZES if s != "large"])
def test_every_size_has_committees_with_meetings(size: str) -> None:
    council = make_council(size=size)
    assert all(council.meetings_by_committee[c.id] for c in council.committees)


def test_the_large_size_has_a_committee_of_a_thousand_items() -> None:
    council = make_council(size="large")
    counts = Counter(m.committee.id for m in council.meetings for _ in m.items)
    assert max(counts.values()) >= 1000
