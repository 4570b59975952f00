"""Confidences: what raises and lowers them, and that none is certain."""

from collections.abc import Mapping
from functools import partial

import pytest

from alleged.extract import odds
from alleged.extract.claims import confidence as of_claims
from alleged.extract.claims.claims import claims
from alleged.extract.events import confidence as of_events
from alleged.extract.events.events import events
from alleged.extract.tolls import confidence as of_tolls
from alleged.extract.tolls.owners import tolls
from alleged.extract.tolls.tolls import toll_mentions
from alleged.resolve.numbers import numbers
from tests.extract.trees import document

WEIGHTS = {"for": 2.0, "against": -2.0, "constant": 0.0}


@pytest.mark.parametrize(
    ("features", "probability"),
    [
        ({}, 0.5),
        ({"for": 1}, 0.88),
        ({"against": 1}, 0.12),
        ({"for": True, "against": True}, 0.5),
        ({"for": 300}, 0.99),
        ({"against": 300}, 0.01),
    ],
)
def test_probability(features: Mapping[str, float], probability: float) -> None:
    assert odds.probability(WEIGHTS, features) == probability


def test_a_feature_without_a_weight_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        odds.probability(WEIGHTS, {"beside": 1})


def test_no_claim_is_certain() -> None:
    assert of_claims.calibrate(1.0, words=400, quoted=True, act="say", named=True) == odds.HIGHEST
    assert of_claims.calibrate(0.0, words=1, quoted=False, act="think", named=False) == odds.LOWEST


NAMED = "Rebels|NOUN|2|nsubj attacked|VERB|0|root Riga|PROPN|2|obj .|PUNCT|2|punct"
COMMON = "Rebels|NOUN|2|nsubj attacked|VERB|0|root villages|NOUN|2|obj .|PUNCT|2|punct"
PRONOUN = "They|PRON|2|nsubj attacked|VERB|0|root villages|NOUN|2|obj .|PUNCT|2|punct"
LONGER = (
    "Rebels|NOUN|2|nsubj attacked|VERB|0|root villages|NOUN|2|obj in|ADP|7|case the|DET|7|det far|ADJ|7|amod"
    " north|NOUN|2|obl .|PUNCT|2|punct"
)
NOUN = "The|DET|2|det shelling|NOUN|5|nsubj of|ADP|4|case villages|NOUN|2|nmod resumed|VERB|0|root .|PUNCT|5|punct"


@pytest.mark.parametrize(
    ("surer", "less"), [(NAMED, COMMON), (COMMON, PRONOUN), (COMMON, LONGER), (COMMON, NOUN)], ids=str.split
)
def test_events(surer: str, less: str) -> None:
    found = []
    for sentence in (surer, less):
        parsed = document(sentence)
        [event] = events(parsed, claims(parsed, "r"))
        found.append(of_events.confidence(parsed, event))
    assert found[0] > found[1]
    assert all(odds.LOWEST <= one <= odds.HIGHEST for one in found)


KILLED = "{0}|NUM|2|nummod people|NOUN|4|nsubj:pass were|AUX|4|aux:pass killed|VERB|0|root .|PUNCT|4|punct"
ONE = "A|DET|2|det baker|NOUN|4|nsubj:pass was|AUX|4|aux:pass killed|VERB|0|root .|PUNCT|4|punct"
SHOT = "{0}|NUM|2|nummod people|NOUN|4|nsubj:pass were|AUX|4|aux:pass shot|VERB|0|root .|PUNCT|4|punct"


def first_toll(*sentences: str) -> float:
    parsed = document(*sentences)
    made = tolls(parsed, toll_mentions(parsed, partial(numbers, column="recorder")), claims(parsed, "r"), "r")
    return made[min(made)].confidence


@pytest.mark.parametrize(
    ("name", "surer", "less"),
    [
        ("the same figure again", (KILLED.format("Nine"), KILLED.format("Nine")), (KILLED.format("Nine"),)),
        ("a greater figure", (KILLED.format("Nine"),), (KILLED.format("Nine"), KILLED.format("Twelve"))),
        ("people shot", (KILLED.format("Nine"),), (SHOT.format("Nine"),)),
        ("one victim", (ONE,), (KILLED.format("Nine"),)),
        (
            "one victim beside a figure",
            (ONE, KILLED.format("Twelve")),
            (KILLED.format("Nine"), KILLED.format("Twelve")),
        ),
    ],
)
def test_tolls(name: str, surer: tuple[str, ...], less: tuple[str, ...]) -> None:
    assert first_toll(*surer) > first_toll(*less)


def test_every_feature_has_a_weight() -> None:
    parsed = document(NAMED, KILLED.format("Nine"))
    mentions = toll_mentions(parsed, partial(numbers, column="recorder"))
    [event, *_] = events(parsed, claims(parsed, "r"))
    for features, weights in (
        (of_tolls.features(mentions[0], mentions), of_tolls.WEIGHTS),
        (of_events.features(parsed, event), of_events.WEIGHTS),
    ):
        assert {*features, "constant"} == set(weights)
