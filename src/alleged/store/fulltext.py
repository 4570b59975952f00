"""The full-text indices: FTS5 on SQLite, tsvector and GIN on PostgreSQL; the same rows in the same order from both."""

from collections.abc import Sequence

from sqlalchemy import Connection, Table, text

from alleged.store import bulk
from alleged.store.query import Query, for_postgresql, for_sqlite, vector
from alleged.store.schema import TERMS
from alleged.store.terms import FIELDS, Terms

_FIELDS = ", ".join(FIELDS)

MADE = {
    "sqlite": {
        # the words stand in the table itself, the index has only where they are
        "claims": "CREATE VIRTUAL TABLE claim_terms USING fts5(who, about, place, tags, content='claims', content_rowid='key', "
        "tokenize='ascii', detail=column, columnsize=0)",
        "incidents": "CREATE VIRTUAL TABLE incident_terms USING fts5(who, about, place, tags, content='incidents', "
        "content_rowid='key', tokenize='ascii', detail=column, columnsize=0)",
        # a version's text never changes and never goes, so that its words need not be kept to take them out again
        "reports": "CREATE VIRTUAL TABLE report_terms USING fts5(who, about, place, tags, content='', "
        "tokenize='ascii', detail=column, columnsize=0)",
    },
    "postgresql": {
        name: f"CREATE TABLE {index} (key BIGINT PRIMARY KEY, terms TSVECTOR NOT NULL); "
        f"CREATE INDEX {index}_terms ON {index} USING gin (terms)"
        for name, index in TERMS.items()
    },
}
"""How each index is made, by database and table."""


def put(connection: Connection, table: Table, rows: Sequence[tuple[int, Terms]]) -> None:
    """Adds rows to the index of a table, by their keys (for reports, their versions' slots)."""
    if not rows:
        return
    index = TERMS[table.name]
    in_order = sorted(rows)  # FTS5 writes its memory out whenever a lower key follows a higher one
    if connection.dialect.name == "sqlite":
        bulk.insert(connection, f"INSERT INTO {index} (rowid, {_FIELDS})", [(key, *terms) for key, terms in in_order])
    else:
        bulk.insert(connection, f"INSERT INTO {index} (key, terms)", [(key, vector(terms)) for key, terms in in_order])


def remove(connection: Connection, table: Table, low: int, high: int) -> None:
    """Takes the rows of a half-open range of keys from the index; they must stand in the table still."""
    index = TERMS[table.name]
    if connection.dialect.name == "sqlite":
        fields = f"key, {_FIELDS}"
        connection.exec_driver_sql(
            f"INSERT INTO {index} ({index}, rowid, {_FIELDS}) SELECT 'delete', {fields} FROM {table.name} "  # noqa: S608
            "WHERE key >= ? AND key < ? ORDER BY key",
            (low, high),
        )
    else:
        connection.exec_driver_sql(f"DELETE FROM {index} WHERE key >= %s AND key < %s", (low, high))  # noqa: S608


def matching(
    connection: Connection, table: Table, query: Query, span: tuple[int, int], *, limit: int, offset: int = 0
) -> list[int]:
    """The keys in the half-open `span` of the rows that have all that is needed (phrases apart), in their order."""
    index = TERMS[table.name]
    if connection.dialect.name == "sqlite":
        key, match, words = "rowid", f"{index} MATCH :words", for_sqlite(query)
    else:
        key, match, words = "key", "terms @@ CAST(:words AS tsquery)", for_postgresql(query)
    found = connection.execute(
        text(
            f"SELECT {key} FROM {index} WHERE {match} AND {key} >= :low AND {key} < :high "  # noqa: S608
            f"ORDER BY {key} LIMIT :limit OFFSET :offset"
        ),
        {"words": words, "low": span[0], "high": span[1], "limit": limit, "offset": offset},
    )
    return [int(row[0]) for row in found]
