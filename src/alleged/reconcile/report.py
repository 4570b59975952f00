"""One report's incidents: its events gathered, and each claim counted to the incidents that it speaks of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from alleged.reconcile.account import Account, Voice
from alleged.reconcile.clusters import clusters
from alleged.reconcile.happening import Happening, happenings
from alleged.reconcile.incident import incident
from alleged.reconcile.outline import outline
from alleged.reconcile.voices import voices
from alleged.records.claim import Claim
from alleged.records.event import Event
from alleged.records.incident import ByClass, Incident, LatestFigure, Range
from alleged.records.reading import Reading
from alleged.records.toll import Bounds, Toll, TollKind

_NO_WORD = frozenset({"unverified", "declines"})
_LEAD = 3
"""Claims at a report's beginning that count double for what it is mainly about: news puts first what matters."""


@dataclass(frozen=True, slots=True)
class MainFigure:
    """What a report as a whole gives for the incident it is mainly about: bounds over its sources, and the tolls they rest on."""

    low: int
    high: int
    open: bool
    tolls: frozenset[str]


def incidents(reading: Reading, main_figures: Mapping[TollKind, MainFigure] | None = None) -> tuple[Incident, ...]:
    """The incidents of one reading, the one it is mainly about first, the others in the order of the text.

    `main_figures` says which of the report's tolls are those of its main incident: background, repeats and people counted one by
    one were sorted out. Without it every toll counts.
    """
    cast = voices(reading)
    groups = clusters(happenings(reading, cast))
    if not groups:
        return ()
    shared = _shared(reading, groups, cast)
    figured = frozenset(toll for figure in (main_figures or {}).values() for toll in figure.tolls)
    main = max(range(len(groups)), key=lambda i: (_weight(groups[i], shared[i], reading, figured), -i))
    order = [main, *(i for i in range(len(groups)) if i != main)]
    ordered, shared = [groups[i] for i in order], [shared[i] for i in order]
    first, *others = (
        incident(outline(group), accounts(reading, group, cast, also))
        for group, also in zip(ordered, shared, strict=True)
    )
    return (first if main_figures is None else _with_main(first, main_figures), *others)


def _with_main(found: Incident, figures: Mapping[TollKind, MainFigure]) -> Incident:
    """The main incident with the bounds that the report as a whole gives for it."""
    return replace(
        found,
        killed=_bounded(found, "killed", figures.get("killed")),
        injured=_bounded(found, "injured", figures.get("injured")),
    )


def _bounded(found: Incident, kind: TollKind, figure: MainFigure | None) -> Range | None:
    """The range of a kind with the report's own bounds; None where the report as a whole gives no such figure."""
    if figure is None:
        return None
    given = found.killed if kind == "killed" else found.injured
    bounds = Bounds(figure.low, figure.high)
    if given is not None:
        low, high = given.ever.low, given.ever.high
        ever = Bounds(min(figure.low, figure.low if low is None else low), max(figure.high, high or 0))
        return replace(given, low=figure.low, high=figure.high, open=figure.open, ever=ever)
    # People told one by one, or by a plural: they add up to a figure that stands nowhere.
    claims = found.status.happened.claims or tuple(claim for origin in found.origins for claim in origin.claims)
    latest = LatestFigure(figure.low, figure.high, None, claims[0])
    return Range(figure.low, figure.high, figure.open, bounds, latest, (), ByClass(None, None, bounds))


def accounts(
    reading: Reading, group: Sequence[Happening], cast: Mapping[str, Voice], also: Mapping[str, Sequence[Toll]]
) -> tuple[Account, ...]:
    """The accounts that one reading gives of an incident: the claims its events and tolls stand in, those that answer them, and
    those in `also`, with the tolls that stand there."""
    events: dict[str, list[Event]] = {}
    tolls: dict[str, list[Toll]] = {claim: list(mine) for claim, mine in also.items()}
    for happening in group:
        events.setdefault(happening.claim.id, []).append(happening.event)
        for toll in happening.tolls:
            tolls.setdefault(toll.claim, []).append(toll)
    told = {*events, *tolls}
    answering = {c.id for c in reading.claims if not told.isdisjoint((*c.disputes, *c.confirms))}
    return tuple(
        Account(
            report=reading.report,
            claim=claim,
            voice=speaker(claim, cast),
            events=tuple(events.get(claim.id, ())),
            tolls=tuple(dict.fromkeys(tolls.get(claim.id, ()))),
            cast=cast,
            blamed=blamed(claim, reading, cast),
        )
        for claim in reading.claims
        if claim.id in told or claim.id in answering
    )


def speaker(claim: Claim, cast: Mapping[str, Voice]) -> Voice | None:
    """Whose word a claim is; None for the report's own and while it cannot be known."""
    return next((cast[actor] for actor in claim.actors if actor in cast), None)


def blamed(claim: Claim, reading: Reading, cast: Mapping[str, Voice]) -> Voice | None:
    """Whom an accusation blames: the first actor that its content names and that is not its source."""
    if claim.act != "accuse":
        return None
    own = set(claim.actors)
    named = [
        (mention.start, actor.id)
        for actor in reading.actors
        if actor.id not in own
        for mention in actor.mentions
        if any(piece.start <= mention.start and mention.end <= piece.end for piece in claim.content)
    ]
    return cast[min(named)[1]] if named else None


def _weight(
    group: Sequence[Happening], also: Mapping[str, Sequence[Toll]], reading: Reading, figured: frozenset[str]
) -> float:
    """How much a report is about an incident: its events, those in the lead twice, its tolls, those that it as a whole rests on
    twice."""
    lead = {claim.id for claim in reading.claims[:_LEAD]}
    told = sum(2.0 if h.claim.id in lead else 1.0 for h in group)
    tolls = [toll for h in group for toll in h.tolls] + [toll for mine in also.values() for toll in mine]
    return told + sum(4.0 if toll.id in figured else 2.0 for toll in tolls)


def _shared(
    reading: Reading, groups: Sequence[Sequence[Happening]], cast: Mapping[str, Voice]
) -> list[dict[str, list[Toll]]]:
    """For each group the claims that speak of it without an event of their own: figures, accusations, "could not be verified".

    Each goes to the group at a place that its words name, else to the one told last before it. What nobody vouches for is about
    the report's first incident.
    """
    out: list[dict[str, list[Toll]]] = [{} for _ in groups]
    linked = {toll.id for group in groups for h in group for toll in h.tolls}
    eventful = {h.claim.id for group in groups for h in group}
    starts = sorted((h.event.trigger.start, i) for i, group in enumerate(groups) for h in group)
    claims = {claim.id: claim for claim in reading.claims}
    for toll in reading.tolls:
        if toll.id not in linked and toll.event is None:
            at = _at_its_place(claims[toll.claim], reading, groups)
            out[_nearest(starts, toll.start) if at is None else at].setdefault(toll.claim, []).append(toll)
    for claim in reading.claims:
        if claim.id in eventful:
            continue
        if claim.stance in _NO_WORD:
            out[0].setdefault(claim.id, [])
        elif blamed(claim, reading, cast) is not None:
            at = _at_its_place(claim, reading, groups)
            out[_nearest(starts, _start(claim)) if at is None else at].setdefault(claim.id, [])
    return out


def _at_its_place(claim: Claim, reading: Reading, groups: Sequence[Sequence[Happening]]) -> int | None:
    """The first group with an event at a place that a claim's words name."""
    named = {
        place.geonameid or place.name
        for place in reading.places
        if place.role == "location" and any(p.start <= place.start and place.end <= p.end for p in claim.content)
    } - {None}
    for i, group in enumerate(groups):
        if any(h.place is not None and (h.place.geonameid or h.place.name) in named for h in group):
            return i
    return None


def _nearest(starts: Sequence[tuple[int, int]], at: int) -> int:
    before = [group for start, group in starts if start <= at]
    return before[-1] if before else 0


def _start(claim: Claim) -> int:
    return min((piece.start for piece in claim.content), default=0)
