"""The table: order, nesting, numbers, and nothing that could steer a terminal."""

import io

import pytest
from rich.console import Console

from alleged.cli.table import arranged, printable, show
from alleged.records import Problem, Reading
from tests.making import channel, claim, reading, span

TEXT = (
    "Kyiv said on Telegram that Washington had seen reports that the bridge was hit. Moscow wants peace. "
    "Moscow rejected the report as false. Some say it may rain. The bridge fell."
)
SAID = claim(TEXT, "Kyiv", "said", "Washington had seen reports that the bridge was hit",
             channel=channel(TEXT, "on Telegram", "social media"))  # fmt: skip
SEEN = claim(TEXT, "Washington", "had seen reports", "the bridge was hit", act="perceive", depth=2, parent=SAID.id)
WANTS = claim(TEXT, "Moscow", "wants", "peace", act="want", stance="none")
REJECTED = claim(
    TEXT, "Moscow", "rejected", "the report as false", act="dispute", stance="disputes", disputes=(SAID.id,)
)
NOBODY = claim(TEXT, None, "say", "it may rain", certainty="possible", hedges=(span(TEXT, "may"),))
NARRATED = claim(TEXT, None, None, "The bridge fell", form="narrated", depth=0)
READING = reading(TEXT, SAID, SEEN, WANTS, REJECTED, NOBODY, NARRATED)


def printed(made: Reading, width: int = 100) -> str:
    console = Console(file=io.StringIO(), width=width, no_color=True)
    show(made, console)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_statements_come_first_and_nested_claims_stay_with_their_parents() -> None:
    statements, attitudes, narrated = arranged(READING.claims)
    assert [(c.id, level) for c, level in statements] == [(SAID.id, 0), (SEEN.id, 1), (REJECTED.id, 0), (NOBODY.id, 0)]
    assert [c.id for c, _ in attitudes] == [WANTS.id]
    assert [c.id for c, _ in narrated] == [NARRATED.id]


def test_a_claim_whose_parent_is_not_there_is_still_shown() -> None:
    orphan = claim(TEXT, "Some", "say", "it may rain", depth=2, parent="gone")
    assert [c for c, _ in arranged([orphan])[0]] == [orphan]


@pytest.mark.parametrize("width", [40, 60, 75, 76, 100, 200])
def test_all_is_said_in_any_width(width: int) -> None:
    out = printed(READING, width)
    assert max(map(len, out.splitlines())) <= width
    words = " ".join(out.split())
    for text in (
        "Kyiv",
        "on Telegram",
        "↳ Washington",
        "nobody named",
        "disputes 1",
        "possible",
        "the report",
        "Statements",
    ):
        assert all(word in words for word in text.split())


def test_disputes_point_at_the_number() -> None:
    lines = printed(READING).splitlines()
    (row,) = [line for line in lines if "rejected" in line]
    assert row.startswith("3 ")
    assert "disputes 1" in printed(READING)


def test_pieces_of_content_are_joined() -> None:
    made = claim(TEXT, "Kyiv", "said", "Washington had seen reports", "the bridge was hit")
    assert "Washington had seen reports … the bridge was hit" in printed(reading(TEXT, made), 200)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\r\n two\t", "one two"),
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("\u202eabc\u200b", "abc"),
        ("\ufeffx", "x"),
        ("[bold]not mark-up[/]", "[bold]not mark-up[/]"),
    ],
)
def test_nothing_steers_the_terminal(text: str, expected: str) -> None:
    assert printable(text) == expected


def test_square_brackets_are_words_not_mark_up() -> None:
    text = "He said [bold]this[/bold] was so"
    assert "[bold]this[/bold] was so" in printed(reading(text, claim(text, "He", "said", "[bold]this[/bold] was so")))


def test_problems_and_empty_readings() -> None:
    out = printed(reading("", problems=(Problem("empty", "there is no text to read"),)))
    assert "0 claims" in out
    assert "! there is no text to read" in out
