"""Where judgements are tied to, and where that stands in the current readings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select, update

from alleged.store import bulk
from alleged.store.exact import original, original_or_none, storable, storable_or_none
from alleged.store.schema import anchors, judgements


@dataclass(frozen=True, slots=True)
class AnchorRow:
    """The `number`-th anchor of a judgement (its id and kind): ids of the report, of the `incident` in which it stood when it was
    judged, of what was `found` of it in the current reading and of the `part` which that stands in. None: in none, nowhere."""

    judgement: str
    kind: str
    number: int
    report: str
    incident: str | None
    found: str | None
    part: str | None


def put(connection: Connection, judgement: str, at: Sequence[tuple[str, str | None]]) -> None:
    """Keeps the anchors of a judgement that is kept: (report, incident) of each; nothing is found yet."""
    key = connection.scalar(select(judgements.c.key).where(judgements.c.id == storable(judgement)))
    rows = [
        (key, number, storable(report), storable_or_none(incident), None, None)
        for number, (report, incident) in enumerate(at)
    ]
    bulk.insert_rows(connection, anchors, rows)


def place(connection: Connection, found: Iterable[AnchorRow]) -> None:
    """Notes what was found, and in which part."""
    for row in found:
        key = select(judgements.c.key).where(judgements.c.id == storable(row.judgement)).scalar_subquery()
        mine = update(anchors).where(anchors.c.judgement == key, anchors.c.number == row.number)
        connection.execute(mine.values(found=storable_or_none(row.found), part=storable_or_none(row.part)))


def of_reports(
    connection: Connection, reports: Iterable[str], *, kinds: tuple[str, ...] = (), holding: bool = False
) -> list[AnchorRow]:
    """The anchors in these reports, of these kinds of judgements if any are named, in the order of the judgements; with `holding`
    of those alone that are not undone."""
    return _sorted(bulk.among(connection, _of(kinds, holding), anchors.c.report, map(storable, reports)))


def of_incident(connection: Connection, incident: str) -> list[AnchorRow]:
    """The anchors that stood in an incident when they were judged."""
    statement = _of((), False).where(anchors.c.incident == storable(incident))
    return _sorted(connection.execute(statement))


def incidents_beginning(connection: Connection, prefix: str, limit: int) -> list[str]:
    """The ids that begin so of incidents in which something stood when it was judged; they may be no more."""
    return bulk.beginning(connection, anchors.c.incident, prefix, limit)


def of_parts(connection: Connection, parts: Iterable[str]) -> list[AnchorRow]:
    """The anchors that stand in these parts now."""
    return _sorted(bulk.among(connection, _of((), False), anchors.c.part, map(storable, parts)))


def every(connection: Connection, *, kinds: tuple[str, ...] = (), holding: bool = False) -> list[AnchorRow]:
    """All anchors, as `of_reports` gives them."""
    return _sorted(connection.execute(_of(kinds, holding)))


def lost(connection: Connection) -> list[AnchorRow]:
    """The anchors that have no place in the current readings."""
    return _sorted(connection.execute(_of((), False).where(anchors.c.found.is_(None))))


def _of(kinds: tuple[str, ...], holding: bool) -> Select[Any]:
    columns = [c for c in anchors.c if c.name != "judgement"]
    statement = select(judgements.c.key, judgements.c.id, judgements.c.kind, *columns).join_from(anchors, judgements)
    if kinds:
        statement = statement.where(judgements.c.kind.in_(kinds))
    return statement.where(judgements.c.undone_by.is_(None)) if holding else statement


def _sorted(rows: Iterable[Any]) -> list[AnchorRow]:
    return [
        AnchorRow(
            judgement=original(row.id),
            kind=row.kind,
            number=row.number,
            report=original(row.report),
            incident=original_or_none(row.incident),
            found=original_or_none(row.found),
            part=original_or_none(row.part),
        )
        for row in sorted(rows, key=lambda row: (row.key, row.number))
    ]
