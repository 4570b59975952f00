"""Reports that another model or other rules have read, read again."""

from collections.abc import Sequence

from sqlalchemy import Connection

from alleged.ledger.intake import MOST_CHARACTERS, Reads, Summary, Told, unread
from alleged.ledger.reconciling import taken_in
from alleged.pipeline import is_read
from alleged.records import Reader, Reading
from alleged.schema import to_json
from alleged.store import claims, readings, reports
from alleged.store.claims import Listed
from alleged.store.opening import Store
from alleged.store.readings import Body, names_in
from alleged.store.reports import Version

AT_ONCE = 50
"""Reports taken from the ledger at a time, before their length is known."""


def read_again(store: Store, reads: Reads, told: Told) -> Summary:
    """Reads anew each report whose current reading is by another reader; what that one said is kept. A run that was killed goes on
    where it stopped.

    Raises: LedgerError, ModelError.
    """
    summary, after = Summary(), 0
    while True:
        with store.reading() as connection:
            found = readings.stale(connection, reads.reader, after=after, limit=AT_ONCE)
            versions = reports.of_versions(connection, (version for _, version in found))
        if not found:
            return summary
        batch: list[tuple[Version, Reading]] = []
        characters = 0
        for report_key, key in found:
            version = versions[key]
            reading = reads.read(version.report)
            batch.append((version, reading))
            told.done()
            after = report_key
            characters += len(version.report.text)
            if characters >= MOST_CHARACTERS:
                break
        with store.writing() as connection:
            summary += keep_again(connection, batch, reads.reader)


def keep_again(connection: Connection, batch: Sequence[tuple[Version, Reading]], reader: Reader) -> Summary:
    """Keeps new readings of versions that are there, and what follows from them."""
    bodies = [Body(version.key, to_json(reading), names_in(reading)) for version, reading in batch]
    readings.put(connection, reader, bodies)
    found = [(version.key, reading.report.language, unread(reading)) for version, reading in batch]
    reports.read_again(connection, found)
    # a newer version may have come while this one was read: its claims stand
    current = reports.current_of(connection, (version.key for version, _ in batch))
    listed = [(version, reading) for version, reading in batch if version.key in current]
    claims.remove(connection, [version.slot for version, _ in listed])
    claims.put(connection, [Listed(version.report_key, version.slot, reading) for version, reading in listed])
    taken_in(connection, [(version.key, reading, version.report.text) for version, reading in listed])
    return Summary(
        changed=len(listed),
        unread=sum(not is_read(reading) for _, reading in listed),
        claims=sum(len(reading.claims) for _, reading in listed),
    )
