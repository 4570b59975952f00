"""Which claim answers which, and that nothing is said where two would fit."""

import pytest

from alleged.extract.claims.claims import claims
from alleged.records import Claim
from tests.extract.trees import document

TOLL = "Officials|NOUN|2|nsubj put|VERB|0|root losses|NOUN|2|obj at|ADP|5|case 40|NUM|2|obl .|PUNCT|2|punct"
TOLL_SAID = ("Officials", "put", ("losses at 40",))
SHELLED = (
    "Riga|PROPN|2|nsubj claimed|VERB|0|root Oslo|PROPN|4|nsubj shelled|VERB|2|ccomp a|DET|6|det market|NOUN|4|obj"
    " .|PUNCT|2|punct"
)
SHELLED_SAID = ("Riga", "claimed", ("Oslo shelled a market",))
EXAGGERATED = (
    "Some|PRON|2|nsubj say|VERB|0|root those|DET|4|det estimates|NOUN|6|nsubj are|AUX|6|cop exaggerated|ADJ|2|ccomp"
    " .|PUNCT|2|punct"
)
EXAGGERATED_SAID = ("Some", "say", ("those estimates are exaggerated",))


def links(found: tuple[Claim, ...], cue: str) -> tuple[list[str], list[str]]:
    by_id = {claim.id: claim.cue.text for claim in found if claim.cue is not None}
    [claim] = [claim for claim in found if claim.cue is not None and claim.cue.text == cue]
    return [by_id[i] for i in claim.disputes], [by_id[i] for i in claim.confirms]


def test_a_noun_takes_up_an_estimate() -> None:
    found = claims(document(TOLL, EXAGGERATED, said=[TOLL_SAID, EXAGGERATED_SAID]), "r")
    assert links(found, "say") == (["put"], [])


def test_it_is_the_estimate_and_not_what_stands_between() -> None:
    found = claims(document(TOLL, SHELLED, EXAGGERATED, said=[TOLL_SAID, SHELLED_SAID, EXAGGERATED_SAID]), "r")
    assert links(found, "say") == (["put"], [])


def test_two_that_fit_equally_are_none() -> None:
    both = (
        "Officials|NOUN|2|nsubj put|VERB|0|root losses|NOUN|2|obj at|ADP|5|case 40|NUM|2|obl and|CCONJ|8|cc"
        " monitors|NOUN|8|nsubj estimated|VERB|2|conj them|PRON|8|obj at|ADP|11|case 70|NUM|8|obl .|PUNCT|2|punct"
    )
    said = [TOLL_SAID, ("monitors", "estimated", ("them at 70",)), EXAGGERATED_SAID]
    found = claims(document(both, EXAGGERATED, said=said), "r")
    assert links(found, "say") == ([], [])


def test_it_was_denied() -> None:
    denied = "Oslo|PROPN|2|nsubj denied|VERB|0|root it|PRON|2|obj .|PUNCT|2|punct"
    found = claims(document(SHELLED, denied, said=[SHELLED_SAID, ("Oslo", "denied", ("it",))]), "r")
    assert links(found, "denied") == (["claimed"], [])


def test_a_denial_in_the_same_words() -> None:
    denied = (
        "Oslo|PROPN|2|nsubj denied|VERB|0|root shelling|VERB|2|xcomp any|DET|5|det market|NOUN|3|obj .|PUNCT|2|punct"
    )
    between = "Bern|PROPN|2|nsubj said|VERB|0|root talks|NOUN|4|nsubj failed|VERB|2|ccomp .|PUNCT|2|punct"
    said = [SHELLED_SAID, ("Bern", "said", ("talks failed",)), ("Oslo", "denied", ("shelling any market",))]
    found = claims(document(SHELLED, between, denied, said=said), "r")
    assert links(found, "denied") == (["claimed"], [])


def test_a_confirmation() -> None:
    confirmed = "Oslo|PROPN|2|nsubj confirmed|VERB|0|root the|DET|4|det claim|NOUN|2|obj .|PUNCT|2|punct"
    found = claims(document(SHELLED, confirmed, said=[SHELLED_SAID, ("Oslo", "confirmed", ("the claim",))]), "r")
    assert links(found, "confirmed") == ([], ["claimed"])


def test_a_claim_in_the_denial_itself() -> None:
    sentence = (
        "Oslo|PROPN|2|nsubj denied|VERB|0|root Latvian|ADJ|4|amod claims|NOUN|2|obj that|SCONJ|7|mark"
        " it|PRON|7|nsubj shelled|VERB|4|acl markets|NOUN|7|obj .|PUNCT|2|punct"
    )
    found = claims(document(sentence, said=[("Oslo", "denied", ("Latvian claims that it shelled markets",))]), "r")
    assert links(found, "denied") == (["claims"], [])


def test_a_noun_in_apposition() -> None:
    sentence = (
        "Riga|PROPN|2|nsubj said|VERB|0|root Oslo|PROPN|4|nsubj mobilised|VERB|2|ccomp ,|PUNCT|7|punct a|DET|7|det"
        " step|NOUN|4|appos Oslo|PROPN|9|nsubj insists|VERB|7|acl:relcl is|AUX|12|aux not|PART|12|advmod"
        " planned|VERB|9|ccomp .|PUNCT|2|punct"
    )
    found = claims(document(sentence, said=[("Riga", "said", ("Oslo mobilised",))]), "r")
    assert links(found, "insists") == (["said"], [])


def test_a_plain_statement_answers_nobody() -> None:
    other = (
        "Bern|PROPN|2|nsubj said|VERB|0|root the|DET|4|det market|NOUN|6|nsubj was|AUX|6|cop big|ADJ|2|ccomp"
        " .|PUNCT|2|punct"
    )
    found = claims(document(SHELLED, other, said=[SHELLED_SAID, ("Bern", "said", ("the market was big",))]), "r")
    assert links(found, "said") == ([], [])


def test_the_same_said_twice() -> None:
    found = claims(document(SHELLED, SHELLED, said=[SHELLED_SAID]), "r")
    first, second = found
    assert (first.same_as, second.same_as) == ((), (first.id,))
    assert first.id != second.id


@pytest.mark.parametrize(("owner", "expected"), [("Riga", ["claimed"]), ("Bern", [])])
def test_an_account_called_somebodys_is_his_alone(owner: str, expected: list[str]) -> None:
    doubted = f"Ana|PROPN|2|nsubj dismissed|VERB|0|root {owner}|PROPN|5|nmod:poss 's|PART|3|case account|NOUN|2|obj .|PUNCT|2|punct"
    said = [SHELLED_SAID, ("Ana", "dismissed", (f"{owner} 's account",))]
    found = claims(document(SHELLED, doubted, said=said), "r")
    assert links(found, "dismissed") == (expected, [])
