"""Incidents of many reports: the accounts that each report gives of one happening, brought together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from alleged.lexicon.folding import fold
from alleged.reconcile.account import Account, outlet_key
from alleged.reconcile.copies import carried, copy_groups
from alleged.reconcile.gathering import Gathered, accounts, gathered
from alleged.reconcile.happening import Happening
from alleged.reconcile.incident import Outline, incident
from alleged.reconcile.outline import outline
from alleged.reconcile.part import Part
from alleged.reconcile.passages import Passage
from alleged.reconcile.relays import relays
from alleged.reconcile.unite import united
from alleged.reconcile.voices import voices
from alleged.records.incident import Incident, Range
from alleged.records.reading import Reading
from alleged.records.toll import Toll, TollKind

_RANKED: tuple[TollKind, ...] = ("killed", "injured")
"""Kinds of which a report's main incident has bounds of its own, with background and repeats sorted out."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Two reports one of which took from the other: `origin` the earlier, `copy` the later report's id. `passages` have the copy's
    text as their first."""

    origin: str
    copy: str
    passages: tuple[Passage, ...]


def draw_up(group: Sequence[Part], readings: Mapping[str, Reading], copies: Sequence[Copied] = ()) -> Incident:
    """The incident of these parts; `readings` are their reports' by report id, `copies` what was found copied among any reports.

    An incident of one report alone is the one that its reading holds. Raises: KeyError where a reading is missing.
    """
    ordered = sorted(group, key=lambda p: p.order)
    if len(ordered) == 1:
        return next(one for one in readings[ordered[0].report].incidents if one.id == ordered[0].id)
    return incident(*told(ordered, readings, copies))


def told(
    ordered: Sequence[Part], readings: Mapping[str, Reading], copies: Sequence[Copied] = ()
) -> tuple[Outline, tuple[Account, ...], tuple[tuple[str, ...], ...]]:
    """Outline, accounts and copies of the incident of these parts, in time: what it is drawn up from."""
    events: list[Happening] = []
    given: list[Account] = []
    known = {part.report for part in ordered}
    mutual = [c for c in copies if c.origin in known and c.copy in known]
    outlets = frozenset(name for report in known if (name := readings[report].report.publisher) is not None)
    for part in ordered:
        reading = readings[part.report]
        group, mine = tell(part, reading)
        events += group
        given += _with_outlets(mine, reading, mutual, readings, outlets)
    published = {part.report: part.published for part in ordered}
    return (
        outline(events),
        united(given),
        copy_groups([(c.origin, c.copy) for c in mutual], published=published),
    )


def tell(part: Part, reading: Reading) -> tuple[tuple[Happening, ...], tuple[Account, ...]]:
    """The events and accounts that a reading gives of one of its parts; none where it holds no such part any more."""
    cast = voices(reading)
    group = next((g for g in gathered(reading, cast) if g.id == part.id), None)
    if group is None:
        return (), ()
    given = accounts(reading, group, cast)
    own = next((one for one in reading.incidents if one.id == part.id), None)
    if part.main and own is not None:
        kept = _kept(group, own)
        given = tuple(replace(a, tolls=tuple(t for t in a.tolls if t.id in kept)) for a in given)
    return group.events, given


def _with_outlets(
    given: Sequence[Account],
    reading: Reading,
    copies: Sequence[Copied],
    readings: Mapping[str, Reading],
    outlets: frozenset[str],
) -> list[Account]:
    """The accounts with the outlet whose word they are, where the report copied or relayed them."""
    taken = [c for c in copies if c.copy == reading.report.id]
    passed_on = relays(reading, outlets)
    known = {fold(outlet) for outlet in outlets}
    out: list[Account] = []
    for account in given:
        spans = [(piece.start, piece.end) for piece in account.claim.content]
        source = next((c for c in taken if carried(spans, c.passages)), None)
        if source is not None:
            record = readings[source.origin].report
            account = replace(account, outlet=record.publisher or record.id)
        outlet = passed_on.get(account.claim.id)
        inner = account.claim.parent in passed_on  # what somebody says in another's report is his own word
        if outlet is not None and not inner and account.voice is not None and fold(outlet) in known:
            # the outlet's own report may be in the ledger too: then both are one word
            account = replace(account, voice=replace(account.voice, key=outlet_key(outlet), body=outlet_key(outlet)))
        out.append(account)
    return out


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
