"""Intervals of days, half-open, and the calendar's units: weeks begin on Monday (ISO 8601), winter in December."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from alleged.records.calendar import Unit

DAY = timedelta(days=1)
YEAR_MONTHS = 12
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First months of the northern seasons, as TimeML's SP, SU, FA, WI are counted; a winter has the year of its December."""


@dataclass(frozen=True, slots=True)
class Days:
    """Half-open days `[start, end)`, how exactly the words say it, and the rule that decided."""

    start: date
    end: date
    precision: str
    rule: str

    def named(self, rule: str) -> "Days":
        """The same days by another rule."""
        return Days(self.start, self.end, self.precision, rule)

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.end - self.start == DAY


def one_day(day: date, rule: str, precision: str = "day") -> Days:
    """A single day."""
    return Days(day, day + DAY, precision, rule)


def add_months(day: date, months: int) -> date:
    """The day so many months on; the last of the month where the month is too short.

    Raises: OverflowError outside the years 1 to 9999.
    """
    count = day.year * YEAR_MONTHS + day.month - 1 + months
    year, month = divmod(count, YEAR_MONTHS)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"no year {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add(day: date, count: int, unit: Unit) -> date:
    """The day so many units on; hours and minutes stay within the day.

    Raises: OverflowError outside the years 1 to 9999.
    """
    if unit in _MONTHS:
        return add_months(day, count * _MONTHS[unit])
    return day + timedelta(days=count * _DAYS.get(unit, 0))


def start_of(day: date, unit: Unit) -> date:
    """The first day of the week, month, quarter, year, decade ... that holds a day; a weekend's is its Saturday."""
    if unit in ("week", "fortnight"):
        return day - timedelta(days=day.weekday())
    if unit == "weekend":
        return day - timedelta(days=day.weekday()) + timedelta(days=5)
    if unit in ("month", "quarter", "half"):
        months = _MONTHS[unit]
        return date(day.year, (day.month - 1) // months * months + 1, 1)
    if unit in ("year", "decade", "century"):
        years = _MONTHS[unit] // YEAR_MONTHS
        return date(max(day.year // years * years, MINYEAR), 1, 1)
    return day


def unit_around(day: date, unit: Unit, step: int, rule: str) -> Days:
    """The unit that holds a day, or the one so many steps on.

    Raises: OverflowError outside the years 1 to 9999.
    """
    start = add(start_of(day, unit), step, unit)
    end = start + 2 * DAY if unit == "weekend" else add(start, 1, unit)
    return Days(start, end, unit, rule)


def month_of(year: int, month: int, rule: str) -> Days:
    """A month."""
    start = date(year, month, 1)
    return Days(start, add_months(start, 1), "month", rule)


def season_of(year: int, name: str, rule: str) -> Days:
    """A season; a winter begins in the December of its year."""
    start = date(year, SEASONS[name], 1)
    return Days(start, add_months(start, 3), "season", rule)


def day_of(year: int, month: int, day: int) -> date | None:
    """A day, None where the month has no such day or the year is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
