"""The days of feasts, fixed and movable."""

from datetime import date, timedelta

from alleged.lexicon import calendar


def feast_day(name: str, year: int) -> date | None:
    """The day of a feast in a year; None where the table does not hold that year."""
    feast = calendar.load().feasts[name]
    if feast.kind == "fixed":
        return date(year, int(feast.rule[:2]), int(feast.rule[3:]))
    if feast.kind == "weekday":
        month, weekday, number, after = feast.rule
        return nth_weekday(year, month, weekday, number) + timedelta(days=after)
    if feast.kind == "easter":
        return easter(year) + timedelta(days=feast.rule)
    if feast.kind == "orthodox_easter":
        return orthodox_easter(year) + timedelta(days=feast.rule)
    return next((day for day in map(date.fromisoformat, feast.rule) if day.year == year), None)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The n-th weekday of a month, -1 for the last."""
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    behind = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return behind - timedelta(days=(behind.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Western Easter Sunday.

    Source: the anonymous Gregorian computus (Nature, 20 April 1876; Meeus 1991, chapter 8).

    Example:
        >>> easter(2018), easter(2019)
        (datetime.date(2018, 4, 1), datetime.date(2019, 4, 21))
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday by the Gregorian calendar, for the years 1900 to 2099.

    Source: Meeus 1991, chapter 8, Julian Easter, and the thirteen days between the calendars.

    Example:
        >>> orthodox_easter(2022), orthodox_easter(2023)
        (datetime.date(2022, 4, 24), datetime.date(2023, 4, 16))
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)
