"""Whose decision is told in capitals: another body's is no outcome of this meeting."""

import pytest

from tests.unit.reading.minutes import item, reading


def decided(*texts: str, committee: str | None = None) -> list[str]:
    return [o.text for o in reading(item(*texts), committee=committee).outcomes]


@pytest.mark.parametrize(
    "text",
    [
        "Cabinet AGREED to buy salt.",
        "It was reported that Cabinet AGREED that salt be bought and the plan NOTED.",
        "The Leader reported that Cabinet had met on 3 May and AGREED to buy salt.",
        "On 3 May Cabinet RESOLVED to buy salt.",
        "The Cabinet, on 3 May, AGREED to buy salt.",
        "At its meeting on 3 May Cabinet AGREED to buy salt.",
        "Members were told that the Audit Committee REFUSED the request.",
    ],
)
def test_what_another_body_decided_is_no_outcome_in_capitals_either(text: str) -> None:
    assert decided(text, committee="Planning Committee") == []


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        ("Cabinet AGREED to buy salt.", "Cabinet"),
        ("Cabinet AGREED to buy salt.", None),
        ("Accordingly Cabinet RESOLVED to buy salt.", "Cabinet"),
        ("The Planning Committee, having heard Cabinet, RESOLVED to buy salt.", "Planning Committee"),
        ("Cabinet had asked for salt, and it was RESOLVED to buy it.", "Planning Committee"),
        ("Cabinet AGREED the plan, and it was RESOLVED to welcome this.", "Planning Committee"),
        ("It was AGREED that Cabinet be asked.", "Planning Committee"),
        ("The recommendations of Cabinet were AGREED.", "Planning Committee"),
        ("The Town Council RESOLVED to object.", "Full Council"),
        ("Full Council resolved to object.", "Council"),
        ("The Council RESOLVED to object.", "Extraordinary Meeting"),
        ("The Board RESOLVED to object.", "Schools Forum"),
    ],
)
def test_what_this_body_decided_is_an_outcome_though_another_is_named(text: str, committee: str | None) -> None:
    assert decided(text, committee=committee) == [text]
