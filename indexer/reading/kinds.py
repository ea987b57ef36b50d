"""The kinds of decision: which words name which, and a decisive word as it is found in a sentence."""

from dataclasses import dataclass

from archive.model import OutcomeKind

_WORDS = {
    OutcomeKind.RESOLVED: "resolved resolves resolve resolution resolutions resovled resolevd resloved resoved "
    "decision decisions outcome decided determined",
    OutcomeKind.AGREED: "agreed carried delegated",
    OutcomeKind.NOTED: "noted",
    OutcomeKind.RECOMMENDED: "recommended recommendation recommendations",
    OutcomeKind.APPROVED: "approved granted adopted endorsed confirmed accepted signed",
    OutcomeKind.REFUSED: "refused rejected",
    OutcomeKind.DEFERRED: "deferred",
    OutcomeKind.WITHDRAWN: "withdrawn",
    OutcomeKind.LOST: "lost defeated fell",
}
KINDS_OF_STEMS = {
    "approv": OutcomeKind.APPROVED,
    "grant": OutcomeKind.APPROVED,
    "adopt": OutcomeKind.APPROVED,
    "endors": OutcomeKind.APPROVED,
    "refus": OutcomeKind.REFUSED,
    "reject": OutcomeKind.REFUSED,
    "defer": OutcomeKind.DEFERRED,
    "recommend": OutcomeKind.RECOMMENDED,
}
KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Decisive:
    """A decisive word in a sentence: its kind and place. `holds_on` says that what follows it belongs to it.

    `is_motion` tells of a vote's result, `is_weak` of a sentence that decides only where nothing else does; `begins` is
    where in the sentence the decision's text begins ("Decision: It was agreed ...").
    """

    kind: OutcomeKind
    at: int
    end: int
    holds_on: bool = True
    is_motion: bool = False
    is_weak: bool = False
    begins: int = 0


def kind_of(word: str) -> OutcomeKind:
    """The kind that a decisive word (any case, "(s)" behind it or not) names; "not carried" is lost."""
    if word.lower().startswith("not "):
        return OutcomeKind.LOST
    return KINDS.get(word.lower().replace("(s)", "").replace("(s", ""), OutcomeKind.RESOLVED)
