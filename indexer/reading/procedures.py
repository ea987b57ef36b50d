"""The titles of mere procedure: the rules as data, so that anybody can read them and a council can add its own.

What follows a name is told as closely as the name itself: "Closure of Business" is procedure, and "Closure of Business
Advice Centre" is what a reader looks for.
"""

from dataclasses import dataclass
from enum import Enum


class Unless(Enum):
    """What makes an item with such a title more than procedure."""

    NEVER = "nothing"
    DEBATED = "two or more people spoke at some length, money is named, or somebody was paid tribute to"
    DISCUSSED = "somebody other than the chair spoke, or much stands under it"
    SPOKEN = "anything but a short 'it was noted' stands under it"
    ANYTHING = "anything but 'there was none' stands under it"


@dataclass(frozen=True, slots=True)
class Rule:
    """A title, or a part of one, that names mere procedure.

    `title` is a regular expression for all of it in lower case, without number, apostrophes as ’ and blanks single.
    """

    name: str
    title: str
    unless: Unless = Unless.DEBATED


def _any_of(*ways: str) -> str:
    return f"(?:{'|'.join(ways)})"


def _words(text: str) -> str:
    """Any of these words, which are expressions without a blank."""
    return _any_of(*text.split())


_RECEIVE = (
    r"(?:(?:to )?(?:confirm|approve|receive|sign|agree|note|consider|record|report|accept)(?:,? as an? (?:true|"
    r"correct|accurate)(?: and (?:correct|accurate))? record,?)?(?: any| the)? |"
    r"(?:confirmation|approval|receipt|signing|consideration|notification|notice) of (?:any |the )?|any |the )*"
)
_BODY = _words("committee sub-committee panel board council cabinet forum executive meeting authority commission")
_PERSON = "(?:absent |named )?" + _words("members? councillors? cllrs? co-opted mr mrs ms miss dr those")
_TO_SIGN = " for (?:approval|confirmation|signature|agreement|signing)"
_HELD = r"(?: (?:of|from|for|at|held|-|–|,|:|\() ?.*\d.*| of (?:the |our )?(?:last|previous|preceding).*)?"
_MONTH = _words("january february march april may june july august september october november december")
_DAY = _any_of(
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}", r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", rf"{_MONTH},? \d{{4}}"
)
_PUBLIC = "(?:public|press|media)"
_OF_MEETING = "(?:the |this |part |all )*" + _words(
    "remainder rest remaining meeting part proceedings room consideration"
)

# What the chair says of the room: titles made of these words alone, one of the first among them.
_OF_SAFETY = _any_of(
    "fire " + _words("evacuations? exits? drills? procedures? alarms? safety precautions? instructions? regulations?"),
    "evacuation",
    "housekeeping",
    "emergency (?:procedure|exit)s?",
    "safety (?:briefing|notice|procedure|announcement)s?",
    "mobile (?:tele)?phones",
    "event of (?:a )?fire",
)
_SAFETY_WORD = _words(
    "fire evacuation exits? drills? alarms? procedures? emergency emergencies housekeeping health safety precautions? "
    "announcements? notices? briefing instructions? arrangements? regulations? guidance information matters statement "
    "mobile phones? telephones? devices? cameras? filming recording webcasting building room chamber venue meetings? "
    "routes? points? tests? items? reminders? welcome introductions? see attached overleaf below"
)
_LITTLE_WORD = _words("the this a an any your of in on for to and at by case event please note chair(?:man|person)?’s")
# What a title may say of business that anybody may raise; what else follows says what the business is.
_RAISED = _any_of(
    " ?[-–:(,;].*",
    " "
    + _any_of(
        *("which", "that", "as", "to", "considered", "deemed", "determined", "agreed", "accepted", "added", "raised"),
        *(
            "introduced",
            "submitted",
            "notified",
            "received",
            "permitted",
            "not",
            "requiring",
            "if",
            "under",
            "pursuant",
        ),
        *("previously", "brought", "arising", "and", "the", "by the", "at the", "in accordance"),
        "for (?:discussion|consideration|decision|noting|information)",
        "of (?:an? )?(?:urgent|business|which)",
    )
    + r"\b.*",
    "",
)
# What a title may say of what is heard in private; what else follows says what that is.
_PRIVATELY = _any_of(
    ",? "
    + _any_of(
        *("that", "which", "to be", "to consider", "under", "by", "within", "as", "not", "considered"),
        "for (?:consideration|discussion|information)",
        "in (?:private|the|accordance)",
        "involving exempt",
        r"and (?:the )?(?:exclu|confidential|private|exempt)\w*",
    )
    + r"\b.*",
    r" ?[-–:(,] ?.*\b"
    + _any_of(
        *("public", "press", "private", "exempt", "confidential", r"exclu\w+", "paragraphs?", "schedule"),
        *("part (?:[1i2b]+|two)", "act", "any", "none", "to be"),
    )
    + r"\b.*",
    "",
)
# What is worked on outdoors has a programme that is no committee's.
_ON_SITE = _words(
    "highways? roads? street maintenance resurfacing drainage flood trees? building repairs? capital lighting"
)

RULES = (
    Rule(
        "apologies",
        _any_of(
            "leave of absence",
            rf"{_RECEIVE}apolog(?:y|ies)(?: (?:for|of|from|received|given)\b.*)?",
            rf"{_RECEIVE}absences?(?: (?:of|from) (?:the )?(?:{_BODY}|{_PERSON})\b.*)?",
            *(
                "sederunt(?: (?:and|of) .*)?",
                "leithscéalta",
                "leisgeulan",
                "ymddiheuriad(?:au)?(?: (?:am|dros|gan) .*)?",
            ),
        ),
    ),
    Rule(
        "substitutes",
        rf"{_RECEIVE}(?:(?:appointment|attendance|named|membership|changes?|declarations?) (?:of |in )?)?(?:any )?"
        r"(?:substitut(?:e|es|ions?)|replacements?)(?: members?| councillors?)?"
        rf"(?: (?:for|of) (?:the |this |any )*(?:{_BODY}|{_PERSON})\b.*)?",
    ),
    Rule(
        "opening",
        _any_of(
            r"(?:(?:the )?chair(?:man|person|woman)?[’']?s? )?(?:introductions?|introductory remarks|"
            r"opening(?: remarks| words| prayers?| of (?:the )?meeting)?|"
            r"welcomes?(?: to (?:the |this )?(?:meeting|members|everyone).*)?)(?: (?:from|by) the (?:chair|mayor)\w*)?",
            *("prayers?", "gweddi", "(?:gair o )?groeso", "croeso(?: (?:a|gan) .*)?", "cyflwyniadau"),
        ),
    ),
    Rule(
        "attendance",
        _any_of(
            *(
                "roll call",
                "membership(?: changes)?",
                "(?:members )?present",
                "in attendance",
                "quorum",
                "those present",
            ),
            *("(?:notification of )?visiting (?:members|councillors)", "yn bresennol", "presenoldeb", "summons"),
            "changes (?:to|in|of) (?:the )?(?:committee |panel |board )?membership",
            "(?:record of )?attendances?(?: list| record| register)?(?: by .*)?",
            "(?:reading of the )?notice (?:of|convening) (?:the )?meeting(?: and summons)?",
        ),
    ),
    Rule(
        "procedure",
        _any_of(
            r"(?:order of )?procedures?(?: (?:for|at|of) .*\b(?:hearings?|meetings?|speak\w+|determin\w+|applications?|"
            r"public|committee|panel)\b.*)?",
            "procedural (?:business|matters|items)",
            "preliminar(?:y|ies)(?: (?:business|matters|items|announcements?|remarks))?",
        ),
    ),
    Rule(
        "declarations",
        # What is declared; a report on the register of gifts or on the code is business.
        _any_of(
            rf"{_RECEIVE}(?:(?:members[’']?|councillors[’']?|existing|personal|pecuniary) )*"
            r"(?:declarations?|disclosures?|notifications?|registrations?|"
            r"(?!.*\b(?:policy|audit|review|report|training|annual|complaints?)\b)"
            r"(?:conflicts?|registers?|code of conduct))\b.*\b(?:interests?(?! (?:policy|rate|strategy))|"
            r"whip(?:ping)?|dispensations?|lobbying|predetermination|"
            r"substitutes)\b.*",
            rf"{_RECEIVE}(?:(?:members[’']?|councillors[’']?|existing|personal|pecuniary) )*"
            r"(?:declarations?|disclosures?|notifications?)\b.*\bgifts\b.*",
            r"(?:(?:members|councillors)[’'] )?(?:(?:disclosable|declarable|registrable|pecuniary|non-pecuniary|"
            r"personal|prejudicial|other|any|and|or),? )+interests?",
            *("party whip declarations?", "declarations?", "whipping"),
            "(?:(?:members|councillors)[’'] )?declarations under .*",
            r"disclosures? by members\b.*",
            "(?:(?:members|councillors)[’'] )?interests",
            *(
                "(?:requests? for )?dispensations?",
                "(?:declarations? of )?(?:the )?party whip",
                "transparency statements?",
            ),
            r"(?:derbyn )?(?:datganiad(?:au)?|datgan|datgelu) .*\b(?:fuddiant|fuddiannau|buddiant|buddiannau|"
            r"ddiddordeb|diddordeb)\b.*",
        ),
        Unless.NEVER,
    ),
    Rule(
        "last minutes",
        _any_of(
            rf"{_RECEIVE}(?:(?:draft|previous|last|public|exempt|open|non[- ]exempt|confidential|restricted|"
            rf"part \w{{1,3}}|unconfirmed|action|discussion|{_BODY}) )*(?:minutes?|minute’s)"
            rf"(?:{_TO_SIGN}| (?:of|from) (?:the )?(?:last|previous|preceding|past)?(?:.{{0,80}} )?"
            rf"(?:{_BODY}s?|meetings?)(?: .*)?|{_HELD})",
            rf"{_RECEIVE}(?:(?:draft|previous|last|outstanding|action|discussion|{_BODY}) )*(?:notes|records?|actions?)"
            rf"(?:{_TO_SIGN}| (?:of|from) (?:the )?(?:last |previous |preceding |past |.{{0,80}} )?"
            rf"(?:{_BODY}s?|meetings?)(?: ?(?:held|on|of|from|dated|[-–:,(]).*)?| (?:.* )?{_DAY}.*)?",
            r"(?:derbyn |cadarnhau |cymeradwyo )?cofnodion\b(?: .*)?",
            "(?:adoption|accuracy) of (?:the )?minutes?(?: .*)?",
            "(?:the )?(?:last|previous) meeting’s minutes",
            "minutes ?[-–:] ?(?:to|for) .*",
        ),
        Unless.DISCUSSED,
    ),
    Rule("action log", "action (?:log|list|tracker)|decisions of the last meeting.*", Unless.DISCUSSED),
    Rule("matters arising", r"(?:any )?(?:matters|actions|business|issues) arising\b.*", Unless.ANYTHING),
    Rule(
        "filming and fire",
        _any_of(
            r"(?:notices? (?:of|on|about|regarding|concerning|relating to) |(?:the )?(?:audio |sound |public )*)?"
            r"(?:webcast(?:ing)?|filming|recordings?|broadcast(?:ing)?|live ?stream(?:ing)?)"
            r"(?: (?:of|at|the|this|public|council|and|notice|announcement|meetings?|proceedings|protocol|use|social|"
            r"media|photography)\b)*",
            rf"(?=.*\b{_OF_SAFETY}\b)(?:(?:{_LITTLE_WORD} )*{_SAFETY_WORD}(?:[-–:,/&(). ]+|$))+",
        ),
    ),
    Rule(
        "public questions",
        _any_of(
            r"(?:member|councillor|public|open) (?:questions?|participation|speaking|speakers|question time|forum|"
            r"open session|session|address|addresses|statements|representations|comments)(?: session)?"
            r"(?:,? and (?:questions|statements|petitions|comments))?",
            r"(?:questions?|statements?|representations?|addresses|comments|contributions)(?:,? and \w+)? "
            r"(?:from|by|of) (?:the |members of the )?(?:public|residents)",
            "questions (?:from|by|to|under) .*",
            "(?:members|councillors)[’'] questions(?: on notice)?",
            "written questions(?: (?:by|from|to|of) .*)?",
            r"questions? and answers? session\b.*",
            *("leader’s question time", "question time", "questions", "urgent questions", "questions on notice"),
            *("cwestiynau (?:gan |oddi wrth )?.*cyhoedd", "cyfranogiad y cyhoedd"),
            "(?:(?:presentation|receipt) of |to (?:receive|consider|note) (?:any )?)?(?:public )?"
            "(?:petitions?|deputations?|delegations?)"
            "(?:,? and (?:questions?|statements?|petitions?|deputations?|delegations?|addresses|memorials)|"
            " from (?:the |any |members of the |local )*(?:public|residents|members|councillors|electors)|"
            "(?: to be)? (?:received|presented)(?: .*)?)?",
        ),
        Unless.ANYTHING,
    ),
    Rule(
        "urgent business",
        _any_of(
            "(?:(?:any|notification of|notice of|declaration of|items? of|matters of|other|to consider|late|additional|"
            "consideration of|chair(?:man|person)?[’']s) )*(?:urgent|other|late)(?: urgent)? "
            f"(?:business|items?|matters|reports?|decisions){_RAISED}",
            r"any (?:other )?(?:items?|business|matters?)\b.*\b(?:urgent|urgency)\b.*",
            f"any other (?:(?:relevant|competent|notified|notifiable|appropriate) )?business{_RAISED}",
            *(r"a\.?o\.?c\.?b\.?", r"a\.?o\.?b\.?", "items? of urgency", "urgency(?: items?)?"),
            r"(?:such|any) (?:other )?(?:items?|business|matters?) as .*\burgent\b.*",
            r"items? (?:considered|deemed) .*\burgent\b.*",
            "additional (?:items?|business)(?: of business)?",
            r"(?:unrhyw )?(?:eitem(?:au)?|fater(?:ion)?|faterion|materion|fusnes) (?:\w+ )?(?:brys|arall)\b.*",
        ),
        Unless.ANYTHING,
    ),
    Rule(
        "next meeting",
        _any_of(
            "(?:(?:to note|dates?|times?|venue|day|and|of|the|,|/|&|for|confirmation|schedule) ?)*"
            "(?:(?:next|future|forthcoming) meetings?|meeting dates|dates? of meetings|"
            "(?:calendar|programme|schedule|timetable) of meetings|next date)"
            rf"(?: (?:dates?|of|the|and|times?|venue|{_BODY})\b.*| ?[-–:(].*| \d.*)?",
            r"dyddiad(?:au)? (?:\w+ )?(?:cyfarfod|gyfarfod)\w* nesaf",
            "cyfarfod nesaf",
        ),
        Unless.NEVER,
    ),
    Rule(
        "exclusion",
        _any_of(
            rf"(?!.*\b{_PUBLIC} from (?!{_OF_MEETING}\b)).*\bexclu(?:sion of|de|ding) (?:the |any |all |members |of )*"
            rf"{_PUBLIC}\b.*",
            *("(?:public|press)(?: and (?:public|press))? exclusion", "exclusion", r"re-?admi\w+ of .*public.*"),
            "(?:consideration of |items? (?:containing|involving) |business (?:containing|involving) )?"
            f"exempt (?:(?:or|and|/) confidential )?(?:information|business|items?){_PRIVATELY}",
            "(?:the )?(?:press and public|public and press)",
            r"local government act 1972(?!.*\b(?:land|disposal|powers?)\b).*",
            r"local government \(access to information\) act.*",
            r"access to information(?: (?:act|rules|procedure)\b.*|"
            r" ?[-–:(,].*\b(?:exclu\w+|exempt|public|press|act)\b.*)?",
            r"(?:determination|identification|notice) of (?:any )?(?:exempt|confidential|private)\b.*",
            r".*\bitems? (?:should|are to|to) be (?:taken|considered|heard) in private\b.*",
            "(?:gwahardd|eithrio|cau allan) .*(?:wasg|cyhoedd).*",
        ),
        Unless.NEVER,
    ),
    Rule(
        "restricted part",
        "(?:restricted|exempt|confidential|private|closed|part (?:ii|two|2|b))"
        f"(?: (?:items?|session|business|part|matters|reports?|agenda){_PRIVATELY}|"
        r" ?[-–:(] ?(?:private|exempt|confidential|restricted|closed)\b.*)?",
        Unless.DISCUSSED,
    ),
    Rule(
        "order of business",
        "(?:(?:changes?|variation|alterations?) (?:to|in|of) (?:the )?)?"
        "(?:order of (?:business|(?:the )?agenda)|agenda order)",
    ),
    Rule(
        "work programme",
        rf"(?:to (?:note|receive|consider) (?:the )?)?(?:(?!{_ON_SITE} )[\w-]+ ){{0,3}}?(?:work|forward) "
        "(?:programme|plan)(?: .{0,60})?",
        Unless.SPOKEN,
    ),
    Rule(
        "closing",
        _any_of(
            "(?:(?:the )?(?:chair(?:man|woman|person)?|mayor)’s )?"
            "(?:close|closure|closing|end|conclusion|adjournment|termination|completion)"
            rf"(?: remarks| of (?:the )?(?:(?:{_BODY} )?meeting\b.*|"
            rf"(?:{_BODY}|business|proceedings)(?: ?[-–:(].*| at \d.*)?))?",
            *("duration of (?:the )?meeting", r"meeting (?:close|closed|ended|concluded)\b.*"),
            *("(?:comfort )?break", "recess", "lunch"),
        ),
    ),
)
