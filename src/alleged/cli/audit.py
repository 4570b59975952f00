"""`alleged audit`: how often the reader is wrong, by a sample that a person judges."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alleged.cli.options import filters, ledger_option

if TYPE_CHECKING:
    from alleged.export.audited import Audit, Rate


@click.group()
def audit() -> None:
    """Find out how often the reader is wrong: draw a sample, judge it by hand, reckon the error rates."""


@audit.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE",
    help="The sheet, as CSV.",
)
@click.option(
    "--of", type=click.Choice(("incidents", "claims")), default="incidents", show_default=True, help="What is judged."
)
@click.option(
    "--per-stratum",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    metavar="N",
    help="So many of each headline and type, or of each stance.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed draws another sample.")
@filters("who", "about", "place", "since", "until", "stance", "status", "type", "as_of")
@ledger_option
def sample(output: Path, of: str, per_stratum: int, seed: int, asked: dict[str, Any], ledger: str | None) -> None:
    """Draw a random sample by stratum, as a sheet to fill in.

    A row asks whether one value is right by the words beside it. Write yes or no under "right?", leave blank what you cannot judge,
    save as CSV in UTF-8, and say `alleged audit score`. The same seed draws the same sample; a larger one holds the smaller.

    \b
    Example:
      alleged audit sample --of claims --per-stratum 20 --output sheet.csv
    """
    from alleged.cli.progress import Progress
    from alleged.cli.taking import note
    from alleged.ledger.exporting import sample as drawn
    from alleged.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened, Progress("drawing") as _:
        rows = drawn(opened.store, output, of=of, per_stratum=per_stratum, seed=seed, **asked)
    note(f"{rows:,} questions to judge: {output}")


@audit.command()
@click.argument("sheet", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="SHEET")
@click.option(
    "--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True, help="What to print."
)
def score(sheet: Path, form: str) -> None:
    """Reckon error rates, with intervals, from a sheet that was filled in.

    \b
    Example:
      alleged audit score sheet.csv
    """
    from alleged.cli.answers import as_json, screen
    from alleged.export.audited import read_audit
    from alleged.schema import record_to_json

    found = read_audit(sheet)
    if form == "json":
        as_json([record_to_json(found)], "jsonl")
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim italic")
    for name in ("", "judged", "wrong", "error rate", "95 % interval"):
        table.add_column(name, justify="left" if not name else "right")
    for name, rate in _rates(found):
        table.add_row(name, f"{rate.judged:,}", f"{rate.wrong:,}", _percent(rate.rate), _interval(rate))
    with screen() as console:
        console.print(table)
        if found.open:
            console.print(f"{found.open:,} questions were left blank", style="dim")


def _rates(found: "Audit") -> "list[tuple[str, Rate]]":
    from alleged.cli.table import printable

    named = [(printable(name), rate) for name, rate in (*found.strata, *found.fields)]
    return [*named, ("overall, by what each stands for", found.overall)]


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.1f} %"


def _interval(rate: "Rate") -> str:
    return "" if rate.low is None else f"{_percent(rate.low)} to {_percent(rate.high)}"
