"""What `add`, `watch` and `reread` tell of their work: problems as they come, a summary at the end."""

import sys
from typing import TYPE_CHECKING

from alleged.cli.progress import Progress
from alleged.cli.stopping import Stopping

if TYPE_CHECKING:
    from alleged.ledger.intake import Summary, Told

ALL_TAKEN = 0
SOME_FAILED = 1


def told(progress: Progress, stopping: Stopping) -> "Told":
    """Whom the ledger tells: the progress line, and standard error for what went wrong. A report that is done is the moment to
    stop: nothing of it is kept yet."""
    from alleged.ledger.intake import Told

    def say(message: str) -> None:
        with progress.aside():
            note(message)

    def done() -> None:
        stopping.check()
        progress.done()

    return Told(say, done)


def note(message: str) -> None:
    """A line on standard error."""
    from alleged.cli.table import printable

    print(f"alleged: {printable(message)}", file=sys.stderr)


def status(summary: "Summary") -> int:
    """The exit status of a run."""
    return SOME_FAILED if summary.failed or summary.unread else ALL_TAKEN


def added(summary: "Summary") -> str:
    """What a run did, in one line.

    Example:
        >>> from alleged.ledger.intake import Summary
        >>> added(Summary(new=5, changed=1, known=2, unread=1, claims=37, failed=2))
        '5 new, 1 changed, 2 known; 37 claims; 1 was kept without being read, 2 could not be had (see above)'
    """
    parts = [f"{summary.new:,} new, {summary.changed:,} changed, {summary.known:,} known", claims(summary.claims)]
    failed = [
        f"{summary.unread:,} {'was' if summary.unread == 1 else 'were'} kept without being read"
        if summary.unread
        else "",
        f"{summary.failed:,} could not be had" if summary.failed else "",
    ]
    if any(failed):
        parts.append(", ".join(filter(None, failed)) + " (see above)")
    return "; ".join(parts)


def claims(count: int) -> str:
    """So many claims, in words."""
    return f"{count:,} claim{'' if count == 1 else 's'}"
