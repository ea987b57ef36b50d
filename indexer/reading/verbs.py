"""The verbs of reported speech, what each does, and what may stand between a speaker and the verb."""

import re

from archive.model import Act

_ACTS = {
    "introduced presented": Act.INTRODUCED,
    "asked queried enquired inquired questioned requested sought wondered challenged": Act.ASKED,
    "answered replied responded": Act.ANSWERED,
    "moved proposed": Act.MOVED,
    "seconded": Act.SECONDED,
    "declared disclosed": Act.DECLARED,
    "abstained": Act.ABSTAINED,
}
_BY_WORD = {word: act for words, act in _ACTS.items() for word in words.split()}
# "was raised by Councillor Smith": the passive with its agent.
ACTS_BY = {
    "responded to": Act.ANSWERED,
    "answered": Act.ANSWERED,
    "introduced": Act.INTRODUCED,
    "presented": Act.INTRODUCED,
    "asked": Act.ASKED,
    "raised": Act.ASKED,
    "queried": Act.ASKED,
    "requested": Act.ASKED,
    "moved": Act.MOVED,
    "mover": Act.MOVED,
    "proposed": Act.MOVED,
    "proposer": Act.MOVED,
    "seconded": Act.SECONDED,
    "seconder": Act.SECONDED,
    "declared": Act.DECLARED,
}

# A speaker deep in a sentence counts with these only.
_STRONG = (
    "said stated replied responded asked answered confirmed advised explained moved seconded proposed clarified "
    "reported added "
    "thanked voted abstained queried informed told introduced presented enquired inquired requested"
)
STRONG = frozenset(_STRONG.split())

_PLAIN = (
    "said|stated|advised|confirmed|clarified|explained|reported|commented|remarked|replied|responded|answered|added|noted|"
    "observed|highlighted|emphasi[sz]ed|stressed|reiterated|reminded|informed|told|outlined|summari[sz]ed|described|detailed|"
    "referred|suggested|felt|believed|thought|hoped|thanked|welcomed|congratulated|expressed|acknowledged|recogni[sz]ed|"
    "disagreed|argued|urged|warned|cautioned|assured|reassured|undertook|promised|apologi[sz]ed|announced|updated|spoke|"
    "addressed|raised|queried|questioned|asked|enquired|inquired|requested|sought|wondered|challenged|objected|supported|"
    "opposed|endorsed|proposed|moved|seconded|introduced|presented|invited|reflected|shared|indicated|mentioned|concluded|"
    "praised|commended|voiced|echoed|concurred|insisted|claimed|contended|maintained|estimated|declared|disclosed|abstained|"
    "talked|emphasized|recommended|agreed|accepted|appealed|complained|signposted|discussed|demonstrated"
)
_WITH_OBJECT = (
    r"gave(?!\s(?:his|her|their)?\s?apolog)|"
    r"made\s(?:the\s(?:following\s)?(?:point|comment|observation|statement)s?|(?:an?|several|some|further|two|"
    r"three|various|"
    r"additional|reference|representations?|comments?|observations|clear)\b|(?:his|her|their)\sstatement)|"
    r"provided\s(?=(?:(?:an?|the|some|further|more|additional|brief|verbal|Members|members|Committee|with|"
    r"background)\s){0,5}"
    r"(?:update|overview|summary|details?|information|clarification|assurances?|background|context|explanation|"
    r"examples?|"
    r"presentation|report|introduction|feedback|history)\b)|"
    r"considered(?=\sthat\b)|drew\s|paid\stribute|pointed\sout|put\sforward|called\s(?:for|on|upon|attention)|"
    r"read\sout|"
    r"took\s(?:the\sopportunity|(?:Members|members|the\s\w+)\sthrough|issue)|ran\sthrough|went\sthrough|"
    r"went\son\sto\s\w+|opened\sthe\s(?:debate|discussion|item)|began\sby|"
    r"voted\s(?:for|in\sfavour|against)|"
    r"(?:was|were)\s(?:of\sthe\s(?:view|opinion)|pleased\s(?:to|that|with)|concerned|disappointed|grateful|keen|"
    r"supportive|"
    r"in\s(?:favour|support|agreement)|surprised|delighted|conscious|mindful|heartened)"
)
_ADVERB = (
    r"(?:also|then|further|again|additionally|subsequently|first|firstly|initially|briefly|formally|therefore|"
    r"however|both|all|"
    r"each|verbally|personally|strongly|clearly|finally|accordingly|duly|jointly|separately|consequently|immediately|"
    r"unanimously|later|once\sagain|fully|warmly|sincerely|similarly|in\s(?:response|reply|turn|summary|"
    r"conclusion|addition),?)"
)
VERB = (
    rf"(?:{_ADVERB}\s){{0,3}}(?P<had>(?:had|has|have)\s)?(?:{_ADVERB}\s){{0,2}}"
    rf"(?P<verb>(?i:{_PLAIN})\b|{_WITH_OBJECT})"
)
# The verbs of a body: it considers reports, resolves and notes without having said anything.
_SAID_BY_BODIES = (
    "asked requested welcomed thanked expressed commented raised discussed questioned queried sought felt "
    "stressed highlighted "
    "emphasised emphasized suggested acknowledged recognised recognized supported commended congratulated "
    "praised hoped "
    "urged observed challenged enquired inquired stated said believed advised wondered reiterated was were paid "
    "voiced made "
    "informed explained confirmed reported replied responded clarified added thought complained called"
)
_BODY_VERBS = frozenset(_SAID_BY_BODIES.split())
_INTEREST = re.compile(r"[^.;]{0,80}\binterests?\b")
_PUTS_TO_THE_VOTE = re.compile(r"(?:moved|proposed)\b(?!\s(?:to|into|in|on|from)\b)", re.I)


def act_of(verb: str, after: str) -> Act:
    """What `verb` (as matched, any case) with the text after it does."""
    words = verb.lower().split()
    if words[0] == "voted":
        return Act.VOTED_AGAINST if words[1] == "against" else Act.VOTED_FOR
    act = _BY_WORD.get(words[0], Act.SAID)
    if act is Act.DECLARED and not _INTEREST.match(after):
        return Act.SAID
    if act is Act.MOVED and not _PUTS_TO_THE_VOTE.match(f"{words[0]}{after}"):
        return Act.SAID
    if words[0] == "gave" and re.match(r"\s(?:an?\s|the\s)?(?:\w+\s){0,2}presentation\b", after):
        return Act.INTRODUCED
    return act


def first_word(verb: str) -> str:
    """The verb itself of what `VERB` matched, in lower case."""
    return verb.split(maxsplit=1)[0].lower()


def is_said_by_a_body(verb: str, after: str) -> bool:
    """Whether a body that does this has said something: "welcomed", "noted that", but not "considered a report"."""
    word = first_word(verb)
    return word in _BODY_VERBS or (word == "noted" and after.startswith(" that "))
