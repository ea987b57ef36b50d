"""Welsh is told to be Welsh, so that a screen reader speaks it so."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from archive.compose import Composed
from archive.ids import ItemId, MeetingId
from archive.model import AgendaItem, Meeting, Outcome, OutcomeKind, Paragraph, ParagraphKind
from archive.store import open_archive
from indexer.search.build import update
from indexer.search.engines import open_engine
from tests.read_pages import soup, words
from tests.sample_site import CAPTURE
from webui.app import Config, create_app
from webui.language import language

TOWER = "Dywedodd y Cynghorydd Siân Ŵyn fod y tŵr ger y dŵr yn achosi pryder."
TITLE = "Cofnodion y cyfarfod diwethaf"
ENGLISH = "The Chair said that the tower was a cause of concern."
ROW = "Derbyniwyd ymddiheuriadau gan y Cynghorydd Jones. | Apologies were received."
OUTCOME = "Penderfynwyd derbyn yr adroddiad."


@pytest.mark.parametrize("text", [TOWER, TITLE, OUTCOME, "Y Pwyllgor Craffu Cymunedau", "Nid oedd dim arall."])
def test_welsh_is_told(text: str) -> None:
    assert language(text) == "cy"


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "",
        "Councillor Rhys ap Gwilym of Cyngor Gwynedd and Y Pwyllgor Craffu spoke to the report.",
        "The site at Y Felin in the ward of Tref y Llan was sold.",
        "Let x and y be the cost in the years 2023 and 2024.",
        "Ymddiheuriadau",
    ],
)
def test_english_that_names_what_is_welsh_is_english(text: str) -> None:
    assert language(text) is None


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    meeting = MeetingId("gwynedd", "9")
    texts = (TOWER, ENGLISH)
    item = AgendaItem(
        ItemId("gwynedd", "9", "1"),
        "1.",
        TITLE,
        minutes=(
            *(Paragraph(f"p{n}", text) for n, text in enumerate(texts, start=1)),
            Paragraph("p3", ROW, ParagraphKind.ROW),
            Paragraph("p4", ENGLISH),
            Paragraph("p5", "Un | Dau", ParagraphKind.ROW),
        ),
        outcomes=(Outcome(OutcomeKind.RESOLVED, OUTCOME),),
        capture=CAPTURE,
    )
    english = replace(item, id=ItemId("gwynedd", "9", "2"), title="The tower", minutes=(), outcomes=())
    config = Config(tmp_path, f"whoosh:{tmp_path / 'index'}")
    engine = open_engine(config.index_url)
    with open_archive(tmp_path, writing=True) as archive:
        archive.put(Composed(Meeting(meeting, "Y Pwyllgor Craffu Cymunedau", items=(item, english), capture=CAPTURE)))
        update(archive, engine)
    engine.close()
    return create_app(config).test_client()


def test_what_is_in_welsh_on_a_page_in_english_says_so(client: FlaskClient) -> None:
    """And nothing else: the sign beside a paragraph is named in English."""
    pages = ("/gwynedd/items/9/1", "/gwynedd/meetings/9", "/search")
    assert [words(soup(client, page), "[lang=cy]") for page in pages] == [
        [TITLE, OUTCOME, TOWER, ROW.partition(" | ")[0]],
        ["Y Pwyllgor Craffu Cymunedau", TITLE],
        [f"1. {TITLE}", TOWER],
    ]
    assert not soup(client, "/gwynedd/items/9/1").select("[lang=cy] .pin")


def test_tables_of_one_item_are_told_apart(client: FlaskClient) -> None:
    tables = soup(client, "/gwynedd/items/9/1").select("[role=region]")
    assert [table["aria-label"] for table in tables] == ["Table from paragraph p3", "Table from paragraph p5"]
