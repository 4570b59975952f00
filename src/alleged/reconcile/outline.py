"""What the events of an incident agree on: type, place, day, means and target."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from alleged.reconcile.happening import Happening
from alleged.reconcile.incident import Outline
from alleged.records.place import IncidentPlace, Place
from alleged.records.span import Span
from alleged.records.when import When

_FINENESS = ("exact", "town", "district", "region", "sea", "country", "vague")


def outline(group: Sequence[Happening]) -> Outline:
    """The outline of events that are one, in time. A place or day is the finest that any account gives; where several are as fine,
    the one that most give, and among those the first."""
    ordered = sorted(group, key=lambda h: h.order)
    first = ordered[0].event
    return Outline(
        first=first,
        type=first.type,
        place=_place([h.place for h in ordered if h.place is not None]),
        when=_when([h.event.when for h in ordered if h.event.when is not None]),
        means=_words([h.event.means for h in ordered]),
        target=_words([h.event.target for h in ordered]),
    )


def _place(given: Sequence[Place]) -> IncidentPlace | None:
    if not given:
        return None
    finest = min(_FINENESS.index(place.precision) for place in given)
    fine = [place for place in given if _FINENESS.index(place.precision) == finest]
    counts = Counter(place.geonameid or place.name or place.text for place in fine)
    most = max(counts.values())
    chosen = next(place for place in fine if counts[place.geonameid or place.name or place.text] == most)
    return IncidentPlace(
        name=chosen.name or chosen.text,
        geonameid=chosen.geonameid,
        lat=chosen.lat,
        lon=chosen.lon,
        country=chosen.country,
        admin1=chosen.admin1,
        precision=chosen.precision,
    )


def _when(given: Sequence[When]) -> When | None:
    if not given:
        return None
    shortest = min(_days(when) for when in given)
    fine = [when for when in given if _days(when) == shortest]
    counts = Counter((when.from_, when.to) for when in fine)
    most = max(counts.values())
    return next(when for when in fine if counts[(when.from_, when.to)] == most)


def _days(when: When) -> int:
    return (date.fromisoformat(when.to) - date.fromisoformat(when.from_)).days


def _words(given: Sequence[Span | None]) -> str | None:
    return next((span.text for span in given if span is not None), None)
