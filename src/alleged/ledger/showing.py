"""One thing of the ledger by its id: an incident, a report, a claim, an event, a toll or an actor, with what it stands on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from sqlalchemy import Connection

from alleged.errors import LedgerError
from alleged.export.cited import claim_ids
from alleged.ledger.as_of import standing
from alleged.ledger.asking import ReportRow, report_row
from alleged.ledger.cuts import Cut
from alleged.ledger.dossiers import dossier
from alleged.ledger.perhaps import Perhaps, perhaps_the_same
from alleged.ledger.remarks import of_things
from alleged.ledger.things import replaced_by
from alleged.records import Actor, Claim, Event, Reader, Reading, Toll
from alleged.records.dossier import Dossier
from alleged.records.remark import Remark
from alleged.schema import from_json, incident_from_json
from alleged.store import anchors, claims, incidents, parts, readings, reports
from alleged.store.opening import Store

Kind = Literal["incident", "report", "claim", "event", "toll", "actor"]
SHORTEST = 4
"""Characters of an id that are asked for at least."""
_MOST = 6
"""Ids named where the beginning of one fits several."""
_AT_ONCE = 50
"""Readings that are looked through for an id at most."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a report: who has read it, the first one first. `current`: it is the one whose claims are listed."""

    row: ReportRow
    current: bool
    readers: tuple[Reader, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What an id stands for. An incident has its `dossier`. All else has the `reading` it stands in, as the reader has it, with the
    report's `text`, the `claims` it rests on (of an actor: those whose source he is), the ids of the `incidents` that these belong
    to, and `record`, None for a report; a report has all its `versions`.

    `judgements` are what people said of it. `replaced_by` are the ids of the incidents that stand in the place of one that was
    merged or split; it has no dossier unless it is one of them. `perhaps` are the incidents that may be the same, not as of a day.
    """

    kind: Kind
    id: str
    dossier: Dossier | None = None
    reading: Reading | None = None
    text: str = ""
    record: Claim | Event | Toll | Actor | None = None
    claims: tuple[Claim, ...] = ()
    incidents: tuple[str, ...] = ()
    versions: tuple[VersionRow, ...] = ()
    judgements: tuple[Remark, ...] = ()
    replaced_by: tuple[str, ...] = ()
    perhaps: tuple[Perhaps, ...] = ()


def show(store: Store, beginning: str, *, as_of: str | None = None) -> Shown:
    """What has this id, or the one id that begins so; an incident with `as_of` as it stood when that day ended.

    Raises: LedgerError where nothing or more than one thing has it, DayError.
    """
    with store.reading() as connection:
        if reports.versions_of(connection, beginning):
            return _report(connection, beginning)
        if len(beginning) < SHORTEST:
            raise LedgerError(
                f"{store.address}: no report here has the id {beginning!r}; say {SHORTEST} characters of an id at least"
            )
        incident = _one(store, beginning, incidents.by_prefix(connection, beginning, most=_MOST))
        if incident is not None:
            return _incident(connection, incident, as_of)
        past = _one(store, beginning, _past_ids(connection, beginning))
        if past is not None:
            return _past(connection, past, as_of)
        report = _one(store, beginning, reports.by_prefix(connection, beginning, most=_MOST))
        if report is not None:
            return _report(connection, report)
        claim = _one(store, beginning, claims.by_prefix(connection, beginning, most=_MOST))
        if claim is not None:
            version = claims.version_of(connection, claim)
            return _within(connection, *_read(connection, [] if version is None else [version])[0], claim)
        found = list(_holding(connection, beginning))
        ids = {one for _, _, ids in found for one in ids}
        if not ids:
            raise LedgerError(f"{store.address}: nothing here has an id that is or begins {beginning!r}")
        only = _one(store, beginning, sorted(ids))
        reading, text = next((reading, text) for reading, text, mine in found if only in mine)
        return _within(connection, reading, text, only or "")


def _one(store: Store, beginning: str, found: list[str]) -> str | None:
    """The id that is meant; None where there is none."""
    if beginning in found:
        return beginning
    if len(found) > 1:
        several = ", ".join(found[: _MOST - 1]) + (" ..." if len(found) >= _MOST else "")
        raise LedgerError(f"{store.address}: more than one id begins {beginning!r} ({several}); say more of it")
    return found[0] if found else None


def _past_ids(connection: Connection, beginning: str) -> list[str]:
    """The ids of incidents that are no more, for they have gone into others: those of which people judged something, and reports'
    own."""
    own = parts.by_prefix(connection, beginning, most=_MOST)
    judged = anchors.incidents_beginning(connection, beginning, _MOST)
    return sorted(one for one in {*own, *judged} if replaced_by(connection, one))[:_MOST]


def _past(connection: Connection, id: str, as_of: str | None) -> Shown:  # noqa: A002
    """An incident that is no more; as it stood when a day ended, if it did then. Of one of which nobody said anything it is not
    known that it ever was one: the event of this id, with the incident that it has gone into."""
    now = replaced_by(connection, id)
    if as_of is not None:
        members = {part for one in now for part in incidents.parts_of(connection, one)}
        then = standing(connection, Cut.after(as_of), members)
        chosen = next((one for one in then.drawn if one.row.id == id), None)
        if chosen is not None:
            made = dossier(connection, chosen.incident, chosen.parts)
            return Shown("incident", id, dossier=made, incidents=(id,), judgements=made.judgements)
    versions = parts.versions_beginning(connection, id, 1)
    if versions and not anchors.of_incident(connection, id):
        return replace(_within(connection, *_read(connection, versions)[0], id), replaced_by=now)
    return Shown("incident", id, incidents=now, replaced_by=now)


def _incident(connection: Connection, id: str, as_of: str | None) -> Shown:  # noqa: A002
    row = incidents.by_id(connection, id)
    if row is None:
        raise LedgerError(f"incident {id} is no longer there")
    members = frozenset(incidents.parts_of(connection, id))
    made = incident_from_json(row.body)
    if as_of is not None:
        then = standing(connection, Cut.after(as_of), members)
        if id in then.gone:
            drawn = [one for one in then.drawn if one.parts & members]
            if not drawn:
                raise LedgerError(f"no report told of incident {id} up to {as_of}")
            chosen = next((one for one in drawn if one.row.id == id), drawn[0])
            made, members = chosen.incident, chosen.parts
    whole = dossier(connection, made, members)
    return Shown(
        "incident",
        made.id,
        dossier=whole,
        incidents=(made.id,),
        judgements=whole.judgements,
        replaced_by=replaced_by(connection, id) if made.id == id else (),
        perhaps=perhaps_the_same(connection, members) if as_of is None else (),
    )


def _report(connection: Connection, id: str) -> Shown:  # noqa: A002
    keys = reports.versions_of(connection, id)
    held = reports.of_versions(connection, keys)
    every = tuple(
        VersionRow(
            report_row(held[key]),
            held[key].current,
            tuple(reader for reader, _ in readings.every(connection, key)),
        )
        for key in keys
    )
    current = next(key for key in keys if held[key].current)
    reading, text = _read(connection, [current])[0]
    said = {claim.id for claim in reading.claims}
    within = [*said, *(event.id for event in reading.events), *(toll.id for toll in reading.tolls)]
    return Shown(
        "report",
        id,
        reading=reading,
        text=text,
        claims=reading.claims,
        incidents=_incidents_of(connection, reading, said),
        versions=every,
        judgements=of_things(connection, reading, within, said),
    )


def _within(connection: Connection, reading: Reading, text: str, id: str) -> Shown:  # noqa: A002
    """A claim, an event, a toll or an actor of a reading."""
    kind, record, wanted = _record(reading, id)
    return Shown(
        kind,
        id,
        reading=reading,
        text=text,
        record=record,
        claims=tuple(claim for claim in reading.claims if claim.id in wanted),
        incidents=_incidents_of(connection, reading, wanted),
        judgements=of_things(connection, reading, _around(reading, record), wanted),
    )


def _record(reading: Reading, id: str) -> tuple[Kind, Claim | Event | Toll | Actor, set[str]]:  # noqa: A002
    """What has the id, and the ids of the claims that it rests on."""
    for claim in reading.claims:
        if claim.id == id:
            return "claim", claim, {id}
    for event in reading.events:
        if event.id == id:
            return "event", event, {event.claim}
    for toll in reading.tolls:
        if toll.id == id:
            return "toll", toll, {toll.claim}
    actor = next(actor for actor in reading.actors if actor.id == id)
    return "actor", actor, {claim.id for claim in reading.claims if id in claim.actors}


def _around(reading: Reading, record: Claim | Event | Toll | Actor) -> set[str]:
    """The ids of what bears on a thing: itself, the claim and event that it stands in, and what stands in it."""
    if isinstance(record, Actor):
        return {claim.id for claim in reading.claims if record.id in claim.actors}
    if isinstance(record, Claim):
        events = {event.id for event in reading.events if event.claim == record.id}
        return {record.id, *events, *(toll.id for toll in reading.tolls if toll.claim == record.id)}
    if isinstance(record, Event):
        return {record.id, record.claim, *(toll.id for toll in reading.tolls if toll.event == record.id)}
    return {record.id, record.claim, *([record.event] if record.event is not None else [])}


def _incidents_of(connection: Connection, reading: Reading, wanted: set[str]) -> tuple[str, ...]:
    """The ids of the ledger's incidents that these claims of a reading belong to."""
    mine = [one for one in reading.incidents if not wanted.isdisjoint(claim_ids(one))]
    keys = parts.keys_of(connection, [one.id for one in mine])
    held = incidents.ids_of_parts(connection, keys.values())
    return tuple(dict.fromkeys(held[keys[one.id]] for one in mine if one.id in keys and keys[one.id] in held))


def _read(connection: Connection, versions: list[int]) -> list[tuple[Reading, str]]:
    bodies, texts = readings.current(connection, versions), reports.texts(connection, versions)
    return [(from_json(bodies[version]), texts[version]) for version in versions]


def _holding(connection: Connection, beginning: str) -> Iterator[tuple[Reading, str, set[str]]]:
    """The readings that hold an id that begins so, with the ids: enough of them to say that there are several."""
    for version in islice(readings.naming(connection, beginning), _AT_ONCE):
        reading, text = _read(connection, [version])[0]
        every: Sequence[Event | Toll | Actor] = (*reading.events, *reading.tolls, *reading.actors)
        ids = {one.id for one in every if one.id.startswith(beginning)}
        if ids:
            yield reading, text, ids
