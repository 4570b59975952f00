"""Days counted from an event: "nearly a week after the strike", told of the report's own day."""

import re
from datetime import date, timedelta

_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
"""Days in each unit; years say too little about when."""
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
_COUNTED = re.compile(r"\b(\d{1,2}|[a-z]+)\s+(day|week|fortnight|month)s?\s+(?:after|since|on from|from)\b", re.I)
_SLACK = 4
"""One part in so many that a count may be off, but at least a day: "a week" is six to eight days."""


def counted_days(words: str) -> int | None:
    """The days that words count from an event; None where they count none.

    Example:
        >>> counted_days("Nearly a week after"), counted_days("Three days since"), counted_days("shortly after")
        (7, 3, None)
    """
    found = _COUNTED.search(words)
    if found is None:
        return None
    low = found[1].lower()
    number = int(low) if low.isdecimal() else _NUMBERS.get(low)
    return number * _UNITS[found[2].lower()] if number is not None else None


def around(day: str, back: int) -> tuple[str, str]:
    """Half-open days around the one that lies `back` days before a day.

    Example:
        >>> around("2024-05-14", 7)
        ('2024-05-06', '2024-05-09')
    """
    middle = date.fromisoformat(day) - timedelta(days=back)
    slack = timedelta(days=max(1, back // _SLACK))
    return (middle - slack).isoformat(), (middle + slack + timedelta(days=1)).isoformat()
