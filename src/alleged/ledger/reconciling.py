"""Readings that were taken in, on to the incidents: within the transaction that keeps them."""

from collections.abc import Sequence

from sqlalchemy import Connection

from alleged.records import Reading
from alleged.store import parts, reports


def taken_in(connection: Connection, readings: Sequence[tuple[int, Reading, str]]) -> None:
    """What follows from new current readings: (key of the version, reading, text).

    What an earlier version or reading of these reports told of incidents goes, and the incidents that it stood in are marked.
    """
    parts.remove_of_reports(connection, reports.report_keys(connection, (version for version, _, _ in readings)))
