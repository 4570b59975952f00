"""One incident drawn up from all that is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from alleged.reconcile.account import Account
from alleged.reconcile.origins import origins
from alleged.reconcile.positions import positions
from alleged.reconcile.ranges import Figure, as_records, figures, range_of
from alleged.reconcile.status import headline, independent, status
from alleged.records.event import Event, EventType
from alleged.records.incident import Incident, Revision
from alleged.records.place import IncidentPlace
from alleged.records.when import When


@dataclass(frozen=True, slots=True)
class Outline:
    """What the events of an incident agree on: the earliest event (by publication, report, offset), type, place, day, words."""

    first: Event
    type: EventType
    place: IncidentPlace | None
    when: When | None
    means: str | None
    target: str | None


def incident(outline: Outline, accounts: Sequence[Account], copies: Sequence[tuple[str, ...]] = ()) -> Incident:
    """The incident of these accounts; `copies` are the groups of its reports that repeat one another."""
    ordered = sorted(accounts, key=lambda a: a.order)
    counted = [account for account in ordered if not account.discounted]
    given = figures(counted)
    # Shown all the same, but neither counted nor superseding what counts.
    aside = figures([account for account in ordered if account.discounted])
    of = status(counted, given)
    every = origins(ordered)
    return Incident(
        id=outline.first.id,
        type=outline.type,
        place=outline.place,
        when=outline.when,
        means=outline.means,
        target=outline.target,
        headline=headline(of),
        status=of,
        killed=range_of(given, "killed"),
        injured=range_of(given, "injured"),
        missing=range_of(given, "missing"),
        captured=range_of(given, "captured"),
        displaced=range_of(given, "displaced"),
        reports=tuple(dict.fromkeys(a.report.id for a in ordered)),
        copies=tuple(copies),
        origins=every,
        sources=independent(counted),
        positions=positions(ordered),
        tolls=as_records(sorted((*given, *aside), key=lambda f: f.order) if aside else given),
        revisions=revisions(given),
    )


def revisions(given: Sequence[Figure]) -> tuple[Revision, ...]:
    """Each figure that took another's place, in time."""
    by_id = {figure.toll.id: figure for figure in given}
    return tuple(
        Revision(
            published=figure.published,
            what=f"{figure.toll.kind}: {by_id[figure.supersedes].toll.text} to {figure.toll.text}",
            report=figure.order[2],
        )
        for figure in given
        if figure.supersedes is not None and figure.supersedes in by_id
    )
