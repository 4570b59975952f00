"""What only answers an event of its report is no incident of its own."""

from dataclasses import replace
from typing import Any

import pytest

from alleged.reconcile.answering import folded
from alleged.reconcile.happening import Happening
from alleged.records import Party, Place, When
from alleged.records.ids import text_id
from tests.making import claim, span
from tests.reconcile.made import attack, report, toll

REPORT = report("r1")
LOM, PIRA = ("Lom", "town"), ("Pira", "town")


def told(at: int, words: str = "shells hit a mill", **fields: Any) -> Happening:
    """An event at an offset; `place` (name, precision), `day`, `by`, `status`, `type`, `tolls`, and the claim's act and stance."""
    text = " " * at + f"Ana said {words}"
    how = {
        "act": fields.get("act", "say"),
        "stance": fields.get("stance", "asserts"),
        "form": fields.get("form", "indirect"),
    }
    said = claim(text, "Ana", "said", words, id=text_id(text), **how)
    day, by = fields.get("day"), fields.get("by")
    event = replace(
        attack(status=fields.get("status", "happened")),
        id=f"e{at}",
        type=fields.get("type", "ASSAULT"),
        trigger=span(text, words),
        when=When(day, day[:-1] + str(int(day[-1]) + 1), "day") if day else None,
        actor=(Party(0, 1, by, None),) if by else (),
    )
    return Happening(
        REPORT, event, said, place(*fields["place"]) if "place" in fields else None, frozenset(), frozenset(), frozenset(),
        fields.get("tolls", ()), frozenset(), False, False,
    )  # fmt: skip


def place(name: str, precision: str) -> Place:
    return Place(0, 1, name, name, None, None, None, None, None, precision, "location")  # type: ignore[arg-type]


HIT = told(0, place=LOM, day="2024-05-01", tolls=(toll("5", 5, 5),))
ROWS: list[tuple[str, list[Happening], list[str]]] = [
    ("nothing flew there", [HIT, told(60, "it flew no sorties", type="MOBILIZE", status="did not happen")], ["e0"]),
    (
        "what the report itself says was not done",
        [HIT, told(60, "no arrests were made", type="COERCE", status="did not happen", form="narrated")],
        ["e0", "e60"],
    ),
    ("an accusation", [HIT, told(60, "Bor of firing them", act="accuse", by="Bor", day="2024-05-01")], ["e0"]),
    ("a denial, the day after", [HIT, told(60, "firing them", act="deny", stance="denies", day="2024-05-02")], ["e0"]),
    ("of another town", [HIT, told(60, "firing them", act="deny", stance="denies", place=PIRA)], ["e0", "e60"]),
    (
        "of a region around it",
        [HIT, told(60, "it flew no sorties", status="did not happen", place=("Pirashire", "region"))],
        ["e0"],
    ),
    ("of another week", [HIT, told(60, "firing them", act="deny", stance="denies", day="2024-05-08")], ["e0", "e60"]),
    ("with dead of its own", [HIT, told(60, "Bor of killing", act="accuse", tolls=(toll("9", 9, 9),))], ["e0", "e60"]),
    ("one that only tells", [HIT, told(60, "rockets hit a barn")], ["e0", "e60"]),
    ("nothing to answer", [told(60, "firing them", act="deny", stance="denies")], ["e60"]),
    (
        "blame after a denial",
        [told(0, "firing at the mill", act="deny", stance="denies", place=LOM), told(60, "it was hit by Bor", by="Bor")],
        ["e0"],
    ),
    ("blame after no denial", [told(0, place=LOM), told(60, "it was hit by Bor", by="Bor")], ["e0", "e60"]),
]  # fmt: skip


@pytest.mark.parametrize(("events", "expected"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_answers_are_no_incidents(events: list[Happening], expected: list[str]) -> None:
    groups, answers = folded([(h,) for h in events])
    assert [h.event.id for group in groups for h in group] == expected
    assert sorted(h.event.id for mine in (*groups, *answers) for h in mine) == sorted(h.event.id for h in events)


def test_an_answer_goes_to_the_attack_told_before_it() -> None:
    first, second = HIT, told(40, "rockets hit a barn", place=PIRA, tolls=(toll("2", 2, 2),))
    _, answers = folded([(first,), (second,), (told(80, "firing them", act="deny", stance="denies"),)])
    assert [[h.event.id for h in mine] for mine in answers] == [[], ["e80"]]
