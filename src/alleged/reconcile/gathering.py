"""One report's events gathered, each group one incident, with the claims that speak of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alleged.lexicon import positions as words
from alleged.reconcile.account import Account, Voice
from alleged.reconcile.clusters import clusters
from alleged.reconcile.happening import Happening, happenings
from alleged.records.claim import Claim
from alleged.records.event import Event
from alleged.records.reading import Reading
from alleged.records.toll import Toll

HARMFUL = frozenset({"ASSAULT", "COERCE"})
"""Types of events in which people come to harm: what blame and figures of dead and injured are about."""
_NO_WORD = frozenset({"unverified", "declines"})
_LEAD = 3
"""Claims at a report's beginning that count double for what it is mainly about: news puts first what matters."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """One incident of one report: its events in time, and the claims that speak of it without an event of their own, with the tolls
    that stand there."""

    events: tuple[Happening, ...]
    also: Mapping[str, Sequence[Toll]]

    @property
    def id(self) -> str:
        """The id of its earliest event."""
        return min(self.events, key=lambda h: h.order).event.id

    @property
    def tolls(self) -> tuple[Toll, ...]:
        """All its figures."""
        return (*(t for h in self.events for t in h.tolls), *(t for mine in self.also.values() for t in mine))


def gathered(reading: Reading, cast: Mapping[str, Voice]) -> tuple[Gathered, ...]:
    """The incidents of a reading in the order of the text; `cast` are its voices by actor id."""
    groups = clusters(happenings(reading, cast))
    if not groups:
        return ()
    shared = _shared(reading, groups, cast)
    return tuple(Gathered(group, also) for group, also in zip(groups, shared, strict=True))


def main_of(groups: Sequence[Gathered], reading: Reading, figured: frozenset[str]) -> int:
    """Which of a reading's incidents it is mainly about; `figured` are the tolls that the report as a whole rests on."""
    return max(range(len(groups)), key=lambda i: (_weight(groups[i], reading, figured), -i))


def accounts(reading: Reading, of: Gathered, cast: Mapping[str, Voice]) -> tuple[Account, ...]:
    """The accounts that one reading gives of an incident: the claims its events and tolls stand in, and those that answer them."""
    events: dict[str, list[Event]] = {}
    tolls: dict[str, list[Toll]] = {claim: list(mine) for claim, mine in of.also.items()}
    for happening in of.events:
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


def _weight(group: Gathered, reading: Reading, figured: frozenset[str]) -> float:
    """How much a report is about an incident: its events, those in the lead twice, its tolls, those that it as a whole rests on
    twice."""
    lead = {claim.id for claim in reading.claims[:_LEAD]}
    told = sum(2.0 if h.claim.id in lead else 1.0 for h in group.events)
    return told + sum(4.0 if toll.id in figured else 2.0 for toll in group.tolls)


def _shared(
    reading: Reading, groups: Sequence[Sequence[Happening]], cast: Mapping[str, Voice]
) -> list[dict[str, list[Toll]]]:
    """For each group the claims that speak of it without an event of their own: figures, accusations, disclaimers, doubts about a
    denial, "could not be verified".

    Each goes to the group at a place that its words name, else to the one told last before it; blame and figures to one in which
    somebody may have come to harm, where there is one. What nobody vouches for is about the report's first incident.
    """
    out: list[dict[str, list[Toll]]] = [{} for _ in groups]
    linked = {toll.id for group in groups for h in group for toll in h.tolls}
    eventful = {h.claim.id for group in groups for h in group}
    starts = sorted((h.event.trigger.start, i) for i, group in enumerate(groups) for h in group)
    harm = [(start, i) for start, i in starts if groups[i][0].event.type in HARMFUL] or starts
    claims = {claim.id: claim for claim in reading.claims}
    for toll in reading.tolls:
        if toll.id not in linked and toll.event is None:
            at = _at_its_place(claims[toll.claim], reading, groups)
            out[_nearest(harm, toll.start) if at is None else at].setdefault(toll.claim, []).append(toll)
    for claim in reading.claims:
        if claim.id in eventful:
            continue
        if claim.stance in _NO_WORD:
            out[0].setdefault(claim.id, [])
        elif (
            blamed(claim, reading, cast) is not None or words.disclaims(_said(claim)) or words.of_a_denial(_said(claim))
        ):
            at = _at_its_place(claim, reading, groups)
            out[_nearest(harm, _start(claim)) if at is None else at].setdefault(claim.id, [])
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
    return before[-1] if before else starts[0][1]


def _said(claim: Claim) -> str:
    return " ".join(piece.text for piece in claim.content)


def _start(claim: Claim) -> int:
    return min((piece.start for piece in claim.content), default=0)
