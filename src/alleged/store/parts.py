"""What each report tells of each incident (`reconcile.part.Part`, as bytes), the blocks it is met in, what it is linked to, and
the parts whose incidents are to be drawn up anew."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from alleged.store import bulk, incidents
from alleged.store.exact import original, pack, storable, unpack
from alleged.store.schema import blocks, dirty, links, members, parts, reports


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part to keep: its id, the key of its report, its body, and the names of the blocks that it is in."""

    id: str
    report: int
    body: bytes
    blocks: tuple[str, ...]


def put(connection: Connection, made: Sequence[PartRow]) -> list[int]:
    """Keeps parts and marks them dirty; their keys. Parts of earlier readings of their reports must have been removed."""
    first = bulk.next_key(connection, parts)
    keys = list(range(first, first + len(made)))
    rows = [(key, storable(part.id), part.report, pack(part.body)) for key, part in zip(keys, made, strict=True)]
    bulk.insert_rows(connection, parts, rows)
    places = sorted({(storable(name), key) for key, part in zip(keys, made, strict=True) for name in part.blocks})
    bulk.insert_rows(connection, blocks, places)
    mark(connection, keys)
    return keys


def remove_of_reports(connection: Connection, of: Iterable[int]) -> list[int]:
    """Takes away the parts of these reports with all that hangs on them, their incidents too, and marks what shared those incidents
    or was linked to them as dirty; the keys of what it marked."""
    gone = [row.key for row in bulk.among(connection, select(parts.c.key), parts.c.report, of)]
    if not gone:
        return []
    touched = {other for a, b, _ in links_of(connection, gone) for other in (a, b)}
    held = [row.incident for row in bulk.among(connection, select(members.c.incident), members.c.part, gone)]
    touched.update(row.part for row in bulk.among(connection, select(members.c.part), members.c.incident, held))
    touched.difference_update(gone)
    incidents.remove_of_parts(connection, gone)
    for table, column in ((links, links.c.a), (links, links.c.b), (blocks, blocks.c.part), (dirty, dirty.c.part)):
        bulk.delete_among(connection, table, column, gone)
    bulk.delete_among(connection, parts, parts.c.key, gone)
    marked = sorted(touched)
    mark(connection, marked)
    return marked


def bodies(connection: Connection, keys: Iterable[int]) -> dict[int, bytes]:
    """The bodies of these parts."""
    statement = select(parts.c.key, parts.c.body)
    return {row.key: unpack(row.body) for row in bulk.among(connection, statement, parts.c.key, keys)}


def keys_of(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The keys of the parts with these ids."""
    statement = select(parts.c.id, parts.c.key)
    return {original(row.id): row.key for row in bulk.among(connection, statement, parts.c.id, map(storable, ids))}


def ids_of(connection: Connection, keys: Iterable[int]) -> dict[int, str]:
    """The ids of the parts with these keys."""
    statement = select(parts.c.key, parts.c.id)
    return {row.key: original(row.id) for row in bulk.among(connection, statement, parts.c.key, keys)}


def by_prefix(connection: Connection, beginning: str, *, most: int) -> list[str]:
    """The ids of at most so many parts whose id begins so, sorted."""
    return bulk.beginning(connection, parts.c.id, beginning, most)


def by_report(connection: Connection) -> dict[int, int]:
    """The key of every part with its report's."""
    return {row.key: row.report for row in connection.execute(select(parts.c.key, parts.c.report))}


def reports_of(connection: Connection, keys: Iterable[int]) -> dict[int, int]:
    """The keys of the reports of these parts."""
    statement = select(parts.c.key, parts.c.report)
    return {row.key: row.report for row in bulk.among(connection, statement, parts.c.key, keys)}


def of_report(connection: Connection, report: int) -> list[int]:
    """The keys of the parts of the report with this key."""
    return [int(key) for key in connection.scalars(select(parts.c.key).where(parts.c.report == report))]


def versions_beginning(connection: Connection, prefix: str, limit: int) -> list[int]:
    """The keys of the versions whose parts have ids that begin so, for so many ids at most."""
    ids = bulk.beginning(connection, parts.c.id, prefix, limit)
    statement = select(reports.c.version).join(parts, parts.c.report == reports.c.key)
    return sorted({row.version for row in bulk.among(connection, statement, parts.c.id, map(storable, ids))})


def in_blocks(connection: Connection, names: Iterable[str]) -> dict[str, list[int]]:
    """The keys of the parts in each of these blocks, sorted."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for row in bulk.among(connection, select(blocks.c.name, blocks.c.part), blocks.c.name, map(storable, names)):
        found[original(row.name)].append(row.part)
    return {name: sorted(keys) for name, keys in found.items()}


def link(connection: Connection, found: Iterable[tuple[int, int, float]]) -> None:
    """Keeps links (part, part, weight), either part first; one that is there gets the new weight."""
    weights = {(min(a, b), max(a, b)): weight for a, b, weight in found}
    if weights:
        bulk.insert(
            connection,
            "INSERT INTO links (a, b, weight)",
            [(a, b, weight) for (a, b), weight in sorted(weights.items())],
            " ON CONFLICT (a, b) DO UPDATE SET weight = excluded.weight",
        )


def links_of(connection: Connection, keys: Iterable[int]) -> list[tuple[int, int, float]]:
    """The links of these parts (part, part, weight), each once, sorted; the lesser key first."""
    wanted = list(dict.fromkeys(keys))
    found = {
        (row.a, row.b): row.weight
        for column in (links.c.a, links.c.b)
        for row in bulk.among(connection, select(links), column, wanted)
    }
    return [(a, b, weight) for (a, b), weight in sorted(found.items())]


def mark(connection: Connection, keys: Iterable[int]) -> None:
    """Marks parts as dirty: their incidents are to be drawn up anew."""
    bulk.insert_rows(connection, dirty, [(key,) for key in sorted(set(keys))], known=True)


def marked(connection: Connection, limit: int | None = None) -> list[int]:
    """Parts that are dirty, the lowest keys first."""
    return [int(key) for key in connection.scalars(select(dirty.c.part).order_by(dirty.c.part).limit(limit))]


def unmark(connection: Connection, keys: Iterable[int]) -> None:
    """Says that these parts' incidents have been drawn up."""
    bulk.delete_among(connection, dirty, dirty.c.part, keys)
