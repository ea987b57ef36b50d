"""How queries name who speaks: with a title, with initials, with a first name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from indexer.search.naming import MOST_PARTS
from indexer.search.sequence import is_bare, plain_words, side_by_side, text_in
from indexer.search.tree import Leaf, Node, Or, Phrase, Variants, Word, all_of, parts_of

IsSpeaker = Callable[[Leaf], bool]  # whether a word, or a phrase, is of the name of a speaker

_TITLES = frozenset({"councillor", "councillors", "cllr", "cllrs"})
# What minutes put in place of a first name. A councillor's is known from the attendance.
_HONORIFICS = ("mr", "mrs", "ms", "miss", "dr")
BEFORE_NAMES = _TITLES | {*_HONORIFICS}
# With these before it nobody is called “Mr” in its place.
_OTHER_TITLES = frozenset(
    """
    alderman baroness captain chief dame father inspector judge lady lord prof professor rabbi rev reverend sergeant sir
    sister superintendent
    """.split()  # noqa: SIM905
)
# A surname begins with one of these.
_PARTICLES = frozenset("al ap ab bin da de del della den der di du el ferch ibn la le mac mc ni o st van von".split())  # noqa: SIM905
_WORDS_OF_A_LETTER = frozenset({"a", "i"})
_NO_FIRST_NAMES = BEFORE_NAMES | _OTHER_TITLES | _PARTICLES
_MOST_NAMES = 4  # first names and a surname


def after_initials(parts: Sequence[Node], at: int) -> int:
    """Where the initials that stand at `at` end; `at` where none do. “a” and “i” are words but behind a title."""
    end = at
    while end < len(parts) and is_bare(parts[end]) and len(text := text_in(parts[end])) == 1 and text.isalpha():
        end += 1
    is_word = text_in(parts[at]) in _WORDS_OF_A_LETTER and not (at and text_in(parts[at - 1]) in BEFORE_NAMES)
    return at if is_word else end


def without_titles(typed: Node, is_speaker: IsSpeaker) -> tuple[Node, Node]:
    """`typed` without “councillor” before a name of a speaker, and without initials, too: minutes print either, or
    bare names. A name that stood behind the title is that as it stands: Councillor Price is no tariff."""
    untitled: list[Node] = []
    bare: list[Node] = []
    parts = [*parts_of(typed)]
    for at, part in enumerate(parts):
        is_title = text_in(part) in _TITLES and is_bare(part) and at + 1 < len(parts)
        end = after_initials(parts, at + is_title)
        name = parts[end] if end > at and end < len(parts) else None
        before_name = is_bare(name) and is_speaker(name)
        if before_name and is_title and end == at + 1 and isinstance(name, Word):
            parts[end] = replace(name, exact=True)
        untitled += () if before_name and is_title else (part,)
        bare += () if before_name else (part,)
    return side_by_side(untitled), side_by_side(bare)


def without_first_names(typed: Node, is_speaker: IsSpeaker) -> Node:
    """`typed` where the name of each speaker that it has in full, “Ann Orme”, may be “Mrs Orme” in an item.

    Minutes give the first name of who comes once where that is first named, or nowhere.
    """
    parts = parts_of(typed)
    found: list[Node] = []
    at = 0
    while at < len(parts):
        length = _full_name(parts, at, is_speaker)
        run = parts[at : at + max(length, 1)]
        honorific = _with_honorific(run, is_speaker) if length else None
        found.append(Or((all_of(run), honorific)) if honorific else all_of(run))
        at += len(run)
    return side_by_side(found)


def may_be_full_names(typed: Node) -> list[Leaf]:
    """What is to be counted before `without_first_names` asks whether it is a speaker's name."""
    parts = parts_of(typed)
    return [replace(name, field="speaker") for at in range(len(parts)) for _, name in _full_names(parts, at)]


def _full_name(parts: Sequence[Node], at: int, is_speaker: IsSpeaker) -> int:
    """How many parts from `at` on are a speaker's first names and surname; 0 where none are."""
    return next((length for length, name in _full_names(parts, at) if is_speaker(name)), 0)


def _full_names(parts: Sequence[Node], at: int) -> Iterator[tuple[int, Phrase]]:
    """The parts from `at` on that may be first names and a surname: how many, longest first, and as one."""
    for length in range(min(_MOST_NAMES, len(parts) - at) if at < MOST_PARTS else 0, 1, -1):
        run = parts[at : at + length]
        words = _words_of(run)
        if all(map(is_bare, run)) and len(words[0]) > 1 and words[0] not in _NO_FIRST_NAMES:
            yield length, Phrase(words)


def _with_honorific(name: Sequence[Node], is_speaker: IsSpeaker) -> Node | None:
    """The surname behind what stands before the whole name somewhere: Mrs Petra Youngs is no Mr Youngs. None where that
    is “Councillor”: who is one is known by the first name, too."""
    whole = _words_of(name)
    if any(is_speaker(Phrase((title, *whole))) for title in ("councillor", "cllr")):
        return None
    words = [plain_words(part, None) for part in name]
    begins = next((at for at, part in enumerate(words[1:], 1) if part[0] in _PARTICLES), len(words) - 1)
    surname = tuple(word for part in words[begins:] for word in part)
    known = tuple(title for title in _HONORIFICS if is_speaker(Phrase((title, *whole))))
    leaves = tuple(Phrase((title, *surname), field="speaker") for title in known or _HONORIFICS)
    return Variants(leaves) if len(leaves) > 1 else leaves[0]


def _words_of(parts: Sequence[Node]) -> tuple[str, ...]:
    return tuple(word for part in parts for word in plain_words(part, None))
