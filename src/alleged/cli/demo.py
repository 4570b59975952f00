"""`alleged demo`: the example report that ships with the product."""

from importlib.resources import files

import click

from alleged.cli.output import FORMATS, written
from alleged.cli.run import run


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="What to print.")
@click.pass_context
def demo(context: click.Context, form: str) -> None:
    """Read the example report that comes with this program."""
    from alleged.read.text import read
    from alleged.settings import Settings

    example = files("alleged").joinpath("examples", "report.txt")
    report = read(example.read_bytes(), "the example report")
    with written(None) as stream:
        status = run([report], form, stream, Settings())
    context.exit(status)
