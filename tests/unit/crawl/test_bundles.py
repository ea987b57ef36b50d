"""Pages in one file with all that belongs to them: MHTML, Safari's web archive, WACZ."""

import plistlib
import resource
import signal
import tempfile
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ids import ItemId
from archive.store import open_archive
from indexer.crawl.bundles import Unbundled, unbundled, warcs_of
from indexer.crawl.councils import register
from indexer.crawl.errors import Unreadable
from indexer.crawl.forgetting import forget
from indexer.crawl.saved import Unread
from tests.unit.crawl.test_saved import LATER, NOW, PAGES, exported, taken

ADDRESS = "https://democracy.kent.gov.uk/mgAi.aspx?ID=44440"
BODY = (PAGES / "item.html").read_bytes()
SAVED = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
AGAIN = "save it again as “HTML only” or “Webpage, complete”"


def mhtml(
    page: bytes = b"<p>caf=C3=A9</p>", coding: str = "quoted-printable", date: str = "Tue, 3 Feb 2026 05:05:06 +0100"
) -> bytes:
    """What Chrome writes: a frame's page before the page itself, a folded header, a picture."""
    head = f"""\
From: <Saved by Blink>
Snapshot-Content-Location: {ADDRESS}
Subject: Agenda item
Date: {date}
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tstart="<page@mhtml.blink>";
\tboundary="----MultipartBoundary--x----"


------MultipartBoundary--x----
Content-Type: text/html
Content-Transfer-Encoding: 8bit
Content-Location: https://maps.example.org/frame

<p>A map</p>
------MultipartBoundary--x----
Content-Type: text/html
Content-ID: <page@mhtml.blink>
Content-Transfer-Encoding: {coding}
Content-Location: {ADDRESS}

""".replace("\n", "\r\n").encode()
    tail = """
------MultipartBoundary--x----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://democracy.kent.gov.uk/logo.png

iVBORw0KGgo=
------MultipartBoundary--x------
""".replace("\n", "\r\n").encode()
    return head + page + tail


def web_archive(
    data: bytes | int = BODY, kind: str = "text/html", form: plistlib.PlistFormat = plistlib.FMT_BINARY
) -> bytes:
    main = {"WebResourceData": data, "WebResourceMIMEType": kind, "WebResourceURL": ADDRESS,
            "WebResourceTextEncodingName": "UTF-8", "WebResourceFrameName": ""}  # fmt: skip
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=form)


def test_the_page_of_an_mhtml_file_is_the_one_that_it_begins_with() -> None:
    assert unbundled(mhtml()) == Unbundled("<p>café</p>".encode(), "text/html", ADDRESS, SAVED)
    assert unbundled(mhtml(date="some day")) == Unbundled("<p>café</p>".encode(), "text/html", ADDRESS, None)


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_the_page_of_a_web_archive_of_safari_is_its_main_resource(form: plistlib.PlistFormat) -> None:
    assert unbundled(web_archive(form=form)) == Unbundled(BODY, "text/html", ADDRESS, None)


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (mhtml().replace(b"text/html", b"text/plain"), f"it is an MHTML file without a page in it: {AGAIN}"),
        (web_archive(b"GIF89a", "image/gif"), f"it is a web archive of Safari without a page in it: {AGAIN}"),
        (web_archive()[:-40], f"it is a web archive of Safari that is damaged: {AGAIN}"),
        (web_archive(1 << 33), f"it is a web archive of Safari that is damaged: {AGAIN}"),
        (
            web_archive(form=plistlib.FMT_XML).replace(b'"UTF-8"', b'"UTH-8"'),
            f"it is a web archive of Safari that is damaged: {AGAIN}",
        ),
        (web_archive(form=plistlib.FMT_XML)[:-40], f"it is a web archive of Safari that is damaged: {AGAIN}"),
    ],
)
def test_a_file_without_its_page_says_how_to_save_it(file: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=f"^{reason}$"):
        unbundled(file)


@pytest.mark.parametrize(
    "file", [BODY, b"", b"bplist00", plistlib.dumps({"a": 1}), b"<p>Content-Type: multipart/related</p>"]
)
def test_what_is_no_such_file_is_left_as_it_is(file: bytes) -> None:
    assert unbundled(file) is None


@given(st.sampled_from([b"", mhtml()[:400], b"bplist00", web_archive()[:900]]), st.binary(max_size=400))
def test_whatever_bytes_come_are_a_page_or_none_or_refused(start: bytes, rest: bytes) -> None:
    with suppress(Unreadable):
        found = unbundled(start + rest)
        assert found is None or found.body


@pytest.mark.parametrize(
    ("name", "file", "at"),
    [
        ("page.mhtml", mhtml(BODY, "8bit"), SAVED),
        ("page.mhtml", mhtml(BODY, "8bit", "Sun, 3 Feb 2036 05:05:06 +0000"), NOW),
        ("page.webarchive", web_archive(), NOW),
    ],
    ids=["mhtml", "mhtml by a clock that is wrong", "web archive"],
)
def test_a_page_saved_in_one_file_is_archived_with_its_address_and_moment(
    tmp_path: Path, name: str, file: bytes, at: datetime
) -> None:
    (tmp_path / name).write_bytes(file)
    (tmp_path / "item.html").write_bytes(BODY)
    taken(tmp_path / "plain", tmp_path / "item.html")
    done = taken(tmp_path / "home", tmp_path / name)
    assert (done.captured, done.new, done.unread) == (1, 1, ())
    (item,), (plain,) = exported(tmp_path / "home"), exported(tmp_path / "plain")
    assert item["minutes"] == plain["minutes"] != []
    assert (item["council"], item["capture"]["url"], item["capture"]["at"]) == ("kent", ADDRESS, at.isoformat())  # type: ignore[index]
    again = taken(tmp_path / "home", tmp_path / name, now=LATER)
    assert (again.captured, again.unchanged) == (0, 1)


def test_what_was_taken_down_does_not_come_back_in_an_mhtml_file(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "page.mhtml"
    file.write_bytes(mhtml(BODY, "8bit"))
    taken(home, file)
    (item,) = exported(home)
    words = str(item["minutes"][0]["text"])[:40]  # type: ignore[index]
    with open_archive(home, writing=True) as archive:
        forget(archive, ItemId.parse(str(item["id"])), (LATER, "Asked for."), register(), lambda _: None)
    taken(home, file, now=LATER)
    assert exported(home) == []
    assert not any(words.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_the_warc_files_of_a_wacz_are_read_as_if_they_lay_there(tmp_path: Path) -> None:
    (tmp_path / "page.mhtml").write_bytes(mhtml(BODY, "8bit"))
    taken(tmp_path / "one", tmp_path / "page.mhtml")
    (warc,) = (tmp_path / "one" / "captures").iterdir()
    wacz = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(wacz, "w") as held:
        held.write(warc, f"archive/{warc.name}")
        held.writestr("pages/pages.jsonl", "{}")
        held.writestr("datapackage.json", "{}")
    done = taken(tmp_path / "two", wacz)
    assert (done.captured, done.new, done.unread) == (1, 1, ())
    assert exported(tmp_path / "two") == exported(tmp_path / "one")


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_wacz_damaged_anywhere_is_named_and_the_other_pages_are_read(tmp_path: Path, packing: int) -> None:
    whole = tmp_path / "whole.wacz"
    with zipfile.ZipFile(whole, "w", packing) as held:
        held.writestr("archive/Gemäldé.warc", b"WARC/1.0\r\n" * 20)
    sound = whole.read_bytes()
    pages = tmp_path / "pages"
    pages.mkdir()
    for place in range(2, len(sound), 3):
        (pages / f"{place}.wacz").write_bytes(sound[:place] + bytes([sound[place] ^ 0xFF]) + sound[place + 1 :])
    (pages / "item.html").write_bytes(BODY)
    done = taken(tmp_path / "home", pages)
    assert done.new == 1
    assert [one for one in done.unread if one.reason.endswith("None")] == []
    assert len(done.unread) > len(sound) // 6


def test_what_lies_in_a_wacz_under_the_name_of_a_warc_file_and_is_none_is_named(tmp_path: Path) -> None:
    wacz = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(wacz, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("archive/zeros.warc.gz", bytes(1 << 20))
    done = taken(tmp_path / "home", wacz)
    assert done.unread == (Unread(str(wacz), "archive/zeros.warc.gz in it is no WARC file"),)


def test_a_wacz_that_there_is_no_room_to_unpack_is_named_and_what_was_unpacked_of_it_goes(tmp_path: Path) -> None:
    wacz, folder = tmp_path / "crawl.wacz", tmp_path / "unpacked"
    folder.mkdir()
    with zipfile.ZipFile(wacz, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("archive/large.warc", bytes(4 << 20))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, limits[1]))
    try:
        with pytest.raises(
            Unreadable,
            match=f"^archive/large.warc in it cannot be unpacked into {folder}: File too large: free some space",
        ):
            list(warcs_of(wacz, folder))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert list(folder.iterdir()) == []


def test_a_page_is_read_where_nothing_can_be_unpacked_and_the_wacz_beside_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "item.html").write_bytes(BODY)
    with zipfile.ZipFile(pages / "crawl.wacz", "w") as held:
        held.writestr("archive/data.warc", b"WARC/1.0\r\n")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    done = taken(tmp_path / "home", pages)
    reason = "the file cannot be opened: No such file or directory"
    assert (done.new, done.unread) == (1, (Unread(str(pages / "crawl.wacz"), reason),))


def test_an_mhtml_file_cut_off_in_its_page_is_the_page_cut_off_there() -> None:
    whole = mhtml(BODY, "8bit")
    for place in (len(BODY) // 3, len(BODY) // 2):
        found = unbundled(whole[: whole.index(BODY) + place])
        assert found == Unbundled(BODY[:place], "text/html", ADDRESS, SAVED)


def test_a_damaged_wacz_and_any_other_zip_file_are_named(tmp_path: Path) -> None:
    wacz, other = tmp_path / "crawl.wacz", tmp_path / "other.zip"
    for path, name in ((wacz, "archive/data.warc.gz"), (other, "page.html")):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as held:
            held.writestr(name, b"WARC/1.0" * 1000)
    damaged = bytearray(wacz.read_bytes())
    damaged[60] ^= 255
    wacz.write_bytes(damaged)
    done = taken(tmp_path / "home", wacz, other)
    assert [one.path for one in done.unread] == [str(wacz), str(other)]
    assert done.unread[0].reason.startswith("archive/data.warc.gz in it cannot be unpacked (")
    assert isinstance(done.unread[1], Unread)
