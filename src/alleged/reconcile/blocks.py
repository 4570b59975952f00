"""Blocks: keys that two parts must share, or stand next to, before they are compared at all. They keep the work near linear.

A part is kept under its own keys and looked up under those around it, so that neighbouring cells, days and fortnights meet. The
time stands first in a key: what is published together lies together in the index.
"""

from collections.abc import Iterator
from math import floor

from alleged.lexicon.rarity import rarity
from alleged.reconcile.likeness import ordinal
from alleged.reconcile.part import Part

_DEGREES = 1.0
"""Side of a cell: two places in one town lie in one cell or in neighbouring ones."""
_MOST_DAYS = 4
"""Longer intervals say too little about when to look there."""
_LEADS, _LEAD_RARITY = 6, 0.8
"""How many of the rarest words of a lead make keys, and from which rarity on."""
_LEAD_TOWNS, _TOWN_RARITY = 3, 0.9
"""The same of the towns that a lead names: of great cities too much is told in a fortnight."""
_NAMES = 8
_FORTNIGHT, _QUARTER = 14, 90
"""Days of publication within which words, and names, bring reports together."""
_AREAS = frozenset({"country", "region", "sea"})


def keys(part: Part) -> tuple[str, ...]:
    """The keys under which a part is kept, sorted."""
    return tuple(sorted(set(_keys(part, 0))))


def near(part: Part) -> tuple[str, ...]:
    """The keys under which parts are kept that this one is compared with, sorted."""
    return tuple(sorted(set(_keys(part, 1))))


def _keys(part: Part, reach: int) -> Iterator[str]:
    yield from _places_and_days(part, reach)
    if part.published is None:
        # Without a day of publication only words and names are left; they stand in a time of their own.
        yield from (f"- w {word}" for word in _rarest(part))
        yield from (f"- n {name}" for name in part.names[:_NAMES])
        return
    day = ordinal(part.published[:10])
    for shift in range(-reach, reach + 1):
        for word in _rarest(part):
            yield f"{day // _FORTNIGHT + shift} w {word}"
        for name in part.names[:_NAMES]:
            yield f"{day // _QUARTER + shift} n {name}"
        for town in _towns(part):
            yield f"{day // _FORTNIGHT + shift} t {town}"


def _places_and_days(part: Part, reach: int) -> Iterator[str]:
    place, when = part.place, part.when
    if place is None or place.lat is None or place.lon is None or place.precision in _AREAS or when is None:
        return
    first, end = ordinal(when[0]), ordinal(when[1])
    if end - first > _MOST_DAYS:
        return
    north, east = floor(place.lat / _DEGREES), floor(place.lon / _DEGREES)
    for day in range(first - reach, end + reach):
        for y in range(north - reach, north + reach + 1):
            for x in range(east - reach, east + reach + 1):
                yield f"{day} p {y} {x}"


def _towns(part: Part) -> tuple[str, ...]:
    """The towns that a report names at its beginning, or in its claims, the rarest first: where a report does not tell the place or
    the day of what it is about, they bring it together with those that do."""
    told = set(part.lead)
    named = (town for town in part.towns if not part.main or all(word in told for word in town.split()))
    rare = sorted((-min(rarity(word) for word in town.split()), town) for town in named)
    return tuple(town for value, town in rare[:_LEAD_TOWNS] if -value >= _TOWN_RARITY)


def _rarest(part: Part) -> tuple[str, ...]:
    """The words of its lead, or of its claims, that bring it together with others."""
    told = sorted((-rarity(word), word) for word in (part.lead or part.words))
    return tuple(word for value, word in told[:_LEADS] if -value >= _LEAD_RARITY)
