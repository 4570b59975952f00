"""Page furniture: what stands in a page's text and is not the report ("Loading", share bars, agency tags, cookie notices)."""

import re
from dataclasses import dataclass
from functools import cache

from alleged.lexicon import datelines, table

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
# What may stand around a phrase that has its line to itself: marks, bullets, arrows, blanks.
_AROUND = ' \t\xa0\ufeff*•·|>»›→▼▲-–—_=#:;,.!…"“”[]()'
# After these a sentence is over.
_SENTENCE_END = "[.!?…:;”\"’')\\]]"


@dataclass(frozen=True, slots=True)
class _Furniture:
    lines: frozenset[str]
    prefixes: dict[str, tuple[str, ...]]
    max_characters: int
    inline: re.Pattern[str]
    header: re.Pattern[str]
    patterns: re.Pattern[str]


@cache
def _furniture() -> _Furniture:
    rows = table("furniture")
    prefixes: dict[str, list[str]] = {}
    for prefix in rows["line"]["prefixes"]:
        prefixes.setdefault(prefix[:2], []).append(prefix)
    words = "|".join(re.escape(word) for word in sorted(rows["inline"]["words"], key=len, reverse=True))
    unless = "|".join(re.escape(word) for word in rows["inline"]["unless_next"])
    inline = re.compile(
        rf"(?:\A|(?<={_SENTENCE_END}\s)|(?<=\n))({words})(?=[ \t\xa0]+(?!(?:{unless})\b)[“\"‘'«]?[^\W\d_a-zà-öø-ÿ]\w*|[ \t\xa0]*$)"
    )
    return _Furniture(
        lines=frozenset(word.strip(_AROUND) for word in rows["line"]["words"]),
        prefixes={first: tuple(group) for first, group in prefixes.items()},
        max_characters=rows["line"]["max_characters"],
        inline=inline,
        header=re.compile(rows["header"]["pattern"]),
        patterns=re.compile("|".join(f"(?:{pattern})" for pattern in rows["patterns"].values())),
    )


def find(text: str) -> tuple[tuple[int, int], ...]:
    """Code point ranges of `text` that are furniture: sorted, not overlapping, without the blanks around them.

    Whole lines, known words standing alone between two sentences, agency tags and credits, the `date 2023-01-04` header, and what
    parts a dateline from the sentence behind it: its place and day are words of the text, but none of that sentence.

    Example:
        >>> text = "“We hold,” he said. Loading The army withdrew."
        >>> [text[start:end] for start, end in find(text)]
        ['Loading']
        >>> find("Loading docks were hit.")
        ()
    """
    known = _furniture()
    found: list[tuple[int, int]] = []
    header = known.header.match(text)
    if header:
        found.append(header.span(1))
    found.extend(_lines(text, known))
    found.extend(match.span(1) for match in known.inline.finditer(text))
    found.extend(match.span() for match in known.patterns.finditer(text))
    found.extend(_within(text, line.said, line.end) for line in datelines.find(text))
    return _joined(found)


def _lines(text: str, known: _Furniture) -> list[tuple[int, int]]:
    """Lines that are furniture as a whole. A text of one line has none: a lone "Live" is what was asked to be read."""
    found: list[tuple[int, int]] = []
    several = "\n" in text or "\r" in text
    for match in _LINE.finditer(text):
        start, end = match.span()
        if end - start > known.max_characters + 40 or not several:
            continue
        line = match.group()
        stripped = line.strip()
        if not stripped or len(stripped) > known.max_characters:
            continue
        folded = stripped.casefold().replace("’", "'")
        core = folded.strip(_AROUND)
        if (
            core in known.lines
            or folded.startswith(known.prefixes.get(folded[:2], ()))
            or (not core and len(stripped) > 2)
        ):
            at = start + line.index(stripped)
            found.append((at, at + len(stripped)))
    return found


def _within(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without the blanks at its edges."""
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def _joined(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
