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
from alleged.records.ids import stable_id
from alleged.records.incident import Incident, Range
from alleged.records.reading import Reading
from alleged.records.toll import Bounds, Toll, TollKind

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
        given = _with_sums(given, own)
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
    """The tolls of a report's main incident that lie within the bounds which the report as a whole gives for it: of five dead one
    who is named is no other figure."""
    return frozenset(t.id for t in group.tolls if t.kind not in _RANKED or _lies_in(t, _range_of(own, t.kind)))


def _lies_in(toll: Toll, bounds: Range | None) -> bool:
    if bounds is None:
        return False
    low, high = toll.counts_as.low, toll.counts_as.high
    under = bounds.low is not None and low is not None and low < bounds.low
    over = bounds.high is not None and high is not None and high > bounds.high
    return not (under or over)


def _range_of(own: Incident, kind: TollKind) -> Range | None:
    return own.killed if kind == "killed" else own.injured


def _with_sums(given: Sequence[Account], own: Incident) -> tuple[Account, ...]:
    """The accounts with the report's own figure where it stands in no toll: people told one by one, who add up."""
    out = list(given)
    for kind in _RANKED:
        bounds = _range_of(own, kind)
        if bounds is None or any(t.kind == kind for account in out for t in account.tolls):
            continue
        at = next((i for i, account in enumerate(out) if account.claim.id == bounds.latest.claim), None)
        if at is not None:
            out[at] = replace(out[at], tolls=(*out[at].tolls, _sum(out[at], kind, bounds)))
    return tuple(out)


def _sum(account: Account, kind: TollKind, bounds: Range) -> Toll:
    """The figure that a report's people add up to; it stands on the claim, not on words of its own."""
    start = min((piece.start for piece in account.claim.content), default=0)
    words = str(bounds.low) if bounds.low == bounds.high else f"{bounds.low} to {bounds.high}"
    return Toll(
        start=start,
        end=start,
        text=words,
        id=stable_id(account.report.id, ("added up", kind, words), 0),
        confidence=account.claim.confidence,
        claim=account.claim.id,
        event=None,
        kind=kind,
        low=bounds.low,
        high=None if bounds.open else bounds.high,
        approximate=False,
        counts_as=Bounds(bounds.low, bounds.high),
        rule="added up",
        victims=None,
        victim_class="unknown",
        victim_side=None,
        groups=(),
        scope="incident",
        part_of=None,
    )
