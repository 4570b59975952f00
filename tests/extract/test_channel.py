"""Where a claim was made and to whom. Rows: the words behind "the mayor VERB", what is expected."""

import pytest

from alleged.extract.claims.claims import claims
from tests.extract.trees import document

CASES = [
    ("wrote", "on|ADP|7|case Telegram|PROPN|4|obl", "Telegram", "social media", None),
    (
        "wrote",
        "on|ADP|10|case the|DET|10|det Telegram|PROPN|10|compound messaging|NOUN|10|compound app|NOUN|4|obl",
        "the Telegram messaging app",
        "social media",
        None,
    ),
    ("told", "Interfax|PROPN|4|iobj", "Interfax", "agency", "Interfax"),
    ("told", "the|DET|8|det Kyiv|PROPN|8|compound Post|PROPN|4|iobj", "the Kyiv Post", "press", "the Kyiv Post"),
    ("told", "reporters|NOUN|4|iobj", None, None, "reporters"),
    ("said", "to|ADP|7|case reporters|NOUN|4|obl", None, None, "reporters"),
    ("said", "in|ADP|8|case a|DET|8|det statement|NOUN|4|obl", "a statement", "statement", None),
    (
        "said",
        "at|ADP|9|case a|DET|9|det news|NOUN|9|compound conference|NOUN|4|obl",
        "a news conference",
        "briefing",
        None,
    ),
    ("said", "on|ADP|8|case state|NOUN|8|compound television|NOUN|4|obl", "state television", "broadcast", None),
    (
        "said",
        "in|ADP|8|case an|DET|8|det interview|NOUN|4|obl with|ADP|10|case CNN|PROPN|8|nmod",
        "an interview with CNN",
        "interview",
        None,
    ),
    ("said", "in|ADP|8|case his|PRON|8|nmod:poss letter|NOUN|4|obl", "his letter", "document", None),
    ("said", "on|ADP|7|case Monday|PROPN|4|obl", None, None, None),
    ("said", "in|ADP|7|case Kyiv|PROPN|4|obl", None, None, None),
]


@pytest.mark.parametrize(("verb", "behind", "channel", "kind", "addressee"), CASES)
def test_channel(verb: str, behind: str, channel: str | None, kind: str | None, addressee: str | None) -> None:
    sentence = f"It|PRON|2|nsubj fell|VERB|4|ccomp ,|PUNCT|2|punct {verb}|VERB|0|root Orban|PROPN|4|nsubj {behind}"
    claim = claims(document(sentence, said=[("Orban", verb, ("It fell",))]), "r")[0]
    assert (claim.channel and claim.channel.text, claim.channel and claim.channel.kind) == (channel, kind)
    assert (claim.addressee and claim.addressee.text) == addressee


def test_a_channel_of_the_content_is_not_the_claims_own() -> None:
    sentence = (
        "Orban|PROPN|2|nsubj said|VERB|0|root troops|NOUN|4|nsubj left|VERB|2|ccomp on|ADP|7|case"
        " state|NOUN|7|compound television|NOUN|2|obl"
    )
    [claim] = claims(document(sentence, said=[("Orban", "said", ("troops left on state television",))]), "r")
    assert claim.channel is None
