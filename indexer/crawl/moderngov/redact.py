"""What was taken down is cut out of a page's bytes: bytes -> bytes, everything else as it was fetched.

An item leaves its place behind, with the words "Taken down" where its title stood, so that the page's other items are
read as before. A page without items loses every block that holds marked words.
"""

import re
from collections.abc import Iterable, Mapping

from bs4 import BeautifulSoup, NavigableString

from archive.sighting import SightedItem
from indexer.crawl.errors import Unreadable
from indexer.crawl.moderngov.blocks import text_in
from indexer.crawl.moderngov.charset import in_characters_of, text_of
from indexer.crawl.moderngov.dates import place
from indexer.crawl.moderngov.frame import cut_out
from indexer.crawl.moderngov.item_text import kept_lines
from indexer.crawl.moderngov.kinds import Kind, recognise
from indexer.crawl.moderngov.marks import Marks, marks_of, words_of
from indexer.crawl.moderngov.rows import rows_of, title_of
from indexer.crawl.moderngov.source import Source, clean, places_in
from indexer.crawl.moderngov.urls import meeting_number

TAKEN_DOWN = "Taken down"

_XML_ITEM = re.compile(r"<((?:[\w.-]+:)?)agendaitem\b[^<>]*>.*?</\1agendaitem\s*>", re.I | re.S)
_XML_KEPT = ("agendaitemid", "refertocommittee")
_XML_PAPERS = re.compile(r"<((?:[\w.-]+:)?)committeetitle\b[^<>]*>[^<>]*</\1committeetitle\s*>", re.I)
_ANCHOR = re.compile(r"""<a\b[^<>]*\b(?:name|id)\s*=\s*["']?AI\d+\b""", re.I)
_BLOCKS = re.compile(r"p|li|td|th|tr|h[1-6]|dt|dd|div|title|blockquote|pre|option|caption|body|section|article")
# A meeting's own heading may share a few words with an item; a whole title it does not hold.
_FEWEST_BESIDE = 4


def words_in(row: SightedItem) -> list[str]:
    """Everything that a page says in the words of an item: its title, its texts, the titles of its papers."""
    parts = (*(row.description or ()), *(row.decision or ()), *(row.minutes or ()))
    return [row.title, *(p.text for p in parts), *(d.title for d in row.documents or ())]


def without_items(body: bytes, rows: Mapping[int, SightedItem]) -> bytes:
    """The page without the words of its items at these places (counted as the parser lists them, from 0).

    Raises Unreadable where they cannot be found again.
    """
    kind = recognise(body)
    if kind is Kind.MEETING_XML:
        return _xml_without(body, rows)
    if kind is Kind.ITEM_TEXT:
        text = "\n".join(kept_lines(text_of(body).splitlines(), TAKEN_DOWN)) + "\n"
        return in_characters_of(body, text)
    source = Source(body)
    kept = _cut_rows(source, rows) if kind is Kind.MEETING_PAGE else _cut_item_page(source)
    fewest = 1 if kind is Kind.ITEM_PAGE else _FEWEST_BESIDE
    _cut_beside(source, [text for row in rows.values() for text in words_in(row)], kept, fewest)
    return source.bytes()


def without_marked(body: bytes, marks: Marks) -> bytes:
    """A page that holds no items without the blocks that hold marked words."""
    text = text_of(body)
    if not marks.are_in(_without_markup(text)) and not marks.are_in(text):
        return body
    source = Source(body)
    groups: dict[int, set[int]] = {}
    texts: dict[int, str] = {}
    for string in source.tree().find_all(string=True):
        block = string.find_parent(_BLOCKS)
        groups.setdefault(id(block), set()).update(places_in(string))
        texts[id(block)] = texts.get(id(block), "") + clean(str(string))
    for block, places in groups.items():
        if marks.are_in(texts[block]):
            source.blank(places)
    source.blank(at for at in range(len(source)) if source[at].kind != "end" and marks.are_in(source[at].text))
    return source.bytes()


# A meeting's page


def _cut_rows(source: Source, rows: Mapping[int, SightedItem]) -> set[int]:
    """Blank the rows; returns the tokens that belong to any row or to the page's headings."""
    begin, end = _frame(source)
    tree = source.tree(begin, end)
    cells = rows_of(tree)
    if cells and max(rows) >= len(cells):
        raise Unreadable("its agenda rows cannot be told apart")
    lines = [first.find_parent("tr") or second for first, second in cells]
    own = [
        places_in(line).difference(*(places_in(inner) for inner in lines if line in inner.parents)) for line in lines
    ]
    for at, row in rows.items():
        _cut_row(source, own[at], places_in(title) if (title := title_of(cells[at][1])) else set(), row)
    headings = set().union(*(places_in(tag) for tag in tree.find_all(["h1", "h2"])))
    return headings.union(*own)


def _cut_row(source: Source, places: set[int], title: set[int], row: SightedItem) -> None:
    source.blank(_with_unseen(source, places))
    texts = sorted(at for at in places if source[at].kind == "text")
    anchored = any(_ANCHOR.match(source[at].text) for at in places if source[at].kind == "tag")
    shown = next((at for at in texts if at in title), None)
    if shown is not None and row.title:
        source.put(shown, TAKEN_DOWN)
    if row.item and not anchored and texts:
        first = shown if shown is not None else texts[0]
        source.put(first, f'<a name="AI{row.item}"></a>{source[first].text}')


def _with_unseen(source: Source, places: set[int]) -> set[int]:
    """The tokens with the comments and scripts among them."""
    if not places:
        return places
    return places | {at for at in range(min(places), max(places)) if source[at].kind == "unseen"}


# An item's page


def _cut_item_page(source: Source) -> set[int]:
    """Blank all but the page's kind and the line that names the meeting; returns the tokens of the frame."""
    begin, end = _frame(source)
    tree = source.tree(begin, end)
    kind = tree.select_one("h1.mgMainTitleTxt") or tree.h1
    title = tree.select_one("h2.mgSubTitleTxt") or tree.h2
    kept = places_in(kind) if kind else set()
    kept |= _places_of_meeting(tree)
    candidates = [*([title] if title else []), *(kind.find_all_next(["h3", "p"]) if kind else [])]
    titles = (places_in(tag) for tag in candidates if clean(text_in(tag)))
    frame = set(range(begin, end))
    shown = min((at for at in next(titles, set()) if source[at].kind == "text"), default=None)
    source.blank(frame - kept)
    if shown is not None:
        source.put(shown, TAKEN_DOWN)
    return frame


def _places_of_meeting(tree: BeautifulSoup) -> set[int]:
    for link in tree.find_all("a", href=True):
        if meeting_number(str(link["href"])) and place(clean(text_in(link))):
            return places_in(link)
    for string in tree.find_all(string=True):
        if isinstance(string, NavigableString) and "eeting of" in string and place(clean(str(string))):
            return places_in(string)
    return set()


# Around the items


def _frame(source: Source) -> tuple[int, int]:
    """(first token, token behind the last) of ModernGov's part of the page."""
    html = "".join(source[at].text for at in range(len(source)))
    inside = cut_out(html).inside
    start = html.find(inside)
    return source.place_at(start), source.place_at(start + len(inside))


def _cut_beside(source: Source, texts: list[str], kept: set[int], fewest: int) -> None:
    """Blank what repeats one of the texts elsewhere on the page: its title, its description for search engines."""
    runs = {run for text in texts if len(run := words_of(text)) >= fewest}
    for at in range(len(source)):
        if at in kept or source[at].kind == "end":
            continue
        words = f" {' '.join(words_of(source[at].text))} "
        if any(f" {' '.join(run)} " in words for run in runs):
            _cut_out_of(source, at, runs)


def _cut_out_of(source: Source, at: int, runs: Iterable[tuple[str, ...]]) -> None:
    token = source[at]
    if token.kind != "tag":
        source.blank([at])
        return
    source.put(at, re.sub(r"""=\s*("[^"]*"|'[^']*')""", lambda value: _without_runs(value, runs), token.text))


def _without_runs(value: re.Match[str], runs: Iterable[tuple[str, ...]]) -> str:
    words = f" {' '.join(words_of(value[1]))} "
    return '=""' if any(f" {' '.join(run)} " in words for run in runs) else value[0]


def _without_markup(text: str) -> str:
    return re.sub(r"<[^<>]*>", " ", text)


# The web service's answer


def _xml_without(body: bytes, rows: Mapping[int, SightedItem]) -> bytes:
    text = text_of(body)
    found = list(_XML_ITEM.finditer(text))
    if max(rows) >= len(found):
        raise Unreadable("its agenda items cannot be told apart")
    for at in sorted(rows, reverse=True):
        item = found[at]
        text = text[: item.start()] + _xml_stub(item[0], item[1], rows[at]) + text[item.end() :]
    return in_characters_of(body, text)


def _xml_stub(item: str, prefix: str, row: SightedItem) -> str:
    """An item without words that leaves its meeting as it was: whose committee's it is, whether it has minutes."""
    inner = [_xml_field(item, prefix, name) for name in _XML_KEPT]
    inner += [f"<{prefix}agendaitemtitle>{TAKEN_DOWN}</{prefix}agendaitemtitle>"]
    papers = "".join(f"<{prefix}linkeddoc>{paper[0]}</{prefix}linkeddoc>" for paper in _XML_PAPERS.finditer(item))
    inner += [f"<{prefix}linkeddocuments>{papers}</{prefix}linkeddocuments>"] if papers else []
    if row.minutes:
        name = f"{prefix}minutesnonemptyhtmlbody"
        inner.append(f"<{name}>{TAKEN_DOWN}</{name}>")
    return f"<{prefix}agendaitem>{''.join(inner)}</{prefix}agendaitem>"


def _xml_field(item: str, prefix: str, name: str) -> str:
    found = re.search(rf"<{prefix}{name}\b[^<>]*>[^<>]*</{prefix}{name}\s*>", item, re.I)
    return found[0] if found else ""


def marks_for(rows: Iterable[SightedItem], *, title_is_its_own: bool) -> frozenset[str]:
    """The marks of all that the pages say in the words of an item.

    A title of two or three words is marked where it `title_is_its_own`: no other item has it.
    """
    found: frozenset[str] = frozenset()
    for row in rows:
        found |= marks_of(words_in(row))
        if title_is_its_own:
            found |= marks_of([row.title], 2)
    return found
