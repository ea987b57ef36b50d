"""What is asked: nine classes of searches, several of each, and the answer that every engine has to give whole.

Words are asked for by their rank in the vocabulary, so that a class finds about the same share of any corpus.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from speed.people import COMMITTEES
from speed.vocabulary import Vocabulary

CLASSES, INSTANCES = 9, 5
FACETS = ("committee", "year", "speaker", "council", "outcome", "state")

Counts = Mapping[str | int | None, int]


class How(StrEnum):
    """How the words of a job belong together."""

    ALL = "all"
    ANY = "any"
    PHRASE = "phrase"
    PREFIX = "prefix"
    NONE = "none"


@dataclass(frozen=True)
class Job:
    """One search. `since` and `until` are both inclusive; `newest` asks for the order of dates instead of the best."""

    kind: str
    words: tuple[str, ...]
    how: How
    committee: str | None = None
    since: date | None = None
    until: date | None = None
    newest: bool = False


@dataclass(frozen=True)
class Answer:
    """The whole job. Every facet counts all items that pass every filter but its own; None is "not stated".

    `months` counts by "2024-05". `shown` are the ten hits, each as (id, title, snippet).
    """

    total: int
    facets: Mapping[str, Counts]
    months: Counts
    shown: tuple[tuple[str, str, str], ...] = field(compare=False)


def make_jobs(vocabulary: Vocabulary) -> tuple[Job, ...]:
    """INSTANCES times a job of each of the CLASSES, the same for the same vocabulary."""
    word = vocabulary.words[vocabulary.stops :]
    jobs: list[Job] = []
    for n in range(INSTANCES):
        common = word[11 + n]  # in 48 % of the items, one more and one less
        committee = COMMITTEES[7 * n % len(COMMITTEES)]
        since = date(2012 + 2 * n, 1 + n, 1)
        prefix = word[60 + 30 * n][:4]
        jobs += [
            Job("rare", (vocabulary.rare[n],), How.ALL),
            Job("common", (common,), How.ALL),
            Job("and2", (word[14 + n], word[70 + n]), How.ALL),
            Job("or3", (word[25 + n], word[45 + n], word[400 + n]), How.ANY),
            Job("phrase", (word[n], word[9 - n]), How.PHRASE),
            Job("prefix", (prefix,), How.PREFIX),
            Job("filtered", (common,), How.ALL, committee, since, date(since.year + 2, since.month, 28)),
            Job("date order", (common,), How.ALL, newest=True),
            Job("everything", (), How.NONE, newest=True),
        ]
    return tuple(jobs)


def kinds(jobs: tuple[Job, ...]) -> tuple[str, ...]:
    """The classes in order."""
    return tuple(dict.fromkeys(job.kind for job in jobs))
