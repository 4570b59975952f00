"""Which place is meant: by people, by what stands beside, by the report's other places; and when it stays open."""

from typing import Any

import pytest

from alleged.records.document import Document
from alleged.records.place import Place, PlaceMention
from alleged.resolve.places.gazetteer import Gazetteer
from alleged.resolve.places.places import WEIGHTS, places

GAZETTEER = Gazetteer()


def resolved(text: str, *names: Any) -> list[Place]:
    """Places of a text; a name is its words, or the words and what the extraction says of them."""
    made, at, words = [], 0, []
    for name in names:
        name, more = name if isinstance(name, tuple) else (name, {})
        start = text.index(name, at)
        at = start + len(name)
        words.append((start, at, name))
        made.append(
            PlaceMention(start, at, name, (len(made), len(made) + 1), **{"role": "location", "kind": "name", **more})
        )
    forms = tuple(name for *_, name in words)
    empty = ("",) * len(forms)
    zeros = (0,) * len(forms)
    starts, ends = tuple(start for start, *_ in words), tuple(end for _, end, _ in words)
    heads, sentences = (-1,) * len(forms), ((0, len(forms)),)
    document = Document(text, forms, starts, ends, zeros, zeros, empty, heads, empty, sentences, (), ())
    return list(places(made, document, GAZETTEER))


CASES: list[tuple[str, str, list[Any], list[tuple[str | None, str | None, str]]]] = [
    ("by people", "A flood in Paris.", ["Paris"], [("Paris", "FR", "town")]),
    ("by the area behind it", "A flood in Paris, Texas.", ["Paris", "Texas"], [("Paris", "US", "town"), ("Texas", "US", "region")]),
    (
        "by the country behind it",
        "Fire in Alexandria, Egypt, and Tripoli, Lebanon.",
        ["Alexandria", "Egypt", "Tripoli", "Lebanon"],
        [("Alexandria", "EG", "town"), ("Egypt", "EG", "country"), ("Tripoli", "LB", "town"), ("Lebanon", "LB", "country")],
    ),
    (
        "the state by the town before it",
        "Crowds met in Atlanta, Georgia.",
        ["Atlanta", "Georgia"],
        [("Atlanta", "US", "town"), ("Georgia", "US", "region")],
    ),
    (
        "the country by its capital",
        "Crowds met in Tbilisi, Georgia.",
        ["Tbilisi", "Georgia"],
        [("Tbilisi", "GE", "town"), ("Georgia", "GE", "country")],
    ),
    (
        "by the report's country",
        "Shells fell on Tripoli while Beirut and Sidon in Lebanon stayed calm.",
        ["Tripoli", "Beirut", "Sidon", "Lebanon"],
        [("Tripoli", "LB", "town"), ("Beirut", "LB", "town"), ("Sidon", "LB", "town"), ("Lebanon", "LB", "country")],
    ),
    ("the larger of two", "Near Makiivka.", ["Makiivka"], [("Makiivka", "UA", "town")]),
    ("an old name", "In Artemivsk and Donetsk.", ["Artemivsk", "Donetsk"], [("Bakhmut", "UA", "town"), ("Donetsk", "UA", "town")]),
    ("an old spelling", "Near Kiev.", ["Kiev"], [("Kyiv", "UA", "town")]),
    (
        "a town and its region",
        "From Donetsk to all the Donetsk region.",
        ["Donetsk", ("Donetsk", {"sort": "region"})],
        [("Donetsk", "UA", "town"), ("Donetsk", "UA", "region")],
    ),
    ("the city before its state", "A march in New York.", ["New York"], [("New York City", "US", "town")]),
    ("the capital before the state", "A march in Washington.", ["Washington"], [("Washington", "US", "town")]),
    ("a sea", "Ships in the Black Sea.", ["Black Sea"], [("Black Sea", None, "sea")]),
    ("disputed land", "Troops in Crimea.", ["Crimea"], [("Crimea", None, "region")]),
    ("a part of a country", "In eastern Ukraine.", [("Ukraine", {"partial": True})], [("Ukraine", "UA", "vague")]),
    ("a part of a town", "In eastern Aleppo.", [("Aleppo", {"partial": True})], [("Aleppo", "SY", "town")]),
    ("an adjective", "Russian guns.", [("Russian", {"kind": "adjective", "role": "adjective"})], [("Russia", "RU", "country")]),
    ("unknown", "In Zzyzxhausen.", ["Zzyzxhausen"], [(None, None, "vague")]),
    ("a river is no town", "At the Kherson river.", [("Kherson", {"sort": "river"})], [(None, None, "vague")]),
    ("a building by its town", "At Kharkiv airport near Kharkiv.", [("Kharkiv airport", {"kind": "site"}), "Kharkiv"],
     [(None, "UA", "vague"), ("Kharkiv", "UA", "town")]),
    (
        "a building beside a town",
        "At Sorokin Hall in Odesa.",
        [("Sorokin Hall", {"kind": "site"}), "Odesa"],
        [(None, "UA", "vague"), ("Odesa", "UA", "town")],
    ),
    ("a building alone", "At Sorokin Hall.", [("Sorokin Hall", {"kind": "site"})], [(None, None, "vague")]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "text", "names", "expected"), CASES)
def test_places(case: str, text: str, names: list[Any], expected: list[tuple[str | None, str | None, str]]) -> None:
    found = resolved(text, *names)
    assert [(place.name, place.country, place.precision) for place in found] == expected
    for place in found:
        assert place.text == text[place.start : place.end]
        assert (place.lat is None) == (place.lon is None)


@pytest.mark.parametrize(
    ("case", "text", "name"),
    [
        ("two countries", "Congolese troops.", ("Congolese", {"kind": "adjective", "role": "adjective"})),
        ("two islands", "Dominican troops.", ("Dominican", {"kind": "adjective", "role": "adjective"})),
    ],
)
def test_two_that_fit_equally_stay_open(case: str, text: str, name: Any) -> None:
    (place,) = resolved(text, name)
    assert (place.name, place.lat, place.lon, place.country) == (None, None, None, None)


def test_the_report_decides_between_two() -> None:
    congolese = ("Congolese", {"kind": "adjective", "role": "adjective"})
    place, *_ = resolved("Congolese troops left Goma and Bukavu.", congolese, "Goma", "Bukavu")
    assert place.country == "CD"


def test_the_role_stays() -> None:
    (place,) = resolved("Moscow denied it.", ("Moscow", {"role": "government"}))
    assert (place.role, place.name, place.precision, place.geonameid) == ("government", "Moscow", "town", 524901)


def test_what_speaks_for_a_place_does() -> None:
    for_it = ("people", "own", "capital", "same country", "same area", "near", "within", "around", "sort")
    assert all(WEIGHTS[name] > 0 for name in for_it)
