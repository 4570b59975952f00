"""Calendar expressions as days, against the report's day."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.extract.dates.dates import expressions
from alleged.records import DateMention
from alleged.records.calendar import Tense
from alleged.resolve.dates.dates import dates
from alleged.resolve.dates.feasts import easter, nth_weekday, orthodox_easter
from tests.extract.trees import plain

WEDNESDAY = "2023-01-04"


def read(text: str, tense: Tense | None = "past", published: str | None = WEDNESDAY) -> tuple[DateMention, ...]:
    made = plain(text)
    found = [replace(one, tense=tense, direct=True) for one in expressions(made)]
    return dates(found, made, published)


def last(text: str, tense: Tense | None = "past", published: str | None = WEDNESDAY) -> tuple[str | None, str | None]:
    mention = read(text, tense, published)[-1]
    return mention.from_, mention.to


ROWS: list[tuple[str, Tense | None, str | None, str | None]] = [
    ("They meet on Wednesday .", "future", "2023-01-04", "2023-01-05"),
    ("They met on Wednesday .", "past", "2023-01-04", "2023-01-05"),
    ("He praised a Tuesday conversation .", "past", "2023-01-03", "2023-01-04"),
    ("They will meet on Tuesday .", "future", "2023-01-10", "2023-01-11"),
    ("They met last Tuesday .", "past", "2022-12-27", "2022-12-28"),
    ("They met last Friday .", "past", "2022-12-30", "2022-12-31"),
    ("They meet next Friday .", "future", "2023-01-13", "2023-01-14"),
    ("They meet this Friday .", "future", "2023-01-06", "2023-01-07"),
    ("It fell last week .", "past", "2022-12-26", "2023-01-02"),
    ("It was agreed last year .", "past", "2022-01-01", "2023-01-01"),
    ("It will be agreed next month .", "future", "2023-02-01", "2023-03-01"),
    ("The dam broke in late December .", "past", "2022-12-01", "2023-01-01"),
    ("Elections are due in March .", "future", "2023-03-01", "2023-04-01"),
    ("They fled in March .", "past", "2022-03-01", "2022-04-01"),
    ("It was signed on 9 May .", "past", "2022-05-09", "2022-05-10"),
    ("It was hit on New Year's Eve .", "past", "2022-12-31", "2023-01-01"),
    ("It was hit on Orthodox Easter 2022 .", "past", "2022-04-24", "2022-04-25"),
    ("It was hit yesterday .", "past", "2023-01-03", "2023-01-04"),
    ("It was hit last night .", "past", "2023-01-03", "2023-01-04"),
    ("Drones struck overnight .", "past", "2023-01-03", "2023-01-05"),
    ("It fell on 1 December and was retaken two days later .", "past", "2022-12-03", "2022-12-04"),
    ("It fell on 1 December and burned the next day .", "past", "2022-12-02", "2022-12-03"),
    ("It fell on 1 December and more died the following week .", "past", "2022-12-05", "2022-12-12"),
    ("It burned two days later .", "past", None, None),
    ("It was the third day of the offensive .", "past", None, None),
    ("Two died two days after the strike .", "past", None, None),
    ("They left a few years ago .", "past", None, None),
    ("They left a week ago .", "past", "2022-12-28", "2022-12-29"),
    ("They left three years ago .", "past", "2020-01-01", "2021-01-01"),
    ("They left two months ago .", "past", "2022-11-01", "2022-12-01"),
    ("It held from 3 to 5 May 2022 .", "past", "2022-05-03", "2022-05-06"),
    ("It held between March and June 2022 .", "past", "2022-03-01", "2022-07-01"),
    ("It held from November to March .", "past", "2022-11-01", "2023-04-01"),
    ("He fought in the 1990s .", "past", "1990-01-01", "2000-01-01"),
    ("He fought in the '90s .", "past", "1990-01-01", "2000-01-01"),
    ("It fell in the third quarter .", "past", "2022-07-01", "2022-10-01"),
    ("It fell last summer .", "past", "2022-06-01", "2022-09-01"),
    ("It fell this winter .", "past", "2022-12-01", "2023-03-01"),
    ("It fell over the weekend .", "past", "2022-12-31", "2023-01-02"),
    ("It rang at 10 p.m. on Tuesday .", "past", "2023-01-03", "2023-01-04"),
    ("It fell on 3/4/2022 .", "past", "2022-03-04", "2022-03-05"),
    ("On 24 February 2022 it began and on 3/4/2022 it fell .", "past", "2022-04-03", "2022-04-04"),
    ("It fell on 30 February 2022 .", "past", None, None),
    ("The September 11 attacks changed that .", "past", "2001-09-11", "2001-09-12"),
    ("The October 7 attacks changed that .", "past", "2022-10-07", "2022-10-08"),
    ("They met on Monday of last week .", "past", "2022-12-26", "2022-12-27"),
    ("They met on the first Monday of December 2022 .", "past", "2022-12-05", "2022-12-06"),
    ("Two hundred died in the past three months .", "past", "2022-10-04", "2023-01-04"),
    ("They met two days before Christmas .", "past", "2022-12-23", "2022-12-24"),
    ("It fell on 2014-03-18 .", "past", "2014-03-18", "2014-03-19"),
]


@pytest.mark.parametrize(("text", "tense", "first", "end"), ROWS)
def test_days(text: str, tense: Tense | None, first: str | None, end: str | None) -> None:
    assert last(text, tense) == (first, end)


def test_a_named_day_after_its_event() -> None:
    assert last("The October 7 attacks changed that .", published="2024-11-02") == ("2023-10-07", "2023-10-08")


def test_without_the_reports_day_absolute_dates_alone_are_known() -> None:
    mentions = read("It fell on 4 May 2022 and was retaken on Friday .", published=None)
    assert [(m.from_, m.to, m.rule) for m in mentions] == [
        ("2022-05-04", "2022-05-05", "date"),
        (None, None, "no-report-day"),
    ]


def test_each_mention_says_precision_and_rule() -> None:
    (mention,) = read("They met on Tuesday .")
    assert (mention.text, mention.precision, mention.rule) == ("Tuesday", "day", "weekday-last")


def test_a_note_ends_its_range_where_the_end_begins() -> None:
    assert last("Out from 10 to 12 May", "future") == ("2023-05-10", "2023-05-12")
    assert last("Out from 10 to 12 May", "past") == ("2022-05-10", "2022-05-13")


def test_movable_feasts() -> None:
    assert (easter(2024), orthodox_easter(2024)) == (date(2024, 3, 31), date(2024, 5, 5))
    assert nth_weekday(2022, 11, 3, 4) == date(2022, 11, 24)
    assert nth_weekday(2022, 5, 0, -1) == date(2022, 5, 30)


@given(
    st.sampled_from([row[0] for row in ROWS]),
    st.sampled_from(["past", "present", "future", None]),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
def test_any_day_gives_an_interval_or_none(text: str, tense: Tense | None, published: date) -> None:
    for mention in read(text, tense, published.isoformat()):
        assert (mention.from_ is None) == (mention.to is None) == (mention.precision is None)
        assert mention.rule
        if mention.from_ is not None and mention.to is not None:
            assert mention.from_ < mention.to
