"""Parts gathered: by mean weight, whatever their order; and the blocks they meet in."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.reconcile.alike import EXCLUDED, FLOOR, SAME
from alleged.reconcile.blocks import keys, near
from alleged.reconcile.groups import groups
from alleged.reconcile.part import Part
from tests.reconcile.parts_made import IZIUM, LOZOVA, UKRAINE, part

A, B, C, D = (part(name, published=f"2024-05-0{i}") for i, name in enumerate("abcd", start=1))
YES, NO = SAME + 3, FLOOR


def gathered(parts: list[Part], weights: dict[tuple[Part, Part], float]) -> list[str]:
    by_id = {(a.id, b.id): weight for (a, b), weight in weights.items()}
    return ["".join(p.report for p in group) for group in groups(parts, by_id)]


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({}, ["a", "b", "c"]),
        ({(A, B): YES}, ["ab", "c"]),
        ({(A, B): YES, (B, C): YES, (A, C): YES}, ["abc"]),
        ({(A, B): YES, (B, C): SAME, (A, C): NO}, ["ab", "c"]),  # on average c is no part of it
        ({(A, B): YES, (B, C): YES, (A, C): EXCLUDED}, ["ab", "c"]),
        ({(A, B): SAME - 0.1}, ["a", "b", "c"]),
        ({(B, A): YES}, ["ab", "c"]),  # either way round
    ],
)
def test_groups(weights: dict[tuple[Part, Part], float], expected: list[str]) -> None:
    assert gathered([A, B, C], weights) == expected


def test_parts_of_one_report_stay_apart_though_a_third_report_holds_both() -> None:
    first, second = part("r", start=0), part("r", start=90)
    other = part("s", published="2024-05-09")
    assert len(groups([first, second, other], {(first.id, other.id): YES, (second.id, other.id): YES})) == 2


PARTS = [part(f"r{i}", published=f"2024-05-{i + 1:02d}") for i in range(7)]
WEIGHTS = st.dictionaries(
    st.sampled_from(list(combinations(range(7), 2))),
    st.sampled_from([EXCLUDED, FLOOR, -0.3, 0.9, 1.7, 4.25]),
    max_size=21,
)


@given(WEIGHTS, st.permutations(range(7)))
def test_the_order_of_parts_and_pairs_makes_no_difference(
    weights: dict[tuple[int, int], float], order: list[int]
) -> None:
    by_id = {(PARTS[a].id, PARTS[b].id): weight for (a, b), weight in weights.items()}
    turned = {(b, a): weight for (a, b), weight in reversed(by_id.items())}
    expected = groups(PARTS, by_id)
    assert groups([PARTS[i] for i in order], turned) == expected
    assert sorted(p.id for group in expected for p in group) == sorted(p.id for p in PARTS)


def components(ids: Iterable[str], weights: Mapping[tuple[str, str], float]) -> tuple[tuple[str, ...], ...]:
    """The ids in sets that likely pairs hold together, each sorted, in the order of their first."""
    above: dict[str, str] = {one: one for one in ids}

    def top(one: str) -> str:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for (a, b), weight in weights.items():
        if weight >= SAME:
            first, second = sorted((top(a), top(b)))
            above[second] = first
    found: dict[str, list[str]] = {}
    for one in sorted(above):
        found.setdefault(top(one), []).append(one)
    return tuple(tuple(mine) for _, mine in sorted(found.items()))


@given(WEIGHTS)
def test_each_component_can_be_gathered_by_itself(weights: dict[tuple[int, int], float]) -> None:
    by_id = {(PARTS[a].id, PARTS[b].id): weight for (a, b), weight in weights.items()}
    whole = {tuple(p.id for p in group) for group in groups(PARTS, by_id)}
    alone: set[tuple[str, ...]] = set()
    for ids in components([p.id for p in PARTS], by_id):
        mine = [p for p in PARTS if p.id in ids]
        alone |= {tuple(p.id for p in group) for group in groups(mine, by_id)}
    assert alone == whole


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (
            {"place": LOZOVA, "when": ("2024-05-01", "2024-05-02")},
            {"place": IZIUM, "when": ("2024-05-02", "2024-05-03")},
            True,
        ),
        (
            {"place": LOZOVA, "when": ("2024-05-01", "2024-05-02")},
            {"place": IZIUM, "when": ("2024-05-05", "2024-05-06")},
            False,
        ),
        (
            {"place": LOZOVA, "when": ("2024-05-01", "2024-06-01")},
            {"place": LOZOVA, "when": ("2024-05-01", "2024-06-01")},
            False,
        ),
        (
            {"place": UKRAINE, "when": ("2024-05-01", "2024-05-02")},
            {"place": UKRAINE, "when": ("2024-05-01", "2024-05-02")},
            False,
        ),
        ({"lead": ("kramarenko",)}, {"lead": ("kramarenko",), "published": "2024-05-12"}, True),
        ({"lead": ("kramarenko",)}, {"lead": ("kramarenko",), "published": "2024-08-12"}, False),
        ({"lead": ("house",)}, {"lead": ("house",)}, False),
        ({"names": ("ada mroz",)}, {"names": ("ada mroz",), "published": "2024-07-12"}, True),
        ({"names": ("ada mroz",), "published": None}, {"names": ("ada mroz",), "published": None}, True),
    ],
)
def test_blocks(one: dict[str, Any], other: dict[str, Any], meet: bool) -> None:
    a, b = part("r1", **one), part("r2", **other)
    found = not set(near(a)).isdisjoint(keys(b))
    assert found is meet
    assert found is not set(near(b)).isdisjoint(keys(a))
