"""What a meeting and an item know of names: whose words and initials they are, and which letters stand for a thing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.model import Paragraph
from indexer.reading.names import ACRONYMS, NOT_SURNAMES
from indexer.reading.people import People

# "the DSG", "an EHCP": letters with an article stand for a thing.
_THING = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Nn]ew|[Aa]ll|[Pp]er)\s([A-Z]{2,4})(?![\w’'-])")
_CAPITALS = re.compile(r"[A-Z][A-Z]")

_CHANGES_CHAIR = re.compile(
    r"\b(?:vacated|left|relinquished|resumed|returned\sto)\sthe\s[Cc]hair\b|"
    r"\b(?:[Ii]n\sthe\sabsence\sof\sthe\sChair\w*|Vice[- ]Chair\w*|[Dd]eputy\s[Cc]hair\w*)\b[^.]{0,80}\b(?:took|"
    r"assumed|in)\sthe\s"
    r"[Cc]hair\b"
)


@dataclass(frozen=True, slots=True)
class Known:
    """What tells a person's name or initials from other words in capitals, within one item of one meeting."""

    people: People
    things: frozenset[str]
    chair_changed: bool = False  # somebody else took the chair: "the Chair" may be either

    def is_initials(self, letters: str) -> bool:
        if self.people.has_key(letters):
            return True
        if letters in ACRONYMS or letters in self.things or not letters[-1].isupper():
            return False
        return letters.isupper() or "Mc" in letters or "Mac" in letters

    def has_word(self, word: str) -> bool:
        """Whether somebody who was there has this surname or first name."""
        return self.people.has_word(word)

    def has_name(self, name: str) -> bool:
        return self.people.named(name) is not None

    def may_be_surname(self, word: str) -> bool:
        return word not in NOT_SURNAMES and not word.isupper()


def known_in(paragraphs: Sequence[Paragraph], people: People) -> Known:
    # Most texts hold neither two capitals nor a chair, and are not looked at any closer.
    things = frozenset(_things(p.text for p in paragraphs if _CAPITALS.search(p.text)))
    return Known(people, things, any("hair" in p.text and _CHANGES_CHAIR.search(p.text) for p in paragraphs))


def _things(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        for found in _THING.finditer(text):
            yield found[1]
