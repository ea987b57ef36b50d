"""The fifth batch: readers who ask what somebody said, what was done in a year, or a question in plain words."""

from judged.grading import Class, Judgement, held, in_year, judged, key, says, spoken_by, titled, topic

_PERSON: tuple[Judgement, ...] = (
    judged(Class.PERSON, "Hafsa Rahimtoola bungalows", spoken_by("rahimtoola") & says("bungalows")),
    judged(Class.PERSON, "Stoodley Tanner's Arms", spoken_by("stoodley") & titled("tanner's arms")),
    judged(Class.PERSON, "Councillor Asamoah nature recovery", spoken_by("asamoah") & topic("biodiversity")),
    judged(
        Class.PERSON,
        "Clutterbuck late school buses",
        spoken_by("clutterbuck") & topic("attendance") & says("late arrival of school buses"),
    ),
    judged(Class.PERSON, "Ekwueme-Shaw lorries", spoken_by("ekwueme-shaw") & says("lorries before seven")),
    judged(Class.PERSON, "Solankar unitary council", key("devolution")),
    judged(Class.PERSON, "Mrs Corrigall overspend", spoken_by("corrigall") & topic("budget-monitoring")),
    judged(Class.PERSON, "Eziokwu foster carers", key("foster-carers")),
)

_DATED: tuple[Judgement, ...] = (
    judged(
        Class.DATED,
        "solar farm Ashwathe November 2025",
        says("solar farm") & titled("ashwathe") & held("2025-11-01", "2025-11-30"),
        None,
        says("solar farm") & titled("ashwathe") & in_year(2025),
    ),
    judged(Class.DATED, "Wendlife 2025", key("leisure-insourcing"), None, key("wendlife-loan")),
    judged(
        Class.DATED,
        "hedgehog motion July 2025",
        titled("hedgehog highways") & held("2025-07-01", "2025-07-31"),
        None,
        titled("hedgehog highways"),
    ),
    judged(
        Class.DATED,
        "SEND progress April 2025",
        topic("send") & held("2025-04-01", "2025-04-30"),
        None,
        topic("send") & in_year(2025),
    ),
    judged(
        Class.DATED,
        "phone mast Brindlecombe 2024",
        says("telecommunications mast") & titled("brindlecombe") & in_year(2024),
    ),
    judged(
        Class.DATED,
        "empty homes in 2024",
        key("empty-homes"),
        says("how many empty homes") & in_year(2024),
        says("how many empty homes"),
    ),
    judged(
        Class.DATED, "school transport since May 2026", topic("school-transport") & held("2026-05-01", "2026-12-31")
    ),
    judged(Class.DATED, "safeguarding children date:2024-11", topic("safeguarding") & held("2024-11-01", "2024-11-30")),
)

_QUESTION: tuple[Judgement, ...] = (
    judged(
        Class.QUESTION,
        "how long do young people wait for mental health help",
        key("camhs") | (topic("mental-health") & says("waits for the children's service")),
        topic("mental-health") & titled("children and young people"),
        topic("mental-health"),
    ),
    judged(
        Class.QUESTION,
        "where will the new 20 mph zones be",
        key("twenty-mph") | (topic("road-safety") & titled("20 mph zones")),
        topic("road-safety") & says("20 mph"),
        topic("road-safety"),
    ),
    judged(Class.QUESTION, "who decided that Fallowdene gets its own parish council", key("w-cgr")),
    judged(
        Class.QUESTION,
        "how many potholes has the council mended and how fast",
        topic("road-maintenance") & says("potholes had been mended"),
        None,
        topic("road-maintenance"),
    ),
    judged(
        Class.QUESTION,
        "is there money for a new school in Stourmarket St Mary",
        topic("school-places") & says("held for the new school at stourmarket st mary"),
        None,
        topic("school-places") & says("developers' contributions"),
    ),
    judged(Class.QUESTION, "is the air in Steynhurst High Street still polluted", key("w-aqma")),
    judged(
        Class.QUESTION,
        "do all taxis have to take card payments",
        topic("licensing-policy") & says("card payments in taxis"),
        None,
        topic("licensing-policy"),
    ),
    judged(
        Class.QUESTION,
        "how much does the council earn on its investments",
        topic("treasury") & says("investments had earned"),
        None,
        topic("treasury"),
    ),
)

QUERIES = _PERSON + _DATED + _QUESTION
