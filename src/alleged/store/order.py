"""Keys that sort as things are shown: the newest day first, within a day by a hash of the report's id, within a report by the text.

Such a key is the row's number in the tables and in the full-text index. So an answer in order, cut at any length, is the walk of
one index; a span of days is a range of keys; and both databases give the same order, whatever order the reports came in.
"""

import hashlib
from collections.abc import Collection, Iterable
from datetime import date

_DAY_BITS, _HASH_BITS, ORDER_BITS = 20, 26, 17
"""63 bits in all: days to the year 2871; 67 million places for the reports of a day, so that hardly two want the same; claims of
a text of some two million words."""

_LAST_DAY = (1 << _DAY_BITS) - 1
_SLOT = 1 << ORDER_BITS
MOST_ORDERS = _SLOT
"""How many rows of one report find place behind its slot."""


def day_of(moment: str | None) -> str | None:
    """The day of a day or a time as it is written, in that time's own zone; None for what is none.

    Example:
        >>> day_of("2024-03-12T23:50:00-05:00"), day_of("in March"), day_of(None)
        ('2024-03-12', None, None)
    """
    if moment is None:
        return None
    try:
        return date.fromisoformat(moment[:10]).isoformat()
    except ValueError:
        return None


def slot(moment: str | None, identity: str) -> int:
    """The first key of what was published then under this id; without a day, behind everything dated."""
    bits = int.from_bytes(hashlib.sha256(identity.encode("utf-8", "surrogatepass")).digest()[:4]) >> (32 - _HASH_BITS)
    return (((_LAST_DAY - _ordinal(day_of(moment))) << _HASH_BITS) | bits) << ORDER_BITS


def free(wanted: Iterable[int], taken: Collection[int]) -> list[int]:
    """For each slot wanted the next one that is free, in their order; `taken` are those in use."""
    used = set(taken)
    given: list[int] = []
    for start in wanted:
        at = start
        while at in used:
            at += _SLOT
        used.add(at)
        given.append(at)
    return given


def slot_of(key: int) -> int:
    """The slot that a key stands behind."""
    return key >> ORDER_BITS << ORDER_BITS


def bounds(since: str | None, until: str | None) -> tuple[int, int]:
    """The half-open range of keys of these days, both of them in it; what has no day is in it only where neither is given.

    Example:
        >>> low, high = bounds("2024-03-12", "2024-03-12")
        >>> low <= slot("2024-03-12T10:00:00Z", "r1") < high, slot("2024-03-13", "r1") < low, slot("2024-03-11", "r1") >= high
        (True, True, True)
    """
    if since is None and until is None:
        return 0, (1 << (_DAY_BITS + _HASH_BITS + ORDER_BITS)) - 1
    first = max(_ordinal(since), 1)
    last = _LAST_DAY if until is None else _ordinal(until)
    shift = _HASH_BITS + ORDER_BITS
    return (_LAST_DAY - last) << shift, (_LAST_DAY - first + 1) << shift


def _ordinal(day: str | None) -> int:
    """Days since the year 1; 0 is not known."""
    return 0 if day is None else min(date.fromisoformat(day).toordinal(), _LAST_DAY)
