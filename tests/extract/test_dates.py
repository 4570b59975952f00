"""Calendar expressions as words: where they stand and what they say."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.extract.dates.dates import expressions
from alleged.records.calendar import Clock, Date, Near, Open, Shift, Stretch, Within, Years
from tests.extract.trees import document, plain

FOUND = [
    ("Shells fell on 4 January 2023 .", ["4 January 2023"]),
    ("Shells fell on Jan. 4, 2023, he said .", ["Jan. 4, 2023"]),
    ("They met the 4th of January .", ["the 4th of January"]),
    ("A convoy left on Tuesday, March 7, for the border .", ["Tuesday, March 7"]),
    ("The truce held from 3 to 5 May .", ["from 3 to 5 May"]),
    ("The truce held May 3-5 .", ["May 3-5"]),
    ("Fighting went on between March and June 2022 .", ["between March and June 2022"]),
    ("Talks on 18 and 19 June failed .", ["18", "19 June"]),
    ("The dam broke in late December .", ["late December"]),
    ("The dam broke in mid-July .", ["mid-July"]),
    ("Prisoners were freed on New Year's Eve .", ["New Year's Eve"]),
    ("The bridge was hit earlier this week .", ["earlier this week"]),
    ("Drones struck overnight .", ["overnight"]),
    ("The mayor fled two days later .", ["two days later"]),
    ("The order came the next day .", ["the next day"]),
    ("He fought in the 1990s and the late eighties .", ["the 1990s", "the late eighties"]),
    ("The '90s were no better .", ["The '90s"]),
    ("Exports fell in the third quarter of 2022 .", ["the third quarter of 2022"]),
    ("The siren sounded at 10 p.m. on Tuesday .", ["at 10 p.m. on Tuesday"]),
    ("The siren sounded at 09:30 local time .", ["09:30"]),
    ("The law dates from 2014-03-18 .", ["2014-03-18"]),
    ("It was the third day of the offensive .", ["the third day"]),
    ("The September 11 attacks changed that .", ["September 11"]),
    ("The state grew in the 19th century .", ["the 19th century"]),
    ("They left in nineteen ninety-six .", ["nineteen ninety-six"]),
    ("Five hundred were held over the past three months .", ["the past three months"]),
    ("The minister spoke on Friday, 24/02/2023 .", ["Friday, 24/02/2023"]),
    ("Power will return by the end of the month .", ["the end of the month"]),
    ("Power will return by the end of the summer .", ["the end of the summer"]),
    ("Officials met on Monday of last week .", ["Monday of last week"]),
]
NOT_FOUND = [
    "They pray every Friday and twice a day .",
    "Patrols leave on Mondays .",
    "It lasted two days .",
    "A two-week truce was signed .",
    "He may march on the capital now .",
    "Some 2,000 people fled .",
    "A man in his 30s was hurt .",
    "They walked 20 miles in three hours .",
    "The score was 3:2 .",
    "Children ate twice daily .",
    "It cost $1998 a piece .",
    "The film 01:56Russia has ended .",
]


def words(text: str) -> list[str]:
    made = plain(text)
    return [made.text[e.start : e.end] for e in expressions(made)]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_durations_sets_and_look_alikes_are_left_out(text: str) -> None:
    assert words(text) == []


TERMS = [
    ("on 4 January 2023", Date(2023, 1, 4)),
    ("on 3/4/2022", Date(2022, 3, 4, numeric=True)),
    ("on 24/02/2022", Date(2022, 2, 24)),
    ("on Monday 21", Date(weekday=0, day=21)),
    ("in late 2022", Within("late", Date(year=2022))),
    ("by the 1990s", Years(1990, 10)),
    ("said last week", Near(-1, "week", None, "last")),
    ("said three days ago", Shift(((-3, "day"),), Near(0, "day", None, "today"))),
    ("said a few weeks ago", Open("an amount that nobody counted")),
    ("in the past two months", Stretch(-2, "month")),
    ("on Tuesday night", Clock("night", Date(weekday=1))),
]


@pytest.mark.parametrize(("text", "term"), TERMS)
def test_terms(text: str, term: object) -> None:
    assert [e.term for e in expressions(plain(text))] == [term]


TENSES = [
    ("Troops|NOUN|2|nsubj left|VERB|0|root on|ADP|4|case Monday|PROPN|2|obl", ("past", True)),
    ("Troops|NOUN|3|nsubj will|AUX|3|aux leave|VERB|0|root on|ADP|5|case Monday|PROPN|3|obl", ("future", True)),
    (
        "He|PRON|2|nsubj plans|VERB|0|root to|PART|4|mark talk|VERB|2|xcomp on|ADP|6|case Monday|PROPN|4|obl",
        ("future", True),
    ),
    (
        "They|PRON|2|nsubj scheduled|VERB|0|root a|DET|4|det vote|NOUN|2|obj for|ADP|6|case Monday|PROPN|2|obl",
        ("future", True),
    ),
    ("He|PRON|2|nsubj praised|VERB|0|root a|DET|5|det Monday|PROPN|5|compound raid|NOUN|2|obj", ("past", False)),
    ("Talks|NOUN|0|root on|ADP|3|case Monday|PROPN|1|nmod", (None, False)),
]


@pytest.mark.parametrize(("tree", "expected"), TENSES)
def test_tense_of_the_governing_verb(tree: str, expected: tuple[str | None, bool]) -> None:
    (one,) = expressions(document(tree))
    assert (one.tense, one.direct) == expected


def test_words_cover_the_expression() -> None:
    made = plain("The village was hit on 4 January 2023 .")
    (one,) = expressions(made)
    assert made.forms[slice(*one.words)] == ("4", "January", "2023")


@given(
    st.lists(
        st.sampled_from(
            "on the 4 12 31 May Monday last next week of to - / , . 2022 year ago before from between and".split()
        ),
        min_size=1,
        max_size=14,
    )
)
def test_any_words_give_spans_in_order(forms: list[str]) -> None:
    made = plain(" ".join(forms))
    spans = [(e.start, e.end) for e in expressions(made)]
    assert all(0 <= start < end <= len(made.text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
