"""Fit the weights that choose a report's main tolls: `python -m training.tolls` writes src/alleged/resolve/weights.toml.

A softmax over each report's candidates; of a gold range that no candidate is, both ends count as right. Sets: the training part of
the shootings (evaluation/tolls.py keeps its dev part out) and the Airwars narratives.
"""

import argparse
from collections.abc import Sequence
from typing import Any

import numpy as np

from alleged.extract.tolls.tolls import toll_mentions
from alleged.parse import Parser
from alleged.resolve.numbers import numbers
from alleged.resolve.tolls.candidates import ZERO, Told, Value, candidates
from alleged.resolve.tolls.features import features
from alleged.resolve.tolls.tolls import score
from alleged.settings import Settings
from evaluation.paths import ROOT, need
from evaluation.rows import read_rows
from evaluation.tolls import AIRWARS, SHOOTINGS, by_hash, is_dev

REPORTS = 2450
"""Training articles used of 4,884: more did not measure better, and each is to be parsed."""
L2, STEPS, RATE = 0.003, 300, 0.05
OUT = ROOT / "src" / "alleged" / "resolve" / "weights.toml"
HEAD = """# Weights of the features that choose a report's number of killed and injured; toll_features.py names them.
# Made by `python -m training.tolls`; source: fitted on local news of shootings (Gun Violence Archive) and Airwars narratives.
"""

Example = tuple[list[list[str]], list[Value], Value]


def gold(row: dict[str, Any], kind: str) -> Value | None:
    value = row.get(kind)
    if value is None:
        return None
    return (value[0], value[1]) if isinstance(value, list) else (int(value), int(value))


def examples(data: Sequence[tuple[dict[str, Any], Told]], kind: Any, killed: Sequence[Value]) -> list[Example | None]:
    """Features and values of each report's candidates, None where gold is not known."""
    out: list[Example | None] = []
    for (row, told), dead in zip(data, killed, strict=True):
        right = gold(row, kind)
        made = candidates(told, kind, dead)
        names = [list(features(told, kind, one, made, dead)) for one in made]
        out.append((names, [one.value for one in made], right) if right is not None else None)
    return out


def fit(rows: Sequence[Example | None]) -> dict[str, float]:
    """Weights by gradient descent (Adam) on the log probability of the right candidates."""
    used = [row for row in rows if row is not None and any(_right(row))]
    names = sorted({name for row in used for one in row[0] for name in one})
    at = {name: i for i, name in enumerate(names)}
    flat = [(i, one, right) for i, row in enumerate(used) for one, right in zip(row[0], _right(row), strict=True)]
    x = np.zeros((len(flat), len(names)))
    for i, (_, one, _) in enumerate(flat):
        for name in one:
            x[i, at[name]] += 1
    of = np.array([i for i, _, _ in flat])
    right = np.array([float(r) for _, _, r in flat])
    w, m, v = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        z = x @ w
        most = np.full(len(used), -np.inf)
        np.maximum.at(most, of, z)
        e = np.exp(z - most[of])
        p = e / np.bincount(of, e)[of]
        q = e * right / np.bincount(of, e * right)[of]
        g = x.T @ (p - q) / len(used) + L2 * w
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        w -= RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(w[i]), 2) for name, i in at.items()}


def _right(row: Example) -> list[bool]:
    _, values, right = row
    if right in values:
        return [value == right for value in values]
    return [value in ((right[0], right[0]), (right[1], right[1])) for value in values]


def best(row: tuple[list[list[str]], list[Value]], known: dict[str, float]) -> Value:
    return min(zip(row[0], row[1], strict=True), key=lambda pair: (-score(pair[0], known), pair[1]))[1]


def main() -> None:
    argparse.ArgumentParser(prog="python -m training.tolls", description=__doc__).parse_args()
    parser = Parser(Settings())
    shootings = by_hash([row for row in read_rows(need(SHOOTINGS)) if not is_dev(row)])[:REPORTS]
    told = []
    for row in [*shootings, *read_rows(need(AIRWARS))]:
        document = parser.parse(row["text"])
        told.append((row, Told.of(document, toll_mentions(document, numbers))))
    write(told)


def write(told: Sequence[tuple[dict[str, Any], Told]]) -> None:
    """Fit both kinds and write the table."""
    killed = fit(examples(told, "killed", [ZERO] * len(told)))
    chosen = []
    for _, one in told:
        made = candidates(one, "killed")
        chosen.append(best(([list(features(one, "killed", c, made)) for c in made], [c.value for c in made]), killed))
    injured = fit(examples(told, "injured", chosen))
    lines = [HEAD]
    for kind, known in (("killed", killed), ("injured", injured)):
        lines.append(f"[{kind}]")
        lines += [f'"{name}" = {value}' for name, value in sorted(known.items(), key=lambda pair: (-pair[1], pair[0]))]
        lines.append("")
    OUT.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
