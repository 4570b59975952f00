"""`alleged add`: reports into the ledger."""

import click

from alleged.cli.options import ledger_option, moment


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--published", callback=moment, metavar="DAY", help="When the reports were published; wins over what they say."
)
@click.option("--allow-private", is_flag=True, help="Fetch addresses of this machine and of private networks too.")
@ledger_option
@click.pass_context
def add(
    context: click.Context, sources: tuple[str, ...], published: str | None, allow_private: bool, ledger: str | None
) -> None:
    """Take reports into the ledger: kept, read, and set beside what other reports say of the same incidents.

    SOURCE is what `alleged read` takes: a file (text, HTML, JSON lines, Parquet, a web archive, a feed), a folder of such files,
    the address of a page or feed, or - for standard input. The ledger is made where there is none.

    A report that is there already changes nothing; one whose text has changed becomes a new version, and the old one is kept.
    A run that was stopped goes on where it stopped when you say the same again.

    \b
    Examples:
      alleged add report.txt --published 2024-03-12
      alleged add reports.jsonl folder/ https://example.org/feed.xml
      alleged add crawl.warc.gz --ledger sqlite:///case.db
      cat reports.jsonl | alleged add -

    Exit status: 0 all was read, 1 some could not be (the messages say which), 2 wrong use, 130 stopped.
    """
    import sys

    from alleged.cli.progress import Progress
    from alleged.cli.stopping import Stopping
    from alleged.cli.taking import added, note, status, told
    from alleged.ledger.ledger import Ledger
    from alleged.read.sources import reports
    from alleged.settings import Settings

    settings = Settings(allow_private_addresses=allow_private)
    found = reports(sources, settings, published=published, stdin=sys.stdin.buffer)
    with Ledger.open(ledger, settings=settings) as opened:
        try:
            with Stopping() as stopping, Progress() as progress:
                summary = opened.add(found, told=told(progress, stopping))
        except KeyboardInterrupt:
            note(f"stopped; what was kept stays in {opened.store.address}. Say the same again to go on")
            raise
        note(f"{added(summary)}. Ledger: {opened.store.address}")
    context.exit(status(summary))
