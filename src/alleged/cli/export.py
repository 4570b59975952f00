"""`alleged export`: incidents to files for other programs and for people."""

from pathlib import Path
from typing import Any

import click

from alleged.cli.options import filters, ledger_option

FORMS = ("jsonl", "csv", "parquet", "geojson", "plover", "ucdp", "acled", "markdown", "html")


@click.command()
@click.option("--format", "form", type=click.Choice(FORMS), required=True, help="The form.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="PATH",
    help="A file; for csv and parquet a folder, for csv also a file called .zip.",
)
@click.option(
    "--no-text",
    type=click.IntRange(0),
    is_flag=False,
    flag_value=0,
    metavar="[N]",
    help="Without the articles' words: offsets and hashes, of each quotation N words at most (none).",
)
@filters("who", "about", "place", "since", "until", "stance", "status", "type", "as_of")
@ledger_option
def export(form: str, output: Path, no_text: int | None, asked: dict[str, Any], ledger: str | None) -> None:
    """Write incidents with all they stand on to a file, and beside it a manifest of what read them.

    The filters are those of `alleged incidents`. docs/exports.md tells what each form holds, and what the foreign ones cannot hold:
    who denies what, and whose a figure is. plover without filters has the events of all reports.

    \b
    Examples:
      alleged export --format jsonl --output incidents.jsonl
      alleged export --format csv --output tables.zip --place "Port Salve"
      alleged export --format html --output dossier.html --since 2031-05-12
      alleged export --format jsonl --no-text 8 --output shareable.jsonl
    """
    from alleged.cli.progress import Progress
    from alleged.cli.taking import note
    from alleged.errors import UnreadableError
    from alleged.export.cited import Showing
    from alleged.ledger.ledger import Ledger

    if form in ("csv", "parquet") and output.is_file() and output.suffix != ".zip":
        raise click.BadParameter(
            f"{output} is a file; {form} goes into a folder" + (", or a .zip" if form == "csv" else "")
        )
    if form not in ("csv", "parquet") and output.is_dir():
        raise click.BadParameter(f"{output} is a folder; name a file")
    with Ledger.open(ledger, create=False) as opened, Progress("writing incident") as progress:
        try:
            done = opened.export(form, output, showing=Showing(no_text), passed=progress.done, **asked)
        except OSError as error:
            raise UnreadableError(
                f"{error.filename or output}: cannot be written ({error.strerror or error})"
            ) from error
    counts = {"incidents": done.incidents, "claims": done.claims, "reports": done.reports}
    told = ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)
    note(f"{told or 'nothing fits'}: {', '.join(map(str, done.files))}")
