"""Who does what happens, where only an adjective or a pronoun tells: trees as the parser gives them."""

from alleged.extract.actors.people import cast
from tests.extract.test_actors import marked
from tests.making import claim

DRONES = (
    "Polish|ADJ|2|amod drones|NOUN|3|nsubj struck|VERB|0|root Keld|PROPN|3|obj .|PUNCT|3|punct",
    (
        "The|DET|2|det navy|NOUN|3|nsubj denied|VERB|0|root that|SCONJ|7|mark its|PRON|6|nmod:poss drones|NOUN|7|nsubj"
        " struck|VERB|3|ccomp Keld|PROPN|7|obj .|PUNCT|3|punct"
    ),
)


def test_the_adjective_of_who_does_it_is_the_nation() -> None:
    made = marked(DRONES[:1], [("NORP", "Polish"), ("Location", "Keld")])
    (found,) = cast(made, [], [(0, 1)]).figures
    assert (found.country, [m.text for m in found.mentions]) == ("PL", ["Polish"])
    assert cast(made, []).figures == ()


def test_what_is_its_is_whose_word_it_is() -> None:
    made = marked(DRONES[1:], [("Location", "Keld")])
    said = claim(made.text, "The navy", "denied", "that its drones struck Keld")
    found = cast(made, [said], [(4, 5)])
    assert [[m.text for m in figure.mentions] for figure in found.figures] == [["The navy", "its"]]


def test_the_kremlin_is_nobody() -> None:
    made = marked(("The|DET|2|det Kremlin|PROPN|3|nsubj wept|VERB|0|root",), [("Person", "Kremlin")])
    assert [f.country for f in cast(made, []).figures] == ["RU"]


def test_its_director_is_of_who_spoke_last() -> None:
    made = marked(
        (
            "The|DET|3|det Keld|PROPN|3|compound Fund|PROPN|4|nsubj wept|VERB|0|root",
            "Its|PRON|2|nmod:poss director|NOUN|3|nsubj wept|VERB|0|root",
        ),
        [("Organization", "Keld Fund")],
    )
    said = [claim(made.text, "The Keld Fund", "wept", "wept"), claim(made.text, "Its director", "wept", "wept")]
    found = cast(made, said)
    assert [[m.text for m in figure.mentions] for figure in found.figures] == [
        ["The Keld Fund", "Its"],
        ["Its director"],
    ]
