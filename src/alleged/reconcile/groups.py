"""Parts of many reports gathered into incidents."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from alleged.reconcile.alike import EXCLUDED, FLOOR, SAME
from alleged.reconcile.part import Part
from alleged.reconcile.rulings import Rulings, sets

_EXACT = 1000
"""Weights are summed as whole thousandths, so that no order of summing makes a difference."""


def components(ids: Iterable[str], weights: Mapping[tuple[str, str], float]) -> tuple[tuple[str, ...], ...]:
    """The ids in sets that likely pairs hold together, each sorted, in the order of their first."""
    above: dict[str, str] = {one: one for one in ids}

    def top(one: str) -> str:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for (a, b), weight in weights.items():
        if weight >= SAME:
            first, second = sorted((top(a), top(b)))
            above[second] = first
    found: dict[str, list[str]] = {}
    for one in sorted(above):
        found.setdefault(top(one), []).append(one)
    return tuple(tuple(mine) for _, mine in sorted(found.items()))


def _by_report(ordered: Sequence[Part]) -> dict[str, list[int]]:
    out: dict[str, list[int]] = {}
    for i, part in enumerate(ordered):
        out.setdefault(part.report, []).append(i)
    return out


_RULED = -(10**15)
"""What a pair that a person keeps apart has, in thousandths: no number of other pairs comes up to it."""
_NO_RULINGS = Rulings()


def groups(
    parts: Sequence[Part], weights: Mapping[tuple[str, str], float], rulings: Rulings = _NO_RULINGS
) -> tuple[tuple[Part, ...], ...]:
    """Parts in groups, each one incident, in time by their first; `weights` holds the pairs that were compared, by id.

    The two likeliest groups join first, as long as their pairs speak for it on average; a pair that is not in `weights` counts
    with FLOOR. What people ruled comes first: parts that they joined are one from the beginning, parts that they keep apart never
    are. The order of `parts` does not matter.
    """
    ordered = sorted(parts, key=lambda p: p.order)
    place = {part.id: i for i, part in enumerate(ordered)}
    floor, enough = round(FLOOR * _EXACT), round(SAME * _EXACT)
    # What a pair of groups has beyond the floor; absent where nothing was compared.
    over: dict[int, dict[int, int]] = {i: {} for i in range(len(ordered))}
    for (a, b), weight in weights.items():
        if a in place and b in place:
            i, j = place[a], place[b]
            over[i][j] = over[j][i] = round(weight * _EXACT) - floor
    apart = round(EXCLUDED * _EXACT) - floor
    for mine in _by_report(ordered).values():  # one report's own parts, whether they were compared or not
        for i, j in combinations(mine, 2):
            over[i][j] = over[j][i] = apart
    for a, b in rulings.apart:
        if a in place and b in place:
            i, j = place[a], place[b]
            over[i][j] = over[j][i] = _RULED
    members: dict[int, list[int]] = {i: [i] for i in over}
    for held in sets(rulings.joined):
        here = sorted(place[one] for one in held if one in place)
        for other in here[1:]:
            _join(over, members, here[0], other)
    heap = [(-float(value), i, j) for i, row in over.items() for j, value in row.items() if i < j]
    heapq.heapify(heap)
    while heap:
        worth, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        size = len(members[i]) * len(members[j])
        if -worth != over[i].get(j, 0) / size:
            continue  # from before one of the two grew
        if over[i][j] + (floor - enough) * size < 0:
            continue
        _join(over, members, i, j)
        for k, value in over[i].items():
            heapq.heappush(heap, (-value / (len(members[i]) * len(members[k])), min(i, k), max(i, k)))
    found = sorted(sorted(mine) for mine in members.values())
    return tuple(tuple(ordered[k] for k in mine) for mine in found)


def _join(over: dict[int, dict[int, int]], members: dict[int, list[int]], i: int, j: int) -> None:
    """Makes the group `j` a part of the group `i`."""
    members[i] += members.pop(j)
    for k, value in over.pop(j).items():
        del over[k][j]
        if k != i:
            over[i][k] = over[k][i] = over[i].get(k, 0) + value
