"""How a case points at words of its text, at days, figures and places: the notations of evaluation/cases/README.md.

Nothing here guesses: words that stand twice in the text and do not say which are an error.
"""

import datetime as dt
import re
from dataclasses import dataclass

Range = tuple[int, int]
Pieces = tuple[Range, ...]
"""Half-open code points of the text, in pieces; no pieces: nothing stands there."""
Days = tuple[str, str] | None
"""`(from, to)`, half-open; None: the text does not say which day."""
Bound = int | None

ELISION = "…"
_ONE_DAY = dt.timedelta(days=1)
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_WHICH = re.compile(r"(.+)@([1-9])", re.DOTALL)
_FIGURE = re.compile(r"(~?)(?:(\d+)|(\d*)\.\.(\d*))")


class NotationError(ValueError):
    """A notation that points at nothing, at two things, or says nothing that can be read."""


def occurrences(text: str, words: str, start: int = 0) -> list[Range]:
    """Where these words stand as whole words, from `start` on."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    pattern = re.compile(before + re.escape(words) + after)
    return [match.span() for match in pattern.finditer(text, start)]


def located(text: str, words: str) -> Range:
    """The one place that `words` point at: "words", "words@2" (the second), "first … last" (all from the first to the last).

    Raises: NotationError where they stand nowhere, or more than once without "@n".

    Example:
        >>> located("he said that he left", "he@2 … left")
        (13, 20)
    """
    head, elided, tail = (part.strip() for part in words.partition(ELISION))
    first = _one(text, head, 0)
    if not elided:
        return first
    return first[0], _one(text, tail, first[1])[1]


def _one(text: str, words: str, start: int) -> Range:
    which = _WHICH.fullmatch(words)
    plain = which[1] if which else words
    if not plain:
        raise NotationError("no words")
    found = occurrences(text, plain, start)
    if which and int(which[2]) <= len(found):
        return found[int(which[2]) - 1]
    if which or not found:
        raise NotationError(f"{words!r} is not in the text")
    if len(found) > 1:
        raise NotationError(f"{words!r} stands {len(found)} times in the text: say which with @n")
    return found[0]


def alternatives(text: str, words: str) -> tuple[Range, ...]:
    """The places of "these words|or these"."""
    return tuple(located(text, one.strip()) for one in words.split("|"))


def word_set(text: str, pieces: Pieces) -> frozenset[int]:
    """Which words of the text lie under the pieces, by index; punctuation alone is no word."""
    found = [match.span() for match in _WORD.finditer(text)]
    return frozenset(i for i, (s, e) in enumerate(found) if any(s < end and e > start for start, end in pieces))


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Shared words over all words; 1 where both are empty."""
    return len(one & other) / len(one | other) if one or other else 1.0


def days(notation: str) -> tuple[Days, ...]:
    """The intervals of "2023-01-04", "2023-01-01/2024-01-01", "?" (cannot be known), or several of them with "|".

    Raises: NotationError for what is no day, or an interval that holds none.

    Example:
        >>> days("2023-01-04|?")
        (('2023-01-04', '2023-01-05'), None)
    """
    return tuple(_interval(one.strip()) for one in notation.split("|"))


def _interval(notation: str) -> Days:
    if notation == "?":
        return None
    first, ranged, last = notation.partition("/")
    try:
        start = dt.date.fromisoformat(first)
        end = dt.date.fromisoformat(last) if ranged else start + _ONE_DAY
    except ValueError as error:
        raise NotationError(f"{notation!r} is no day and no interval ({error})") from error
    if end <= start:
        raise NotationError(f"{notation!r} holds no day")
    return start.isoformat(), end.isoformat()


@dataclass(frozen=True, slots=True)
class Figure:
    """Bounds of a toll, None open; `approximate` for "some 400"."""

    low: Bound
    high: Bound
    approximate: bool


def figures(notation: str) -> tuple[Figure, ...]:
    """The bounds of "12", "39..", "..10", "50..60", "~400", or several of them with "|".

    Raises: NotationError for what is no figure, or bounds that cross.

    Example:
        >>> figures("..10")
        (Figure(low=None, high=10, approximate=False),)
    """
    return tuple(_figure(one.strip()) for one in notation.split("|"))


def _figure(notation: str) -> Figure:
    match = _FIGURE.fullmatch(notation)
    if match is None:
        raise NotationError(f"{notation!r} is no figure")
    about, exact, low, high = match.groups()
    bounds = (int(exact), int(exact)) if exact else (int(low) if low else None, int(high) if high else None)
    if bounds[0] is not None and bounds[1] is not None and bounds[0] > bounds[1]:
        raise NotationError(f"{notation!r}: the bounds cross")
    return Figure(*bounds, bool(about))
