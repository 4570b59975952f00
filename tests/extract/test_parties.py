"""Who does it and to whom where a phrase is long, shared, or named oddly by the parser. Rows: trees as the parser gives them."""

import pytest

from alleged.extract.claims.claims import claims
from alleged.extract.events.events import events
from tests.extract.test_events import told
from tests.extract.trees import document

Names = list[tuple[str, str]]
CASES: list[tuple[str, str, Names, list[str]]] = [
    (
        "whom an accusation blames, of a deed that is a verb",
        (
            "He|PRON|2|nsubj accused|VERB|0|root Minsk|PROPN|2|obj of|SCONJ|5|mark shelling|VERB|2|ccomp"
            " villages|NOUN|5|obj .|PUNCT|2|punct"
        ),
        [("Location", "Minsk")],
        ["ACCUSE accused: He > Minsk, happened", "ASSAULT shelling: Minsk > villages, happened"],
    ),
    (
        "whom an accusation blames, of a deed that is a noun",
        (
            "Keld|PROPN|2|nsubj blamed|VERB|0|root the|DET|4|det army|NOUN|2|obj for|ADP|7|case the|DET|7|det attack|NOUN|2|obl"
            " .|PUNCT|2|punct"
        ),
        [],
        ["ACCUSE blamed: Keld > the army, happened", "ASSAULT attack: the army > , happened"],
    ),
    (
        "an active verb whose subject the parser calls passive",
        "Officers|NOUN|2|nsubj:pass arrested|VERB|0|root two|NUM|4|nummod miners|NOUN|2|obj .|PUNCT|2|punct",
        [],
        ["COERCE arrested: Officers > two miners, happened"],
    ),
    (
        "a passive without a helper stays one",
        "Miners|NOUN|2|nsubj:pass arrested|VERB|0|root in|ADP|4|case Keld|PROPN|2|obl",
        [],
        ["COERCE arrested:  > Miners, happened"],
    ),
    (
        "a subject named as an apposition of its verb",
        (
            "Minister|PROPN|2|nmod:desc Ada|PROPN|5|appos Lind|PROPN|2|flat has|AUX|5|aux condemned|VERB|0|root"
            " the|DET|7|det rebels|NOUN|5|obj"
        ),
        [("Person", "Ada Lind")],
        ["ACCUSE condemned: Minister Ada Lind > the rebels, happened"],
    ),
    (
        "an object named as a title of its verb",
        (
            "A|DET|2|det court|NOUN|3|nsubj released|VERB|0|root President|PROPN|3|nmod:desc Bo|PROPN|4|flat Lind|PROPN|5|flat"
            " from|ADP|8|case prison|NOUN|3|obl"
        ),
        [("Person", "Bo Lind")],
        ["RETREAT released: A court > President Bo Lind, happened"],
    ),
    (
        "a preposition that hangs on the name inside",
        (
            "Belmaar|PROPN|2|nsubj imposed|VERB|0|root a|DET|5|det travel|NOUN|5|compound ban|NOUN|2|obj on|ADP|8|case"
            " journalist|NOUN|5|nmod Ada|PROPN|7|appos Lind|PROPN|8|flat"
        ),
        [("Location", "Belmaar"), ("Person", "Ada Lind")],
        ["COERCE imposed a travel ban: Belmaar > journalist Ada Lind, happened"],
    ),
    (
        "two sides, the second named as an apposition",
        (
            "The|DET|2|det envoy|NOUN|7|nsubj and|CCONJ|5|cc minister|NOUN|5|nmod:desc Ada|PROPN|2|appos Lind|PROPN|5|flat"
            " met|VERB|0|root"
        ),
        [("Person", "Ada Lind")],
        ["CONSULT met: The envoy > minister Ada Lind, happened"],
    ),
    (
        "two sides before one noun",
        "Swiss|ADJ|4|amod and|CCONJ|3|cc EU|PROPN|4|compound negotiators|NOUN|5|nsubj met|VERB|0|root",
        [("NORP", "Swiss"), ("Organization", "EU")],
        ["CONSULT met: Swiss > Swiss and EU negotiators, happened"],
    ),
    (
        "a dateline is nobody",
        (
            "KELD|PROPN|5|nsubj -|PUNCT|1|punct Union|NOUN|4|compound leaders|NOUN|5|nsubj condemned|VERB|0|root"
            " the|DET|7|det mayor|NOUN|5|obj"
        ),
        [("Location", "KELD")],
        ["ACCUSE condemned: Union leaders > the mayor, happened"],
    ),
    (
        "a dash inside the sentence is no dateline",
        (
            "Belmaar|PROPN|2|nsubj condemned|VERB|0|root the|DET|4|det mayor|NOUN|2|obj -|PUNCT|6|punct again|ADV|2|advmod"
        ),
        [("Location", "Belmaar")],
        ["ACCUSE condemned: Belmaar > the mayor, happened, repeated"],
    ),
    (
        "a noun's own preposition behind another verb",
        (
            "The|DET|2|det envoy|NOUN|3|nsubj cancelled|VERB|0|root a|DET|5|det visit|NOUN|3|obj to|ADP|7|case"
            " Belmaar|PROPN|5|nmod after|ADP|10|case a|DET|10|det court|NOUN|3|obl"
        ),
        [("Location", "Belmaar")],
        ["REJECT cancelled a visit: The envoy > Belmaar, happened"],
    ),
    (
        "whose offer it is that is rejected",
        (
            "Belmaar|PROPN|2|nsubj rejected|VERB|0|root a|DET|5|det Swiss|ADJ|5|amod call|NOUN|2|obj to|PART|7|mark"
            " free|VERB|5|acl miners|NOUN|7|obj"
        ),
        [("Location", "Belmaar"), ("NORP", "Swiss")],
        ["REJECT rejected a Swiss call: Belmaar > Swiss, happened"],
    ),
    (
        "what ends a list belongs to all of it",
        (
            "Belmaar|PROPN|2|nsubj expressed|VERB|0|root its|PRON|4|nmod:poss rejection|NOUN|2|obj and|CCONJ|6|cc"
            " condemnation|NOUN|4|conj of|ADP|9|case the|DET|9|det decree|NOUN|6|nmod"
        ),
        [("Location", "Belmaar")],
        ["ACCUSE expressed its rejection and condemnation: Belmaar > the decree, happened"],
    ),
    (
        "whose a weapon is",
        (
            "Planes|NOUN|5|nsubj of|ADP|4|case the|DET|4|det coalition|NOUN|1|nmod bombed|VERB|0|root Keld|PROPN|5|obj"
            " .|PUNCT|5|punct"
        ),
        [("Location", "Keld")],
        ["ASSAULT bombed: the coalition > Keld, happened"],
    ),
    (
        "whose one of several weapons is",
        (
            "One|NUM|5|nsubj of|ADP|4|case its|PRON|4|nmod:poss planes|NOUN|1|nmod bombed|VERB|0|root Keld|PROPN|5|obj"
            " .|PUNCT|5|punct"
        ),
        [("Location", "Keld")],
        ["ASSAULT bombed: its > Keld, happened"],
    ),
    (
        "they of whom somebody speaks in quotation marks are not he",
        (
            "“|PUNCT|3|punct They|PRON|3|nsubj bombed|VERB|8|ccomp us|PRON|3|obj ,|PUNCT|3|punct ”|PUNCT|3|punct the|DET|9|det"
            " said|VERB|0|root mayor|NOUN|8|nsubj .|PUNCT|8|punct"
        ),
        [],
        ["ASSAULT bombed: They > us, happened"],
    ),
    (
        "no subject of another clause",
        (
            "Belmaar|PROPN|2|nsubj sued|VERB|0|root over|ADP|5|case an|DET|5|det article|NOUN|2|obl it|PRON|7|nsubj:pass"
            " published|VERB|5|acl"
        ),
        [("Location", "Belmaar")],
        ["ACCUSE sued: Belmaar > an article, happened"],
    ),
]


@pytest.mark.parametrize(("case", "sentence", "named", "expected"), CASES, ids=[case[0] for case in CASES])
def test_parties(case: str, sentence: str, named: Names, expected: list[str]) -> None:
    doc = document(sentence, named=named)
    found = [told(doc, event) for event in events(doc, claims(doc, "r"))]
    assert [line for line in found if line in expected] == expected, found
