"""Every name a template may use: a page is one frozen value, and its fields are the names."""

from dataclasses import dataclass, fields
from typing import Any, ClassVar

from flask import render_template

from webui.record_contexts import ItemPage, MeetingPage, VersionPage
from webui.result_contexts import HomePage, SearchPage, SimilarPage


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """`message` says what went wrong and what to do next; `reading_works`: only search is out of order."""

    template: ClassVar[str] = "error.html"

    title: str
    words: str
    status: int
    message: str
    reading_works: bool


Page = HomePage | SearchPage | SimilarPage | ItemPage | MeetingPage | VersionPage | ErrorPage


def render(page: Page) -> str:
    """The page as HTML. The template sees the fields of `page` and nothing of the request."""
    names: dict[str, Any] = {field.name: getattr(page, field.name) for field in fields(page)}
    return render_template(page.template, **names)
