"""Parts made by hand."""

from typing import Any

from alleged.reconcile.part import Count, Part, Where
from alleged.records.ids import text_id

LOZOVA = Where("Lozova", 701964, 48.89, 36.32, "UA", "Kharkivs'ka", "town")
IZIUM = Where("Izium", 707753, 49.21, 37.26, "UA", "Kharkivs'ka", "town")
LVIV = Where("Lviv", 702550, 49.84, 24.02, "UA", "L'vivs'ka", "town")
UKRAINE = Where("Ukraine", 690791, 49.0, 32.0, "UA", None, "country")


def part(report: str, **fields: Any) -> Part:
    """What a report is mainly about: an assault; `counts` may be given as {kind: number}."""
    counts = tuple(Count(kind, n, n) for kind, n in fields.pop("killed_and_injured", {}).items())
    plain: dict[str, Any] = {
        "id": text_id(f"{report} {sorted(fields.items(), key=str)}"), "report": report, "published": "2024-05-02", "start": 0,
        "type": "ASSAULT", "main": True, "known": False, "events": (), "place": None, "when": None, "doers": (), "counts": counts,
        "names": (), "towns": (), "areas": (), "words": (), "lead": (),
    }  # fmt: skip
    return Part(**{**plain, **fields})
