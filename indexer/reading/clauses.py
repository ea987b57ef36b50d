"""Who says something in a sentence: a mention in a speaker's place, with a verb of speech, or named after "by"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.model import Act
from indexer.reading.mentions import Mention, Sort, mentions
from indexer.reading.names import ACRONYMS, CAPITAL, JOB_WORD, NO_PERSON, TITLES, UPPER
from indexer.reading.verbs import ACTS_BY, STRONG, VERB, act_of, first_word, is_said_by_a_body


@dataclass(frozen=True, slots=True)
class Clause:
    """One speaker (or several who speak together) and what they do. `beside` is what stood in commas or brackets.

    `pronoun` is "he", "she" or "they" where no mention but a pronoun speaks.
    """

    labels: tuple[str, ...]
    sort: Sort | None
    act: Act
    start: int
    verb: str
    beside: str = ""
    pronoun: str | None = None


_BRACKET = r"(?P<bracket>\s*\([^()]{1,100}\))?"
_IN_COMMAS = r"(?P<commas>(?:,\s[^,.;:()]{2,100}(?:\([^()]{1,60}\))?){1,3},)"
_JOB_AFTER = rf"(?P<job>,\s(?:the\s)?{CAPITAL}(?:\s(?:(?:of|for|and|the|to|&|in)\s){{0,2}}{CAPITAL}){{0,8}}?,?)"
_NO_AGENT = rf"(?!\sby\s(?:the\s)?[{UPPER}])"
_SPEAKS = re.compile(rf"{_BRACKET}(?:{_IN_COMMAS}|{_JOB_AFTER}|(?P<closing>,))?\s{VERB}{_NO_AGENT}")
# "The Head of Housing, Rhiannon Môn, said": a name between commas, to whom the post belongs.
_NAME_IN_COMMAS = re.compile(rf",\s(?:{TITLES}\s)?[{UPPER}][\w’'-]*(?:\s[\w’'-]+){{0,4}},")
_COLON = re.compile(rf"{_BRACKET}(?:\s?:|\s[–-])\s+(?=[\"“‘{UPPER}])")
_WHO = re.compile(rf"{_BRACKET},?(?:\s[^,.;:()]{{2,60}},)?\swho\s{VERB}")
_BY = re.compile(
    r"(?:\b(?:was|were|been|being|is)\s(?:[\w-]+\s){0,3}(?P<was>introduced|presented|outlined|summari[sz]ed|given|"
    r"made|asked|"
    r"raised|explained|confirmed|advised|informed|told|reminded|assured|updated|reported|read|delivered|provided|"
    r"declared|led|"
    r"responded\sto|answered|addressed|expressed|clarified|highlighted|suggested|queried|requested|thanked|"
    r"welcomed)(?:\sout)?(?:\sto\sthe\s\w+)?|"
    r"\b(?P<motion>moved|proposed|seconded|mover|proposer|seconder))(?:\s(?:and|&)\s(?P<and>moved|seconded|"
    r"supported))?(?:,)?"
    r"(?:\s?:|\sby:?)\s(?:the\s)?$",
    re.I,
)
_GIVEN_BY = re.compile(
    r"\b(?:verbal update|oral update|verbal report|oral report|presentation|verbal presentation)\s(?:from|"
    r"by)\s(?:the\s)?$",
    re.I,
)
_HEARD = re.compile(r"\bheard\s(?:representations\s)?from\s(?:the\s)?$", re.I)
_OPENING_PHRASE = (
    r"(?:In\s(?:reply|response|answer|conclusion|summary|addition|turn|closing|opening)|"
    r"At\sthis\s(?:point|stage|juncture)|"
    r"Subsequently|Then|Finally|However|Also|Additionally|Furthermore|Next|Meanwhile|Similarly|Therefore|"
    r"(?:During|Following|After)\s(?:the\s|further\s|a\s)?(?:debate|discussion|questions|presentation|this)|"
    r"When\s(?:asked|questioned))"
)
_SUBJECT_PLACE = re.compile(
    rf"(?:^[\"“‘(\[\s]*|[,;:]\s[\"“‘]?|\s[–-]\s|\b(?:and|but|while|whilst|then|however|during\swhich|at\swhich)\s|^{_OPENING_PHRASE}\s)(?:the\s)?$"
)
_AT_START = re.compile(rf"(?:^[\"“‘(\[\s]*|^{_OPENING_PHRASE}\s)$")
_PRONOUN = re.compile(rf"(?<![\w’'-])(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey)\s{VERB}")
_TIED = re.compile(r"(?:\s*\([^()]{1,60}\))?(?:,|,?\s(?:and|&|together with|along with))\s(?:the\s)?$")
_COMMA_ONLY = re.compile(r"(?:\s*\([^()]{1,60}\))?,\s(?:the\s)?$")
_ANSWERS = re.compile(
    r"\W*(?:(?:In|By\sway\sof)\s(?:response|reply|answer(?:ing)?|responding|replying)|Responding|Replying|Answering|"
    r"(?:When|On\sbeing)\s(?:asked|questioned)|Following\s(?:an?\s)?(?:questions?|quer(?:y|ies)))\b",
    re.I,
)
_ASIDE = re.compile(
    r"\W*(?:In\s(?:response|reply|answer)|Responding|Replying|Answering|Following|Further\sto|Arising)\b", re.I
)
_SAYS = (
    "said stated advised confirmed clarified explained reported commented added noted assured informed outlined told"
)
_SAYS_ONLY = frozenset(_SAYS.split())
_PERSONS = {Sort.TITLED, Sort.NAME, Sort.INITIALS}
_GROUPS = {Sort.BODY, Sort.MEMBERS}
_POSTS = {Sort.ROLE, Sort.JOB}
_OPENS_WITH_PERSON = re.compile(rf",\s(?:the\s)?{TITLES}\s")
_LOOK_BACK = 90
# Longer than any list of people who speak together; what bounds the work on a text made to be slow.
_LONGEST_CHAIN = 40


def answers(sentence: str) -> bool:
    """Whether what is said in the sentence is said in reply: "In response to a question ..."."""
    return _ANSWERS.match(sentence) is not None


def clauses(sentence: str) -> list[Clause]:
    """Who does what in one sentence, in order."""
    reader = _Sentence(sentence)
    found = [*reader.by_mention(), *reader.by_pronoun()]
    return sorted(found, key=lambda c: c.start)


def _is_name_in_commas(commas: str) -> bool:
    if _OPENS_WITH_PERSON.match(commas):
        return True
    name = _NAME_IN_COMMAS.fullmatch(commas)
    return name is not None and " " in commas[2:] and not NO_PERSON.search(commas) and not JOB_WORD.search(commas)


class _Sentence:
    def __init__(self, text: str) -> None:
        self.text = text
        self.mentions = list(mentions(text))
        self.posts = {m.end: m.labels[0] for m in self.mentions if m.sort in _POSTS}
        self.spoken: list[Clause] = []
        self.told: set[int] = set()
        self.claimed = 0
        self.is_answer = answers(text)
        # What stands before the first comma of "In response to ..., X said" only says what is answered.
        self.aside = text.find(", ") if _ASIDE.match(text) else -1

    def by_mention(self) -> Iterator[Clause]:
        for place, mention in enumerate(self.mentions):
            if mention.start < self.claimed:
                # "Mr Booth, seconded by Mrs Lee, proposed": in another's commas only movers and seconders count.
                inner = self._after_by(mention, self._before(mention.start))
                if inner is not None and inner.act in {Act.MOVED, Act.SECONDED} and inner.start not in self.told:
                    yield inner
                continue
            for clause in self._clauses_of(place, mention):
                self.spoken.append(clause)
                self.told.add(clause.start)
                yield clause

    def by_pronoun(self) -> Iterator[Clause]:
        first_spoken = min((c.start for c in self.spoken), default=len(self.text))
        for found in _PRONOUN.finditer(self.text):
            before = self._before(found.start())
            first = found.start() < first_spoken
            verb = first_word(found["verb"])
            placed = _SUBJECT_PLACE.search(before) is not None
            at_start = _AT_START.search(before) is not None
            if not placed or (found["had"] and not at_start) or not (first or verb in STRONG):
                continue
            if found["pronoun"].lower() == "they" and not at_start:
                continue
            act = self._act(found["verb"], found.end())
            if act is not None:
                yield Clause((), None, act, found.start(), verb, pronoun=found["pronoun"].lower())

    def _before(self, start: int) -> str:
        return self.text[max(0, start - _LOOK_BACK) : start] if start > _LOOK_BACK else self.text[:start]

    def _clauses_of(self, place: int, mention: Mention) -> Iterator[Clause]:
        before = self._before(mention.start)
        if (clause := self._after_by(mention, before)) is not None:
            yield clause
            yield from self._more_after(place, clause.act)
        elif found := self._who(mention):
            yield from self._spoken(mention, found)
        elif colon := self._opens_speech(mention, before):
            act = Act.ANSWERED if self.is_answer else Act.SAID
            yield Clause(mention.labels, mention.sort, act, mention.start, ":")
            self.claimed = colon.end()
        elif found := _SPEAKS.match(self.text, mention.end):
            yield from self._spoken_together(place, mention, found)

    def _who(self, mention: Mention) -> re.Match[str] | None:
        """ "... Ms Orme, who introduced the report": in whatever place she stands, she speaks."""
        if mention.sort not in _PERSONS:
            return None
        found = _WHO.match(self.text, mention.end)
        if found is None or found["had"] or first_word(found["verb"]) not in STRONG:
            return None
        return found if self._is_person(mention, found["verb"], found["bracket"] or "") else None

    def _opens_speech(self, mention: Mention, before: str) -> re.Match[str] | None:
        """ "Councillor Smith: ..." opens what is said; "Chair: Councillor Smith" and "Officers: ..." open lists."""
        if mention.start > 5 or not _AT_START.search(before):
            return None
        article = self.text[mention.start : mention.end] != mention.labels[0]
        initials = mention.sort is Sort.INITIALS and mention.labels[0] not in ACRONYMS
        if not (mention.sort is Sort.TITLED or initials or (mention.sort is Sort.ROLE and article)):
            return None
        return _COLON.match(self.text, mention.end)

    def _spoken_together(self, place: int, mention: Mention, found: re.Match[str]) -> Iterator[Clause]:
        """The mention and all who are tied to it ("A, B and C said"), where they stand in a speaker's place."""
        first = self._head_of_chain(place)
        start = self.mentions[first].start
        before = self._before(start)
        at_start = start <= _LOOK_BACK and _AT_START.search(before) is not None
        if not at_start and not _SUBJECT_PLACE.search(before if start <= _LOOK_BACK else " " + before):
            return
        if not self._counts(mention, found, at_start):
            return
        for earlier in self.mentions[first:place]:
            if earlier.start >= self.claimed and self._is_person(earlier, found["verb"], ""):
                yield from self._spoken(earlier, found)
        yield from self._spoken(mention, found)

    def _spoken(self, mention: Mention, found: re.Match[str]) -> Iterator[Clause]:
        act = self._act(found["verb"], found.end())
        if act is None:
            return
        groups = found.groupdict()
        post = self._post_before(mention) if groups.get("closing") else ""
        beside = " ".join([*(groups.get(part) or "" for part in ("bracket", "commas", "job")), post])
        self.claimed = found.end()
        verb = first_word(found["verb"])
        yield Clause(mention.labels, mention.sort, act, mention.start, verb, beside.strip())

    def _act(self, verb: str, end: int) -> Act | None:
        act = act_of(verb, self.text[end : end + 100])
        word = first_word(verb)
        return Act.ANSWERED if self.is_answer and act is Act.SAID and word in _SAYS_ONLY else act

    def _counts(self, mention: Mention, found: re.Match[str], at_start: bool) -> bool:
        """Whether the mention with this verb is one who speaks here."""
        commas, job = found["commas"] or "", found["job"] or ""
        if not self._is_subject(mention, found, commas, job):
            return False
        if found["had"] and (not at_start or mention.sort in _GROUPS):
            return False
        if self.spoken and first_word(found["verb"]) not in STRONG:
            return False
        if mention.sort in _GROUPS and not is_said_by_a_body(found["verb"], self.text[found.end() : found.end() + 40]):
            return mention.sort is Sort.MEMBERS and mention.labels[0].endswith("public")
        beside = " ".join((found["bracket"] or "", commas, job, self._post_before(mention))).strip()
        return self._is_person(mention, found["verb"], beside)

    def _is_subject(self, mention: Mention, found: re.Match[str], commas: str, job: str) -> bool:
        """Whether what stands between mention and verb leaves it the mention's verb."""
        if found["closing"] and mention.sort not in _POSTS and not self._post_before(mention):
            return False
        if mention.sort in _POSTS and _is_name_in_commas(commas):
            return False  # "The Chair, Councillor Smith, said": the name that follows is the label
        return not _OPENS_WITH_PERSON.match(commas) and (not job or JOB_WORD.search(job) is not None)

    def _is_person(self, mention: Mention, verb: str, beside: str) -> bool:
        if mention.sort is Sort.INITIALS:
            return mention.labels[0] not in ACRONYMS
        if mention.sort is not Sort.NAME:
            return True
        if NO_PERSON.search(mention.labels[0]):
            return False
        return bool(beside) or first_word(verb) in STRONG or mention.start == 0

    def _after_by(self, mention: Mention, before: str) -> Clause | None:
        if 0 <= mention.start < self.aside:
            return None
        if mention.sort in _GROUPS or (mention.sort is Sort.INITIALS and mention.labels[0] in ACRONYMS):
            return None
        if mention.sort is Sort.NAME and NO_PERSON.search(mention.labels[0]):
            return None
        if found := _BY.search(before):
            verb = (found["was"] or found["motion"]).lower()
            act = ACTS_BY.get(verb, Act.SAID)
        elif _GIVEN_BY.search(before):
            verb, act = "presented", Act.INTRODUCED
        elif _HEARD.search(before):
            verb, act = "said", Act.SAID
        else:
            return None
        return Clause(mention.labels, mention.sort, act, mention.start, verb, self._beside(mention))

    def _post_before(self, mention: Mention) -> str:
        """ "Head of Housing" where the mention stands in commas right after it."""
        if not self.text.endswith(", ", 0, mention.start):
            return ""
        return self.posts.get(mention.start - 2, "")

    def _beside(self, mention: Mention) -> str:
        bracket = re.match(r"\s*\([^()]{1,100}\)|,\s[^,.;:()]{2,100}", self.text[mention.end : mention.end + 110])
        return bracket[0].strip() if bracket else ""

    def _more_after(self, place: int, act: Act) -> Iterator[Clause]:
        """The others of "was moved by Councillor Smith, Mr Jones and Ms Patel"."""
        for last, mention in zip(self.mentions[place:], self.mentions[place + 1 :], strict=False):
            between = self.text[last.end : mention.start]
            tied = _TIED.fullmatch(between) and (mention.sort in _PERSONS or mention.sort is Sort.ROLE)
            if not tied or _SPEAKS.match(self.text, mention.end) or _COMMA_ONLY.fullmatch(between):
                return
            self.claimed = mention.end
            yield Clause(mention.labels, mention.sort, act, mention.start, "by")

    def _head_of_chain(self, place: int) -> int:
        """The first of "A, B and C" where the mention at `place` is the last."""
        first = place
        while first > 0 and place - first < _LONGEST_CHAIN:
            between = self.text[self.mentions[first - 1].end : self.mentions[first].start]
            if not _TIED.fullmatch(between) or (first == place and _COMMA_ONLY.fullmatch(between)):
                break
            first -= 1
        return first
