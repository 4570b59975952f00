"""Words of a report -> characters that a page may hold anywhere."""

from html import escape
from urllib.parse import urlsplit

# A text's control characters that a page cannot hold, and lone halves of surrogate pairs, which UTF-8 cannot.
_UNFIT = {0: 0xFFFD, **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)}


def escaped(text: str) -> str:
    """`text` as it may stand anywhere in a page, in an element or a quoted attribute, code point by code point.

    A carriage return is written as a reference, as a browser would else drop it and every offset after it would shift;
    what no page can hold becomes U+FFFD.

    Example:
        >>> escaped('<script>"a"</script>')
        '&lt;script&gt;&quot;a&quot;&lt;/script&gt;'
    """
    return escape(text.translate(_UNFIT)).replace("\r", "&#13;")


def web_address(address: str | None) -> str:
    """`address` where it leads to the web, else "": an address is the report's word, and may be `javascript:` or worse."""
    try:
        scheme = urlsplit(address or "").scheme.lower()
    except ValueError:
        return ""
    return (address or "") if scheme in ("http", "https") else ""
