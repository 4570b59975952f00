"""Parquet files: a report a row, the columns named as the keys of JSON lines. Needs the extra `alleged[parquet]`."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from alleged.errors import UnreadableError
from alleged.read.opened import Opened
from alleged.read.rows import TEXT, TIMES, WORDS, report_of_row
from alleged.records import Problem, Report

if TYPE_CHECKING:
    from pyarrow import RecordBatch  # type: ignore[import-untyped]
    from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]

ENDINGS = (".parquet",)

BATCH_ROWS = 64
"""Rows taken into memory at a time: long articles come to a few megabytes."""

_BUFFER_BYTES = 1 << 20
_MAGIC = b"PAR1"
_WORD_TYPES = ("string", "large_string")


def begins(head: bytes) -> bool:
    """Whether a Parquet file begins so."""
    return head.startswith(_MAGIC)


def reports(opened: Opened) -> Iterator[Report | Problem]:
    """The reports of a file, row group by row group; a bad row or a damaged row group is a problem, and the rest goes on.

    Raises: UnreadableError where pyarrow is not installed, or the file is no Parquet file or has no column `text`.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise UnreadableError(f"{opened.name}: Parquet files need pyarrow: pip install 'alleged[parquet]'") from None
    source = opened.stream if opened.stream.seekable() else BytesIO(opened.whole())
    try:
        file = ParquetFile(source)
        schema = file.schema_arrow
        if TEXT in schema.names and str(schema.field(TEXT).type) in _WORD_TYPES:
            # a text that many rows share is held once: a small file can repeat a large one without end
            file = ParquetFile(source, metadata=file.metadata, buffer_size=_BUFFER_BYTES, read_dictionary=[TEXT])
    except (ArrowException, OSError, ValueError) as error:
        raise UnreadableError(f"{opened.name}: not a Parquet file, or damaged ({_first_line(error)})") from None
    columns = [name for name in schema.names if name in (TEXT, *WORDS, *TIMES)]
    if TEXT not in columns:
        raise UnreadableError(
            f'{opened.name}: no column "text" (there are: {", ".join(schema.names[:20])}); rename the one that holds it'
        )
    first = 1
    for group in range(file.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        try:
            yield from _group(file, group, columns, opened.name, first, opened.settings.max_file_bytes)
        except (ArrowException, OSError, ValueError) as error:
            yield Problem(
                "unreadable",
                f"{opened.name}: damaged in rows {first} to {first + rows - 1}, left out from there ({_first_line(error)})",
            )
        first += rows


def _group(
    file: "ParquetFile", group: int, columns: list[str], name: str, first: int, limit: int
) -> Iterator[Report | Problem]:
    number = first
    batches = file.iter_batches(BATCH_ROWS, row_groups=[group], columns=columns, use_threads=False)
    for batch in batches:
        for row in range(batch.num_rows):
            yield _row(batch, row, f"{name}:{number}", limit)
            number += 1


def _row(batch: "RecordBatch", row: int, place: str, limit: int) -> Report | Problem:
    try:
        values = {name: _plain(batch.column(name)[row].as_py()) for name in batch.schema.names}
    except (ValueError, OverflowError) as error:  # bytes that are no UTF-8, a moment beyond year 9999
        return Problem("unreadable", f"{place}: {_first_line(error)}; the row was left out")
    if len(str(values[TEXT])) > limit:
        return Problem(
            "unreadable", f"{place}: longer than the limit of {limit:,} for one report; the row was left out"
        )
    return report_of_row(values, place)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value  # a datetime is a date too


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
