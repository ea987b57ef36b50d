"""The site's own notes among the words of minutes: "...view the full minutes text for item 5", "Webcast for 164."."""

import re

_WORDS = "view the full"
FULL_TEXT = rf"{_WORDS} (?:minutes|agenda|decisions?)"
# Minutes may say "view the full minutes" themselves; the site's note opens with dots, ends in "text" or is a link.
CUT_NOTE = re.compile(
    rf"(?:(?:\.{{3}}|…)\s{{0,9}}{FULL_TEXT}(?: text)?|\b{FULL_TEXT} text)(?: for item\s{{1,9}}\S{{1,20}})?", re.I
)
_CLOSING_CUT_NOTE = re.compile(rf"(?:{CUT_NOTE.pattern})[\s.]*$", re.I)
_LONGEST_CUT_NOTE = 120
_NOTE = re.compile(
    r"webcast for (?:item )?\S{1,12}|restricted enclosure \S{1,8}|"
    r"view the (?:reasons? why|background to|declarations? of|decisions? for|recorded votes? (?:for|on))\b.*|"
    r"share this item|"
    r"(?:item \S{1,8} )?appendix\b.*\bPDF [\d.,]+ ?[KMG]?B|\(?PDF,? [\d.,]+ ?[KMG]?B\)?",
    re.I,
)
# A longer text is somebody's words, whatever it opens with.
LONGEST_NOTE = 300


def is_note(text: str) -> bool:
    """Whether the text, on one line, is nothing but a note of the site's."""
    return len(text) <= LONGEST_NOTE and _NOTE.fullmatch(text.rstrip(". ")) is not None


def ends_cut(text: str) -> bool:
    """Whether the text ends where the page refers to the full one."""
    return _CLOSING_CUT_NOTE.search(text, max(0, len(text) - _LONGEST_CUT_NOTE)) is not None


def without_notes(text: str) -> str:
    """The text, on one line, without the site's notes; empty where it is nothing else."""
    if is_note(text):
        return ""
    if _WORDS not in text[-_LONGEST_CUT_NOTE:].casefold():
        return text
    note = _CLOSING_CUT_NOTE.search(text, max(0, len(text) - _LONGEST_CUT_NOTE))
    return text[: note.start()].rstrip() if note else text
