"""JSON lines: one report a line, `{"id", "published", "publisher", "author", "title", "url", "text"}`, all but `text` optional."""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from alleged.errors import DayError
from alleged.read.published import timestamp
from alleged.read.text import report_of, with_problems
from alleged.records import Problem, Report

_WORDS = ("id", "publisher", "author", "title", "url")
_TIMES = ("published", "retrieved")


def read(path: Path, name: str) -> Iterator[Report | Problem]:
    """The reports of a `.jsonl` or `.jsonl.gz` file; a line that cannot be read is a problem, and the rest goes on.

    Raises: OSError where the file cannot be opened.
    """
    with gzip.open(path, "rb") if path.name.endswith(".gz") else path.open("rb") as lines:
        try:
            yield from read_lines(lines, name)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield Problem("unreadable", f"{name}: damaged gzip file ({error}); what came before it was read")


def read_lines(lines: Iterable[bytes], name: str) -> Iterator[Report | Problem]:
    """The reports of these lines; `name` is for messages. Empty lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield _report(line, f"{name}:{number}")


def is_row(line: bytes) -> bool:
    """Whether a first line begins a JSONL file: a JSON object with a text."""
    row, _ = _row(line.removeprefix(b"\xef\xbb\xbf"))
    return "text" in row


def _row(line: bytes) -> tuple[dict[str, Any], str | None]:
    import msgspec

    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return {}, f"no JSON ({error})"
    if not isinstance(row, dict):
        return {}, "no JSON object"
    return row, None


def _report(line: bytes, place: str) -> Report | Problem:
    row, fault = _row(line)
    if fault is None and not isinstance(row.get("text"), str):
        fault = 'no "text" that is a string'
    if fault is not None:
        return Problem("unreadable", f"{place}: {fault}; the line was left out")
    problems = []
    known: dict[str, str | None] = {}
    for field in _WORDS:
        value = row.get(field)
        if field == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            problems.append(Problem("bad_field", f'{place}: "{field}" is no string and was left out'))
            value = None
        known[field] = value
    for field in _TIMES:
        value = row.get(field)
        try:
            known[field] = timestamp(str(value)) if value not in (None, "") else None
        except DayError as error:
            problems.append(Problem("bad_date", f'{place}: "{field}" was left out: {error}'))
    return with_problems(report_of(row["text"], **known), *problems)
