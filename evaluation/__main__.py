"""`python -m evaluation`: the figures; `compare`, `sample`, `judge`, `confidence` beside it (see each one's --help)."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence

from evaluation import (
    attribution,
    calibration,
    case_score,
    compare,
    confidence,
    coreference,
    dossier,
    entities,
    events,
    example,
    factuality,
    floors,
    incidents,
    judge,
    places,
    sample,
    syntax,
    table,
    times,
    tolls,
)
from evaluation.paths import FLOORS, MissingDataError, need, out
from evaluation.rows import read_rows

Measured = tuple[dict[str, float], list[str]]
ATTRIBUTION = "attribution"
PARTS: dict[str, Callable[[], Measured]] = {
    "example": example.figures,
    "entities": lambda: (entities.figures(), []),
    "syntax": lambda: (syntax.figures(), []),
    "times": lambda: (times.figures(), []),
    "places": lambda: (places.figures(), []),
    "coreference": lambda: (coreference.figures(), []),
    "tolls": lambda: (tolls.figures(), []),
    "incidents": lambda: (incidents.figures(), []),
    "dossiers": dossier.figures,
    "events": lambda: (events.figures(), []),
    "factuality": lambda: (factuality.figures(), []),
    "cases": case_score.figures,
    "judged": judge.figures,
}
"""What is measured beside attribution, each with its figures and notes in words."""
COMMANDS = {"compare": compare.main, "sample": sample.main, "judge": judge.main, "confidence": confidence.main}


def measure(parts: Sequence[str], *, cached: bool = False) -> Measured:
    """The figures of these parts, and notes in words; `cached` takes the attribution readings of the last run."""
    measured: dict[str, float] = {}
    notes: list[str] = []
    if ATTRIBUTION in parts:
        gold = attribution.gold()
        kept = out(attribution.PREDICTIONS)
        readings = read_rows(kept) if cached and kept.exists() else attribution.predicted(gold)
        measured |= attribution.figures(gold, readings)
        measured |= calibration.figures(gold, readings)
    for name in PARTS:
        if name in parts:
            figures, said = PARTS[name]()
            measured |= figures
            notes += said
    return measured, notes


def main(arguments: Sequence[str]) -> int:
    """0 all figures hold their floors, 1 one fell, 2 data or floors are missing or wrong."""
    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]](arguments[1:])
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=main.__doc__)
    parser.add_argument(
        "--only", nargs="+", choices=(ATTRIBUTION, *PARTS), default=[ATTRIBUTION, *PARTS], help="measure these alone"
    )
    parser.add_argument("--cached", action="store_true", help="score the attribution readings of the last run")
    parser.add_argument("--all", action="store_true", help="print figures without a target too")
    parser.add_argument(
        "--raise-floors",
        action="store_true",
        default=os.environ.get("RAISE") == "1",
        help="move floors up to what was measured; none is lowered",
    )
    given = parser.parse_args(arguments)
    try:
        need("score")
        held = floors.load(FLOORS)
        measured, notes = measure(given.only, cached=given.cached)
    except (MissingDataError, floors.FloorsError) as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2
    out("figures.json").write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    shown = measured if given.all else {k: v for k, v in measured.items() if k in table.TARGET_NAMES}
    print(table.text(shown, held))
    for note in notes:
        print(note)
    print("predictions and all figures: evaluation/out/")
    fell = floors.fallen(measured, held)
    if given.raise_floors:
        floors.save(FLOORS, floors.raised(measured, held))
        print(f"floors raised in {FLOORS.name}")
    if fell:
        print(f"evaluation: worse than its floor: {', '.join(fell)}", file=sys.stderr)
    return int(bool(fell))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
