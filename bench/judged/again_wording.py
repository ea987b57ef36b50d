"""The second batch: short forms, accents left out, slips of the finger and plurals."""

from judged.grading import Class, Judgement, judged, key, says, spoken_by, titled, topic

_ACRONYM: tuple[Judgement, ...] = (
    judged(Class.ACRONYM, "SuDS", key("suds"), None, key("s-housing-drain")),
    judged(
        Class.ACRONYM,
        "BNG monitoring fee",
        key("bng"),
        topic("biodiversity") & says("fee for monitoring"),
        topic("biodiversity"),
    ),
    judged(
        Class.ACRONYM,
        "child and adolescent mental health services",
        key("camhs"),
        titled("children and young people's mental health"),
        topic("mental-health"),
    ),
    judged(
        Class.ACRONYM,
        "automatic number plate recognition",
        key("anpr-income", "bus-gate-review"),
    ),
    judged(
        Class.ACRONYM,
        "DFG",
        topic("better-care") & says("disabled facilities grant"),
        None,
        topic("better-care") & says("adaptations"),
    ),
    judged(
        Class.ACRONYM,
        "S106",
        key("cannery-variation", "cannery"),
        None,
        topic("school-places", "gp-access") & says("contributions of"),
    ),
    judged(Class.ACRONYM, "AI policy", titled("artificial intelligence"), None, topic("digital")),
    judged(
        Class.ACRONYM,
        "RAAC",
        key("schools-raac"),
        None,
        topic("risk") & says("concrete"),
    ),
    judged(Class.ACRONYM, "BSIP", titled("bus service improvement plan"), None, topic("buses")),
    judged(
        Class.ACRONYM,
        "KS4 disadvantaged pupils",
        topic("school-improvement") & says("disadvantaged pupils"),
    ),
)

_ACCENT: tuple[Judgement, ...] = (
    judged(
        Class.ACCENT,
        "Alvarez consultants",
        spoken_by("alvarez") & topic("budget-monitoring") & says("consultants"),
    ),
    judged(Class.ACCENT, "Dabrowska youth justice", spoken_by("dabrowska") & topic("youth")),
    judged(
        Class.ACCENT,
        "Rhiannon Mon temporary accommodation",
        spoken_by("rhiannon mon") & titled("temporary accommodation"),
        spoken_by("rhiannon mon") & topic("homelessness"),
    ),
    judged(
        Class.ACCENT,
        "Gwyther school transport",
        topic("school-transport") & (spoken_by("gwyther") | says("question from cllr gwyther")),
    ),
    judged(
        Class.ACCENT,
        "Ni Dhonncha pension fund",
        spoken_by("ni dhonncha") & topic("external-audit") & says("pension fund"),
    ),
    judged(Class.ACCENT, "Lefevre-Cole", spoken_by("lefevre-cole")),
    judged(Class.ACCENT, "Jurgen Halvorsen-Tate swans", key("swans")),
    judged(Class.ACCENT, "park cafe lease", topic("parks") & says("cafe lease")),
    judged(
        Class.ACCENT,
        "Lockkeepers Way resurfacing",
        topic("road-maintenance") & says("lockkeeper's way"),
    ),
)

_TYPO: tuple[Judgement, ...] = (
    judged(Class.TYPO, "cemetary extension", key("cemetery")),
    judged(Class.TYPO, "beach lifegaurds", key("lifeguards")),
    judged(
        Class.TYPO,
        "recyling rate",
        key("bins-review") | (topic("waste") & says("recycling rate")),
        None,
        topic("waste"),
    ),
    judged(Class.TYPO, "safegaurding children", topic("safeguarding")),
    judged(
        Class.TYPO,
        "apprentiships",
        titled("apprenticeships"),
        topic("workforce") & says("apprentices "),
        says("apprenticeship"),
    ),
    judged(
        Class.TYPO,
        "Brindelcombe conservation area",
        titled("brindlecombe conservation area"),
        None,
        titled("brindlecombe") & says("conservation area"),
    ),
    judged(Class.TYPO, "devoloution", key("devolution")),
    judged(
        Class.TYPO,
        "temporay accommodation",
        titled("temporary accommodation"),
        topic("homelessness"),
        says("temporary accommodation"),
    ),
    judged(Class.TYPO, "measels", key("measles"), topic("public-health") & says("measles")),
)

_PLURAL: tuple[Judgement, ...] = (
    judged(Class.PLURAL, "cruise ship", key("s-cruise")),
    judged(Class.PLURAL, "otters", key("zoo"), None, topic("biodiversity") & says(r"\botter\b")),
    judged(
        Class.PLURAL,
        "academies",
        titled("academy conversions"),
        topic("school-improvement") & says("join a trust"),
    ),
    judged(Class.PLURAL, "seagull nuisance", key("seagulls"), None, topic("waste") & says("seagulls")),
    judged(
        Class.PLURAL,
        "empty home",
        key("empty-homes"),
        says("how many empty homes"),
        topic("housing") & says("void homes"),
    ),
    judged(Class.PLURAL, "bungalow", says("erection of .* bungalows"), topic("affordable-homes") & says("bungalows")),
    judged(
        Class.PLURAL,
        "penalty notice term-time holiday",
        topic("attendance") & says("penalty notices"),
        None,
        topic("attendance") & says("fines"),
    ),
    judged(Class.PLURAL, "childminder", topic("early-years") & says("childminders"), None, topic("early-years")),
    judged(Class.PLURAL, "flood warden", key("flood-warden")),
)

QUERIES = _ACRONYM + _ACCENT + _TYPO + _PLURAL
