"""Readings of versions, by whatever reader: none is ever taken away, the latest of a version is its current one."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, ScalarSelect, and_, func, insert, or_, select, update

from alleged.records import Actor, Event, Reader, Reading, Toll
from alleged.records.judgement import HAND
from alleged.store import bulk
from alleged.store.exact import pack, storable, unpack
from alleged.store.schema import names, readers, readings, reports

_KNOWN = 8
"""Characters of an id that are kept: one in four thousand million has the same."""


class Body(NamedTuple):
    """A reading as JSON, the key of its version, and the `names` of what is in it beside claims (`names_in`)."""

    version: int
    json: bytes
    names: str


def names_in(reading: Reading) -> str:
    """How the ids of a reading's events, tolls and actors begin, as `naming` looks for them."""
    every: Sequence[Event | Toll | Actor] = (*reading.events, *reading.tolls, *reading.actors)
    return "".join(f" {storable(thing.id)[:_KNOWN]}" for thing in every)


def put(connection: Connection, reader: Reader, made: Sequence[Body]) -> None:
    """Keeps readings by one reader as the current ones of their versions; what the same reader said before is written over."""
    if not made:
        return
    by = _reader(connection, reader)
    known: dict[int, int] = {}
    others: list[int] = []
    wanted = [body.version for body in made]
    columns = select(readings.c.key, readings.c.version, readings.c.reader, readings.c.current)
    for row in bulk.among(connection, columns, readings.c.version, wanted):
        if row.reader == by:
            known[row.version] = row.key
        elif row.current:
            others.append(row.key)
    for old in others:
        connection.execute(update(readings).where(readings.c.key == old).values(current=False))
    key = bulk.next_key(connection, readings)
    rows = []
    for body in made:
        packed = pack(body.json)
        if body.version in known:
            again = update(readings).where(readings.c.key == known[body.version])
            connection.execute(again.values(current=True, body=packed))
        else:
            rows.append((key, body.version, by, True, packed))
            key += 1
    bulk.insert_rows(connection, readings, rows)
    named = [(body.version, body.names) for body in made]
    again_named = " ON CONFLICT (version) DO UPDATE SET ids = excluded.ids"
    bulk.insert(connection, "INSERT INTO names (version, ids)", named, again_named)


def current(connection: Connection, of: Iterable[int]) -> dict[int, bytes]:
    """The current readings of these versions, as JSON."""
    statement = select(readings.c.version, readings.c.body).where(readings.c.current)
    return {row.version: unpack(row.body) for row in bulk.among(connection, statement, readings.c.version, of)}


def every(connection: Connection, version: int) -> list[tuple[Reader, bytes]]:
    """All readings of a version with who made them, the first one first."""
    columns = select(readers.c.version, readers.c.model, readers.c.lexicon, readers.c.gazetteer, readings.c.body)
    found = connection.execute(
        columns.select_from(readings.join(readers)).where(readings.c.version == version).order_by(readings.c.key)
    )
    return [(Reader(row.version, row.model, row.lexicon, row.gazetteer), unpack(row.body)) for row in found]


def of_reports(connection: Connection) -> Iterator[tuple[str, int]]:
    """Every report's id with its current version's key, by id."""
    for row in connection.execute(select(reports.c.id, reports.c.version).order_by(reports.c.id)):
        yield row.id, row.version


def naming(connection: Connection, beginning: str) -> Iterator[int]:
    """The keys of current versions in whose current readings an event, a toll or an actor may have an id that begins so, as far as
    the first characters tell; sorted. Looks through all of these, some hundred bytes a report: there is no index to be kept.
    """
    near = f" {storable(beginning)[:_KNOWN]}"
    statement = (
        select(names.c.version)
        .join(reports, reports.c.version == names.c.version)
        .where(names.c.ids.contains(near, autoescape=True))
        .order_by(names.c.version)
        .execution_options(yield_per=bulk.AT_ONCE)
    )
    for version in connection.scalars(statement):
        yield int(version)


def stale(connection: Connection, reader: Reader, *, after: int = 0, limit: int) -> list[tuple[int, int]]:
    """Reports whose current version has no current reading by this reader, nor one by hand: keys of report and version, by report;
    those with keys greater than `after`."""
    by = select(readers.c.key).where(readers.c.name == _name(reader)).scalar_subquery()
    mine = and_(readings.c.version == reports.c.version, _is_by(by), readings.c.current)
    statement = (
        select(reports.c.key, reports.c.version)
        .select_from(reports.outerjoin(readings, mine))
        .where(readings.c.key.is_(None), reports.c.key > after)
        .order_by(reports.c.key)
        .limit(limit)
    )
    return [(int(row.key), int(row.version)) for row in connection.execute(statement)]


def count_stale(connection: Connection, reader: Reader) -> int:
    """How many reports `stale` would give without a limit."""
    by = select(readers.c.key).where(readers.c.name == _name(reader)).scalar_subquery()
    read = select(func.count()).select_from(
        reports.join(
            readings,
            and_(readings.c.version == reports.c.version, _is_by(by), readings.c.current),
        )
    )
    every_report = select(func.count()).select_from(reports)
    return int(connection.scalar(every_report) or 0) - int(connection.scalar(read) or 0)


def all_readers(connection: Connection) -> list[Reader]:
    """Everyone who ever read for this ledger, in the order of their first reading."""
    rows = connection.execute(select(readers).order_by(readers.c.key))
    return [Reader(row.version, row.model, row.lexicon, row.gazetteer) for row in rows]


def _is_by(reader: ScalarSelect[int]) -> ColumnElement[bool]:
    """Whether a reading is by this reader, or by hand: that stands whatever the model is."""
    by_hand = select(readers.c.key).where(readers.c.version == HAND)
    return or_(readings.c.reader == reader, readings.c.reader.in_(by_hand))


def _name(reader: Reader) -> str:
    return json.dumps([reader.version, reader.model, reader.lexicon, reader.gazetteer])


def _reader(connection: Connection, reader: Reader) -> int:
    name = _name(reader)
    key = connection.scalar(select(readers.c.key).where(readers.c.name == name))
    if key is None:
        key = bulk.next_key(connection, readers)
        fields = {field: getattr(reader, field) for field in ("version", "model", "lexicon", "gazetteer")}
        connection.execute(insert(readers).values(key=key, name=name, **fields))
    return int(key)
