"""The second look: claims inside others, and those that the model missed. Trees by hand, one pattern each."""

import pytest

from alleged.extract.claims.claims import claims
from alleged.extract.claims.look import look
from alleged.extract.tree import Tree
from alleged.lexicon import cues
from alleged.records.document import Document, WordRange
from tests.extract.trees import document

Row = tuple[str | None, str, tuple[str, ...]]

CASES: list[tuple[str, str, list[Row]]] = [
    (
        "reported_clause",
        (
            "The|DET|2|det mayor|NOUN|4|nsubj has|AUX|4|aux said|VERB|0|root that|SCONJ|8|mark the|DET|7|det"
            " dam|NOUN|8|nsubj broke|VERB|4|ccomp .|PUNCT|4|punct"
        ),
        [("The mayor", "has said", ("that the dam broke",))],
    ),
    (
        "a clause in front",
        (
            "The|DET|2|det dam|NOUN|3|nsubj broke|VERB|6|ccomp ,|PUNCT|3|punct officials|NOUN|6|nsubj"
            " said|VERB|0|root .|PUNCT|6|punct"
        ),
        [("officials", "said", ("The dam broke",))],
    ),
    (
        "a coordinate verb borrows its subject",
        (
            "Lviv|PROPN|2|nsubj protested|VERB|0|root and|CCONJ|4|cc said|VERB|2|conj it|PRON|6|nsubj"
            " suffered|VERB|4|ccomp .|PUNCT|2|punct"
        ),
        [("Lviv", "said", ("it suffered",))],
    ),
    (
        "nobody is named",
        (
            "It|PRON|3|expl was|AUX|3|aux:pass reported|VERB|0|root that|SCONJ|6|mark troops|NOUN|6|nsubj"
            " left|VERB|3|ccomp .|PUNCT|3|punct"
        ),
        [(None, "was reported", ("that troops left",))],
    ),
    (
        "a plain denial",
        "Riga|PROPN|2|nsubj denied|VERB|0|root guilt|NOUN|2|obj .|PUNCT|2|punct",
        [("Riga", "denied", ("guilt",))],
    ),
    (
        "figure: a toll's noun and the figure behind a preposition",
        (
            "Bloggers|NOUN|2|nsubj put|VERB|0|root the|DET|4|det toll|NOUN|2|obj in|ADP|7|case the|DET|7|det"
            " hundreds|NOUN|2|obl .|PUNCT|2|punct"
        ),
        [("Bloggers", "put", ("the toll in the hundreds",))],
    ),
    (
        "put without a figure says nothing",
        "He|PRON|2|nsubj put|VERB|0|root the|DET|4|det book|NOUN|2|obj in|ADP|6|case bags|NOUN|2|obl",
        [],
    ),
    (
        "unverified: nobody named, nobody vouches",
        (
            "The|DET|2|det figures|NOUN|6|nsubj:pass could|AUX|6|aux not|PART|6|advmod be|AUX|6|aux:pass"
            " verified|VERB|0|root .|PUNCT|6|punct"
        ),
        [(None, "could not be verified", ("The figures",))],
    ),
    (
        "unverified: a name that the tree gives no part",
        (
            "Agency|PROPN|2|compound D|PROPN|5|flat could|AUX|5|aux not|PART|5|advmod verify|VERB|0|root the|DET|7|det"
            " video|NOUN|5|obj .|PUNCT|5|punct"
        ),
        [("Agency D", "could not verify", ("the video",))],
    ),
    (
        "hypothetical",
        "If|SCONJ|3|mark he|PRON|3|nsubj says|VERB|6|advcl so|ADV|3|advmod we|PRON|6|nsubj go|VERB|3|ccomp",
        [],
    ),
    (
        "relative_gap: the head noun is the subject left behind",
        (
            "He|PRON|2|nsubj praised|VERB|0|root new|ADJ|4|amod guns|NOUN|2|obj that|PRON|8|nsubj"
            " Riga|PROPN|7|nsubj says|VERB|4|acl:relcl are|VERB|7|ccomp working|VERB|8|xcomp .|PUNCT|2|punct"
        ),
        [("Riga", "says", ("new guns", "are working"))],
    ),
    (
        "relative_gap: no pronoun",
        (
            "It|PRON|2|nsubj feared|VERB|0|root a|DET|4|det step|NOUN|2|obj Oslo|PROPN|6|nsubj"
            " insists|VERB|4|acl:relcl is|AUX|9|aux not|PART|9|advmod planned|VERB|6|ccomp .|PUNCT|2|punct"
        ),
        [("Oslo", "insists", ("a step", "is not planned"))],
    ),
    (
        "relative_object",
        (
            "They|PRON|2|nsubj repeated|VERB|0|root accusations|NOUN|2|obj Oslo|PROPN|5|nsubj"
            " denies|VERB|3|acl:relcl .|PUNCT|2|punct"
        ),
        [("Oslo", "denies", ("accusations",))],
    ),
    (
        "participle",
        (
            "The|DET|2|det mayor|NOUN|3|nsubj resigned|VERB|0|root ,|PUNCT|5|punct saying|VERB|3|advcl"
            " he|PRON|8|nsubj was|AUX|8|cop tired|ADJ|5|ccomp"
        ),
        [("The mayor", "saying", ("he was tired",))],
    ),
    (
        "accusation",
        (
            "Riga|PROPN|2|nsubj accused|VERB|0|root Oslo|PROPN|2|obj of|SCONJ|5|mark shelling|VERB|2|advcl"
            " a|DET|7|det farm|NOUN|5|obj .|PUNCT|2|punct"
        ),
        [("Riga", "accused", ("Oslo of shelling a farm",))],
    ),
    (
        "parenthetical",
        (
            "The|DET|2|det dam|NOUN|8|nsubj ,|PUNCT|5|punct officials|NOUN|5|nsubj say|VERB|8|parataxis"
            " ,|PUNCT|5|punct was|AUX|8|aux:pass mined|VERB|0|root .|PUNCT|8|punct"
        ),
        [("officials", "say", ("The dam", "was mined"))],
    ),
    (
        "according_to behind",
        (
            "Two|NUM|2|nummod farmers|NOUN|3|nsubj died|VERB|0|root ,|PUNCT|8|punct according|VERB|8|case"
            " to|ADP|5|fixed the|DET|8|det mayor|NOUN|3|obl .|PUNCT|3|punct"
        ),
        [("the mayor", "according to", ("Two farmers died",))],
    ),
    (
        "according_to in front",
        (
            "According|VERB|4|case to|ADP|1|fixed the|DET|4|det mayor|NOUN|7|obl ,|PUNCT|4|punct"
            " farmers|NOUN|7|nsubj died|VERB|0|root .|PUNCT|7|punct"
        ),
        [("the mayor", "According to", ("farmers died",))],
    ),
    (
        "claim_noun: an adjective is the source",
        (
            "He|PRON|2|nsubj cited|VERB|0|root Latvian|ADJ|4|amod claims|NOUN|2|obj that|SCONJ|7|mark"
            " Oslo|PROPN|7|nsubj mobilised|VERB|4|acl"
        ),
        [("Latvian", "claims", ("that Oslo mobilised",))],
    ),
    (
        "claim_noun: a possessive is the source",
        (
            "He|PRON|2|nsubj cited|VERB|0|root Oslo|PROPN|5|nmod:poss 's|PART|3|case denial|NOUN|2|obj"
            " that|SCONJ|8|mark it|PRON|8|nsubj mobilised|VERB|5|acl"
        ),
        [("Oslo", "denial", ("that it mobilised",))],
    ),
    (
        "claim_noun: by",
        "Allegations|NOUN|6|nsubj of|ADP|3|case torture|NOUN|1|nmod by|ADP|5|case Oslo|PROPN|1|nmod grew|VERB|0|root",
        [("Oslo", "Allegations", ("of torture",))],
    ),
    (
        "a noun that is nobody's is no claim",
        "He|PRON|2|nsubj cited|VERB|0|root claims|NOUN|2|obj that|SCONJ|6|mark Oslo|PROPN|6|nsubj mobilised|VERB|3|acl",
        [],
    ),
    (
        "a way of speaking is no claim",
        "I|PRON|2|nsubj think|VERB|0|root he|PRON|4|nsubj left|VERB|2|ccomp .|PUNCT|2|punct",
        [],
    ),
    (
        "no clause, no claim",
        "The|DET|2|det mayor|NOUN|3|nsubj said|VERB|0|root goodbye|NOUN|3|obj .|PUNCT|3|punct",
        [],
    ),
]


@pytest.mark.parametrize(("case", "sentence", "expected"), CASES)
def test_patterns(case: str, sentence: str, expected: list[Row]) -> None:
    doc = document(sentence)
    found = look(Tree.of(doc), [], cues.load())
    assert [
        (words(doc, d.source), words(doc, d.cue), tuple(words(doc, p) for p in d.content)) for d in found
    ] == expected


def words(doc: Document, span: WordRange | None) -> str | None:
    return " ".join(doc.forms[slice(*span)]) if span is not None else None


SEEN = (
    "A|DET|2|det clerk|NOUN|3|nsubj said|VERB|0|root Oslo|PROPN|6|nsubj had|AUX|6|aux seen|VERB|3|ccomp"
    " reports|NOUN|6|obj that|SCONJ|10|mark troops|NOUN|10|nsubj left|VERB|7|acl .|PUNCT|3|punct"
)
SEEN_CONTENT = "Oslo had seen reports that troops left"


def test_a_claim_inside_a_claim() -> None:
    outer, inner = claims(document(SEEN, said=[("A clerk", "said", (SEEN_CONTENT,))]), "r")
    assert (inner.parent, inner.depth, inner.act) == (outer.id, 2, "perceive")
    assert (inner.source and inner.source.text, [piece.text for piece in inner.content]) == (
        "Oslo",
        ["reports that troops left"],
    )


def test_what_the_model_marked_is_not_found_again() -> None:
    said: list[Row] = [("A clerk", "said", (SEEN_CONTENT,)), ("Oslo", "had seen", ("reports that troops left",))]
    found = claims(document(SEEN, said=said), "r")
    assert [claim.cue.text for claim in found if claim.cue is not None] == ["said", "had seen"]


def test_three_deep() -> None:
    sentence = (
        "Riga|PROPN|2|nsubj said|VERB|0|root Oslo|PROPN|4|nsubj claimed|VERB|2|ccomp that|SCONJ|7|mark"
        " Bern|PROPN|7|nsubj denied|VERB|4|ccomp it|PRON|9|nsubj attacked|VERB|7|ccomp"
    )
    found = claims(document(sentence, said=[("Riga", "said", ("Oslo claimed that Bern denied it attacked",))]), "r")
    assert [(claim.depth, claim.stance) for claim in found] == [(1, "asserts"), (2, "asserts"), (3, "denies")]
    assert [claim.parent for claim in found] == [None, found[0].id, found[1].id]


def test_nothing_reaches_out_of_the_content_it_was_found_in() -> None:
    """The parenthetical's head lies outside the content that the model closed before it."""
    doc = document(SEEN, said=[("A clerk", "said", ("Oslo had seen reports",))])
    outer, inner = claims(doc, "r")
    assert inner.content[-1].end <= outer.content[-1].end
