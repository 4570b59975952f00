"""Countries, regions, seas and disputed areas: our own tables, which come before any gazetteer."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar

from alleged.lexicon import table
from alleged.lexicon.folding import fold
from alleged.records.place import PlacePrecision

T = TypeVar("T")

AreaKind = Literal["country", "state", "region"]

SHORT_NAME = 4
"""Names of at most so many capitals ("US", "EU", "BC") count only as they are written: "us" is a word."""


@dataclass(frozen=True, slots=True)
class Area:
    """A row of the tables: degrees north and east, `country` None where more than one state lies there or claims it."""

    name: str
    lat: float
    lon: float
    kind: AreaKind
    precision: PlacePrecision
    country: str | None
    geonameid: int | None


@dataclass(frozen=True, slots=True)
class Areas:
    """All rows: `names` by folded name, `exact` by the name as written ("US", "N.M."), `adjectives` and `people` by folded word.

    `capitals` gives the country codes whose seat of government has a folded name; `countries` each country by its code.
    """

    names: dict[str, tuple[Area, ...]]
    exact: dict[str, tuple[Area, ...]]
    adjectives: dict[str, tuple[Area, ...]]
    people: dict[str, tuple[Area, ...]]
    capitals: dict[str, tuple[str, ...]]
    countries: dict[str, Area]

    def named(self, name: str) -> tuple[Area, ...]:
        """The areas of a name, as it is written: ambiguous where there are several."""
        found = self.exact.get(name.replace(" ", "")) or self.exact.get(name)
        return found or (() if is_short(name) else self.names.get(fold(name), ()))

    def described(self, word: str) -> tuple[Area, ...]:
        """The areas that an adjective or a demonym stands for ("Russian", "Ukrainians")."""
        if is_short(word):
            return self.exact.get(word.replace(" ", ""), ())
        key = fold(word)
        return self.adjectives.get(key) or self.people.get(key, ())


def is_short(name: str) -> bool:
    """Whether a name is an abbreviation, which only counts as it is written."""
    return name.endswith(".") or (len(name) <= SHORT_NAME and name.isalpha() and name.isupper())


@cache
def load() -> Areas:
    """The rows of countries.toml and regions.toml."""
    names: dict[str, list[Area]] = {}
    exact: dict[str, list[Area]] = {}
    adjectives: dict[str, list[Area]] = {}
    people: dict[str, list[Area]] = {}
    capitals: dict[str, list[str]] = {}
    countries: dict[str, Area] = {}
    for code, row in table("countries")["countries"].items():
        area = _area(row, "country", "country", code)
        countries[code] = area
        _enter(area, row, names, exact, adjectives)
        _add(people, area, (fold(one) for one in row.get("people", ())))
        for capital in row.get("capitals", ()):
            capitals.setdefault(fold(capital), []).append(code)
    regions = table("regions")
    for row in regions["states"]:
        _enter(_area(row, "state", "region", row["country"]), row, names, exact, adjectives)
    for row in regions["regions"]:
        _enter(_area(row, "region", row["precision"], row.get("country")), row, names, exact, adjectives)
    for word in [word for word in adjectives if not word.endswith(("ese", "ish", "sh", "s", "ch"))]:
        _add(people, None, (f"{word}s",), adjectives[word])
    return Areas(_closed(names), _closed(exact), _closed(adjectives), _closed(people), _closed(capitals), countries)


def _area(row: dict[str, Any], kind: AreaKind, precision: PlacePrecision, country: str | None) -> Area:
    lat, lon = row["at"]
    return Area(row["name"], float(lat), float(lon), kind, precision, country, row.get("id"))


def _enter(
    area: Area,
    row: dict[str, Any],
    names: dict[str, list[Area]],
    exact: dict[str, list[Area]],
    adjectives: dict[str, list[Area]],
) -> None:
    for one in (row["name"], *row.get("names", ())):
        if is_short(one):
            _add(exact, area, (one.replace(" ", ""),))
        else:
            _add(names, area, (fold(one),))
    for one in row.get("adjectives", ()):
        if is_short(one):
            _add(exact, area, (one.replace(" ", ""),))
        else:
            _add(adjectives, area, (fold(one),))


def _add(into: dict[str, list[Area]], area: Area | None, keys: Iterable[str], more: Iterable[Area] = ()) -> None:
    for key in keys:
        kept = into.setdefault(key, [])
        kept.extend(one for one in ((area,) if area else tuple(more)) if one not in kept)


def _closed(rows: dict[str, list[T]]) -> dict[str, tuple[T, ...]]:
    return {key: tuple(values) for key, values in rows.items()}
