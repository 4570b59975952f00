"""Dossiers: a few reports on one happening and what must be drawn up from them (score/dossier.py).

The example that comes with the shared data, and made ones in evaluation/dossiers/: invented incidents in real towns, written by
authors who did not know the code. Those in `tuned` were looked at while rules were written, those in `apart` never: a dossier that
was looked at belongs to the others.
"""

import json
from pathlib import Path

from alleged.schema import incident_to_json
from evaluation.incidents import drawn_up
from evaluation.paths import ROOT, need
from evaluation.rows import read_rows
from evaluation.scorers import scorer

EXAMPLE = "examples/kramatorsk"
MADE = ROOT / "evaluation" / "dossiers"


def figures() -> tuple[dict[str, float], list[str]]:
    """Points of the example; per cent of the points of the made dossiers; and in words what is wrong, but for those kept apart."""
    right, _, notes = _points(need(EXAMPLE))
    measured = {"dossier points": float(right)}
    for kind in ("tuned", "apart"):
        found = [_points(folder) for folder in sorted((MADE / kind).iterdir())]
        measured[f"dossiers made, {kind}"] = round(100 * sum(f[0] for f in found) / sum(f[1] for f in found), 1)
        if kind == "tuned":
            notes += [note for _, _, said in found for note in said]
    return measured, notes


def _points(folder: Path) -> tuple[int, int, list[str]]:
    """How many points are right, how many there are, and which are wrong."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    drawn, _ = drawn_up(read_rows(folder / "reports.jsonl"), f"dossier {folder.name}")
    points = scorer("dossier").compare(expected, [json.loads(incident_to_json(one)) for one in drawn])
    wrong = [label for label, ok in points if not ok]
    note = (
        [f"dossier {folder.name}: {len(points) - len(wrong)} of {len(points)}; wrong: {'; '.join(wrong)}"]
        if wrong
        else []
    )
    return len(points) - len(wrong), len(points), note
