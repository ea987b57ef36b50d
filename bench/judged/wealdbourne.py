"""Queries over the items of the fourth council and, a third of them, of the other three, of all classes.

Queries and grades were written before any search engine was run on the items. Where several councils answer, the items
of all are graded.
"""

from judged.grading import (
    Class,
    Judgement,
    committee,
    empty,
    held,
    in_year,
    judged,
    key,
    outcome,
    says,
    spoken_by,
    titled,
    topic,
)

_KNOWN: tuple[Judgement, ...] = (
    judged(
        Class.KNOWN,
        "council offices move Tannery",
        key("w-tannery-22", "w-tannery-24"),
        key("w-tannery-audit"),
        key("w-priory-sale"),
    ),
    judged(Class.KNOWN, "Fallowdene outline application", key("w-fallowdene"), None, key("w-sang", "w-linkroad")),
    judged(Class.KNOWN, "honorary aldermen", key("w-aldermen")),
    judged(Class.KNOWN, "padel courts tennis club", key("w-padel")),
    judged(Class.KNOWN, "Tillingbury banking hub", key("w-bank-petition")),
    judged(Class.KNOWN, "traders' huts Kirkstile", key("stalls"), key("public-question"), key("market-hall")),
    judged(Class.KNOWN, "speed limit review Sawdry Lane", titled("speed limit review: sawdry lane")),
)

_PHRASE: tuple[Judgement, ...] = (
    judged(Class.PHRASE, '"stewardship trust"', titled("stewardship trust"), says("stewardship trust")),
    judged(Class.PHRASE, '"open mind"', says(r"\bopen mind\b")),
    judged(Class.PHRASE, '"best consideration"', says("best consideration")),
    judged(Class.PHRASE, '"fit and proper"', titled("fit and proper"), says("fit and proper")),
    judged(Class.PHRASE, '"referred back"', says("referred back")),
    judged(Class.PHRASE, '"supplementary question"', says(r"\bsupplementary question\b")),
    judged(Class.PHRASE, '"fish hooks"', says("fish hooks")),
)

_REFERENCE: tuple[Judgement, ...] = (
    judged(Class.REFERENCE, "WD/20/02300/OUT", titled("wd/20/02300/out")),
    judged(Class.REFERENCE, "WD/21/01187/FUL", titled("wd/21/01187/ful"), says("wd/21/01187/ful")),
    judged(Class.REFERENCE, "£1,846,000", says("£1,846,000")),
    judged(Class.REFERENCE, "A3958", says("a3958")),
    judged(Class.REFERENCE, "WD/25/01420", titled("wd/25/01420")),
    judged(Class.REFERENCE, "23/00519/COU", titled("23/00519/cou")),
    judged(Class.REFERENCE, "LA/2025/594", titled("la/2025/594")),
)

_PERSON: tuple[Judgement, ...] = (
    judged(Class.PERSON, "Quintanilha chalk streams", key("w-chalk-motion")),
    judged(Class.PERSON, "Mrs St Aubyn splash pad", key("w-splash", "w-splash-26")),
    judged(Class.PERSON, "Trewhitt-Bashir airport", key("w-airport-motion", "w-rates-error")),
    judged(Class.PERSON, "speaker:Maidwell water", key("w-water-outage", "w-water-return")),
    judged(Class.PERSON, "Brackwater heatwave", key("heatwave")),
    judged(Class.PERSON, "Sackville-Noor green belt", key("tenter-lane")),
    judged(
        Class.PERSON,
        "Deshpandey paddling pool",
        spoken_by("deshpandey") & topic("parks") & says("paddling pool"),
    ),
)

_DATED: tuple[Judgement, ...] = (
    judged(
        Class.DATED,
        "garden waste charge 2026",
        key("w-garden-waste-25"),
        None,
        key("w-garden-waste-21"),
    ),
    judged(Class.DATED, "Tarne Hopper review 2023", key("w-hopper-23"), None, key("w-hopper-21", "w-hopper-25")),
    judged(Class.DATED, "Halfmoon Farm festival date:2023", key("w-halfmoon-23")),
    judged(
        Class.DATED,
        "Southmere Water after:2023",
        key("w-water-return"),
        None,
        key("w-splash-26", "w-data-centre"),
    ),
    judged(Class.DATED, "elections May 2023", key("w-voter-id"), None, key("w-proportion-23", "w-pr-motion")),
    judged(
        Class.DATED,
        "rough sleepers 2024",
        key("rough-sleepers") | (titled("rough sleeping strategy") & in_year(2024)),
        topic("homelessness") & says("rough sleep|sleeping rough") & in_year(2024),
        topic("homelessness") & says("rough sleep|sleeping rough"),
    ),
    judged(Class.DATED, "audit backstop September 2024", key("accounts-backlog")),
)

_ACRONYM: tuple[Judgement, ...] = (
    judged(Class.ACRONYM, "SANG", key("w-sang"), key("w-fallowdene")),
    judged(Class.ACRONYM, "area of outstanding natural beauty", key("w-vineyard-21", "w-vineyard-22")),
    judged(
        Class.ACRONYM,
        "WAV taxis",
        key("w-wav", "w-wav-policy"),
        key("cab-plates"),
        topic("licensing-policy") & says("wheelchair accessible vehicles"),
    ),
    judged(Class.ACRONYM, "DRT bus", key("w-hopper-21"), key("w-hopper-23", "w-hopper-25")),
    judged(Class.ACRONYM, "AQMA", key("w-aqma")),
    judged(
        Class.ACRONYM,
        "HGV ban",
        key("w-hgv", "w-lorry-ban"),
        None,
        key("w-linkroad", "weight-limit", "hagg-lane-lorries"),
    ),
    judged(Class.ACRONYM, "CPO", key("empty-homes", "w-airey-24")),
)

_ACCENT: tuple[Judgement, ...] = (
    judged(Class.ACCENT, "Stefanescu leisure centre boilers", key("w-heat")),
    judged(Class.ACCENT, "Zolkiewski estate charge", key("w-fallow-trust")),
    judged(Class.ACCENT, "Severine Achterberg", key("w-company-accounts"), None, key("w-as-minutes-25")),
    judged(Class.ACCENT, "repair cafe", key("w-uksp")),
    judged(Class.ACCENT, "Hakon Lindqvist-Dray dog breeding", key("w-dogs")),
    judged(Class.ACCENT, "Bronislawa Tetley", key("spindle")),
    judged(Class.ACCENT, "Castaneda-Firth births", key("falling-rolls")),
)

_TYPO: tuple[Judgement, ...] = (
    judged(
        Class.TYPO,
        "Falowdene link road",
        key("w-linkroad"),
        key("w-fallowdene"),
        key("w-hgv", "w-lorry-ban"),
    ),
    judged(Class.TYPO, "nutrient nuetrality", key("w-phosphate")),
    judged(Class.TYPO, "comunity governance review", key("w-cgr")),
    judged(Class.TYPO, "procurment of tree works", key("w-trees-audit", "w-trees-again")),
    judged(Class.TYPO, "Regulator of Social Houseing", key("w-regulator", "w-regulator-grade")),
    judged(Class.TYPO, "bandstnd", key("s-bandstand"), None, key("w-uksp")),
    judged(Class.TYPO, "speed cusions", key("speed-cushions")),
)

_PLURAL: tuple[Judgement, ...] = (
    judged(Class.PLURAL, "puppy", key("w-dogs")),
    judged(Class.PLURAL, "food bank parcel", key("w-pantry"), None, key("charity-grants")),
    judged(
        Class.PLURAL,
        "blocked gully",
        key("gully-cleaning"),
        None,
        key("s-chapel") | (topic("road-maintenance") & says("gullies")),
    ),
    judged(
        Class.PLURAL,
        "fly tipping penalty",
        key("w-flytip"),
        topic("waste") & says("fly-tipping") & says("fines"),
        says("fly-tipping"),
    ),
    judged(Class.PLURAL, "data centres", key("w-data-centre")),
    judged(
        Class.PLURAL,
        "heat pump -noise",
        key("w-heat"),
        topic("climate") & says("heat pump") & ~says("noise"),
        says("heat pump") & ~says("noise"),
    ),
    judged(Class.PLURAL, "purchase card", key("purchase-cards"), topic("audit-plan") & says("purchase card")),
)

_QUESTION: tuple[Judgement, ...] = (
    judged(
        Class.QUESTION,
        "will Netherfold still have a bus when the Hopper ends",
        key("w-hopper-25"),
        None,
        key("w-hopper-21", "w-hopper-23"),
    ),
    judged(
        Class.QUESTION,
        "how much will the brown bin cost from April 2026?",
        key("w-garden-waste-25"),
        None,
        key("w-garden-waste-21"),
    ),
    judged(
        Class.QUESTION,
        "why did the cabinet not take the highest offer for the old council offices",
        key("w-priory-sale"),
        None,
        key("w-tannery-24", "w-tannery-audit"),
    ),
    judged(
        Class.QUESTION,
        "why were so many homes in Steynhurst without water before Christmas",
        key("w-water-outage"),
        key("w-water-return"),
    ),
    judged(Class.QUESTION, "can I vote with a passport that has expired?", key("w-voter-id")),
    judged(
        Class.QUESTION,
        "did the council get back the money it lent to Wendlife",
        key("leisure-insourcing"),
        None,
        key("wendlife-loan"),
    ),
    judged(Class.QUESTION, "how many pupils are left at the Nine Oaks village school?", key("small-schools")),
)

_EMPTY: tuple[Judgement, ...] = (
    empty("padel before:2023", says(r"\bpadel\b") & held("1900-01-01", "2022-12-31")),
    empty("WD/21/01187/OUT", says("wd/21/01187/out")),
    empty('"village garden"', says("village garden")),
    empty("speaker:Marchwood ferry", spoken_by("marchwood") & says("ferry|ferries")),
    empty("committee:audit serval", committee("audit") & says("serval")),
    empty("fostering outcome:withdrawn", says("fostering") & outcome("withdrawn")),
    empty("cruise ships date:2023", says("cruise") & in_year(2023)),
)

QUERIES: tuple[Judgement, ...] = (
    _KNOWN + _PHRASE + _REFERENCE + _PERSON + _DATED + _ACRONYM + _ACCENT + _TYPO + _PLURAL + _QUESTION + _EMPTY
)
