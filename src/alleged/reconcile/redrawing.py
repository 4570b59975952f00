"""One report's incidents drawn up again from its reading, where a person's word has changed what goes into them.

What sorted out background and repeats for the report's main incident had the whole text before it; here its outcome, the bounds
that the reading's own incident has, is all that is left of it. So a figure counts where it lay within those bounds, or where a
person says what it is.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from alleged.reconcile.account import Account
from alleged.reconcile.gathering import Gathered, accounts, gathered, main_of
from alleged.reconcile.incident import Outline, incident
from alleged.reconcile.outline import outline
from alleged.reconcile.ranges import lies_in
from alleged.reconcile.sums import RANKED
from alleged.reconcile.voices import voices
from alleged.records.incident import Incident, Range
from alleged.records.reading import Reading


@dataclass(frozen=True, slots=True)
class Changed:
    """What a person's word has changed: tolls (ids) that count whatever the reader thought of them, the kinds of figures whose
    bounds have to be reckoned anew, and pairs of events (ids) that are kept `apart`."""

    tolls: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    apart: tuple[tuple[str, str], ...] = ()


def redrawn(reading: Reading, was: Reading, changed: Changed) -> tuple[Incident, ...]:
    """The incidents of a reading that people corrected, the main one first; `was` is the reading as the reader had it."""
    cast = voices(reading)
    groups = gathered(reading, cast, changed.apart)
    if not groups:
        return ()
    main = _main(groups, reading, was)
    own = was.incidents[0] if was.incidents else None
    before = next((g for g in gathered(was, voices(was)) if own is not None and g.id == own.id), None)
    kept = kept_tolls(before, own) | changed.tolls if own is not None and before is not None else None
    first = again(outline(groups[main].events), accounts(reading, groups[main], cast), own, kept, changed.kinds)
    others = [incident(outline(g.events), accounts(reading, g, cast)) for i, g in enumerate(groups) if i != main]
    return first, *others


def again(
    of: Outline, given: Sequence[Account], own: Incident | None, kept: Collection[str] | None, kinds: Collection[str]
) -> Incident:
    """A report's incident with the bounds it had in the reading (`own`), but for figures of these kinds: those are reckoned from
    the `kept` tolls. Without `kept` every toll counts."""
    found = incident(of, given)
    if own is None or kept is None:
        return found
    fewer = incident(of, [replace(a, tolls=tuple(t for t in a.tolls if t.id in kept)) for a in given])
    return replace(
        found,
        killed=fewer.killed if "killed" in kinds else own.killed,
        injured=fewer.injured if "injured" in kinds else own.injured,
    )


def kept_tolls(group: Gathered, own: Incident) -> frozenset[str]:
    """The tolls of a report's main incident that lie within the bounds which the report as a whole gives for it."""
    ranges: dict[str, Range | None] = {"killed": own.killed, "injured": own.injured}
    return frozenset(t.id for t in group.tolls if t.kind not in RANKED or lies_in(t, ranges[t.kind]))


def _main(groups: Sequence[Gathered], reading: Reading, was: Reading) -> int:
    """Which incident the report is mainly about: the one that has most events of the one that was it."""
    if was.incidents:
        before = next((g for g in gathered(was, voices(was)) if g.id == was.incidents[0].id), None)
        mine = {h.event.id for h in before.events} if before is not None else set()
        shared = [sum(h.event.id in mine for h in group.events) for group in groups]
        if max(shared):
            return shared.index(max(shared))
    return main_of(groups, reading, frozenset())
