"""Words, breaks and quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.parse.words import (
    BLANK,
    CLOSES,
    IN_DOUBLE,
    IN_SINGLE,
    JOINED,
    LINE,
    OPENS,
    OUTSIDE,
    PARAGRAPH,
    find_words,
    plain,
)

WORDS = [
    ("He didn't go.", ["He", "did", "n't", "go", "."]),
    ("the ministry’s F-16s", ["the", "ministry", "’s", "F", "-", "16s"]),
    ("the U.S. army, at 9:30 a.m. on 3.5.2022", ["the", "U.S.", "army", ",", "at", "9:30", "a.m.", "on", "3.5.2022"]),
    ("Gen. Adams lost 1,200 men", ["Gen.", "Adams", "lost", "1,200", "men"]),
    ("in Gen.", ["in", "Gen", "."]),
    ("O'Neill can't", ["O'Neill", "ca", "n't"]),
    ("see https://example.org/a,b.", ["see", "https://example.org/a,b", "."]),
    ("wait ... what--no", ["wait", "...", "what", "--", "no"]),
    ("J. Ward, @desk #kyiv", ["J.", "Ward", ",", "@desk", "#kyiv"]),
    ("", []),
    (" \r\n\t ", []),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text: str, expected: list[str]) -> None:
    assert list(find_words(text).forms) == expected


QUOTES = [
    # (text, states of its words)
    ('"We hold," he said', [OPENS, IN_DOUBLE, IN_DOUBLE, IN_DOUBLE, CLOSES, OUTSIDE, OUTSIDE]),
    ("“We hold”", [OPENS, IN_DOUBLE, IN_DOUBLE, CLOSES]),
    ("«We hold»", [OPENS, IN_DOUBLE, IN_DOUBLE, CLOSES]),
    ("„We hold”", [OPENS, IN_DOUBLE, IN_DOUBLE, CLOSES]),
    ("‘We hold,’ he", [OPENS, IN_SINGLE, IN_SINGLE, IN_SINGLE, CLOSES, OUTSIDE]),
    ("‘We can’t hold’", [OPENS, IN_SINGLE, IN_SINGLE, IN_SINGLE, IN_SINGLE, CLOSES]),
    ("the soldiers' own", [OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE]),
    # never closed: the next paragraph is clean again
    ("“We hold\n\nHe left", [OPENS, IN_DOUBLE, IN_DOUBLE, OUTSIDE, OUTSIDE]),
    # a stray closing mark opens nothing
    ('hold" he', [OUTSIDE, CLOSES, OUTSIDE]),
]


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_quotes(text: str, expected: list[int]) -> None:
    assert list(find_words(text).quotes) == expected


def test_breaks_and_what_is_skipped() -> None:
    words = find_words("One two,\nthree\r\n\r\nfour AD five", skip=[(23, 25)])
    assert words.forms == ("One", "two", ",", "three", "four", "five")
    assert words.breaks == (PARAGRAPH, BLANK, JOINED, LINE, PARAGRAPH, PARAGRAPH)


@given(st.text(max_size=200))
def test_every_character_but_blanks_is_in_a_word(text: str) -> None:
    words = find_words(text)
    covered = "".join(text[a:b] for a, b in zip(words.starts, words.ends, strict=True))
    assert covered == "".join(c for c in text if not c.isspace())
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == list(words.forms)
    assert list(words.starts) == sorted(set(words.starts))


@given(st.text(alphabet="ab \n\"'“”‘’.,", max_size=80))
def test_a_paragraph_closes_every_quotation(text: str) -> None:
    words = find_words(text + "\n\nend")
    assert words.quotes[-1] == OUTSIDE


def test_plain_marks() -> None:
    assert [plain(m) for m in ("“", "”", "«", "``", "’", "‘", "x")] == ['"', '"', '"', '"', "'", "'", "x"]
