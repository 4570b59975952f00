"""Rules for parts of larger terms and for ranges: "the third quarter of 1990", "late December", "from May to October"."""

from typing import cast

from alleged.extract.dates.grammar import Found, Rule, rule
from alleged.extract.dates.near_rules import CLOCK_UNITS, CODE_NAMES, TODAY
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
    Season,
    Shift,
    Stage,
    Term,
    Unit,
    Within,
)

_STAGES: dict[str, Stage] = {"EARLY": "early", "MID": "middle", "LATE": "late", "EARLIER": "early", "LATER": "late"}
_PARTS_OF_YEAR = {"quarter": 4, "half": 2}


def part_of_year(found: Found) -> Term | None:
    """ "the third quarter", "first-quarter", "the second half of 1989", "the fiscal first quarter"."""
    unit = found.word("u")
    parts = _PARTS_OF_YEAR.get(unit)
    if parts is None:
        return None
    number = found.number("o") if found.has("o") else parts
    if number > parts:
        return None
    year = found.term("x") if found.has("x") else None
    return Part("quarter" if unit == "quarter" else "half", number, year, found.has("f"))


def first_parts_of_year(found: Found) -> Term | None:
    """ "the first two quarters of 1990"."""
    number, year = found.number("n"), found.term("x")
    if found.word("u") != "quarter" or not 1 < number <= _PARTS_OF_YEAR["quarter"]:
        return None
    return Between(Part("quarter", 1, year), Part("quarter", number, year))


def nth(found: Found) -> Term | None:
    """ "the first Monday of next month", "the last week of July", "the 15th day of June", "the first ten days of May"."""
    number = found.number("o") if found.has("o") else -1
    if found.has("w"):
        return Nth(number, "day", found.term("x"), found.number("w"))
    unit = cast("Unit", found.word("u"))
    if unit in CLOCK_UNITS or unit in _PARTS_OF_YEAR:
        return None
    return Nth(number, unit, found.term("x"))


def several(found: Found) -> Term | None:
    """ "the last four months of 2021", "the first ten days of May"."""
    amount = found.term("d")
    number = found.number("o") if found.has("o") else -1
    if not isinstance(amount, Shift) or len(amount.amounts) > 1 or number not in (1, -1):
        return None
    ((count, unit),) = amount.amounts
    if unit in CLOCK_UNITS or unit in _PARTS_OF_YEAR or not count:
        return None
    return Nth(number, unit, found.term("x"), None, count)


def same_day(found: Found) -> Term | None:
    """ "Friday 24/02", "tomorrow, 13/04/21": one day, said twice."""
    first, second = found.term("a"), found.term("x")
    if not isinstance(second, Date) or second.month is None or second.day is None:
        return None
    if isinstance(first, Near) and (first.unit == "day" or isinstance(first.of, Date)):
        return second
    if isinstance(first, Date) and first.weekday is not None and first.month is None:
        return Date(second.year, second.month, second.day, first.weekday, second.short_year, second.numeric)
    return None


def numbered_of(found: Found) -> Term | None:
    """ "the 21st of this month", "the 21st this month"."""
    outer = found.term("x")
    return Of(Date(day=found.number("d")), outer) if isinstance(outer, Near) and outer.unit == "month" else None


def nth_of_event(found: Found) -> Term | None:
    """ "the third day of the offensive", "the second week of the war": no calendar tells when it began."""
    unit = found.word("u")
    if unit in CLOCK_UNITS or unit in _PARTS_OF_YEAR or unit in ("century", "decade"):
        return None
    return Open("counted within an event")


def numbered_week(found: Found) -> Term | None:
    """ "week 31", "week 3 of 2027": weeks as ISO 8601 counts them."""
    if found.word("u") != "week":
        return None
    return Nth(found.number("n"), "week", found.term("x") if found.has("x") else Near(0, "year", None, "the"))


def around(found: Found) -> Term | None:
    """ "the week of March 6", "the week beginning 4 February", "Easter weekend"."""
    unit = cast("Unit", found.word("u"))
    return Around(unit, found.term("x")) if unit in ("week", "weekend") else None


def of(found: Found) -> Term | None:
    """ "Monday of next week", "January this year", "June last year", "the 21st this month", "next week on Tuesday"."""
    inner, outer = found.term("a"), found.term("x")
    day = inner.on if isinstance(inner, Clock) and inner.on is not None else inner
    if not isinstance(outer, Near) or outer.unit not in ("week", "month", "year", "weekend"):
        return None
    if not isinstance(day, (Date, Holiday, Season, Part)):
        return None
    if isinstance(day, Date) and not _fits(day, outer.unit):
        return None
    made = Of(day, outer)
    return Clock(inner.part, made) if isinstance(inner, Clock) else made


def _fits(day: Date, unit: str) -> bool:
    """Whether a date that is not whole can be looked for in a unit: a weekday in a week, a month in a year."""
    if day.year is not None:
        return False
    if unit in ("week", "weekend"):
        return day.weekday is not None and day.month is None
    return day.month is not None if unit == "year" else day.day is not None and day.month is None


def within(found: Found) -> Term | None:
    """ "late December", "the end of 1994", "mid-1996", "early Tuesday"."""
    return Within(_stage(found), found.term("x"))


def within_relative(found: Found) -> Term | None:
    """ "earlier this week", "later this year", "later yesterday"."""
    return Within(_stage(found), found.term("x"), relative=True)


def within_unit(found: Found) -> Term | None:
    """ "year-end", "the year's end", "the end of the month", "end of year", "earlier in the week"."""
    unit = cast("Unit", found.word("u"))
    if unit in CLOCK_UNITS or unit in _PARTS_OF_YEAR:
        return None
    relative = CODE_NAMES[found.item("g").code] in ("EARLIER", "LATER")
    return Within(_stage(found), Near(0, unit, None, "the"), relative)


def _stage(found: Found) -> Stage:
    return _STAGES[CODE_NAMES[found.item("g").code]]


def between(found: Found) -> Term | None:
    """ "from May to October 2020", "between Jan. 22 and now"; without "from" both ends are of one kind: "fell Friday to 1,460"."""
    if found.has("dash") and isinstance(found.term("a"), Near) != isinstance(found.term("b"), Near):
        return None
    if found.has("loose") and found.item("a").code != found.item("b").code:
        return None
    first = found.term("a") if found.has("a") else TODAY
    return Between(first, found.term("b") if found.has("b") else TODAY)


def two_years(found: Found) -> Term | None:
    """ "2014-18", "2011-12": two years with the second cut short."""
    first = found.term("a")
    if not isinstance(first, Date) or first.year is None or first.month is not None:
        return None
    last = first.year // 100 * 100 + found.number("b")
    return Between(first, Date(year=last)) if last > first.year else None


PARTS: tuple[Rule, ...] = (
    rule("(?P<x>PERIOD)POSS(?P<f>FISCAL)?(?P<o>ORD)HYPHEN?(?P<u>UNIT)", "PERIOD", part_of_year, "POSS"),
    rule("THE?ORD(?P<n>COUNT)(?P<u>UNITS)OF(?P<x>PERIOD)", "PERIOD", first_parts_of_year, "ORD"),
    rule(
        "THE?(?P<f>FISCAL HYPHEN?)?(?:(?P<o>ORD)|LAST)HYPHEN?(?P<u>UNIT)[OF IN]?(?P<x>PERIOD)",
        "PERIOD",
        part_of_year,
        "UNIT",
    ),
    rule("THE?(?P<f>FISCAL HYPHEN?)?(?P<o>ORD)HYPHEN?(?P<u>UNIT)(?:[OF IN]THE UNIT)?", "PERIOD", part_of_year, "ORD"),
    rule(
        "THE?(?:(?P<o>ORD)|LAST)(?:(?P<u>UNIT|UNITS)|(?P<w>WEEKDAY))(?:DAYPART|TIME)?[OF IN](?P<x>PERIOD)",
        "PERIOD",
        nth,
    ),
    rule("THE?(?:(?P<o>ORD)|LAST)(?P<d>LENGTH)[OF IN](?P<x>PERIOD)", "PERIOD", several, "LENGTH"),
    rule("THE?ORD(?P<u>UNIT)(?=OF)", "PERIOD", nth_of_event, "ORD"),
    rule(
        "THE?(?P<u>UNIT)(?P<n>LOW|DAYNUM|TWO)(?:OF(?P<x>PERIOD))?(?![COLON MERIDIEM])", "PERIOD", numbered_week, "UNIT"
    ),
    rule("THE?(?P<u>UNIT)(?:OF|EARLY|WEEKOF)ON?(?P<x>DAY)", "PERIOD", around, "UNIT"),
    rule("(?P<x>DAY)(?P<u>UNIT)", "PERIOD", around, "UNIT"),
)
"""Numbered parts."""

STAGES: tuple[Rule, ...] = (
    rule("(?P<g>EARLIER|LATER)[IN ON]?(?P<x>TERM)", "PERIOD", within_relative),
    rule("(?P<g>EARLIER|LATER|EARLY|LATE)[IN ON]THE(?P<u>UNIT)", "PERIOD", within_unit),
    rule("THE?(?P<g>EARLY|MID|LATE)(?:HYPHEN|IN|ON|OF)?THE?(?P<x>TERM)", "PERIOD", within),
    rule("THE?(?P<g>EARLY|MID|LATE)OF THE?(?P<u>UNIT)", "PERIOD", within_unit),
    rule("THE?(?P<u>UNIT)[HYPHEN POSS]?(?P<g>LATE)", "PERIOD", within_unit, "UNIT"),
)
"""Stages of a term."""

OF_TERMS: tuple[Rule, ...] = (
    rule("(?P<a>DAY)[COMMA OPEN]?(?P<x>DAY)CLOSE?", "DAY", same_day),
    rule("THE?(?P<d>ORD)OF?(?P<x>PERIOD)", "DAY", numbered_of, "ORD"),
    rule("(?P<a>TERM)[OF COMMA]?(?P<x>PERIOD)", "DAY", of),
    rule("(?P<x>PERIOD)[ON DASH COMMA]?(?P<a>DAY)", "DAY", of),
)
"""A day inside a period counted from the report's day."""

RANGES: tuple[Rule, ...] = (
    rule("(?P<a>PERIOD)HYPHEN(?P<b>TWO|DAYNUM)(?![HYPHEN SLASH])", "PERIOD", two_years, "HYPHEN"),
    rule("(?:FROM|BETWEEN)?(?P<a>TERM)(?:TILL|AND)NOW", "PERIOD", between, "NOW"),
    rule("(?:FROM|BETWEEN)NOW(?:TILL|AND)(?P<b>TERM)", "PERIOD", between, "NOW"),
    rule("BETWEEN(?P<a>TERM)(?:TILL|AND)(?P<b>TERM)", "PERIOD", between, "BETWEEN"),
    rule("FROM(?P<a>TERM)COMMA?TILL(?P<b>TERM)", "PERIOD", between, "FROM"),
    rule("(?P<a>TERM)(?P<dash>HYPHEN|DASH)(?P<b>TERM)", "PERIOD", between),
    rule("(?P<a>TERM)(?P<loose>UNTIL)(?P<b>TERM)", "PERIOD", between, "UNTIL"),
)
"""Ranges with both ends."""
