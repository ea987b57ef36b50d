"""Where a sentence ends in minutes, with their abbreviations, initials and numbers."""

import re
from collections.abc import Iterator

from indexer.reading.names import UPPER

_END = re.compile(rf"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]*[{UPPER}\d])")
_ABBREVIATED = re.compile(
    rf"(?:\b(?:Mr|Mrs|Ms|Dr|Cllr|Cllrs|Rev|Revd|St|No|Nos|Prof|Fr|Sgt|Insp|Supt|Messrs|para|paras|Para|i\.e|e\.g|"
    rf"cf|vs|etc|"
    rf"approx|ref|Ref|p|pp|Hon|Rt|Jr|Snr)|(?:^|[\s.(])[{UPPER}])$"
)
_LONGEST_ABBREVIATION = 8


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every sentence of `text`, in order, white space between them left out."""
    start = 0
    for end in _END.finditer(text):
        word = text[max(start, end.start() - _LONGEST_ABBREVIATION) : end.start()]
        if text[end.start()] == "." and _ABBREVIATED.search(word):
            continue
        yield start, end.start() + len(end[0].rstrip())
        start = end.end()
    if start < len(text):
        yield start, len(text)
