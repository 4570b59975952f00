"""Manners on the web, against a server on this machine and a clock that only sleeping moves."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler

import pytest

from alleged.errors import AddressError, RefusedError
from alleged.read.address import Web
from alleged.read.politeness import Pace, Robots, wait_before
from alleged.settings import Settings
from tests.read.serving import serving

START = datetime(2024, 3, 12, 8, tzinfo=UTC)
SETTINGS = Settings(allow_private_addresses=True, timeout=2, delay=0)


class Site(BaseHTTPRequestHandler):
    """Answers with what the test lays down for a path: `(status, headers, body)` one after the other, the last one for ever."""

    answers: dict[str, list[tuple[int, dict[str, str], str]]] = {}  # noqa: RUF012  shared on purpose
    asked: Counter[str] = Counter()  # noqa: RUF012

    def do_GET(self) -> None:
        laid = self.answers.get(self.path, [(404, {}, "")])
        status, headers, body = laid[min(self.asked[self.path], len(laid) - 1)]
        self.asked[self.path] += 1
        self.send_response(status)
        for name, value in {"Content-Type": "text/plain", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving(Site) as address:
        yield address


@pytest.fixture
def site(server: str) -> str:
    Site.answers = {}
    Site.asked.clear()
    return server


class Clock:
    """Time that passes by sleeping alone."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def monotonic(self) -> float:
        return sum(self.slept)

    def now(self) -> datetime:
        return START + timedelta(seconds=sum(self.slept))

    def web(self, settings: Settings = SETTINGS) -> Web:
        return Web(settings, sleep=self.sleep, clock=self.now, monotonic=self.monotonic)


OK = (200, {}, "text")
BUSY = (503, {}, "")


@pytest.mark.parametrize(
    ("answers", "slept"),
    [
        ([BUSY, BUSY, OK], [1, 2]),
        ([(429, {"Retry-After": "7"}, ""), OK], [7]),
        ([(429, {"Retry-After": "Tue, 12 Mar 2024 08:00:30 GMT"}, ""), OK], [30]),
        ([(500, {"Retry-After": "soon"}, ""), OK], [1]),
    ],
)
def test_a_passing_fault_is_waited_out(
    site: str, answers: list[tuple[int, dict[str, str], str]], slept: list[float]
) -> None:
    Site.answers["/a"] = answers
    clock = Clock()
    with clock.web() as web:
        assert web.page(f"{site}/a").data == b"text"
    assert clock.slept == slept


@pytest.mark.parametrize(("answer", "tries"), [(BUSY, 3), ((404, {}, ""), 1), ((429, {"Retry-After": "86400"}, ""), 1)])
def test_a_lasting_fault_is_not(site: str, answer: tuple[int, dict[str, str], str], tries: int) -> None:
    Site.answers["/a"] = [answer]
    with Clock().web() as web, pytest.raises(AddressError, match=str(answer[0])) as error:
        web.page(f"{site}/a")
    assert Site.asked["/a"] == tries
    assert str(error.value).startswith(f"{site}/a: ")


ROBOTS = "User-agent: *\nDisallow: /closed/\nCrawl-delay: 4\n"


@pytest.mark.parametrize(
    ("robots", "path", "words"),
    [
        ((200, {}, ROBOTS), "/open", None),
        ((200, {}, ROBOTS), "/closed/1", "robots.txt asks programs not to read it"),
        ((200, {}, "User-agent: alleged\nDisallow: /"), "/open", "robots.txt asks"),
        ((200, {}, "User-agent: other\nDisallow: /"), "/open", None),
        ((200, {}, "<html>no robots here"), "/open", None),
        ((404, {}, ""), "/closed/1", None),
        ((403, {}, ""), "/closed/1", None),
        ((503, {}, ""), "/open", "robots.txt cannot be read now"),
    ],
)
def test_robots(site: str, robots: tuple[int, dict[str, str], str], path: str, words: str | None) -> None:
    Site.answers |= {"/robots.txt": [robots], path: [OK]}
    with Clock().web() as web:
        if words is None:
            assert web.page(site + path).data == b"text"
        else:
            with pytest.raises(AddressError, match=words) as error:
                web.page(site + path)
            assert str(error.value).startswith(f"{site}{path}: ")
            assert isinstance(error.value, RefusedError) is ("asks" in words)
    assert Site.asked[path] == (words is None)


RULES = """
User-agent: other
Disallow: /

User-agent: *
Disallow: /*?print=
Disallow: /*.pdf$
Disallow: /archive/
Allow: /archive/2031/
Disallow: /archive/2031/*/draft
Allow: /same
Disallow: /same
Disallow: /caf%C3%A9
Disallow:
Crawl-delay: 2.5
Sitemap: https://a.example/sitemap.xml
"""


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("/news?print=1", False),
        ("/news?page=1&print=1", True),
        ("/news", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x=1", True),
        ("/archive/2030/a", False),
        ("/archive/2031/a", True),  # the longer rule counts, wherever it stands
        ("/archive/2031/a/draft", False),
        ("/same", True),  # of two as long, Allow
        ("/caf%C3%A9/1", False),
        ("/caf%c3%a9/1", False),
        ("/caf\u00e9/1", False),
        ("/Archive/", True),
        ("/", True),
    ],
)
def test_rules_with_wildcards_and_the_longest_of_them(path: str, may: bool) -> None:
    clock = Clock()
    pace = Pace(0, clock.sleep, clock.monotonic)
    robots = Robots(lambda _: (200, RULES), clock.monotonic, pace)
    assert (robots.refusal(f"https://a.example{path}") is None) is may
    pace.wait("a.example")
    pace.wait("a.example")
    assert clock.slept == [2.5]


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("User-agent: alleged\nDisallow:\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: *\nDisallow:\n\nUser-agent: ALLEGED\nDisallow: /", False),
        ("User-agent: alleged-images\nDisallow: /", True),
        ("User-agent: a\nUser-agent: alleged\nDisallow: /", False),
        ("User-agent: *\nDisallow: /\nAllow: /$", False),
        ("User-agent: *\r\rDisallow: /x # why\r\n", False),
        ("Disallow: /", True),  # of nobody
        ("\x00\xff\u2028" * 99, True),
        ("User-agent: *\nDisallow: /" + "*x" * 20_000 + "\nCrawl-delay: nan", True),
    ],
)
def test_groups_and_odd_files(text: str, may: bool) -> None:
    clock = Clock()
    robots = Robots(lambda _: (200, text), clock.monotonic, Pace(0, clock.sleep, clock.monotonic))
    assert (robots.refusal("https://a.example/x") is None) is may


def test_a_redirect_leads_to_no_closed_page(site: str) -> None:
    Site.answers |= {
        "/robots.txt": [(200, {}, ROBOTS)],
        "/open": [(302, {"Location": "/closed/1"}, "")],
        "/closed/1": [OK],
    }
    with Clock().web() as web, pytest.raises(RefusedError):
        web.page(f"{site}/open")
    assert Site.asked["/closed/1"] == 0


def test_robots_are_asked_once_and_their_delay_kept(site: str) -> None:
    Site.answers |= {"/robots.txt": [(200, {}, ROBOTS)], "/a": [OK]}
    clock = Clock()
    with clock.web() as web:
        for _ in range(3):
            web.page(f"{site}/a")
    assert Site.asked["/robots.txt"] == 1
    assert clock.slept == [4, 4]


def test_a_host_is_given_time_between_requests(site: str) -> None:
    Site.answers["/a"] = [OK]
    clock = Clock()
    with clock.web(Settings(allow_private_addresses=True, delay=1.5)) as web:
        web.page(f"{site}/a")
        web.page(f"{site}/a")
    assert clock.slept == [1.5, 1.5]  # robots.txt, the page, the page


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        (None, 2),
        ("", 2),
        ("1", 2),
        ("30", 30),
        ("-5", 2),
        ("Tue, 12 Mar 2024 08:01:00 GMT", 60),
        ("Tue, 12 Mar 2023 08:01:00 GMT", 2),
        ("9" * 400, 999_999_999),
    ],
)
def test_waits(retry_after: str | None, seconds: float) -> None:
    assert wait_before(1, retry_after, START) == seconds
