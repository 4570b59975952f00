"""Rules for amounts of days, weeks, years, and what they are counted from: "three days ago", "two weeks before Christmas"."""

from typing import cast

from alleged.extract.dates.grammar import CODES, Found, Rule, rule
from alleged.extract.dates.near_rules import CLOCK_UNITS, TODAY
from alleged.records.calendar import Near, Open, Shift, Term, Unit, YearEarlier

_ORDER = ("minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century")
AHEAD = Near(0, "day", None, "in")
"""Today as that from which "in two weeks" is counted."""
_ENDS = frozenset(CODES[name] for name in ("STOP", "COMMA", "BREAK", "SIGN"))


def length(found: Found) -> Term | None:
    """An amount of a unit: "two days", "a week", "couple of months". It stays a duration unless a word counts it from a day.
    0 stands for an amount that nobody counted."""
    unit = cast("Unit", found.word("u"))
    number = found.maybe("n") or 1
    if found.has("v"):
        number = 2 if found.word("v") == "couple" else 0
    return Shift(((number, unit),), working=found.has("f") and unit == "day")


def lengths(found: Found) -> Term | None:
    """ "2 weeks and 2 days" is one amount; the larger unit stands first."""
    first, second = found.term("a"), found.term("b")
    if not (isinstance(first, Shift) and isinstance(second, Shift)):
        return None
    units = [unit for _, unit in (*first.amounts, *second.amounts)]
    if any(unit not in _ORDER for unit in units) or _ORDER.index(units[-2]) <= _ORDER.index(units[-1]):
        return None
    return Shift(first.amounts + second.amounts)


def ago(found: Found) -> Term | None:
    """ "three days ago", "a week ago"; "a few years ago" is a time that nobody counted."""
    return _shifted(found, -1, TODAY)


def from_now(found: Found) -> Term | None:
    """ "two weeks from now", "in two weeks", "in a fortnight's time": the day when they are over."""
    return _shifted(found, 1, TODAY, exact=True)


def ahead(found: Found) -> Term | None:
    """ "in two weeks": ahead if its verb is; "built in two weeks" is a duration (`expressions` drops it)."""
    amount = found.term("d")
    if isinstance(amount, Shift) and (amount.amounts[-1][1] in ("quarter", "half") or not amount.amounts[-1][0]):
        return None
    return _shifted(found, 1, AHEAD, exact=True)


def later(found: Found) -> Term | None:
    """ "two days later", "a fortnight later": from the day last named."""
    return _shifted(found, 1, None)


def earlier(found: Found) -> Term | None:
    """ "two days earlier", "a month earlier": from the day last named; "a year earlier" is what was spoken of, a year back."""
    amount = found.term("d")
    if isinstance(amount, Shift) and amount.amounts[0][1] == "year" and amount.amounts[0][0]:
        return YearEarlier(None, amount.amounts[0][0])
    return _shifted(found, -1, None)


def from_term(found: Found) -> Term | None:
    """ "two days before Christmas", "three weeks from tomorrow", "a week after 9 May"."""
    return _shifted(found, -1 if found.has("b") else 1, found.term("x"), exact=True)


def from_event(found: Found) -> Term | None:
    """ "two days after the attack": the day of the attack decides, which is not for the calendar to say."""
    sign = -1 if found.has("b") else 1
    amount = found.term("d")
    if not isinstance(amount, Shift) or amount.amounts[0][1] in CLOCK_UNITS:
        return None
    after = found.after()
    if after is None or after.code in _ENDS:
        return _shifted(found, sign, None)
    return Open("counted from an event")


def _shifted(found: Found, sign: int, anchor: Term | None, exact: bool = False) -> Term | None:
    amount = found.term("d")
    if not isinstance(amount, Shift) or amount.amounts[-1][1] in CLOCK_UNITS:
        return None
    if not all(count for count, _ in amount.amounts):
        return Open("an amount that nobody counted")
    amounts = tuple((sign * count, unit) for count, unit in amount.amounts)
    return Shift(amounts, anchor, exact or len(amounts) > 1)


def beside_term(found: Found) -> Term | None:
    """ "the day before Christmas", "the week after next Monday"."""
    unit = cast("Unit", found.word("u"))
    if unit in CLOCK_UNITS:
        return None
    return Shift(((-1 if found.has("b") else 1, unit),), found.term("x"), unit == "day")


def year_earlier(found: Found) -> Term | None:
    """ "the year-ago quarter", "year-earlier profit", "the year-earlier period"."""
    if found.word("u") != "year":
        return None
    unit = found.word("v")
    return YearEarlier(cast("Unit", unit) if unit in ("quarter", "month", "half") else None)


COMPARED: tuple[Rule, ...] = (
    rule("[THE ART]?(?P<u>UNIT)HYPHEN(?:AGO|EARLIER)(?:ORD(?=UNIT))?(?P<v>UNIT)?", "PERIOD", year_earlier, "HYPHEN"),
)
"""Comparisons with the year before; run before amounts are read."""

LENGTHS: tuple[Rule, ...] = (
    rule("ABOUT?ART?(?P<v>VAGUE)OF?(?P<u>UNITS)", "LENGTH", length, "VAGUE"),
    rule("ABOUT?(?P<n>COUNT)(?P<f>FISCAL)?(?P<u>UNITS|UNIT)", "LENGTH", length),
    rule("ABOUT?ART(?P<u>UNIT)", "LENGTH", length, "UNIT"),
    rule(
        "(?P<a>LENGTH)[AND COMMA]?(?P<b>LENGTH)(?=[AGO LATER BEFORE AFTER FROM STOP LENGTH])",
        "LENGTH",
        lengths,
        "LENGTH",
    ),
    rule("(?P<a>LENGTH)[AND COMMA]?(?P<b>LENGTH)(?=[AGO LATER BEFORE AFTER FROM STOP])", "LENGTH", lengths, "LENGTH"),
)
"""Amounts; most of them stay durations and are left out."""

SHIFTS: tuple[Rule, ...] = (
    rule("(?P<d>LENGTH)AGO", "PERIOD", ago, "AGO"),
    rule("(?P<d>LENGTH)(?:FROM|AFTER|SINCE)NOW", "DAY", from_now, "NOW"),
    rule("(?P<d>LENGTH)(?:(?P<b>BEFORE)|AFTER|FROM|SINCE)(?P<x>TERM)", "DAY", from_term, "LENGTH"),
    rule("THE(?P<u>UNIT)(?:(?P<b>BEFORE)|AFTER)(?P<x>TERM)", "PERIOD", beside_term, "UNIT"),
    rule("(?<=IN)(?P<d>LENGTH)(?:POSS OTHER)?(?![OF AGO EARLIER BEFORE HYPHEN COUNT])", "DAY", ahead, "LENGTH"),
    rule("(?P<d>LENGTH)LATER", "DAY", later, "LATER"),
    rule("(?P<d>LENGTH)EARLIER", "DAY", earlier, "EARLIER"),
    rule("(?P<d>LENGTH)(?:(?P<b>BEFORE)|AFTER)", "DAY", from_event, "LENGTH"),
)
"""Amounts counted from a day."""
