"""A ledger's database: opened, checked, brought up to date, and its transactions."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError

from alleged.errors import LedgerError
from alleged.store import migrations
from alleged.store.schema import metadata

BUSY_SECONDS = 300
"""How long a writer on SQLite waits for another one's transaction; one is a batch of at most 200 reports."""

CONNECT_SECONDS = 10
CACHE_KIBIBYTES = 64_000
_LOCK = 4_918_170_032_551
"""PostgreSQL's advisory lock of writers: any number that no other program in the same database is likely to use."""
_MAGIC = b"SQLite format 3\x00"
_WRITING = "alleged_writing"
_FORMS = "sqlite:///FILE, or postgresql+psycopg://USER@HOST/DATABASE"


class Store:
    """An open ledger. Functions of this package take a connection of `reading()` or `writing()`.

    Example:
        >>> with Store.open("sqlite:////tmp/ledger.db") as store, store.reading() as connection:  # doctest: +SKIP
        ...     reports.count(connection)
    """

    def __init__(self, engine: Engine, address: str) -> None:
        self._engine = engine
        self.address = address
        """For messages: without a password."""

    @staticmethod
    def open(url: str, *, create: bool = True) -> "Store":
        """The ledger at an address, made where there is none unless `create` is False, and brought to the present form.

        Raises: LedgerError.
        """
        parsed = _address(url)
        shown = parsed.set(drivername="sqlite") if parsed.get_backend_name() == "sqlite" else parsed
        address = shown.render_as_string(hide_password=True)
        if parsed.get_backend_name() == "sqlite":
            _check_file(parsed, address, create)
        try:
            engine = _engine(parsed)
        except ModuleNotFoundError as error:
            raise LedgerError(
                f"{address}: PostgreSQL needs a driver that is not installed ({error.name}); "
                "say: pip install 'alleged[postgresql]'"
            ) from error
        store = Store(engine, address)
        try:
            store._prepare(create)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Gives all connections back."""
        self._engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the ledger as it stands at its first look, whoever writes meanwhile.

        Raises: LedgerError.
        """
        options: dict[str, Any] = {}
        if self._engine.dialect.name == "postgresql":
            options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self._told(), self._engine.connect() as connection:
            yield connection.execution_options(**options)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it is kept at the end, nothing if an error ends it. A second writer waits.

        Raises: LedgerError.
        """
        with self._told(), self._engine.connect() as plain:
            connection = plain.execution_options(**{_WRITING: True})
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection

    def _prepare(self, create: bool) -> None:
        with self.reading() as connection:
            found = migrations.revision(connection)
        if found == migrations.HEAD:
            return
        if found is None and not create:
            raise LedgerError(_none_here(self.address))
        if found is not None and found not in migrations.known():
            raise LedgerError(
                f"{self.address}: this ledger was made by a newer version of alleged (its form is {found!r}, this version "
                f"knows {migrations.HEAD!r}); say: pip install --upgrade alleged"
            )
        with self.writing() as connection:
            if migrations.revision(connection) is None:
                self._check_empty(connection)
            migrations.upgrade(connection)

    def _check_empty(self, connection: Connection) -> None:
        there = set(inspect(connection).get_table_names())
        mine = there if connection.dialect.name == "sqlite" else there & set(metadata.tables)
        if mine:
            raise LedgerError(
                f"{self.address}: this is another program's database (it has a table {min(mine)!r}), and no ledger; "
                "name another one"
            )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns what the database cannot do into errors that say what a person can; what is a mistake of ours stays as it is."""
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error, zlib.error) as error:
            told = _explained(error)
            if told is None:
                raise
            raise LedgerError(f"{self.address}: {told}") from error


def _address(url: str) -> URL:
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise LedgerError(f"{_without_password(url)}: this is no ledger's address; say {_FORMS}") from error
    if backend == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise LedgerError(f"{parsed.render_as_string(hide_password=True)}: a ledger cannot be kept there; say {_FORMS}")
    if not parsed.database or parsed.database == ":memory:":
        raise LedgerError(f"{url}: this address names no file; say sqlite:///FILE")
    return parsed.set(drivername="sqlite+pysqlite")


def _without_password(url: str) -> str:
    """An address that could not be taken apart may hold a password all the same: it is shown up to there."""
    return url if "@" not in url else url.partition("//")[0] + "//..."


def _check_file(url: URL, address: str, create: bool) -> None:
    path = Path(str(url.database))
    try:
        if path.is_dir():
            raise LedgerError(f"{address}: this is a folder; name a file in it, as in sqlite:///{path / 'ledger.db'}")
        if not path.exists():
            if not create:
                raise LedgerError(_none_here(address))
            path.parent.mkdir(parents=True, exist_ok=True)
            return
        with path.open("rb") as stream:
            start = stream.read(len(_MAGIC))
    except OSError as error:
        raise LedgerError(f"{address}: cannot be opened ({error.strerror or error})") from error
    if start not in (b"", _MAGIC):
        raise LedgerError(f"{address}: this file is no ledger; name another one")


def _none_here(address: str) -> str:
    return f"{address}: there is no ledger here; `alleged add SOURCE` makes one, and --ledger names another"


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "postgresql":
        given = {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_SECONDS}
        return create_engine(url, connect_args=given, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say so, below
        cursor = connection.cursor()
        for setting in (
            "journal_mode = WAL",  # readers see what was, while one writes
            "synchronous = NORMAL",  # a killed program loses nothing, a power cut at most the last transactions
            "foreign_keys = ON",
            f"cache_size = -{CACHE_KIBIBYTES}",
            "temp_store = MEMORY",
        ):
            cursor.execute(f"PRAGMA {setting}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(_WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


_EXPLAINED = (
    ("locked", f"another program has been writing to it for {BUSY_SECONDS} seconds; try again when it is done"),
    ("malformed", "the file is damaged; take the last copy of it that is whole"),
    ("unsupported file format", "the file is damaged; take the last copy of it that is whole"),
    ("not a database", "the file is damaged or no ledger; take the last copy of it that is whole, or name another one"),
    ("disk i/o error", "the disk gives an error; see to it, or take the last copy of the file"),
    ("is full", "the disk is full; make room and say the same again: nothing was lost"),
    ("readonly", "it may not be written to; see to the rights of the file and of its folder"),
    ("read-only", "it may not be written to; see to the rights of this user"),
    ("unable to open", "the file cannot be opened; see to the rights of the file and of its folder"),
    ("fts5", "this Python's SQLite has no full-text search (FTS5); take another build of Python, or PostgreSQL"),
)


def _explained(error: Exception) -> str | None:
    """What to do about an error of the database; None for one that no person can help."""
    if isinstance(error, zlib.error):
        return f"what is kept in it is damaged; take the last copy of it that is whole ({error})"
    cause = (
        error.orig if isinstance(error, DBAPIError) else error
    )  # setting up a connection fails with the driver's own error
    said = " ".join(str(cause).split())
    for words, told in _EXPLAINED:
        if words in said.lower():
            return f"{told} ({said})"
    if type(cause).__module__.startswith("psycopg") and isinstance(error, OperationalError):
        return (
            f"the server cannot be reached, or has gone ({said}); see that it runs and that user and database are right"
        )
    return None
