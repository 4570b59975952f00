"""One report's events gathered, each group one incident, with the claims that speak of it."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alleged.lexicon.folding import fold
from alleged.reconcile.account import Account, Voice, outlet_key
from alleged.reconcile.answering import HARMFUL, folded
from alleged.reconcile.blame import answers_without_event, blamed
from alleged.reconcile.clusters import Apart, clusters
from alleged.reconcile.happening import Happening, happenings
from alleged.reconcile.look import Look
from alleged.records.actor import ActorRef
from alleged.records.claim import Claim
from alleged.records.event import Event
from alleged.records.ids import stable_id
from alleged.records.reading import Reading
from alleged.records.report import ReportRecord
from alleged.records.toll import Toll

_NO_WORD = frozenset({"unverified", "declines"})
_LEAD = 3
"""Claims at a report's beginning that count double for what it is mainly about, the very first four times: news puts first what
matters."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """One incident of one report: its events in time, the claims that speak of it without an event of their own, with the tolls
    that stand there, and the events with which somebody only `answers` it: they say nothing of what, where and when it was."""

    events: tuple[Happening, ...]
    also: Mapping[str, Sequence[Toll]]
    answers: tuple[Happening, ...] = ()

    @property
    def id(self) -> str:
        """The id of its earliest event."""
        return min(self.events, key=lambda h: h.order).event.id

    @property
    def tolls(self) -> tuple[Toll, ...]:
        """All its figures."""
        return (
            *(t for h in (*self.events, *self.answers) for t in h.tolls),
            *(t for mine in self.also.values() for t in mine),
        )


def gathered(reading: Reading, cast: Mapping[str, Voice], apart: Apart = ()) -> tuple[Gathered, ...]:
    """The incidents of a reading in the order of the text; `cast` are its voices by actor id, `apart` pairs of events that a person
    keeps apart."""
    groups, answers = folded(clusters(happenings(reading, cast), apart))
    if not groups:
        return ()
    shared = _shared(reading, groups, answers, cast, Look.of(reading))
    return tuple(Gathered(group, also, mine) for group, also, mine in zip(groups, shared, answers, strict=True))


def main_of(groups: Sequence[Gathered], reading: Reading, figured: frozenset[str]) -> int:
    """Which of a reading's incidents it is mainly about; `figured` are the tolls that the report as a whole rests on."""
    return max(range(len(groups)), key=lambda i: (_weight(groups[i], reading, figured), -i))


def accounts(
    reading: Reading, of: Gathered, cast: Mapping[str, Voice], look: Look | None = None
) -> tuple[Account, ...]:
    """The accounts that one reading gives of an incident: the claims its events and tolls stand in, and those that answer them.
    `look` are the reading's look-ups, where they are at hand."""
    look = look or Look.of(reading)
    events: dict[str, list[Event]] = {}
    tolls: dict[str, list[Toll]] = {claim: list(mine) for claim, mine in of.also.items()}
    for happening in (*of.events, *of.answers):
        events.setdefault(happening.claim.id, []).append(happening.event)
        for toll in happening.tolls:
            tolls.setdefault(toll.claim, []).append(toll)
    told = {*events, *tolls}
    every = told.union(*(look.answers.get(claim, ()) for claim in told))
    return tuple(
        Account(
            report=reading.report,
            claim=look.claims[id_],
            voice=_outlet(look.claims[id_], reading.report) or speaker(look.claims[id_], cast),
            events=tuple(events.get(id_, ())),
            tolls=tuple(dict.fromkeys(tolls.get(id_, ()))),
            cast=cast,
            blamed=blamed(look.claims[id_], look, cast),
            named=tuple(dict.fromkeys(look.actors_in(look.claims[id_].content))),
        )
        for id_ in sorted((id_ for id_ in every if id_ in look.claims), key=look.order.__getitem__)
    )


def speaker(claim: Claim, cast: Mapping[str, Voice]) -> Voice | None:
    """Whose word a claim is; None for the report's own and while it cannot be known."""
    return next((cast[actor] for actor in claim.actors if actor in cast), None)


def _outlet(claim: Claim, report: ReportRecord) -> Voice | None:
    """The report's own outlet, where it names itself as the source: "Agency D could not verify it"."""
    name = report.publisher
    if name is None or claim.source is None or fold(claim.source.text) != fold(name):
        return None
    return Voice(outlet_key(name), ActorRef(stable_id(report.id, (name,), 0), name), None, outlet_key(name))


def _weight(group: Gathered, reading: Reading, figured: frozenset[str]) -> float:
    """How much a report is about an incident: its events, those in the lead more, its tolls, those that it as a whole rests on
    twice."""
    lead = {claim.id: 4.0 if i == 0 else 2.0 for i, claim in enumerate(reading.claims[:_LEAD])}
    told = sum(lead.get(h.claim.id, 1.0) for h in group.events)
    return told + sum(4.0 if toll.id in figured else 2.0 for toll in group.tolls)


def _shared(
    reading: Reading,
    groups: Sequence[Sequence[Happening]],
    answers: Sequence[Sequence[Happening]],
    cast: Mapping[str, Voice],
    look: Look,
) -> list[dict[str, list[Toll]]]:
    """For each group the claims that speak of it without an event of their own: figures, accusations, disclaimers, doubts about
    somebody's word, "could not be verified".

    Each goes to the group at a place that its words name, else to the one told last before it in which somebody may have come to
    harm, where there is one.
    """
    out: list[dict[str, list[Toll]]] = [{} for _ in groups]
    every = [h for mine in (*groups, *answers) for h in mine]
    linked = {toll.id for h in every for toll in h.tolls}
    eventful = {h.claim.id for h in every}
    starts = sorted(
        (h.event.trigger.start, i)
        for i, mine in enumerate(zip(groups, answers, strict=True))
        for part in mine
        for h in part
    )
    harm = [(start, i) for start, i in starts if groups[i][0].event.type in HARMFUL] or starts
    assaults = [(start, i) for start, i in starts if groups[i][0].event.type == "ASSAULT"] or harm
    at_place: dict[object, int] = {}
    for i, group in enumerate(groups):
        for h in group:
            if h.place is not None and (key := h.place.geonameid or h.place.name) is not None:
                at_place.setdefault(key, i)
    for toll in reading.tolls:
        if toll.id not in linked and toll.event is None:
            at = _at_its_place(look.claims[toll.claim], look, at_place)
            out[_nearest(harm, toll.start) if at is None else at].setdefault(toll.claim, []).append(toll)
    for claim in reading.claims:
        if claim.id not in eventful and (claim.stance in _NO_WORD or answers_without_event(claim, look, cast)):
            at = _at_its_place(claim, look, at_place)
            out[_nearest(assaults, _start(claim)) if at is None else at].setdefault(claim.id, [])
    return out


def _at_its_place(claim: Claim, look: Look, at_place: Mapping[object, int]) -> int | None:
    """The first group with an event at a place that a claim's words name."""
    named = {place.geonameid or place.name for place in look.places_in(claim.content)}
    return min((at_place[key] for key in named if key in at_place), default=None)


def _nearest(starts: Sequence[tuple[int, int]], at: int) -> int:
    before = bisect_right(starts, (at, len(starts)))
    return starts[before - 1][1] if before else starts[0][1]


def _start(claim: Claim) -> int:
    spans = [*claim.content, *(span for span in (claim.cue,) if span is not None)]
    return min((span.start for span in spans), default=0)
