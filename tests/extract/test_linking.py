"""Which actor stands where an event names a party, and whose the dead of a toll are."""

from dataclasses import replace

import pytest

from alleged.extract.events.events import EventDraft
from alleged.extract.events.records import event_records
from alleged.extract.linking import ActorIndex, Links
from alleged.extract.tree import Tree
from alleged.records import Actor, Span
from alleged.records.place import Place, PlaceMention
from tests.extract.trees import document
from tests.making import claim, span
from tests.reconcile.made import toll

DRAFT = EventDraft("ASSAULT", None, (2, 3), 2, (), (), None, None, 0, "happened", False, "certain", (), 0.75, "verb")

TEXT = "A spokesman for the army spoke. The mayor left."
SPOKESMAN = Actor("a1", "spokesman", "unnamed", None, None, None, (span(TEXT, "A spokesman for the army"),))
ARMY = Actor("a2", "army", "military", None, None, None, (span(TEXT, "the army"),))
MAYOR = Actor("a3", "mayor", "person", None, None, None, (span(TEXT, "The mayor"),))
INDEX = ActorIndex([SPOKESMAN, ARMY, MAYOR])


def at(words: str, start: int, first: int, name: str) -> tuple[PlaceMention, Place]:
    mention = PlaceMention(start, start + len(words), words, (first, first + 1), "location", "name", None, False)
    place = Place(start, start + len(words), words, name, None, None, None, None, None, "town", "location")
    return mention, place


@pytest.mark.parametrize(
    ("town", "sentence", "there", "expected"),
    [
        ("KELD", "Two|NUM|2|nummod died|VERB|0|root", None, 0),
        ("OSLO", "Two|NUM|2|nummod died|VERB|0|root", None, None),  # a capital, where reports are written
        ("KELD", "Two|NUM|2|nummod died|VERB|0|root in|ADP|4|case Belmaar|PROPN|2|obl", "Belmaar", 1),
    ],
)
def test_where_a_report_was_written(town: str, sentence: str, there: str | None, expected: int | None) -> None:
    made = replace(document(f"{town}|PROPN|0|root", f"¶{sentence}"), datelines=((0, 1),))
    found = [at(town, 0, 0, town.title())] + ([at(there, made.text.index(there), 4, there)] if there else [])
    said = claim(made.text, None, None, "Two died")
    links = Links(
        Tree.of(made),
        named=[m for m, _ in found],
        places=[p for _, p in found],
        expressions=(),
        dates=(),
        actors=(),
        claims=(said,),
        spoken={},
    )
    draft = replace(DRAFT, head=2, trigger=(2, 3))
    record = event_records(made, [draft], [said], "r")[0]
    assert links.event(draft, record).place == expected


def test_the_shortest_mention_of_those_that_fit_wins() -> None:
    army = span(TEXT, "the army")
    assert INDEX.at(army.start, army.end) == ARMY


def test_the_one_that_shares_most_wins() -> None:
    whole = span(TEXT, "A spokesman for the army")
    assert INDEX.at(whole.start, whole.end) == SPOKESMAN


def test_nobody_where_nobody_is_named() -> None:
    word = span(TEXT, "left")
    assert INDEX.at(word.start, word.end) is None
    assert ActorIndex([]).at(0, 5) is None


LOST = (
    "Avaland|PROPN|2|nsubj {verb}|VERB|0|root 40|NUM|4|nummod servicemen|NOUN|2|obj ,|PUNCT|2|punct "
    "Borland|PROPN|7|nsubj said|VERB|2|parataxis"
)


@pytest.mark.parametrize(
    ("case", "verb", "country", "victims", "side"),
    [
        ("who lost them", "lost", "AV", "40 servicemen", "Avaland"),
        ("who loses them", "loses", "AV", "40 servicemen", "Avaland"),
        ("who killed them", "killed", "AV", "40 servicemen", None),
        ("who lost them, of no known country", "lost", None, "40 servicemen", None),
        ("the words for them name somebody else", "lost", "AV", "Borland", "Borland"),
        ("no words for them", "lost", "AV", None, "Avaland"),
    ],
)
def test_whose_the_dead_are(case: str, verb: str, country: str | None, victims: str | None, side: str | None) -> None:
    made = document(LOST.format(verb=verb))
    actors = [
        Actor(name, name, "government", home, None, None, (span(made.text, name),))
        for name, home in (("Avaland", country), ("Borland", "BO"))
    ]
    links = Links(Tree.of(made), named=(), places=(), expressions=(), dates=(), actors=actors, claims=(), spoken={})
    words = span(made.text, victims) if victims is not None else None
    one = replace(toll("40", 40, 40), victims=Span(words.start, words.end, words.text) if words is not None else None)
    assert links.toll(one, 1).victim_side == side, case
