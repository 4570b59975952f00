"""Events gathered into incidents."""

from collections.abc import Iterable, Sequence

from alleged.reconcile.decide import SAME, weigh
from alleged.reconcile.happening import Happening

Apart = Iterable[tuple[str, str]]
"""Pairs of events (ids) that are not one incident, by a person's word."""
_REACH = 40
"""How many earlier events of its type an event is compared with, beside those at its place: keeps long reports linear."""


def clusters(events: Sequence[Happening], apart: Apart = ()) -> tuple[tuple[Happening, ...], ...]:
    """The events in groups, each one incident, in time by their first.

    The likeliest pairs join first; two groups that hold a pair which cannot be one, or which a person keeps `apart`, stay apart.
    The order of `events` does not matter.
    """
    ruled = frozenset(apart)
    ordered = sorted(events, key=lambda h: h.order)
    pairs = sorted(_pairs(ordered), key=lambda pair: (-pair[0], pair[1], pair[2]))
    group = list(range(len(ordered)))
    members = {i: [i] for i in group}
    for _, i, j in pairs:
        a, b = group[i], group[j]
        if a == b or _exclude([ordered[k] for k in members[a]], [ordered[k] for k in members[b]], ruled):
            continue
        low, high = min(a, b), max(a, b)
        for k in members[high]:
            group[k] = low
        members[low] += members.pop(high)
    return tuple(tuple(ordered[k] for k in sorted(mine)) for _, mine in sorted(members.items()))


def _pairs(ordered: Sequence[Happening]) -> list[tuple[float, int, int]]:
    out: list[tuple[float, int, int]] = []
    by_type: dict[str, list[int]] = {}
    by_place: dict[tuple[str, int], list[int]] = {}
    for j, later in enumerate(ordered):
        mine = by_type.setdefault(later.event.type, [])
        near = set(mine[-_REACH:])
        if later.place is not None and later.place.geonameid is not None:
            there = by_place.setdefault((later.event.type, later.place.geonameid), [])
            near.update(there[-_REACH:])
            there.append(j)
        for i in sorted(near):
            total, _ = weigh(ordered[i], later)
            if total >= SAME:
                out.append((total, i, j))
        mine.append(j)
    return out


def _exclude(one: Sequence[Happening], other: Sequence[Happening], ruled: frozenset[tuple[str, str]]) -> bool:
    if ruled and any(
        (a.event.id, b.event.id) in ruled or (b.event.id, a.event.id) in ruled for a in one for b in other
    ):
        return True
    return any(weigh(a, b)[0] == float("-inf") for a in one for b in other)
