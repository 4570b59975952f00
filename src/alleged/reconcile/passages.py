"""Passages that stand in two reports word for word, but for case, marks and spacing."""

from collections.abc import Sequence
from dataclasses import dataclass

from alleged.lexicon.furniture import find
from alleged.reconcile.shingles import SHINGLE, Words

MIN_WORDS = 10
"""Words from which on a run that two reports share is a passage. Titles and set phrases reach nine ("the United Nations High
Commissioner for Human Rights said on Monday"); datelines, credits and "according to" stay below."""

_PLACES = 8
"""Places of one shingle in a text that are tried: texts that say one thing over and over stay linear."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A copied passage: half-open code points in `one` and in the `other` text, word-aligned, and its length in `words`."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int

    def turned(self) -> "Passage":
        """The same passage with the texts the other way round."""
        return Passage(self.other_start, self.other_end, self.start, self.end, self.words)


@dataclass(frozen=True, slots=True)
class Run:
    """A passage in words: the first word's index in both texts, and how many."""

    at: int
    other_at: int
    words: int


def passages(one: str, other: str) -> tuple[Passage, ...]:
    """The passages of at least `MIN_WORDS` words that two texts share: longest first, then in the order of `one`.

    No two of them overlap in either text. Page furniture (share bars, cookie notices, agency tags) is passed over.
    """
    mine, theirs = read_words(one), read_words(other)
    return tuple(as_passage(run, mine, theirs) for run in runs(mine.folded, theirs.folded))


def read_words(text: str) -> Words:
    """The words of a report's text without its page furniture."""
    return Words.of(text, without=find(text))


def as_passage(run: Run, one: Words, other: Words) -> Passage:
    """A run as code points."""
    last, other_last = run.at + run.words - 1, run.other_at + run.words - 1
    return Passage(one.starts[run.at], one.ends[last], other.starts[run.other_at], other.ends[other_last], run.words)


def runs(one: Sequence[str], other: Sequence[str]) -> tuple[Run, ...]:
    """The runs of at least `MIN_WORDS` folded words that two texts share: longest first, then in the order of `one`."""
    places: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(one) - SHINGLE + 1):
        mine = places.setdefault(tuple(one[i : i + SHINGLE]), [])
        if len(mine) < _PLACES:
            mine.append(i)
    found: list[Run] = []
    j = 0
    while j <= len(other) - SHINGLE:
        longest = Run(0, j, 0)
        for i in places.get(tuple(other[j : j + SHINGLE]), ()):
            length = _length(one, other, i, j)
            if length > longest.words:
                longest = Run(i, j, length)
        if longest.words >= MIN_WORDS:
            found.append(longest)
        # Inside a run nothing longer begins but what runs past its end, from its last shingle's words on.
        j += max(1, longest.words - SHINGLE + 1)
    return _apart(found)


def _length(one: Sequence[str], other: Sequence[str], i: int, j: int) -> int:
    length = SHINGLE
    while i + length < len(one) and j + length < len(other) and one[i + length] == other[j + length]:
        length += 1
    return length


def _apart(found: Sequence[Run]) -> tuple[Run, ...]:
    """The longest runs that do not overlap: a passage that one text gives twice counts once."""
    kept: list[Run] = []
    for run in sorted(found, key=lambda r: (-r.words, r.at, r.other_at)):
        if all(_clear(run, other) for other in kept):
            kept.append(run)
    return tuple(kept)


def _clear(run: Run, other: Run) -> bool:
    here = run.at + run.words <= other.at or other.at + other.words <= run.at
    there = run.other_at + run.words <= other.other_at or other.other_at + other.words <= run.other_at
    return here and there
