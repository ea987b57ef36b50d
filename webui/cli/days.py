"""How a day is named on the command line: YYYY-MM-DD, and nothing else."""

import re
from datetime import date

import click

_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    """An option's callback. Raises BadParameter for what is no day."""
    if value is None:
        return None
    try:
        if _ISO.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass  # such as 2021-02-30
    raise click.BadParameter(f"“{value}” is no day: write it as YYYY-MM-DD, such as 2023-05-31")
