"""What is taken down is nowhere in the home, comes back with no page, and leaves its neighbours as they were."""

import gzip
import json
import re
import shutil
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.checker import Checker

from archive.captures import Captures
from archive.check import faults
from archive.errors import ArchiveError, NotArchived
from archive.export import item_json, meeting_json
from archive.ids import ItemId, MeetingId
from archive.ledger import Ledger
from archive.model import MinutesState, Notice
from archive.sighting import Stated
from archive.store import Archive, open_archive
from archive.warc import Page
from indexer.crawl.councils import register
from indexer.crawl.forgetting import Forgotten, forget
from indexer.crawl.intake import Tally, take_in
from indexer.crawl.moderngov.marks import words_of
from indexer.crawl.moderngov.pages import parse
from indexer.crawl.moderngov.redact import words_in
from indexer.crawl.reparse import reparse
from indexer.crawl.saved import ingest
from indexer.demo.answers import Site
from indexer.demo.council import make_council
from indexer.demo.site import running
from indexer.search.build import update
from indexer.search.engines import open_engine
from tests.command_line import Ran, forked

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
WHY = "It named a child."
KENT = Stated("harnmere")
COUNCIL = make_council(size="small")
SITE = Site(COUNCIL, "http://127.0.0.1:1/")
# A meeting with several items that have minutes, and of those the one with the most to say.
MEETING = max(COUNCIL.meetings[:40], key=lambda m: sum(len(i.minutes or ()) > 2 for i in m.items))
ITEM = max(MEETING.items, key=lambda i: len(i.minutes or ()))
SCHEMA = (Path(__file__).parents[3] / "archive" / "schema.sql").read_text(encoding="utf-8")
ID = ItemId("harnmere", str(MEETING.id), str(ITEM.id))


def answer(target: str) -> bytes:
    return SITE.answer(target).body


SERVICE = answer(f"/mgWebService.asmx/GetMeeting?lMeetingId={MEETING.id}")
MEETING_PAGE = answer(f"/ieListDocuments.aspx?MId={MEETING.id}&Ver=4")
ITEM_PAGES = [answer(f"/mgAi.aspx?ID={item.id}") for item in MEETING.items]


def told_words() -> set[str]:
    """The words that only the item has, of all that the meeting's pages say."""
    told = parse(SERVICE, None)
    own, others = set(), set()
    for row in told.items:
        words = {word for text in words_in(row) for word in words_of(text) if len(word) > 4}
        (own if row.item == str(ITEM.id) else others).update(words)
    held = (told.committee, told.venue, *(a.name for a in told.attendance or ()), SCHEMA)
    others |= {word for text in held for word in words_of(text or "")}
    # An index holds stems, and a stem of another item's word is no word of this one.
    return {word for word in own if not any(other.startswith(word) for other in others)}


OWN = told_words()
TITLE = " ".join(words_of(ITEM.title))


@pytest.fixture(scope="module")
def once_filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `home` and `pages`, to be copied."""
    made = tmp_path_factory.mktemp("filled")
    home, folder = made / "home", made / "pages"
    folder.mkdir()
    (folder / "service.xml").write_bytes(SERVICE)
    (folder / "meeting.html").write_bytes(MEETING_PAGE)
    for number, page in enumerate(ITEM_PAGES):
        (folder / f"item-{number}.html").write_bytes(page)
    with open_archive(home, writing=True) as archive:
        ingest(archive, [folder], KENT, NOW)
        archive.ledger.keep(fetched(), KENT)
        take_in(archive, Tally())
    index(home)
    return made


@pytest.fixture
def filled(once_filled: Path, tmp_path: Path) -> Path:
    """The meeting as every kind of page tells it, and pages around it that repeat its words."""
    return shutil.copytree(once_filled, tmp_path, dirs_exist_ok=True) / "home"


def fetched() -> list[Page]:
    """The same pages as a crawler gets them, packed in both ways, and an issue page that quotes the item."""
    packed = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("ETag", "1"))
    deflated = (("Content-Type", "text/xml"), ("Content-Encoding", "deflate"))
    quoted = " ".join(p.text for p in ITEM_TEXTS[:1])
    issue = f"""<html><head><title>Issue - {ITEM.title}</title></head><body><div id="modgov">
        <h1 class="mgMainTitleTxt">Issue details</h1><h2>{ITEM.title}</h2>
        <p>What stays.</p><div><p>As minuted: {quoted}</p></div></div></body></html>"""
    return [
        Page(gzip.compress(MEETING_PAGE), NOW + DAY, "http://127.0.0.1:1/ieListDocuments.aspx?MId=1", "text/html",
             ("200 OK", packed)),
        Page(zlib.compress(SERVICE), NOW + DAY, "http://127.0.0.1:1/mgWebService.asmx/GetMeeting?lMeetingId=1",
             "text/xml", ("200 OK", deflated)),
        Page(issue.encode(), NOW + DAY, "http://127.0.0.1:1/ieIssueDetails.aspx?IId=1", "text/html",
             ("200 OK", (("Content-Type", "text/html"),))),
    ]  # fmt: skip


ITEM_TEXTS = next(row for row in parse(SERVICE, None).items if row.item == str(ITEM.id)).minutes or ()


def index(home: Path) -> None:
    engine = open_engine(f"whoosh:{home / 'index'}")
    with open_archive(home) as archive:
        update(archive, engine)
    engine.close()


def down(home: Path, asked: ItemId | MeetingId = ID) -> Forgotten:
    with open_archive(home, writing=True) as archive:
        return forget(archive, asked, (NOW + 2 * DAY, WHY), register(), lambda _: None)


def everything(home: Path) -> Iterator[tuple[str, bytes]]:
    """Every file as it lies on the disk, and whatever is packed in it."""
    for path in sorted(home.rglob("*")):
        if not path.is_file():
            continue
        raw = path.read_bytes()
        yield path.name, raw
        for opening in re.finditer(rb"\x1f\x8b\x08|x\x9c|x\xda|x\x01", raw):
            for window in (31, 15):
                try:
                    yield path.name, zlib.decompressobj(wbits=window).decompress(raw[opening.start() :], 1 << 24)
                except zlib.error:
                    continue


def left(home: Path) -> dict[str, set[str]]:
    """Words of the item that a file of the home still holds."""
    found: dict[str, set[str]] = {}
    for name, content in everything(home):
        words = set(words_of(content.decode("utf-8", "replace"))) | set(
            words_of(content.decode("utf-16-le", "replace"))
        )
        if words & OWN:
            found.setdefault(name, set()).update(words & OWN)
    return found


def neighbours(home: Path) -> list[object]:
    with open_archive(home) as archive:
        meetings = [archive.meeting(m) for m in archive.meetings()]
        assert list(faults(archive)) == []
    return [
        [meeting_json(replace(m, items=tuple(i for i in m.items if i.id != ID))) for m in meetings],
        [item_json(m, i) for m in meetings for i in m.items if i.id != ID],
    ]


def sound(home: Path) -> bool:
    class Arguments:
        inputs = tuple(str(path) for path in sorted((home / "captures").iterdir()))
        verbose = False

    checker = Checker(Arguments())
    checker.process_all()
    return bool(checker.exit_value == 0)


def test_the_item_has_words_of_its_own_that_are_everywhere_before(filled: Path) -> None:
    assert len(OWN) > 10
    assert {"archive.sqlite", "minutebook-00001.warc.gz"} <= left(filled).keys()


def test_the_words_are_nowhere_and_the_neighbours_are_as_they_were(filled: Path) -> None:
    before = neighbours(filled)
    done = down(filled)
    index(filled)
    assert (done.already, done.pages >= 5) == (False, True)
    assert left(filled) == {}
    assert neighbours(filled) == before
    assert sound(filled)
    with open_archive(filled) as archive:
        meeting, item = archive.item(ID)
    assert (item.title, item.minutes, item.versions, item.state) == ("", (), (), MinutesState.WITHDRAWN)
    assert item.taken_down == Notice(NOW + 2 * DAY, WHY)
    assert ID not in {i.id for i in meeting.items}


def test_it_stays_down_when_its_pages_are_read_anew_or_come_again(filled: Path, tmp_path: Path) -> None:
    before = neighbours(filled)
    down(filled)
    with open_archive(filled, writing=True) as archive:
        assert ingest(archive, [tmp_path / "pages"], KENT, NOW + 3 * DAY).captured == 0
    reparse(filled, *[lambda _: None] * 3)
    index(filled)
    assert (left(filled), neighbours(filled)) == ({}, before)
    with open_archive(filled, writing=True) as archive:
        assert archive.item(ID)[1].taken_down == Notice(NOW + 2 * DAY, WHY)
        (tmp_path / "again").mkdir()
        for number, page in enumerate((SERVICE, MEETING_PAGE, *ITEM_PAGES)):
            (tmp_path / "again" / f"{number}.html").write_bytes(page + b"<!-- served another day -->")
        again = ingest(archive, [tmp_path / "again"], KENT, NOW + 4 * DAY)
        archive.ledger.keep([replace(page, at=NOW + 4 * DAY) for page in fetched()], KENT)
        take_in(archive, Tally())
        assert (again.new, again.changed) == (0, 0)
    index(filled)
    assert left(filled) == {}
    assert sound(filled)
    with open_archive(filled) as archive:
        assert archive.item(ID)[1].taken_down == Notice(NOW + 2 * DAY, WHY)
        assert list(faults(archive)) == []


def test_a_meeting_is_taken_down_with_all_its_items(filled: Path) -> None:
    meeting = ID.of_meeting
    down(filled, meeting)
    index(filled)
    assert left(filled) == {}
    for _ in range(2):
        with open_archive(filled) as archive:
            held = archive.meeting(meeting)
            assert (held.items, held.attendance, held.committee) == ((), (), None)
            assert held.taken_down == archive.item(ID)[1].taken_down == Notice(NOW + 2 * DAY, WHY)
            assert len(held.tombstones) == len(MEETING.items)
            assert list(faults(archive)) == []
        reparse(filled, *[lambda _: None] * 3)
    assert sound(filled)


def test_what_was_taken_down_is_taken_down_once(filled: Path) -> None:
    down(filled)
    assert down(filled) == Forgotten(str(ID), 0, already=True)


def test_an_unknown_id_changes_nothing(filled: Path) -> None:
    with pytest.raises(NotArchived, match="no meeting harnmere/1"):
        down(filled, ItemId("harnmere", "1", "1"))
    with pytest.raises(NotArchived, match="no meeting"):
        down(filled, MeetingId("harnmere", "1"))


def test_an_archive_that_forgot_keeps_no_page_unlooked_at(filled: Path) -> None:
    down(filled)
    with open_archive(filled, writing=True) as archive, pytest.raises(ArchiveError, match="taken down"):
        archive.ledger.keep([Page(b"page", NOW)])


class Killed(BaseException):
    """Stands for a process that ends in the middle: nothing catches it."""


@pytest.mark.parametrize(
    ("where", "method", "before"),
    [
        (Ledger, "note", False),
        (Captures, "copy_without", True),
        (Captures, "copy_without", False),
        (Captures, "take_copy", True),
        (Captures, "take_copy", False),
        (Archive, "renumber", True),
        (Archive, "put_rows", True),
        (Archive, "scrub", True),
        (Archive, "scrub", False),
    ],
)
def test_killed_anywhere_on_the_way_it_is_finished_by_the_same_command(
    filled: Path, monkeypatch: pytest.MonkeyPatch, where: type, method: str, before: bool
) -> None:
    held = neighbours(filled)
    whole = getattr(where, method)

    def killed(*arguments: object) -> None:
        if not before:
            whole(*arguments)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(where, method, killed)
        with pytest.raises(Killed):
            down(filled)
    assert not down(filled).already
    index(filled)
    assert (left(filled), neighbours(filled), sound(filled)) == ({}, held, True)
    assert sorted(path.name for path in (filled / "captures").iterdir()) == ["minutebook-00001.warc.gz"]


def test_a_page_that_cites_the_item_keeps_its_own_record(filled: Path, tmp_path: Path) -> None:
    """A copy of the item under no council is the item; another item that quotes a sentence of it is not."""
    text = "\n".join(p.text for p in ITEM_TEXTS)
    copy, citing = tmp_path / "copy.txt", tmp_path / "citing.txt"
    copy.write_text(f"Modern.gov Content\nAgenda item\n{ITEM.title}\nMinutes:\n{text}\n", encoding="utf-8")
    opening = " ".join(words_of(ITEM_TEXTS[0].text)[:10])
    said = f"""The officer read out, when asked what became of the work of the year before: {opening}. The members
        thanked the officer for the long answer. The Chair closed the meeting at nine and wished them a safe way."""
    citing.write_text(f"Modern.gov Content\nAgenda item\nMatters arising\nMinutes:\n{said}\n", encoding="utf-8")
    with open_archive(filled, writing=True) as archive:
        ingest(archive, [copy, citing], Stated(), NOW)
    down(filled)
    with open_archive(filled, writing=True) as archive:
        found = [archive.meeting(m) for m in archive.meetings() if m.council == "unknown"]
        (cited,) = [m.items for m in found if m.items]
        (buried,) = [m.tombstones for m in found if not m.items]
        assert [(i.title, len(i.minutes)) for i in cited] == [("Matters arising", 1)]
        assert [i.taken_down for i in buried] == [Notice(NOW + 2 * DAY, WHY)]
        again = tmp_path / "again.txt"
        again.write_bytes(copy.read_bytes() + b"\n")
        ingest(archive, [again], Stated(), NOW + 3 * DAY)
        new = [archive.meeting(m) for m in archive.meetings() if m.council == "unknown"]
        assert sum(len(m.items) for m in new) == 1
        assert len(new) == 3


def test_another_home_that_gets_the_cut_captures_gets_the_neighbours_alone(filled: Path, tmp_path: Path) -> None:
    down(filled)
    other = tmp_path / "other"
    with open_archive(other, writing=True) as archive:
        ingest(archive, [filled / "captures"], Stated(), NOW + 9 * DAY)
        titles = [item.title for m in archive.meetings() for item in archive.meeting(m).items]
        assert ingest(archive, [filled / "captures"], Stated(), NOW + 9 * DAY).captured == 0
    with open_archive(filled) as archive:
        assert titles == [item.title for m in archive.meetings() for item in archive.meeting(m).items]
    assert left(other) == {}


def lasting(lines: list[str]) -> list[dict[str, object]]:
    """Exported items without what tells when they were seen."""
    return [{k: v for k, v in json.loads(line).items() if k not in {"capture", "versions"}} for line in lines]


@pytest.mark.slow
def test_a_crawl_does_not_bring_it_back(minutebook: Callable[..., Ran], home: Path) -> None:
    """By the command line: fetched over HTTP, taken down, everything fetched again."""
    with running(COUNCIL) as site:
        crawl = ("crawl", site.address, "--slug", "harnmere", "--delay", "0", "--since", "2000-01-01")
        assert forked(home, *crawl).code == 0
        before = minutebook("export", "--format", "jsonl").out.splitlines()
        asked = max((json.loads(line) for line in before), key=lambda item: len(item["minutes"]))
        done = minutebook("forget", asked["id"], "--why", WHY, "--json")
        assert (done.code, done.json["already"], done.json["pages"] > 0) == (0, False, True)
        again = forked(home, *crawl, "--json").json["councils"][0]
        assert (again["meetings"], again["new"], again["changed"]) == (len(COUNCIL.meetings), 0, 0)
    minutebook("reparse")
    after = minutebook("export", "--format", "jsonl").out.splitlines()
    assert lasting(after) == [item for item in lasting(before) if item["id"] != asked["id"]]
    shown = minutebook("show", asked["id"], "--json").json
    assert (shown["title"], shown["minutes"], shown["state"], shown["taken_down"]["why"]) == (
        None,
        [],
        "withdrawn",
        WHY,
    )
    again = minutebook("forget", asked["id"], "--why", WHY)
    assert (again.code, again.out) == (0, f"{asked['id']} was taken down before.\n")
    unknown = minutebook("forget", "harnmere/1/1", "--why", WHY)
    assert (unknown.code, unknown.out) == (4, "")
    assert unknown.err == "minutebook: no item harnmere/1/1 is in this archive\n"
    assert minutebook("forget", asked["id"]).code == minutebook("forget", asked["id"], "--why", " ").code == 2
    assert minutebook("check").code == 0
