"""The second batch: readers who ask what somebody said, what was done in a year, or a question in plain words."""

from judged.grading import Class, Judgement, committee, held, in_year, judged, key, says, spoken_by, titled, topic

_PERSON: tuple[Judgement, ...] = (
    judged(Class.PERSON, "Torquayle dogs on beach", key("pspo-dogs")),
    judged(Class.PERSON, "Councillor Wetherspane cottage hospital", key("hospital-site")),
    judged(Class.PERSON, "speaker:Marchwood moorings", key("mooring-fees")),
    judged(Class.PERSON, "Eziokwu free school meals", key("school-meals")),
    judged(Class.PERSON, "Pellingham reserves", key("reserves")),
    judged(Class.PERSON, "Quillfeather Chamber of Trade", key("bus-gate")),
    judged(
        Class.PERSON,
        "speaker:Deshpandey food waste",
        spoken_by("deshpandey") & titled("food waste"),
        spoken_by("deshpandey") & topic("waste"),
    ),
    judged(Class.PERSON, "Birtwhistle parking", spoken_by("birtwhistle") & topic("parking")),
    judged(Class.PERSON, "Superintendent Starbotton homelessness", spoken_by("starbotton") & topic("homelessness")),
    judged(
        Class.PERSON,
        'speaker:"Head of Property" allotments',
        spoken_by("head of property") & topic("property") & says("allotment"),
    ),
)

_DATED: tuple[Judgement, ...] = (
    judged(Class.DATED, "gritting routes March 2023", key("gritting")),
    judged(
        Class.DATED,
        "fostering annual report 2024/25",
        titled("fostering service annual report 2024/25"),
        None,
        titled("fostering service annual report"),
    ),
    judged(
        Class.DATED,
        "children's nursery application in March 2025",
        committee("planning") & says("for a children's nursery") & held("2025-03-01", "2025-03-31"),
        None,
        committee("planning") & says("for a children's nursery"),
    ),
    judged(
        Class.DATED,
        "bus fares after:2025",
        titled("bus services: contracts and fares") & held("2026-01-01", "2030-12-31"),
    ),
    judged(
        Class.DATED,
        "parking charges since 2025",
        titled("parking charges") & held("2025-01-01", "2030-12-31"),
        (topic("parking") & held("2025-01-01", "2030-12-31")) | key("parking-permits"),
        titled("parking charges"),
    ),
    judged(
        Class.DATED,
        "damp in council housing 2025",
        titled("repairs and damp") & in_year(2025),
        None,
        titled("repairs and damp") | key("mould") | (topic("housing") & says("severe damp")),
    ),
    judged(
        Class.DATED,
        "risk register date:2025-03",
        titled("risk register") & held("2025-03-01", "2025-03-31"),
    ),
    judged(Class.DATED, "net zero before:2025", titled("net zero") & held("2020-01-01", "2024-12-31")),
    judged(
        Class.DATED,
        "gender pay gap 2024/25",
        titled("pay gap 2024/25"),
        None,
        titled("pay gap") | (topic("workforce") & says("gender pay gap")),
    ),
    judged(
        Class.DATED,
        "local plan housing numbers July 2025",
        titled("local plan: housing numbers") & held("2025-07-01", "2025-07-31"),
        None,
        titled("local plan: housing numbers"),
    ),
)

_QUESTION: tuple[Judgement, ...] = (
    judged(
        Class.QUESTION,
        "why did the council refuse to let the cannery developer build fewer affordable flats",
        key("cannery-variation"),
        None,
        key("cannery"),
    ),
    judged(Class.QUESTION, "how long do ambulances take to reach urgent calls", key("ambulance")),
    judged(Class.QUESTION, "who will run the public toilets when the council stops?", key("public-toilets")),
    judged(
        Class.QUESTION,
        "what is going to happen to Kingsloe Baths?",
        titled("kingsloe baths"),
        None,
        topic("leisure", "capital", "climate") & says("kingsloe baths"),
    ),
    judged(
        Class.QUESTION,
        "has the council ever paid a ransom to hackers?",
        key("cyber"),
        topic("risk") & says("ransom"),
        topic("risk") & says("cyber attack"),
    ),
    judged(
        Class.QUESTION,
        "what is being done about young people carrying knives",
        topic("youth") & says("knife crime"),
        None,
        topic("youth"),
    ),
    judged(
        Class.QUESTION,
        "can my mother's carer get a free parking permit?",
        key("parking-permits") | (topic("parking") & says("carers and nurses")),
        None,
        topic("parking"),
    ),
    judged(
        Class.QUESTION,
        "when will the lights on Jubilee Green be fixed",
        says("lamps in jubilee green"),
        None,
        says("the lamps in"),
    ),
    judged(
        Class.QUESTION,
        "are home care workers paid for the time they travel between visits",
        topic("adult-care") & says("travel time"),
        None,
        titled("fair pay in social care"),
    ),
    judged(
        Class.QUESTION,
        "did councillors vote to lower the voting age to sixteen?",
        key("motion-byelection") | (titled("votes at sixteen") & says("voting age")),
        None,
        titled("votes at sixteen"),
    ),
    judged(
        Class.QUESTION,
        "how many houses have to be built under the local plan",
        topic("local-plan") & says("standard method required"),
        titled("local plan: housing numbers"),
        topic("local-plan"),
    ),
)

QUERIES = _PERSON + _DATED + _QUESTION
