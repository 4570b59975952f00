"""The four linked tables as files: CSV in a folder or a zip archive, Parquet in a folder. Dossiers pass by one at a time."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from alleged.export.cells import write_csv
from alleged.export.cited import WHOLE, Showing
from alleged.export.linked import COLUMNS, Kind, Row, Table, rows
from alleged.records.dossier import Dossier

_BATCH = 5000
"""Rows of a table that are held before they go into a Parquet file as one group."""
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows: an archive of the same tables has the same bytes


def write_csv_folder(dossiers: Iterable[Dossier], folder: Path, showing: Showing = WHOLE) -> tuple[Path, ...]:
    """Writes incidents.csv, claims.csv, sources.csv and tolls.csv into `folder`, which is made where it is not there.

    The files appear when all four are whole. Returns their paths.
    """
    with _made_beside(folder) as part:
        _write_tables(dossiers, part, showing)
        return _moved(part, folder)


def write_csv_zip(dossiers: Iterable[Dossier], archive: Path, showing: Showing = WHOLE) -> Path:
    """Writes the four CSV files into a zip archive, which appears when it is whole. The same dossiers give the same bytes."""
    with _made_beside(archive.parent) as part:
        _write_tables(dossiers, part, showing)
        whole = part / "whole.zip"
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as written:
            for table in COLUMNS:
                about = zipfile.ZipInfo(f"{table}.csv", _ZIP_DAY)
                about.compress_type = zipfile.ZIP_DEFLATED
                about.external_attr = 0o644 << 16
                with written.open(about, "w", force_zip64=True) as member, (part / f"{table}.csv").open("rb") as source:
                    while chunk := source.read(1 << 20):
                        member.write(chunk)
        whole.replace(archive)
    return archive


def write_parquet(dossiers: Iterable[Dossier], folder: Path, showing: Showing = WHOLE) -> tuple[Path, ...]:
    """Writes incidents.parquet, claims.parquet, sources.parquet and tolls.parquet into `folder`; returns their paths.

    Text is as it is, for Parquet knows no formulas. Raises: ImportError where pyarrow is not installed (`alleged[parquet]`).
    """
    pa, pq = import_module("pyarrow"), import_module("pyarrow.parquet")
    with _made_beside(folder) as part:
        with ExitStack() as open_files:
            writers = {
                table: open_files.enter_context(pq.ParquetWriter(part / f"{table}.parquet", _schema(columns)))
                for table, columns in COLUMNS.items()
            }
            held: dict[Table, list[Row]] = {table: [] for table in COLUMNS}

            def flush(table: Table) -> None:
                writers[table].write_table(pa.Table.from_pylist(held[table], schema=_schema(COLUMNS[table])))
                held[table].clear()

            for one in rows(dossiers, showing):
                for table, waiting in held.items():
                    waiting.extend(one.of(table))
                    if len(waiting) >= _BATCH:
                        flush(table)
            for table in held:
                flush(table)
        return _moved(part, folder)


def _schema(columns: Mapping[str, Kind]) -> Any:
    """A table's columns as pyarrow has them."""
    pa = import_module("pyarrow")
    kinds = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "truth": pa.bool_()}
    return pa.schema([(name, kinds[kind]) for name, kind in columns.items()])


def _write_tables(dossiers: Iterable[Dossier], folder: Path, showing: Showing) -> None:
    """One pass over the dossiers: a CSV file is written while the next dossier is drawn up."""
    with ExitStack() as open_files:
        streams = {
            table: open_files.enter_context((folder / f"{table}.csv").open("w", encoding="utf-8", newline=""))
            for table in COLUMNS
        }
        for table, stream in streams.items():
            write_csv((), tuple(COLUMNS[table]), stream)
        for one in rows(dossiers, showing):
            for table, stream in streams.items():
                write_csv(one.of(table), tuple(COLUMNS[table]), stream, header=False)


@contextmanager
def _made_beside(folder: Path) -> Iterator[Path]:
    """A folder for files that are not whole yet, on the same disk as `folder`; it goes with whatever is left in it."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".part-") as part:
        yield Path(part)


def _moved(part: Path, folder: Path) -> tuple[Path, ...]:
    return tuple(path.replace(folder / path.name) for path in sorted(part.iterdir()))
