"""HTML pages: the article's text, title, author, day and publisher, without the page around it."""

import re

from alleged.errors import DayError, UnreadableError
from alleged.read.decode import decode
from alleged.read.published import timestamp
from alleged.read.text import report_of
from alleged.records import Report

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


def looks_like_html(data: bytes) -> bool:
    """Whether these bytes begin as an HTML page does."""
    return _STARTS.match(data[:_CHARSET_BYTES]) is not None


def read(
    data: bytes, name: str, *, url: str | None = None, encoding: str | None = None, retrieved: str | None = None
) -> Report:
    """A page's report. Its text is what trafilatura takes for the article: offsets point into that.

    Raises: UnreadableError where no article is found or the bytes are no text.
    """
    from trafilatura import bare_extraction

    charset = _CHARSET.search(data[:_CHARSET_BYTES])
    page = decode(data, name, encoding or (charset[1].decode("ascii", "replace") if charset else None))
    found = bare_extraction(
        page,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params=dict(_DAY_SEARCH),
    )
    article = found if found is None or isinstance(found, dict) else found.as_dict()
    if not article or not (article.get("text") or "").strip():
        raise UnreadableError(f"{name}: no article found in the page; save its text and read that")
    return report_of(
        article["text"],
        published=_published(page, article.get("date")),
        publisher=article.get("sitename") or article.get("hostname"),
        author=article.get("author"),
        title=article.get("title"),
        url=url or article.get("url"),
        retrieved=retrieved,
    )


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
