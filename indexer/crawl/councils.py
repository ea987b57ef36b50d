"""The register of councils, `councils.csv`: which ModernGov sites there are, and by what name each is known.

A council is a row of data. Columns: slug, name, base (address, with a slash at its end), closed ("closed" for a council
that is no more), quirks ("key=value" parted by spaces), other_names (slugs of councils that share the site).
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Self
from urllib.parse import urlsplit

from indexer.crawl.moderngov.urls import base_of, site_base


@dataclass(frozen=True, slots=True)
class Council:
    """One row of the register."""

    slug: str
    name: str
    base: str
    closed: bool = False
    quirks: tuple[tuple[str, str], ...] = ()
    other_names: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        return _site(self.base)[0]

    def is_called(self, words: str) -> bool:
        """Whether every one of the words stands in one of the council's names or in its address; case never matters."""
        known = " ".join((self.slug, self.name, self.base, *self.other_names)).casefold()
        known += " " + known.replace("-", " ")
        return all(word in known for word in words.casefold().split())


@dataclass(frozen=True)
class Register:
    """All councils, in the order of their slugs."""

    councils: tuple[Council, ...]
    _by_name: dict[str, Council] = field(init=False, repr=False, compare=False)
    _by_host: dict[str, list[Council]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = {name: council for council in self.councils for name in council.other_names}
        object.__setattr__(self, "_by_name", names | {council.slug: council for council in self.councils})
        hosts: dict[str, list[Council]] = {}
        for council in self.councils:
            hosts.setdefault(council.host, []).append(council)
        object.__setattr__(self, "_by_host", hosts)

    @classmethod
    def of_rows(cls, rows: Iterable[dict[str, str]]) -> Self:
        """The register of such rows as the CSV file holds."""
        return cls(tuple(_council(row) for row in rows))

    def by_slug(self, slug: str) -> Council | None:
        """The council of that slug, or the one whose site the council of that slug shares."""
        return self._by_name.get(slug.casefold())

    def for_address(self, url: str) -> Council | None:
        """The council whose site `url` is on: the same host, be it by http or https, and the same base folder."""
        base = base_of(url)
        host, folder = _site(base or site_base(url) or "")
        fitting = [
            council
            for council in self._by_host.get(host, ())
            if (folder == _site(council.base)[1] if base else folder.startswith(_site(council.base)[1]))
        ]
        return max(fitting, key=lambda council: len(council.base), default=None)

    def find(self, words: str) -> tuple[Council, ...]:
        """The councils that all the words name or describe; no words find all."""
        return tuple(council for council in self.councils if council.is_called(words))


@cache
def register() -> Register:
    """The register that comes with the program."""
    text = (files("indexer.crawl") / "councils.csv").read_text(encoding="utf-8")
    return Register.of_rows(csv.DictReader(text.splitlines()))


def slug_of_base(base: str) -> str:
    """The slug of a council that is in no register: the site's host, with port and folder where it has them."""
    return re.sub(r"[^a-z0-9.]+", "-", "".join(_site(base))).strip("-.")


def _council(row: dict[str, str]) -> Council:
    quirks = tuple((key, value) for key, _, value in (quirk.partition("=") for quirk in row["quirks"].split()))
    return Council(
        row["slug"], row["name"], row["base"], row["closed"] == "closed", quirks, tuple(row["other_names"].split())
    )


def _site(address: str) -> tuple[str, str]:
    """(host and port, folder), comparable: case and the scheme's own port never matter."""
    parts = urlsplit(address)
    host = parts.netloc.lower().removesuffix(":443" if parts.scheme == "https" else ":80")
    return host, parts.path.lower()
