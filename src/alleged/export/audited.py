"""A filled-in audit sheet -> error rates with their intervals, by stratum, by field and overall."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import TextIO

from alleged.errors import SheetError
from alleged.export.cells import plain

Z95 = 1.959964
"""Standard deviations to either side that hold 95 % of a normal distribution."""
_YES = frozenset({"1", "y", "yes", "true", "right", "correct"})
_NO = frozenset({"0", "n", "no", "false", "wrong", "incorrect"})
_NEEDED = ("stratum", "population", "sampled", "field", "right?")


@dataclass(frozen=True, slots=True)
class Rate:
    """Errors among what was judged: `rate` with its Wilson interval `low` to `high` (95 %), 0 to 1; None without a judgement."""

    judged: int
    wrong: int
    rate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Audit:
    """`strata` and `fields` by name, sorted; `overall` weighs each stratum by its population. `open` rows were left blank."""

    strata: tuple[tuple[str, Rate], ...]
    fields: tuple[tuple[str, Rate], ...]
    overall: Rate
    open: int


@dataclass(frozen=True, slots=True)
class _Judged:
    stratum: str
    field: str
    weight: float
    wrong: bool


def read_audit(path: Path) -> Audit:
    """The error rates of a sheet that a person filled in: "right?" is yes or no (y, n, 1, 0, true, false), blank for not judged.

    Raises: SheetError where the file is no such sheet, or an answer is none; the message names the file and the line.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return audit(stream, str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise SheetError(f"{path}: cannot be read as a sheet ({error}); save it as CSV in UTF-8") from error


def audit(stream: TextIO, name: str) -> Audit:
    """The error rates of a sheet read from a stream; `name` is what messages call it.

    Spreadsheets that write CSV with semicolons or tabs are understood. Raises: SheetError.
    """
    head = stream.readline()
    delimiter = max(",;\t", key=head.count)
    columns = next(csv.reader([head], delimiter=delimiter), [])
    missing = [column for column in _NEEDED if column not in columns]
    if missing:
        raise SheetError(f"{name}: has no column {', '.join(missing)}; give the sheet as it was exported, filled in")
    judged, unjudged = [], 0
    reader = csv.DictReader(stream, columns, delimiter=delimiter)
    for row in reader:
        where = f"{name}, line {reader.line_num + 1}"
        answer = plain(row["right?"] or "").strip().casefold()
        if not answer:
            unjudged += 1
            continue
        if answer not in _YES | _NO:
            raise SheetError(
                f"{where}: {answer!r} under right? is neither yes nor no; write yes or no, or leave it blank"
            )
        judged.append(_Judged(plain(row["stratum"]), plain(row["field"]), _weight(row, where), answer in _NO))
    return Audit(
        strata=_by(judged, "stratum"),
        fields=_by(judged, "field"),
        overall=_weighted(judged),
        open=unjudged,
    )


def wilson(wrong: float, judged: float, z: float = Z95) -> tuple[float, float]:
    """The Wilson score interval of a share, 0 to 1. Source: Wilson 1927.

    Example:
        >>> tuple(round(bound, 3) for bound in wilson(0, 20))
        (0.0, 0.161)
    """
    if judged <= 0:
        return 0.0, 1.0
    share = wrong / judged
    middle = (share + z * z / (2 * judged)) / (1 + z * z / judged)
    half = z / (1 + z * z / judged) * sqrt(share * (1 - share) / judged + z * z / (4 * judged * judged))
    return max(0.0, middle - half), min(1.0, middle + half)


def _weight(row: dict[str, str], where: str) -> float:
    """How many units of its stratum a judged one stands for."""
    try:
        weight = float(row["population"]) / float(row["sampled"])
    except (TypeError, ValueError, ZeroDivisionError):
        raise SheetError(f"{where}: population and sampled are to be numbers as exported") from None
    if not 0 < weight < float("inf"):
        raise SheetError(f"{where}: population and sampled are to be numbers above 0, as exported")
    return weight


def _by(judged: Sequence[_Judged], what: str) -> tuple[tuple[str, Rate], ...]:
    groups: dict[str, list[_Judged]] = {}
    for one in judged:
        groups.setdefault(getattr(one, what), []).append(one)
    # A field goes through all strata and so is weighed; within one stratum all weigh the same.
    return tuple((name, _weighted(groups[name])) for name in sorted(groups))


def _weighted(judged: Iterable[_Judged]) -> Rate:
    """The rate over strata sampled at different rates: each answer weighs by the units it stands for, and the interval is Wilson's
    for as many answers as the weights leave (Kish's effective sample size, 1965)."""
    every = list(judged)
    if not every:
        return Rate(0, 0, None, None, None)
    total = sum(one.weight for one in every)
    share = sum(one.weight for one in every if one.wrong) / total
    effective = total * total / sum(one.weight * one.weight for one in every)
    low, high = wilson(share * effective, effective)
    return Rate(len(every), sum(one.wrong for one in every), share, low, high)
