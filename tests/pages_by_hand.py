"""Small pages written for tests, in the forms that people save."""


def item_text(title: str = "Potholes", minutes: str = "") -> str:
    """The bare text copy of an agenda-item page."""
    lines = [
        "Modern.gov Breadcrumb",
        "Modern.gov Content",
        "Agenda item",
        title,
        "Minutes:",
        minutes,
        "Supporting documents:",
    ]
    return "\n\n".join(lines)


ITEM_TEXT = item_text(
    minutes="""Councillor Okafor asked when the potholes in Mill Lane would be filled.

In response to the question, AB confirmed that work would begin in May.

RESOLVED that the report on potholes be noted."""
)
