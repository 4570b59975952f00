"""`alleged show`: one thing of the ledger with all that it stands on."""

from typing import Any

import click

from alleged.cli.options import filters, ledger_option


@click.command()
@click.argument("id", metavar="ID")
@click.option(
    "--cite", is_flag=True, help="Each claim as a citation: quote, outlet, day, address that leads to the words."
)
@filters("as_of")
@click.option(
    "--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True, help="What to print."
)
@ledger_option
def show(id: str, cite: bool, asked: dict[str, Any], form: str, ledger: str | None) -> None:  # noqa: A002
    """Show an incident, a report, a claim, an event, a toll or an actor by its id, or by the beginning of one.

    Of an incident: how each question stands and why, the figures and whose they are, the positions of all sides, what took the
    place of what, origins and copies, and the words of the claims with report and day. --as-of is for incidents.

    \b
    Examples:
      alleged show 3f259fec
      alleged show 3f259fec --cite
      alleged show 3f259fec --as-of 2031-05-12 --format json
    """
    from alleged.cli.answers import screen
    from alleged.cli.output import written
    from alleged.cli.shown import as_object, draw
    from alleged.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        found = opened.show(id, **asked)
    if form == "table":
        with screen() as console:
            draw(found, console, cite=cite)
        return
    import json

    with written(None) as stream:
        stream.write(
            json.dumps(as_object(found, cite=cite), ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
        )
