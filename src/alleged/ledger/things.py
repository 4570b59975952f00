"""What an id, or the beginning of one, stands for in a ledger: an incident, a claim, event or toll, a report, a judgement."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import msgspec
from sqlalchemy import Connection

from alleged.errors import LedgerError
from alleged.ledger.anchors import Thing, anchor_of, things
from alleged.ledger.holding import corrections, places_in
from alleged.reconcile.part import Part
from alleged.records import Reading
from alleged.records.judgement import Anchor
from alleged.schema import from_json
from alleged.store import anchors, claims, incidents, judgements, parts, readings, reports
from alleged.store.reports import Version

SHOWN = 5
"""Things that are named where a beginning fits several."""
_MOST = 50
"""Readings that are looked through for an id at most."""
_KINDS = ("claim", "event", "toll", "report")
_part = msgspec.json.Decoder(Part)


@dataclass(frozen=True, slots=True)
class Held:
    """A thing where it stands: in which version of its report, and in which part and incident (ids), None for none."""

    thing: Thing
    version: Version
    reading: Reading
    part: Part | None
    incident: str | None

    @property
    def anchor(self) -> Anchor:
        """What ties a judgement to it."""
        return anchor_of(self.thing, self.reading, version=self.version.number, incident=self.incident)


def find_thing(connection: Connection, id: str, kinds: Collection[str] = _KINDS) -> Held:  # noqa: A002
    """The claim, event, toll or report of this id, or of the one id that begins so. An incident's id is that of its first event.

    Raises: LedgerError where there is none or several.
    """
    found = _Found(connection)
    exact = [one for one in found.of(id) if one[0].kind in kinds]
    whole = [one for one in exact if one[0].id == id]
    chosen = {(thing.kind, thing.id): (thing, version) for thing, version in whole or exact}
    if len(chosen) > 1:
        raise LedgerError(_several(id, (f"{kind} {name}" for kind, name in sorted(chosen))))
    if not chosen:
        other = [thing.kind for thing, _ in found.of(id)]
        what = (
            f"is {_article(other[0])}, and wanted is {_wanted(kinds)}"
            if other
            else "is the id of nothing in this ledger"
        )
        raise LedgerError(f"{id!r} {what}; `alleged show` and `alleged incidents` give the ids")
    ((thing, version),) = chosen.values()
    return _held(connection, thing, version, found.reading(version))


def find_incident(connection: Connection, id: str) -> str:  # noqa: A002
    """The id of the incident of this id, or of the one whose id begins so.

    Raises: LedgerError where there is none or several; the message names what took its place, where that is known.
    """
    found = incidents.by_prefix(connection, id, most=SHOWN + 1)
    if id in found:
        return id
    if len(found) > 1:
        raise LedgerError(_several(id, (f"incident {name}" for name in found)))
    if found:
        return found[0]
    now = replaced_by(connection, id)
    if now:
        raise LedgerError(f"incident {id} is no more; in its place is {' and '.join(now)}")
    raise LedgerError(f"there is no incident {id!r}; `alleged incidents` lists them")


def find_judgement(connection: Connection, id: str) -> str:  # noqa: A002
    """The id of the judgement of this id, or of the one whose id begins so.

    Raises: LedgerError where there is none or several.
    """
    found = judgements.beginning(connection, id)
    if id in found:
        return id
    if len(found) > 1:
        raise LedgerError(_several(id, (f"judgement {name}" for name in found)))
    if not found:
        raise LedgerError(f"there is no judgement {id!r}; `alleged judge list` gives them")
    return found[0]


def replaced_by(connection: Connection, id: str) -> tuple[str, ...]:  # noqa: A002
    """The incidents that stand in the place of one that people merged or split, or whose events went into another: their ids,
    sorted. None where it stands as it did, or nothing is known of it."""
    held = {row.part for row in anchors.of_incident(connection, id) if row.part is not None}
    keys = parts.keys_of(connection, sorted(held | {id}))
    now = tuple(sorted(set(incidents.ids_of_parts(connection, keys.values()).values())))
    return () if now == (id,) else now


def parts_of(connection: Connection, incident: str) -> list[Part]:
    """The parts of an incident, in time."""
    bodies = parts.bodies(connection, incidents.parts_of(connection, incident))
    return sorted((_part.decode(body) for body in bodies.values()), key=lambda part: part.order)


def event_of(connection: Connection, part: Part, incident: str) -> Anchor:
    """What ties a judgement to a part: its earliest event."""
    version, reading = _current(connection, part.report)
    thing = next(thing for thing in things(reading) if thing.id == part.id and thing.kind == "event")
    return anchor_of(thing, reading, version=version.number, incident=incident)


class _Found:
    """Looks an id up where there is an index, and only then among those that readings name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._readings: dict[int, Reading] = {}
        self._seen: dict[str, list[tuple[Thing, Version]]] = {}

    def of(self, prefix: str) -> list[tuple[Thing, Version]]:
        """All that has this id or begins so."""
        if not prefix:
            raise LedgerError("an empty id stands for nothing")
        if prefix not in self._seen:
            self._seen[prefix] = list(self._search(prefix))
        return self._seen[prefix]

    def reading(self, version: Version) -> Reading:
        """A version's current reading, as its reader has it."""
        if version.key not in self._readings:
            body = readings.current(self._connection, [version.key])[version.key]
            self._readings[version.key] = from_json(body)
        return self._readings[version.key]

    def _search(self, prefix: str) -> Iterator[tuple[Thing, Version]]:
        connection = self._connection
        ids = reports.beginning(connection, prefix, SHOWN + 1)
        listed = [version for id_ in ids for version in reports.current_versions(connection, [id_]).values()]
        listed += claims.versions_beginning(connection, prefix, SHOWN + 1)
        listed += parts.versions_beginning(connection, prefix, SHOWN + 1)
        if not listed:
            listed = list(islice(readings.naming(connection, prefix), _MOST))
        versions = reports.of_versions(connection, listed)
        for key in sorted(versions):
            for thing in things(self.reading(versions[key])):
                if thing.id.startswith(prefix):
                    yield thing, versions[key]


def _held(connection: Connection, thing: Thing, version: Version, reading: Reading) -> Held:
    bodies = parts.bodies(connection, parts.of_report(connection, version.report_key))
    mine = [_part.decode(body) for body in bodies.values()]
    of = part_of(thing, as_corrected(connection, reading), mine)
    keys = parts.keys_of(connection, [of.id] if of is not None else [])
    incident = incidents.ids_of_parts(connection, keys.values())
    return Held(thing, version, reading, of, next(iter(incident.values()), None))


def as_corrected(connection: Connection, reading: Reading) -> Reading:
    """A current reading as people corrected it."""
    return corrections(connection, [reading])[reading.report.id]


def part_of(thing: Thing, reading: Reading, mine: Iterable[Part]) -> Part | None:
    """The part that a thing stands in; `reading` as people corrected it."""
    every = {part.id: part for part in mine}
    return every.get(places_in(reading, list(every.values())).get(thing.id, ""))


def _current(connection: Connection, report: str) -> tuple[Version, Reading]:
    key = reports.current_versions(connection, [report])[report]
    version = reports.of_versions(connection, [key])[key]
    return version, from_json(readings.current(connection, [key])[key])


def _several(id_: str, found: Iterable[str]) -> str:
    names = list(found)
    more = ", ..." if len(names) > SHOWN else ""
    return f"{id_!r} is the beginning of several ids; say more of it: {', '.join(names[:SHOWN])}{more}"


def _wanted(kinds: Collection[str]) -> str:
    return " or ".join(_article(kind) for kind in _KINDS if kind in kinds)


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
