"""Where places are named, and whether they are locations, governments or adjectives."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.extract.places.places import mentions
from alleged.records.document import Entity
from tests.extract.trees import document

# the gazetteer of these tests, as people in the largest place of a name
PEOPLE = {
    "Moscow": 10_000_000, "Kyiv": 3_000_000, "Kiev": 300_000, "Washington": 700_000, "Kharkiv": 1_400_000, "Lysove": 900,
    "Ukraine": 9_000_000, "Paris": 2_000_000, "Texas": 9_000_000, "US": 9_000_000, "Riga": 700_000, "Holy See": 1_000_000,
    "Ky.": 4_000_000, "Donetsk": 900_000,
}  # fmt: skip


def found(*sentences: str, **marks: object) -> list[tuple[str, str]]:
    made = mentions(document(*sentences, **marks), lambda name: PEOPLE.get(name, 0))  # type: ignore[arg-type]
    return [(one.text, one.role) for one in made]


ROLES = [
    (
        "the one who accuses and the accused",
        "Ukraine|PROPN|2|nsubj accused|VERB|0|root Moscow|PROPN|2|obj .|PUNCT|2|punct",
        ["Ukraine", "Moscow"],
        [("Ukraine", "government"), ("Moscow", "government")],
    ),
    (
        "it plans",
        "Moscow|PROPN|3|nsubj was|AUX|3|aux planning|VERB|0|root a|DET|5|det mobilization|NOUN|3|obj .|PUNCT|3|punct",
        ["Moscow"],
        [("Moscow", "government")],
    ),
    (
        "it has seen reports",
        "Washington|PROPN|3|nsubj had|AUX|3|aux seen|VERB|0|root reports|NOUN|3|obj .|PUNCT|3|punct",
        ["Washington"],
        [("Washington", "government")],
    ),
    (
        "it has seen shelling: a place",
        "Kyiv|PROPN|3|nsubj has|AUX|3|aux seen|VERB|0|root shelling|NOUN|3|obj .|PUNCT|3|punct",
        ["Kyiv"],
        [("Kyiv", "location")],
    ),
    (
        "where something happens",
        "Rockets|NOUN|2|nsubj hit|VERB|0|root Kyiv|PROPN|2|obj .|PUNCT|2|punct",
        ["Kyiv"],
        [("Kyiv", "location")],
    ),
    (
        "no capital, no government",
        "Kharkiv|PROPN|2|nsubj lost|VERB|0|root power|NOUN|2|obj .|PUNCT|2|punct",
        ["Kharkiv"],
        [("Kharkiv", "location")],
    ),
    (
        "what only governments have",
        "Moscow|PROPN|3|nmod:poss 's|PART|1|case demands|NOUN|4|nsubj failed|VERB|0|root .|PUNCT|4|punct",
        ["Moscow"],
        [("Moscow", "government")],
    ),
    (
        "what towns have",
        "Kyiv|PROPN|3|nmod:poss 's|PART|1|case streets|NOUN|4|nsubj emptied|VERB|0|root .|PUNCT|4|punct",
        ["Kyiv"],
        [("Kyiv", "location")],
    ),
    (
        "both sides of talks",
        (
            "Talks|NOUN|6|nsubj between|ADP|3|case Moscow|PROPN|1|nmod and|CCONJ|5|cc Kyiv|PROPN|3|conj failed|VERB|0|root"
            " .|PUNCT|6|punct"
        ),
        ["Moscow", "Kyiv"],
        [("Moscow", "government"), ("Kyiv", "government")],
    ),
]


@pytest.mark.parametrize(("case", "sentence", "names", "expected"), ROLES)
def test_roles(case: str, sentence: str, names: list[str], expected: list[tuple[str, str]]) -> None:
    assert found(sentence, named=[("Location", name) for name in names]) == expected


def test_the_source_of_a_claim_is_a_government() -> None:
    sentence = "Rockets|NOUN|2|nsubj fell|VERB|0|root ,|PUNCT|5|punct Kiev|PROPN|5|nsubj holds|VERB|2|parataxis .|PUNCT|2|punct"
    said = [("Kiev", "holds", ("Rockets fell",))]
    assert found(sentence, named=[("Location", "Kiev")], said=said) == [("Kiev", "government")]


FORMS = [
    ("an adjective", "The Russian army left .", [("NORP", "Russian")], [("Russian", "adjective")]),
    ("an adjective that nobody marked", "Russian|ADJ|2|amod troops|NOUN|0|root", [], [("Russian", "adjective")]),
    ("people", "Two Ukrainians|PROPN|1|dep spoke", [], [("Ukrainians", "adjective")]),
    ("a faith is no place", "The Muslim world", [("NORP", "Muslim")], []),
    (
        "an abbreviation before its noun",
        "US|PROPN|2|compound officials|NOUN|3|nsubj left|VERB|0|root",
        [("Location", "US")],
        [("US", "adjective")],
    ),
    (
        "a department is no location",
        "The US State Department spoke",
        [("Organization", "US State Department")],
        [("US", "adjective")],
    ),
    (
        "a university is no location",
        "At Kharkiv University",
        [("Organization", "Kharkiv University")],
        [("Kharkiv", "adjective")],
    ),
    (
        "nor where the model marked the town alone",
        "At|ADP|3|case Kharkiv|PROPN|3|compound University|PROPN|0|root",
        [("Location", "Kharkiv")],
        [("Kharkiv", "adjective")],
    ),
    ("an outlet", "The Washington Post wrote", [("Organization", "Washington Post")], []),
    ("a building", "The Kharkiv airport", [("Facility", "Kharkiv airport")], [("Kharkiv", "location")]),
    ("a building by name", "Near Sorokin Bridge", [("Facility", "Sorokin Bridge")], [("Sorokin Bridge", "location")]),
    (
        "two places in one",
        "In Paris , Texas today",
        [("Location", "Paris , Texas")],
        [("Paris", "location"), ("Texas", "location")],
    ),
    ("a stop that belongs to it", "In Ky . today", [("Location", "Ky")], [("Ky.", "location")]),
    ("the other half of it", "The Holy See spoke", [("Location", "See")], [("Holy See", "government")]),
    ("the edges", "the Donetsk region of", [("Location", "the Donetsk region of")], [("Donetsk", "location")]),
    (
        "behind a preposition",
        "They|PRON|2|nsubj met|VERB|0|root in|ADP|4|case Lysove|PROPN|2|obl",
        [],
        [("Lysove", "location")],
    ),
    ("small and without one", "Lysove|PROPN|2|nsubj fell|VERB|0|root", [], []),
    ("well known", "Riga|PROPN|2|nsubj fell|VERB|0|root", [], [("Riga", "location")]),
    ("a person is none", "Paris|PROPN|2|nsubj sang|VERB|0|root", [("Person", "Paris")], []),
    ("a month", "In|ADP|2|case March|PROPN|0|root", [], []),
    ("the West", "In the West today", [("Location", "West")], []),
]


@pytest.mark.parametrize(("case", "sentence", "named", "expected"), FORMS)
def test_forms(case: str, sentence: str, named: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    assert found(sentence, named=named) == expected


def test_what_stands_beside_a_name() -> None:
    made = mentions(
        document(
            "In the Donetsk region and the city of Kharkiv and eastern Ukraine",
            named=[("Location", "Donetsk"), ("Location", "Kharkiv"), ("Location", "Ukraine")],
        ),
        lambda name: PEOPLE.get(name, 0),
    )
    assert [(one.text, one.sort, one.partial) for one in made] == [
        ("Donetsk", "region", False),
        ("Kharkiv", "city", False),
        ("Ukraine", None, True),
    ]


def test_mentions_are_spans_in_order_and_apart() -> None:
    made = document(
        "Russian|ADJ|2|amod troops|NOUN|3|nsubj left|VERB|0|root Kharkiv|PROPN|3|obj and|CCONJ|6|cc Lysove|PROPN|4|conj",
        named=[("Location", "Kharkiv"), ("Location", "Lysove")],
    )
    spans = mentions(made, lambda name: PEOPLE.get(name, 0))
    assert [made.text[one.start : one.end] for one in spans] == ["Russian", "Kharkiv", "Lysove"]
    assert all(one.end <= two.start for one, two in pairwise(spans))


_FORMS = st.sampled_from(
    [
        "the",
        "Kyiv",
        "Kharkiv",
        "US",
        "U.S.",
        "Ky",
        ".",
        ",",
        "of",
        "Russian",
        "European",
        "Union",
        "'s",
        "“",
        "region",
        "1",
        "é",
    ]
)
_KINDS = st.sampled_from(["Location", "Facility", "NORP", "Organization", "Person", "Misc"])


@given(
    st.lists(_FORMS, min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(1, 4), _KINDS), max_size=5),
)
def test_whatever_the_model_marks(forms: list[str], marks: list[tuple[int, int, str]]) -> None:
    made = document(" ".join(forms))
    count = len(made.forms)
    entities = tuple(Entity((first, min(count, first + size)), kind) for first, size, kind in marks if first < count)
    made = replace(made, entities=entities, upos=("PROPN",) * count)
    spans = mentions(made, lambda name: PEOPLE.get(name, 0))
    assert all(one.text == made.text[one.start : one.end] and one.text for one in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


PEOPLE_OR_TOWNS = [
    (
        "the owner of a station",
        ["The|DET|2|det strike|NOUN|0|root on|ADP|5|case Riga|PROPN|5|nmod:poss station|NOUN|2|nmod"],
        ["Riga"],
    ),
    (
        "behind a preposition of place",
        ["Shells|NOUN|2|nsubj fell|VERB|0|root near|ADP|4|case Riga|PROPN|2|obl"],
        ["Riga"],
    ),
    ("one who speaks", ["Riga|PROPN|2|nsubj spoke|VERB|0|root in|ADP|4|case Riga|PROPN|2|obl"], []),
    ("a village's name", ["Shells|NOUN|2|nsubj fell|VERB|0|root near|ADP|4|case Lysove|PROPN|2|obl"], []),
    ("nothing says where", ["They|PRON|2|nsubj praised|VERB|0|root Riga|PROPN|2|obj"], []),
]


@pytest.mark.parametrize(
    ("sentences", "expected"), [row[1:] for row in PEOPLE_OR_TOWNS], ids=[r[0] for r in PEOPLE_OR_TOWNS]
)
def test_towns_that_the_model_takes_for_people(sentences: list[str], expected: list[str]) -> None:
    made = document(*sentences)
    people = tuple(Entity((i, i + 1), "Person") for i, form in enumerate(made.forms) if form in ("Riga", "Lysove"))
    found_ = mentions(replace(made, entities=people), lambda name: PEOPLE.get(name, 0))
    assert [one.text for one in found_] == expected
