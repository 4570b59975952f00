"""Where a claim's words end. Trees by hand."""

import pytest

from alleged.extract.claims.claims import claims
from alleged.records.document import Document
from tests.extract.trees import document

Row = tuple[str | None, str, tuple[str, ...]]

CASES: list[tuple[str, Document, Row]] = [
    (
        "what a source did not add is the report's remark",
        document(
            "Ana|PROPN|2|nsubj said|VERB|0|root dozens|NOUN|4|nsubj died|VERB|2|ccomp ,|PUNCT|7|punct without|SCONJ|7|mark"
            " providing|VERB|4|advcl evidence|NOUN|7|obj .|PUNCT|2|punct",
            said=[("Ana", "said", ("dozens died , without providing evidence",))],
        ),
        ("Ana", "said", ("dozens died",)),
    ),
    (
        "what was done without is said",
        document(
            "Ana|PROPN|2|nsubj said|VERB|0|root troops|NOUN|4|nsubj left|VERB|2|ccomp ,|PUNCT|7|punct without|SCONJ|7|mark"
            " firing|VERB|4|advcl .|PUNCT|2|punct",
            said=[("Ana", "said", ("troops left , without firing",))],
        ),
        ("Ana", "said", ("troops left, without firing",)),
    ),
    (
        "somebody else speaks behind a with",
        document(
            "Ana|PROPN|2|nsubj said|VERB|0|root nobody|PRON|4|nsubj died|VERB|2|ccomp ,|PUNCT|9|punct with|SCONJ|9|mark"
            " mayor|NOUN|9|compound Bo|PROPN|9|nsubj writing|VERB|4|advcl that|SCONJ|12|mark all|PRON|12|nsubj"
            " fled|VERB|9|ccomp .|PUNCT|2|punct",
            said=[("Ana", "said", ("nobody died , with mayor Bo writing that all fled",))],
        ),
        ("Ana", "said", ("nobody died",)),
    ),
    (
        "a noun's content ends before the report's own verb",
        document(
            "Her|PRON|2|nmod:poss claim|NOUN|6|nsubj that|SCONJ|5|mark Riga|PROPN|5|nsubj fell|VERB|2|acl"
            " surprised|VERB|0|root allies|NOUN|6|obj .|PUNCT|6|punct",
            said=[("Her", "claim", ("that Riga fell surprised allies",))],
        ),
        ("Her", "claim", ("that Riga fell",)),
    ),
    (
        "a cue that holds the verb keeps its content",
        document(
            "Her|PRON|2|nmod:poss view|NOUN|6|nsubj is|AUX|6|cop that|SCONJ|6|mark Riga|PROPN|6|nsubj fell|VERB|0|root"
            " .|PUNCT|6|punct",
            said=[("Her", "view is", ("that Riga fell",))],
        ),
        ("Her", "view is", ("that Riga fell",)),
    ),
    (
        "a source that is a bare relative word gives way to its noun",
        document(
            "We|PRON|2|nsubj found|VERB|0|root old|ADJ|4|amod maps|NOUN|2|obj that|PRON|6|nsubj show|VERB|4|acl:relcl"
            " roads|NOUN|6|obj .|PUNCT|2|punct",
            said=[("that", "show", ("roads",))],
        ),
        ("old maps", "show", ("roads",)),
    ),
    (
        "so does a content",
        document(
            "An|DET|2|det attack|NOUN|7|nsubj ,|PUNCT|6|punct which|PRON|6|obj Riga|PROPN|6|nsubj denies|VERB|2|acl:relcl"
            " followed|VERB|0|root .|PUNCT|7|punct",
            said=[("Riga", "denies", ("which",))],
        ),
        ("Riga", "denies", ("An attack",)),
    ),
]


@pytest.mark.parametrize(("found", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_edges(found: Document, expected: Row) -> None:
    rows = [
        (c.source.text if c.source else None, c.cue.text, tuple(piece.text for piece in c.content))
        for c in claims(found, "r")
        if c.cue is not None
    ]
    assert expected in rows
