"""Whether two parts are one: facts about pairs, the sum over them, and what rules it out."""

from typing import Any

import pytest

from alleged.reconcile import likeness
from alleged.reconcile.alike import EXCLUDED, FLOOR, LIKENESSES, SAME, reasons, verdict, weigh
from tests.reconcile.parts_made import IZIUM, LOZOVA, LVIV, UKRAINE, part

DAY, NEXT, LATER = ("2024-05-01", "2024-05-02"), ("2024-05-02", "2024-05-03"), ("2024-05-05", "2024-05-06")


@pytest.mark.parametrize(
    ("fact", "one", "other", "expected"),
    [
        (likeness.at_one_place, {"place": LOZOVA}, {"place": LOZOVA}, 1.0),
        (likeness.at_one_place, {"place": LOZOVA}, {"place": IZIUM}, 0.0),  # 77 km
        (likeness.at_one_place, {"place": LOZOVA}, {}, 0.0),
        (likeness.far_apart, {"place": LOZOVA}, {"place": LVIV}, 1.0),
        (likeness.far_apart, {"place": LOZOVA}, {"place": UKRAINE}, 0.0),  # within it
        (likeness.place_open, {"place": LOZOVA}, {"place": UKRAINE}, 1.0),
        (likeness.on_one_day, {"when": DAY}, {"when": DAY}, 1.0),
        (likeness.on_one_day, {"when": DAY}, {"when": NEXT}, 0.0),  # the night between may be meant
        (likeness.days_apart, {"when": DAY}, {"when": NEXT}, 0.0),
        (likeness.days_apart, {"when": DAY}, {"when": LATER}, 1.0),
        (likeness.days_meet, {"when": DAY}, {"when": ("2024-05-01", "2024-06-01")}, 1.0),
        (likeness.day_open, {"when": DAY}, {}, 1.0),
        (likeness.published_together, {}, {"published": "2024-05-03T08:00:00Z"}, 1.0),
        (likeness.published_in_a_week, {}, {"published": "2024-05-07"}, 1.0),
        (likeness.published_months_apart, {}, {"published": "2024-08-07"}, 1.0),
        (likeness.published_together, {"published": None}, {}, 0.0),
        (likeness.names_in_common, {"names": ("ada mroz",)}, {"names": ("ada mroz", "jan lis")}, 1.0),
        (likeness.surnames_in_common, {"names": ("ada mroz",)}, {"names": ("a mroz",)}, 1.0),
        (likeness.towns_in_common, {"towns": ("lozova",)}, {"words": ("lozova", "station")}, 1.0),
        (likeness.no_town_in_common, {"towns": ("lozova",)}, {"towns": ("izium",)}, 1.0),
        (likeness.no_area_in_common, {"areas": ("UA 07",)}, {"areas": ("UA 15",)}, 1.0),
        (likeness.same_words, {"words": ("kiln", "zeppelin")}, {"words": ("kiln", "zeppelin")}, 1.0),
        (likeness.same_words, {"words": ("kiln",)}, {"words": ()}, 0.0),
        (likeness.same_killed, {"killed_and_injured": {"killed": 5}}, {"killed_and_injured": {"killed": 5}}, 1.0),
        (likeness.same_killed, {"killed_and_injured": {"killed": 5}}, {"killed_and_injured": {"killed": 6}}, 0.0),
        (likeness.one_place_one_day, {"place": LOZOVA, "when": DAY}, {"place": LOZOVA, "when": DAY}, 1.0),
        (likeness.one_place_one_day, {"place": LOZOVA, "when": DAY}, {"place": LOZOVA, "when": LATER}, 0.0),
        (likeness.one_place_one_day, {"place": LOZOVA, "when": DAY}, {"place": IZIUM, "when": DAY}, 0.0),
        (
            likeness.news_of_other_days,
            {"published": "2024-05-03"},
            {"published": "2024-05-06"},
            1.0,
        ),  # each is of its own day
        (
            likeness.news_of_other_days,
            {"published": "2024-05-03"},
            {"published": "2024-05-05"},
            0.0,
        ),  # a night may lie between
        (likeness.news_of_other_days, {"when": DAY}, {"published": "2024-05-06"}, 1.0),
        (likeness.news_of_other_days, {"published": "2024-05-03"}, {"published": "2024-05-06", "known": True}, 0.0),
        (likeness.news_of_other_days, {"when": DAY}, {"when": LATER}, 0.0),  # days told, not guessed
        (likeness.no_harm, {"type": "SANCTION"}, {"type": "SANCTION"}, 1.0),
        (likeness.no_harm, {"type": "ASSAULT"}, {"type": "COERCE"}, 0.0),
        (likeness.others_did_it, {"type": "AID", "doers": ("a",)}, {"type": "AID", "doers": ("b",)}, 1.0),
        (likeness.others_did_it, {"type": "AID", "doers": ("a", "b")}, {"type": "AID", "doers": ("b",)}, 0.0),
        (likeness.others_did_it, {"type": "ASSAULT", "doers": ("a",)}, {"type": "ASSAULT", "doers": ("b",)}, 0.0),
        (likeness.aside, {"main": False}, {}, 1.0),
    ],
)
def test_facts(fact: likeness.Likeness, one: dict[str, Any], other: dict[str, Any], expected: float) -> None:
    a, b = part("r1", **one), part("r2", **other)
    assert round(fact(a, b), 3) == round(fact(b, a), 3) == expected


MARKET: dict[str, Any] = {
    "place": LOZOVA,
    "when": DAY,
    "towns": ("lozova",),
    "words": ("lozova", "market", "stall", "shelling"),
    "killed_and_injured": {"killed": 5},
}


def test_two_reports_of_one_strike_are_one() -> None:
    a, b = part("r1", **MARKET), part("r2", **MARKET)
    assert weigh(a, b) >= SAME
    assert verdict(weigh(a, b)) == "same"
    assert "on one day" in reasons(a, b)


def test_nothing_in_common_is_different() -> None:
    a, b = part("r1", **MARKET), part("r2", place=IZIUM, when=LATER, towns=("izium",), words=("depot",))
    assert weigh(a, b) == FLOOR
    assert verdict(weigh(a, b)) == "different"


@pytest.mark.parametrize(
    ("report", "changed"),
    [
        ("r1", {"start": 7}),  # another part of the same report
        ("r2", {"type": "PROTEST"}),
        ("r2", {"type": "AID", "main": False}),
        ("r2", {"place": LVIV, "when": LATER}),
        ("r2", {"place": LVIV, "main": False}),
    ],
)
def test_what_cannot_be_one(report: str, changed: dict[str, Any]) -> None:
    assert weigh(part("r1", **MARKET), part(report, **{**MARKET, **changed})) == EXCLUDED


def test_every_fact_has_a_name_of_its_own() -> None:
    assert len({name for name, _ in LIKENESSES}) == len(LIKENESSES)
