"""A line through time: what was published by then, and what came later."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from alleged.errors import DayError
from alleged.read.published import timestamp
from alleged.store.order import day_of


@dataclass(frozen=True, slots=True)
class Cut:
    """`day` is the last day that is wholly in; `moment`, where one is given, the last instant (its day is the one after `day`).

    A report without a day counts by when it was retrieved, and is in where that is not known either. A day alone says too little
    to stand before a moment of the same day: such a report comes later.
    """

    day: str
    moment: datetime | None = None

    @staticmethod
    def after(day: str) -> "Cut":
        """All up to a day, the day included.

        Raises: DayError.
        """
        return Cut(_checked(day).isoformat())

    @staticmethod
    def before(time: str) -> "Cut":
        """All before a day begins, or up to a moment (RFC 3339).

        Raises: DayError.

        Example:
            >>> Cut.before("2031-05-12").day
            '2031-05-11'
        """
        said = timestamp(time)
        day = (_checked(said[:10]) - timedelta(days=1)).isoformat()
        return Cut(day) if len(said) == len("YYYY-MM-DD") else Cut(day, _instant(said))

    @property
    def next_day(self) -> str:
        """The first day on which something may come later: days are those of the places where things were published."""
        return self.day if self.moment is not None else (date.fromisoformat(self.day) + timedelta(days=1)).isoformat()

    def is_later(self, published: str | None, retrieved: str | None) -> bool:
        """Whether a report comes after this line."""
        said = published if day_of(published) is not None else retrieved
        day = day_of(said)
        if said is None or day is None:
            return False
        if self.moment is None:
            return day > self.day
        instant = _instant(said)
        if instant is None:
            return day > self.day
        return instant > self.moment


def _instant(said: str) -> datetime | None:
    """The instant of a moment; None for a day alone."""
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        return None
    if len(said) <= len("YYYY-MM-DD"):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _checked(day: str) -> date:
    try:
        found = date.fromisoformat(day)
    except ValueError:
        raise DayError(f"{day!r} is no day; say it as YYYY-MM-DD") from None
    if found.year < 2:
        raise DayError(f"{day!r} lies too far back")
    return found
