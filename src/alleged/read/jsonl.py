"""JSON lines: one report a line, as `read/rows.py` has it."""

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, cast

from alleged.read.opened import Opened, is_packed, unpacked
from alleged.read.rows import TEXT, report_of_row
from alleged.records import Problem, Report

ENDINGS = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
MEDIA_TYPES = ("application/jsonl", "application/x-ndjson", "application/jsonlines", "application/x-jsonlines")

_BOM = b"\xef\xbb\xbf"
_SKIPPED_BYTES = 1 << 20


def begins(head: bytes) -> bool:
    """Whether a JSONL file begins so, packed or not: with a JSON object that has a text."""
    start = unpacked(head)
    first, end, _ = start.removeprefix(_BOM).partition(b"\n")
    row, fault = _row(first)
    # of a packed file's first line only the beginning may be there
    return TEXT in row or (fault is not None and not end and is_packed(head) and b'"text"' in first)


def reports(opened: Opened) -> Iterator[Report | Problem]:
    """The reports of a file, packed with gzip or not; a line that cannot be read is a problem, and the rest goes on."""
    stream = opened.stream
    if not isinstance(stream, io.BufferedReader):
        stream = io.BufferedReader(cast("io.RawIOBase", stream))
    if not is_packed(stream.peek(2)[:2]):
        yield from read_lines(_lines(stream, opened.settings.max_file_bytes), opened.name)
        return
    with gzip.GzipFile(fileobj=stream) as unpacked_stream:
        try:
            yield from read_lines(
                _lines(unpacked_stream, opened.settings.max_file_bytes),  # type: ignore[arg-type]  # it reads like one
                opened.name,
            )
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield Problem("unreadable", f"{opened.name}: damaged gzip file ({error}); what came before it was read")


def read_lines(lines: Iterable[bytes | None], name: str) -> Iterator[Report | Problem]:
    """The reports of these lines; `name` is for messages. Empty lines are passed over; None is a line that is too long."""
    for number, line in enumerate(lines, start=1):
        if line is None:
            yield Problem("unreadable", f"{name}:{number}: longer than the limit for one report; the line was left out")
            continue
        if number == 1:
            line = line.removeprefix(_BOM)
        if line.strip():
            yield _report(line, f"{name}:{number}")


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines of at most `limit` bytes, so that a small packed file cannot fill the memory; None for a longer one."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_SKIPPED_BYTES)
        yield None


def _row(line: bytes) -> tuple[dict[str, Any], str | None]:
    import msgspec

    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return {}, f"no JSON ({error})"
    if not isinstance(row, dict):
        return {}, "no JSON object"
    return row, None


def _report(line: bytes, place: str) -> Report | Problem:
    row, fault = _row(line)
    if fault is not None:
        return Problem("unreadable", f"{place}: {fault}; the line was left out")
    return report_of_row(row, place)
