"""What is shown of documents."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from indexer.search.document import Passage
from indexer.search.matching import Matcher
from indexer.search.results import Hit
from indexer.search.snippets import snippets_of


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
                id=one["id"],
                council=one["council"],
                committee=one["committee"],
                held_on=date.fromisoformat(one["held_on"]) if one["held_on"] else None,
                number=one["number"],
                title=one["title"],
                speakers=tuple(one["speakers"]),
                outcomes=tuple(one["outcomes"]),
                state=one["state"],
                procedural=one["procedural"],
                source_url=one["source_url"],
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
