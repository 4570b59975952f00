"""The ledger as a person has it: opened at an address, added to, read again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Unpack

from alleged.export.cited import WHOLE, Showing
from alleged.ledger import asking, changing, exporting, remarks, showing
from alleged.ledger.asking import ClaimFilters, Days, Found, Hit, IncidentFilters, ReportFilters, ReportRow
from alleged.ledger.changing import Change
from alleged.ledger.exporting import Exported
from alleged.ledger.intake import Reads, Summary, Told, take_in
from alleged.ledger.rereading import read_again
from alleged.ledger.showing import Shown
from alleged.records import Incident, Problem, Report
from alleged.records.dossier import Dossier
from alleged.records.remark import Remark
from alleged.settings import Settings, user_ledger
from alleged.store import readings
from alleged.store.claims import ClaimRow
from alleged.store.opening import Store

_NOBODY = Told()


class Ledger:
    """An open ledger; the model is loaded when there is something to read.

    Example:
        >>> with Ledger.open("sqlite:///ledger.db") as ledger:  # doctest: +SKIP
        ...     ledger.add(reports)
        ...     for incident in ledger.incidents(place="Port Salve", status="figures contested"):
        ...         print(incident.killed)
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

    def incidents(
        self, *, limit: int | None = None, offset: int = 0, **asked: Unpack[IncidentFilters]
    ) -> Iterator[Incident]:
        """Incidents, the latest first day first; with `as_of` as they stood when that day ended. Filters: `IncidentFilters`.

        Answers come one by one from one moment's view of the ledger; what is added meanwhile is not in them.

        Raises: LedgerError, DayError for a question that cannot be asked; so do all questions below.
        """
        return asking.some(asking.incidents(self.store, **asked), limit, offset)

    def claims(self, *, limit: int | None = None, offset: int = 0, **asked: Unpack[ClaimFilters]) -> Iterator[ClaimRow]:
        """Claims, the newest day first, those of a report in the order of its text."""
        return asking.some(asking.claims(self.store, **asked), limit, offset)

    def reports(
        self, *, limit: int | None = None, offset: int = 0, **asked: Unpack[ReportFilters]
    ) -> Iterator[ReportRow]:
        """Reports in their current versions, the newest day first."""
        return asking.some(asking.reports(self.store, **asked), limit, offset)

    def search(self, words: str, *, limit: int | None = None, **days: Unpack[Days]) -> Iterator[Hit]:
        """The incidents, then the claims, then the reports that have all these words: of each so many, or all. "Quoted words" stand
        side by side, `word*` is a beginning."""
        return asking.search(self.store, words, limit=limit, **days)

    def show(self, id: str, *, as_of: str | None = None) -> Shown:  # noqa: A002  the contract's word for it
        """What has this id, or the one id that begins so: an incident, a report, a claim, an event, a toll or an actor."""
        return showing.show(self.store, id, as_of=as_of)

    def incidents_found(
        self, *, limit: int | None = None, offset: int = 0, **asked: Unpack[IncidentFilters]
    ) -> Iterator[Found]:
        """As `incidents`, each with what it is made of: for `judgements`."""
        return asking.some(asking.incidents_found(self.store, **asked), limit, offset)

    def judgements(self, found: Sequence[Found]) -> list[tuple[Remark, ...]]:
        """What people said of each of these incidents and of what is told of it, and that holds."""
        with self.store.reading() as connection:
            return remarks.of_found(connection, found)

    def changes(self, since: str) -> Iterator[Change]:
        """What reports published since a day (itself included) or a moment changed, in the order of publication."""
        return changing.changes(self.store, since)

    def dossiers(self, **asked: Unpack[IncidentFilters]) -> Iterator[Dossier]:
        """The incidents that `incidents` gives, each with its readings, texts and copies."""
        return exporting.dossiers(self.store, **asked)

    def export(
        self,
        form: str,
        output: Path,
        *,
        showing: Showing = WHOLE,
        passed: Callable[[], object] = lambda: None,
        **asked: Unpack[IncidentFilters],
    ) -> Exported:
        """Writes the incidents that are asked for to a file or folder in one of `exporting.FORMS`, a manifest beside it."""
        return exporting.export(self.store, form, output, showing=showing, passed=passed, **asked)

    @property
    def _reads(self) -> Reads:
        if self._made is None:
            self._made = self._make()
        return self._made


def _reads(settings: Settings) -> Reads:
    from alleged.pipeline import Tools, read_report

    tools = Tools.of(settings)
    return Reads(tools.reader, partial(read_report, tools=tools))
