"""The site's factory: it wires archive, engine, pages and headers together and does nothing else."""

import hashlib
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from flask import Flask, Response, current_app, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from indexer.search.engines import open_engine
from webui import (
    api,
    errors,
    facets,
    feeds,
    help_page,
    home,
    items,
    language,
    meetings,
    params,
    search,
    similar,
    wired,
    wording,
)
from webui.formats import Format

# No inline style or script, nothing from elsewhere, no frames: what a page of minutes needs and nothing more.
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}

# What each kind of page takes in its query string; a page that is not named takes nothing.
_PARAMETERS = {
    "search.results": params.SEARCH_NAMES,
    "search.suggest": params.SEARCH_NAMES,
    "api.as_object": Format.JSON.names,
    "api.as_rows": Format.CSV.names,
    "feeds.newest": Format.ATOM.names,
    "items.item": frozenset({"q"}),
    "meetings.of_council": frozenset({"committee", "year"}),
}


@dataclass(frozen=True)
class Config:
    """Where the archive lies, and the engine's URL: "whoosh:PATH" or "opensearch+http://HOST:9200/NAME"."""

    home: Path
    index_url: str


def create_app(config: Config) -> Flask:
    """The site over one archive and one index. Raises SearchError where no engine has such a URL."""
    app = Flask(__name__)
    app.extensions["minutebook.home"] = config.home
    app.extensions["minutebook.engine"] = open_engine(config.index_url, config.home)
    # Static addresses hold a hash of the content, so that a browser may keep them for ever.
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 31_536_000
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        day=wording.day,
        weekday=wording.weekday,
        language=language.language,
        moment=wording.moment,
        stamp=wording.stamp,
        counted=wording.counted,
        shortened=wording.shortened,
        listed=facets.listed,
    )
    app.jinja_env.globals["static_url"] = _static_addresses(Path(app.static_folder or "")).__getitem__
    for room in (home, help_page, search, api, feeds, items, meetings, similar):
        app.register_blueprint(room.pages)
    app.before_request(_check_parameters)
    app.after_request(_with_headers)
    app.teardown_appcontext(wired.close_archive)
    errors.install(app)
    return app


def _check_parameters() -> AnyResponse | None:
    """Tracking parameters are dropped by a redirect, any other unknown one is refused by name."""
    if request.endpoint is None and (there := _without_slash(request.path)):
        return redirect(params.address(there, request.args), 308)
    if request.endpoint in {None, "static"}:
        return None
    if params.has_tracking(request.args):
        return redirect(params.without_tracking(request.path, request.args), 301)
    params.check_names(request.args, _PARAMETERS.get(request.endpoint or "", frozenset()))
    return None


def _without_slash(path: str) -> str | None:
    """The path of a page to which somebody put a slash; None where there is no such page."""
    there = path.rstrip("/")
    adapter = current_app.url_map.bind("")
    return there if there != path and adapter.test(there, "GET") else None


def _with_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static" or response.status_code >= HTTPStatus.BAD_REQUEST:
        # The archive grows: a page is asked for anew each time, and may be kept for going back; what has not changed
        # since is not sent again.
        response.headers.setdefault("Cache-Control", "no-cache")
        # What is sent while it is made is not known before.
        if response.status_code == HTTPStatus.OK and not response.is_streamed:
            response.add_etag()
            # Never by its moment: a captured page that words were taken down out of is still of the same one.
            if request.if_none_match:
                response.make_conditional(request)
    return response


def _static_addresses(folder: Path) -> dict[str, str]:
    """File name -> address, which changes whenever the content does."""
    return {
        path.name: f"/static/{path.name}?v={hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"
        for path in folder.iterdir()
    }
