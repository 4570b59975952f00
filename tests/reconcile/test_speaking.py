"""For whom somebody speaks, as one report tells it."""

from typing import Any

import pytest

from alleged.reconcile.speaking import bodies, staff_of
from alleged.reconcile.voices import side, voices
from alleged.records import Reading
from alleged.records.actor import Actor
from tests.making import claim, reading, span


def actor(text: str, words: str, kind: str, *, name: str | None = None, **fields: Any) -> Actor:
    """An actor with one mention: these words of the text."""
    plain = {"country": None, "role": None, "wikidata": None, **fields}
    return Actor(
        words, name or words.removeprefix("the ").removeprefix("The "), kind, mentions=(span(text, words),), **plain
    )  # type: ignore[arg-type]


def of(text: str, *actors: Actor) -> Reading:
    return reading(text, actors=actors)


CASES: list[tuple[str, str, list[tuple[str, str, dict[str, Any]]], str | None]] = [
    (
        "behind the noun",
        "Keld's Rescue Service came. A spokeswoman for the Rescue Service said so.",
        [("Keld's Rescue Service", "organization", {}), ("A spokeswoman for the Rescue Service", "unnamed", {})],
        "Keld's Rescue Service",
    ),
    (
        "before the noun",
        "Ruritania's defence ministry denied it. A ministry spokesman laughed.",
        [("Ruritania's defence ministry", "military", {}), ("A ministry spokesman", "unnamed", {})],
        "Ruritania's defence ministry",
    ),
    (
        "a person's office",
        "Ruritania's army denied it. Ada Lind laughed.",
        [("Ruritania's army", "military", {}), ("Ada Lind", "person", {"role": "army spokeswoman Major"})],
        "Ruritania's army",
    ),
    (
        "the last of two of such a name",
        "The health ministry came. The defence ministry went. A ministry spokesman laughed.",
        [
            ("The health ministry", "government", {}),
            ("The defence ministry", "military", {}),
            ("A ministry spokesman", "unnamed", {}),
        ],
        "The defence ministry",
    ),
    (
        "a body's own body",
        "The Belmaar-led coalition erred. The coalition's Review Board said so.",
        [
            ("The Belmaar-led coalition", "group", {}),
            ("The coalition's Review Board", "group", {"name": "Review Board"}),
        ],
        "The Belmaar-led coalition",
    ),
    (
        "the head of a body's body, and so on",
        "The Belmaar-led coalition erred. The coalition's Review Board said so. The head of the board agreed.",
        [
            ("The Belmaar-led coalition", "group", {}),
            ("The coalition's Review Board", "group", {"name": "Review Board"}),
            ("The head of the board", "unnamed", {}),
        ],
        "The Belmaar-led coalition",
    ),
    (
        "a country's ministry speaks for itself",
        "Ruritania met. Sudan's health ministry said so.",
        [("Ruritania", "government", {}), ("Sudan's health ministry", "government", {"country": "SD"})],
        None,
    ),
    (
        "an adjective of a country is the state and not its navy",
        "The Israeli navy met. An Israeli spokesman said so.",
        [("The Israeli navy", "military", {"country": "IL"}), ("An Israeli spokesman", "unnamed", {})],
        "Israel",
    ),
    (
        "a place is no body",
        "Keld burned. The head of the district wept.",
        [("The head of the district", "unnamed", {})],
        None,
    ),
    ("an official is one", "The ministry met. An official said so.", [
        ("The ministry", "government", {}), ("An official", "unnamed", {})], None),
]  # fmt: skip


@pytest.mark.parametrize(("case", "text", "rows", "expected"), CASES, ids=[case[0] for case in CASES])
def test_bodies(case: str, text: str, rows: list[tuple[str, str, dict[str, Any]]], expected: str | None) -> None:
    actors = [actor(text, words, kind, **fields) for words, kind, fields in rows]
    found = bodies(of(text, *actors)).get(actors[-1].id)
    called = None if found is None else found.mentions[0].text if found.mentions else found.name
    assert called == expected


def test_a_bare_spokeswoman_speaks_for_who_spoke_last() -> None:
    text = "The Relief Fund wept. The Harbour Board denied it. “No,” a spokeswoman said."
    board, fund = actor(text, "The Harbour Board", "organization"), actor(text, "The Relief Fund", "organization")
    woman = actor(text, "a spokeswoman", "unnamed")
    said = (
        claim(text, "The Relief Fund", "wept", "wept", actors=(fund.id,)),
        claim(text, "The Harbour Board", "denied", "it", actors=(board.id,)),
        claim(text, "a spokeswoman", "said", "No", actors=(woman.id,)),
    )
    found = bodies(reading(text, *said, actors=(fund, board, woman)))
    assert found[woman.id] == board


def test_who_speaks_for_a_body_is_known_as_it_is() -> None:
    text = "The Ruritanian army denied it. A spokesman for the army laughed."
    army = actor(text, "The Ruritanian army", "military", country="SD")
    man = actor(text, "A spokesman for the army", "unnamed")
    made = voices(of(text, army, man))
    assert (made[man.id].body, made[man.id].side, made[man.id].named) == (made[army.id].body, "Sudan", True)
    assert made[man.id].key != made[army.id].key


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a doctor at the town's hospital", "towns hospital"),
        ("A nurse at the hospital", "hospital"),
        ("a doctor at a hospital", None),
        ("a doctor", None),
        ("an official at the ministry", None),
    ],
)
def test_where_staff_count(name: str, expected: str | None) -> None:
    assert staff_of(Actor("a", name, "unnamed", None, None, None, ())) == expected


@pytest.mark.parametrize(
    ("name", "kind", "country", "expected"),
    [
        ("Rebel-run health ministry", "government", None, "Rebel"),
        ("Houthi-run health ministry", "government", None, "Houthis"),
        ("health ministry in Houthi-held Keld", "government", None, "Houthis"),
        ("Rapid Support Forces", "group", "SD", "Rapid Support Forces"),  # it fights the state
        ("Sudanese activists", "group", "SD", "Sudan"),
        ("health ministry", "government", None, None),
        ("Sudan's army", "military", "SD", "Sudan"),
    ],
)
def test_sides(name: str, kind: Any, country: str | None, expected: str | None) -> None:
    assert side(Actor("a", name, kind, country, None, None, ())) == expected
