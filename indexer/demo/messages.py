"""What goes over the wire of the look-alike: a request as its pages understand it, and an answer with its manners."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

HTML = "text/html; charset=utf-8"
XML = "text/xml; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
_SESSION = re.compile(r"/\(s\([^)]*\)\)(?=/)")  # ASP.NET writes a cookieless session into the path
_SERVICE = "/mgwebservice.asmx/"


@dataclass(frozen=True, slots=True)
class Request:
    """A request's target, a path with its query as it was sent ("/mgAi.aspx?ID=7"); whether it takes gzip."""

    target: str
    takes_gzip: bool = False

    @property
    def path(self) -> str:
        """In lower case, without a session: as IIS reads it."""
        return _SESSION.sub("", unquote(urlsplit(self.target).path).lower())

    @property
    def asked(self) -> dict[str, str]:
        """The query; its keys in lower case."""
        pairs = parse_qsl(urlsplit(self.target).query, keep_blank_values=True)
        return {key.lower(): value for key, value in pairs}

    @property
    def operation(self) -> str | None:
        """The web service's operation in lower case; None where something else is asked for."""
        return self.path.removeprefix(_SERVICE) if self.path.startswith(_SERVICE) else None

    @property
    def is_robots(self) -> bool:
        return self.path == "/robots.txt"


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer. `location` is set on a redirect; `headers` are further ones.

    The server waits `after` seconds before it answers; a `silent` answer is none, the connection is closed instead.
    `sent` is how many bytes of the body leave before the connection is closed; None sends it whole.
    """

    status: int
    body: bytes
    kind: str = HTML
    location: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    after: float = 0.0
    sent: int | None = None
    silent: bool = False

    @property
    def is_page(self) -> bool:
        return self.status == 200 and self.kind.startswith("text/html")


Answering = Callable[[Request], Answer]
