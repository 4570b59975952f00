"""Ranges, positions, status and headline of incidents drawn up from accounts made by hand."""

from dataclasses import replace

import pytest

from alleged.reconcile.account import Account
from alleged.reconcile.incident import Outline, incident
from alleged.reconcile.ranges import figures, meet, range_of, standing
from alleged.records.incident import Incident
from tests.reconcile.made import account, attack, report, toll, voice

MAYOR = voice("The mayor", "Avaland")
MINISTRY = voice("The ministry", "Avaland")
ARMY = voice("The army", "Borland")
SPOKESMAN = voice("Col Dain", "Borland", body="The army")
MONITORS = voice("The monitors")
UNNAMED = voice("A resident", named=False)
FIRST, SECOND, THIRD = report("r1", "2024-05-01"), report("r2", "2024-05-02"), report("r3", "2024-05-02")
ALL = (MAYOR, MINISTRY, ARMY, SPOKESMAN, MONITORS, UNNAMED)


def drawn(*accounts: Account) -> Incident:
    return incident(Outline(attack(), "ASSAULT", None, None, None, None), accounts)


def test_a_later_figure_of_one_voice_takes_the_earlier_ones_place() -> None:
    given = figures(
        [
            account(SECOND, MAYOR, tolls=(toll("52", 52, 52),)),
            account(FIRST, MAYOR, tolls=(toll("at least 39", 39, None),)),
            account(THIRD, MINISTRY, tolls=(toll("59", 59, 59),)),
        ]
    )
    found = range_of(given, "killed")
    assert found is not None
    assert [f.toll.text for f in standing(given, "killed")] == ["52", "59"]
    assert (found.low, found.high, found.open) == (52, 59, False)
    assert (found.ever.low, found.ever.high) == (39, 59)
    assert (found.latest.low, found.latest.by and found.latest.by.name) == (
        59,
        "The ministry",
    ) or found.latest.low == 52
    [old] = [f for f in given if f.toll.text == "at least 39"]
    assert [f.supersedes for f in given if f.toll.text == "52"] == [old.toll.id]


def test_another_voice_of_the_same_body_supersedes_too() -> None:
    given = figures(
        [account(FIRST, ARMY, tolls=(toll("5", 5, 5),)), account(SECOND, SPOKESMAN, tolls=(toll("7", 7, 7),))]
    )
    assert [f.toll.text for f in standing(given, "killed")] == ["7"]


def test_two_figures_of_one_day_both_stand() -> None:
    given = figures([account(SECOND, MAYOR, tolls=(toll("5", 5, 5),)), account(THIRD, MAYOR, tolls=(toll("7", 7, 7),))])
    assert [f.toll.text for f in standing(given, "killed")] == ["5", "7"]


def test_a_denial_of_any_loss_is_a_zero_on_its_side_alone() -> None:
    found = drawn(
        account(FIRST, MAYOR, tolls=(toll("12", 12, 12),)), account(FIRST, ARMY, at=9, tolls=(toll("no one", 0, 0),))
    ).killed
    assert found is not None
    assert (found.low, found.high) == (12, 12)
    assert [(s.side, s.low, s.high) for s in found.by_side] == [("Avaland", 12, 12), ("Borland", 0, 0)]


def test_parts_and_running_totals_stay_out() -> None:
    found = drawn(
        account(
            FIRST,
            MAYOR,
            tolls=(
                toll("12", 12, 12),
                toll("three of them", 3, 3, scope="part"),
                toll("900 since May", 900, 900, scope="cumulative"),
            ),
        )
    ).killed
    assert found is not None
    assert (found.low, found.high) == (12, 12)


def test_an_open_figure_leaves_the_range_open() -> None:
    found = drawn(account(FIRST, MAYOR, tolls=(toll("at least 12", 12, None),))).killed
    assert found is not None
    assert found.open


def test_ranges_of_sides_meet_or_not() -> None:
    one, other = (
        account(FIRST, MAYOR, tolls=(toll("400", 400, 400),)),
        account(FIRST, ARMY, tolls=(toll("63", 63, 63),)),
    )
    assert not meet(figures([one, other]))
    assert meet(figures([account(FIRST, ARMY, tolls=(toll("at least 63", 63, None),)), one]))


HEADLINES: list[tuple[str, list[Account], str]] = [
    ("one voice", [account(FIRST, MAYOR, events=(attack(),))], "single source"),
    (
        "two voices of one side",
        [account(FIRST, MAYOR, events=(attack(),)), account(SECOND, MINISTRY, events=(attack(),))],
        "one side only",
    ),
    (
        "two that do not depend on one another",
        [account(FIRST, MAYOR, events=(attack(),)), account(SECOND, MONITORS, events=(attack(),))],
        "corroborated",
    ),
    (
        "an unnamed voice corroborates nothing",
        [account(FIRST, MAYOR, events=(attack(),)), account(SECOND, UNNAMED, events=(attack(),))],
        "single source",
    ),
    (
        "it was not us",
        [
            account(FIRST, MAYOR, events=(attack(ARMY),), among=ALL),
            account(FIRST, ARMY, "its troops attacked", at=9, events=(attack(ARMY),), among=ALL, claim_stance="denies"),
        ],
        "responsibility contested",
    ),
    (
        "nothing to do with us",
        [
            account(FIRST, MAYOR, events=(attack(ARMY),), among=ALL),
            account(FIRST, SPOKESMAN, "the strike had nothing to do with the army", at=9, events=(attack(),)),
        ],
        "responsibility contested",
    ),
    (
        "both blame the other",
        [
            account(FIRST, MAYOR, events=(attack(ARMY),), among=ALL),
            account(FIRST, ARMY, at=9, events=(attack(MINISTRY),), among=ALL),
        ],
        "responsibility contested",
    ),
    (
        "nothing took place",
        [
            account(FIRST, MAYOR, events=(attack(),)),
            account(FIRST, ARMY, "there was no attack", at=9, events=(attack(status="did not happen"),)),
        ],
        "occurrence contested",
    ),
    (
        "figures of the sides differ",
        [
            account(FIRST, MAYOR, events=(attack(),), tolls=(toll("400", 400, 400),)),
            account(FIRST, ARMY, at=9, events=(attack(),), tolls=(toll("63", 63, 63),)),
        ],
        "figures contested",
    ),
    (
        "the one blamed admits it",
        [account(FIRST, ARMY, events=(attack(ARMY),), among=ALL, claim_stance="concedes", claim_act="concede")],
        "conceded",
    ),
    (
        "what nobody vouches for",
        [account(FIRST, MONITORS, claim_stance="unverified", claim_act="unable to verify")],
        "unverified",
    ),
]


@pytest.mark.parametrize(("accounts", "expected"), [row[1:] for row in HEADLINES], ids=[row[0] for row in HEADLINES])
def test_headlines(accounts: list[Account], expected: str) -> None:
    assert drawn(*accounts).headline == expected


def test_the_one_who_says_it_was_they_claims_it() -> None:
    found = drawn(account(FIRST, ARMY, events=(attack(ARMY),), among=ALL))
    assert found.status.responsible.admission == "claimed"
    assert found.headline == "single source"


def test_positions_say_whom_they_blame() -> None:
    found = drawn(
        account(FIRST, MAYOR, events=(attack(ARMY),), among=ALL),
        account(FIRST, ARMY, "its troops attacked", at=9, events=(attack(ARMY),), among=ALL, claim_stance="denies"),
    )
    assert [(p.actor and p.actor.name, p.about, p.stance, p.blames and p.blames.name) for p in found.positions] == [
        ("The mayor", "happened", "asserts", None),
        ("The mayor", "responsible", "asserts", "The army"),
        ("The army", "responsible", "denies", None),
    ]


def test_who_shoots_drones_down_is_not_blamed() -> None:
    """Events that cost things alone say that it happened, and of nobody that it was his doing."""
    shot = toll("17 drones", 17, 17, kind="equipment")
    told = replace(attack(ARMY), tolls=(shot.id,))
    found = drawn(account(FIRST, ARMY, events=(told,), tolls=(shot,), among=ALL))
    assert [(p.about, p.blames) for p in found.positions] == [("happened", None)]


def test_who_disputes_a_figure_stands_on_the_figure() -> None:
    first = account(FIRST, MAYOR, tolls=(toll("400", 400, 400),))
    second = account(FIRST, UNNAMED, "that is too high", at=9, claim_disputes=(first.claim.id,))
    found = drawn(first, second)
    assert found.status.killed.dispute == "doubted"
    assert found.headline == "figures contested"


@pytest.mark.parametrize("accounts", [row[1] for row in HEADLINES], ids=[row[0] for row in HEADLINES])
def test_the_order_of_reports_changes_nothing(accounts: list[Account]) -> None:
    assert drawn(*accounts) == drawn(*reversed(accounts))
