"""How an item or a meeting is named on the command line: by its id, or by the address of its page."""

import re

import click

from archive.ids import ItemId, MeetingId

_ADDRESS = re.compile(r"(?:https?://[^/]+)?/([^/?#]+)/(?:items|meetings)/([^?#]+?)/?(?:[?#].*)?")


def parsed(_: click.Context, __: click.Parameter, value: str) -> ItemId | MeetingId:
    """An argument's callback: the id that is given, or that the address shows. Raises NotArchived where it is none."""
    address = _ADDRESS.fullmatch(value)
    told = f"{address[1]}/{address[2]}" if address else value
    return MeetingId.parse(told) if told.count("/") == 1 else ItemId.parse(told)
