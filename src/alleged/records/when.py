"""Days and intervals of days: half-open, local at the place where the thing happens.

The fields called `from_` are called `from` in JSON.
"""

from dataclasses import dataclass

from alleged.records.span import Span


@dataclass(frozen=True, slots=True)
class Interval:
    """Days `YYYY-MM-DD`, from the first to the day after the last."""

    from_: str
    to: str


@dataclass(frozen=True, slots=True)
class When(Interval):
    """When something happens: an interval and how exactly it is known ("day", "month", ...)."""

    precision: str


@dataclass(frozen=True, slots=True)
class DateMention(Span):
    """A calendar expression as written, what it means (None: undecided), and the `rule` that decided."""

    from_: str | None
    to: str | None
    precision: str | None
    rule: str | None
