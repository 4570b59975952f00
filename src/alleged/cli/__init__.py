"""The command `alleged`: one command a file."""

import sys
from collections.abc import Sequence

import click

from alleged.cli.demo import demo
from alleged.cli.gazetteer import gazetteer
from alleged.cli.judge import judge
from alleged.cli.officeholders import officeholders
from alleged.cli.read import read
from alleged.cli.schema import schema
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
    """


for command in (read, demo, judge, schema, gazetteer, officeholders):
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
