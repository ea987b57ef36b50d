"""What a text says of the other name of a thing, and what names nothing anew."""

import pytest

from indexer.search.renamings import renamings


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Premises Licence: The Bear (formerly The Crown), High Street", "the Bear", "the Crown"),
        ("Ashlea School, now known as Orme Academy, had closed.", "Ashlea School", "Orme Academy"),
        ("Orme Academy (previously “Ashlea School”) asked for it.", "Orme Academy", "Ashlea School"),
        ("Orme Academy (previously known as ‘Ashlea School’) came.", "Orme Academy", "Ashlea School"),
        ("It noted that the Civic Hub, formerly called the Old Library, was open.", "the Civic Hub", "the Old Library"),
        ("The Hub is the building formerly referred to as the Old Library.", "the Hub", "the Old Library"),
        ("Harbour House is known locally as The Cage.", "Harbour House", "the Cage"),
        ("Harbour House is also known as The Cage.", "Harbour House", "the Cage"),
        ("The George & Dragon (aka The Dragon)", "the George & Dragon", "the Dragon"),
        ("Orme Leisure Trust, which was renamed Ormelife in 2019,", "Orme Leisure Trust", "Ormelife"),
        ("It was agreed to rename the Old Library as the Civic Hub.", "the Old Library", "the Civic Hub"),
        ("Cabinet renamed the Old Library as the Civic Hub.", "the Old Library", "the Civic Hub"),
        ("the renaming of Station Road to Orme Way", "Station Road", "Orme Way"),
        ("RESOLVED That the Old Library be renamed “The Civic Hub”.", "the Old Library", "the Civic Hub"),
        ("Land at Mill Lane (formerly known as Orme Field) was sold.", "Mill Lane", "Orme Field"),
        ("North Orme Council, formerly Ormewood District Council,", "North Orme Council", "Ormewood District Council"),
        ("Ysgol y Garn (formerly Ysgol Gynradd Ŵyn)", "Ysgol y Garn", "Ysgol Gynradd Ŵyn"),
        ("St Mary's C of E Primary, formerly St Mary's Infants,", "St Mary's C of E Primary", "St Mary's Infants"),
        ("Orme Homes (formerly known as Orme Housing Ltd.)", "Orme Homes", "Orme Housing Ltd"),
    ],
)
def test_a_name_and_the_other_that_a_text_gives_the_thing(text: str, name: str, other: str) -> None:
    assert {*renamings(text)} == {(name, other)}


@pytest.mark.parametrize(
    "text",
    [
        "Ms Orme, formerly Head of Planning, spoke.",
        "Jane Orme, formerly Chief Executive of Kent, spoke.",
        "Councillor Orme (formerly Lake) came.",
        "Mr Orme, known as Bob, came.",
        "He came from Kent Police, formerly of Maidstone.",
        "The meeting on Tuesday (previously Thursday)",
        "Appendix A (previously Appendix B)",
        "The Trust, formerly the Friends of the Old Baths, met.",
        "The scheme was previously approved by Cabinet.",
        "It was well known that Orme Road floods.",
        "X, formerly Twitter, was used.",
        "formerly",
        "(formerly The Crown)",
        "The Bear (formerly",
    ],
)
def test_people_offices_days_parts_of_a_document_and_words_alone_are_no_names(text: str) -> None:
    assert [*renamings(text)] == []


def test_both_names_stand_near_what_says_so() -> None:
    assert [*renamings(f"The Old Library {'was open ' * 40} and renamed as the Civic Hub")] == []
