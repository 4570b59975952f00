"""Opening: what is made, what is brought up to date, and what is refused with a word on what to do."""

import sqlite3
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from alleged.errors import LedgerError
from alleged.store import migrations, reports
from alleged.store.opening import Store
from alleged.store.schema import TERMS, metadata
from tests.ledger.made import ledger
from tests.ledger.made import reports as made_reports


def test_the_migrations_make_the_tables(store: Store) -> None:
    with store.writing() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": migrations.VERSION_TABLE,
                "compare_type": True,
                "include_name": lambda name, kind, _: (
                    kind != "table" or not str(name).startswith(tuple(TERMS.values()))
                ),
            },
        )
        assert compare_metadata(context, metadata) == []
        assert migrations.revision(connection) == migrations.HEAD
    assert ScriptDirectory(str(migrations.FOLDER)).get_current_head() == migrations.HEAD


def test_opening_again_finds_what_was_kept(store: Store, address: str) -> None:
    ledger(store).add(made_reports(3))
    with Store.open(address, create=False) as again, again.reading() as connection:
        assert reports.count(connection) == 3


def test_two_may_make_it_at_once(address: str) -> None:
    from tests.ledger.test_adding import together

    together(*[lambda: Store.open(address).close()] * 4)
    with Store.open(address, create=False) as store, store.reading() as connection:
        assert reports.count(connection) == 0


ADDRESSES = [
    ("nonsense", "no ledger's address; say sqlite:///FILE"),
    ("mysql://u:secret@h/d", "a ledger cannot be kept there"),
    ("wrong://u:secret@h/d", "a ledger cannot be kept there"),
    ("sqlite://", "names no file"),
    ("sqlite:///:memory:", "names no file"),
    ("sqlite:///{folder}", "this is a folder"),
    ("sqlite:///{folder}/text.db", "this file is no ledger"),
    ("sqlite:///{folder}/other.db", "another program's database"),
    ("sqlite:///{folder}/text.db/ledger.db", "cannot be opened"),
    ("postgresql://u:secret@/d?host={folder}", "the server cannot be reached"),
]


@pytest.mark.parametrize(("address", "told"), ADDRESSES)
def test_what_cannot_be_opened(address: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("Dear diary, " * 100)
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    with pytest.raises(LedgerError, match=told) as error:
        Store.open(address.format(folder=tmp_path))
    assert "secret" not in str(error.value)


def test_there_may_be_none(address: str) -> None:
    with pytest.raises(LedgerError, match=r"there is no ledger here; `alleged add SOURCE` makes one"):
        Store.open(address, create=False)


def test_a_newer_ledger(store: Store, address: str) -> None:
    with store.writing() as connection:
        connection.execute(text(f"UPDATE {migrations.VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(LedgerError, match="newer version of alleged"):
        Store.open(address)


def test_tables_of_others_on_a_shared_server(store: Store, address: str) -> None:
    with store.writing() as connection:
        connection.execute(text(f"DROP TABLE {migrations.VERSION_TABLE}"))
    with pytest.raises(LedgerError, match="another program's database"):
        Store.open(address)


def test_a_missing_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError, match=r"pip install 'alleged\[postgresql\]'"):
        Store.open("postgresql://u@/d")


@pytest.mark.parametrize("at", [40, 4096, 20_000])
def test_a_damaged_file(tmp_path: Path, at: int) -> None:
    path = tmp_path / "ledger.db"
    with Store.open(f"sqlite:///{path}") as store:
        ledger(store).add(made_reports(100))
    data = bytearray(path.read_bytes())
    assert len(data) > at + 4096
    data[at:] = b"\xa5" * (len(data) - at)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="damaged"), Store.open(f"sqlite:///{path}") as store:
        ledger(store).add(made_reports(120))


def test_a_mistake_of_ours_is_no_ledger_error(store: Store) -> None:
    from sqlalchemy.exc import DBAPIError

    with pytest.raises(DBAPIError), store.writing() as connection:
        connection.execute(text("SELECT nothing FROM nowhere"))


def test_an_error_keeps_nothing(store: Store) -> None:
    def stopped() -> None:
        with store.writing() as connection:
            connection.execute(text("INSERT INTO raws (sha256, data) VALUES ('a', 'b')"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        stopped()
    with store.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM raws")) == 0
