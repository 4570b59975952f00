"""Words that a person says are the right ones."""

from dataclasses import replace

import pytest

from alleged.errors import LedgerError
from alleged.ledger.judging import Judging
from alleged.ledger.reviewing import listed
from alleged.ledger.spans import as_spans, held, moved, told
from alleged.records import Reader
from alleged.store.opening import Store
from tests.ledger.towns import ledger, read, report, said

TEXT = "The mayor said\nthat the bridge was hit. The mayor of Orim, who had been away, denied it."

TOLD = [
    ("offsets", "cue", "10-14", ["said"]),
    ("offsets of two pieces", "content", "15-34; 35-38", ["that the bridge was", "hit"]),
    ("words", "source-words", "The mayor of Orim", ["The mayor of Orim"]),
    ("the nearest", "source-words", "The mayor", ["The mayor"]),
    ("whatever blanks part them", "content", "mayor said that", ["mayor said\nthat"]),
    ("pieces", "content", "The mayor of Orim [...] denied it", ["The mayor of Orim", "denied it"]),
    ("pieces, as exports part them", "content", "The mayor […] denied it", ["The mayor", "denied it"]),
    ("none", "source-words", "null", []),
]


@pytest.mark.parametrize(("name", "value", "expected"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_words_as_a_person_says_them(name: str, value: str, expected: list[str]) -> None:
    spans = as_spans(told(name, value, TEXT, 38))
    assert [span.text for span in spans] == expected
    assert all(TEXT[span.start : span.end] == span.text for span in spans)
    if value == "The mayor":
        assert spans[0].start == TEXT.rindex("The mayor")


WRONG = [
    ("not there", "cue", "denies", "do not stand in the report: 'denies'"),
    ("behind the end", "cue", "80-900", "is no piece of the text"),
    ("turned round", "cue", "9-3", "is no piece of the text"),
    ("two pieces of a cue", "cue", "1-3;5-6", "only a claim's content may be several"),
    ("overlapping", "content", "1-8;5-9", "do not overlap"),
    ("not without words", "content", "null", "does not count"),
    ("an event neither", "words", "none", "an event or a figure"),
    ("nothing", "cue", "", "do not stand in the report"),
]


@pytest.mark.parametrize(("name", "value", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_cannot_be_said(name: str, value: str, message: str) -> None:
    with pytest.raises(LedgerError) as error:
        told(name, value, TEXT, 0)
    assert message in str(error.value)


MOVED = [
    ("words before it", f"Sirens. {TEXT}", 8, 18),
    ("not where it was, but near", f"Well, {TEXT}", 8, 16),
    ("gone", TEXT.replace("said", "told us"), 0, None),
]


@pytest.mark.parametrize(("text", "by", "start"), [row[1:] for row in MOVED], ids=[row[0] for row in MOVED])
def test_another_version_of_the_text(text: str, by: int, start: int | None) -> None:
    value = told("cue", "said", TEXT, 0)
    assert value is not None
    found = moved(value, text, by)
    assert (None if found is None else found[0]["start"]) == start


def test_what_a_thing_holds() -> None:
    reading = read(report("a", said("The mayor", 3)))
    claim, event, toll = reading.claims[0], reading.events[0], reading.tolls[0]
    for thing, name, words in (
        (claim, "source-words", "The mayor"),
        (claim, "cue", "said"),
        (event, "words", "shells hit"),
        (toll, "words", "3"),
    ):
        pieces = held(thing, name)
        assert pieces is not None
        assert [piece["text"] for piece in pieces] == [words]


A = report("a", said("The mayor", 3))
VERSIONS = [
    ("words before them", lambda text: f"Sirens. {text}", "3 people were killed when shells hit Salve", False),
    (
        "they are gone",
        lambda text: text.replace("said", "denied"),
        "3 people were killed when shells",
        True,
    ),
]


@pytest.mark.parametrize(("change", "words", "lost"), [row[1:] for row in VERSIONS], ids=[row[0] for row in VERSIONS])
def test_corrected_words_find_their_place_or_are_lost(store: Store, change, words: str, lost: bool) -> None:  # type: ignore[no-untyped-def]
    given = words if not lost else f"said that {words}"
    ledger(store).add([A])
    judge = Judging(store, "n.k.", clock=lambda: "2031-06-01T00:00:00Z")
    judge.wrong(read(A).claims[0].id, "content", given)
    ledger(store, salt="other", reader=Reader("0.2.0", "told", "l1", None)).reread()
    (row,) = ledger(store).claims()
    assert (row.content, row.corrected) == ((given,), ("content",))
    ledger(store).add([replace(A, text=change(A.text))])
    (row,) = ledger(store).claims()
    assert (row.corrected == ()) is lost
    assert lost or row.content == (given,)
    with store.reading() as connection:
        assert [bool(one.lost) for one in listed(connection)] == [lost]
