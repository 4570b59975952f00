"""Vague number words and what they stand for, in three columns."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from alleged.lexicon import table

Column = Literal["recorder", "conservative", "literal"]
Bound = int | str
"""A whole number, "open", or "N", "N+1", "N-1": the number that the words modify, and its neighbours."""

_COLUMNS: tuple[Column, ...] = ("recorder", "conservative", "literal")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name, and its two bounds in each column."""

    name: str
    bounds: dict[Column, tuple[Bound, Bound]]


@dataclass(frozen=True, slots=True)
class Vague:
    """Word sequences, in lower case, and the rows they name: those that stand alone, before a number and after it."""

    rows: dict[str, Row]
    alone: dict[tuple[str, ...], Row]
    before: dict[tuple[str, ...], Row]
    after: dict[tuple[str, ...], Row]


@cache
def load() -> Vague:
    """The rows of vague.toml.

    Raises: ValueError where a bound is none of those that are allowed.
    """
    rows = {name: _row(name, given) for name, given in table("vague").items()}
    by_words: dict[str, dict[tuple[str, ...], Row]] = {"words": {}, "before": {}, "after": {}}
    for name, given in table("vague").items():
        for where, known in by_words.items():
            known.update((tuple(words.split()), rows[name]) for words in given.get(where, ()))
    return Vague(rows, by_words["words"], by_words["before"], by_words["after"])


def _row(name: str, given: dict[str, list[Bound]]) -> Row:
    bounds: dict[Column, tuple[Bound, Bound]] = {}
    for column in _COLUMNS:
        low, high = given[column]
        for bound in (low, high):
            if not isinstance(bound, int) and bound not in ("open", "N", "N+1", "N-1"):
                raise ValueError(f"vague.toml: {name}.{column} holds {bound!r}")
        bounds[column] = low, high
    return Row(name, bounds)
