"""Requests to the cluster: the only file that imports opensearchpy, and where its errors become ours.

What the cluster says when it cannot answer ends in one of three: `Gone` (no such index or document), `Unsettled` (a
node or a part of the index is missing or busy: worth another try), or a SearchError that names the remedy.
"""

import json
import logging
import ssl
from collections.abc import Iterable, Mapping
from typing import Any

from opensearchpy import OpenSearch, exceptions

from indexer.search.engines.opensearch.address import Address
from indexer.search.errors import BadQuery, EngineDown, NoIndex, SearchError

# The client tells of every answer that is no success, "no such index" too, as a warning: what matters is told by us.
logging.getLogger("opensearch").addHandler(logging.NullHandler())

# A page that takes longer is of no use to a reader; a write may wait for a disk or for a copy to be made.
SEARCH_SECONDS, WRITE_SECONDS = 10, 90
_CONNECTIONS = 8

_UNAUTHORISED, _FORBIDDEN, _NOT_FOUND, _CONFLICT, _TOO_LARGE = 401, 403, 404, 409, 413
_BUSY, _UNAVAILABLE = 429, 503
# What OpenSSL says of an answer that is no TLS, by its version.
_NO_TLS = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE")


# What a request carries: one JSON object, or the text of it or of several.
Body = Mapping[str, Any] | str | None


class Gone(NoIndex):
    """No such index or document is there, or not any more."""


class Unsettled(EngineDown):
    """The cluster cannot answer at the moment, but may in a second: a node was lost, a part moves, a queue is full."""


class TooLarge(EngineDown):
    """The cluster takes no request of this size."""


class Conflict(SearchError):
    """Somebody else wrote the document in between."""


class Cluster:
    """One cluster. Any number of threads may use it; nothing is connected before the first request."""

    def __init__(self, address: Address) -> None:
        self.address = address
        secure: dict[str, Any] = {}
        if address.hosts[0].startswith("https"):
            secure = {"use_ssl": True, "verify_certs": True, "ca_certs": _authority(address)}
        # Without pauses between them: which node answers is found out at once, when to try again is for the caller.
        self._client = OpenSearch(
            hosts=list(address.hosts),
            http_auth=(address.user, address.password) if address.user else None,
            maxsize=_CONNECTIONS,
            max_retries=max(2, len(address.hosts)),
            retry_on_status=(),
            **secure,
        )

    def get(self, path: str, **options: str) -> Any:
        """The answer to a GET. Raises as `request` does."""
        return self._answer("GET", path, None, options, SEARCH_SECONDS)

    def ask(self, path: str, body: Body, **options: str) -> Any:
        """The answer to a POST that changes nothing. Raises as `request` does."""
        return self._answer("POST", path, body, options, SEARCH_SECONDS)

    def documents(self, index: str, wanted: Iterable[tuple[str, str]], **options: str) -> list[Any]:
        """What the index tells of each of the (id, routing); None where there is no such. Raises as `request`."""
        docs = [{"_id": name, "routing": routing} for name, routing in wanted]
        if not docs:
            return []
        told = self.ask(f"/{index}/_mget", {"docs": docs}, **options)["docs"]
        return [found if self.checked(found).get("found") else None for found in told]

    def search(self, index: str, body: Mapping[str, Any], **options: str) -> Any:
        """The answer of one index, all of its parts or none. Raises as `request` does."""
        return self.ask(f"/{index}/_search", body, allow_partial_search_results="false", **options)

    def request(self, method: str, path: str, body: Body = None, **options: str) -> Any:
        """The answer to a request that may change something.

        Raises Gone, Unsettled, TooLarge, Conflict, EngineDown or SearchError.
        """
        return self._answer(method, path, body, options, WRITE_SECONDS)

    def _answer(self, method: str, path: str, body: Body, options: Mapping[str, str], seconds: float) -> Any:
        told = body if body is None or isinstance(body, str) else as_line(body)
        params = {**options, "request_timeout": seconds}
        try:
            return self._client.transport.perform_request(method, path, params=params, body=told)
        except (exceptions.TransportError, exceptions.SerializationError) as error:
            raise self._told(error, seconds) from error

    def checked(self, answer: Mapping[str, Any]) -> Mapping[str, Any]:
        """One answer of several that came together. Raises as `request` does where it is an error."""
        if "error" not in answer:
            return answer
        kind, reason = _reason(answer)
        # A document that could not be read tells no status: its part of the index is missing.
        status = answer.get("status", _NOT_FOUND if kind == "index_not_found_exception" else _UNAVAILABLE)
        raise self._answered(status, kind, reason, f"OpenSearch at {self.address}")

    def close(self) -> None:
        self._client.close()

    def _told(self, error: Exception, limit: float) -> SearchError:
        """Our error for one of the client's."""
        here = f"OpenSearch at {self.address}"
        if isinstance(error, exceptions.SSLError):
            return EngineDown(_of_tls(error, here))
        if isinstance(error, exceptions.ConnectionTimeout):
            return Unsettled(f"{here} gave no answer within {limit} seconds: look at its load, or try again later")
        if isinstance(error, exceptions.ConnectionError):
            return Unsettled(f"{here} cannot be reached: start it, or mend the address of the index")
        if not isinstance(error, exceptions.TransportError):
            return EngineDown(f"{here} answers with something else than JSON: is it OpenSearch?")
        if error.status_code == _NOT_FOUND and not _is_of_opensearch(error.info):
            return EngineDown(f"{here} knows nothing that OpenSearch knows (404): mend the address of the index")
        return self._answered(error.status_code, *_reason(error.info), here)

    def _answered(self, status: int | str, kind: str, reason: str, here: str) -> SearchError:
        """Our error for an answer with a status that says no."""
        if kind == "cluster_block_exception" and is_full(reason):
            return full(here)
        if kind.startswith("too_many") and kind.endswith("clauses"):
            return BadQuery(
                "that asks for too many words at once, with all the other ways to write them: ask for fewer"
            )
        name = self.address.name
        known: dict[int | str, SearchError] = {
            _UNAUTHORISED: EngineDown(
                f"{here} does not know us (401): set MINUTEBOOK_USER and MINUTEBOOK_PASSWORD to a name it knows"
            ),
            _FORBIDDEN: EngineDown(
                f"{here} does not let us do that (403 {reason}): give our user all rights to {name} and {name}-gen-*"
            ),
            _NOT_FOUND: Gone(f"there is no index “{name}” on {here} yet: run `minutebook index`"),
            _CONFLICT: Conflict(f"{here}: {reason}"),
            _TOO_LARGE: TooLarge(f"{here} takes no request as large as an item: raise its http.max_content_length"),
        }
        if status in known:
            return known[status]
        if not isinstance(status, int) or status >= _BUSY:
            return Unsettled(
                f"{here} cannot answer for the whole index at the moment ({reason}): a node is missing or busy; wait "
                "until its health is yellow or green"
            )
        return SearchError(f"{here} refused a request ({status} {kind}: {reason})")


def _authority(address: Address) -> str | None:
    """The file of the authority that is to be trusted, None for those of the system. Raises EngineDown."""
    if not address.authority:
        return None
    try:
        ssl.create_default_context(cafile=address.authority)
    except OSError as error:
        raise EngineDown(
            f"MINUTEBOOK_CA names {address.authority}, which holds no certificate that can be read "
            f"({error.strerror or error}): let it name the file of the authority that signed the cluster's own"
        ) from error
    return address.authority


def _of_tls(error: exceptions.SSLError, here: str) -> str:
    if any(sign in str(error) for sign in _NO_TLS):
        return f"{here} does not speak TLS: write the address of the index as opensearch+http://..."
    return (
        f"the certificate of {here} is not one that is trusted here: let MINUTEBOOK_CA name the file of the "
        f"authority that signed it ({_first_line(error)})"
    )


def _is_of_opensearch(info: Any) -> bool:
    """Whether a 404 is OpenSearch's own, which tells of an index, an alias or a document: a proxy tells of a page."""
    error = info.get("error") if isinstance(info, dict) else None
    if isinstance(error, dict):
        return "type" in error
    return "missing" in error if isinstance(error, str) else isinstance(info, dict) and "found" in info


def is_full(reason: str) -> bool:
    """Whether a block is the one that the cluster lays on indexes when its disks are nearly full."""
    return "flood" in reason or "read-only-allow-delete" in reason or "read-only / allow delete" in reason


def full(here: str) -> EngineDown:
    return EngineDown(
        f"{here} takes nothing more, because its disks are nearly full: free some space or add a node, then run "
        "`minutebook index`"
    )


def as_lines(lines: Iterable[str]) -> str:
    """A body of many JSON objects, one a line."""
    return "".join(f"{line}\n" for line in lines)


def as_line(value: Mapping[str, Any]) -> str:
    """A JSON object on one line, in ASCII: any string of ours passes, half a surrogate pair too."""
    return json.dumps(value, separators=(",", ":"))


def _reason(info: Any) -> tuple[str, str]:
    """(kind, reason) of what the cluster told; the deepest cause says most."""
    error = info.get("error") if isinstance(info, dict) else None
    if not isinstance(error, dict):
        return "", str(error or info or "no reason given")[:200]
    inner = error
    for cause in (*(error.get("root_cause") or ()), error.get("caused_by")):
        if isinstance(cause, dict) and cause.get("reason"):
            inner = cause
            break
    return str(inner.get("type", "")), str(inner.get("reason", ""))[:200]


def _first_line(error: exceptions.TransportError) -> str:
    return str(error.info).partition("\n")[0][:160]
