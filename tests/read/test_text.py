"""Plain text: nothing is taken away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.read.text import read, report_of
from alleged.records.ids import text_id


@given(st.text())
def test_the_text_stays_as_given(text: str) -> None:
    report = report_of(text)
    assert report.text == text
    assert report.id == text_id(text)


@pytest.mark.parametrize(
    "text", ["\ufeffdate 2023-01-04 One\r\n\r\nTwo", "  \n\tblank first", "date 2023-01-04 One\rTwo"]
)
def test_marks_line_ends_blanks_and_header_stay(text: str) -> None:
    assert read(text.encode(), "f").text == text


def test_what_is_known_wins_over_the_text() -> None:
    report = report_of("date 2023-01-04 Text", published="2022-02-24", id="mine", title="A title")
    assert (report.published, report.id, report.title) == ("2022-02-24", "mine", "A title")
    assert report_of("date 2023-01-04 Text").published == "2023-01-04"


def test_an_empty_id_is_none() -> None:
    assert report_of("Text", id="").id == text_id("Text")
