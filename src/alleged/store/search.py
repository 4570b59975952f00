"""Questions to the lists of claims, reports and incidents: by words, people, places, days and kinds.

Answers come newest day first, within a day in an order of the reports' ids that is the same in every ledger, and within a report
in the order of the text; not by rank, which the two databases reckon differently.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Select, Table, select

from alleged.errors import LedgerError
from alleged.store import claims as claim_rows
from alleged.store import fulltext, order
from alleged.store import incidents as incident_rows
from alleged.store import reports as report_rows
from alleged.store.bulk import among
from alleged.store.claims import ClaimRow
from alleged.store.incidents import IncidentRow
from alleged.store.query import Query, asked, holds, meets, tagged
from alleged.store.reports import Version
from alleged.store.schema import claims, incidents, reports, versions
from alleged.store.terms import tag

AT_ONCE = 200
"""Rows looked through at a time where quoted words must be looked for in the texts themselves."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: all of what is given. None and () ask for nothing.

    `words` may stand anywhere, `who` in the source's words or name, `about` in what is said (of a report: in title or text),
    `place` in the names of places. All of several words; "quoted words" side by side; `word*` is a beginning. `since` and `until`
    are days of publication (of an incident: its first day), both in it; `as_of` is a day after which nothing is looked at, and with
    `undated` what has no day comes too, last. Of each tuple one must fit: `stances` (of claims, and of an incident's positions),
    `acts` (of claims), `types` (of events), `headlines` (of incidents), `languages` and `unread` (of reports: the codes of the
    problems that left them unread).
    """

    words: str | None = None
    who: str | None = None
    about: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    undated: bool = False
    stances: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def find_claims(connection: Connection, wanted: Wanted, *, limit: int, offset: int = 0) -> list[ClaimRow]:
    """Claims of current readings.

    Raises: LedgerError for a question that cannot be asked.
    """

    def texts(keys: Sequence[int]) -> list[tuple[str, ...]]:
        return [_texts_of_claim(row) for row in claim_rows.of_keys(connection, keys)]

    keys = _Finder(connection, claims, wanted, texts).keys(limit, offset)
    return claim_rows.of_keys(connection, keys)


def find_reports(connection: Connection, wanted: Wanted, *, limit: int, offset: int = 0) -> list[Version]:
    """The current versions of reports.

    Raises: LedgerError.
    """

    def texts(slots: Sequence[int]) -> list[tuple[str, ...]]:
        return [_texts_of_report(version) for version in _versions(connection, slots)]

    return _versions(connection, _Finder(connection, reports, wanted, texts).keys(limit, offset))


def find_incidents(connection: Connection, wanted: Wanted, *, limit: int, offset: int = 0) -> list[IncidentRow]:
    """Incidents. Words are looked for in what their rows say.

    Raises: LedgerError.
    """

    def texts(keys: Sequence[int]) -> list[tuple[str, ...]]:
        return [row.texts for row in incident_rows.of_keys(connection, keys)]

    return incident_rows.of_keys(connection, _Finder(connection, incidents, wanted, texts).keys(limit, offset))


def every_claim(connection: Connection, wanted: Wanted) -> Iterator[ClaimRow]:
    """All claims that `find_claims` would give without a limit, one by one; so do the two below. Memory does not grow.

    Raises: LedgerError.
    """

    def texts(keys: Sequence[int]) -> list[tuple[str, ...]]:
        return [_texts_of_claim(row) for row in claim_rows.of_keys(connection, keys)]

    for keys in _Finder(connection, claims, wanted, texts).walk():
        yield from claim_rows.of_keys(connection, keys)


def every_report(connection: Connection, wanted: Wanted) -> Iterator[Version]:
    """All reports that `find_reports` would give."""

    def texts(slots: Sequence[int]) -> list[tuple[str, ...]]:
        return [_texts_of_report(version) for version in _versions(connection, slots)]

    for slots in _Finder(connection, reports, wanted, texts).walk():
        yield from _versions(connection, slots)


def every_incident(connection: Connection, wanted: Wanted) -> Iterator[IncidentRow]:
    """All incidents that `find_incidents` would give."""

    def texts(keys: Sequence[int]) -> list[tuple[str, ...]]:
        return [row.texts for row in incident_rows.of_keys(connection, keys)]

    for keys in _Finder(connection, incidents, wanted, texts).walk():
        yield from incident_rows.of_keys(connection, keys)


def fits(row: IncidentRow, wanted: Wanted) -> bool:
    """Whether an incident that is not kept is one that `find_incidents` would give if it were.

    Raises: LedgerError.
    """
    query, (low, high) = _query(wanted), _span(wanted)
    if not low <= order.slot(row.day_from or row.first_published, row.id) < high:
        return False
    return meets(query, incident_rows.terms(row)) and holds(query, row.texts)


def _texts_of_claim(row: ClaimRow) -> tuple[str, ...]:
    return row.source or "", *row.actors, " ".join(row.content)


def _texts_of_report(version: Version) -> tuple[str, ...]:
    return version.report.title or "", version.report.text


def _versions(connection: Connection, slots: Sequence[int]) -> list[Version]:
    statement = select(versions.c.slot, versions.c.key)
    keys = {row.slot: row.key for row in among(connection, statement, versions.c.slot, slots)}
    found = report_rows.of_versions(connection, keys.values())
    return [found[keys[slot]] for slot in slots]


@dataclass(frozen=True, slots=True)
class _Finder:
    """Looks one list through. `texts` gives the texts of rows that quoted words must stand in."""

    connection: Connection
    table: Table
    wanted: Wanted
    texts: Callable[[Sequence[int]], list[tuple[str, ...]]]

    def keys(self, limit: int, offset: int) -> list[int]:
        """The keys of the rows that fit, in order, from the `offset`-th on."""
        query, span = _query(self.wanted), _span(self.wanted)
        sifted = bool(query.phrases) or self.table is reports
        if not sifted:
            return self._some(query, span, limit, offset)
        found: list[int] = []
        while len(found) < offset + limit:
            some = self._some(query, span, AT_ONCE if query.phrases else offset + limit, 0)
            if not some:
                break
            span = some[-1] + 1, span[1]
            found.extend(self._sift(query, some))
        return found[offset : offset + limit]

    def walk(self) -> Iterator[list[int]]:
        """The keys of all rows that fit, in order, some at a time."""
        query = _query(self.wanted)
        spans = [_span(self.wanted)]
        if self.wanted.undated and self.wanted.as_of is not None:
            spans.append((order.bounds("0001-01-01", None)[1], order.bounds(None, None)[1]))
        for span in spans:
            while some := self._some(query, span, AT_ONCE, 0):
                span = some[-1] + 1, span[1]
                yield self._sift(query, some)

    def _some(self, query: Query, span: tuple[int, int], limit: int, offset: int) -> list[int]:
        if query.needs:
            return fulltext.matching(self.connection, self.table, query, span, limit=limit, offset=offset)
        key = versions.c.slot if self.table is reports else self.table.c.key
        statement = (
            (self._current() if self.table is reports else select(key))
            .where(key >= span[0], key < span[1])
            .order_by(key)
            .limit(limit)
            .offset(offset)
        )
        return [int(row[0]) for row in self.connection.execute(statement)]

    def _sift(self, query: Query, keys: list[int]) -> list[int]:
        """Of these rows those that hold the phrases; of versions, those that are current and of the kind that is wanted."""
        if self.table is reports:
            current = {row.slot for row in among(self.connection, self._current(), versions.c.slot, keys)}
            keys = [key for key in keys if key in current]
        if not query.phrases:
            return keys
        return [key for key, texts in zip(keys, self.texts(keys), strict=True) if holds(query, texts)]

    def _current(self) -> Select[tuple[int]]:
        """The slots of current versions of the kind that is wanted."""
        # by the report's key, which has an index; its current version's has none
        current = (reports.c.key == versions.c.report) & (reports.c.version == versions.c.key)
        statement = select(versions.c.slot).join(reports, current)
        if self.wanted.languages:
            statement = statement.where(versions.c.language.in_(self.wanted.languages))
        if self.wanted.unread:
            statement = statement.where(versions.c.unread.in_(self.wanted.unread))
        return statement


def _query(wanted: Wanted) -> Query:
    try:
        query = (
            asked(wanted.words, "who", "about", "place")
            & asked(wanted.who, "who")
            & asked(wanted.about, "about")
            & asked(wanted.place, "place")
        )
    except ValueError as error:
        raise LedgerError(str(error)) from error
    for kind, values in (
        ("stance", wanted.stances),
        ("act", wanted.acts),
        ("type", wanted.types),
        ("headline", wanted.headlines),
    ):
        query &= tagged(tag(kind, value) for value in values)
    return query


def _span(wanted: Wanted) -> tuple[int, int]:
    for day in (wanted.since, wanted.until, wanted.as_of):
        if day is not None:
            try:
                date.fromisoformat(day)
            except ValueError as error:
                raise LedgerError(f"{day!r} is no day; say it as YYYY-MM-DD") from error
    last = min(filter(None, (wanted.until, wanted.as_of)), default=None)
    return order.bounds(wanted.since, last)
