"""Numbers in words and figures: literal bounds, what they count as, the rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.lexicon import vague
from alleged.lexicon.vague import Column
from alleged.resolve.numbers import numbers, read_number

# words, low, high, approximate, counts as (recorder), rule
CASES = [
    ("39", 39, 39, False, (39, 39), "figure"),
    ("1,200", 1200, 1200, False, (1200, 1200), "figure"),
    ("2.5 million", 2_500_000, 2_500_000, False, (2_500_000, 2_500_000), "figure"),
    ("80k", 80_000, 80_000, False, (80_000, 80_000), "figure"),
    ("12 000", 12_000, 12_000, False, (12_000, 12_000), "figure"),
    ("twenty - two", 22, 22, False, (22, 22), "figure"),
    ("two hundred and six", 206, 206, False, (206, 206), "figure"),
    ("three thousand five hundred", 3500, 3500, False, (3500, 3500), "figure"),
    ("a hundred", 100, 100, False, (100, 100), "figure"),
    ("a dozen", 12, 12, False, (12, 12), "figure"),
    ("two dozen", 24, 24, False, (24, 24), "figure"),
    ("half a dozen", 6, 6, False, (6, 6), "figure"),
    ("at least 39", 39, None, False, (39, 39), "at least"),
    ("no fewer than 39", 39, None, False, (39, 39), "at least"),
    ("39 or more", 39, None, False, (39, 39), "at least"),
    ("at least some 400", 400, None, True, (400, 400), "at least"),
    ("more than a dozen", 13, None, False, (13, 13), "more than"),
    ("over 200", 201, None, False, (201, 201), "more than"),
    ("up to 10", None, 10, False, (10, 10), "up to"),
    ("as many as 30", None, 30, False, (30, 30), "up to"),
    ("fewer than 50", None, 49, False, (49, 49), "fewer than"),
    ("some 400", 400, 400, True, (400, 400), "about"),
    ("nearly 60", 60, 60, True, (60, 60), "about"),
    ("an estimated 12,000", 12_000, 12_000, True, (12_000, 12_000), "about"),
    ("30 or so", 30, 30, True, (30, 30), "about"),
    ("between 50 and 60", 50, 60, False, (50, 60), "range"),
    ("between eight and more than 30", 8, 31, False, (8, 31), "range"),
    ("between 12 to 19", 12, 19, False, (12, 19), "range"),
    ("at least 15 and up to 25", 15, 25, False, (15, 25), "range"),
    ("10 to 15", 10, 15, False, (10, 15), "range"),
    ("10 - 15", 10, 15, False, (10, 15), "range"),
    ("two or three", 2, 3, False, (2, 3), "range"),
    ("70 to 80,000", 70_000, 80_000, False, (70_000, 80_000), "range"),
    ("about 70 to 80,000", 70_000, 80_000, True, (70_000, 80_000), "about"),
    ("at least 10 to 15", 10, None, False, (10, 10), "at least"),
    ("a couple of", 2, 2, False, (2, 2), "couple"),
    ("several", 2, None, False, (2, 2), "several"),
    ("several hundred", 200, None, False, (200, 200), "several"),
    ("a few dozen", 24, None, False, (24, 24), "several"),
    ("dozens of", 12, None, False, (12, 24), "dozens"),
    ("scores", 20, None, False, (20, 40), "scores"),
    ("hundreds", 100, None, False, (100, 200), "hundreds"),
    ("in the hundreds", 100, 999, False, (100, 999), "in the hundreds"),
    ("tens of thousands", 10_000, None, False, (10_000, 20_000), "tens of thousands"),
    ("hundreds of thousands of", 100_000, None, False, (100_000, 200_000), "hundreds of thousands"),
    ("no one", 0, 0, False, (0, 0), "no one"),
    ("none", 0, 0, False, (0, 0), "no one"),
    ("many", 2, None, False, (2, 2), "many"),
]


@pytest.mark.parametrize(("words", "low", "high", "approximate", "counts", "rule"), CASES)
def test_number(
    words: str, low: int | None, high: int | None, approximate: bool, counts: tuple[int, int], rule: str
) -> None:
    number = read_number(words.split())
    assert number is not None
    assert (number.low, number.high, number.approximate, number.rule) == (low, high, approximate, rule)
    assert (number.counts_as.low, number.counts_as.high) == counts


COLUMNS: list[tuple[str, Column, tuple[int | None, int | None]]] = [
    ("several", "conservative", (3, 3)),
    ("several hundred", "conservative", (300, 300)),
    ("dozens", "conservative", (12, 12)),
    ("dozens", "literal", (12, None)),
    ("up to 10", "literal", (None, 10)),
    ("up to 10", "conservative", (10, 10)),
]


@pytest.mark.parametrize(("words", "column", "counts"), COLUMNS)
def test_columns(words: str, column: Column, counts: tuple[int | None, int | None]) -> None:
    number = read_number(words.split(), column)
    assert number is not None
    assert (number.counts_as.low, number.counts_as.high) == counts


@pytest.mark.parametrize(
    "words", ["a", "an", "2.5", "the", "hundred", "between", "from 10", "1.2.3", "12th", "at least"]
)
def test_no_number(words: str) -> None:
    assert read_number(words.split()) is None


def test_several_in_one_sentence() -> None:
    words = "from monday to friday at least two of the 12 - year - old boys plus three dozen others were there".split()
    assert [(n.first, n.end, n.core, n.number.low) for n in numbers(words)] == [
        (4, 7, 6, 2),
        (9, 10, 9, 12),
        (16, 18, 17, 36),
    ]


@given(st.integers(1, 999_999_999))
def test_figures_with_and_without_commas_agree(value: int) -> None:
    plain, grouped = read_number([str(value)]), read_number([f"{value:,}"])
    assert plain is not None
    assert grouped is not None
    assert plain.low == grouped.low == value


@given(
    st.lists(st.sampled_from("a at least more than two dozen to 10 - 000 or half hundred between and of many".split()))
)
def test_found_numbers_lie_in_order_and_apart(words: list[str]) -> None:
    end = 0
    for found in numbers(words):
        assert end <= found.first <= found.core < found.end <= len(words)
        end = found.end


def test_each_phrase_of_the_table_can_be_found() -> None:
    known = vague.load()
    for phrase, row in known.alone.items():
        number = read_number(phrase)
        assert number is not None, phrase
        assert number.rule == row.name
    for phrase, row in known.before.items():
        number = read_number((*phrase, "40"))
        assert number is not None, phrase
        assert number.rule == row.name
