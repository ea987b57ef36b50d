"""The register: which councils there are, by what names and addresses they are found."""

import csv
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from archive.ids import is_council_slug
from indexer.crawl.councils import Council, Register, register

SOURCE = Path(__file__).parents[4] / "shared" / "real" / "uk_councils.csv"


def sites(rows):
    parts = (urlsplit(row["base_url"]) for row in rows)
    return {(site.netloc.lower(), site.path.rstrip("/").lower() + "/") for site in parts}


@pytest.fixture
def source_rows():
    if not SOURCE.exists():
        pytest.skip("the list that the register was made from does not come with the project")
    with SOURCE.open(encoding="utf-8", newline="") as rows:
        return [row for row in csv.DictReader(rows) if row["class"] == "ModGovCouncillorScraper"]


def test_every_moderngov_site_of_the_source_is_one_row(source_rows):
    """Rows that differ only by http or https, or that stand for one site, are one."""
    assert len(source_rows) == 334
    rows = register().councils
    assert {(c.host, urlsplit(c.base).path.lower()) for c in rows} == sites(source_rows)
    assert len(rows) == len(sites(source_rows)) == 323


def test_every_folder_of_the_source_finds_the_council_of_its_site(source_rows):
    for row in source_rows:
        found = register().for_address(row["base_url"])
        words = row["folder"].partition("-")[2]
        assert found is not None, row
        assert (
            not words
            or words in (found.slug, *found.other_names)
            or found.slug == row["folder"][4:] + "-" + row["folder"][:3].lower()
        )


def test_a_council_is_closed_when_all_that_stand_for_its_site_are(source_rows):
    still_open = sites(row for row in source_rows if not row["disabled"])
    for council in register().councils:
        assert council.closed == ((council.host, urlsplit(council.base).path.lower()) not in still_open), council


def test_slugs_are_unique_and_can_stand_in_an_id():
    names = [name for council in register().councils for name in (council.slug, *council.other_names)]
    assert len(names) == len(set(names))
    assert all(is_council_slug(name) for name in names)
    assert [c.slug for c in register().councils] == sorted(c.slug for c in register().councils)
    assert all(council.base.endswith("/") and council.name for council in register().councils)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("worthing", "adur"),
        ("mid-suffolk", "babergh"),
        ("st-edmundsbury", "west-suffolk"),
        ("forest-heath", "west-suffolk"),
        ("bristol", "bristol"),
        ("Bristol", "bristol"),
    ],
)
def test_councils_that_share_a_site_are_one_and_found_by_every_name(name, slug):
    assert register().by_slug(name).slug == slug


def test_where_two_sites_would_have_one_slug_the_successor_keeps_it():
    assert register().by_slug("dorset").base == "https://moderngov.dorsetcouncil.gov.uk/"
    assert register().by_slug("dorset-dor").base == "https://dorset.moderngov.co.uk/"
    assert register().by_slug("buckinghamshire").base == "https://buckinghamshire.moderngov.co.uk/"
    assert register().by_slug("buckinghamshire-bkm").base == "https://democracy.buckscc.gov.uk/"
    assert register().by_slug("atlantis") is None


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://democracy.manchester.gov.uk/mgUserInfo.aspx?UID=192", "manchester"),
        ("http://DEMOCRACY.manchester.gov.uk:80/mgAi.aspx?ID=1", "manchester"),
        ("https://democracy.manchester.gov.uk/documents/s1/x.pdf", "manchester"),
        ("https://democracy.manchester.gov.uk", "manchester"),
        ("https://www.torbay.gov.uk/democraticservices/ieListDocuments.aspx?MId=1", "torbay"),
        ("https://www.torbay.gov.uk/elsewhere/ieListDocuments.aspx?MId=1", None),
        ("https://www.torbay.gov.uk/", None),
        ("https://democracy.manchester.gov.uk:8080/mgAi.aspx?ID=1", None),
        ("https://example.org/mgAi.aspx?ID=1", None),
        ("manchester", None),
        ("http://[", None),
    ],
)
def test_an_address_belongs_to_the_council_of_its_host_and_folder(url, slug):
    """http and https are alike, and so are the cases of letters; a port or a folder of its own is another site."""
    found = register().for_address(url)
    assert (found.slug if found else None) == slug


def test_words_find_councils_by_name_other_name_and_address():
    assert [c.slug for c in register().find("north east")] == ["bath-and-north-east-somerset", "north-east-derbyshire"]
    assert [c.slug for c in register().find("WORTHING")] == ["adur"]
    assert [c.slug for c in register().find("basildonmeetings")] == ["basildon"]
    assert register().find("") == register().councils
    assert register().find("atlantis") == ()


def test_quirks_are_read_as_data():
    row = {"slug": "a", "name": "A", "base": "https://a.example/", "closed": "closed"}
    row |= {"quirks": "certificate=untrusted", "other_names": "b c"}
    assert Register.of_rows([row]).councils == (
        Council("a", "A", "https://a.example/", True, (("certificate", "untrusted"),), ("b", "c")),
    )
