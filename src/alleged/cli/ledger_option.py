"""The option that says which ledger is meant, the same for each command that works on one."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def ledger_option(command: F) -> F:
    """Adds `--ledger URL`, as the parameter `ledger`: None means the user's own ledger."""
    return click.option(
        "--ledger",
        metavar="URL",
        envvar="ALLEGED_LEDGER",
        default=None,
        help="The ledger: sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE; else ALLEGED_LEDGER, else your own.",
    )(command)
