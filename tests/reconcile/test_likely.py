"""Reworded copies: one source, one quotation or figure, within three days."""

import pytest

from alleged.reconcile.likely import likely_same_origin, utterances
from alleged.records import Toll
from tests.reconcile.made import account, report, toll, voice

MAYOR = voice("The mayor", "Avaland")
MINISTRY = voice("The ministry", "Avaland")
RESIDENT = voice("A resident", named=False)
LONG = "“we counted eleven in the yard before dark”"
PART = "that they had “counted eleven in the yard before dark”"
FIGURE = (toll("27", 27, 27),)


@pytest.mark.parametrize(
    ("case", "first", "later", "reason"),
    [
        ("one quotation, cut shorter", (MAYOR, "2024-05-01", LONG, ()), (MAYOR, "2024-05-02", PART, ()), "the same quotation"),
        ("one figure", (MAYOR, "2024-05-01", "27 are hurt", FIGURE), (MAYOR, "2024-05-04", "27 now", FIGURE), "the same figure"),
        ("four days later", (MAYOR, "2024-05-01", LONG, ()), (MAYOR, "2024-05-05", PART, ()), None),
        ("by its time of day", (MAYOR, "2024-05-01T23:00:00Z", LONG, ()), (MAYOR, "2024-05-04", PART, ()), "the same quotation"),
        ("another source", (MAYOR, "2024-05-01", "27 are hurt", FIGURE), (MINISTRY, "2024-05-01", "27 hurt", FIGURE), None),
        ("nobody with a name", (RESIDENT, "2024-05-01", LONG, ()), (RESIDENT, "2024-05-01", LONG, ()), None),
        ("the same words without marks", (MAYOR, "2024-05-01", LONG, ()), (MAYOR, "2024-05-01", LONG[1:-1], ()), None),
        ("a figure so small that all have it", (MAYOR, "2024-05-01", "two are hurt", (toll("two", 2, 2),)),
         (MAYOR, "2024-05-01", "two", (toll("two", 2, 2),)), None),
        ("at least as many is another statement", (MAYOR, "2024-05-01", "27 are hurt", FIGURE),
         (MAYOR, "2024-05-01", "at least 27", (toll("at least 27", 27, None),)), None),
    ],
)  # fmt: skip
def test_likely(case: str, first: tuple[object, ...], later: tuple[object, ...], reason: str | None) -> None:
    said = [account_of("r1", *first), account_of("r2", *later)]
    found = likely_same_origin(utterances(said))
    assert found == likely_same_origin(utterances(reversed(said))), case
    assert [pair.reason for pair in found] == ([reason] if reason else []), case
    if found:
        assert (found[0].first, found[0].later) == (said[0].claim.id, said[1].claim.id)


def account_of(name: str, who: object, published: str, words: str, tolls: tuple[Toll, ...]) -> object:
    return account(report(name, published), who, words, tolls=tolls)  # type: ignore[arg-type]


def test_one_report_that_says_it_twice_is_no_pair_and_each_later_report_is_one() -> None:
    said = [
        account(report("r1", "2024-05-01"), MAYOR, LONG),
        account(report("r1", "2024-05-01"), MAYOR, PART),
        account(report("r2", "2024-05-02"), MAYOR, LONG),
        account(report("r3", "2024-05-03"), MAYOR, LONG),
    ]
    assert [pair.later for pair in likely_same_origin(utterances(said))] == [said[2].claim.id, said[3].claim.id]
