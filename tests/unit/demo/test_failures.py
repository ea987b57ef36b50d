"""Troubles in which something breaks on the way: the service, the connection, the server's patience."""

import http.client
import time
from email.utils import parsedate_to_datetime

import pytest

from indexer.demo.truth import MadeUpCouncil
from tests.unit.demo.reader import COMMITTEES, HOME, Reader, with_troubles


def seconds_of(retry_after: str) -> float:
    if retry_after.isdigit():
        return float(retry_after)
    return max(parsedate_to_datetime(retry_after).timestamp() - time.time(), 0.0)


@with_troubles("service-off")
def test_a_service_that_is_off_leaves_the_pages(reading: Reader) -> None:
    assert [reading.status(t) for t in (COMMITTEES, HOME)] == [404, 200]


@with_troubles("service-503")
def test_a_service_that_is_too_busy_leaves_the_pages(reading: Reader) -> None:
    assert [reading.status(t) for t in (COMMITTEES, COMMITTEES, HOME)] == [503, 503, 200]


@with_troubles("service-403")
def test_a_service_that_is_forbidden_leaves_the_pages(reading: Reader) -> None:
    assert [reading.status(t) for t in (COMMITTEES, HOME)] == [403, 200]


@with_troubles("service-error-page")
def test_an_error_page_comes_with_status_200(reading: Reader) -> None:
    body = reading.text(COMMITTEES)
    assert 'id="modgov"' in body
    assert "An error has occurred" in body


@with_troubles("bursts-429")
def test_a_burst_of_429_lasts_a_second_and_says_so(reading: Reader) -> None:
    """Whoever waits as long as he is told meets one refusal a burst; the second one tells a date."""
    refused = []
    for _ in range(45):
        status, _, headers = reading.fetch(HOME)
        if status == 429:
            refused.append(headers["Retry-After"])
            time.sleep(seconds_of(refused[-1]))
    assert refused[0] == "1"
    assert refused[1].endswith(" GMT")
    assert [n for n, asked in enumerate(reading.site.requests, 1) if asked.status == 429] == [8, 40]


@with_troubles("bursts-429")
def test_whoever_does_not_wait_out_a_burst_of_429_is_refused_again(reading: Reader) -> None:
    """For a second: on a busy machine the last of these may come when it is over."""
    assert [reading.status(HOME) for _ in range(8)] == [200] * 7 + [429]
    assert {reading.status(HOME) for _ in range(4)} <= {200, 429}
    over = reading.site.requests[7].at + 1
    assert [asked.at for asked in reading.site.requests[8:] if asked.status != 429 and asked.at < over] == []


@with_troubles("bursts-503")
def test_a_burst_of_503_is_two_requests_long(reading: Reader) -> None:
    assert [reading.status(HOME) for _ in range(12)] == [200] * 7 + [503] * 2 + [200] * 3


@with_troubles("service-slow")
def test_wide_windows_are_never_answered_and_narrow_ones_are(reading: Reader) -> None:
    listed = "mgWebService.asmx/GetMeetings?lCommitteeId=0&sFromDate={}&sToDate={}"
    for window in (("0", "0"), ("01/01/2010", "01/01/2027")):
        with pytest.raises(http.client.RemoteDisconnected):
            reading.fetch(listed.format(*window))
    assert reading.status(listed.format("01/01/2026", "01/07/2026")) == 200
    assert reading.status(COMMITTEES) == 200
    assert [asked.status for asked in reading.site.requests] == [None, None, 200, 200]


@with_troubles("service-silent")
def test_a_silent_service_closes_the_connection_without_a_word(reading: Reader) -> None:
    with pytest.raises(http.client.RemoteDisconnected):
        reading.fetch(COMMITTEES)
    assert reading.status(HOME) == 200


@with_troubles("service-half-broken")
def test_a_half_broken_service_fails_for_some(reading: Reader, small: MadeUpCouncil) -> None:
    listed = "mgWebService.asmx/GetMeetings?lCommitteeId={}&sFromDate=0&sToDate=0"
    lists = {c.id: reading.status(listed.format(c.id)) for c in small.committees}
    assert sorted(lists.values()) == [200] * (len(lists) - 1) + [500]
    meetings = [reading.fetch(f"mgWebService.asmx/GetMeeting?lMeetingId={m.id}") for m in small.meetings]
    assert {status for status, _, _ in meetings} == {200, 500}
    assert any(status == 200 and b"<html" in body for status, body, _ in meetings)


@with_troubles("pages-off")
def test_where_the_pages_are_off_the_service_is_there(reading: Reader) -> None:
    assert [reading.status(t) for t in ("robots.txt", COMMITTEES, HOME)] == [200, 200, 404]


@with_troubles("truncated")
def test_an_answer_breaks_off_twice_at_most(reading: Reader, small: MadeUpCouncil) -> None:
    broken = []
    for meeting in small.meetings:
        target, times = f"mgMeetingAttendance.aspx?ID={meeting.id}", 0
        while True:
            try:
                reading.fetch(target)
                break
            except http.client.IncompleteRead:
                reading.connection.close()
                times += 1
        broken.append(times)
    assert set(broken) == {0, 1, 2}


@with_troubles("lost-full-texts")
def test_full_texts_are_lost_and_other_items_are_not(reading: Reader, small: MadeUpCouncil) -> None:
    items = [i for m in small.meetings for i in m.items]
    statuses = {i.id: reading.status(f"mgAi.aspx?ID={i.id}") for i in items}
    assert statuses == {i.id: 302 if i.cut else 200 for i in items}
    assert set(statuses.values()) == {200, 302}


@with_troubles("always-429")
def test_a_site_that_is_always_busy_says_tomorrow(reading: Reader) -> None:
    status, _, headers = reading.fetch(HOME)
    assert (status, headers["Retry-After"]) == (429, "86400")
    assert [reading.status(t) for t in ("robots.txt", COMMITTEES)] == [200, 429]


@with_troubles("always-503")
def test_a_broken_site_says_nothing_of_when(reading: Reader) -> None:
    status, _, headers = reading.fetch(COMMITTEES)
    assert (status, headers["Retry-After"], reading.status("robots.txt")) == (503, None, 200)
