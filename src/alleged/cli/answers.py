"""Answers of the ledger to the screen: JSON as it comes, or a table that says how much more there is."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import StringIO
from itertools import groupby, islice
from typing import TYPE_CHECKING, TypeVar

from alleged.cli.options import TABLE_ROWS
from alleged.cli.output import written

if TYPE_CHECKING:
    from rich.console import Console

    from alleged.ledger.asking import Hit

T = TypeVar("T")

PIPED_WIDTH = 100
"""Columns of a table where there is no terminal to ask."""
MOST_COUNTED = 1000
"""Rows beyond a table that are counted; further on "more than" is enough."""


def as_json(rows: Iterable[bytes], form: str) -> None:
    """JSON objects as one list, or one a line (`form` jsonl), each written when it is there."""
    import msgspec

    with written(None) as stream:
        if form == "jsonl":
            for row in rows:
                stream.write(row + b"\n")
            return
        before = b"[\n"
        for row in rows:
            stream.write(before + msgspec.json.format(row, indent=1))
            before = b",\n"
        stream.write(b"[]\n" if before == b"[\n" else b"\n]\n")


def as_table(rows: Iterator[T], limit: int | None, draw: "Callable[[list[T], Console], None]", name: str) -> None:
    """The first rows drawn, and a line that says how many more there are; `name` is what one is called."""
    shown = list(islice(rows, limit or TABLE_ROWS))
    with screen() as console:
        if not shown:
            console.print(f"no {name} fits", style="dim")
            return
        draw(shown, console)
        if limit is not None:
            return
        more = sum(1 for _ in islice(rows, MOST_COUNTED + 1))
        if more:
            many = f"more than {MOST_COUNTED:,}" if more > MOST_COUNTED else f"{more:,}"
            console.print(f"and {many} more: --limit N shows more, --format jsonl all", style="dim")


@contextmanager
def screen() -> "Iterator[Console]":
    """A console on standard output: the terminal, or plain lines of text where there is none."""
    from rich.console import Console

    if sys.stdout.isatty():
        yield Console(highlight=False)
        return
    console = Console(file=StringIO(), width=PIPED_WIDTH, no_color=True, force_terminal=False, highlight=False)
    yield console
    lines = [line.rstrip() for line in console.file.getvalue().splitlines()]  # type: ignore[attr-defined]
    with written(None) as stream:
        stream.write(("\n".join(lines) + "\n").encode("utf-8", "replace") if lines else b"")


def hits(rows: "Iterator[Hit]", few: int) -> None:
    """What a search met, some of each kind; a kind with more than `few` says so."""
    from alleged.cli import lists

    drawn = {"incident": lists.incidents, "claim": lists.claims, "report": lists.reports}
    with screen() as console:
        any_shown = False
        for kind, mine in groupby(rows, key=lambda hit: hit.kind):
            found = [hit.record for hit in mine]
            any_shown = True
            console.print(f"{kind.capitalize()}s", style="bold")
            drawn[kind](found[:few], console)  # type: ignore[operator]
            if len(found) > few:
                console.print(f"and more: alleged {kind}s, or --limit N\n", style="dim")
        if not any_shown:
            console.print("nothing fits", style="dim")
