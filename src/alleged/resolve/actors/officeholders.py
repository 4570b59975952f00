"""Who held which office on which day: the table that ships, or the one that the user imported.

Source of the table that ships: Wikidata (CC0), holders of offices in 17 countries and at the United Nations until autumn 2022.
"""

import csv
import gzip
import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from alleged.errors import AllegedError
from alleged.lexicon import nations
from alleged.lexicon.spelling import alike, key, plain

COLUMNS = ("country", "position", "person", "wikidata", "start", "end")
SHIPPED = "officeholders.csv.gz"
WORLD = "world"
"""The group of offices in international organisations."""

BELIEVED_DAYS = 365
"""Days past the table's reach for which an open term may be believed at all."""
FEWEST_BEFORE = 3
"""Finished terms of an office that it takes to say how long it is held."""

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_NUMBER = re.compile(r"Q[1-9]\d*")
_SMALL = frozenset("of for the and in to on at s affairs national federal republic state's".split())
_SPELLED = {
    "defense": "defence", "foreign": "foreign", "external": "foreign", "affairs": "", "internal": "interior", "home": "interior",
    "premier": "prime-minister", "advisor": "adviser", "spokeperson": "spokesperson", "spokesman": "spokesperson",
    "spokeswoman": "spokesperson", "chairperson": "chairman", "chair": "chairman", "armed": "forces",
    "commander-in-chief": "commander",
}  # fmt: skip
_RULERS = frozenset({"president", "prime-minister", "chancellor", "king", "queen", "emir", "supreme leader"})
_LIMITS = frozenset(
    (
        "vice deputy former ex acting assistant first interim shadow alternate under chief adviser staff lady senior permanent "
        "office"
    ).split()
)


class OfficeholdersError(AllegedError, ValueError):
    """A table of office-holders that is none; the message names the line."""


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody in an office: `country` an ISO code or "world"; days as in the table, to the month or year where no more is known,
    `end` "" while it lasts. `office` is the position as a set of words."""

    country: str
    position: str
    person: str
    wikidata: str
    start: str
    end: str
    office: frozenset[str]

    def held(self, day: str) -> bool:
        """Whether the office may have been held on a day `YYYY-MM-DD`; a month or a year counts whole."""
        return self.start <= day[: len(self.start)] and (not self.end or day[: len(self.end)] <= self.end)

    @property
    def rules(self) -> bool:
        """Whether it is a country's first office, whose holder a surname alone means."""
        return " ".join(sorted(self.office)) in _RULERS


@dataclass(frozen=True, slots=True)
class Officeholders:
    """The table. `by_name` holds terms by the key of the person's last name, `by_country` by country; `until` is the latest day
    that the table knows of: who holds an office after it, it cannot say."""

    by_name: dict[str, tuple[Term, ...]]
    by_country: dict[str, tuple[Term, ...]]
    until: str

    def holder(self, country: str, office: frozenset[str], day: str) -> Term | None:
        """Who held a country's office on a day; None where nobody or two did, or where the table does not reach."""
        if not office:
            return None
        fits = [t for t in self.by_country.get(country, ()) if fitting(office, t.office) and t.held(day)]
        fits = [t for t in fits if t.office == office] or fits
        if len({t.wikidata for t in fits}) != 1:
            return None
        return fits[0] if day <= self.until or self._lasts(fits[0], day) else None

    def _lasts(self, term: Term, day: str) -> bool:
        """Whether an open term may be believed on a day that the table does not reach: for a year, and as long as three in four of
        those before held the office."""
        when, reach = date.fromisoformat(day[:10]), date.fromisoformat(self.until)
        began = _day(term.start)
        if term.end or began is None or (when - reach).days > BELIEVED_DAYS:
            return False
        before = sorted(
            (last - first).days
            for other in self.by_country[term.country]
            if other.position == term.position
            and (first := _day(other.start)) is not None
            and (last := _day(other.end)) is not None
        )
        return len(before) >= FEWEST_BEFORE and (when - began).days <= before[len(before) // 4]

    def named(self, name: Sequence[str]) -> tuple[Term, ...]:
        """The terms of everybody who may be called so."""
        if not name:
            return ()
        terms = self.by_name.get(key(name[-1]), ())
        return tuple(t for t in terms if _bears(t.person.split(), name))


def _day(text: str) -> date | None:
    """A day of the table; the middle of a month or a year where it says no more."""
    if not text:
        return None
    return date.fromisoformat(text + {4: "-07-01", 7: "-15"}.get(len(text), ""))


def office_of(text: str, own: str | None = None) -> frozenset[str]:
    """A position or a role as a set of words that its other wordings share: countries, small words and grammar left out.

    With `own` that country alone is left out: the secretary of state of Georgia is not that of the United States.

    Example:
        >>> office_of("Minister of Foreign Affairs") == office_of("Russian foreign minister")
        True
        >>> office_of("Secretary of State for Defence") == office_of("UK defence secretary"), sorted(office_of("Vice President"))
        (True, ['president', 'vice'])
    """
    known = nations.load()
    low = re.sub(r"[’']s?\b", "", plain(text.replace("’", "'")))
    low = low.replace("secretary of state for ", "secretary ").replace("prime minister", "prime-minister")
    out = set()
    for original, word in zip(text.replace("’", "'").split(), low.split(), strict=False):
        bare = original.removesuffix("'s").strip(",.")
        code = (known.named(bare) or known.described(bare)) if original[:1].isupper() else None
        if code is not None and own in (None, code):
            low = low.replace(word, "", 1)
    for word in re.findall(r"[a-z]+(?:-[a-z]+)*", low):
        same = _SPELLED.get(word, word)
        if same and same not in _SMALL:
            out.add(same)
    return frozenset(out)


def fitting(wanted: frozenset[str], has: frozenset[str]) -> bool:
    """Whether a role may be this office: it is the same, or all its words are in it, at least two, and neither is limited where
    the other is not."""
    return wanted == has or (len(wanted) > 1 and wanted <= has and wanted & _LIMITS == has & _LIMITS)


def _bears(full: Sequence[str], name: Sequence[str]) -> bool:
    if not alike(full[-1], name[-1]):
        return False
    return all(any(alike(word, other) for other in full[:-1]) for word in name[:-1])


@cache
def load(imported: Path | None = None) -> Officeholders:
    """The imported table where there is one at this path, else the one that ships.

    Raises: OfficeholdersError where an imported table is damaged.
    """
    if imported is not None and imported.is_file():
        with gzip.open(imported, "rt", encoding="utf-8", newline="") as stream:
            return _indexed(read(stream, str(imported)))
    data = gzip.decompress((files(__package__) / SHIPPED).read_bytes()).decode("utf-8")
    return _indexed(read(io.StringIO(data), SHIPPED))


def read(lines: Iterable[str], name: str) -> Iterator[Term]:
    """The terms of a CSV with the header COLUMNS.

    Raises: OfficeholdersError with the line where a row is none.
    """
    reader = csv.reader(lines)
    groups = nations.load().holders
    offices: dict[tuple[str, str], frozenset[str]] = {}
    try:
        header = next(reader, None)
        if header is None or tuple(one.strip() for one in header) != COLUMNS:
            raise OfficeholdersError(f"{name}, line 1: the first line must be {','.join(COLUMNS)}")
        for row in reader:
            if not row:
                continue
            country, position, person, wikidata, start, end = _checked(row, f"{name}, line {reader.line_num}")
            code = groups.get(country, country)
            if (code, position) not in offices:
                offices[code, position] = office_of(position, own=code)
            yield Term(code, position, person, wikidata, start, end, offices[code, position])
    except csv.Error as error:
        raise OfficeholdersError(f"{name}, line {reader.line_num}: {error}") from error


def _checked(row: Sequence[str], where: str) -> Sequence[str]:
    if len(row) != len(COLUMNS):
        raise OfficeholdersError(f"{where}: {len(row)} columns, not {len(COLUMNS)}")
    row = [one.strip() for one in row]
    country, position, person, wikidata, start, end = row
    if not (country and position and person):
        raise OfficeholdersError(f"{where}: country, position and person must not be empty")
    if not _NUMBER.fullmatch(wikidata):
        raise OfficeholdersError(f"{where}: {wikidata!r} is no Wikidata number (Q123)")
    for day in (start, end):
        if day and not _is_day(day):
            raise OfficeholdersError(f"{where}: {day!r} is no day (YYYY, YYYY-MM or YYYY-MM-DD)")
    return row


def _is_day(text: str) -> bool:
    try:
        return _DAY.fullmatch(text) is not None and _day(text) is not None
    except ValueError:
        return False


def _indexed(terms: Iterable[Term]) -> Officeholders:
    by_name: dict[str, list[Term]] = {}
    by_country: dict[str, list[Term]] = {}
    until = ""
    for term in dict.fromkeys(terms):
        by_name.setdefault(key(term.person.split()[-1]), []).append(term)
        by_country.setdefault(term.country, []).append(term)
        until = max(until, term.start)
    return Officeholders(
        {name: tuple(rows) for name, rows in by_name.items()},
        {country: tuple(rows) for country, rows in by_country.items()},
        until,
    )


def import_table(source: Path, target: Path) -> int:
    """Check a CSV of the same form and put it where reading looks for it, packed; returns the number of rows kept.

    Raises: OfficeholdersError with the line where a row is none; OSError where a file cannot be read or written. The table that
    was there stays until the new one is whole.
    """
    try:
        text = source.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.read_bytes()[: error.start].count(b"\n") + 1
        raise OfficeholdersError(f"{source}, line {line}: is no UTF-8 text") from error
    if not sum(1 for _ in read(io.StringIO(text, newline=""), str(source))):
        raise OfficeholdersError(f"{source}, line 1: there are no office-holders in it")
    rows, packed = packed_table(text)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        fresh.write_bytes(packed)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    load.cache_clear()
    return rows


def packed_table(text: str) -> tuple[int, bytes]:
    """A CSV's rows, each once and sorted, packed; the same rows give the same bytes."""
    header, *rows = list(csv.reader(io.StringIO(text, newline="")))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    kept = sorted({tuple(one.strip() for one in row) for row in rows if row})
    writer.writerows(kept)
    return len(kept), gzip.compress(out.getvalue().encode("utf-8"), compresslevel=9, mtime=0)
