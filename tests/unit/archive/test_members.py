"""Whole and broken members of a WARC file."""

import gzip
from io import BytesIO

from archive.members import may_go_on, member_at, up_to_next

MEMBER = gzip.compress(b"WARC/1.1\r\n\r\n")
OTHER = gzip.compress(b"no record")


def test_the_next_record_is_found_wherever_it_begins() -> None:
    """A long file is looked through in parts: an opening may lie across two of them."""
    for gap in (1, 2, 3, 40, *range((1 << 16) - 4, (1 << 16) + 5), 200_000):
        broken = b"x" * gap
        assert up_to_next(BytesIO(broken + MEMBER + MEMBER), 0) == broken
        assert up_to_next(BytesIO(OTHER + broken + MEMBER), 0) == OTHER + broken
        assert up_to_next(BytesIO(MEMBER + broken + MEMBER[:-1]), len(MEMBER)) == b""


def test_what_is_cut_short_may_go_on_and_what_is_damaged_may_not() -> None:
    for length in range(1, len(MEMBER)):
        assert (member_at(BytesIO(MEMBER[:length])), may_go_on(BytesIO(MEMBER[:length]))) == (b"", True)
    assert (member_at(BytesIO(MEMBER + b"x")), may_go_on(BytesIO(MEMBER))) == (MEMBER, True)
    for damaged in (bytes(40), MEMBER[:-6] + b"!" + MEMBER[-5:], b"x" + MEMBER):
        assert (member_at(BytesIO(damaged)), may_go_on(BytesIO(damaged))) == (b"", False)
