"""Feeds asked again and again: what is new in them, as it comes."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from alleged.errors import AddressError, RefusedError, UnreadableError
from alleged.read import feed
from alleged.read.address import NotModified, Validators, Web
from alleged.read.entry import Entry
from alleged.records import Problem, Report
from alleged.settings import Settings

EVERY_SECONDS = 900.0
"""Time from one look at a feed to the next: most news feeds are renewed within a quarter of an hour."""

MAX_BACK_OFF_SECONDS = 86_400.0
"""A feed that is down is asked less and less often, but once a day at least."""

MAX_TRIES_OF_A_PAGE = 3
"""At so many looks at the feed the page of an entry is asked for, if it cannot be had."""

MAX_REMEMBERED = 20_000
"""Entries remembered of a feed; those not seen for longest are forgotten first. A large feed shows a few hundred."""


PASSING = "passing"
"""Code of a problem that is no more than a delay: it was said before, or what it is about is asked for again at the next look."""

_MINUTE, _HOUR = 60, 3600


@dataclass(slots=True)
class _Watched:
    """One feed: when it is due, how it last was, which entries have been given, which still wait for their page."""

    url: str
    due: float
    validators: Validators | None = None
    failures: int = 0
    seen: OrderedDict[str, None] = field(default_factory=OrderedDict)
    waiting: dict[str, tuple[Entry, int]] = field(default_factory=dict)
    title: str | None = None


def watch(
    feeds: Iterable[str],
    settings: Settings,
    *,
    sleep: Callable[[float], object] = time.sleep,
    stop: Callable[[], bool] = lambda: False,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    monotonic: Callable[[], float] = time.monotonic,
    every: float = EVERY_SECONDS,
) -> Iterator[Report | Problem]:
    """The reports of these feeds (addresses), each once and again when it says something else, for ever or until `stop`.

    A feed is asked only for what changed since. One that is down is a problem at each try (`PASSING` but for the first), and is
    tried less and less often; the others go on. A page that cannot be had is `PASSING` until it is given up. `stop` is asked
    between two reports and after each sleep; a `sleep` that returns early ends the wait early.
    """
    with Web(settings, sleep=sleep, clock=clock, monotonic=monotonic) as web:
        watched = [_Watched(url, monotonic()) for url in dict.fromkeys(feeds)]
        while watched and not stop():
            one = min(watched, key=lambda candidate: candidate.due)  # of several the first as given
            wait = one.due - monotonic()
            if wait > 0:
                sleep(wait)
                continue
            for found in _looked(one, web, every):
                yield found
                if stop():
                    return
            one.due = monotonic() + _pause(one, every)


def _pause(one: _Watched, every: float) -> float:
    """Seconds from a look at a feed to the next one."""
    return every if not one.failures else min(every * 2.0**one.failures, max(every, MAX_BACK_OFF_SECONDS))


def _spelt(seconds: float) -> str:
    """A time to wait, as roughly as a person wants it.

    Example:
        >>> _spelt(20), _spelt(1800), _spelt(86400)
        ('20 seconds', '30 minutes', '24 hours')
    """
    if seconds < 2 * _MINUTE:
        return f"{seconds:.0f} seconds"
    return f"{seconds / _MINUTE:.0f} minutes" if seconds < 2 * _HOUR else f"{seconds / _HOUR:.0f} hours"


def _looked(one: _Watched, web: Web, every: float) -> Iterator[Report | Problem]:
    """One look at a feed."""
    try:
        page = web.fetch(one.url, validators=one.validators)
        retrieved = page.retrieved
        entries: tuple[Entry, ...] = ()
        if not isinstance(page, NotModified):
            read = feed.parse(page.data, one.url, media_type=page.media_type, url=page.url)
            one.title, entries = read.title, read.entries
            one.validators = page.validators
            if read.damage is not None:
                yield Problem("damaged_feed", read.damage)
    except UnreadableError as error:
        one.failures = min(one.failures + 1, 20)
        code = "unreadable" if one.failures == 1 else PASSING
        yield Problem(code, f"{error}; asked again in {_spelt(_pause(one, every))}")
        return
    one.failures = 0
    for key, (entry, tries) in list(one.waiting.items()):
        yield _given(one, entry, key, tries, web, retrieved)
    for entry in entries:
        key = feed.fingerprint(entry)
        if key in one.seen:
            one.seen.move_to_end(key)
        elif key not in one.waiting:
            yield _given(one, entry, key, 0, web, retrieved)
    while len(one.seen) > max(MAX_REMEMBERED, 2 * len(entries)):
        one.seen.popitem(last=False)


def _given(one: _Watched, entry: Entry, key: str, tries: int, web: Web, retrieved: str) -> Report | Problem:
    """An entry's report, or why there is none; a page that may be had later is kept waiting."""
    found: Report | Problem
    place = f"{one.url}: {entry.url or entry.id or entry.title or 'an entry'}"
    one.waiting.pop(key, None)
    try:
        found = replace(feed.report(entry, place, one.title, web, retrieved), place=place)
    except UnreadableError as error:
        message = str(error) if str(error).startswith(one.url) else f"{one.url}: {error}"
        if isinstance(error, AddressError) and not isinstance(error, RefusedError) and tries + 1 < MAX_TRIES_OF_A_PAGE:
            one.waiting[key] = (entry, tries + 1)
            return Problem(PASSING, f"{message}; asked again at the next look")
        found = Problem("unreadable", f"{message}; given up" if tries else message)
    one.seen[key] = None
    return found
