"""Where a text stands in quotation marks: both reports heard those words, so sharing them is no copying."""

import re

# Paired marks within a paragraph; a quotation that its paragraph does not close runs to the paragraph's end.
_PARAGRAPH = re.compile(r"(?:(?!\r?\n[ \t]*\r?\n).)+", re.DOTALL)
_QUOTED = re.compile(
    r"“[^”]*(?:”|\Z)"
    r'|"[^"]*(?:"|\Z)'
    r"|«[^»]*(?:»|\Z)"
    r"|„[^“”]*(?:[“”]|\Z)"
    r"|(?<![^\s(\[—–-])‘.*?’(?!\w)",
    re.DOTALL,
)


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges of code points in quotation marks, the marks with them: sorted, not overlapping.

    Example:
        >>> text = "He said: “We saw it.” She did not."
        >>> [text[start:end] for start, end in quotations(text)]
        ['“We saw it.”']
    """
    found: list[tuple[int, int]] = []
    for paragraph in _PARAGRAPH.finditer(text):
        at = paragraph.start()
        found += [(at + m.start(), at + m.end()) for m in _QUOTED.finditer(paragraph.group())]
    return tuple(found)


def words_quoted(starts: tuple[int, ...], text: str) -> tuple[bool, ...]:
    """For each word, by its first code point, whether it stands in quotation marks."""
    ranges = quotations(text)
    out: list[bool] = []
    at = 0
    for start in starts:
        while at < len(ranges) and ranges[at][1] <= start:
            at += 1
        out.append(at < len(ranges) and ranges[at][0] <= start)
    return tuple(out)
