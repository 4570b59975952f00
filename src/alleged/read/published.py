"""When a report was published: from a field, from a header `date 2023-01-04`, or from a dateline. Never from a file's own time."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from alleged.errors import DayError
from alleged.records import Problem

HEAD_CHARACTERS = 1500
"""How far into a text a dateline is looked for: below a headline, a standfirst and a byline, well above the body's own dates."""

HEAD_LINES = 8
"""How many lines with something on them may hold the dateline."""

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_NUMBERS = {month[:3]: number for number, month in enumerate(_MONTHS, start=1)}
_MONTH = r"(?:" + "|".join(f"{m}|{m[:3]}" for m in _MONTHS) + r"|sept)\.?"
_DAY = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_MONTH}),?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))"
)
_WRITTEN = re.compile(rf"(?:[a-z]+,\s+)?{_DAY}\Z", re.IGNORECASE)
_HEADER = re.compile(r"[\ufeff\s]*date[ \t]+(?P<day>\d{4}-\d{2}-\d{2}(?:[Tt]\S+)?)(?=\s|\Z)")
_DATELINE = re.compile(
    # KYIV, Ukraine, Jan. 4, 2023 (Reuters) -      the place in capitals, or mixed case with an agency in brackets
    r"[\ufeff \t]*(?:(?P<caps>[A-Z][A-Z'’.\-]{2,}(?: [A-Z][A-Z'’.\-]*)*)|(?P<mixed>[A-Z][\w'’.\-]+(?: [A-Z][\w'’.\-]+){0,3}))"
    r"(?:[,/] ?[A-Z][\w.]*(?: [A-Z][\w.]+)?){0,2},? +"
    rf"(?:(?i:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?i:day)?,? +)?(?i:{_DAY}),?"
    r" *(?P<agency>\([^()\n]{2,40}\))? *(?:[-–—―]|:(?= )|/)"
)
_DATE_ALONE = re.compile(
    rf"[\ufeff \t]*(?i:(?:first )?(?:published|posted)(?: on| at)?:? +|date: *)?(?:[A-Z][a-z]+day,? +)?(?i:{_DAY})"
    r"(?:,? +(?:at +)?\d{1,2}[:.]\d{2}.{0,12})?[ \t\r]*\Z"
)


def timestamp(value: str) -> str:
    """A day `YYYY-MM-DD` or a moment in RFC 3339, from the forms in which fields come.

    A time without a zone says too little to order reports by: the day alone is kept. "04/01/2023" is refused: it may be January
    or April.

    Raises: DayError.

    Example:
        >>> timestamp("2023-01-04T10:20:00Z"), timestamp("4 January 2023"), timestamp("2023-01-04 10:20")
        ('2023-01-04T10:20:00Z', '2023-01-04', '2023-01-04')
    """
    value = value.strip()
    written = _WRITTEN.match(value)
    if written:
        return _day(written)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = _mail_time(value)
    if moment.tzinfo is None:
        return moment.date().isoformat()
    zone = moment.isoformat()
    return zone.removesuffix("+00:00") + "Z" if zone.endswith("+00:00") else zone


def published_in(text: str) -> tuple[str | None, tuple[Problem, ...]]:
    """What the text itself says of its day: `(timestamp or None, problems)`. A header wins over a dateline."""
    header = _HEADER.match(text)
    if header:
        try:
            return timestamp(header["day"]), ()
        except DayError as error:
            return None, (Problem("bad_date", f"the header's date was left out: {error}", *header.span("day")),)
    days = {day for line in _head(text) if (day := _dateline(line))}
    return (days.pop() if len(days) == 1 else None), ()  # two datelines: neither is said


def _head(text: str) -> list[str]:
    lines = text[:HEAD_CHARACTERS].split("\n")
    return [line for line in lines if line.strip("\ufeff \t\r")][:HEAD_LINES]


def _dateline(line: str) -> str | None:
    found = _DATELINE.match(line)
    if found and not (found["caps"] or found["agency"]):
        found = None  # "In March 4, 2022 - ..." is a sentence
    found = found or _DATE_ALONE.match(line)
    try:
        return _day(found) if found else None
    except DayError:
        return None


def _day(found: re.Match[str]) -> str:
    day = found["d1"] or found["d2"] or found["d3"]
    month = found["m1"] or found["m2"]
    year = found["y1"] or found["y2"] or found["y3"]
    number = _MONTH_NUMBERS[month[:3].lower()] if month else int(found["m3"])
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError as error:
        raise DayError(f"{found[0].strip()!r} is no day ({error}); write YYYY-MM-DD") from None


def _mail_time(value: str) -> datetime:
    """A moment as mail and web servers write it: "Wed, 04 Jan 2023 10:20:00 GMT"."""
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        raise DayError(f"{value[:40]!r} is no day; write YYYY-MM-DD or RFC 3339 (2023-01-04T10:20:00Z)") from None
