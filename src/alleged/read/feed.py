"""Feeds (RSS, Atom, JSON feeds): a report for each entry, from the feed itself or from the page that the entry leads to."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from alleged.errors import DayError, UnreadableError
from alleged.read import html, json_feed, rss
from alleged.read.address import Page, Web
from alleged.read.entry import Entry, Feed
from alleged.read.nodes import text_of
from alleged.read.opened import Opened
from alleged.read.published import timestamp
from alleged.read.text import read as read_text
from alleged.read.text import report_of, with_problems
from alleged.records import Problem, Raw, Report

ENDINGS = (".rss", ".atom")

_FRAGMENT = "text/html; charset=utf-8"


def begins(head: bytes) -> bool:
    """Whether a feed of any form begins so."""
    return rss.begins(head) or json_feed.begins(head)


def reports(opened: Opened) -> Iterator[Report | Problem]:
    """The reports of a feed, in its order. An entry that cannot be read is a problem, and the rest goes on.

    Raises: UnreadableError where it is no feed.
    """
    data = opened.whole(min(opened.settings.max_page_bytes, opened.settings.max_file_bytes))
    feed = parse(data, opened.name, media_type=opened.media_type, url=opened.url)
    if feed.damage is not None:
        yield Problem("damaged_feed", feed.damage)
    for number, entry in enumerate(feed.entries, start=1):
        try:
            place = f"{opened.name}:{number}"
            yield replace(report(entry, place, feed.title, opened.web, opened.retrieved), place=place)
        except UnreadableError as error:
            yield Problem("unreadable", str(error))


def parse(data: bytes, name: str, *, media_type: str | None = None, url: str | None = None) -> Feed:
    """The feed in these bytes. `url` is where it came from, None for a file.

    Raises: UnreadableError where it is no feed.
    """
    if json_feed.begins(data) or data.lstrip()[:1] in (b"{", b"["):
        return json_feed.parse(data, name, url=url)
    return rss.parse(data, name, media_type=media_type, url=url)


def fingerprint(entry: Entry) -> str:
    """What tells an entry from another and from its own earlier form: sha256 of its id or link and of what it says."""
    parts = (entry.id or entry.url or "", entry.title or "", entry.content or entry.summary or "")
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def report(entry: Entry, place: str, publisher: str | None, web: Web | None, retrieved: str | None) -> Report:
    """One entry's report: its content, else the page that it leads to (with `web`), else its summary, which a problem then says.

    Raises: UnreadableError where it holds nothing or its page cannot be had; AddressError for the latter.
    """
    known, problems = _published(entry, place)
    if entry.content is not None and (found := _of_mark_up(entry.content, is_html=entry.is_html)):
        given = found
    elif web is not None and entry.url is not None:
        return with_problems(_of_page(web.page(entry.url), entry, known, publisher), *problems)
    elif entry.summary is not None and (found := _of_mark_up(entry.summary, is_html=True)):
        given = found
        why = "the feed carries only a summary of this report, and that was read; read its address for the whole"
        problems.append(Problem("summary_only", f"{place}: {why}"))
    else:
        raise UnreadableError(f"{place}: an entry without any text; it was left out")
    text, raw = given
    made = report_of(
        text,
        id=_identity(entry),
        published=known,
        publisher=publisher,
        author=entry.author,
        title=_title(entry),
        url=entry.url,
        retrieved=retrieved,
    )
    return with_problems(replace(made, raw=raw), *problems)


def _of_mark_up(content: str, *, is_html: bool) -> tuple[str, Raw | None] | None:
    text = text_of(content) if is_html else content
    if not text.strip():
        return None
    return text, (Raw(content.encode("utf-8", "surrogatepass"), _FRAGMENT) if is_html else None)


def _of_page(page: Page, entry: Entry, published: str | None, publisher: str | None) -> Report:
    """What the page says wins, but for the day and the author where it is silent."""
    name = entry.url or page.url
    try:
        found = html.read(page.data, name, url=page.url, media_type=page.media_type, retrieved=page.retrieved)
    except UnreadableError:
        if html.begins(page.data):
            raise
        found = replace(read_text(page.data, name, page.media_type), url=page.url, retrieved=page.retrieved)
    return replace(
        found,
        id=_identity(entry) or found.id,
        published=found.published or published,
        publisher=found.publisher or publisher,
        author=found.author or entry.author,
        title=found.title or _title(entry),
    )


def _identity(entry: Entry) -> str | None:
    """An entry's id where it is one beyond its feed: an address or another URI. "17" stands in many feeds."""
    return entry.id if entry.id is not None and ":" in entry.id else None


def _title(entry: Entry) -> str | None:
    return (text_of(entry.title) or None) if entry.title else None


def _published(entry: Entry, place: str) -> tuple[str | None, list[Problem]]:
    if entry.published is None:
        return None, []
    try:
        return timestamp(entry.published), []
    except DayError as error:
        return None, [Problem("bad_date", f"{place}: the entry's day was left out: {error}")]
