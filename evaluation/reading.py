"""Reports of a data file -> readings as the command prints them, by this tree's reader or another revision's."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.rows import Row, progress, read_rows, write_rows

if TYPE_CHECKING:
    from alleged import Reading, Report

FIELDS = ("id", "published", "publisher", "author", "title", "url", "text")
# How a revision's own command is started, whatever is installed: its `src` comes first on PYTHONPATH.
_READ: dict["Report", "Reading"] = {}
COMMAND = "import sys; from alleged.cli import main; main(sys.argv[1:])"


def readings_of(rows: Sequence[Row], label: str = "reading") -> tuple[list["Report"], list["Reading"]]:
    """These rows as reports, and their readings in the same order. Within one run a report is read once."""
    import alleged

    reports = [_report(row) for row in rows]
    new = [report for report in reports if report not in _READ]
    _READ.update(zip(new, progress(alleged.read_many(new), label, len(new)), strict=True))
    return reports, [_READ[report] for report in reports]


def read_reports(rows: Sequence[Row], label: str = "reading") -> list[Row]:
    """Readings of these reports by this tree's reader, in their order."""
    from alleged.schema import to_json

    return [json.loads(to_json(reading)) for reading in readings_of(rows, label)[1]]


def read_with(source: Path, rows: Sequence[Row], work: Path) -> list[Row]:
    """Readings of these reports by the `alleged read` whose package lies in the folder `source`.

    Raises: RuntimeError where that command fails; a report that it could not read is a reading with problems.
    """
    work.mkdir(parents=True, exist_ok=True)
    given, made = work / "reports.jsonl", work / "readings.jsonl"
    write_rows(given, ({k: str(row[k]) for k in FIELDS if row.get(k) is not None} for row in rows))
    command = [sys.executable, "-c", COMMAND, "read", str(given), "--format", "jsonl", "--output", str(made)]
    done = subprocess.run(command, cwd=work, env={**os.environ, "PYTHONPATH": str(source)}, check=False)
    if done.returncode not in (0, 1) or not made.exists():
        raise RuntimeError(f"the reader in {source} stopped with exit status {done.returncode}")
    return read_rows(made)


def _report(row: Row) -> "Report":
    import alleged

    words = {key: str(row[key]) for key in FIELDS[1:-1] if row.get(key) is not None}
    # The record's `problems` is no text, but no field here is called so.
    return alleged.Report(id=str(row["id"]), text=row["text"], **words)  # type: ignore[arg-type]
