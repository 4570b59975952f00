"""Verdicts on the sampled claims: the share that is right, and how far two judges agree.

    python -m evaluation judge --seed 1 [--take]

`--take` copies the verdicts of the judges' sheets in evaluation/out/ into evaluation/judged/SEED.jsonl, which is committed.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from evaluation.paths import JUDGED, OUT
from evaluation.rows import Row, read_rows, write_rows
from evaluation.sample import JUDGES, QUESTIONS

ALL = "all three"


def verdict(row: Row, judge: str, question: str) -> bool | None:
    """A judge's verdict on one question, or on all three together; None while it is open."""
    said = row[judge]
    if question != ALL:
        value: bool | None = said[question]
        return value
    values = [said[one] for one in QUESTIONS]
    return None if None in values else all(values)


def share(rows: Sequence[Row], judge: str, question: str) -> float | None:
    """The percentage of judged rows with a yes."""
    values = [value for row in rows if (value := verdict(row, judge, question)) is not None]
    return round(100 * sum(values) / len(values), 1) if values else None


def agreement(rows: Sequence[Row], question: str) -> tuple[float, float | None] | None:
    """`(percentage of equal verdicts, Cohen's kappa)` over rows that both judged; kappa is None where chance explains all.

    Source: Cohen 1960, "A coefficient of agreement for nominal scales".
    """
    pairs = [
        (a, b)
        for row in rows
        if (a := verdict(row, "a", question)) is not None and (b := verdict(row, "b", question)) is not None
    ]
    if not pairs:
        return None
    n = len(pairs)
    equal = sum(a == b for a, b in pairs) / n
    yes_a, yes_b = (sum(pair[side] for pair in pairs) / n for side in (0, 1))
    chance = yes_a * yes_b + (1 - yes_a) * (1 - yes_b)
    kappa = None if chance == 1 else round((equal - chance) / (1 - chance), 2)
    return round(100 * equal, 1), kappa


def summary(rows: Sequence[Row]) -> list[str]:
    """Lines to print: a question each."""
    lines = []
    for question in (*QUESTIONS, ALL):
        shares = [share(rows, judge, question) for judge in JUDGES]
        both = agreement(rows, question)
        told = " ".join(f"{judge} {_percent(value)}" for judge, value in zip(JUDGES, shares, strict=True))
        kappa = "–" if both is None or both[1] is None else f"{both[1]:.2f}"
        lines.append(f"{question:<10} {told}  equal {_percent(both[0] if both else None)}  kappa {kappa}")
    return lines


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f} %"


def figures() -> tuple[dict[str, float], list[str]]:
    """The mean of the judges' shares of claims with all three right, from the committed sample judged last (highest seed)."""
    for path in sorted(JUDGED.glob("*.jsonl"), key=lambda path: (len(path.stem), path.stem), reverse=True):
        _, *rows = read_rows(path)
        shares = [value for judge in JUDGES if (value := share(rows, judge, ALL)) is not None]
        if shares:
            lines = [f"judged by eye, seed {path.stem}, {len(rows)} claims:", *("  " + line for line in summary(rows))]
            return {"claims judged right, %": round(sum(shares) / len(shares), 1)}, lines
    return {}, []


def take(rows: list[Row], read: Callable[[str], list[Row]]) -> None:
    """Put the sheets' verdicts into the rows.

    Raises: ValueError where a sheet has other claims, or a verdict is neither true, false nor null.
    """
    for judge in JUDGES:
        sheet = {int(row["n"]): row for row in read(judge)}
        if sheet and set(sheet) != set(range(1, len(rows) + 1)):
            raise ValueError(f"the sheet of judge {judge} holds {len(sheet)} claims, the sample {len(rows)}")
        for n, said in sheet.items():
            if said["report"] != rows[n - 1]["report"]:
                raise ValueError(f"claim {n} of judge {judge}'s sheet is of another report than in the sample")
            for question in QUESTIONS:
                value = said["verdict"][question]
                if not (value is None or isinstance(value, bool)):
                    raise ValueError(f"claim {n} of judge {judge}: {question} must be true, false or null")
                rows[n - 1][judge][question] = value


def main(arguments: Sequence[str]) -> int:
    """Summarise a sample; 2 where it is missing or a sheet does not fit."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation judge", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--take", action="store_true", help="take the verdicts from the sheets in evaluation/out/")
    given = parser.parse_args(arguments)
    path = JUDGED / f"{given.seed}.jsonl"
    if not path.exists():
        print(f"evaluation: no sample with seed {given.seed} (python -m evaluation sample)", file=sys.stderr)
        return 2
    head, *rows = read_rows(path)
    if given.take:

        def sheet(judge: str) -> list[Row]:
            one = OUT / f"sample-{given.seed}.{judge}.jsonl"
            return read_rows(one) if one.exists() else []

        try:
            take(rows, sheet)
        except (ValueError, KeyError) as error:
            print(f"evaluation: {error}", file=sys.stderr)
            return 2
        write_rows(path, [head, *rows])
    print("\n".join(summary(rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
