"""GED- and ACLED-like rows."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from alleged.export import acled, ucdp
from alleged.export.cited import Register
from alleged.records import Actor, ActorRef, Bounds, Span, Toll, When
from alleged.records.dossier import Dossier
from alleged.records.incident import ByClass, LatestFigure, Range
from tests.export.dossiers import BRIGADE, COUNCIL, actor, dossier, event, readings


def killed(
    low: int | None, high: int | None, latest: tuple[int | None, int | None], civilian: int | None = None
) -> Range:
    classes = ByClass(Bounds(civilian, civilian) if civilian is not None else None, None, None)
    return Range(low, high, False, Bounds(low, high), LatestFigure(*latest, COUNCIL, "c4"), (), classes)


@pytest.mark.parametrize(
    ("case", "given", "best", "low", "high", "civilians", "unknown"),
    [
        ("one figure", killed(14, 14, (14, 14)), 14, 14, 14, 0, 14),
        ("the latest within the range", killed(11, 20, (14, 14)), 14, 11, 20, 0, 14),
        ("the latest outside of it", killed(11, 20, (30, 30)), 20, 11, 20, 0, 20),
        ("the latest open above", killed(11, 20, (15, None)), 15, 11, 20, 0, 15),
        ("civilians told", killed(14, 14, (14, 14), 9), 14, 14, 14, 9, 5),
        ("more civilians than the latest figure", killed(5, 14, (5, 5), 9), 5, 5, 14, 5, 0),
    ],
)
def test_deaths(case: str, given: Range, best: int, low: int, high: int, civilians: int, unknown: int) -> None:
    row = next(ucdp.rows([dossier(killed=given)]))
    assert (row["best"], row["low"], row["high"]) == (best, low, high), case
    assert (row["deaths_civilians"], row["deaths_unknown"]) == (civilians, unknown), case
    assert row["deaths_a"] == row["deaths_b"] == 0


def toll_of(victims: str, side: Actor | None, low: int) -> Toll:
    """A toll of dead combatants whose words end in `victims`."""
    return replace(
        readings()[0].tolls[0],
        low=low,
        high=low,
        counts_as=Bounds(low, low),
        victims=Span(0, len(victims), victims),
        victim_class="combatant",
        victim_side=side.id if side is not None else None,
    )


ARMY = replace(actor("Avaland's army", "military"), country="AV")
STATE = replace(actor("Borland", "government"), country="BO")
SOLDIERS = replace(actor("forty Avaland soldiers", "group"), country="AV")
THEIRS = replace(actor("nine Borland marines", "group"), country="BO")
REBELS = replace(actor("the Avaland rebels", "group"), country="AV")


@pytest.mark.parametrize(
    ("case", "sides", "tolls", "expected"),
    [
        ("their country's soldiers", (ARMY, STATE), [("40 Avaland soldiers", SOLDIERS, 40)], (40, 0, 10)),
        ("the other side's", (ARMY, STATE), [("9 Borland marines", THEIRS, 9)], (0, 9, 41)),
        ("both", (ARMY, STATE), [("40 soldiers", SOLDIERS, 40), ("9 marines", THEIRS, 9)], (40, 9, 1)),
        ("two that contradict", (ARMY, STATE), [("40 soldiers", SOLDIERS, 40), ("30 marines", THEIRS, 30)], (0, 0, 50)),
        ("two figures for one side", (ARMY, STATE), [("40 soldiers", SOLDIERS, 40), ("12 soldiers", ARMY, 12)], (12, 0, 38)),
        ("more than all", (ARMY, STATE), [("400 Avaland soldiers", SOLDIERS, 400)], (50, 0, 0)),
        ("the side itself", (ARMY, REBELS), [("nine of the Avaland rebels", REBELS, 9)], (0, 9, 41)),
        ("soldiers named as the side", (None, SOLDIERS), [("40 Avaland troops", ARMY, 40)], (0, 40, 10)),
        ("rebels are not their state's", (ARMY, STATE), [("nine Avaland rebels", REBELS, 9)], (0, 0, 50)),
        ("two sides of one country", (ARMY, REBELS), [("40 Avaland soldiers", SOLDIERS, 40)], (0, 0, 50)),
        ("of a third country", (STATE, None), [("40 Avaland soldiers", SOLDIERS, 40)], (0, 0, 50)),
        ("a group of their country", (None, REBELS), [("40 Avaland soldiers", SOLDIERS, 40)], (0, 0, 50)),
        ("nobody says whose", (ARMY, STATE), [("40 soldiers", None, 40)], (0, 0, 50)),
        ("no side is known", (None, None), [("40 Avaland soldiers", SOLDIERS, 40)], (0, 0, 50)),
    ],
)  # fmt: skip
def test_dead_combatants_by_side(
    case: str,
    sides: tuple[Actor | None, Actor | None],
    tolls: list[tuple[str, Actor | None, int]],
    expected: tuple[int, int, int],
) -> None:
    plain = dossier(killed=killed(50, 50, (50, 50)))
    made = [replace(toll_of(*one), id=f"t{n}") for n, one in enumerate(tolls)]
    figures = tuple(
        replace(
            plain.incident.tolls[0],
            id=t.id,
            low=t.low,
            high=t.low,
            counts_as=t.counts_as,
            victim_class="combatant",
            supersedes=None,
        )
        for t in made
    )
    status = plain.incident.status
    blamed = [p for p in plain.incident.positions if p.about != "responsible"]
    doer, sufferer = sides
    if doer is not None:
        ref = ActorRef(doer.id, doer.name)
        blamed.append(replace(plain.incident.positions[1], blames=ref))
    first, second = plain.readings
    hit = event(recipient=sufferer.id if sufferer is not None else None)
    known = {one.id: one for one in (*sides, *(side for _, side, _ in tolls), *first.actors) if one is not None}
    held = Dossier(
        replace(
            plain.incident,
            status=replace(status, responsible=replace(status.responsible, dispute="none")),
            tolls=figures,
            positions=tuple(blamed),
        ),
        (replace(first, tolls=tuple(made), actors=tuple(known.values()), events=(hit,)), second),
        {},
    )
    row = next(ucdp.rows([held]))
    order = (row["deaths_a"], row["deaths_b"], row["deaths_unknown"])
    assert (row["best"], row["deaths_civilians"], order) == (50, 0, expected), case


@pytest.mark.parametrize("given", [None, killed(0, 0, (0, 0))])
def test_no_row_without_a_death(given: Range | None) -> None:
    assert list(ucdp.rows([dossier(killed=given)])) == []


@pytest.mark.parametrize(
    ("first", "end", "precision"),
    [
        ("2031-05-12", "2031-05-13", 1),
        ("2031-05-12", "2031-05-14", 2),
        ("2031-05-12", "2031-05-19", 3),
        ("2031-05-01", "2031-06-01", 4),
        ("2031-01-01", "2032-01-01", 5),
    ],
)
def test_date_prec(first: str, end: str, precision: int) -> None:
    assert ucdp.date_prec(date.fromisoformat(first), date.fromisoformat(end)) == precision


def test_a_row_says_whose_it_is_and_keeps_sides_empty_while_contested() -> None:
    row = next(ucdp.rows([dossier()]))
    assert list(row) == list(ucdp.COLUMNS)
    assert (row["side_a"], row["side_b"], row["type_of_violence"]) == (None, None, None)
    assert (row["alleged_responsible"], row["alleged_denied_by"]) == (BRIGADE.name, BRIGADE.name)
    assert (row["where_prec"], row["latitude"], row["date_start"], row["date_end"]) == (
        1,
        -12.5,
        "2031-05-12",
        "2031-05-12",
    )
    assert row["geom_wkt"] == "POINT (45.25 -12.5)"
    assert (row["number_of_sources"], row["alleged_independent"]) == (2, 3)


@pytest.mark.parametrize(
    ("case", "side_a", "side_b", "civilian", "kind"),
    [
        ("two states", "military", "government", None, 1),
        ("a state and a group", "military", "group", None, 1),
        ("two groups", "group", "group", None, 2),
        ("an army, civilians alone dead", "military", None, 9, 3),
        ("an army, nobody says whom", "military", None, None, None),
        ("a person: no party", "person", None, 9, None),
        ("nobody known", None, None, 9, None),
    ],
)
def test_type_of_violence(case: str, side_a: Any, side_b: Any, civilian: int | None, kind: int | None) -> None:
    sides = [actor(f"{n}", k) if k else None for n, k in enumerate((side_a, side_b))]
    assert ucdp.type_of_violence(sides[0], sides[1], killed(9, 9, (9, 9), civilian)) == kind, case


def test_sides_where_nobody_disputes_them() -> None:
    plain = dossier()
    status = plain.incident.status
    agreed = replace(status, responsible=replace(status.responsible, dispute="none"))
    row = next(ucdp.rows([dossier(status=agreed, killed=killed(9, 9, (9, 9), 9))]))
    assert (row["side_a"], row["side_b"], row["type_of_violence"]) == (BRIGADE.name, None, 3)


def coded(means: str | None, mode: str | None, recipient: str | None = None, **fields: Any) -> tuple[str, str] | None:
    first, second = readings()
    one = dossier(means=means, **fields)
    made = event(mode, recipient)
    made = replace(made, type=one.incident.type)
    held = Dossier(one.incident, (replace(first, events=(made,)), second), {})
    return acled.coding(held.incident, Register.of(held))


@pytest.mark.parametrize(
    ("means", "mode", "recipient", "fields", "event_type", "sub"),
    [
        ("Shells", None, None, {}, "Explosions/Remote violence", "Shelling/artillery/missile attack"),
        ("three drones", "explosives", None, {}, "Explosions/Remote violence", "Air/drone strike"),
        ("a suicide bomb", None, None, {}, "Explosions/Remote violence", "Suicide bomb"),
        ("a bomb", None, None, {}, "Explosions/Remote violence", "Remote explosive/landmine/IED"),
        (None, "aerial", None, {}, "Explosions/Remote violence", "Air/drone strike"),
        (None, "abduct", None, {}, "Violence against civilians", "Abduction/forced disappearance"),
        ("knives", None, None, {}, "Violence against civilians", "Attack"),
        (None, "firearms", "The northern brigade", {}, "Battles", "Armed clash"),
        (None, "firearms", "Port Salve's people", {}, "Violence against civilians", "Attack"),
        (None, "riot", None, {"type": "PROTEST"}, "Riots", "Violent demonstration"),
        (None, None, None, {"type": "PROTEST"}, "Protests", "Peaceful protest"),
        (None, "arrest", None, {"type": "COERCE"}, "Strategic developments", "Arrests"),
    ],
)
def test_acled_types(
    means: str | None, mode: str | None, recipient: str | None, fields: dict[str, Any], event_type: str, sub: str
) -> None:
    assert coded(means, mode, recipient, **fields) == (event_type, sub)


def test_what_acled_does_not_record_is_left_out() -> None:
    assert coded(None, None, type="CONSULT") is None
    assert list(acled.rows([dossier(type="CONSULT")])) == []


def test_what_nobody_says_took_place_is_left_out() -> None:
    """A report may deny, plan or fear what no source asserts: a row would assert it."""
    status = dossier().incident.status
    assert list(acled.rows([dossier(status=replace(status, happened=replace(status.happened, support="none")))])) == []


@pytest.mark.parametrize(
    ("stance", "about", "words"),
    [
        ("denies", "happened", "The northern brigade denied that it happened."),
        ("doubts", "killed", "The northern brigade doubted the number killed."),
        ("declines", "happened", "The northern brigade did not comment on whether it happened."),
        ("unverified", "happened", "The northern brigade could not verify whether it happened."),
    ],
)
def test_positions_against_in_words(stance: Any, about: Any, words: str) -> None:
    position = replace(dossier().incident.positions[2], stance=stance, about=about)
    assert words in str(next(acled.rows([dossier(positions=(position,))]))["notes"])


@pytest.mark.parametrize(
    ("days", "opening"),
    [
        (None, "On a day not told, "),
        (When("2031-05-12", "2031-05-13", "day"), "On 12 May 2031, "),
        (When("2031-05-01", "2031-06-01", "month"), "Between 1 May 2031 and 31 May 2031, "),
    ],
)
def test_notes_open_with_the_days(days: When | None, opening: str) -> None:
    assert str(next(acled.rows([dossier(when=days)]))["notes"]).startswith(opening)


def test_a_report_in_its_own_voice_is_named() -> None:
    notes = str(next(acled.rows([dossier(positions=())]))["notes"])
    assert notes.startswith("On 12 May 2031, according to Wire Q, an assault took place in Port Salve.")


def test_acled_notes_begin_with_the_day_and_name_who_says_and_denies_it() -> None:
    row = next(acled.rows([dossier()]))
    assert list(row) == list(acled.COLUMNS)
    notes = str(row["notes"])
    assert notes.startswith("On 12 May 2031, according to the council, an assault took place in Port Salve.")
    assert "Lena Hask named The northern brigade as responsible." in notes
    assert "The northern brigade denied responsibility." in notes
    assert "Killed, by the council: 14." in notes
    assert "11 or more" not in notes, "a figure that another took the place of"
    assert (row["fatalities"], row["actor1"], row["time_precision"], row["geo_precision"]) == (14, None, 1, 1)


@pytest.mark.parametrize(
    ("given", "fatalities"), [(None, 0), (killed(11, 20, (14, 14)), 11), (killed(None, 5, (None, 5)), 0)]
)
def test_fatalities_are_the_lowest_that_stand(given: Range | None, fatalities: int) -> None:
    assert acled.fatalities(dossier(killed=given).incident) == fatalities


def test_the_document_has_every_sub_event_type_and_every_column_of_ours() -> None:
    document = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
    assert [row.sub for row in acled.CODINGS if row.sub not in document] == []
    assert [column for column in ucdp.COLUMNS if column.startswith("alleged_") and column not in document] == []
