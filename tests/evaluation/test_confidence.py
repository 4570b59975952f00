"""Which events and tolls the gold judges, which are right, and the fitting of weights."""

from typing import Any

import pytest

from evaluation import confidence
from evaluation.logistic import Item, fit, over_folds
from evaluation.paths import shared

Row = dict[str, Any]
needs_scorers = pytest.mark.skipif(not (shared() / "score").exists(), reason="the shared scorers are not here")
GOLD = {"actor": "Belmaar", "recipient": "the rebels", "type": "ACCUSE"}


def event(kind: str, actor: str, recipient: str, status: str = "happened") -> Row:
    words = {"actor": actor, "recipient": recipient}
    return {"type": kind, "status": status, **{k: [{"text": v}] if v else [] for k, v in words.items()}}


RIGHT = event("ACCUSE", "Belmaar", "rebels")
OTHERS = event("ACCUSE", "Drovia", "Tarvia")
BESIDE = event("AID", "Drovia", "Tarvia")


@needs_scorers
@pytest.mark.parametrize(
    ("name", "events", "expected"),
    [
        ("parties and type", [RIGHT], [True]),
        ("a missing party says nothing false", [event("ACCUSE", "", "the rebels")], [True]),
        ("nobody named, alone in its sentence", [event("ACCUSE", "", "")], [False]),
        ("another type", [event("REJECT", "Belmaar", "the rebels")], [False]),
        ("other parties", [OTHERS, BESIDE], [False]),
        ("other parties beside the gold one", [RIGHT, OTHERS], [True]),
        (
            "the same parties, another deed beside the gold one",
            [RIGHT, event("REJECT", "Belmaar", "rebels")],
            [True, False],
        ),
        ("planned beside the gold one", [RIGHT, event("ASSAULT", "Belmaar", "rebels", "planned")], [True]),
        ("something else, alone in its sentence", [BESIDE], [False]),
        ("something else, two of it", [BESIDE, BESIDE], []),
    ],
)
def test_judged_events(name: str, events: list[Row], expected: list[bool]) -> None:
    assert [right for _, right in confidence.judged_events(GOLD, events)] == expected


def toll(low: int | None, high: int | None, **others: object) -> Row:
    row = {"id": "t", "kind": "killed", "scope": "incident", "rule": "figure", "counts_as": {"low": low, "high": high}}
    return row | others


@pytest.mark.parametrize(
    ("name", "gold", "told", "expected"),
    [
        ("equal", 5, toll(5, 5), [True]),
        ("another", 5, toll(6, 6), [False]),
        ("within the gold range", [4, 9], toll(5, 5), [True]),
        ("around the gold range", [4, 9], toll(4, 10), [True]),
        ("overlapping", [4, 9], toll(8, 12), [False]),
        ("open above", 5, toll(5, None), [True]),
        ("one victim of several", 5, toll(1, 1, rule="one"), [True]),
        ("one victim of none", 0, toll(1, 1, rule="one"), [False]),
        ("nothing recorded", None, toll(5, 5), []),
        ("a part", 5, toll(5, 5, scope="part"), []),
        ("another kind", 5, toll(5, 5, kind="missing"), []),
        ("of another incident", 5, toll(5, 5, id="u"), []),
    ],
)
def test_judged_tolls(name: str, gold: object, told: Row, expected: list[bool]) -> None:
    reading = {"tolls": [told], "incidents": [{"tolls": [{"id": "t"}]}]}
    assert [right for _, right in confidence.judged_tolls({"killed": gold}, reading)] == expected


def test_a_reading_without_incidents_has_nothing_to_judge() -> None:
    assert confidence.judged_tolls({"killed": 3}, {"tolls": [toll(3, 3)], "incidents": []}) == []


def items(copies: int) -> list[Item]:
    kinds = ((1, True, 3), (1, False, 1), (0, True, 1), (0, False, 3))
    return [
        Item({"sign": sign}, right, fold)
        for fold in range(5)
        for sign, right, times in kinds
        for _ in range(copies * times)
    ]


def test_weights_give_the_shares() -> None:
    weights = fit(items(200))
    assert weights == pytest.approx({"sign": 2.19, "constant": -1.1}, abs=0.02)
    assert {sure for sure, _ in over_folds(items(200))} == {0.25, 0.75}


def test_items_may_count_for_less() -> None:
    doubled = [Item({}, True, 0, weight=1.0), Item({}, False, 0, weight=3.0)]
    assert fit(doubled) == {"constant": -1.1}


def test_nothing_to_fit_on() -> None:
    with pytest.raises(ValueError, match="nothing"):
        fit([])
