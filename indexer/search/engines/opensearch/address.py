"""Where the cluster is and how it is spoken to: the address of the index, and what the environment adds to it."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from indexer.search.errors import SearchError

# OpenSearch's own rule for names, without the signs that mean something in a path.
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}", re.ASCII)
_PORT = 9200
_SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Address:
    """One index on one cluster. `hosts` are "http://host:port", any of which answers for all; `name` is the alias.

    `replicas` None: one copy beside the first where there are two nodes or more. `authority`: the file with the
    certificate that signed the cluster's own.
    """

    hosts: tuple[str, ...]
    name: str
    user: str = ""
    password: str = ""
    authority: str = ""
    shards: int = 1
    replicas: int | None = None

    def __str__(self) -> str:
        return ", ".join(self.hosts)


def address_of(url: str, environment: Mapping[str, str] = os.environ) -> Address:
    """The address written as "http://host:9200/name", with several hosts "https://one:9200,two:9200/name".

    Name and password are taken from the environment alone: an address is shown in lists of processes. Raises
    SearchError, naming the remedy, for what is no address or no setting.
    """
    parts = urlsplit(url)
    name = parts.path.strip("/")
    hosts = [host.strip() for host in parts.netloc.split(",")]
    if "@" in parts.netloc:
        raise SearchError(
            "an address of an index holds no name and password: set MINUTEBOOK_USER and MINUTEBOOK_PASSWORD"
        )
    if parts.scheme not in _SCHEMES or not all(hosts) or not _NAME.fullmatch(name) or parts.query or parts.fragment:
        raise SearchError(
            f"“opensearch+{url}” is no address of an index: write it as opensearch+http://HOST:9200/NAME, "
            "or as whoosh:FOLDER"
        )
    replicas = environment.get("MINUTEBOOK_REPLICAS", "")
    return Address(
        tuple(_host(parts.scheme, host) for host in hosts),
        name,
        environment.get("MINUTEBOOK_USER", ""),
        environment.get("MINUTEBOOK_PASSWORD", ""),
        environment.get("MINUTEBOOK_CA", ""),
        _number("MINUTEBOOK_SHARDS", environment.get("MINUTEBOOK_SHARDS") or "1", least=1),
        _number("MINUTEBOOK_REPLICAS", replicas, least=0) if replicas else None,
    )


def _host(scheme: str, host: str) -> str:
    try:
        port = urlsplit(f"//{host}").port
    except ValueError as error:
        raise SearchError(f"“{host}” is no host with a port: write it as HOST:9200") from error
    return f"{scheme}://{host}" if port else f"{scheme}://{host}:{_PORT}"


def _number(setting: str, value: str, least: int) -> int:
    if not value.isdecimal() or int(value) < least:
        raise SearchError(f"{setting} is “{value}”, but must be a whole number from {least}")
    return int(value)
