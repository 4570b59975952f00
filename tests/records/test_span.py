"""Spans point into the text as given."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.records import Span


@given(st.text(min_size=1), st.data())
def test_a_span_holds_what_stands_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert span.text == text[span.start : span.end]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 5)])
def test_offsets_outside_the_text_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span.of("text", start, end)


def test_records_never_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Span(0, 1, "a").start = 3  # type: ignore[misc]
