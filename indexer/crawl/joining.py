"""All that the pages of one meeting say -> the meeting, read: who spoke, what was decided."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from archive.compose import Composed, compose
from archive.notice import NO_NOTICES, Notices
from archive.sighting import Evidence
from indexer.reading.own_rules import own_rules
from indexer.reading.read import read


def joined(evidence: Iterable[Evidence], home: Path, notices: Notices = NO_NOTICES) -> Composed:
    """The meeting that `evidence` (at least one, all of one meeting) tells of, by the rules of `home`.

    Raises ArchiveError where the rules of the home cannot be understood.
    """
    composed = compose(evidence, notices)
    return replace(composed, meeting=read(composed.meeting, own_rules(home, composed.meeting.id.council)))
