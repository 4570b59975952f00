"""Words for actors, countries by their words, names in one spelling."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.lexicon import actors, nations, spelling, weights
from alleged.records.actor import ActorKind


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Kyiv", "UA"), ("Kiev", "UA"), ("the Kremlin", "RU"), ("White House", "US"), ("US", "US"), ("U.S.", "US"),
        ("us", None), ("Russian", "RU"), ("Ukrainians", "UA"), ("Downing Street", "GB"), ("Congo", None), ("Odesa", None),
    ],
)  # fmt: skip
def test_countries(words: str, code: str | None) -> None:
    assert nations.load().any(words) == code


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Zelensky", "Zelenskiy", True), ("Zelenskyy", "Zelenskiy", True), ("Zelenska", "Zelensky", False),
        ("Sergei", "Sergey", True), ("Lukashenko", "Lukashenka", True), ("Erdoğan", "Erdogan", True),
        ("Medvedev", "Medvedyev", True), ("Zaluzhny", "Zaluzhnyi", True), ("Al-Assad", "Assad", True),
        ("Blinken", "Blinker", False), ("Reed", "Read", False), ("Ivanov", "Ivanova", False),
    ],
)  # fmt: skip
def test_spellings(one: str, other: str, same: bool) -> None:
    assert spelling.alike(one, other) is same


@given(st.text(max_size=20), st.text(max_size=20))
def test_alike_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert spelling.alike(one, other) == spelling.alike(other, one)
    assert spelling.alike(one, one)


@pytest.mark.parametrize(
    ("form", "kind", "plural"),
    [("officials", "person", True), ("spokesmen", "person", True), ("troops", "military", True),
     ("authorities", "government", True),
     ("ministry", "government", False), ("statement", "document", False), ("citizens", "people", True)],
)  # fmt: skip
def test_nouns(form: str, kind: str, plural: bool) -> None:
    noun = actors.load().nouns[form]
    assert (noun.kind, noun.plural) == (kind, plural)


def test_kinds_of_the_table_are_the_contracts() -> None:
    assert {one.kind for one in nations.load().organisations.values()} <= set(get_args(ActorKind))


def test_codes_of_the_tables_are_countries() -> None:
    known = nations.load()
    assert set(known.wikidata) <= set(known.titles)
    assert {one.country for one in known.organisations.values() if one.country} <= set(known.titles)


def test_no_given_name_bears_both() -> None:
    assert set(actors.load().given.values()) == {"m", "f"}
    assert "andrea" not in {name for name, gender in actors.load().given.items() if gender == "m"}


def test_weights_have_what_decides() -> None:
    for column in weights.load().values():
        assert 0 < column["decides"] < 1
        assert "nobody" in column
