"""Whom roles and names mean where the attendance prints more than one word for it, or one word for more than one."""

import pytest

from archive.model import Attendance
from tests.unit.reading.minutes import item, reading

LISTED = (
    Attendance("Councillor Ivor Pask", "Chair", "Present"),
    Attendance("Councillor Nora Venn", "Deputy Leader and Cabinet Member for Finance", "In attendance"),
    Attendance("Councillor Tom Lee", "Leader of the Opposition", "In attendance"),
    Attendance("Councillor Jane Smith", None, "Present"),
    Attendance("Mr Paul Smith", "Depot Manager", "In attendance"),
    Attendance("Rhys Dunn", "Independent Member", "Present"),
    Attendance("Olga Marsh", "Town Clerk", "In attendance"),
    Attendance("Kit Hollis", "Assistant Director, Safeguarding", "In attendance"),
    Attendance("Amy Vale", "Police and Crime Commissioner", "In attendance"),
    Attendance("Ben Oake", "Deputy Police and Crime Commissioner", "In attendance"),
    Attendance("Sara Pike", "Head of Legal", "Sent apologies"),
    Attendance("Uma Gill", "Chair of the Audit Committee", "In attendance"),
    Attendance("Councillor Mrs Ann Dale", None, "Present"),
    Attendance("Councillor Keith Dale", None, "Present"),
    Attendance("Lee Carr", None, "Present (apologies for lateness)"),
)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The Deputy Leader said no.", "Nora Venn"),
        ("The Cabinet Member for Finance said no.", "Nora Venn"),
        ("The Leader said no.", None),
        ("The Independent Member said no.", "Rhys Dunn"),
        ("An Independent Member said no.", None),
        ("The Clerk said no.", "Olga Marsh"),
        ("The Assistant Director said no.", "Kit Hollis"),
        ("The Director said no.", None),
        ("The Commissioner said no.", "Amy Vale"),
        ("The Deputy Commissioner said no.", None),
        ("The Head of Legal said no.", None),
        ("The Chair said no.", "Ivor Pask"),
        ("The Chair of the Planning Committee said no.", "Ivor Pask"),
        ("The Chair of the Audit Committee said no.", "Uma Gill"),
        ("The Chair of the Pensions Committee said no.", None),
        ("Mr Smith said no.", "Paul Smith"),
        ("Councillor Smith said no.", "Jane Smith"),
        ("Lee Carr said no.", "Lee Carr"),
        ("Mrs Venn said no.", None),
        ("Dr Smith said no.", None),
        ("Councillor Mrs Dale said no.", "Ann Dale"),
        ("Councillor Dale said no.", None),
    ],
)
def test_a_part_of_a_role_settles_only_where_nobody_else_may_be_meant(text: str, person: str | None) -> None:
    (remark,) = reading(item(text), LISTED, "Planning Committee").remarks
    assert remark.person == person


def test_the_chair_is_nobody_in_particular_where_another_took_it() -> None:
    (first, _) = reading(
        item("Councillor Pask vacated the Chair.", "The Chair said no. Mr Smith agreed."), LISTED
    ).remarks
    assert (first.label, first.person) == ("Chair", None)


def test_a_role_is_not_who_seconds_it() -> None:
    mayor, venn = reading(item("It was moved by the Mayor, seconded by Councillor Venn."), LISTED).remarks
    assert (mayor.person, venn.person) == (None, "Nora Venn")
