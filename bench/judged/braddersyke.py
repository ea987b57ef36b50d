"""Queries over the items of the third council, of all classes, by readers who do not know what else it called a thing.

Queries and grades were written before any search engine was run on the items. Where the two other councils answer, too,
their items are graded with them.
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
    numbered,
    outcome,
    says,
    spoken_by,
    titled,
    topic,
)

_BEFORE_2022 = held("1900-01-01", "2021-12-31")

_KNOWN: tuple[Judgement, ...] = (
    judged(Class.KNOWN, "ghost workers payroll", key("payroll-fraud")),
    judged(Class.KNOWN, "Valley Greenway Phase 2", key("greenway-two")),
    judged(Class.KNOWN, "Low Moor Farm battery storage", key("battery", "battery-again")),
    judged(Class.KNOWN, "lamp post flags motion", key("flag")),
    judged(Class.KNOWN, "Mossgate Mela licence", key("mela")),
    judged(Class.KNOWN, "sale of the civic annexe", key("civic-annexe")),
    judged(Class.KNOWN, "Save Our Parade petition", key("cycle-petition")),
    judged(Class.KNOWN, "local list of heritage assets", key("local-list")),
    judged(Class.KNOWN, "Wend Viaduct parapets", key("suicide")),
)

_PHRASE: tuple[Judgement, ...] = (
    judged(Class.PHRASE, '"a bill with windows"', says("a bill with windows")),
    judged(Class.PHRASE, '"dangerous structure"', titled("dangerous structure"), says("dangerous structure")),
    judged(
        Class.PHRASE,
        '"looked after children"',
        titled("looked[- ]after children"),
        says("looked[- ]after children"),
    ),
    judged(Class.PHRASE, '"very special circumstances"', says("very special circumstances")),
    judged(Class.PHRASE, '"half past seven"', says("half past seven")),
    judged(Class.PHRASE, '"crossing patrol" Beck Street', key("crossing-patrol"), key("amalgamation-decision")),
    judged(Class.PHRASE, '"falling rolls"', titled("falling rolls"), says("falling rolls")),
)

_REFERENCE: tuple[Judgement, ...] = (
    judged(Class.REFERENCE, "22/00871/FUL", titled("22/00871/ful")),
    judged(Class.REFERENCE, "24/00097/FUL", says("24/00097/ful")),
    judged(Class.REFERENCE, "LR/23/0114", says("lr/23/0114")),
    judged(Class.REFERENCE, "EN/24/0061", titled("en/24/0061")),
    judged(Class.REFERENCE, "£312,400", says("£312,400")),
    judged(Class.REFERENCE, "A6917", says("a6917")),
    judged(Class.REFERENCE, "25/00402", titled("25/00402")),
    judged(Class.REFERENCE, "minute 47", numbered("47"), None, key("bc-urgent-23")),
)

_PERSON: tuple[Judgement, ...] = (
    judged(Class.PERSON, "D'Ombrain water company bonuses", key("water-company"), key("river-motion")),
    judged(Class.PERSON, "Grisewood market hall", key("exchange-lessons")),
    judged(Class.PERSON, "Ullathwaite speed limit", key("twenty-results")),
    judged(Class.PERSON, "Mrs Yarwood doctors", key("surgery-handback", "surgery-new")),
    judged(Class.PERSON, 'speaker:"Sister Perpetua" PFI', key("pfi-gap")),
    judged(Class.PERSON, "Entwhistle-Rao leisure trust loan", key("leisure-insourcing")),
    judged(Class.PERSON, "Stainsby children's homes", key("childrens-homes", "care-homes-ofsted")),
    judged(Class.PERSON, "McIlvenna hospital discharge", key("discharge")),
    judged(Class.PERSON, "Prideaux-Nkomo quarry blasting", key("quarry"), None, key("hagg-lane-lorries")),
)

_DATED: tuple[Judgement, ...] = (
    judged(Class.DATED, "schools forum PFI 2025", key("pfi-update"), None, key("pfi-end", "pfi-gap")),
    judged(
        Class.DATED,
        "area committee grants 2023",
        key("area-grants-23"),
        None,
        key("area-grants-25"),
    ),
    judged(Class.DATED, "Thackholme doctors before:2024", key("surgery-handback"), None, key("tenter-lane")),
    judged(Class.DATED, "Velvet Loom 2024", key("velvet-revoked"), None, key("velvet-loom", "spindle")),
    judged(Class.DATED, "school amalgamation date:2023", key("amalgamation-consult", "amalgamation-decision")),
    judged(Class.DATED, "tip closure after:2025-06", key("tip-closure"), key("mobile-tip")),
    judged(
        Class.DATED,
        "cycle lanes July 2024",
        key("greenway"),
        None,
        key("nabley-cycle", "cycle-petition", "greenway-two"),
    ),
    judged(
        Class.DATED,
        "suicide prevention 2024",
        key("suicide") | (titled("suicide prevention strategy") & in_year(2024)),
        None,
        titled("suicide prevention strategy"),
    ),
    judged(
        Class.DATED,
        "members' allowances since 2025",
        key("allowances-25"),
        None,
        key("allowances-23", "allowances"),
    ),
)

_ACRONYM: tuple[Judgement, ...] = (
    judged(Class.ACRONYM, "PFI contract", key("pfi-gap", "pfi-survey", "pfi-update", "pfi-end")),
    judged(Class.ACRONYM, "BESS", key("battery", "battery-again"), None, says("battery storage")),
    judged(Class.ACRONYM, "HWRC booking", key("tip-booking", "tip-review"), None, key("tip-closure")),
    judged(Class.ACRONYM, "UASC", key("asylum-health")),
    judged(Class.ACRONYM, "Regulation of Investigatory Powers Act", key("ripa")),
    judged(Class.ACRONYM, "LGBCE ward review", key("boundary")),
    judged(Class.ACRONYM, "LGSCO", key("ombudsman"), None, says("ombudsman")),
    judged(Class.ACRONYM, "JSNA", key("jsna")),
    judged(Class.ACRONYM, "GDPR breach", key("adoption-breach")),
)

_ACCENT: tuple[Judgement, ...] = (
    judged(Class.ACCENT, "Wisniewicz leaky dams", key("leaky-dams")),
    judged(Class.ACCENT, "O Braonain Wendlife", key("wendlife-loan")),
    judged(Class.ACCENT, "Hruska vapes", key("vaping")),
    judged(Class.ACCENT, "Agnes Lavigne-Hartley", spoken_by("lavigne-hartley")),
    judged(Class.ACCENT, "Zuraw canoe club", key("water-company")),
    judged(Class.ACCENT, "Epinoux-la-Forge", key("area-grants-25")),
    judged(Class.ACCENT, "D’Ombrain call-in", key("exchange-callin"), key("exchange-lessons")),
)

_TYPO: tuple[Judgement, ...] = (
    judged(
        Class.TYPO,
        "selective lisencing",
        key("selective-licensing", "landlords-review"),
        None,
        key("hmo-licence"),
    ),
    judged(
        Class.TYPO,
        "Cinderhume Baths",
        key("baths-closure", "baths-transfer"),
        key("pool-reopening"),
        key("local-list"),
    ),
    judged(
        Class.TYPO,
        "amalgmation of infant and junior schools",
        key("amalgamation-consult", "amalgamation-decision"),
        key("split-site"),
        key("beckside-pupils", "crossing-patrol", "low-ings-site"),
    ),
    judged(Class.TYPO, "quary lorries", key("hagg-lane-lorries", "quarry")),
    judged(Class.TYPO, "nalaxone", key("nitazenes")),
    judged(Class.TYPO, "Thackolme surgery", key("surgery-handback", "surgery-new"), None, key("tenter-lane")),
    judged(Class.TYPO, "asylum hotle", key("asylum-health"), None, key("os-programme")),
    judged(Class.TYPO, "de-deligation", titled("de-delegation"), says("de-delegation")),
    judged(
        Class.TYPO,
        "hosptial discharge",
        key("discharge"),
        None,
        topic("adult-care") & says("hospital discharge"),
    ),
)

_PLURAL: tuple[Judgement, ...] = (
    judged(Class.PLURAL, "lorry Hagg Lane", key("hagg-lane-lorries", "quarry")),
    judged(Class.PLURAL, "ghost worker", key("payroll-fraud"), key("payroll-followup")),
    judged(
        Class.PLURAL,
        "vape",
        key("vaping", "vaping-health"),
        None,
        key("ripa", "exclusions") | (topic("public-health") & says("vaping")),
    ),
    judged(Class.PLURAL, "sandbag", key("storm-ottilie"), key("flood-warden")),
    judged(Class.PLURAL, "ginnel lamp", key("ginnel-lights")),
    judged(Class.PLURAL, "gypsy pitch", key("ginnel-bottom", "traveller-site")),
    judged(Class.PLURAL, "storm overflow", key("water-company"), key("river-motion", "bathing-water")),
    judged(Class.PLURAL, "takeaway near school", key("takeaway"), None, key("pl-appeals")),
)

_QUESTION: tuple[Judgement, ...] = (
    judged(
        Class.QUESTION,
        "why was the licence of the Velvet Loom taken away",
        key("velvet-revoked"),
        key("velvet-loom"),
        key("spindle"),
    ),
    judged(
        Class.QUESTION,
        "who will run Cinderhulme Baths now that the council has closed it?",
        key("baths-transfer"),
        key("pool-reopening"),
        key("baths-closure"),
    ),
    judged(
        Class.QUESTION,
        "why did the market hall cost so much more than first thought",
        key("exchange-cost", "exchange-lessons"),
        key("exchange-callin"),
        key("market-hall"),
    ),
    judged(Class.QUESTION, "how much are councillors paid?", key("allowances-25", "allowances-23", "allowances")),
    judged(
        Class.QUESTION,
        "who paid for pulling down Ellerfold Mill after the fire",
        key("mill-danger", "mill-site"),
    ),
    judged(
        Class.QUESTION,
        "is there a lollipop lady outside Beckside Primary",
        key("crossing-patrol"),
        None,
        key("amalgamation-decision"),
    ),
    judged(
        Class.QUESTION,
        "do I have to book before I take rubbish to the tip?",
        key("tip-booking", "tip-review"),
        None,
        key("tip-closure"),
    ),
    judged(
        Class.QUESTION,
        "how many people have died from drugs in the borough",
        key("drugs-contract", "nitazenes"),
    ),
    judged(
        Class.QUESTION,
        "did the 20 mph limit make the streets any safer",
        key("twenty-results"),
        topic("road-safety") & says("mean speeds had fallen"),
        key("twenty-mph") | titled("20 mph"),
    ),
    judged(
        Class.QUESTION,
        "when will the food hall in the old market open",
        key("public-question"),
        key("exchange-cost"),
        key("exchange-lessons", "market-hall"),
    ),
    judged(Class.QUESTION, "is the tip at Hagg Lane going to close?", key("tip-closure"), key("mobile-tip")),
    judged(
        Class.QUESTION,
        "what can be done about lorries going to the quarry before seven",
        key("hagg-lane-lorries"),
        key("quarry"),
    ),
)

_EMPTY: tuple[Judgement, ...] = (
    empty("Velvet Loom date:2026", says("velvet loom") & in_year(2026)),
    empty("24/00097/OUT", says("24/00097/out")),
    empty('"hall market"', says("hall market")),
    empty("speaker:Ashgrove-Tunde naloxone", spoken_by("ashgrove-tunde") & says("naloxone")),
    empty("monorail", says("monorail")),
    empty("committee:licensing quarry", committee("licensing") & says("quarry|quarries")),
    empty("Ellerfold outcome:refused", says("ellerfold") & outcome("refused")),
    empty("Wendlife before:2022", says("wendlife") & _BEFORE_2022),
)

QUERIES: tuple[Judgement, ...] = (
    _KNOWN + _PHRASE + _REFERENCE + _PERSON + _DATED + _ACRONYM + _ACCENT + _TYPO + _PLURAL + _QUESTION + _EMPTY
)
