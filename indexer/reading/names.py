"""How names, titles, posts and bodies are written in minutes: the patterns that the other rules are made of.

All quantifiers are bounded and no two neighbours match the same text, so that every pattern is linear.
"""

import re

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
UPPER = "".join(letter for letter in _LETTERS if letter.isupper())

_HONORIFICS = (
    r"Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Rev|Revd|Reverend|Canon|Father|Fr|"
    r"Rabbi|Imam|Bishop|Archdeacon|(?:Chief\s|Detective\s|Temporary\s)?(?:Superintendent|Inspector|Constable|"
    r"Sergeant)|PC|"
    r"PCSO|Supt|Insp|Sgt|Commander|Captain|Colonel|Major"
)
COUNCILLOR_TITLES = r"(?:County\s|Town\s|Parish\s|Borough\s)?(?:Councillor|Councilor|Cllr|Cllor)|Alderman|Alderwoman"
TITLES = rf"(?:{COUNCILLOR_TITLES}|{_HONORIFICS})\.?"
PLURAL_TITLES = r"(?:(?:County\s|Town\s|Parish\s|Borough\s)?(?:Councillors|Councilors|Cllrs|Cllors)|Messrs|Drs)\.?"

# Words in capitals that close a name: "Councillor Smith MOVED".
_NO_NAME = (
    r"(?:MOVED|SECONDED|PROPOSED|RESOLVED|AGREED|CARRIED|NOTED|LOST|AND|THAT|The|That|And|In|It|This|Ward|Chair|"
    r"Chairman|"
    r"Members?|Councillors?|Cllrs?)\b"
)
PARTICLES = (
    *("van", "der", "den", "ter", "de", "la", "le", "du", "von", "zu"),
    *("ap", "ab", "al", "el", "bin", "ibn", "di", "da", "dos", "das"),
)
PARTICLE = rf"(?:{'|'.join(PARTICLES)})"
_NAME_WORD = rf"(?!{_NO_NAME})[{UPPER}][\w’'‘-]{{0,40}}"
_FIRST_LETTERS = rf"(?:[{UPPER}](?:\.\s?|\s)){{0,3}}"
NAME = (
    rf"{_FIRST_LETTERS}(?:{PARTICLE}\s){{0,2}}(?!{TITLES}\s){_NAME_WORD}"
    rf"(?:\s(?:{PARTICLE}\s){{0,3}}(?!{TITLES}\s){_NAME_WORD}){{0,3}}"
)
TITLED = rf"{TITLES}\s(?:{TITLES}\s){{0,2}}{NAME}"
_BRACKET = r"(?:\s\([^()]{1,60}\))?"
PLURAL = rf"{PLURAL_TITLES}\s{NAME}{_BRACKET}(?:,\s{NAME}{_BRACKET}){{0,40}}(?:,?\s(?:and|&)\s(?:{TITLES}\s)?{NAME})?"

CAPITAL = rf"(?!{TITLES}\s)(?!(?:RESOLVED|AGREED|MOVED|SECONDED|CARRIED|NOTED)\b)[{UPPER}][\w’'&/-]{{0,40}}"
# "of Children, Families and Education": what a post or a body is for.
TAIL = (
    rf"(?:,\s{CAPITAL}(?=,\s[{UPPER}]\w+,?\sand\s|\sand\s|\s[{UPPER}]\w+\sand\s)|"
    rf"\s(?:(?:of|for|to|in|with)\s(?:the\s)?|(?:and|&|–|-)\s)?{CAPITAL}){{0,12}}"
)
_CHAIRS = r"Chair(?:man|woman|person)?"
ROLE = (
    rf"(?:(?:Vice|Deputy|Acting|Co|Independent|Committee|Panel|Outgoing)[- ]){{0,2}}(?:{_CHAIRS}|Convenor|Convener)"
    rf"(?:\s(?:of|for)\s(?:the\s)?{CAPITAL}{TAIL})?|"
    rf"(?:(?:Deputy|Assistant|Opposition|Group|Acting|Shadow)\s){{0,2}}"
    rf"(?:Cabinet|Executive|Lead|Portfolio|Ward|Local|Division)\s(?:Member|Councillor|Holder|Lead)(?:\s(?:for|"
    rf"of)\s(?:the\s)?{CAPITAL}{TAIL})?|"
    rf"Portfolio\sHolder(?:\s(?:for|of)\s(?:the\s)?{CAPITAL}{TAIL})?|"
    rf"(?:(?:Deputy|Lord|Executive|Youth|Group|Opposition|Liberal|Labour|Conservative|Green|Acting)\s){{0,3}}"
    rf"(?:Mayor|Mayoress|Leader|President|Provost|Speaker)(?:\s(?:of|for)\s(?:the\s)?{CAPITAL}{TAIL})?|"
    r"Independent\sPerson|Police\sand\sCrime\sCommissioner"
)
_JOB_HEADS = (
    r"Director|Head|Manager|Officer|Chief\sExecutive|Treasurer|Solicitor|Engineer|Planner|Surveyor|Auditor|"
    r"Accountant|Lead|Leader|"
    r"Co-?ordinator|Advis[eo]r|Commissioner|Superintendent|Inspector|Constable|Consultant|Controller|Secretary|"
    r"Clerk|Registrar|"
    r"Barrister|Lawyer|Analyst|Architect|Principal|Headteacher|Commander|Strategist|Specialist|Partner"
)
JOB = rf"(?:{CAPITAL}\s(?:(?:and|of|for|&)\s){{0,1}}){{0,6}}?(?:{_JOB_HEADS})\b(?!’s){TAIL}"
JOB_WORD = re.compile(
    rf"\b(?:{_JOB_HEADS}|officer|manager|head|director|headteacher|{_CHAIRS}|Leader|Mayor|Member|Holder|representative|"
    r"Governor|Advocate|Trustee)\b"
)
_BODY_NOUNS = (
    r"Sub-?\s?[Cc]ommittee|Committee|Panel|Forum|Board|Cabinet|Council|Executive|Commission|Assembly|"
    r"Authority|Partnership|Trust|Governors|Trustees|Group"
)
BODY = rf"(?:{CAPITAL}\s(?:(?:and|of|for|&)\s)?){{0,6}}(?:{_BODY_NOUNS})\b(?![’'\w-])"
MEMBERS = (
    r"(?:(?:Some|Several|Other|Many|Most|All|Both|Two|Three|Committee|Panel|Board|Forum|Council|Cabinet|Sub-Committee|"
    r"Elected)\s)?(?:Members|Councillors|members)"
    r"(?:\sof\sthe\s(?:Committee|Sub-Committee|Panel|Board|Forum|Council|Cabinet|Group|Commission|public))?"
)
_PUBLIC = (
    r"members?\sof\sthe\spublic|(?:local\s)?residents?|"
    r"(?:[Aa]pplicant|appellant)[’']s\s(?:agent|representative|solicitor|barrister)|"
    r"(?:[Aa]pplicant|appellant|objector|petitioner|supporter|complainant|licensee)s?|[Aa]gent|lead\spetitioner|"
    r"(?:public\s)?questioner"
)
PUBLIC = rf"(?:{_PUBLIC})(?![\w’'])"
PUBLIC_WORD = re.compile(
    r"\b(?:objectors?|residents?|applicants?|agents?|supporters?|petitioners?|members? of the public|"
    r"public speaker|appellants?|"
    r"neighbours?|on behalf of (?:the )?(?:applicant|residents|objectors)|for the applicant|licensees?)\b",
    re.I,
)
# Two and more words in capitals that are nobody's name.
NO_PERSON = re.compile(
    r"\b(?:Council|Committee|Board|Government|Group|Forum|Team|Services?|Department|Trust|NHS|Police|Panel|"
    r"Partnership|Authority|"
    r"School|Schools|Agency|Association|Society|University|College|Academy|Ofsted|Report|Appendix|Item|Minutes?|"
    r"Agenda|Section|"
    r"Act|Policy|Plan|Street|Road|Lane|Town|City|County|District|Borough|Parish|Part|Table|Street|Centre|Hospital|"
    r"Fund|Bank|"
    r"Members?|Officers?|Councillors?|Key|Stage|Strategy|Programme|Motion|Amendment|Question|Application|Planning|"
    r"Highways|"
    r"England|Wales|Scotland|UK|Limited|Ltd|plc|LLP|The|This|That|It|In|At|On|For|He|She|They|Following|Some|All|No|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_ACRONYMS = (
    "AGM AOB BBC BME CCG CCTV CEO CFO CIL CIPFA CPO CQC CSE DCLG DEFRA DFE DFG DHSC DLUHC DSG DVLA DWP ECC EHCP "
    "EIA EU FOI FTE GDPR "
    "GLA GP HMO HMRC HRA HS2 HSE ICB ICP ICS ICT IT KCC KPI LA LAC LEA LEP LGA LGPS LGO LPA MASH MHCLG MOD MP "
    "MTFP MTFS NHS NPPF "
    "OBE ONS PCC PCN PFI PLC PR PRU PSPO PVI QC RAF SACRE SEN SEND SENCO STP TFL TRO TUPE UK US VAT VCS VCSE WHO "
    "YOT YJS IN IT AT "
    "ON TO OF OR AS IF SO NO BE BY MBE JP KC II III IV VI"
)
ACRONYMS = frozenset(_ACRONYMS.split())
