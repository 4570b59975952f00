"""Many rows at once: plain tuples to the driver, past SQLAlchemy's work for each row; and look-ups of many values."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, select

from alleged.store.exact import original, storable

AT_ONCE = 500
"""Values in one look-up: SQLite's builds take at least 999."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]], *, known: bool = False) -> None:
    """Writes rows that have a value for each column of the table, in its order. `known` rows may be there already: they stay."""
    if not rows:
        return
    names = ", ".join(column.name for column in table.columns)
    insert(connection, f"INSERT INTO {table.name} ({names})", rows, " ON CONFLICT DO NOTHING" if known else "")


def insert(connection: Connection, into: str, rows: Sequence[tuple[Any, ...]], after: str = "") -> None:
    """Writes rows by the beginning of a statement; there must be rows."""
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    marks = ", ".join([mark] * len(rows[0]))
    connection.exec_driver_sql(f"{into} VALUES ({marks}){after}", list(rows))


def among(
    connection: Connection, statement: Select[Any], column: ColumnElement[Any], values: Iterable[Any]
) -> Iterator[Row[Any]]:
    """The rows of a statement whose column has one of the values, which may be any number; in no order."""
    wanted = list(dict.fromkeys(values))
    for start in range(0, len(wanted), AT_ONCE):
        yield from connection.execute(statement.where(column.in_(wanted[start : start + AT_ONCE])))


def delete_among(connection: Connection, table: Table, column: ColumnElement[Any], values: Iterable[Any]) -> None:
    """Takes away the rows whose column has one of the values."""
    wanted = list(dict.fromkeys(values))
    for start in range(0, len(wanted), AT_ONCE):
        connection.execute(table.delete().where(column.in_(wanted[start : start + AT_ONCE])))


def beginning(connection: Connection, column: ColumnElement[Any], text: str, most: int) -> list[str]:
    """At most so many different values of a column that begin so, sorted: an index of the column serves."""
    statement = select(column).where(column >= storable(text)).distinct().order_by(column).limit(most)
    found = (original(value) for value in connection.scalars(statement))
    return [value for value in found if value.startswith(text)]


def next_key(connection: Connection, table: Table) -> int:
    """The first key of the table that is free and behind all others: there is one writer at a time."""
    return int(connection.scalar(select(func.max(table.c.key))) or 0) + 1
