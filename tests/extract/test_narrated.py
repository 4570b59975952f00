"""The report's own voice: events and tolls, no comment."""

import pytest

from alleged.extract.claims.claims import claims
from tests.extract.trees import document

CASES = [
    (
        "an event",
        "Rockets|NOUN|2|nsubj hit|VERB|0|root a|DET|4|det school|NOUN|2|obj .|PUNCT|2|punct",
        ["Rockets hit a school"],
    ),
    (
        "a perfect passive",
        "A|DET|2|det bridge|NOUN|5|nsubj:pass has|AUX|5|aux been|AUX|5|aux:pass destroyed|VERB|0|root .|PUNCT|5|punct",
        ["A bridge has been destroyed"],
    ),
    (
        "a toll",
        "Nine|NUM|2|nummod people|NOUN|4|nsubj were|AUX|4|cop dead|ADJ|0|root .|PUNCT|4|punct",
        ["Nine people were dead"],
    ),
    (
        "a light verb with an event noun",
        "Bern|PROPN|2|nsubj acted|VERB|0|root as|ADP|5|case a|DET|5|det mediator|NOUN|2|obl .|PUNCT|2|punct",
        ["Bern acted as a mediator"],
    ),
    (
        "what is to come",
        "Envoys|NOUN|3|nsubj will|AUX|3|aux meet|VERB|0|root rebels|NOUN|3|obj .|PUNCT|3|punct",
        ["Envoys will meet rebels"],
    ),
    (
        "an act done by words",
        "Ministers|NOUN|2|nsubj condemned|VERB|0|root the|DET|4|det raid|NOUN|2|obj .|PUNCT|2|punct",
        ["Ministers condemned the raid"],
    ),
    (
        "an event noun that its clause says took place",
        "The|DET|2|det truce|NOUN|3|nsubj failed|VERB|0|root .|PUNCT|3|punct",
        ["The truce failed"],
    ),
    (
        "a toll of many without a figure",
        "Dozens|NOUN|3|nsubj:pass were|AUX|3|aux:pass hurt|ADJ|0|root .|PUNCT|3|punct",
        ["Dozens were hurt"],
    ),
    (
        "a toll by its verb alone",
        "Four|NUM|2|nummod sailors|NOUN|3|nsubj drowned|VERB|0|root .|PUNCT|3|punct",
        ["Four sailors drowned"],
    ),
    (
        "readiness is told",
        "Bern|PROPN|3|nsubj is|AUX|3|cop ready|ADJ|0|root to|PART|5|mark withdraw|VERB|3|xcomp troops|NOUN|5|obj .|PUNCT|3|punct",
        ["Bern is ready to withdraw troops"],
    ),
    (
        "what might be done is comment",
        "Rebels|NOUN|3|nsubj might|AUX|3|aux shell|VERB|0|root the|DET|5|det school|NOUN|3|obj .|PUNCT|3|punct",
        [],
    ),
    (
        "coordinate comment stays out",
        (
            "Rockets|NOUN|2|nsubj hit|VERB|0|root Lviv|PROPN|2|obj ,|PUNCT|7|punct but|CCONJ|7|cc"
            " hopes|NOUN|7|nsubj remain|VERB|2|conj .|PUNCT|2|punct"
        ),
        ["Rockets hit Lviv"],
    ),
    (
        "a coordinate event stays in",
        (
            "Rockets|NOUN|2|nsubj hit|VERB|0|root Lviv|PROPN|2|obj and|CCONJ|5|cc killed|VERB|2|conj two|NUM|5|obj"
            " .|PUNCT|2|punct"
        ),
        ["Rockets hit Lviv and killed two"],
    ),
    ("a wish", "Rockets|NOUN|3|nsubj could|AUX|3|aux hit|VERB|0|root Lviv|PROPN|3|obj .|PUNCT|3|punct", []),
    (
        "a description",
        "The|DET|2|det town|NOUN|5|nsubj is|AUX|5|cop very|ADV|5|advmod old|ADJ|0|root .|PUNCT|5|punct",
        [],
    ),
    (
        "an evaluation",
        "The|DET|2|det attack|NOUN|5|nsubj was|AUX|5|cop another|DET|5|det blow|NOUN|0|root .|PUNCT|5|punct",
        [],
    ),
    ("a habit", "Rockets|NOUN|2|nsubj frighten|VERB|0|root people|NOUN|2|obj .|PUNCT|2|punct", []),
    ("a question", "Who|PRON|2|nsubj attacked|VERB|0|root Lviv|PROPN|2|obj ?|PUNCT|2|punct", []),
]


@pytest.mark.parametrize(("case", "sentence", "expected"), CASES)
def test_narrated(case: str, sentence: str, expected: list[str]) -> None:
    found = claims(document(sentence), "r")
    assert [piece.text for claim in found for piece in claim.content] == expected
    for claim in found:
        assert (claim.source, claim.cue, claim.form, claim.depth, claim.parent) == (None, None, "narrated", 0, None)
        assert (claim.act, claim.stance, claim.certainty) == ("say", "asserts", "certain")


def test_what_somebody_says_is_not_narrated() -> None:
    sentence = (
        "Rockets|NOUN|2|nsubj hit|VERB|5|ccomp Lviv|PROPN|2|obj ,|PUNCT|2|punct said|VERB|0|root Riga|PROPN|5|nsubj"
        " .|PUNCT|5|punct"
    )
    found = claims(document(sentence, said=[("Riga", "said", ("Rockets hit Lviv",))]), "r")
    assert [claim.form for claim in found] == ["indirect"]


def test_what_may_have_taken_place_is_possible() -> None:
    sentence = "Rebels|NOUN|4|nsubj may|AUX|4|aux have|AUX|4|aux shelled|VERB|0|root the|DET|6|det school|NOUN|4|obj"
    [claim] = claims(document(sentence), "r")
    assert ([piece.text for piece in claim.content], claim.certainty) == (
        ["Rebels may have shelled the school"],
        "possible",
    )


def test_a_cue_without_content_is_no_claim_and_leaves_its_clause_to_the_report() -> None:
    sentence = (
        "Tarvia|PROPN|2|nsubj filed|VERB|0|root a|DET|4|det complaint|NOUN|2|obj against|ADP|6|case Keld|PROPN|4|nmod"
    )
    made = claims(document(sentence, said=[("Tarvia", "filed a complaint", ())]), "r")
    assert [(claim.form, [piece.text for piece in claim.content]) for claim in made] == [
        ("narrated", ["Tarvia filed a complaint against Keld"])
    ]


def test_the_part_outside_the_attribution_is() -> None:
    sentence = (
        "Rockets|NOUN|2|nsubj hit|VERB|0|root Lviv|PROPN|2|obj after|SCONJ|6|mark Riga|PROPN|6|nsubj"
        " said|VERB|2|advcl talks|NOUN|8|nsubj failed|VERB|6|ccomp .|PUNCT|2|punct"
    )
    narrated, said = claims(document(sentence, said=[("Riga", "said", ("talks failed",))]), "r")
    assert [piece.text for piece in narrated.content] == ["Rockets hit Lviv"]
    assert said.depth == 1
