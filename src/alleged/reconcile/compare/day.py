"""When: days that meet, or days apart."""

from datetime import date

from alleged.reconcile.happening import Happening

_EXACT_DAYS = 2
_APART_DAYS = 2
"""Days between two events from which on they are two: accounts of one night differ by a day."""


def compare(one: Happening, other: Happening) -> float:
    """1 on one day, 0.2 where wider intervals meet, 0 a day apart or unknown, -1 further apart."""
    a, b = one.event.when, other.event.when
    if a is None or b is None:
        return 0.0
    first, end = date.fromisoformat(a.from_), date.fromisoformat(a.to)
    other_first, other_end = date.fromisoformat(b.from_), date.fromisoformat(b.to)
    if first < other_end and other_first < end:
        return 1.0 if max((end - first).days, (other_end - other_first).days) <= _EXACT_DAYS else 0.2
    gap = (other_first - end).days if other_first >= end else (first - other_end).days
    return -1.0 if gap + 1 >= _APART_DAYS else 0.0
