"""Rules for what lies beside the report's day or the day last named: "last week", "the next day", "the same month"."""

from typing import cast

from alleged.extract.dates.grammar import CODES, Found, Rule, rule
from alleged.lexicon import calendar
from alleged.records.calendar import Between, Clock, Date, Holiday, Near, Open, Same, Season, Shift, Stretch, Term, Unit

TODAY = Near(0, "day", None, "today")
CLOCK_UNITS = frozenset({"hour", "minute"})
_STEPS = {"LAST": -1, "NEXT": 1, "THIS": 0}
CODE_NAMES = {code: name for name, code in CODES.items()}


def near_unit(found: Found) -> Term | None:
    """ "last week", "this year", "next month", "the past decade"; an hour or a minute is no day."""
    unit = found.word("u")
    if unit in CLOCK_UNITS or unit == "half":
        return None
    return Near(_step(found), cast("Unit", unit), None, found.word("s"))


def near_term(found: Found) -> Term | None:
    """ "last Tuesday", "next May", "this summer", "this coming Sunday, March 8", "last Christmas"."""
    inner: Term
    if found.has("x"):
        inner = found.term("x")
        if not isinstance(inner, (Date, Holiday)) or (isinstance(inner, Date) and inner.month is None):
            return None
    elif found.has("w"):
        inner = Date(weekday=found.number("w"))
    elif found.has("h"):
        inner = Holiday(found.word("h"))
    else:
        inner = Season(found.word("e"))
    return Near(_step(found), None, inner, found.word("s"))


def _step(found: Found) -> int:
    """The step of "last", "next", "this"; in "this past", "this coming" the second word decides."""
    return _STEPS[CODE_NAMES[found.item("s").code]]


def today(found: Found) -> Term | None:
    """ "today", "yesterday"; "tonight" is a part of today."""
    word = found.word("t")
    day = Near(calendar.load().days[word], "day", None, word)
    return Clock("night", day) if word.startswith("toni") else day


def stretch(found: Found) -> Term | None:
    """ "the past three months", "the next 2 days": a stretch that ends or begins at the report's day.

    A stretch of hours is a duration, and what nobody counted ("the past few days") has no first day.
    """
    length = found.term("d")
    step = _step(found)
    if not isinstance(length, Shift) or step == 0:
        return None
    if found.word("s") == "following" and found.all()[0].code != CODES["THE"]:
        return None  # "following nearly 18 months of attrition"
    if len(length.amounts) > 1:
        back = Shift(tuple((-count, unit) for count, unit in length.amounts), TODAY, exact=True)
        return Between(back, TODAY) if step < 0 else None
    ((count, unit),) = length.amounts
    if unit in CLOCK_UNITS or not count:
        return None
    return Stretch(step * count, unit, length.working)


def stretch_number_first(found: Found) -> Term | None:
    """ "the 5 past years"."""
    unit = cast("Unit", found.word("u"))
    return None if unit in CLOCK_UNITS else Stretch(_step(found) * found.number("n"), unit)


def next_to_last_named(found: Found) -> Term | None:
    """ "the next day", "the following week" lie beside the day last named; "the past year" beside the report's."""
    word, unit = found.word("s"), found.word("u")
    if unit in CLOCK_UNITS or unit == "half":
        return None
    if word in ("next", "following", "previous", "preceding"):
        return Shift(((_step(found), cast("Unit", unit)),), whole=True)
    return Near(_step(found), cast("Unit", unit), None, word)


def beside_last(found: Found) -> Term | None:
    """ "the day before", "the day after", "the previous Friday": beside the day last named."""
    if found.has("w"):
        if found.word("s") not in ("previous", "preceding"):
            return None
        return Shift(((-1, "day"),), Date(weekday=found.number("w")))
    unit = cast("Unit", found.word("u"))
    return None if unit in CLOCK_UNITS or unit == "half" else Shift(((-1 if found.has("b") else 1, unit),), whole=True)


def week_after_next(found: Found) -> Term | None:
    """ "the week after next", "the week before last"."""
    step = 2 if found.word("s") == "next" else -2
    return Near(step, cast("Unit", found.word("u")), None, found.word("s"))


def same(found: Found) -> Term | None:
    """ "that day", "the same week", "that night"."""
    if found.has("p"):
        return Clock(found.word("p"), Same("day"))
    unit = cast("Unit", found.word("u"))
    return None if unit in CLOCK_UNITS or unit == "half" else Same(unit)


def unit_named(found: Found) -> Term | None:
    """ "in the quarter", "over the weekend": the one that the report is speaking of."""
    unit = found.word("u")
    if unit in ("weekend", "year") or (unit in ("month", "week") and found.has("e")):
        return Near(0, cast("Unit", unit), None, "the")
    return Same("quarter") if unit == "quarter" else None


def quarter_or_weekend(found: Found) -> Term | None:
    """ "during the quarter", "over the weekend": clear without more; "in the year" may open "in the year since the invasion"."""
    return unit_named(found) if found.word("u") in ("weekend", "quarter") else None


def gone(found: Found) -> Term | None:
    """What comes again and again, or is a rate: no day."""
    return Open("comes again")


_NOT_OF = "(?!OF THE?[DAY PERIOD LAST NEXT THIS])"
"""Not "the last week" of "the last week of July"."""

SETS: tuple[Rule, ...] = (
    rule("(?:THE)?MDAY OF EVERY UNIT", "GONE", gone, "EVERY"),
    rule(
        "EVERY(?:OTHER|COUNT|ORD|AND|LAST)?(?:WEEKDAY|UNIT|UNITS|MONTH|SEASON|DAYPART|FEAST|AGAIN)(?:DAYPART)?"
        "(?:AND(?:WEEKDAY|AGAIN))?",
        "GONE",
        gone,
        "EVERY",
    ),
    rule("EVERY ART UNIT", "GONE", gone, "EVERY"),
    rule("COUNT HYPHEN UNIT", "GONE", gone, "HYPHEN"),
)
"""What is left out: sets, rates, "a two-day visit"."""

NEAR: tuple[Rule, ...] = (
    rule("(?P<t>TODAY)", "DAY", today, "TODAY"),
    rule("(?:THE)?(?P<s>[LAST NEXT])(?P<d>LENGTH)" + _NOT_OF, "PERIOD", stretch, "LENGTH"),
    rule("(?P<n>[LOW DAYNUM TWO])(?P<s>[LAST NEXT])(?P<u>UNITS)", "PERIOD", stretch_number_first),
    rule("THE(?P<u>UNIT)(?:AFTER|BEFORE)(?P<s>NEXT|LAST)(?![WEEKDAY UNIT MONTH])", "PERIOD", week_after_next),
    rule(
        "(?:THE|THIS)?(?P<s>[LAST NEXT THIS])(?P<w>WEEKDAY|MAYWEEKDAY)?[COMMA HYPHEN OPEN]{0,2}(?P<x>DAY)CLOSE?",
        "DAY",
        near_term,
        "DAY",
    ),
    rule("(?:THE|THIS)?(?P<s>[LAST NEXT])(?P<u>UNIT)(?=POSS)", "PERIOD", near_unit),
    rule("THE(?P<s>[LAST NEXT])(?P<u>UNIT)(?![HYPHEN])" + _NOT_OF, "PERIOD", next_to_last_named),
    rule("THE(?P<s>LAST)(?P<w>WEEKDAY)(?![OF IN])", "DAY", beside_last, "LAST"),
    rule("(?:THE|THIS)?(?P<s>[LAST NEXT THIS])(?P<w>WEEKDAY|MAYWEEKDAY)(?!OF)", "DAY", near_term),
    rule("(?:THE|THIS)?(?P<s>[LAST NEXT THIS])(?P<e>SEASON)", "PERIOD", near_term, "SEASON"),
    rule("(?:THE|THIS)?(?P<s>[LAST NEXT])(?P<x>PERIOD)", "PERIOD", near_term, "PERIOD"),
    rule("(?:THIS)?(?P<s>[LAST NEXT])(?P<u>UNIT)(?!HYPHEN)" + _NOT_OF, "PERIOD", near_unit),
    rule("(?:THE)?(?P<s>THIS)(?:FISCAL)?(?P<u>UNIT)(?!HYPHEN)", "PERIOD", near_unit, "THIS"),
    rule("(?P<s>THIS)(?P<x>PERIOD)", "PERIOD", near_term, "PERIOD"),
)
"""Periods beside the report's day; run before bare weekdays are read."""

LAST_NAMED: tuple[Rule, ...] = (
    rule("THE?SAME{1,2}(?P<u>UNIT)", "PERIOD", same, "SAME"),
    rule("THE?SAME{1,2}(?P<p>DAYPART)", "DAY", same, "SAME"),
    rule("THE(?P<u>UNIT)(?:(?P<b>BEFORE)|AFTER)(?=STOP|COMMA|BREAK|SIGN|$)", "PERIOD", beside_last),
    rule("(?<=[DURING AT IN OF])THE FISCAL?(?P<u>UNIT)(?P<e>(?=STOP|COMMA|BREAK|$))", "PERIOD", unit_named),
    rule(
        "(?<=[DURING AT IN SINCE])THE(?P<u>UNIT)(?![OF HYPHEN BEFORE AFTER POSS SINCE TERM IN])",
        "PERIOD",
        quarter_or_weekend,
    ),
    rule("THE(?P<u>UNIT)(?=LENGTH AGO)", "PERIOD", quarter_or_weekend),
)
"""Periods beside what was last named."""
