"""Cells of CSV files: text that no spreadsheet takes for a formula, and the way back.

A cell whose text begins (blanks aside) with one of = + - @, their full-width forms, a tab or a line end is written with an
apostrophe before it, as is one that begins with an apostrophe itself. So taking one leading apostrophe away, where there is one,
gives back the text in every case: `plain`. Numbers are written as numbers.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
_MARK = "'"
_UNFIT = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


def defused(text: str) -> str:
    """A text as a cell may hold it.

    Example:
        >>> defused("=1+1"), defused("39 dead"), defused(" -5"), defused("'tis")
        ("'=1+1", '39 dead', "' -5", "''tis")
    """
    text = text.translate(_UNFIT)
    if text.startswith((*_FORMULA, _MARK)) or text.lstrip().startswith(_FORMULA):
        return _MARK + text
    return text


def plain(cell: str) -> str:
    """The text that `defused` wrote."""
    return cell.removeprefix(_MARK)


def write_csv(rows: Iterable[Row], columns: Sequence[str], stream: TextIO, *, header: bool = True) -> int:
    """Writes a header (but without `header`) and the rows as CSV (RFC 4180: commas, CR LF, text in
    quotation marks); returns how many rows.

    `stream` is opened with newline="" as UTF-8. None is an empty cell, True and False are 1 and 0.
    """
    writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC)
    if header:
        writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([_cell(row[column]) for column in columns])
        count += 1
    return count


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    return defused(value) if isinstance(value, str) else value
