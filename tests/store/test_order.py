"""Keys in the order of what is shown."""

import pytest

from alleged.store import order

MOMENTS = ["2031-05-12", "2031-05-12T23:59:00-05:00", "2031-05-11", "0001-01-01", None]


def test_newest_first_and_undated_last() -> None:
    keys = [order.slot(moment, "r") for moment in MOMENTS]
    assert keys[0] == keys[1] < keys[2] < keys[3] < keys[4] < 2**63
    assert order.slot("9999-12-31", "r") < keys[0]
    assert all(key >= 0 for key in keys)


def test_one_that_is_taken_gives_the_next() -> None:
    slot = order.slot("2031-05-12", "r")
    first, second, third = order.free([slot, slot, slot], {slot})
    assert slot < first < second < third
    assert order.slot_of(first + order.MOST_ORDERS - 1) == first


SPANS = [
    (None, None, [True, True, True, True, True]),
    ("2031-05-12", None, [True, True, False, False, False]),
    (None, "2031-05-11", [False, False, True, True, False]),
    ("2031-05-11", "2031-05-12", [True, True, True, False, False]),
    ("2031-05-13", "2031-05-01", [False] * 5),
]


@pytest.mark.parametrize(("since", "until", "expected"), SPANS)
def test_days_are_a_span_of_keys(since: str | None, until: str | None, expected: list[bool]) -> None:
    low, high = order.bounds(since, until)
    assert [low <= order.slot(moment, "r") < high for moment in MOMENTS] == expected
