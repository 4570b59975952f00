"""Fit the weights that say whether two reports tell of one incident.

`python -m training.likeness` writes src/alleged/reconcile/likeness.toml.

Logistic regression over pairs: of reports on shootings of one quarter (a part of those that evaluation/tolls.py does not keep
apart); 780 pairs of war and world news that language-model judges told apart, each one a part (evaluation/pairs.jsonl: ids and
offsets, no words); and the reports of the made dossiers that are not kept apart (evaluation/dossiers/tuned), for they are what a
ledger is for: several outlets on one happening, which lines of world news seldom are.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

import alleged
from alleged.reconcile.alike import LIKENESSES, cannot_be_one
from alleged.reconcile.part import Part
from alleged.reconcile.parts import parts
from evaluation.paths import ROOT, need
from evaluation.rows import Row, progress, read_rows
from evaluation.tolls import SHOOTINGS, is_dev

SHARE = 30
"""Per cent of incidents up to which (by hash; the first fifteen are kept apart) reports are learnt from: more measured the same."""
JUDGED_WEIGHT = 1.0
"""What a judged pair counts beside one of shootings: they are few, and war news is what the reader is for."""
DOSSIER_WEIGHT = 3.0
"""What a pair of a made dossier counts: there are some eighty."""
L2, STEPS = 1.0, 60
JUDGED = ROOT / "evaluation" / "pairs.jsonl"
DOSSIERS, EXAMPLE = ROOT / "evaluation" / "dossiers" / "tuned", "examples/kramatorsk"
EVENTS, ARTICLES = "data/world/current-events.jsonl", "data/reports"
_OUTLET = re.compile(r"\(([^()]{2,60})\)\s*$")
OUT = ROOT / "src" / "alleged" / "reconcile" / "likeness.toml"
HEAD = """# What each fact about a pair of reports adds to the log odds that they tell of one incident; alike.py names the facts.
# Made by `python -m training.likeness`; source: fitted on local news of shootings (Gun Violence Archive), on judged pairs of war
# news and on made dossiers.
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
        alleged.Report(
            str(row["id"]),
            row["text"],
            row["published"],
            row.get("publisher"),
            title=row.get("title"),
            url=row.get("url"),
        )
        for row in rows
    ]
    readings = progress(alleged.read_many(reports), "reading", len(reports))
    found = ((row, part) for row, reading in zip(rows, readings, strict=True) for part in parts(reading, row["text"]))
    return [(row, part) for row, part in found if part.main]


def judged_pairs() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Facts and labels of the judged pairs, and how many like it each stands for: they were drawn in equal numbers from likely and
    unlikely ones. Those called unsure, or whose parts are found no more, are left out."""
    rows = [row for row in read_rows(JUDGED) if row["label"] != "unsure"]
    wanted = {report for row in rows for report, _ in (row["a"], row["b"])}
    reports = [report for report in _reports() if report.id in wanted]
    readings = progress(alleged.read_many(reports), "judged pairs", len(reports))
    found = {
        (part.report, start): part
        for report, reading in zip(reports, readings, strict=True)
        for part in parts(reading, report.text)
        for start in (e.trigger.start for e in reading.events if e.id in part.events)
    }
    facts, same, count = [], [], []
    for row in rows:
        one, other = found.get(tuple(row["a"])), found.get(tuple(row["b"]))
        if one is not None and other is not None and not cannot_be_one(one, other):
            facts.append([*(likeness(one, other) for _, likeness in LIKENESSES), 1.0])
            same.append(float(row["label"] == "same"))
            count.append(row["stands_for"])
    return np.array(facts), np.array(same), np.array(count)


def dossier_pairs() -> tuple[np.ndarray, np.ndarray]:
    """Facts and labels of the pairs of reports that a made dossier says what they are mainly about."""
    facts, same = [], []
    for folder in (*sorted(DOSSIERS.iterdir()), need(EXAMPLE)):
        told = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["incidents"]
        of = {row["id"]: [i for i, one in enumerate(told) if row["id"] in one["reports"]] for row in _rows(folder)}
        known = [(of[part.report], part) for _, part in main_parts(_rows(folder)) if len(of[part.report]) == 1]
        for (incident, one), (other_incident, other) in combinations(known, 2):
            if not cannot_be_one(one, other):
                facts.append([*(likeness(one, other) for _, likeness in LIKENESSES), 1.0])
                same.append(float(incident == other_incident))
    return np.array(facts), np.array(same)


def _rows(folder: Path) -> list[Row]:
    return [dict(row) for row in read_rows(folder / "reports.jsonl")]


def _reports() -> Iterator[alleged.Report]:
    """The reports that pairs were judged of: lines of world news under their numbers, articles under their ids."""
    for number, row in enumerate(read_rows(need(EVENTS))):
        outlet = _OUTLET.search(row["text"])
        yield alleged.Report(f"ce{number}", row["text"], row["published"], outlet[1] if outlet else None)
    for path in sorted(need(ARTICLES).glob("*.jsonl")):
        for row in read_rows(path):
            yield alleged.Report(
                str(row["id"]), row["text"], row["published"], row.get("publisher"), title=row.get("title")
            )


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


def fit(facts: np.ndarray, same: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Weights `(facts + 1,)` by Newton's method, with a ridge that keeps them small; `counts` is what each pair counts."""
    weights = np.zeros(facts.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(facts @ weights, -30, 30)))
        slope = facts.T @ (counts * (p - same)) + L2 * weights
        curve = (facts * (counts * p * (1 - p))[:, None]).T @ facts + L2 * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if abs(step).max() < 1e-6:
            break
    return weights


def fitted(
    shootings: tuple[np.ndarray, np.ndarray],
    judged: tuple[np.ndarray, np.ndarray, np.ndarray],
    made: tuple[np.ndarray, np.ndarray],
) -> np.ndarray:
    """Weights from all kinds of pairs."""
    counts = [np.ones(len(shootings[1])), JUDGED_WEIGHT * judged[2], np.full(len(made[1]), DOSSIER_WEIGHT)]
    facts, same = (shootings[0], judged[0], made[0]), (shootings[1], judged[1], made[1])
    return fit(np.vstack(facts), np.concatenate(same), np.concatenate(counts))


def written(weights: np.ndarray) -> str:
    """The table as a file."""
    rows = [f'"{name}" = {value:.2f}' for (name, _), value in zip(LIKENESSES, weights, strict=False)]
    return "\n".join((HEAD, f"base = {weights[-1]:.2f}", "", "[weights]", *rows, ""))


def main() -> None:
    """Read, fit, write."""
    rows = [row for row in read_rows(need(SHOOTINGS)) if is_learnt(row)]
    OUT.write_text(written(fitted(pairs(main_parts(rows)), judged_pairs(), dossier_pairs())), encoding="utf-8")
    print(OUT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
