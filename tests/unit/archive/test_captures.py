"""Pages in WARC files."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from archive.captures import Captures
from archive.errors import ArchiveError, Damaged
from archive.sighting import Stated
from archive.warc import Page, Place, StatedRecord

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
SAVED = Page(b"<html>saved</html>", NOON, content_type="text/html")
FETCHED = Page(
    gzip.compress(b"<html>fetched</html>"),
    NOON,
    "https://example.org/mgAi.aspx?ID=1",
    "text/html",
    ("200 OK", (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))),
)
REQUESTED = replace(
    FETCHED,
    request=("GET /mgAi.aspx?ID=1 HTTP/1.1", (("Host", "example.org"), ("User-Agent", "minutebook"))),
    about=(("via", "https://example.org/ieListDocuments.aspx?MId=2"), ("fetchTimeMs", "41")),
)


@pytest.fixture
def captures(tmp_path: Path) -> Iterator[Captures]:
    captures = Captures(tmp_path)
    yield captures
    captures.close()


def only_file(captures: Captures, folder: Path) -> Path:
    (name,) = captures.files()
    return folder / name


def test_a_page_is_read_back_as_it_was_kept(captures: Captures) -> None:
    for page, body in ((SAVED, SAVED.body), (FETCHED, b"<html>fetched</html>")):
        kept = captures.append(page)
        captures.sync()
        assert captures.read(kept.place) == kept
        assert (kept.body, kept.url, kept.at) == (body, page.url, page.at)


def checked(path: Path) -> int:
    """The exit code of `warcio check`."""

    class Arguments:
        inputs = (str(path),)
        verbose = True

    checker = Checker(Arguments())
    checker.process_all()
    code: int = checker.exit_value
    return code


def test_other_programs_read_the_files(captures: Captures, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The files are WARC 1.1: warcio's own check finds every digest right."""
    captures.append(SAVED, Stated("kent"))
    captures.append(FETCHED)
    captures.append(REQUESTED)
    captures.close()
    assert checked(only_file(captures, tmp_path)) == 0
    assert capsys.readouterr().out.count("digest pass") == 7
    with only_file(captures, tmp_path).open("rb") as stream:
        records = [(r.rec_type, r.rec_headers.protocol) for r in ArchiveIterator(stream)]
    kinds = ("warcinfo", "metadata", "resource", "response", "request", "metadata", "response")
    assert records == [(kind, "WARC/1.1") for kind in kinds]


def test_a_fetched_page_has_its_request_and_its_circumstances_beside_it(captures: Captures, tmp_path: Path) -> None:
    kept = captures.append(REQUESTED)
    captures.close()
    assert captures.read(kept.place) == kept
    with only_file(captures, tmp_path).open("rb") as stream:
        _, *found = [(r, r.content_stream().read()) for r in ArchiveIterator(stream)]
    (request, _), (about, told), (response, _) = found
    assert (request.http_headers.protocol, request.http_headers.statusline) == ("GET", "/mgAi.aspx?ID=1 HTTP/1.1")
    assert request.http_headers.headers == [("Host", "example.org"), ("User-Agent", "minutebook")]
    assert told == b"via: https://example.org/ieListDocuments.aspx?MId=2\r\nfetchTimeMs: 41\r\n"
    for record in (request, about):
        assert record.rec_headers.get_header("WARC-Concurrent-To") == kept.record
        assert record.rec_headers.get_header("WARC-Target-URI") == REQUESTED.url
    assert response.rec_headers.get_header("WARC-Record-ID") == kept.record


def test_a_size_that_is_none_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for size in ("", "a lot", "0", "-1", "inf", "nan"):
        monkeypatch.setenv("MINUTEBOOK_ROTATE", size)
        with pytest.raises(ArchiveError, match="MINUTEBOOK_ROTATE"):
            Captures(tmp_path)


def test_what_a_person_stated_stands_beside_the_page_and_before_it(captures: Captures) -> None:
    stated = Stated("kent", "Roads\r\nstated-council: other", date(2024, 5, 1))
    kept = captures.append(SAVED, stated)
    captures.sync()
    _, statement, page = captures.records(captures.files()[0])
    assert statement == StatedRecord(kept.record, Stated("kent", "Roads stated-council: other", date(2024, 5, 1)))
    assert page == kept


def test_an_unfinished_last_record_is_cut_off_wherever_it_was_torn(captures: Captures, tmp_path: Path) -> None:
    first = captures.append(SAVED)
    second = captures.append(FETCHED)
    captures.close()
    path = only_file(captures, tmp_path)
    whole = path.read_bytes()
    for length in range(second.place.start + 1, len(whole), 7):
        path.write_bytes(whole[:length])
        captures.cut_unfinished(path.name, first.place.start)
        assert path.read_bytes() == whole[: second.place.start]
    path.write_bytes(whole)
    captures.cut_unfinished(path.name, 0)
    assert path.read_bytes() == whole


def test_a_flipped_bit_is_damage_and_never_another_page(captures: Captures, tmp_path: Path) -> None:
    kept = captures.append(SAVED)
    captures.close()
    path = only_file(captures, tmp_path)
    whole = path.read_bytes()
    for place in range(kept.place.start, len(whole), 11):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        try:
            read = captures.read(kept.place)
        except Damaged:
            continue
        assert read == kept  # a bit of the gzip header that means nothing


def test_a_place_without_a_record_is_damage(captures: Captures) -> None:
    with pytest.raises(Damaged):
        captures.read(Place("no-such-file.warc.gz", 0, 10))


def test_a_full_file_is_followed_by_a_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_ROTATE", "0.0005")
    captures = Captures(tmp_path)
    kept = [captures.append(SAVED) for _ in range(4)]
    captures.close()
    assert len(captures.files()) == len({k.place.file for k in kept}) > 1
    assert [captures.read(k.place).record for k in kept] == [k.record for k in kept]
