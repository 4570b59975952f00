"""The meaning of each kind of term: days, or the name of what is missing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeAlias

from alleged.records.calendar import (
    Around,
    Between,
    Clock,
    Date,
    Holiday,
    Near,
    Nth,
    Of,
    Open,
    Part,
    Same,
    Season,
    Shift,
    Stretch,
    Tense,
    Term,
    Unit,
    Within,
    YearEarlier,
    Years,
)
from alleged.resolve import nearest
from alleged.resolve.notes import stage_of
from alleged.resolve.feasts import feast_day
from alleged.resolve.intervals import (
    DAY,
    Days,
    add,
    add_months,
    day_of,
    month_of,
    one_day,
    season_of,
    start_of,
    unit_around,
)

Meaning: TypeAlias = Days | str
NO_REPORT_DAY = "no-report-day"
NO_SUCH_DAY = "no-such-day"
YEAR_BEFORE = "year-before-last-named"
NOTHING_NAMED = "nothing-named-before"
_COMING_YEARS = 25
"""A year of two figures lies at most so many years ahead of the report: "12/12/30" in 2016 is 2030."""
_WEEKS_TO_THE_DAY = 2
""" "A week ago", "two weeks ago" are said of a day, "six weeks ago" of a week."""
_LAST_WORDS = frozenset({"last", "previous", "preceding"})
_FINE = frozenset({"day", "time", "part of day", "night"})


@dataclass(slots=True)
class Context:
    """What an expression is read against: the report's day, the tense, what was named before it."""

    today: date | None
    day_first: bool = False
    tense: Tense | None = None
    direct: bool | None = False
    note: bool = False
    named: list[tuple[int, Days]] = field(default_factory=list)

    def at(self, tense: Tense | None, direct: bool) -> "Context":
        """The same context for an expression with this tense."""
        return Context(self.today, self.day_first, tense, direct, self.note, self.named)

    def from_day(self, today: date, tense: Tense) -> "Context":
        """The same context as if read on another day."""
        return Context(today, self.day_first, tense, None, self.note, self.named)

    def remember(self, days: Days, start: int) -> None:
        """Keep what was named at a code point."""
        self.named.append((start, days))

    def last_day(self) -> Days | None:
        """The single day named last, None where a longer period or nothing was."""
        for _, days in reversed(self.named):
            if days.is_day:
                return days
        return None

    def last(self, *precisions: str) -> Days | None:
        """What was named last with one of these precisions."""
        return next((d for _, d in reversed(self.named) if d.precision in precisions and d.rule != YEAR_BEFORE), None)


def resolve(term: Term, context: Context) -> Meaning:
    """The days of a term, or why there are none.

    Raises: OverflowError, ValueError where the words lead outside the calendar.
    """
    return _BY_KIND[type(term)](term, context)


def _date(term: Date, context: Context) -> Meaning:
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


def _part(term: Part, context: Context) -> Meaning:
    months = 3 if term.unit == "quarter" else 6
    rule = "fiscal-as-calendar" if term.fiscal else term.unit

    def of_year(year: int) -> Days:
        start = date(year, months * (term.number - 1) + 1, 1)
        return Days(start, add_months(start, months), term.unit, rule)

    if term.year is not None:
        year = resolve(term.year, context)
        return year if isinstance(year, str) else of_year(year.start.year)
    if context.today is None:
        return NO_REPORT_DAY
    return nearest.by_tense(of_year, context.today, context.tense, context.direct, rule) or NO_SUCH_DAY


def _season(term: Season, context: Context) -> Meaning:
    if term.year is not None:
        year = resolve(term.year, context)
        return year if isinstance(year, str) else season_of(year.start.year, term.name, "season")
    if context.today is None:
        return NO_REPORT_DAY
    return nearest.season(term.name, context.today, context.tense, context.direct) or NO_SUCH_DAY


def _years(term: Years, context: Context) -> Meaning:
    first = term.first
    if term.length == 100:
        first = max(first - 1, 1)
    elif first < 100:
        if context.today is None and first < 30:
            return NO_REPORT_DAY
        first += 2000 if context.today is not None and first + 2000 <= context.today.year else 1900
    return Days(date(first, 1, 1), date(first + term.length, 1, 1), "decade" if term.length == 10 else "century", "years")


def _holiday(term: Holiday, context: Context) -> Meaning:
    def of_year(year: int) -> Days | None:
        day = feast_day(term.name, year)
        return one_day(day, "holiday") if day else None

    if term.year is not None:
        year = resolve(term.year, context)
        return year if isinstance(year, str) else (of_year(year.start.year) or NO_SUCH_DAY)
    if context.today is None:
        return NO_REPORT_DAY
    return nearest.by_tense(of_year, context.today, context.tense, context.direct, "holiday") or NO_SUCH_DAY


def _near(term: Near, context: Context) -> Meaning:
    today = context.today
    if today is None:
        return NO_REPORT_DAY
    if term.of is not None:
        return _near_term(term, term.of, context, today)
    unit: Unit = term.unit or "day"
    if unit == "weekend" and term.word == "the":
        step = 0 if context.tense == "future" or today.weekday() >= 5 else -1
        return unit_around(today, "weekend", step, "weekend-next" if step == 0 else "weekend-last")
    if unit == "fortnight" and term.step:
        return _stretch(Stretch(term.step, unit), context)
    if unit == "quarter" and term.word == "latest":
        return context.last("quarter") or unit_around(today, "quarter", -1, "quarter-last")
    if unit == "day" and term.word == "the":
        return context.last_day() or one_day(today, "report-day")
    rule = "report-day" if unit == "day" else f"{unit}-{'last' if term.step < 0 else 'next' if term.step else 'this'}"
    return unit_around(today, unit, term.step, rule)


def _near_term(term: Near, inner: Term, context: Context, today: date) -> Meaning:
    tense: Tense = "past" if term.step < 0 else "future"
    if isinstance(inner, Date) and inner.month is None and inner.weekday is not None:
        return _near_weekday(term, inner.weekday, context, today)
    if term.step == 0:
        whole = context.from_day(today, "past" if context.tense == "past" else "future")
        if isinstance(inner, Date) and inner.month is not None:
            return resolve(Date(today.year, inner.month, inner.day, numeric=inner.numeric), context)
        if isinstance(inner, Season):
            return _this_season(inner.name, today)
        return resolve(inner, whole)
    # "last May" in May is the one before; so the search begins beside what holds the report's day.
    beside = _outside(inner, today, term.step)
    return resolve(inner, context.from_day(beside, tense))


def _this_season(name: str, today: date) -> Days:
    """The season of this year; "this winter" in January and February is the one that is running."""
    running = name == "winter" and today.month <= 2
    return season_of(today.year - 1 if running else today.year, name, "season-this")


def _outside(inner: Term, today: date, step: int) -> date:
    """A day from which the running month or season is not found again."""
    if isinstance(inner, Season):
        return today - timedelta(days=90) if step < 0 and _this_season(inner.name, today).end > today else today
    if isinstance(inner, Date) and inner.day is None:
        if step < 0 and inner.month is not None and inner.month == today.month - 1:
            return start_of(start_of(today, "month") - DAY, "month") - DAY  # the month that just ended is "last month"
        return start_of(today, "month") - DAY if step < 0 else add(start_of(today, "month"), 1, "month")
    return today - DAY if step < 0 else today + DAY


def _near_weekday(term: Near, number: int, context: Context, today: date) -> Meaning:
    """ "last Tuesday" is the Tuesday before today, but yesterday is never called so; "next Friday" is next week's; "this Friday" and
    "the coming Friday" are the first to come, "this past Friday" the last that was."""
    if term.step < 0:
        day = nearest.before(number, today)
        if term.word in _LAST_WORDS and day == today - DAY:
            day -= timedelta(days=7)
        return one_day(day, "weekday-before")
    if term.step == 0:
        if context.tense == "past":
            day = today if today.weekday() == number else nearest.before(number, today)
        else:
            day = today if today.weekday() == number else nearest.after(number, today)
        return one_day(day, "weekday-this")
    if term.word in ("coming", "upcoming"):
        return one_day(nearest.after(number, today), "weekday-coming")
    return one_day(start_of(today, "week") + timedelta(days=7 + number), "weekday-of-next-week")


def _stretch(term: Stretch, context: Context) -> Meaning:
    today = context.today
    if today is None:
        return NO_REPORT_DAY
    count, unit = term.count, term.unit
    if unit in ("quarter", "decade", "century"):
        start = start_of(today, unit)
        first = add(start, count, unit) if count < 0 else add(start, 1, unit)
        return Days(first, start if count < 0 else add(first, count, unit), "several " + unit + "s", "stretch-of-units")
    if term.working:
        return _working_days(today, count)
    if count < 0:
        return Days(add(today, count, unit), today, f"several {unit}s", "stretch-to-report-day")
    return Days(today + DAY, add(today + DAY, count, unit), f"several {unit}s", "stretch-from-report-day")


def _working_days(today: date, count: int) -> Days:
    step = DAY if count > 0 else -DAY
    day, left = today, abs(count)
    while left:
        day += step
        left -= day.weekday() < 5
    if count < 0:
        return Days(day, today, "several days", "working-days")
    return Days(today + DAY, day + DAY, "several days", "working-days")


def _shift(term: Shift, context: Context) -> Meaning:
    if isinstance(term.anchor, Date) and not term.exact and term.anchor.weekday is not None and term.anchor.day is None:
        last = context.last_day()
        if last is None and context.today is None:
            return NO_REPORT_DAY
        base = last.start if last is not None else context.today
        assert base is not None  # noqa: S101  one of the two is there
        return one_day(nearest.before(term.anchor.weekday, base), "weekday-before-last-named")
    if term.anchor is not None:
        anchor = resolve(term.anchor, context)
        rule = "counted-from-report-day" if isinstance(term.anchor, Near) and term.anchor.unit == "day" else "counted-from-day"
    else:
        anchor, rule = _last_named(context), "counted-from-last-named"
    if isinstance(anchor, str):
        return anchor
    unit = term.amounts[-1][1]
    if len(term.amounts) == 1 and term.amounts[0] == (-1, "year") and term.anchor is not None and not term.exact:
        found = context.last("quarter", "half")
        if found is not None:
            return Days(add_months(found.start, -12), add_months(found.end, -12), found.precision, YEAR_BEFORE)
    day = anchor.start
    if term.working:
        working = _working_days(day, term.amounts[0][0])
        return one_day(working.end - DAY if term.amounts[0][0] > 0 else working.start, "working-days")
    for count, one in term.amounts:
        day = add(day, count, one)
    if term.exact or unit in ("day", "hour", "minute"):
        return one_day(day, rule)
    if unit in ("week", "fortnight") and abs(term.amounts[0][0]) <= _WEEKS_TO_THE_DAY and not term.whole:
        return one_day(day, rule)
    return unit_around(day, "week" if unit == "fortnight" else "year" if unit in ("decade", "century") else unit, 0, rule)


def _last_named(context: Context) -> Meaning:
    """What "two days later" counts from: the day last named. Without one a story's own day is not known; else it is today."""
    if context.named:
        return context.named[-1][1]
    if context.today is None:
        return NO_REPORT_DAY
    return NOTHING_NAMED if context.tense == "past" else one_day(context.today, "report-day")


def _nth(term: Nth, context: Context) -> Meaning:
    whole = resolve(term.of, context)
    if isinstance(whole, str):
        return whole
    if term.weekday is not None:
        days = [d for d in _each_day(whole) if d.weekday() == term.weekday]
        return one_day(days[_index(term.number)], "nth-weekday") if len(days) >= abs(term.number) else NO_SUCH_DAY
    starts = _starts(whole, term.unit)
    if len(starts) < max(abs(term.number), term.count):
        return NO_SUCH_DAY
    at = len(starts) - term.count if term.number < 0 else term.number - 1
    last = unit_around(starts[at + term.count - 1], term.unit, 0, "")
    return Days(starts[at], last.end, term.unit if term.count == 1 else f"several {term.unit}s", f"nth-{term.unit}")


def _index(number: int) -> int:
    return number if number < 0 else number - 1


def _each_day(days: Days) -> list[date]:
    return [days.start + timedelta(days=n) for n in range((days.end - days.start).days)]


def _starts(whole: Days, unit: Unit) -> list[date]:
    """First days of the units in a period. A week belongs to the period that holds its Thursday (ISO 8601)."""
    starts: list[date] = []
    inside = 3 if unit == "week" else 0
    at = start_of(whole.start, unit)
    while at < whole.end:
        if whole.start <= at + timedelta(days=inside) < whole.end:
            starts.append(at)
        at = add(at, 1, unit)
    return starts


def _of(term: Of, context: Context) -> Meaning:
    outer = resolve(term.outer, context)
    if isinstance(outer, str):
        return outer
    inner = term.inner
    if isinstance(inner, Date) and inner.weekday is not None and inner.month is None and inner.day is None:
        day = next((d for d in _each_day(outer) if d.weekday() == inner.weekday), None)
        return one_day(day, f"weekday-of-{outer.precision}") if day else NO_SUCH_DAY
    if isinstance(inner, Date) and inner.day is not None and inner.month is None:
        day = day_of(outer.start.year, outer.start.month, inner.day)
        return one_day(day, "day-of-month") if day else NO_SUCH_DAY
    year = Date(year=outer.start.year)
    if isinstance(inner, Date):
        return resolve(Date(year.year, inner.month, inner.day, inner.weekday, numeric=inner.numeric), context)
    if isinstance(inner, Season):
        return resolve(Season(inner.name, year), context)
    if isinstance(inner, Holiday):
        return resolve(Holiday(inner.name, year), context)
    return resolve(Part(inner.unit, inner.number, year, inner.fiscal), context) if isinstance(inner, Part) else NO_SUCH_DAY


def _within(term: Within, context: Context) -> Meaning:
    """A stage of a period is said to be the period: where "late December" begins nobody has fixed."""
    whole = resolve(term.of, context)
    if isinstance(whole, str):
        return whole
    if context.note:
        return stage_of(whole, term.stage, term.relative, context.today)
    return whole.named(f"{term.stage}-in-{whole.precision}")


def _around(term: Around, context: Context) -> Meaning:
    inner = resolve(term.of, context)
    if isinstance(inner, str):
        return inner
    if term.unit != "weekend":
        return unit_around(inner.start, term.unit, 0, f"{term.unit}-around-day")
    day = inner.start
    saturday = start_of(day, "weekend") if day.weekday() else day - 2 * DAY
    first = min(day, saturday) if day.weekday() in (3, 4) else saturday
    return Days(first, max(saturday + 2 * DAY, day + DAY if day.weekday() == 0 else saturday + 2 * DAY), "weekend", "weekend-around-day")


def _between(term: Between, context: Context) -> Meaning:
    first_term = _with_year(term.first, term.last)
    first = resolve(first_term, context)
    if isinstance(first, str):
        return first
    last = resolve(term.last, context)
    if isinstance(last, str):
        return last
    if last.end <= first.start:
        # "from November to March": the end is the first that comes behind the beginning; or the beginning the last before it.
        later = resolve(term.last, context.from_day(first.start, "future"))
        if not isinstance(later, str) and later.end > first.start:
            last = later
        else:
            return NO_SUCH_DAY
    if context.note and last.start > first.start:
        inner = isinstance(term.last, Within) and term.last.stage == "late"
        return Days(first.start, last.end if inner else last.start, "range", "range-to-its-end")
    return Days(first.start, last.end, "range", "range")


def _with_year(first: Term, last: Term) -> Term:
    """ "from May to October 2020": the first end has the last one's year, or the year before where it would come behind."""
    if not (isinstance(first, Date) and isinstance(last, Date)) or first.year is not None or first.month is None:
        return first
    if last.year is None or last.month is None:
        return first
    behind = (first.month, first.day or 0) > (last.month, last.day or 99)
    return Date(last.year - behind, first.month, first.day, None, last.short_year, first.numeric)


def _clock(term: Clock, context: Context) -> Meaning:
    precision = "part of day" if term.part else "time"
    if term.on is not None:
        day = resolve(term.on, context)
        if isinstance(day, str) or not day.is_day:
            return day
        return Days(day.start, day.end, precision, day.rule)
    if context.today is None and context.last_day() is None:
        return NO_REPORT_DAY
    if term.part == "overnight":
        return _overnight(context)
    last = context.last_day()
    if last is not None:
        return Days(last.start, last.end, precision, "day-last-named")
    assert context.today is not None  # noqa: S101  else there was a last day
    return one_day(context.today, "report-day", precision)


def _overnight(context: Context) -> Meaning:
    """The night that ends on the report's day, or begins there for what is to come."""
    today = context.today
    if today is None:
        return NO_REPORT_DAY
    start = today if context.tense == "future" else today - DAY
    return Days(start, start + 2 * DAY, "night", "night-before-report-day" if start < today else "night-after-report-day")


def _same(term: Same, context: Context) -> Meaning:
    if term.unit == "quarter":
        found = context.last("quarter")
        if found is not None:
            return found.named("last-named")
        return unit_around(context.today, "quarter", -1, "quarter-last") if context.today else NO_REPORT_DAY
    last = context.last_day() if term.unit == "day" else context.named[-1][1] if context.named else None
    if last is None:
        return NOTHING_NAMED
    return unit_around(last.start, term.unit, 0, "last-named")


def _year_earlier(term: YearEarlier, context: Context) -> Meaning:
    """What was spoken of, so many years back: the quarter or half year last named, else the year."""
    found = context.last("quarter", "half")
    if found is None and context.today is None and not context.named:
        return NO_REPORT_DAY
    if found is not None and term.unit in (None, found.precision):
        months = -12 * term.years
        return Days(add_months(found.start, months), add_months(found.end, months), found.precision, YEAR_BEFORE)
    if context.today is None:
        return NO_REPORT_DAY
    return unit_around(context.today, "year", -term.years, "year-before-report")


def _open(term: Open, context: Context) -> Meaning:
    return term.why.replace(" ", "-")


_BY_KIND: dict[type, Callable[[Any, Context], Meaning]] = {
    Date: _date,
    Part: _part,
    Season: _season,
    Years: _years,
    Holiday: _holiday,
    Near: _near,
    Stretch: _stretch,
    Shift: _shift,
    Nth: _nth,
    Of: _of,
    Within: _within,
    Around: _around,
    Between: _between,
    Clock: _clock,
    Same: _same,
    YearEarlier: _year_earlier,
    Open: _open,
}
