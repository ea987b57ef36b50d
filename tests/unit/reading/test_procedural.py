"""Which items are only procedure, told by title and by what stands under it."""

import re

import pytest

from indexer.reading.procedural import is_procedural
from indexer.reading.procedures import RULES, Rule
from tests.unit.reading.minutes import item, reading


def procedural(title: str, *texts: str) -> bool:
    return reading(item(*texts, title=title)).procedural


@pytest.mark.parametrize(
    "title",
    [
        "Apologies", "Apologies for Absence", "1. Apologies for absence and substitutions", "Substitute Members",
        "Declarations of Interest", "Declarations of Disclosable Pecuniary Interests", "Disclosure of Interests",
        "Members’ Interests", "Declarations of interests and whipping declarations",
        "Minutes", "Minutes of the last meeting", "Minutes of the Previous Meeting",
        "Minutes of the meeting held on 4 May 2021",
        "To approve the minutes of the meeting held on 4 May 2021", "Minutes of the Committee", "Draft minutes",
        "Date of Next Meeting", "Date and time of next meeting", "Future Meeting Dates", "Dates of future meetings",
        "Exclusion of the Press and Public", "Exclusion of the Public", "Exempt Information",
        "Urgent Business", "Any Other Urgent Business", "Any Other Business", "Items of urgent business", "AOB",
        "Public Participation", "Public Question Time", "Questions from members of the public", "Petitions",
        "Webcasting of the meeting", "Fire evacuation procedure", "Welcome and introductions", "Close of Meeting",
        "Matters Arising", "Minutes for approval", "Disclosable Pecuniary Interests", "Meeting dates 2025",
        "Press and Public", "Items containing exempt information", "Changes to Committee membership",
        "Notice regarding filming", "Chair’s closing remarks", "Deputations (if any)", "Leave of absence",
        "To sign as a correct record the minutes of the meeting held on 4 May", "Notification of late items",
        "Members’ declarations under the code of conduct", "Declarations of gifts and hospitality",
        "Code of Conduct: declarations of interests", "Identification of exempt items",
    ],
)  # fmt: skip
def test_titles_of_mere_procedure(title: str) -> None:
    assert procedural(title)


@pytest.mark.parametrize(
    "title",
    [
        "Work Programme", "Forward Plan", "Chair’s Announcements", "School Place Planning", "Election of Chair",
        "Appointment of Substitute Teachers’ Pay Panel Report", "Budget Monitoring", "Exclusions from School",
        "Minutes Silence Policy", "Apprenticeships", "Urgent Care Strategy", "Public Health Annual Report",
        "Interest Rates and Treasury Management", "Petition Scheme Review", "Part I - Preliminary",
        "Public Spaces Protection Order", "Code of Conduct: Gifts and Hospitality", "Register of Gifts: Annual Report",
    ],
)  # fmt: skip
def test_titles_of_real_items(title: str) -> None:
    assert not procedural(title)


@pytest.mark.parametrize(
    "title",
    [
        "Replacement of the Pilot Boat", "Substitution of House Types at Mill Lane", "Closure of Council Offices",
        "Absence of Street Lighting in Nelson Street", "Absence from Work: Annual Report",
        "Preliminary Flood Risk Assessment", "Preliminary Outturn 2024/25", "Procedure for Handling Complaints",
        "Fire Alarms in Tower Blocks", "Mobile Phones in Schools", "Emergency Procedures: Flooding",
        "Housekeeping Services Contract", "Evacuation of Marlow House", "Closure of Business Advice Centre",
        "Completion of Council Houses at Orchard Way", "End of Council Subsidy for Bus 7",
        "Exempt Report: Disposal of Land", "Exempt Item - Sale of Depot", "Confidential Report on Senior Pay",
        "Private Business Hire Charges", "Restricted Business Parking Zone", "Exclusion of the Public from Beach Huts",
        "Exclusion of the Press and Public from Council Houses under Repair",
        "School Exclusion and the Public Sector Equality Duty", "Access to Information Policy",
        "Local Government Act 1972: Section 123 Disposal of Land", "Conflicts of Interest in Procurement: Audit Report",
        "Actions from the Peer Review 2024", "Records of Processing 2024", "Highways Work Programme 2025/26",
        "Petition from residents of Mill Road", "Deputation from Save Our Library", "Delegations and Authorisations",
        "Other Business Rates Reliefs", "Late Items of Expenditure", "Urgent Items of Repair at Mill School",
        "Any Other Business Support", "Business Interests in the Harbour", "Community Interests",
        "Public Interest Report",
    ],
)  # fmt: skip
def test_titles_that_only_begin_as_procedure_does(title: str) -> None:
    assert not procedural(title)
    assert not procedural(title, "The report was considered. RESOLVED that it be agreed.")


@pytest.mark.parametrize(
    "title",
    [
        "Replacement Members", "Substitutions for this meeting", "Absence of Councillors", "Preliminary Business",
        "Procedure for Planning Applications", "In the event of a fire", "Chair’s announcement of fire procedures",
        "Fire, Health and Safety Announcements", "Fire Evacuation (see attached)", "Mobile phones and filming",
        "Exempt information (paragraph 3)", "Exempt Information - Exclusion of Press and Public",
        "Exempt Items for Consideration", "Part B (Private)", "Confidential reports (if any)",
        "Exclusion of the public from the remainder of the meeting", "Exclusion of Press/Public",
        "Access to Information - Exclusion of the Public", "Local Government (Access to Information) Act 1985",
        "Actions from 12 March 2024", "Outstanding actions", "Record of Decisions of Cabinet 4 May 2023",
        "Notes of the previous meeting", "Close of Business at 9.30pm", "Closure of the Council Meeting",
        "Termination of Meeting - 10pm", "Petitions from Members", "Deputations from the public",
        "Petitions to be received", "Late items of business", "Any Other Business of which notice has been given",
        "Any other urgent business (at the discretion of the Chair)", "Other business (if any)",
        "Disclosable Interests", "Personal and Prejudicial Interests",
        "Members’ Disclosable Pecuniary and Other Interests", "Declarable Interests",
        "Registrable, Non-Pecuniary and Personal Interests",
    ],
)  # fmt: skip
def test_titles_of_procedure_told_at_length(title: str) -> None:
    assert procedural(title)


def test_where_money_is_named_it_is_no_procedure() -> None:
    assert procedural("Welcome and introductions", "The Chair welcomed everybody.")
    assert not procedural("Welcome and introductions", "A gift of £40,000 for the pier was accepted.")


def test_a_tribute_or_a_debate_under_apologies_is_no_procedure() -> None:
    assert procedural("Apologies", "Apologies were received from Councillor Lee.")
    assert not procedural("Apologies", "The Chair paid tribute to Mr Lee, who had died.")
    long = "Councillor Smith asked why the room was so cold again this year. " * 4
    assert not procedural("Apologies", long, "Councillor Lee said that the boiler had been mended in spring. " * 4)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Public Questions", "There were no questions.", True),
        ("Public Questions", "Mr Lee asked why the lamps were out. The Chair said that they would be lit.", False),
        ("Urgent Business", "None.", True),
        ("Urgent Business", "The Chair reported a fire at the depot.", False),
        ("Matters Arising", "There were none.", True),
        ("Member Questions", "There were none.", True),
        ("Written Questions from Members", "None had been received.", True),
        ("Items considered urgent by the Chair", "None.", True),
        ("Forward Plan", "The plan was noted.", True),
        ("Forward Plan", "Mr Lee asked for salt to be added. The plan was noted.", False),
        ("Matters Arising", "Members asked about the lamps.", False),
    ],
)
def test_items_that_are_procedure_only_while_empty(title: str, text: str, expected: bool) -> None:
    assert procedural(title, text) is expected


def test_a_council_may_add_rules() -> None:
    blessing = item(title="Chaplain’s blessing")
    assert not is_procedural(blessing)
    assert is_procedural(blessing, [Rule("blessing", "chaplain’s blessing")])


def test_a_title_of_several_parts_is_procedural_where_every_part_is() -> None:
    assert procedural("Welcome, apologies and housekeeping")
    assert procedural("Apologies / Substitutes / Declarations of Interest")
    assert not procedural("Apologies and budget monitoring")


def test_every_rule_has_a_name_of_its_own_and_compiles() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        re.compile(rule.title)
