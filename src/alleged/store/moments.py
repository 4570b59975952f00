"""Moments as reports give them, compared."""

from datetime import UTC, datetime


def is_later(one: str | None, other: str | None) -> bool:
    """Whether a moment comes after another one; False where one of them is not known. A day alone begins at midnight UTC.

    Example:
        >>> is_later("2024-03-12T08:00:00Z", "2024-03-12"), is_later("2024-03-12", None)
        (True, False)
    """
    first, second = _instant(one), _instant(other)
    return first is not None and second is not None and first > second


def _instant(moment: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(moment or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
