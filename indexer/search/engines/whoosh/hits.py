"""What is shown of a document."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from indexer.search.document import Passage
from indexer.search.matching import Matcher
from indexer.search.results import Hit
from indexer.search.snippets import snippets


def hit(told: Mapping[str, Any], matcher: Matcher, *, in_names: bool = True) -> Hit:
    """A hit from what is stored of a document; `matcher` finds what of it was asked for.

    Without `in_names` nothing of that stands in the name of any speaker, and none is looked at.
    """
    passages = [Passage(anchor, text, tuple(speakers)) for anchor, text, speakers in told["passages"]]
    return Hit(
        id=told["id"],
        council=told["council"],
        committee=told["committee"],
        held_on=date.fromisoformat(told["held_on"]) if told["held_on"] else None,
        number=told["number"],
        title=told["title"],
        speakers=tuple(told["speakers"]),
        outcomes=tuple(told["outcomes"]),
        state=told["state"],
        procedural=told["procedural"],
        source_url=told["source_url"],
        title_marks=matcher.marks(told["title"], "title"),
        snippets=snippets(passages, matcher),
        speaker_marks=tuple(matcher.marks(speaker, "speaker") if in_names else () for speaker in told["speakers"]),
        number_marks=matcher.marks(told["number"] or "", "number"),
    )
