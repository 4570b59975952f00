"""Ctrl-C while reports are read: acted on at once, and remembered where Python or a library swallows it."""

import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self


class Stopping:
    """Hears Ctrl-C while it is entered. `asked` is whether it came; `check` raises it again.

    A KeyboardInterrupt that comes in a callback of the garbage collector is printed and lost, and in a library that is being
    loaded it becomes an ImportError: then a run would go on, and the report at hand would be kept as one that cannot be read.
    So the work asks once more before anything is kept.
    """

    def __init__(self) -> None:
        self.asked = False
        self._before: Any = None
        self._unraisable: Callable[[Any], Any] = sys.unraisablehook

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():  # no other may set handlers
            self._before = signal.signal(signal.SIGINT, self._heard)
            self._unraisable, sys.unraisablehook = sys.unraisablehook, self._lost
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            sys.unraisablehook = self._unraisable
            self._before = None
        if self.asked and isinstance(error, Exception):  # what went wrong is that it was stopped
            raise KeyboardInterrupt from None

    def check(self) -> None:
        """Raises: KeyboardInterrupt where Ctrl-C has come and was lost."""
        if self.asked:
            raise KeyboardInterrupt

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
        raise KeyboardInterrupt

    def _lost(self, lost: Any) -> None:
        if not (self.asked and lost.exc_type is KeyboardInterrupt):
            self._unraisable(lost)
