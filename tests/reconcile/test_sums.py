"""Which figures a report gives as a whole, beside the bounds that its own incident has."""

from dataclasses import replace

import pytest

from alleged.reconcile.account import Account
from alleged.reconcile.incident import Outline, incident
from alleged.reconcile.sums import as_a_whole
from tests.reconcile.made import account, attack, report, toll, voice

REPORT = report("r1")
RESCUERS = voice("The rescuers")
ARMY = voice("The army", "Borland")
MINISTRY = voice("The ministry", "Avaland")
DEPUTY = replace(voice("Ada Mroz", "Borland"), person=True)
FIVE, THREE = toll("five", 5, 5), toll("three", 3, 3)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ((account(REPORT, ARMY, at=9, tolls=(THREE,)),), ["five", "three"]),  # a side's own number
        (
            (account(REPORT, RESCUERS, at=9, tolls=(THREE,)),),
            ["five"],
        ),  # the same ones' figure of a part, or an older one
        ((account(REPORT, DEPUTY, at=9, tolls=(THREE,)),), ["five"]),  # somebody, and no party
        ((account(REPORT, ARMY, at=9, tolls=(toll("a clerk", 1, 1, rule="one"),)),), ["five"]),  # one of them
        ((account(REPORT, None, at=9, tolls=(THREE,), claim_form="narrated"),), ["five"]),
        ((account(REPORT, ARMY, at=9, tolls=(toll("three", 3, 3, scope="part"),)),), ["five"]),
    ],
)
def test_another_sides_figure_counts(others: tuple[Account, ...], expected: list[str]) -> None:
    first = account(REPORT, RESCUERS, tolls=(FIVE,))
    own = incident(Outline(attack(), "ASSAULT", None, None, None, None), (first,))
    found = as_a_whole((first, *others), own)
    assert [t.text for a in found for t in a.tolls] == expected
