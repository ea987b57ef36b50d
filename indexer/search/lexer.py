"""What was typed, cut into pieces: things to look for, and what joins them. No string is an error."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from archive.model import MinutesState, OutcomeKind
from indexer.search import dates
from indexer.search.analysis import number_key, tokens, words_of
from indexer.search.date_words import span_in
from indexer.search.leaves import as_typed, quotation
from indexer.search.schema import SEARCHED_ALONE
from indexer.search.tree import NOTHING, And, Dates, Leaf, Node, Prefix, Value, Word, all_of

# Four times the longest question that makes sense; each word costs a look-up in every field.
MAX_WORDS = 64
# Paragraphs are a hundred places apart in the index; within fifty nothing reaches from one into the next.
MAX_DISTANCE, _DISTANCE = 50, 10
# One letter begins a twentieth of all words: whoever typed "a*" did not mean them all.
_SHORTEST_PREFIX = 2

_QUOTES = re.compile('["“”„‟«»＂]')
# Single quotation marks around several words, set off from what stands beside them, which no apostrophe is.
_SINGLE = re.compile(
    r"""(?<![^\s(:-])(?:‘(?=\w)(?P<bent>[^"“”„‟«»＂]{1,200}?)(?<=\w)’|'(?=\w)(?P<straight>[^"“”„‟«»＂]{1,200}?)(?<=\w)')"""
    r"(?![^\s).,;:?!])"
)
_FIELD = re.compile(r"([^\W\d_]+):(?!//)")
_NEAR = re.compile(r"NEAR(?:/(\d{0,4}))?", re.ASCII)
# A comma or a full stop after a date is none of it; two full stops are an open end.
_AFTER_DATE = re.compile(r"[,;]+$|(?<!\.)\.$")
_STAR = re.compile(r"(?<=\w)\*(?=[^\w*]*$)")

_NOTED_LENGTH = 60

_DATES = {"date": span_in, "year": span_in, "before": dates.before, "after": dates.after}
_VALUES = {"outcome": tuple(map(str, OutcomeKind)), "state": tuple(map(str, MinutesState)), "number": ()}
FIELDS = (*SEARCHED_ALONE, *_VALUES, *_DATES)


class Kind(Enum):
    THING = auto()
    OPEN = auto()
    CLOSE = auto()
    NOT = auto()
    AND = auto()
    OR = auto()
    NEAR = auto()


_OPERATORS = {"OR": Kind.OR, "AND": Kind.AND, "NOT": Kind.NOT}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of a query: `node` of a THING, `distance` of a NEAR, `field` before an opening bracket."""

    kind: Kind
    node: Node = NOTHING
    distance: int = 0
    field: str | None = None


class Lexer:
    """Cuts one string. `notes` say afterwards what could not be honoured."""

    def __init__(self, text: str) -> None:
        self.notes: list[str] = []
        self._text = text
        self._at = 0
        self._room = MAX_WORDS
        self._groups: list[str | None] = []  # the field of each bracket that is open
        self._literal = 0  # brackets that opened inside a word, as in "5(a)": what closes them is literal, too
        self._pairs = self._quotations()

    def lexemes(self) -> Iterator[Lexeme]:
        """The pieces in order, until the text or the room for words ends."""
        while self._room > 0 and self._to_next():
            yield from self._one()
        if self._to_next() and words_of(self._text[self._at :]):
            left_out = shown(self._text[self._at :])
            self.note(f"Only the first {MAX_WORDS} words were searched for; left out: “{left_out}”.")

    def note(self, sentence: str) -> None:
        """Tell the reader, each thing once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def _quotations(self) -> dict[int, int]:
        """Where quotations open -> where they close. A mark right after a letter or digit (12") opens none."""
        pairs: dict[int, int] = {}
        opened: int | None = None
        alone = False
        for mark in _QUOTES.finditer(self._text):
            at = mark.start()
            if opened is not None:
                pairs[opened], opened = at, None
            elif at and self._text[at - 1].isalnum():
                alone = True
            else:
                opened = at
        if alone or opened is not None:
            self.note("A quotation mark without a partner was read as an ordinary character.")
        taken = [*pairs.items()]
        for single in _SINGLE.finditer(self._text):
            several = len((single["bent"] or single["straight"]).split()) > 1
            if several and not any(begin < single.start() < end for begin, end in taken):
                pairs[single.start()] = single.end() - 1
        return pairs

    def _to_next(self) -> bool:
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        return self._at < len(self._text)

    def _one(self) -> Iterator[Lexeme]:
        char = self._text[self._at]
        if char == ")" and self._groups and not self._literal:
            self._groups.pop()
            self._at += 1
            yield Lexeme(Kind.CLOSE)
        elif char == "-" and self._text[self._at + 1 : self._at + 2].strip("- \t\n"):
            self._at += 1
            yield Lexeme(Kind.NOT)
        else:
            yield from self._thing(None)

    def _thing(self, field: str | None) -> Iterator[Lexeme]:
        """A group, a quotation or a run of characters; of one with a field the value."""
        if self._text.startswith("(", self._at):
            yield from self._opened(field)
        elif self._at in self._pairs:
            start, self._at = self._at + 1, self._pairs[self._at] + 1
            yield from self._node(field or self._field_of_group(), start, self._at - 1, quoted=True)
        else:
            yield from self._run(field)

    def _opened(self, field: str | None) -> Iterator[Lexeme]:
        self._at += 1
        self._groups.append(field or self._field_of_group())
        yield Lexeme(Kind.OPEN, field=field if field in SEARCHED_ALONE else None)

    def _field_of_group(self) -> str | None:
        """The field of which a value is meant by what stands here without one: that of the bracket around it."""
        inherited = self._groups[-1] if self._groups else None
        return None if inherited in SEARCHED_ALONE else inherited

    def _run(self, field: str | None) -> Iterator[Lexeme]:
        start = self._at
        if field is None and (named := _FIELD.match(self._text, start)) and self._field_holds(named):
            self._at = named.end()
            yield from self._thing(named.group(1).casefold())
            return
        self._at = self._end_of_run(start)
        run = self._text[start : self._at]
        if field is None and (operator := self._operator(run)):
            yield operator
        else:
            yield from self._node(field or self._field_of_group(), start, self._at, quoted=False)

    def _field_holds(self, named: re.Match[str]) -> bool:
        """Whether a name with a colon is a field with a value right after it."""
        name, rest = named.group(1), self._text[named.end() : named.end() + 1]
        if not rest.strip() or (rest == ")" and self._groups):
            if name.casefold() in FIELDS:
                self.note(f"“{name}:” needs its value right after the colon; searched as a word.")
            return False
        if name.casefold() in FIELDS:
            return True
        self.note(f"“{shown(name)}:” is not a field; searched as words.")
        return False

    def _end_of_run(self, start: int) -> int:
        at = start
        while at < len(self._text) and not self._text[at].isspace() and at not in self._pairs:
            if self._text[at] == "(":
                self._literal += 1
            elif self._text[at] == ")" and self._literal:
                self._literal -= 1
            elif self._text[at] == ")" and self._groups:
                break
            elif self._text[at] == ")":
                self.note("A bracket without a partner was read as an ordinary character.")
            at += 1
        return at

    def _operator(self, run: str) -> Lexeme | None:
        if run in _OPERATORS:
            return Lexeme(_OPERATORS[run])
        near = _NEAR.fullmatch(run)
        if not near:
            return None
        distance = int(near.group(1) or _DISTANCE)
        if distance > MAX_DISTANCE:
            self.note(f"NEAR reaches over {MAX_DISTANCE} words at most: {run} was read as NEAR/{MAX_DISTANCE}.")
        elif not distance:
            self.note(f"NEAR reaches over one word at least: {run} was read as NEAR/1.")
        return Lexeme(Kind.NEAR, distance=min(max(distance, 1), MAX_DISTANCE))

    def _node(self, field: str | None, start: int, end: int, *, quoted: bool) -> Iterator[Lexeme]:
        """What stands from `start` to `end` as one thing; nothing where no letter or digit does."""
        text = self._text[start:end]
        if field in _DATES or field in _VALUES:
            node = self._stated(field, text)
            if node:
                self._room -= 1
                yield Lexeme(Kind.THING, node)
                return
            self.note(self._misfit(field, text))
            field = None
        text = self._within_room(text, start)
        node = quotation(text, field) if quoted else self._words(text, field)
        if node != NOTHING:
            yield Lexeme(Kind.THING, node)

    def _within_room(self, text: str, start: int) -> str:
        """As much of `text` as there is room for; the rest is left to be told."""
        words = [token for token in tokens(text) if not token.link]
        if len(words) > self._room:
            left_out = words[self._room].start
            self._at, text = start + left_out, text[:left_out]
        self._room -= len(words)
        return text

    def _stated(self, field: str, text: str) -> Node | None:
        if read := _DATES.get(field):
            span = read(_AFTER_DATE.sub("", text.strip()))
            if span and span[0] and span[1] and span[0] > span[1]:
                self.note(f"“{field}:{shown(text)}” ends before it begins: no date lies in it.")
            return Dates(*span) if span else None
        value = number_key(text) if field == "number" else " ".join(words_of(text))
        if value and "*" in text:
            self.note(f"“{field}:” asks for a whole value; the “*” in “{shown(text)}” was left out.")
        return Value(field, value) if value and (not _VALUES[field] or value in _VALUES[field]) else None

    def _misfit(self, field: str, text: str) -> str:
        asked = f"“{field}:{shown(text)}”"
        if field in _DATES:
            ranges = " or a range such as 2020..2021-06" if field in {"date", "year"} else ""
            return (
                f"{asked} names no date: give a year, a month (2021-06), a day (2021-06-30){ranges}; searched as words."
            )
        if _VALUES[field]:
            return f"{asked}: the {field} is one of {', '.join(_VALUES[field])}; searched as words."
        return f"{asked} names no {field}; searched as words."

    def _words(self, text: str, field: str | None) -> Node:
        star = _STAR.search(text)
        leaves = as_typed(text, field)
        if "*" in text and leaves:
            leaves[-1] = self._starred(leaves[-1], text, star)
        return all_of(leaves) if leaves else NOTHING

    def _starred(self, last: Leaf, text: str, star: re.Match[str] | None) -> Leaf:
        if star and text.count("*") == 1 and isinstance(last, Word) and len(last.text) >= _SHORTEST_PREFIX:
            return Prefix(last.text, last.field)
        if star and isinstance(last, Word) and len(last.text) < _SHORTEST_PREFIX:
            self.note(f"“{shown(text)}”: a word to be completed needs two letters; searched without the “*”.")
        else:
            self.note(f"“{shown(text)}”: a “*” has its meaning only at the end of a single word; searched without it.")
        return last


def shown(text: str) -> str:
    """`text` fit for a sentence: one line, no control characters, not long."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _NOTED_LENGTH else line[:_NOTED_LENGTH] + "…"


def is_nothing(node: Node) -> bool:
    return isinstance(node, And) and not node.parts
