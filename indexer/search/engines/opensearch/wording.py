"""A document as the index takes it: texts cut into words by our own analysis, values as filters want them."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.ids import ItemId, MeetingId
from indexer.search.analysis import beside, number_key, tokens, value_key, words_of
from indexer.search.document import Document, Passage
from indexer.search.engines.opensearch.mapping import BESIDE, ITEM, LONGEST_TERM, SHOWN, SPACE, exact, key, shown
from indexer.search.results import Hit
from indexer.search.schema import FIELDS, Kind
from indexer.search.stemming import stem

Value = str | int | None  # as published; None is "not stated"

# A key has no line break in it, so this is none's; a value that is listed is its key, a line break, the value.
NOT_STATED = "\n"
_DIGEST = 64


@dataclass(frozen=True, slots=True)
class Stored:
    """What the index keeps of an item for showing it: the hit without marks and snippets, its paragraphs, its issue."""

    hit: Hit
    passages: tuple[Passage, ...]
    issue: str | None


def term(word: str) -> str:
    """The term of the index for a word: the word itself, if it is not longer than Lucene takes."""
    if len(word) <= LONGEST_TERM:
        return word
    return word[: LONGEST_TERM - _DIGEST] + hashlib.sha256(word.encode("utf-8", "replace")).hexdigest()


def key_of(value: Value) -> str:
    """What a filter compares of `value`."""
    if value is None:
        return NOT_STATED
    return term(_sendable(value_key(value) if isinstance(value, str) else str(value)))


def listed(value: Value) -> str:
    """`value` with its key, as facets count it."""
    return NOT_STATED if value is None else f"{key_of(value)}\n{term(_sendable(str(value)))}"


def unlisted(text: str) -> tuple[str, str | None]:
    """(key, value as published) of what `listed` made."""
    if text == NOT_STATED:
        return NOT_STATED, None
    name, _, value = text.partition("\n")
    return name, value


def meeting_key(meeting: MeetingId) -> str:
    """What finds the items of a meeting, and sorts meetings as their ids sort: a space comes before every letter."""
    return f"{meeting.council} {meeting.meeting}"


def fields_of(document: Document) -> dict[str, Any]:
    """A document as the fields of the mapping."""
    told: dict[str, Any] = {
        "kind": ITEM,
        "id": document.id,
        "meeting": meeting_key(ItemId.parse(document.id).of_meeting),
        "hash": document.hash,
        "position": document.position,
        "procedural": document.procedural,
        "title_words": len(words_of(document.title)),
        "month": f"{document.held_on:%Y-%m}" if document.held_on else NOT_STATED,
        SHOWN: _hit(document),
    }
    if document.held_on:
        told["date"] = document.held_on.isoformat()
    texts = _texts(document)
    for field in FIELDS:
        if field.name in texts:
            told |= _placed(field.name, texts[field.name], stemmed=field.kind is Kind.WORDS)
    return told | _values(document)


def _texts(document: Document) -> dict[str, Sequence[str]]:
    return {
        "title": [document.title],
        "description": [passage.text for passage in document.description],
        "decision": [passage.text for passage in document.decision],
        "minutes": [passage.text for passage in document.minutes],
        "speaker": document.speaker_names,
        "number": [document.number or ""],
        "committee": [document.committee or ""],
        "council": [document.council or ""],
    }


def _placed(field: str, paragraphs: Iterable[str], *, stemmed: bool) -> dict[str, list[str]]:
    """The paragraphs that hold words, as their terms, and as their stems where the field is `stemmed`."""
    terms: list[str] = []
    stems: list[str] = []
    for paragraph in paragraphs:
        at_places: list[str] = []
        stems_there: list[str] = []
        for token in tokens(paragraph):
            text = term(token.text)
            if token.link:  # it comes right after its first word, at whose place it stands
                at_places[-1] += BESIDE + text
                continue
            written = beside(paragraph, token)
            at_places.append(text + BESIDE + term(written) if written else text)
            if stemmed:
                stems_there.append(term(stem(token.text)))
        if at_places:
            terms.append(SPACE.join(at_places))
            stems.append(SPACE.join(stems_there))
    return {exact(field): terms, field: stems} if stemmed else {exact(field): terms}


def _values(document: Document) -> dict[str, list[str]]:
    year = document.held_on.year if document.held_on else None
    several: dict[str, tuple[Sequence[Value], Sequence[Value]]] = {  # as compared, as listed
        "committee": ([document.committee],) * 2,
        "council": ([document.council],) * 2,
        "year": ([year],) * 2,
        "state": ([document.state],) * 2,
        "outcome": (document.outcomes,) * 2,
        "speaker": (document.speaker_names, document.speakers),
    }
    told: dict[str, list[str]] = {}
    for name, (compared, counted) in several.items():
        told[key(name)] = list(dict.fromkeys(map(key_of, compared))) or [NOT_STATED]
        told[shown(name)] = list(dict.fromkeys(map(listed, counted))) or [NOT_STATED]
    number = number_key(document.number or "")
    told[key("number")] = [term(number)] if number else []
    told[key("issue")] = [key_of(document.issue)] if document.issue else []
    told[key("renamed")] = [*map(term, document.renamed)]
    return told


def _hit(document: Document) -> str:
    """What a hit shows, as JSON. Paragraphs in the order in which snippets prefer them."""
    passages = (*document.minutes, *document.decision, *document.description)
    told = [
        document.id,
        document.council,
        document.committee,
        document.held_on.isoformat() if document.held_on else None,
        document.number,
        document.title,
        document.speakers,
        document.outcomes,
        document.state,
        document.procedural,
        document.source_url,
        document.issue,
        [(passage.anchor, passage.text, passage.speakers) for passage in passages],
    ]
    return json.dumps(told, separators=(",", ":"))


def stored_of(told: str) -> Stored:
    """What `fields_of` stored of a document."""
    item, council, committee, held_on, number, title, speakers, outcomes, *more = json.loads(told)
    state, procedural, url, issue, passages = more
    hit = Hit(
        id=item,
        council=council,
        committee=committee,
        held_on=date.fromisoformat(held_on) if held_on else None,
        number=number,
        title=title,
        speakers=tuple(speakers),
        outcomes=tuple(outcomes),
        state=state,
        procedural=procedural,
        source_url=url,
    )
    return Stored(hit, tuple(Passage(anchor, text, tuple(who)) for anchor, text, who in passages), issue)


def texts_of(stored: Stored) -> tuple[str, ...]:
    """The title and the paragraphs."""
    return (stored.hit.title, *(passage.text for passage in stored.passages))


def _sendable(text: str) -> str:
    """`text` without halves of surrogate pairs, which no index can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
