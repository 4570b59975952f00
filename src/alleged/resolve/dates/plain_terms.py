"""Terms that name their days themselves: dates, quarters, seasons, decades, feasts."""

from datetime import date

from alleged.records.calendar import Date, Holiday, Part, Season, Years
from alleged.resolve.dates import nearest
from alleged.resolve.dates.context import NO_REPORT_DAY, NO_SUCH_DAY, Context, Meaning
from alleged.resolve.dates.feasts import feast_day
from alleged.resolve.dates.intervals import Days, add_months, day_of, month_of, one_day, season_of

_COMING_YEARS = 25
"""A year of two figures lies at most so many years ahead of the report: "12/12/30" in 2016 is 2030."""


def date_days(term: Date, context: Context) -> Meaning:
    year = _full_year(term, context)
    month, day = term.month, term.day
    if term.numeric and context.day_first:
        month, day = day, month
    rule = ("day-first" if context.day_first else "month-first") if term.numeric else "date"
    if year is not None and month is not None:
        if day is None:
            return month_of(year, month, rule)
        found = day_of(year, month, day)
        return one_day(found, rule) if found else NO_SUCH_DAY
    if year is not None:
        return Days(date(year, 1, 1), date(year + 1, 1, 1), "year", "year")
    today = context.today
    if today is None:
        return NO_REPORT_DAY
    if month is not None:
        if day is None:
            return nearest.month(month, today, context.tense, context.direct) or NO_SUCH_DAY
        return nearest.day_in_year(month, day, today, context.tense, context.direct, term.weekday) or NO_SUCH_DAY
    if day is not None:
        return _day_of_month(day, term.weekday, context, today)
    if term.weekday is not None:
        return nearest.weekday(term.weekday, today, context.tense, context.direct)
    return NO_SUCH_DAY


def _day_of_month(day: int, weekday: int | None, context: Context, today: date) -> Meaning:
    """ "the 26th": in the month last named where the text tells a story, else the nearest."""
    last = context.last_day()
    if last is not None and weekday is None and context.tense == "past" and last.rule.startswith(("date", "day-last")):
        found = day_of(last.start.year, last.start.month, day)
        if found is not None and found >= last.start:
            return one_day(found, "day-of-month-named")
    return nearest.day_of_month(day, today, context.tense, weekday) or NO_SUCH_DAY


def _full_year(term: Date, context: Context) -> int | None:
    if term.year is None or not term.short_year:
        return term.year
    limit = (context.today.year if context.today else 2000) + _COMING_YEARS
    return term.year + (2000 if term.year + 2000 <= limit else 1900)


def part_days(term: Part, context: Context) -> Meaning:
    months = 3 if term.unit == "quarter" else 6
    rule = "fiscal-as-calendar" if term.fiscal else term.unit

    def of_year(year: int) -> Days:
        start = date(year, months * (term.number - 1) + 1, 1)
        return Days(start, add_months(start, months), term.unit, rule)

    if term.year is not None:
        year = context.of(term.year)
        return year if isinstance(year, str) else of_year(year.start.year)
    if context.today is None:
        return NO_REPORT_DAY
    return nearest.by_tense(of_year, context.today, context.tense, context.direct, rule) or NO_SUCH_DAY


def season_days(term: Season, context: Context) -> Meaning:
    if term.year is not None:
        year = context.of(term.year)
        return year if isinstance(year, str) else season_of(year.start.year, term.name, "season")
    if context.today is None:
        return NO_REPORT_DAY
    return nearest.season(term.name, context.today, context.tense, context.direct) or NO_SUCH_DAY


def years_days(term: Years, context: Context) -> Meaning:
    first = term.first
    if term.length == 100:
        first = max(first - 1, 1)
    elif first < 100:
        if context.today is None and first < 30:
            return NO_REPORT_DAY
        first += 2000 if context.today is not None and first + 2000 <= context.today.year else 1900
    return Days(
        date(first, 1, 1), date(first + term.length, 1, 1), "decade" if term.length == 10 else "century", "years"
    )


def holiday_days(term: Holiday, context: Context) -> Meaning:
    def of_year(year: int) -> Days | None:
        day = feast_day(term.name, year)
        return one_day(day, "holiday") if day else None

    if term.year is not None:
        year = context.of(term.year)
        return year if isinstance(year, str) else (of_year(year.start.year) or NO_SUCH_DAY)
    if context.today is None:
        return NO_REPORT_DAY
    return nearest.by_tense(of_year, context.today, context.tense, context.direct, "holiday") or NO_SUCH_DAY
