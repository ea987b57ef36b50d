"""The fifth batch: readers who look something up, and queries that must find nothing."""

from judged.grading import Class, Judgement, empty, held, judged, key, says, spoken_by, titled, topic

_KNOWN: tuple[Judgement, ...] = (
    judged(Class.KNOWN, "Dunmarrow broadband", key("broadband")),
    judged(Class.KNOWN, "dentists Old Quay", topic("gp-access") & says("dental practice in old quay")),
    judged(Class.KNOWN, "childcare sufficiency", titled("early years and childcare sufficiency")),
    judged(Class.KNOWN, "hay barn Upper Thornlea", says("storage of hay") & titled("upper thornlea")),
    judged(Class.KNOWN, "school swimming Crowsley", key("swimming-lessons")),
    judged(Class.KNOWN, "gambling policy", key("w-gambling")),
    judged(Class.KNOWN, "dog breeder prosecution", key("w-dogs")),
    judged(Class.KNOWN, "persistent absence", titled("persistent absence")),
)

_PHRASE: tuple[Judgement, ...] = (
    judged(Class.PHRASE, '"healthy weight declaration"', says("healthy weight declaration")),
    judged(Class.PHRASE, '"grew old in ten years"', says("grew old in ten years")),
    judged(Class.PHRASE, '"automatic note-taking"', says("automatic note-taking")),
    judged(Class.PHRASE, '"cast-iron urinal"', says("cast-iron urinal")),
    judged(Class.PHRASE, '"prudential indicators"', says("prudential indicators")),
    judged(Class.PHRASE, '"unqualified opinion"', says("unqualified opinion")),
    judged(Class.PHRASE, '"backlog of carriageway repairs"', says("backlog of carriageway repairs")),
    judged(Class.PHRASE, '"failed within weeks"', says("failed within weeks")),
)

_REFERENCE: tuple[Judgement, ...] = (
    judged(Class.REFERENCE, "£447,000 council tax discounts", topic("audit-plan") & says("£447,000")),
    judged(Class.REFERENCE, "£11,240", says("£11,240")),
    judged(Class.REFERENCE, "£5.9m pooled budget", topic("better-care") & says(r"£5\.9 million")),
    judged(Class.REFERENCE, "£171,000 overnight", topic("treasury") & says("£171,000")),
    judged(Class.REFERENCE, "868 households", says("868 households")),
    judged(Class.REFERENCE, "£750,000 inclusion fund", topic("early-years") & says("£750,000")),
    judged(Class.REFERENCE, "25/01491", titled("25/01491")),
    judged(Class.REFERENCE, "application 25/00213", titled("25/00213")),
)

_EMPTY: tuple[Judgement, ...] = (
    empty("tram extension", says(r"\btram(s|way|ways)?\b")),
    empty("congestion charge", says("congestion charg")),
    empty('"motion of no confidence"', says("motion of no confidence")),
    empty("Pellbridge casino licence", says("casino")),
    empty("26/09999", says("26/09999")),
    empty("Councillor Okonjo ferry", spoken_by("okonjo") & says("ferry")),
    empty("ice rink Harnford", says("ice rink")),
    empty("hedgehog motion before:2024", titled("hedgehog") & held("1900-01-01", "2023-12-31")),
)

QUERIES = _KNOWN + _PHRASE + _REFERENCE + _EMPTY
