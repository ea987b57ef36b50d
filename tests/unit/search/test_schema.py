"""The documentation of the index's fields is what the code says."""

import re
from pathlib import Path

from indexer.search.schema import FACETS, FIELDS

PAGE = Path(__file__).parents[3] / "docs" / "fields.md"


def test_every_field_is_documented_as_it_is_and_every_documented_field_exists() -> None:
    rows = re.findall(
        r"^\| `(.*?)` \| (.*?) \| (.*?) \| (.*?) \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert rows == [
        (field.name, field.kind, str(field.boost or "–"), "yes" if field.facet else "no", field.help)
        for field in FIELDS
    ]


def test_the_facets_are_those_of_the_contract() -> None:
    assert FACETS == ("committee", "year", "speaker", "council", "outcome", "state")
