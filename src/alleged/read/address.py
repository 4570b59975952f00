"""Web addresses: fetched politely, with time-outs and a size limit, under the library's own name, and not from inside networks."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING

from alleged.errors import AddressError, RefusedError
from alleged.read.media import essence
from alleged.read.politeness import MAX_ROBOTS_BYTES, MAX_WAIT_SECONDS, Pace, Robots, wait_before
from alleged.read.private import refuse_private, refuse_private_peer
from alleged.settings import Settings
from alleged.version import VERSION

if TYPE_CHECKING:
    import httpx2

USER_AGENT = f"alleged/{VERSION} (reads news reports for their claims)"
MAX_REDIRECTS = 5

MAX_TIMEOUTS_A_BODY = 6
"""A body may take so many times `settings.timeout` in all: one that sends a byte now and then would hold a run for ever."""

_ACCEPT = (
    "text/html, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
    "text/plain;q=0.9, */*;q=0.1"
)
_UNREADABLE_FAMILIES = ("image/", "audio/", "video/", "font/", "application/vnd.openxmlformats", "application/vnd.ms-")
_UNREADABLE = frozenset(
    "application/pdf application/zip application/msword application/rtf application/javascript text/css text/javascript".split()
)
_MOVED = frozenset((301, 302, 303, 307, 308))
_NOT_MODIFIED = 304
_MOVED_FROM = 300
_FAULT = 400
_PASSING = frozenset((429, 500, 502, 503, 504))


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave with a page so as to be asked later whether it changed: its ETag and Last-Modified as they came."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave. `media_type` as the server wrote it, `url` the last of the redirects, `retrieved` RFC 3339 in UTC."""

    data: bytes
    media_type: str | None
    url: str
    retrieved: str
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True)
class NotModified:
    """The page is still the one that the validators came with."""

    url: str
    retrieved: str


class _PassingError(AddressError):
    """A failure that another try may mend; `retry_after` is what the server said."""

    def __init__(self, message: str, retry_after: str | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    reason: str
    headers: "httpx2.Headers"
    data: bytes
    url: str
    moved_to: str | None


def is_address(name: str) -> bool:
    """Whether this names a page on the web, not a file."""
    return name.lower().startswith(("http://", "https://"))


def fetch(url: str, settings: Settings, *, validators: Validators | None = None) -> Page | NotModified:
    """The page at one address; for several, `Web` keeps connections and manners from one to the next.

    Raises: AddressError, with what went wrong and the address.
    """
    with Web(settings) as web:
        return web.fetch(url, validators=validators)


class Web:
    """The way to the web for one run: one client, one pace for each host, each robots.txt asked for once."""

    def __init__(
        self,
        settings: Settings,
        *,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._sleep = sleep
        self._clock = clock
        self._monotonic = monotonic
        self._pace = Pace(settings.delay, sleep, monotonic)
        self._robots = Robots(self._robots_file, monotonic, self._pace)
        self._made: httpx2.Client | None = None

    def __enter__(self) -> "Web":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections; the next fetch would open new ones."""
        if self._made is not None:
            self._made.close()
            self._made = None

    def page(self, url: str) -> Page:
        """The page at an address.

        Raises: AddressError, with what went wrong and the address; RefusedError where the host's robots.txt forbids it.
        """
        found = self.fetch(url)
        if isinstance(found, NotModified):
            raise AddressError(
                f"{url}: the server answered 304 though nothing was asked about a change; try again later"
            )
        return found

    def fetch(self, url: str, *, validators: Validators | None = None) -> Page | NotModified:
        """The page, or that it is unchanged since these validators came.

        Raises: AddressError, with what went wrong and the address; RefusedError where the host's robots.txt forbids it.
        """
        self._client().cookies.clear()  # what one page set does not change what another gives
        attempt = 0
        while True:
            try:
                return self._followed(url, validators)
            except _PassingError as error:
                wait = wait_before(attempt, error.retry_after, self._clock())
                if attempt >= self._settings.retries or wait > MAX_WAIT_SECONDS:
                    raise AddressError(_about(url, error)) from None
                attempt += 1
                self._sleep(wait)
            except RefusedError as error:
                raise RefusedError(_about(url, error)) from None
            except AddressError as error:
                raise AddressError(_about(url, error)) from None

    def _followed(self, url: str, validators: Validators | None) -> Page | NotModified:
        headers = {}
        if validators and validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators and validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        current = url
        for _ in range(MAX_REDIRECTS + 1):
            _checked(current)
            refusal = self._robots.refusal(current)
            if refusal is not None:
                why, lasting = refusal
                raise (RefusedError if lasting else AddressError)(why)
            answer = self._asked(current, headers, self._settings.max_page_bytes)
            if answer.moved_to is None:
                return self._taken(answer)
            current = answer.moved_to
        raise AddressError(f"cannot be fetched (more than {MAX_REDIRECTS} redirects); check the address")

    def _taken(self, answer: _Answer) -> Page | NotModified:
        moment = self._clock().astimezone(UTC).replace(microsecond=0)
        retrieved = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
        if answer.status == _NOT_MODIFIED:
            return NotModified(answer.url, retrieved)
        if answer.status >= _FAULT:
            message = f"the server answered {answer.status} {answer.reason}".rstrip()
            raise (
                _PassingError(message, answer.headers.get("retry-after"))
                if answer.status in _PASSING
                else AddressError(message)
            )
        validators = Validators(answer.headers.get("etag"), answer.headers.get("last-modified"))
        return Page(answer.data, answer.headers.get("content-type"), answer.url, retrieved, validators)

    def _robots_file(self, url: str) -> tuple[int, str]:
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._asked(url, {}, MAX_ROBOTS_BYTES, cut=True)
            if answer.moved_to is None:
                return answer.status, answer.data.decode("utf-8", "replace").removeprefix("\ufeff")
            url = answer.moved_to
        return _FAULT, ""  # as good as none. Source: RFC 9309, 2.3.1.2

    def _client(self) -> "httpx2.Client":
        import httpx2

        if self._made is None:
            self._made = httpx2.Client(
                headers={"User-Agent": USER_AGENT, "Accept": _ACCEPT},
                timeout=self._settings.timeout,
                follow_redirects=False,  # each hop is looked at before it is taken
            )
        return self._made

    def _asked(self, url: str, headers: dict[str, str], limit: int, *, cut: bool = False) -> _Answer:
        """One request. A body over `limit` bytes is an error, or cut off there; none is read of a redirect or a fault."""
        import httpx2

        timeout = self._settings.timeout
        try:
            target = _checked(url)
            extensions = {}
            if not self._settings.allow_private_addresses:
                refuse_private(target.host)
                extensions["trace"] = refuse_private_peer(target.host)
            self._pace.wait(target.host)
            with self._client().stream("GET", target, headers=headers, extensions=extensions) as response:
                moved_to = None
                data = b""
                if response.status_code in _MOVED and "location" in response.headers:
                    moved_to = str(target.join(response.headers["location"]))
                elif response.status_code < _MOVED_FROM:
                    if not cut:
                        _refuse_type(response.headers.get("content-type"))
                    data = self._body(response, limit, cut=cut)
                return _Answer(
                    response.status_code, response.reason_phrase, response.headers, data, str(response.url), moved_to
                )
        except httpx2.TimeoutException:
            raise _PassingError(f"no answer within {timeout:g} seconds; try again later") from None
        except (httpx2.NetworkError, httpx2.RemoteProtocolError) as error:
            raise _PassingError(_failure(error)) from None
        except (httpx2.HTTPError, httpx2.InvalidURL, UnicodeError, ValueError) as error:
            raise AddressError(_failure(error)) from None

    def _body(self, response: "httpx2.Response", limit: int, *, cut: bool) -> bytes:
        until = self._monotonic() + MAX_TIMEOUTS_A_BODY * self._settings.timeout
        pieces = []
        size = 0
        for piece in response.iter_bytes():
            size += len(piece)
            pieces.append(piece)
            if size > limit:
                if cut:
                    break
                raise AddressError(f"larger than {limit:,} bytes; save its text and read that")
            if self._monotonic() > until:
                raise AddressError("the server sends too slowly; try again later, or save its text and read that")
        return b"".join(pieces)[: limit if cut else None]


def _checked(url: str) -> "httpx2.URL":
    import httpx2

    try:
        target = httpx2.URL(url)
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise AddressError(_failure(error)) from None
    if target.scheme not in ("http", "https") or not target.host:
        raise AddressError(f"{url} is no http or https address; check it")
    return target


def _refuse_type(media_type: str | None) -> None:
    kind = essence(media_type)
    if kind in _UNREADABLE or kind.startswith(_UNREADABLE_FAMILIES):
        raise AddressError(f"{kind} is no page or text; save its text and read that")


def _failure(error: Exception) -> str:
    return f"cannot be fetched ({error or type(error).__name__}); check the address"


def _about(url: str, error: AddressError) -> str:
    message = str(error)
    return message if message.startswith(f"{url}: ") else f"{url}: {message}"
