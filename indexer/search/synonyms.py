"""Different ways to write one thing, acronyms and their long forms above all, and how a query meets them."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from indexer.search.errors import SearchError
from indexer.search.expansion import Expansion, once, same
from indexer.search.forms import OtherForms
from indexer.search.other_names import OtherNames, groups_of
from indexer.search.tree import Node, leaves_of

FILE_NAME = "synonyms.txt"
_OURS = Path(__file__).with_name(FILE_NAME)

# Who asks for more words than these has pasted a text, which says in its own words what it means; and a cluster takes
# no query with a thousand names.
_MOST_WIDENED = 20


class Expanded(NamedTuple):
    """A query with other ways to write it, notes that say so, and whether some of these are found one way only."""

    tree: Node
    notes: tuple[str, ...]
    widened: bool


class Synonyms:
    """What else is looked for than what was typed, as the lists of other names say."""

    def __init__(self, names: OtherNames | None = None) -> None:
        self.names = names or OtherNames()

    def knows(self, short: str, words: tuple[str, ...] = ()) -> bool:
        """Whether a group has the acronym `short`, or a word that is written so; and `words`, if any, beside it."""
        named = self.names.acronym(short.lower(), in_capitals=True)
        if words:
            return named is not None and any(same(once(words), once(form.words)) for form in named.found)
        return named is not None or self.names.everyday(short.lower()) is not None

    def expand(self, tree: Node, forms: OtherForms | None = None) -> Expanded:
        """`tree` with every other way to write what it asks for, those of `forms` too."""
        if forms:
            forms.look_up(tree, partial(self._knows_here, forms))
        expansion = Expansion(self.names, forms, tree, widens=sum(1 for _ in leaves_of(tree)) <= _MOST_WIDENED)
        return Expanded(expansion.of(tree), tuple(dict.fromkeys(expansion.notes)), expansion.widened)

    def _knows_here(self, forms: OtherForms, short: str, words: tuple[str, ...]) -> bool:
        """`knows`, where an archive has one of the long forms that a list has for an acronym: one that has none may
        mean something else by these letters."""
        named = self.names.acronym(short.lower(), in_capitals=True)
        if words or not named:
            return self.knows(short, words)
        return bool(forms.held([leaf for form in named.found if not form.is_acronym for leaf in form.leaves()]))

    def nearer(self, tree: Node, forms: OtherForms) -> Node:
        """The same of `tree`, which was expanded with `forms`, without what is found one way only."""
        return Expansion(self.names, forms, tree, widens=False).of(tree)


def load(home: Path | None = None) -> Synonyms:
    """The synonyms of `home`, then our own. Raises SearchError where a file is not to be read."""
    text = _OURS.read_text(encoding="utf-8")
    theirs = home / FILE_NAME if home else None
    if theirs and theirs.is_file():
        try:
            told = theirs.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeError) as error:
            raise SearchError(f"{theirs} cannot be read ({error}): save it as UTF-8 text") from error
        groups_of(told, str(theirs))
        text = f"{told}\n{text}"
    return Synonyms(OtherNames(text))
