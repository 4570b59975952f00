"""Days from fields, headers and datelines."""

import pytest

from alleged.errors import DayError
from alleged.read.published import published_in, timestamp

TEXTS = [
    # the header: the first words of the text
    (" date 2023-01-04 “We must disrupt", "2023-01-04"),
    ("\ufeffdate 2023-01-04\r\nText", "2023-01-04"),
    ("date 2023-01-04T10:00:00Z Text", "2023-01-04T10:00:00Z"),
    ("date 2023-01-04", "2023-01-04"),
    ("The date 2023-01-04 was named", None),
    ("date 2023-01-040 is none", None),
    ("date 2023-01-04 KYIV, Jan 5, 2023 (Reuters) - Text", "2023-01-04"),
    # datelines
    ("KYIV, Jan 4, 2023 (Reuters) - Text", "2023-01-04"),
    ("MOSCOW, 4 January 2023 — Text", "2023-01-04"),
    ("\ufeff  KYIV, Ukraine, Jan. 4, 2023 (AP) — The", "2023-01-04"),
    ("A headline\n\nWASHINGTON, Sept. 3, 2021 /PRNewswire/ -- Text", "2021-09-03"),
    ("A headline\r\n\r\nKyiv, January 4, 2023 (Interfax) – Text", "2023-01-04"),
    ("NEW YORK, Wednesday, January 4, 2023 - Text", "2023-01-04"),
    ("TEL AVIV/GAZA, Oct 8, 2023 (Reuters) - Text", "2023-10-08"),
    ("PORT-AU-PRINCE, Haiti, 12 March 2024 (AFP) – Text", "2024-03-12"),
    ("KYIV, 2023-01-04 - Text", "2023-01-04"),
    ("KYIV, 2nd February 2023 - Text", "2023-02-02"),
    ("A headline\nPublished 4 January 2023\nText", "2023-01-04"),
    ("January 4, 2023\n\nText", "2023-01-04"),
    # no year, no day, no dateline, or two that differ
    ("KYIV, Jan 4 (Reuters) - Text", None),
    ("KYIV, Feb 30, 2023 (Reuters) - Text", None),
    ("BRUSSELS (Reuters) - On January 4, 2023, it was", None),
    ("In March 4, 2022 - a thing", None),
    ("The war that began on 24 February 2022 - the biggest - goes on", None),
    ("UN Security Council, 4 January 2023 — text", None),
    ("KYIV, Jan 4, 2023 - One\nLVIV, Jan 5, 2023 - Two", None),
    ("KYIV, 04/01/2023 - Text", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_what_a_text_says_of_its_day(text: str, expected: str | None) -> None:
    assert published_in(text) == (expected, ())


def test_a_header_that_is_no_day_is_a_problem_with_its_place() -> None:
    published, (problem,) = published_in("date 2023-13-45 Text")
    assert published is None
    assert (problem.code, problem.start, problem.end) == ("bad_date", 5, 15)


FIELDS = [
    ("2023-01-04", "2023-01-04"),
    (" 2023-01-04 ", "2023-01-04"),
    ("20230104", "2023-01-04"),
    ("2023-01-04T10:20:00Z", "2023-01-04T10:20:00Z"),
    ("2023-01-04T10:20:00+00:00", "2023-01-04T10:20:00Z"),
    ("2023-01-04T10:20:00+02:00", "2023-01-04T10:20:00+02:00"),
    ("2023-01-04 10:20", "2023-01-04"),
    ("4 January 2023", "2023-01-04"),
    ("Wednesday, January 4, 2023", "2023-01-04"),
    ("Wed, 04 Jan 2023 10:20:00 GMT", "2023-01-04T10:20:00Z"),
]


@pytest.mark.parametrize(("value", "expected"), FIELDS)
def test_fields(value: str, expected: str) -> None:
    assert timestamp(value) == expected


@pytest.mark.parametrize("value", ["", "yesterday", "04/01/2023", "1672833600", "2023-02-30", "2023-1-4", "2023"])
def test_fields_that_are_no_day(value: str) -> None:
    with pytest.raises(DayError, match="YYYY-MM-DD"):
        timestamp(value)
