"""A reading to its parts: what is kept of each of its incidents to compare it with those of other reports."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from alleged.lexicon import datelines
from alleged.lexicon import positions as words
from alleged.lexicon.folding import fold, unaccented
from alleged.lexicon.nations import load as nations
from alleged.lexicon.rarity import rarity
from alleged.reconcile.blame import content
from alleged.reconcile.clusters import Apart
from alleged.reconcile.counting import around, counted_days
from alleged.reconcile.gathering import Gathered, gathered
from alleged.reconcile.outline import outline
from alleged.reconcile.part import Count, Part, Where
from alleged.reconcile.voices import voices
from alleged.records.actor import Actor
from alleged.records.claim import Claim
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
_COUNTED = "counted-from-an-event"
_BEHIND = 40
"""Code points between "a week after" and the event's own word within which it is counted from that event."""
_NO_WORD = frozenset({"unverified", "declines"})
_AGAINST = frozenset({"disputes", "doubts"})
_DAYS = frozenset({"day", "part of day"})
_TOWNS = frozenset({"exact", "town", "district"})
_BODIES = frozenset({"government", "military", "organization"})


def parts(reading: Reading, text: str, apart: Apart = ()) -> tuple[Part, ...]:
    """The parts of a reading, in the order of the text; `text` is the report's, `apart` pairs of events that a person keeps apart.

    Each has the id of one of `reading.incidents`.
    """
    cast = voices(reading)
    known = {one.id: one for one in reading.incidents}
    out: list[Part] = []
    ruled = tuple(sorted(apart))
    for group in gathered(reading, cast, ruled):
        found = known.get(group.id)
        if found is None:
            continue
        main = found.id == reading.incidents[0].id
        out.append(replace(_part(reading, text, group, found, main), apart=ruled))
    return tuple(out)


def _part(reading: Reading, text: str, group: Gathered, found: Incident, main: bool) -> Part:
    of = outline(group.events)
    every = (*group.events, *group.answers)
    claims = {h.claim.id for h in every} | set(group.also)
    said = [piece for c in reading.claims if c.id in claims and not _is_of_words(c) for piece in c.content]
    inside = None if main else said
    told = text if inside is None else " ".join(piece.text for piece in inside)
    speaking = {actor for claim in reading.claims for actor in claim.actors}
    common = _common(reading, speaking)
    written = tuple(Span.of(text, line.start, line.end) for line in datelines.find(text))
    here = [p for p in reading.places if p.role == "location" and _within(p, inside)]
    # Where a report was written says where things happened only if it names nothing else.
    places = [p for p in here if not _within(p, written)] or here
    # What its claims do not tell, the beginning of a report that is mainly about it may.
    lead = _but(Span.of(text, 0, min(LEAD, len(text))), written, text) if main else ()
    return Part(
        id=group.id,
        report=reading.report.id,
        published=reading.report.published,
        start=min(h.event.trigger.start for h in group.events),
        type=of.type,
        main=main,
        known=min(group.events, key=lambda h: h.order).definite,
        events=tuple(h.event.id for h in sorted(every, key=lambda h: h.order)),
        place=_place(_where(of.place), _named_place(reading, said) or _named_place(reading, lead)),
        when=(of.when.from_, of.when.to) if of.when is not None else _day(reading, said, lead, group),
        doers=_sorted(key for h in group.events for key in h.doers),
        counts=_counts(found),
        names=_sorted(
            fold(actor.name)
            for actor in reading.actors
            if actor.kind == "person"
            and " " in actor.name
            and not _is_known(actor, speaking)
            and any(_within(mention, inside) for mention in actor.mentions)
        ),
        towns=_sorted(fold(p.text) for p in places if p.precision not in _AREAS),
        areas=_sorted(f"{p.country} {p.admin1}" for p in places if p.admin1 is not None),
        words=_telling(told, common),
        lead=_telling(f"{reading.report.title or ''}\n{text[:LEAD]}", common) if main else (),
    )


def _is_of_words(claim: Claim) -> bool:
    """Whether a claim speaks of somebody's word rather than of what happened: "dismissed Moscow's account" names no place of it."""
    return claim.stance in _NO_WORD or (claim.stance in _AGAINST and words.of_an_account(content(claim)))


def _day(reading: Reading, said: Sequence[Span], lead: Sequence[Span], group: Gathered) -> tuple[str, str] | None:
    """The day that its claims name or count from, or else the report's beginning."""
    triggers = [h.event.trigger.start for h in group.events]
    return (
        _named_day(reading, said)
        or _counted_day(reading, said, triggers)
        or _named_day(reading, lead, _spoken(reading))
        or _counted_day(reading, lead)
    )


def _but(whole: Span, gone: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The pieces of a span between others that lie in order."""
    out, at = [], whole.start
    for piece in gone:
        if at < piece.start < whole.end:
            out.append(Span.of(text, at, piece.start))
        at = max(at, piece.end)
    return (*out, Span.of(text, at, whole.end)) if at < whole.end else tuple(out)


def _place(told: Where | None, named: Where | None) -> Where | None:
    """Where it was: the place of its events, or the town that the words name where that is no more than the country or region
    around it."""
    if told is None or (told.precision in _AREAS and named is not None and named.country == told.country):
        return named or told
    return told


def _named_place(reading: Reading, said: Sequence[Span]) -> Where | None:
    """The only town that these words name, where its events have no place: "had no missions in Lozova" says where none were. Seats
    of governments are left out where another is named: much is said there."""
    named = {
        p.geonameid: p
        for p in reading.places
        if p.role == "location" and p.geonameid is not None and p.precision in _TOWNS and _within(p, said)
    }
    if len(named) > 1:
        named = {key: p for key, p in named.items() if nations().seat((p.name or p.text).title()) is None}
    if len(named) != 1:
        return None
    p = next(iter(named.values()))
    return Where(p.name or p.text, p.geonameid, p.lat, p.lon, p.country, p.admin1, p.precision)


_NO_DAYS: frozenset[tuple[str, str]] = frozenset()


def _named_day(
    reading: Reading, said: Sequence[Span], without: frozenset[tuple[str, str]] = _NO_DAYS
) -> tuple[str, str] | None:
    """The only day that these words name, but for some, where its events have none."""
    named = (d for d in reading.dates if d.precision in _DAYS and _within(d, said))
    days = {(d.from_, d.to) for d in named if d.from_ and d.to} - without
    return days.pop() if len(days) == 1 else None


def _spoken(reading: Reading) -> frozenset[tuple[str, str]]:
    """The days on which somebody spoke, which say nothing of what took place."""
    return frozenset((claim.said.from_, claim.said.to) for claim in reading.claims if claim.said is not None)


def _counted_day(
    reading: Reading, said: Sequence[Span], triggers: Sequence[int] | None = None
) -> tuple[str, str] | None:
    """The days around the one that these words count from, where they count to the report's own day: "a week after the strike, the
    toll stands at ..."; one of the `triggers` must stand right behind, where they are given."""
    published = reading.report.published
    for d in reading.dates:
        if d.rule != _COUNTED or published is None or not _within(d, said):
            continue
        if triggers is not None and not any(0 <= start - d.end <= _BEHIND for start in triggers):
            continue
        days = counted_days(d.text)
        if days is not None:
            return around(published[:10], days)
    return None


def _within(span: Span, pieces: Sequence[Span] | None) -> bool:
    return pieces is None or any(piece.start <= span.start and span.end <= piece.end for piece in pieces)


def _where(place: IncidentPlace | None) -> Where | None:
    if place is None:
        return None
    return Where(place.name, place.geonameid, place.lat, place.lon, place.country, place.admin1, place.precision)


def _counts(found: Incident) -> tuple[Count, ...]:
    ranges: tuple[tuple[str, Range | None], ...] = (("killed", found.killed), ("injured", found.injured))
    return tuple(Count(kind, given.low, given.high) for kind, given in ranges if given is not None)


def _is_known(actor: Actor, speaking: Collection[str]) -> bool:
    """Whether somebody is named in many reports whatever they are about: who holds an office, and who speaks."""
    return actor.wikidata is not None or actor.id in speaking


def _common(reading: Reading, speaking: Collection[str]) -> frozenset[str]:
    """Words that reports share whatever they are about: the outlet's name, those of speakers, officials and organisations."""
    names = [a.name for a in reading.actors if _is_known(a, speaking) or a.kind in _BODIES]
    names += [reading.report.publisher or "", reading.report.author or ""]
    return frozenset(word for name in names for word in _WORD.findall(unaccented(name.lower())))


@lru_cache(maxsize=1 << 14)
def _is_nation(word: str) -> bool:
    return nations().any(word.title()) is not None


def _telling(text: str, common: frozenset[str]) -> tuple[str, ...]:
    words = {w for w in _WORD.findall(unaccented(text.lower())) if len(w) > _SHORT or w.isdigit()}
    words = {w for w in words if w not in common and not _is_nation(w)}
    kept = sorted((-rarity(w), w) for w in words if rarity(w) >= TELLING)
    return tuple(sorted(w for _, w in kept[:MOST_WORDS]))


def _sorted(of: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(of)))
