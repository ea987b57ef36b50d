"""Links as pages show them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the results; `number` None is a gap."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """The pages of an answer; `previous` and `next` are addresses, None at either end."""

    links: tuple[PageLink, ...]
    previous: str | None
    next: str | None
