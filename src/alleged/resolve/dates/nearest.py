"""Which of several days is meant: the weekday, the month, the day of the month that is nearest on the side that the tense tells."""

from collections.abc import Callable
from datetime import date, timedelta

from alleged.records.calendar import Tense
from alleged.resolve.dates.intervals import Days, day_of, month_of, one_day, season_of

LONG_AGO, NEAR_AHEAD, FAR_AHEAD = 240, 125, 215
"""Days. Two thirds of a year back with four months ahead: there the nearer one is meant (news of 1989 to 2000, time/train.jsonl);
what lies seven months ahead is called next year's."""
_AGREES = 300
"""Days within which a weekday decides the year of a day; further off the weekday is more likely a slip."""
_YEARS_ROUND = 8
"""How many years round a day a date is looked for: 29 February may lie eight years off."""


def weekday(number: int, today: date, tense: Tense | None, direct: bool | None = False) -> Days:
    """A weekday by itself: today if it is one; else the next where the verb speaks of what will be, and the last otherwise.
    "They meet Monday" will be: what happens now has no weekday.

    News names the days within a week by their weekday alone, today's included.
    Source: AP Stylebook, "days of the week": the day's name within seven days before or after the current date.
    """
    if today.weekday() == number:
        return one_day(today, "weekday-today")
    if tense == "future" or (tense == "present" and direct):
        return one_day(after(number, today), "weekday-next")
    return one_day(before(number, today), "weekday-last")


def before(number: int, day: date) -> date:
    """The last such weekday before a day."""
    return day - timedelta(days=(day.weekday() - number - 1) % 7 + 1)


def after(number: int, day: date) -> date:
    """The first such weekday after a day."""
    return day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)


def by_tense(
    candidates: Callable[[int], Days | None], today: date, tense: Tense | None, direct: bool | None, rule: str
) -> Days | None:
    """Of a thing that comes once a year: the one now running or the last for the past, the next for the future.

    `candidates` gives it for a year, or None. Where the words do not hang on the verb itself its tense tells less ("set a January
    14 deadline"), and a day long past gives way to one that is near; with `direct` None the tense alone decides.
    """
    found = [
        c for y in range(today.year - _YEARS_ROUND, today.year + _YEARS_ROUND + 1) if (c := candidates(y)) is not None
    ]
    past = [c for c in found if c.start <= today]
    future = [c for c in found if c.end > today]
    if not past or not future:
        return None
    back, ahead = (today - past[-1].end).days, (future[0].start - today).days
    if tense == "future":
        if direct is not None and ahead > FAR_AHEAD > back:
            return past[-1].named(f"{rule}-nearest")
        return future[0].named(f"{rule}-next")
    if back > LONG_AGO and ahead < NEAR_AHEAD and direct is not None and not (tense == "past" and direct):
        return future[0].named(f"{rule}-nearest")
    return past[-1].named(f"{rule}-last")


def month(number: int, today: date, tense: Tense | None, direct: bool | None) -> Days | None:
    """A month by its name alone."""
    return by_tense(lambda year: month_of(year, number, "month"), today, tense, direct, "month")


def day_in_year(
    number: int, day: int, today: date, tense: Tense | None, direct: bool | None, weekday: int | None = None
) -> Days | None:
    """A day of a month without a year; a weekday beside it must agree, if it does in any year near."""

    def candidate(year: int, strict: bool = True) -> Days | None:
        found = day_of(year, number, day)
        if found is None or (strict and weekday is not None and found.weekday() != weekday):
            return None
        return one_day(found, "day")

    near = [c for y in (today.year - 1, today.year, today.year + 1) if (c := candidate(y)) is not None]
    near = [c for c in near if abs((c.start - today).days) <= _AGREES]
    if weekday is not None and near:
        return min(near, key=lambda c: abs(c.start - today)).named("day-weekday-agrees")
    return by_tense(lambda year: candidate(year, strict=False), today, tense, direct, "day")


def season(name: str, today: date, tense: Tense | None, direct: bool | None) -> Days | None:
    """A season by its name alone."""
    return by_tense(lambda year: season_of(year, name, "season"), today, tense, direct, "season")


def day_of_month(day: int, today: date, tense: Tense | None, weekday: int | None = None) -> Days | None:
    """A day of a month that is not named; a weekday beside it must agree."""
    ahead = tense in ("future", "present")
    found = []
    for step in range(-24, 25):
        year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
        at = day_of(year, month + 1, day)
        if at is not None and (weekday is None or at.weekday() == weekday):
            found.append(at)
    past = [d for d in found if d <= today]
    future = [d for d in found if d >= today]
    pool = future if ahead else past
    if not pool:
        return None
    chosen = min(pool) if ahead else max(pool)
    return one_day(chosen, "day-of-month-next" if ahead else "day-of-month-last")
