"""Which words are forms of one, where their endings do not tell: a family a line.

A family of `IRREGULAR` is brought together under its first word: "crematoria" is found by "crematorium", "overspent" by
"overspend", "demolition" by "demolish". Those of `APART` would be brought into others' by their endings alone, though
who types one does not mean the other: a family has its first word for a stem.
"""

import re

from indexer.search import kept_apart

_MEN = """
    alder ambulance boat business chair clergy council crafts draughts fire fisher fore free gentle horse lay
    lines milk night oars ombuds police post rail sales school service signal spokes sports states
    trades watch water wo work yachts
""".split()  # noqa: SIM905  a list of them would fill a screen

_PLURALS = """
addendum addenda
alumnus alumni
analysis analyses analyse analysed analysing
appendix appendices
auditorium auditoria
bacterium bacteria
bureau bureaux bureaus
bus buses
calf calves
child children childrens
corrigendum corrigenda
crematorium crematoria
crisis crises
criterion criteria
curriculum curricula
datum data
diagnosis diagnoses diagnose diagnosed diagnosing
dwarf dwarves
emphasis emphasise emphasised emphasising
erratum errata
foot feet
forum fora
fungus fungi
gas gases
gateau gateaux gateaus
goose geese
grandchild grandchildren
guru gurus
gymnasium gymnasia
half halves
hoof hooves
housewife housewives
hypothesis hypotheses
index indices
knife knives
landau landaus
leaf leaves
lens lenses
life lives
loaf loaves
man men mens
matrix matrices
memorandum memoranda
menu menus
midwife midwives
moratorium moratoria
mouse mice
oasis oases
ox oxen
passerby passersby
person people peoples
phenomenon phenomena
plateau plateaux
prognosis prognoses
quiz quizzes
radius radii
referendum referenda
roof rooves
sanatorium sanatoria
scarf scarves
schoolchild schoolchildren
sheaf sheaves
shelf shelves
stadium stadia
stepchild stepchildren
stimulus stimuli
stratum strata
syllabus syllabi
symposium symposia
synopsis synopses
tableau tableaux
thesis theses
thief thieves
tooth teeth
wharf wharves
wife wives
wolf wolves
woman womens
"""

# Left out are forms that are words of their own more often ("left", "found", "felt", "bound", "rose", "drove", "fell",
# "led", "lent"), and those of words that are in most items anyway ("take", "hold").
_VERBS = """
add added adding
arise arose arisen
begin began begun
bite bitten
blow blew blown
boycott boycotted boycotting
break broke broken
breed bred
bring brought
build built
burial buried
burn burnt
buy bought
catch caught
choose chose chosen
deal dealt
dial dialled dialling
dig dug
draw drew drawn
evidence evidenced evidencing
experience experienced experiencing
fall fallen
feed fed
fight fought
forbid forbade forbidden
foresee foresaw foreseen
forget forgot forgotten
freeze froze frozen
fuel fuelled fuelling
grow grew grown
interfere interfered interfering
keep kept
learn learnt
light lit
lose lost
mislead misled
mow mown
overdraw overdrawn
overpay overpaid
overrun overran
oversee oversaw overseen
overspend overspent
panic panicked panicking
pay paid
prejudice prejudiced
prove proven
queue queued queuing
rebuild rebuilt
repay repaid
ride rode ridden
rise risen
run ran
seek sought
sell sold
send sent
shrink shrank shrunk
sink sank sunk
spend spent
spill spilt
staff staffed staffing
steal stole stolen
strike struck
sweep swept
swim swam swum
teach taught
throw threw thrown
underpay underpaid
underspend underspent
understand understood
undertake undertook undertaken
uphold upheld
warehouse warehousing
wear wore worn
win won
withdraw withdrew withdrawn
withhold withheld
write wrote written
"""

# What is done, and its name: their endings tell it of "consult" and "consultation", but not of these. Left out is what
# has gone a way of its own: no planning permission is a parking permit, and a settlement is a village, too.
_NAMES_OF_DEEDS = """
abolish abolition
absent absence
abstain abstention
accurate accuracy
acquire acquisition
admit admission
advocate advocacy
appeal appellant
apprentice apprenticeship
arson arsonist
bribe bribery
burgle burglary burglar
close closure
collide collision
complain complaint
comply compliance compliant
conclude conclusion
consume consumption
contravene contravention
convert conversion
corrode corrosion
cycle cyclist
decide decision
define definition
deliver delivery
demolish demolition
depart departure
destroy destruction
die death
disclose disclosure
discover discovery
divert diversion
drink drinker
emit emission
enclose enclosure
enquire enquiry
erode erosion
evade evasion
exclude exclusion
expand expansion
explain explanation
explode explosion
expose exposure
extend extension
fail failure
frequent frequency
gamble gambler
grow growth
injure injury
inquire inquiry
intervene intervention
introduce introduction
intrude intrusion
leak leakage
lose loss
maintain maintenance
marry marriage
occupy occupancy occupant occupation
offend offence offense
omit omission
oppose opposition
pay payment
pregnant pregnancy
prescribe prescription
provide provision
pursue pursuit
quote quotation
recognise recognition
recover recovery
reduce reduction
repeat repetition
respond response
resume resumption
retain retention
revoke revocation
rob robbery
seize seizure
sell sale
skate skater
sleep sleeper
smoke smoker
spill spillage
steal theft
submit submission
subscribe subscription
suspend suspension
swim swimmer
tax taxation
tenant tenancy
transmit transmission
treat treatment
truant truancy
urgent urgency
vary variation
violent violence
"""

# A thing, and what is of it, or done with it.
_OF_A_THING = """
afghanistan afghan
autism autistic
budget budgetary
coast coastal
dentist dental dentistry
diocese diocesan
dyslexia dyslexic
epilepsy epileptic
finance financial financially
homophobia homophobic
inflation inflationary
mayor mayoralty
mould mouldy
noise noisy
parliament parliamentary
racism racist
rent rental
sewer sewerage
sexism sexist
sign signage
signal signalise signalised
subsidy subsidise subsidised
syria syrian
tide tidal
tourism tourist
ukraine ukrainian
vandal vandalise vandalised
vehicle vehicular
"""


_IN_IES = re.compile(r"(?<=[^aeiou])y$")
_IN_ES = re.compile(r"(?:[sxz]|[cs]h)$")
# A word in "-s" that is not a plural.
_SINGULAR_IN_S = re.compile(r"(?:ss|us)$")


def plural(word: str) -> str:
    """The regular plural of a word."""
    if _IN_IES.search(word):
        return word[:-1] + "ies"
    return word + ("es" if _IN_ES.search(word) else "s")


def plurals(word: str) -> tuple[str, ...]:
    """The plurals of a folded word, an odd one before the regular one; none of what is a plural or has a digit."""
    odd = _ODD_PLURALS.get(word)
    if odd:
        return tuple(dict.fromkeys((odd, plural(word))))
    is_plural = word in _ODD or (word.endswith("s") and not _SINGULAR_IN_S.search(word))
    return () if is_plural or not word.isalpha() else (plural(word),)


def _lines(families: str) -> list[list[str]]:
    return [line.split() for line in families.strip().split("\n")]


# Form -> the word that it is one of.
IRREGULAR: dict[str, str] = {
    **{form: word for word, *forms in _lines(_PLURALS + _VERBS.lstrip()) for form in forms},
    **{
        each: word
        for word, *forms in _lines(_NAMES_OF_DEEDS + _OF_A_THING.lstrip())
        for form in forms
        for each in (form, plural(form))
    },
    **{f"{who}men": f"{who}man" for who in _MEN},
}

# Form -> its stem.
APART: dict[str, str] = {
    each: family[0] for family in kept_apart.FAMILIES for form in family for each in (form, plural(form))
}

_ODD_PLURALS: dict[str, str] = {
    **{word: forms[0] for word, *forms in _lines(_PLURALS)},
    **{f"{who}man": f"{who}men" for who in _MEN},
}
_ODD = frozenset(_ODD_PLURALS.values())
