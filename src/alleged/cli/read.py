"""`alleged read`: reports to readings."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from alleged.cli.output import FORMATS, written
from alleged.cli.run import run
from alleged.errors import DayError

if TYPE_CHECKING:
    from alleged.lexicon.vague import Column


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    from alleged.read.published import timestamp

    try:
        return None if value is None else timestamp(value)
    except DayError as error:
        raise click.BadParameter(str(error)) from None


def _file(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and value.is_dir():
        raise click.BadParameter(f"{value} is a folder; name a file")
    if value is not None and not value.absolute().parent.is_dir():
        raise click.BadParameter(f"there is no folder {value.parent}; make it first")
    return value


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="What to print.")
@click.option(
    "--published", callback=_day, metavar="DAY", help="When the reports were published; wins over what they say."
)
@click.option(
    "--output", callback=_file, type=click.Path(path_type=Path), metavar="FILE", help="Write there, not to the screen."
)
@click.option(
    "--vague",
    type=click.Choice(("recorder", "conservative", "literal")),
    default="recorder",
    show_default=True,
    help='What words such as "dozens" count for: as a casualty recorder counts, more carefully, or as the words stand.',
)
@click.option("--allow-private", is_flag=True, help="Fetch addresses of this machine and of private networks too.")
@click.pass_context
def read(
    context: click.Context,
    paths: tuple[str, ...],
    form: str,
    published: str | None,
    output: Path | None,
    vague: "Column",
    allow_private: bool,
) -> None:
    """Read reports and print who says what in them.

    PATH is a file (plain text, HTML, JSON lines as .jsonl or .jsonl.gz, Parquet, a web archive as .warc or .warc.gz, an RSS, Atom
    or JSON feed), a folder of such files, the web address of a page or feed, or - for standard input. Of a feed that is a file only
    what it holds itself is read; of one on the web the pages that it leads to are fetched.

    \b
    Examples:
      alleged read report.txt
      alleged read report.txt --published 2024-03-12
      alleged read page.html https://example.org/news/1 --format json
      alleged read reports.jsonl --format jsonl --output readings.jsonl
      alleged read report.txt --format html --output report.html
      alleged read reports.jsonl --format plover --output events.jsonl
      alleged read report.txt --format conllu
      alleged read crawl.warc.gz https://example.org/feed.xml --format jsonl
      cat report.txt | alleged read -

    Exit status: 0 all was read, 1 some could not be (the messages say which), 2 wrong use, 130 stopped.
    """
    import sys

    from alleged.read.sources import reports
    from alleged.settings import Settings

    settings = Settings(allow_private_addresses=allow_private, vague=vague)
    found = reports(paths, settings, published=published, stdin=sys.stdin.buffer)
    with written(output) as stream:
        status = run(found, form, stream, settings)
    context.exit(status)
