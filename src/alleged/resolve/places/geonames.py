"""GeoNames' dump (allCountries.txt, UA.txt, or the zip files they come in) -> a gazetteer file of one's own."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from alleged.errors import GazetteerError
from alleged.lexicon.places import load as place_words
from alleged.resolve.places.packed import Packed, Packer, Row

COLUMNS = 19
"""Fields of a line, parted by tabs: id, name, ASCII name, other names, latitude, longitude, feature class and code, country, other
countries, four levels of areas, population, elevation, terrain model, time zone, day of the last change."""

MIN_LETTERS = 3
"""Shortest other name kept: shorter ones are codes ("MOW")."""

SITES = frozenset(
    {"AIRP", "AIRB", "AIRF", "AIRQ", "INSM", "MILB", "NVB", "DAM", "PS", "PSN", "PSH", "BDG", "FT", "PRN"}
)
"""Feature codes of class S and R that are kept: what reports of war name; of the millions of shops and schools none."""

_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſƏȘȚḂ-ỿ][A-Za-zÀ-ÖØ-öø-ÿĀ-ɏəḂ-ỿ'’ʼ‘ʻ\-. ]+")
_KINDS = {"P": "town", "H": "water", "T": "land", "L": "land", "V": "land"}
_CODES = {"PPLX": "district", "ADM1": "area1", "ADM2": "area2"}

Advance = Callable[[int], None]
"""Told how many bytes more were read; the dump is read twice."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written: entries from the dump, entries carried over from the shipped file, the dump's day (YYYYMMDD)."""

    entries: int
    carried: int
    date: str


@dataclass(frozen=True, slots=True)
class _Line:
    geonameid: int
    name: str
    others: str  # as the line has them: most lines are passed over before they matter
    lat: float
    lon: float
    kind: str | None
    country: str
    admin1: str
    admin2: str
    population: int
    changed: str


def usable(name: str) -> bool:
    """Whether an English-language text may hold this name: Latin letters, a capital first, no code like "MOW"."""
    if len(name) < MIN_LETTERS or name.isupper():
        return False
    return _LATIN.fullmatch(unicodedata.normalize("NFC", name)) is not None


def import_dump(source: Path, stream: BinaryIO, shipped: Packed, advance: Advance = lambda _: None) -> Imported:
    """Write a gazetteer of the dump's places, and of the shipped ones of countries that the dump does not hold.

    Names that the shipped file has for a place of the dump are kept beside the dump's own.

    Raises: GazetteerError where `source` cannot be read or is no such dump.
    """
    packer, above, countries, date = _areas(source, advance)
    wanted = {shipped.row(index).geonameid for index in range(len(shipped))} - {0}
    places: dict[int, int] = {}
    for line in _lines(source, advance):
        if line.kind in ("area1", "area2"):
            index = above[line.country, line.admin1, line.admin2 if line.kind == "area2" else ""]
        elif line.kind is not None:
            parent = above.get((line.country, line.admin1, line.admin2), above.get((line.country, line.admin1, "")))
            index = packer.add(_row(line, parent))
        else:
            continue
        if line.geonameid in wanted:
            places[line.geonameid] = index
    entries = len(packer)
    _carry(packer, shipped, places, countries)
    packer.write(stream, date)
    return Imported(entries, len(packer) - entries, date)


def _areas(source: Path, advance: Advance) -> tuple[Packer, dict[tuple[str, str, str], int], set[str], str]:
    """First- and second-level areas come first, so that the others can name them."""
    firsts: dict[tuple[str, str, str], _Line] = {}
    seconds: dict[tuple[str, str, str], _Line] = {}
    countries: set[str] = set()
    date = ""
    for line in _lines(source, advance):
        countries.add(line.country)
        date = max(date, line.changed)
        if line.kind == "area1":
            firsts[line.country, line.admin1, ""] = line
        elif line.kind == "area2":
            seconds[line.country, line.admin1, line.admin2] = line
    if not date:
        raise GazetteerError(f"{source}: no place in it")
    packer = Packer()
    above = {key: packer.add(_row(line, None)) for key, line in firsts.items()}
    for key, line in seconds.items():
        above[key] = packer.add(_row(line, above.get((*key[:2], ""))))
    return packer, above, countries, date.replace("-", "")


def _row(line: _Line, parent: int | None) -> Row:
    names = tuple(dict.fromkeys(name for name in line.others.split(",") if usable(name)))
    if line.kind in ("area1", "area2"):
        names += tuple(bare for name in (line.name, *names) if (bare := place_words().without_area_word(name)))
    assert line.kind is not None  # noqa: S101  lines of other kinds are passed over before
    return Row(line.name, names, line.geonameid, line.lat, line.lon, line.population, line.country, line.kind, parent)


def _carry(packer: Packer, shipped: Packed, places: dict[int, int], countries: set[str]) -> None:
    """Carry over the entries of other countries, and all names of those that the dump has too."""
    now: dict[int, int] = {}
    for index in range(len(shipped)):
        row = shipped.row(index)
        if row.geonameid in places:
            now[index] = places[row.geonameid]
        elif row.country not in countries:
            parent = now.get(row.parent) if row.parent is not None else None
            now[index] = packer.add(
                Row(row.name, (), row.geonameid, row.lat, row.lon, row.population, row.country, row.kind, parent)
            )
    for key, index, own in shipped.references():
        if index in now:
            packer.refer(key, now[index], primary=own)


def _lines(source: Path, advance: Advance) -> Iterator[_Line]:
    with _opened(source) as raw:
        for number, line in enumerate(raw, 1):
            advance(len(line))
            try:
                fields = line.decode("utf-8").rstrip("\r\n").split("\t")
                if len(fields) != COLUMNS:
                    raise ValueError(f"{len(fields)} fields where there are {COLUMNS}")
                yield _parsed(fields)
            except ValueError as error:
                raise GazetteerError(f"{source}:{number}: no line of a GeoNames dump ({error})") from None


def _parsed(fields: list[str]) -> _Line:
    feature, code = fields[6], fields[7]
    kind = _CODES.get(code)
    if kind is None:
        kind = _KINDS.get(feature)
        if feature == "A" and not code.startswith("PCL"):
            kind = "district"
        elif code in SITES:
            kind = "spot"
    return _Line(
        geonameid=int(fields[0]),
        name=fields[1],
        others=f"{fields[2]},{fields[3]}",
        lat=float(fields[4]),
        lon=float(fields[5]),
        kind=kind,
        country=fields[8],
        admin1=fields[10],
        admin2=fields[11],
        population=int(fields[14] or 0),
        changed=fields[18],
    )


def size(source: Path) -> int:
    """Bytes of the dump's lines, unpacked.

    Raises: GazetteerError where it is not there or no dump.
    """
    try:
        if not zipfile.is_zipfile(source):
            return source.stat().st_size
    except OSError as error:
        raise GazetteerError(f"{source}: {error.strerror or error}") from None
    with zipfile.ZipFile(source) as archive:
        return _member(source, archive).file_size


@contextmanager
def _opened(source: Path) -> Iterator[BinaryIO]:
    try:
        if not zipfile.is_zipfile(source):
            with source.open("rb") as file:
                yield file
            return
    except OSError as error:
        raise GazetteerError(f"{source}: {error.strerror or error}") from None
    with zipfile.ZipFile(source) as archive, archive.open(_member(source, archive)) as packed:
        yield io.BufferedReader(packed)  # type: ignore[type-var]


def _member(source: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one file of the archive that is the dump: the readme beside it is none."""
    texts = [
        one for one in archive.infolist() if one.filename.endswith(".txt") and "readme" not in one.filename.lower()
    ]
    if len(texts) != 1:
        raise GazetteerError(f"{source}: {len(texts)} dumps in it where one is wanted")
    return texts[0]
