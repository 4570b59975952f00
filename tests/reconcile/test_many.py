"""Several reports of one incident, read and drawn up."""

from dataclasses import replace
from functools import cache
from itertools import permutations

import pytest

import alleged
from alleged.reconcile.alike import weigh
from alleged.reconcile.copies import compare
from alleged.reconcile.groups import groups
from alleged.reconcile.many import Copied, draw_up, told
from alleged.reconcile.part import Part
from alleged.reconcile.parts import parts
from alleged.records import Incident, Reading

FIRST = (
    "At least 14 people were killed on Tuesday when shells hit a market in the Ukrainian town of Lozova, the mayor said.\n\n"
    "Serhii Korol, the mayor of Lozova, wrote on Facebook that 30 people had been wounded. He accused Russia of shelling "
    "civilians.\n\nRussia's defence ministry denied that its forces had shelled the town."
)
COPY = (
    "At least 14 people were killed on Tuesday when shells hit a market in the Ukrainian town of Lozova, the mayor said, according "
    "to Wire North.\n\nSerhii Korol, the mayor of Lozova, wrote on Facebook that 30 people had been wounded."
)
LATER = (
    "The number of people killed in Tuesday's shelling of the market in Lozova has risen to 17, Korol told reporters on Wednesday. "
    "He said 34 people had been injured."
)
OTHER = "Two people were killed on Tuesday when a drone struck a depot in Odesa, the governor said."
TEXTS = {
    "n1": (FIRST, "2024-04-30", "Wire North"),
    "n2": (COPY, "2024-04-30", "Daily South"),
    "n3": (LATER, "2024-05-01", "Gazette East"),
    "n4": (OTHER, "2024-04-30", "Gazette East"),
}


@cache
def readings() -> dict[str, Reading]:
    return {
        name: alleged.read(text, id=name, published=day, publisher=outlet)
        for name, (text, day, outlet) in TEXTS.items()
    }


def drawn(order: tuple[str, ...] = tuple(TEXTS)) -> list[Incident]:
    known: list[Part] = [part for name in order for part in parts(readings()[name], TEXTS[name][0])]
    weights = {(a.id, b.id): weigh(a, b) for i, a in enumerate(known) for b in known[:i] if a.report != b.report}
    copied = compare(COPY, FIRST)
    found = groups(known, weights)
    return [draw_up(group, readings(), [Copied("n1", "n2", copied.passages)]) for group in found]


def lozova() -> Incident:
    return next(one for one in drawn() if one.place is not None and one.place.name == "Lozova")


def test_reports_of_one_incident_come_together_and_others_stay_apart() -> None:
    assert lozova().reports == ("n1", "n2", "n3")
    assert [one.reports for one in drawn() if one.place is not None and one.place.name == "Odesa"] == [("n4",)]


def test_a_later_figure_of_the_same_person_takes_the_place_of_the_earlier_one() -> None:
    killed = lozova().killed
    assert killed is not None
    assert (killed.low, killed.high) == (17, 17)
    assert (killed.ever.low, killed.ever.high) == (14, 17)
    by_id = {toll.id: toll for toll in lozova().tolls}
    later = next(toll for toll in by_id.values() if toll.low == 17)
    assert later.by is not None
    assert later.by.name == "Serhii Korol"
    assert by_id[later.supersedes or ""].low == 14


def test_a_copy_is_no_further_source() -> None:
    found = lozova()
    assert found.copies == (("n1", "n2"),)
    mayor = next(o for o in found.origins if o.actor is not None and o.actor.name == "Serhii Korol")
    assert mayor.relayed_by == ("n2", "n3")
    assert found.sources == 2  # the mayor's side, and the ministry that denies


def test_who_denies_stands_beside_who_accuses() -> None:
    stands = {(p.actor.name, p.about, p.stance) for p in lozova().positions if p.actor is not None}
    assert ("Serhii Korol", "responsible", "asserts") in stands
    assert ("Russia's defence ministry", "responsible", "denies") in stands
    assert lozova().headline == "responsibility contested"


@pytest.mark.parametrize("order", list(permutations(TEXTS))[::5])
def test_the_order_of_reports_makes_no_difference(order: tuple[str, ...]) -> None:
    assert drawn(order) == drawn()


def test_parts_that_the_present_rules_no_longer_make_are_the_first_report_s_until_it_is_read_again() -> None:
    known = [part for name in ("n1", "n3") for part in parts(readings()[name], TEXTS[name][0]) if part.main]
    own = {part.id: next(one for one in readings()[part.report].incidents if one.id == part.id) for part in known}
    other = {part.id: f"other rules {part.id}" for part in known}
    held = {
        name: replace(reading, incidents=tuple(replace(one, id=other.get(one.id, one.id)) for one in reading.incidents))
        for name, reading in readings().items()
    }
    group = [replace(part, id=other[part.id]) for part in known]
    first = min(known, key=lambda part: part.order)
    assert replace(draw_up(group, held), id=first.id) == own[first.id]
    assert told(group, held)[:2] == (None, ())


def test_an_incident_of_one_report_is_its_reading_s() -> None:
    alone = next(one for one in drawn() if one.reports == ("n4",))
    assert alone in readings()["n4"].incidents
