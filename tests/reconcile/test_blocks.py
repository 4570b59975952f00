"""Which parts are compared at all: those that share a block, or stand in neighbouring ones."""

from typing import Any

import pytest

from alleged.reconcile.blocks import keys, near
from tests.reconcile.parts_made import LOZOVA, part

HERE: dict[str, Any] = {"towns": ("lozova",), "lead": ("lozova",)}
DAY = ("2024-05-01", "2024-05-02")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"place": LOZOVA, "when": DAY}, {"place": LOZOVA, "when": DAY}, True),
        ({"place": LOZOVA, "when": DAY}, {"place": LOZOVA, "when": ("2024-05-09", "2024-05-10")}, False),
        # a report that tells no day, or no place, meets the others by the town that it names
        ({"place": LOZOVA, "when": DAY, **HERE}, HERE, True),
        (HERE, {**HERE, "published": "2024-09-02"}, False),
        ({"towns": ("lozova",), "lead": ()}, {"towns": ("lozova",), "lead": ()}, False),  # named somewhere far down
        ({"towns": ("lozova",), "main": False}, HERE, True),
        ({"names": ("ada mroz",)}, {"names": ("ada mroz",)}, True),
        ({}, {}, False),
    ],
)  # fmt: skip
def test_who_meets_whom(one: dict[str, Any], other: dict[str, Any], expected: bool) -> None:
    a, b = part("r1", **one), part("r2", **other)
    assert (not set(near(a)).isdisjoint(keys(b))) == (not set(near(b)).isdisjoint(keys(a))) == expected
