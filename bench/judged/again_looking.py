"""The second batch: readers who look something up, and queries that must find nothing."""

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
)

_KNOWN: tuple[Judgement, ...] = (
    judged(Class.KNOWN, "otter sanctuary zoo licence", key("zoo")),
    judged(Class.KNOWN, "wreck of the Girl Eunice", key("wreck")),
    judged(Class.KNOWN, "flag flying policy", key("flag-policy")),
    judged(Class.KNOWN, "Sultan's Grill Hexley Street", key("kebab")),
    judged(Class.KNOWN, "plastic-free events motion", titled("plastic-free events")),
    judged(Class.KNOWN, "Castle Meadow improvement works", titled("castle meadow: improvement works")),
    judged(Class.KNOWN, "Thornlea estate regeneration", titled("thornlea estate regeneration")),
    judged(Class.KNOWN, "Gull Point folk festival", key("festival")),
    judged(Class.KNOWN, "gifts and hospitality code of conduct", key("code-of-conduct")),
    judged(Class.KNOWN, "sale of land at Wharf Approach", titled("disposal of land at wharf approach")),
)

_PHRASE: tuple[Judgement, ...] = (
    judged(Class.PHRASE, '"homework on a hotel bed"', says("homework on a hotel bed")),
    judged(Class.PHRASE, '"fairy tale"', says(r"\bfairy tale\b")),
    judged(Class.PHRASE, '"Section 106 agreement"', titled("section 106 agreement"), says("section 106 agreement")),
    judged(Class.PHRASE, '"recorded vote" -hedgehog', says(r"\brecorded vote\b") & ~says("hedgehog")),
    judged(Class.PHRASE, '"corporate parents"', says(r"\bcorporate parents\b")),
    judged(Class.PHRASE, '"ash dieback"', says(r"\bash dieback\b")),
    judged(Class.PHRASE, '"walking bus"', says(r"\bwalking bus\b")),
    judged(Class.PHRASE, '"limited assurance"', says(r"\blimited assurance\b")),
    judged(
        Class.PHRASE,
        '"neighbour\'s kitchen" refused',
        says("neighbour's kitchen") & says("planning permission be refused"),
    ),
)

_REFERENCE: tuple[Judgement, ...] = (
    judged(Class.REFERENCE, "P/2025/0442", titled("p/2025/0442")),
    judged(Class.REFERENCE, "PB-5120", says("pb-5120")),
    judged(Class.REFERENCE, "LA03/2024/118", titled("la03/2024/118")),
    judged(Class.REFERENCE, "24/02595", titled("24/02595")),
    judged(Class.REFERENCE, "licence LA/2024/465", titled("la/2024/465")),
    judged(Class.REFERENCE, "14/2023", says(r"\b14/2023\b")),
    judged(Class.REFERENCE, "£1,942.18", says("£1,942.18")),
    judged(Class.REFERENCE, "minute 53/24", numbered("53/24")),
    judged(Class.REFERENCE, "private hire driver 2025/84", titled(r"driver's licence \(2025/84\)")),
)

_EMPTY: tuple[Judgement, ...] = (
    empty("crematorium", says("cremator")),
    empty("tramway", says(r"\btram")),
    empty("P/2025/0443", says("p/2025/0443")),
    empty("LA/2023/465", says("la/2023/465")),
    empty('"bus gates"', says("bus gates")),
    empty("speaker:Eziokwu gritting", spoken_by("eziokwu") & says("gritting")),
    empty("committee:licensing fluoride", committee("licensing") & says("fluorid")),
    empty("beach huts date:2025", says("beach hut") & in_year(2025)),
    empty("pharmacies outcome:lost", says("pharmac") & outcome("lost")),
    empty("cannery before:2022", says("cannery") & held("1900-01-01", "2021-12-31")),
)

QUERIES = _KNOWN + _PHRASE + _REFERENCE + _EMPTY
