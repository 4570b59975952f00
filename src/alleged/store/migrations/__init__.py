"""The steps from one form of the tables to the next, run when a ledger is opened."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

VERSION_TABLE = "alleged_version"
"""Holds the revision that a ledger has; its being there is what makes a database a ledger."""

HEAD = "0001"
"""The revision that this program works on. Opening a ledger that has it does without alembic, which takes long to load."""

FOLDER = Path(__file__).parent


def revision(connection: Connection) -> str | None:
    """The revision of a ledger; None where the database is none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608
    return None if found is None else str(found)


def known() -> set[str]:
    """All revisions that this program knows."""
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()}


def upgrade(connection: Connection) -> None:
    """Brings a ledger, or an empty database, to `HEAD`, within the transaction that is open."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))  # ConfigParser's own sign
    config.set_main_option("path_separator", "os")
    command.upgrade(config, HEAD)
