"""The labels that part what stands under an agenda item ("Decision:", "Minutes:"), in markup and in bare text."""

import re

DESCRIPTION, DECISION, MINUTES, DOCUMENTS = "description", "decision", "minutes", "documents"
# What the anchors of a part's paragraphs begin with.
ANCHOR_PREFIXES = {DESCRIPTION: "d", DECISION: "r", MINUTES: "p"}
_LABELS = (
    (re.compile(r"decisions?( made)?\s{0,9}:", re.I), DECISION),
    (re.compile(r"(draft |printed )?minutes\s{0,9}:", re.I), MINUTES),
    (
        re.compile(r"(additional|supporting|accompanying|related|background) (documents?|papers?)\s{0,9}:", re.I),
        DOCUMENTS,
    ),
)
_FILE_SIZE = re.compile(
    r"[,\s]{0,9}\b(?:PDF|DOCX?|XLSX?|PPTX?|RTF|HTML?|ZIP|JPE?G|PNG)\s+[\d.,]+\s*(?:bytes|[KMG]?B)\s*$", re.I
)


def part_named(label: str) -> str | None:
    """The part that a text names as its label, colon included; None where it is no label."""
    return next((part for pattern, part in _LABELS if pattern.fullmatch(label)), None)


def without_file_size(title: str) -> str:
    """ "Report" of "Report PDF 119 KB"."""
    return _FILE_SIZE.sub("", title)
