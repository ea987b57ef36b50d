"""Where in a sentence a subject may stand, and what of a sentence only says what is answered."""

import re
from enum import Enum

from indexer.reading.patterns import spaced


class Place(Enum):
    """What makes a place a subject's: the sentence begins there, or a conjunction or a comma opens a clause."""

    START = "start"
    CLAUSE = "clause"
    COMMA = "comma"
    NONE = "none"


_OPENING = spaced(
    r"""
    (?:In (?:(?:his|her|their|a) )?(?:(?:further|brief|written) )?(?:reply|response|answer|conclusion|summary|
    addition|turn|closing|opening)|At this (?:point|stage|juncture)|On this (?:point|matter|item)|Subsequently|
    Then|Finally|However|Also|Additionally|Furthermore|Next|Meanwhile|Similarly|Therefore|Thereupon|Firstly|
    Secondly|Lastly|Later|(?:By way of|As) an? (?:supplementary|further|follow-up|final)(?: question| point)?|
    (?:During|Following|After|In|On) (?:the |a |further |an )?(?:ensuing |subsequent |
    brief )?(?:debate|discussions?|questions?|presentation|this|absence of the Chair(?:man)?)|When (?:asked|
    questioned)|(?:[\w.’'()-]{1,12} ){0,3}[–-])
    """
)
_START = re.compile(rf"(?:^[\"“‘(\[\s*•]*|^{_OPENING}\s)(?:(?:Both|Neither|Either|Former|Fellow)\s)?$")
# "Prior to the commencement of the meeting the Convener said": a phrase without its comma.
_PHRASE = re.compile(
    spaced(
        r"""
    ^(?:Prior to|By way of|Before|At|[Ii]n|On|After|During|Following|Upon|[Ww]ith|For|Under|
    As) (?:[^ ,.;:()]+ ){1,10}(?<! by )(?<! of )(?<! to )(?<! in )(?<! for )(?<! from )(?<! with )(?<! that\s
    )(?<! and )(?<! than )(?<! as )(?<! on )$
    """
    )
)
_BEFORE_RELATIVE = re.compile(
    spaced(
        r"""
    \b(?:questions?|points?|issues?|comments?|concerns?|request|report|amendments?|motions?|what|how|which|
    matters?|whom|had|suggestions?|statements?|remarks?|views|advice|reasons?) $
    """
    )
)
_CLAUSE = re.compile(
    spaced(
        r"""
    (?:[;:] [\"“‘]?| [–-] |\b(?:and|but|while|whilst|whereas|although|though|then|however|whereupon|(?:during|
    at|to|in|after|following|on|upon) which) |\b(?:Whilst|While|Although|Though|As) )(?:the )?$
    """
    )
)
_COMMA = re.compile(r"(?:,\s[\"“‘]?|,\swhich\s)(?:the\s)?$")
_LONGEST_CONJUNCTION = 24
_LONGEST_OPENING = 60
_LONGEST_PHRASE = 90
_ANSWERS = re.compile(
    spaced(
        r"""
    \W*(?:(?:In|By way of) (?:response|reply|answer(?:ing)?|responding|replying)|Responding|Replying|Answering|
    (?:When|On being) (?:asked|questioned)|Asked|Following (?:an? |further )?(?:questions?|quer(?:y|ies)))\b
    """
    ),
    re.I,
)
_ASIDE = re.compile(
    spaced(
        r"""
    \W*(?:In (?:response|reply|answer)|Responding|Replying|Answering|Following|Further to|Arising|When asked|
    Asked|After)\b
    """
    ),
    re.I,
)


def place_of(before: str, *, whole: bool) -> Place:
    """The place that `before`, the end of what stands before it, makes; `whole` where that is all of the sentence."""
    if whole and len(before) < _LONGEST_OPENING and _START.match(before):
        return Place.START
    if whole and len(before) < _LONGEST_PHRASE and _PHRASE.match(before) and not _BEFORE_RELATIVE.search(before):
        return Place.START
    last = before[-_LONGEST_CONJUNCTION:]
    if _CLAUSE.search(last):
        return Place.CLAUSE
    return Place.COMMA if _COMMA.search(last) else Place.NONE


def answers(sentence: str) -> bool:
    """Whether what is said in the sentence is said in reply: "In response to a question ..."."""
    return _ANSWERS.match(sentence) is not None


def aside_of(sentence: str) -> int:
    """Where "In response to ..., " ends: what stands before only says what is answered. -1 where there is none."""
    return sentence.find(", ") if _ASIDE.match(sentence) else -1
