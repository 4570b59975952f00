"""Whole claims: form, order, ids, completion; and what must hold whatever the model gives."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.extract.claims.claims import claims
from alleged.records.document import Attribution, Document
from tests.extract.trees import document, plain

FORMS = [
    ("“ We are ready , ” he said .", "“ We are ready , ”", "direct"),
    ("‘ We are ready , ’ he said .", "‘ We are ready , ’", "direct"),
    ("He is “ quite ready ” , he said .", "He is “ quite ready ”", "mixed"),
    ("He is ready , he said .", "He is ready", "indirect"),
]


@pytest.mark.parametrize(("sentence", "content", "form"), FORMS)
def test_form(sentence: str, content: str, form: str) -> None:
    [claim] = claims(plain(sentence, said=[("he", "said", (content,))]), "r")
    assert claim.form == form


def test_an_empty_document_has_no_claims() -> None:
    assert claims(document(), "r") == ()


def test_no_content_no_claim_but_for_refusals() -> None:
    assert claims(plain("The mayor spoke .", said=[("The mayor", "spoke", ())]), "r") == ()
    [claim] = claims(plain("The mayor declined to comment .", said=[("The mayor", "declined to comment", ())]), "r")
    assert (claim.stance, claim.content) == ("declines", ())


def test_a_sentences_own_stop_stands_outside_and_a_quotations_inside() -> None:
    [claim] = claims(plain("He said it fell .", said=[("He", "said", ("it fell .",))]), "r")
    assert [piece.text for piece in claim.content] == ["it fell"]
    [claim] = claims(plain("He said : “ It fell . ”", said=[("He", "said", (": “ It fell . ”",))]), "r")
    assert [piece.text for piece in claim.content] == ["“It fell.”"]


def test_order_and_ids() -> None:
    sentences = ("Riga said it fell .", "Oslo said it stood .", "Riga said it fell .")
    said = [("Riga", "said", ("it fell",)), ("Oslo", "said", ("it stood",))]
    doc = plain(*sentences, said=said)
    again = replace(doc.attributions[0], source=(10, 11), cue=(11, 12), content=((12, 14),))
    doc = replace(doc, attributions=(again, *reversed(doc.attributions)))
    found = claims(doc, "r")
    assert [claim.source and claim.source.text for claim in found] == ["Riga", "Oslo", "Riga"]
    assert len({claim.id for claim in found}) == 3
    assert [claim.id for claim in claims(doc, "another")] != [claim.id for claim in found]


def test_a_subject_left_out_is_found() -> None:
    sentence = "The|DET|2|det mayor|NOUN|3|nsubj said|VERB|0|root it|PRON|5|nsubj fell|VERB|3|ccomp"
    [claim] = claims(document(sentence, said=[(None, "said", ("it fell",))]), "r")
    assert claim.source is not None
    assert claim.source.text == "The mayor"


def test_a_compound_subject_is_whole() -> None:
    sentence = (
        "Riga|PROPN|5|nsubj and|CCONJ|4|cc its|PRON|4|nmod:poss allies|NOUN|1|conj say|VERB|0|root it|PRON|7|nsubj"
        " fell|VERB|5|ccomp"
    )
    [claim] = claims(document(sentence, said=[("its allies", "say", ("it fell",))]), "r")
    assert claim.source is not None
    assert claim.source.text == "Riga and its allies"


@pytest.mark.parametrize(
    "sentence",
    [
        # nobody is named, and nobody is made up
        "It|PRON|3|expl was|AUX|3|aux:pass said|VERB|0|root it|PRON|5|nsubj fell|VERB|3|ccomp",
        "It|PRON|3|nsubj:pass was|AUX|3|aux:pass said|VERB|0|root it|PRON|5|nsubj fell|VERB|3|ccomp",
    ],
)
def test_nobody_stays_nobody(sentence: str) -> None:
    [claim] = claims(document(sentence, said=[(None, "was said", ("it fell",))]), "r")
    assert claim.source is None
    assert claim.form == "indirect"


def test_a_quotation_goes_on() -> None:
    first = "“ We won , ” he said ."
    doc = plain(
        first, "“ They fled . ”", "“ They left guns . ”", "Snow fell .", said=[("he", "said", ("“ We won , ”",))]
    )
    [claim] = claims(doc, "r")
    assert [piece.text for piece in claim.content] == ["“We won,”", "“They fled.”", "“They left guns.”"]


def test_two_quotations_before_leave_open_which_goes_on() -> None:
    first = "“ We won , ” he said , and “ we lost , ” she said ."
    said = [("he", "said", ("“ We won , ”",)), ("she", "said", ("“ we lost , ”",))]
    found = claims(plain(first, "“ They fled . ”", said=said), "r")
    assert [len(claim.content) for claim in found] == [1, 1]


def test_described() -> None:
    sentence = (
        "A|DET|4|det little-known|ADJ|4|amod Latvian|ADJ|4|amod group|NOUN|8|nsubj in|ADP|7|case the|DET|7|det"
        " north|NOUN|4|nmod said|VERB|0|root it|PRON|10|nsubj won|VERB|8|ccomp"
    )
    [claim] = claims(document(sentence, said=[("A little-known Latvian group in the north", "said", ("it won",))]), "r")
    assert [span.text for span in claim.described] == ["little-known", "in the north"]


WORDS = [
    "said",
    "denied",
    "Oslo",
    "claims",
    "that",
    "“",
    "”",
    "according",
    "to",
    "not",
    "may",
    ".",
    "it",
    "those",
    "estimates",
    "hit",
]
UPOS = ["VERB", "NOUN", "PROPN", "PUNCT", "ADP", "PRON", "AUX", "ADJ", "NUM"]
DEPRELS = [
    "nsubj",
    "ccomp",
    "acl:relcl",
    "acl",
    "case",
    "obj",
    "obl",
    "conj",
    "parataxis",
    "advcl",
    "punct",
    "appos",
    "aux:pass",
    "nmod",
]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any words under any tree, circles among them, with any attributions."""
    size = draw(st.integers(1, 24))
    forms = tuple(draw(st.lists(st.sampled_from(WORDS), min_size=size, max_size=size)))
    starts, at = [], 0
    for form in forms:
        starts.append(at)
        at += len(form) + 1
    cut = draw(st.integers(0, size - 1))
    word_range = st.integers(0, size - 1).flatmap(lambda a: st.tuples(st.just(a), st.integers(a + 1, size)))
    attributions = draw(
        st.lists(
            st.builds(
                Attribution,
                st.none() | word_range,
                word_range,
                st.lists(word_range, max_size=2).map(tuple),
                st.floats(0, 1),
                st.floats(0, 1),
            ),
            max_size=4,
        )
    )

    def column(values: list[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(values), min_size=size, max_size=size)))

    def numbers(low: int, high: int) -> tuple[int, ...]:
        return tuple(draw(st.lists(st.integers(low, high), min_size=size, max_size=size)))

    return Document(
        text=" ".join(forms),
        forms=forms,
        starts=tuple(starts),
        ends=tuple(start + len(form) for start, form in zip(starts, forms, strict=True)),
        breaks=(1,) * size,
        quotes=numbers(0, 4),
        upos=column(UPOS),
        heads=numbers(-1, size - 1),
        deprels=column(DEPRELS),
        sentences=((0, cut), (cut, size)) if cut else ((0, size),),
        entities=(),
        attributions=tuple(attributions),
    )


@settings(max_examples=200, deadline=None)
@given(documents())
def test_whatever_the_model_gives(doc: Document) -> None:
    found = claims(doc, "r")
    by_id = {claim.id: claim for claim in found}
    assert len(by_id) == len(found)
    for claim in found:
        spans = [
            claim.source,
            claim.cue,
            claim.channel,
            claim.addressee,
            *claim.content,
            *claim.hedges,
            *claim.described,
        ]
        for span in spans:
            assert span is None or (span.text and doc.text[span.start : span.end] == span.text)
        assert (claim.parent is None) == (claim.depth < 2)
        assert (claim.form == "narrated") == (claim.cue is None) == (claim.depth == 0)
        if claim.parent is not None:
            assert by_id[claim.parent].depth == claim.depth - 1
        assert {*claim.disputes, *claim.confirms, *claim.same_as} <= set(by_id) - {claim.id}
        assert claim.content or claim.stance in ("declines", "unverified")
        assert 0 <= claim.confidence <= 1
    assert claims(doc, "r") == found


def test_time_is_linear_in_the_document() -> None:
    """A hundred times the sentences take at most about a hundred times as long; generous, for the machine may be busy."""
    sentence = (
        "Riga|PROPN|2|nsubj said|VERB|0|root Oslo|PROPN|4|nsubj claimed|VERB|2|ccomp that|SCONJ|7|mark"
        " it|PRON|7|nsubj attacked|VERB|4|ccomp a|DET|9|det market|NOUN|7|obj .|PUNCT|2|punct"
    )
    small, large = document(*[sentence] * 40), document(*[sentence] * 4000)
    claims(small, "r")
    start = time.process_time()
    claims(small, "r")
    middle = time.process_time()
    found = claims(large, "r")
    assert len(found) == 8000
    assert time.process_time() - middle < 400 * max(middle - start, 0.001)
