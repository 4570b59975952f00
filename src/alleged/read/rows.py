"""One row, `{"id", "published", "publisher", "author", "title", "url", "text"}`, to a report; only `text` must be there."""

from collections.abc import Mapping
from dataclasses import replace

from alleged.errors import DayError
from alleged.read.published import timestamp
from alleged.read.text import report_of, with_problems
from alleged.records import Problem, Report

WORDS = ("id", "publisher", "author", "title", "url")
TIMES = ("published", "retrieved")
TEXT = "text"


def report_of_row(row: Mapping[str, object], place: str) -> Report | Problem:
    """A row's report, or why there is none. `place` is for messages: file and row. A bad field is left out and said."""
    text = row.get(TEXT)
    if not isinstance(text, str):
        return Problem("unreadable", f'{place}: no "text" that is a string; the row was left out')
    problems = []
    known: dict[str, str | None] = {}
    for field in WORDS:
        value = row.get(field)
        if field == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            problems.append(Problem("bad_field", f'{place}: "{field}" is no string and was left out'))
            value = None
        known[field] = value
    for field in TIMES:
        value = row.get(field)
        try:
            known[field] = timestamp(str(value)) if value not in (None, "") else None
        except DayError as error:
            problems.append(Problem("bad_date", f'{place}: "{field}" was left out: {error}'))
    return replace(with_problems(report_of(text, **known), *problems), place=place)
