"""Incidents of many reports: the accounts that each report gives of one happening, brought together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from alleged.reconcile.account import Account
from alleged.reconcile.gathering import Gathered, accounts, gathered
from alleged.reconcile.happening import Happening
from alleged.reconcile.incident import incident
from alleged.reconcile.outline import outline
from alleged.reconcile.part import Part
from alleged.reconcile.unite import united
from alleged.reconcile.voices import voices
from alleged.records.incident import Incident, Range
from alleged.records.reading import Reading
from alleged.records.toll import Toll, TollKind

_RANKED: tuple[TollKind, ...] = ("killed", "injured")
"""Kinds of which a report's main incident has bounds of its own, with background and repeats sorted out."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells of an incident."""

    reading: Reading
    events: tuple[Happening, ...]
    accounts: tuple[Account, ...]


def draw_up(group: Sequence[Part], readings: Mapping[str, Reading], copies: Iterable[tuple[str, ...]] = ()) -> Incident:
    """The incident of these parts; `readings` are their reports' by report id, `copies` the groups of reports that repeat one
    another.

    An incident of one report alone is the one that its reading holds.
    """
    ordered = sorted(group, key=lambda p: p.order)
    if len(ordered) == 1:
        return next(one for one in readings[ordered[0].report].incidents if one.id == ordered[0].id)
    told = [t for part in ordered if (t := tell(part, readings[part.report])) is not None]
    events = [h for t in told for h in t.events]
    known = {part.report for part in ordered}
    mine = (tuple(sorted(known.intersection(c))) for c in copies)
    return incident(
        outline(events), united([a for t in told for a in t.accounts]), tuple(c for c in mine if len(c) > 1)
    )


def tell(part: Part, reading: Reading) -> Told | None:
    """What a reading tells of one of its parts; None where it holds no such part any more."""
    cast = voices(reading)
    group = next((g for g in gathered(reading, cast) if g.id == part.id), None)
    if group is None:
        return None
    own = next((one for one in reading.incidents if one.id == part.id), None)
    kept = _kept(group, own) if part.main and own is not None else None
    given = accounts(reading, group, cast)
    if kept is not None:
        given = tuple(replace(a, tolls=tuple(t for t in a.tolls if t.id in kept)) for a in given)
    return Told(reading, group.events, given)


def _kept(group: Gathered, own: Incident) -> frozenset[str]:
    """The tolls of a report's main incident that lie within the bounds which the report as a whole gives for it."""
    ranges: dict[str, Range | None] = {"killed": own.killed, "injured": own.injured}
    return frozenset(t.id for t in group.tolls if t.kind not in _RANKED or _lies_in(t, ranges[t.kind]))


def _lies_in(toll: Toll, bounds: Range | None) -> bool:
    if bounds is None:
        return False
    low, high = toll.counts_as.low, toll.counts_as.high
    under = bounds.ever.low is not None and low is not None and low < bounds.ever.low
    over = bounds.ever.high is not None and high is not None and high > bounds.ever.high
    return not (under or over)
