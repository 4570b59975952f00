"""A reading as people corrected it: a new reading; the reader's own is never written over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from alleged.ledger.spans import SPANS, as_spans
from alleged.lexicon.folding import fold
from alleged.reconcile.gathering import gathered
from alleged.reconcile.redrawing import Changed, redrawn
from alleged.reconcile.sums import RANKED
from alleged.reconcile.voices import voices
from alleged.records import Actor, Bounds, Claim, Event, Place, Reading, Toll, When
from alleged.records.ids import stable_id
from alleged.records.judgement import Correction

_BY_HAND = "judged"
"""The rule by which a figure counts that a person gave."""


@dataclass(slots=True)
class _Draft:
    """A reading while it is being corrected."""

    claims: dict[str, Claim]
    events: dict[str, Event]
    tolls: dict[str, Toll]
    places: list[Place]
    actors: list[Actor]
    report: str
    touched: set[str] = field(default_factory=set)  # tolls of which a person said what they are
    kinds: set[str] = field(default_factory=set)


def corrected(
    reading: Reading, given: Sequence[tuple[str, Correction]], apart: Sequence[tuple[str, str]] = ()
) -> Reading:
    """The reading as these corrections have it, each with the id of what it is about, in the order in which they were given.

    `apart` are pairs of its events (ids) that are not one incident, though it tells them so.

    Of several about one field the last holds. What does not count is left out, an event with its figures, a claim with all that
    stands in it; the incidents of the report are drawn up anew. Ids stay.
    """
    last, parted = effective(given), _together(reading, apart)
    if not last and not parted:
        return reading
    draft = _Draft(
        {claim.id: claim for claim in reading.claims},
        {event.id: event for event in reading.events},
        {toll.id: toll for toll in reading.tolls},
        list(reading.places),
        list(reading.actors),
        reading.report.id,
    )
    for (id_, name), one in sorted(
        last.items(), key=lambda item: item[0][1] not in SPANS
    ):  # words first: they say who it is
        if name != "whole" and one.counts:
            _apply(draft, id_, name, one.value)
    gone = {id_ for (id_, _), one in last.items() if not one.counts}
    for id_ in sorted(gone):
        _drop(draft, id_)
    made = replace(
        reading,
        claims=tuple(_unlinked(claim, draft.claims) for claim in draft.claims.values()),
        events=tuple(replace(e, tolls=tuple(t for t in e.tolls if t in draft.tolls)) for e in draft.events.values()),
        tolls=tuple(replace(t, part_of=t.part_of if t.part_of in draft.tolls else None) for t in draft.tolls.values()),
        places=tuple(draft.places),
        actors=tuple(draft.actors),
    )
    if made == reading and not parted:
        return reading
    kinds = draft.kinds.union(RANKED) if parted else draft.kinds  # of the figures some are now another incident's
    changed = Changed(frozenset(draft.touched), frozenset(kinds), tuple(apart))
    return replace(made, incidents=redrawn(made, reading, changed))


def _together(reading: Reading, apart: Sequence[tuple[str, str]]) -> bool:
    """Whether the report itself tells the events of one of these pairs as one incident."""
    groups = [{h.event.id for h in group.events} for group in gathered(reading, voices(reading))] if apart else []
    return any(set(pair) <= group for pair in apart for group in groups)


def effective(given: Sequence[tuple[str, Correction]]) -> dict[tuple[str, str], Correction]:
    """What holds of these corrections, by thing (its id) and field."""
    last: dict[tuple[str, str], Correction] = {}
    for id_, one in given:
        if one.right and one.field == "whole":  # it counts after all
            last = {key: said for key, said in last.items() if key[0] != id_ or said.counts}
        last[id_, one.field] = one
    return last


def _apply(draft: _Draft, id_: str, name: str, value: Any) -> None:
    if id_ in draft.tolls:
        toll = draft.tolls[id_]
        made = _TOLL[name](toll, value)
        draft.tolls[id_] = made
        if made != toll and name not in SPANS:
            draft.touched.add(id_)
            draft.kinds |= {toll.kind, made.kind}
    elif id_ in draft.events:
        draft.events[id_] = _EVENT[name](draft, draft.events[id_], value)
    elif id_ in draft.claims:
        claim = draft.claims[id_]
        made_claim = _CLAIM[name](draft, claim, value)
        draft.claims[id_] = made_claim
        if made_claim != claim:
            draft.kinds |= {toll.kind for toll in draft.tolls.values() if toll.claim == id_}


def _drop(draft: _Draft, id_: str) -> None:
    if id_ in draft.claims:
        del draft.claims[id_]
        for event in [event.id for event in draft.events.values() if event.claim == id_]:
            _drop(draft, event)
        for toll in [toll.id for toll in draft.tolls.values() if toll.claim == id_]:
            _drop(draft, toll)
    elif id_ in draft.events:
        del draft.events[id_]
        for toll in [toll.id for toll in draft.tolls.values() if toll.event == id_]:
            _drop(draft, toll)
    elif id_ in draft.tolls:
        draft.kinds.add(draft.tolls.pop(id_).kind)


def _unlinked(claim: Claim, there: Mapping[str, Claim]) -> Claim:
    """The claim without links to claims that do not count."""
    links = (claim.disputes, claim.confirms, claim.same_as)
    disputes, confirms, same_as = (tuple(one for one in of if one in there) for of in links)
    parent = claim.parent if claim.parent in there else None
    return replace(claim, parent=parent, disputes=disputes, confirms=confirms, same_as=same_as)


def _figure(toll: Toll, value: Any) -> Toll:
    low, high = value["low"], value["high"]
    if (low, high) == (toll.low, toll.high):
        return toll  # as the words stand: what they count as is the table's business
    counts = Bounds(low if low is not None else high, high if high is not None else low)
    return replace(toll, low=low, high=high, counts_as=counts, rule=_BY_HAND)


def _low(toll: Toll, value: Any) -> Toll:
    high = toll.high if toll.high is None or value is None or value <= toll.high else value
    return _figure(toll, {"low": value, "high": high})


def _high(toll: Toll, value: Any) -> Toll:
    low = toll.low if toll.low is None or value is None or value >= toll.low else value
    return _figure(toll, {"low": low, "high": value})


def _scope(toll: Toll, value: Any) -> Toll:
    return replace(toll, scope=value, part_of=toll.part_of if value == "part" else None)


def _toll_words(toll: Toll, value: Any) -> Toll:
    (span,) = as_spans(value)
    return replace(toll, start=span.start, end=span.end, text=span.text)


_TOLL: dict[str, Callable[[Toll, Any], Toll]] = {
    "low": _low,
    "high": _high,
    "figure": _figure,
    "kind": lambda toll, value: replace(toll, kind=value),
    "scope": _scope,
    "words": _toll_words,
}


def _event_place(draft: _Draft, event: Event, value: Any) -> Event:
    if value is None:
        return replace(event, place=None)
    trigger = event.trigger
    place = Place(trigger.start, trigger.end, value["name"], role="location", **value)
    if place not in draft.places:
        draft.places.append(place)  # at the end: other events know theirs by number
    return replace(event, place=draft.places.index(place))


def _event_when(_: _Draft, event: Event, value: Any) -> Event:
    return replace(event, when=None if value is None else When(value["from"], value["to"], value["precision"]))


_EVENT: dict[str, Callable[[_Draft, Event, Any], Event]] = {
    "type": lambda _, event, value: replace(event, type=value),
    "status": lambda _, event, value: replace(event, status=value),
    "place": _event_place,
    "when": _event_when,
    "words": lambda _, event, value: replace(event, trigger=as_spans(value)[0]),
}


def _source(draft: _Draft, claim: Claim, value: Any) -> Claim:
    if value is None:
        return replace(claim, actors=(), candidates=())
    known = next((actor for actor in draft.actors if fold(actor.name) == fold(value["name"])), None)
    actor = known or Actor(
        id=stable_id(draft.report, ["judged", fold(value["name"])], 0),
        name=value["name"],
        kind=value["kind"],
        country=value["country"],
        role=None,
        wikidata=value["wikidata"],
        mentions=(),
    )
    if known is None:
        draft.actors.append(actor)
    form = "indirect" if claim.form == "narrated" else claim.form
    return replace(claim, actors=(actor.id,), candidates=(), form=form)


def _source_words(draft: _Draft, claim: Claim, value: Any) -> Claim:
    """The source's words, and with them who it is: the actor whose mention takes up most of them, or nobody known."""
    source = next(iter(as_spans(value)), None)
    share: dict[str, int] = {}
    for actor in draft.actors:
        for m in actor.mentions:
            if source is not None and source.start <= m.start and m.end <= source.end:
                share[actor.id] = max(share.get(actor.id, 0), m.end - m.start)
    named = [actor for actor, most in share.items() if most == max(share.values())]
    form = "indirect" if claim.form == "narrated" and source is not None else claim.form
    return replace(claim, source=source, actors=tuple(named) if len(named) == 1 else (), candidates=(), form=form)


_CLAIM: dict[str, Callable[[_Draft, Claim, Any], Claim]] = {
    "stance": lambda _, claim, value: replace(claim, stance=value),
    "act": lambda _, claim, value: replace(claim, act=value),
    "source": _source,
    "source-words": _source_words,
    "cue": lambda _, claim, value: replace(claim, cue=next(iter(as_spans(value)), None)),
    "content": lambda _, claim, value: replace(claim, content=as_spans(value)),
}

FIELDS = {"toll": (*_TOLL, "whole"), "event": (*_EVENT, "whole"), "claim": (*_CLAIM, "whole")}
"""What can be right or wrong of each kind of thing; `whole`: that it is there at all."""
