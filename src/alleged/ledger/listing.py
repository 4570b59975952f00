"""The list of claims where people corrected something: claims as they are corrected, each with the fields that are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from alleged.ledger.correcting import effective
from alleged.ledger.holding import Given, Placing
from alleged.ledger.values import Given as Held
from alleged.ledger.values import value_held
from alleged.records import Claim, Event, Reading, Toll
from alleged.store import claims, reports
from alleged.store.claims import Listed


def list_again(
    connection: Connection, read: Sequence[tuple[int, Reading, str]], right: Mapping[str, Reading], placing: Placing
) -> None:
    """Lists the claims of those of these reports (key of the current version, reading, text) of which people corrected something;
    `right` are the readings as corrected, by report id. What a person took back is listed as the reader has it."""
    mine = {version: reading for version, reading, _ in read if reading.report.id in placing.corrects}
    held = reports.of_versions(connection, mine)
    claims.remove(connection, [version.slot for version in held.values()])
    listed = []
    for key, reading in mine.items():
        given, now = placing.given[reading.report.id], right[reading.report.id]
        shown = _as_listed(reading, now)
        listed.append(Listed(held[key].report_key, held[key].slot, shown, _fields(reading, now, given)))
    claims.put(connection, listed)


def _as_listed(reading: Reading, right: Reading) -> Reading:
    """All claims of a reading in its order, as corrected; those that do not count as the reader has them."""
    by_id = {claim.id: claim for claim in right.claims}
    return replace(right, claims=tuple(by_id.get(claim.id, claim) for claim in reading.claims))


def _fields(reading: Reading, right: Reading, given: Given) -> dict[str, tuple[str, ...]]:
    """The fields of each claim (id) that are other than the reader had them; those of its events and figures by their kind too."""
    every: Sequence[Claim | Event | Toll] = (*reading.claims, *reading.events, *reading.tolls)
    things = {thing.id: thing for thing in every}
    out: dict[str, list[str]] = {}
    for (id_, name), one in effective(given).items():
        thing = things[id_]
        kind = "claim" if isinstance(thing, Claim) else "event" if isinstance(thing, Event) else "toll"
        if not one.counts:
            name = "whole"
        elif name == "whole" or value_held(Held(kind, thing, reading), name) == one.value:
            continue
        claim = thing.id if isinstance(thing, Claim) else thing.claim
        out.setdefault(claim, []).append(name if kind == "claim" else f"{kind} {name}")
    gone = {claim.id for claim in reading.claims} - {claim.id for claim in right.claims}
    return {claim: tuple(sorted({*names, *(["whole"] if claim in gone else ())})) for claim, names in out.items()}
