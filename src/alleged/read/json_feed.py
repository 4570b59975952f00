"""JSON feeds to entries. Source: https://www.jsonfeed.org/version/1.1/"""

from typing import Any
from urllib.parse import urljoin

from alleged.errors import UnreadableError
from alleged.read.address import is_address
from alleged.read.entry import Entry, Feed

_VERSION = "jsonfeed.org/version/1"


def begins(head: bytes) -> bool:
    """Whether a JSON feed begins so."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and b'"version"' in start and b"jsonfeed.org" in start


def parse(data: bytes, name: str, *, url: str | None = None) -> Feed:
    """The feed in these bytes.

    Raises: UnreadableError where they are no JSON feed.
    """
    import msgspec

    try:
        found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableError(f"{name}: no JSON feed ({error})") from None
    if not isinstance(found, dict) or _VERSION not in str(found.get("version")):
        raise UnreadableError(f"{name}: JSON that is no feed; reports as JSON go one a line into a file called .jsonl")
    items = found.get("items")
    if not isinstance(items, list):
        raise UnreadableError(f'{name}: a JSON feed without a list of "items"')
    base = _word(found.get("home_page_url")) or url or ""
    whole = [item for item in items if isinstance(item, dict)]
    damage = None
    if len(whole) < len(items):
        damage = f"{name}: {len(items) - len(whole)} of the feed's items are no JSON objects and were left out"
    return Feed(_word(found.get("title")), tuple(_entry(item, base, found) for item in whole), damage)


def _entry(item: dict[str, Any], base: str, feed: dict[str, Any]) -> Entry:
    identity = item.get("id")
    link = _word(item.get("url")) or _word(item.get("external_url"))
    url = urljoin(base, link) if link else None
    mark_up, plain = _word(item.get("content_html")), _word(item.get("content_text"))
    return Entry(
        id=str(identity) if isinstance(identity, (str, int)) and identity != "" else None,
        url=url if url and is_address(url) else None,
        title=_word(item.get("title")),
        author=_authors(item) or _authors(feed),
        published=_word(item.get("date_published")) or _word(item.get("date_modified")),
        content=mark_up or plain,
        is_html=mark_up is not None,
        summary=_word(item.get("summary")),
    )


def _authors(holder: dict[str, Any]) -> str | None:
    """Names of version 1.1's list, or of version 1's one author."""
    authors = holder.get("authors")
    listed = authors if isinstance(authors, list) else [holder.get("author")]
    names = [name for author in listed if isinstance(author, dict) and (name := _word(author.get("name")))]
    return ", ".join(names) or None


def _word(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
