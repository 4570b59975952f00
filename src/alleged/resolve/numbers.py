"""Numbers in words and figures: "39", "2.5 million", "twenty-two", "at least a dozen", "between 50 and 60", "tens of thousands"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from alleged.lexicon import vague
from alleged.lexicon.vague import Bound, Column, Row
from alleged.records.number import FoundNumber, Number
from alleged.records.toll import Bounds

_UNITS = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            " seventeen eighteen nineteen"
        ).split()
    )
    if value
}
_TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
_ARTICLES = frozenset({"a", "an"})
_DASHES = frozenset({"-", "–", "—", "‑"})
_FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(k|m|mn|bn)?")
_MULTIPLIED = frozenset({"several", "couple", "many"})
"""Rows that may stand before a scale: "several hundred", "a couple of dozen"."""

_LONGEST = 6
"""Words of the longest phrase looked up in vague.toml, with room; a longer row would never be found (a test checks it)."""


@dataclass(frozen=True, slots=True)
class _Core:
    """A bare number: one value, or a row of the table times a factor. `end` is the word behind it."""

    end: int
    low: int
    high: int
    row: Row | None = None
    factor: int = 1


def numbers(words: Sequence[str], column: Column = "recorder") -> tuple[FoundNumber, ...]:
    """All numbers among words in lower case, left to right, none overlapping; of two that begin together the longer.

    Articles are no numbers ("a man"), but for "a dozen", "a hundred" and the like.

    Example:
        >>> [(n.number.low, n.number.high) for n in numbers("at least 39 dead and up to a dozen hurt".split())]
        [(39, None), (None, 12)]
    """
    starts = _starts()
    found: list[FoundNumber] = []
    at = 0
    while at < len(words):
        word = words[at]
        one = _number(words, at, column) if word in starts or word[:1].isdecimal() else None
        if one is None:
            at += 1
        else:
            found.append(one)
            at = one.end
    return tuple(found)


def read_number(words: Sequence[str], column: Column = "recorder") -> Number | None:
    """The number that these words are, all of them; None where they are none or more than one.

    Example:
        >>> read_number(["tens", "of", "thousands"]).low
        10000
    """
    found = numbers(words, column)
    return found[0].number if len(found) == 1 and (found[0].first, found[0].end) == (0, len(words)) else None


def plural(column: Column = "recorder") -> Number:
    """What a plural without a number counts: row "plural" of vague.toml.

    Example:
        >>> plural().low, plural().high, plural().counts_as.high
        (2, None, 2)
    """
    row = vague.load().rows["plural"]
    nothing = _Core(0, 0, 0)
    literal, counts = (Bounds(*_bounds(row, named, nothing, nothing)) for named in ("literal", column))
    return Number(literal.low, literal.high, approximate=False, counts_as=counts, rule=row.name)


@cache
def _starts() -> frozenset[str]:
    """Words that a number may begin with."""
    known = vague.load()
    phrases = (*known.alone, *known.before)
    return frozenset(
        {phrase[0] for phrase in phrases} | set(_UNITS) | set(_TENS) | _ARTICLES | {"half", "between", "from"}
    )


def _number(words: Sequence[str], first: int, column: Column) -> FoundNumber | None:
    """The number that begins at a word, with what modifies it."""
    known = vague.load()
    at, bound, approximate = first, None, False
    while (taken := _phrase(words, at, known.before)) is not None:
        row, at = taken
        if row.name == "about":
            approximate = True
        else:
            bound = row
    core = _range(words, at)
    if core is None:
        return None
    if bound is not None and bound.name == "at least":
        upper = _upper(words, core)
        if upper is not None:
            core, bound = upper, None
    end = core.end
    behind = _phrase(words, end, known.after)
    if behind is not None and core.row is None:
        row, end = behind
        if row.name == "about":
            approximate = True
        else:
            bound = bound or row
    last = core.end - 1 - (words[core.end - 1] == "of")
    return FoundNumber(first, end, last, _value(core, bound, column, approximate=approximate))


def _upper(words: Sequence[str], low: _Core) -> _Core | None:
    """ "at least 15 and up to 25": the two as one range."""
    at = low.end + (low.end < len(words) and words[low.end] in ("and", "but", "or"))
    taken = _phrase(words, at, vague.load().before)
    if taken is None or taken[0].name != "up to" or low.row is not None:
        return None
    high = _core(words, taken[1])
    return (
        _Core(high.end, low.low, high.high) if high is not None and high.row is None and high.high > low.low else None
    )


def _value(core: _Core, bound: Row | None, column: Column, *, approximate: bool) -> Number:
    if core.row is not None:
        low, high = _bounds(core.row, "literal", core, core)
        return Number(low, high, approximate, Bounds(*_bounds(core.row, column, core, core)), core.row.name)
    if bound is not None:
        low, high = _bounds(bound, "literal", core, core)
        return Number(low, high, approximate, Bounds(*_bounds(bound, column, core, core)), bound.name)
    rule = "about" if approximate else "figure" if core.low == core.high else "range"
    return Number(core.low, core.high, approximate, Bounds(core.low, core.high), rule)


def _bounds(row: Row, column: Column, low: _Core, high: _Core) -> tuple[int | None, int | None]:
    """A row's bounds for a number; of a range ("at least 10 to 15") each bound takes its own end."""
    first, second = row.bounds[column]
    if row.name in ("at least", "more than"):
        return _bound(first, low.low, low.factor), _bound(second, low.low, low.factor)
    if row.name in ("up to", "fewer than"):
        return _bound(first, high.high, high.factor), _bound(second, high.high, high.factor)
    return _bound(first, low.low, low.factor), _bound(second, high.high, high.factor)


def _bound(bound: Bound, value: int, factor: int) -> int | None:
    if isinstance(bound, int):
        return bound * factor
    if bound == "open":
        return None
    return value + {"N": 0, "N+1": 1, "N-1": -1}[bound]


def _phrase(words: Sequence[str], at: int, known: Mapping[tuple[str, ...], Row]) -> tuple[Row, int] | None:
    """The longest known phrase that begins at a word, and the word behind it."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        row = known.get(tuple(words[at : at + length]))
        if row is not None:
            return row, at + length
    return None


def _range(words: Sequence[str], at: int) -> _Core | None:
    """Two numbers as a range ("between 50 and 60", "10 to 15", "10-15", "two or three"), else one number."""
    opening = words[at] if at < len(words) else ""
    joins = {"and", "to"} | _DASHES if opening == "between" else {"to", "or", "till", "until"} | _DASHES
    if opening == "from":
        joins = {"to"} | _DASHES
    first = _core(words, at + (opening in ("between", "from")))
    if first is None:
        return None
    if first.row is None and first.end < len(words) and words[first.end] in joins:
        behind, above = first.end + 1, 0
        while (taken := _phrase(words, behind, vague.load().before)) is not None:
            above += (
                taken[0].name == "more than"
            )  # "between eight and more than 30": 31 is the least that makes it true
            behind = taken[1]
        second = _core(words, behind)
        if second is not None and second.row is None:
            low, high = _scaled(first.low, second.high), second.high + above
            if low < high:
                return _Core(second.end, low, high)
    return None if opening in ("between", "from") else first


def _scaled(low: int, high: int) -> int:
    """The lower end in the scale of the upper: "70 to 80,000" is 70,000 to 80,000."""
    for scale in (1_000_000, 1_000):
        if low < 1_000 <= high and high % scale == 0 and low < high // scale < 1_000:
            return low * scale
    return low


def _core(words: Sequence[str], at: int) -> _Core | None:
    """One bare number that begins at a word: a row of the table, figures, or number words."""
    if at >= len(words):
        return None
    taken = _phrase(words, at, vague.load().alone)
    if taken is not None:
        row, end = taken
        if row.name in _MULTIPLIED and end < len(words) and words[end] in _SCALES:
            return _Core(end + 1, 0, 0, row, _SCALES[words[end]])
        return _Core(end, 0, 0, row)
    if words[at] == "half" and tuple(words[at + 1 : at + 3]) == ("a", "dozen"):
        return _Core(at + 3, 6, 6)
    value = _figures(words, at) or _spelt(words, at)
    return _Core(value[1], value[0], value[0]) if value is not None else None


def _figures(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Digits with what scales them: "1,200", "2.5 million", "80k", "1 200". A fraction that no scale makes whole is no number."""
    match = _FIGURE.fullmatch(words[at])
    if match is None:
        return None
    whole, part, suffix = match.groups()
    end, scale = at + 1, _SHORT_SCALES.get(suffix or "", 1)
    while end < len(words) and (words[end] in _SCALES or (words[end] in _SHORT_SCALES and words[end] != "m")):
        scale *= _SCALES.get(words[end]) or _SHORT_SCALES[words[end]]
        end += 1
    digits = whole.replace(",", "")
    while scale == 1 and part is None and "," not in whole and end < len(words) and words[end] == "000":
        digits, end = digits + "000", end + 1
    if part is None:
        return int(digits) * scale, end
    decimals = part[1:]
    thousandths = int(digits + decimals) * scale
    return (thousandths // 10 ** len(decimals), end) if thousandths % 10 ** len(decimals) == 0 else None


def _spelt(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Number words: "twenty-two", "two hundred and six thousand", "a hundred", "two dozen"."""
    total = current = 0
    end, last = at, ""
    while end < len(words):
        word = words[end]
        if word in _UNITS and last in ("", "tens", "scale"):
            if last == "tens" and _UNITS[word] > 9:
                break
            current, last = current + _UNITS[word], "unit"
        elif word in _TENS and last in ("", "scale"):
            current, last = current + _TENS[word], "tens"
        elif word in _SCALES and last in ("unit", "tens", "scale", "article"):
            scale = _SCALES[word]
            current = max(current, 1) * scale
            if scale > 100:
                total, current = total + current, 0
            last = "scale"
        elif word in _ARTICLES and not last and end + 1 < len(words) and words[end + 1] in _SCALES:
            last = "article"
        elif (
            (word in _DASHES and last == "tens" and _next(words, end) in _UNITS)
            or (word in _DASHES and last in ("unit", "tens") and _next(words, end) in _SCALES)
            or (word == "and" and last == "scale" and (_next(words, end) in _UNITS or _next(words, end) in _TENS))
        ):
            pass
        else:
            break
        end += 1
    return (total + current, end) if last in ("unit", "tens", "scale") else None


def _next(words: Sequence[str], at: int) -> str:
    return words[at + 1] if at + 1 < len(words) else ""
