"""Attributed claims on attribution/dev: the figures of score/attribution.py."""

from collections.abc import Sequence

from evaluation.paths import need, out
from evaluation.reading import read_reports
from evaluation.rows import Row, read_rows, write_rows
from evaluation.scorers import scorer

PREDICTIONS = "attribution-dev.jsonl"


def gold() -> list[Row]:
    """The dev reports with their gold claims."""
    return read_rows(need("data/attribution/dev.jsonl"))


def predicted(rows: Sequence[Row]) -> list[Row]:
    """Their readings, also written to evaluation/out/."""
    readings = read_reports(rows, "attribution dev")
    write_rows(out(PREDICTIONS), readings)
    return readings


def figures(rows: Sequence[Row], readings: Sequence[Row]) -> dict[str, float]:
    """All figures of the scorer, F1 under the bare name, precision and recall beside it."""
    scored = scorer("attribution").score(list(rows), list(readings))
    measured: dict[str, float] = {}
    for key, value in scored.items():
        if key == "claims":
            continue
        kind, _, which = key.partition(" ")
        name = key if key == "source accuracy" else f"{kind} F1{' at' if kind == 'claim' else ''} {which}"
        if isinstance(value, dict):
            measured[name] = value["f1"]
            measured[f"{name}, precision"], measured[f"{name}, recall"] = value["p"], value["r"]
        else:
            measured[name] = value
    return measured
