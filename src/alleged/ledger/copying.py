"""Which reports of the ledger repeat one another: found by shared shingles within a few weeks, settled on the texts."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection

from alleged.lexicon.folding import fold
from alleged.reconcile.copies import WORTH_COMPARING, Copying, compare, origin_first
from alleged.reconcile.likeness import ordinal
from alleged.reconcile.many import Copied
from alleged.reconcile.passages import Passage
from alleged.reconcile.shingles import fingerprints
from alleged.records import ReportRecord
from alleged.store import copies, reports
from alleged.store.copies import CopyRow

_WEEKS = 2
"""Weeks of publication in one bucket; reports of neighbouring ones are compared. What is repeated later is background or a formula,
and a shingle's list stays short however large the ledger grows."""
_MOST = 1_000_000
_MARK_BITS = 47
"""Bits kept of a fingerprint; the rest of a signed 64-bit number is left to the weeks, up to the year 2512."""
_passages = msgspec.json.Decoder(tuple[Passage, ...])


def find_copies(connection: Connection, new: Sequence[tuple[int, ReportRecord, str]]) -> None:
    """Keeps the fingerprints of new versions (key, record, text), and the copies among them and those kept before."""
    marks = {version: fingerprints(text) for version, _, text in new}
    buckets = {version: _bucket(record) for version, record, _ in new}
    own = {v: {_mixed(mark, buckets[v]) for mark in marks[v]} for v in marks}
    around = {v: {_mixed(m, b): m for m in marks[v] for b in _around(buckets[v])} for v in marks}
    copies.put_fingerprints(connection, own.items())
    met: dict[int, list[int]] = {}
    for mark, version in copies.sharing(connection, sorted({m for mine in around.values() for m in mine}), most=_MOST):
        met.setdefault(mark, []).append(version)
    pairs: dict[tuple[int, int], int] = {}
    for version, mine in around.items():
        for mark in mine:
            for other in met.get(mark, ()):
                if other != version and (other not in marks or version < other or mark not in around[other]):
                    pair = (min(version, other), max(version, other))
                    pairs[pair] = pairs.get(pair, 0) + 1
    wanted = sorted(pair for pair, shared in pairs.items() if shared >= WORTH_COMPARING)
    _keep(connection, wanted)


def _keep(connection: Connection, pairs: Sequence[tuple[int, int]]) -> None:
    held = reports.of_versions(connection, sorted({version for pair in pairs for version in pair}))
    rows = []
    for a, b in pairs:
        one, other = held[a], held[b]
        if one.report.id == other.report.id:
            continue  # two versions of one report
        first, _ = origin_first((one.report.published, one.report.id), (other.report.published, other.report.id))
        if first[1] != one.report.id:
            one, other = other, one
        found = compare(other.report.text, one.report.text)
        if _counts(found, one.report.publisher, other.report.publisher):
            body = msgspec.json.encode(found.passages)
            rows.append(CopyRow(one.key, other.key, found.containment, body))
    copies.put(connection, rows)


def copies_among(connection: Connection, versions: Iterable[int]) -> tuple[Copied, ...]:
    """The copies among these versions, origins first, in time."""
    wanted = set(versions)
    rows = [row for row in copies.of_versions(connection, sorted(wanted)) if row.a in wanted and row.b in wanted]
    held = reports.ids_of_versions(connection, sorted({v for row in rows for v in (row.a, row.b)}))
    found = (Copied(held[row.a], held[row.b], _passages.decode(row.passages)) for row in rows)
    return tuple(sorted(found, key=lambda c: (c.origin, c.copy)))


def _counts(found: Copying, publisher: str | None, other: str | None) -> bool:
    """Whether it is kept. Two reports of one outlet share notices and background: they are copies in whole or not at all."""
    if publisher is not None and other is not None and fold(publisher) == fold(other):
        return found.extent == "whole"
    return found.extent != "none"


def _bucket(record: ReportRecord) -> int:
    """The weeks in which a report was published; -1 where that is not known."""
    return ordinal(record.published[:10]) // (7 * _WEEKS) if record.published else -1


def _around(bucket: int) -> tuple[int, ...]:
    return (bucket,) if bucket < 0 else (bucket - 1, bucket, bucket + 1)


def _mixed(mark: int, bucket: int) -> int:
    """A fingerprint in its weeks: the weeks stand first, so that what is published together lies together in the index, and looking
    it up stays quick when the ledger no longer fits into memory."""
    return (bucket + 1) << _MARK_BITS | (mark & ((1 << _MARK_BITS) - 1))
