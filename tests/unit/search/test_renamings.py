"""What a text says of the other name of a thing, and what names nothing anew."""

import pytest

from indexer.search.renamings import renamed_in, renamings


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Premises Licence: The Bear Inn (formerly The Crown Inn), High Street", "Bear Inn", "Crown Inn"),
        ("Variation of Premises Licence at The Bear Inn (formerly The Crown Inn)", "Bear Inn", "Crown Inn"),
        ("Change of Use of Orme House (previously Mill House)", "Orme House", "Mill House"),
        ("Ashlea School, now known as Orme Academy, had closed.", "Ashlea School", "Orme Academy"),
        ("Orme Academy (previously “Ashlea School”) asked for it.", "Orme Academy", "Ashlea School"),
        ("Orme Academy (previously known as ‘Ashlea School’) came.", "Orme Academy", "Ashlea School"),
        ("Whilst Orme Academy (Formerly Ashlea School) was shut,", "Orme Academy", "Ashlea School"),
        ("It noted that the Civic Hub, formerly called the Reading Room, was open.", "Civic Hub", "Reading Room"),
        ("The Civic Hub is the building formerly referred to as the Reading Room.", "Civic Hub", "Reading Room"),
        ("Harbour House is known locally as Cage House.", "Harbour House", "Cage House"),
        ("Harbour House – also known as The Cage Club – was sold.", "Harbour House", "Cage Club"),
        ("The Harbour Club, better known as Cage House,", "Harbour Club", "Cage House"),
        ("The George & Dragon Inn (aka Dragon House)", "George & Dragon Inn", "Dragon House"),
        ("Orme Leisure Trust, which was renamed Orme Life Trust in 2019,", "Orme Leisure Trust", "Orme Life Trust"),
        ("It was agreed to rename the Reading Room as the Civic Hub.", "Reading Room", "Civic Hub"),
        ("Cabinet renamed the Reading Room as the Civic Hub.", "Reading Room", "Civic Hub"),
        ("the renaming of Station Road to Orme Way", "Station Road", "Orme Way"),
        ("RESOLVED That the Reading Room be renamed “The Civic Hub”.", "Reading Room", "Civic Hub"),
        ("North Orme Council, formerly Ormewood District Council,", "North Orme Council", "Ormewood District Council"),
        ("Ysgol y Garn (formerly Ysgol Gynradd Ŵyn)", "Ysgol y Garn", "Ysgol Gynradd Ŵyn"),
        ("Mechanics’ Hall (formerly the ‘Miners’ Institute’)", "Mechanics’ Hall", "Miners’ Institute"),
        ("St. Mary's Church, formerly St. John's Chapel,", "St. Mary's Church", "St. John's Chapel"),
        ("Policy and Resources Panel, formerly Finance Panel,", "Policy and Resources Panel", "Finance Panel"),
        ("The Bear Inn and The Swan Inn (formerly The Duck Inn)", "Swan Inn", "Duck Inn"),
        ("Orme Homes Ltd. (formerly Orme Housing plc) had", "Orme Homes Ltd", "Orme Housing plc"),
    ],
)
def test_a_name_and_the_other_that_a_text_gives_the_thing(text: str, name: str, other: str) -> None:
    assert {*renamings(text)} == {(name, other)}


@pytest.mark.parametrize(
    "text",
    [
        "Ms Orme, formerly Head of Planning, spoke.",
        "Sarah Jones (formerly Monitoring Officer) spoke.",
        "Alan Smith (formerly University of Essex) spoke.",
        "Jane Smith (formerly Jones) came.",
        "Mr Orme, known as Bob, came.",
        "He came from Kent Police, formerly of Maidstone.",
        "The meeting on Tuesday (previously Thursday)",
        "Appendix A (previously Appendix B)",
        "The home was rated Good (previously Requires Improvement).",
        "Orme Park (previously Deferred)",
        "5 Orme Road (previously Application 19/0041)",
        "Children's Services (formerly Education)",
        "The Trust, formerly the Friends of the Mill Baths, met.",
        "The Leisure Centre (formerly the Sports Hall)",
        "The scheme was previously approved by Cabinet.",
        "It was well known that Orme Road floods.",
        "The Public Highway known as Mill Lane be stopped up.",
        "that part of the Highway known as Mill Lane",
        "The Premises known as Orme Grill",
        "The Bear Inn, Mill Lane (formerly The Crown Inn)",
        "Mill Lane, Orme (formerly Station Road, Orme)",
        "Mill Lane (formerly The Crown Inn)",
        "Land at Orme Farm, also known as Hill Farm, was sold.",
        "the part of Mill Road now known as Hill Road",
        "Orme Court (previously referred to the Planning Committee)",
        "Ms Wood, formerly Ms Hall, spoke.",
        "the Chair of Orme Trust, formerly Chair of Ashlea Trust,",
        "Orme Pool (previously Leisure and Culture Committee)",
        "The Lane known as Orme Lane",
        "Orme Park and Mill Park (formerly Duck Park)",
        "The Civic Hub (formerly the Labour club)",
        "The Civic Hub (formerly the Mill House of the Friends)",
        "Kent County Council renamed the Reading Room in her memory.",
        "Kent County Council has renamed the Reading Room.",
        "Housing and Communities (formerly the Ministry of Housing, Communities and Local Government)",
        "The Weaving Shed (formerly ʼʼ)",
        "X, formerly Twitter, was used.",
        "formerly",
        "(formerly The Crown Inn)",
        "The Bear Inn (formerly",
    ],
)
def test_what_may_be_something_else_is_no_name(text: str) -> None:
    """People, offices, days, parts of a document, ratings, decisions, addresses, lists, things that are everywhere."""
    assert [*renamings(text)] == []


def test_both_names_stand_near_what_says_so() -> None:
    assert [*renamings(f"The Reading Room {'(of stone) ' * 20}(formerly Mill House)")] == []
    assert [*renamings(f"The Reading Room (formerly Mill House) {'of stone ' * 20}")] == [
        ("Reading Room", "Mill House")
    ]


def test_an_item_is_read_as_far_as_forty_marks() -> None:
    """It may be a page of nothing else, made by somebody who means ill."""
    texts = ["A'A&A-" * 25 + " known as " + "A'A&" * 36] * 5_000
    assert renamed_in([*texts, "Civic Hub (formerly Reading Room)"]) == ()
    before = "It is known. " * 39
    assert renamed_in([before, "Civic Hub (formerly Reading Room)"]) == ("civic hub", "reading room")
    assert renamed_in([before + "It is known.", "Civic Hub (formerly Reading Room)"]) == ()
