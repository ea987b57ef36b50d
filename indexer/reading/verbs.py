"""The predicates of reported speech: which words say something, what each does, and what may stand before them.

The lists are the language's, not a council's: verbs of saying, asking, judging and showing in the past tense, beside
the set phrases that minutes use for the same ("was of the view", "took Members through", "did not agree").
"""

import re
from dataclasses import dataclass

from archive.model import Act
from indexer.reading.patterns import spaced

_ACTS = {
    "introduced presented displayed tabled submitted": Act.INTRODUCED,
    "asked queried enquired inquired questioned requested sought wondered challenged wanted": Act.ASKED,
    "answered replied responded": Act.ANSWERED,
    "moved proposed": Act.MOVED,
    "seconded": Act.SECONDED,
    "declared disclosed": Act.DECLARED,
    "abstained": Act.ABSTAINED,
}
_BY_WORD = {word: act for words, act in _ACTS.items() for word in words.split()}

# A speaker deep in a sentence counts with these only, and a name that nothing else tells to be one.
_STRONG = (
    "said stated replied responded asked answered confirmed advised explained moved seconded proposed clarified "
    "reported added thanked voted abstained queried informed told introduced presented enquired inquired requested "
    "commented suggested pointed reminded emphasised emphasized stressed highlighted expressed spoke objected argued "
    "declared questioned undertook assured reassured welcomed outlined summarised apologised wondered remarked "
    "reiterated updated paid raised agreed felt believed noted observed referred"
)
STRONG = frozenset(_STRONG.split())
# What only somebody who speaks does: a single word in capitals before one of these is a name.
_SAYING = (
    "said stated replied responded asked answered confirmed advised explained moved seconded proposed clarified "
    "reported added thanked queried informed told enquired inquired commented suggested pointed reminded remarked "
    "apologised wondered felt stressed reiterated undertook introduced presented"
)
SAYING = frozenset(_SAYING.split())

_PLAIN = spaced(
    r"""
    said|stated|advised|confirmed|clarified|explained|reported|commented|remarked|replied|responded|answered|
    added|noted|observed|highlighted|emphasi[sz]ed|stressed|underlined|underscored|reiterated|repeated|restated|
    reminded|informed|told|notified|alerted|briefed|outlined|summari[sz]ed|recapped|rehearsed|described|
    detailed|specified|referred|alluded|suggested|felt|believed|thought|hoped|trusted|feared|thanked|welcomed|
    congratulated|complimented|expressed|acknowledged|recogni[sz]ed|appreciated|disagreed|dissented|argued|
    reasoned|urged|pressed|warned|cautioned|assured|reassured|undertook|promised|pledged|apologi[sz]ed|
    announced|updated|spoke|addressed|raised|posed|queried|questioned|probed|asked|enquired|inquired|requested|
    sought|begged|pleaded|wondered|challenged|disputed|contested|refuted|denied|objected|supported|backed|
    opposed|endorsed|proposed|nominated|moved|seconded|introduced|presented|invited|encouraged|reflected|shared|
    indicated|signalled|flagged|mentioned|cited|quoted|illustrated|concluded|praised|commended|applauded|
    criticised|criticized|voiced|echoed|concurred|insisted|claimed|contended|maintained|asserted|affirmed|
    reaffirmed|conceded|admitted|accepted|granted(?= that\b)|countered|estimated|predicted|anticipated|expected|
    envisaged|declared(?! (?:the|this) (?:\w+ )?(?:meeting|session|motion|amendment|vote|item))|disclosed|abstained|
    talked|elaborated|expanded|recommended|advocated|agreed|appealed|
    complained|protested|lamented|regretted|doubted|signposted|discussed|debated|demonstrated|recalled|
    recounted|relayed|corrected|ruled|instructed|volunteered|offered(?! his apolog| her apolog| apolog)|
    preferred|favoured|showed|displayed|tabled|worried|declined|checked(?= (?:whether|that|if|how|what)\b)|
    touched on|picked up|summed up|followed up|came back|understood|defended|justified|rejected|wanted|
    wished(?= (?:to (?!leave)|that|it\b|him|her|them|everyone|all|members|the ))|commiserated|paid tribute|
    pointed (?:out|to)|put forward|put (?:the (?:question|case|view|point)|a question|his|her)|set out|laid out|
    spelt out|spelled out|elucidated|retorted|interjected|intervened|considered(?= (?:that|it|there|(?:this|these|
    the|a|an|any|some|his|her|their) [^.;:,]{0,60}?(?:to be|too|un\w+|in\w+able|
    very|quite|rather|wholly|entirely|un\w+ly|essential|necessary|vital|important|reasonable|acceptable|good|poor|fair|
    wrong|right|high|low|excessive|premature|appropriate|adequate|inadequate|inappropriate|insufficient|weak|strong|
    sensible|wise|unwise)\b)\b)|interrupted|heckled|
    called (?:for|on|upon|attention|it|the \w+ in)|read(?: out)?(?= (?:out|a|an|the|from|his|her|aloud)\b)|
    commenced by|began by|started by|opened by|closed by|ended by|finished by|ran through|went through|
    talked through|went on to \w+|continued by|drew|stood by|saw (?=no\b|little\b|merit)|found (?=it\b|that\b)|
    took (?:the opportunity|the view|issue|exception|comfort|(?:[Mm]embers|everyone|those present|
    [Cc]ouncillors|the [\w-]+) through)|(?:walked|led|guided|talked) (?:[Mm]embers|everyone|(?:the|
    a) [\w-]+) (?:through|in)|led (?=(?:the|a) (?:discussion|presentation|item|debate|conversation)\b)|
    submitted(?= (?:the|a|an|his|her) (?:\w+ ){0,2}(?:report|paper|motion|petition|question|amendment|
    statement)| that\b)|opened the (?:debate|discussion|item)|closed the debate
    """
)
_GAVE = spaced(
    r"""
    gave(?! (?:(?:his|her|their|formal|prior) )?(?:apolog|notice that (?:he|she) would leave|way\b|birth))|
    made (?:the (?:following|point|comment|observation|statement|suggestion|case)|(?:an?|several|some|further|
    two|three|various|additional|a number of|brief|closing|opening|general|detailed|
    similar) (?:\w+ ){0,3}(?:points?|comments?|observations?|statements?|suggestions?|remarks?|
    representations?|requests?|references?|speech|plea|presentation|case|declaration|apology|enquir(?:y|ies)|
    proposals?)|reference|representations?|comments?|observations?|(?:it )?(?:very |quite )?(?:clear|plain|known)|
    mention|(?:his|her) (?:statement|case|
    point|presentation|representations?)|no comment)|provided (?=(?:(?:an?|the|some|further|more|additional|
    brief|verbal|oral|Members|members|Committee|Board|Panel|Forum|Cabinet|Council|with|background|detailed|
    short|clear|general|high|level|following|members’|useful|helpful|quick|comprehensive|regular|
    written) ){0,6}(?:update|overview|summary|details?|information|clarification|assurances?|background|
    context|explanation|examples?|presentation|report|introduction|feedback|history|answers?|response|reply|
    advice|figures|statement|outline|briefing|reassurance|analysis|breakdown|account)\b)|delivered (?=(?:an?|
    the|his|her) (?:[\w-]+ ){0,3}(?:presentation|address|speech|report|update|talk|overview)\b)|
    sent (?=(?:his|her) thanks)
    """
)
_STANCE = spaced(
    r"""
    of (?:the|a|one) (?:(?:same|opposite|contrary|similar|clear|firm|different) )?(?:view|opinion|mind|belief)|
    pleased|concerned|disappointed|grateful|keen|supportive|surprised|
    delighted|worried|unhappy|happy|glad|sorry|unsure|uncertain|unclear|clear|sceptical|critical|encouraged|
    interested|convinced|confident|alarmed|heartened|puzzled|struck|anxious|uneasy|uncomfortable|adamant|
    hopeful|saddened|frustrated|thankful|complimentary|conscious|mindful|aware|content|satisfied|reassured|
    sympathetic|minded|troubled|impressed|dismayed|cautious|doubtful|optimistic|relieved|proud|astonished|
    incredulous|perplexed|baffled|horrified|appalled|shocked|angry|cross|dissatisfied|enthusiastic|upset|
    bemused|amazed|staggered|dubious|wary|unimpressed|unconvinced|unpersuaded|persuaded|drawn|inclined|torn|
    curious|nervous|apprehensive|positive|disheartened|perturbed|exercised|lukewarm|scathing|blunt|tired of|
    moved|touched|honoured|quick|reluctant|willing|not (?:happy|sure|convinced|clear|persuaded|content|
    satisfied|opposed|against|minded)|in (?:favour|support|agreement)|against|opposed|not in (?:favour|support)
    """
)
_WAS = spaced(
    rf"""
    (?:was|were) (?:(?:not|both|all|also|very|particularly|extremely|most|quite|less|broadly|
    fully) ){{0,3}}(?:{_STANCE})\b
    """
)
_MIND = (
    "dispute|foresee|expect|mind|think|trust|approve|remember|agree|share|accept|believe|think|feel|see|support|"
    "understand|consider|wish(?!\\sto\\s(?:ask|speak|make|put|vote|take))|want|like|know|regard|find|object|"
    "recall|welcome|prefer|vote|doubt|be\\s(?:voting|supporting|happy)"
)
_MODAL = spaced(
    rf"""
    (?:(?:could|would) not|did not(?! vote)) (?:\w+ly |in principle )?(?:{_MIND})\b|(?:could|would) (?:also |therefore |
    only )?(?:support|like|prefer|welcome|vote|be (?:voting|supporting|happy))\b|had (?:(?:some|no|several|
    serious|strong|many|two|grave|further|similar|the same|a number of|a) ){{0,2}}(?:concerns?|questions?|
    objections?|doubts?|reservations?|quer(?:y|ies)|misgivings?)\b
    """
)
_LEAVE = spaced(
    r"""
    was (?:permitted|allowed|given (?:leave|permission|the opportunity)|granted leave) to (?:speak|address|make|
    say|comment)
    """
)
_VOTED = r"voted\s(?:for|in\sfavour|against)"
_ADVERB = spaced(
    r"""
    (?:also|then|further|again|additionally|subsequently|first|firstly|secondly|initially|briefly|formally|
    therefore|thereupon|however|both|all|each|next|now|still|too|instead|nevertheless|nonetheless|verbally|
    personally|strongly|clearly|finally|accordingly|duly|jointly|separately|consequently|immediately|
    unanimously|later|once again|fully|warmly|sincerely|similarly|particularly|specifically|especially|simply|
    repeatedly|helpfully|rightly|publicly|respectfully|politely|firmly|kindly|broadly|generally|merely|together|
    respectively|in (?:response|reply|turn|summary|conclusion|addition|particular|principle|closing),?|
    at length|on behalf of (?:the )?[\w-]+(?: [A-Z][\w-]+){0,3})
    """
)
_SAYS = rf"(?i:{_PLAIN})\b|{_GAVE}|{_WAS}|{_VOTED}|{_MODAL}|{_LEAVE}"
VERB = rf"(?:{_ADVERB},?\s){{0,3}}(?P<had>(?:had|has|have)\s)?(?:{_ADVERB}\s){{0,2}}(?P<verb>{_SAYS})"
# "X quantified that": whatever the verb, somebody who does it with "that" has said it.
_THAT = spaced(
    r"""
    (?P<that>(?!\w{0,9}(?:ensured|required|meant|resulted|needed|assumed|showed|
    proved)\b)[a-z]{3,14}ed)(?= that\b)
    """
)
# A word in small letters, or all in capitals ("Councillor Smith MOVED"): looked for first, because it fails at once.
AHEAD = r"\s(?=(?!(?:and|of|the|an?|for|from|to|with|by|that|who|which)\b)[a-z]|[A-Z]{4})"
PREDICATE = re.compile(rf"{AHEAD}(?:{VERB}|(?:{_ADVERB}\s){{0,2}}{_THAT})")
# Any other verb in the past: the subject does something, and may go on to say something.
SILENT = re.compile(
    spaced(
        rf"""
    {AHEAD}(?:{_ADVERB} ){{0,3}}(?:[a-z]{{3,14}}ed|was|were|had|took|left|rose|came|began|went|stood|sat|held|
    led|met|chose|brought|got|put|kept|sent|wrote|read|ran|did|gave|made|chaired|would|could)\b(?! by\b)
    """
    )
)
GOES_ON = re.compile(
    spaced(
        rf"""
    (?:,? (?:and|but|before|then) (?:(?:then|also|,? in (?:so )?doing,) )?|[;,] (?:then )?)(?={VERB})
    """
    )
)
GOES_ON_VERB = re.compile(VERB)
# What people do at a meeting without saying anything. Of a person any other verb in the past is reported speech:
# minutes have more verbs for it than a list could hold ("relished the prospect of", "set the scene").
_DONE_SILENTLY = spaced(
    r"""
    attended|joined|arrived|returned|retired|entered|departed|chaired|presided|resigned|signed|served|worked|
    lived|visited|died|passed away|received|excused|absented|replaced|substituted|represented|registered|
    remained|stayed|stopped|ceased|needed|continued|resumed|adjourned|reconvened|closed|opened|started|
    commenced|ended|moved|called|circulated|distributed|handed|tendered|submitted|reviewed|considered|approved|
    resolved|elected|appointed|deferred|refused|adopted|determined|deputised|withdrew|vacated|assumed|used|
    owned|managed|attained|qualified|graduated|retained|joined|participated|happened|seemed|appeared|looked|
    watched|listened|waited|walked|travelled|turned|logged|disconnected|rejoined|re-joined|published|launched|
    issued|completed|delivered|implemented|wished|tried|lit|planted|collected|recorded|played|performed|sounded|
    paused|failed|declined to vote|required|belonged|exceeded|increased|decreased|ranged|included|provided|
    declared (?:the|this) (?:\w+ )?(?:meeting|session|motion|amendment|vote|item)|exercised|used|cast|
    intended|meant|sent|wrote|hosted|organised|[a-z]+ed (?:his|her|their)? ?apolog\w+
    """
)
OPEN = re.compile(
    spaced(
        rf"""
    {AHEAD}(?:{_ADVERB},? ){{0,3}}(?P<verb>(?!(?:{_DONE_SILENTLY})\b)(?:[a-z]{{3,14}}ed|saw|knew|set|bore|held|
    laid|brought|drew|put(?! (?:the )?(?:motion|matter|amendment|recommendations?|item|proposal|
    it to the (?:vote|meeting))\b)|
    lent|threw|spelt|went (?:over|through|on|into|back over)|rose (?:on|to)|
    took (?!(?:the (?:[Cc]hair|oath|minutes)|(?:his|her|their|a|up the) (?:seat|place|chair)|no part|part|place|it|them|
    over|office)\b)|would (?!(?:be (?:absent|late|leaving|attending|joining|chairing|replacing|unable|
    substitut\w+|standing|retiring|away|taking|present|in attendance)|join|leave|attend|chair|substitute|arrive|
    take the [Cc]hair|serve|remain|act|now be|become|succeed|stand|therefore be|not be (?:present|
    attending))\b)(?:not )?[a-z]{{2,14}}|did not (?!(?:wish|attend|speak|vote|take|participate|respond|arrive|
    return|want|have|seek|declare)\b)[a-z]{{2,14}}|(?:could|might)(?: not)? (?!(?:not|only|attend|be|join|stay|hear|
    leave|
    remain)\b)[a-z]{{2,14}})\b)
    """
    )
)
# Not after "by": what follows is the agent of a passive.
NO_AGENT = re.compile(r"(?:\sto)?\sby\s(?:the\s|an?\s)?[A-Z]")

# The verbs of a body: it considers reports, resolves and notes without having said anything.
_SAID_BY_BODIES = (
    "asked requested welcomed thanked expressed commented raised questioned queried sought felt stressed "
    "highlighted emphasised emphasized suggested acknowledged recognised recognized supported commended "
    "congratulated praised hoped urged observed challenged enquired inquired stated said believed advised wondered "
    "reiterated was were paid voiced made informed explained confirmed reported replied responded clarified added "
    "thought complained called applauded complimented appreciated echoed underlined pressed encouraged "
    "regretted pointed had spoke wished wanted shared argued probed objected "
    "favoured preferred backed opposed criticised"
)
_BODY_VERBS = frozenset(_SAID_BY_BODIES.split())
_NOT_OF_BODIES = re.compile(r"(?:was|were)\s.*\b(?:aware|content|satisfied|minded|clear|reassured)$")
_INTEREST = re.compile(r"[^.;]{0,80}\b(?:interests?|dispensation|predetermin\w+|pecuniary)\b")
_PUTS_TO_THE_VOTE = re.compile(
    r"(?:moved|proposed)\b(?!\s(?:to|into|in|on|from|forward|onto|away|over|through|towards)\b)", re.I
)
_PRESENTATION = re.compile(r"\s(?:an?\s|the\s)?(?:\w+\s){0,2}presentation\b")


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a subject does, as matched at a place: `word` is the verb alone in lower case, `end` where it ends."""

    verb: str
    word: str
    end: int
    had: bool

    @property
    def is_strong(self) -> bool:
        return self.word in STRONG


def predicate(text: str, at: int) -> Predicate | None:
    """The speaking predicate that begins with the white space at `at`, None where there is none."""
    found = PREDICATE.match(text, at)
    if found is None:
        return None
    if NO_AGENT.match(text, found.end()):
        return None
    verb = found["verb"] or found["that"]
    return Predicate(verb, verb.split(maxsplit=1)[0].lower(), found.end(), found["had"] is not None)


def act_of(verb: str, after: str) -> Act | None:
    """What `verb` (as matched, any case) with the text after it does; None where it is no speech after all."""
    words = verb.lower().split()
    if words[0] == "voted":
        return Act.VOTED_AGAINST if "against" in words else Act.VOTED_FOR
    act = _BY_WORD.get(words[0], Act.SAID)
    if act is Act.DECLARED and not _INTEREST.match(after):
        return Act.SAID
    if act is Act.MOVED and not _PUTS_TO_THE_VOTE.match(f"{words[0]}{after}"):
        return None if words[0] == "moved" else Act.SAID
    if words[0] == "gave" and _PRESENTATION.match(after):
        return Act.INTRODUCED
    return act


def is_said_by_a_body(found: Predicate, after: str) -> bool:
    """Whether a body that does this has said something: "welcomed", "noted that", but not "considered a report"."""
    if _NOT_OF_BODIES.match(found.verb):
        return False
    return found.word in _BODY_VERBS or (found.word == "noted" and after.startswith(" that "))
