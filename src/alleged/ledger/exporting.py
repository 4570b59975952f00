"""The answer to a question, written as files in one of the forms, with a manifest of what it was made with."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TextIO, Unpack

import msgspec

from alleged.errors import LedgerError
from alleged.export import acled, cells, dossier_page, geojson, jsonl, markdown, plover, sampled, table_files, ucdp
from alleged.export.cited import WHOLE, Showing, claim_ids
from alleged.export.manifest import Tally, manifest
from alleged.ledger.asking import IncidentFilters, found
from alleged.ledger.dossiers import dossier
from alleged.records.dossier import Dossier
from alleged.schema import from_json
from alleged.store import incidents, readings
from alleged.store.opening import Store

FORMS = ("jsonl", "csv", "parquet", "geojson", "plover", "ucdp", "acled", "markdown", "html")
FOLDERS = ("csv", "parquet")
"""Forms of several tables: a folder of files; csv goes into a zip archive where the name ends so."""
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the `files`, the manifest among them, and how many incidents, claims and reports went in."""

    files: tuple[Path, ...]
    incidents: int
    claims: int
    reports: int


def dossiers(store: Store, **asked: Unpack[IncidentFilters]) -> Iterator[Dossier]:
    """The dossiers of the incidents that `incidents` gives, one at a time.

    Raises: LedgerError, DayError.
    """
    with store.reading() as connection:
        for one in found(connection, **asked):
            members = one.parts if one.parts is not None else incidents.parts_of(connection, one.row.id)
            yield dossier(connection, one.incident, members)


def export(
    store: Store,
    form: str,
    output: Path,
    *,
    showing: Showing = WHOLE,
    passed: Callable[[], object] = lambda: None,
    **asked: Unpack[IncidentFilters],
) -> Exported:
    """Writes the incidents that are asked for, and a manifest beside them. Files appear when they are whole; `passed` is called for
    each incident. The same ledger gives the same bytes on both databases.

    Form plover has the events of these incidents; where nothing is asked for, those of all readings.

    Raises: LedgerError, DayError; OSError where it cannot be written.
    """
    if form not in FORMS:
        raise LedgerError(f"{form!r} is no form of export; say one of {', '.join(FORMS)}")
    if form == "parquet" and find_spec("pyarrow") is None:
        raise LedgerError("Parquet needs pyarrow, which is not installed; say: pip install 'alleged[parquet]'")
    tally = Tally()

    def counted() -> Iterator[Dossier]:
        for one in tally.counted(dossiers(store, **asked)):
            passed()
            yield one

    if form == "csv" and output.suffix == ".zip":
        files: tuple[Path, ...] = (table_files.write_csv_zip(counted(), output, showing),)
    elif form == "csv":
        files = table_files.write_csv_folder(counted(), output, showing)
    elif form == "parquet":
        files = table_files.write_parquet(counted(), output, showing)
    else:
        with _whole(output) as stream:
            if form == "plover" and not any(value is not None for value in asked.values()):
                _every_event(store, stream, showing, tally)
            else:
                _ONE_FILE[form](counted(), stream, showing)
        files = (output,)
    about = _manifest_of(form, output)
    with _whole(about) as stream:
        stream.write(manifest(tally, form, showing=showing))
    return Exported((*files, about), tally.incidents, len(tally.claims), len(tally.reports))


def sample(
    store: Store, output: Path, *, of: str, per_stratum: int, seed: int, **asked: Unpack[IncidentFilters]
) -> int:
    """Writes an audit sheet of incidents or claims (`of`) that a person fills in; how many rows it has.

    Raises: as `export`.
    """
    units = sampled.incident_units if of == "incidents" else sampled.claim_units
    with _whole(output) as stream:
        rows = sampled.sheet(units(dossiers(store, **asked)), per_stratum=per_stratum, seed=seed)
        return cells.write_csv(rows, sampled.COLUMNS, stream)


def _manifest_of(form: str, output: Path) -> Path:
    if form in FOLDERS and output.suffix != ".zip":
        return output / "manifest.json"
    return output.with_name(f"{output.name}.manifest.json")


@contextmanager
def _whole(output: Path) -> Iterator[TextIO]:
    """A stream of UTF-8 to a file beside `output` that takes its place at the end."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(
        "w", dir=output.parent, prefix=f".{output.name}.", delete=False, encoding="utf-8", errors="replace", newline=""
    ) as stream:
        part = Path(stream.name)
        try:
            yield stream  # type: ignore[misc]
            stream.flush()
            part.chmod(output.stat().st_mode if output.exists() else 0o644)
            part.replace(output)
        finally:
            part.unlink(missing_ok=True)


def _lines(given: Iterable[Dossier], stream: TextIO, showing: Showing) -> None:
    for line in jsonl.lines(given, showing):
        stream.write(line + "\n")


def _geojson(given: Iterable[Dossier], stream: TextIO, showing: Showing) -> None:
    stream.writelines(geojson.pieces(given, showing))


def _markdown(given: Iterable[Dossier], stream: TextIO, showing: Showing) -> None:
    stream.writelines(markdown.documents(given, showing))


def _html(given: Iterable[Dossier], stream: TextIO, showing: Showing) -> None:
    stream.writelines(dossier_page.pieces(given, showing))


def _ucdp(given: Iterable[Dossier], stream: TextIO, showing: Showing) -> None:
    cells.write_csv(ucdp.rows(given, showing), ucdp.COLUMNS, stream)


def _acled(given: Iterable[Dossier], stream: TextIO, showing: Showing) -> None:
    cells.write_csv(acled.rows(given, showing), acled.COLUMNS, stream)


def _plover(given: Iterable[Dossier], stream: TextIO, showing: Showing) -> None:
    """The events of incidents, each once."""
    seen: set[str] = set()
    for one in given:
        wanted = set(claim_ids(one.incident))
        for reading in one.readings:
            for row in plover.rows(reading, showing):
                if row["claim_id"] in wanted and str(row["event_id"]) not in seen:
                    seen.add(str(row["event_id"]))
                    stream.write(msgspec.json.encode(row).decode() + "\n")


def _every_event(store: Store, stream: TextIO, showing: Showing, tally: Tally) -> None:
    """The events of all current readings, by the reports' ids."""
    with store.reading() as connection:
        versions = [version for _, version in readings.of_reports(connection)]
        for start in range(0, len(versions), _AT_ONCE):
            batch = versions[start : start + _AT_ONCE]
            bodies = readings.current(connection, batch)
            for version in batch:
                reading = from_json(bodies[version])
                tally.reports[reading.report.id] = reading.reader
                for row in plover.rows(reading, showing):
                    tally.claims.add(str(row["claim_id"]))
                    stream.write(msgspec.json.encode(row).decode() + "\n")


_ONE_FILE: dict[str, Callable[[Iterable[Dossier], TextIO, Showing], None]] = {
    "jsonl": _lines,
    "geojson": _geojson,
    "plover": _plover,
    "ucdp": _ucdp,
    "acled": _acled,
    "markdown": _markdown,
    "html": _html,
}
