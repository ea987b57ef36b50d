"""How a council is named on the command line: by its slug."""

import click

from archive.ids import UNKNOWN_COUNCIL, is_council_slug


def checked(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """An option's callback: the slug as given. Raises BadParameter where it is none."""
    if value is not None and (not is_council_slug(value) or value == UNKNOWN_COUNCIL):
        raise click.BadParameter("a council is named by its slug: small letters, digits, dots and hyphens (“kent”)")
    return value
