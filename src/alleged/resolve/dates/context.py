"""What a calendar expression is read against."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from alleged.records.calendar import Tense, Term
from alleged.resolve.dates.intervals import Days

Meaning: TypeAlias = Days | str
"""Days, or the name of what is missing."""
Resolve: TypeAlias = Callable[[Any, "Context"], Meaning]
NO_REPORT_DAY = "no-report-day"
NO_SUCH_DAY = "no-such-day"
NOTHING_NAMED = "nothing-named-before"
YEAR_BEFORE = "year-before-last-named"


@dataclass(slots=True)
class Context:
    """The report's day, the tense, what was named before; `kinds` resolves each kind of term."""

    today: date | None
    kinds: "Mapping[type, Resolve]"
    day_first: bool = False
    tense: Tense | None = None
    direct: bool | None = False
    note: bool = False
    named: list[Days] = field(default_factory=list)

    def at(self, tense: Tense | None, direct: bool) -> "Context":
        """The same context for an expression with this tense."""
        return Context(self.today, self.kinds, self.day_first, tense, direct, self.note, self.named)

    def from_day(self, today: date, tense: Tense) -> "Context":
        """The same context as if read on another day."""
        return Context(today, self.kinds, self.day_first, tense, None, self.note, self.named)

    def of(self, term: Term) -> Meaning:
        """The days of a term, or why there are none.

        Raises: OverflowError, ValueError where the words lead outside the calendar.
        """
        return self.kinds[type(term)](term, self)

    def last_day(self) -> Days | None:
        """The single day named last, None where a longer period or nothing was."""
        for days in reversed(self.named):
            if days.is_day:
                return days
        return None

    def last(self, *precisions: str) -> Days | None:
        """What was named last with one of these precisions."""
        return next((d for d in reversed(self.named) if d.precision in precisions and d.rule != YEAR_BEFORE), None)
