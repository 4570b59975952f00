"""Terms counted from the report's day or from what was named last."""

from datetime import date, timedelta

from alleged.records.calendar import Clock, Date, Near, Same, Season, Shift, Stretch, Tense, Term, Unit, YearEarlier
from alleged.resolve.dates import nearest
from alleged.resolve.dates.context import NO_REPORT_DAY, NOTHING_NAMED, YEAR_BEFORE, Context, Meaning
from alleged.resolve.dates.intervals import DAY, Days, add, add_months, one_day, season_of, start_of, unit_around

_WEEKS_TO_THE_DAY = 2
""" "A week ago", "two weeks ago" are said of a day, "six weeks ago" of a week."""
_LAST_WORDS = frozenset({"last", "previous", "preceding"})


def near_days(term: Near, context: Context) -> Meaning:
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
        return stretch_days(Stretch(term.step, unit), context)
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
            return context.of(Date(today.year, inner.month, inner.day, numeric=inner.numeric))
        if isinstance(inner, Season):
            return _this_season(inner.name, today)
        return whole.of(inner)
    # "last May" in May is the one before; so the search begins beside what holds the report's day.
    beside = _outside(inner, today, term.step)
    return context.from_day(beside, tense).of(inner)


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
    """ "last Tuesday" is the Tuesday before today, but yesterday is never called so; "next Friday" is next week's; "this Friday"
    and "the coming Friday" are the first to come, "this past Friday" the last that was."""
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


def stretch_days(term: Stretch, context: Context) -> Meaning:
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


def shift_days(term: Shift, context: Context) -> Meaning:
    if isinstance(term.anchor, Date) and not term.exact and term.anchor.weekday is not None and term.anchor.day is None:
        last = context.last_day()
        if last is None and context.today is None:
            return NO_REPORT_DAY
        base = last.start if last is not None else context.today
        assert base is not None  # noqa: S101  one of the two is there
        return one_day(nearest.before(term.anchor.weekday, base), "weekday-before-last-named")
    if term.anchor is not None:
        anchor = context.of(term.anchor)
        rule = (
            "counted-from-report-day"
            if isinstance(term.anchor, Near) and term.anchor.unit == "day"
            else "counted-from-day"
        )
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
    return unit_around(
        day, "week" if unit == "fortnight" else "year" if unit in ("decade", "century") else unit, 0, rule
    )


def _last_named(context: Context) -> Meaning:
    """What "two days later" counts from: the day last named. Without one a story's own day is not known; else it is today."""
    if context.named:
        return context.named[-1]
    if context.today is None:
        return NO_REPORT_DAY
    return NOTHING_NAMED if context.tense == "past" else one_day(context.today, "report-day")


def clock_days(term: Clock, context: Context) -> Meaning:
    precision = "part of day" if term.part else "time"
    if term.on is not None:
        day = context.of(term.on)
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
    return Days(
        start, start + 2 * DAY, "night", "night-before-report-day" if start < today else "night-after-report-day"
    )


def same_days(term: Same, context: Context) -> Meaning:
    if term.unit == "quarter":
        found = context.last("quarter")
        if found is not None:
            return found.named("last-named")
        return unit_around(context.today, "quarter", -1, "quarter-last") if context.today else NO_REPORT_DAY
    last = context.last_day() if term.unit == "day" else context.named[-1] if context.named else None
    if last is None:
        return NOTHING_NAMED
    return unit_around(last.start, term.unit, 0, "last-named")


def year_earlier_days(term: YearEarlier, context: Context) -> Meaning:
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
