"""What an export was made with, as JSON: versions, counts, and how much of the words it shows. No clock unless a time is given."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field

from alleged.export.cited import WHOLE, Showing, claim_ids
from alleged.records.dossier import Dossier
from alleged.records.reading import Reader
from alleged.version import VERSION


@dataclass(slots=True)
class Tally:
    """Counts dossiers as they pass by on their way into an export."""

    incidents: int = 0
    claims: set[str] = field(default_factory=set)
    reports: dict[str, Reader] = field(default_factory=dict)

    def counted(self, dossiers: Iterable[Dossier]) -> Iterator[Dossier]:
        """The dossiers, one by one, each counted. Holds ids alone."""
        for dossier in dossiers:
            self.incidents += 1
            self.claims.update(claim_ids(dossier.incident))
            wanted = set(dossier.incident.reports)
            self.reports.update({r.report.id: r.reader for r in dossier.readings if r.report.id in wanted})
            yield dossier


def manifest(tally: Tally, form: str, *, showing: Showing = WHOLE, made: str | None = None) -> str:
    """The manifest of an export in the format `form`, as JSON; `made` is when it was made, null where that is not to be told.

    "readers" has each version of program, model, lexicon and gazetteer that read one of the reports, and how many it read.
    """
    readers = Counter(tally.reports.values())
    order = sorted(readers, key=lambda r: (r.version, r.model or "", r.lexicon or "", r.gazetteer or ""))
    content = {
        "schema_version": 1,
        "program": "alleged",
        "version": VERSION,
        "format": form,
        "made": made,
        "words": "whole" if showing.max_words is None else f"at most {showing.max_words} of each quotation",
        "readers": [{**asdict(reader), "reports": readers[reader]} for reader in order],
        "incidents": tally.incidents,
        "claims": len(tally.claims),
        "reports": len(tally.reports),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
