"""Incidents as they were last drawn up, and the parts that each is made of."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from alleged.store import bulk, fulltext, order
from alleged.store.exact import original, original_or_none, pack, storable, storable_or_none, unpack
from alleged.store.schema import incidents, members
from alleged.store.terms import Terms, field, tag


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident with what lists filter and sort by; `body` is whatever form the caller keeps it in.

    Days are half-open, `killed` and `injured` the range's ends, `first_published` and `last_published` of its reports; None is not
    known. `names` are those of its actors, `words` what else it is to be found by (means, target, what is said of it), `stances`
    those of its positions.
    """

    id: str
    type: str
    headline: str
    day_from: str | None
    day_to: str | None
    place_name: str | None
    geonameid: int | None
    country: str | None
    killed: tuple[int | None, int | None]
    injured: tuple[int | None, int | None]
    sources: int
    first_published: str | None
    last_published: str | None
    body: bytes
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Where quoted words are looked for."""
        return (*self.names, *self.words, self.place_name or "")


def put(connection: Connection, made: Sequence[tuple[IncidentRow, Sequence[int]]]) -> None:
    """Keeps incidents, each with the keys of its parts. Incidents of the same id, and whatever these parts belonged to, must have
    been removed."""
    wanted = [order.slot(row.day_from or row.first_published, row.id) for row, _ in made]
    keys = _keys(connection, wanted)
    rows: list[tuple[Any, ...]] = []
    words: list[tuple[int, Terms]] = []
    belonging: list[tuple[int, int]] = []
    for key, (row, parts) in zip(keys, made, strict=True):
        found = terms(row)
        rows.append((*_columns(key, row), *found))
        words.append((key, found))
        belonging.extend((part, key) for part in parts)
    bulk.insert_rows(connection, incidents, rows)
    bulk.insert_rows(connection, members, belonging)
    fulltext.put(connection, incidents, words)


def remove_of_parts(connection: Connection, parts: Iterable[int]) -> list[str]:
    """Takes away the incidents that have one of these parts; their ids, sorted."""
    statement = select(incidents.c.key, incidents.c.id).join(members)
    gone = {row.key: row.id for row in bulk.among(connection, statement, members.c.part, parts)}
    for key in gone:
        fulltext.remove(connection, incidents, key, key + 1)
    bulk.delete_among(connection, members, members.c.incident, gone)
    bulk.delete_among(connection, incidents, incidents.c.key, gone)
    return sorted(map(original, gone.values()))


def parts_of(connection: Connection, id: str) -> list[int]:  # noqa: A002  the contract's word for it
    """The keys of an incident's parts; none where there is no such incident."""
    statement = select(members.c.part).join(incidents).where(incidents.c.id == storable(id)).order_by(members.c.part)
    return [int(part) for part in connection.scalars(statement)]


def ids_of_parts(connection: Connection, parts: Iterable[int]) -> dict[int, str]:
    """The incident's id of each of these parts that has one."""
    statement = select(members.c.part, incidents.c.id).join(incidents)
    return {row.part: original(row.id) for row in bulk.among(connection, statement, members.c.part, parts)}


def by_id(connection: Connection, id: str) -> IncidentRow | None:  # noqa: A002
    """The incident with this id; None where there is none."""
    row = connection.execute(select(incidents).where(incidents.c.id == storable(id))).one_or_none()
    return None if row is None else _row(row)


def by_prefix(connection: Connection, beginning: str, *, most: int) -> list[str]:
    """The ids of at most so many incidents whose id begins so, sorted."""
    return bulk.beginning(connection, incidents.c.id, beginning, most)


def members_of(connection: Connection, ids: Iterable[str]) -> dict[str, frozenset[int]]:
    """The keys of the parts of each of these incidents."""
    statement = select(members.c.part, incidents.c.id).join(incidents)
    found: dict[str, set[int]] = {}
    for row in bulk.among(connection, statement, incidents.c.id, map(storable, ids)):
        found.setdefault(original(row.id), set()).add(row.part)
    return {incident: frozenset(parts) for incident, parts in found.items()}


def of_keys(connection: Connection, keys: Sequence[int]) -> list[IncidentRow]:
    """The incidents with these keys, in their order."""
    found = {row.key: _row(row) for row in bulk.among(connection, select(incidents), incidents.c.key, keys)}
    return [found[key] for key in keys if key in found]


def count(connection: Connection) -> int:
    """How many incidents there are."""
    return int(connection.scalar(select(func.count()).select_from(incidents)) or 0)


def _keys(connection: Connection, wanted: list[int]) -> list[int]:
    taken: set[int] = set()
    while True:
        given = order.free(wanted, taken)
        hit = {row.key for row in bulk.among(connection, select(incidents.c.key), incidents.c.key, given)}
        if not hit:
            return given
        taken |= hit


def _columns(key: int, row: IncidentRow) -> tuple[Any, ...]:
    return (
        key,
        storable(row.id),
        row.type,
        row.headline,
        row.day_from,
        row.day_to,
        storable_or_none(row.place_name),
        row.geonameid,
        row.country,
        *row.killed,
        *row.injured,
        row.sources,
        storable_or_none(row.first_published),
        storable_or_none(row.last_published),
        _packed(row),
    )


def _packed(row: IncidentRow) -> bytes:
    return pack(json.dumps([row.names, row.words, row.stances]).encode() + b"\n" + row.body)


def _row(row: Any) -> IncidentRow:
    said, _, body = unpack(row.body).partition(b"\n")
    names, words, stances = json.loads(said)
    return IncidentRow(
        id=original(row.id),
        type=row.type,
        headline=row.headline,
        day_from=row.day_from,
        day_to=row.day_to,
        place_name=original_or_none(row.place_name),
        geonameid=row.geonameid,
        country=row.country,
        killed=(row.killed_low, row.killed_high),
        injured=(row.injured_low, row.injured_high),
        sources=row.sources,
        first_published=original_or_none(row.first_published),
        last_published=original_or_none(row.last_published),
        body=body,
        names=tuple(names),
        words=tuple(words),
        stances=tuple(stances),
    )


def terms(row: IncidentRow) -> Terms:
    """The words by which an incident is found."""
    tags = [tag("type", row.type), tag("headline", row.headline), *(tag("stance", stance) for stance in row.stances)]
    if row.country:
        tags.append(tag("country", row.country))
    if row.geonameid is not None:
        tags.append(tag("geonameid", row.geonameid))
    return Terms(who=field(row.names), about=field(row.words), place=field((row.place_name,)), tags=" ".join(tags))
