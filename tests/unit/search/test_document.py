"""What the index holds of an item."""

from dataclasses import replace
from datetime import date

from archive.ids import ItemId, MeetingId
from archive.model import Act, AgendaItem, Meeting, MinutesState, Outcome, OutcomeKind, Paragraph, Remark, RemarkKind
from indexer.search.document import Document, Passage, document, documents, hashed

ID = ItemId("kent", "7", "70")
REMARKS = (
    Remark(("p1",), "AH", RemarkKind.INITIALS, Act.SAID, person="Alice Hartley"),
    Remark(("p1", "p2"), "Mr Ek", RemarkKind.OTHER, Act.ASKED),
    Remark(("p2",), "AH", RemarkKind.INITIALS, Act.ANSWERED, person="Alice Hartley"),
)
ITEM = AgendaItem(
    ID,
    "4.",
    "Roads",
    MinutesState.DRAFT,
    description=(Paragraph("d1", "To note."),),
    minutes=(Paragraph("p1", "AH spoke."), Paragraph("p2", "Mr Ek asked of North Road (formerly Ek Road).")),
    remarks=REMARKS,
    outcomes=(Outcome(OutcomeKind.NOTED, "NOTED"), Outcome(OutcomeKind.NOTED, "NOTED again")),
    source_url="https://kent.example/mgAi.aspx?ID=70",
    issue="6535",
)
FIRST = AgendaItem(ItemId("kent", "7", "69"), None, "Apologies", procedural=True)
MEETING = Meeting(MeetingId("kent", "7"), "Forum", date(2026, 2, 10), items=(FIRST, ITEM))


def test_a_document_holds_what_a_hit_shows_and_a_search_asks_for() -> None:
    """Speakers are persons where settled, each once, in order; their names hold the labels as well."""
    found = document(MEETING, ITEM)
    assert replace(found, hash="") == Document(
        id="kent/7/70",
        council="kent",
        committee="Forum",
        held_on=date(2026, 2, 10),
        number="4.",
        title="Roads",
        position=1,
        description=(Passage("d1", "To note."),),
        decision=(),
        minutes=(
            Passage("p1", "AH spoke.", ("AH", "Mr Ek")),
            Passage("p2", "Mr Ek asked of North Road (formerly Ek Road).", ("Mr Ek", "AH")),
        ),
        speakers=("Alice Hartley", "Mr Ek"),
        speaker_names=("Alice Hartley", "AH", "Mr Ek"),
        outcomes=("noted",),
        state="draft",
        procedural=False,
        source_url="https://kent.example/mgAi.aspx?ID=70",
        issue="kent/6535",
        renamed=("north road", "ek road"),
        hash="",
    )


def test_the_hash_tells_whether_anything_changed() -> None:
    found = document(MEETING, ITEM)
    assert len(found.hash) == 64
    assert found == document(MEETING, ITEM) == hashed(found)
    changed = [
        document(replace(MEETING, committee="Panel"), ITEM),
        document(MEETING, replace(ITEM, title="Lamps")),
        document(replace(MEETING, items=(ITEM, FIRST)), ITEM),
        document(MEETING, replace(ITEM, title="\ud800")),
    ]
    assert len({found.hash, *(other.hash for other in changed)}) == 5


def test_tombstones_and_withdrawn_items_are_not_in_the_index() -> None:
    withdrawn = replace(ITEM, id=ItemId("kent", "7", "71"), state=MinutesState.WITHDRAWN)
    meeting = replace(MEETING, items=(FIRST, withdrawn, ITEM), tombstones=(withdrawn,))
    assert [(d.id, d.position) for d in documents(meeting)] == [("kent/7/69", 0), ("kent/7/70", 2)]


def test_an_unknown_council_is_not_stated() -> None:
    item = AgendaItem(ItemId("unknown", "ab", "ab"), None, "Bare", issue="6535")
    meeting = Meeting(MeetingId("unknown", "ab"), items=(item,))
    found = document(meeting, item)
    assert (found.council, found.held_on, found.issue) == (None, None, None)
