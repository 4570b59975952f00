"""Words as they are looked for."""

import pytest

from alleged.store.query import Need, asked, for_postgresql, for_sqlite, holds, vector
from alleged.store.terms import LONGEST_WORD, MOST_BYTES, Terms, field, words

SPELLED = [
    ("Zaporizhzhia's", ["zaporizhzhia"]),
    ("Donets'k and Donets’k", ["donetsk", "and", "donetsk"]),
    ("the U.S. and the U.N.", ["the", "us", "and", "the", "un"]),
    ("cities, armies, forces, losses, gas", ["city", "army", "force", "losse", "gas"]),
    ("São Tomé", ["sao", "tome"]),
    ("snake_case 1,000", ["snake", "case", "1", "000"]),
    ("\x00 \ud800 !", []),
    ("x" * 100, ["x" * LONGEST_WORD]),
    ("Маріуполь", ["маріуполь"]),
]


@pytest.mark.parametrize(("text", "expected"), SPELLED)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_field_has_each_word_once_and_an_end() -> None:
    assert field(["The bridge", None, "the bridges"]) == "the bridge"
    long = field([" ".join(f"wort{number}" for number in range(200_000))])
    assert MOST_BYTES - 100 < len(long.replace(" ", "")) <= MOST_BYTES


def test_a_question_in_both_languages() -> None:
    query = asked('bridge* "port kesh"', "who", "about")
    assert query.needs[0] == Need(("who", "about"), ("bridge",), start=True)
    assert query.phrases == (("port", "kesh"),)
    assert for_sqlite(query).startswith('({who about} : ("bridge"*)) AND ({who about} : ("port"))')
    assert for_postgresql(query).startswith("('bridge':*AB) & ('port':AB)")
    assert holds(query, ["far", "the Port of Port-Kesh"])
    assert not holds(query, ["port", "kesh"])


def test_a_row_as_a_vector() -> None:
    assert vector(Terms("a b", "b c", "", "t")) == "'a':1A 'b':1A,2B 'c':2B 't':4D"


@pytest.mark.parametrize("text", ["", "!!", '""', "*"])
def test_no_words_are_no_question(text: str) -> None:
    with pytest.raises(ValueError, match="no word to look for"):
        asked(text, "who")
