"""Feeds watched on a server of this machine, with time that passes by sleeping alone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler

import pytest

from alleged.read.watching import watch
from alleged.records import Problem, Report
from alleged.settings import Settings
from tests.read.serving import serving

SETTINGS = Settings(allow_private_addresses=True, timeout=2, delay=0, retries=0)
ARTICLE = "The mayor said that the port was hit twice on Monday and asked the capital for help with the fires there."
PAGE = f"<html><body><article><h1>Port</h1><p>{ARTICLE}</p><p>{ARTICLE}</p></article></body></html>"


def item(name: str, text: str) -> str:
    return f'{{"id": "{name}", "url": "/{name}", "content_text": "{text}"}}'


def linked(name: str) -> str:
    return f'{{"id": "{name}", "url": "/{name}"}}'


def feed(*items: str) -> str:
    return f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{", ".join(items)}]}}'


class Site(BaseHTTPRequestHandler):
    """`looks` are what a feed is at one look after the other: its items, None for a fault; the ETag is the content's."""

    looks: dict[str, list[str | None]] = {}  # noqa: RUF012  shared on purpose
    pages: dict[str, list[int]] = {}  # noqa: RUF012
    statuses: list[tuple[str, int]] = []  # noqa: RUF012

    def do_GET(self) -> None:
        body, status = "", 404
        if self.path in self.looks:
            looks = self.looks[self.path]
            look = looks.pop(0) if len(looks) > 1 else looks[0]
            tag = f'"{hash(look)}"'
            status = 500 if look is None else 304 if self.headers["If-None-Match"] == tag else 200
            body = look or "" if status == 200 else ""
        elif self.path in self.pages:
            pages = self.pages[self.path]
            status = pages.pop(0) if len(pages) > 1 else pages[0]
            body, tag = PAGE, ""
        if self.path != "/robots.txt":
            self.statuses.append((self.path, status))
        self.send_response(status)
        self.send_header("Content-Type", "application/feed+json" if self.path in self.looks else "text/html")
        self.send_header("Content-Length", str(len(body)))
        if status == 200:
            self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving(Site) as address:
        yield address


def watched(server: str, looks: dict[str, list[str | None]], *, minutes: float) -> list[str]:
    """Texts of the reports, and the problems' messages after "!", of so many minutes of watching."""
    Site.looks, Site.statuses = looks, []
    passed = [0.0]

    def sleep(seconds: float) -> None:
        passed[0] += seconds

    found = watch(
        [server + path for path in looks],
        SETTINGS,
        sleep=sleep,
        stop=lambda: passed[0] > minutes * 60,
        clock=lambda: datetime(2024, 3, 12, tzinfo=UTC) + timedelta(seconds=passed[0]),
        monotonic=lambda: passed[0],
        every=600,
    )
    return [row.text if isinstance(row, Report) else f"!{row.message}" for row in found]


A, B = item("a", "first"), item("b", "second")


@pytest.mark.parametrize(
    ("looks", "expected", "statuses"),
    [
        pytest.param([feed(A)], ["first"], [200, 304, 304, 304], id="nothing new"),
        pytest.param([feed(A), feed(B, A)], ["first", "second"], [200, 200, 304, 304], id="a new entry"),
        pytest.param([feed(A), feed(item("a", "changed"))], ["first", "changed"], [200, 200, 304, 304], id="a change"),
        pytest.param([feed(A, B), feed(B), feed(B, A)], ["first", "second"], [200, 200, 200, 304], id="back again"),
        pytest.param(["no feed", feed(A)], ["!", "first"], [200, 200, 304], id="no feed at first"),
    ],
)
def test_new_entries_only(server: str, looks: list[str | None], expected: list[str], statuses: list[int]) -> None:
    found = watched(server, {"/feed": looks}, minutes=35)
    assert [row[: len(words)] for row, words in zip(found, expected, strict=True)] == expected
    assert [status for _, status in Site.statuses] == statuses


def test_a_feed_that_is_down_is_tried_less_often_and_the_others_go_on(server: str) -> None:
    looks: dict[str, list[str | None]] = {"/down": [None, None, feed(A)], "/up": [feed(B)]}
    found = watched(server, looks, minutes=100)
    assert [row[:1] for row in found] == ["!", "s", "!", "f"]
    assert found[0] == f"!{server}/down: the server answered 500 Internal Server Error; asked again in 20 minutes"
    assert found[2].endswith("; asked again in 40 minutes")
    # after 0, 20 and 60 minutes, then every ten
    assert [status for path, status in Site.statuses if path == "/down"] == [500, 500, 200, 304, 304, 304, 304]
    assert [status for path, status in Site.statuses if path == "/up"] == [200] + [304] * 10


@pytest.mark.parametrize(
    ("answers", "expected"),
    [([200], ["Port"]), ([503, 200], ["!http", "Port"]), ([503], ["!http"] * 3)],
)
def test_a_page_that_is_down_is_tried_again(server: str, answers: list[int], expected: list[str]) -> None:
    Site.pages = {"/c": list(answers)}
    found = watched(server, {"/feed": [feed(linked("c"))]}, minutes=65)
    assert [row[: len(words)] for row, words in zip(found, expected, strict=True)] == expected
    faults = [row for row in found if row.startswith("!")]
    asked_again = [row.endswith("; asked again at the next look") for row in faults]
    assert asked_again == [True, True, False][: len(faults)]
    assert [row.endswith("; given up") for row in faults] == [False, False, True][: len(faults)]


def test_it_stops_between_two_reports(server: str) -> None:
    Site.looks = {"/feed": [feed(A, B)]}
    stopped: list[bool] = []
    found = watch([f"{server}/feed"], SETTINGS, stop=lambda: bool(stopped))
    assert isinstance(next(found), Report)
    stopped.append(True)
    assert list(found) == []


def test_no_feed_no_watch() -> None:
    assert list[Report | Problem](watch([], SETTINGS)) == []
