"""Options that several commands have, each in one place: the ledger, the filters, the form of the answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, get_args

import click

from alleged.errors import DayError
from alleged.records.claim import Act, Stance
from alleged.records.event import EventType
from alleged.records.incident import Headline

Command = TypeVar("Command", bound=Callable[..., Any])

TABLE_ROWS = 50
"""Rows of a table where no limit is given: what a person looks through. JSON has no limit."""


class Kind(click.Choice[str]):
    """One of a list, in any case, with dashes for blanks: "figures-contested"."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert(str(value).replace("-", " ").replace("_", " "), param, ctx)


def day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """A day, in any of the forms in which reports have theirs."""
    found = moment(_context, _parameter, value)
    return None if found is None else found[:10]


def moment(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """A day or a moment."""
    from alleged.read.published import timestamp

    try:
        return None if value is None else timestamp(value)
    except DayError as error:
        raise click.BadParameter(str(error)) from None


ledger_option = click.option(
    "--ledger",
    envvar="ALLEGED_LEDGER",
    metavar="URL",
    help="The ledger: sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE. Default: ALLEGED_LEDGER, else your own.",
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json", "jsonl")),
    default="table",
    show_default=True,
    help="What to print: a table, one JSON list, or one object a line.",
)

limit_option = click.option(
    "--limit",
    type=click.IntRange(1),
    metavar="N",
    help=f"At most so many. Default: {TABLE_ROWS} in a table, all in JSON.",
)

_FILTERS: dict[str, Callable[[Command], Command]] = {
    "who": click.option("--who", metavar="WORDS", help="Words of the source, or of its name."),
    "about": click.option("--about", metavar="WORDS", help="Words of what is said."),
    "place": click.option("--place", metavar="WORDS", help="Words of a place's name."),
    "since": click.option("--since", callback=day, metavar="DAY", help="From this day on."),
    "until": click.option("--until", callback=day, metavar="DAY", help="Up to this day, itself included."),
    "stance": click.option(
        "--stance",
        type=Kind(get_args(Stance), case_sensitive=False),
        multiple=True,
        help="How the source stands to it.",
    ),
    "act": click.option(
        "--act", type=Kind(get_args(Act), case_sensitive=False), multiple=True, help="What the source does by it."
    ),
    "status": click.option(
        "--status",
        type=Kind(get_args(Headline), case_sensitive=False),
        multiple=True,
        help='How an incident stands: "figures contested" or figures-contested.',
    ),
    "type": click.option(
        "--type", type=Kind(get_args(EventType), case_sensitive=False), multiple=True, help="The PLOVER type of event."
    ),
    "language": click.option("--language", multiple=True, metavar="CODE", help="The text's language: en, uk, ru, ..."),
    "unread": click.option(
        "--unread",
        type=click.Choice(("empty", "too_long", "not_english", "failed")),
        multiple=True,
        help="Reports in which nothing was read, by the reason.",
    ),
    "as_of": click.option(
        "--as-of", callback=day, metavar="DAY", help="The ledger as it stood on this day: later reports left out."
    ),
}


def filters(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Gives a command these filters; it gets what was given of them as one dict, `asked`."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def taken(*args: Any, **given: Any) -> Any:
            asked = {name: given.pop(name) for name in names}
            return command(*args, asked={name: value for name, value in asked.items() if value}, **given)

        for name in reversed(names):
            taken = _FILTERS[name](taken)
        return taken

    return decorate
