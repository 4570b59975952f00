"""What is completed beside the model's marks, and turns of a transcript. Trees by hand where a rule looks at them."""

import pytest

from alleged.extract.claims.claims import claims
from alleged.records.document import Document
from tests.extract.trees import document

Row = tuple[str | None, str, tuple[str, ...]]

CASES: list[tuple[str, Document, list[Row]]] = [
    (
        "two cues in one: the one beside the content stays",
        document(
            "Ana|PROPN|2|nsubj wrote|VERB|0|root online|ADV|2|advmod ,|PUNCT|5|punct saying|VERB|2|advcl"
            " troops|NOUN|7|nsubj left|VERB|5|ccomp .|PUNCT|2|punct",
            said=[("Ana", "wrote online , saying", ("troops left",))],
        ),
        [("Ana", "saying", ("troops left",))],
    ),
    (
        "an article at a cue's end opens the content",
        document(
            "He|PRON|2|nsubj calls|VERB|0|root it|PRON|2|obj a|DET|5|det trick|NOUN|2|xcomp .|PUNCT|2|punct",
            said=[("He", "calls it a", ("trick",))],
        ),
        [("He", "calls it", ("a trick",))],
    ),
    (
        "a bare relative pronoun gives way to its noun",
        document(
            "They|PRON|2|nsubj have|VERB|0|root old|ADJ|4|amod guns|NOUN|2|obj that|PRON|8|nsubj"
            " Riga|PROPN|7|nsubj says|VERB|4|acl:relcl work|VERB|7|ccomp .|PUNCT|2|punct",
            said=[("Riga", "says", ("that", "work"))],
        ),
        [("Riga", "says", ("old guns", "work"))],
    ),
    (
        "who goes on is who spoke, not whom he spoke of",
        document(
            "The|DET|2|det army|NOUN|3|nsubj admitted|VERB|0|root a|DET|5|det plane|NOUN|7|nsubj had|AUX|7|aux"
            " crashed|VERB|3|ccomp and|CCONJ|9|cc said|VERB|7|conj it|PRON|12|nsubj was|AUX|12|cop sorry|ADJ|9|ccomp",
            said=[("The army", "admitted", ("a plane had crashed",)), ("a plane", "said", ("it was sorry",))],
        ),
        [("The army", "said", ("it was sorry",))],
    ),
    (
        "a quotation is whole, backward and forward",
        document(
            "“ Total panic . No order . ” said Ana .",
            said=[("Ana", "said", ("No order",))],
        ),
        [("Ana", "said", ("“Total panic. No order.”",))],
    ),
    (
        "what goes on behind a clause set in is said too",
        document(
            "Roofs|NOUN|2|nsubj fell|VERB|0|root ,|PUNCT|5|punct Ana|PROPN|5|nsubj wrote|VERB|2|parataxis ,|PUNCT|9|punct"
            " and|CCONJ|9|cc pipes|NOUN|9|nsubj burst|VERB|2|conj .|PUNCT|2|punct",
            said=[("Ana", "wrote", ("Roofs fell",))],
        ),
        [("Ana", "wrote", ("Roofs fell", "and pipes burst"))],
    ),
    (
        "what another claim holds stays with it",
        document(
            "“ Bo said no . We go , ” said Ana .",
            said=[("Bo", "said", ("no",)), ("Ana", "said Ana", ("We go ,",))],
        ),
        [("Bo", "said", ("no",))],
    ),
]


def rows(found: Document) -> list[Row]:
    return [
        (c.source.text if c.source else None, c.cue.text if c.cue else "", tuple(p.text for p in c.content))
        for c in claims(found, "r")
        if c.form != "narrated"
    ]


@pytest.mark.parametrize(("case", "given", "expected"), CASES, ids=[c for c, _, _ in CASES])
def test_completed(case: str, given: Document, expected: list[Row]) -> None:
    found = rows(given)
    assert [row for row in expected if row not in found] == []


FOUNDED = [
    # (cue, source, probability, kept)
    ("said", "Ana", 0.2, True),  # a known cue and a source: the model's doubt is not enough
    ("zigzagged", "Ana", 0.39, False),
    ("zigzagged", "Ana", 0.41, True),
    ("said", None, 0.34, False),
    ("said", None, 0.36, True),
]


@pytest.mark.parametrize(("cue", "source", "probability", "kept"), FOUNDED)
def test_what_has_too_little_behind_it_goes(cue: str, source: str | None, probability: float, kept: bool) -> None:
    given = document(f"Ana {cue} nothing more .", said=[(source, cue, ("nothing more",))], probability=probability)
    assert bool(rows(given)) == kept


GROUNDLESS = [
    # a cue of a light verb alone, with a source and a sure model
    ("He|PRON|2|nsubj has|VERB|0|root bags|NOUN|2|obj .|PUNCT|2|punct", ("He", "has", ("bags",)), False),
    # nobody says it: the report's own impression
    ("Talks|NOUN|2|nsubj seem|VERB|0|root slow|ADJ|2|xcomp .|PUNCT|2|punct", (None, "seem", ("slow",)), False),
    # a passive lets its source out
    (
        "Two|NUM|4|nsubj:pass are|AUX|4|aux:pass now|ADV|4|advmod believed|VERB|0|root dead|ADJ|4|xcomp .|PUNCT|4|punct",
        (None, "are now believed", ("dead",)),
        True,
    ),
]


@pytest.mark.parametrize(("sentence", "said", "kept"), GROUNDLESS)
def test_what_nobody_says_goes(sentence: str, said: Row, kept: bool) -> None:
    assert bool(rows(document(sentence, said=[said]))) == kept


TURNS = [
    (
        "a transcript: each speaker to the next one",
        [
            "¶WALLACE : Governor , is that right ?",
            "¶PENN : It is not right .",
            "¶We will say so .",
            "¶WALLACE : Thank you for that .",
        ],
        [
            ("WALLACE", ":", ("Governor, is that right?",)),
            ("PENN", ":", ("It is not right.", "We will say so.")),
            ("WALLACE", ":", ("Thank you for that.",)),
        ],
    ),
    (
        "From X: one letter is enough",
        ["¶From|ADP|2|case Ana|PROPN|0|root Roth|PROPN|2|flat :|PUNCT|2|punct We are leaving the town ."],
        [("Ana Roth", ":", ("We are leaving the town.",))],
    ),
    ("one name in capitals is a headline", ["¶LIVE : The talks go on today ."], []),
    ("a label is no speaker", ["¶Price : five dollars and more .", "¶Place : a town by the sea ."], []),
]


@pytest.mark.parametrize(("case", "paragraphs", "expected"), TURNS, ids=[c for c, _, _ in TURNS])
def test_turns(case: str, paragraphs: list[str], expected: list[Row]) -> None:
    assert rows(document(*paragraphs)) == expected
