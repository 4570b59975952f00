"""Web addresses: fetched with time-outs and a size limit, under the library's own name, and not from inside networks."""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from alleged.errors import AddressError
from alleged.settings import Settings
from alleged.version import VERSION

if TYPE_CHECKING:
    import httpx2

USER_AGENT = f"alleged/{VERSION} (reads news reports for their claims)"
MAX_REDIRECTS = 5

_HTML = ("text/html", "application/xhtml+xml")
_JSONL = ("application/jsonl", "application/x-ndjson", "application/jsonlines", "application/x-jsonlines")


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: `kind` is "html", "text" or "jsonl", `retrieved` RFC 3339 in UTC, `url` the last of the redirects."""

    data: bytes
    kind: str
    encoding: str | None
    url: str
    retrieved: str


def is_address(name: str) -> bool:
    """Whether this names a page on the web, not a file."""
    return name.lower().startswith(("http://", "https://"))


def fetch(url: str, settings: Settings, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Page:
    """The page at an address.

    Raises: AddressError, with what went wrong and the address.
    """
    import httpx2

    def guard(request: httpx2.Request) -> None:  # runs before each request, so redirects are looked at too
        if not settings.allow_private_addresses:
            refuse_private(request.url.host)

    try:
        with (
            httpx2.Client(
                headers={"User-Agent": USER_AGENT, "Accept": "text/html, text/plain;q=0.9, */*;q=0.1"},
                timeout=settings.timeout,
                follow_redirects=True,
                max_redirects=MAX_REDIRECTS,
                event_hooks={"request": [guard]},
            ) as client,
            client.stream("GET", url) as response,
        ):
            if response.status_code >= 400:
                raise AddressError(
                    f"{url}: the server answered {response.status_code} {response.reason_phrase}".rstrip()
                )
            kind = _kind(response.headers.get("content-type", ""), url)
            data = _body(response, url, settings.max_page_bytes)
            moment = clock().astimezone(UTC).replace(microsecond=0)
            return Page(data, kind, response.charset_encoding, str(response.url), f"{moment:%Y-%m-%dT%H:%M:%SZ}")
    except AddressError as error:
        raise AddressError(str(error) if url in str(error) else f"{url}: {error}") from None
    except httpx2.TimeoutException:
        raise AddressError(f"{url}: no answer within {settings.timeout:g} seconds; try again later") from None
    except (httpx2.HTTPError, httpx2.InvalidURL, UnicodeError) as error:
        raise AddressError(f"{url}: cannot be fetched ({error or type(error).__name__}); check the address") from None


def refuse_private(host: str) -> None:
    """Raises: AddressError where a host name stands for this machine or a private network, or for nothing at all."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise AddressError(f"no host called {host!r} is known; check the address and the network") from None
    for address in sorted(found):
        if not ipaddress.ip_address(address.partition("%")[0]).is_global:
            raise AddressError(f"{host} is a private address ({address}); --allow-private reads it all the same")


def _kind(content_type: str, url: str) -> str:
    kind = content_type.partition(";")[0].strip().lower()
    path = urlsplit(url).path.lower()
    if kind in _JSONL or path.endswith((".jsonl", ".ndjson")):
        return "jsonl"
    if kind in _HTML or not kind:
        return "html"
    if kind.startswith("text/"):
        return "text"
    raise AddressError(f"{url}: {kind} is no page or text; save its text and read that")


def _body(response: "httpx2.Response", url: str, limit: int) -> bytes:
    pieces = []
    size = 0
    for piece in response.iter_bytes():
        size += len(piece)
        if size > limit:
            raise AddressError(f"{url}: larger than {limit:,} bytes; save its text and read that")
        pieces.append(piece)
    return b"".join(pieces)
