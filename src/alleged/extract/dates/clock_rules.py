"""Rules for times of day, on the clock or in words, and the day that they stand beside."""

from alleged.extract.dates.grammar import CODES, Found, Rule, rule
from alleged.lexicon import calendar
from alleged.records.calendar import Between, Clock, Near, Shift, Term

_GLUED = frozenset(CODES[name] for name in ("OTHER", "SIGN", "THE"))
_HOURS = 24
_MINUTES = 60


def clock(found: Found) -> Term | None:
    """ "10:35 a.m.", "22:00", "9am", "0735 GMT": a time that its marks make one."""
    hour = found.number("h")
    after = found.after()
    if after is not None and after.start == found.all()[-1].end and after.code in _GLUED:
        return None  # "01:56Russia has invaded": a film's length
    if found.has("hhmm"):
        return Clock() if hour // 100 < _HOURS and hour % 100 < _MINUTES else None
    if found.has("m"):
        item = found.item("m")
        if found.number("m") >= _MINUTES or (item.end - item.start != 2 and not found.has("w")):
            return None
    return Clock() if hour <= _HOURS else None


def clock_word(found: Found) -> Term | None:
    """ "noon", "midnight": a time by itself; other parts of the day need a day."""
    return Clock(found.word("p")) if found.word("p") in calendar.load().clock_parts else None


def clock_in_part(found: Found) -> Term | None:
    """ "4 in the morning", "5 to seven in the morning"."""
    return Clock(found.word("p"))


def join(found: Found) -> Term | None:
    """Two times or a time and its zone are one."""
    return Clock()


def on_day(found: Found) -> Term | None:
    """ "9 a.m. Tuesday", "Tuesday at 9 a.m.", "at 5 on 3 May": a time on the day that stands beside it."""
    day = found.term("x")
    return _part(day, None)


def part_on_day(found: Found) -> Term | None:
    """ "Wednesday night", "tomorrow morning", "the morning of March 3", "early on Friday morning"."""
    return _part(found.term("x"), found.word("p"))


def this_part(found: Found) -> Term | None:
    """ "this morning", "last night": of the report's day or the day before."""
    word = found.word("s")
    step = -1 if word in ("last", "past", "previous", "preceding") else 0 if word in ("this", "current") else 1
    return Clock(found.word("p"), Near(step, "day", None, "today"))


def next_part(found: Found) -> Term | None:
    """ "the next morning", "the following night", "the night before", "the previous evening": beside the day last named."""
    back = found.has("b") or found.word("s") in ("previous", "preceding", "last", "past")
    return Clock(found.word("p"), Shift(((-1 if back else 1, "day"),)))


def part_alone(found: Found) -> Term | None:
    """ "in the morning", "overnight", "by mid-afternoon": on the day that the text is speaking of."""
    return Clock(found.word("p"))


def _part(day: Term, part: str | None) -> Term | None:
    if isinstance(day, Clock):
        return Clock(part or day.part, day.on)
    if isinstance(day, Between):
        return day
    return Clock(part, day)


_ZONED = "(?:OPEN?ZONE CLOSE?)?"
STRONG: tuple[Rule, ...] = (
    rule(
        "(?<![COLON DOT SLASH])(?P<h>[LOW DAYNUM TWO])COLON(?P<m>NUM)(?:COLON NUM)?MERIDIEM?" + _ZONED,
        "TIME",
        clock,
        "COLON",
    ),
    rule("(?<![COLON SIGN SLASH])(?P<h>[LOW DAYNUM])DOT(?P<m>NUM)(?P<w>MERIDIEM)" + _ZONED, "TIME", clock, "DOT"),
    rule("(?<![COLON SLASH])(?P<h>LOW|DAYNUM)(?:DOT)?MERIDIEM" + _ZONED, "TIME", clock, "MERIDIEM"),
    rule("(?P<h>LOW)(?:NUM)?OCLOCK" + _ZONED, "TIME", clock, "OCLOCK"),
    rule("(?P<hhmm>(?P<h>YEAR|HHMM))(?:OCLOCK|MERIDIEM|ZONE)", "TIME", clock),
    rule("(?P<p>DAYPART)", "TIME", clock_word, "DAYPART"),
    rule("TIME OPEN(?:TIME)CLOSE", "TIME", join, "OPEN"),
    rule("(?:FROM|BETWEEN)?(?:LOW|DAYNUM|TIME)(?:TILL|AND)TIME", "TIME", lambda found: _range(found), "TIME"),
    rule(
        "(?:FROM|BETWEEN)?TIME(?:TILL|AND)(?:LOW|DAYNUM|TIME)(?![TIME ANYMONTH SLASH OF HYPHEN OTHER])",
        "TIME",
        lambda found: _range(found),
        "TIME",
    ),
    rule("AT?(?:LOW(?:TILL|AND))?LOW IN THE(?P<p>DAYPART)", "TIME", clock_in_part, "DAYPART"),
    rule("TIME(?:OTHER OTHER)?IN THE(?P<p>DAYPART)", "TIME", clock_in_part, "DAYPART"),
)
"""Times that stand by themselves; run before dates are read."""


def _range(found: Found) -> Term | None:
    first = found.all()[0].value
    second = found.all()[-1].value
    linked = any(isinstance(item.value, str) and item.value in ("from", "between") for item in found.all())
    both = not isinstance(first, int) and not isinstance(second, int)
    return Clock() if both or linked or any(item.value in ("-", "–", "to") for item in found.all()) else None


PARTS_OF_DAY: tuple[Rule, ...] = (
    rule("(?P<s>[LAST THIS])(?:EARLY|LATE)?(?P<p>DAYPART)", "DAY", this_part, "DAYPART"),
    rule("THE(?P<s>[NEXT LAST])(?P<p>DAYPART)", "DAY", next_part, "DAYPART"),
    rule("(?P<s>NEXT)(?P<p>DAYPART)", "DAY", this_part, "DAYPART"),
    rule("THE(?P<p>DAYPART)(?P<b>BEFORE)(?=STOP|COMMA|BREAK|SIGN|$)", "DAY", next_part, "DAYPART"),
    rule("(?:THE)?(?:EARLY|LATE|MID)?HYPHEN?(?P<p>DAYPART)HYPHEN?(?:OF|ON)(?P<x>DAY)", "DAY", part_on_day, "DAYPART"),
    rule("(?P<x>DAY)COMMA?(?:EARLY|LATE|MID)?HYPHEN?(?P<p>DAYPART)(?!AGAIN)", "DAY", part_on_day, "DAYPART"),
    rule(
        "(?P<x>DAY)(?:LATE|EARLY|LATER|EARLIER)?(?:IN)THE(?:EARLY|LATE|MID)?(?P<p>DAYPART)",
        "DAY",
        part_on_day,
        "DAYPART",
    ),
    rule("(?P<x>DAY)(?:EARLY|LATE)?(?P<p>OVERNIGHT)", "DAY", part_on_day, "OVERNIGHT"),
    rule("(?P<p>OVERNIGHT)[ON IN]?(?P<x>DAY)", "DAY", part_on_day, "OVERNIGHT"),
)
"""Parts of a day that is named."""

ON_DAYS: tuple[Rule, ...] = (
    rule("AT?TIME(?:COMMA|ON|OF|OTHER OTHER ON|OTHER ON)?(?P<x>DAY)", "DAY", on_day, "TIME"),
    rule("(?P<x>DAY)(?:COMMA|AT|FROM|BETWEEN|HYPHEN|DASH|SIGN|ABOUT|AT ABOUT|DURING)?TIME", "DAY", on_day, "TIME"),
    rule("(?:FROM|BETWEEN)LOW(?:TILL|AND)LOW(?:ON)?(?P<x>DAY)", "DAY", on_day, "DAY"),
    rule("(?:FROM|BETWEEN)(?:LOW|TIME)(?:ON)?(?P<x>DAY)(?:TILL|AND)(?:LOW|TIME)", "DAY", on_day, "DAY"),
    rule(
        "(?P<x>DAY)(?:FROM|BETWEEN|AT)?LOW(?:COLON NUM)?(?:TILL|AND)(?:LOW|TIME)(?![OTHER SLASH])", "DAY", on_day, "DAY"
    ),
    rule("(?P<x>DAY)(?:AT|AT ABOUT|ABOUT)(?:LOW|NUM)(?:NUM)?(?![UNITS OTHER ANYMONTH])", "DAY", on_day, "DAY"),
    rule("(?P<x>DAY)(?:LOW)(?:DAYNUM|TWO)(?![UNITS OTHER ANYMONTH])", "DAY", on_day, "DAY"),
    rule("(?<![COUNT YEAR])LOW HYPHEN(?:LOW)(?P<x>DAY)", "DAY", on_day, "HYPHEN"),
    rule(
        "LOW COMMA(?P<x>DAY)",
        "DAY",
        lambda found: on_day(found) if isinstance(found.term("x"), Clock) else None,
        "COMMA",
    ),
)
"""Times beside a day."""

ALONE: tuple[Rule, ...] = (
    rule("(?:IN THE|DURING)(?:EARLY|LATE|MID|LATER)?HYPHEN?(?P<p>DAYPART)(?!AGAIN)", "TIME", part_alone, "DAYPART"),
    rule("(?:EARLY|LATE|MID|LATER)(?:IN)?(?:THE)?HYPHEN?(?P<p>DAYPART)", "TIME", part_alone, "DAYPART"),
    rule("(?P<p>OVERNIGHT)", "TIME", part_alone, "OVERNIGHT"),
)
"""Times and parts of the day with no day beside them."""
