"""What was entered by hand to a report and its reading, which then go the same way as all others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from alleged.errors import DayError, LedgerError
from alleged.ledger.entry import (
    EnteredActor,
    EnteredClaim,
    EnteredDays,
    EnteredEvent,
    EnteredPlace,
    EnteredReport,
    EnteredToll,
    Words,
    original_of,
    translation_of,
)
from alleged.read.published import timestamp
from alleged.reconcile.report import incidents
from alleged.records import (
    Actor,
    Bounds,
    Claim,
    Event,
    Interval,
    Party,
    Place,
    Problem,
    Reader,
    Reading,
    Report,
    ReportRecord,
    Span,
    Toll,
    When,
)
from alleged.records.ids import Numbering, text_id, text_sha256
from alleged.records.judgement import HAND

HAND_READER = Reader(HAND, None, None, None)
"""Who reads what is entered by hand: the person who enters it."""


def report_of_entry(made: EnteredReport, name: str) -> Report:
    """The report of what was entered: its text is the original, then the translation. `name` is the file's, for messages.

    Raises: LedgerError.
    """
    text = made.text or "\n".join(" ".join(map(original_of, line)) for line in _lines(made))
    beside = made.translation or "\n".join(
        " ".join(translation_of(words) or original_of(words) for words in line)
        for line in _lines(made)
        if any(translation_of(words) for words in line)
    )
    text = f"{text}\n\n{beside}" if beside else text
    missing = [words for words in _beside(made) if words not in text]
    text = "\n".join([text, *dict.fromkeys(missing)])
    try:
        published = None if made.published is None else timestamp(made.published)
    except DayError as error:
        raise LedgerError(f"{name}: $.published: {error}") from None
    return Report(
        id=made.id or text_id(text),
        text=text,
        published=published,
        publisher=made.publisher,
        author=made.author,
        title=made.title,
        url=made.url,
    )


def reading_of_entry(made: EnteredReport, report: Report, name: str) -> Reading:
    """The reading of what was entered: as `report_of_entry` made the report, under the id that the ledger has for it.

    Raises: LedgerError where words do not stand in the text, or somebody is named who is not among the actors.
    """
    draft = _Draft(report.text, Numbering(report.id), name)
    for person in made.actors:
        draft.actors[person.name] = _actor(person, draft.number)
    end = 0
    for i, said in enumerate(made.claims):
        end = _add_claim(draft, said, end, f"$.claims[{i}]")
    for i, event in enumerate(made.events):
        claim = _own_word(draft, event.words, f"$.events[{i}].words")
        _add_event(draft, event, claim, f"$.events[{i}]")
    for i, toll in enumerate(made.tolls):
        claim = _own_word(draft, toll.words, f"$.tolls[{i}].words")
        _add_toll(draft, toll, claim, None, f"$.tolls[{i}]")
    reading = replace(
        without_entry(report, made.language),
        claims=tuple(draft.claims),
        events=tuple(draft.events),
        tolls=tuple(draft.tolls),
        places=tuple(draft.places),
        actors=tuple(draft.actors.values()),
        problems=(),
    )
    return replace(reading, incidents=incidents(reading))


def without_entry(report: Report, language: str | None) -> Reading:
    """The reading of a report whose entry was undone: nothing but a note."""
    record = ReportRecord(
        id=report.id,
        published=report.published,
        publisher=report.publisher,
        author=report.author,
        title=report.title,
        url=report.url,
        retrieved=report.retrieved,
        sha256=text_sha256(report.text),
        language=language,
        furniture=(),
    )
    return Reading(HAND_READER, record, problems=(Problem("withdrawn", "what was entered by hand was undone"),))


@dataclass(slots=True)
class _Draft:
    """A reading while it is made; `file` is named in messages."""

    text: str
    number: Numbering
    file: str
    actors: dict[str, Actor] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def span(self, words: str, near: int, where: str) -> Span:
        """Where words stand: of several places the nearest to an offset, and of two as near the first."""
        starts = [match.start() for match in re.finditer(re.escape(words), self.text)]
        if not starts:
            raise LedgerError(f"{self.file}: {where}: these words do not stand in the text: {words!r}")
        start = min(starts, key=lambda one: (abs(one - near), one))
        return Span.of(self.text, start, start + len(words))

    def spans(self, words: Words, near: int, where: str) -> tuple[Span, ...]:
        """Where the original stands, and then where its translation does."""
        first = self.span(original_of(words), near, where)
        translated = translation_of(words)
        if translated is None:
            return (first,)
        second = self.span(translated, len(self.text), f"{where}.translation")
        return (first,) if second == first else (first, second)

    def actor(self, name: str, where: str) -> str:
        """The id of an actor that goes by this name in the file."""
        if name not in self.actors:
            known = ", ".join(map(repr, self.actors)) or "none"
            raise LedgerError(f"{self.file}: {where}: {name!r} is not among the actors (there: {known}); add it there")
        return self.actors[name].id


def _actor(person: EnteredActor, number: Numbering) -> Actor:
    id_ = number("actor", person.name)
    return Actor(id_, person.name, person.kind, person.country, person.role, person.wikidata, ())


def _add_claim(draft: _Draft, said: EnteredClaim, near: int, where: str) -> int:
    """Adds a claim with all that stands in it; where its original ends."""
    content = draft.spans(said.content, near, f"{where}.content")
    start = content[0].start
    source = _first(draft, said.source, start, f"{where}.source")
    cue = _first(draft, said.cue, start, f"{where}.cue")
    who = () if said.actor is None else (draft.actor(said.actor, f"{where}.actor"),)
    form = said.form or ("narrated" if source is None and not who else "indirect")
    said_on = _days(said.said, draft.file, f"{where}.said")
    id_ = draft.number(*(span.text for span in (source, cue) if span is not None), *(p.text for p in content))
    draft.claims.append(
        Claim(
            id=id_,
            confidence=1.0,
            source=source,
            described=(),
            actors=who,
            candidates=(),
            cue=cue,
            content=content,
            form=form,
            act=said.act,
            stance=said.stance,
            certainty=said.certainty,
            hedges=(),
            channel=None,
            addressee=None,
            said=None if said_on is None else Interval(said_on.from_, said_on.to),
            depth=0 if form == "narrated" else 1,
            parent=None,
            disputes=(),
            confirms=(),
            same_as=(),
        )
    )
    if source is not None and said.actor is not None:
        actor = draft.actors[said.actor]
        draft.actors[said.actor] = replace(actor, mentions=(*actor.mentions, source))
    for i, event in enumerate(said.events):
        _add_event(draft, event, draft.claims[-1], f"{where}.events[{i}]")
    for i, toll in enumerate(said.tolls):
        _add_toll(draft, toll, draft.claims[-1], None, f"{where}.tolls[{i}]")
    return content[0].end


def _own_word(draft: _Draft, words: Words, where: str) -> Claim:
    """The claim in the report's own voice that these words are."""
    near = max((piece.end for claim in draft.claims for piece in claim.content[:1]), default=0)
    _add_claim(draft, EnteredClaim(content=words), near, where)
    return draft.claims[-1]


def _add_event(draft: _Draft, told: EnteredEvent, claim: Claim, where: str) -> None:
    start = claim.content[0].start
    trigger = draft.span(original_of(told.words), start, f"{where}.words")
    when = _days(told.when, draft.file, f"{where}.when")
    id_ = draft.number("event", trigger.text, claim.id)
    place = None if told.place is None else _place(draft, told.place, start, f"{where}.place")
    at = len(draft.events)
    draft.events.append(
        Event(
            id=id_,
            confidence=1.0,
            type=told.type,
            mode=None,
            trigger=trigger,
            actor=_parties(draft, told.actor, trigger, f"{where}.actor"),
            recipient=_parties(draft, told.recipient, trigger, f"{where}.recipient"),
            means=_meant(draft, told.means, start, f"{where}.means"),
            target=_meant(draft, told.target, start, f"{where}.target"),
            place=place,
            when=when,
            claim=claim.id,
            status=told.status,
            repeated=False,
            certainty=claim.certainty,
            hedges=(),
            tolls=(),
        )
    )
    for i, toll in enumerate(told.tolls):
        _add_toll(draft, toll, claim, id_, f"{where}.tolls[{i}]")
    mine = tuple(toll.id for toll in draft.tolls if toll.event == id_)
    draft.events[at] = replace(draft.events[at], tolls=mine)


def _add_toll(draft: _Draft, told: EnteredToll, claim: Claim, event: str | None, where: str) -> None:
    span = draft.span(original_of(told.words), claim.content[0].start, f"{where}.words")
    low, high = told.low, told.high
    if low is None and high is None:
        raise LedgerError(f"{draft.file}: {where}: low and high are both open; say one of them")
    if low is not None and high is not None and low > high:
        raise LedgerError(f"{draft.file}: {where}: low is {low} and high {high}; the lower number comes first")
    draft.tolls.append(
        Toll(
            start=span.start,
            end=span.end,
            text=span.text,
            id=draft.number("toll", span.text, claim.id),
            confidence=1.0,
            claim=claim.id,
            event=event,
            kind=told.kind,
            low=low,
            high=high,
            approximate=told.approximate,
            counts_as=Bounds(low if low is not None else high, high if high is not None else low),
            rule=None,
            victims=None,
            victim_class=told.victim_class,
            victim_side=None,
            groups=(),
            scope=told.scope,
            part_of=None,
        )
    )


def _place(draft: _Draft, told: EnteredPlace, near: int, where: str) -> int:
    if told.geonameid is None and (told.lat is None or told.lon is None):
        raise LedgerError(f"{draft.file}: {where}: say a geonameid, or lat and lon (degrees north and east)")
    at = draft.span(told.name, near, f"{where}.name")
    at_place = (told.name, told.geonameid, told.lat, told.lon, told.country, told.admin1)
    draft.places.append(Place(at.start, at.end, at.text, *at_place, precision=told.precision, role="location"))
    return len(draft.places) - 1


def _parties(draft: _Draft, names: Sequence[str], trigger: Span, where: str) -> tuple[Party, ...]:
    """Who does it or suffers it; the words are those of the event, for names are the entering person's own."""
    actors = (draft.actor(name, f"{where}[{i}]") for i, name in enumerate(names))
    return tuple(Party(trigger.start, trigger.end, trigger.text, actor) for actor in actors)


def _first(draft: _Draft, words: Words | None, near: int, where: str) -> Span | None:
    return None if words is None else draft.span(original_of(words), near, where)


def _meant(draft: _Draft, words: Words | None, near: int, where: str) -> Span | None:
    """The words in English where they are given: they stand alone in lists."""
    return None if words is None else draft.spans(words, near, where)[-1]


def _days(told: EnteredDays | None, file: str, where: str) -> When | None:
    if told is None:
        return None
    try:
        first = date.fromisoformat(told.from_)
        end = first + timedelta(days=1) if told.to is None else date.fromisoformat(told.to)
    except ValueError:
        raise LedgerError(f"{file}: {where}: this is no day of the calendar; say YYYY-MM-DD") from None
    if end <= first:
        raise LedgerError(f"{file}: {where}: `to` is the day after the last one, so it lies after `from`")
    return When(first.isoformat(), end.isoformat(), told.precision)


def _lines(made: EnteredReport) -> Iterator[tuple[Words, ...]]:
    """What makes up the text of a report that is entered without one, a line for each claim, event and figure."""
    for claim in made.claims:
        yield tuple(words for words in (claim.source, claim.cue, claim.content) if words is not None)
    yield from ((event.words,) for event in made.events)
    yield from ((toll.words,) for toll in made.tolls)


def _beside(made: EnteredReport) -> Iterator[str]:
    """Words that the text must have besides: translations of single words, means, targets and the names of places."""
    events = [*made.events, *(event for claim in made.claims for event in claim.events)]
    alone = [words for event in events for words in (event.means, event.target) if words is not None]
    told = [claim.content for claim in made.claims]
    told += [event.words for event in made.events]
    told += [toll.words for toll in made.tolls]
    yield from (words for words in map(translation_of, [*told, *alone]) if words is not None)
    if made.text is None:
        yield from (original_of(words) for words in alone)
    yield from (event.place.name for event in events if event.place is not None)
