"""The answer to a search for other programs: as the JSON of `minutebook search --json`, and all hits as CSV."""

import codecs
import csv
import io
import json
import re
import unicodedata
from collections.abc import Generator
from contextlib import closing
from itertools import chain, islice

from flask import Blueprint, Response, request

from archive.ids import ItemId
from archive.spreadsheet import flag, row_of, several
from indexer.search.query import Query
from indexer.search.results import Hit, as_json
from webui.formats import Format
from webui.params import form_fields, item_url, query_from
from webui.wired import engine

pages = Blueprint("api", __name__)

CSV_FIELDS = (
    "id",
    "council",
    "committee",
    "held_on",
    "number",
    "title",
    "speakers",
    "outcomes",
    "state",
    "procedural",
    "url",
    "source_url",
)
# Without it Excel takes UTF-8 for an older code: "£" becomes "Â£", and "ŵ" two other signs.
_EXCEL_READS_UTF8 = codecs.BOM_UTF8
_ROWS_A_BLOCK = 100
_LONGEST_NAME = 60
_NOT_IN_A_NAME = {"order", "procedural"}


@pages.get(Format.JSON.path)
def as_object() -> Response:
    """One page of the answer, ten hits."""
    told = json.dumps(as_json(engine().search(query_from(request.args))), ensure_ascii=False)
    # Half a surrogate pair is no UTF-8; as an escape it is JSON.
    return Response(told.encode("utf-8", "backslashreplace") + b"\n", mimetype="application/json")


@pages.get(Format.CSV.path)
def as_rows() -> Response:
    """All hits, a row each, sent while they are read: what goes wrong before the first is told by the status."""
    query = query_from(request.args)
    blocks = _blocks(engine().all_hits(query), request.host_url.rstrip("/"))
    begun = _EXCEL_READS_UTF8 + next(blocks)
    response = Response(
        chain([begun], blocks),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{_file_name(query)}"'},
    )
    response.call_on_close(blocks.close)
    return response


def _blocks(hits: Generator[Hit, None, None], site: str) -> Generator[bytes, None, None]:
    """The rows in pieces of UTF-8; `site` is the beginning of the addresses of items."""
    with closing(hits):
        rows = chain([CSV_FIELDS], (row_of(_row(hit, site)) for hit in hits))
        while some := list(islice(rows, _ROWS_A_BLOCK)):
            text = io.StringIO()
            csv.writer(text).writerows(some)
            yield text.getvalue().encode("utf-8", "replace")


def _row(hit: Hit, site: str) -> tuple[object, ...]:
    return (
        hit.id,
        hit.council,
        hit.committee,
        hit.held_on,
        hit.number,
        hit.title,
        several(hit.speakers),
        several(hit.outcomes),
        hit.state,
        flag(hit.procedural),
        site + item_url(ItemId.parse(hit.id)),
        hit.source_url,
    )


def _file_name(query: Query) -> str:
    """What was asked for in letters that every system takes: "minutebook-school-transport-schools-forum.csv"."""
    asked = " ".join(value for name, value in form_fields(query) if name not in _NOT_IN_A_NAME)
    letters = unicodedata.normalize("NFKD", asked).encode("ascii", "ignore").decode().casefold()
    return "-".join(["minutebook", *re.findall("[a-z0-9]+", letters)])[:_LONGEST_NAME].rstrip("-") + ".csv"
