"""What a claim tells beside its words, in short: what kind of event, where, when, how many."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from alleged.records import Claim, Event, EventType, Incident, Interval, Reading, Toll
from alleged.records.incident import Range

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
# Types that are no nouns already, in lower case.
_NOUNS: Mapping[EventType, str] = {
    "AGREE": "agreement",
    "CONSULT": "consultation",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "ACCUSE": "accusation",
    "REJECT": "rejection",
    "THREATEN": "threat",
    "SANCTION": "sanctions",
    "MOBILIZE": "mobilization",
    "COERCE": "coercion",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """Each as text on one line; "" where nothing is known."""

    event: str = ""
    where: str = ""
    when: str = ""
    how_many: str = ""

    def line(self) -> str:
        """All of it in one line, "" where there is nothing."""
        return " · ".join(part for part in (self.event, self.where, self.when, self.how_many) if part)


def facts(reading: Reading) -> dict[str, Facts]:
    """The facts of each claim that has any, by the claim's id."""
    events: dict[str, list[Event]] = {}
    for event in reading.events:
        events.setdefault(event.claim, []).append(event)
    tolls: dict[str, list[Toll]] = {}
    for toll in reading.tolls:
        tolls.setdefault(toll.claim, []).append(toll)
    return {claim.id: _facts(claim, reading, events, tolls) for claim in reading.claims}


def days(interval: Interval) -> str:
    """An interval of days as a person writes it.

    Example:
        >>> days(Interval("2023-01-04", "2023-01-05")), days(Interval("2022-12-01", "2023-01-01"))
        ('4 Jan 2023', 'Dec 2022')
        >>> days(Interval("2022-01-01", "2023-01-01")), days(Interval("2022-12-28", "2023-01-03"))
        ('2022', '28 Dec 2022 to 2 Jan 2023')
    """
    first, end = date.fromisoformat(interval.from_), date.fromisoformat(interval.to)
    last = end - timedelta(days=1)
    if first == last:
        return _day(first)
    if first.day == 1 and end.day == 1:
        if first.month == 1 and end.month == 1:
            return str(first.year) if last.year == first.year else f"{first.year} to {last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{_day(first)} to {_day(last)}"


def noun(kind: EventType) -> str:
    """A type of event as a noun.

    Example:
        >>> noun("THREATEN"), noun("ASSAULT")
        ('threat', 'assault')
    """
    return _NOUNS.get(kind, kind.lower())


def figure(toll: Toll) -> str:
    """A toll as a figure: "killed 39 or more", "injured about 100", "captured 10 at most"."""
    return f"{toll.kind} {bounds(toll.low, toll.high, approximate=toll.approximate)}"


def bounds(low: int | None, high: int | None, *, approximate: bool = False) -> str:
    """Two bounds, either of which may be open.

    Example:
        >>> bounds(39, None), bounds(None, 10), bounds(50, 60), bounds(400, 400, approximate=True), bounds(None, None)
        ('39 or more', '10 at most', '50 to 60', 'about 400', 'a number not told')
    """
    if low is None and high is None:
        return "a number not told"
    if low is None:
        return f"{high:,} at most"
    if high is None:
        return f"{low:,} or more"
    return f"{'about ' if approximate else ''}{low:,}" if low == high else f"{low:,} to {high:,}"


def about(incident: Incident) -> str:
    """An incident in one line: kind, where, when, figures, how it stands."""
    parts = [
        noun(incident.type).capitalize(),
        incident.place.name if incident.place is not None else "",
        days(incident.when) if incident.when is not None else "",
        *ranges(incident),
        incident.headline,
    ]
    return " · ".join(part for part in parts if part)


def ranges(incident: Incident) -> list[str]:
    """An incident's figures, those that somebody gives: "killed 9 to 21 or more"."""
    named = {
        "killed": incident.killed,
        "injured": incident.injured,
        "missing": incident.missing,
        "captured": incident.captured,
        "displaced": incident.displaced,
    }
    return [f"{kind} {range_words(one)}" for kind, one in named.items() if one is not None]


def range_words(found: Range) -> str:
    """A range in words: "9 to 21 or more"."""
    if found.open and found.low is not None and found.high is not None:
        both = f"{found.low:,}" if found.low == found.high else f"{found.low:,} to {found.high:,}"
        return f"{both} or more"
    return bounds(found.low, found.high)


def _facts(
    claim: Claim, reading: Reading, events: Mapping[str, Sequence[Event]], tolls: Mapping[str, Sequence[Toll]]
) -> Facts:
    mine = events.get(claim.id, ())
    places = [reading.places[e.place] for e in mine if e.place is not None]
    return Facts(
        event=_once(f"{noun(e.type).capitalize()}{'' if e.status == 'happened' else f' ({e.status})'}" for e in mine),
        where=_once(place.name or place.text for place in places),
        when=_once(days(e.when) for e in mine if e.when is not None),
        how_many=_once(figure(toll) for toll in tolls.get(claim.id, ())),
    )


def _once(parts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(parts))


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
