"""`alleged watch`: feeds asked again and again, what is new in them into the ledger."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from alleged.cli.options import ledger_option

if TYPE_CHECKING:
    from alleged.ledger.intake import Summary
    from alleged.ledger.ledger import Ledger
    from alleged.settings import Settings

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LEAST_SECONDS = 10.0
_WORTH_TELLING_SECONDS = 2.0
"""A sleep from which on the progress line says when it ends; shorter ones are the pause that a host is given between two pages."""


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
    and less often, the others go on; a page that cannot be had is asked for at three looks. Nothing is lost by stopping: what is
    known already is passed over the next time.

    \b
    Examples:
      alleged watch https://example.org/feed.xml
      alleged watch https://example.org/feed.xml https://example.net/rss --every 1h --ledger sqlite:///case.db

    Exit status: 130 stopped, 1 the ledger or the model cannot be used, 2 wrong use.
    """
    from alleged.cli.taking import added, note
    from alleged.ledger.intake import Summary
    from alleged.ledger.ledger import Ledger
    from alleged.read.address import is_address
    from alleged.settings import Settings

    for feed in feeds:
        if not is_address(feed):
            raise click.BadParameter(f"{feed}: a feed to watch is a web address; `alleged add` takes files")
    settings = Settings(allow_private_addresses=allow_private)
    many = f"{len(feeds)} feed{'' if len(feeds) == 1 else 's'}"
    summary = Summary()
    with Ledger.open(ledger, settings=settings) as opened:
        note(f"watching {many}; Ctrl-C stops. Ledger: {opened.store.address}")
        try:
            for done in _taken(opened, feeds, settings, every):
                summary += done
        except KeyboardInterrupt:
            note(f"stopped: {added(summary)}. Say the same again to go on")
            raise


def _taken(opened: "Ledger", feeds: tuple[str, ...], settings: "Settings", every: float) -> Iterator["Summary"]:
    """What came of each thing that the feeds brought; it is told on standard error as it comes."""
    import time
    from datetime import datetime

    from alleged.cli.progress import Progress
    from alleged.cli.stopping import Stopping
    from alleged.cli.taking import claims, told
    from alleged.read.watching import PASSING, watch
    from alleged.records import Problem

    with Stopping() as stopping, Progress("watching: report") as progress:
        ear = told(progress, stopping)

        def sleep(seconds: float) -> None:
            stopping.check()
            if seconds >= _WORTH_TELLING_SECONDS:
                progress.shows(f"next look at {datetime.fromtimestamp(time.time() + seconds):%H:%M:%S}")
            time.sleep(seconds)
            progress.shows("looking at the feeds")

        for found in watch(feeds, settings, sleep=sleep, every=every):
            if isinstance(found, Problem) and found.code == PASSING:
                ear.say(found.message)
                continue
            done = opened.add([found], told=ear)
            if not isinstance(found, Problem) and (done.new or done.changed):
                how = "new" if done.new else "changed"
                about = [found.title or found.url or found.id, found.publisher, found.published]
                ear.say(f"{how}: {' · '.join(filter(None, about))} ({claims(done.claims)})")
            yield done
