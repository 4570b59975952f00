"""Names in the shipped gazetteer."""

from pathlib import Path

import pytest

from alleged import lexicon
from alleged.errors import GazetteerError
from alleged.records.distance import distance
from alleged.resolve.places.gazetteer import Entry, Gazetteer
from alleged.settings import Settings, user_gazetteer

GAZETTEER = Gazetteer()


def largest(name: str) -> Entry:
    return max(GAZETTEER.find(name), key=lambda entry: (entry.population, entry.own))


@pytest.mark.parametrize(
    ("name", "geonameid"),
    [
        *((name, 702320) for name in ("Makiivka", "Makeyevka", "Makiyivka", "Makeevka")),
        *((name, 713174) for name in ("Bakhmut", "Artemivsk", "Artyomovsk", "ARTEMIVS'K")),
        *((name, 703448) for name in ("Kyiv", "Kiev")),
        ("Khan Younis", 281124),
        ("Saint Petersburg", 498817),
        ("St. Petersburg", 498817),
    ],
)
def test_spellings_old_and_new(name: str, geonameid: int) -> None:
    towns = [entry for entry in GAZETTEER.find(name) if entry.kind == "town"]
    assert max(towns, key=lambda entry: entry.population).geonameid == geonameid


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Donetsk region", "area1", "UA"),
        ("Kherson oblast", "area1", "UA"),
        ("Marathon County", "area2", "US"),
        ("Rakhine State", "region", "MM"),
        ("Gaza Strip", "region", "PS"),
        ("Black Sea", "region", None),
        ("Turkey", "country", "TR"),
        ("al-Bab", "town", "SY"),
        ("Texas", "state", "US"),
        ("eastern Aleppo", "town", "SY"),
        ("city of Kherson", "town", "UA"),
    ],
)
def test_kinds(name: str, kind: str, country: str | None) -> None:
    found = [entry for entry in GAZETTEER.find(name) if entry.kind == kind]
    assert country in {entry.country for entry in found}


@pytest.mark.parametrize("name", ["Street", "hospital", "March", "US State", "Zzyzxia", "", "‘", "it", "Us"])
def test_what_names_no_place(name: str) -> None:
    assert GAZETTEER.find(name) == ()
    assert GAZETTEER.known(name) == 0


def test_a_place_of_our_tables_is_not_there_twice() -> None:
    assert [entry.kind for entry in GAZETTEER.find("Ukraine") if entry.country == "UA"] == ["country"]
    assert [entry.kind for entry in GAZETTEER.find("Ohio") if entry.kind in ("state", "area1")] == ["state"]


def test_areas_and_capitals() -> None:
    kyiv = largest("Kyiv")
    assert (kyiv.capital, kyiv.country, kyiv.precision) == (True, "UA", "town")
    bakhmut = next(entry for entry in GAZETTEER.find("Bakhmut") if entry.kind == "town")
    assert (bakhmut.capital, bakhmut.admin1) == (False, "Donetsk")


def test_the_version_names_both_parts() -> None:
    theirs, ours = GAZETTEER.version.split("/")
    assert theirs.startswith("geonames-2")
    assert ours == f"own-{lexicon.version()[:8]}"


def test_the_users_gazetteer_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    assert Gazetteer.of(Settings()).version == GAZETTEER.version
    user_gazetteer().parent.mkdir(parents=True)
    user_gazetteer().write_bytes(b"damaged")
    with pytest.raises(GazetteerError):
        Gazetteer.of(Settings())


def test_distance() -> None:
    assert distance(0, 0, 0, 0) == 0
    assert round(distance(0, 179.5, 0, -179.5)) == 111
