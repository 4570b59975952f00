"""From an article's text back into the page that it was taken from: which characters of the mark-up show these words.

The text's words are found in order among those that the page shows. Stretches of words that are unique on both sides are fixed
first, then what stands beside them, then shorter stretches between them (the idea of a patience diff). So a sentence that a teaser
repeats is found where its neighbours are. Made on demand from the kept bytes, never stored.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

from alleged.read.nodes import Visible, visible

RUNS = (8, 4, 2, 1)
"""Lengths of the stretches of words looked for, in turn."""

MAX_GAP_OF_SHORT_RUNS = 80
"""Stretches of one or two words are looked for only where at most so many words of the page are in question: in a long page
"the" may stand by chance."""
_SHORT_RUN = 2

MIN_SHARE_FOUND = 0.5
"""A span of whose words fewer are found is not placed."""

_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `start` to `end` of the text are shown by `page_start` to `page_end` of the mark-up: one word each."""

    start: int
    end: int
    page_start: int
    page_end: int


@dataclass(frozen=True, slots=True)
class Tracing:
    """`runs` are in the order of both; one for each word that was found."""

    runs: tuple[Run, ...]
    _word_starts: tuple[int, ...]
    _page: Visible
    _shown: tuple[tuple[int, int], ...]

    def place_in_html(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the mark-up shows this span of the text: half-open code points. None where fewer than half of its words are found.

        A word that the span cuts is placed to the letter. What stands between (tags, dropped pieces) is inside the place.
        """
        first = max(0, bisect_left(self._word_starts, start + 1) - 1)
        words = max(1, bisect_left(self._word_starts, end) - first)
        lowest = bisect_left(self.runs, start, key=lambda run: run.end - 1)
        found = []
        for number in range(lowest, len(self.runs)):
            if self.runs[number].start >= end:
                break
            found.append(number)
        if not found or len(found) < MIN_SHARE_FOUND * words:
            return None
        return self._letter(found[0], start)[0], self._letter(found[-1], end - 1)[1]

    def _letter(self, number: int, offset: int) -> tuple[int, int]:
        run, (start, end) = self.runs[number], self._shown[number]
        if run.end - run.start != end - start:  # another form of the same letters
            return run.page_start, run.page_end
        offset = min(max(offset, run.start), run.end - 1) - run.start
        return self._page.place(start + offset, start + offset + 1)


def trace(page: str, text: str) -> Tracing:
    """The tracing of an article's text into its page's mark-up, both decoded.

    Example:
        >>> page = "<p>Two vans &amp; a <b>bus</b> burnt.</p>"
        >>> start, end = trace(page, "Two vans & a bus burnt.").place_in_html(9, 16)
        >>> page[start:end]
        '&amp; a <b>bus'
    """
    shown = visible(page)
    ours = list(_WORD.finditer(text))
    theirs = list(_WORD.finditer(shown.text))
    pairs = _aligned([_form(word[0]) for word in ours], [_form(word[0]) for word in theirs])
    runs = []
    places = []
    for one, other in pairs:
        place = theirs[other].span()
        runs.append(Run(*ours[one].span(), *shown.place(*place)))
        places.append(place)
    return Tracing(tuple(runs), tuple(word.start() for word in ours), shown, tuple(places))


def _form(word: str) -> str:
    return word if word.isascii() else unicodedata.normalize("NFKC", word)


def _aligned(ours: list[str], theirs: list[str]) -> list[tuple[int, int]]:
    """Pairs of equal words, rising on both sides."""
    pairs: list[tuple[int, int]] = []
    gaps = [(0, len(ours), 0, len(theirs))]
    for length in RUNS:
        left: list[tuple[int, int, int, int]] = []
        for gap in gaps:
            if length <= _SHORT_RUN and gap[3] - gap[2] > MAX_GAP_OF_SHORT_RUNS:
                continue
            _fill(ours, theirs, gap, length, pairs, left)
        gaps = left
    return sorted(pairs)


def _fill(
    ours: list[str],
    theirs: list[str],
    gap: tuple[int, int, int, int],
    length: int,
    pairs: list[tuple[int, int]],
    left: list[tuple[int, int, int, int]],
) -> None:
    """Fixes what a gap has in common, adds it to `pairs` and what is still open to `left`."""
    start, end, page_start, page_end = gap
    once = _once(ours, start, end, length)
    page_once = _once(theirs, page_start, page_end, length)
    anchors = sorted((place, page_once[run]) for run, place in once.items() if run in page_once)
    for one, other in _rising(anchors):
        if one < start or other < page_start:
            continue  # inside what the anchor before took
        first, page_first = one, other
        while first > start and page_first > page_start and ours[first - 1] == theirs[page_first - 1]:
            first, page_first = first - 1, page_first - 1
        last, page_last = one, other
        while last < end and page_last < page_end and ours[last] == theirs[page_last]:
            last, page_last = last + 1, page_last + 1
        pairs.extend(zip(range(first, last), range(page_first, page_last), strict=True))
        if first > start and page_first > page_start:
            left.append((start, first, page_start, page_first))
        start, page_start = last, page_last
    if end > start and page_end > page_start:
        left.append((start, end, page_start, page_end))


def _once(words: list[str], start: int, end: int, length: int) -> dict[tuple[str, ...], int]:
    """The stretches of so many words that stand but once, with their places."""
    places: dict[tuple[str, ...], int] = {}
    for place in range(start, end - length + 1):
        run = tuple(words[place : place + length])
        places[run] = -1 if run in places else place
    return {run: place for run, place in places.items() if place >= 0}


def _rising(anchors: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of anchors whose second numbers rise as the first do."""
    ends: list[int] = []
    ends_at: list[int] = []
    before: list[int] = []
    for number, (_, other) in enumerate(anchors):
        place = bisect_left(ends, other)
        before.append(ends_at[place - 1] if place else -1)
        if place == len(ends):
            ends.append(other)
            ends_at.append(number)
        else:
            ends[place], ends_at[place] = other, number
    chosen = []
    number = ends_at[-1] if ends_at else -1
    while number >= 0:
        chosen.append(anchors[number])
        number = before[number]
    return chosen[::-1]
