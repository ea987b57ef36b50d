"""Queries of readers who ask: what somebody said of something, what was done in a year, a question in plain words."""

from judged.grading import Class, Judgement, held, in_year, judged, key, says, spoken_by, titled, topic

_PERSON: tuple[Judgement, ...] = (
    judged(Class.PERSON, "O'Hanlon bus gate", key("bus-gate-consult", "bus-gate-review")),
    judged(Class.PERSON, "speaker:Torquayle pension", key("lgps-pooling")),
    judged(Class.PERSON, "Langmoor bins", key("bins-fortnight", "bins-review")),
    judged(Class.PERSON, "Councillor Pryce-Boden library", key("library-hours")),
    judged(Class.PERSON, "speaker:Qadeer accounts", spoken_by("qadeer") & topic("external-audit")),
    judged(Class.PERSON, 'speaker:"St Clere" housing', spoken_by("st clere") & topic("housing", "affordable-homes")),
    judged(Class.PERSON, "Chowdhry museum", spoken_by("chowdhry") & topic("arts")),
    judged(Class.PERSON, "van der Meer safeguarding", spoken_by("van der meer") & topic("safeguarding")),
    judged(Class.PERSON, "Tŵm treasury management", spoken_by("twm") & topic("treasury")),
    judged(Class.PERSON, "Vellacott home education", key("elective-home")),
    judged(Class.PERSON, "Mac Giolla fluoride", key("fluoride")),
    judged(Class.PERSON, 'speaker:"Mac Giolla"', key("cannery", "solar-farm", "fluoride", "mermaid")),
    judged(Class.PERSON, "Halvorsen-Tate bathing water", key("bathing-water")),
    judged(Class.PERSON, "Marchwood inspection of the wall", key("sea-wall")),
)

_DATED: tuple[Judgement, ...] = (
    judged(Class.DATED, "harbour dues date:2023", key("harbour-dues-23")),
    judged(
        Class.DATED,
        "harbour dues 2024/25",
        key("harbour-dues-24"),
        None,
        key("harbour-dues-22", "harbour-dues-23"),
    ),
    judged(Class.DATED, "bus gate after:2024-12-31", key("bus-gate-review")),
    judged(Class.DATED, "school places date:2025", topic("school-places") & in_year(2025)),
    judged(Class.DATED, "treasury management before:2025-01-01", topic("treasury") & held("2020-01-01", "2024-12-31")),
    judged(
        Class.DATED,
        "homelessness date:2025..2026-03",
        topic("homelessness") & held("2025-01-01", "2026-03-31"),
        None,
        says("homelessness") & held("2025-01-01", "2026-03-31"),
    ),
    judged(
        Class.DATED,
        "flood investigation 2025",
        topic("flooding") & titled("section 19") & in_year(2025),
        topic("flooding") & in_year(2025),
        topic("flooding"),
    ),
    judged(Class.DATED, "ferry 2025", key("ferry-slipway", "ferry-winter"), None, key("ferry-timetable")),
    judged(
        Class.DATED,
        "council tax 2025/26",
        key("council-tax") | titled("council tax 2025/26"),
        key("s-second-homes"),
        (topic("budget", "budget-monitoring") & says("council tax") & says("2025/26")) | key("parish-precept"),
    ),
    judged(Class.DATED, "library opening hours before:2024-07-01", key("library-hours")),
    judged(Class.DATED, "motion date:2023-07", key("motion-pension-women", "motion-swift-bricks")),
    judged(Class.DATED, "potholes date:2026-05", topic("road-maintenance") & held("2026-05-01", "2026-05-31")),
    judged(
        Class.DATED,
        "committee:cabinet libraries date:2026",
        topic("libraries") & in_year(2026),
    ),
    judged(Class.DATED, "sea wall since 2025", key("sea-wall-contract"), None, key("sea-wall", "sea-wall-scheme")),
)

_QUESTION: tuple[Judgement, ...] = (
    judged(
        Class.QUESTION,
        "how much did the repairs to the sea wall at Gull Point cost",
        key("sea-wall"),
        key("sea-wall-scheme"),
        key("sea-wall-contract"),
    ),
    judged(
        Class.QUESTION,
        "why was the footbridge closed and when will it open again?",
        key("footbridge"),
        says("footbridge at"),
    ),
    judged(
        Class.QUESTION, "who pays for removing the cladding from the tower", key("tower-cladding"), None, key("lifts")
    ),
    judged(Class.QUESTION, "is the minor injuries unit in Saltreach going to close?", key("minor-injuries")),
    judged(
        Class.QUESTION,
        "how long do parents wait for an education health and care plan",
        key("ehcp-delays", "ehcp-recovery"),
        topic("send") & says("education, health and care plans"),
        topic("send") | key("send-tribunal"),
    ),
    judged(
        Class.QUESTION, "can dogs go on Saltreach Beach in the summer?", key("pspo-dogs"), None, key("bathing-water")
    ),
    judged(
        Class.QUESTION,
        "what did the council decide about cars parked on the pavement",
        key("pavement-parking"),
        None,
        key("anpr-income"),
    ),
    judged(
        Class.QUESTION,
        "how often will household bins be emptied from October",
        key("bins-fortnight"),
        key("bins-review"),
        topic("waste"),
    ),
    judged(
        Class.QUESTION,
        "why can nobody in Saltreach find a dentist who takes new patients",
        key("dentists"),
        None,
        topic("gp-access") & says("dent"),
    ),
    judged(
        Class.QUESTION,
        "which councillors voted against the council tax rise in February 2025",
        key("council-tax"),
        None,
        topic("budget") & says("council tax would rise"),
    ),
    judged(Class.QUESTION, "are there plans to knock down the old cottage hospital", key("hospital-site")),
    judged(
        Class.QUESTION,
        "when will the new doctors' surgery at Crowsley open",
        key("gp-surgery"),
        None,
        key("cil-spend") | (topic("gp-access") & says("new building")),
    ),
    judged(
        Class.QUESTION,
        "what is the council doing about rats and missed bin collections in Fennimore Lane",
        key("bins-review"),
        None,
        key("bins-fortnight") | (topic("waste") & says("missed bins")),
    ),
    judged(
        Class.QUESTION,
        "will the library open on Sundays with volunteers and a self-service door",
        topic("libraries") & says("open on sundays"),
        None,
        topic("libraries") | key("library-hours"),
    ),
    judged(
        Class.QUESTION,
        "how much more does it cost to send one child to school alone in a taxi",
        topic("school-transport") & says("solo taxi|one child alone"),
        topic("school-transport"),
        says("school transport"),
    ),
)

QUERIES = _PERSON + _DATED + _QUESTION
