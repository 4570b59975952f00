"""Fit the weights that say whether two reports tell of one incident.

`python -m training.likeness` writes src/alleged/reconcile/likeness.toml.

Logistic regression over pairs of reports of one quarter. Set: reports on shootings (a part of those that evaluation/tolls.py does
not keep apart).
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

import alleged
from alleged.reconcile.alike import LIKENESSES
from alleged.reconcile.part import Part
from alleged.reconcile.parts import parts
from evaluation.paths import ROOT, need
from evaluation.rows import Row, progress, read_rows
from evaluation.tolls import SHOOTINGS, is_dev

SHARE = 30
"""Per cent of incidents up to which (by hash; the first fifteen are kept apart) reports are learnt from: more measured the same."""
L2, STEPS = 1.0, 40
OUT = ROOT / "src" / "alleged" / "reconcile" / "likeness.toml"
HEAD = """# What each fact about a pair of reports adds to the log odds that they tell of one incident; alike.py names the facts.
# Made by `python -m training.likeness`; source: fitted on local news of shootings (Gun Violence Archive).
"""

Read = tuple[Row, Part]


def quarter(row: Row) -> str:
    """The quarter in which a report was published."""
    return f"{row['published'][:4]} {(int(row['published'][5:7]) + 2) // 3}"


def is_learnt(row: Row) -> bool:
    """Whether a report belongs to the part that is learnt from."""
    return not is_dev(row) and int(hashlib.sha256(str(row["incident"]).encode()).hexdigest(), 16) % 100 < SHARE


def main_parts(rows: Sequence[Row]) -> list[Read]:
    """The reports with what they are mainly about; those without an incident are left out."""
    reports = [
        alleged.Report(str(row["id"]), row["text"], row["published"], title=row.get("title"), url=row.get("url"))
        for row in rows
    ]
    readings = progress(alleged.read_many(reports), "reading", len(reports))
    found = ((row, part) for row, reading in zip(rows, readings, strict=True) for part in parts(reading, row["text"]))
    return [(row, part) for row, part in found if part.main]


def pairs(read: Iterable[Read]) -> tuple[np.ndarray, np.ndarray]:
    """Facts `(pairs, facts + 1)`, the last always 1, and whether each pair is of one incident."""
    by_quarter: dict[str, list[Read]] = defaultdict(list)
    for row, part in read:
        by_quarter[quarter(row)].append((row, part))
    facts, same = [], []
    for mine in by_quarter.values():
        for (row, one), (other_row, other) in combinations(mine, 2):
            facts.append([*(likeness(one, other) for _, likeness in LIKENESSES), 1.0])
            same.append(float(row["incident"] == other_row["incident"]))
    return np.array(facts), np.array(same)


def fit(facts: np.ndarray, same: np.ndarray) -> np.ndarray:
    """Weights `(facts + 1,)` by Newton's method, with a ridge that keeps them small."""
    weights = np.zeros(facts.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-facts @ weights))
        slope = facts.T @ (p - same) + L2 * weights
        curve = (facts * (p * (1 - p))[:, None]).T @ facts + L2 * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if abs(step).max() < 1e-6:
            break
    return weights


def written(weights: np.ndarray) -> str:
    """The table as a file."""
    rows = [f'"{name}" = {value:.2f}' for (name, _), value in zip(LIKENESSES, weights, strict=False)]
    return "\n".join((HEAD, f"base = {weights[-1]:.2f}", "", "[weights]", *rows, ""))


def main() -> None:
    """Read, fit, write."""
    rows = [row for row in read_rows(need(SHOOTINGS)) if is_learnt(row)]
    OUT.write_text(written(fit(*pairs(main_parts(rows)))), encoding="utf-8")
    print(OUT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
