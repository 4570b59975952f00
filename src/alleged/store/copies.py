"""Which versions repeat one another: the fingerprints they are found by, and the passages they share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from alleged.store import bulk
from alleged.store.exact import pack, unpack
from alleged.store.schema import copies, fingerprints


@dataclass(frozen=True, slots=True)
class CopyRow:
    """Version `a` stands in version `b` to the part `containment` (0 to 1); `passages` in whatever form the caller keeps them."""

    a: int
    b: int
    containment: float
    passages: bytes


def put_fingerprints(connection: Connection, found: Iterable[tuple[int, Iterable[int]]]) -> None:
    """Keeps the fingerprints of versions: hashes of 64 bits with a sign."""
    rows = sorted({(mark, version) for version, marks in found for mark in marks})
    bulk.insert_rows(connection, fingerprints, rows, known=True)


def sharing(connection: Connection, marks: Iterable[int], *, most: int) -> list[tuple[int, int]]:
    """(hash, version) of all versions with these fingerprints, sorted; those that more than `most` versions have tell nothing and
    are left out."""
    counted = select(fingerprints.c.hash).group_by(fingerprints.c.hash).having(func.count() <= most)
    telling = [row.hash for row in bulk.among(connection, counted, fingerprints.c.hash, marks)]
    rows = bulk.among(connection, select(fingerprints), fingerprints.c.hash, telling)
    return sorted((row.hash, row.version) for row in rows)


def put(connection: Connection, found: Iterable[CopyRow]) -> None:
    """Keeps copies; those that are there already stay as they are."""
    rows = [(row.a, row.b, row.containment, pack(row.passages)) for row in found]
    bulk.insert_rows(connection, copies, sorted(rows, key=lambda row: row[:2]), known=True)


def of_versions(connection: Connection, versions: Iterable[int]) -> list[CopyRow]:
    """All copies that one of these versions has a part in, by their keys."""
    wanted: Sequence[int] = list(dict.fromkeys(versions))
    found: dict[tuple[int, int], CopyRow] = {}
    for start in range(0, len(wanted), bulk.AT_ONCE):
        some = wanted[start : start + bulk.AT_ONCE]
        for row in connection.execute(select(copies).where(or_(copies.c.a.in_(some), copies.c.b.in_(some)))):
            found[row.a, row.b] = CopyRow(row.a, row.b, row.containment, unpack(row.passages))
    return [found[pair] for pair in sorted(found)]
