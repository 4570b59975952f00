"""Reports and their versions: told apart, kept, and given back.

A report is known again by the id that its input gave, else by its address, else by its text. Its id stays that of its first
version, so that the ids of its claims stay.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, or_, select, update

from alleged.records import Problem, Report
from alleged.records.ids import ID_DIGITS, text_id, text_sha256
from alleged.store import bulk, fulltext, order
from alleged.store.exact import (
    original,
    original_or_none,
    pack,
    pack_text,
    storable,
    storable_or_none,
    unpack,
    unpack_text,
)
from alleged.store.moments import is_later
from alleged.store.schema import raws, reports, versions
from alleged.store.terms import Terms, field


@dataclass(frozen=True, slots=True)
class Incoming:
    """A report to keep, the language it was found to be in, and the code of the problem that left it `unread`, None: it was
    read."""

    report: Report
    language: str | None
    unread: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger says to a report: the `id` that it has or will have there; `whole`: it changes nothing."""

    id: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that was kept: keys of report and version, the slot of its claims. `current`: the report's newest one.
    `replaced` is the slot of the version that was current before the batch, None where there was none or it still is."""

    report: int
    version: int
    slot: int
    id: str
    number: int
    current: bool
    replaced: int | None


@dataclass(frozen=True, slots=True)
class Version:
    """A version given back: `report` as it came, under the id of its first version and without its raw bytes."""

    key: int
    report_key: int
    slot: int
    number: int
    current: bool
    report: Report
    language: str | None
    unread: str | None


@dataclass(slots=True)
class _Held:
    """A report while a batch is put in its place."""

    key: int | None
    id: str
    identity: str
    numbers: dict[str, int]  # digest -> version number
    current: int  # a version number, 0 before there is one
    published: str | None = None  # of the current version, as are these
    retrieved: str | None = None
    version: int | None = None
    slot: int | None = None


def known(connection: Connection, found: Sequence[Report]) -> list[Known]:
    """What would become of these reports, each as if those before it were kept."""
    shelf = _Shelf(connection, found)
    return [Known(held.id, number is None) for held, number in map(shelf.place, found)]


def put(connection: Connection, found: Sequence[Incoming]) -> list[Kept | None]:
    """Keeps the reports that are new or changed; None for each that changes nothing. Takes the write transaction for granted."""
    shelf = _Shelf(connection, [item.report for item in found])
    placed = [(item, *shelf.place(item.report)) for item in found]
    new = [(item, held, number) for item, held, number in placed if number is not None]
    slots = _slots(connection, [order.slot(item.report.published, held.id) for item, held, _ in new])
    key, version = bulk.next_key(connection, reports), bulk.next_key(connection, versions)
    before = {id(held): held.slot for _, held, _ in new if held.version is not None}
    changed: dict[int, _Held] = {}
    made: dict[int, _Held] = {}
    keys: list[int] = []
    for at, (_, held, number) in enumerate(new):
        if held.key is None:
            held.key = key
            made[key] = held
            key += 1
        if number == held.current:
            held.version, held.slot = version + at, slots[at]
            if held.key not in made:
                changed[held.key] = held
        keys.append(version + at)
    bulk.insert_rows(
        connection, reports, [(k, storable(held.id), storable(held.identity), held.version) for k, held in made.items()]
    )
    for k, held in changed.items():
        connection.execute(update(reports).where(reports.c.key == k).values(version=held.version))
    _write(connection, [(k, held.key or 0, n, s, item) for k, s, (item, held, n) in zip(keys, slots, new, strict=True)])
    kept = iter(
        Kept(
            report=held.key or 0,
            version=k,
            slot=s,
            id=held.id,
            number=number,
            current=number == held.current,
            replaced=before.get(id(held)) if number == held.current else None,
        )
        for k, s, (_, held, number) in zip(keys, slots, new, strict=True)
    )
    return [None if number is None else next(kept) for _, _, number in placed]


def read_again(connection: Connection, found: Iterable[tuple[int, str | None, str | None]]) -> None:
    """Notes what new readings found out about versions: (key, language, code of the problem that left it unread)."""
    for key, language, unread in found:
        same = versions.c.language.is_not_distinct_from(language) & versions.c.unread.is_not_distinct_from(unread)
        changed = update(versions).where(versions.c.key == key, ~same)
        connection.execute(changed.values(language=language, unread=unread))


def of_versions(connection: Connection, keys: Iterable[int]) -> dict[int, Version]:
    """The versions with these keys."""
    statement = select(versions, reports.c.id, (reports.c.version == versions.c.key).label("current")).join(reports)
    return {
        row.key: Version(
            key=row.key,
            report_key=row.report,
            slot=row.slot,
            number=row.number,
            current=bool(row.current),
            report=Report(
                id=original(row.id),
                text=unpack_text(row.text),
                published=original_or_none(row.published),
                publisher=original_or_none(row.publisher),
                author=original_or_none(row.author),
                title=original_or_none(row.title),
                url=original_or_none(row.url),
                retrieved=original_or_none(row.retrieved),
                problems=tuple(Problem(*fields) for fields in json.loads(row.problems)),
            ),
            language=row.language,
            unread=row.unread,
        )
        for row in bulk.among(connection, statement, versions.c.key, keys)
    }


def versions_of(connection: Connection, report: str) -> list[int]:
    """The keys of all versions of the report with this id, in the order of arrival; none where there is no such report."""
    statement = select(versions.c.key).join(reports).where(reports.c.id == storable(report)).order_by(versions.c.number)
    return [int(key) for key in connection.scalars(statement)]


def report_keys(connection: Connection, keys: Iterable[int]) -> list[int]:
    """The keys of the reports of these versions, sorted."""
    rows = bulk.among(connection, select(versions.c.report), versions.c.key, keys)
    return sorted({row.report for row in rows})


def reports_of_versions(connection: Connection, keys: Iterable[int]) -> dict[int, int]:
    """The keys of the reports of these versions, by the versions' keys."""
    rows = bulk.among(connection, select(versions.c.key, versions.c.report), versions.c.key, keys)
    return {row.key: row.report for row in rows}


def ids_of_versions(connection: Connection, keys: Iterable[int]) -> dict[int, str]:
    """The ids of the reports of these versions, by the versions' keys."""
    statement = select(versions.c.key, reports.c.id).join(reports)
    return {row.key: original(row.id) for row in bulk.among(connection, statement, versions.c.key, keys)}


def current_versions(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The keys of the current versions of the reports with these ids."""
    statement = select(reports.c.id, reports.c.version)
    return {
        original(row.id): row.version for row in bulk.among(connection, statement, reports.c.id, map(storable, ids))
    }


def current_of(connection: Connection, keys: Iterable[int]) -> set[int]:
    """Those of these versions that are their reports' current ones."""
    current = (
        select(versions.c.key)
        .join(reports, versions.c.report == reports.c.key)
        .where(reports.c.version == versions.c.key)
    )
    return {row.key for row in bulk.among(connection, current, versions.c.key, keys)}


def by_prefix(connection: Connection, beginning: str, *, most: int) -> list[str]:
    """The ids of at most so many reports whose id begins so, sorted."""
    return bulk.beginning(connection, reports.c.id, beginning, most)


def dated_from(connection: Connection, day: str) -> list[tuple[int, str, str | None, str | None]]:
    """Of the reports that were published on this day or later, or on no known day: (key, id, published, retrieved) of the current
    version."""
    bounds = (order.bounds(day, None), (order.bounds("0001-01-01", None)[1], order.bounds(None, None)[1]))
    statement = (
        select(reports.c.key, reports.c.id, versions.c.published, versions.c.retrieved)
        .join(versions, versions.c.key == reports.c.version)
        .where(or_(*(and_(versions.c.slot >= low, versions.c.slot < high) for low, high in bounds)))
    )
    return [
        (row.key, original(row.id), original_or_none(row.published), original_or_none(row.retrieved))
        for row in connection.execute(statement)
    ]


def texts(connection: Connection, keys: Iterable[int]) -> dict[int, str]:
    """The texts of the versions with these keys."""
    statement = select(versions.c.key, versions.c.text)
    return {row.key: unpack_text(row.text) for row in bulk.among(connection, statement, versions.c.key, keys)}


def publishers(connection: Connection) -> Iterator[tuple[str, str]]:
    """Every report's id with its current version's publisher, where that is known."""
    statement = select(reports.c.id, versions.c.publisher).join(versions, versions.c.key == reports.c.version)
    for row in connection.execute(statement.where(versions.c.publisher.is_not(None))):
        yield original(row.id), original(row.publisher)


def beginning(connection: Connection, prefix: str, limit: int) -> list[str]:
    """Ids of reports that begin so, sorted, so many at most."""
    return bulk.beginning(connection, reports.c.id, prefix, limit)


def raw(connection: Connection, version: int) -> tuple[bytes, str | None, str] | None:
    """The bytes that a version was made from, their media type and sha256; None where they were not kept."""
    statement = select(raws).join(versions, versions.c.raw == raws.c.sha256).where(versions.c.key == version)
    row = connection.execute(statement).one_or_none()
    return None if row is None else (unpack(row.data), original_or_none(row.media_type), row.sha256)


def count(connection: Connection) -> int:
    """How many reports there are."""
    return int(connection.scalar(select(func.count()).select_from(reports)) or 0)


class _Shelf:
    """What the ledger holds of the reports of a batch; `place` says where each belongs and takes it for held from then on."""

    def __init__(self, connection: Connection, found: Sequence[Report]) -> None:
        self._by_id: dict[str, _Held] = {}
        self._by_identity: dict[str, _Held] = {}
        ids = {storable(name) for report in found for name in (report.id, _second_id(report))}
        names = {storable(_identity(report)) for report in found}
        held: dict[int, _Held] = {}
        columns = select(reports)
        for column, wanted in ((reports.c.id, ids), (reports.c.identity, names)):
            for row in bulk.among(connection, columns, column, wanted):
                if row.key not in held:
                    held[row.key] = _Held(row.key, original(row.id), original(row.identity), {}, 0, version=row.version)
        for one in held.values():
            self._hold(one)
        known_versions = select(
            *(versions.c[name] for name in ("key", "report", "number", "slot", "digest", "published", "retrieved"))
        )
        for row in bulk.among(connection, known_versions, versions.c.report, held):
            one = held[row.report]
            one.numbers[row.digest] = max(row.number, one.numbers.get(row.digest, 0))
            if row.key == one.version:
                one.current, one.slot = row.number, row.slot
                one.published, one.retrieved = original_or_none(row.published), original_or_none(row.retrieved)

    def place(self, report: Report) -> tuple[_Held, int | None]:
        """The report that it belongs to, and the number of the version that it makes there, None where it makes none."""
        identity = _identity(report)
        held = self._by_id.get(report.id) if identity.startswith("id:") else self._by_identity.get(identity)
        if held is None:
            name = report.id if report.id not in self._by_id else _second_id(report)
            held = _Held(None, name, identity, {}, 0)
            self._hold(held)
        digest = _digest(report)
        at = held.numbers.get(digest)
        if at is not None and (at == held.current or not is_later(report.retrieved, held.retrieved)):
            return held, None
        number = max(held.numbers.values(), default=0) + 1
        held.numbers[digest] = number
        if not held.current or not _earlier(report, held):
            held.current, held.published, held.retrieved = number, report.published, report.retrieved
        return held, number

    def _hold(self, held: _Held) -> None:
        self._by_id[held.id] = held
        self._by_identity[held.identity] = held


def _identity(report: Report) -> str:
    """By what the report is known again. An id that is not its text's hash was given."""
    sha256 = text_sha256(report.text)
    if report.id != sha256[:ID_DIGITS]:
        return f"id:{report.id}"
    return f"url:{report.url}" if report.url else f"text:{sha256}"


def _second_id(report: Report) -> str:
    """The id of a report without one whose very text stands at another address too: the text's hash is taken."""
    return text_id(f"{report.url}\x1f{report.text}")


def _digest(report: Report) -> str:
    """What tells versions apart."""
    parts = (text_sha256(report.text), report.title or "", report.published or "")
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _earlier(report: Report, held: _Held) -> bool:
    """Whether it stood there before the version that is current; where nothing tells, the last to arrive is the newest."""
    if report.retrieved and held.retrieved:
        return is_later(held.retrieved, report.retrieved)
    return is_later(held.published, report.published)


def _slots(connection: Connection, wanted: list[int]) -> list[int]:
    taken: set[int] = set()
    while True:
        given = order.free(wanted, taken)
        hit = {row.slot for row in bulk.among(connection, select(versions.c.slot), versions.c.slot, given)}
        if not hit:
            return given
        taken |= hit


def _write(connection: Connection, new: Sequence[tuple[int, int, int, int, Incoming]]) -> None:
    """Rows of versions: (key, report's key, number, slot, what came), with their bytes and their words."""
    rows, sources, words = [], {}, []
    for key, report_key, number, slot, item in new:
        report = item.report
        raw_sha256 = None
        if report.raw is not None:
            raw_sha256 = hashlib.sha256(report.raw.data).hexdigest()
            sources[raw_sha256] = (raw_sha256, pack(report.raw.data), storable_or_none(report.raw.media_type))
        problems = json.dumps([[p.code, p.message, p.start, p.end] for p in report.problems])
        given = (report.published, report.publisher, report.author, report.title, report.url, report.retrieved)
        rows.append(
            (
                key,
                report_key,
                number,
                slot,
                _digest(report),
                text_sha256(report.text),
                pack_text(report.text),
                *map(storable_or_none, given),
                item.language,
                problems,
                item.unread,
                raw_sha256,
            )
        )
        words.append((slot, _terms(item)))
    bulk.insert_rows(connection, raws, list(sources.values()), known=True)
    bulk.insert_rows(connection, versions, rows)
    fulltext.put(connection, reports, words)


def _terms(item: Incoming) -> Terms:
    return Terms(
        who=field((item.report.publisher, item.report.author)),
        about=field((item.report.title, item.report.text)),
    )
