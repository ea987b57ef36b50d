"""Counts the votes of those present."""

from archive.model import Votes
from indexer.demo.scene import Scene


def division(scene: Scene, lost: bool) -> Votes:
    """Totals over the members present, the Chair included."""
    present = len(scene.members)
    abstained = scene.rng.choice((0, 0, 1))
    fewer = scene.rng.randrange(0, (present - abstained - 1) // 2 + 1)
    more = present - abstained - fewer
    return Votes(fewer, more, abstained) if lost else Votes(more, fewer, abstained)


def totals(votes: Votes) -> str:
    return f"For {votes.votes_for}, Against {votes.against}, Abstentions {votes.abstained}"
