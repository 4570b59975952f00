"""What a judgement is tied to, and where that stands in a later reading of the report."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alleged.lexicon.folding import unaccented
from alleged.records import Reading, Span
from alleged.records.judgement import Anchor, ThingKind

ENOUGH = 0.5
"""Share of the words (of whichever has more of them) that must be the same for a thing to be the one that was judged. Source: the
contract, "where the words overlap by half"."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Thing:
    """A claim, event or toll of a reading, or the report: its spans, and for events and tolls their `claim` and its content."""

    kind: ThingKind
    id: str
    pieces: tuple[Span, ...]
    claim: str | None = None
    around: str = ""


def things(reading: Reading) -> Iterator[Thing]:
    """All that can be judged in a reading: the report, its claims, events and tolls."""
    yield Thing("report", reading.report.id, ())
    said: dict[str, str] = {}
    for claim in reading.claims:
        said[claim.id] = " ".join(piece.text for piece in claim.content)
        spans = (claim.source, claim.cue, *claim.content)
        yield Thing("claim", claim.id, tuple(span for span in spans if span is not None), claim.id)
    for event in reading.events:
        yield Thing("event", event.id, (event.trigger,), event.claim, said.get(event.claim, ""))
    for toll in reading.tolls:
        yield Thing("toll", toll.id, (Span(toll.start, toll.end, toll.text),), toll.claim, said.get(toll.claim, ""))


def anchor_of(thing: Thing, reading: Reading, *, version: int, incident: str | None = None) -> Anchor:
    """What ties a judgement to a thing of a reading; `version` is the number of the report's version."""
    first = min(thing.pieces, key=lambda piece: piece.start, default=Span(0, 0, ""))
    return Anchor(
        report=reading.report.id,
        version=version,
        sha256=reading.report.sha256,
        kind=thing.kind,
        id=thing.id,
        start=first.start,
        end=first.end,
        words=first.text,
        pieces=tuple(Span(p.start, p.end, p.text) for p in thing.pieces),
        around=thing.around,
        incident=incident,
    )


def find(anchor: Anchor, reading: Reading) -> Thing | None:
    """What the anchor is tied to, in this reading of its report; None where it finds no place.

    In the text that was judged it is the thing of its kind with which it has most words in common, at the same offsets, and at
    least half. In another text it is one with as much of its words (events and tolls: in a claim of like words too), the likest,
    then the nearest to where it was.
    """
    mine = [thing for thing in things(reading) if thing.kind == anchor.kind]
    if anchor.kind == "report":
        return mine[0] if mine and mine[0].id == anchor.report else None
    same_text = reading.report.sha256 == anchor.sha256
    likeness = _at_offsets if same_text else _in_words
    wanted = likeness(anchor.pieces)
    found: list[tuple[float, float, bool, int, str, Thing]] = []
    for thing in mine:
        share = _share(wanted, likeness(thing.pieces))
        around = _share(_in_words([_span(anchor.around)]), _in_words([_span(thing.around)]))
        if share >= ENOUGH and (same_text or not anchor.around or around >= ENOUGH):
            away = abs(min((piece.start for piece in thing.pieces), default=0) - anchor.start)
            found.append((-share, -around, thing.id != anchor.id, away, thing.id, thing))
    return min(found, key=lambda one: one[:-1])[-1] if found else None


def _at_offsets(pieces: Iterable[Span]) -> Counter[object]:
    """The words of spans, each with where it begins in the text."""
    return Counter({(p.start + match.start(), match[0]): 1 for p in pieces for match in _WORD.finditer(p.text)})


def _in_words(pieces: Iterable[Span]) -> Counter[object]:
    """The words of spans, wherever they stand."""
    return Counter(word for piece in pieces for word in _WORD.findall(unaccented(piece.text.lower())))


def _share(one: Counter[object], other: Counter[object]) -> float:
    most = max(one.total(), other.total())
    return (one & other).total() / most if most else 0.0


def _span(words: str) -> Span:
    return Span(0, len(words), words)
