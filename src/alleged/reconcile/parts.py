"""A reading to its parts: what is kept of each of its incidents to compare it with those of other reports."""

import re
from collections.abc import Iterable, Sequence

from alleged.lexicon.folding import fold, unaccented
from alleged.lexicon.rarity import rarity
from alleged.reconcile.gathering import Gathered, gathered
from alleged.reconcile.outline import outline
from alleged.reconcile.part import Count, Part, Where
from alleged.reconcile.voices import voices
from alleged.records.incident import Incident, Range
from alleged.records.place import IncidentPlace
from alleged.records.reading import Reading
from alleged.records.span import Span

LEAD = 700
"""Code points of a report's beginning that say what it is about: a headline and two or three paragraphs."""
TELLING = 0.25
"""Rarity under which a word is not kept."""
MOST_WORDS = 160
"""Words kept of one part at most, the rarest: bounds what a long report costs."""

_WORD = re.compile(r"[a-z0-9]+(?:-year-old)?")
_SHORT = 3  # words up to this length tell little; numbers of any length are kept
_AREAS = frozenset({"region", "country", "sea"})


def parts(reading: Reading, text: str) -> tuple[Part, ...]:
    """The parts of a reading, in the order of the text; `text` is the report's.

    Each has the id of one of `reading.incidents`.
    """
    cast = voices(reading)
    known = {one.id: one for one in reading.incidents}
    out: list[Part] = []
    for group in gathered(reading, cast):
        found = known.get(group.id)
        if found is None:
            continue
        main = found.id == reading.incidents[0].id
        out.append(_part(reading, text, group, found, main))
    return tuple(out)


def _part(reading: Reading, text: str, group: Gathered, found: Incident, main: bool) -> Part:
    of = outline(group.events)
    claims = {h.claim.id for h in group.events} | set(group.also)
    inside = None if main else [piece for c in reading.claims if c.id in claims for piece in c.content]
    told = text if inside is None else " ".join(piece.text for piece in inside)
    places = [p for p in reading.places if p.role == "location" and _within(p, inside)]
    return Part(
        id=group.id,
        report=reading.report.id,
        published=reading.report.published,
        start=min(h.event.trigger.start for h in group.events),
        type=of.type,
        main=main,
        events=tuple(h.event.id for h in sorted(group.events, key=lambda h: h.order)),
        place=_where(of.place),
        when=(of.when.from_, of.when.to) if of.when is not None else None,
        doers=_sorted(key for h in group.events for key in h.doers),
        counts=_counts(found),
        names=_sorted(
            fold(actor.name)
            for actor in reading.actors
            if actor.kind == "person"
            and actor.wikidata is None
            and " " in actor.name
            and any(_within(mention, inside) for mention in actor.mentions)
        ),
        towns=_sorted(fold(p.text) for p in places if p.precision not in _AREAS),
        areas=_sorted(f"{p.country} {p.admin1}" for p in places if p.admin1 is not None),
        words=_telling(told),
        lead=_telling(f"{reading.report.title or ''}\n{text[:LEAD]}") if main else (),
    )


def _within(span: Span, pieces: Sequence[Span] | None) -> bool:
    return pieces is None or any(piece.start <= span.start and span.end <= piece.end for piece in pieces)


def _where(place: IncidentPlace | None) -> Where | None:
    if place is None:
        return None
    return Where(place.name, place.geonameid, place.lat, place.lon, place.country, place.admin1, place.precision)


def _counts(found: Incident) -> tuple[Count, ...]:
    ranges: tuple[tuple[str, Range | None], ...] = (("killed", found.killed), ("injured", found.injured))
    return tuple(Count(kind, given.low, given.high) for kind, given in ranges if given is not None)


def _telling(text: str) -> tuple[str, ...]:
    words = {w for w in _WORD.findall(unaccented(text.lower())) if len(w) > _SHORT or w.isdigit()}
    kept = sorted((-rarity(w), w) for w in words if rarity(w) >= TELLING)
    return tuple(sorted(w for _, w in kept[:MOST_WORDS]))


def _sorted(of: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(of)))
