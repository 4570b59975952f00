"""A progress line on standard error, on a terminal only, and only where work takes long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from types import TracebackType
from typing import Self

PATIENCE_SECONDS = 1.0
"""How long a run may take before it says what it does: about when people begin to wonder."""


class Progress:
    """Counts what is done, of `total` where that is known. As a context manager it shows itself after a while and leaves nothing on
    the screen."""

    def __init__(self, doing: str = "reading report", total: int | None = None) -> None:
        self._timer: Timer | None = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, ProgressColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            of = "" if total is None else f" of {total:,}"
            self._counted = f"{doing} {{:,}}{of}"
            counted = TextColumn("{task.description}", markup=False)
            columns: tuple[ProgressColumn, ...] = (SpinnerColumn(), counted, TimeElapsedColumn())
            if total is not None:
                columns = (counted, BarColumn(), TimeElapsedColumn())
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(self._counted.format(1), total=total)
            self._timer = Timer(PATIENCE_SECONDS, self._bar.start)
            self._timer.daemon = True

    def __enter__(self) -> Self:
        if self._timer:
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer.join()
            self._bar.stop()

    def done(self) -> None:
        """One more."""
        if self._timer:
            number = int(self._bar.tasks[0].completed) + 1
            self._bar.update(self._task, advance=1, description=self._counted.format(number + 1))

    def shows(self, words: str) -> None:
        """What the line says, in place of the count."""
        if self._timer:
            self._bar.update(self._task, description=words)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """While something else is written to the terminal."""
        shown = self._timer is not None and self._bar.live.is_started
        if shown:
            self._bar.stop()
        yield
        if shown:
            self._bar.start()
