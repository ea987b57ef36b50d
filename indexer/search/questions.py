"""Long plain questions: which of their words say what is asked for, and which are the asking."""

from indexer.search.tree import And, Dates, Node, Or, Phrase, Variants, Word, parts_of

# From five words on people write sentences, and no item holds every word of a sentence that somebody else wrote.
LONG_QUESTION = 5

# Words that join, point or ask. They are looked for like any other; only how much of a question an item holds is
# counted without them.
_ASKING = frozenset(
    """
    a about after all also an and any anyone anything are aren't as ask asked asking asks at be been before being
    between both but by can can't committee could council councillor councillors decide decided decides decision did
    didn't discuss discussed discusses discussion do does doesn't doing don't done during each ever every find for
    from further get gets give given going had happen happened happening happens has have having he her here him his
    how how's i i'm i've if in information into is isn't it it's its just know last latest made make many may me
    meeting meetings mention mentioned more most much must my new no not now of on one or our out over please said
    say saying says see she should show since so some speak spoke still such tell than that that's the their them
    then there there's these they they're thing things this those through to told under until up us using was wasn't
    we we're were what what's when when's where where's whether which while who who's whom whose why will with
    within won't would you your
    """.split()  # noqa: SIM905  a list of them would fill a screen
)


# Those that only join: nothing begins or ends with one.
JOINING = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])


def is_plain_question(tree: Node) -> bool:
    """Whether `tree`, as typed, is five or more words and nothing else: no operator, quotation, field or prefix."""
    parts = parts_of(tree)
    if not isinstance(tree, And) or not all(_is_plain(part) for part in parts):
        return False
    words = (len(part.words) if isinstance(part, Phrase) and not _is_address(part) else 1 for part in parts)
    return sum(words) >= LONG_QUESTION


def is_asking(part: Node) -> bool:
    """Whether a part of a question is one of the words that say nothing of its subject."""
    return isinstance(part, Word) and part.text in _ASKING


def is_joining(part: Node) -> bool:
    """Whether a part of a query is a little word that joins two others."""
    return isinstance(part, Word) and part.text in JOINING and not part.exact and part.field is None


def is_required(part: Node) -> bool:
    """Whether a part of a question is a reference or an address: who names one wants that and no other."""
    if isinstance(part, Or):  # beside the nouns that name it
        return any(is_required(either) for either in part.parts)
    return _is_address(part) or (isinstance(part, Word) and any(sign in part.text for sign in "/.,:"))


def is_date(part: Node) -> bool:
    """Whether a part of a question, as read, says when."""
    return isinstance(part, Or) and any(isinstance(either, Dates) for either in part.parts)


def _is_address(part: Node) -> bool:
    """Whether a part is the address of a page or a mailbox."""
    return isinstance(part, Phrase) and part.shown is not None and ("@" in part.shown or "." in part.shown)


def _is_plain(part: Node) -> bool:
    if isinstance(part, Word):
        return not part.exact and part.field is None
    return (isinstance(part, Phrase) and part.joined and part.field is None) or isinstance(part, Variants)
