"""Every name a template may use: a page is one frozen value, and its fields are the names."""

from dataclasses import dataclass, fields
from typing import Any, ClassVar

from flask import current_app

from webui.links import Link
from webui.record_contexts import ItemPage, MeetingPage, MeetingsPage, VersionPage
from webui.result_contexts import FeedPage, HelpPage, HomePage, SearchPage, SimilarPage


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """`message` says what went wrong and what to do next; `reading_works`: only search is out of order.

    `way_on` leads to what the reader may have meant.
    """

    template: ClassVar[str] = "error.html"

    title: str
    words: str
    status: int
    message: str
    reading_works: bool
    way_on: Link | None = None


Page = (
    HomePage
    | HelpPage
    | SearchPage
    | FeedPage
    | SimilarPage
    | ItemPage
    | MeetingPage
    | MeetingsPage
    | VersionPage
    | ErrorPage
)


def render(page: Page) -> bytes:
    """The page as HTML, a feed as XML, in UTF-8. The template sees the fields of `page` and nothing of the request.

    Piece by piece: one dash makes two bytes of every sign of a page joined as text, and encoding that takes 4 % of
    all that a page of results takes.
    """
    names: dict[str, Any] = {field.name: getattr(page, field.name) for field in fields(page)}
    return b"".join(map(str.encode, current_app.jinja_env.get_template(page.template).generate(names)))
