"""Addresses that lead to the very words in a page: text fragments.

Source: WICG, URL Fragment Text Directives (`#:~:text=[prefix-,]start[,end][,-suffix]`).
"""

from collections.abc import Iterable
from urllib.parse import quote

from alleged.export.escaping import web_address
from alleged.records import Span

LONGEST = 12
"""Words that are named whole; of longer runs the first and the last ones, for a whole quotation breaks at the least difference."""
ENDS = 5
"""Words named at either end of a long run."""
BEFORE = 3
"""Words named before a run whose words stand earlier in the text too."""


def fragment(url: str | None, text: str, spans: Iterable[Span]) -> str | None:
    """The address `url` with a text directive for each span of the report's `text`; None where it leads nowhere on the web.

    Example:
        >>> fragment("https://a.example/1", "He said, it rained.", [Span(9, 18, "it rained")])
        'https://a.example/1#:~:text=it%20rained'
    """
    address = web_address(url)
    if not address:
        return None
    directives = [directive(text, span) for span in spans if span.text.strip()]
    if not directives:
        return address
    base = address.partition(":~:")[0]
    return f"{base}{'' if '#' in base else '#'}:~:{'&'.join(f'text={one}' for one in directives)}"


def directive(text: str, span: Span) -> str:
    """What stands behind `text=` for a span: whole, or start and end where it is long or goes over a line end; with the words
    before it where the same words stand earlier in `text`."""
    words = span.text.split()
    whole = len(words) <= LONGEST and "\n" not in span.text.strip()
    first = " ".join(words) if whole else " ".join(words[:ENDS])
    parts = [encoded(first)] if whole else [encoded(first), encoded(" ".join(words[-ENDS:]))]
    if " ".join(text[: span.start].split()).find(first) >= 0:
        line = text[: span.start].rsplit("\n", 1)[
            -1
        ]  # a prefix may stand in the paragraph before, but blocks part differently
        before = line.split()[-BEFORE:]
        if before:
            parts.insert(0, encoded(" ".join(before)) + "-")
    return ",".join(parts)


def encoded(words: str) -> str:
    """Words percent-encoded for a directive, where a dash, a comma and an ampersand have a meaning of their own.

    Example:
        >>> encoded("well-known, he & I")
        'well%2Dknown%2C%20he%20%26%20I'
    """
    return quote(words, safe="", errors="replace").replace("-", "%2D")
