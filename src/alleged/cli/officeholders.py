"""`alleged officeholders`: who held which office when, from a table of one's own."""

from pathlib import Path

import click


@click.group()
def officeholders() -> None:
    """Look after the table of office-holders, by which "the Ukrainian president" gets a name.

    The one that comes with this program is from Wikidata and reaches to autumn 2022.
    """


@officeholders.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE")
def import_(file: Path) -> None:
    """Import a CSV file of office-holders; it is used from then on.

    FILE has the header country,position,person,wikidata,start,end: an ISO code or one of the groups of the table that ships
    ("ukraine-cabinet"), the office, its holder's name and Wikidata number (Q123), and days YYYY-MM-DD (or YYYY-MM, YYYY); an
    empty end is an office still held. The table that was used stays until the new one is whole.

    \b
    Example:
      alleged officeholders import officeholders.csv
    """
    from alleged.errors import UnreadableError
    from alleged.resolve.actors.officeholders import import_table
    from alleged.settings import user_officeholders

    target = user_officeholders()
    try:
        rows = import_table(file, target)
    except OSError as error:
        raise UnreadableError(f"{error.filename or file}: {error.strerror or error}") from error
    click.echo(f"{rows} terms imported: {target}", err=True)
