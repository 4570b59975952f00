"""Manners towards web servers: how long to wait, and what their robots.txt asks for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from protego import Protego

ROBOT = "alleged"
"""The name that a robots.txt may address."""

MAX_ROBOTS_BYTES = 512_000
"""How much of a robots.txt is read. Source: RFC 9309, 2.5, asks for 500 KiB at least."""

MAX_WAIT_SECONDS = 60.0
"""Longest wait before another try, and longest delay that a robots.txt is granted; a server that asks for more is left alone."""

FIRST_WAIT_SECONDS = 1.0
"""Wait before the first further try; each later one waits twice as long."""

ROBOTS_SECONDS = 86_400.0
"""How long a robots.txt holds. Source: RFC 9309, 2.4."""

FAILED_ROBOTS_SECONDS = 300.0
"""How long a host whose robots.txt could not be had is left alone."""

_STATUS_REFUSED = 500
_STATUS_NONE = 400


def wait_before(attempt: int, retry_after: str | None, now: datetime) -> float:
    """Seconds to wait before try `attempt` + 1, with what the server said in its Retry-After (seconds or a date), if anything.

    Example:
        >>> wait_before(2, None, datetime(2024, 3, 12, tzinfo=UTC)), wait_before(0, "7", datetime(2024, 3, 12, tzinfo=UTC))
        (4.0, 7.0)
    """
    own = min(FIRST_WAIT_SECONDS * 2.0**attempt, MAX_WAIT_SECONDS)
    asked = (retry_after or "").strip()
    if asked.isascii() and asked.isdigit():
        return max(own, float(asked[:9]))
    try:
        until = parsedate_to_datetime(asked)
    except (ValueError, TypeError, IndexError):
        return own
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(own, (until - now).total_seconds())


@dataclass(slots=True)
class Pace:
    """At least `delay` seconds between two requests to one host, more where its robots.txt asks for it."""

    delay: float
    sleep: Callable[[float], object]
    monotonic: Callable[[], float]
    _free: dict[str, float] = field(default_factory=dict)
    _delays: dict[str, float] = field(default_factory=dict)

    def slow(self, host: str, delay: float) -> None:
        """What a host asks for, in seconds."""
        self._delays[host] = min(delay, MAX_WAIT_SECONDS)

    def wait(self, host: str) -> None:
        """Returns when the host may be asked."""
        now = self.monotonic()
        free = self._free.get(host, now)
        if free > now:
            self.sleep(free - now)
        self._free[host] = max(free, now) + max(self.delay, self._delays.get(host, 0.0))


@dataclass(slots=True)
class Robots:
    """What the hosts' robots.txt say. `get` gives status and text of one address; each host's is asked for once in a while.

    Of several rules that fit an address the longest counts, and Allow where two are as long; `*` and `$` in rules mean what they
    mean to search engines. Source: RFC 9309, 2.2.2 and 2.2.3.
    """

    get: Callable[[str], tuple[int, str]]
    monotonic: Callable[[], float]
    pace: Pace
    _known: dict[str, tuple[float, "Protego | int"]] = field(default_factory=dict)

    def refusal(self, url: str) -> tuple[str, bool] | None:
        """Why an address may not be read and whether that will last, None where it may.

        Raises: AddressError where the host cannot be reached.
        """
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()
        known = self._known.get(site)
        if known is None or known[0] <= self.monotonic():
            known = self._known[site] = self._asked(site, parts.hostname or "")
        rules = known[1]
        if isinstance(rules, int):
            return (
                f"its {site}/robots.txt cannot be read now (status {rules}), so it is left alone; try again later",
                False,
            )
        if rules.can_fetch(url, ROBOT):
            return None
        return f"{site}/robots.txt asks programs not to read it; save the page yourself and read that", True

    def _asked(self, site: str, host: str) -> "tuple[float, Protego | int]":
        from protego import Protego

        status, text = self.get(f"{site}/robots.txt")
        if status >= _STATUS_REFUSED:
            return self.monotonic() + FAILED_ROBOTS_SECONDS, status
        rules = Protego.parse("" if status >= _STATUS_NONE else text)
        delay = rules.crawl_delay(ROBOT)
        if delay is not None:
            self.pace.slow(host, delay)
        return self.monotonic() + ROBOTS_SECONDS, rules
