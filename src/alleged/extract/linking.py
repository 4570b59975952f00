"""What belongs to an event: its place, its day, its tolls, who its parties are.

Places, days and tolls were found and resolved each by itself; here each event takes the one that the tree hangs nearest to it.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from alleged.extract.events.actors import in_dateline
from alleged.extract.events.details import distances, own
from alleged.extract.events.events import EventDraft
from alleged.extract.tree import Tree
from alleged.records.actor import Actor
from alleged.records.calendar import Expression
from alleged.records.claim import Claim
from alleged.records.document import WordRange
from alleged.records.event import Event, Party
from alleged.records.mention import TollMention
from alleged.records.place import Place, PlaceMention
from alleged.records.toll import Toll
from alleged.records.when import DateMention, When

_HARM: Mapping[str, frozenset[str]] = {
    "killed": frozenset({"ASSAULT", "COERCE", "PROTEST"}),
    "injured": frozenset({"ASSAULT", "COERCE", "PROTEST"}),
    "casualties": frozenset({"ASSAULT", "COERCE", "PROTEST"}),
    "missing": frozenset({"ASSAULT", "COERCE"}),
    "captured": frozenset({"COERCE", "ASSAULT"}),
    "displaced": frozenset({"ASSAULT", "COERCE", "RETREAT"}),
    "equipment": frozenset({"ASSAULT"}),
}
"""Types of events that a toll of a kind can come of."""

TOLL_REACH = 8.0
"""Cost of the way through the tree beyond which a toll is no event's own. Source: a guess; `event_details.own` has the costs."""


_NONE: frozenset[int] = frozenset()
_KNOWN = frozenset({"the", "this", "that"})


class Links:
    """Everything of one report that events are linked with."""

    def __init__(
        self,
        tree: Tree,
        *,
        named: Sequence[PlaceMention],
        places: Sequence[Place],
        expressions: Sequence[Expression],
        dates: Sequence[DateMention],
        actors: Sequence[Actor],
        claims: Sequence[Claim],
        spoken: Mapping[str, frozenset[int]],
    ) -> None:
        """`spoken` are the expressions (indices) that tell when a claim was made, by the claim's id."""
        self._tree = tree
        self._places = _Nearby(tree, [m.words for m in named], [place.role == "location" for place in places])
        # The day in a dateline is that of the report.
        tells = [
            d.from_ is not None and not in_dateline(tree, e.words[0]) for e, d in zip(expressions, dates, strict=True)
        ]
        self._days = _Nearby(tree, [e.words for e in expressions], tells)
        self._named = named
        self._dates = dates
        self._claims = {claim.id: claim for claim in claims}
        self._datelines = frozenset(i for i, m in enumerate(named) if in_dateline(tree, m.words[0]))
        self._spoken = spoken
        self._index = ActorIndex(actors)

    def event(self, draft: EventDraft, event: Event) -> Event:
        """The event with its own place, day and actors, each None where nothing near tells."""
        return replace(
            event,
            place=self._place(draft.head, event),
            when=self._when(draft.head, event),
            actor=tuple(self._party(party) for party in event.actor),
            recipient=tuple(self._party(party) for party in event.recipient),
        )

    def toll(self, toll: Toll) -> Toll:
        """The toll with whose dead they are: the actor named in the words for the victims, where it has a country."""
        if toll.victims is None:
            return toll
        actor = self._index.at(toll.victims.start, toll.victims.end)
        return replace(toll, victim_side=actor.id) if actor is not None and actor.country is not None else toll

    def _place(self, head: int, event: Event) -> int | None:
        """An event's place. Where "MOSCOW - The ministry said that a block was hit", somebody spoke in Moscow; and where a diplomat
        in Vienna speaks of "the strike", it was told before where that was."""
        claim = self._claims[event.claim]
        first = min((piece.start for piece in claim.content), default=0)
        spoken = claim.cue is not None and claim.cue.start < first <= event.trigger.start
        without = self._datelines if spoken else _NONE
        known = any(self._tree.lower[c] in _KNOWN for c in self._tree.children[head])
        if known and claim.source is not None:
            inside = (
                i for i, p in enumerate(self._named) if claim.source.start <= p.start and p.end <= claim.source.end
            )
            without = without.union(inside)
        return self._places.own(head, without=without)

    def _when(self, head: int, event: Event) -> When | None:
        """An event's day. That somebody spoke on Friday tells when he accused or denied, not when what he spoke of took place."""
        cue = self._claims[event.claim].cue
        speaks = cue is not None and cue.start <= event.trigger.start < cue.end
        found = self._days.own(head, without=_NONE if speaks else self._spoken.get(event.claim, _NONE))
        if found is None:
            return None
        date = self._dates[found]
        if date.from_ is None or date.to is None:
            return None
        return When(date.from_, date.to, date.precision or "day")

    def _party(self, party: Party) -> Party:
        actor = self._index.at(party.start, party.end)
        return replace(party, actor=actor.id) if actor is not None else party


def with_tolls(
    tree: Tree,
    drafts: Sequence[EventDraft],
    events: Mapping[int, Event],
    mentions: Sequence[TollMention],
    tolls: Mapping[int, Toll],
) -> tuple[dict[int, Event], dict[int, Toll]]:
    """Events and tolls linked with one another: each toll to the nearest event of its sentence that it can come of, in its own
    claim sooner than in another's."""
    by_sentence: dict[int, list[int]] = {}
    for i in events:
        by_sentence.setdefault(tree.sentence(drafts[i].head), []).append(i)
    linked, losses = dict(events), dict(tolls)
    for t, toll in tolls.items():
        trigger = mentions[t].trigger
        reach = distances(tree, trigger)
        near = [
            (events[i].claim != toll.claim, reach[drafts[i].head], i)
            for i in by_sentence.get(tree.sentence(trigger), ())
            if events[i].type in _HARM[toll.kind] and reach.get(drafts[i].head, TOLL_REACH) < TOLL_REACH
        ]
        if near:
            _, _, i = min(near)
            losses[t] = replace(toll, event=events[i].id)
            linked[i] = replace(linked[i], tolls=(*linked[i].tolls, toll.id))
    return linked, losses


class _Nearby:
    """Mentions by sentence, those that count alone."""

    def __init__(self, tree: Tree, words: Sequence[WordRange], counts: Sequence[bool]) -> None:
        self._tree = tree
        self._by_sentence: dict[int, list[tuple[int, WordRange]]] = {}
        for i, (one, yes) in enumerate(zip(words, counts, strict=True)):
            if yes:
                self._by_sentence.setdefault(tree.sentence(one[0]), []).append((i, one))

    def own(self, head: int, *, without: frozenset[int] = _NONE) -> int | None:
        """The mention that is an event's own, none of those `without` (indices); None where none is near, or two stand side by
        side."""
        mine = [one for one in self._by_sentence.get(self._tree.sentence(head), ()) if one[0] not in without]
        found = own(self._tree, head, [words for _, words in mine])
        return mine[found[0]][0] if len(found) == 1 else None


class ActorIndex:
    """Actors by where they are mentioned."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        spans = sorted((m.start, m.end, i) for i, actor in enumerate(actors) for m in actor.mentions)
        self._actors = actors
        self._spans = spans
        self._starts = [start for start, _, _ in spans]
        self._longest = max((end - start for start, end, _ in spans), default=0)

    def at(self, start: int, end: int) -> Actor | None:
        """The actor whose mention shares most of these code points; of two that share as much, the one of the shorter mention."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        shared = [
            (min(end, b) - max(start, a), a - b, -i)
            for a, b, i in self._spans[first:last]
            if min(end, b) > max(start, a)
        ]
        return self._actors[-max(shared)[2]] if shared else None
