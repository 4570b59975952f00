"""Names in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.lexicon.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Donets'k", "Donetsk"),
        ("Donets’k", "DONETSK"),
        ("Łódź", "Lodz"),
        ("Tromsø", "tromso"),
        ("Saint-Étienne", "St. Etienne"),
        ("Al-Bab", "al Bab"),
        ("The Hague", "Hague"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("Mek'ele", "Mekele"),
        ("İzmir", "Izmir"),
        ("Khān Yūnis", "Khan Yunis"),
    ],
)
def test_one_spelling(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Bucha", "Buchach"), ("The", ""), ("Niger", "Nigeria"), ("North Sea", "Sea")]
)
def test_others_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(name: str) -> None:
    once = fold(name)
    assert once == once.strip()
    assert "  " not in once
