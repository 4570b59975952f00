"""A ledger on each of the two databases: what takes the fixture `store` or `address` runs on both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from alleged.store.opening import Store
from tests import postgresql


@pytest.fixture(scope="session")
def server() -> Iterator[postgresql.Server]:
    """PostgreSQL, started for the tests that need it."""
    programs = postgresql.programs()
    if programs is None:
        if postgresql.REQUIRED:
            pytest.fail("ALLEGED_POSTGRESQL=required, and there is no PostgreSQL server (initdb, pg_ctl)")
        pytest.skip("no PostgreSQL server (Debian's package: postgresql)")
    with postgresql.server(programs) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger that is not there yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.db'}"
    running: postgresql.Server = request.getfixturevalue("server")
    return running.fresh()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An open ledger with nothing in it."""
    with Store.open(address) as opened:
        yield opened
