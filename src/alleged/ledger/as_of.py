"""The incidents as they stood at a moment: drawn up anew from the parts of the reports that there were by then.

What a later report says may have joined, parted or changed incidents, so all parts that likely pairs hold together with a later
one are gathered again without it. The rest stands as it is kept. The same ledger gives the same answer, in whatever order it came.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from alleged.ledger.copying import copies_among
from alleged.ledger.cuts import Cut
from alleged.ledger.holding import corrections, discounts, rulings
from alleged.ledger.reconciling import reached_from
from alleged.ledger.rows import incident_row
from alleged.reconcile.groups import groups
from alleged.reconcile.many import draw_up
from alleged.reconcile.part import Part
from alleged.records import Incident, Reading
from alleged.schema import from_json
from alleged.store import incidents, parts, readings, reports
from alleged.store.incidents import IncidentRow

_part = msgspec.json.Decoder(Part)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An incident as it stood: its row, itself, and the keys of its parts."""

    row: IncidentRow
    incident: Incident
    parts: frozenset[int]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the incidents at a moment differ from those that are kept: ids of those that are `gone` (they are later, or were others
    then), and those `drawn` in their place. `later` are the keys of the later reports."""

    gone: frozenset[str]
    drawn: tuple[Drawn, ...]
    later: frozenset[int]


def later_reports(connection: Connection, cut: Cut) -> dict[int, str]:
    """The reports that come after the line: ids by key."""
    found = reports.dated_from(connection, cut.next_day)
    return {key: report for key, report, published, retrieved in found if cut.is_later(published, retrieved)}


def standing(connection: Connection, cut: Cut, only: Collection[int] | None = None) -> Standing:
    """The incidents as they stood; with `only` those alone that parts with these keys belong to, or did."""
    later = frozenset(later_reports(connection, cut))
    ruled = rulings(connection)
    if only is not None:
        reached, weights = reached_from(connection, sorted(only), ruled)
        report_of = parts.reports_of(connection, reached)
    else:
        report_of = parts.by_report(connection)
        late = {key for key, report in report_of.items() if report in later}
        early = set(report_of) - late
        # either side reaches all groups that a later part may have changed: the smaller one is the quicker
        reached, weights = reached_from(connection, sorted(late if len(late) <= len(early) else early), ruled)
        reached |= late
    there = sorted(key for key in reached if report_of.get(key) not in later)
    found = {key: _part.decode(body) for key, body in parts.bodies(connection, there).items()}
    by_id = {(found[a].id, found[b].id): weight for (a, b), weight in weights.items() if a in found and b in found}
    key_of = {part.id: key for key, part in found.items()}
    gathered = groups(list(found.values()), by_id, ruled)
    ids = incidents.ids_of_parts(connection, sorted(reached))
    kept = incidents.members_of(connection, sorted(set(ids.values())))
    unchanged = {members: incident for incident, members in kept.items()}
    anew: list[Sequence[Part]] = []
    same: set[str] = set()
    for group in gathered:
        members = frozenset(key_of[part.id] for part in group)
        if members in unchanged:
            same.add(unchanged[members])
        else:
            anew.append(group)
    return Standing(frozenset(kept) - same, tuple(_drawn(connection, anew, key_of)), later)


def _drawn(connection: Connection, gathered: Sequence[Sequence[Part]], key_of: Mapping[str, int]) -> Iterable[Drawn]:
    """Each group as an incident; the readings of one group at a time are held."""
    aside = discounts(connection)
    for group in gathered:
        known, versions = read_of(connection, [part.report for part in group])
        copied = copies_among(connection, versions.values()) if len(group) > 1 else ()
        made = draw_up(group, known, copied, aside.of(group))
        yield Drawn(incident_row(made, known), made, frozenset(key_of[part.id] for part in group))


def read_of(connection: Connection, ids: Iterable[str]) -> tuple[dict[str, Reading], dict[str, int]]:
    """The current readings of the reports with these ids, and the keys of their versions, by report id."""
    versions = reports.current_versions(connection, ids)
    bodies = readings.current(connection, versions.values())
    return dict(corrections(connection, [from_json(bodies[version]) for version in versions.values()])), versions
