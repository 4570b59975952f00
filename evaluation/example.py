"""The example report of ../shared/examples: score/example.py."""

import json

from evaluation.paths import need, out
from evaluation.reading import read_reports
from evaluation.rows import Row
from evaluation.scorers import scorer

FOLDER = "examples/makiivka"
REPORT = "000_53a517ffe7cce7d0.txt"


def figures() -> tuple[dict[str, float], list[str]]:
    """Claims right, of those that must be there, and details right; and what is missing or wrong, in words."""
    with need(f"{FOLDER}/{REPORT}").open(encoding="utf-8", newline="") as file:
        text = file.read()
    expected: Row = json.loads(need(f"{FOLDER}/expected.json").read_text(encoding="utf-8"))
    row = {"id": "makiivka", "published": expected["report"]["published"], "text": text}
    (reading,) = read_reports([row], "example")
    out("example.json").write_text(json.dumps(reading, ensure_ascii=False, indent=1), encoding="utf-8")
    _, missed, details = scorer("example").compare(expected, reading, text)
    needed = sum(not claim.get("optional") for claim in expected["claims"])
    measured = {
        f"example claims, of {needed}": needed - len(missed),
        "example details": sum(ok for _, ok in details),
    }
    notes = [f"example: missed {', '.join(missed)}"] if missed else []
    wrong = [label for label, ok in details if not ok]
    if wrong:
        notes.append(f"example: details {len(details) - len(wrong)} of {len(details)}; wrong: {'; '.join(wrong)}")
    return measured, notes
