"""What the model marked across a dateline's end."""

import pytest

from alleged.parse.borders import cut_attributions, cut_entities, word_ranges
from alleged.records.document import Attribution, Entity, WordRange

LINE = [(2, 5)]
"""A dateline of three words behind a headline of two."""


def test_words_of_a_dateline() -> None:
    assert word_ranges([0, 5, 12, 20], [(5, 14), (30, 40)]) == ((1, 3),)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((2, 3), [((2, 3), "Organization")]),
        ((3, 7), [((3, 5), "Location"), ((5, 7), "Organization")]),
        ((5, 7), [((5, 7), "Organization")]),
    ],
)
def test_a_name_ends_with_the_dateline(words: WordRange, expected: list[tuple[WordRange, str]]) -> None:
    found = cut_entities([Entity(words, "Organization")], LINE)
    assert [(e.words, e.kind) for e in found] == expected


@pytest.mark.parametrize(
    ("source", "content", "expected"),
    [
        ((2, 8), ((9, 12),), ((5, 8), ((9, 12),))),
        ((10, 12), ((3, 9),), ((10, 12), ((5, 9),))),
        ((10, 12), ((0, 9),), ((10, 12), ((0, 2), (5, 9)))),
        ((3, 5), ((6, 9),), (None, ((6, 9),))),
        (None, ((6, 9),), (None, ((6, 9),))),
    ],
)
def test_nobody_says_a_dateline(source: WordRange | None, content: tuple[WordRange, ...], expected: object) -> None:
    (found,) = cut_attributions([Attribution(source, (12, 13), content, 0.9, 0.9)], LINE)
    assert (found.source, found.content) == expected


def test_a_cue_in_a_dateline_is_none() -> None:
    assert list(cut_attributions([Attribution((0, 1), (3, 4), ((6, 9),), 0.9, 0.9)], LINE)) == []
