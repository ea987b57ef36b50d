"""How names, titles, posts and bodies are written in minutes: the patterns that the other rules are made of.

All quantifiers are bounded and no two neighbours match the same text, so that every pattern is linear.
"""

import re

from indexer.reading.patterns import spaced

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
UPPER = "".join(letter for letter in _LETTERS if letter.isupper())

HONORIFICS = spaced(
    r"""
    Mr|Mrs|Ms|Miss|MR|MRS|MISS|DR|Mx|Dr|Doctor|Prof|Professor|Sir|Dame|Lord(?! (?:Mayor|Lieutenant|Provost|Chief))|
    Lady(?! Mayor)|Baroness|Baron|Viscount|Viscountess|Earl|Countess|(?:Rt\.? |(?:Right|Very|Most) )?(?:Rev|
    Revd|Reverend)|Canon|Father|Fr|Sister|Pastor|Deacon|Rabbi|Imam|Bishop|Archdeacon|Venerable|(?:(?:Chief|
    Detective|Temporary|Deputy|Assistant|Police) ){0,2}(?:Superintendent|Inspector|Constable|Sergeant)|(?:PC|
    PCSO|DI|DCI|ACC|DCC|DS|DC)(?= [A-Z][\w’'-]*[a-z])|Supt|Insp|Sgt|Ch\.? Insp|Commander|Captain|Colonel|
    Lieutenant|Brigadier|Major|Sheikh|Hon|Rt\.? Hon
    """
)
COUNCILLOR_TITLES = spaced(
    r"""
    (?:(?:County|Town|Parish|Borough|District|City|Community|Ward|Unitary|Local) )?(?:Councillor|Councilor|Cllr|
    COUNCILLOR|CLLR|councillor|cllr|Cllor|Cllir|Cynghorydd|Cyng)|Alderman|Alderwoman|Ald\.|Bailie|Baillie|(?:(?:Lord|
    Depute) )?Provost(?= [A-Z][\w’'-]*[a-z])
    """
)
TITLES = rf"(?:{COUNCILLOR_TITLES}|{HONORIFICS})\.?"
PLURAL_TITLES = spaced(
    r"""
    (?:(?:(?:County|Town|Parish|Borough|District|City|Community|Ward) )?(?:Councillors|Councilors|Cllrs|Cllors)|
    Messrs|Drs)\.?
    """
)

# Words that close a name: "Councillor Smith MOVED", "Sir Roger Smith MBE".
_NO_NAME = spaced(
    r"""
    (?:MOVED|SECONDED|PROPOSED|RESOLVED|AGREED|CARRIED|NOTED|LOST|UNANIMOUSLY|DEFEATED|REJECTED|REFUSED|APPROVED|
    DEFERRED|WITHDRAWN|NOT|AND|THAT|Resolved|Agreed|Carried|Lost|Noted|Unanimously|The|That|And|In|It|This|Ward|Chair|
    Chairman|Vice|Members?|Councillors?|Cllrs?|Seconder|Seconded|Proposer|Proposed|Mover|Moved|Question|Answer|
    Response|Reply|Supplementary|Statement|For|Against|Abstain|Cabinet|Leader|Portfolio|Executive|MBE|OBE|CBE|
    BEM|KBE|DBE|MP|MS|MSP|JP|KC|QC|DL|TD|FRS)\b
    """
)
PARTICLES = (
    *("van", "der", "den", "ter", "de", "la", "le", "du", "von", "zu", "y", "e"),
    *(
        "ap",
        "ab",
        "ferch",
        "an",
        "na",
        "ó",
        "al",
        "el",
        "bin",
        "binti",
        "ibn",
        "di",
        "da",
        "del",
        "della",
        "dos",
        "das",
        "do",
    ),
)
PARTICLE = rf"(?:{'|'.join(PARTICLES)})"
_NAME_WORD = rf"(?!{_NO_NAME})[{UPPER}][\w’'‘-]{{0,40}}"
_FIRST_LETTERS = rf"(?:[{UPPER}](?:\.\s?|\s)){{0,3}}"
NAME = spaced(
    rf"""
    {_FIRST_LETTERS}(?:{PARTICLE} ){{0,2}}(?!{TITLES} ){_NAME_WORD}(?: (?:{PARTICLE} ){{0,3}}(?!{TITLES}\s
    ){_NAME_WORD}){{0,3}}
    """
)
_PEER = spaced(
    rf"""
    (?:Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess) (?!Mayor|Lieutenant|
    Provost)(?:{NAME} )?of {NAME}
    """
)
TITLED = spaced(
    rf"""
    (?:{_PEER}|(?:Deputy |Lord )?Mayor (?!{TITLES} )(?!of |Making){NAME}|{TITLES} (?:{TITLES} ){{0,2}}{NAME})
    """
)
# What may stand behind a name and belongs to it, but is no part of the label.
HONOURS = r"(?:,?\s(?:MBE|OBE|CBE|BEM|KBE|DBE|MP|MS|MSP|JP|KC|QC|DL|TD|FRS)(?![\w’'])){0,3}"
_BRACKET = r"(?:\s\([^()]{1,60}\))?"
_ITS_BRACKET = rf"{HONOURS}{_BRACKET}"
PLURAL = spaced(
    rf"""
    {PLURAL_TITLES} {NAME}{_ITS_BRACKET}(?:, (?:{TITLES} )?{NAME}{_ITS_BRACKET}){{0,40}}(?:,? (?:and|
    &) (?:{TITLES} )?{NAME})?
    """
)

CAPITAL = rf"(?!{TITLES}\s)(?!(?:RESOLVED|AGREED|MOVED|SECONDED|CARRIED|NOTED)\b)[{UPPER}][\w’'&/-]{{0,40}}"
# "of Children, Families and Education": what a post or a body is for.
TAIL = spaced(
    rf"""
    (?:, {CAPITAL}(?=, [{UPPER}]\w+,? and | and | [{UPPER}]\w+ and )| (?:(?:of|for|to|in|with) (?:the )?|(?:and|
    &|–|-) )?{CAPITAL}){{0,12}}
    """
)
_CHAIRS = r"Chair(?:man|woman|person)?"
_OF_WHAT = rf"\s(?:of|for|with\sresponsibility\sfor)\s(?:the\s)?{CAPITAL}{TAIL}"
_OF = rf"(?:{_OF_WHAT})?"
# "The Cabinet Member – Finance and Resources": behind a dash only what a cabinet deals with is surely no name.
_PORTFOLIO = spaced(
    r"""
    (?:Finance|Resources|Housing|Environment|Environmental|Transport|Education|Children|Children’s|Adults?|Health|
    Communities|Community|Planning|Economy|Economic|Growth|Regeneration|Culture|Leisure|Corporate|Governance|
    Highways|Infrastructure|Climate|Public|Social|Customers?|Business|Strategy|Strategic|Property|Skills|
    Neighbourhoods?|Waste|Libraries|Families|Development|Place|People)
    """
)
# The same, and what else a department is called: behind "and" in a post they go on with it and name nobody.
PORTFOLIO_WORD = re.compile(
    spaced(
        rf"""
    \b(?:{_PORTFOLIO}|Democratic|Legal|Law|Digital|Technology|Information|Data|Assets?|Procurement|Commissioning|
    Revenues?|Benefits|Parks?|Open|Spaces?|Green|Streets?|Streetscene|Countryside|Wellbeing|Safeguarding|Operations?|
    Operational|Performance|Improvement|Innovation|Audit|Risk|Insurance|Pensions?|Enforcement|Protection|Standards|
    Trading|Safety|Commercial|Investments?|Delivery|Building|Control|Human|Organisational|Communications|
    Engagement|Partnerships?|Integrated|Integration|Learning|Early|Years|Youth|Inclusion|Special|Needs|Tourism|Heritage|
    Arts|Sports?|Employment|Inward|Change|Transformation|Electoral|Elections|Registration|Bereavement|
    Regulatory|Emergency|Resilience|Flood|Drainage|Coastal|Parking|Traffic|Fleet|Depot|Facilities|Maintenance|Works|
    Capital|Treasury|Income|Payroll|Insight|Intelligence|Research|Quality|Clinical|Nursing|Primary|Secondary|
    Tenancy|Homelessness|Private|Sector|Urban|Rural|Design|Conservation|Sustainab\w+|Net|Zero)\b
    """
    )
)
_FOR = rf"(?:{_OF_WHAT}|\s[–-]\s{_PORTFOLIO}(?![\w’-]){TAIL})?"
_PARTY = r"(?:Liberal|Labour|Conservative|Green|Independent|Democrat|Reform)"
ROLE = spaced(
    rf"""
    (?:(?:Vice|Deputy|Depute|Acting|Co|Independent|Committee|Panel|Outgoing|Incoming|Retiring|Interim|
    Madam)[- ]){{0,2}}(?:{_CHAIRS}|Convenor|Convener){_OF}|(?:(?:Deputy|Depute|Assistant|Opposition|Group|
    Acting|Shadow) ){{0,2}}(?:Cabinet|Executive|Lead|Portfolio|Ward|Local|Division|Divisional|County) (?:Member|
    Councillor|Holder|Lead){_FOR}|Portfolio Holder{_FOR}|(?:(?:Deputy|Depute|Lord|Executive|Youth|Group|
    Opposition|{_PARTY}|Acting|Town|Junior) ){{0,3}}(?:Mayor|Mayoress|Leader|President|Provost|Speaker){_OF}|
    Independent Person|(?:Deputy )?Police and Crime Commissioner|Lord Lieutenant|High Sheriff|(?:[Mm]over|
    [Pp]roposer|[Ss]econder) of the (?:(?:original|substantive|amended) )?(?:motion|Motion|amendment|Amendment)
    """
)
_JOB_HEADS = spaced(
    r"""
    Director|Head|Manager|Officer|Chief Executive|Treasurer|Solicitor|Engineer|Planner|Surveyor|Auditors?|
    Accountant|Lead|Leader|Co-?ordinator|Advis[eo]r|Commissioner|Superintendent|Inspector|Constable|Consultant|
    Controller|Secretary|Clerk|Registrar|Barrister|Lawyer|Counsel|Analyst|Architect|Principal|Headteacher|
    Commander|Strategist|Specialist|Partner|Representative|Pharmacist|Practitioner|Nurse|Therapist|Psychologist|
    Ecologist|Economist|Archaeologist|Statistician|Scientist|Technician|Administrator|Chaplain|Warden|Ranger|
    Trustee|Coroner|Actuary|Ombudsman|Bursar|Curator|Librarian|Inspectors|Examiner|Assessor|Supervisor|Designer|
    Delegate|Ambassador|Developer|Steward|Guardian|Advocate|Minister|Chief Constable|Chief Officer|
    Proper Officer
    """
)
JOB = spaced(
    rf"""
    (?:(?:(?:Section|S)\.? ?|s\.?)151 (?:Officer)|(?:{CAPITAL} (?:(?:and|of|for|
    &) )?){{0,6}}?(?:{_JOB_HEADS})\b(?!’s){TAIL})
    """
)
# The same in small letters: "the external auditor", "an independent consultant".
POST = spaced(
    r"""
    (?:(?!(?:the|a|an|of|and|by|to|new)\b)[a-z][\w-]{1,20} ){0,3}(?:auditors?|director|manager|advis[eo]r|
    consultants?|solicitor|clerk|engineer|planner|barrister|treasurer|surveyor|inspector|accountant|registrar|
    chief executive|co-?ordinator|lead|architect|ecologist|secretary|chaplain|warden)
    """
)
JOB_WORD = re.compile(
    spaced(
        rf"""
    \b(?:{_JOB_HEADS}|officer|manager|head|director|headteacher|{_CHAIRS}|Leader|Mayor|Member|Holder|
    representative|Governor|Advocate|Trustee|Executive|Nurse|teacher|engineer|clerk|solicitor|planner|lead|
    adviser|advisor)\b
    """
    )
)
_BODY_NOUNS = spaced(
    r"""
    Sub-? ?[Cc]ommittee|Committee|Panel|Forum|Board|Cabinet|Council|Executive|Commission|Assembly|Authority|
    Partnership|Trust|Governors|Trustees|Group
    """
)
BODY = rf"(?:{CAPITAL}\s(?:(?:and|of|for|&)\s)?){{0,6}}(?:{_BODY_NOUNS})\b(?![’'\w-])"
_COUNT = spaced(
    r"""
    (?:[Ss]ome|[Ss]everal|[Oo]ther|[Mm]any|[Mm]ost|All|Both|[Tt]wo|[Tt]hree|[Ff]our|Five|Six|A few|Various|Certain|
    A majority of|A number of)
    """
)
MEMBERS = spaced(
    rf"""
    (?:{_COUNT} (?:(?:of the|other|further) )?)?(?:(?:Committee|Panel|Board|Forum|Council|Cabinet|Sub-Committee|
    Elected|Primary|Secondary|Scrutiny|Ward|Opposition|Local) )?(?:Members|Councillors|members|councillors|
    Governors|[Hh]ead ?teachers)(?: of (?:the )?(?:Committee|Sub-Committee|Panel|Board|Forum|Council|Cabinet|
    Group|Commission|Executive|public))?
    """
)
UNNAMED = spaced(
    rf"""
    (?:(?:{CAPITAL}|[Bb]oard|[Cc]ommittee|[Ff]orum|[Pp]anel|[Cc]abinet|[Pp]arish|[Tt]own|[Ll]ocal|[Ww]ard|
    [Ss]chool|[Pp]arent) ){{0,2}}(?:[Mm]ember(?!s? of the public)(?: of (?:the )?[A-Z][\w-]*)?|[Cc]ouncillor|
    [Gg]overnor|[Hh]ead ?teacher|[Tt]rustee|[Aa]lderman)
    """
)
_PUBLIC = spaced(
    r"""
    members? of the public|(?:local )?residents?|(?:public )?speakers?|neighbours?|(?:[Aa]pplicant|appellant|
    licensee|objector)[’']?s?[’']? (?:agent|representative|solicitor|barrister|counsel|architect)|
    (?:[Aa]pplicant|[Aa]ppellant|[Oo]bjector|petitioner|supporter|complainant|licensee|claimant|parent(?! governor)|
    tenant|
    landowner|shopkeeper|trader)s?|[Aa]gents?(?: for the (?:[Aa]pplicants?|appellants?))?|lead petitioner|
    (?:public |original )?questioner|(?:[Pp]remises )?[Ll]icence [Hh]older
    """
)
PUBLIC = rf"(?:{_PUBLIC})(?![\w’'])"
PUBLIC_WORD = re.compile(
    spaced(
        r"""
    \b(?:objectors?|residents?|applicants?|agents?|supporters?|petitioners?|members? of the public|
    public speaker|appellants?|neighbours?|on behalf of (?:the )?(?:applicant|residents|objectors)|
    for the applicant|licensees?|questioner|claimant|tenant|parent)\b
    """
    ),
    re.I,
)
# Two and more words in capitals that are nobody's name.
NO_PERSON = re.compile(
    spaced(
        r"""
    \b(?:Council|Committee|Board|Government|Group|Forum|Team|Services?|Department|Trust|NHS|Police|Panel|
    Partnership|Authority|School|Schools|Agency|Association|Society|University|College|Academy|Ofsted|Report|
    Appendix|Item|Minutes?|Agenda|Section|Act|Policy|Plan|Street|Road|Lane|Town|City|County|District|Borough|
    Parish|Part|Table|Street|Centre|Hospital|Fund|Bank|Members?|Officers?|Councillors?|Key|Stage|Strategy|
    Programme|Motion|Amendment|Question|Application|Planning|Highways|Water|Rail|Network|Homes|Housing|Office|
    Natural|Historic|National|Healthwatch|Citizens|Friends|Sport|Ministry|Commission|Commissioner|Institute|
    Foundation|Charity|Club|Union|Environment|Inspectorate|Constabulary|Transport|Energy|Estates|Developments?|
    Consulting|Consultants|Associates|Solicitors|Architects|Library|Museum|Airport|Project|Scheme|Centre|Review|
    Survey|Framework|Fund|Budget|Grant|Block|Care|Health|Education|Social|Public|Cabinet|Executive|Parliament|
    Assembly|Senedd|Group|Officer|Guidance|Rules?|Procedure|Standing|Article|Schedule|Clause|Constitution|Protocol|
    Notice|Appeal|Inspector|Scrutiny|Licensing|Local|Paragraph|Agreement|Contract|Version|Phase|Option|Lottery|Charter|
    Regulations?|Order|Bill|Paper|Working|Concerns?|Questions?|
    Discussions?|Comments|Responses?|Details|Further|Other|Any|Under|These|Those|There|England|Wales|Scotland|
    Britain|British|UK|Limited|Ltd|plc|LLP|The|This|That|It|In|At|On|For|He|She|They|Following|Some|All|No|
    January|February|March|April|May|June|July|August|September|October|November|December)\b
    """
    )
)
_ACRONYMS = (
    "AGM AOB BBC BME CCG CCTV CEO CFO CIL CIPFA CPO CQC CSE DCLG DEFRA DFE DFG DHSC DLUHC DSG DVLA DWP ECC EHCP "
    "EIA EU FOI FTE GDPR "
    "GLA GP HMO HMRC HRA HS2 HSE ICB ICP ICS ICT IT KCC KPI LA LAC LEA LEP LGA LGPS LGO LPA MASH MHCLG MOD MP "
    "MTFP MTFS NHS NPPF "
    "OBE ONS PCC PCN PFI PLC PR PRU PSPO PVI QC RAF SACRE SEN SEND SENCO STP TFL TRO TUPE UK US VAT VCS VCSE WHO "
    "YOT YJS IN IT AT NHSE DFT DEFRA MOJ CPS RSPB LTA NFU TUC CBI CAB PTA MAT SLT ESFA EFA RSC SLA HNB APC EYFS "
    "PDF HGV EV CO AND NOT FOR THE ALL ANY HAD WAS BUT ONE TWO PART ITEM NOTE WARD TOWN CITY ROAD "
    "LOST VOTE THEN DULY ALSO "
    "ON TO OF OR AS IF SO NO BE BY MBE JP KC II III IV VI"
)
ACRONYMS = frozenset(_ACRONYMS.split())

# Single words in capitals that open a sentence before a verb of saying and are nobody's surname.
_COMMON = (
    "Ofsted Estyn Healthwatch Government Parliament Senedd Whitehall Westminster Unison Defra Natural Highways Police "
    "Members Officers Residents Neighbours Others Some All Many Most Several Both Each None Nobody Everyone Everybody "
    "Somebody Someone People Parents Schools Teachers Governors Heads Headteachers Consultees Objectors Supporters "
    "Applicants Applicant Council Committee Cabinet Forum Board Panel Executive It He She They We You This That These "
    "Those There Who Which What When Where While Also Then Thus Having Being Concerns Concern Questions Question "
    "Discussion Discussions Comments Comment Views Members’ Reports Report Feedback Evidence Data Figures Results "
    "Guidance Legislation Consultation Respondents Partners Colleagues Staff Tenants Trustees Representatives Speakers "
    "Attendees Delegates Councillors Cllrs Scrutiny Audit Planning Finance Legal Housing Education Health Licensing "
    "Apologies Minutes Action Actions Item Items Resolved Agreed Noted Recommended Decision Motion Amendment Chapter "
    "Section Paragraph Appendix Table Page Part Phase Stage Option Options Reply Response Answer Mayor Leader Today "
    "Nothing Something Anything One Two Three Four Five January February March April May June July August September "
    "October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)
NOT_SURNAMES = frozenset(_COMMON.split())
