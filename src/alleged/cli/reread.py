"""`alleged reread`: what another model or other rules have read, read again."""

import click

from alleged.cli.options import ledger_option


@click.command()
@ledger_option
@click.pass_context
def reread(context: click.Context, ledger: str | None) -> None:
    """Read again, with the present model and rules, what others have read; what those said is kept.

    Do so after an upgrade of this program. A run that was stopped goes on where it stopped.

    \b
    Example:
      alleged reread --ledger sqlite:///case.db
    """
    from alleged.cli.progress import Progress
    from alleged.cli.stopping import Stopping
    from alleged.cli.taking import note, status, told
    from alleged.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        waiting = opened.stale()
        if not waiting:
            note("all reports were read by the present model and rules: nothing to do")
            return
        try:
            with Stopping() as stopping, Progress("reading again report", waiting) as progress:
                summary = opened.reread(told=told(progress, stopping))
        except KeyboardInterrupt:
            note(f"stopped; {opened.stale():,} of {waiting:,} reports wait still. Say the same again to go on")
            raise
        unread = f"; {summary.unread:,} could not be read" if summary.unread else ""
        note(
            f"{summary.changed:,} reports read again; {summary.claims:,} claims{unread}. Ledger: {opened.store.address}"
        )
    context.exit(status(summary))
