"""Web addresses, against a server on this machine."""

import gzip
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

import pytest

from alleged.errors import AddressError
from alleged.read.address import USER_AGENT, NotModified, Page, Validators, Web, fetch, is_address
from alleged.settings import Settings
from tests.read.serving import serving

SETTINGS = Settings(allow_private_addresses=True, timeout=0.5, max_page_bytes=10_000, retries=0, delay=0)


class Site(BaseHTTPRequestHandler):
    """Answers by path."""

    seen: list[str] = []  # noqa: RUF012  shared on purpose: the handler is made anew for each request

    def do_GET(self) -> None:
        Site.seen.append(self.headers["User-Agent"])
        kinds = {"/page": "text/html; charset=windows-1252", "/text": "text/plain", "/rows": "application/x-ndjson"}
        if self.path in kinds:
            self.answer(200, kinds[self.path], b"some \x93text\x94")
        elif self.path == "/moved":
            self.answer(302, "text/html", b"", Location="/page")
        elif self.path == "/loop":
            self.answer(302, "text/html", b"", Location="/loop")
        elif self.path == "/large":
            self.answer(200, "text/html", b"x" * 20_000)
        elif self.path == "/pdf":
            self.answer(200, "application/pdf", b"%PDF")
        elif self.path == "/bomb":
            self.answer(200, "text/html", gzip.compress(b"x" * 50_000_000), **{"Content-Encoding": "gzip"})
        elif self.path == "/elsewhere":
            self.answer(302, "text/html", b"", Location="ftp://127.0.0.1/page")
        elif self.path == "/tagged" and self.headers["If-None-Match"] == '"one"':
            self.answer(304, "text/html", b"")
        elif self.path == "/tagged":
            day = {"Last-Modified": "Tue, 12 Mar 2024 08:00:00 GMT"}
            self.answer(200, "text/html", b"x", ETag='"one"', **day)
        elif self.path == "/slow":
            time.sleep(1.5)
        else:
            self.answer(404, "text/html", b"no")

    def answer(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serving(Site) as address:
        yield address


def test_a_page(site: str) -> None:
    with Web(SETTINGS, clock=lambda: datetime(2024, 3, 12, 8, tzinfo=UTC)) as web:
        page = web.page(f"{site}/moved")
    assert (page.data, page.media_type) == (b"some \x93text\x94", "text/html; charset=windows-1252")
    assert (page.url, page.retrieved) == (f"{site}/page", "2024-03-12T08:00:00Z")
    assert Site.seen[-1] == USER_AGENT


def test_a_page_that_did_not_change(site: str) -> None:
    first = fetch(f"{site}/tagged", SETTINGS)
    assert isinstance(first, Page)
    assert first.validators == Validators('"one"', "Tue, 12 Mar 2024 08:00:00 GMT")
    assert isinstance(fetch(f"{site}/tagged", SETTINGS, validators=first.validators), NotModified)
    assert isinstance(fetch(f"{site}/tagged", SETTINGS, validators=Validators('"another"')), Page)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/none", "404"),
        ("/large", "larger than 10,000 bytes"),
        ("/pdf", "application/pdf"),
        ("/slow", "no answer within 0.5 seconds"),
        ("/loop", "cannot be fetched"),
        ("/bomb", "larger than 10,000 bytes"),
        ("/elsewhere", "no http or https address"),
    ],
)
def test_what_cannot_be_fetched(site: str, path: str, words: str) -> None:
    with pytest.raises(AddressError, match=words) as error:
        fetch(site + path, SETTINGS)
    assert str(error.value).startswith(site + path)


def test_private_addresses_are_refused_before_any_request(site: str) -> None:
    before = len(Site.seen)
    with pytest.raises(AddressError, match="private address"):
        fetch(f"{site}/page", Settings())
    assert len(Site.seen) == before


def test_a_closed_port_says_so() -> None:
    with pytest.raises(AddressError, match=r"^http://127\.0\.0\.1:9/: cannot be fetched"):
        fetch("http://127.0.0.1:9/", SETTINGS)


@pytest.mark.parametrize(
    ("name", "expected"), [("https://a.org", True), ("HTTP://a.org", True), ("http.txt", False), ("ftp://a.org", False)]
)
def test_what_is_an_address(name: str, expected: bool) -> None:
    assert is_address(name) is expected
