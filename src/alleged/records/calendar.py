"""What a calendar expression says, before it meets a calendar: terms as the words give them, without any day worked out.

A term is one of the small records below; terms nest ("the first Monday of next month" is an `Nth` of a `Near`). None means
that the words leave it open. Weekdays are 0 for Monday to 6 for Sunday, months 1 to 12.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from alleged.records.document import WordRange

Unit = Literal[
    "minute", "hour", "day", "week", "fortnight", "weekend", "month", "quarter", "half", "year", "decade", "century"
]
Tense = Literal["past", "present", "future"]
Stage = Literal["early", "middle", "late"]


@dataclass(frozen=True, slots=True)
class Date:
    """A date in parts: "4 January 2023", "Monday the 21st", "March", "1998". `short_year` says that the year has two figures,
    `numeric` that day and month may have to change places ("3/4/2022")."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    short_year: bool = False
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part of a year: quarter 1 to 4 or half 1 to 2; `fiscal` where the year is a company's or a state's."""

    unit: Literal["quarter", "half"]
    number: int
    year: "Term | None" = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """spring, summer, autumn or winter, of a year or of the nearest one."""

    name: str
    year: "Term | None" = None


@dataclass(frozen=True, slots=True)
class Years:
    """A decade (`first` 1990, `length` 10) or a century (`first` 1901, `length` 100); `first` below 100 leaves the century open."""

    first: int
    length: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that has a name, by its name in the lexicon."""

    name: str
    year: "Term | None" = None


@dataclass(frozen=True, slots=True)
class Near:
    """A period counted from the report's day: "today" is step 0 of the unit day, "last week" step -1, "next May" step 1 of a month.

    Exactly one of `unit` and `of` is given; `word` is the word that gave the step: "last", "past", "next", "coming" differ.
    """

    step: int
    unit: Unit | None = None
    of: "Term | None" = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Several units up to or from the report's day: "the past three months", "the next two days". `count` has the sign; `working`
    counts days without weekends."""

    count: int
    unit: Unit
    working: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from an anchor: "three days ago" (anchor a Near of today), "two days before Christmas", "the next day".

    With no anchor it is counted from the day last named. Several amounts add up. `exact` says that the words count from a day
    that they name, so that a day comes out whatever the unit; `whole`, that the unit itself is meant ("the following week").
    `working` counts days without weekends.
    """

    amounts: tuple[tuple[int, Unit], ...]
    anchor: "Term | None" = None
    exact: bool = False
    whole: bool = False
    working: bool = False


@dataclass(frozen=True, slots=True)
class Nth:
    """The n-th unit, weekday or day of a larger term, -1 for the last, `count` of them: "the last week of July"."""

    number: int
    unit: Unit
    of: "Term"
    weekday: int | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Of:
    """A weekday or a day number inside another term: "Monday of next week", "the 15th of this month"."""

    inner: "Term"
    outer: "Term"


@dataclass(frozen=True, slots=True)
class Within:
    """A stage of a term: "late December", "the end of 1994", "earlier this year" (`relative`)."""

    stage: Stage
    of: "Term"
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """The week, month, weekend ... that holds a term: "the week of March 6", "Easter weekend"."""

    unit: Unit
    of: "Term"


@dataclass(frozen=True, slots=True)
class Between:
    """A range with both ends: "from 3 to 5 May", "between March and June 2022"."""

    first: "Term"
    last: "Term"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, or a part of the day ("overnight"), on the day `on`; None: the day that the text is speaking of.

    `part` is the word for a part of the day, None for a time on the clock.
    """

    part: str | None = None
    on: "Term | None" = None


@dataclass(frozen=True, slots=True)
class Same:
    """The unit last named: "that day", "the same week", "the quarter"."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class YearEarlier:
    """What was spoken of, a year back: "a year earlier", "the year-ago quarter" (with its unit)."""

    unit: Unit | None = None
    years: int = 1


@dataclass(frozen=True, slots=True)
class Open:
    """A calendar expression that no calendar decides: "the third day of the offensive"; `why` says what is missing."""

    why: str


Term: TypeAlias = (
    Date
    | Part
    | Season
    | Years
    | Holiday
    | Near
    | Stretch
    | Shift
    | Nth
    | Of
    | Within
    | Around
    | Between
    | Clock
    | Same
    | YearEarlier
    | Open
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A calendar expression in a text: its words and code points, what it says, and the tense of the verb that governs it.

    `words` is the range of the document's words that the code points touch. `tense` is None where no verb tells;
    `direct` says that the words hang on that very verb.
    """

    words: WordRange
    start: int
    end: int
    term: Term
    tense: Tense | None
    direct: bool = False
