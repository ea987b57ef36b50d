"""WARC files as other crawlers write them."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive import foreign
from archive.captures import Captures
from archive.errors import Damaged
from archive.foreign import PassedOver, Seen, read_warc
from archive.warc import Kept, Page

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
URL = "https://example.org/mgAi.aspx?ID=1"
BODY = b"<html>fetched</html>"
CHUNKED = b"7\r\n<html>f\r\nd\r\netched</html>\r\n0\r\n\r\n"


def record(kind: str, content: bytes, *headers: str, at: str = "2024-05-01T12:00:00Z", name: str = "1") -> bytes:
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{name}>",
        f"WARC-Target-URI: {URL}",
        f"WARC-Date: {at}",
        "Content-Type: application/http; msgtype=response",
        *headers,
        f"Content-Length: {len(content)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content + b"\r\n\r\n"


INFO = record("warcinfo", b"software: Wget/1.21\r\n", name="0")
REQUEST = record("request", b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n", name="r")
RESPONSE = record(
    "response",
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKED,
    "WARC-Payload-Digest: sha1:AAAA",
)
LATER = "2024-06-01T12:00:00.25Z"


def revisit(*refers: str) -> bytes:
    return record("revisit", b"HTTP/1.1 304 Not Modified\r\n\r\n", *refers, at=LATER, name="2")


def pages(path: Path, content: bytes, seen: Seen | None = None) -> list[Kept | PassedOver]:
    path.write_bytes(content)
    return list(read_warc(path, seen or Seen()))


def told(found: Kept | PassedOver) -> tuple[object, ...]:
    assert isinstance(found, Kept)
    return found.body, found.url, found.status, found.at


def test_requests_and_notes_around_a_page_are_no_pages_and_chunks_are_joined(tmp_path: Path) -> None:
    for content in (INFO + REQUEST + RESPONSE, INFO + RESPONSE + REQUEST):
        (page,) = pages(tmp_path / "a.warc", content)
        assert told(page) == (BODY, URL, 200, NOON)


@pytest.mark.parametrize("pack", ["each", "whole", "none"])
@pytest.mark.parametrize(
    "refers",
    [
        ("WARC-Refers-To: <urn:uuid:1>",),
        (f"WARC-Refers-To-Target-URI: {URL}", "WARC-Refers-To-Date: 2024-05-01T12:00:00Z"),
        ("WARC-Payload-Digest: sha1:AAAA",),
    ],
)
def test_a_page_that_was_found_unchanged_is_the_page_of_then_at_the_moment_of_now(
    tmp_path: Path, refers: tuple[str, ...], pack: str
) -> None:
    records = [INFO, REQUEST, RESPONSE, revisit(*refers)]
    content = {
        "each": b"".join(map(gzip.compress, records)),
        "whole": gzip.compress(b"".join(records)),
        "none": b"".join(records),
    }[pack]
    first, again = pages(tmp_path / "a.warc.gz", content)
    assert told(first) == (BODY, URL, 200, NOON)
    assert told(again) == (BODY, URL, 200, datetime(2024, 6, 1, 12, 0, 0, 250_000, tzinfo=UTC))


def test_the_page_of_then_may_lie_in_another_file_given_before(tmp_path: Path) -> None:
    seen = Seen()
    pages(tmp_path / "a.warc", INFO + RESPONSE, seen)
    (again,) = pages(tmp_path / "b.warc", INFO + revisit("WARC-Refers-To: <urn:uuid:1>"), seen)
    assert told(again)[0] == BODY
    (lost,) = pages(tmp_path / "c.warc", INFO + revisit("WARC-Refers-To: <urn:uuid:1>"))
    assert lost == PassedOver(f"c.warc: {URL} is only said to be the same as before, and that page is in no file given")


def test_our_own_files_are_read_packed_and_unpacked(tmp_path: Path) -> None:
    captures = Captures(tmp_path / "captures")
    captures.append(Page(BODY, NOON))
    captures.append(Page(gzip.compress(BODY), NOON, URL, "text/html", ("200 OK", (("Content-Encoding", "gzip"),))))
    captures.close()
    (path,) = (tmp_path / "captures").iterdir()
    for content in (path.read_bytes(), gzip.decompress(path.read_bytes())):
        assert [told(page) for page in pages(tmp_path / "a.warc", content)] == [
            (BODY, None, None, NOON),
            (BODY, URL, 200, NOON),
        ]


def test_what_is_no_warc_file_from_some_place_on_is_damage(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="no readable WARC file from here on"):
        pages(tmp_path / "a.warc", b"no WARC at all")


def test_a_file_that_breaks_off_in_a_record_gives_what_stood_before_and_is_damage(tmp_path: Path) -> None:
    second = record("response", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + BODY, name="2")
    path = tmp_path / "a.warc"
    for packed in (False, True):
        first, last = (gzip.compress(part) if packed else part for part in (RESPONSE, second))
        # At the end stand two line breaks, of a packed record its sum: without these the page is whole.
        for kept in range(1, len(last) - (10 if packed else 4)):
            path.write_bytes(first + last[:kept])
            found = read_warc(path, Seen())
            assert told(next(found))[0] == BODY
            with pytest.raises(Damaged, match=r"the file breaks off|no readable WARC file from here on"):
                next(found)


def test_a_record_that_no_page_comes_near_to_is_passed_over_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foreign, "LARGEST_FILE", 1000)
    film = record("response", b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n" + bytes(2000), name="f")
    passed, page = pages(tmp_path / "a.warc", INFO + film + RESPONSE)
    assert passed == PassedOver(f"a.warc: {URL} is larger than any page and was passed over")
    assert told(page)[0] == BODY
