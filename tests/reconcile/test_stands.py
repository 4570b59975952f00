"""Where each stands by what he says, and what that makes of an incident: rows of accounts made by hand."""

from dataclasses import replace
from typing import Any

import pytest

from alleged.reconcile.account import Account
from alleged.reconcile.incident import Outline, incident
from alleged.reconcile.positions import positions, stands
from alleged.records.actor import ActorRef
from alleged.records.incident import Incident
from alleged.records.toll import Toll
from tests.reconcile.made import account, attack, report, toll, voice

MAYOR, COUNCIL = voice("The mayor", "Avaland"), voice("The council", "Avaland")
ARMY, CONSUL = voice("The army", "Borland"), voice("The consul", "Borland")
CLINIC, WIRE = voice("The clinic"), voice("Wire K")
CAST = (MAYOR, COUNCIL, ARMY, CONSUL, CLINIC)
DAYS = [report(f"r{i}", f"2024-05-0{i}") for i in range(1, 5)]

Pair = tuple[str, str]
NOTHING: list[Pair] = []

OPEN: list[tuple[str, str, str, list[Pair]]] = [
    ("a figure that nobody vouches for", "unverified", "how many had died", [("killed", "unverified")]),
    ("its noun alone", "unverified", "the casualty figures", [("killed", "unverified")]),
    ("the wounded", "declines", "the number of wounded", [("killed", "declines")]),
    ("hurt and no number", "declines", "whether anyone had been hurt", [("injured", "declines")]),
    ("a report of a figure is a report", "unverified", "the report that nine had died", [("happened", "unverified")]),
    ("whoever did it", "declines", "whose mortar it was", [("responsible", "declines")]),
    ("who stood behind it", "declines", "who was behind the blast", [("responsible", "declines")]),
    ("who had died is no question of guilt", "declines", "who had been killed", [("killed", "declines")]),
    ("all of it", "declines", "the episode", [("happened", "declines")]),
]


@pytest.mark.parametrize(("stance", "words", "expected"), [r[1:] for r in OPEN], ids=[r[0] for r in OPEN])
def test_what_is_left_open_is_what_the_words_name(stance: str, words: str, expected: list[Pair]) -> None:
    one = account(DAYS[0], WIRE, words, claim_stance=stance)
    assert [(about, how) for about, how, _ in stands(one, {})] == expected


DOER: list[tuple[str, str, dict[str, Any], list[Pair]]] = [
    ("it was they", "it was behind the ambush", {}, [("responsible", "asserts")]),
    ("it was they, and wrong", "the raid was our mistake", {}, [("responsible", "concedes")]),
    ("no planes were there", "it had no planes over the valley", {}, [("responsible", "denies")]),
    ("not involved", "they were not involved", {}, [("responsible", "denies")]),
    (
        "a denial of involvement in an event is none of the event",
        "any involvement in the attack",
        {"claim_stance": "denies", "events": (attack(status="did not happen"),)},
        [("responsible", "denies")],
    ),
    ("another's weapon", "the shell came from a rebel mortar", {}, [("responsible", "asserts")]),
    ("another is to blame", "the rebels were to blame", {}, [("responsible", "asserts")]),
    ("nobody was blamed", "the bridge came from the Middle Ages", {}, NOTHING),
    ("a denial taken back", "its first denial had been wrong", {}, [("responsible", "concedes")]),
    (
        "no losses are denied, and not that it happened",
        "any of its men had died",
        {
            "claim_stance": "denies",
            "events": (attack(status="did not happen"),),
            "tolls": (toll("any", 0, 0),),
        },
        [("killed", "denies")],
    ),
]


@pytest.mark.parametrize(("words", "fields", "expected"), [r[1:] for r in DOER], ids=[r[0] for r in DOER])
def test_who_did_it(words: str, fields: dict[str, Any], expected: list[Pair]) -> None:
    one = account(DAYS[0], ARMY, words, among=CAST, **fields)
    assert [(about, how) for about, how, _ in stands(one, {})] == expected


DOUBTS: list[tuple[str, list[Account], str, dict[str, Any], list[Pair]]] = [
    (
        "the word of one who denied it, in another report",
        [account(DAYS[0], ARMY, "it had no part in it")],
        "did not believe the army's version",
        {"named": (ARMY.ref.id,)},
        [("responsible", "doubts")],
    ),
    (
        "of another voice of that side",
        [account(DAYS[0], ARMY, "it had no part in it")],
        "the consul's account was not credible",
        {"named": (CONSUL.ref.id,)},
        [("responsible", "doubts")],
    ),
    ("figures", [], "the mayor's count", {"claim_stance": "doubts"}, [("killed", "doubts")]),
    ("a denial", [], "called the denial implausible", {"claim_stance": "disputes"}, [("responsible", "disputes")]),
    ("an accusation, by the accused", [], "the accusation", {"claim_stance": "disputes"}, [("responsible", "denies")]),
    (
        "an accusation of others",
        [account(DAYS[0], MAYOR, "the army shelled a mill", blamed=ARMY)],
        "the allegation",
        {"claim_stance": "disputes"},
        [("responsible", "disputes")],
    ),
    (
        "the word of one who said nothing of it",
        [],
        "the army's version",
        {"claim_stance": "doubts", "named": (ARMY.ref.id,)},
        NOTHING,
    ),
]


@pytest.mark.parametrize(("others", "words", "fields", "expected"), [r[1:] for r in DOUBTS], ids=[r[0] for r in DOUBTS])
def test_whose_word_is_doubted(others: list[Account], words: str, fields: dict[str, Any], expected: list[Pair]) -> None:
    one = account(DAYS[1], CLINIC, words, among=CAST, **fields)
    among = {a.claim.id: a for a in (*others, one)}
    assert [(about, how) for about, how, _ in stands(one, among)] == expected


def drawn(*accounts: Account) -> Incident:
    return incident(Outline(attack(), "ASSAULT", None, None, None, None), accounts)


def _figure(day: int, who: Any, number: int, *, cue: str = "said", at: int = 0) -> Account:
    words = f"{number} people died"
    one = account(DAYS[day], who, words, at=at, tolls=(_toll(number, day, at),))
    return (
        one
        if cue == "said"
        else account(DAYS[day], who, f"its earlier count of {number} was wrong", at=at, tolls=one.tolls)
    )


def _toll(number: int, day: int, at: int) -> Toll:
    return toll(str(number), number, number, start=at, claim=f"c{day}{at}")


def test_a_figure_taken_back_counts_no_more_and_the_new_one_supersedes_it() -> None:
    found = drawn(_figure(0, MAYOR, 9), _figure(1, MAYOR, 9, cue="withdrew"), _figure(1, MAYOR, 7, at=40))
    assert found.killed is not None
    assert (found.killed.low, found.killed.high, found.killed.ever.low, found.killed.ever.high) == (7, 7, 7, 9)
    assert [(t.low, t.supersedes is not None) for t in found.tolls] == [(9, False), (7, True)]
    assert (found.status.killed.withdrawn, found.status.happened.withdrawn) == (True, False)


def test_a_figure_taken_back_by_one_leaves_that_of_another() -> None:
    found = drawn(_figure(0, MAYOR, 9), _figure(0, CLINIC, 9, at=9), _figure(1, MAYOR, 9, cue="withdrew"))
    assert found.killed is not None
    assert (found.killed.low, found.killed.high) == (9, 9)


def test_what_is_taken_back_as_a_whole_is_retracted() -> None:
    found = drawn(
        account(DAYS[0], MAYOR, events=(attack(),)),
        account(DAYS[1], MAYOR, "its earlier report of an attack was wrong", events=(attack(),)),
    )
    assert found.headline == "retracted"


GIVEN_UP: list[tuple[str, list[Account], str]] = [
    (
        "who denied it and admits it",
        [account(DAYS[0], ARMY, "it was not involved"), account(DAYS[1], ARMY, "it was our fault")],
        "conceded",
    ),
    (
        "another voice of the side admits it",
        [account(DAYS[0], CONSUL, "it was not involved"), account(DAYS[1], ARMY, "it was our fault")],
        "conceded",
    ),
    (
        "another side's admission leaves a denial",
        [account(DAYS[0], MAYOR, "it was not involved"), account(DAYS[1], ARMY, "it was our fault")],
        "responsibility contested",
    ),
    (
        "a later denial stands",
        [account(DAYS[0], ARMY, "it was our fault"), account(DAYS[1], ARMY, "it was not involved")],
        "responsibility contested",
    ),
    (
        "bodies without a side contest nothing by counting differently",
        [_figure(0, CLINIC, 9), _figure(0, WIRE, 4, at=9)],
        "corroborated",
    ),
]


@pytest.mark.parametrize(("accounts", "expected"), [r[1:] for r in GIVEN_UP], ids=[r[0] for r in GIVEN_UP])
def test_headlines_of_what_changed(accounts: list[Account], expected: str) -> None:
    assert drawn(*accounts).headline == expected


def test_an_outlet_that_carries_a_figure_on_is_no_further_origin() -> None:
    said = _figure(0, CLINIC, 9)
    told = account(DAYS[0], None, "nine people died in it", at=60, claim_form="narrated", tolls=(_toll(9, 0, 60),))
    other = account(DAYS[0], None, "a further four died", at=60, claim_form="narrated", tolls=(_toll(4, 0, 60),))
    assert (drawn(said, told).sources, drawn(said, other).sources) == (1, 2)


def test_who_says_nothing_is_no_origin() -> None:
    said = account(DAYS[0], MAYOR, events=(attack(),))
    assert drawn(said, account(DAYS[0], WIRE, "the report", at=40, claim_stance="unverified")).sources == 1


def test_the_same_one_blamed_in_two_reports_is_one_position() -> None:
    """Each report has its own id and words for whom it names."""
    theirs = replace(ARMY, ref=ActorRef("other", "Borland's army"))
    given = [
        account(DAYS[0], MAYOR, "the army shelled a mill", events=(attack(ARMY),), among=CAST),
        account(DAYS[1], MAYOR, "the army shelled a mill", events=(attack(theirs),), among=(*CAST, theirs)),
    ]
    found = [p for p in positions(given) if p.about == "responsible"]
    assert [(p.blames and p.blames.name, len(p.claims)) for p in found] == [("The army", 2)]
