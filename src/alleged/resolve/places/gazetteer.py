"""The gazetteer: our own tables of countries, regions and seas, over a file of towns and areas."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from alleged import lexicon
from alleged.lexicon import areas
from alleged.lexicon.areas import Area
from alleged.lexicon.folding import fold
from alleged.lexicon.places import load as place_words
from alleged.records.distance import distance
from alleged.records.place import PlacePrecision
from alleged.resolve.places.packed import Packed, Row
from alleged.settings import Settings, user_gazetteer

SAME_KM = 40.0
"""A place of our tables and one of the file with the same name this near to one another are the same: ours is kept."""

MANY = 10_000_000
"""People counted for a country or a region of our tables, which hold none: more than nearly all towns."""

CODE_LETTERS = 2
"""So many capitals are a code of something, not a town in a dateline: "WA" is not Wa in Ghana, "KYIV" is Kyiv."""

MAX_FOUND = 30
"""Places taken for a name, the most populous: with all of them 4 of 2,625 mentions of the training sets change."""

_PRECISION: dict[str, PlacePrecision] = {
    "town": "town", "area1": "region", "area2": "district", "district": "district", "water": "region", "land": "region",
    "spot": "exact",
}  # fmt: skip
_ARTICLES = ("al", "el", "as", "ash", "an", "ar", "at", "ad", "az")
_SHIPPED = "gazetteer.bin"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name may stand for: degrees north and east, people (0 unknown), ISO 3166-1 alpha-2 `country`.

    `kind` is one of packed.KINDS or "country", "state", "region". `own` tells its own name from its others, `capital` a seat of
    government. `admin1` and `admin2` are the names of the areas that it lies in.
    """

    name: str
    geonameid: int | None
    lat: float
    lon: float
    population: int
    country: str | None
    admin1: str | None
    admin2: str | None
    kind: str
    precision: PlacePrecision
    own: bool
    capital: bool


class Gazetteer:
    """Places by name. `path` names a file of one's own instead of the one that ships.

    Raises: GazetteerError where the file cannot be read.
    """

    @staticmethod
    def of(settings: Settings) -> "Gazetteer":
        """The gazetteer that the settings name, else the one that the user imported, else the one that ships."""
        own = user_gazetteer()
        return Gazetteer(settings.gazetteer or (own if own.exists() else None))

    def __init__(self, path: Path | None = None) -> None:
        self._packed = Packed(path) if path else shipped()
        self._areas = areas.load()
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._known: dict[str, int] = {}
        self.version = f"{self._packed.version}/own-{lexicon.version()[:8]}"

    def find(self, name: str) -> tuple[Entry, ...]:
        """All places of a name, as it is written in a text; those of our own tables first."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = tuple(self._search(name))
        return found

    def described(self, word: str) -> tuple[Entry, ...]:
        """The places that an adjective or demonym belongs to ("Russian")."""
        return tuple(_entry_of(area) for area in self._areas.described(word))

    def known(self, name: str) -> int:
        """People in the largest place of exactly this name, 0 where there is none; where it is not its own name, a tenth."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._count(name)
        return found

    def _count(self, name: str) -> int:
        if self._areas.named(name):
            return MANY
        folded = fold(name)
        if areas.is_short(name) or not folded or place_words().is_generic(folded):
            return 0
        return self._packed.most_people(folded)

    def country(self, code: str) -> Entry | None:
        """A country by its code."""
        area = self._areas.countries.get(code)
        return _entry_of(area) if area else None

    def _search(self, name: str) -> Iterable[Entry]:
        ours = [_entry_of(area) for area in self._areas.named(name)]
        if areas.is_short(name) and (ours or name.endswith(".") or len(name) <= CODE_LETTERS):
            return ours
        folded = fold(name)
        if not folded or place_words().is_generic(folded):
            return ours
        theirs = self._entries(folded)
        if not theirs and not ours:
            theirs = self._in_other_words(name, folded)
        return [*ours, *(entry for entry in theirs if not any(_same(entry, other) for other in ours))]

    def _in_other_words(self, name: str, folded: str) -> list[Entry]:
        """A name without its article, its direction or the word for what it is: "al-Bab", "eastern Aleppo", "Donetsk region"."""
        words, known = folded.split(), place_words()
        if areas.is_short(name.split()[0]):
            return []  # "US State" is no state called "Us"
        if words[0] in _ARTICLES and len(words) > 1 and (found := self._entries(" ".join(words[1:]))):
            return found
        if len(words) > 2 and words[1] == "of" and words[0] in known.town | known.first_level | known.second_level:
            return list(self._search(" ".join(words[2:])))
        bare = known.without_area_word(folded)
        if bare:
            ours = [_entry_of(area) for area in self._areas.named(bare)]
            theirs = self._entries(bare)
            within = [entry for entry in theirs if entry.kind.startswith("area")]
            return [*ours, *(entry for entry in within or theirs if not any(_same(entry, other) for other in ours))]
        if len(words) > 1 and words[-1] in known.town:
            return self._entries(" ".join(words[:-1]))
        if len(words) > 1 and words[0] in known.directions:
            return [
                replace(entry, precision="vague" if entry.kind in ("country", "region", "state") else entry.precision)
                for entry in self._search(" ".join(words[1:]))
            ]
        if len(words) == 1:
            return [entry for article in _ARTICLES for entry in self._entries(f"{article} {folded}")]
        return []

    def _entries(self, folded: str) -> list[Entry]:
        """The most populous entries of a folded name."""
        found = self._packed.find(folded)
        if len(found) > MAX_FOUND:
            found = sorted(found, key=lambda one: (-self._packed.people(one[0]), one[0]))[:MAX_FOUND]
        return [self._entry(index, own) for index, own in found]

    def _entry(self, index: int, own: bool) -> Entry:
        row = self._packed.row(index)
        admin1, admin2 = self._within(row)
        codes = self._areas.capitals.get(fold(row.name), ()) if row.kind == "town" else ()
        return Entry(
            name=row.name,
            geonameid=row.geonameid or None,
            lat=row.lat,
            lon=row.lon,
            population=row.population,
            country=row.country or None,
            admin1=admin1,
            admin2=admin2,
            kind=row.kind,
            precision=_PRECISION[row.kind],
            own=own,
            capital=row.country in codes,
        )

    def _within(self, row: Row) -> tuple[str | None, str | None]:
        """The names of the first- and second-level areas that an entry lies in, or is."""
        if row.kind == "area1":
            return row.name, None
        if row.parent is None:
            return None, None
        above = self._packed.row(row.parent)
        if above.kind == "area1":
            return above.name, row.name if row.kind == "area2" else None
        return (self._packed.name(above.parent) if above.parent is not None else None), above.name


@cache
def shipped() -> Packed:
    """The file that comes with the package."""
    # The file stays open for the life of the process; a package inside a zip archive is unpacked for as long.
    with as_file(files(__package__) / _SHIPPED) as path:
        return Packed(path)


def _entry_of(area: Area) -> Entry:
    return Entry(
        name=area.name,
        geonameid=area.geonameid,
        lat=area.lat,
        lon=area.lon,
        population=MANY,
        country=area.country,
        admin1=area.name if area.kind == "state" else None,
        admin2=None,
        kind=area.kind,
        precision=area.precision,
        own=True,
        capital=False,
    )


def _same(theirs: Entry, ours: Entry) -> bool:
    """Whether an entry of the file is one of our tables under another roof."""
    if theirs.kind == "area1" and ours.kind in ("state", "region") and ours.country in (theirs.country, None):
        return True
    if ours.kind == "country" and theirs.country == ours.country and (theirs.kind == "area1" or not theirs.own):
        return True  # "Mexico" is the country, though the city is called so too
    return distance(theirs.lat, theirs.lon, ours.lat, ours.lon) <= SAME_KM
