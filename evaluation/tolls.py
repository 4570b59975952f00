"""Killed and injured in a report's main incident: score/tolls.py on shootings kept apart and on Airwars narratives."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from evaluation.calibration import expected_error
from evaluation.confidence import judged_tolls
from evaluation.paths import need, out
from evaluation.reading import read_reports
from evaluation.rows import Row, read_rows, write_rows
from evaluation.scorers import run_scorer

SHOOTINGS = "data/incidents/shootings.jsonl"
AIRWARS = "data/casualties/airwars-gaza.dev.jsonl"
DEV_SHARE = 15
"""Per cent of the incidents that are kept apart to measure on; all reports on one incident stay together."""


def is_dev(row: Row) -> bool:
    """Whether a shooting's report belongs to the part that nothing is tuned on."""
    return int(hashlib.sha256(str(row["incident"]).encode()).hexdigest(), 16) % 100 < DEV_SHARE


def is_measured(row: Row) -> bool:
    """Whether a narrative of Airwars belongs to the half that no confidence was fitted on."""
    return int(hashlib.sha256(str(row["id"]).encode()).hexdigest(), 16) % 2 == 1


def by_hash(rows: Iterable[Row]) -> list[Row]:
    """Rows in an order that is mixed and always the same."""
    return sorted(rows, key=lambda row: hashlib.sha256(("k" + str(row["id"])).encode()).hexdigest())


def predicted(rows: Sequence[Row], label: str) -> list[dict[str, Any]]:
    """The readings, cut down to the tolls and the first incident."""
    given = [
        {
            **{k: row.get(k) for k in ("id", "text", "title", "url")},
            "published": row.get("published") or row.get("date"),
        }
        for row in rows
    ]
    return [
        {"report": {"id": made["report"]["id"]}, "incidents": made["incidents"][:1], "tolls": made["tolls"]}
        for made in read_reports(given, label)
    ]


def figures() -> dict[str, float]:
    """The scorer's figures on both sets, in per cent; widths in people."""
    shootings = by_hash(row for row in read_rows(need(SHOOTINGS)) if is_dev(row))
    measured = _scored("shootings", shootings)
    return measured | _scored("airwars", read_rows(need(AIRWARS)))


def _scored(name: str, rows: Sequence[Row]) -> dict[str, float]:
    gold, made = out(f"tolls-{name}.gold.jsonl"), out(f"tolls-{name}.jsonl")
    write_rows(gold, ({k: row.get(k) for k in ("id", "killed", "injured")} for row in rows))
    readings = predicted(rows, f"tolls, {name}")
    write_rows(made, readings)
    scored = run_scorer("tolls", gold, made)
    wanted = ("exact", "exact > 0", "covered", "width")
    measured = {
        f"tolls {name} {kind} {what}": scored[f"{kind} {what}"] for kind in ("killed", "injured") for what in wanted
    }
    pairs = [
        (float(toll["confidence"]), right)
        for row, reading in zip(rows, readings, strict=True)
        if name != "airwars" or is_measured(row)
        for toll, right in judged_tolls(row, reading)
    ]
    return measured | {f"tolls {name} calibration error": expected_error(pairs)}
