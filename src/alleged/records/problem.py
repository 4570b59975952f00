"""Something that went wrong or was left out, as a row and not a crash."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`code` is for programs ("empty", "not_english", ...), `message` for people; offsets are None where no place is meant."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None
