"""What is not believed of the model's marks, beside its likeness that is. Trees by hand."""

import pytest

from alleged.extract.claims.claims import claims
from alleged.records.document import Document
from tests.extract.trees import document

CASES: list[tuple[str, Document, bool]] = [
    (
        "what somebody must say is not said",
        document(
            "Allies|NOUN|3|nsubj must|AUX|3|aux say|VERB|0|root that|SCONJ|6|mark Riga|PROPN|6|nsubj fell|VERB|3|ccomp",
            said=[("Allies", "must say", ("that Riga fell",))],
        ),
        False,
    ),
    (
        "what somebody could not say is declined or unverified",
        document(
            "Allies|NOUN|4|nsubj could|AUX|4|aux not|PART|4|advmod say|VERB|0|root that|SCONJ|7|mark Riga|PROPN|7|nsubj"
            " fell|VERB|4|ccomp .|PUNCT|4|punct",
            said=[("Allies", "could not say", ("that Riga fell",))],
        ),
        True,
    ),
    (
        "an infinitive alone is still to be said",
        document(
            "Bo|PROPN|2|nsubj came|VERB|0|root to|PART|4|mark say|VERB|2|advcl Riga|PROPN|6|nsubj fell|VERB|4|ccomp",
            said=[("Bo", "to say", ("Riga fell",))],
        ),
        False,
    ),
    (
        "you know",
        document(
            "You|PRON|2|nsubj know|VERB|0|root Riga|PROPN|4|nsubj fell|VERB|2|ccomp .|PUNCT|2|punct",
            said=[("You", "know", ("Riga fell",))],
        ),
        False,
    ),
    (
        "months show nothing by themselves",
        document(
            "Months|NOUN|2|nsubj proved|VERB|0|root Riga|PROPN|4|nsubj fell|VERB|2|ccomp .|PUNCT|2|punct",
            said=[("Months", "proved", ("Riga fell",))],
        ),
        False,
    ),
    (
        "photos do",
        document(
            "Photos|NOUN|2|nsubj show|VERB|0|root Riga|PROPN|4|nsubj fell|VERB|2|ccomp .|PUNCT|2|punct",
            said=[("Photos", "show", ("Riga fell",))],
        ),
        True,
    ),
]


@pytest.mark.parametrize(("found", "kept"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_doubts(found: Document, kept: bool) -> None:
    assert any(claim.cue is not None for claim in claims(found, "r")) is kept
