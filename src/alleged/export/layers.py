"""Events, places, dates and tolls -> marks in the text, a layer for each kind, and the boxes that switch the layers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from alleged.export.escaping import escaped
from alleged.export.facts import days, figure
from alleged.export.facts import noun as event_noun
from alleged.export.shown import who
from alleged.records import Claim, DateMention, Event, EventStatus, Interval, Place, Reading, Span, Toll
from alleged.records.place import PlaceRole

Layer = Literal["event", "place", "date", "toll"]
LAYERS: tuple[tuple[Layer, str], ...] = (
    ("event", "events"),
    ("place", "places"),
    ("date", "dates"),
    ("toll", "numbers"),
)
"""Each layer and its name on the page; all hidden until asked for."""

# In the world of the claim, never in ours.
_STATUSES: Mapping[EventStatus, str] = {
    "happened": "reported to have happened",
    "did not happen": "said not to have happened",
    "attempted": "reported to have been attempted",
    "ongoing": "reported to be going on",
    "planned": "said to be planned",
    "hypothetical": "spoken of, not said to have happened",
    "unknown": "not told whether it happened",
}
_ROLES: Mapping[PlaceRole, str] = {
    "location": "where something is",
    "government": "stands for a government",
    "adjective": "said of a country or its people",
}
# Precisions that the interval as written already tells.
_PLAIN_PRECISIONS = frozenset(("day", "month", "year", "range"))


@dataclass(frozen=True, slots=True)
class Note:
    """A mark of a layer: where it stands, and in words what the reader took it for."""

    layer: Layer
    span: Span
    words: str


def notes(reading: Reading) -> tuple[Note, ...]:
    """All marks of a reading's layers, longer ones before those that stand inside them."""
    claims = {claim.id: claim for claim in reading.claims}
    found = [
        *(Note("event", event.trigger, _event(event, claims, reading)) for event in reading.events),
        *(Note("place", place, _place(place)) for place in reading.places),
        *(Note("date", day, _date(day)) for day in reading.dates),
        *(Note("toll", toll, _toll(toll, claims)) for toll in reading.tolls),
    ]
    return tuple(sorted(found, key=lambda note: (note.span.start, -note.span.end)))


def toolbar(readings: Sequence[Reading]) -> str:
    """The boxes that switch the layers: claims are shown at first. They work without the script: see page.css."""
    counts = {
        "event": sum(len(reading.events) for reading in readings),
        "place": sum(len(reading.places) for reading in readings),
        "date": sum(len(reading.dates) for reading in readings),
        "toll": sum(len(reading.tolls) for reading in readings),
    }
    total = sum(len(reading.claims) for reading in readings)
    boxes = [_box("claim", f'<span class="swatch c asserts">claims</span> {total}', " checked")]
    boxes += [
        _box(
            layer,
            f'<span class="swatch note {layer}">{name}</span> {counts[layer]}',
            "" if counts[layer] else " disabled",
        )
        for layer, name in LAYERS
    ]
    return f'<fieldset class="layers"><legend>Show in the text</legend>\n{"".join(boxes)}</fieldset>'


def _box(layer: str, label: str, state: str) -> str:
    # Without "off" a browser may bring back an earlier visit's boxes.
    return f'<label><input type="checkbox" id="layer-{layer}" autocomplete="off"{state}> {label}</label>\n'


def note_opening(note: Note, start: int, end: int) -> str:
    """The start tag of a note's piece `[start, end)`; only the outer ends of a note in pieces are closed off."""
    ends = (" first" if start == note.span.start else "") + (" last" if end == note.span.end else "")
    return f'<span class="note {note.layer}{ends}" title="{escaped(note.words)}">'


def _event(event: Event, claims: Mapping[str, Claim], reading: Reading) -> str:
    return _joined(
        event_noun(event.type).capitalize() + (f" ({event.mode})" if event.mode else ""),
        _STATUSES[event.status],
        _by(event.claim, claims),
        "who: " + _quoted(event.actor) if event.actor else "",
        "to whom or what: " + _quoted(event.recipient) if event.recipient else "",
        f"by means of “{event.means.text}”" if event.means else "",
        _named(reading.places[event.place]) if event.place is not None else "",
        days(event.when) if event.when else "",
        "" if event.certainty in ("certain", "unknown") else f"{event.certainty}, by its source",
    )


def _place(place: Place) -> str:
    where = ""
    if place.lat is not None and place.lon is not None:
        where = f"{abs(place.lat):.2f}° {'N' if place.lat >= 0 else 'S'}, {abs(place.lon):.2f}° {'E' if place.lon >= 0 else 'W'}"
    return _joined(
        f"Place: {place.name}" if place.name else "Place, undecided which",
        ", ".join(part for part in (place.admin1, place.country) if part),
        where,
        place.precision,
        _ROLES[place.role],
    )


def _date(day: DateMention) -> str:
    if day.from_ is None or day.to is None:
        return "Date, undecided which"
    extent = day.precision if day.precision and day.precision not in _PLAIN_PRECISIONS else ""
    return _joined(f"Date: {days(Interval(day.from_, day.to))}", extent)


def _toll(toll: Toll, claims: Mapping[str, Claim]) -> str:
    return _joined(
        f"Reported number: {figure(toll)}",
        _by(toll.claim, claims),
        f"of “{toll.victims.text}”" if toll.victims else "",
        "" if toll.victim_class == "unknown" else f"{toll.victim_class}s",
        "" if toll.scope == "incident" else {"cumulative": "a running total", "part": "a part of a figure"}[toll.scope],
    )


def _by(claim: str, claims: Mapping[str, Claim]) -> str:
    """By whose word; "" where the claim is not there."""
    return f"by the account of {who(claims[claim])}" if claim in claims else ""


def _named(place: Place) -> str:
    return place.name or f"“{place.text}”"


def _quoted(spans: Sequence[Span]) -> str:
    return ", ".join(f"“{span.text}”" for span in spans)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
