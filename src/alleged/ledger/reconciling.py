"""Readings that were taken in, on to the incidents: within the transaction that keeps them.

A report's parts are kept under their blocks, compared with those met there, and linked; the incidents that this touches are drawn
up anew, and no others. Links depend on the two parts alone, so the order in which reports arrive makes no difference. What people
judged acts here: readings are corrected before parts are made of them, rulings go before links, discounted sources count for
nothing.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection

from alleged.ledger.copying import copies_among, find_copies
from alleged.ledger.holding import Placing, corrections, discounts, rulings
from alleged.ledger.listing import list_again
from alleged.ledger.rows import incident_row
from alleged.reconcile.alike import EXCLUDED, FLOOR, SAME, weigh
from alleged.reconcile.blocks import keys, near
from alleged.reconcile.groups import groups
from alleged.reconcile.many import draw_up
from alleged.reconcile.part import Part
from alleged.reconcile.parts import parts as parts_of
from alleged.reconcile.rulings import Rulings
from alleged.records import Reading
from alleged.schema import from_json
from alleged.store import incidents, parts, readings, reports
from alleged.store.parts import PartRow

_part = msgspec.json.Decoder(Part)


def taken_in(connection: Connection, read: Sequence[tuple[int, Reading, str]]) -> None:
    """What follows from new current readings: (key of the version, reading, text).

    What an earlier version or reading of these reports told of incidents goes, what the new ones tell comes in its place, and the
    incidents in which either stands are drawn up anew.
    """
    find_copies(connection, [(version, reading.report, text) for version, reading, text in read])
    remake(connection, read)


def remake(connection: Connection, read: Sequence[tuple[int, Reading, str]]) -> None:
    """What `read` tells of incidents in the place of what it told before, with what people said of it, and the incidents that this
    touches; the readings are as their reader has them."""
    versions = [version for version, _, _ in read]
    parts.remove_of_reports(connection, reports.report_keys(connection, versions))
    report_of = reports.reports_of_versions(connection, versions)
    placing = Placing.of(connection, (reading.report.id for _, reading, _ in read))
    before = rulings(connection) if placing.rows else None
    known: dict[str, Reading] = {}
    made: list[tuple[Part, int]] = []
    for version, reading, text in read:
        right = placing.corrected(reading, text)
        mine = parts_of(right, text, placing.apart[right.report.id])
        placing.settle(connection, right, mine)
        known[right.report.id] = right
        made += [(part, report_of[version]) for part in mine]
    rows = [PartRow(part.id, report, msgspec.json.encode(part), keys(part)) for part, report in made]
    new = dict(zip(parts.put(connection, rows), (part for part, _ in made), strict=True))
    _link(connection, new)
    list_again(connection, read, known, placing)
    if before is not None:
        mark_ruled(connection, before, rulings(connection))
    reconcile(connection, known)


def mark_ruled(connection: Connection, before: Rulings, now: Rulings) -> None:
    """Marks the parts of which people's rulings say something else now."""
    changed = {part for _, pair in before.pairs ^ now.pairs for part in pair}
    parts.mark(connection, parts.keys_of(connection, sorted(changed)).values())


def reconcile(connection: Connection, known: Mapping[str, Reading] | None = None) -> None:
    """Draws up anew the incidents of all parts that are marked, and of those that likely pairs or people's rulings hold together
    with them; `known` are readings at hand, as corrected, by report id."""
    marked = parts.marked(connection)
    if not marked:
        return
    ruled = rulings(connection)
    reached, weights = reached_from(connection, marked, ruled)
    found = _decoded(connection, sorted(reached))
    incidents.remove_of_parts(connection, reached)
    by_id = {(found[a].id, found[b].id): w for (a, b), w in weights.items() if a in found and b in found}
    key_of = {part.id: key for key, part in found.items()}
    _draw_up(connection, groups(list(found.values()), by_id, ruled), key_of, known or {})
    parts.unmark(connection, marked)


def _link(connection: Connection, new: Mapping[int, Part]) -> None:
    """Compares new parts with those met in their blocks, and with one another."""
    wanted = {key: near(part) for key, part in new.items()}
    met = parts.in_blocks(connection, sorted({name for names in wanted.values() for name in names}))
    pairs = {
        (min(key, other), max(key, other))
        for key, names in wanted.items()
        for name in names
        for other in met.get(name, ())
        if other != key
    }
    others = {key for pair in pairs for key in pair} - set(new)
    known = {**_decoded(connection, sorted(others)), **new}
    weighed = ((a, b, weigh(known[a], known[b])) for a, b in sorted(pairs))
    parts.link(connection, ((a, b, weight) for a, b, weight in weighed if weight > FLOOR or weight == EXCLUDED))


def reached_from(
    connection: Connection, marked: Sequence[int], ruled: Rulings
) -> tuple[set[int], dict[tuple[int, int], float]]:
    """The parts that likely pairs or rulings hold together with these, and the weights of their pairs."""
    key_of = parts.keys_of(connection, sorted({part for pair in ruled.joined for part in pair}))
    joined: dict[int, set[int]] = {}
    for a, b in ruled.joined:
        if a in key_of and b in key_of:
            joined.setdefault(key_of[a], set()).add(key_of[b])
            joined.setdefault(key_of[b], set()).add(key_of[a])
    reached: set[int] = set()
    weights: dict[tuple[int, int], float] = {}
    front = set(marked)
    while front:
        reached |= front
        links = parts.links_of(connection, sorted(front))
        weights |= {(a, b): weight for a, b, weight in links}
        likely = {key for a, b, weight in links if weight >= SAME for key in (a, b)}
        front = likely.union(*(joined.get(key, ()) for key in front)) - reached
    return reached, weights


def _decoded(connection: Connection, wanted: Iterable[int]) -> dict[int, Part]:
    return {key: _part.decode(body) for key, body in parts.bodies(connection, wanted).items()}


def _draw_up(
    connection: Connection, gathered: Sequence[Sequence[Part]], key_of: Mapping[str, int], known: Mapping[str, Reading]
) -> None:
    wanted = sorted({part.report for group in gathered for part in group})
    versions = reports.current_versions(connection, wanted)
    bodies = readings.current(connection, [versions[report] for report in wanted if report not in known])
    kept = [from_json(bodies[version]) for report, version in versions.items() if report not in known]
    every = {**corrections(connection, kept), **{report: known[report] for report in wanted if report in known}}
    copied = copies_among(connection, [versions[p.report] for group in gathered if len(group) > 1 for p in group])
    aside = discounts(connection)
    drawn = [
        (draw_up(group, every, copied, aside.of(group)), [key_of[part.id] for part in group]) for group in gathered
    ]
    rows = [(incident_row(made, every), keys_of) for made, keys_of in drawn]
    incidents.put(connection, sorted(rows, key=lambda row: row[0].id))
