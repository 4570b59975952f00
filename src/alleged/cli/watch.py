"""`alleged watch`: feeds asked again and again, what is new in them into the ledger."""

import re

import click

from alleged.cli.options import ledger_option

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LEAST_SECONDS = 10.0


def _seconds(_context: click.Context, _parameter: click.Parameter, value: str) -> float:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd]?)", value.strip().lower())
    if found is None:
        raise click.BadParameter(f"{value!r} is no time; say 15m, 2h or a number of seconds")
    seconds = float(found[1]) * _UNITS[found[2] or "s"]
    if seconds < _LEAST_SECONDS:
        raise click.BadParameter(f"{value!r} is too often; say {_LEAST_SECONDS:.0f}s or more")
    return seconds


@click.command()
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@click.option(
    "--every", default="15m", show_default=True, callback=_seconds, metavar="TIME", help="From one look to the next."
)
@click.option("--allow-private", is_flag=True, help="Fetch addresses of this machine and of private networks too.")
@ledger_option
@click.pass_context
def watch(
    context: click.Context, feeds: tuple[str, ...], every: float, allow_private: bool, ledger: str | None
) -> None:
    """Watch feeds and take what is new in them into the ledger, until you stop it (Ctrl-C).

    FEED is the web address of an RSS, Atom or JSON feed; the pages that it leads to are fetched. A feed that is down is tried less
    and less often, the others go on. Nothing is lost by stopping: what is known already is passed over the next time.

    \b
    Examples:
      alleged watch https://example.org/feed.xml
      alleged watch https://example.org/feed.xml https://example.net/rss --every 1h --ledger sqlite:///case.db
    """
    from alleged.cli.progress import Progress
    from alleged.cli.taking import added, note, told
    from alleged.ledger.intake import Summary
    from alleged.ledger.ledger import Ledger
    from alleged.read.address import is_address
    from alleged.read.watching import watch as watched
    from alleged.records import Problem
    from alleged.settings import Settings

    for feed in feeds:
        if not is_address(feed):
            raise click.BadParameter(f"{feed}: a feed to watch is a web address; `alleged add` takes files")
    settings = Settings(allow_private_addresses=allow_private)
    summary = Summary()
    with Ledger.open(ledger, settings=settings) as opened:
        note(
            f"watching {len(feeds)} feed{'' if len(feeds) == 1 else 's'}; Ctrl-C stops. Ledger: {opened.store.address}"
        )
        try:
            with Progress("looked at report") as progress:
                for found in watched(feeds, settings, every=every):
                    done = opened.add([found], told=told(progress))
                    summary += done
                    if not isinstance(found, Problem) and (done.new or done.changed):
                        with progress.aside():
                            how = "new" if done.new else "changed"
                            about = [found.title or found.url or found.id, found.publisher, found.published]
                            note(f"{how}: {' · '.join(filter(None, about))} ({done.claims} claims)")
        except KeyboardInterrupt:
            note(f"stopped: {added(summary)}. Say the same again to go on")
            raise
