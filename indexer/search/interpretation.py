"""From what was typed to what an engine looks for: synonyms, and what becomes of words that no item holds whole.

Where something is found nothing is changed, but that a date in words which few items are of, and the title of a speaker
whom few items name so, only say which come first.
Else, in this order: a speaker is looked for without “councillor”; words that name a committee or a council are taken
for it; words that are in no item are taken for a slip of the pen; a long plain question asks for most of its words.
Whatever was done is told in a note. All of it looks at the whole index, so that no filter changes what the words mean.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log

from indexer.search import hints, people
from indexer.search.amounts import is_scale
from indexer.search.bodies import named_in
from indexer.search.correcting import Corrected, slips_in
from indexer.search.counted import Counted
from indexer.search.english import frequency, is_english
from indexer.search.forms import OtherForms
from indexer.search.grammar import parse
from indexer.search.names import names_as_one
from indexer.search.query import HITS_A_PAGE
from indexer.search.questions import is_asking, is_date, is_plain_question, is_required
from indexer.search.sequence import side_by_side
from indexer.search.synonyms import Synonyms
from indexer.search.tree import (
    NOTHING,
    And,
    Leaf,
    Most,
    Node,
    Or,
    Word,
    all_of,
    any_of,
    asks_for_most,
    has_words,
    parts_of,
    text_of,
)

# How few items make a word look mistyped, and how much more frequent the word must be that it looks like.
_FEW, _MORE_FREQUENT = 3, 10
# And how much more frequent in English, where it is a word of English.
_MUCH_MORE_FREQUENT = 100
_OR = Word("or")

# How much of a long question an item must hold, of its words and of what they tell: most of it, but an item tells a
# matter in words of its own. On the judged queries half of the words lost a fifth of the answers that the last shares
# find. So less will do where not this many hold more.
_SHARES, _ENOUGH = ((0.5, 0.5), (0.34, 0.34), (0.2, 0.25)), 20
_UNTITLED = "No item holds all of these words; the title before the speaker's name was left out."
_UNNAMED = "No item holds all of these words; what stands before the speaker's name was left out."
_UNTITLED_TOO = (
    "Few items hold these words; those without the title before the speaker's name follow, last by best match."
)
_SURNAMED_TOO = (
    "Few items hold these words; those with “Mr” or the like before the speaker's surname follow, last by best match."
)
_HOLD_MOST = "No item holds all of these words; these hold the most of them."
_FEW_HOLD_MOST = "No item holds all of these words, and few hold the most of them; these hold some of them."
_HOLD_SOME = "No item holds all of these words, nor the most of them; these hold some of them."


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look for. `typed` is the tree as typed, where words were put right with the right ones.

    `tree` is what an engine evaluates; None asks for everything. By best match the items that match `first` come before
    all others, and such as match `nearer`, which asks for what was typed and by no wider name for it, weigh more; None
    makes no difference. `meant` is a likely better way to write the words; `instead` are the words,
    put right, that were searched for instead of those typed. `widened`: something is looked for that is found one way
    only.
    """

    tree: Node | None
    typed: Node | None
    notes: tuple[str, ...] = ()
    first: Node | None = None
    nearer: Node | None = None
    widened: bool = False
    meant: str | None = None
    instead: str | None = None

    @property
    def with_words(self) -> bool:
        return has_words(self.typed)

    @property
    def marked(self) -> Node | None:
        """What is marked in a hit: of two trees the first asks for more of what was typed."""
        return self.first or self.tree


def interpret(words: str, synonyms: Synonyms, index: Counted) -> Asked:
    """What `words`, as typed, ask for in `index`."""
    parsed = parse(words)
    if parsed.tree is None or parsed.tree == NOTHING:
        return Asked(parsed.tree, parsed.tree, parsed.notes)
    interpreter = _Interpreter(synonyms, index)
    return interpreter.with_nearer(interpreter.asked(parsed.tree, parsed.notes))


def as_typed(words: str, synonyms: Synonyms) -> Node | None:
    """What `words` ask for where no index is asked: for marks in a text that was found by them."""
    tree = parse(words).tree
    if tree is None:
        return None
    expanded = synonyms.expand(hints.read(tree).tree, OtherForms()).tree
    # Hardly an item holds a whole question.
    telling = [part for part in parts_of(expanded) if not is_asking(part)] if is_plain_question(tree) else []
    return all_of(telling) if telling else expanded


class _Interpreter:
    def __init__(self, synonyms: Synonyms, index: Counted) -> None:
        self._synonyms = synonyms
        self._index = index
        self._forms = OtherForms(index)
        self._known: dict[Node, hints.Read] = {}

    def asked(self, typed: Node, notes: tuple[str, ...]) -> Asked:
        as_typed = self._expanded(typed, notes)
        if date := self._read(typed).date:
            return replace(as_typed, meant=text_of(date))
        if self._finds(as_typed):
            wider = self._at_other_times(as_typed, notes) or self._untitled_too(as_typed, notes) or as_typed
            return replace(wider, meant=self._rather(as_typed) or self._either(as_typed))
        return self._otherwise(typed, notes) or replace(as_typed, meant=self._either(as_typed))

    def with_nearer(self, asked: Asked) -> Asked:
        """`asked` with what of it says the same by no wider name."""
        if asked.typed is None or not asked.widened or (asked.tree and asks_for_most(asked.tree)):
            return asked
        return replace(asked, nearer=self._synonyms.nearer(self._read(asked.typed).tree, self._forms))

    def _otherwise(self, typed: Node, notes: tuple[str, ...]) -> Asked | None:
        """What is asked for where no item holds the words as typed; None where nothing else finds anything either."""
        return self._untitled(typed, notes) or self._of_a_body(typed, notes) or self._put_right_or_most(typed, notes)

    def _is_speaker(self, name: Leaf) -> bool:
        return self._index.count(replace(name, field="speaker")) > 0

    def _untitled(self, typed: Node, notes: tuple[str, ...]) -> Asked | None:
        """What is asked for without “councillor” before a name, or without initials, where that finds something."""
        untitled, bare = people.without_titles(typed, self._is_speaker)
        ways = [way for way in dict.fromkeys((untitled, bare)) if way != typed]
        told = (self._finding(way, (*notes, _UNTITLED if way == untitled else _UNNAMED)) for way in ways)
        return next(filter(None, told), None)

    def _untitled_too(self, asked: Asked, notes: tuple[str, ...]) -> Asked | None:
        """`asked` with the items without “councillor” before a name, or with “Mrs” and the like in place of a first
        name, after those with it, where these are few."""
        if not asked.typed or not self._finds_few(asked):
            return None
        wider = (
            self._before(asked, self._expanded(way, (*notes, told)))
            for way, told in self._with_less_of_a_name(asked.typed)
            if way != asked.typed
        )
        return next(filter(None, wider), None)

    def _with_less_of_a_name(self, typed: Node) -> Iterator[tuple[Node, str]]:
        """`typed` where a speaker's title may be missing, and where the first name may, and what is told of each."""
        yield people.without_titles(typed, self._is_speaker)[0], _UNTITLED_TOO
        self._index.counts(people.may_be_full_names(typed))  # all at once: a cluster is far away
        yield people.without_first_names(typed, self._is_speaker), _SURNAMED_TOO

    def _of_a_body(self, typed: Node, notes: tuple[str, ...]) -> Asked | None:
        """What is asked for of the committee or the council that some of the words name, where that finds something."""
        told = (
            (named.tree, (*notes, f"No item holds all of these words; {named.note}"))
            for named in named_in(typed, self._index)
        )
        return next(filter(None, (self._finding(*one) for one in told)), None)

    def _put_right_or_most(self, typed: Node, notes: tuple[str, ...]) -> Asked | None:
        """What is asked for with slips put right, or by most of a question's words."""
        slips = slips_in(typed, self._index)
        if slips.surely and (right := self._put_right(slips.surely, notes)):
            return right
        for reading in dict.fromkeys((slips.surely or Corrected(typed, ()), Corrected(typed, ()))):
            if is_plain_question(reading.tree) and (most := self._most(reading.tree, (*notes, *reading.notes))):
                instead = text_of(reading.tree) if reading.notes else None
                return replace(most, instead=instead)
        if slips.perhaps and self._finds(self._expanded(slips.perhaps.tree, ())):
            return replace(self._expanded(typed, notes), meant=text_of(slips.perhaps.tree))
        return None

    def _finding(self, tree: Node, notes: tuple[str, ...]) -> Asked | None:
        """What `tree` asks for, where that finds something."""
        asked = self._expanded(tree, notes)
        return (self._at_other_times(asked, notes) or asked) if self._finds(asked) else None

    def _read(self, typed: Node) -> hints.Read:
        if typed not in self._known:
            self._known[typed] = hints.read(typed, self._is_speaker)
        return self._known[typed]

    def _expanded(self, typed: Node, notes: tuple[str, ...]) -> Asked:
        read = self._read(typed)
        tree, told, widened = self._synonyms.expand(read.tree, self._forms)
        return Asked(tree, typed, (*notes, *told, *read.notes), widened=widened)

    def _at_other_times(self, asked: Asked, notes: tuple[str, ...]) -> Asked | None:
        """`asked` with the items of other times after those of the time that its words name, where these are few."""
        read = self._read(asked.typed) if asked.typed else None
        if not read or not read.hints_at_a_time or not self._finds_few(asked):
            return None
        tree, told, _ = self._synonyms.expand(read.at_any_time().tree, self._forms)
        return self._before(asked, Asked(tree, asked.typed, (*notes, *told, *read.at_any_time().notes)))

    def _before(self, asked: Asked, wider: Asked) -> Asked | None:
        """What `wider` asks for, what `asked` asks for first; None where that finds no more."""
        if asked.tree is None or wider.tree is None or self._index.count(wider.tree) == self._index.count(asked.tree):
            return None
        return replace(asked, tree=wider.tree, first=asked.tree, notes=wider.notes)

    def _finds_few(self, asked: Asked) -> bool:
        return asked.tree is not None and self._index.count(asked.tree) < HITS_A_PAGE

    def _finds(self, asked: Asked) -> bool:
        return asked.tree is not None and self._index.count(asked.tree) > 0

    def _put_right(self, right: Corrected, notes: tuple[str, ...]) -> Asked | None:
        """What is asked for with words put right, where that finds something."""
        asked = self._finding(right.tree, (*notes, *right.notes))
        return replace(asked, instead=text_of(right.tree)) if asked else None

    def _rather(self, asked: Asked) -> str | None:
        """The words with a rare one put right, where that would find more."""
        typed = asked.typed
        if typed is None or asked.tree is None:
            return None
        found = self._index.count(asked.tree)
        right = [self._rather_word(part) for part in parts_of(typed)] if found <= _FEW else []
        better = side_by_side(right) if right else typed
        if better == typed or self._index.count(self._expanded(better, ()).tree or better) <= found:
            return None
        return text_of(better)

    def _either(self, asked: Asked) -> str | None:
        """The words with OR for an “or” between them, where few items hold all of them and the “or”."""
        parts = parts_of(asked.typed) if asked.typed else ()
        ors = [at for at, part in enumerate(parts) if part == _OR and 0 < at < len(parts) - 1]
        if not ors or (asked.tree and self._index.count(asked.tree) > _FEW):
            return None
        ends = zip([0, *(at + 1 for at in ors)], [*ors, len(parts)], strict=True)
        tree = any_of(side_by_side(parts[start:end]) for start, end in ends if start < end)
        return text_of(tree) if self._index.count(self._expanded(tree, ()).tree or tree) else None

    def _rather_word(self, part: Node) -> Node:
        if not isinstance(part, Word) or part.exact or part.field or is_scale(part.text):
            return part
        items = self._index.count(part)
        best = next(iter(self._index.like(part.text)), None) if items <= _FEW else None
        if not best or best.slips > 1 or best.items <= _MORE_FREQUENT * items:
            return part
        # Who types “snow” means it, though “show” is in more items; “costal” is hardly ever meant.
        meant = is_english(part.text) and frequency(best.word) <= _MUCH_MORE_FREQUENT * frequency(part.text)
        return part if meant else Word(best.word)

    def _most(self, typed: Node, notes: tuple[str, ...]) -> Asked | None:
        """`typed` as a question: what it requires, and most of its telling words; None where nothing holds them."""
        asked = self._expanded(typed, notes)
        parts = parts_of(asked.tree) if asked.tree else ()
        for is_wanted in (lambda part: is_required(part) or is_date(part), is_required):
            required = [part for part in parts if is_wanted(part)]
            others = names_as_one([part for part in parts if part not in required], self._index)
            if most := self._enough(required, others):
                return replace(asked, tree=most[0], notes=(*asked.notes, most[1]))
        return None

    def _enough(self, required: list[Node], others: list[Node]) -> tuple[Node, str] | None:
        """All of `required` and as much of what `others` tell as enough items hold, and a note that says how much."""
        telling = [part for part in others if not is_asking(part)] or ([] if required else others)
        weights = tuple(map(self._weight, telling))
        most = [[Most(tuple(telling), weights, *shares)] for shares in _SHARES] if telling else [[]]
        if self._index.count(whole := all_of([*required, *telling])) >= HITS_A_PAGE:
            return whole, _HOLD_MOST
        trees = [all_of([*required, *some]) for some in most]
        counts: list[int] = []
        for tree in trees:
            counts.append(self._index.count(tree))
            if counts[-1] >= _ENOUGH:
                break
        if not counts[-1]:
            return None
        told = _HOLD_MOST if counts[-1] == counts[0] else _FEW_HOLD_MOST if counts[0] else _HOLD_SOME
        return trees[len(counts) - 1], told

    def _weight(self, part: Node) -> float:
        """What a word tells: much where few items hold it (its inverse document frequency).

        A long form was typed as several words, and tells what they tell.
        """
        if isinstance(part, Or) and isinstance(part.parts[0], And):
            return sum(self._weight(word) for word in part.parts[0].parts if not is_asking(word))
        return log(max(self._index.items(), 1) / (self._index.count(part) + 1)) + 1
