"""The fifth batch: short forms, accents left out, slips of the finger and plurals."""

from judged.grading import Class, Judgement, judged, key, says, spoken_by, titled, topic

_ACRONYM: tuple[Judgement, ...] = (
    judged(
        Class.ACRONYM,
        "LAC placements",
        titled("children in care: sufficiency and placements"),
        topic("childrens-care") | key("childrens-homes"),
        key("care-homes-ofsted", "foster-carers"),
    ),
    judged(Class.ACRONYM, "MFG", says("minimum funding guarantee")),
    judged(Class.ACRONYM, "ICB Thackholme surgery", key("surgery-handback"), key("surgery-new")),
    judged(Class.ACRONYM, "TRO Sawdry Lane", says("traffic regulation order for sawdry lane")),
    judged(Class.ACRONYM, "CSW", titled("community speed watch"), says("community speed watch")),
    judged(
        Class.ACRONYM,
        "BCF care home beds",
        key("discharge"),
        topic("better-care") & says("intermediate care beds"),
        topic("better-care"),
    ),
    judged(Class.ACRONYM, "SoCG local plan", topic("local-plan") & says("statement of common ground")),
    judged(Class.ACRONYM, "MIU Saltreach", key("minor-injuries")),
)

_ACCENT: tuple[Judgement, ...] = (
    judged(Class.ACCENT, "traders huts", key("stalls"), key("public-question"), key("market-hall")),
    judged(Class.ACCENT, "Alvarez risk register", spoken_by("alvarez") & topic("risk")),
    judged(Class.ACCENT, "Councillor Twm land disposal", spoken_by("twm") & topic("property")),
    judged(Class.ACCENT, "Oisin Faherty Moss mast", spoken_by("faherty-moss") & says("telecommunications mast")),
    judged(
        Class.ACCENT,
        "Olaniyan Price agency staff",
        spoken_by("olaniyan-price") & topic("safeguarding") & says("agency staff"),
    ),
    judged(Class.ACCENT, "Bowker Aziz Low Ings", key("amalgamation-consult"), key("amalgamation-decision")),
    judged(Class.ACCENT, "part time timetables", says("part-time timetables")),
    judged(Class.ACCENT, "Levi Smith Boswell", key("ginnel-bottom")),
)

_TYPO: tuple[Judgement, ...] = (
    judged(Class.TYPO, "moudl flats", key("mould"), None, topic("housing") & says("mould")),
    judged(Class.TYPO, "fly-tippng prosecutions", key("w-flytip"), None, topic("waste") & says("fly-tipping")),
    judged(Class.TYPO, "Beckside Primray", titled("beckside primary"), says("beckside primary")),
    judged(Class.TYPO, "parish precpets", key("parish-precept"), None, key("w-cgr")),
    judged(
        Class.TYPO,
        "bus stop sheltres",
        key("bus-stops"),
        None,
        says("bus shelters") | (topic("buses") & says("shelters without seats")),
    ),
    judged(
        Class.TYPO,
        "suicide prevetnion strategy",
        titled("suicide prevention strategy"),
        key("suicide"),
        topic("mental-health"),
    ),
    judged(
        Class.TYPO,
        "council housing repiars",
        titled("council housing: repairs"),
        topic("housing"),
        key("w-regulator", "w-regulator-grade", "w-airey-23", "mould"),
    ),
    judged(Class.TYPO, "mice parish archvie", key("mice")),
)

_PLURAL: tuple[Judgement, ...] = (
    judged(Class.PLURAL, "rough sleeper shelters", key("rough-sleepers"), None, titled("rough sleeping")),
    judged(Class.PLURAL, "accounts misstatement", topic("external-audit") & says("misstatements")),
    judged(Class.PLURAL, "premises licences Gallows Hill", titled("premises licence.*gallows hill")),
    judged(Class.PLURAL, "post offices closing", key("s-post-office")),
    judged(Class.PLURAL, "heatwaves", key("heatwave")),
    judged(Class.PLURAL, "slipway repairs", key("ferry-slipway")),
    judged(Class.PLURAL, "leisure trust loans", key("wendlife-loan"), key("leisure-insourcing")),
    judged(Class.PLURAL, "nurseries Tolverton", says("children's nursery") & titled("tolverton")),
)

QUERIES = _ACRONYM + _ACCENT + _TYPO + _PLURAL
