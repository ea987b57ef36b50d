"""The main job on the real pages: from a page of minutes to a search result and a lasting address."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.command_line import Ran, called

Command = Callable[..., Ran]


@pytest.fixture(scope="module")
def seed(real: Path, tmp_path_factory: pytest.TempPathFactory) -> Command:
    """The command on a home with the seed, which is only read from."""
    minutebook = partial(called, tmp_path_factory.mktemp("seed") / "home")
    done = minutebook("ingest", real / "seed" / "agenda-item.txt", "--json")
    assert (done.code, done.json["items"], done.json["new"]) == (0, 1, 1)
    return minutebook


@pytest.fixture(scope="module")
def service(real: Path, tmp_path_factory: pytest.TempPathFactory) -> Command:
    """The same with the answer of a web service."""
    minutebook = partial(called, tmp_path_factory.mktemp("service") / "home")
    done = minutebook("ingest", real / "lgsf_fixtures" / "meeting_with_minutes.xml", "--json")
    assert (done.code, done.json["meetings"], done.json["items"]) == (0, 1, 2)
    return minutebook


def test_the_seed_is_found_and_exactly_the_words_are_marked(seed: Command) -> None:
    found = seed("search", "attendance task group", "--json").json
    (hit,) = found["hits"]
    assert (found["total"], found["held_back"], hit["committee"], hit["held_on"], hit["number"]) == (
        1,
        0,
        None,
        None,
        None,
    )
    assert hit["title"].startswith("Education Transformation Programme")
    assert "AH" in hit["speakers"]
    marked = {snippet["text"][start:end].lower() for snippet in hit["snippets"] for start, end in snippet["marks"]}
    assert marked == {"attendance", "task", "group"}


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ('"local offer live"', 1),
        ("“local offer live”", 1),
        ('"offer local live"', 0),
        ("kickstarted", 1),
        ('"kickstarted"', 0),
        ("CHILDREN'S", 1),
        ("children’s", 1),
        ("stage 4", 1),
        ("no-such-word-anywhere", 0),
    ],
)
def test_the_seed_answers_as_a_reader_expects(seed: Command, words: str, total: int) -> None:
    assert seed("search", words, "--json").json["total"] == total


def test_the_speaker_filter_finds_the_seed_by_initials(seed: Command) -> None:
    found = seed("search", "AH", "--speaker", "AH", "--json").json
    assert found["total"] == 1
    assert {"value": "AH", "count": 1, "chosen": True} in found["facets"]["speaker"]
    assert seed("search", "AH", "--speaker", "BH", "--json").json["total"] == 0


def test_the_seed_is_read_as_it_was_said(seed: Command) -> None:
    (hit,) = seed("search", "--json").json["hits"]
    item = seed("show", hit["id"], "--json").json
    assert len(item["minutes"]) == 16
    assert [p["kind"] for p in item["minutes"]].count("point") == 9
    spoken = {p["anchor"]: p["speakers"] for p in item["minutes"]}
    by_ah = {f"p{n}" for n in (*range(1, 12), 13, 14)}
    assert {anchor for anchor, speakers in spoken.items() if speakers == ["AH"]} == by_ah
    assert (spoken["p12"], spoken["p15"], spoken["p16"]) == (["Forum"], [], [])
    assert [o["kind"] for o in item["outcomes"]] == ["resolved"]
    assert item["outcomes"][0]["text"].rstrip(".") == "RESOLVED that the report be noted"
    assert (item["council"], item["state"], item["documents"], item["procedural"]) == (None, None, [], False)
    assert item["id"] == "unknown/" + "/".join([item["capture"]["sha256"][:16]] * 2)


def test_a_service_answer_gives_its_meeting(service: Command) -> None:
    meeting = service("show", "manchester/4967", "--json").json
    assert (meeting["committee"], meeting["held_on"], meeting["starts_at"]) == (
        "Audit Committee",
        "2026-02-10",
        "10:00",
    )
    assert (meeting["state"], meeting["meeting_status"]) == ("published", None)
    assert [(i["id"], i["number"]) for i in meeting["items"]] == [
        ("manchester/4967/18831", "1."),
        ("manchester/4967/18833", "9."),
    ]
    assert meeting["attendance"] == [
        {"name": "Councillor Basil Curley", "role": "Committee Member", "status": "Expected"}
    ]
    for identity in ("manchester/4967/18831", "manchester/4967/18833"):
        item = service("show", identity, "--json").json
        assert len(item["minutes"]) == len(item["description"]) == len(item["documents"]) == 1
        assert not {"<", "&lt;", "MsoNormal"} & set(item["minutes"][0]["text"].split())
        assert item["source_url"].endswith("mgAi.aspx?ID=" + identity.rpartition("/")[2])


def test_procedural_items_are_held_back_and_offered(service: Command) -> None:
    """The item called “Minutes” is procedure, the work programme is not."""
    held = service("search", "committee", "--json").json
    assert [h["id"] for h in held["hits"]] == ["manchester/4967/18833"]
    everything = service("search", "--json").json
    assert (everything["total"], everything["held_back"]) == (2, 0)
    asked = service("search", "minutes", "--procedural", "--json").json
    assert "manchester/4967/18831" in [h["id"] for h in asked["hits"]]


def test_a_cancelled_meeting_without_items_is_a_meeting(real: Path, minutebook: Command) -> None:
    done = minutebook("ingest", real / "lgsf_fixtures" / "meeting_no_minutes.xml", "--json")
    assert (done.code, done.json["meetings"], done.json["items"]) == (0, 1, 0)
    assert minutebook("show", "manchester/4966", "--json").json["meeting_status"] == "cancelled"


def test_a_folder_of_all_the_real_pages_is_read_as_far_as_it_can_be(real: Path, minutebook: Command) -> None:
    """Lists, search pages and decision pages hold no agenda items: each is kept and named, the rest goes on."""
    done = minutebook("ingest", real, "--json")
    assert done.code == 1
    assert (done.json["meetings"], done.json["items"]) == (3, 3)
    assert done.json["captured"] == 3 + len(done.json["unread"])
    assert minutebook("check", "--json").json["faults"] == []
