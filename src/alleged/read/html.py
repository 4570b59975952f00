"""HTML pages: the article's text, title, author, day and publisher, without the page around it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from alleged.errors import DayError, UnreadableError
from alleged.read.decode import decode
from alleged.read.media import charset
from alleged.read.opened import Opened
from alleged.read.published import timestamp
from alleged.read.text import report_of
from alleged.records import Problem, Raw, Report

ENDINGS = (".html", ".htm", ".xhtml")

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CHARSET_BYTES = 4096  # browsers look into the first kilobyte; some news pages put a script before it
_STARTS = re.compile(
    rb"[\xef\xbb\xbf\s]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MOMENTS = (
    re.compile(
        r"""<meta[^>]*?(?:property|name|itemprop)=["'](?:article:published_time|datePublished)["'][^>]*?content=["']([^"']+)""",
        re.I,
    ),
    re.compile(
        r"""<meta[^>]*?content=["']([^"']+)["'][^>]*?(?:property|name|itemprop)=["'](?:article:published_time|datePublished)["']""",
        re.I,
    ),
    re.compile(r'"datePublished"\s*:\s*"([^"]+)"'),
)
_DAY_SEARCH = {
    # only what the page's own mark-up says, and the first day rather than the last change; a fixed end, for the same page must give
    # the same day next year
    "extensive_search": False,
    "original_date": True,
    "max_date": "2100-01-01",
}


def begins(head: bytes) -> bool:
    """Whether an HTML page begins so."""
    return _STARTS.match(head[:_CHARSET_BYTES]) is not None


def reports(opened: Opened) -> Iterator[Report | Problem]:
    """A file's or address's one report.

    Raises: UnreadableError where no article is found or the bytes are no text.
    """
    yield read(opened.whole(), opened.name, url=opened.url, media_type=opened.media_type, retrieved=opened.retrieved)


def page_text(raw: Raw, name: str = "page") -> str:
    """The page's mark-up, decoded as it was when its article was taken from it: what `tracing` leads back into.

    Raises: UnreadableError where the bytes are no text.
    """
    declared = charset(raw.media_type)
    if declared is None and (found := _CHARSET.search(raw.data[:_CHARSET_BYTES])):
        declared = found[1].decode("ascii", "replace")
    return decode(raw.data, name, declared)


def read(
    data: bytes, name: str, *, url: str | None = None, media_type: str | None = None, retrieved: str | None = None
) -> Report:
    """A page's report. Its text is what trafilatura takes for the article: offsets point into that.

    Raises: UnreadableError where no article is found or the bytes are no text.
    """
    from trafilatura import bare_extraction

    raw = Raw(data, media_type or "text/html")
    page = page_text(raw, name)
    try:
        found = bare_extraction(
            page,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params=dict(_DAY_SEARCH),
        )
    except Exception as error:  # noqa: BLE001  whatever a page's mark-up makes the extractor stumble over concerns that page alone
        raise UnreadableError(
            f"{name}: the page cannot be taken apart ({type(error).__name__}: {error}); save its text and read that"
        ) from None
    article = found if found is None or isinstance(found, dict) else found.as_dict()
    if not article or not (article.get("text") or "").strip():
        raise UnreadableError(f"{name}: no article found in the page; save its text and read that")
    report = report_of(
        article["text"],
        published=_published(page, article.get("date")),
        publisher=article.get("sitename") or article.get("hostname"),
        author=article.get("author"),
        title=article.get("title"),
        url=url or article.get("url"),
        retrieved=retrieved,
    )
    return replace(report, raw=raw)


def _published(page: str, day: str | None) -> str | None:
    """The moment that the mark-up gives with a zone, else the day."""
    for pattern in _MOMENTS:
        for value in pattern.findall(page):
            try:
                return timestamp(value)
            except DayError:
                continue
    try:
        return timestamp(day) if day else None
    except DayError:
        return None
