"""Documents as CoNLL-U and for spaCy, events as PLOVER rows."""

from spacy.tokens import DocBin
from spacy.vocab import Vocab

from alleged.export.conllu import text
from alleged.export.plover import QUADS, rows
from alleged.export.spacy import to_bytes
from alleged.extract.claims.claims import claims
from alleged.records import Actor, Event, Party, Place, When
from alleged.records.document import Document
from alleged.records.reading import Reading
from tests.extract.trees import document
from tests.making import claim, reading, span

DOCUMENT = document(
    "¶Ana|PROPN|2|nsubj said|VERB|0|root troops|NOUN|4|nsubj left|VERB|2|ccomp .|PUNCT|2|punct",
    "They|PRON|2|nsubj fled|VERB|0|root .|PUNCT|2|punct",
    said=[("Ana", "said", ("troops left",))],
)


def read(found: Document) -> Reading:
    return reading(found.text, *claims(found, "r1"))


def test_conllu_has_a_row_a_word_with_heads_inside_the_sentence() -> None:
    lines = text(read(DOCUMENT), DOCUMENT).splitlines()
    words = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert [(w[0], w[1], w[3], w[6], w[7]) for w in words][:2] == [
        ("1", "Ana", "PROPN", "2", "nsubj"),
        ("2", "said", "VERB", "0", "root"),
    ]
    assert [w[6] for w in words[5:]] == ["2", "0", "2"]
    assert all(len(w) == 10 for w in words)
    assert words[3][9] == "SpaceAfter=No|Start=16|End=20|Claim=1:content"
    assert lines[:4] == ["# newdoc id = r1", "# newpar", "# sent_id = r1-1", "# text = Ana said troops left."]


def test_spacy_gets_trees_sentences_and_claims() -> None:
    found = read(DOCUMENT)
    [doc] = DocBin().from_bytes(to_bytes([(found, DOCUMENT)])).get_docs(Vocab())
    assert doc.text == DOCUMENT.text
    assert [token.head.text for token in doc][:4] == ["said", "said", "left", "said"]
    assert [sentence.text for sentence in doc.sents] == ["Ana said troops left.", "They fled."]
    content = next(iter(doc.spans["contents"]))
    assert (content.text, content.label_, content.id_) == ("troops left", "asserts", found.claims[0].id)


def test_plover_rows_say_whose_word_it_is() -> None:
    words = "Ana said Borland shelled Orlen."
    told = claim(words, "Ana", "said", "Borland shelled Orlen")
    party = span(words, "Borland")
    event = Event(
        id="e1", confidence=0.8, type="ASSAULT", mode=None, trigger=span(words, "shelled"),
        actor=(Party(party.start, party.end, party.text, "a1"),), recipient=(), means=None, target=None, place=0,
        when=When("2024-03-11", "2024-03-12", "day"), claim=told.id, status="happened", repeated=False, certainty="certain",
        hedges=(), tolls=(),
    )  # fmt: skip
    town = span(words, "Orlen")
    made = reading(
        words,
        told,
        events=(event,),
        places=(Place(town.start, town.end, town.text, "Orlen", None, 1.0, 2.0, None, None, "town", "location"),),
        actors=(Actor("a1", "Borland", "government", None, None, None, (party,)),),
    )
    [row] = rows(made)
    assert (row["event_type"], row["quad"], row["claimed_by"], row["status"]) == (
        "ASSAULT",
        "material conflict",
        "Ana",
        "happened",
    )
    assert (row["event_date"], row["placename"], row["latitude"]) == ("2024-03-11", "Orlen", 1.0)
    assert row["actor"] == [
        {"raw": "Borland", "name": "Borland", "country": None, "kind": "government", "wikidata": None}
    ]
    assert len(QUADS) == 16
