"""Hedges, and what they leave of certainty."""

import pytest

from alleged.extract.claims.claims import claims
from tests.extract.trees import document

HEAD = "Oslo|PROPN|2|nsubj said|VERB|0|root"
CASES = [
    ("it|PRON|4|nsubj fell|VERB|2|ccomp", "it fell", "certain", []),
    ("it|PRON|5|nsubj may|AUX|5|aux fall|VERB|2|ccomp", "it may fall", "possible", ["may"]),
    ("it|PRON|5|nsubj probably|ADV|5|advmod fell|VERB|2|ccomp", "it probably fell", "probable", ["probably"]),
    ("it|PRON|5|nsubj allegedly|ADV|5|advmod fell|VERB|2|ccomp", "it allegedly fell", "unknown", ["allegedly"]),
    # a month is no hedge
    ("it|PRON|4|nsubj fell|VERB|2|ccomp in|ADP|6|case May|PROPN|4|obl", "it fell in May", "certain", []),
    # a hedge deep in the content is listed, and leaves the whole as it is
    (
        "it|PRON|4|nsubj lost|VERB|2|ccomp guns|NOUN|4|obj and|CCONJ|8|cc possibly|ADV|8|advmod men|NOUN|5|conj",
        "it lost guns and possibly men",
        "certain",
        ["possibly"],
    ),
    # "is likely to"
    (
        "it|PRON|5|nsubj is|AUX|5|cop likely|ADJ|2|ccomp to|PART|7|mark fall|VERB|5|xcomp",
        "it is likely to fall",
        "probable",
        ["is likely to"],
    ),
    # "believed" as a passive hedges, "appeared" without a clause does not
    (
        "it|PRON|5|nsubj:pass was|AUX|5|aux:pass believed|VERB|2|ccomp lost|ADJ|5|xcomp",
        "it was believed lost",
        "probable",
        ["believed"],
    ),
    ("he|PRON|4|nsubj appeared|VERB|2|ccomp", "he appeared", "certain", []),
    # of two hedges on the head the weaker counts
    (
        "it|PRON|6|nsubj reportedly|ADV|6|advmod probably|ADV|6|advmod fell|VERB|2|ccomp",
        "it reportedly probably fell",
        "unknown",
        ["reportedly", "probably"],
    ),
]


@pytest.mark.parametrize(("clause", "content", "certainty", "hedges"), CASES)
def test_hedges_in_the_content(clause: str, content: str, certainty: str, hedges: list[str]) -> None:
    claim = claims(document(f"{HEAD} {clause}", said=[("Oslo", "said", (content,))]), "r")[0]
    assert (claim.certainty, [hedge.text for hedge in claim.hedges]) == (certainty, hedges)


def test_a_hedge_belongs_to_the_innermost_claim() -> None:
    sentence = f"{HEAD} Bern|PROPN|4|nsubj claims|VERB|2|ccomp it|PRON|7|nsubj may|AUX|7|aux fall|VERB|4|ccomp"
    outer, inner = claims(document(sentence, said=[("Oslo", "said", ("Bern claims it may fall",))]), "r")
    assert (outer.certainty, outer.hedges) == ("certain", ())
    assert (inner.certainty, [hedge.text for hedge in inner.hedges]) == ("possible", ["may"])


def test_a_hedge_in_the_cue() -> None:
    sentence = "Oslo|PROPN|3|nsubj reportedly|ADV|3|advmod said|VERB|0|root it|PRON|5|nsubj fell|VERB|3|ccomp"
    [claim] = claims(document(sentence, said=[("Oslo", "reportedly said", ("it fell",))]), "r")
    assert (claim.certainty, [hedge.text for hedge in claim.hedges]) == ("unknown", ["reportedly"])


def test_only_all_sentences_hedged_lower_a_long_quotation() -> None:
    quoted = "“|PUNCT|4|punct It|PRON|4|nsubj may|AUX|4|aux fall|VERB|0|root .|PUNCT|4|punct"
    more = "It|PRON|2|nsubj stood|VERB|4|ccomp ”|PUNCT|2|punct said|VERB|0|root Oslo|PROPN|4|nsubj"
    [claim] = claims(document(quoted, more, said=[("Oslo", "said", ("“ It may fall . It stood ”",))]), "r")
    assert (claim.certainty, [hedge.text for hedge in claim.hedges]) == ("certain", ["may"])
