"""Ctrl-C that Python or a library swallows stops a run all the same, and nothing that it broke is kept."""

import os
import signal
import sys
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import replace
from typing import Any

import pytest

from alleged.cli.stopping import Stopping
from alleged.cli.taking import told
from alleged.ledger.intake import Reads, take_in
from alleged.records import Problem, Reading, Report
from alleged.store import reports
from alleged.store.opening import Store
from tests.ledger import made


class Quiet:
    """A progress line that nobody sees."""

    def aside(self) -> AbstractContextManager[None]:
        return nullcontext()

    def done(self) -> None:
        pass


def press() -> None:
    """Ctrl-C."""
    os.kill(os.getpid(), signal.SIGINT)


def test_it_is_raised_at_once_and_the_handler_goes_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    stopping = Stopping()

    def run() -> None:
        with stopping:
            press()
            pytest.fail("it went on")

    with pytest.raises(KeyboardInterrupt):
        run()
    assert stopping.asked
    assert signal.getsignal(signal.SIGINT) is before


def test_what_it_broke_is_no_error_of_its_own() -> None:
    def run() -> None:
        with Stopping():
            try:
                press()
            except KeyboardInterrupt:
                raise ImportError("half a library") from None

    with pytest.raises(KeyboardInterrupt):
        run()


def test_one_lost_in_a_callback_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    class Doomed:
        def __del__(self) -> None:
            press()
            sum(number for number in range(1000))  # the handler runs here, and what it raises has nowhere to go

    hook = sys.unraisablehook

    def run() -> None:
        with Stopping() as stopping:
            Doomed()
            stopping.check()

    with pytest.raises(KeyboardInterrupt):
        run()
    assert sys.unraisablehook is hook
    assert capsys.readouterr().err == ""


def test_a_report_that_fails_because_of_it_is_not_kept(store: Store) -> None:
    def read(report: Report) -> Reading:
        with suppress(KeyboardInterrupt):
            press()
        return replace(made.read(report), problems=(Problem("failed", "ImportError"),))

    quiet: Any = Quiet()
    with pytest.raises(KeyboardInterrupt), Stopping() as stopping:
        take_in(store, [Report("a", "He said so.")], Reads(made.READER, read), told(quiet, stopping))
    with store.reading() as connection:
        assert reports.count(connection) == 0
