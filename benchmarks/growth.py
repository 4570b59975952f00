"""How `add` grows: time per report and memory over tens of thousands of one-sentence reports in one ledger.

    python -m benchmarks.growth [--reports 40000] [--ledger FILE]

Reads the lines of ../shared/data/world/current-events.jsonl that end in an outlet. Prints, for each stretch, milliseconds per
report in all and beside reading (store and reconcile), and the memory used so far.
"""

import argparse
import json
import re
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from alleged.ledger.intake import Reads
from alleged.ledger.ledger import Ledger
from alleged.records import Reading, Report
from evaluation.paths import need

EVENTS = "data/world/current-events.jsonl"
STRETCHES = (1_000, 10_000, 20_000, 40_000)
_OUTLET = re.compile(r"\(([^()]{2,60})\)\s*$")
_SHORTEST = 7
"""Words of a line that is a report and no heading."""


def reports() -> Iterator[Report]:
    """The dated lines that end in the outlet cited, under their numbers."""
    with need(EVENTS).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            outlet = _OUTLET.search(row["text"])
            if outlet is not None and len(row["text"].split()) >= _SHORTEST:
                yield Report(f"line{number}", row["text"], row["published"], outlet[1])


@dataclass(slots=True)
class Clock:
    """Seconds spent reading, beside all the rest."""

    reads: Reads
    seconds: float = 0.0
    marks: list[tuple[int, float, float]] = field(default_factory=list)

    def read(self, report: Report) -> Reading:
        """A reading, timed."""
        began = time.perf_counter()
        made = self.reads.read(report)
        self.seconds += time.perf_counter() - began
        return made


def main() -> None:
    """Add in stretches, print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=STRETCHES[-1])
    parser.add_argument("--ledger", type=Path, help="keep it there")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        file = given.ledger or Path(folder) / "ledger.db"
        with Ledger.open(f"sqlite:///{file}") as ledger:
            clock = Clock(ledger._reads)
            ledger._made = Reads(clock.reads.reader, clock.read)
            clock.read(next(reports()))  # the model loads
            every = reports()
            done, before = 0, 0
            print("reports   ms a report   of it reading   store and reconcile   memory MB   file MB")
            for end in [s for s in STRETCHES if s < given.reports] + [given.reports]:
                clock.seconds, began = 0.0, time.perf_counter()
                ledger.add(islice(every, end - before))
                seconds, done, before = time.perf_counter() - began, end - before, end
                rest = seconds - clock.seconds
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                print(
                    f"{end:7d} {1000 * seconds / done:13.2f} {1000 * clock.seconds / done:15.2f} "
                    f"{100 * rest / clock.seconds:19.1f} % {memory:11.0f} {file.stat().st_size / 1e6:9.0f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
