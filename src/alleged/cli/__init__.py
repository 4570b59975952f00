"""The command `alleged`: one command a file."""

import sys
from collections.abc import Sequence

import click

from alleged.cli.add import add
from alleged.cli.asking import changes, claims, incidents, reports, search
from alleged.cli.audit import audit
from alleged.cli.demo import demo
from alleged.cli.export import export
from alleged.cli.gazetteer import gazetteer
from alleged.cli.judge import judge
from alleged.cli.officeholders import officeholders
from alleged.cli.read import read
from alleged.cli.reread import reread
from alleged.cli.schema import schema
from alleged.cli.show import show
from alleged.cli.watch import watch
from alleged.errors import AllegedError
from alleged.version import VERSION

INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it
FAILED = 1


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="alleged")
def cli() -> None:
    """Read news reports for their claims: who says what happened, in which words, how sure, and who disputes it.

    \b
    Start with:
      alleged demo                     the example report that comes with this program
      alleged read report.txt          a report of yours
      alleged read --help              all the ways to read

    \b
    Keep a ledger of many reports:
      alleged add reports.jsonl        take reports in
      alleged incidents                what is reported to have happened
      alleged changes --since DAY      what became known since
    """


for command in (
    *(read, demo, schema, gazetteer, officeholders),
    *(add, watch, reread),
    *(incidents, claims, reports, search, show, changes),
    judge,
    *(export, audit),
):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit status."""
    try:
        status = cli.main(args=arguments, prog_name="alleged", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    except AllegedError as error:
        click.echo(f"alleged: {error}", err=True)
        status = FAILED
    sys.exit(status or 0)
