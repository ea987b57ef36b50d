"""The troubles a made-up council's site can have, by name: what each does, and whether everything can still be had.

They are put round the site's answering function in the order of the table, the first one innermost: pages are changed
before the connection that carries them breaks.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from indexer.demo import changes, disguises, failures, panel, refusals
from indexer.demo.messages import Answer, Answering, Request
from indexer.demo.stage import Stage
from indexer.demo.truth import MadeUpCouncil

Wrapper = Callable[[Request, Answering, Stage], Answer]
Reshape = Callable[[MadeUpCouncil], MadeUpCouncil]


@dataclass(frozen=True, slots=True)
class Trouble:
    """`told` says what it does. `reachable`: whoever goes on finds all that the site's truth holds.

    It changes the council (`reshape`), what the site answers (`wrapper`), or both.
    """

    told: str
    reachable: bool = True
    wrapper: Wrapper | None = None
    reshape: Reshape | None = None


def _unreachable(told: str, wrapper: Wrapper) -> Trouble:
    return Trouble(told, reachable=False, wrapper=wrapper)


TROUBLES: dict[str, Trouble] = {
    "long-committee": Trouble(
        "one more committee, with over a thousand items and a list of meetings that runs over many pages",
        reshape=panel.with_panel,
    ),
    "changed": Trouble(
        "recent minutes are not what they were: corrected, approved, an item dropped, minutes taken back",
        reshape=changes.changed,
    ),
    "vanished": Trouble("the newest meeting with minutes is gone", reshape=changes.vanished),
    "empty-bodies": Trouble("the service has no words of minutes and decisions", wrapper=disguises.empty_bodies),
    "odd-bodies": Trouble("the service's HTML is escaped twice, or not at all", wrapper=disguises.odd_bodies),
    "missing-classes": Trouble("pages without ModernGov's classes", wrapper=disguises.missing_classes),
    "two-addresses": Trouble(
        "lists name meetings again, on another host name and under another committee", wrapper=disguises.two_addresses
    ),
    "error-redirect": Trouble(
        "lists name meetings and a committee that lead to mgError.aspx", wrapper=disguises.error_redirect
    ),
    "endless-calendar": Trouble(
        "calendar and meeting lists lead earlier and later for ever", wrapper=disguises.endless_calendar
    ),
    "windows-1252": Trouble("pages and service in windows-1252", wrapper=disguises.windows_1252),
    "service-off": Trouble("the web service answers 404", wrapper=failures.service_off),
    "service-503": Trouble("the web service, and it alone, answers 503 for ever", wrapper=failures.service_503),
    "service-403": Trouble("the web service, and it alone, answers 403", wrapper=failures.service_403),
    "service-error-page": Trouble(
        "the web service answers an HTML error page with status 200", wrapper=failures.service_error_page
    ),
    "service-silent": Trouble("the web service never answers", wrapper=failures.service_silent),
    "service-slow": Trouble(
        "the web service answers for a year at once, for three years late, for more never",
        wrapper=failures.service_slow,
    ),
    "service-half-broken": Trouble(
        "the web service fails for one committee's list and for some meetings", wrapper=failures.service_half_broken
    ),
    "pages-off": Trouble("every page answers 404, the web service alone is there", wrapper=failures.pages_off),
    "lost-full-texts": _unreachable(
        "the pages of items whose minutes are cut lead to mgError.aspx", failures.lost_full_texts
    ),
    "base-folder": Trouble(f"the site stands in a folder, /{disguises.FOLDER}", wrapper=disguises.base_folder),
    "robots-service": Trouble("robots.txt forbids the web service alone", wrapper=refusals.robots_service),
    "robots-delay": Trouble("robots.txt asks for two seconds between requests", wrapper=refusals.robots_delay),
    "gzip": Trouble("answers are packed for whoever takes gzip", wrapper=disguises.gzip),
    "truncated": Trouble(
        "answers break off half-way, once or twice, before they come whole", wrapper=failures.truncated
    ),
    "bursts-503": Trouble("now and then two requests are answered 503", wrapper=failures.bursts_503),
    "bursts-429": Trouble("now and then everything is 429 for a second", wrapper=failures.bursts_429),
    "always-503": _unreachable("every request is answered 503", failures.always_503),
    "always-429": _unreachable("every request is answered 429: come back tomorrow", failures.always_429),
    "robots-forbid": _unreachable("robots.txt forbids everything", refusals.robots_forbid),
    "forbidden": _unreachable("every page and the service answer 403", refusals.forbidden),
    "challenge-later": _unreachable("a firewall's script page after fifteen answers", refusals.challenge_later),
    "challenge": _unreachable("a firewall's script page everywhere", refusals.challenge),
    "not-moderngov": _unreachable("another site, which answers 404", refusals.not_moderngov),
    "not-moderngov-200": _unreachable(
        "another site, which answers everything with its first page", refusals.not_moderngov_200
    ),
}


def folder_of(names: Iterable[str]) -> str:
    """The folder in which a site with these troubles stands, "" or with a slash at its end."""
    return disguises.FOLDER if "base-folder" in names else ""


def reshaped(council: MadeUpCouncil, names: Iterable[str]) -> MadeUpCouncil:
    """The council as a site with these troubles publishes it. Raises KeyError for a name that is none."""
    wanted = [TROUBLES[name] for name in _in_order(names)]
    for trouble in wanted:
        council = trouble.reshape(council) if trouble.reshape else council
    return council


def wrapped(answering: Answering, names: Iterable[str], stage: Stage) -> Answering:
    """The answering function with these troubles round it. Raises KeyError for a name that is none."""
    for name in _in_order(names):
        if wrapper := TROUBLES[name].wrapper:
            answering = _round(answering, wrapper, stage)
    return answering


def _in_order(names: Iterable[str]) -> list[str]:
    wanted = set(names)
    if unknown := sorted(wanted - set(TROUBLES)):
        raise KeyError(unknown[0])
    return [name for name in TROUBLES if name in wanted]


def _round(answering: Answering, wrapper: Wrapper, stage: Stage) -> Answering:
    return lambda request: wrapper(request, answering, stage)
