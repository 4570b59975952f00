"""Ids stay the same from one run to the next."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.records.ids import ID_DIGITS, Numbering, stable_id, text_id, text_sha256


def test_a_texts_id_is_the_head_of_its_sha256() -> None:
    assert text_sha256("Größe") == hashlib.sha256("Größe".encode()).hexdigest()
    assert text_id("Größe") == text_sha256("Größe")[:16]


def test_a_lone_surrogate_has_an_id() -> None:
    assert len(text_id("\ud800")) == ID_DIGITS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("r", ["a", "bc"], 0), ("r", ["ab", "c"], 0)),
        (("r", ["a"], 0), ("r", ["a"], 1)),
        (("r", ["a"], 0), ("s", ["a"], 0)),
        (("r", ["a", ""], 0), ("r", ["a"], 0)),
    ],
)
def test_different_things_have_different_ids(
    one: tuple[str, list[str], int], other: tuple[str, list[str], int]
) -> None:
    assert stable_id(*one) != stable_id(*other)


@given(st.lists(st.sampled_from(["he said", "she said", "it"]), max_size=8))
def test_the_same_words_are_counted(words: list[str]) -> None:
    first, again = Numbering("r"), Numbering("r")
    ids = [first(word) for word in words]
    assert len(set(ids)) == len(words)
    assert ids == [again(word) for word in words]
