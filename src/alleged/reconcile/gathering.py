"""One report's events gathered, each group one incident, with the claims that speak of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from alleged.lexicon import positions as words
from alleged.reconcile.account import Account, Voice
from alleged.reconcile.clusters import Apart, clusters
from alleged.reconcile.happening import Happening, happenings
from alleged.records.claim import Claim
from alleged.records.event import Event
from alleged.records.place import Place
from alleged.records.reading import Reading
from alleged.records.span import Span
from alleged.records.toll import Toll

HARMFUL = frozenset({"ASSAULT", "COERCE"})
"""Types of events in which people come to harm: what blame and figures of dead and injured are about."""
_NO_WORD = frozenset({"unverified", "declines"})
_LEAD = 3
"""Claims at a report's beginning that count double for what it is mainly about, the very first four times: news puts first what
matters."""


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


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked up in a reading again and again, made once: long reports hold thousands of claims. `claims` by id, in their
    order; `answers` the claims that dispute or confirm one, by its id; `mentions` (start, end, actor id) and `places` by start."""

    claims: Mapping[str, Claim]
    order: Mapping[str, int]
    answers: Mapping[str, Sequence[str]]
    mentions: Sequence[tuple[int, int, str]]
    places: Sequence[Place]
    starts: Sequence[int]

    @staticmethod
    def of(reading: Reading) -> "Look":
        """The look-ups of a reading."""
        answers: dict[str, list[str]] = {}
        for claim in reading.claims:
            for answered in (*claim.disputes, *claim.confirms):
                answers.setdefault(answered, []).append(claim.id)
        places = sorted((p for p in reading.places if p.role == "location"), key=lambda p: (p.start, p.end))
        return Look(
            {claim.id: claim for claim in reading.claims},
            {claim.id: i for i, claim in enumerate(reading.claims)},
            answers,
            sorted((m.start, m.end, actor.id) for actor in reading.actors for m in actor.mentions),
            places,
            [place.start for place in places],
        )

    def places_in(self, pieces: Iterable[Span]) -> Iterator[Place]:
        """The locations that these words name."""
        for piece in pieces:
            at = bisect_left(self.starts, piece.start)
            while at < len(self.places) and self.starts[at] < piece.end:
                if self.places[at].end <= piece.end:
                    yield self.places[at]
                at += 1

    def actors_in(self, pieces: Iterable[Span]) -> Iterator[str]:
        """Ids of the actors that these words name, in the order of the text."""
        for piece in pieces:
            at = bisect_left(self.mentions, (piece.start,))
            while at < len(self.mentions) and self.mentions[at][0] < piece.end:
                if self.mentions[at][1] <= piece.end:
                    yield self.mentions[at][2]
                at += 1


def gathered(reading: Reading, cast: Mapping[str, Voice], apart: Apart = ()) -> tuple[Gathered, ...]:
    """The incidents of a reading in the order of the text; `cast` are its voices by actor id, `apart` pairs of events that a person
    keeps apart."""
    groups = clusters(happenings(reading, cast), apart)
    if not groups:
        return ()
    shared = _shared(reading, groups, cast, Look.of(reading))
    return tuple(Gathered(group, also) for group, also in zip(groups, shared, strict=True))


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
    for happening in of.events:
        events.setdefault(happening.claim.id, []).append(happening.event)
        for toll in happening.tolls:
            tolls.setdefault(toll.claim, []).append(toll)
    told = {*events, *tolls}
    every = told.union(*(look.answers.get(claim, ()) for claim in told))
    return tuple(
        Account(
            report=reading.report,
            claim=look.claims[id_],
            voice=speaker(look.claims[id_], cast),
            events=tuple(events.get(id_, ())),
            tolls=tuple(dict.fromkeys(tolls.get(id_, ()))),
            cast=cast,
            blamed=blamed(look.claims[id_], look, cast),
        )
        for id_ in sorted((id_ for id_ in every if id_ in look.claims), key=look.order.__getitem__)
    )


def speaker(claim: Claim, cast: Mapping[str, Voice]) -> Voice | None:
    """Whose word a claim is; None for the report's own and while it cannot be known."""
    return next((cast[actor] for actor in claim.actors if actor in cast), None)


def blamed(claim: Claim, look: Look, cast: Mapping[str, Voice]) -> Voice | None:
    """Whom an accusation blames: the first actor that its content names and that is not its source."""
    if claim.act != "accuse":
        return None
    named = next((actor for actor in look.actors_in(claim.content) if actor not in claim.actors), None)
    return cast[named] if named is not None else None


def _weight(group: Gathered, reading: Reading, figured: frozenset[str]) -> float:
    """How much a report is about an incident: its events, those in the lead more, its tolls, those that it as a whole rests on
    twice."""
    lead = {claim.id: 4.0 if i == 0 else 2.0 for i, claim in enumerate(reading.claims[:_LEAD])}
    told = sum(lead.get(h.claim.id, 1.0) for h in group.events)
    return told + sum(4.0 if toll.id in figured else 2.0 for toll in group.tolls)


def _shared(
    reading: Reading, groups: Sequence[Sequence[Happening]], cast: Mapping[str, Voice], look: Look
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
        if claim.id in eventful:
            continue
        if claim.stance in _NO_WORD:
            out[0].setdefault(claim.id, [])
        elif blamed(claim, look, cast) is not None or words.disclaims(_said(claim)) or words.of_a_denial(_said(claim)):
            at = _at_its_place(claim, look, at_place)
            out[_nearest(harm, _start(claim)) if at is None else at].setdefault(claim.id, [])
    return out


def _at_its_place(claim: Claim, look: Look, at_place: Mapping[object, int]) -> int | None:
    """The first group with an event at a place that a claim's words name."""
    named = {place.geonameid or place.name for place in look.places_in(claim.content)}
    return min((at_place[key] for key in named if key in at_place), default=None)


def _nearest(starts: Sequence[tuple[int, int]], at: int) -> int:
    before = bisect_right(starts, (at, len(starts)))
    return starts[before - 1][1] if before else starts[0][1]


def _said(claim: Claim) -> str:
    return " ".join(piece.text for piece in claim.content)


def _start(claim: Claim) -> int:
    return min((piece.start for piece in claim.content), default=0)
