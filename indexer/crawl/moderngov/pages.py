"""Any ModernGov page -> what it says of a meeting: the kind is recognised, the parser of that kind is asked."""

from collections.abc import Callable

from archive.sighting import Sighting
from indexer.crawl.errors import Unreadable
from indexer.crawl.moderngov import attendance, item, item_text, meeting, service
from indexer.crawl.moderngov.kinds import Kind, recognise

_PARSERS: dict[Kind, Callable[[bytes, str | None], Sighting]] = {
    Kind.MEETING_PAGE: meeting.parse,
    Kind.ITEM_PAGE: item.parse,
    Kind.ITEM_TEXT: item_text.parse,
    Kind.MEETING_XML: service.parse,
    Kind.ATTENDANCE_PAGE: attendance.parse,
}
_REASONS = {
    Kind.MEETING_TEXT: "it is the bare text of a whole meeting's page: save the page as HTML",
    Kind.CHALLENGE: "a firewall's challenge came in place of the page",
    Kind.ERROR_PAGE: "it is the site's error page",
    Kind.OTHER_PAGE: "it is a ModernGov page without agenda items",
    Kind.UNKNOWN: "it is no ModernGov page",
}


def parse(body: bytes, base: str | None) -> Sighting:
    """What the page says of its meeting; `base` is the site's base address where it is known.

    Raises Unreadable with the reason where it is a page of another kind or damaged.
    """
    kind = recognise(body)
    parser = _PARSERS.get(kind)
    if parser is None:
        raise Unreadable(_REASONS.get(kind, f"it is a {kind}, which holds no agenda items"))
    try:
        return parser(body, base)
    except RecursionError as error:
        raise Unreadable("its markup is nested too deeply") from error
