"""Questions to the ledger: its incidents, claims and reports, by filters that read like the question."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Literal, TypedDict, TypeVar, Unpack

from sqlalchemy import Connection

from alleged.ledger.as_of import Drawn, later_reports, standing
from alleged.ledger.cuts import Cut
from alleged.records import Incident
from alleged.schema import incident_from_json
from alleged.store import order
from alleged.store.claims import ClaimRow
from alleged.store.incidents import IncidentRow
from alleged.store.opening import Store
from alleged.store.reports import Version
from alleged.store.search import Wanted, every_claim, every_incident, every_report, fits

T = TypeVar("T")

Several = str | tuple[str, ...] | None
"""One of these, or the one."""


class ReportFilters(TypedDict, total=False):
    """All of what is given must hold; of several values one.

    `who` stands in the source's words or name (of a report: its publisher or author), `about` in what is said (of a report: its
    title or text). All words of it, in any order; "quoted words" side by side; `word*` is a beginning. `since` and `until` are days
    of publication, of an incident its own first day, both in it. `as_of` is a day: the ledger as it stood when it ended. `language`
    and `unread` (codes of problems) are of reports.
    """

    who: str | None
    about: str | None
    since: str | None
    until: str | None
    as_of: str | None
    language: Several
    unread: Several


class ClaimFilters(TypedDict, total=False):
    """As `ReportFilters`. `place` stands in names of places, `stance` and `act` are the claim's, `type` is an event's in it."""

    who: str | None
    about: str | None
    place: str | None
    since: str | None
    until: str | None
    as_of: str | None
    stance: Several
    act: Several
    type: Several


class IncidentFilters(TypedDict, total=False):
    """As `ClaimFilters`. `who` is one who speaks, acts or is blamed, `stance` somebody's position's, `status` the headline."""

    who: str | None
    about: str | None
    place: str | None
    since: str | None
    until: str | None
    as_of: str | None
    stance: Several
    status: Several
    type: Several


class Days(TypedDict, total=False):
    """Days as in `ReportFilters`."""

    since: str | None
    until: str | None
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search met: an incident, a claim or a report."""

    kind: Literal["incident", "claim", "report"]
    record: "Incident | ClaimRow | ReportRow"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as lists show it: its current version. `number` counts its versions; `unread` is why nothing was read in it."""

    id: str
    published: str | None
    publisher: str | None
    author: str | None
    title: str | None
    url: str | None
    retrieved: str | None
    language: str | None
    unread: str | None
    number: int
    characters: int


@dataclass(frozen=True, slots=True)
class Found:
    """An incident as a list gives it, with the keys that lead to what it is made of: None, those of the kept one of its id."""

    row: IncidentRow
    incident: Incident
    parts: frozenset[int] | None = None


def claims(store: Store, *, words: str | None = None, **asked: Unpack[ClaimFilters]) -> Iterator[ClaimRow]:
    """Claims of current readings, newest day first, those of one report in the order of the text.

    Raises: LedgerError, DayError for a question that cannot be asked.
    """
    wanted = Wanted(
        words=words,
        who=asked.get("who"),
        about=asked.get("about"),
        place=asked.get("place"),
        since=asked.get("since"),
        until=asked.get("until"),
        as_of=asked.get("as_of"),
        undated=_undated(asked.get("since"), asked.get("until")),
        stances=_several(asked.get("stance")),
        acts=_several(asked.get("act")),
        types=_several(asked.get("type")),
    )
    with store.reading() as connection:
        later = _later(connection, wanted)
        yield from (row for row in every_claim(connection, wanted) if row.report not in later)


def reports(store: Store, *, words: str | None = None, **asked: Unpack[ReportFilters]) -> Iterator[ReportRow]:
    """The current versions of reports, newest day first.

    Raises: as `claims`.
    """
    wanted = Wanted(
        words=words,
        who=asked.get("who"),
        about=asked.get("about"),
        since=asked.get("since"),
        until=asked.get("until"),
        as_of=asked.get("as_of"),
        undated=_undated(asked.get("since"), asked.get("until")),
        languages=_several(asked.get("language")),
        unread=_several(asked.get("unread")),
    )
    with store.reading() as connection:
        later = _later(connection, wanted)
        yield from (report_row(one) for one in every_report(connection, wanted) if one.report.id not in later)


def incidents(store: Store, *, words: str | None = None, **asked: Unpack[IncidentFilters]) -> Iterator[Incident]:
    """Incidents, the latest first day first; with `as_of` drawn up from the reports that there were by then.

    Raises: as `claims`.
    """
    yield from (one.incident for one in incidents_found(store, words=words, **asked))


def incidents_found(store: Store, *, words: str | None = None, **asked: Unpack[IncidentFilters]) -> Iterator[Found]:
    """As `incidents`, with what each is made of.

    Raises: as `claims`.
    """
    with store.reading() as connection:
        yield from found(connection, words=words, **asked)


def found(connection: Connection, *, words: str | None = None, **asked: Unpack[IncidentFilters]) -> Iterator[Found]:
    """As `incidents_found`, in a transaction that is there."""
    wanted = Wanted(
        words=words,
        who=asked.get("who"),
        about=asked.get("about"),
        place=asked.get("place"),
        since=asked.get("since"),
        until=asked.get("until"),
        stances=_several(asked.get("stance")),
        headlines=_several(asked.get("status")),
        types=_several(asked.get("type")),
    )
    day = asked.get("as_of")
    if day is None:
        yield from (Found(row, incident_from_json(row.body)) for row in every_incident(connection, wanted))
        return
    then = standing(connection, Cut.after(day))
    kept = (row for row in every_incident(connection, wanted) if row.id not in then.gone)
    drawn = sorted((one for one in then.drawn if fits(one.row, wanted)), key=lambda one: _place(one.row))
    yield from merge(
        (Found(row, incident_from_json(row.body)) for row in kept),
        map(_found, drawn),
        key=lambda one: _place(one.row),
    )


def search(store: Store, words: str, *, limit: int | None = None, **days: Unpack[Days]) -> Iterator[Hit]:
    """Incidents, then claims, then reports that have all these words: so many of each, or all.

    Raises: as `claims`.
    """
    yield from (Hit("incident", one) for one in some(incidents(store, words=words, **days), limit, 0))
    yield from (Hit("claim", one) for one in some(claims(store, words=words, **days), limit, 0))
    yield from (Hit("report", one) for one in some(reports(store, words=words, **days), limit, 0))


def some(rows: Iterator[T], limit: int | None, offset: int) -> Iterator[T]:
    """The rows from the `offset`-th on, `limit` of them or all."""
    return islice(rows, offset, None if limit is None else offset + limit)


def report_row(version: Version) -> ReportRow:
    """A version as lists show it."""
    report = version.report
    return ReportRow(
        id=report.id,
        published=report.published,
        publisher=report.publisher,
        author=report.author,
        title=report.title,
        url=report.url,
        retrieved=report.retrieved,
        language=version.language,
        unread=version.unread,
        number=version.number,
        characters=len(report.text),
    )


def _found(one: Drawn) -> Found:
    return Found(one.row, one.incident, one.parts)


def _place(row: IncidentRow) -> int:
    """Where it stands in the list: as the kept ones are ordered."""
    return order.slot(row.day_from or row.first_published, row.id)


def _later(connection: Connection, wanted: Wanted) -> frozenset[str]:
    """The reports without a day that came after the day asked for."""
    if wanted.as_of is None:
        return frozenset()
    return frozenset(later_reports(connection, Cut.after(wanted.as_of)).values())


def _undated(since: str | None, until: str | None) -> bool:
    """Whether what has no day belongs into the answer: a question about days leaves it out."""
    return since is None and until is None


def _several(value: Several) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)
