"""The event lexicon: every row readable, every type there, phrases and forms as the rules expect them."""

from typing import get_args

import pytest

from alleged.lexicon import embedding, events
from alleged.records.event import EventType


def test_every_type_has_words_and_every_row_a_source() -> None:
    assert {kind for kind, _ in events.sources()} == set(get_args(EventType))
    assert all(source for _, source in events.sources())
    assert set(events.load().recipients) == set(get_args(EventType))


@pytest.mark.parametrize(
    ("form", "kind", "mode"),
    [
        ("shelled", "ASSAULT", "aerial"),
        ("withdrew", "RETREAT", "withdraw"),
        ("arresting", "COERCE", "arrest"),
        ("vetoes", "REJECT", None),
        ("praised", "SUPPORT", None),
        ("met", "CONSULT", None),
    ],
)
def test_verbs(form: str, kind: str, mode: str | None) -> None:
    entry = events.load().triggers[form]
    assert (entry.type, entry.mode) == (kind, mode)


@pytest.mark.parametrize(
    ("verb", "words", "kind"),
    [
        ("call", {"for"}, "REQUEST"),
        ("pull", {"out", "of"}, "RETREAT"),
        ("impose", {"sanction"}, "COERCE"),
        ("open", {"fire"}, "ASSAULT"),
        ("hold", {"talk"}, "CONSULT"),
        ("lift", {"embargo"}, "CONCEDE"),
        ("cut", {"aid"}, "SANCTION"),
    ],
)
def test_phrases_and_pairs(verb: str, words: set[str], kind: str) -> None:
    found = [entry.type for hanging, entry in events.load().phrases[verb] if hanging == words]
    assert found[:1] == [kind]


def test_phrases_of_more_words_come_first() -> None:
    for some in events.load().phrases.values():
        sizes = [len(words) for words, _ in some]
        assert sizes == sorted(sizes, reverse=True)


def test_what_is_said_tells_nothing_in_the_reports_own_voice() -> None:
    words = events.load()
    assert "accused" in words.triggers
    assert "accused" not in words.verbs
    assert words.verbs["sent"] == "told"
    assert words.nouns["rockets"] == "ASSAULT"


@pytest.mark.parametrize(
    ("form", "effect"),
    [("managed", "did"), ("refused", "not"), ("tried", "attempted"), ("vowed", "planned"), ("wants", "hypothetical")],
)
def test_embedding(form: str, effect: str) -> None:
    assert embedding.load().verbs[form] == effect
