"""Reports taken in: those that are new are read and kept, a batch at a time, and each batch wholly or not at all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from sqlalchemy import Connection

from alleged.ledger.reconciling import taken_in
from alleged.pipeline import NOT_READ, is_read
from alleged.records import Problem, Reader, Reading, Report
from alleged.schema import to_json
from alleged.store import claims, readings, reports
from alleged.store.claims import Listed
from alleged.store.opening import Store
from alleged.store.readings import Body, names_in
from alleged.store.reports import Incoming, Kept

MOST_REPORTS, MOST_CHARACTERS = 200, 400_000
"""A batch ends with either: what is kept at once, and what a killed run has to read again, some ten seconds' work."""

MOST_SECONDS = 10.0
"""A batch ends as well when it has been gathered for so long: pages of the web come one a second, and whoever stops a run should
not have to fetch them again."""


@dataclass(frozen=True, slots=True)
class Reads:
    """Who reads, and how."""

    reader: Reader
    read: Callable[[Report], Reading]


@dataclass(frozen=True, slots=True)
class Told:
    """Whom a run tells what it does: `say` gets a line for each thing that went wrong, `done` is called for each report."""

    say: Callable[[str], object] = lambda _: None
    done: Callable[[], object] = lambda: None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: reports that were `new`, new versions of known ones (`changed`), reports that were kept already (`known`);
    of the first two those that could not be read (`unread`) and the `claims` found; inputs that never became a report
    (`failed`)."""

    new: int = 0
    changed: int = 0
    known: int = 0
    unread: int = 0
    claims: int = 0
    failed: int = 0

    def __add__(self, other: "Summary") -> "Summary":
        return Summary(
            self.new + other.new,
            self.changed + other.changed,
            self.known + other.known,
            self.unread + other.unread,
            self.claims + other.claims,
            self.failed + other.failed,
        )


def take_in(store: Store, found: Iterable[Report | Problem], reads: Reads, told: Told) -> Summary:
    """Keeps and reads all reports that the ledger does not have.

    Raises: LedgerError, ModelError. What was kept until then stays.
    """
    summary = Summary()
    for batch in _batches(found):
        for problem in (item for item in batch if isinstance(item, Problem)):
            told.say(problem.message)
            summary += Summary(failed=1)
        waiting = [_writable(item) for item in batch if isinstance(item, Report)]
        while waiting:
            done, waiting = _take(store, waiting, reads, told)
            summary += done
    return summary


def _batches(found: Iterable[Report | Problem]) -> Iterator[list[Report | Problem]]:
    batch: list[Report | Problem] = []
    characters, begun = 0, monotonic()
    for item in found:
        batch.append(item)
        characters += len(item.text) if isinstance(item, Report) else 0
        if len(batch) >= MOST_REPORTS or characters >= MOST_CHARACTERS or monotonic() - begun >= MOST_SECONDS:
            yield batch
            batch, characters, begun = [], 0, monotonic()
    if batch:
        yield batch


def _take(store: Store, batch: Sequence[Report], reads: Reads, told: Told) -> tuple[Summary, list[Report]]:
    """One batch; and those of its reports that another writer has changed meanwhile, to be taken anew."""
    with store.reading() as connection:
        known = reports.known(connection, batch)
    read: list[tuple[Report, Reading]] = []
    for report, held in zip(batch, known, strict=True):
        if not held.whole:
            reading = reads.read(replace(report, id=held.id))
            for problem in reading.problems:
                told.say(replace(report, id=held.id).about(problem))
            read.append((report, reading))
        told.done()
    if not read:
        return Summary(known=len(batch)), []
    with store.writing() as connection:
        now = reports.known(connection, [report for report, _ in read])
        if any(held.id != reading.report.id for held, (_, reading) in zip(now, read, strict=True)):
            return Summary(), list(batch)
        return keep(connection, read, reads.reader) + Summary(known=len(batch) - len(read)), []


def keep(connection: Connection, read: Sequence[tuple[Report, Reading]], reader: Reader) -> Summary:
    """Keeps reports with their readings."""
    incoming = [Incoming(report, reading.report.language, unread(reading)) for report, reading in read]
    kept = reports.put(connection, incoming)
    new = [(k, reading, report.text) for k, (report, reading) in zip(kept, read, strict=True) if k is not None]
    readings.put(connection, reader, [Body(k.version, to_json(reading), names_in(reading)) for k, reading, _ in new])
    claims.remove(connection, {k.replaced for k, _, _ in new if k.replaced is not None})
    current = [(k, reading, text) for k, reading, text in new if k.current]
    claims.put(connection, [Listed(k.report, k.slot, reading) for k, reading, _ in current])
    taken_in(connection, [(k.version, reading, text) for k, reading, text in current])
    return _summary([(k, reading) for k, reading, _ in new]) + Summary(known=len(read) - len(new))


def unread(reading: Reading) -> str | None:
    """The code of the problem that left the report unread; None where it was read."""
    return next((problem.code for problem in reading.problems if problem.code in NOT_READ), None)


def _summary(new: Sequence[tuple[Kept, Reading]]) -> Summary:
    return Summary(
        new=sum(k.number == 1 for k, _ in new),
        changed=sum(k.number > 1 for k, _ in new),
        unread=sum(not is_read(reading) for _, reading in new),
        claims=sum(len(reading.claims) for _, reading in new),
    )


def _writable(report: Report) -> Report:
    """The report with what is said about it fit for JSON: halves of characters become question marks. The text stays as it is."""
    about = {
        name: getattr(report, name) for name in ("id", "published", "publisher", "author", "title", "url", "retrieved")
    }
    fit = {name: value and value.encode("utf-8", "replace").decode() for name, value in about.items()}
    return report if fit == about else replace(report, **fit)
