"""Which other incidents may be the same as one: "unsure" as an answer, for a person to decide."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import islice

import msgspec
from sqlalchemy import Connection

from alleged.ledger.holding import rulings
from alleged.reconcile.alike import UNSURE, reasons
from alleged.reconcile.part import Part
from alleged.records import Incident
from alleged.schema import incident_from_json
from alleged.store import incidents, parts

MOST = 5
"""Incidents that are named at most, the likeliest first."""
_REASONS = 4

_part = msgspec.json.Decoder(Part)


@dataclass(frozen=True, slots=True)
class Perhaps:
    """An incident that may be the same as another, and `why`: what speaks for it, the weightiest first. They were kept apart, for
    that is too little, or others of their reports speak against it."""

    incident: Incident
    why: tuple[str, ...]


def perhaps_the_same(connection: Connection, members: Collection[int]) -> tuple[Perhaps, ...]:
    """The incidents that pairs of reports say may be the same as the one that is made of these parts, the likeliest first; none of
    those that a person keeps apart."""
    likely: dict[int, tuple[float, int]] = {}
    for a, b, weight in parts.links_of(connection, sorted(members)):
        for own, other in ((a, b), (b, a)):
            if own in members and other not in members and weight >= UNSURE:
                likely[other] = max(likely.get(other, (weight, own)), (weight, own))
    names = parts.ids_of(connection, {*members, *likely})
    mine = {names[key] for key in members if key in names}
    apart = {other for a, b in rulings(connection).apart for one, other in ((a, b), (b, a)) if one in mine}
    held = incidents.ids_of_parts(connection, (key for key in likely if names.get(key) not in apart))
    best: dict[str, tuple[float, int, int]] = {}
    for other, (weight, own) in sorted(likely.items()):
        if other in held:
            best[held[other]] = max(best.get(held[other], (weight, own, other)), (weight, own, other))
    ordered = sorted(best.items(), key=lambda one: (-one[1][0], one[0]))
    found = islice(ordered, MOST)
    return tuple(_told(connection, id_, {own, other}) for id_, (_, own, other) in found)


def _told(connection: Connection, id_: str, pair: Collection[int]) -> Perhaps:
    row = incidents.by_id(connection, id_)
    if row is None:  # its id was read a moment ago, within one view of the ledger
        raise AssertionError(f"no incident {id_}")
    bodies: Mapping[int, bytes] = parts.bodies(connection, pair)
    one, other = (_part.decode(body) for _, body in sorted(bodies.items()))
    return Perhaps(incident_from_json(row.body), reasons(one, other)[:_REASONS])
