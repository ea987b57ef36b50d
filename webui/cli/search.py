"""`minutebook search`: words and filters to ten hits, on a terminal or as JSON."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import pairwise
from typing import Any, TypeVar

import click

from archive.database import require_home
from archive.model import MinutesState, OutcomeKind
from indexer.search.engines import open_engine
from indexer.search.query import HITS_A_PAGE, Order, Query
from indexer.search.results import Hit, Results, Snippet, Without
from indexer.search.results import as_json as results_json
from webui.cli import console
from webui.cli.days import day
from webui.cli.place import Place

_FACETS_SHOWN = 5
_DENIED = re.compile(r"-[^-\s]")

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _stated(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str | None, ...]:
    return tuple(value or None for value in values)


def _years(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[int | None, ...]:
    if bad := next((v for v in values if v and not (v.isascii() and v.isdecimal() and len(v) == 4)), None):
        raise click.BadParameter(f"“{bad}” is no year: four digits, or nothing for “not stated”")
    return tuple(int(value) if value else None for value in values)


def _one_of(kinds: type[StrEnum]) -> Callable[..., tuple[str | None, ...]]:
    """What reads a filter that has no other values than `kinds`: a slip of the pen is told, not searched for."""

    def read(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str | None, ...]:
        if bad := next((v for v in values if v and v not in set(kinds)), None):
            raise click.BadParameter(f"“{bad}” is none of {', '.join(kinds)}")
        return tuple(value or None for value in values)

    return read


def _filter(name: str, what: str, callback: Any = _stated) -> Callable[[_Command], _Command]:
    return click.option(f"--{name}", multiple=True, callback=callback, metavar="NAME", help=what)


class _Words(click.Command):
    """A command whose words may begin with a hyphen: "-drainage" leaves a word out and is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        valued = {name for option in self.get_params(ctx) if _takes_value(option) for name in option.opts}
        told: list[str] = []
        for before, arg in pairwise(["", *args]):
            is_word = before not in valued and _DENIED.match(arg) and arg != "-h"
            told.append(f"NOT {arg[1:]}" if is_word else arg)
        return super().parse_args(ctx, told)


def _takes_value(param: click.Parameter) -> bool:
    return isinstance(param, click.Option) and not param.is_flag


@click.command(cls=_Words, short_help="Search the archive: ten hits a page, with facets.")
@click.argument("words", nargs=-1)
@_filter("committee", "Only this committee; several widen; '' is “not stated”.")
@_filter("speaker", "Only where this person or label speaks.")
@_filter("council", "Only this council, by its slug.")
@_filter("year", "Only meetings of this year.", _years)
@_filter("outcome", "Only items with this kind of outcome (resolved, noted ...).", _one_of(OutcomeKind))
@_filter("state", "Only minutes in this state (agenda, decisions, draft, published).", _one_of(MinutesState))
@click.option("--from", "date_from", callback=day, metavar="YYYY-MM-DD", help="From this day on.")
@click.option("--to", "date_to", callback=day, metavar="YYYY-MM-DD", help="Up to this day.")
@click.option("--order", type=click.Choice([o.value for o in Order]), help="[default: best; newest without words]")
@click.option("--procedural", is_flag=True, help="Do not hold procedural items back.")
@click.option("--page", type=click.IntRange(min=1), default=1, help="Which ten hits.")
@console.as_json
@click.pass_obj
def command(place: Place, /, words: tuple[str, ...], order: str | None, as_json: bool, **filters: Any) -> None:
    """Search the archive. All WORDS must be in the item; "quoted words" must stand in that order.

    A shell takes quotes away: write '"quoted words"' there.

    OR, -word, brackets, prefix*, NEAR/5 and fields such as speaker:smith or date:2021 work as on the search page.
    """
    require_home(place.home)
    query = Query(words=" ".join(words), order=Order(order) if order else None, **filters)
    engine = open_engine(place.index_url, place.home)
    try:
        results = engine.search(query)
    finally:
        engine.close()
    if as_json:
        console.answer(results_json(results))
    else:
        _report(query, results)


def _report(query: Query, results: Results) -> None:
    for note in results.notes:
        console.tell(note)
    console.say(f"{console.counted(results.total, 'item')} found.")
    if results.held_back:
        console.say(f"{console.counted(results.held_back, 'procedural item')} held back: --procedural shows them too.")
    if results.meant:
        console.say(f"Did you mean: {results.meant} ({console.counted(results.meant_total, 'item')})")
    for word in results.missing:
        console.say(f"No item holds {word}.")
    if not results.total:
        _offer(results.without)
    if results.total and not results.hits:
        console.say(f"There is no page {query.page}: the last is {-(-results.total // HITS_A_PAGE)}.")
    for hit in results.hits:
        _show(hit)
    if results.hits and results.without:
        console.say("")
        _offer(results.without)
    for name, values in results.facets.items():
        if values:
            _show_facet(name, [(_stated_value(f.value), f.count) for f in values])
    if results.total > query.page * HITS_A_PAGE:
        console.say(f"\nPage {query.page}; --page {query.page + 1} shows the next.")


def _offer(others: Iterable[Without]) -> None:
    for other in others:
        console.say(f"Without {other.left_out}: {console.counted(other.total, 'item')}.")


def _show(hit: Hit) -> None:
    held_on = f"{hit.held_on:%-d %B %Y}" if hit.held_on else "date not stated"
    console.say("\n" + " ".join(part for part in (hit.number, hit.title) if part))
    console.say(" · ".join(part for part in (hit.committee or "committee not stated", held_on, hit.state) if part))
    console.say(f"[{hit.id}]")
    for snippet in hit.snippets:
        click.echo(f"  {_marked(snippet)}")


def _marked(snippet: Snippet) -> str:
    parts, end = [], 0
    for start, stop in snippet.marks:
        parts += [
            console.clean(snippet.text[end:start]),
            click.style(console.clean(snippet.text[start:stop]), bold=True),
        ]
        end = stop
    return "".join([*parts, console.clean(snippet.text[end:])])


def _show_facet(name: str, values: list[tuple[str, int]]) -> None:
    shown = ", ".join(f"{value} ({count:,})" for value, count in values[:_FACETS_SHOWN])
    more = f" and {len(values) - _FACETS_SHOWN} more" if len(values) > _FACETS_SHOWN else ""
    console.say(f"\n{name}: {shown}{more}")


def _stated_value(value: str | int | None) -> str:
    return "not stated" if value is None else str(value)
