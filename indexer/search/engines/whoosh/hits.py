"""What is shown of documents."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from indexer.search.document import Passage
from indexer.search.matching import Matcher
from indexer.search.results import Hit
from indexer.search.snippets import snippets_of

# The fields of a hit that do not depend on what was asked, in their order.
_Texts = tuple[str, ...]
_Stored = tuple[str, str | None, str | None, date | None, str | None, str, _Texts, _Texts, str | None, bool, str | None]


def bare_hit(one: Mapping[str, Any]) -> Hit:
    """The hit from what is stored of a document, without marks and snippets."""
    return Hit(*_stored(one))


def texts_of(one: Mapping[str, Any]) -> tuple[str, ...]:
    """The title and the paragraphs, from what is stored of a document."""
    return (one["title"], *(text for _, text, _ in one["passages"]))


def hits(told: Sequence[Mapping[str, Any]], matcher: Matcher, *, in_names: bool = True) -> tuple[Hit, ...]:
    """Hits from what is stored of each document; `matcher` finds what of it was asked for.

    Without `in_names` nothing of that stands in the name of any speaker, and none is looked at. All hits are looked
    through together: one by one a search for a rare word takes a tenth longer.
    """
    passages = [[Passage(anchor, text, tuple(speakers)) for anchor, text, speakers in one["passages"]] for one in told]
    titles = matcher.all_marks([one["title"] for one in told], "title")
    numbers = matcher.all_marks([one["number"] or "" for one in told], "number")
    names = [speaker for one in told for speaker in one["speakers"]]
    in_name = iter(matcher.all_marks(names, "speaker") if in_names else [()] * len(names))
    return tuple(
        [
            Hit(
                *_stored(one),
                title_marks=title_marks,
                snippets=found,
                speaker_marks=tuple(islice(in_name, len(one["speakers"]))),
                number_marks=number_marks,
            )
            for one, title_marks, number_marks, found in zip(
                told, titles, numbers, snippets_of(passages, matcher), strict=True
            )
        ]
    )


def _stored(one: Mapping[str, Any]) -> _Stored:
    return (
        one["id"],
        one["council"],
        one["committee"],
        date.fromisoformat(one["held_on"]) if one["held_on"] else None,
        one["number"],
        one["title"],
        tuple(one["speakers"]),
        tuple(one["outcomes"]),
        one["state"],
        one["procedural"],
        one["source_url"],
    )
