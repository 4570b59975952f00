"""`alleged incidents`, `claims`, `reports`, `search` and `changes`: questions to the ledger."""

from collections.abc import Iterator
from typing import Any, TypeVar

import click

from alleged.cli.options import filters, format_option, ledger_option, limit_option, moment

T = TypeVar("T")


@click.command()
@filters("who", "about", "place", "since", "until", "stance", "status", "type", "as_of")
@limit_option
@format_option
@ledger_option
def incidents(asked: dict[str, Any], limit: int | None, form: str, ledger: str | None) -> None:
    """List incidents: what is reported to have happened, by whose word, with whose figures, and how it stands.

    --who is one who speaks, acts or is blamed, --stance that of somebody's position, --since and --until the incident's own day.
    With --as-of incidents are drawn up from the reports that there were by then.

    \b
    Examples:
      alleged incidents
      alleged incidents --place "Port Salve" --since 2031-05-01 --until 2031-05-31
      alleged incidents --who ministry --stance denies
      alleged incidents --status figures-contested --as-of 2031-05-12
      alleged incidents --format json > incidents.json
    """
    from alleged.cli import lists
    from alleged.cli.answers import as_json, as_table
    from alleged.ledger.ledger import Ledger
    from alleged.schema import incident_to_json

    with Ledger.open(ledger, create=False) as opened:
        if form == "table":
            found = opened.incidents_found(**asked)
            as_table(
                found, limit, lambda rows, console: lists.found(rows, opened.judgements(rows), console), "incident"
            )
        else:
            as_json(map(incident_to_json, _first(opened.incidents(**asked), limit)), form)


@click.command()
@filters("who", "about", "place", "since", "until", "stance", "act", "type", "as_of")
@limit_option
@format_option
@ledger_option
def claims(asked: dict[str, Any], limit: int | None, form: str, ledger: str | None) -> None:
    """List claims: who says what, in which report.

    \b
    Examples:
      alleged claims --who ministry --stance denies --stance disputes
      alleged claims --about "grain depot*" --since 2031-05-01
      alleged claims --place Salve --type assault --format jsonl
    """
    from alleged.cli import lists
    from alleged.cli.answers import as_json, as_table
    from alleged.ledger.ledger import Ledger
    from alleged.schema import record_to_json

    with Ledger.open(ledger, create=False) as opened:
        rows = opened.claims(**asked)
        if form == "table":
            as_table(rows, limit, lists.claims, "claim")
        else:
            as_json(map(record_to_json, _first(rows, limit)), form)


@click.command()
@filters("who", "about", "since", "until", "language", "unread", "as_of")
@limit_option
@format_option
@ledger_option
def reports(asked: dict[str, Any], limit: int | None, form: str, ledger: str | None) -> None:
    """List reports. --who is a publisher or author, --about words of title or text.

    \b
    Examples:
      alleged reports --since 2031-05-12
      alleged reports --who courier --about "grain depot"
      alleged reports --unread not_english
    """
    from alleged.cli import lists
    from alleged.cli.answers import as_json, as_table
    from alleged.ledger.ledger import Ledger
    from alleged.schema import record_to_json

    with Ledger.open(ledger, create=False) as opened:
        rows = opened.reports(**asked)
        if form == "table":
            as_table(rows, limit, lists.reports, "report")
        else:
            as_json(map(record_to_json, _first(rows, limit)), form)


FEW = 10
"""Incidents, claims and reports in a search's table: to see where to look."""


@click.command()
@click.argument("words", nargs=-1, required=True)
@filters("since", "until", "as_of")
@limit_option
@format_option
@ledger_option
def search(words: tuple[str, ...], asked: dict[str, Any], limit: int | None, form: str, ledger: str | None) -> None:
    """Search incidents, claims and reports for words: all of them, in any order.

    '"grain depot"' in quotation marks: side by side; depot*: a beginning. In JSON each object says in "kind" what it is.

    \b
    Examples:
      alleged search grain depot
      alleged search '"grain depot"' shell* --since 2031-05-01
    """
    from alleged.cli.answers import as_json, hits
    from alleged.ledger.ledger import Ledger
    from alleged.schema import record_to_json

    with Ledger.open(ledger, create=False) as opened:
        if form == "table":
            hits(opened.search(" ".join(words), limit=(limit or FEW) + 1, **asked), limit or FEW)
        else:
            found = opened.search(" ".join(words), limit=limit, **asked)
            as_json((record_to_json({"kind": hit.kind, hit.kind: hit.record}) for hit in found), form)


@click.command()
@click.option(
    "--since", required=True, callback=moment, metavar="TIME", help="A day, itself included, or a moment (RFC 3339)."
)
@limit_option
@format_option
@ledger_option
def changes(since: str, limit: int | None, form: str, ledger: str | None) -> None:
    """Show what became known since a time: new incidents, denials, figures revised, retractions, new sources.

    What counts is when reports were published. Each change stands with the report and the words it rests on. A report that tells
    its day alone counts as later than any moment of that day.

    \b
    Examples:
      alleged changes --since 2031-05-12
      alleged changes --since 2031-05-12T08:00:00Z --format json
    """
    from alleged.cli import lists
    from alleged.cli.answers import as_json, as_table
    from alleged.ledger.ledger import Ledger
    from alleged.schema import record_to_json

    with Ledger.open(ledger, create=False) as opened:
        rows = opened.changes(since)
        if form == "table":
            as_table(rows, limit, lists.changes, "change")
        else:
            as_json(map(record_to_json, _first(rows, limit)), form)


def _first(rows: Iterator[T], limit: int | None) -> Iterator[T]:
    from itertools import islice

    return islice(rows, limit)
