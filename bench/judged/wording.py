"""Queries whose words are not quite the minutes' own: short forms, accents left out, slips of the finger, plurals."""

from judged.grading import Class, Judgement, judged, key, says, spoken_by, titled, topic

_ACRONYM: tuple[Judgement, ...] = (
    judged(
        Class.ACRONYM,
        "TRO",
        key("bus-gate"),
        key("bus-gate-consult", "weight-limit", "taxi-rank") | says("traffic regulation order"),
    ),
    judged(
        Class.ACRONYM,
        "LGPS",
        key("lgps-pooling", "lgps-mccloud"),
        None,
        key("pension-admin", "tobacco", "valuation", "pension-strains"),
    ),
    judged(Class.ACRONYM, "community infrastructure levy", key("cil-spend", "cil-review"), None, key("s-skate-park")),
    judged(
        Class.ACRONYM,
        "EHCP delays",
        key("ehcp-delays"),
        key("ehcp-recovery") | (topic("send") & says("education, health and care plans")),
        says("ehcp") | topic("send"),
    ),
    judged(Class.ACRONYM, "houses in multiple occupation", key("hmo-licence", "hmo-article-4")),
    judged(
        Class.ACRONYM,
        "SEND",
        topic("send"),
        key("ehcp-delays", "ehcp-recovery", "send-tribunal"),
        key("special-school") | says("additional needs|complex needs"),
    ),
    judged(
        Class.ACRONYM,
        "DSG deficit",
        topic("dsg") & says("deficit"),
        topic("dsg"),
        topic("external-audit") & says("deficit on the dedicated schools grant"),
    ),
    judged(Class.ACRONYM, "PSPO", key("pspo-dogs", "pspo-renewal"), says("public spaces? protection order")),
    judged(Class.ACRONYM, "ICB", key("icb-merger"), says("integrated care board")),
    judged(
        Class.ACRONYM,
        "antisocial behaviour",
        key("asb"),
        says("antisocial behaviour"),
        key("pspo-renewal") | topic("community-safety"),
    ),
    judged(Class.ACRONYM, "TPO", key("tpo-oak", "tpo-limes")),
    judged(
        Class.ACRONYM,
        "MTFS",
        key("mtfs") | titled("medium term financial strategy"),
        None,
        topic("budget"),
    ),
    judged(Class.ACRONYM, "CCTV town centre", key("cctv"), None, key("taxi-cctv")),
    judged(Class.ACRONYM, "HRA business plan", key("hra") | titled("housing revenue account"), None, topic("housing")),
)

_ACCENT: tuple[Judgement, ...] = (
    judged(Class.ACCENT, "Sian Pryce-Boden", spoken_by("pryce-boden")),
    judged(Class.ACCENT, "Cafe Morwenna", key("cafe-morwenna")),
    judged(Class.ACCENT, "Llanfran Close", key("mould", "enforcement-chimney")),
    judged(Class.ACCENT, "Breauville-sur-Mer", key("twinning")),
    judged(Class.ACCENT, "Wyn-Morlais owl", key("barn"), None, key("barn-again")),
    judged(Class.ACCENT, "Ruairi O’Hanlon dentists", key("dentists")),
    judged(Class.ACCENT, "Ludds Wharf", key("footbridge", "wharves"), None, key("bathing-water")),
    judged(Class.ACCENT, "Ines Carvajal-Reed measles", key("measles")),
    judged(Class.ACCENT, "Sorlund road safety", spoken_by("sorlund") & topic("road-safety")),
    judged(Class.ACCENT, "Karamanli children in care", spoken_by("karamanl") & topic("childrens-care")),
    judged(Class.ACCENT, "crisis cafe", says("crisis cafe")),
    judged(Class.ACCENT, "Zoë Wetherspane cannery", key("cannery")),
    judged(Class.ACCENT, "Renee Duquesne-Platt young carers", key("young-carers")),
    judged(Class.ACCENT, "children's home", says("children's home"), None, topic("childrens-care")),
)

_TYPO: tuple[Judgement, ...] = (
    judged(Class.TYPO, "Saltreech ferry", key("ferry-timetable", "ferry-slipway", "ferry-winter")),
    judged(Class.TYPO, "footbrige closure", key("footbridge")),
    judged(Class.TYPO, "allotmants", key("allotments"), None, says("allotment")),
    judged(Class.TYPO, "Crowsly windmill", key("windmill")),
    judged(Class.TYPO, "fluroide", key("fluoride")),
    judged(Class.TYPO, "Theatre Royal pantomine", key("theatre-roof")),
    judged(
        Class.TYPO,
        "homelesness",
        topic("homelessness"),
        None,
        says("homelessness"),
    ),
    judged(Class.TYPO, "solar farm Dunmarow", key("solar-farm")),
    judged(Class.TYPO, "biodiveristy net gain", key("bng"), None, topic("biodiversity")),
    judged(Class.TYPO, "defibrilators", key("defibrillators")),
    judged(
        Class.TYPO,
        "libary opening hours",
        key("library-hours") | titled("library: opening hours"),
        topic("libraries"),
    ),
    judged(Class.TYPO, "chimny enforcement notice", key("enforcement-chimney")),
    judged(Class.TYPO, "whistelblowing", key("whistle")),
    judged(Class.TYPO, "tresury management", topic("treasury"), None, says("treasury")),
)

_FERRIES = key("ferry-timetable", "ferry-slipway", "ferry-winter")
_PLURAL: tuple[Judgement, ...] = (
    judged(Class.PLURAL, "hedgerows removed", key("hedgerow")),
    judged(Class.PLURAL, "ferries", _FERRIES),
    judged(Class.PLURAL, "byelaw", key("jet-skis", "byelaws")),
    judged(Class.PLURAL, "mouse parish archive", key("mice")),
    judged(Class.PLURAL, "dentist", key("dentists"), topic("gp-access") & says("dentist"), says("dentist")),
    judged(Class.PLURAL, "swan oil spill", key("swans")),
    judged(Class.PLURAL, "taxis camera", key("taxi-cctv")),
    judged(Class.PLURAL, "charity grant", key("charity-grants")),
    judged(
        Class.PLURAL,
        "foster carer",
        key("foster-carers") | titled("fostering service"),
        topic("childrens-care") & says("foster carer"),
        says("foster carer"),
    ),
    judged(Class.PLURAL, "war memorial", key("war-memorial")),
    judged(Class.PLURAL, "missing laptop", key("laptops")),
    judged(Class.PLURAL, "beach hut rent", key("beach-huts")),
    judged(Class.PLURAL, "speed guns", key("speedwatch")),
    judged(Class.PLURAL, "village halls grant", key("village-hall")),
)

QUERIES = _ACRONYM + _ACCENT + _TYPO + _PLURAL
