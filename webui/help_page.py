"""The page that says how to search, link, cite and export: docs/query-language.md in short, with examples that this
archive can answer."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from flask import Blueprint

from indexer.search.engines.protocol import Engine
from indexer.search.errors import SearchError
from indexer.search.lexer import FIELDS as NAMES
from indexer.search.lexer import MAX_WORDS
from indexer.search.query import Order, Query
from indexer.search.results import Facet, Hit
from indexer.search.schema import FIELDS
from webui.contexts import render
from webui.params import url_for_query
from webui.result_contexts import HelpPage, Way
from webui.wired import engine

pages = Blueprint("help", __name__)

# What each way to search means, and what stands there where the archive has no example of its own.
_WAYS = {
    "both": ("road repairs", "both words, in any order and any form: “repairs” also finds “repaired”"),
    "phrase": ('"road repairs"', "exactly these words, in this order"),
    "exact": ('"repairs"', "exactly this word, not its other forms"),
    "either": ("road OR footpath", "either word; OR is written in capitals"),
    "not": ("road -footpath", "the first word without the second; NOT does the same"),
    "group": ("(road OR footpath) repairs", "brackets keep together what belongs together"),
    "prefix": ("repair*", "any word that begins so"),
    "near": ("road NEAR/5 repairs", "both words in one paragraph, at most five words from one to the other"),
}
_DATES = {
    "of a year": ("road 2023", "items of meetings held then come first, and those that name it"),
    "since": ("road since 2023", "from then on; “before May 2025” and “from 2022 to 2024” are understood, too"),
}
_FIELD_EXAMPLES = {
    "title": "title:repairs",
    "decision": "decision:approved",
    "minutes": "minutes:road",
    "description": "description:report",
    "speaker": 'speaker:"Jo Smith"',
    "committee": "committee:planning",
    "council": "council:kent",
    "number": "number:5a",
    "outcome": "outcome:refused",
    "state": "state:draft",
    "date": "date:2023-06",
    "year": "year:2023",
    "before": "before:2023-06",
    "after": "after:2022",
}
_FIELD_MEANINGS = {field.name: field.help for field in FIELDS} | {
    "council": "The council, by its name in the addresses of its pages here.",
    "date": "The meetings of a year, a month or a day: date:2023, date:2023-06, date:2023-06-30.",
    "before": "Meetings before that day, month or year begins.",
    "after": "Meetings after that day, month or year ends.",
}
# Two words of a title, side by side: long enough to mean something, and no sign between them.
_PAIR = re.compile(r"(?<![\w-])([A-Za-z]{4,}) ([A-Za-z]{4,})(?![\w-])")
_TELLING = re.compile(r"(?<![\w’'-])[a-z]{5,}(?![\w’'-])")
# What the anchors of its paragraphs begin with.
_PARTS = {"p": "minutes", "r": "decision", "d": "description"}


@pages.get("/help")
def how() -> bytes:
    """How to search. Where search is out of order, the examples are no links."""
    try:
        found = dict(_examples(engine()))
    except SearchError:
        found = {}
    fields = {name: (_FIELD_EXAMPLES[name], _FIELD_MEANINGS[name]) for name in NAMES}
    return render(
        HelpPage(
            title="How to search",
            ways=tuple(_ways(_WAYS, found)),
            fields=tuple(_ways(fields, found)),
            dates=tuple(_ways(_DATES, found)),
            most_words=MAX_WORDS,
        )
    )


def _ways(ways: Mapping[str, tuple[str, str]], found: Mapping[str, str]) -> Iterator[Way]:
    for name, (typed, meaning) in ways.items():
        example = found.get(name)
        yield Way(example or typed, meaning, url_for_query(Query(words=example)) if example else None)


def _examples(asked: Engine) -> Iterator[tuple[str, str]]:
    """(way, words that find something by it in this archive) for as many ways as it has examples of."""
    # Asked for by a word, procedural items are held back; hardly an item does without this one.
    answer = asked.search(Query(words="minutes:the", order=Order.NEWEST))
    if not answer.hits:
        answer = asked.search(Query(words="the", order=Order.NEWEST))
    yield from _fields(answer.facets, answer.hits)
    for part in _PARTS.values():
        yield from _within(part, asked.search(Query(words=f"{part}:the", order=Order.NEWEST)).hits)
    pair = next(((hit, match) for hit in answer.hits if (match := _PAIR.search(hit.title))), None)
    if pair is None:
        return
    hit, match = pair
    one, two = match[1].casefold(), match[2].casefold()
    yield from {
        "both": f"{one} {two}",
        "phrase": f'"{one} {two}"',
        "exact": f'"{two}"',
        "prefix": f"{one[:4]}*",
        "near": f"{one} NEAR/5 {two}",
        "title": f"title:{one}",
    }.items()
    if hit.held_on:
        yield from {"of a year": f"{one} {hit.held_on.year}", "since": f"{one} since {hit.held_on.year}"}.items()
    titles = " ".join(other.title for other in answer.hits if other.title != hit.title)
    if other := next((word for word in _TELLING.findall(titles.casefold()) if word not in (one, two)), None):
        yield from {"either": f"{one} OR {other}", "group": f"({one} OR {other}) {two}"}.items()
        if asked.search(Query(words=f"{one} -{other}")).total:
            yield "not", f"{one} -{other}"


def _fields(facets: Mapping[str, tuple[Facet, ...]], hits: tuple[Hit, ...]) -> Iterator[tuple[str, str]]:
    for name in ("committee", "speaker", "council", "outcome", "state"):
        if value := next((facet.value for facet in facets.get(name, ()) if facet.value), None):
            yield name, f'{name}:"{value}"' if " " in str(value) else f"{name}:{value}"
    if number := next((hit.number for hit in hits if hit.number and hit.number.rstrip(".").isalnum()), None):
        yield "number", f"number:{number.rstrip('.')}"
    days = [hit.held_on for hit in hits if hit.held_on]
    if days:
        yield from _of_day(max(days))


def _within(part: str, hits: tuple[Hit, ...]) -> Iterator[tuple[str, str]]:
    """A word that stands in this part of an item, from a passage of it."""
    passages = (s.text for hit in hits for s in hit.snippets if _PARTS.get((s.anchor or "")[:1]) == part)
    if word := next(filter(None, map(_TELLING.search, passages)), None):
        yield part, f"{part}:{word[0]}"


def _of_day(day: date) -> Iterator[tuple[str, str]]:
    yield "date", f"date:{day:%Y-%m}"
    yield "year", f"year:{day.year}"
    yield "before", f"before:{day.year + 1}"
    yield "after", f"after:{day.year - 1}"
