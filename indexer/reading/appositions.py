"""What stands in commas, dashes or a bracket behind a mention: a post of its own, or another who takes the verb."""

import re

from indexer.reading.clause import Sentence
from indexer.reading.mentions import POSTS, Mention, Sort
from indexer.reading.names import JOB_WORD, TITLES, UPPER

_OPENS_WITH_PERSON = re.compile(rf",\s(?:the\s)?{TITLES}\s[{UPPER}]|,.*\band\s(?:the\s)?{TITLES}\s[{UPPER}]")
_OPENS_WITH_POST = re.compile(
    rf"(?:The|An?|(?!(?:In|On|At|After|Following|Having|When|As|With|For|During|By|To|From|Under|If)\b|"
    rf"\w+ing\b)[{UPPER}]"
    r"[\w’-]*)(?:\s(?!(?:said|was|were|had|is)\b)[\w’'&-]+){1,8},\s"
)
_LONGEST_POST = 120


def is_its_verb(sentence: Sentence, mention: Mention, found: re.Match[str]) -> bool:
    """Whether what stands between mention and verb leaves the verb to the mention."""
    if found["closing"] and not mention.beside and mention.sort not in POSTS and not _is_apposed(sentence, mention):
        return False
    # "Ms Orme – Head of Roads – said": what stands behind a dash of its own speaks for nobody.
    if found["dash"] and mention.start > 0 and not mention.beside:
        return False
    return is_job(found) and not _holds_person(sentence, found)


def _holds_person(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether what stands in commas names another, to whom the verb belongs: ", Clerk, and Jo Orme, Engineer,"."""
    if _OPENS_WITH_PERSON.match(found["commas"] or ""):
        return True
    start, end = found.span("commas")
    return any(
        mention.sort is Sort.NAME
        and start < mention.start < end
        and sentence.text.endswith((" and ", " & "), start, mention.start)
        and (sentence.known.has_name(mention.labels[0]) or JOB_WORD.search(mention.beside or ""))
        for mention in sentence.mentions
    )


def _is_apposed(sentence: Sentence, mention: Mention) -> bool:
    """ "The society’s oldest member, Mr Lee, said": what the sentence opens with is what he is."""
    return _OPENS_WITH_POST.fullmatch(sentence.text[: mention.start][:_LONGEST_POST]) is not None


def is_job(found: re.Match[str]) -> bool:
    """Whether what stands behind a mention as its job, if anything does, is one."""
    return not found["job"] or JOB_WORD.search(found["job"]) is not None
