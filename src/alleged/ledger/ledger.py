"""The ledger as a person has it: opened at an address, added to, read again."""

from collections.abc import Callable, Iterable
from functools import partial
from types import TracebackType

from alleged.ledger.intake import Reads, Summary, Told, take_in
from alleged.ledger.rereading import read_again
from alleged.records import Problem, Report
from alleged.settings import Settings, user_ledger
from alleged.store import readings
from alleged.store.opening import Store

_NOBODY = Told()


class Ledger:
    """An open ledger; the model is loaded when there is something to read.

    Example:
        >>> with Ledger.open("sqlite:///ledger.db") as ledger:  # doctest: +SKIP
        ...     ledger.add(reports)
    """

    def __init__(self, store: Store, reads: Callable[[], Reads]) -> None:
        self.store = store
        self._make = reads
        self._made: Reads | None = None

    @staticmethod
    def open(url: str | None = None, *, settings: Settings | None = None, create: bool = True) -> "Ledger":
        """The ledger at an address, or the user's own; made where there is none unless `create` is False.

        Raises: LedgerError.
        """
        return Ledger(Store.open(url or user_ledger(), create=create), partial(_reads, settings or Settings()))

    def close(self) -> None:
        """Closes it; what was added is kept."""
        self.store.close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, found: Iterable[Report | Problem], *, told: Told = _NOBODY) -> Summary:
        """Keeps and reads the reports that the ledger does not have. A run that was killed goes on where it stopped when the
        same is added again.

        Raises: LedgerError, ModelError.
        """
        return take_in(self.store, found, self._reads, told)

    def reread(self, *, told: Told = _NOBODY) -> Summary:
        """Reads anew what another model or other rules have read; what those said is kept.

        Raises: LedgerError, ModelError.
        """
        return read_again(self.store, self._reads, told)

    def stale(self) -> int:
        """How many reports `reread` would read.

        Raises: LedgerError, ModelError.
        """
        with self.store.reading() as connection:
            return readings.count_stale(connection, self._reads.reader)

    @property
    def _reads(self) -> Reads:
        if self._made is None:
            self._made = self._make()
        return self._made


def _reads(settings: Settings) -> Reads:
    from alleged.pipeline import Tools, read_report

    tools = Tools.of(settings)
    return Reads(tools.reader, partial(read_report, tools=tools))
