"""The words of ModernGov's own pages: what heads them, and what parts the text under an item ("Minutes:").

Sites in Wales print them in Welsh; the text below may be in either language.
"""

import re
from collections.abc import Container

DESCRIPTION, DECISION, MINUTES, DOCUMENTS = "description", "decision", "minutes", "documents"
# What the anchors of a part's paragraphs begin with.
ANCHOR_PREFIXES = {DESCRIPTION: "d", DECISION: "r", MINUTES: "p"}
_LABELS = (
    (re.compile(r"(decisions?( made)?|penderfyniad(au)?)\s{0,9}:", re.I), DECISION),
    (re.compile(r"((draft |printed )?minutes|cofnod(ion)?( drafft)?)\s{0,9}:", re.I), MINUTES),
    (
        re.compile(
            r"((additional|supporting|accompanying|related|background) (documents?|papers?)|"
            r"dogfennau (ychwanegol|ategol|cefnogol|cysylltiedig))\s{0,9}:",
            re.I,
        ),
        DOCUMENTS,
    ),
)
_ITEM_HEADING = re.compile(
    r"agenda item(?: details)?|eitem (?:ar |yr |ar yr |ar y )?(?:agenda|rhaglen)|manylion eitem", re.I
)
_STATE_HEADING = re.compile(
    r"(?:printed )?(?:agenda|decisions|(?:draft )?minutes)"
    r"(?:,? (?:(?:and|&) )?(?:(?:draft|printed) )?(?:decisions|minutes))*|"
    r"(?:rhaglen|agenda|ph?enderfyniadau|ch?ofnodion)(?:(?:,|,? ac?) (?:ph?enderfyniadau|ch?ofnodion))*(?: drafft)?",
    re.I,
)
# A text copy says "pdf icon" where the page had a picture.
_FILE_SIZE = re.compile(
    r"[,\s]{0,9}(?:\b(?:pdf|word|excel|powerpoint|file|document) e?icon\s{1,9})?"
    r"\b(?:PDF|DOCX?|XLSX?|PPTX?|RTF|HTML?|ZIP|JPE?G|PNG)\s+[\d.,]+\s*(?:bytes|[KMG]?B)\s*$",
    re.I,
)


def part_named(label: str) -> str | None:
    """The part that a text names as its label, colon included; None where it is no label."""
    return next((part for pattern, part in _LABELS if pattern.fullmatch(label)), None)


def is_out_of_order(part: str, before: Container[str]) -> bool:
    """Whether a part cannot begin below those `before` it: the site prints decisions above minutes, never in them."""
    return part == DECISION and MINUTES in before


def is_item_heading(text: str) -> bool:
    """Whether an h1 is that of an agenda item's page: "Agenda item"."""
    return _ITEM_HEADING.fullmatch(" ".join(text.split())) is not None


def is_state_heading(text: str) -> bool:
    """Whether an h1 is a meeting page's: "Agenda", "Agenda and draft minutes", "Agenda, decisions and minutes" ..."""
    return _STATE_HEADING.fullmatch(" ".join(text.split())) is not None


def without_file_size(title: str) -> str:
    """ "Report" of "Report PDF 119 KB"."""
    return _FILE_SIZE.sub("", title)
