"""What people decided: added, undone by a later one, never taken away."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from alleged.errors import LedgerError
from alleged.store import bulk
from alleged.store.exact import original, pack, storable, unpack
from alleged.store.schema import judgements


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A judgement: its `kind`, by `who`, `at` which time (RFC 3339); `body` in whatever form the caller keeps it. `undone_by` is
    the id of the judgement that undid it, None while it holds."""

    id: str
    kind: str
    body: bytes
    who: str
    at: str
    undone_by: str | None = None


def put(connection: Connection, row: JudgementRow) -> None:
    """Adds a judgement.

    Raises: LedgerError where one of this id is there.
    """
    if by_id(connection, row.id) is not None:
        raise LedgerError(f"there is a judgement {row.id} already")
    values = {"kind": row.kind, "body": pack(row.body), "who": storable(row.who), "at": row.at}
    key = bulk.next_key(connection, judgements)
    connection.execute(insert(judgements).values(key=key, id=storable(row.id), undone_by=None, **values))


def undo(connection: Connection, id: str, *, by: str) -> None:  # noqa: A002  the contract's word for it
    """Notes that the judgement `by` undoes another one.

    Raises: LedgerError where one of them is not there, or it is undone already.
    """
    keys = {original(row.id): row for row in connection.execute(select(judgements.c.id, judgements.c.key))}
    missing = next((name for name in (id, by) if name not in keys), None)
    if missing is not None:
        raise LedgerError(f"there is no judgement {missing}")
    held = by_id(connection, id)
    if held is not None and held.undone_by is not None:
        raise LedgerError(f"judgement {id} is undone already, by {held.undone_by}")
    connection.execute(update(judgements).where(judgements.c.key == keys[id].key).values(undone_by=keys[by].key))


def redo(connection: Connection, id: str) -> None:  # noqa: A002
    """Notes that a judgement holds again; which one had undone it stands in that one's body."""
    connection.execute(update(judgements).where(judgements.c.id == storable(id)).values(undone_by=None))


def count(connection: Connection) -> int:
    """How many judgements there are, undone ones too."""
    return int(connection.scalar(select(func.count()).select_from(judgements)) or 0)


def beginning(connection: Connection, prefix: str) -> list[str]:
    """The ids of judgements that begin so, sorted."""
    return bulk.beginning(connection, judgements.c.id, prefix, bulk.AT_ONCE)


def by_id(connection: Connection, id: str) -> JudgementRow | None:  # noqa: A002
    """The judgement with this id; None where there is none."""
    row = connection.execute(_SHOWN.where(_one.c.id == storable(id))).one_or_none()
    return None if row is None else _row(row)


def of_ids(connection: Connection, ids: Iterable[str]) -> dict[str, JudgementRow]:
    """The judgements with these ids, by id, in the order in which they were given."""
    rows = sorted(bulk.among(connection, _SHOWN, _one.c.id, map(storable, ids)), key=lambda row: row.key)
    return {row.id: row for row in map(_row, rows)}


def every(connection: Connection, *, kinds: tuple[str, ...] = (), holding: bool = False) -> list[JudgementRow]:
    """All judgements in the order they were given: of these kinds, if any are named; with `holding`, only those not undone."""
    statement = _SHOWN.order_by(_one.c.key)
    if kinds:
        statement = statement.where(_one.c.kind.in_(kinds))
    if holding:
        statement = statement.where(_one.c.undone_by.is_(None))
    return [_row(row) for row in connection.execute(statement)]


_one, _other = judgements.alias("one"), judgements.alias("other")
_SHOWN = select(_one, _other.c.id.label("undoer")).select_from(_one.outerjoin(_other, _one.c.undone_by == _other.c.key))


def _row(row: Any) -> JudgementRow:
    undone_by = None if row.undoer is None else original(row.undoer)
    return JudgementRow(original(row.id), row.kind, unpack(row.body), original(row.who), row.at, undone_by)
