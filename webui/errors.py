"""What goes wrong -> status and page, or the form asked for: the only table of HTTP statuses for errors.

It says what happened and what to do next; what only an operator can use goes into the log.
"""

import json
import logging

from flask import Flask, request
from werkzeug.exceptions import HTTPException

from archive.errors import ArchiveError, InUse, NoArchive, NotArchived
from indexer.search.errors import BadQuery, EngineDown, NoIndex, SearchError, WrongIndex
from webui.contexts import ErrorPage, render
from webui.formats import FORMATS, Format
from webui.links import Link
from webui.params import SEARCH, BadParameter, UnknownParameter, typed_words, without_names

# The most particular class comes first: the first that fits decides.
STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (NotArchived, 404),
    (InUse, 503),
    (ArchiveError, 500),
    (BadQuery, 400),
    (NoIndex, 503),
    (EngineDown, 503),
    (WrongIndex, 503),
    (SearchError, 500),
)

TITLES = {
    400: "That cannot be searched for",
    404: "Not in this archive",
    405: "That cannot be done here",
    500: "Something went wrong",
    503: "Search is out of order",
}

_UNKNOWN = "The address asks for something that this page does not know"

_NOT_FILLED = (
    "Nothing is archived here yet, or it is lost. Whoever runs this archive fills it with “minutebook crawl” or "
    "“minutebook ingest”; how a lost one comes back is written in the server's log"
)
# What a page says where the message is for whoever runs the archive: that names folders, hosts and settings, which are
# nobody else's business, and goes into the log. The first that fits, as above.
_FOR_READERS: tuple[tuple[type[Exception], str], ...] = (
    (NoArchive, _NOT_FILLED),
    (InUse, "The archive is being brought up to date: please try again in a moment"),
    (NoIndex, "Nothing is indexed here yet. Whoever runs this archive does it with “minutebook index”"),
    (EngineDown, "The index cannot be reached at the moment: please try again later"),
    (WrongIndex, "The index cannot be read. Whoever runs this archive makes it anew with “minutebook index --rebuild”"),
)

_OURS = {
    404: "There is no page at this address. Search for the words that you are looking for, or start at the home page.",
    500: "The page could not be made. The fault is written in the server's log; please try again later.",
}

# Body, status, headers.
Answer = tuple[bytes, int, list[tuple[str, str]]]

log = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """Make every error of `app` an answer of its own."""
    app.register_error_handler(Exception, answer_for)


def answer_for(error: Exception) -> Answer:
    """What `error` made of a request, in the form that was asked for: a page, JSON, or else a line of text."""
    form = FORMATS.get(request.path)
    if form is None:
        return page_for(error)
    status, message, headers = _happened(error)
    if form is Format.JSON:
        body = json.dumps({"error": message}, ensure_ascii=False) + "\n"
        return body.encode("utf-8", "backslashreplace"), status, [*headers, ("Content-Type", "application/json")]
    return f"{message}\n".encode(), status, [*headers, ("Content-Type", "text/plain; charset=utf-8")]


def page_for(error: Exception) -> Answer:
    """The page for `error`, with its status."""
    status, message, headers = _happened(error)
    if isinstance(error, BadParameter):
        page = _page_without(error, status, message)
    elif isinstance(error, InUse):
        page = _page(status, message, title="The archive is busy")
    else:
        page = _page(status, message, reading_works=isinstance(error, SearchError) and status >= 500)
    return page, status, headers


def _happened(error: Exception) -> tuple[int, str, list[tuple[str, str]]]:
    """(status, message, headers) of `error`; whatever the table does not know is a fault of ours: 500, and logged."""
    if isinstance(error, HTTPException):
        status = error.code or 500
        # A 405 must name the methods that there are: RFC 9110, 15.5.6.
        headers = [(name, value) for name, value in error.get_headers() if name != "Content-Type"]
        return status, _OURS.get(status) or error.description or error.name, headers
    status = next((status for kind, status in STATUSES if isinstance(error, kind)), 0)
    if not status:
        log.error("unforeseen error", exc_info=error)
        return 500, _OURS[500], []
    return status, told(error), []


def told(error: Exception) -> str:
    """What a page says of an error of ours to those who read it; what is for the operator goes into the log."""
    status = next(status for kind, status in STATUSES if isinstance(error, kind))
    said = next((said for kind, said in _FOR_READERS if isinstance(error, kind)), None)
    if said or status >= 500:
        log.error("%s: %s", type(error).__name__, error)
        return _sentence(said) if said else _OURS[500]
    return _sentence(str(error))


def _page(status: int, message: str, *, title: str | None = None, reading_works: bool = False) -> bytes:
    title = title or TITLES.get(status, "That did not work")
    return render(ErrorPage(title, typed_words(request.args), status, message, reading_works))


def _page_without(error: BadParameter, status: int, message: str) -> bytes:
    """The page for a parameter that its page cannot take, with a link to the same address without it."""
    # Only one page searches: of the others it would be untrue.
    title = _UNKNOWN if isinstance(error, UnknownParameter) or request.path != SEARCH else TITLES[status]
    way_on = Link("Go on without it", without_names(request.path, request.args, error.names))
    return render(ErrorPage(title, typed_words(request.args), status, message, False, way_on))


def _sentence(message: str) -> str:
    """The message with a capital and a full stop: errors are written to follow a colon."""
    # What an address held may stand in it: nothing that turns or hides what follows.
    text = "".join(c if c.isprintable() else " " for c in message[:1].upper() + message[1:])
    return text if text.endswith((".", "!", "?")) else text + "."
