"""A number as words give it."""

from dataclasses import dataclass

from alleged.records.toll import Bounds


@dataclass(frozen=True, slots=True)
class Number:
    """`low` and `high` are literal whole numbers, None is open; `counts_as` is what a range over several figures takes for it.

    `rule` names the row of vague.toml that made it ("at least", "dozens"), "figure" where digits or number words stand alone,
    "range" where both ends are given, "sum" where several figures were added.
    """

    low: int | None
    high: int | None
    approximate: bool
    counts_as: Bounds
    rule: str

    @staticmethod
    def exactly(value: int, rule: str = "figure", *, approximate: bool = False) -> "Number":
        """A number without any play.

        Example:
            >>> Number.exactly(39).counts_as
            Bounds(low=39, high=39)
        """
        return Number(value, value, approximate, Bounds(value, value), rule)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number among words: half-open word range `first`, `end` with its "at least" and "or more"; `core` is the last word of the
    bare number, the one on which a tree hangs it.
    """

    first: int
    end: int
    core: int
    number: Number
