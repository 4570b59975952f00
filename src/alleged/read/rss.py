"""RSS and Atom feeds to entries."""

import re
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from alleged.errors import UnreadableError
from alleged.read.address import is_address
from alleged.read.entry import Entry, Feed

_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>\s*)*<(?:[\w.-]+:)?(?:rss|feed|RDF)\b",
    re.DOTALL,
)


def begins(head: bytes) -> bool:
    """Whether an RSS or Atom feed begins so."""
    return _ROOT.match(head.replace(b"\0", b"")) is not None  # UTF-16 has a zero beside each letter of a tag


def parse(data: bytes, name: str, *, media_type: str | None = None, url: str | None = None) -> Feed:
    """The feed in these bytes; a damaged one as far as it goes. External and self-made XML entities are not followed.

    Raises: UnreadableError where nothing in it can be read.
    """
    import feedparser  # type: ignore[import-untyped]

    headers = {}
    if media_type:
        headers["content-type"] = media_type
    if url:
        headers["content-location"] = url
    try:
        # the texts are shown nowhere as they are: to clean them would only take away what leads back into the feed
        found = feedparser.parse(
            BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # noqa: BLE001  whatever a feed makes the parser stumble over concerns that feed alone
        raise UnreadableError(f"{name}: the feed cannot be taken apart ({type(error).__name__}: {error})") from None
    if not found.entries and (found.bozo or not found.get("version")):  # of nothing at all it makes no version
        raise UnreadableError(f"{name}: no feed, or damaged ({found.get('bozo_exception', 'nothing in it')})")
    base = _word(found.feed.get("link")) or url or ""
    damage = None
    if found.bozo and "SAX" in type(found.get("bozo_exception")).__name__:
        damage = f"{name}: the feed is damaged ({found.bozo_exception}); it was read as far as it goes"
    return Feed(_word(found.feed.get("title")), tuple(_entry(entry, base) for entry in found.entries), damage)


def _entry(entry: Any, base: str) -> Entry:
    link = _word(entry.get("link"))
    url = urljoin(base, link) if link else None
    content, is_html = _content(entry)
    published = entry.get("published")
    if not published and "updated" in entry:
        published = entry["updated"]
    return Entry(
        id=_word(entry.get("id")),
        url=url if url and is_address(url) else None,
        title=_word(entry.get("title")),
        author=_word(entry.get("author")),
        published=_word(published),
        content=content,
        is_html=is_html,
        summary=_word(entry.get("summary")),
    )


def _content(entry: Any) -> tuple[str | None, bool]:
    """The longest of an entry's contents that are text."""
    found = [
        (value, kind != "text/plain")
        for content in entry.get("content", ())
        if (value := _word(content.get("value")))
        and ((kind := content.get("type") or "text/html").startswith("text/") or "html" in kind)
    ]
    return max(found, key=lambda content: len(content[0]), default=(None, True))


def _word(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
