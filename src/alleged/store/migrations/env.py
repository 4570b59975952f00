"""What alembic runs to migrate: the connection is that of `migrations.upgrade`, and so is the transaction."""

from alembic import context


def run() -> None:
    """All steps that are due."""
    from alleged.store.migrations import VERSION_TABLE

    context.configure(connection=context.config.attributes["connection"], version_table=VERSION_TABLE)
    with context.begin_transaction():
        context.run_migrations()


if __name__ == "env_py":  # the name that alembic gives to this file when it runs it
    run()
