"""Which actor stands where an event names a party."""

from alleged.extract.linking import ActorIndex
from alleged.records import Actor
from tests.making import span

TEXT = "A spokesman for the army spoke. The mayor left."
SPOKESMAN = Actor("a1", "spokesman", "unnamed", None, None, None, (span(TEXT, "A spokesman for the army"),))
ARMY = Actor("a2", "army", "military", None, None, None, (span(TEXT, "the army"),))
MAYOR = Actor("a3", "mayor", "person", None, None, None, (span(TEXT, "The mayor"),))
INDEX = ActorIndex([SPOKESMAN, ARMY, MAYOR])


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
