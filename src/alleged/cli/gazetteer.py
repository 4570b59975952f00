"""`alleged gazetteer`: a gazetteer of one's own."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from alleged.cli.output import written


@click.group()
def gazetteer() -> None:
    """Look after the gazetteer, the table of the world's places.

    The one that comes with this program has the places of 500 people and more.
    """


@gazetteer.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--to", type=click.Path(path_type=Path), metavar="FILE", help="Write there, not to your data folder.")
def import_(file: Path, to: Path | None) -> None:
    """Import a dump of GeoNames, for all villages, rivers and hills; it is used from then on.

    FILE is allCountries.txt or a country's dump (UA.txt), or the zip file it comes in, from
    https://download.geonames.org/export/dump/ (CC BY 4.0). Countries that it does not hold stay as they ship. With --to it is only
    used where a program names it.

    \b
    Examples:
      alleged gazetteer import UA.zip
      alleged gazetteer import allCountries.zip
      alleged gazetteer import SY.txt --to syria.bin
    """
    from alleged.resolve.places.gazetteer import Gazetteer, shipped
    from alleged.resolve.places.geonames import import_dump, size
    from alleged.settings import user_gazetteer

    target = to or user_gazetteer()
    total = 2 * size(file)  # it is read twice: areas first
    target.parent.mkdir(parents=True, exist_ok=True)
    with _bar(total) as advance, written(target) as stream:
        done = import_dump(file, stream, shipped(), advance)
    version = Gazetteer(target).version
    click.echo(f"{done.entries} places imported, {done.carried} kept: {target} ({version})", err=True)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[int], None]]:
    """A bar over bytes on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("importing", total=total)
        yield lambda count: bar.advance(task, count)
