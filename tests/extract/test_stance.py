"""What a cue commits its source to. Each row: source, cue, content, and the act, stance and certainty to expect."""

import pytest

from alleged.extract.claims.claims import claims
from alleged.records import Claim
from tests.extract.trees import document, plain

CASES = [
    # classes as the lexicon has them
    ("Moscow", "said", "the depot burned", "say", "asserts", "certain"),
    ("Moscow", "claimed", "the depot burned", "claim", "asserts", "certain"),
    ("Moscow", "denied", "the strike", "deny", "denies", "certain"),
    ("Moscow", "has repeatedly denied", "that it shelled the depot", "deny", "denies", "certain"),
    ("Moscow", "dismissed", "the report", "dispute", "disputes", "certain"),
    ("Moscow", "brushed off", "the report", "dispute", "disputes", "certain"),
    ("Moscow", "brushed it off", "as talk", "dispute", "disputes", "certain"),
    ("Moscow", "poured cold water on", "the report", "dispute", "disputes", "certain"),
    ("Moscow", "took issue with", "the report", "dispute", "disputes", "certain"),
    ("Moscow", "cast doubt on", "the report", "dispute", "doubts", "unknown"),
    ("Moscow", "questioned", "the report", "dispute", "doubts", "unknown"),
    ("Moscow", "confirmed", "the strike", "confirm", "confirms", "certain"),
    ("Moscow", "admitted", "losses", "concede", "concedes", "certain"),
    ("Moscow", "accused", "Kyiv of the strike", "accuse", "asserts", "certain"),
    ("Moscow", "suspects", "sabotage", "think", "asserts", "probable"),
    ("Moscow", "fears", "a strike", "think", "asserts", "possible"),
    ("Moscow", "estimated", "the toll at 12", "estimate", "asserts", "probable"),
    ("Moscow", "hailed", "the vote", "thank", "none", "unknown"),
    ("Moscow", "echoed", "the report", "relay", "asserts", "certain"),
    ("Moscow", "vowed", "to answer", "promise", "none", "unknown"),
    ("the mayor", "according to", "the depot burned", "say", "asserts", "certain"),
    ("the mayor", "in the words of", "a crime", "say", "asserts", "certain"),
    # a word whose class depends on what stands with it
    ("Moscow", "put", "the toll at 12", "estimate", "asserts", "probable"),
    ("Moscow", "put", "the losses in the dozens", "estimate", "asserts", "probable"),
    ("Moscow", "called", "the vote a farce", "call", "asserts", "certain"),
    ("Moscow", "called", "the report a fabrication", "dispute", "disputes", "certain"),
    ("Moscow", "called for", "calm", "demand", "none", "unknown"),
    ("Moscow", "is calling on", "Kyiv to yield", "demand", "none", "unknown"),
    ("Moscow", "called", "for calm", "demand", "none", "unknown"),
    ("the mayor", "asked", "whether it was true", "ask", "none", "unknown"),
    ("the mayor", "asked", "for help", "demand", "none", "unknown"),
    ("the mayor", "made it clear", "that he would stay", "say", "asserts", "certain"),
    ("the mayor", "made it very clear", "that he would stay", "say", "asserts", "certain"),
    # what neither and nobody said is said by none
    ("Neither Oslo nor Riga", "said", "where it came from", "decline", "declines", "unknown"),
    ("No group", "has claimed", "the blast", "claim", "none", "unknown"),
    # not confirmed is not denied
    ("Reuters", "could not verify", "the report", "unable to verify", "unverified", "unknown"),
    ("Reuters", "could not independently confirm", "the report", "unable to verify", "unverified", "unknown"),
    ("Reuters", "was unable to verify", "the report", "unable to verify", "unverified", "unknown"),
    ("Kyiv", "has not confirmed", "the strike", "decline", "unverified", "unknown"),
    ("Kyiv", "declined to comment on", "the strike", "decline", "declines", "unknown"),
    ("Kyiv", "refused to confirm or deny", "the strike", "decline", "declines", "unknown"),
    ("Kyiv", "would not say", "who fired", "decline", "declines", "unknown"),
    ("Kyiv", "did not immediately respond to", "a request for comment", "decline", "declines", "unknown"),
    ("Kyiv", "did not say", "who fired", "decline", "declines", "unknown"),
    ("Kyiv", "gave", "no details", "decline", "declines", "unknown"),
    ("Kyiv", "has not given", "any details", "decline", "declines", "unknown"),
    ("Kyiv", "made no mention of", "losses", "decline", "declines", "unknown"),
    # "not" and its kin
    ("Kyiv", "did not deny", "the strike", "decline", "declines", "unknown"),
    ("Kyiv", "did not rule out", "a strike", "say", "asserts", "possible"),
    ("Kyiv", "does not doubt", "that it was hit", "think", "asserts", "probable"),
    ("Kyiv", "does not believe", "the report", "think", "doubts", "unknown"),
    ("Kyiv", "does not accept", "the report", "dispute", "disputes", "certain"),
    ("Kyiv", "did not accuse", "Moscow", "accuse", "none", "unknown"),
    ("Kyiv", "has no faith in", "the report", "dispute", "doubts", "unknown"),
    # a cue that the lexicon lacks is a statement still
    ("Kyiv", "yodelled", "that it was hit", "say", "asserts", "certain"),
    ("Kyiv", ":", "it was hit", "say", "asserts", "certain"),
    # all caps
    ("MOSCOW", "DENIES", "STRIKE ON DEPOT", "deny", "denies", "certain"),
    # aspectual verbs hand on to the verb behind them
    ("Kyiv", "continued to question", "the report", "dispute", "doubts", "unknown"),
]


@pytest.mark.parametrize(("source", "cue", "content", "act", "stance", "certainty"), CASES)
def test_stance(source: str, cue: str, content: str, act: str, stance: str, certainty: str) -> None:
    [claim] = claims(plain(f"{source} {cue} {content} .", said=[(source, cue, (content,))]), "r")
    assert (claim.act, claim.stance, claim.certainty) == (act, stance, certainty)


def only(found: tuple[Claim, ...], cue: str) -> Claim:
    return next(claim for claim in found if claim.cue is not None and claim.cue.text == cue)


def test_a_negative_content_is_asserted() -> None:
    """ "There was no strike, he said" asserts: the content itself is negative."""
    [claim] = claims(plain("There was no strike , he said .", said=[("he", "said", ("There was no strike",))]), "r")
    assert (claim.act, claim.stance) == ("say", "asserts")


@pytest.mark.parametrize(
    ("sentence", "content", "act"),
    [
        # one's own attack is claimed, another's is reported
        (
            (
                "The|DET|2|det brigade|NOUN|3|nsubj said|VERB|0|root it|PRON|5|nsubj shelled|VERB|3|ccomp"
                " the|DET|7|det depot|NOUN|5|obj"
            ),
            "it shelled the depot",
            "claim",
        ),
        (
            (
                "The|DET|2|det brigade|NOUN|3|nsubj said|VERB|0|root it|PRON|5|nsubj launched|VERB|3|ccomp"
                " an|DET|7|det assault|NOUN|5|obj"
            ),
            "it launched an assault",
            "claim",
        ),
        (
            (
                "The|DET|2|det brigade|NOUN|3|nsubj said|VERB|0|root drones|NOUN|5|nsubj shelled|VERB|3|ccomp"
                " the|DET|7|det depot|NOUN|5|obj"
            ),
            "drones shelled the depot",
            "say",
        ),
        (
            (
                "The|DET|2|det brigade|NOUN|3|nsubj said|VERB|0|root it|PRON|5|nsubj liked|VERB|3|ccomp"
                " the|DET|7|det depot|NOUN|5|obj"
            ),
            "it liked the depot",
            "say",
        ),
    ],
)
def test_own_acts_are_claimed(sentence: str, content: str, act: str) -> None:
    found = claims(document(sentence, said=[("The brigade", "said", (content,))]), "r")
    assert only(found, "said").act == act


def test_telling_somebody_to_do_something_is_a_demand() -> None:
    sentence = "Police|NOUN|2|nsubj told|VERB|0|root residents|NOUN|2|obj to|PART|5|mark leave|VERB|2|xcomp"
    [claim] = claims(document(sentence, said=[("Police", "told", ("to leave",))]), "r")
    assert (claim.act, claim.stance) == ("demand", "none")
    assert claim.addressee is not None
    assert claim.addressee.text == "residents"
