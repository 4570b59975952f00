"""The tables of countries and regions: what they hold, and that they take no side."""

import pytest

from alleged.lexicon import areas, table
from alleged.lexicon.places import load as place_words

AREAS = areas.load()


@pytest.mark.parametrize(
    ("name", "found", "country"),
    [
        ("Ukraine", "Ukraine", "UA"),
        ("the Netherlands", "The Netherlands", "NL"),
        ("DR Congo", "Democratic Republic of the Congo", "CD"),
        ("Burma", "Myanmar", "MM"),
        ("U.S.", "United States", "US"),
        ("UK", "United Kingdom", "GB"),
        ("N.M.", "New Mexico", "US"),
        ("Miss.", "Mississippi", "US"),
        ("Donbass", "Donbas", None),
        ("the Gaza Strip", "Gaza Strip", "PS"),
        ("Artsakh", "Nagorno-Karabakh", None),
        ("Arakan", "Rakhine", "MM"),
        ("Golan", "Golan Heights", None),
        ("Bab al-Mandab", "Bab el-Mandeb", None),
    ],
)
def test_names(name: str, found: str, country: str | None) -> None:
    (area,) = AREAS.named(name)
    assert (area.name, area.country) == (found, country)


@pytest.mark.parametrize("word", ["us", "Us", "uk", "la", "La", "man", "Man", "bc", "Miss", "WHO"])
def test_abbreviations_count_only_as_written(word: str) -> None:
    assert AREAS.named(word) == ()


@pytest.mark.parametrize(
    ("word", "countries"),
    [
        ("Russian", ["RU"]),
        ("Ukrainians", ["UA"]),
        ("Israelis", ["IL"]),
        ("Burkinabé", ["BF"]),
        ("Congolese", ["CD", "CG"]),
        ("Dominican", ["DM", "DO"]),
        ("Poles", ["PL"]),
        ("Crimean", [None]),
        ("Muslim", []),
    ],
)
def test_adjectives_and_people(word: str, countries: list[str | None]) -> None:
    assert [area.country for area in AREAS.described(word)] == countries


def test_two_states_of_one_name_are_both_there() -> None:
    assert {area.kind for area in AREAS.named("Georgia")} == {"country", "state"}


@pytest.mark.parametrize(
    "name", ["Crimea", "Kashmir", "Golan Heights", "Abkhazia", "Kuril Islands", "Abyei", "Essequibo", "Spratly Islands"]
)
def test_disputed_areas_have_no_country(name: str) -> None:
    assert [area.country for area in AREAS.named(name)] == [None]


def test_rows_are_sound() -> None:
    tables = table("regions")
    rows = [*tables["regions"], *tables["states"], *table("countries")["countries"].values()]
    assert all(-90 <= row["at"][0] <= 90 and -180 <= row["at"][1] <= 180 for row in rows)
    assert len(tables["regions"]) >= 150
    names = [row["name"] for row in tables["regions"]]
    assert len(names) == len(set(names))
    codes = set(table("countries")["countries"])
    assert {row["country"] for row in (*tables["regions"], *tables["states"]) if "country" in row} <= codes


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Donetsk Oblast", "donetsk"),
        ("Marathon County", "marathon"),
        ("Idlib", None),
        ("Region", None),
        ("Shan State", "shan"),
    ],
)
def test_area_words(name: str, bare: str | None) -> None:
    assert place_words().without_area_word(name) == bare
