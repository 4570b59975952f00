"""Datelines among the words of a document that was read without them."""

from alleged.lexicon import datelines
from alleged.parse.datelines import with_datelines
from alleged.parse.words import find_words
from alleged.records.document import Attribution, Document, Entity

TEXT = "A flood\nOSLO, Norway, May 4 (Wire Q) - Rain fell, Ada said."


def read(text: str) -> Document:
    """What the parser would make of the words outside datelines: each paragraph a sentence, its first word the root."""
    lines = datelines.find(text)
    words = find_words(text, [(line.start, line.end) for line in lines])
    firsts = [i for i, gap in enumerate(words.breaks) if gap == 3]
    ends = [*firsts[1:], len(words.forms)]
    heads = [-1 if i in firsts else max(f for f in firsts if f <= i) for i in range(len(words.forms))]
    plain = Document(
        text, words.forms, words.starts, words.ends, words.breaks, words.quotes,
        tuple("NOUN" for _ in words.forms), tuple(heads), tuple("dep" for _ in words.forms),
        tuple(zip(firsts, ends, strict=True)), (Entity((5, 6), "Person"),),
        (Attribution((5, 6), (6, 7), ((2, 4),), 0.9, 0.9),),
    )  # fmt: skip
    return with_datelines(plain, lines)


def test_a_dateline_is_a_sentence_of_its_own() -> None:
    found = read(TEXT)
    said = [" ".join(found.forms[a:b]) for a, b in found.sentences]
    assert said == ["A flood", "OSLO , Norway , May 4", "Rain fell , Ada said ."]
    assert found.datelines == ((2, 8),)
    assert [found.text[s:e] for s, e in zip(found.starts, found.ends, strict=True)] == list(found.forms)
    assert list(found.starts) == sorted(found.starts)


def test_its_words_hang_on_its_town() -> None:
    found = read(TEXT)
    assert found.heads == (-1, 0, -1, 2, 2, 2, 2, 2, -1, 8, 8, 8, 8, 8)
    assert found.breaks[2] == found.breaks[8] == 3


def test_names_and_claims_move_with_their_words() -> None:
    found = read(TEXT)
    named = [(" ".join(found.forms[slice(*e.words)]), e.kind) for e in found.entities]
    assert named == [("OSLO", "Location"), ("Norway", "Location"), ("May 4", "Date"), ("Ada", "Person")]
    (one,) = found.attributions
    assert one.source is not None
    assert [found.forms[slice(*r)] for r in (one.source, one.cue, *one.content)] == [
        ("Ada",),
        ("said",),
        ("Rain", "fell"),
    ]


def test_a_text_without_one_stays_as_it_is() -> None:
    found = read("It rained.\n\nRain fell, Ada said.")
    assert found.datelines == ()
    assert found.forms[3:5] == ("Rain", "fell")


def test_several_datelines() -> None:
    found = read("OSLO (Wire Q) - Rain fell, Ada said.\n\nKELD (Wire Q) - Snow fell.")
    said = [" ".join(found.forms[a:b]) for a, b in found.sentences]
    assert said == ["OSLO", "Rain fell , Ada said .", "KELD", "Snow fell ."]
    assert found.datelines == ((0, 1), (7, 8))
    assert found.heads[8:] == (-1, 8, 8)
