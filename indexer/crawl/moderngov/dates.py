"""When and what a ModernGov heading says a meeting was: "Planning Committee - Wednesday, 15th January, 2020 5.00 pm".

Committee names hold dashes, commas and brackets, so the name ends at the last " - " before the weekday, never earlier.
Sites in Wales print the same in Welsh: "Y Cabinet - Dydd Iau, 9fed Hydref, 2014 2.00 yp".
"""

import re
from dataclasses import dataclass
from datetime import date, time

from archive.model import MeetingStatus

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WELSH_MONTHS = (
    *("ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi", "hydref", "tachwedd"),
    "rhagfyr",
)
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?|"
    r"(?:dydd|nos)\s+(?:llun|mawrth|mercher|iau|gwener|sadwrn|sul))"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    rf"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|{'|'.join(_WELSH_MONTHS)})"
)
_WHEN = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY}),?\s+(?:the\s+)?)?\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|af|il|ydd|ed|fed|eg|ain)?"
    rf"(?:\s+of)?,?\s+(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})\b",
    re.I,
)
_NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_TIME = re.compile(
    r"\b(?P<hour>\d{1,2})(?:\s*[.:]\s*(?P<minute>\d{2}))?\s*(?:(?P<half>[ap])\.?\s?m\b\.?|"
    r"(?:o['’]r\s+gloch\s*)?y(?:\s?(?P<morning>b(?:ore)?)|\s?p(?:rynhawn)?|r?\s?h(?:wyr)?)\b)"
    r"|\b(?P<word>12(?:[.:]00)?\s*noon|noon|12(?:[.:]00)?\s*midnight|midnight)\b"
    # "2.00 o'r gloch" may be by day or by night, "14.00 o'r gloch" is stated.
    r"|\b(?P<hour24>1[3-9]|2[0-3]|[01]?\d(?!.{3}\s*o['’]r\s+gloch))[.:](?P<minute24>[0-5]\d)\b",
    re.I,
)
_STATUS = re.compile(
    r"\b(cancelled|canceled|moved|postponed|withdrawn|rescheduled|canslwyd|ganslo|gohiriwyd|ohirio|symudwyd)\b", re.I
)
_STATUSES = {
    "cancelled": MeetingStatus.CANCELLED,
    "canceled": MeetingStatus.CANCELLED,
    "moved": MeetingStatus.MOVED,
    "rescheduled": MeetingStatus.MOVED,
    "postponed": MeetingStatus.POSTPONED,
    "withdrawn": MeetingStatus.WITHDRAWN,
    **dict.fromkeys(("canslwyd", "ganslo"), MeetingStatus.CANCELLED),
    **dict.fromkeys(("gohiriwyd", "ohirio"), MeetingStatus.POSTPONED),
    "symudwyd": MeetingStatus.MOVED,
}
_MEETING_OF = re.compile(
    r"^\W*(?:meeting\s+of\s+(?:the\s+(?=council\b))?|cyfarfod(?:\s+o['’]r|\s+o|\s+yr?)?\s+)(?P<heading>.+)$",
    re.I | re.S,
)
_IN_ITEM = re.compile(r"\(\s*e?item\s+(?P<number>[^()]*(?:\([^()]*\)[^()]*)*?)\s*\)\W*$", re.I)
# No heading is longer; a text that is cannot be one.
_LONGEST = 1000
_DASHES = re.compile(r"\s+[-–—]\s*$|[,;:]\s*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading names; a part that it does not name is None. `committee` may still open with a subtitle."""

    committee: str | None = None
    held_on: date | None = None
    starts_at: time | None = None
    status: MeetingStatus | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an agenda item's page says the item stands: the meeting's heading and the number as displayed there."""

    heading: Heading
    number: str | None = None


def heading(text: str) -> Heading:
    """The parts of a meeting page's h2, in any of the forms that sites print."""
    line = " ".join(text[:_LONGEST].split())
    found = _last_when(line)
    if found is None:
        return Heading(committee=_tidy(line) or None)
    rest = line[found.end() :]
    # A time may also stand between the name and the date, and then is no part of the name.
    starts_at = time_in(rest)
    return Heading(_tidy(line[: found.start()]) or None, date_in(found[0]), starts_at, status_in(rest))


def place(text: str) -> Place | None:
    """The parts of "Meeting of Planning Committee, Thursday, 6th October 2022 5.00 pm (Item 5.)", or None."""
    opened = _MEETING_OF.match(" ".join(text.split())) if len(text) <= _LONGEST else None
    if opened is None:
        return None
    line = opened["heading"]
    numbered = _IN_ITEM.search(line)
    told = heading(line[: numbered.start()] if numbered else line)
    if told.held_on is None:
        return None
    return Place(told, (numbered["number"].strip() or None) if numbered else None)


def without_subtitle(committee: str, known: tuple[str, ...]) -> str:
    """The longest of the `known` committee names that `committee` ends in after ", "; else `committee` as it is."""
    ends = [name for name in known if name and committee.casefold().endswith(", " + name.casefold())]
    return max(ends, key=len, default=committee)


def date_in(text: str) -> date | None:
    """The first date in the text, in words ("15th January, 2020") or as dd/mm/yyyy."""
    if found := _WHEN.search(text):
        return _date(int(found["year"]), _month(found["month"].lower()), int(found["day"]))
    if numeric := _NUMERIC.search(text):
        return _date(int(numeric[3]), int(numeric[2]), int(numeric[1]))
    return None


def time_in(text: str) -> time | None:
    """The first time of day in the text: "5.00 pm", "10.30 a.m.", "12 noon", "18:30", "10.30 y bore"."""
    found = _TIME.search(text)
    if found is None:
        return None
    if word := found["word"]:
        return time(12) if "noon" in word.lower() else time(0)
    if found["hour24"]:
        return time(int(found["hour24"]), int(found["minute24"]))
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour > 23 or minute > 59:
        return None
    is_later = found["half"].lower() == "p" if found["half"] else not found["morning"]
    if hour > 12:  # "14.00 pm" is printed too
        return time(hour, minute)
    return time(hour % 12 + (12 if is_later else 0), minute)


def status_in(text: str) -> MeetingStatus | None:
    """What became of the meeting: "CANCELLED", "Moved" ...; "Confirmed" and "NEW" are nothing of the kind."""
    found = _STATUS.search(text)
    return _STATUSES[found[1].lower()] if found else None


def _last_when(line: str) -> re.Match[str] | None:
    """The last date with a weekday, else the last date: a name can hold a date of its own."""
    found = list(_WHEN.finditer(line))
    return next((when for when in reversed(found) if when["weekday"]), found[-1] if found else None)


def _tidy(name: str) -> str:
    return _DASHES.sub("", name.strip()).strip()


def _month(name: str) -> int:
    return (_WELSH_MONTHS.index(name) if name in _WELSH_MONTHS else _MONTHS.index(name[:3])) + 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
