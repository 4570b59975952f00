"""Cells that no spreadsheet takes for a formula, and the way back."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.export.cells import defused, plain, write_csv


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+39 dead", "'+39 dead"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\n=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("'tis", "''tis"),
        ("39 dead", "39 dead"),
        ("“-5”", "“-5”"),
        ("", ""),
    ],
)
def test_defused_and_back(text: str, cell: str) -> None:
    assert defused(text) == cell
    assert plain(cell) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_text_comes_back_and_no_cell_begins_as_a_formula(text: str) -> None:
    stream = io.StringIO(newline="")
    write_csv([{"a": text, "b": -1.5}], ["a", "b"], stream)
    stream.seek(0)
    cell = list(csv.reader(stream))[1][0]
    assert plain(cell) == text
    assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))


def test_numbers_are_numbers_and_nothing_is_empty() -> None:
    stream = io.StringIO(newline="")
    assert write_csv([{"a": -12.5, "b": None, "c": True, "d": 0}], ["a", "b", "c", "d"], stream) == 1
    assert stream.getvalue() == '"a","b","c","d"\r\n-12.5,"",1,0\r\n'
