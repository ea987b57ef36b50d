"""Queries of readers who look something up: an item they know of, words they heard, a reference off a letter."""

from judged.grading import Class, Judgement, judged, key, numbered, says, titled

_KNOWN: tuple[Judgement, ...] = (
    judged(Class.KNOWN, "Ludd's Wharf footbridge closure", key("footbridge")),
    judged(Class.KNOWN, "honorary freeman Sparrowhawk", key("honorary-freeman")),
    judged(Class.KNOWN, "Crowsley windmill", key("windmill")),
    judged(Class.KNOWN, "Town Hall Clock", key("town-hall-clock")),
    judged(Class.KNOWN, "motion hedgehog highways", titled("hedgehog highways")),
    judged(Class.KNOWN, "Theatre Royal roof", key("theatre-roof")),
    judged(Class.KNOWN, "Saltreach Hoard loan to the national museum", key("museum-loan")),
    judged(Class.KNOWN, "Hexley Street zebra crossing", key("zebra")),
    judged(Class.KNOWN, "sale of Hexley Street car park", key("car-park-sale")),
    judged(Class.KNOWN, "Appointment of Chief Executive", key("chief-exec")),
    judged(Class.KNOWN, "cable car to Gull Point", key("cable-car")),
    judged(Class.KNOWN, "Crowsley Bridge weight limit", key("weight-limit")),
    judged(Class.KNOWN, "harbour revision order", key("harbour-revision")),
    judged(Class.KNOWN, "rail services to Castle Harn", titled("rail services to castle harn")),
    judged(Class.KNOWN, "Marram Tower cladding", key("tower-cladding")),
    judged(
        Class.KNOWN,
        "14 Ropewalk Street, Stourmarket St Mary",
        titled("14 ropewalk street, stourmarket st mary"),
    ),
    judged(
        Class.KNOWN,
        "Swimming Pools and Gyms contract",
        key("leisure-contract"),
    ),
    judged(
        Class.KNOWN,
        "premises licence Tanner's Arms Corn Chandler Street",
        titled("tanner's arms, corn chandler street"),
    ),
)

_PHRASE: tuple[Judgement, ...] = (
    judged(Class.PHRASE, '"report be noted"', says("report be noted")),
    judged(Class.PHRASE, '"bus gate"', titled("bus gate"), says("bus gate")),
    judged(Class.PHRASE, '"casting vote"', says("casting vote")),
    judged(Class.PHRASE, '"waking watch"', says("waking watch")),
    judged(Class.PHRASE, '"between heat and rates"', says("between heat and rates")),
    judged(Class.PHRASE, '"rhubarb was not a weed"', says("rhubarb was not a weed")),
    judged(Class.PHRASE, '"council tax" premium', key("s-second-homes")),
    judged(Class.PHRASE, '"zebra crossing"', titled("zebra crossing"), says("zebra crossing")),
    judged(Class.PHRASE, '"send a letter"', says("send a letter")),
    judged(Class.PHRASE, '"noise in the evening"', says("noise in the evening")),
    judged(Class.PHRASE, '"school buses"', says("school buses")),
    judged(Class.PHRASE, '"swim"', says(r"\bswim\b")),
    judged(Class.PHRASE, '"out of order"', titled("out of order"), says("out of order")),
    judged(Class.PHRASE, '"was no place for the"', says("was no place for the")),
)

_REFERENCE: tuple[Judgement, ...] = (
    judged(Class.REFERENCE, "P/2023/1187", titled("p/2023/1187"), None, says("p/2023/1187")),
    judged(Class.REFERENCE, "P/2023/0719", titled("p/2023/0719")),
    judged(Class.REFERENCE, "25/00412/FUL", titled("25/00412/ful")),
    judged(Class.REFERENCE, "TRO/2024/17", says("tro/2024/17")),
    judged(Class.REFERENCE, "PB-4471", says("pb-4471")),
    judged(Class.REFERENCE, "£421,560", says("£421,560")),
    judged(Class.REFERENCE, "EN/22/0093", says("en/22/0093")),
    judged(Class.REFERENCE, "minute C/118", numbered("c/118")),
    judged(Class.REFERENCE, "24/01213", titled("24/01213")),
    judged(Class.REFERENCE, "number:5a", numbered("5a")),
    judged(Class.REFERENCE, "LA03/2023/551", titled("la03/2023/551")),
    judged(Class.REFERENCE, "LA/2025/663", titled("la/2025/663")),
    judged(Class.REFERENCE, "A3917 junction", says("a3917")),
    judged(Class.REFERENCE, "14:30", says("14:30")),
    judged(Class.REFERENCE, "Section 114 notice", says("section 114")),
    judged(Class.REFERENCE, "26/00550", titled("26/00550")),
)

QUERIES = _KNOWN + _PHRASE + _REFERENCE
