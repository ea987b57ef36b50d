"""Small documents for the tests of engines."""

from collections.abc import Iterable
from datetime import date

from archive.ids import ItemId, MeetingId
from indexer.search.document import Document, Passage, hashed
from indexer.search.engines.protocol import Engine
from indexer.search.query import Query
from indexer.search.renamings import renamed_in


def passages(prefix: str, texts: Iterable[str | tuple[str, str]]) -> tuple[Passage, ...]:
    """Paragraphs with anchors; a pair is (text, who speaks there)."""
    pairs = [(text, ()) if isinstance(text, str) else (text[0], (text[1],)) for text in texts]
    return tuple(Passage(f"{prefix}{place}", text, who) for place, (text, who) in enumerate(pairs, start=1))


def item(
    id: str = "kent/1/1",  # noqa: A002  the field's name
    title: str = "An item",
    minutes: Iterable[str | tuple[str, str]] = (),
    *,
    committee: str | None = "Schools Forum",
    held_on: str | None = "2026-02-10",
    number: str | None = None,
    position: int = 0,
    description: Iterable[str] = (),
    decision: Iterable[str] = (),
    speakers: tuple[str, ...] = (),
    labels: tuple[str, ...] = (),
    outcomes: tuple[str, ...] = (),
    state: str | None = "published",
    procedural: bool = False,
    issue: str | None = None,
) -> Document:
    """A document; `labels` are names of speakers beside those of `speakers`. The council is that of the id."""
    council = ItemId.parse(id).council
    described, decided, spoken = passages("d", description), passages("r", decision), passages("p", minutes)
    return hashed(
        Document(
            id=id,
            council=None if council == "unknown" else council,
            committee=committee,
            held_on=date.fromisoformat(held_on) if held_on else None,
            number=number,
            title=title,
            position=position,
            description=described,
            decision=decided,
            minutes=spoken,
            speakers=speakers,
            speaker_names=tuple(dict.fromkeys((*speakers, *labels))),
            outcomes=outcomes,
            state=state,
            procedural=procedural,
            source_url=None,
            issue=issue,
            renamed=renamed_in((title, *(passage.text for passage in (*described, *decided, *spoken)))),
            hash="",
        )
    )


def answer(engine: Engine, words: str) -> tuple[set[str], tuple[str, ...]]:
    """The last parts of the ids of the hits, and the notes."""
    results = engine.search(Query(words))
    return {hit.id.rpartition("/")[2] for hit in results.hits}, results.notes


def by_meeting(documents: Iterable[Document]) -> dict[MeetingId, list[Document]]:
    meetings: dict[MeetingId, list[Document]] = {}
    for document in documents:
        meetings.setdefault(ItemId.parse(document.id).of_meeting, []).append(document)
    return meetings


def fill(engine: Engine, *documents: Document, position: int = 1) -> None:
    """Bring `documents` into the index, each meeting whole."""
    with engine.update(position) as batch:
        for meeting, held in by_meeting(documents).items():
            batch.replace(meeting, held)
