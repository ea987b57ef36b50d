"""Who says something in a sentence: a mention in a subject's place with a speaking predicate, or a passive's agent.

The grammar in short: a sentence names people; one of them is a subject where a sentence or a clause begins with them;
what may stand between subject and verb (a bracket, a job, "of Highways England", another speaker) is passed over; then
the verb decides. A verb that says nothing ("took the chair") may go on with one that does ("and welcomed Members").
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from archive.model import Act
from indexer.reading.agents import agent
from indexer.reading.appositions import is_its_verb, is_job
from indexer.reading.clause import Clause, Sentence
from indexer.reading.mentions import GROUPS, PERSONS, Mention, Sort
from indexer.reading.openings import opened_by
from indexer.reading.places import Place
from indexer.reading.pronouns import pronoun_clauses
from indexer.reading.subjects import (
    COMMA_ONLY,
    DOES,
    OPENLY,
    REACHES_VERB,
    SPEAKS,
    VOTING,
    WHO,
    is_tie,
    predicate_of,
)
from indexer.reading.verbs import NO_AGENT, SAYING, STRONG, Predicate, is_said_by_a_body

_SHARED = re.compile(
    r"\s(?:an?|the)\s(?:(?!(?:was|were|had|has|would|could|said|made|gave|who|which|"
    r"\w+ed)\b)[\w’'-]+\s?){1,12}[.;]?(?:$|\s)"
)
_VOTES = {"abstaining": Act.ABSTAINED, "seconding": Act.SECONDED}
# Whose letters are read out, but who do not sit there.
_OTHER_BODY = re.compile(r"(?:Parish|Community) Council$|(?:Highways?|Planning|Water|Fire) Authority$|Trust$")
# What somebody "had" done in these words was done before the meeting: "Mr Lee had asked for the report".
_EARLIER = STRONG | SAYING | {"submitted", "sought", "circulated", "tabled", "indicated", "recommended", "offered"}
# "The Board considered the report and welcomed it": what a body surely says beside what it does.
_BODY_SAYS = "welcomed thanked congratulated commended praised applauded expressed raised questioned stressed urged"
_BODY_GOES_ON = frozenset(_BODY_SAYS.split())
# "Concerns were raised by Members": they note and approve without a word.
_SAID_BY_MEMBERS = re.compile(
    r"\b(?:points?|questions?|issues?|comments?|concerns?|queries|matters|suggestions?|observations?|views|"
    r"reservations?|"
    r"doubts?|fears|disquiet|support|thanks|disappointment)\s(?:was|were)\s(?:\w+\s)?(?:raised|expressed|asked|"
    r"made|voiced|"
    r"posed|put|offered)\sby\s(?:the\s)?$",
    re.I,
)
# "Dr Hill, who gave an update": what is given in words.
_GIVES = frozenset({"gave", "provided", "delivered"})
_GIVEN = re.compile(
    r"\s(?:an?|the|his|her|their)\s(?:[\w-]+\s){0,3}?(?:updates?|overview|presentation|summary|briefing|account|"
    r"introduction|outline|report|talk|address|demonstration)\b"
)
_FOR_WHOM = re.compile(r"\s(?:of|from|representing)\s(?:the\s)?")
_ASKS = frozenset({"asked", "raised", "posed", "put", "made", "submitted", "queried", "requested", "had"})
_ANSWERING = re.compile(
    r"In\s(?:answer|reply|response)\sto\s(?:[^\s,.;:()]+\s){0,8}(?:questions?|quer(?:y|ies)|enquir(?:y|ies)|comments?|"
    r"points?|concerns?)\s"
)
# Longer than any list of people who speak together; what bounds the work on a text made to be slow.
_LONGEST_CHAIN = 40
_LONGEST_SILENCE = 400


def clauses(sentence: Sentence) -> list[Clause]:
    """Who does what in one sentence, in order."""
    named = list(_Named(sentence).clauses())
    found = [*named, *pronoun_clauses(sentence, named)]
    return sorted(found, key=lambda c: c.start)


class _Named:
    """The clauses of everybody whom a sentence names, found from left to right."""

    def __init__(self, sentence: Sentence) -> None:
        self.of = sentence
        self.spoken: list[Clause] = []
        self.told: set[int] = set()
        self.claimed = 0

    def clauses(self) -> Iterator[Clause]:
        for place, mention in enumerate(self.of.mentions):
            if mention.start < self.claimed:
                # "Mr Booth, seconded by Mrs Lee, proposed": in another's commas only movers and seconders count.
                inner = self._as_agent(mention)
                if inner is not None and inner.act in {Act.MOVED, Act.SECONDED} and inner.start not in self.told:
                    self.told.add(inner.start)
                    yield inner
                continue
            for clause in self._clauses_of(place, mention):
                if clause.start not in self.told:
                    self.spoken.append(clause)
                    self.told.add(clause.start)
                    yield clause

    def _clauses_of(self, place: int, mention: Mention) -> Iterator[Clause]:
        if (clause := self._as_agent(mention)) is not None:
            yield clause
            yield from self._more_agents(place, clause.act)
        elif found := self._who(mention):
            yield from self._spoken([mention], found)
        elif act := opened_by(self.of, mention):
            yield Clause(mention.labels, mention.sort, act, mention.start, ":", mention.beside)
        elif (found := VOTING.match(self.of.text, mention.end)) and mention.sort in PERSONS:
            act = _VOTES.get(found["how"], Act.VOTED_AGAINST)
            yield Clause(mention.labels, mention.sort, act, mention.start, found["how"])
        elif self._shares_verb(mention):
            yield Clause(mention.labels, mention.sort, self.spoken[-1].act, mention.start, self.spoken[-1].verb)
        elif REACHES_VERB.match(self.of.text, mention.end):
            yield from self._as_subject(place, mention)

    def _shares_verb(self, mention: Mention) -> bool:
        """ "Mr Lee put forward salt, and Mrs Dunn a visit to the depot": the verb is said once for both."""
        if not self.spoken or mention.sort not in (Sort.TITLED, Sort.INITIALS, Sort.ROLE):
            return False
        if not self.of.text.endswith((", and ", "; and ", "; "), 0, mention.start):
            return False
        return _SHARED.match(self.of.text, mention.end) is not None

    def _as_subject(self, place: int, mention: Mention) -> Iterator[Clause]:
        """What the mention, and all who are tied to it ("A, B and C said"), do where a clause begins with them."""
        together = self._chain(place)
        where = self.of.place(together[0].start)
        if where is Place.NONE and not self._answers(together[0], mention):
            return
        found = SPEAKS.match(self.of.text, mention.end)
        if found is None or NO_AGENT.match(self.of.text, found.end()):
            found = self._speaks_openly(mention)
        if found and self._is_subject(mention, found, where if where is not Place.NONE else Place.START):
            yield from self._spoken(together, found)
        elif (found is None or mention.sort in GROUPS) and (found := DOES.match(self.of.text, mention.end)):
            yield from self._spoken_later(place, together, found)

    def _answers(self, first: Mention, last: Mention) -> bool:
        """ "In reply to a question Ms Orme said", without a comma; who asked that question does not answer it."""
        if not self.of.is_answer or _ANSWERING.fullmatch(self.of.before(first.start)) is None:
            return False
        found = SPEAKS.match(self.of.text, last.end)
        return found is not None and predicate_of(found).word not in _ASKS

    def _speaks_openly(self, mention: Mention) -> re.Match[str] | None:
        """With a verb that no list holds, where somebody who is surely a person opens a sentence or a clause."""
        sure = mention.sort in (Sort.TITLED, Sort.INITIALS, Sort.ROLE, Sort.JOB) or (
            mention.sort in (Sort.NAME, Sort.BARE) and self.of.known.has_name(mention.labels[0])
        )
        found = OPENLY.match(self.of.text, mention.end) if sure else None
        return None if found is None or NO_AGENT.match(self.of.text, found.end()) else found

    def _who(self, mention: Mention) -> re.Match[str] | None:
        """ "... Ms Orme, who introduced the report": in whatever place she stands, she speaks."""
        if mention.sort not in PERSONS:
            return None
        found = WHO.match(self.of.text, mention.end)
        if found is None:
            return None
        predicate = predicate_of(found)
        speaks = predicate.is_strong or (predicate.word in _GIVES and _GIVEN.match(self.of.text, found.end()))
        return found if speaks and not predicate.had and mention.start > self.of.aside else None

    def _spoken(self, together: list[Mention], found: re.Match[str]) -> Iterator[Clause]:
        predicate = predicate_of(found)
        act = self.of.act(predicate)
        if act is None:
            return
        beside = " ".join(filter(None, (found.groupdict().get(part) for part in ("bracket", "of", "commas", "job"))))
        claimed = self.claimed
        for mention in together:
            own = f"{mention.beside} {beside if mention is together[-1] else ''}".strip()
            if mention.start >= claimed:
                yield Clause(mention.labels, mention.sort, act, mention.start, predicate.word, own)
        self.claimed = found.end()

    def _spoken_later(self, place: int, together: list[Mention], found: re.Match[str]) -> Iterator[Clause]:
        """ "Councillor Smith took the chair and welcomed Members": what follows before another subject is theirs."""
        mention = together[-1]
        if found["closing"] or not is_job(found):
            return
        until = min(len(self.of.text), found.end() + _LONGEST_SILENCE)
        following = self.of.mentions[place + 1 : place + 1 + _LONGEST_CHAIN]
        subjects = (m.start for m in following if self.of.place(m.start) is not Place.NONE)
        further = self.of.going_on(found.end(), next(subjects, until))
        if further is None or (mention.sort in (Sort.NAME, Sort.BARE) and not further.is_strong):
            return
        if mention.sort in GROUPS and further.word not in _BODY_GOES_ON:
            return
        act = self.of.act(further)
        if act is not None:
            for one in together:
                yield Clause(one.labels, one.sort, act, one.start, further.word, one.beside)

    def _is_subject(self, mention: Mention, found: re.Match[str], where: Place) -> bool:
        """Whether the mention with this predicate is one who speaks here."""
        predicate = predicate_of(found)
        if not is_its_verb(self.of, mention, found):
            return False
        if predicate.had and (where is not Place.START or mention.sort not in PERSONS or predicate.word in _EARLIER):
            return False
        if where is Place.COMMA and not predicate.is_strong and (self.spoken or found.re is OPENLY):
            return False
        if mention.sort in GROUPS:
            after = self.of.text[found.end() : found.end() + 40]
            said = is_said_by_a_body(predicate, after) and not _OTHER_BODY.search(mention.labels[0])
            return said or mention.labels[0].endswith("public")
        return self._is_somebody(mention, predicate, found)

    def _is_somebody(self, mention: Mention, predicate: Predicate, found: re.Match[str]) -> bool:
        """Whether a name without title is a person's, by the verb and by what stands beside it."""
        if mention.sort is Sort.BARE and not self.of.known.has_word(mention.labels[0]):
            beside = found["of"] or found["commas"] or found["job"]
            return mention.start == 0 and predicate.word in SAYING and not beside
        if mention.sort is not Sort.NAME or self.of.known.has_name(mention.labels[0]):
            return True
        beside = found["bracket"] or found["commas"] or found["job"] or mention.beside
        return bool(beside) or predicate.word in STRONG or mention.start == 0

    def _as_agent(self, mention: Mention) -> Clause | None:
        if 0 <= mention.start < self.of.aside or mention.sort in (Sort.BODY, Sort.BARE):
            return None
        told = agent(self.of.before(mention.start))
        if told is None or (mention.sort in GROUPS and not _SAID_BY_MEMBERS.search(self.of.before(mention.start))):
            return None
        verb, act = told
        bracket = re.match(r"\s*\([^()]{1,100}\)|,\s[^,.;:()]{2,100}", self.of.text[mention.end : mention.end + 110])
        beside = f"{mention.beside} {bracket[0].strip() if bracket else ''}".strip()
        return Clause(mention.labels, mention.sort, act, mention.start, verb, beside)

    def _more_agents(self, place: int, act: Act) -> Iterator[Clause]:
        """The others of "was moved by Councillor Smith, Mr Jones and Ms Patel"."""
        waiting: list[Clause] = []
        for last, mention in pairwise(self.of.mentions[place : place + _LONGEST_CHAIN]):
            between = self.of.text[last.end : mention.start]
            is_last = is_tie(between, last)
            if not (is_last or COMMA_ONLY.fullmatch(between)) or (mention.sort in GROUPS or mention.sort is Sort.BARE):
                return
            if SPEAKS.match(self.of.text, mention.end):
                return
            waiting.append(Clause(mention.labels, mention.sort, act, mention.start, "by", mention.beside))
            if is_last:
                self.claimed = mention.end
                yield from waiting
                waiting = []

    def _chain(self, place: int) -> list[Mention]:
        """Who speaks together with the mention at `place`, which is the last: all of "A, B and C"."""
        mentions = self.of.mentions
        chain = [place]
        while chain[0] > 0 and len(chain) < _LONGEST_CHAIN:
            first, before = chain[0], self._whom_of(chain[0] - 1)
            between = self.of.text[mentions[before].end : mentions[first].start]
            tied = is_tie(between, mentions[before]) or (
                len(chain) > 1 and before == first - 1 and COMMA_ONLY.fullmatch(between) is not None
            )
            if not tied or mentions[before].start < self.claimed:
                break
            chain.insert(0, before)
        # "raised by Members, Ms Orme and Mr Lee said": the list begins where a subject may stand.
        starts = (n for n, m in enumerate(chain[:-1]) if self.of.place(mentions[m].start) is not Place.NONE)
        return [mentions[n] for n in chain[next(starts, len(chain) - 1) :]]

    def _whom_of(self, place: int) -> int:
        """Where the mention at `place` is only whom another speaks for, "Ms Fox of the Mill Trust", that other."""
        if place == 0 or self.of.mentions[place].sort not in (Sort.BODY, Sort.NAME, Sort.BARE):
            return place
        between = self.of.text[self.of.mentions[place - 1].end : self.of.mentions[place].start]
        return place - 1 if _FOR_WHOM.fullmatch(between) else place
