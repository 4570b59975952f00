"""Terms made of other terms: parts, stages, ranges, what lies around a day."""

from datetime import date, timedelta

from alleged.records.calendar import Around, Between, Date, Holiday, Nth, Of, Open, Part, Season, Term, Unit, Within
from alleged.resolve.dates.context import NO_SUCH_DAY, Context, Meaning
from alleged.resolve.dates.intervals import DAY, Days, add, day_of, one_day, start_of, unit_around
from alleged.resolve.dates.notes import stage_of


def nth_days(term: Nth, context: Context) -> Meaning:
    whole = context.of(term.of)
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


def of_days(term: Of, context: Context) -> Meaning:
    outer = context.of(term.outer)
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
        return context.of(Date(year.year, inner.month, inner.day, inner.weekday, numeric=inner.numeric))
    if isinstance(inner, Season):
        return context.of(Season(inner.name, year))
    if isinstance(inner, Holiday):
        return context.of(Holiday(inner.name, year))
    return context.of(Part(inner.unit, inner.number, year, inner.fiscal)) if isinstance(inner, Part) else NO_SUCH_DAY


def within_days(term: Within, context: Context) -> Meaning:
    """A stage of a period is said to be the period: where "late December" begins nobody has fixed."""
    whole = context.of(term.of)
    if isinstance(whole, str):
        return whole
    if context.note:
        return stage_of(whole, term.stage, term.relative, context.today)
    return whole.named(f"{term.stage}-in-{whole.precision}")


def around_days(term: Around, context: Context) -> Meaning:
    inner = context.of(term.of)
    if isinstance(inner, str):
        return inner
    if term.unit != "weekend":
        return unit_around(inner.start, term.unit, 0, f"{term.unit}-around-day")
    day = inner.start
    saturday = start_of(day, "weekend") if day.weekday() else day - 2 * DAY
    first = min(day, saturday) if day.weekday() in (3, 4) else saturday
    end = max(saturday + 2 * DAY, day + DAY) if day.weekday() == 0 else saturday + 2 * DAY
    return Days(first, end, "weekend", "weekend-around-day")


def between_days(term: Between, context: Context) -> Meaning:
    first_term = _with_year(term.first, term.last)
    first = context.of(first_term)
    if isinstance(first, str):
        return first
    last = context.of(term.last)
    if isinstance(last, str):
        return last
    if last.end <= first.start:
        # "from November to March": the end is the first that comes behind the beginning; or the beginning the last before it.
        later = context.from_day(first.start, "future").of(term.last)
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


def open_days(term: Open, context: Context) -> Meaning:
    return term.why.replace(" ", "-")
