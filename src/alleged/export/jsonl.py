"""Dossiers as JSONL: an incident a line, with its claims and reports."""

import json
from collections.abc import Iterable, Iterator

from alleged.export.cited import WHOLE, Register, Showing
from alleged.export.plain import plain
from alleged.export.remarks import lessened
from alleged.records.dossier import Dossier


def lines(dossiers: Iterable[Dossier], showing: Showing = WHOLE) -> Iterator[str]:
    """One line a dossier, without its line end: "incident" as the contract has it, "claims" (each with its "report"), "reports",
    "passages" copied among them, "likely" the same statements, and "judgements", what people said of it."""
    for dossier in dossiers:
        register = Register.of(dossier, showing)
        line = {
            "schema_version": 1,
            "incident": plain(dossier.incident, showing),
            "claims": [{**plain(c.claim, showing), "report": c.report.id} for c in register.claims.values()],
            "reports": [plain(report, showing) for report in register.reports.values()],
            "passages": plain(dossier.passages, showing),
            "likely": plain(dossier.likely, showing),
            "judgements": [plain(lessened(one, showing), showing) for one in dossier.judgements],
        }
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":"))
